"""Labels inside a line that begin parts: where a page lost a line break, or printed 1.标题：（1）…。（2）…。 in one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, get_args

from hengce.ingest.glued import GLUED_HEADING
from hengce.ingest.inner_articles import articles_inside
from hengce.ingest.labels import Label, LabelKind, read_label
from hengce.ingest.lines import Line, Run

KINDS: Final[tuple[LabelKind, ...]] = ("han", "han_bracket", "digit", "digit_bracket")  # from the outermost
NUMERALS: Final = "一二三四五六七八九"
LAST_NUMERAL: Final = 29
FIRSTS: Final = ("（一）", "1.", "1、", "（1）")
SHORTEST: Final = 12  # characters of a line with two parts in it
FIRST_SECTION: Final = "一、"  # looked at first: few lines without a label hold it
MOST: Final = 20  # parts that are looked for inside one line
MOST_BETWEEN: Final = 6  # lines between a first part and the second
MOST_BELOW: Final = 30  # where these are parts below the first, whose heading ends its line
LONGEST_HEADING: Final = 35  # characters between a label and the end of the first one below it
IN_BRACKETS: Final = re.compile(r"（[^（）]*）$")
BEFORE_FIRST: Final = "：。；）〕］]"  # how the text before a first part ends
BEFORE_NEXT: Final = "。）〕］]"  # each part is a sentence, with its bracket of bodies
BEFORE_ITEM: Final = "。；）〕］]"  # or an item of a list that is the whole of the part: 停放充电。1.…；2.…。
WITHIN_SENTENCE: Final = "，、："  # behind these a label counts on within a sentence: 1.建码头；2.建营地，3.建步道


def with_parts_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """`lines`, each part that begins inside one on a line of its own.

    A part begins inside a line where a run 一、 … 二、 leads on from the text, where a run of lower labels stands right
    behind the heading of a part, where the next of a run follows in the line, where a line below begins with the
    second of a run whose first stands nowhere, or where an article or another part of a run is missing.
    """
    lines = list(lines)
    labels = [line.label for line in lines]
    firsts, articles, missing = _firsts(lines, labels), articles_inside(lines, labels), _missing(lines, labels)
    reached = dict[LabelKind, int]()
    for at, line in enumerate(lines):
        starts = articles.get(at) or ([firsts[at]] if at in firsts else _starts(line.text, labels[at], reached))
        if at in missing:
            starts = sorted({*starts, *missing[at]})
        parts = list(_parted(line, starts)) if starts else [line]
        for label in (part.label for part in parts) if starts else (labels[at],):
            if label:
                reached[label.kind] = label.ordinal
        yield from parts


def _firsts(lines: Sequence[Line], labels: Sequence[Label | None]) -> dict[int, int]:
    """Where a first part begins inside a line, by the index of the line: a line below begins with the second."""
    firsts, last = dict[int, int](), dict[str, tuple[int, int]]()
    for at, label in enumerate(labels):
        if label is None:
            continue
        if label.ordinal == 2 and label.kind in KINDS and last.get(label.kind, (0, 0))[0] != 1:
            labelled = max((place for _, place in last.values()), default=0)
            outer = max((last[kind][1] for kind in _no_lower(label.kind) if kind in last), default=0)
            for above in reversed(range(max(outer, at - MOST_BELOW), at)):
                start = _first_of(lines[above].text, label.kind)
                near = above >= max(labelled, at - MOST_BETWEEN)
                if start and (near or _ends_as_heading(lines[above].text, start)):
                    firsts[above] = start
                    break
        last[label.kind] = label.ordinal, at
    return firsts


def _no_lower(kind: LabelKind) -> Iterator[str]:
    """The kinds of labels that are not below one of `kind`."""
    return (other for other in get_args(LabelKind) if other not in KINDS[KINDS.index(kind) + 1 :])


def _ends_as_heading(text: str, start: int) -> bool:
    """Whether the line ends with nothing but the heading of the part that begins at `start`."""
    return len(text) - start <= LONGEST_HEADING and "。" not in text[start:]


def _missing(lines: Sequence[Line], labels: Sequence[Label | None]) -> dict[int, list[int]]:
    """Where parts begin inside lines that a run lacks, by the index of the line: （六）…；（七）…； above （八）."""
    found, last = dict[int, list[int]](), dict[LabelKind, tuple[int, int]]()
    for at, label in enumerate(labels):
        if label is None:
            continue
        rank = KINDS.index(label.kind) if label.kind in KINDS else 0
        ordinal, above = last.get(label.kind, (label.ordinal, at))
        if ordinal + 1 < label.ordinal <= ordinal + MOST:
            found |= _between(lines, range(above, at), label.kind, range(ordinal + 1, label.ordinal))
        last = {kind: place for kind, place in last.items() if kind in KINDS[:rank]}
        if label.kind in KINDS:
            last[label.kind] = label.ordinal, at
    return found


def _between(lines: Sequence[Line], within: range, kind: LabelKind, ordinals: range) -> dict[int, list[int]]:
    """Where the parts with `ordinals` begin inside the lines `within`; empty unless all do, in their order."""
    found, due = dict[int, list[int]](), list(ordinals)
    for at in within:
        text, begin = lines[at].text, 0
        while due and "\t" not in text and (start := _place(text, kind, due[0], begin, BEFORE_ITEM)) > 0:
            found.setdefault(at, []).append(start)
            begin = start
            due = due[1:]
    return {} if due else found


def _printed(kind: LabelKind, ordinal: int) -> tuple[str, ...]:
    """How the label of that kind and ordinal is printed."""
    if kind in ("digit", "digit_bracket"):
        return (f"{ordinal}.", f"{ordinal}、") if kind == "digit" else (f"（{ordinal}）",)
    if ordinal > LAST_NUMERAL:
        return ()
    tens, ones = divmod(ordinal, 10)
    numeral = ("十" if tens == 1 else "二十" if tens else "") + (NUMERALS[ones - 1] if ones else "")
    return (f"{numeral}、",) if kind == "han" else (f"（{numeral}）",)


def _place(text: str, kind: LabelKind, ordinal: int, begin: int, before: str) -> int:
    """Where the label of that kind and ordinal first stands behind one of the marks `before`; -1 for nowhere."""
    first = -1
    for printed in _printed(kind, ordinal):
        at = text.find(printed, max(begin, 1))
        while at >= 0 and (
            text[at - 1] not in before or (printed[-1] == "." and text[at + len(printed) :][:1].isdecimal())
        ):
            at = text.find(printed, at + 1)
        if at >= 0 and (first < 0 or at < first):
            first = at
    return first


def _first_of(text: str, kind: LabelKind) -> int:
    """Where in a line the first part of a run begins that a line below goes on with; 0 for nowhere."""
    return 0 if "\t" in text or text[:1] == "附" else max(_place(text, kind, 1, 1, BEFORE_FIRST), 0)


def _starts(text: str, label: Label | None, reached: Mapping[LabelKind, int]) -> list[int]:
    """Where parts begin inside a line that is no row; `label` is what the line begins with.

    `reached` is how far each kind of label has counted before the line.
    """
    if len(text) < SHORTEST or "\t" in text:
        return []
    if label is None:
        return (_sections(text) if FIRST_SECTION in text else []) or _listed(text)
    if label.kind in KINDS and (sisters := _further(text, label.kind, 0, label.ordinal + 1)):
        pieces = pairwise([0, *sisters, len(text)])
        return [at for begin, end in pieces for at in _offset(text[begin:end], begin, reached)][1:]
    return _parts_below(text, label, reached)


def _sections(text: str) -> list[int]:
    """Where the sections of a text without line breaks begin, and the parts in them."""
    sections = _run(text, "han", _place(text, "han", 1, 1, BEFORE_FIRST))
    return _with_inner(text, sections) if len(sections) > 1 else []


def _listed(text: str) -> list[int]:
    """Where the parts of a list begin that a line without a label leads to: 应对技术措施：（1）…。（2）…."""
    for kind in KINDS[1:]:
        starts = _run(text, kind, _place(text, kind, 1, 1, "："))
        if len(starts) > 1:
            return starts
    return []


def _parts_below(text: str, label: Label, reached: Mapping[LabelKind, int]) -> list[int]:
    """Where the parts begin that stand right behind the heading of a part with `label`, in its line.

    They count from one, or go on with the count of those below the part before: 二、强化支持。（三）…。（四）….
    """
    if label.kind not in KINDS and label.kind != "article":
        return []
    below = KINDS[KINDS.index(label.kind) + 1 :] if label.kind in KINDS else KINDS[1:]
    heading = text[label.length : label.length + LONGEST_HEADING]
    if any(first in heading for first in FIRSTS):
        return next((starts for kind in below if len(starts := _below(text, label.length, kind)) > 1), [])
    further = ((kind, reached[kind] + 1) for kind in below if kind in reached)
    return next((starts for kind, at in further if len(starts := _below(text, label.length, kind, at)) > 1), [])


def _offset(part: str, begin: int, reached: Mapping[LabelKind, int]) -> list[int]:
    """Where a part of a line that begins at `begin` and the parts inside it begin."""
    return [begin, *(begin + at for at in _starts(part, read_label(part), reached))]


def _with_inner(text: str, sections: list[int]) -> list[int]:
    """The `sections` of a text without line breaks, and the parts in each of them."""
    starts = list[int]()
    for begin, end in pairwise([*sections, len(text)]):
        starts += [begin, *(begin + at for at in _levels(text[begin:end]))]
    return starts


def _levels(part: str) -> list[int]:
    """Where the parts below one of a text without line breaks begin, and those below them: one alone is enough.

    A heading that every plan has (指导思想) is parted from its text, though no mark stands between them.
    """
    label = read_label(part)
    if label is None or label.kind not in KINDS:
        return []
    glued = GLUED_HEADING.match(part, label.length)
    for kind in KINDS[KINDS.index(label.kind) + 1 :]:
        first = _place(part, kind, 1, label.length, BEFORE_FIRST)
        if starts := _below(part, label.length, kind) or _run(part, kind, first):
            return [*([glued.end()] if glued and glued.end() < starts[0] else []), *_with_inner(part, starts)]
    return [glued.end()] if glued else []


def _below(text: str, begin: int, kind: LabelKind, ordinal: int = 1) -> list[int]:
    """Where the parts of `kind` begin whose first, `ordinal`, stands right behind the heading at `begin`."""
    places = (text.find(printed, begin, begin + LONGEST_HEADING) for printed in _printed(kind, ordinal))
    first = min((at for at in places if at > begin), default=-1)
    heading = IN_BRACKETS.sub("", text[begin : max(first, begin)].rstrip("。："))  # 集中攻坚阶段（2023年9月至11月）
    if not heading or heading[-1] == "第" or any(mark in heading for mark in "。；：，、（《"):  # 违反第十条第（一）项
        return []
    starts = [first, *_further(text, kind, first, ordinal + 1, BEFORE_ITEM)]
    goes_on = _place(text, kind, ordinal + len(starts), starts[-1] + 1, WITHIN_SENTENCE) > 0
    return [first, *_further(text, kind, first, ordinal + 1)] if goes_on else starts


def _run(text: str, kind: LabelKind, first: int) -> list[int]:
    """Where the parts of a run begin, the first of which stands at `first`; empty where that is nowhere."""
    return [first, *_further(text, kind, first, 2)] if first > 0 else []


def _further(text: str, kind: LabelKind, begin: int, ordinal: int, before: str = BEFORE_NEXT) -> list[int]:
    """Where the parts from `ordinal` on begin behind `begin`, each behind one of the marks `before`."""
    starts = list[int]()
    while len(starts) < MOST and (at := _place(text, kind, ordinal + len(starts), begin + 1, before)) > 0:
        starts.append(at)
        begin = at
    return starts


def _parted(line: Line, starts: list[int]) -> Iterator[Line]:
    """`line` in pieces that begin at `starts`."""
    for begin, end in pairwise([0, *starts, len(line.text)]):
        yield Line(_cut(line.runs, begin, end), line.heading, line.indented)


def _cut(runs: list[Run], begin: int, end: int) -> list[Run]:
    cut, offset = list[Run](), 0
    for text, number, character in runs:
        low, high = max(begin - offset, 0), min(end - offset, len(text))
        if low < high:
            cut.append((text[low:high], number, character + low))
        offset += len(text)
    return cut
