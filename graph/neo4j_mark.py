"""How Hengce knows its own Neo4j database: whose graph it is, what it holds, and who changes it now."""

import os
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from hengce.graph.neo4j_errors import FOREIGN, MISSING, OTHER_LAYOUT, OTHER_LIBRARY, held_elsewhere, said
from hengce.graph.neo4j_server import Server, Transaction, rows
from hengce.graph.schema import FORMAT
from hengce.graph.store import Parameter, Record
from hengce.ingest.errors import StoreError

LABEL: Final = "HengceLibrary"
CONSTRAINT: Final = f"CREATE CONSTRAINT IF NOT EXISTS FOR (l:{LABEL}) REQUIRE l.name IS UNIQUE"
FIND: Final = f"MATCH (l:{LABEL}) RETURN l.library AS library, l.layout AS layout, l.state AS state"
COUNT: Final = "MATCH (n) RETURN count(n) AS number"
RENEWED: Final = 2.0  # seconds between renewals of the right to write
EXPIRES: Final = 20_000  # milliseconds without one, after which the holder counts as dead
# Time is the server's own. The node is locked before its holder is looked at.
TAKE: Final = f"""MERGE (l:{LABEL} {{name: 'graph'}})
ON CREATE SET l.library = $library, l.layout = $layout
SET l.asked = timestamp()
WITH l, l.holder AS holder, l.until AS until, l.host AS host
WHERE l.library = $library
FOREACH (free IN CASE WHEN holder IS NULL OR holder = $holder OR until < timestamp() THEN [1] ELSE [] END |
  SET l.holder = $holder, l.host = $host, l.until = timestamp() + $expires)
RETURN l.holder = $holder AS taken, host, until"""
RELEASE: Final = f"MATCH (l:{LABEL}) WHERE l.holder = $holder REMOVE l.holder, l.until, l.host"
CHANGE: Final = f"MATCH (l:{LABEL}) WHERE l.holder = $holder SET l.state = $state, l.layout = $layout RETURN l.name"


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose graph a database holds. `state` is None while a change is under way, or when one was broken off."""

    library: str
    layout: int
    state: str | None


def read_mark(server: Server, library: str) -> Mark | None:
    """The mark of this library in the database; None when the database is empty.

    Raises: StoreError when the database holds something else, or cannot be used.
    """
    return server.reading(partial(_own_mark, server=server, library=library))


def present_mark(server: Server, library: str) -> Mark:
    """The mark of this library in the database.

    Raises: StoreError when there is none, when another version made it, and as `read_mark` does.
    """
    mark = read_mark(server, library)
    if mark is None:
        raise said(server.address, MISSING)
    if mark.layout != FORMAT:
        raise said(server.address, OTHER_LAYOUT)
    return mark


def _own_mark(transaction: Transaction, server: Server, library: str) -> Mark | None:
    found = [Mark(**row) for row in rows(transaction, FIND)]  # type: ignore[arg-type]  # written by us only
    if not found:
        [row] = rows(transaction, COUNT)
        if row["number"]:
            raise said(server.address, FOREIGN)
        return None
    if found[0].library != library:
        raise said(server.address, OTHER_LIBRARY)
    return found[0]


class Lease:
    """The right to write, of one process at a time."""

    def __init__(self, server: Server, library: str) -> None:
        self._server, self._library = server, library
        self._holder = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex}"
        self._stop = threading.Event()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds the right, and renews it so that it ends with this process. One of a dead process is waited out.

        Raises: StoreError when another process has it.
        """
        self._take()
        thread = threading.Thread(target=self._renew, daemon=True, name="hengce-graph-lease")
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()
            with suppress(StoreError):  # when the server cannot be told, the right expires by itself
                self._server.writing(partial(rows, cypher=RELEASE, parameters={"holder": self._holder}))

    def changes(self, transaction: Transaction, state: str | None = None) -> None:
        """Notes what the graph holds after this transaction; None while that is neither the old nor the new.

        Raises: StoreError when another process took the right, because this one stood still for long.
        """
        if not rows(transaction, CHANGE, {"holder": self._holder, "state": state, "layout": FORMAT}):
            raise held_elsewhere(self._server.address, "?")

    def _take(self) -> None:
        """Returns when this process has the right. Raises: StoreError when another one renews it."""
        first = row = self._try()
        while not row["taken"]:
            if row["until"] != first["until"]:
                raise held_elsewhere(self._server.address, str(row["host"]))
            time.sleep(RENEWED / 4)
            row = self._try()

    def _try(self) -> Record:
        values: dict[str, Parameter] = {"library": self._library, "layout": FORMAT, "holder": self._holder}
        values |= {"host": socket.gethostname(), "expires": EXPIRES}
        taken = self._server.writing(partial(rows, cypher=TAKE, parameters=values))
        if not taken:
            raise said(self._server.address, OTHER_LIBRARY)
        return taken[0]

    def _renew(self) -> None:
        while not self._stop.wait(RENEWED):
            with suppress(
                StoreError
            ):  # a server that is away for a moment is asked again; `changes` sees what was lost
                self._try()
