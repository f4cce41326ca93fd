"""Measures side by side by the likeness of their words: for documents that share no field, and so no topics."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from hengce.graph.comparison import compared
from hengce.graph.queries import provisions
from hengce.graph.rows import ComparedProvision, ComparisonCell, ProvisionRow
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ingest.labels import heading_or_opening
from hengce.ingest.model import MEASURES

MOST = 2  # of one region, for one measure


class Alike(Protocol):
    """A provision that is alike in words to another one."""

    @property
    def document(self) -> str:
        """The document it stands in."""

    @property
    def region(self) -> str:
        """The document's region."""

    @property
    def provision(self) -> str:
        """Its number."""

    @property
    def start(self) -> int:
        """Its place in the document's text."""

    @property
    def likeness(self) -> float:
        """How much it is alike, 0 to 1."""


Find = Callable[[Sequence[str]], Sequence[Sequence[Alike]]]  # for each text what is alike, the most alike first
Best = Mapping[str, Sequence[Alike]]  # by region


def own_measures(view: View, document: str) -> list[ProvisionRow]:
    """What the document has that can be compared, in reading order."""
    return [row for row in provisions(view, Scope(document=document)) if row.kind in MEASURES and row.evidence.region]


def comparison_by_likeness(
    view: View, measures: Sequence[ProvisionRow], find: Find, regions: Sequence[str] = ()
) -> list[ComparisonCell]:
    """A cell for every one of the `measures` × region, with what `find` says is most alike there.

    Without regions, all in which something is alike, those first where most measures have it.
    Guarantees: a cell for each pair, in reading order; each provision carries its likeness; at most two in a cell.
    """
    alike = [_best(found) for found in find([row.evidence.quote for row in measures])]
    columns = tuple(regions) or tuple(region for region, _ in Counter(r for best in alike for r in best).most_common())
    wanted = {f"{each.document}#{each.provision}" for best in alike for found in best.values() for each in found}
    around = compared(view, Scope(provisions=tuple(wanted))) if wanted else {}
    return [
        ComparisonCell(_name(row), region, said := tuple(_known(best.get(region, ()), around)), len(said))
        for row, best in zip(measures, alike, strict=True)
        for region in columns
    ]


def _best(alike: Iterable[Alike]) -> Best:
    """The first few of each region."""
    best: dict[str, list[Alike]] = defaultdict(list)
    for each in alike:
        if len(found := best[each.region]) < MOST:
            found.append(each)
    return best


def _known(alike: Iterable[Alike], around: Mapping[tuple[str, int], ComparedProvision]) -> Iterator[ComparedProvision]:
    """Those that the graph holds: on servers it may be ahead of the index or behind it for a moment."""
    for each in alike:
        if said := around.get((each.document, each.start)):
            yield replace(said, likeness=round(each.likeness, 2))


def _name(row: ProvisionRow) -> str:
    return f"{row.evidence.provision} {heading_or_opening(row.evidence.heading, row.evidence.quote)}"
