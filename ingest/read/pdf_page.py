"""One page of a PDF as PDFium sees it → the page with its characters and ruled lines in place."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from hengce.ingest.read.printed.page import Box, Page, Piece, Rule, turned
from hengce.ingest.read.printed.strokes import Corner, path_to_rules

QUARTER = math.pi / 2
MOST_SKEW = 0.1  # radians off a quarter: watermarks lie at some 45°, set text exactly at a quarter
FEW = 50  # characters: a page number, a stamp of receipt
MOST_UNNAMED = 0.1  # of the characters; a formula or a mark of a list may lack its name
LETTER_OUTLINE = 12  # corners: a Chinese character drawn as an outline has dozens, a frame or an arrow fewer
MOST_RULES = 5000  # more are a drawing; the densest task table seen has some 600


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """The page `number` (from 1) with its text upright, whichever way it was turned in the file."""
    left, bottom, right, top = page.get_bbox()
    frame = (left, bottom, right, top)
    glyphs = list(_glyphs(page.get_textpage(), frame))
    quarters = Counter(quarter for _, quarter in glyphs if quarter is not None)
    upright = quarters.most_common(1)[0][0] if quarters else page.get_rotation() // 90
    pieces = tuple(piece for piece, quarter in glyphs if quarter == upright)
    unread = len(glyphs) - len(pieces)
    return turned(Page(number, right - left, top - bottom, pieces, tuple(_rules(page, frame)), unread), upright)


def has_text(page: pdfium.PdfPage) -> bool:
    """Whether the characters of a page say what it reads.

    They do not on a picture with a page number stamped on it, nor where the file does not name its letters. A page
    with nothing on it has nothing else to be read from, so it counts as text.
    """
    text = page.get_textpage()
    known = [index for index in range(text.count_chars()) if raw.FPDFText_IsGenerated(text, index) != 1]
    unnamed = sum(raw.FPDFText_HasUnicodeMapError(text, index) == 1 for index in known)
    if len(known) > FEW and unnamed <= MOST_UNNAMED * len(known):
        return True
    shown = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH])
    return not unnamed and not any(_covers(item, page) for item in shown)


def _covers(item: pdfium.PdfObject, page: pdfium.PdfPage) -> bool:
    """Whether a picture takes half of the page, or a drawing stands for letters."""
    left, bottom, right, top = item.get_bounds()
    if item.type == raw.FPDF_PAGEOBJ_PATH:
        return bool(raw.FPDFPath_CountSegments(item) > LETTER_OUTLINE)
    return bool((right - left) * (top - bottom) > page.get_width() * page.get_height() / 2)


def _glyphs(text: pdfium.PdfTextPage, frame: Box) -> Iterator[tuple[Piece, int | None]]:
    """The visible characters, each with the quarters it is turned against the clock; None for one that is askew."""
    left, _, _, top = frame
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        char = chr(code) if code < 0x110000 else "\ufffd"
        if char.isspace() or not char.isprintable() or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        x0, y0, x1, y1 = text.get_charbox(index, loose=True)
        angle = raw.FPDFText_GetCharAngle(text, index)
        quarter = round(angle / QUARTER)
        askew = abs(angle - quarter * QUARTER) > MOST_SKEW
        yield Piece(char, x0 - left, top - y1, x1 - left, top - y0), None if askew else quarter % 4


def _rules(page: pdfium.PdfPage, frame: Box) -> Iterator[Rule]:
    left, _, _, top = frame
    found = 0
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        corners = [(x - left, top - y, drawn) for x, y, drawn in _points(path)]
        for rule in path_to_rules(corners, stroked=bool(stroke.value)):
            yield rule
            found += 1
        if found > MOST_RULES:
            return


def _points(path: pdfium.PdfObject) -> list[Corner]:
    """The corners of a path on the page, and whether a line is drawn to each."""
    matrix = path.get_matrix()
    form = path.container
    while form:
        matrix = matrix.multiply(form.get_matrix())
        form = form.container
    points, start = list[Corner](), None
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), MOST_RULES)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        drawn = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO
        place = matrix.on_point(x.value, y.value)
        if not drawn:
            start = place
        points.append((*place, drawn))
        if start and raw.FPDFPathSegment_GetClose(segment):
            points.append((*start, True))
    return points
