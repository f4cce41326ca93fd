"""A gate before a server: it encrypts, asks for a key, rewrites what the server says, or shuts, as a test wants."""

import contextlib
import socket
import socketserver
import ssl
import subprocess
import threading
from pathlib import Path
from urllib.parse import urlsplit

from tests.servers.server import HOST

CHUNK = 1 << 16
REFUSAL = b"HTTP/1.1 401 Unauthorized\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"


class Gate(socketserver.ThreadingTCPServer):
    """Passes on what comes to its port to the server at `address`, and back.

    `key` is what a client's first words must hold. `words` are said in the place of the server's own.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, address: str, *, certificate: Path | None = None) -> None:
        super().__init__((HOST, 0), _Passage)
        parts = urlsplit(address)
        self.target = (parts.hostname, parts.port)
        self.key: bytes | None = None
        self.words: tuple[bytes, bytes] = (b"", b"")
        self.is_open = True
        self.passing = set[socket.socket]()
        self.address = (
            f"{parts.scheme}{'s' if certificate and parts.scheme == 'http' else ''}://{HOST}:{self.server_address[1]}"
        )
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def shut(self) -> None:
        """Breaks all connections off and lets none through."""
        self.is_open = False
        for connection in tuple(self.passing):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that breaks off is what tests want."""


class _Passage(socketserver.BaseRequestHandler):
    server: Gate

    def handle(self) -> None:
        if not self.server.is_open:
            return
        first = self.request.recv(CHUNK)
        if self.server.key and self.server.key not in first:
            self.request.sendall(REFUSAL)
            return
        with socket.create_connection(self.server.target) as upstream:
            self.server.passing |= {self.request, upstream}
            upstream.sendall(first)
            threading.Thread(target=_pump, args=(self.request, upstream, (b"", b"")), daemon=True).start()
            _pump(upstream, self.request, self.server.words)


def _pump(source: socket.socket, sink: socket.socket, words: tuple[bytes, bytes]) -> None:
    with contextlib.suppress(OSError):
        while chunk := source.recv(CHUNK):
            sink.sendall(chunk.replace(*words) if words[0] else chunk)
    for end in (source, sink):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


def make_certificate(file: Path, name: str = f"IP:{HOST}") -> Path:
    """A file with a certificate for `name`, which is its own authority, and its key."""
    key = file.with_suffix(".key")
    _make(file, "-subj", "/CN=test", "-addext", f"subjectAltName={name}")
    file.write_bytes(file.read_bytes() + key.read_bytes())
    return file


def make_signed(authority: Path) -> None:
    """Makes the certificate of an authority; beside it `server.pem`, which it has signed for this host, and its key."""
    _make(authority, "-subj", "/CN=authority")
    signed = ["-CA", authority, "-CAkey", authority.with_suffix(".key"), "-addext", "basicConstraints=CA:FALSE"]
    _make(authority.with_name("server.pem"), "-subj", "/CN=server", "-addext", f"subjectAltName=IP:{HOST}", *signed)


def _make(file: Path, *options: str | Path) -> None:
    line = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    subprocess.run(
        [*line, *options, "-keyout", file.with_suffix(".key"), "-out", file], check=True, capture_output=True
    )
