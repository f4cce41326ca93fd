"""One writer at a time: a lease in the cluster that its holder renews, so that it ends with the holder."""

import contextlib
import os
import socket
import threading
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hengce.ingest.errors import SearchError
from hengce.search.elastic_errors import in_use
from hengce.search.elastic_mapping import LONE
from hengce.search.elastic_server import Server

KEY: Final = "writer"
RENEWED: Final = 2.0  # seconds between renewals
EXPIRES: Final = (
    20.0  # seconds without one, after which the holder counts as dead; a server short of memory rests for some
)


@dataclass(frozen=True, slots=True)
class _Hold:
    """A lease as the server keeps it: whose it is, and the version that the next renewal must follow."""

    holder: Mapping[str, Any]
    version: Mapping[str, Any]


class Lease:
    """The right to write under a name, held until it is released or its process ends.

    Whether another holder is alive is seen by its renewals, not by clocks, which differ between machines.
    """

    def __init__(self, server: Server) -> None:
        """Waits until the lease of a dead holder expires. Raises: SearchError when another holder is alive."""
        self._server = server
        self._index = f"{server.address.name}-lock"
        self._holder = {"host": socket.gethostname(), "pid": os.getpid(), "token": uuid.uuid4().hex}
        self._hold = self._acquire()
        self._stop, self._is_lost = threading.Event(), False
        self._thread = threading.Thread(target=self._renew_until_stopped, daemon=True, name="hengce-lease")
        self._thread.start()

    def check(self) -> None:
        """Raises: SearchError when another took the lease, because this process stood still for long."""
        if self._is_lost:
            raise in_use(self._server.address, {})

    def release(self) -> None:
        """Lets others write. When the server cannot be told, the lease expires by itself."""
        self._stop.set()
        self._thread.join()
        with contextlib.suppress(SearchError):
            self._server.ask(
                lambda client: client.options(ignore_status=[404, 409]).delete(
                    index=self._index, id=KEY, **self._hold.version
                )
            )

    def _acquire(self) -> _Hold:
        self._server.ask(  # 400: it is there already
            lambda client: client.options(ignore_status=400).indices.create(
                index=self._index, settings=LONE, mappings={"dynamic": False}
            )
        )
        while True:
            if hold := self._write({"op_type": "create"}):
                return hold
            if not (other := self._read()):
                continue  # released just now
            if other.holder == self._holder:  # the answer to our own request was lost
                return other
            self._outlive(other)
            if hold := self._write(other.version):
                return hold

    def _outlive(self, other: _Hold) -> None:
        """Returns when the lease is gone, or was not renewed for so long that its holder must be dead."""
        limit = time.monotonic() + EXPIRES
        while time.monotonic() < limit:
            time.sleep(RENEWED / 4)
            now = self._read()
            if now is None:
                return
            if now != other:
                raise in_use(self._server.address, now.holder)

    def _renew_until_stopped(self) -> None:
        while not self._stop.wait(RENEWED):
            with contextlib.suppress(SearchError):  # a server that is away for a moment is asked again
                if hold := self._write(self._hold.version):
                    self._hold = hold
                elif (now := self._read()) and now.holder == self._holder:
                    self._hold = now
                else:
                    self._is_lost = True
                    return

    def _write(self, condition: Mapping[str, Any]) -> _Hold | None:
        """Our hold; None when the condition does not hold."""
        answer = self._server.ask(
            lambda client: client.options(ignore_status=409).index(
                index=self._index, id=KEY, document=self._holder, **condition
            )
        )
        return None if answer.meta.status == 409 else _Hold(self._holder, _version(answer.body))

    def _read(self) -> _Hold | None:
        answer = self._server.ask(lambda client: client.options(ignore_status=404).get(index=self._index, id=KEY))
        return None if answer.meta.status == 404 else _Hold(answer.body["_source"], _version(answer.body))


def _version(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}
