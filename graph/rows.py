"""What the graph queries give back: one frozen row per fact, each with the evidence it was read from."""

from dataclasses import dataclass
from typing import Protocol

from hengce.ingest.model import (
    ConcessionCategory,
    DepartmentKind,
    Level,
    Operator,
    ProvisionKind,
    Relation,
    Role,
    TargetKind,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands: enough to show its sentence and to open the document at it.

    `quote` is the normalised text from `start` to `end`. `provision` is None outside of the numbered parts.
    """

    document: str
    title: str | None
    region: str | None
    issued_on: str | None
    path: str
    provision: str | None
    heading: str | None
    start: int
    end: int
    quote: str


class Stated(Protocol):
    """A row with its evidence."""

    @property
    def evidence(self) -> Evidence:
        """Where it stands."""


@dataclass(frozen=True, slots=True)
class ResponsibilityRow:
    """A body answers for a provision. `department` is its name as printed, `measure` the words of the provision."""

    evidence: Evidence
    department: str
    canonical: str
    function: str | None
    kind: DepartmentKind
    role: Role
    open_ended: bool
    measure: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """What one body is to do, where a document lists bodies one by one; the words are the evidence's quote."""

    evidence: Evidence
    department: str
    canonical: str
    function: str | None
    kind: DepartmentKind


@dataclass(frozen=True, slots=True)
class LineOfWork:
    """How often bodies of one function answer for provisions of a region's documents in a role."""

    function: str
    region: str | None
    role: Role
    number: int


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What is to be reached or kept to."""

    evidence: Evidence
    kind: TargetKind
    deadline: str | None
    indicator: str
    operator: Operator | None
    value: float | None
    upper: float | None
    unit: str | None
    scope: str | None


@dataclass(frozen=True, slots=True)
class ConcessionRow:
    """What is waived, cut, subsidised or priced lower."""

    evidence: Evidence
    category: ConcessionCategory
    item: str | None
    treatment: str
    rate: float | None
    beneficiary: str | None


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A document named by another. `cited` is its id in the graph; `held` says whether the library has it.

    `candidates` is how many held documents the citation could mean.
    """

    evidence: Evidence
    cited_title: str | None
    document_number: str | None
    relation: Relation
    cited: str
    held: bool
    candidates: int


@dataclass(frozen=True, slots=True)
class CoordinationRow:
    """A leading group or joint conference: `lead`, `office` and `members` are bodies as printed."""

    evidence: Evidence
    name: str
    lead: str | None
    office: str | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something seen that could not be read or resolved for sure (待核), in both languages."""

    evidence: Evidence
    kind: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document held, with the number of each kind of fact read from it. `region_path` is `云南省/临沧市`."""

    id: str
    title: str | None
    document_number: str | None
    document_type: str | None
    issuer: str | None
    issued_on: str | None
    field: str | None
    region: str | None
    region_path: str | None
    level: Level | None
    path: str
    provisions: int
    responsibilities: int
    duties: int
    targets: int
    concessions: int
    citations: int
    findings: int


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region with the number of its own documents, and of those of the regions in it."""

    name: str
    path: str
    own: int
    below: int


@dataclass(frozen=True, slots=True)
class TopicCount:
    """How many provisions of a region's own documents, or of those of no region, are about a topic."""

    topic: str
    region: str | None
    provisions: int


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """A provision; its words are the evidence's quote."""

    evidence: Evidence
    label: str
    kind: ProvisionKind


@dataclass(frozen=True, slots=True)
class ComparedProvision:
    """A provision in a cell of a comparison: who leads it, what it is to reach, what it grants.

    `leads` are the leading bodies as printed; where no lead is named, the responsible ones. `likeness` (0 to 1) is that
    to the measure it is compared with, None in a comparison by topic.
    """

    provision: ProvisionRow
    leads: tuple[str, ...]
    targets: tuple[TargetRow, ...]
    concessions: tuple[ConcessionRow, ...]
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """What a region's documents say about a topic or like a measure; `provisions` is empty when they say nothing.

    Of `total` provisions a page may want only the first.
    """

    topic: str
    region: str
    provisions: tuple[ComparedProvision, ...]
    total: int
