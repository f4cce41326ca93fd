"""The roll of departments: which printed names are one body, what it is called, and where it is named."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hengce.ingest.extract.bodies.anchors import named_bodies
from hengce.ingest.extract.bodies.body import Body, Listed
from hengce.ingest.extract.bodies.inner_brackets import as_printed
from hengce.ingest.extract.bodies.name_words import OF_ALL_LEVELS
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.terms import short_names, stands_for_another
from hengce.ingest.lexicon.departments import ends_as_line
from hengce.ingest.making import make
from hengce.ingest.model import Department, Finding, Parsed, Span

GOVERNMENT_ENDINGS: Final = ("政府", "管委会", "委员会", "办事处")
JOINTS: Final = ("、", "和", "及", "与")
OF_THE_PLACE: Final = re.compile("^(?:所在地?|属地)的?")
ZONES_ASIDE: Final = re.compile(
    "（[^（）、]{0,8}(?:开发区|园区|经开区|高新区|管委会)）"
)  # 各街镇（经开区）, 各县人民政府（管委会）
IN_FULL: Final = ("局", "厅")  # what full names of departments end in
MORE_OF_A_NAME: Final = 3
MOST_LEFT_OUT: Final = 2  # characters: 科技 for 科学技术; more makes a short form
# 水利主管部门 is what 水利 means in 县级以上人民政府水利、财政等部门
AUTHORITIES: Final = ("主管部门", "管理部门", "行政部门", "机关")
AUTHORITY_END: Final = re.compile("(?:行政)?(?:主管|管理|行政)部门$|机关$")
LONGEST_TITLE: Final = 80


@dataclass(frozen=True, slots=True)
class Roll:
    """The departments of a document, and for each body as read the department it is."""

    departments: tuple[Department, ...]
    names: Mapping[str, str]  # key of a body → name of its department
    own: Mapping[str, Body]  # function, or key of a body named by its line → the document's own body of it
    findings: tuple[Finding, ...]

    def key_of(self, body: Body) -> str:
        """The key of the body itself, or of the one that a bare line of work means here."""
        return _meant(body, self.own).key

    def name_of(self, body: Body) -> str:
        """The name of the department that `body` is."""
        return self.names[self.key_of(body)]


Meant = tuple[Listed, Body]  # a body as named, and the one that is meant: the document's own of a bare line of work


class Entry:
    """What is known of one body while the roll is made: how often under which name it is `printed`, where first."""

    def __init__(self, body: Body, first: Listed) -> None:
        self.body: Final = body
        self.printed: Final = dict[str, int]()
        self.first: Final = first


def enrol(parsed: Parsed, named: Iterable[Listed], reader: BodyReader, printed: str) -> Roll:
    """The roll of all bodies in `named`, those that have a responsibility, a duty or a seat, in order of appearance.

    Their names are as in the text `printed`.

    Guarantees: names are distinct; every body in `named` has one.
    """
    listed = sorted(named, key=lambda item: item.start)
    own = _own_bodies(parsed.text, listed, reader)
    witnesses: list[Listed] = []
    if any(item.body.sort == "line" and item.body.function not in own for item in listed):
        witnesses = [body for body in named_bodies(parsed.text, reader) if not _is_told(parsed, body.start)]
        also = _own_bodies(parsed.text, witnesses, reader)
        own = {key: body for key, body in also.items() if body.function not in own} | own
    own = _classes(listed) | own
    own |= _governments_by_other_words(listed, reader.places.prefix()) | _classes_by_other_words(listed)
    meant = [(item, _meant(item.body, own)) for item in listed]
    entries = _entries(parsed.text, meant, reader.lexicon.cores)
    _name_by(parsed, entries, witnesses)
    _name_as_laid_down(parsed.text, entries, reader)
    official = _official_forms(parsed, reader)
    names = _distinct({key: _name(entry, reader) for key, entry in entries.items()}, entries)
    printed_names = {key: as_printed(name, parsed.text, printed) for key, name in names.items()}
    mentions = _mentions(parsed.text, entries, meant)
    region = parsed.document.region.name if parsed.document.region else None
    departments = tuple(
        make(
            Department,
            printed_names[key],
            official.get(key) or _canonical(entry, names[key], reader),
            entry.body.function,
            region,
            entry.body.kind,
            mentions[key],
        )
        for key, entry in entries.items()
    )
    return Roll(departments, printed_names, own, tuple(_findings(parsed, entries)))


def _is_told(parsed: Parsed, at: int) -> bool:
    """Whether a body stands among those to whom a document for the whole country is sent: 各省公安厅（局）."""
    region = parsed.document.region
    if parsed.provision_at(at) or region is None or region.level != "national":
        return False
    return parsed.text[parsed.text.find("\n", at) - 1] == "："


def _own_bodies(text: str, listed: list[Listed], reader: BodyReader) -> dict[str, Body]:
    """For each function the body most often named for it; a merged body stands for each of its lines.

    市财政局 in the plan of a county is none of its own.

    市旅游主管部门 stands, by its key, for 旅游 alone and not for 文化, which is of the same function; so does 市质监局
    for 质监 beside 市工商局.
    """
    named = [(_words(text, item), item.body) for item in listed if item.body.sort == "named"]
    above = {words for words in {words for words, _ in named} if _is_above(words, reader)}
    named = [(words, body) for words, body in named if words not in above] if above else named
    of_lines = {body.key: body for words, body in named if ends_as_line(words)}
    others = [body for _, body in named if body.key not in of_lines]
    bodies = {body.canonical: body for body in others}
    votes = Counter(body.canonical for body in others)
    whole: dict[str, Body] = {}
    part: dict[str, Body] = {}
    elected = (bodies[canonical] for canonical, _ in votes.most_common())
    for body in sorted(elected, key=lambda body: body.kind == "institution"):  # 市民政局 before 市民政事务中心
        if body.function and body.kind != "collective":
            whole.setdefault(body.function, body)
            for line in body.function.split("+"):
                part.setdefault(line, body)
    return {**part, **whole, **{body.key: body for body in others}, **of_lines}


def _classes(listed: list[Listed]) -> dict[str, Body]:
    """For each function the class that stands for it where no body of the document's own place is named."""
    return {item.body.function or "": item.body for item in reversed(listed) if _is_class(item.body)}


def _is_above(words: str, reader: BodyReader) -> bool:
    return len(reader.places.path) > 1 and reader.places.is_above(reader.places.split_level(words)[0])


def _words(text: str, item: Listed) -> str:
    """What a body is called where it is named."""
    return item.name or text[item.start : item.end]


def _is_class(body: Body) -> bool:
    """True for 各级民政部门, which 民政部门 means where no body of the document's own place is named."""
    if body.sort != "class" or body.function is None or body.kind != "collective":
        return False
    of_all_levels = any(map(body.canonical.__contains__, OF_ALL_LEVELS))
    return of_all_levels and not body.canonical.endswith(("所", "机构"))  # 公安 is not the 公安派出所


def _governments_by_other_words(listed: list[Listed], region: str) -> dict[str, Body]:
    """All governments of a level, by the keys of what else they are called: 各镇人民政府 for 镇政府 and 所在镇政府."""
    governments = {item.body.key: item.body for item in listed if item.body.sort == "government"}
    all_of = {
        _alike(body.canonical.replace("各", "", 1), region): body
        for body in governments.values()
        if body.canonical.startswith("各", len(region))
    }
    same = {key: all_of.get(_alike(body.canonical, region)) for key, body in governments.items()}
    return {key: body for key, body in same.items() if body and body.key != key}


def _classes_by_other_words(listed: list[Listed]) -> dict[str, Body]:
    """The authorities of all levels for a line, by the keys of what lists call them: 水利主管部门 for 水利部门."""
    classes = {item.body.key: item.body for item in listed if item.body.sort == "class"}
    called = {AUTHORITY_END.sub("部门", key): body for key, body in classes.items() if key.endswith(AUTHORITIES)}
    return {key: body for key, body in called.items() if body.key != key}


def _alike(canonical: str, region: str) -> str:
    """What names of all governments of a level have in common: 乡镇人民政府 for that of 所在乡镇."""
    name = OF_THE_PLACE.sub("", canonical.removeprefix(region))
    return ZONES_ASIDE.sub("", name)


def _meant(body: Body, own: Mapping[str, Body]) -> Body:
    if body.sort == "government":
        return own.get(body.key, body)
    if body.sort == "class" and (same := own.get(body.key)) and same.sort == "class":
        return same
    if body.sort != "line" or not body.function:
        return body
    itself = own.get(body.key)
    meant = itself or own.get(body.function, body)
    # the centre that a department keeps, or its agency for ports, is not the department
    return body if body.kind == "department" and meant.kind == "institution" and not itself else meant


def _entries(text: str, meant: Iterable[Meant], cores: Container[str]) -> dict[str, Entry]:
    """The bodies by key; a bare line of work (教育) is no name of the body it means, a bare core (财政厅) is."""
    entries: dict[str, Entry] = {}
    counted: set[tuple[int, int, str]] = set()
    for item, body in meant:
        if (entry := entries.get(body.key)) is None:
            entry = entries[body.key] = Entry(body, item)
        words = _words(text, item)
        itself = body is item.body or item.body.sort == "government"
        itself = itself or (body.key == item.body.key and (item.body.sort != "line" or words in cores))
        if itself and (item.start, item.end, item.name) not in counted:
            counted.add((item.start, item.end, item.name))
            counts = not (item.name or _leaves_its_ending(text, item))
            entry.printed[words] = entry.printed.get(words, 0) + counts
    return entries


def _leaves_its_ending(text: str, item: Listed) -> bool:
    """True for 各市 in 各市、各县人民政府: less than what the body is called."""
    government = item.body.kind == "government" and not text.endswith(GOVERNMENT_ENDINGS, item.start, item.end)
    return government and text[item.end : item.end + 1] in JOINTS


def _name_by(parsed: Parsed, entries: Mapping[str, Entry], witnesses: list[Listed]) -> None:
    """Gives printed names to the bodies that facts only mean by their line of work.

    What stands in the front, the closing or the title of another document is a name, but does not count as one in use.
    """
    for item in witnesses:
        entry = entries.get(item.body.key)
        if entry and entry.body.sort == "named":
            words = parsed.text[item.start : item.end]
            used = parsed.provision_at(item.start) is not None and not _is_in_title(parsed.text, item.start)
            entry.printed[words] = entry.printed.get(words, 0) + used


def _name_as_laid_down(text: str, entries: Mapping[str, Entry], reader: BodyReader) -> None:
    """Gives bodies the shorter names that the document lays down for them and uses: 以下简称市茶办."""
    for term, times in short_names(text).items():
        body = reader.read(term) if times else None
        entry = entries.get(body.key) if body else None
        if entry and entry.body.sort in ("named", "unknown"):
            entry.printed[term] = entry.printed.get(term, 0) + times


def _is_in_title(text: str, at: int) -> bool:
    """Whether a 《 opens before, and does not close."""
    return text.rfind("《", max(0, at - LONGEST_TITLE), at) > text.rfind("》", 0, at)


def _name(entry: Entry, reader: BodyReader) -> str:
    """The printed form used most; of two used alike the one that says more, else the short form.

    省财政厅 before 财政厅 for it names its place, 市民政局 before 市民政部门; a line of work without a place goes by
    the words used most, 公安 or 公安部门.
    """

    def rank(name: str) -> tuple[int, int, bool, bool]:
        placed, of_line, times = _is_placed(name, reader), ends_as_line(name), entry.printed[name]
        of_class = entry.body.kind == "government" or entry.body.sort == "class" or "、" in name
        all_of_a_level = name.startswith("各") and of_class
        times *= MORE_OF_A_NAME if all_of_a_level else 1  # 各镇政府 before 镇政府
        if name.endswith("）") and "（" not in entry.body.canonical:  # 市交通管理办公室（市交管办）
            return 0, times, placed, placed != of_line
        if times and of_line and placed:  # 区工信部门, where 区工业和信息化局 is printed too
            return 3, times, placed, False
        if placed or name in reader.lexicon.cores:
            return 4 if times else 1, times, placed, placed != of_line
        return 0, times, placed, placed != of_line

    names = [name for name in entry.printed if len(name) > 1 and not stands_for_another(name)]
    if len(names) > 1:
        return max(names, key=lambda name: (rank(name), _is_short_form(name, entry.body)))
    return names[0] if names else entry.body.canonical


def _is_short_form(name: str, body: Body) -> bool:
    """省发改委 and not 省发展和改革委员会."""
    return body.kind != "government" and not body.canonical.endswith(name[1:])


def _is_placed(name: str, reader: BodyReader) -> bool:
    body = reader.read(name)
    return body is not None and body.sort != "line"


def _distinct(names: dict[str, str], entries: Mapping[str, Entry]) -> dict[str, str]:
    """The names, with the full form where one printed name stands for two bodies."""
    shared = Counter(names.values())
    return {key: name if shared[name] == 1 else entries[key].body.canonical for key, name in names.items()}


def _official_forms(parsed: Parsed, reader: BodyReader) -> dict[str, str]:
    """Full forms of the governments the document is addressed to: 各乡（镇）人民政府 for what it calls 各乡镇 later."""
    bodies = (reader.read(recipient) for recipient in parsed.document.recipients)
    return {body.key: body.canonical for body in bodies if body and body.sort == "government"}


def _canonical(entry: Entry, name: str, reader: BodyReader) -> str:
    """The full name; as the document has it where it prints that under the name of the region.

    罗湖区科技和工业信息化局 is called so, though 科技局 is 科学技术局 elsewhere.
    """
    body, places = entry.body, reader.places
    # 农业农村部门, where no body of that line is named
    if body.sort == "line" and ends_as_line(name) and entry.printed.get(name):
        return places.prefix() + name if reader.lexicon.line_of(name) else places.with_region(name)
    for words in entry.printed if body.sort == "named" else ():
        if not words.endswith(IN_FULL):
            continue
        place, core = places.split_level(words)
        name = places.region_of(place) + core if core and place in places.path else ""
        if name and name not in body.canonical and len(body.canonical) - len(name) <= MOST_LEFT_OUT:
            return name
    return body.canonical


def _mentions(text: str, entries: Mapping[str, Entry], meant: Iterable[Meant]) -> dict[str, tuple[Span, ...]]:
    """Where each body is named: by a printed form of its own, or by the bare line that means it (卫生健康部门).

    Longer names first: none is found inside a longer one, as 各县（区） in 各县（区）人民政府.
    """
    key_of = {name: key for key, entry in entries.items() for name in entry.printed if entry.body.sort != "line"}
    found: dict[str, set[tuple[int, int]]] = {key: set() for key in entries}
    for item, body in meant:
        found[body.key].add((item.start, item.end))
    taken = bytearray(len(text))
    for name in sorted(key_of, key=len, reverse=True):
        spans, start, mark = found[key_of[name]], text.find(name), b"\1" * len(name)
        while start >= 0:
            end = start + len(name)
            if not taken[start]:
                taken[start:end] = mark
                spans.add((start, end))
            start = text.find(name, end)
    return {key: tuple([make(Span, start, end) for start, end in sorted(spans)]) for key, spans in found.items()}


def _findings(parsed: Parsed, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    for entry in entries.values():
        if entry.body.sort in ("unknown", "line"):
            provision = parsed.provision_at(entry.first.start)
            yield _finding(parsed.text, entry, provision.number if provision else None)


def _finding(text: str, entry: Entry, provision: str | None) -> Finding:
    start, end = entry.first.start, entry.first.end
    name = text[start:end]
    if entry.body.sort == "unknown":
        zh, en = f"词典里没有「{name}」，它的职能未知。", f"“{name}” is not in the lexicon; its function is unknown."
        return Finding("unknown_department", zh, en, provision, start, end)
    zh, en = f"「{name}」对应不到本文件中的具体部门。", f"“{name}” names no department of this document."
    return Finding("unresolved_department", zh, en, provision, start, end)
