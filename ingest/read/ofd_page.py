"""The content of one OFD page → the page with its characters and ruled lines in place.

Units: millimetres in the file, points on the page.
Source: GB/T 33190-2016, 电子文件存储与交换格式 版式文档, on objects of a page, paths and text.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from hengce.ingest.read.printed.page import Box, Page, Piece, Rule, turned
from hengce.ingest.read.printed.strokes import Corner, path_to_rules

if TYPE_CHECKING:
    from lxml.etree import _Element

POINTS = 72 / 25.4  # to a millimetre
ASCENT = 0.88  # of the size, above the baseline: the box of Chinese type
MOST_RULES = 5000  # more are a drawing
USUAL_SIZE = 3.175  # size 5 of Chinese type, for objects that say none
TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
PATH_ARITY = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}  # how many numbers each command takes
Matrix = tuple[float, float, float, float, float, float]


def read_page(layers: Sequence["_Element"], box: str, number: int) -> Page:
    """Page `number` (from 1), upright: `layers` are its templates and its own content, `box` is its physical box.

    Not handled: text turned against most of the page.
    """
    left, top, width, height = [*_numbers(box), 0.0, 0.0, 210.0, 297.0][:4]
    glyphs = [glyph for layer in layers for item in layer.iter("{*}TextObject") for glyph in _glyphs(item)]
    rules = [rule for layer in layers for item in layer.iter("{*}PathObject") for rule in _rules(item)]
    quarters = Counter(quarter for _, quarter in glyphs).most_common(1)
    clockwise = quarters[0][0] if quarters else 0
    shift = left * POINTS, top * POINTS
    pieces = tuple(Piece(piece.text, *_shifted(piece, shift)) for piece, quarter in glyphs if quarter == clockwise)
    page = Page(
        number,
        width * POINTS,
        height * POINTS,
        pieces,
        tuple(Rule(*_shifted(rule, shift)) for rule in rules[:MOST_RULES]),
        len(glyphs) - len(pieces),
    )
    return turned(page, 4 - clockwise)


def covering_picture(layers: Sequence["_Element"], page: Page) -> str | None:
    """The ID of the picture that takes most of the page, if one takes half of it."""
    best = ""
    most = page.width * page.height / 2
    for item in (item for layer in layers for item in layer.iter("{*}ImageObject")):
        _, _, width, height = _boundary(item)
        if width * height * POINTS**2 > most:
            best, most = str(item.get("ResourceID")), width * height * POINTS**2
    return best or None


def _glyphs(item: "_Element") -> Iterator[tuple[Piece, int]]:
    """The characters of a text object, each with the quarters it is turned clockwise."""
    if item.get("Visible") == "false":
        return
    a, b, *_ = matrix = _matrix(item)
    quarter = round(math.atan2(b, a) / (math.pi / 2)) % 4
    size = _number(item.get("Size"), USUAL_SIZE)
    x, y = 0.0, 0.0
    for code in item.iterfind("{*}TextCode"):
        text = code.text or ""
        x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
        widths = [size * (1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5) for char in text]
        xs = _places(x, _deltas(code.get("DeltaX"), len(text)), widths)
        ys = _places(y, _deltas(code.get("DeltaY"), len(text)), [0.0] * len(text))
        for char, width, left, base in zip(text, _reaching(text, xs, widths, size), xs, ys, strict=True):
            if char.isprintable() and not char.isspace():
                upper, lower = (left, base - ASCENT * size), (left + width, base + (1 - ASCENT) * size)
                yield Piece(char, *_box(_on_page(item, matrix, *upper), _on_page(item, matrix, *lower))), quarter


def _reaching(text: str, xs: Sequence[float], widths: Sequence[float], size: float) -> list[float]:
    """The widths of characters, up to the next one whatever the type: spaces are characters of their own."""
    steps = [after - before for before, after in pairwise(xs)]
    spaces = [char.isspace() for char in text[1:]]
    reached = [
        width if space else max(width, min(step, size))
        for width, step, space in zip(widths, steps, spaces, strict=False)
    ]
    return [*reached, *widths[len(reached) :]]


def _on_page(item: "_Element", matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point of an object stands on the page, in points."""
    a, b, c, d, e, f = matrix
    left, top, _, _ = _boundary(item)
    return (left + a * x + c * y + e) * POINTS, (top + b * x + d * y + f) * POINTS


def _box(one: tuple[float, float], other: tuple[float, float]) -> Box:
    (x0, y0), (x1, y1) = one, other
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _places(start: float, deltas: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Where each character begins: by the distances given, after them by the widths of the characters."""
    steps = [*deltas, *widths[len(deltas) :]]
    return list(accumulate(steps[: len(widths) - 1], initial=start))[: len(widths)]


def _deltas(printed: str | None, most: int) -> list[float]:
    """At most `most` distances between characters; `g 3 1.5` stands for three times 1.5.

    >>> _deltas("g 3 1.5 4", 10)
    [1.5, 1.5, 1.5, 4.0]
    """
    deltas, words = list[float](), iter(TOKEN.findall(printed or ""))
    for word in words:
        if len(deltas) >= most:
            break
        count = min(int(_number(next(words, None), 0)), most) if word == "g" else 1
        deltas.extend([_number(next(words, None) if word == "g" else word, 0)] * count)
    return deltas[:most]


def _rules(item: "_Element") -> Iterator[Rule]:
    matrix = _matrix(item)
    corners = [
        (*_on_page(item, matrix, x, y), drawn) for x, y, drawn in _corners(item.findtext("{*}AbbreviatedData") or "")
    ]
    return path_to_rules(corners, stroked=item.get("Stroke") != "false")


def _corners(path: str) -> list[Corner]:
    """The corners of an abbreviated path: `M 0 0 L 10 0 C`."""
    corners, start, words = list[Corner](), (0.0, 0.0), iter(TOKEN.findall(path))
    for command in words:
        values = [_number(next(words, None), 0) for _ in range(PATH_ARITY.get(command, 0))]
        if command == "C":
            corners.append((*start, True))
        elif values:
            x, y = values[-2:]
            corners.append((x, y, command == "L"))
            start = (x, y) if command in "SM" else start
    return corners


def _matrix(item: "_Element") -> Matrix:
    values = _numbers(item.get("CTM"))
    return (
        (values[0], values[1], values[2], values[3], values[4], values[5]) if len(values) == 6 else (1, 0, 0, 1, 0, 0)
    )


def _boundary(item: "_Element") -> tuple[float, float, float, float]:
    left, top, width, height = [*_numbers(item.get("Boundary")), 0.0, 0.0, 0.0, 0.0][:4]
    return left, top, width, height


def _shifted(placed: Piece | Rule, shift: tuple[float, float]) -> tuple[float, float, float, float]:
    x, y = shift
    return placed.left - x, placed.top - y, placed.right - x, placed.bottom - y


def _numbers(printed: str | None) -> list[float]:
    return [float(token) for token in TOKEN.findall(printed or "") if not token.isalpha()]


def _number(printed: str | None, otherwise: float) -> float:
    try:
        return float(printed) if printed is not None else otherwise
    except ValueError:
        return otherwise
