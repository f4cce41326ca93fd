"""Pages beside each other on one sheet, and columns → the order in which they are read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from hengce.ingest.read.printed.lines import PrintedLine, lines_of
from hengce.ingest.read.printed.page import Page, Piece, Rule, bounds, in_text_area

MIDDLE = (0.35, 0.65)  # of the width of the text: where the gap between two columns lies
NARROWEST_GAP = 1.0  # of the size of the type; columns of gazettes stand 1.5 to 2 apart
LEAST_FULL = 0.5  # of the lines of a column reach across it; in lists of names beside bodies hardly any does
LEAST_LINES = 4

Placed = TypeVar("Placed", Piece, Rule)


def split_columns(page: Page) -> tuple[Page, ...]:
    """The parts of `page` in the order they are read: the two pages of a spread, two columns, or the page itself.

    Not handled: headlines across columns, three columns.
    """
    gap = _gap(page)
    if gap is None:
        return (page,)
    left, right = _beside(page.pieces, gap), _beside(page.rules, gap)
    return tuple(replace(page, pieces=pieces, rules=rules) for pieces, rules in zip(left, right, strict=True))


def _gap(page: Page) -> float | None:
    """Where the empty strip between two columns of running text ends; a page number in the strip is of the first."""
    pieces = [piece for piece in page.pieces if in_text_area(piece.middle[1], page.height)]
    if len(pieces) < 2 * LEAST_LINES:
        return None
    left, _, right, _ = bounds(pieces)
    size = sorted(piece.bottom - piece.top for piece in pieces)[len(pieces) // 2]
    strip = _widest_strip([*pieces, *(rule for rule in page.rules if not rule.upright)])
    if strip is None or strip[1] - strip[0] < NARROWEST_GAP * size:
        return None
    middle = (strip[0] + strip[1]) / 2
    inside = MIDDLE[0] < (middle - left) / (right - left) < MIDDLE[1]
    return strip[1] if inside and all(_runs(lines_of(side, page.number)) for side in _beside(pieces, middle)) else None


def _widest_strip(placed: Sequence[Piece | Rule]) -> tuple[float, float] | None:
    """The widest range of the width, between the outer ones, that nothing stands in."""
    widest, reached = None, None
    for item in sorted(placed, key=lambda p: p.left):
        if reached is not None and item.left - reached > (widest[1] - widest[0] if widest else 0):
            widest = reached, item.left
        reached = max(reached or item.right, item.right)
    return widest


def _runs(lines: Sequence[PrintedLine]) -> bool:
    """Whether `lines` are running text: enough of them reach from edge to edge."""
    if len(lines) < LEAST_LINES:
        return False
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    full = sum(line.right > right - 2 * line.size and line.left < left + 3 * line.size for line in lines)
    return full >= LEAST_FULL * len(lines)


def _beside(placed: Sequence[Placed], x: float) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    """What stands to the left and what to the right of `x`."""
    left = tuple(p for p in placed if p.left + p.right < 2 * x)
    return left, tuple(p for p in placed if p.left + p.right >= 2 * x)
