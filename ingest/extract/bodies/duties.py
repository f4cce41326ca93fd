"""Duties: what one body is to do, where the document lists bodies one by one (部门职责分工)."""

import re
from collections.abc import Container, Iterator
from typing import Final

from hengce.ingest.extract.bodies.body import Listed
from hengce.ingest.extract.bodies.charges import PLACED, Charged, duties_behind, is_general, is_told, sentences
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
from hengce.ingest.lexicon.departments import ends_as_line
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
ROLE_LINES: Final = ("责任", "牵头", "配合", "参与", "落实", "（责任", "（牵头")  # 责任单位：市教育局 lists no duty
# 县级以上人民政府其他有关部门按照职责…
OF_NOBODY: Final = re.compile(
    r"(?:[^，。；：\n]{0,20}政府(?:及其|的)?)?(?:其[他它](?:[有相]关)?|[有相]关)[^，。；：\n]{0,6}(?:部门|单位|机构)"
)
LONGEST_NAME: Final = 12  # characters of a heading that is a name and begins with no place
ENOUGH: Final = 3  # bodies one after the other make a list of duties
FEWEST: Final = 2  # under a heading that says so
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


def duties_in_sentences(parsed: Parsed, reader: BodyReader, listed: Container[str]) -> tuple[Charged, ...]:
    """The duties of provisions whose sentences go through the bodies one by one: 区民政局负责…。区财政局负责…。…

    Provisions in `listed`, whose lines do so, are left out.
    """
    found: list[Charged] = []
    for provision in parsed.provisions:
        if provision.kind == "measure" and provision.number not in listed and _may_go_through_bodies(provision):
            said = provision.label.endswith("条") and _is_said_above(parsed, provision)
            found.extend(_sentence_duties(parsed.text, provision, reader, said_above=said))
    return tuple(found)


def _may_go_through_bodies(provision: Provision) -> bool:
    """A cheap first look."""
    if (provision.heading or "").endswith(OF_BODIES):
        return True
    words = provision.text
    if words.count("负责") >= FEWEST:
        return True
    return _is_said(provision) and sum(words.count(mark) for mark in ("负责", "：", "要", "应")) >= FEWEST


def _is_said(provision: Provision) -> bool:
    """Whether a heading says that duties are listed below it: 部门职责分工."""
    if heading := provision.heading:
        return any(word in heading for word in DUTY_WORDS)
    return "\n" in provision.text and HEADED_BY_DUTIES.match(provision.text, len(provision.label)) is not None


def _is_said_above(parsed: Parsed, article: Provision) -> bool:
    """Whether what an article stands in says that duties are listed below it."""
    return any(part.number == article.parent and _is_said(part) for part in parsed.provisions)


def _sentence_duties(text: str, provision: Provision, reader: BodyReader, *, said_above: bool) -> list[Charged]:
    start = provision.start + len(provision.label)
    leads = LEADS_IN.match(text, start, provision.end)
    said = leads is not None or _is_said(provision)
    start = leads.end() if leads else start
    charges = _told_in_sentences(text, start, provision.end, reader)
    marked = sum(_is_charged(text, opening, end, said=said) for opening, end in charges)
    of_bodies = leads is not None or any(word in (provision.heading or "") for word in OF_BODIES)
    alone = (provision.heading or "").endswith("职责") and any(opening.marked for opening, _ in charges)  # 镇街职责
    if (len(charges) if of_bodies else marked) < (FEWEST if said or said_above else ENOUGH) and not alone:
        charges = _charges_of_paragraphs(text, provision, reader)
    if not (said or said_above) and _only_organises(text, provision, [opening for opening, _ in charges]):
        return []
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


def _charges_of_paragraphs(text: str, provision: Provision, reader: BodyReader) -> list[tuple[Opening, int]]:
    """What the paragraphs of an article say, where each opens with a body but for one at most, and three charge it."""
    lines = list(_lines(text, provision)) if provision.label.endswith("条") else []
    lines = [line for line in lines if not OF_NOBODY.match(text, *line)]
    openings = [(read_opening(text, start, end, reader), end) for start, end in lines]
    named = [(opening, end) for opening, end in openings if opening]
    marked = [(opening, end) for opening, end in named if _is_charged(text, opening, end, said=False)]
    charge = sum(text.find("负责", start, end) >= 0 for start, end in lines)
    charges = named if len(named) == len(lines) >= ENOUGH and charge >= FEWEST else marked
    if len(charges) < len(lines) - 1:
        return []
    charges = [(opening, end) for opening, end in charges if not is_general(text, opening, end)]
    return charges if len(charges) >= ENOUGH else []


def _only_organises(text: str, provision: Provision, openings: list[Opening]) -> bool:
    """Whether an article goes through kinds of bodies for the most part (财政部门负责…), and no bodies of its own."""
    by_name = sum(any(_is_by_name(text, item) for item in opening.bodies) for opening in openings)
    return provision.label.endswith("条") and 2 * by_name < len(openings)


def _is_by_name(text: str, item: Listed) -> bool:
    by_name = item.body.sort in ("named", "unknown") and item.body.kind not in ("government", "collective")
    return by_name and not ends_as_line(text[item.start : item.end])


def _is_charged(text: str, opening: Opening, end: int, *, said: bool) -> bool:
    """Whether a line or sentence of a list says what bodies are to do, and not only 按照各自职责，做好相关工作."""
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
    if not said and _only_organises(text, provision, [opening for opening, _ in found]):
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
    """The duties that are numbered parts of their own below the body: its own text says no more than who it is."""
    for child in parsed.children(part.number):
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
