"""Duties: what one body is to do, where the document lists bodies one by one (部门职责分工)."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from hengce.ingest.extract.bodies.charges import PLACED, Charged, duties_behind, is_told, sentences
from hengce.ingest.extract.bodies.headed import only_places, openings_of_parts
from hengce.ingest.extract.bodies.lists import read_list
from hengce.ingest.extract.bodies.mentions import BY_THEIR_PART
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.openings import (
    LONGEST_JOINT,
    LONGEST_LIST,
    NAME_ENDS,
    Opening,
    behind_opening,
    opened,
    read_opening,
)
from hengce.ingest.model import Parsed, Provision, Table

OF_BODIES: Final = ("职责", "分工", "职能")
DUTY_WORDS: Final = (*OF_BODIES, "任务")
LEADS_TO_DUTIES: Final = re.compile(
    r"(?:职责|分工|任务)[^。；：]{0,12}(?:如下|下列|以下|是|为)?[：:]$"
)  # 各成员单位职责和任务如下：
HEADED_BY_DUTIES: Final = re.compile(r"[^，。；：\n]{0,8}(?:职责|分工|职能)。?\n")  # 第七条 职责分工。 above its lines
LEADS_IN: Final = re.compile(
    rf"(?:[^。；：\n]*[。\n])?[^。；：\n]{{0,30}}{LEADS_TO_DUTIES.pattern.removesuffix('$')}\n?"
)
GOES_ON: Final = re.compile(r"(?:主要|具体)?负责|（?\d+[.、）]|[①-⑳]")  # a further line on the same body
ABOUT: Final = ("相关", "有关", "的", "所需", "工作经费", "经费")  # 市民政局、街道办事处相关工作经费列入预算
INTERPRETS: Final = "解释"  # 本办法由市民政局负责|解释
ROLE_LINES: Final = ("责任", "牵头", "配合", "参与", "落实", "（责任", "（牵头")  # 责任单位：市教育局 lists no duty
LONGEST_NAME: Final = 12  # characters of a heading that is a name and begins with no place
USUAL_ENDS: Final = ("局", "委", "厅", "部门", "办", "院", "府")
ENOUGH: Final = 3  # bodies one after the other make a list of duties
FEWEST: Final = 2  # under a heading that says so, and where sentences charge them in so many words
URGES: Final = ("要", "应", "须", "负责", "：")  # which a sentence has that tells a body what to do
NAME_COLUMN: Final = re.compile(r"^(?:成员|责任|牵头|工作)?(?:单位|部门)(?:名称)?$")
DUTY_COLUMN: Final = re.compile(r"职责|职能")


def find_duties(parsed: Parsed, reader: BodyReader) -> tuple[Charged, ...]:
    """The duties of every list of bodies, in the order of the provisions."""
    found: list[Charged] = []
    for provision in parsed.provisions:
        if provision.kind != "row":
            found.extend(_in_lines(parsed.text, provision, reader))
    found.extend(_in_siblings(parsed, reader))
    for table in parsed.tables:
        found.extend(_in_table(parsed.text, table, reader))
    return tuple(found)


def duties_in_sentences(
    parsed: Parsed, reader: BodyReader, listed: Container[str], bracketed: Container[str]
) -> tuple[Charged, ...]:
    """The duties of provisions whose sentences go through the bodies one by one: 区民政局负责…。区财政局负责…。…

    Provisions in `listed`, whose lines do so, are left out. Where a bracket says who answers, no less than three told
    in a row make a list.
    """
    found: list[Charged] = []
    for provision in parsed.provisions:
        if provision.kind != "measure" or provision.number in listed:
            continue
        in_a_row = provision.number in bracketed
        if _may_tell_in_a_row(provision.text) or (not in_a_row and _may_go_through_bodies(provision)):
            found.extend(_sentence_duties(parsed.text, provision, reader, in_a_row=in_a_row))
    return tuple(found)


def _may_go_through_bodies(provision: Provision) -> bool:
    """A cheap first look."""
    if (provision.heading or "").endswith(OF_BODIES):
        return True
    words = provision.text
    if words.count("负责") >= FEWEST:
        return True
    return _is_said(provision) and sum(words.count(mark) for mark in ("负责", "：", "要", "应")) >= FEWEST


def _may_tell_in_a_row(words: str) -> bool:
    """A cheap first look."""
    if words.count("；") >= FEWEST and _may_name_enough(words.split("；"), urged=False):
        return True
    return words.count("。") >= FEWEST and _may_name_enough(words.split("。"), urged=True)


def _may_name_enough(clauses: list[str], *, urged: bool) -> bool:
    """Whether enough of the clauses may begin with a body, and with what tells it to act where they are `urged`."""
    named = 0
    for clause in clauses:
        told = not urged or any(clause.find(word, 0, LONGEST_LIST) >= 0 for word in URGES)
        named += told and any(clause.find(ending, 0, LONGEST_LIST) >= 0 for ending in USUAL_ENDS)
        if named >= ENOUGH:
            return True
    return False


def _is_said(provision: Provision) -> bool:
    """Whether a heading says that duties are listed below it: 部门职责分工."""
    if heading := provision.heading:
        return any(word in heading for word in DUTY_WORDS)
    return "\n" in provision.text and HEADED_BY_DUTIES.match(provision.text, len(provision.label)) is not None


def _sentence_duties(text: str, provision: Provision, reader: BodyReader, *, in_a_row: bool) -> list[Charged]:
    """The duties in the sentences of a provision; only of bodies told `in_a_row` where these alone count."""
    start = provision.start + len(provision.label)
    leads = LEADS_IN.match(text, start, provision.end)
    said = leads is not None or _is_said(provision)
    start = leads.end() if leads else start
    charges = _told_in_sentences(text, start, provision.end, reader)
    charged = [opening for opening, end in charges if _is_charged(text, opening, end, said=said)]
    marked = len({item.body.key for opening in charged for item in opening.bodies})
    of_bodies = leads is not None or any(word in (provision.heading or "") for word in OF_BODIES)
    alone = (provision.heading or "").endswith("职责") and any(opening.marked for opening, _ in charges)  # 镇街职责
    if in_a_row or ((_different(charges) if of_bodies else marked) < FEWEST and not alone):
        charges = _told_in_a_row(text, charges)
    return [duty for opening, end in charges for duty in duties_behind(text, provision.number, opening, end, reader)]


def _told_in_sentences(text: str, start: int, end: int, reader: BodyReader) -> list[tuple[Opening, int]]:
    """The sentences that charge a body or tell it what to do, as their openings and ends."""
    told: list[tuple[Opening, int]] = []
    for begin, stop in sentences(text, start, end, reader):
        opening = read_opening(text, begin, stop, reader)
        if opening and (_is_charged(text, opening, stop, said=False) or is_told(text, opening, stop)):
            told.append((opening, stop))
        elif told and not opening and text[begin - 1] == "；":  # …负责供水；检测水质
            told[-1] = (told[-1][0], stop)
    return told


def _told_in_a_row(text: str, told: list[tuple[Opening, int]]) -> list[tuple[Opening, int]]:
    """Those of a sentence that goes through bodies of its own, and of sentences that tell one after the other.

    市公安局组织巡查；市水务局检测水质；市民政局做好救助. 市公安局要组织巡查。市水务局要检测水质。市民政局要做好救助。
    """
    rows: list[list[tuple[Opening, int]]] = [[]]
    for opening, end in told:
        follows = bool(rows[-1]) and rows[-1][-1][1] + 1 == opening.bodies[0].start
        beside = follows and (text[opening.bodies[0].start - 1] == "；" or (opening.urged or opening.marked))
        if not beside:
            rows.append([])
        rows[-1].append((opening, end))
    return [charge for row in rows if _different(row) >= ENOUGH for charge in row]


def _different(charges: Sequence[tuple[Opening, int]]) -> int:
    """How many bodies are charged one by one."""
    return len({opening.bodies[0].body.key for opening, _ in charges})


def _is_charged(text: str, opening: Opening, end: int, *, said: bool) -> bool:
    """Whether a line or sentence of a list says what bodies are to do, and not only 按照各自职责，做好相关工作."""
    if text.startswith(INTERPRETS, opening.text_start):
        return False
    if said:
        return opening.marked or opening.urged or is_told(text, opening, end)
    return opening.marked and not BY_THEIR_PART.match(text, opening.text_start, end)


def _in_lines(text: str, provision: Provision, reader: BodyReader) -> list[Charged]:
    lines = list(_lines(text, provision)) if "\n" in provision.text else []
    if len(lines) < FEWEST:
        return []
    said = _is_said(provision) or LEADS_TO_DUTIES.search(text, *lines[0]) is not None
    if not said and sum(_may_be_charged(text, start, end) for start, end in lines) < FEWEST:
        return []
    openings = [_opening_of_line(text, start, end, reader, said=said) for start, end in lines]
    if only_places(text, openings):
        return []
    found = [(opening, end) for opening, (_, end) in zip(openings, lines, strict=True) if opening]
    charged = sum(opening.text_start == end or _is_charged(text, opening, end, said=said) for opening, end in found)
    if len(found) < (FEWEST if said else ENOUGH) or 2 * charged < len(found):
        return []
    of_lines = _with_further_lines(text, lines, openings)
    return [
        duty
        for end, opening in of_lines
        if opening.marked or not text.startswith(ABOUT, opening.text_start)
        for duty in duties_behind(text, provision.number, opening, end, reader)
    ]


def _may_be_charged(text: str, start: int, end: int) -> bool:
    """A cheap first look."""
    if text.startswith(ROLE_LINES, start):
        return False
    limit = min(end, start + LONGEST_LIST)
    alone = end == limit and text[end - 1] in NAME_ENDS
    return alone or any(text.find(mark, start, limit) >= 0 for mark in ("负责", "：", "\t"))


def _opening_of_line(text: str, start: int, end: int, reader: BodyReader, *, said: bool) -> Opening | None:
    opening = read_opening(text, start, end, reader)
    general = opening is not None and not said and BY_THEIR_PART.match(text, opening.text_start, end)
    return None if general else opening


def _with_further_lines(
    text: str, lines: list[tuple[int, int]], openings: list[Opening | None]
) -> Iterator[tuple[int, Opening]]:
    """The openings and where their lines end; a line that goes on with what the body before it does opens with that."""
    last: Opening | None = None
    alone = False
    for (start, end), opening in zip(lines, openings, strict=True):
        if opening:
            last, alone = opening, opening.text_start == end
            yield end, opening
        elif last and (alone or GOES_ON.match(text, start, end)):
            yield end, last._replace(text_start=behind_opening(text, start, end))


def _lines(text: str, provision: Provision) -> Iterator[tuple[int, int]]:
    start = provision.start + len(provision.label)
    while start < provision.end:
        end = text.find("\n", start, provision.end)
        end = provision.end if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1


def _in_siblings(parsed: Parsed, reader: BodyReader) -> Iterator[Charged]:
    """Duties of numbered parts each headed by a body: （一）市教育局。负责…, or with 1.负责… below."""
    by_number = {provision.number: provision for provision in parsed.provisions}
    for number, parts in _siblings(parsed).items():
        said = bool(number) and _lists_duties(by_number[number])
        if not (said or _most([_may_open_with_a_body(part) for part in parts])):
            continue
        openings = openings_of_parts(parsed.text, parts, reader, said=said)
        if parts[0].label.endswith("条"):  # what tells one body no more than to do something is no list
            openings = [
                opening if opening and (opening.marked or parsed.children(part.number)) else None
                for part, opening in zip(parts, openings, strict=True)
            ]
        if only_places(parsed.text, openings):
            continue
        found = sum(opening is not None for opening in openings)
        marked = [
            opening is not None and (opening.marked or _is_headed(parsed, part, opening))
            for part, opening in zip(parts, openings, strict=True)
        ]
        if not (_most(marked) or (said and found >= FEWEST)):
            continue
        for part, opening in zip(parts, openings, strict=True):
            if opening:
                of_article = part is parts[-1] and by_number.get(number, part).label.startswith("第")
                yield from _in_part(parsed.text, part, opening, reader, one_line=of_article)
                yield from _below(parsed, part, opening, reader)


def _is_headed(parsed: Parsed, part: Provision, opening: Opening) -> bool:
    """Whether a part says no more than the name of a body, with its duties as parts of their own below."""
    return opening.text_start >= part.end and bool(parsed.children(part.number))


def _may_open_with_a_body(part: Provision) -> bool:
    """A cheap first look."""
    at = part.text.find("负责", 0, LONGEST_JOINT)
    said = (at > 0 and "。" not in part.text[:at]) or "：" in part.text[:LONGEST_LIST]
    heading = part.heading or " "
    short = len(heading) <= LONGEST_NAME or heading[0] in PLACED
    return said or (short and heading[-1] in NAME_ENDS)


def _in_part(text: str, part: Provision, opening: Opening, reader: BodyReader, *, one_line: bool) -> Iterator[Charged]:
    """The duties of one numbered part; the paragraphs that close an article behind its last item are not of that."""
    first, *others = _lines(text, part)
    if text.startswith("\n", first[1]) and opening.text_start > first[1]:
        first, *others = others
    yield from duties_behind(text, part.number, opening, first[1], reader)
    for start, end in others:
        further = read_opening(text, start, end, reader)
        if further and further.marked:
            yield from duties_behind(text, part.number, further, end, reader)
        elif not one_line:
            again = opening._replace(text_start=behind_opening(text, start, end))
            yield from duties_behind(text, part.number, again, end, reader)


def _siblings(parsed: Parsed) -> dict[str, list[Provision]]:
    """The parts directly below each part, and by "" those that stand in none; no rows."""
    below: dict[str, list[Provision]] = {}
    for provision in parsed.provisions:
        if provision.kind not in ("row", "attachment"):
            below.setdefault(provision.parent or "", []).append(provision)
    return below


def _most(true: list[bool]) -> bool:
    return sum(true) >= ENOUGH and 3 * sum(true) >= 2 * len(true)


def _lists_duties(section: Provision) -> bool:
    return _is_said(section) or LEADS_TO_DUTIES.search(section.text) is not None


def _below(parsed: Parsed, part: Provision, opening: Opening, reader: BodyReader) -> Iterator[Charged]:
    """The duties that are numbered parts of their own below the line that names the body."""
    further = "\n" in part.text and opening.text_start < part.end  # …负责审核。 and, on the next line, 遴选标准如下：
    for child in () if further else parsed.children(part.number):
        inside = opening._replace(text_start=child.start + len(child.label))
        yield from duties_behind(parsed.text, child.number, inside, child.end, reader)


def _in_table(text: str, table: Table, reader: BodyReader) -> Iterator[Charged]:
    names = [i for i, header in enumerate(table.header) if NAME_COLUMN.match(header)]
    duties = [i for i, header in enumerate(table.header) if DUTY_COLUMN.search(header)]
    if len(names) != 1 or not duties or any("牵头" in header for header in table.header):
        return
    for row in table.rows:
        if max(names[0], duties[0]) >= len(row.cells):
            continue
        name, duty = row.cells[names[0]], row.cells[duties[0]]
        bodies = read_list(text, name.start, name.end, reader).bodies
        if opening := opened(text, bodies, duty.start, duty.end):
            yield from duties_behind(text, row.provision, opening, duty.end, reader)
