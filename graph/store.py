"""The graph store: what a backend offers, whatever the database behind it."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from hengce.ingest.model import Extraction

Value = str | int | float | bool | list[str] | None
Record = dict[str, Value]
Rows = Sequence[Mapping[str, Value | Record]]
Parameter = str | int | float | bool | Sequence[str] | Rows | Mapping[str, Rows] | None

NO_STAMPS: Mapping[str, str] = {}


class View(Protocol):
    """A graph that can be asked. An embedded one never changes while it is open; on a server documents change whole."""

    def query(self, cypher: str, parameters: Mapping[str, Parameter] | None = None) -> list[Record]:
        """The rows of a Cypher query, keyed by the names it returns.

        Raises: StoreError when the store is unavailable or does not understand the query.
        """

    def page(
        self, cypher: str, names: Sequence[str], parameters: Mapping[str, Parameter] | None = None
    ) -> list[Record]:
        """The rows of a query that returns these `names`, no more of them than fit into memory: sent in one piece.

        Raises: StoreError as `query` does.
        """

    def counts(self) -> dict[str, int]:
        """How many nodes and edges of each kind the graph holds, keyed by kind, kinds without any included."""


class Writer(View, Protocol):
    """A graph that can be changed.

    Nothing is promised to whoever reads the same graph before `commit`.
    """

    def held(self) -> dict[str, str]:
        """The ids of the documents whose facts the graph holds, with the stamps they were written with."""

    def write(self, extractions: Sequence[Extraction], stamps: Mapping[str, str] = NO_STAMPS) -> None:
        """Puts the facts of these documents in, in the place of what the graph held of them.

        `stamps` are whatever tells other facts from these, by document id.
        Raises: StoreError when the store is unavailable, full or closed.
        """

    def remove(self, documents: Sequence[str]) -> None:
        """Takes the facts of the documents with these ids out; ids it does not hold are passed over."""

    def commit(self) -> None:
        """Resolves citations between all documents now held, drops what nothing points to, and makes it last."""


class GraphStore(Protocol):
    """A graph in some database, to be opened."""

    def view(self) -> AbstractContextManager[View]:
        """The graph, read-only. Raises: StoreError when there is none or it cannot be used."""

    def writer(self) -> AbstractContextManager[Writer]:
        """The graph for changing; a new one when there is none. Raises: StoreError when it is locked."""
