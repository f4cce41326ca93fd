"""How well hits agree with grades given by hand."""

import json
import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hengce.search.index import Filters, Index, SearchResult
from hengce.search.searching import search

TESTS = Path(__file__).parents[1]
GRADES = {"answers": 3, "in_part": 2, "touches": 1}
FILTER_NAMES = {"document-type": "document_type", "from": "date_from", "to": "date_to"}


@dataclass(frozen=True, slots=True)
class Graded:
    """A query with the grade of each provision that has to do with it."""

    kind: str
    query: str
    filters: Filters
    grades: Mapping[str, int]

    def hits(self, index: Index) -> list[str]:
        """The provisions found, best first."""
        return hit_names(search(index, self.query, self.filters, limit=100))

    def gain(self, index: Index, depth: int = 10) -> float:
        """nDCG at `depth`. Source: Järvelin and Kekäläinen 2002, with gain 2^grade - 1."""
        found = [self.grades.get(name, 0) for name in self.hits(index)]
        return _discounted(found[:depth]) / _discounted(sorted(self.grades.values(), reverse=True)[:depth])


def hit_names(result: SearchResult) -> list[str]:
    """Each hit as `lincang:2.4.1`."""
    return [f"{Path(hit.entry.document.path).stem}:{hit.entry.provision}" for hit in result.hits]


def gold_queries() -> Iterator[Graded]:
    """The queries of tests/gold/queries.json."""
    for row in json.loads((TESTS / "gold" / "queries.json").read_text("utf-8")):
        filters = {FILTER_NAMES.get(name, name): value for name, value in row["filters"].items()}
        yield Graded(row["kind"], row["query"], Filters(**filters), row["relevant"])


def own_queries() -> Iterator[Graded]:
    """The queries of tests/cases/relevance.toml."""
    for row in tomllib.loads((TESTS / "cases" / "relevance.toml").read_text("utf-8"))["query"]:
        grades = {name: grade for key, grade in GRADES.items() for name in row.get(key, ())}
        yield Graded(row["kind"], row["query"], Filters(**row.get("filters", {})), grades)


def _discounted(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
