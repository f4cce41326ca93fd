"""Printed lines → paragraphs, told by where the lines begin and end on the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from hengce.ingest.labels import read_label
from hengce.ingest.paragraphs import OWN_LINE, SENTENCE_END
from hengce.ingest.read.printed.lines import PrintedLine
from hengce.ingest.read.printed.sheets import Sheet

# Shares of the size of the type. A paragraph begins with two characters of space, and a full line ends within one and
# a half of the margin, where the next character may not begin a line or would leave a mark alone.
INDENT = 1.2
SHORT = 2.5
SHORT_IN_SENTENCE = 6.0  # a word that cannot be broken (an address, a number) leaves up to this much
LONG = 0.6  # of the longest line: shorter ones say little about where the margins are
LEAST_LINES = 4
HEADLINE = 1.15  # size 2 type over size 3 is 1.4; recognised lines of one size differ by up to 0.1
SHORTEST_HEADLINE = 4  # of one or two characters in a picture the size cannot be told
HEADLINE_PITCH = 2.2  # of its size, between the lines of one headline
STANDS_ALONE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|附件[\d一二三四五六七八九十]*[：:]?")
WIDE_PITCH = 1.4  # of the usual pitch: white space between paragraphs


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the lines of a sheet begin and end, and how far one is below the other."""

    left: float
    right: float
    pitch: float


def frames_of(sheets: Sequence[Sheet]) -> list[Frame]:
    """The text area of each sheet; sheets with few lines take the width and the pitch from the others."""
    size = body_size(sheets)
    lines = [[block for block in sheet.blocks if isinstance(block, PrintedLine)] for sheet in sheets]
    measured = [_measure(of_sheet, size, LEAST_LINES) for of_sheet in lines]
    sure = [frame for frame in measured if frame]
    if not sure:
        together = _measure([line for of_sheet in lines for line in of_sheet], size, 1) or Frame(0.0, 0.0, 0.0)
        return [together] * len(sheets)
    width = median(frame.right - frame.left for frame in sure)
    pitch = median(frame.pitch for frame in sure)
    return [frame or _borrowed(measured, at, width, pitch) for at, frame in enumerate(measured)]


def body_size(sheets: Sequence[Sheet]) -> float:
    """The size of the type that half of the characters do not exceed."""
    sizes = [b.size for sheet in sheets for b in sheet.blocks if isinstance(b, PrintedLine) for _ in b.text]
    return median(sizes) if sizes else 0.0


def _measure(lines: Sequence[PrintedLine], size: float, least: int) -> Frame | None:
    """The text area that `lines` fill; None when less than `least` of them are long enough to tell."""
    body = [line for line in lines if 1 / HEADLINE < line.size / size < HEADLINE]
    longest = max((line.right - line.left for line in body), default=0.0)
    long = [line for line in body if line.right - line.left > LONG * longest]
    if len(long) < least:
        return None
    rights = sorted(line.right for line in long)
    steps = [below.top - above.top for above, below in pairwise(body) if below.top > above.top]
    pitch = median(steps) if steps else 2 * size
    return Frame(min(line.left for line in long), rights[-2 if len(rights) > 2 else -1], pitch)


def _borrowed(frames: Sequence[Frame | None], at: int, width: float, pitch: float) -> Frame:
    """The frame of the nearest sheet of the same side, left or right."""
    sides = [i for i, frame in enumerate(frames) if frame and (i - at) % 2 == 0] or [
        i for i, f in enumerate(frames) if f
    ]
    nearest = frames[min(sides, key=lambda i: abs(i - at))]
    left = nearest.left if nearest else 0.0
    return Frame(left, left + width, pitch)


@dataclass(frozen=True, slots=True)
class Joiner:
    """Tells whether a line goes on with the paragraph of the line before; `size` is that of the body text."""

    size: float

    def goes_on(self, before: PrintedLine, after: PrintedLine, frame: Frame, next_frame: Frame) -> bool:
        """Whether `after` continues `before`; each with the frame of its sheet."""
        same_sheet = frame is next_frame
        if self._is_headline(before) or self._is_headline(after):
            return self._one_headline(before, after, same_sheet=same_sheet)
        if same_sheet and after.top - before.top > WIDE_PITCH * frame.pitch:
            return False
        if STANDS_ALONE.fullmatch(before.text) or STANDS_ALONE.fullmatch(after.text):
            return False
        if before.text[-1] in SENTENCE_END and read_label(after.text):
            return False
        if after.left > next_frame.left + INDENT * self.size:
            return self._hangs(before, after, frame)
        gap = frame.right - before.right
        return gap < SHORT * self.size or (before.text[-1] not in SENTENCE_END and gap < SHORT_IN_SENTENCE * self.size)

    def _is_headline(self, line: PrintedLine) -> bool:
        return line.size > HEADLINE * self.size and len(line.text) >= SHORTEST_HEADLINE

    def _one_headline(self, before: PrintedLine, after: PrintedLine, *, same_sheet: bool) -> bool:
        alike = 1 / HEADLINE < before.size / after.size < HEADLINE
        return same_sheet and alike and after.top - before.top < HEADLINE_PITCH * before.size

    def _hangs(self, before: PrintedLine, after: PrintedLine, frame: Frame) -> bool:
        """Whether an indented line is the rest of a full, indented line: 附件：1.… over two lines."""
        full = frame.right - before.right < SHORT * self.size
        deeper = before.left > frame.left + INDENT * self.size and after.left > before.left + INDENT * self.size
        own = read_label(after.text) is not None or OWN_LINE.match(after.text) is not None
        return full and deeper and not own and before.text[-1] not in SENTENCE_END
