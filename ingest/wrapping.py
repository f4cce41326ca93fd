"""Texts whose every line was broken at one width, as a page prints them or a converter leaves them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hengce.ingest.lines import Line

NARROWEST: Final = 16  # characters of a printed line
WIDEST: Final = 60
FEWEST: Final = 12  # lines that tell a width from chance
LEAST_SHARE: Final = 0.4  # of the lines are full in such a text; the others end a paragraph or are headings
MOST_BEYOND: Final = 0.08  # of the lines may be longer: rows of tables, addresses
SLACK: Final = (
    2  # characters by which a full line may fall short, for marks that begin no line and numbers that are not broken
)
INDENT: Final = 2
SENTENCE_END: Final = "。；：！？…"
PARAGRAPH_END: Final = SENTENCE_END + "”》】）"
NARROW: Final = re.compile(r"[\x00-\u1fff]+")  # Latin letters and digits


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The width that lines were broken at, in Chinese characters, and whether paragraphs begin with an indent."""

    width: float
    indented: bool

    def is_full(self, line: Line, *, first: bool = False) -> bool:
        """Whether a line goes as far as the page does; the `first` of a paragraph may have lost its indent."""
        lost = INDENT if first and not self.indented else 0
        return _width(line) >= self.width - SLACK - lost

    def goes_on(self, line: Line, below: Line, *, first: bool, labelled: bool) -> bool:
        """Whether `below` is of the paragraph that `line` is of; `labelled` tells that it begins like a part.

        Where a sentence ends with a full line, only an indent tells; what signs a document ends in no mark.
        """
        if not self.is_full(line, first=first) or (self.indented and below.indented):
            return False
        if labelled:
            return self.indented and self.is_full(below) and line.text[-1] not in PARAGRAPH_END
        if line.text[-1] not in SENTENCE_END:
            return True
        return self.indented and (self.is_full(below) or below.text[-1] in PARAGRAPH_END)


def find_wrapping(lines: Sequence[Line]) -> Wrapping | None:
    """How the lines were broken; None for a text that has whole paragraphs for lines."""
    printed = [line for line in lines if "\t" not in line.text]
    if len(printed) < FEWEST or _most_of(len(line.text) for line in printed) > 2 * WIDEST:
        return None
    widths = [width for line in printed if (width := _width(line)) > SLACK]
    widest = _most_of(widths)
    full = sum(widest - SLACK <= width <= widest for width in widths)
    if not NARROWEST <= widest <= WIDEST or full < LEAST_SHARE * len(widths):
        return None
    return Wrapping(widest, any(line.indented for line in lines))


def _most_of(widths: Iterable[float]) -> float:
    """The width that nearly all keep to; 0 for none."""
    ordered = sorted(widths)
    return ordered[int((len(ordered) - 1) * (1 - MOST_BEYOND))] if ordered else 0


def _width(line: Line) -> float:
    """How wide a line is printed, with its indent; two Latin letters or digits take the place of one character."""
    narrow = sum(map(len, NARROW.findall(line.text)))
    return len(line.text) - narrow / 2 + (INDENT if line.indented else 0)
