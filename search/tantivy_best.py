"""The best entries of a Tantivy index, in an order that does not depend on how they were put in."""

from collections.abc import Iterator
from typing import Final

import tantivy

from hengce.search.entries import Entry
from hengce.search.fields import entry_from_json
from hengce.search.index import Scored

KEPT: Final = "entry"  # the field that holds all of an entry
FEW: Final = (
    256  # ties that are looked at one by one; of more, as when filters alone are asked, only the first are read
)


class BestEntries:
    """Entries of an opened index, best first; equal scores in the order of document and place."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self._searcher, self._schema = searcher, schema

    def of(self, query: tantivy.Query, limit: int) -> tuple[Scored, ...]:
        """The best `limit` entries that match."""
        found = self._scored(query, limit + 1)
        if len(found) <= limit or found[limit].score < found[limit - 1].score:
            return tuple(sorted(found[:limit], key=_order))
        floor = found[limit].score
        above = [scored for scored in found if scored.score > floor]
        return (*sorted(above, key=_order), *self._tied(query, floor, limit)[: limit - len(above)])

    def _tied(self, query: tantivy.Query, floor: float, limit: int) -> list[Scored]:
        """The first `limit` entries at least that score `floor`, in order."""
        found = self._scored(query, limit + FEW)
        if len(found) < limit + FEW or found[-1].score < floor:
            return sorted((scored for scored in found if scored.score == floor), key=_order)
        tied = list[Scored]()
        for part in self._by_document(query):
            tied += sorted((scored for scored in part if scored.score == floor), key=_order)
            if len(tied) >= limit:
                break
        return tied

    def _by_document(self, query: tantivy.Query) -> Iterator[list[Scored]]:
        """The entries that match, document by document in the order of their ids."""
        documents = self._searcher.terms_with_prefix("document", "", filter_query=query)
        for document, entries in sorted(documents):
            only = tantivy.Query.term_query(self._schema, "document", document)
            unscored = tantivy.Query.const_score_query(only, 0.0)
            both = [(tantivy.Occur.Must, query), (tantivy.Occur.Must, unscored)]
            yield self._scored(tantivy.Query.boolean_query(both), entries)

    def _scored(self, query: tantivy.Query, limit: int) -> list[Scored]:
        hits = self._searcher.search(query, limit=limit, count=False).hits
        return [Scored(self._entry(address), float(score)) for score, address in hits]

    def _entry(self, address: tantivy.DocAddress) -> Entry:
        return entry_from_json(self._searcher.doc(address).get_first(KEPT) or b"")


def _order(scored: Scored) -> tuple[float, str, int]:
    return -scored.score, scored.entry.document.id, scored.entry.start
