"""What stands on a printed page and where. Units: points; the origin is the upper left corner of the upright page."""

from collections.abc import Iterable
from dataclasses import dataclass

# Running lines stand in the margin: GB/T 9704 leaves 37 mm above and 35 mm below the text of a page of 297 mm,
# and sets the page number 7 mm under it; web browsers print theirs within 10 mm of the edge.
MARGIN = 0.12

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one box: a character where the file places each, a line where it was recognised in a picture.

    `confidence` is how sure the recognition was, from 0 to 1.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float = 1.0

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, upright or level."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def upright(self) -> bool:
        """Whether the line runs from top to bottom."""
        return self.bottom - self.top > self.right - self.left


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read: `number` counts the pages of the file from 1.

    `unread` is how much was seen and left out: characters askew (watermarks), spots of a picture that cannot be read.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...] = ()
    unread: int = 0


def turned(page: Page, quarters: int) -> Page:
    """`page` turned clockwise by quarters of a circle."""
    for _ in range(quarters % 4):
        pieces = tuple(Piece(p.text, *_turned(p, page.height), p.confidence) for p in page.pieces)
        rules = tuple(Rule(*_turned(rule, page.height)) for rule in page.rules)
        page = Page(page.number, page.height, page.width, pieces, rules, page.unread)
    return page


def _turned(placed: Piece | Rule, height: float) -> Box:
    return height - placed.bottom, placed.left, height - placed.top, placed.right


def bounds(placed: Iterable[Piece | Rule]) -> Box:
    """The smallest box around all of `placed`, of which there is at least one."""
    boxes = [(p.left, p.top, p.right, p.bottom) for p in placed]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def in_text_area(y: float, height: float) -> bool:
    """Whether `y` lies between the upper and the lower margin of a page of this height."""
    return MARGIN * height <= y <= (1 - MARGIN) * height
