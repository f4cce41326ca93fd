"""How much a word tells, by how few entries hold it."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hengce.search.expression import Field
from hengce.search.index import Index
from hengce.search.understand import Unit


@dataclass(frozen=True, slots=True)
class Rarity:
    """Out of `total` entries, how many hold each term of a query's units."""

    total: int
    counts: Mapping[str, int]

    def of(self, unit: Unit) -> float:
        """The inverse document frequency of the unit under its most frequent name; 0 to some 10.

        Source: the probabilistic idf of BM25 (Robertson and Zaragoza 2009, section 3.3).
        """
        held = self.held(unit)
        return math.log1p((self.total - held + 0.5) / (held + 0.5))

    def held(self, unit: Unit) -> int:
        """How many entries hold the unit, under its most frequent name."""
        concepts = (self.counts.get(concept, 0) for concept in unit.concepts[:1])
        words = min((self.counts.get(word.whole, 0) for word in unit.words), default=0)
        return min(max((*concepts, words)), self.total)


def rarity_in(index: Index, units: tuple[Unit, ...]) -> Rarity:
    """How rare the units' names, and the words in them, are in the index."""
    counts = index.frequencies(_terms(units))
    return Rarity(index.count(), {term: count for (_, term), count in counts.items()})


def _terms(units: tuple[Unit, ...]) -> Iterator[tuple[Field, str]]:
    for unit in units:
        yield from (("words", concept) for concept in unit.concepts)
        yield from (("characters" if len(word.whole) == 1 else "words", word.whole) for word in unit.words)
        yield from (("words", part) for word in unit.words for part in word.parts)
