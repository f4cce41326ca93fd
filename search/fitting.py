"""A word that no entry holds gives way to the words in it: 产品安全 to 产品 and 安全."""

from collections.abc import Mapping
from dataclasses import replace

from hengce.search.understand import Unit, Word


def fit(unit: Unit, counts: Mapping[str, int]) -> Unit:
    """The unit in words that the index has, as far as there are any; `counts` says how many entries hold a term.

    >>> fit(Unit((Word("产品安全", ("产品", "安全")),)), {"产品": 4, "安全": 30}).words
    (Word(whole='产品', parts=()), Word(whole='安全', parts=()))
    """
    if any(counts.get(concept) for concept in unit.concepts):
        return unit
    words = (fitted for word in unit.words for fitted in _fit(word, counts))
    return replace(unit, words=tuple(dict.fromkeys(words)))


def _fit(word: Word, counts: Mapping[str, int]) -> tuple[Word, ...]:
    held = () if counts.get(word.whole) else tuple(Word(part) for part in word.parts if counts.get(part))
    return held or (word,)
