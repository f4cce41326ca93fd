"""Measures side by side: a row for each topic, a column for each region, every entry opening its provision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hengce.graph.rows import ComparedProvision, ComparisonCell, ConcessionRow, TargetRow
from hengce.ingest.labels import heading_or_opening
from hengce.ui.components.address import HOME, YES, address, evidence_address, provision_address
from hengce.ui.components.links import TextLink
from hengce.ui.components.numbers import number_name
from hengce.ui.present import concession_words, likeness_text, row_heading, target_figure

TITLE = 160  # characters of a provision shown when pointing at it


@dataclass(frozen=True, slots=True)
class Chip:
    """A target or concession in a cell."""

    kind: str
    text: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class MatrixEntry:
    """A provision in a cell, with who leads it; `region` is named where it is not that of the column."""

    region: str
    heading: str
    bodies: str
    title: str
    address: str
    facts: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What a region says; `rest` is the way to all of it where these are not all."""

    entries: tuple[MatrixEntry, ...] = ()
    rest: TextLink | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A topic or a measure, with a cell for each region."""

    topic: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Topics, or measures of a document, by regions; `corner` says which."""

    corner: str
    regions: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def comparison_to_view(
    cells: Sequence[ComparisonCell], topic_names: Mapping[str, str], *, within: bool = False
) -> MatrixView:
    """The comparison as the page shows it, topics and regions in the order of the cells.

    Without `topic_names` the cells are told apart by the measures they are like. `within` says that the regions below
    were taken in.
    """
    regions = tuple(dict.fromkeys(cell.region for cell in cells))
    topics = tuple(dict.fromkeys(cell.topic for cell in cells))
    found = {(cell.topic, cell.region): _cell(cell, within=within) for cell in cells}
    empty = MatrixCell()
    rows = (MatrixRow(_row_name(t, topic_names), tuple(found.get((t, r), empty) for r in regions)) for t in topics)
    return MatrixView(row_heading(topic_names), regions, tuple(rows))


def _cell(cell: ComparisonCell, *, within: bool) -> MatrixCell:
    entries = tuple(_entry(compared, cell.region) for compared in cell.provisions)
    if len(entries) >= cell.total:
        return MatrixCell(entries)
    choices = {"topic": cell.topic, "region": cell.region, "within": YES if within else None}
    return MatrixCell(entries, TextLink(f"全部 {cell.total} 条", address(HOME, choices)))


def _entry(compared: ComparedProvision, column: str) -> MatrixEntry:
    evidence = compared.provision.evidence
    quote = evidence.quote
    return MatrixEntry(
        region=evidence.region if evidence.region and evidence.region != column else "",
        heading=f"{number_name(evidence.provision)} {heading_or_opening(evidence.heading, quote)}{_likeness(compared)}",
        bodies="、".join(compared.leads),
        title=quote if len(quote) <= TITLE else f"{quote[:TITLE]}…",
        address=provision_address(evidence),
        facts=(*map(_target, compared.targets), *map(_concession, compared.concessions)),
    )


def _row_name(topic: str, topic_names: Mapping[str, str]) -> str:
    """The name of a topic, or a measure with its number as users read it: 附件.7 加强备案."""
    if topic_names:
        return topic_names.get(topic, topic)
    number, _, words = topic.partition(" ")
    return f"{number_name(number)} {words}"


def _likeness(compared: ComparedProvision) -> str:
    return "" if compared.likeness is None else f"（相似度 {likeness_text(compared)}）"


def _target(row: TargetRow) -> Chip:
    words = f"{row.indicator} {target_figure(row)}".strip()
    return Chip("target", words, row.evidence.quote, evidence_address(row.evidence))


def _concession(row: ConcessionRow) -> Chip:
    return Chip("concession", concession_words(row), row.evidence.quote, evidence_address(row.evidence))
