"""A server of our own on the loopback address: started, waited for, killed, started again."""

import contextlib
import http.client
import os
import socket
import ssl
import subprocess
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.editions import EDITIONS, SECURED, Edition, java_home
from tests.servers.jars import fetch_jars

HOST = "127.0.0.1"
SCHEMES = {"neo4j": "bolt", "elasticsearch": "http", SECURED: "https"}
PATIENCE = 120  # seconds; two cores that start four servers at once take 30
# Servers that live for minutes gain nothing from the second compiler and the collector for large heaps.
BRISK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
NEO4J = """server.bolt.listen_address={host}:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
"""
ENTRY = "META-INF/services/org.neo4j.server.startup.EntryPoint"  # says which class starts this version
ELASTICSEARCH = """network.host: {host}
http.port: {port}
transport.port: {other}
discovery.type: single-node
cluster.name: hengce-test
cluster.routing.allocation.disk.threshold_enabled: false
"""
# Classes are not looked through as they are loaded: servers start in nine tenths of the time, and what the module for
# security knows of SAML refers to classes that are not in Maven Central, and that nothing calls.
UNVERIFIED = ("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote")
# Whoever started the server may be killed without a word; then the server goes too.
WATCH = 'tail --pid="$1" -f /dev/null; kill -9 "$2"'


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(slots=True)
class Server:
    """A server of the edition called `name` with its files in `home`; `settings` are lines added to its own.

    It ends with the process `owner`. `options` are those of Java; `authority` vouches for a server that encrypts.
    """

    name: str
    home: Path
    owner: int = field(default_factory=os.getpid)
    settings: str = ""
    options: tuple[str, ...] = ("-Xmx512m", *BRISK)
    authority: Path | None = None
    port: int = field(default_factory=free_port)
    pid: int = 0

    @property
    def edition(self) -> Edition:
        """The version that runs."""
        return EDITIONS[self.name]

    @property
    def address(self) -> str:
        """The address for clients."""
        return f"{SCHEMES[self.edition.product]}://{HOST}:{self.port}"

    def start(self) -> None:
        """Returns when the server accepts requests. Raises: RuntimeError with the end of its log when it does not."""
        line = _neo4j(self) if self.edition.product == "neo4j" else _elasticsearch(self)
        java = java_home(self.edition) / "bin/java"
        with self.log.open("ab") as log:
            command = [java, *UNVERIFIED, *self.options, *line]
            process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        self.pid = process.pid
        subprocess.Popen(["sh", "-c", WATCH, "watch", str(self.owner), str(self.pid)], start_new_session=True)
        limit = time.monotonic() + PATIENCE
        while not self._answers():
            if process.poll() is not None or time.monotonic() > limit:
                raise RuntimeError(f"{self.name} did not start:\n{self.log.read_text('utf-8')[-4000:]}")
            time.sleep(0.1)

    def kill(self) -> None:
        """Ends the server as a power cut would; its files stay."""
        os.kill(self.pid, 9)
        limit = time.monotonic() + PATIENCE
        while _is_alive(self.pid) and time.monotonic() < limit:
            time.sleep(0.02)

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.home / "server.log"

    def _answers(self) -> bool:
        if self.edition.product == "neo4j":
            return _bolt_answers(self.port, self.authority)
        return _http_answers(self.port, self.authority)


def _neo4j(server: Server) -> list[str]:
    configuration = server.home / "conf"
    configuration.mkdir(parents=True, exist_ok=True)
    text = NEO4J.format(host=HOST, port=server.port) + server.settings
    (configuration / "neo4j.conf").write_text(text, "utf-8")
    jars = fetch_jars(server.edition) / "lib"
    with zipfile.ZipFile(jars / f"neo4j-{server.edition.version}.jar") as jar:
        main = jar.read(ENTRY).decode().strip()
    return ["-cp", f"{jars}/*", main, f"--home-dir={server.home}", f"--config-dir={configuration}", "--console-mode"]


def _elasticsearch(server: Server) -> list[str]:
    folder = fetch_jars(server.edition)
    (server.home / "config").mkdir(parents=True, exist_ok=True)
    if not (modules := server.home / "modules").exists():
        modules.symlink_to(folder / "modules")
    text = ELASTICSEARCH.format(host=HOST, port=server.port, other=free_port()) + server.settings
    (server.home / "config/elasticsearch.yml").write_text(text, "utf-8")
    jars = f"{folder}/classes:{folder}/lib/*"
    return ["-Dlog4j2.disable.jmx=true", "-cp", jars, "ElasticsearchServer", str(server.home)]


def _bolt_answers(port: int, authority: Path | None) -> bool:
    """Whether a handshake is answered: a magic number and four versions, of which the server chooses one."""
    try:
        with _connection(port, authority) as connection:
            connection.sendall(bytes.fromhex("6060b017 00080805 00000004 00000000 00000000"))
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def _connection(port: int, authority: Path | None) -> socket.socket:
    plain = socket.create_connection((HOST, port), timeout=5)
    if authority is None:
        return plain
    return ssl.create_default_context(cafile=authority).wrap_socket(plain, server_hostname=HOST)


def _http_answers(port: int, authority: Path | None) -> bool:
    """Whether the cluster is well; one with an authority asks who wants to know."""
    try:
        connection = http.client.HTTPConnection(HOST, port, timeout=5)
        if authority:
            context = ssl.create_default_context(cafile=authority)
            connection = http.client.HTTPSConnection(HOST, port, timeout=5, context=context)
        connection.request("GET", "/_cluster/health?wait_for_status=yellow&timeout=1s")
        return connection.getresponse().status == (http.HTTPStatus.UNAUTHORIZED if authority else http.HTTPStatus.OK)
    except (OSError, http.client.HTTPException):
        return False


def _is_alive(pid: int) -> bool:
    with contextlib.suppress(ChildProcessError):  # another process started it
        os.waitpid(pid, os.WNOHANG)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
