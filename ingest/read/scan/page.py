"""The picture of a page → the page with its lines and rules in place."""

import numpy as np

from hengce.ingest.read.printed.page import Page, Piece, Rule
from hengce.ingest.read.scan.engine import Picture, cut_out, read_lines
from hengce.ingest.read.scan.ruled import cut_at_rules, find_rules
from hengce.ingest.read.scan.upright import make_upright

LONG_SIDE = 842.0  # points, as of A4: what the measures of printed pages are made for, whatever size the picture has
LEAST_SURE = 0.5  # what the models take for text and read with less is a seal, a stain or a drawing


def picture_to_page(picture: Picture, number: int) -> Page:
    """Page `number` of the file as recognised in its picture, upright."""
    upright = make_upright(picture)
    height, width = upright.picture.shape[:2]
    scale = LONG_SIDE / max(height, width)
    rules = find_rules(upright.picture)
    quads = cut_at_rules(upright.quads, rules)
    read = [
        Piece(text.strip(), *_box(quad, scale), confidence)
        for quad, (text, confidence) in zip(quads, read_lines(cut_out(upright.picture, quads)), strict=True)
    ]
    pieces = tuple(piece for piece in read if piece.text and piece.confidence >= LEAST_SURE)
    scaled = (Rule(*(scale * x for x in (r.left, r.top, r.right, r.bottom))) for r in rules)
    return Page(number, width * scale, height * scale, pieces, tuple(scaled), len(read) - len(pieces))


def _box(quad: np.ndarray, scale: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom in points."""
    (left, top), (right, bottom) = quad.min(axis=0) * scale, quad.max(axis=0) * scale
    return float(left), float(top), float(right), float(bottom)
