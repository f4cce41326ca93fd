"""Measures side by side: topic × region."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from hengce.graph.queries import (
    EVERYTHING,
    Question,
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
    Stated,
    TargetRow,
)
from hengce.graph.schema import DEPTH
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ingest.model import Role

Place = tuple[str, str | None]  # document id and number of the provision
Cell = tuple[str, str | None]  # topic and region


@dataclass(frozen=True, slots=True)
class Answering:
    """Which body has which role in a provision: what a cell shows of a responsibility."""

    document: str
    provision: str
    department: str
    role: Role


answering = Question(
    Answering,
    responsibilities.match,
    "d.id AS document, p.number AS provision, r.name AS department, r.role AS role",
    "d.shelf, r.`start`, department, provision, role",
)


def _about_topics(scope: Scope) -> str:
    """Finds the provisions within the scope with each of the topics `q` that they are about."""
    about = "MATCH (p)-[:ABOUT]->(q:Topic) WHERE q.id IN $topics"
    return f"{provisions.match(scope)} {about}"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where something is said about a topic."""

    topic: str
    document: str
    region: str | None
    start: int
    id: str


spoken = Question(
    Spoken,
    _about_topics,
    "q.id AS topic, d.id AS document, d.region AS region, p.`start` AS `start`, p.id AS id",
    "d.shelf, `start`, p.`end`, id, topic",
)

Row = TypeVar("Row", bound=Stated)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is said about topics, by the place where it stands."""

    leading: dict[Place, tuple[str, ...]]
    reached: dict[Place, list[TargetRow]]
    granted: dict[Place, list[ConcessionRow]]

    def around(self, provision: ProvisionRow) -> ComparedProvision:
        """The provision with who leads it, what it is to reach and what it grants."""
        place = _place(provision)
        return ComparedProvision(
            provision,
            self.leading.get(place, ()),
            tuple(self.reached.get(place, ())),
            tuple(self.granted.get(place, ())),
        )


def comparison(
    view: View,
    topics: Sequence[str],
    regions: Sequence[str] = (),
    scope: Scope = EVERYTHING,
    *,
    first: int | None = None,
) -> list[ComparisonCell]:
    """A cell for every topic × region, in the order given; without regions, all that have documents.

    With `scope.within` the documents of the regions in a region speak for it too. Of each cell only the `first` so many
    provisions when that is given.
    Guarantees: a cell for each pair, with no provisions where those documents say nothing.
    """
    columns = tuple(regions) or _regions_with_documents(view, scope)
    if not topics:
        return []
    said = _said(view, replace(scope, topics=tuple(topics)), columns)
    cells = {(topic, region): said[topic, region] for topic in topics for region in columns}
    wanted = dict.fromkeys(each.id for places in cells.values() for each in places[:first])
    around = compared(view, replace(scope, provisions=tuple(wanted))) if wanted else {}
    return [
        ComparisonCell(
            topic,
            region,
            # On a server a document may be replaced between two questions.
            tuple(around[place] for each in places[:first] if (place := (each.document, each.start)) in around),
            len(places),
        )
        for (topic, region), places in cells.items()
    ]


def compared(view: View, scope: Scope) -> Mapping[tuple[str, int], ComparedProvision]:
    """The provisions within the scope with what is said in them, by document and start."""
    measures = Measures(
        _leads_by_place(view, scope), _by_place(targets(view, scope)), _by_place(concessions(view, scope))
    )
    rows = provisions(view, scope)
    return {(row.evidence.document, row.evidence.start): measures.around(row) for row in rows}


def _said(view: View, scope: Scope, regions: Sequence[str]) -> defaultdict[Cell, list[Spoken]]:
    """Where something is said about each topic in each region, in the library's order."""
    cells: defaultdict[Cell, list[Spoken]] = defaultdict(list)
    if scope.within:
        named = _spoken_for(view, regions)
        for each in spoken(view, scope):
            for region in named.get(each.document, ()):
                cells[each.topic, region].append(each)
    else:
        for each in spoken(view, replace(scope, regions=tuple(regions))):
            cells[each.topic, each.region].append(each)
    return cells


def _spoken_for(view: View, regions: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """For each document the regions that it is of or that its region is in, as they are named."""
    cypher = f"""MATCH (d:Document)-[:ISSUED_FOR]->(:Region)-[:PART_OF*0..{DEPTH}]->(g:Region)
WHERE d.shelf IS NOT NULL AND (g.name IN $regions OR g.id IN $regions OR g.adcode IN $regions)
RETURN d.id AS document, g.name AS name, g.id AS path, g.adcode AS adcode"""
    names = ("document", "name", "path", "adcode")
    found: dict[str, list[str]] = defaultdict(list)
    for row in view.page(cypher, names, {"regions": list(regions)}):
        called = {row["name"], row["path"], row["adcode"]}
        found[str(row["document"])] += [region for region in regions if region in called]
    return {document: list(dict.fromkeys(named)) for document, named in found.items()}


def _regions_with_documents(view: View, scope: Scope) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.region for row in documents(view, scope) if row.region))


def _by_place(rows: Iterable[Row]) -> dict[Place, list[Row]]:
    places: dict[Place, list[Row]] = defaultdict(list)
    for row in rows:
        places[_place(row)].append(row)
    return places


def _place(row: Stated) -> Place:
    return row.evidence.document, row.evidence.provision


def _leads_by_place(view: View, scope: Scope) -> dict[Place, tuple[str, ...]]:
    """The bodies that lead, else those that are responsible."""
    named: dict[Place, defaultdict[Role, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in answering(view, scope):
        named[row.document, row.provision][row.role].append(row.department)
    return {place: tuple(dict.fromkeys(roles["lead"] or roles["responsible"])) for place, roles in named.items()}
