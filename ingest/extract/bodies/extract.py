"""Everything a document says of bodies: who is named, who answers for what, duties, coordination bodies."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hengce.ingest.extract.bodies.assignments import Assigned, Governed, governed_by_brackets
from hengce.ingest.extract.bodies.body import Listed
from hengce.ingest.extract.bodies.charges import Charged
from hengce.ingest.extract.bodies.closings import closing_of_document, closing_paragraphs, of_whose_words
from hengce.ingest.extract.bodies.coined import coined_names
from hengce.ingest.extract.bodies.coordination import Coordinating, find_coordination_bodies
from hengce.ingest.extract.bodies.departments import Roll, enrol
from hengce.ingest.extract.bodies.duties import duties_in_sentences, find_duties
from hengce.ingest.extract.bodies.inner_brackets import with_round_brackets
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.places import places_of
from hengce.ingest.extract.bodies.running import answerable_governments, assigned_in_text
from hengce.ingest.extract.bodies.terms import bodies_by_terms, collective_terms
from hengce.ingest.lexicon.departments import DepartmentLexicon
from hengce.ingest.making import make
from hengce.ingest.model import CoordinationBody, Department, Duty, Finding, Parsed, Responsibility

RANK: Final = {"lead": 0, "responsible": 1, "participant": 2}  # a body in two roles keeps the first of these
SHORTEST_NAME: Final = 3
DEFINES: Final = re.compile(r"本(?:办法|条例|规定|细则|规则|措施|意见|方案)所?称(?!的)")  # 本办法所称养老机构是指…
INTERPRETS: Final = "负责解释"
STATEMENTS: Final = ("statement", "attachment", "row")  # say what is hoped for, or hold a list of their own


@dataclass(frozen=True, slots=True)
class Bodies:
    """The facts about bodies, in reading order."""

    departments: tuple[Department, ...]
    responsibilities: tuple[Responsibility, ...]
    duties: tuple[Duty, ...]
    coordination_bodies: tuple[CoordinationBody, ...]
    findings: tuple[Finding, ...]


def extract_bodies(parsed: Parsed, lexicon: DepartmentLexicon) -> Bodies:
    """The departments of a document with their responsibilities, duties and seats.

    Guarantees: every `department`, `lead`, `office` and member is the name of one of the departments.
    """
    printed, parsed = parsed.text, with_round_brackets(parsed)
    reader = BodyReader(lexicon, places_of(parsed.document), terms=collective_terms(parsed.text))
    reader = replace(reader, coined=coined_names(parsed, reader), known={})
    called = bodies_by_terms(parsed, reader)
    reader = replace(reader, coined=tuple(sorted({*reader.coined, *called}, key=len, reverse=True)), known=called)
    charged = find_duties(parsed, reader)
    coordinating = find_coordination_bodies(parsed, reader)
    lists = {duty.provision for duty in charged}
    governed = governed_by_brackets(parsed, reader)
    bracketed = _bracketed(parsed, governed)
    of_lines = (duty for duty in charged if duty.provision not in bracketed)
    charged = (*of_lines, *duties_in_sentences(parsed, reader, lists, bracketed))
    listed = (*lists, *(body.provision for body in coordinating))
    lists = {number for number in listed if number and _is_attached(number)}
    lists |= {_top(number) for number in lists}
    in_text: Iterable[Assigned] = _assigned(parsed, reader, governed, lists)
    if closings := closing_paragraphs(parsed):
        in_text = [of_whose_words(item, closings) for item in in_text]
    in_measures = (duty for duty in charged if duty.provision not in bracketed)
    assigned = _with_duties(parsed, _without_seats(parsed.text, in_text, coordinating), in_measures)
    named = (*(item.named for item in assigned), *(duty.body for duty in charged), *_seated(coordinating))
    roll = enrol(parsed, named, reader, printed)
    return Bodies(
        roll.departments,
        _responsibilities(assigned, roll),
        tuple(_duty(printed, duty, roll) for duty in charged),
        tuple(_coordination_body(found, roll) for found in coordinating),
        (*roll.findings, *_unread(printed, governed)),
    )


def _bracketed(parsed: Parsed, governed: Governed) -> set[str]:
    """The measures whose brackets say who answers: what their sentences say makes nobody answer besides. A row may."""
    return governed.assigned.keys() - {row.provision for table in parsed.tables for row in table.rows}


def _top(number: str) -> str:
    return number.partition(".")[0]


def _is_attached(number: str) -> bool:
    return number.startswith("A")


def _unread(text: str, governed: Governed) -> Iterator[Finding]:
    for provision, start, end in governed.unread:
        words = text[start:end]
        if len(words) >= SHORTEST_NAME and not any(
            char.isdigit() or char == "：" for char in words
        ):  # 2025年12月 is a deadline
            zh, en = (
                f"责任单位中的「{words}」没有读出是哪个单位。",
                f"“{words}” among those responsible could not be read.",
            )
            yield Finding("unread_body", zh, en, provision, start, end)


def _without_seats(
    text: str, assigned: Iterable[Assigned], coordinating: tuple[Coordinating, ...]
) -> tuple[Assigned, ...]:
    """What is assigned, but for who leads coordination bodies and sits in them: that is no measure."""
    if not coordinating:
        return tuple(assigned)
    seats = {member.start for found in coordinating for member in (*found.members, *_leads_beside_members(text, found))}
    return tuple(item for item in assigned if item.named.start not in seats)


def _leads_beside_members(text: str, found: Coordinating) -> tuple[Listed, ...]:
    """Who leads a coordination body, where the sentence that lists its members says so."""
    lead, first = found.lead, found.members[0]
    beside = lead is not None and lead.start < first.start and not text.count("。", lead.start, first.start)
    return (lead,) if lead and beside else ()


def _with_duties(parsed: Parsed, assigned: Sequence[Assigned], charged: Iterable[Charged]) -> tuple[Assigned, ...]:
    """What is assigned, and the measures of those whom their own text charges with a duty, as who answers for them.

    What an attachment lists are duties alone.
    """
    named = {item.named.start for item in assigned}
    answer_for = {provision.number for provision in parsed.provisions if provision.kind in ("measure", "section")}
    of_duties = {
        (duty.provision, duty.body.start): Assigned(duty.provision, duty.body, "responsible")
        for duty in charged
        if duty.body.start not in named and duty.provision in answer_for and not _is_attached(duty.provision)
    }
    return (*assigned, *of_duties.values())


def _assigned(parsed: Parsed, reader: BodyReader, governed: Governed, lists: set[str]) -> Iterator[Assigned]:
    """Brackets and columns first; running text where there is none, outside the attached lists of duties and seats.

    An article that closes a rule says who lays down the rest.
    """
    articles = {provision.number for provision in parsed.provisions if provision.label.startswith("第")}
    for provision in parsed.provisions:
        if provision.kind == "row" and provision.number in lists:
            continue
        if provision.number in governed.assigned:
            yield from governed.assigned[provision.number]
            if provision.kind != "row":
                yield from answerable_governments(parsed.text, provision, reader)
            continue
        of_article = provision.number in articles or provision.parent in articles
        names_bodies = of_article or INTERPRETS in provision.text
        if provision.kind in STATEMENTS and not (names_bodies and provision.kind == "statement"):
            continue
        if provision.kind == "statement" and DEFINES.search(provision.text):
            continue
        if of_article or not (provision.number in lists or _top(provision.number) in lists):
            yield from assigned_in_text(parsed.text, provision, reader)
    if closing := closing_of_document(parsed):
        told = assigned_in_text(parsed.text, closing, reader)
        yield from (item for item in told if item.named.body.kind != "government")  # 各地要抓好落实 is said everywhere


def _seated(coordinating: Iterable[Coordinating]) -> Iterator[Listed]:
    for found in coordinating:
        yield from (body for body in (found.lead, found.office, *found.members) if body)


def _responsibilities(assigned: Iterable[Assigned], roll: Roll) -> tuple[Responsibility, ...]:
    """One entry for each provision and body, in the highest role it is given there."""
    kept: dict[tuple[str, str], Assigned] = {}
    for item in assigned:
        place = (item.provision, roll.key_of(item.named.body))
        if place not in kept or RANK[item.role] < RANK[kept[place].role]:
            kept[place] = item
    return tuple(
        make(
            Responsibility,
            provision or None,
            roll.names[key],
            item.role,
            item.named.open_ended,
            item.named.start,
            item.named.end,
        )
        for (provision, key), item in kept.items()
    )


def _duty(text: str, duty: Charged, roll: Roll) -> Duty:
    return Duty(roll.name_of(duty.body.body), duty.provision, text[duty.start : duty.end], duty.start, duty.end)


def _coordination_body(found: Coordinating, roll: Roll) -> CoordinationBody:
    lead = roll.name_of(found.lead.body) if found.lead else None
    office = roll.name_of(found.office.body) if found.office else None
    members = tuple(dict.fromkeys(roll.name_of(member.body) for member in found.members))
    return CoordinationBody(found.name, lead, office, members, found.provision, found.start, found.end)
