"""Lines of text that remember where in the source each of their characters stood."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.glued import line_starts
from hengce.ingest.glued_frame import BODY, DATE, TYPE, head_starts
from hengce.ingest.labels import Label, read_label

Run = tuple[str, int, int]  # text that stands in one piece in the source: its line and character there, from 1

# A line this long with white space between sentences has lost its line breaks: each such space was one.
UNBROKEN_LENGTH: Final = 400
NEARLY_ALL: Final = 0.9  # of a document in one line: it came without line breaks, however short it is
MOST_SPACED: Final = (
    0.5  # fewer of the sections of such a document begin behind a space where its lines lost even those
)
SECTION: Final = re.compile("[一二三四五六七八九十]{1,3}、")
LOST_BREAK: Final = re.compile(
    # Each alternative begins with a character, so that a search skips to it. No line begins with 则: 第一章　总　　则
    r"\u3000\u3000+\s*(?!则)"
    r"| (?<=[^\x00-\x7f0-9a-zA-Z] ) *(?=(?!则)[^\x00-\x7f]|\d{1,2}[.、]|\d{4}年\d"
    r"|\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?: [^起至前以之的止]|$))"
    r"| (?<=[日号] ) *(?=[^\x00-\x7f])"
)

# The front of a document on one line: … 荆政办发〔2016〕27号 各县人民政府：; or its end: 抄送：… 2016年6月16日印发
FRONT_UNBROKEN: Final = re.compile(
    r"[^。]{0,120} [^ 。：]{2,12}[〔\[﹝（]\d{4}[〕\]﹞）]\d{1,5}号 |抄送[：:].* [^ ]*\d{4}年\d{1,2}月\d{1,2}日印发"
)
FRONT_SIGNS: Final = ("号 ", "抄送")  # looked for first
SIGNED: Final = re.compile(rf"\s*{BODY} *(?={DATE}\s*$)")  # who signs and when on one line
DATED_TITLE: Final = re.compile(rf"{DATE}(?=[\u4e00-\u9fff]{{2}}[^。；：，]{{6,90}}{TYPE}\s*$)")
LONGEST_SIGNED: Final = 80  # characters of a line with who signs and the date
# A heading and its text with the break between them lost: 二、进度安排 整治工作分三个阶段进行，……
HEADED: Final = re.compile(
    r"[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、])[ \u3000]?"
    r"[\u4e00-\u9fff、]{4,16}[ \u3000]+(?=[\u4e00-\u9fff“《][^ \u3000。]{11,}。)"
)
HEADED_PART: Final = re.compile(
    r"[ \u3000]*[一二三四五六七八九十]{1,3}、[\u4e00-\u9fff]{2,12}(?<!第)(?=（一）[\u4e00-\u9fff])"
)
SHORTEST_HEADED: Final = 6  # characters of a label and a heading, before the space

RULE: Final = re.compile(r"[-*_=—─━═＿~～]{3,}|<!--.*-->")  # --- between the parts of a Markdown page, and its remarks
MARKUP: Final = re.compile(r"(?:#{1,6}\s*|>\s*|[-*+]\s+(?!\d+\s*-|\s)|!\[[^\]]*\]\S*)*")
MARKUP_BEGINS: Final = frozenset("#>-*+!_=<—─━═＿~～")
BLANKS: Final = " \u3000\r"
INLINE: Final = compile_for_search(
    r"\[bookmark：?:?[^\]]*\]"  # [bookmark: _GoBack], left by a converter of Word files
    "|\\*\\*|__(?=\\S)|[\u200b-\u200f\ufeff\u2060]"  # bold marks; marks without width
    "|[ \u3000]+(?=[^\\x00-\\x7f])|[ \u3000](?<=[^\\x00-\\x7f].)[ \u3000]*"  # spaces inside Chinese text
    r"| (?:(?<=第\d.)|(?<=第 \d.))(?=\d{1,2} ?[条章节])"  # 第1 0条
    r"| (?:(?<=\[ )(?=\d{4} ?\])|(?<=\[\d{4} )(?=\])|(?<=\[ \d{4} )(?=\])"  # [ 2009 ] 152号
    r"|(?<=\d\] )(?=\d{1,5} ?号)|(?<=\d \] )(?=\d{1,5} ?号))"
    r"|\\(?=[\\`*_{}\[\]（）#+.!|~>-])|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);?；?"  # escapes, entities
    r"|</?(?:br|b|i|u|p|em|strong|span|font|su[bp])(?: [^<>]*)?/?>"  # tags in a Markdown page
)
SUSPECT: Final = " \u3000*_[\\&<\u200b\u200c\u200d\u200e\u200f\ufeff\u2060"  # what INLINE begins with


class Line:
    """One line while it is being normalised.

    `runs` make up its `text`; `heading` tells whether markup calls it a heading, `indented` whether
    white space stood before it, `after_blank` whether an empty line did.
    """

    def __init__(
        self, runs: list[Run], heading: bool = False, indented: bool = False, after_blank: bool = False
    ) -> None:
        self.runs: Final = runs
        self.heading: Final = heading
        self.indented: Final = indented
        self.after_blank = after_blank
        self.text: Final = runs[0][0] if len(runs) == 1 else "".join(run[0] for run in runs)
        self._label: Label | None = None
        self._label_is_read = False

    @property
    def label(self) -> Label | None:
        """The label that the line begins with, read once: several steps ask for it."""
        if not self._label_is_read:
            self._label, self._label_is_read = read_label(self.text), True
        return self._label

    def extended(self, other: "Line", glue: str = "") -> "Line":
        """This line with `other` put behind it, `glue` between the two."""
        glued: list[Run] = [(glue, *other.runs[0][1:])] if glue else []
        return Line([*self.runs, *glued, *other.runs], self.heading, self.indented, self.after_blank)


def split_lines(text: str) -> Iterator[Line]:
    """The lines of `text` that hold anything, without markup, editor marks and spaces inside Chinese text."""
    blank, suspect = False, [mark for mark in SUSPECT if mark in text]
    nearly_all = int(NEARLY_ALL * len(text))
    for number, row in enumerate(text.split("\n"), 1):
        if not row:
            blank = True
            continue
        stretches = _stretches(row, whole=len(row) > nearly_all)
        for start, end in chain.from_iterable(_undated(row, *stretch) for stretch in stretches):
            if line := _clean(row[start:end], number, start + 1, suspect):
                line.after_blank, blank = blank, False
                yield line
            else:
                blank = True


def _stretches(row: str, *, whole: bool) -> Sequence[tuple[int, int]]:
    """The ranges of `row` that are lines: all of a table, items of a list, parts of a text without line breaks."""
    if "\t" in row:
        return ((0, len(row)),)
    may_be_front = " " in row and any(sign in row for sign in FRONT_SIGNS)
    if len(row) < UNBROKEN_LENGTH and not (may_be_front and FRONT_UNBROKEN.match(row)):
        spaced = row.find(" ", SHORTEST_HEADED) >= 0 or row.find("\u3000", SHORTEST_HEADED) >= 0
        headed = (HEADED.match(row) if spaced else None) or (HEADED_PART.match(row) if "（一）" in row else None)
        begin = headed.end() if headed else 0
        parts = list(_unglued(row, begin, len(row))) if "；" in row else [(begin, len(row))]
        return [(0, begin), *parts] if headed else parts
    starts = line_starts(row, whole=True) if whole else []
    sections = [start for start in starts if SECTION.match(row, start)] or starts
    if starts and sum(row[start - 1] in BLANKS for start in sections) < MOST_SPACED * len(sections):
        return list(pairwise([0, *filter(None, starts), len(row)]))
    gaps = [gap.span() for gap in LOST_BREAK.finditer(row)] if " " in row or "\u3000" in row else []
    front = [(at, at) for at in head_starts(row[: gaps[0][0]]) if at] if whole and gaps else []
    stretches = tuple(pairwise([0, *chain.from_iterable([*front, *gaps]), len(row)]))[::2]
    return [part for start, end in stretches for part in _unglued(row, start, end)]


def _unglued(row: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a stretch in which not even a space is left between the parts."""
    return pairwise([start, *(start + at for at in line_starts(row[start:end]) if at), end])


def _undated(row: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, parted where a date is glued to who signs above it, or to the title of what follows.

    某市人民政府2023年5月11日; 2023年5月11日关于…的若干措施
    """
    dated = DATED_TITLE.match(row, start, end) if row[start : start + 1].isdigit() else None
    if dated is None and end - start <= LONGEST_SIGNED and row[start:end].rstrip().endswith("日"):
        dated = SIGNED.match(row[start:end])
        return pairwise([start, *([start + dated.end()] if dated else []), end])
    return pairwise([start, *([dated.end()] if dated else []), end])


def _clean(row: str, number: int, character: int, suspect: Sequence[str]) -> Line | None:
    """The line that `row` holds, None when it is blank; `number` and `character` say where in the source it begins.

    Without one of the marks that are `suspect`, there is nothing inside it to take out.
    """
    text = row.lstrip(BLANKS)
    indented, heading = len(text) < len(row), text[:1] == "#"
    start = character + len(row) - len(text)
    text = text.rstrip(BLANKS)
    if text[:1] in MARKUP_BEGINS:
        markup = text if RULE.fullmatch(text) else MARKUP.match(text)[0]  # type: ignore[index]  # it may be empty
        start, text = start + len(markup), text[len(markup) :]
    if not text:
        return None
    runs = _kept(text, number, start) if any(mark in text for mark in suspect) else [(text, number, start)]
    return Line(runs, heading, indented) if runs else None


def _kept(text: str, number: int, character: int) -> list[Run]:
    """What INLINE does not take out of `text`, entities as the characters they stand for."""
    runs, position = list[Run](), 0
    for match in INLINE.finditer(text):
        entity = match[0].rstrip("；;") + ";" if match[0][0] == "&" else ""
        replacement = html.unescape(entity).strip() if entity else ""
        if entity and replacement == entity:
            continue  # R&D is no entity
        if match.start() > position:
            runs.append((text[position : match.start()], number, character + position))
        if replacement:
            runs.append((replacement, number, character + match.start()))
        position = match.end()
    runs.append((text[position:], number, character + position))
    while runs and not runs[-1][0].rstrip():
        runs.pop()
    return [*runs[:-1], (runs[-1][0].rstrip(), *runs[-1][1:])] if runs else []
