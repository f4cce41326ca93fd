"""Drawn paths → ruled lines: what every format that draws tables with lines and thin shapes needs."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hengce.ingest.read.printed.page import Rule

Corner = tuple[float, float, bool]  # where a path comes to, and whether a straight line is drawn there

THINNEST = 3.0  # points: a filled shape thinner than this is a ruled line; the heaviest rules of forms have 2.25
STRAIGHT = 1.0  # points by which a line may be off and still be upright or level


def path_to_rules(corners: Sequence[Corner], *, stroked: bool) -> Iterator[Rule]:
    """The upright and level lines of a path on the page; one that is only filled is a line itself when it is thin."""
    if stroked:
        for (x0, y0, _), (x1, y1, drawn) in pairwise(corners):
            if drawn and min(abs(x0 - x1), abs(y0 - y1)) < STRAIGHT:
                yield Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    elif corners:
        xs, ys = [x for x, _, _ in corners], [y for _, y, _ in corners]
        if min(max(xs) - min(xs), max(ys) - min(ys)) < THINNEST:
            yield Rule(min(xs), min(ys), max(xs), max(ys))
