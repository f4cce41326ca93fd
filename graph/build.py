"""The facts of a document → nodes and edges.

Pure: what a graph already holds, and which document a citation means, is not known here.
"""

from collections import Counter
from collections.abc import Iterable, Sized
from dataclasses import dataclass, field

from hengce.graph.pieces import Graph
from hengce.graph.resolve import department_id, region_id, region_path
from hengce.graph.schema import COUNTS, ROLES, edge_kind
from hengce.graph.store import Record
from hengce.ingest.model import (
    Concession,
    CoordinationBody,
    Department,
    Document,
    Extraction,
    Finding,
    Level,
    Region,
    Target,
)

MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")  # 直辖市: a county stands directly below the province
DOCUMENT = ("title", "notice_title", "document_number", "document_type", "issuer", "issued_on", "printed_on")
BEFORE_ALL, BEHIND_ALL = "\t", "~"  # how they sort among codes, paths and dates
PROVISION = ("number", "label", "heading", "kind", "text", "start", "end")
COUNTED_NODES = {"provisions": "Provision", "targets": "Target", "concessions": "Concession", "findings": "Finding"}
COUNTED_EDGES = {"responsibilities": "RESPONSIBLE_FOR", "duties": "HAS_DUTY"}
DEPARTMENT = ("canonical", "function", "kind", "region")


def extractions_to_graph(extractions: Iterable[Extraction]) -> Graph:
    """The nodes and edges of several documents; a node they share stands there once.

    Guarantees: every end of an edge is among the nodes; no id twice among the nodes of a kind.
    """
    whole = Graph()
    for extraction in extractions:
        whole.include(document_to_graph(extraction))
    return whole


def document_to_graph(extraction: Extraction) -> Graph:
    """The nodes and edges of one document."""
    builder = _Builder(extraction)
    builder.add_document()
    builder.add_provisions()
    builder.add_departments()
    builder.add_responsibilities()
    builder.add_duties()
    builder.add_targets()
    builder.add_concessions()
    builder.add_coordination_bodies()
    builder.add_citations()
    builder.add_findings()
    builder.count_facts()
    builder.sum_up_work()
    return builder.graph


@dataclass(slots=True)
class _Builder:
    """Collects the graph of one document.

    `numbered` and `bodies` give the node of a provision's number and of a body's name; `called` are the bodies' nodes
    with the names they have; `adrift` is what has no place.
    """

    extraction: Extraction
    graph: Graph = field(default_factory=Graph)
    numbered: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    called: set[tuple[str, str]] = field(default_factory=set)
    adrift: list[Finding] = field(default_factory=list)

    @property
    def document(self) -> str:
        return self.extraction.document.id

    @property
    def region(self) -> Region | None:
        return self.extraction.document.region

    def add_document(self) -> None:
        document, source, region = self.extraction.document, self.extraction.source, self.region
        record: Record = {name: getattr(document, name) for name in DOCUMENT}
        record |= {"field": document.field.name if document.field else None}
        record |= {"path": source.path, "sha256": source.sha256, "held": True}
        if region:
            path = self.add_region(region)
            record |= {"region": region.name, "region_path": path, "level": region.level}
            self.graph.tie(edge_kind("ISSUED_FOR"), self.document, path)
        record |= {"shelf": _shelf(document)}
        self.graph.add("Document", self.document, record)

    def add_region(self, region: Region) -> str:
        path = region_path(region)
        for depth, name in enumerate(path, 1):
            level = region.level if depth == len(path) else _level_above(path, depth)
            node = "/".join(path[:depth])
            self.graph.add("Region", node, {"name": name, "level": level, "adcode": _adcode(region, level)})
            if depth > 1:
                self.graph.tie(edge_kind("PART_OF"), node, "/".join(path[: depth - 1]))
        return "/".join(path)

    def add_provisions(self) -> None:
        for place, provision in enumerate(self.extraction.provisions):
            again = f"~{place}" if provision.number in self.numbered else ""
            node = f"{self.document}#{provision.number}{again}"
            self.numbered.setdefault(provision.number, node)
            record = {name: getattr(provision, name) for name in PROVISION}
            self.graph.add("Provision", node, {"document": self.document} | record)
            self.graph.tie(edge_kind("HAS"), self.document, node)
            self.add_topics(node, provision.topics)
        for provision in self.extraction.provisions:
            if provision.parent in self.numbered:
                self.graph.tie(edge_kind("CHILD_OF"), self.numbered[provision.number], self.numbered[provision.parent])

    def add_topics(self, provision: str, topics: Iterable[str]) -> None:
        for rank, topic in enumerate(topics):
            self.graph.add("Topic", topic, {})
            self.graph.tie(edge_kind("ABOUT"), provision, topic, {"rank": rank})

    def add_departments(self) -> None:
        for department in self.extraction.departments:
            node = department_id(department, self.region)
            self.bodies[department.name] = node
            self.graph.add("Department", node, {name: getattr(department, name) for name in DEPARTMENT})
            self.add_name(node, department.canonical)
            for function in filter(None, (department.function or "").split("+")):
                self.graph.add("Function", function, {})
                self.graph.tie(edge_kind("PERFORMS"), node, function)
            self.place_department(node, department)

    def place_department(self, node: str, department: Department) -> None:
        if place := region_id(department.region, self.region):
            self.graph.add("Region", place, {"name": department.region})
            self.graph.tie(edge_kind("IN"), node, place)

    def add_responsibilities(self) -> None:
        for fact in self.extraction.responsibilities:
            if fact.provision and self.is_tied(fact.provision, fact.department, fact.start, fact.end):
                record: Record = {"name": fact.department, "role": fact.role, "open_ended": fact.open_ended}
                ends = self.bodies[fact.department], self.numbered[fact.provision]
                self.graph.tie(edge_kind("RESPONSIBLE_FOR"), *ends, record | self.words(fact.start, fact.end))
                self.add_name(self.bodies[fact.department], fact.department)

    def add_duties(self) -> None:
        for fact in self.extraction.duties:
            if self.is_tied(fact.provision, fact.department, fact.start, fact.end):
                record: Record = {"name": fact.department, "text": fact.text, "start": fact.start, "end": fact.end}
                ends = self.bodies[fact.department], self.numbered[fact.provision]
                self.graph.tie(edge_kind("HAS_DUTY"), *ends, record)
                self.add_name(self.bodies[fact.department], fact.department)

    def add_name(self, body: str, name: str) -> None:
        """Ties a name that a body has, once."""
        if (body, name) not in self.called:
            self.called.add((body, name))
            self.graph.add("Name", name, {})
            self.graph.tie(edge_kind("CALLED"), body, name)

    def is_tied(self, provision: str, department: str, start: int, end: int) -> bool:
        """Whether both ends of an edge are there; if not, that is kept as a finding."""
        if provision in self.numbered and department in self.bodies:
            return True
        zh = f"条款 {provision} 或单位「{department}」不在本文件的清单中，这条责任未入图谱。"
        en = f"Provision {provision} or body “{department}” is not listed in this document; not in the graph."
        self.adrift.append(Finding("loose_fact", zh, en, None, start, end))
        return False

    def add_targets(self) -> None:
        for place, fact in enumerate(self.extraction.targets):
            node = self.add_stated(place, fact, "SETS")
            self.graph.add("Indicator", fact.indicator, {})
            self.graph.tie(edge_kind("OF"), node, fact.indicator)

    def add_concessions(self) -> None:
        for place, fact in enumerate(self.extraction.concessions):
            node = self.add_stated(place, fact, "GRANTS")
            if fact.item:
                item = f"{fact.category}:{fact.item}"
                self.graph.add("Item", item, {"category": fact.category, "name": fact.item})
                self.graph.tie(edge_kind("ON"), node, item)

    def add_coordination_bodies(self) -> None:
        for place, fact in enumerate(self.extraction.coordination_bodies):
            node = self.add_stated(place, fact, "SETS_UP", self.words(fact.start, fact.end))
            for kind, names in (("LED_BY", (fact.lead,)), ("HAS_MEMBER", fact.members)):
                for name in dict.fromkeys(names):
                    if name in self.bodies:
                        self.graph.tie(edge_kind(kind), node, self.bodies[name])

    def add_findings(self) -> None:
        found = (*self.extraction.findings, *self.adrift)
        for place, fact in enumerate(found):
            self.add_stated(place, fact, "RAISES", self.words(fact.start or 0, fact.end or 0))

    def add_stated(
        self, place: int, fact: Target | Concession | CoordinationBody | Finding, edge: str, words: Record | None = None
    ) -> str:
        """Adds the node of a fact, tied to the document and to the provision it stands in, and gives back its id."""
        kind, values = type(fact).__name__, fact._asdict()
        node, provision = f"{self.document}#{kind}-{place}", values.pop("provision")
        values = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        self.graph.add(kind, node, values | {"document": self.document} | (words or {}))
        self.graph.tie(edge_kind("STATES", kind), self.document, node)
        if provision in self.numbered:
            self.graph.tie(edge_kind(edge), self.numbered[provision], node)
        return node

    def add_citations(self) -> None:
        for fact in self.extraction.citations:
            words = self.words(fact.start, fact.end)
            self.graph.citations.append({"from": self.document, **fact._asdict(), **words})

    def count_facts(self) -> None:
        """Writes into the document how many facts of each kind the graph has of it."""
        facts: dict[str, Sized] = {name: self.graph.nodes.get(kind, {}) for name, kind in COUNTED_NODES.items()}
        facts |= {name: self.graph.edges.get(edge_kind(kind), ()) for name, kind in COUNTED_EDGES.items()}
        facts |= {"citations": self.graph.citations}
        self.graph.nodes["Document"][self.document] |= {name: len(facts[name]) for name in COUNTS}

    def sum_up_work(self) -> None:
        """Writes into the document how often bodies answer in each role, and bodies of each function."""
        edges, bodies = self.graph.edges.get(edge_kind("RESPONSIBLE_FOR"), ()), self.graph.nodes.get("Department", {})
        sums = Counter((bodies[str(edge["from"])]["function"], edge["role"]) for edge in edges)
        work = [f"{function} {role} {number}" for (function, role), number in sums.items() if function]
        roles = Counter(edge["role"] for edge in edges)
        document = self.graph.nodes["Document"][self.document]
        document["work"] = work or None
        document |= {role: roles[role] for role in ROLES}

    def words(self, start: int, end: int) -> Record:
        return {"start": start, "end": end, "quote": self.extraction.text[start:end]}


def _shelf(document: Document) -> str:
    """Where the document stands among all: its shelf sorts behind those of the documents before it."""
    region = document.region
    parts = (region and region.adcode, "/".join(region_path(region)), document.issued_on, document.id)
    return BEFORE_ALL.join(part or BEHIND_ALL for part in parts)


def _level_above(path: tuple[str, ...], depth: int) -> Level:
    """The level of the region at `depth` (from 1) of a path that goes on below it."""
    if depth == 1:
        return "province"
    return "prefecture" if depth == 2 and path[0] not in MUNICIPALITIES else "county"


def _adcode(region: Region, level: Level) -> str | None:
    """The code of the region of this level at or above `region`.

    Source: GB/T 2260: two digits each for province, prefecture and county.
    """
    if region.adcode is None or level == region.level:
        return region.adcode
    digits = {"province": 2, "prefecture": 4}.get(level, 6)
    return region.adcode[:digits].ljust(6, "0")
