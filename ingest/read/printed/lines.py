"""Pieces of a page → its printed lines, from top to bottom."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hengce.ingest.read.printed.page import Piece, bounds

SAME_LINE = 0.5  # of the height: lines of set text lie at least 1.1 heights apart, raised signs at most 0.4
SPACE = re.compile(r"\s(?![0-9a-zA-Z])|(?<![0-9a-zA-Z])\s")  # all but those between Latin words
WORD_GAP = 0.2  # of the size: the narrowest space between Latin words in justified text; letters touch


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of print and its box on page `page` of the file.

    `size` is that of the type: how wide a Chinese character is. `confidence` is that of the least sure piece.
    Of spaces, `text` keeps only those between Latin words and numbers.
    """

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    confidence: float = 1.0


def lines_of(pieces: Iterable[Piece], page: int) -> list[PrintedLine]:
    """The lines that `pieces` stand on, from top to bottom; text beside text is one line, however wide the gap."""
    return [_line(row, page) for row in rows_of_pieces(pieces)]


def rows_of_pieces(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """`pieces` line by line from top to bottom, those of each line from left to right.

    A line is as high as the highest of its pieces: the box of a dash may be flat.
    """
    rows, level, height = list[list[Piece]](), 0.0, 0.0
    for piece in sorted(pieces, key=lambda p: p.middle[1]):
        own = piece.bottom - piece.top
        if not rows or piece.middle[1] - level > SAME_LINE * max(own, height):
            rows.append([])
            level, height = piece.middle[1], 0.0
        rows[-1].append(piece)
        height = max(height, own)
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _line(pieces: Sequence[Piece], page: int) -> PrintedLine:
    size = sum(p.right - p.left for p in pieces) / sum(_ems(p.text) for p in pieces)
    return PrintedLine(page, _joined(pieces, size), *bounds(pieces), size, min(p.confidence for p in pieces))


def _joined(pieces: Sequence[Piece], size: float) -> str:
    text, right = "", 0.0
    for piece in pieces:
        if text and _latin(text[-1]) and _latin(piece.text[0]) and piece.left - right > WORD_GAP * size:
            text += " "
        text, right = text + piece.text, piece.right
    return SPACE.sub("", text)


def _latin(char: str) -> bool:
    return char < "\x7f" and char.isalnum()


def _ems(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)
