"""The facts of one policy document, as frozen values.

Offsets (`start`, `end`) are half-open and count code points in the normalised text. Every fact carries them, so that
each can be shown in the words it was read from. What is made by the hundred, facts and spans, are named tuples: they
cost a third as much to make as frozen dataclasses.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Generic, Literal, NamedTuple, TypeVar

Level = Literal["national", "province", "prefecture", "county", "township"]
ProvisionKind = Literal["section", "measure", "statement", "attachment", "row"]
MEASURES: tuple[ProvisionKind, ...] = ("measure", "row")  # what can be compared with another place's
DepartmentKind = Literal["department", "party", "mass", "government", "institution", "collective"]
Role = Literal["lead", "participant", "responsible"]
TargetKind = Literal["target", "standard"]
Operator = Literal[">=", "<=", "range", "~", "="]
ConcessionCategory = Literal["tax", "fee", "utility", "rent", "subsidy", "general"]
Relation = Literal["basis", "reference"]


class Span(NamedTuple):
    """A half-open range of code points in the normalised text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from."""

    path: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative region.

    `adcode` is the six-digit code of GB/T 2260, `path` runs from the province down to the region itself.
    """

    name: str
    adcode: str | None
    level: Level
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyField:
    """The field of policy a document is of, and why: the words of the field in it, the most frequent first.

    Units: `per_thousand` is how often they occur in 1,000 characters. `in_title` tells whether the title has one.
    """

    key: str
    name: str
    words: tuple[str, ...]
    per_thousand: float
    in_title: bool


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says of itself; index number and day of publication are the page's. Dates are ISO 8601."""

    id: str
    title: str | None = None
    notice_title: str | None = None
    document_number: str | None = None
    document_type: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    printed_on: str | None = None
    region: Region | None = None
    recipients: tuple[str, ...] = ()
    copied_to: tuple[str, ...] = ()
    index_number: str | None = None
    published_on: str | None = None
    field: PolicyField | None = None


class Provision(NamedTuple):
    """A numbered part (条款). `text` is its own words, without its children: `document_text[start:end] == text`."""

    number: str
    parent: str | None
    label: str
    heading: str | None
    kind: ProvisionKind
    text: str
    start: int
    end: int
    topics: tuple[str, ...] = ()


class Frame(NamedTuple):
    """A stretch of text that stands in no provision.

    `front` is everything before the first provision that is not `preamble` (the paragraphs that lead into it);
    `closing` is what follows the last provision of the body: effective date, signature, copies, colophon.
    """

    kind: Literal["front", "preamble", "closing"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the provision it makes (`A.3`), and its cells, empty ones included."""

    provision: str
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header cells as printed (`序号`, `牵头单位` …)."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


class Department(NamedTuple):
    """A body named in the document. `function` joins the lines of work of a merged body by `+`; null for none."""

    name: str
    canonical: str
    function: str | None
    region: str | None
    kind: DepartmentKind
    mentions: tuple[Span, ...] = ()


class Responsibility(NamedTuple):
    """A body answers for a provision in a role. `department` is a Department's `name`; the span is the mention.

    `provision` is null for what paragraphs behind the last part say.
    """

    provision: str | None
    department: str
    role: Role
    open_ended: bool
    start: int
    end: int


class Duty(NamedTuple):
    """What one body is to do, where the document lists bodies one by one."""

    department: str
    provision: str
    text: str
    start: int
    end: int


class Target(NamedTuple):
    """What is to be reached (`target`) or kept to (`standard`).

    `deadline` is `2025`, `2020-12` or `2021-04/2021-12`.
    """

    provision: str | None
    kind: TargetKind
    deadline: str | None
    indicator: str
    operator: Operator | None
    value: float | None
    upper: float | None
    unit: str | None
    scope: str | None
    text: str
    start: int
    end: int


class Concession(NamedTuple):
    """What is waived, cut, subsidised or priced lower. `rate` is a fraction (0.9 for 减按90%)."""

    provision: str | None
    category: ConcessionCategory
    item: str | None
    treatment: str
    rate: float | None
    beneficiary: str | None
    text: str
    start: int
    end: int


class Citation(NamedTuple):
    """Another document or law that this one names. `provision` is null for text that stands in no numbered part."""

    provision: str | None
    title: str | None
    document_number: str | None
    relation: Relation
    start: int
    end: int


class CoordinationBody(NamedTuple):
    """A leading group or joint conference set up by this document. The span is its name where it is set up."""

    name: str
    lead: str | None
    office: str | None
    members: tuple[str, ...]
    provision: str | None
    start: int
    end: int


class Finding(NamedTuple):
    """Something seen that could not be read for sure (待核). `kind` is a short key; the message is for the user.

    `zh` and `en` say what was seen; the span is where, when it has a place.
    """

    kind: str
    zh: str
    en: str
    provision: str | None = None
    start: int | None = None
    end: int | None = None


class SourceMark(NamedTuple):
    """From `offset` of the normalised text on, until the next mark, text stands at this place of the source.

    Units: `line` and `character` count from 1.
    """

    offset: int
    line: int
    character: int


class SourcePlace(NamedTuple):
    """From `character` of `line` of the source's text on, until the next place, text stands here in the file.

    Units: all count from 1, tables through the whole file. A line of a table is one row, its cells divided by tabs.
    """

    line: int
    page: int | None = None
    table: int | None = None
    row: int | None = None
    character: int = 1  # a paragraph that goes on over a page break is one line


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document whose text is normalised and whose structure is known: what every extractor reads.

    Guarantees: provisions and frames come in reading order, do not overlap, and together leave out only white space.
    """

    text: str
    document: Document
    provisions: tuple[Provision, ...]
    frames: tuple[Frame, ...]
    tables: tuple[Table, ...] = ()

    def provision_at(self, offset: int) -> Provision | None:
        """The provision that `offset` stands in; None in a frame."""
        at = bisect_right(self.provisions, offset, key=lambda provision: provision.start) - 1
        return self.provisions[at] if at >= 0 and offset < self.provisions[at].end else None

    def children(self, number: str) -> tuple[Provision, ...]:
        """The provisions directly below `number`, in reading order."""
        return tuple(p for p in self.provisions if p.parent == number)


Fact_co = TypeVar("Fact_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Extracted(Generic[Fact_co]):
    """What an extractor returns: the facts in reading order, and what it could not read for sure."""

    facts: tuple[Fact_co, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All facts of one document."""

    source: Source
    document: Document
    text: str
    provisions: tuple[Provision, ...] = ()
    frames: tuple[Frame, ...] = ()
    departments: tuple[Department, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    duties: tuple[Duty, ...] = ()
    targets: tuple[Target, ...] = ()
    concessions: tuple[Concession, ...] = ()
    citations: tuple[Citation, ...] = ()
    coordination_bodies: tuple[CoordinationBody, ...] = ()
    findings: tuple[Finding, ...] = ()
    source_marks: tuple[SourceMark, ...] = field(default=(), repr=False)
    source_places: tuple[SourcePlace, ...] = field(default=(), repr=False)
