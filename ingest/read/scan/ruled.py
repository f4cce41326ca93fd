"""Ruled lines in the picture of a page: long thin strokes, upright or level. Units: pixels of the picture."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from hengce.ingest.read.printed.page import Rule
from hengce.ingest.read.scan.engine import Picture, Quad

# Shares of the longer side of the page, A4 in mind: 0.045 is 13 mm, more than twice the longest stroke of size-3 type.
LONGEST_STROKE = 0.045
THICKEST = 0.006  # 1.8 mm
GAP = 0.002  # what a copier leaves out of a line
NEIGHBOURHOOD = 31  # pixels around one that its paper is judged by
DARKER = 15  # than the paper around, of 255


def find_rules(picture: Picture) -> list[Rule]:
    """The ruled lines of a level page."""
    gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    mean, inverse = cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV
    dark = cv2.adaptiveThreshold(gray, 255, mean, inverse, NEIGHBOURHOOD, DARKER).astype(np.uint8)
    side = max(picture.shape[:2])
    stroke, gap = round(LONGEST_STROKE * side), max(1, round(GAP * side))
    level = _strokes(dark, (stroke, 1), (gap, 1), THICKEST * side)
    upright = _strokes(dark, (1, stroke), (1, gap), THICKEST * side)
    return [*level, *upright]


def _strokes(dark: NDArray[np.uint8], least: tuple[int, int], gap: tuple[int, int], thickest: float) -> list[Rule]:
    whole = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones(gap[::-1], np.uint8))
    kept = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones(least[::-1], np.uint8))
    contours, _ = cv2.findContours(kept, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = [cv2.boundingRect(contour) for contour in contours]
    return [Rule(x, y, x + w, y + h) for x, y, w, h in boxes if min(w, h) < thickest]


def cut_at_rules(quads: Sequence[Quad], rules: Sequence[Rule]) -> list[Quad]:
    """`quads` with each that reaches across an upright line cut in two: it holds the text of two cells."""
    cut = list[Quad]()
    for quad in quads:
        top, bottom = float(quad[:, 1].min()), float(quad[:, 1].max())
        left, right, margin = float(quad[:, 0].min()), float(quad[:, 0].max()), (bottom - top) / 2
        xs = sorted(
            (rule.left + rule.right) / 2
            for rule in rules
            if rule.upright
            and rule.top < (top + bottom) / 2 < rule.bottom
            and left + margin < rule.left < right - margin
        )
        for start, end in zip([left, *xs], [*xs, right], strict=True) if xs else ():
            cut.append(np.array([[start, top], [end, top], [end, bottom], [start, bottom]], np.float32))
        if not xs:
            cut.append(quad)
    return cut
