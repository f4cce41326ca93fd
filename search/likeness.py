"""Measures of the index that are alike in words: a few candidates by their rarest words, measured by all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from hengce.ingest.model import MEASURES
from hengce.search.analyse import long_words
from hengce.search.entries import Entry
from hengce.search.expression import Boolean, Everything, Expression, Term, terms
from hengce.search.index import Index

# Below a tenth two measures share little but how plans are worded (加强, 落实, 支持); 减轻税费负担 and 落实税收优惠政策
# of two provinces have 0.12, 实施援企稳岗政策 and 继续实施失业保险稳岗返还政策 0.27.
LEAST: Final = 0.1
# How candidates are found: with these numbers 19 of 20 measures that have a fifth and more in common are among
# them, as tried on laws of 250,000 provisions.
TELLING: Final = 40  # words of a text, the rarest: they weigh most
CANDIDATES, TOGETHER = 12, 30  # of each region, of all together

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Alike:
    """A measure that is alike: the weight of the words it shares in that of all words of both is its `likeness`."""

    document: str
    region: str
    provision: str
    start: int
    likeness: float


def most_alike(index: Index, document: str, texts: Sequence[str], regions: Sequence[str] = ()) -> list[list[Alike]]:
    """For each text the measures of other documents than `document` that are most alike, the most alike first.

    Looked at are those that rank best for the text's rarest words: so many of each of the `regions`, else of all
    together, however large the index. Rare words weigh more.
    Raises: SearchError when the index is unavailable.
    """
    scale, said = _Scale(index), [long_words(text) for text in texts]
    scale.weigh(said)
    places: Sequence[tuple[Expression, ...]] = [(Term("region", region),) for region in regions] or [()]
    asked = [_sharing(scale.rarest(words), document, place) for words in said for place in places]
    found = iter(index.best(asked, CANDIDATES if regions else TOGETHER))
    candidates = [[scored.entry for _ in places for scored in next(found)] for _ in said]
    words_of = {entry.text: long_words(entry.text) for entries in candidates for entry in entries}
    scale.weigh(words_of.values())
    return [
        _ranked((entry, scale.likeness(words, words_of[entry.text])) for entry in entries)
        for words, entries in zip(said, candidates, strict=True)
    ]


class _Scale:
    """What words weigh, by how few entries hold them."""

    def __init__(self, index: Index) -> None:
        self._index, self._total = index, index.count()
        self._weights = dict[str, float]()

    def weigh(self, texts: Iterable[Words]) -> None:
        """Learns the weights of the words of these texts."""
        new = {word for words in texts for word in words if word not in self._weights}
        for (_, word), held in self._index.frequencies(("words", word) for word in sorted(new)).items():
            self._weights[word] = log((1 + self._total) / min(max(held, 1), self._total))

    def rarest(self, words: Words) -> list[str]:
        """The words that weigh most."""
        return sorted(words, key=lambda word: (-self._weights[word], word))[:TELLING]

    def likeness(self, one: Words, other: Words) -> float:
        """The weight of the words that both have in that of the words of either."""
        shared = self._of(one & other)
        return shared / (self._of(one) + self._of(other) - shared) if shared else 0.0

    def _of(self, words: Words) -> float:
        return sum(self._weights[word] for word in sorted(words))


def _sharing(words: Sequence[str], document: str, place: tuple[Expression, ...]) -> Expression:
    """The measures of other documents there that have some of the words, those with more and rarer ones first."""
    if not words:
        return Boolean(drop=(Everything(),))
    return Boolean(
        must=(terms("words", tuple(words)),),
        keep=(terms("kind", MEASURES), *place),
        drop=(Term("document", document),),
    )


def _ranked(measured: Iterable[tuple[Entry, float]]) -> list[Alike]:
    alike = [
        Alike(entry.document.id, entry.document.region, entry.provision, entry.start, likeness)
        for entry, likeness in measured
        if entry.document.region and likeness >= LEAST
    ]
    return sorted(alike, key=lambda each: (-each.likeness, each.document, each.start))
