"""What changes in a graph when documents come and go, in Cypher that every backend runs.

A backend adds only how rows are put in in bulk.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from hengce.graph.build import extractions_to_graph
from hengce.graph.citations import CITES, Ask, present_citations, tie_citations
from hengce.graph.pieces import Graph
from hengce.graph.schema import EDGES, NODES, EdgeKind, NodeKind
from hengce.graph.store import NO_STAMPS, Parameter, Record
from hengce.ingest.model import Extraction


class Table(Protocol):
    """A database that can be asked and filled."""

    def query(self, cypher: str, parameters: Mapping[str, Parameter] | None = None) -> list[Record]:
        """The rows of a Cypher query."""

    def page(
        self, cypher: str, names: Sequence[str], parameters: Mapping[str, Parameter] | None = None
    ) -> list[Record]:
        """The rows of a Cypher query that returns these names."""

    def insert_nodes(self, kind: NodeKind, records: Sequence[Record]) -> None:
        """Puts in nodes whose ids are not there yet."""

    def insert_edges(self, kind: EdgeKind, records: Sequence[Record]) -> None:
        """Puts in edges between the nodes with the ids `from` and `to`."""


class GraphWriter:
    """Changes a graph document by document; citations between documents are resolved anew at each `commit`."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._citations: list[Record] = []  # those whose document is not resolved yet

    def query(self, cypher: str, parameters: Mapping[str, Parameter] | None = None) -> list[Record]:
        """The rows of a Cypher query."""
        return self._table.query(cypher, parameters)

    def page(
        self, cypher: str, names: Sequence[str], parameters: Mapping[str, Parameter] | None = None
    ) -> list[Record]:
        """The rows of a Cypher query that returns these names."""
        return self._table.page(cypher, names, parameters)

    def counts(self) -> dict[str, int]:
        """How many nodes and edges of each kind there are."""
        return count_kinds(self._table.query)

    def held(self) -> dict[str, str]:
        """The ids of the documents held, with their stamps."""
        return read_stamps(self._table.query)

    def write(self, extractions: Sequence[Extraction], stamps: Mapping[str, str] = NO_STAMPS) -> None:
        """Puts the facts of these documents in, in the place of what the graph held of them."""
        self.remove([extraction.document.id for extraction in extractions])
        graph = extractions_to_graph(extractions)
        stamp(graph, stamps)
        for kind in NODES:
            self._insert_new_nodes(kind, graph.nodes.get(kind.name, {}))
        for edge, records in graph.edges.items():
            self._table.insert_edges(edge, self._new_edges(edge, records) if edge.shared else records)
        self._citations += graph.citations

    def remove(self, documents: Sequence[str]) -> None:
        """Takes the facts of these documents out; what others say of them stays."""
        gone = set(documents)
        self._citations = [citation for citation in self._citations if citation["from"] not in gone]
        incoming = "WHERE o.id IN $ids AND NOT d.id IN $ids"
        self._citations += present_citations(self._table.query, incoming, gone)
        for kind in NODES:
            if kind.owned:
                self._table.query(
                    f"MATCH (n:{kind.name}) WHERE n.document IN $ids DETACH DELETE n", {"ids": list(gone)}
                )
        self._table.query("MATCH (d:Document) WHERE d.id IN $ids DETACH DELETE d", {"ids": list(gone)})

    def commit(self) -> None:
        """Ties every citation to the document it means, and drops shared nodes that nothing points to any more."""
        self._tie_citations()
        for statement in unused_statements():
            self._table.query(statement)

    def _insert_new_nodes(self, kind: NodeKind, nodes: Mapping[str, Record]) -> None:
        known = set[object]()
        if not kind.owned and nodes:
            rows = self._table.query(
                f"MATCH (n:{kind.name}) WHERE n.id IN $ids RETURN n.id AS id", {"ids": list(nodes)}
            )
            known = {row["id"] for row in rows}
        self._table.insert_nodes(kind, [record for node, record in nodes.items() if node not in known])

    def _new_edges(self, kind: EdgeKind, records: Iterable[Record]) -> list[Record]:
        wanted = {(str(record["from"]), str(record["to"])): record for record in records}
        cypher = f"MATCH (a:{kind.source})-[:`{kind.name}`]->(b:{kind.target}) WHERE a.id IN $ids"
        sources = [source for source, _ in wanted]
        for row in self._table.query(f"{cypher} RETURN a.id AS source, b.id AS target", {"ids": sources}):
            wanted.pop((str(row["source"]), str(row["target"])), None)
        return list(wanted.values())

    def _tie_citations(self) -> None:
        tied = tie_citations(self._table.query, self._citations + present_citations(self._table.query))
        self._table.query("MATCH (:Document)-[c:CITES]->(:Document) DELETE c")
        self._table.query("MATCH (d:Document) WHERE NOT d.held DETACH DELETE d")
        self._table.insert_nodes(NODES[0], list(tied.unheld.values()))
        self._table.insert_edges(CITES, tied.edges)
        self._citations = []


def stamp(graph: Graph, stamps: Mapping[str, str]) -> None:
    """Writes their stamps into the nodes of documents."""
    for document, node in graph.nodes.get("Document", {}).items():
        node["stamp"] = stamps.get(document)


def read_stamps(ask: Ask) -> dict[str, str]:
    """The ids of the documents held, with the stamps they were written with."""
    rows = ask("MATCH (d:Document) WHERE d.held RETURN d.id AS id, d.stamp AS stamp")
    return {str(row["id"]): str(row["stamp"]) for row in rows}


def unused_statements() -> Iterator[str]:
    """What drops names that no document calls a body by any more, and shared nodes that nothing points to."""
    edges = ("RESPONSIBLE_FOR", "HAS_DUTY")
    unsaid = (f"NOT EXISTS {{ MATCH (b)-[r:{edge}]->(:Provision) WHERE r.name = m.id }}" for edge in edges)
    printed = f"m.id <> b.canonical AND {' AND '.join(unsaid)}"
    yield f"MATCH (b:Department)-[c:CALLED]->(m:Name) WHERE {printed} DELETE c"
    for kind in NODES:
        if kind.kept_by:
            unused = " AND ".join(f"NOT EXISTS {{ MATCH {pattern} }}" for pattern in kind.kept_by)
            yield f"MATCH (n:{kind.name}) WHERE {unused} DETACH DELETE n"


def count_kinds(ask: Ask) -> dict[str, int]:
    """How many nodes and edges of each kind there are; edges that end at several kinds are counted together."""
    counts = {kind.name: _count(ask, f"(n:{kind.name})") for kind in NODES}
    for kind in EDGES:
        number = _count(ask, f"(:{kind.source})-[n:`{kind.name}`]->(:{kind.target})")
        counts[kind.name] = counts.get(kind.name, 0) + number
    return counts


def _count(ask: Ask, pattern: str) -> int:
    [row] = ask(f"MATCH {pattern} RETURN count(*) AS number")
    return int(str(row["number"]))
