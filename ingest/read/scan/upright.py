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
    page = Upright(picture, find_lines(picture))
    if _stands_on_side(page.quads):
        page = _quarter_back(page)
    if on_its_head(cut_out(page.picture, _long(page.quads))):
        page = _quarter_back(_quarter_back(page))
    return _levelled(page)


def _stands_on_side(quads: Sequence[Quad]) -> bool:
    """Whether more of the lines run up or down the page than across it."""
    upright = sum(h * w for w, h in map(_sides, quads) if h > LONG * w)
    level = sum(h * w for w, h in map(_sides, quads) if w > LONG * h)
    return upright > level


def _quarter_back(page: Upright) -> Upright:
    """The page turned by a quarter against the clock."""
    width = page.picture.shape[1]
    quads = [_ordered(np.stack([quad[:, 1], width - quad[:, 0]], axis=1)) for quad in page.quads]
    return Upright(np.ascontiguousarray(np.rot90(page.picture)), quads)


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


def _ordered(points: Quad) -> Quad:
    """The corners in the order of a Quad: the upper left has the least sum of x and y, the upper right the most x - y."""
    total, slant = points.sum(axis=1), points[:, 0] - points[:, 1]
    order = [total.argmin(), slant.argmax(), total.argmax(), slant.argmin()]
    return points[order].astype(np.float32)
