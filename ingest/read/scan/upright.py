"""A picture of a page as it lay on the glass → the page upright and level, with the lines found on it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np

from hengce.ingest.read.scan.engine import Picture, Quad, cut_out, find_lines, on_its_head

LONG = 1.5  # sides of a line whose direction can be told: three characters and more
LEAST_SKEW = 0.2  # degrees: a line of 450 points then rises by 1.6, a tenth of the type
MOST_SKEW = 20.0  # beyond, the lines found are no text


@dataclass(frozen=True, slots=True)
class Upright:
    """An upright picture and the lines on it."""

    picture: Picture
    quads: list[Quad]


def make_upright(picture: Picture) -> Upright:
    """`picture` turned by quarters until its text can be read, and levelled."""
    quads = find_lines(picture)
    tall = [quad for quad in quads if _sides(quad)[1] > LONG * _sides(quad)[0]]
    wide = _long(quads)
    on_side = sum(map(_area, tall)) > sum(map(_area, wide))
    # Tall lines are cut out laid on their side, by a quarter against the clock: as the page would be.
    quarters = on_side + 2 * on_its_head(cut_out(picture, tall if on_side else wide))
    if quarters:
        picture = np.ascontiguousarray(np.rot90(picture, quarters))
        quads = find_lines(picture)
    return _levelled(Upright(picture, quads))


def _levelled(page: Upright) -> Upright:
    angles = [math.degrees(math.atan2(*(quad[1] - quad[0])[::-1])) for quad in _long(page.quads)]
    skew = median(angles) if angles else 0.0
    if not LEAST_SKEW < abs(skew) < MOST_SKEW:
        return page
    height, width = page.picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    picture = cv2.warpAffine(page.picture, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
    turn, shift = matrix[:, :2].astype(np.float32), matrix[:, 2].astype(np.float32)
    return Upright(picture.astype(np.uint8), [quad @ turn.T + shift for quad in page.quads])


def _long(quads: Sequence[Quad]) -> list[Quad]:
    return [quad for quad in quads if _sides(quad)[0] > LONG * _sides(quad)[1]]


def _sides(quad: Quad) -> tuple[float, float]:
    """Width and height."""
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))


def _area(quad: Quad) -> float:
    width, height = _sides(quad)
    return width * height
