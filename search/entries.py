"""What the index holds of a provision: its text, its facts as filters, its document's fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeVar

from hengce.ingest.lexicon.topics import load_topic_lexicon
from hengce.ingest.model import ConcessionCategory, Department, Extraction, Level, Provision, ProvisionKind, Region

Fact = TypeVar("Fact")
Value = TypeVar("Value")
Has = Literal["target", "standard", "concession", "duty", "citation"]
DUTY = "duty"  # in the place of a role: the body has a duty there
CHAIR = "chair"  # in the place of a role: the body leads a coordination body set up there
ANY = "*"  # stands in a body term for every name, function or role


@dataclass(frozen=True, slots=True)
class Heading:
    """The fields of a document that each of its entries carries."""

    id: str
    title: str | None
    path: str
    region: str | None
    region_path: tuple[str, ...]
    adcode: str | None
    level: Level | None
    document_type: str | None
    issued_on: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One provision in the index.

    `context` holds the headings above it, outermost first; `has_parts` is true where its text is but the frame of
    others. `topic_words` say what its topics are about, so that it is found by them too. `bodies` are terms
    `name|function|role` of the bodies that answer for it, have a duty or a seat in it, with `*` for any. `deadlines`
    are years. `start` and `end` are its place in the normalised text.
    """

    document: Heading
    provision: str
    heading: str | None
    kind: ProvisionKind
    has_parts: bool
    text: str
    start: int
    end: int
    context: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    topic_words: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    has: tuple[Has, ...] = ()
    concessions: tuple[ConcessionCategory, ...] = ()
    deadlines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seat:
    """A body in a provision: its role, or what else it has there; `*` where it has a seat in a coordination body."""

    department: str
    role: str


def extraction_to_entries(extraction: Extraction) -> tuple[Entry, ...]:
    """One entry for each provision of the document, in reading order."""
    return tuple(_ExtractionReader(extraction).entries())


def body_term(name: str = ANY, function: str = ANY, role: str = ANY) -> str:
    """The term of a body in a provision.

    >>> body_term(function="教育", role="lead")
    '*|教育|lead'
    """
    return f"{name}|{function}|{role}"


class _ExtractionReader:
    """The facts of one document by the provision they stand in."""

    def __init__(self, extraction: Extraction) -> None:
        self.topic_words = {topic.key: f"{topic.name}：{topic.belongs}" for topic in load_topic_lexicon().topics}
        self.provisions = extraction.provisions
        self.heading = _document_heading(extraction)
        self.departments = {body.name: body for body in extraction.departments}
        self.by_number = {provision.number: provision for provision in extraction.provisions}
        self.parents = {provision.parent for provision in extraction.provisions}
        self.seats = _grouped(_seats(extraction))
        self.has = _grouped(_kinds(extraction))
        self.concessions = _grouped((c.provision, c.category) for c in extraction.concessions if c.provision)
        self.deadlines = _grouped(_deadlines(extraction))

    def entries(self) -> Iterator[Entry]:
        """The entries in reading order."""
        return (self._entry(provision) for provision in self.provisions)

    def _entry(self, provision: Provision) -> Entry:
        number = provision.number
        seats = self.seats.get(number, ())
        named = [self.departments[seat.department] for seat in seats if seat.department in self.departments]
        return Entry(
            document=self.heading,
            provision=number,
            heading=provision.heading,
            kind=provision.kind,
            has_parts=number in self.parents,
            text=provision.text,
            start=provision.start,
            end=provision.end,
            context=tuple(self._headings_above(provision)),
            topics=provision.topics,
            topic_words=tuple(self.topic_words[key] for key in provision.topics if key in self.topic_words),
            functions=_unique(line for body in named if body.function for line in body.function.split("+")),
            departments=_unique(name for body in named for name in (body.name, body.canonical)),
            bodies=_unique(term for seat in seats for term in self._body_terms(seat)),
            concessions=_unique(self.concessions.get(number, ())),
            has=_unique(self.has.get(number, ())),
            deadlines=_unique(self.deadlines.get(number, ())),
        )

    def _headings_above(self, provision: Provision) -> list[str]:
        above, parent = list[str](), self.by_number.get(provision.parent or "")
        while parent:
            above.insert(0, parent.heading or "")
            parent = self.by_number.get(parent.parent or "")
        return [heading for heading in above if heading]

    def _body_terms(self, seat: _Seat) -> Iterator[str]:
        body = self.departments.get(seat.department)
        names = {ANY, seat.department, body.canonical if body else seat.department}
        functions = {ANY, *(_functions(body) if body else ())}
        return (body_term(*parts) for parts in product(sorted(names), sorted(functions), sorted({ANY, seat.role})))


def _document_heading(extraction: Extraction) -> Heading:
    document, region = extraction.document, extraction.document.region or Region("", None, "national", ())
    return Heading(
        id=document.id,
        title=document.title,
        path=extraction.source.path,
        region=region.name or None,
        region_path=region.path,
        adcode=region.adcode,
        level=region.level if document.region else None,
        document_type=document.document_type,
        issued_on=document.issued_on or document.printed_on,
    )


def _functions(body: Department) -> tuple[str, ...]:
    """The lines of work of a body, and for a merged one the whole too."""
    if not body.function:
        return ()
    return _unique((body.function, *body.function.split("+")))


def _seats(extraction: Extraction) -> Iterator[tuple[str, _Seat]]:
    for fact in extraction.responsibilities:
        if fact.provision:
            yield fact.provision, _Seat(fact.department, fact.role)
    for duty in extraction.duties:
        yield duty.provision, _Seat(duty.department, DUTY)
    for group in extraction.coordination_bodies:
        if group.provision:
            yield from ((group.provision, _Seat(name, ANY)) for name in (group.office, *group.members) if name)
            yield from ((group.provision, _Seat(name, CHAIR)) for name in (group.lead,) if name)


def _kinds(extraction: Extraction) -> Iterator[tuple[str, Has]]:
    yield from ((fact.provision, fact.kind) for fact in extraction.targets if fact.provision)
    yield from ((fact.provision, "concession") for fact in extraction.concessions if fact.provision)
    yield from ((fact.provision, "duty") for fact in extraction.duties)
    yield from ((fact.provision, "citation") for fact in extraction.citations if fact.provision)


def _deadlines(extraction: Extraction) -> Iterator[tuple[str, str]]:
    for target in extraction.targets:
        if target.provision and target.deadline:
            yield from ((target.provision, moment[:4]) for moment in target.deadline.split("/"))


def _grouped(pairs: Iterable[tuple[str, Fact]]) -> dict[str, tuple[Fact, ...]]:
    groups = dict[str, list[Fact]]()
    for number, fact in pairs:
        groups.setdefault(number, []).append(fact)
    return {number: tuple(facts) for number, facts in groups.items()}


def _unique(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values))
