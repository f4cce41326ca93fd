"""The graph store: what a backend offers, whatever the database behind it."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from hengce.ingest.model import Extraction

Value = str | int | float | bool | list[str] | None
Parameter = str | int | float | bool | Sequence[str] | Sequence[Mapping[str, Value]] | None
Record = dict[str, Value]


class View(Protocol):
    """A graph that can be asked, and never changes while it is open."""

    def query(self, cypher: str, parameters: Mapping[str, Parameter] | None = None) -> list[Record]:
        """The rows of a Cypher query, keyed by the names it returns.

        Raises: StoreError when the store is unavailable or does not understand the query.
        """

    def counts(self) -> dict[str, int]:
        """How many nodes and edges of each kind the graph holds, keyed by kind, kinds without any included."""


class Writer(View, Protocol):
    """A graph that can be changed.

    Nothing is promised to whoever reads the same graph before `commit`.
    """

    def write(self, extractions: Sequence[Extraction]) -> None:
        """Puts the facts of these documents in, in the place of what the graph held of them.

        Raises: StoreError when the store is unavailable, full or closed.
        """

    def remove(self, documents: Sequence[str]) -> None:
        """Takes the facts of the documents with these ids out; ids it does not hold are passed over."""

    def commit(self) -> None:
        """Resolves citations between all documents now held, drops what nothing points to, and makes it last."""


class GraphStore(Protocol):
    """A kind of database, and how to open a graph of it at a place."""

    def view(self, place: Path) -> AbstractContextManager[View]:
        """The graph at `place`, read-only. Raises: StoreError when there is none or it is damaged."""

    def writer(self, place: Path) -> AbstractContextManager[Writer]:
        """The graph at `place` for changing; a new one when there is none. Raises: StoreError when it is locked."""
