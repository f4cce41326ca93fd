"""An index changed where it is: what changes is gathered on disk, and sent when it is complete."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from hengce.search.elastic_bulk import Bulk, entry_operation, removal_operations
from hengce.search.elastic_errors import unproven
from hengce.search.elastic_mapping import SORTED, Mark
from hengce.search.elastic_server import Server
from hengce.search.entries import Entry

ASKED: Final = 1_000  # documents counted at a time; a request may name some 65,000 terms and count as many


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Where the operations of a document begin in the file, and how long each is."""

    start: int
    lengths: tuple[int, ...]


class Update:
    """Changes to an index that is there."""

    def __init__(self, server: Server, index: str) -> None:
        self._server, self._index = server, index
        self._file = tempfile.TemporaryFile(prefix="hengce-")  # noqa: SIM115  # `abandon` closes it
        self._documents = dict[str, _Gathered]()

    def replace(self, document: str, entries: Iterable[Entry]) -> None:
        """Puts `entries` in the place of all entries of the document with that id."""
        start = self._file.seek(0, 2)
        operations = (entry_operation(document, place, entry) for place, entry in enumerate(entries))
        self._documents[document] = _Gathered(start, tuple(map(self._file.write, operations)))

    def commit(self, state: str) -> str:
        """The name of the index, in which readers see all changes from now on.

        Raises: SearchError; then some of them may be there, and the index says that it is in no state.
        """
        if self._documents:
            self._mark(None)
            self._apply()
        self._mark(state)
        self.abandon()
        return self._index

    def abandon(self) -> None:
        """Forgets what was gathered."""
        self._file.close()

    def _apply(self) -> None:
        held, before = self._total(), self._counts()
        bulk = Bulk(self._server, self._index)
        try:
            for document, gathered in self._documents.items():
                bulk.add(self._operations(gathered))
                bulk.add(removal_operations(document, range(len(gathered.lengths), before.get(document, 0))))
            bulk.finish()
        finally:
            bulk.close()
        self._server.ask(lambda client: client.indices.refresh(index=self._index))
        wanted = held - sum(before.values()) + sum(len(each.lengths) for each in self._documents.values())
        if (counted := self._total()) != wanted:
            raise unproven(self._server.address, counted, wanted)

    def _operations(self, gathered: _Gathered) -> Iterator[bytes]:
        self._file.seek(gathered.start)
        return map(self._file.read, gathered.lengths)

    def _counts(self) -> Mapping[str, int]:
        """How many entries each of the documents has so far."""
        counts, documents = dict[str, int](), iter(self._documents)
        while asked := list(islice(documents, ASKED)):
            counts |= self._counts_of(asked)
        return counts

    def _counts_of(self, documents: list[str]) -> dict[str, int]:
        query = {"terms": {SORTED: documents}}
        counting = {"documents": {"terms": {"field": SORTED, "size": ASKED}}}
        answer = self._server.ask(lambda client: client.search(index=self._index, query=query, aggs=counting, size=0))
        buckets = answer["aggregations"]["documents"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}

    def _total(self) -> int:
        counted: int = self._server.ask(lambda client: client.count(index=self._index))["count"]
        return counted

    def _mark(self, state: str | None) -> None:
        meta = Mark(self._server.address.name, state).to_meta()
        self._server.ask(lambda client: client.indices.put_mapping(index=self._index, meta=meta))
