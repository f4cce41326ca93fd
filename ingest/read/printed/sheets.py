"""A page → what stands on it in reading order, without what only the page prints: numbers, running heads and feet."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hengce.ingest.characters import fold_characters
from hengce.ingest.paragraphs import PAGE_NUMBER
from hengce.ingest.read.printed.columns import split_columns
from hengce.ingest.read.printed.grid import Grid, find_grids
from hengce.ingest.read.printed.lines import PrintedLine, lines_of
from hengce.ingest.read.printed.page import Page, in_text_area
from hengce.ingest.read.printed.unruled import find_unruled

Block = PrintedLine | Grid

LEAST_SHARE = 0.4  # of the pages carry the line; heads that change between left and right pages stand on half of them
DIGITS = re.compile(r"\d+")
STROKES = re.compile(r"[一_~·.。‐‒―]")  # what recognition makes of the dashes beside a page number


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, or one column of it, with its lines and tables from top to bottom."""

    page: int
    height: float
    blocks: tuple[Block, ...]


def sheets_of(page: Page) -> list[Sheet]:
    """The sheets of a page in the order they are read."""
    sheets = []
    for part in split_columns(page):
        grids, rest = find_grids(part.rules, part.pieces, part.number)
        unruled, rest = find_unruled(rest, part.number)
        blocks: list[Block] = [*grids, *unruled, *lines_of(rest, part.number)]
        sheets.append(Sheet(part.number, part.height, tuple(sorted(blocks, key=lambda block: block.top))))
    return sheets


def without_running_lines(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[str]]:
    """The sheets without page numbers and without what the margins repeat, and the words of the latter."""
    counts = Counter(key for sheet in sheets for key in {_key(line) for line in _margin_lines(sheet)})
    repeated = {key for key, count in counts.items() if count >= max(2, LEAST_SHARE * len(sheets))}
    kept, dropped = list[Sheet](), dict[str, str]()
    for sheet in sheets:
        margin = _margin_lines(sheet)
        heads = [line for line in margin if _key(line) in repeated or is_page_number(line.text)]
        dropped |= {_key(line): line.text for line in heads if not is_page_number(line.text)}
        kept.append(replace(sheet, blocks=tuple(block for block in sheet.blocks if block not in heads)))
    return kept, list(dropped.values())


def is_page_number(text: str) -> bool:
    """Whether a line in the margin is the number of the page.

    >>> is_page_number("— 3 —"), is_page_number("一12一"), is_page_number("第3页 共10页"), is_page_number("3年")
    (True, True, True, False)
    """
    folded = fold_characters(text).replace(" ", "")
    return PAGE_NUMBER.fullmatch(STROKES.sub("-", folded)) is not None or PAGE_NUMBER.fullmatch(folded) is not None


def _margin_lines(sheet: Sheet) -> list[PrintedLine]:
    """The lines above the first and below the last block that stands in the text area, from the edges inwards."""
    return [*_from_edge(sheet.blocks, sheet.height), *_from_edge(reversed(sheet.blocks), sheet.height)]


def _from_edge(blocks: Iterable[Block], height: float) -> list[PrintedLine]:
    lines = list[PrintedLine]()
    for block in blocks:
        if isinstance(block, Grid) or in_text_area((block.top + block.bottom) / 2, height):
            break
        lines.append(block)
    return lines


def _key(line: PrintedLine) -> str:
    return DIGITS.sub("0", line.text)
