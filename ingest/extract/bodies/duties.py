"""Duties: what one body is to do, where the document lists bodies one by one (部门职责分工)."""

import re
from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from hengce.ingest.extract.bodies.lists import Listed, each_level, of_each_level, read_list
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.lexicon.departments import LINE_SUFFIXES
from hengce.ingest.model import Parsed, Provision, Table

# What may close a body's name at the start of a line. Sample: 县卫体|局|负责制定…
NAME_END: Final = re.compile(r"[局委厅办部会联院所队心室协行社站署府道镇校团司台企门关位构组）]")
LONGEST_LIST: Final = 40  # 市民政局、市财政局、市人力资源社会保障局： fits, a sentence does not
# The words between the name and the duty. Samples: ：负责, 主要负责, 。负责, 的主要职责是
OPENING: Final = re.compile(
    r"(?:的?(?:主要)?(?:工作)?职责(?:是|为)?)?[：:。—]*(?:要|应当?)?(?:依法(?=主要|具体|牵头|统筹|负责))?(?:主要|具体|牵头|统筹)?(?:负责(?!任))?(?:职责)?[：:]?"
)
SENTENCE: Final = re.compile(r"[^。；\n]+")
DUTY_HEADING: Final = re.compile(r"职责|分工|任务")
LEADS_TO_DUTIES: Final = re.compile(
    r"(?:职责|分工|任务)[^。；]{0,12}(?:如下|下列|以下|是|为)?[：:]$"
)  # 各成员单位职责和任务如下：
BRACKETS: Final = "（〔【["
JOINTS: Final = ("、", "和", "及", "与")
ENOUGH: Final = 3  # bodies one after the other make a list of duties; under a heading that says so, two do
NAME_COLUMN: Final = re.compile(r"^(?:成员|责任|牵头|工作)?(?:单位|部门)(?:名称)?$")
DUTY_COLUMN: Final = re.compile(r"职责|职能")


class Charged(NamedTuple):
    """A body and one sentence of what it is to do."""

    provision: str
    body: Listed
    start: int
    end: int


class Opening(NamedTuple):
    """The start of a body's duties: who, and where the first sentence begins: behind the end where there is none."""

    bodies: tuple[Listed, ...]
    text_start: int
    marked: bool  # by ： or 负责


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
    """The duties of provisions whose sentences go through the bodies one by one: 区民政局负责…。区财政局负责…。

    Provisions in `listed`, whose lines do so, are left out. Such a provision is a measure as well: who has a duty in it
    answers for it too.
    """
    found: list[Charged] = []
    for provision in parsed.provisions:
        if provision.kind == "measure" and provision.number not in listed and provision.text.count("负责") >= ENOUGH:
            found.extend(_sentence_duties(parsed.text, provision, reader))
    return tuple(found)


def _sentence_duties(text: str, provision: Provision, reader: BodyReader) -> list[Charged]:
    start = provision.start + len(provision.label)
    spans = [sentence.span() for sentence in SENTENCE.finditer(text, start, provision.end)]
    openings = [(end, _opening(text, begin, end, reader)) for begin, end in spans]
    marked = [(end, opening) for end, opening in openings if opening and opening.marked]
    if len(marked) < ENOUGH:
        return []
    return [duty for end, opening in marked for duty in _duties(text, provision.number, opening, end, reader)]


def _in_lines(text: str, provision: Provision, reader: BodyReader) -> list[Charged]:
    lines = list(_lines(text, provision)) if "\n" in provision.text else []
    if len(lines) < ENOUGH - 1:
        return []
    openings = [_opening(text, start, end, reader) for start, end in lines]
    marked = sum(opening is not None and opening.marked for opening in openings)
    total = sum(opening is not None for opening in openings)
    said = provision.heading is not None and DUTY_HEADING.search(provision.heading) is not None
    said = said or LEADS_TO_DUTIES.search(text, *lines[0]) is not None
    if total < (ENOUGH - 1 if said else ENOUGH) or 2 * marked < total:
        return []
    pairs = zip(lines, openings, strict=True)
    return [
        duty for (_, end), opening in pairs if opening for duty in _duties(text, provision.number, opening, end, reader)
    ]


def _lines(text: str, provision: Provision) -> Iterator[tuple[int, int]]:
    start = provision.start + len(provision.label)
    while start < provision.end:
        end = text.find("\n", start, provision.end)
        end = provision.end if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1


def _opening(text: str, start: int, end: int, reader: BodyReader) -> Opening | None:
    """The bodies a line opens with, longest reading first: 县计生协会参与… opens with 县计生协会."""
    colon = text.find("：", start, min(end, start + LONGEST_LIST))
    if colon > 0 and (found := read_list(text, start, colon, reader)).items and not found.unread:
        return _opened(text, found.bodies, colon, end)
    placed = text[start] in "各团共" or reader.places.split_level(text[start:end])[0] or reader.places.national
    limit = min(end, start + LONGEST_LIST)
    comma = text.find("，", start, limit)
    name_ends = [m.end() for m in NAME_END.finditer(text, start + 1, comma if comma >= 0 else limit)]
    for stop in reversed(name_ends):
        if not (placed or text.endswith(LINE_SUFFIXES, start, stop)):  # 财政部门负责…
            continue
        if text.startswith(JOINTS, stop):
            continue
        if bodies := _bodies_of(text, start, stop, reader):
            return _opened(text, bodies, stop, end)
    return _joint_opening(text, start, end, reader)  # 自然资源部门、林业部门负责…


def _bodies_of(text: str, start: int, stop: int, reader: BodyReader) -> tuple[Listed, ...]:
    """The body named from `start` to `stop`, or one for each level: 市、县（市、区）民政部门."""
    body = reader.read(text[start:stop])
    if body is None:
        return each_level(text, start, stop, reader)
    return of_each_level(text, Listed(start, stop, body), reader) if body.sort != "nobody" else ()


def _joint_opening(text: str, start: int, end: int, reader: BodyReader) -> Opening | None:
    charge = text.find("负责", start, min(end, start + LONGEST_LIST)) if text[start] not in BRACKETS else -1
    found = read_list(text, start, charge, reader) if text.find("、", start, charge) > 0 else None
    return _opened(text, found.bodies, charge, end) if found and found.bodies and not found.unread else None


def _opened(text: str, bodies: tuple[Listed, ...], stop: int, end: int) -> Opening | None:
    match = OPENING.match(text, stop, end)
    begin = match.end() if match else stop
    return Opening(bodies, begin, begin > stop) if bodies else None


def _duties(text: str, provision: str, opening: Opening, end: int, reader: BodyReader) -> Iterator[Charged]:
    bodies = opening.bodies
    for sentence in SENTENCE.finditer(text, opening.text_start, end):
        if sentence[0].endswith("："):  # 履行以下职责： leads to them
            continue
        start = sentence.start()
        if start > opening.text_start and (other := _charged_next(text, *sentence.span(), reader)):
            bodies, start = other.bodies, other.text_start
        for body in bodies:
            yield Charged(provision, body, start, sentence.end())


def _charged_next(text: str, start: int, end: int, reader: BodyReader) -> Opening | None:
    """The body that a further sentence charges in place of the one before: 区民政局负责…；区财政局负责…."""
    if text.find("负责", start + 1, min(end, start + LONGEST_LIST)) < 0:
        return None
    opening = _opening(text, start, end, reader)
    return opening if opening and opening.marked else None


def _in_siblings(parsed: Parsed, reader: BodyReader) -> Iterator[Charged]:
    """Duties of numbered parts each headed by a body: （一）市教育局。负责…, or with 1.负责… below."""
    for section in parsed.provisions:
        if section.kind not in ("section", "attachment") or not _lists_duties(section):
            continue
        children = parsed.children(section.number)
        openings = [_opening(parsed.text, c.start + len(c.label), c.end, reader) for c in children]
        if sum(opening is not None for opening in openings) < ENOUGH - 1:
            continue
        for child, opening in zip(children, openings, strict=True):
            if opening:
                yield from _duties(parsed.text, child.number, opening, child.end, reader)
                yield from _below(parsed, child, opening, reader)


def _lists_duties(section: Provision) -> bool:
    said = section.heading or ""
    return DUTY_HEADING.search(said) is not None or LEADS_TO_DUTIES.search(section.text) is not None


def _below(parsed: Parsed, part: Provision, opening: Opening, reader: BodyReader) -> Iterator[Charged]:
    """The duties that are numbered parts of their own below the body: its own text says no more than who it is."""
    for child in parsed.children(part.number):
        inside = opening._replace(text_start=child.start + len(child.label))
        yield from _duties(parsed.text, child.number, inside, child.end, reader)


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
        if opening := _opened(text, bodies, duty.start, duty.end):
            yield from _duties(text, row.provision, opening, duty.end, reader)
