"""Measures side by side: topic × region."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from hengce.graph.queries import (
    EVERYTHING,
    concessions,
    documents,
    provisions,
    responsibilities,
    targets,
)
from hengce.graph.rows import (
    ComparedProvision,
    ComparisonCell,
    ConcessionRow,
    ProvisionRow,
    ResponsibilityRow,
    Stated,
    TargetRow,
)
from hengce.graph.scope import Scope
from hengce.graph.store import View

Place = tuple[str, str | None]  # document id and number of the provision


Row = TypeVar("Row", bound=Stated)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is said about one topic, by the place where it stands."""

    answerable: dict[Place, list[ResponsibilityRow]]
    reached: dict[Place, list[TargetRow]]
    granted: dict[Place, list[ConcessionRow]]

    def around(self, provision: ProvisionRow) -> ComparedProvision:
        """The provision with who leads it, what it is to reach and what it grants."""
        place = _place(provision)
        return ComparedProvision(
            provision,
            _leads(self.answerable.get(place, [])),
            tuple(self.reached.get(place, ())),
            tuple(self.granted.get(place, ())),
        )


def comparison(
    view: View, topics: Sequence[str], regions: Sequence[str] = (), scope: Scope = EVERYTHING
) -> list[ComparisonCell]:
    """A cell for every topic × region, in the order given; without regions, all that have documents.

    With `scope.within` the documents of the regions in a region speak for it too.
    Guarantees: a cell for each pair, with no provisions where those documents say nothing.
    """
    columns = tuple(regions) or _regions_with_documents(view, scope)
    return [cell for topic in topics for cell in _cells(view, replace(scope, topic=topic), columns)]


def _cells(view: View, scope: Scope, regions: Sequence[str]) -> list[ComparisonCell]:
    if not scope.within:
        scope = replace(scope, regions=tuple(regions))
    measures, said = measures_of(view, scope), _of_each(view, scope, regions)
    return [ComparisonCell(scope.topic or "", name, tuple(map(measures.around, said[name]))) for name in regions]


def _of_each(view: View, scope: Scope, regions: Sequence[str]) -> Mapping[str | None, Sequence[ProvisionRow]]:
    """The provisions that speak for each region."""
    if scope.within:
        return {name: provisions(view, replace(scope, region=name)) for name in regions}
    said: dict[str | None, list[ProvisionRow]] = defaultdict(list)
    for provision in provisions(view, scope):
        said[provision.evidence.region].append(provision)
    return said


def measures_of(view: View, scope: Scope) -> Measures:
    """What is said within `scope`, by the place where it stands."""
    return Measures(
        _by_place(responsibilities(view, scope)), _by_place(targets(view, scope)), _by_place(concessions(view, scope))
    )


def _regions_with_documents(view: View, scope: Scope) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.region for row in documents(view, scope) if row.region))


def _by_place(rows: Iterable[Row]) -> dict[Place, list[Row]]:
    places: dict[Place, list[Row]] = defaultdict(list)
    for row in rows:
        places[_place(row)].append(row)
    return places


def _place(row: Stated) -> Place:
    return row.evidence.document, row.evidence.provision


def _leads(rows: Sequence[ResponsibilityRow]) -> tuple[str, ...]:
    leads = [row.department for row in rows if row.role == "lead"]
    return tuple(dict.fromkeys(leads or [row.department for row in rows if row.role == "responsible"]))
