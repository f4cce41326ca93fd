"""Where in a provision's text the words of a query stand."""

import re
from collections.abc import Iterable, Iterator

from hengce.search.analyse import characters, concepts, words
from hengce.search.query import Phrase, Query
from hengce.search.understand import Understanding

Range = tuple[int, int]


def highlights(text: str, query: Query, understood: Understanding) -> tuple[Range, ...]:
    """The ranges of `text` to mark, half-open, in order and apart: exact runs, words, other names of what was asked."""
    phrases = [part.text for group in query.wanted for part in group if isinstance(part, Phrase)]
    return tuple(_merged([*_run_ranges(text, phrases), *_word_ranges(text, understood)]))


def _run_ranges(text: str, phrases: Iterable[str]) -> Iterator[Range]:
    for phrase in phrases:
        pattern = r"\s*".join(map(re.escape, characters(phrase)))
        yield from (match.span() for match in re.finditer(pattern, text))


def _word_ranges(text: str, understood: Understanding) -> Iterator[Range]:
    words_wanted = [word for unit in understood.units for word in unit.words]
    wanted = {term for word in words_wanted for term in (word.whole, *word.parts)}
    named = {term for unit in understood.units for term in unit.concepts}
    if wanted:
        yield from ((token.start, token.end) for token in words(text) if token.term in wanted)
    if named:
        yield from ((token.start, token.end) for token in concepts(text) if token.term in named)


def _merged(ranges: Iterable[Range]) -> Iterator[Range]:
    start, end = -1, -1
    for first, last in sorted(ranges):
        if first > end:
            if end > 0:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end > 0:
        yield start, end
