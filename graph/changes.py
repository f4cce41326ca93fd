"""What changes in a graph when documents come and go, in Cypher that every backend runs.

A backend adds only how rows are put in in bulk.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from hengce.graph.build import extractions_to_graph
from hengce.graph.resolve import CitationResolver, Held, Named
from hengce.graph.schema import EDGES, NODES, EdgeKind, NodeKind, edge_kind
from hengce.graph.store import Parameter, Record
from hengce.ingest.model import Extraction

CITES = edge_kind("CITES")
CITED = tuple(name for name, _ in CITES.properties if name != "candidates")


class Table(Protocol):
    """A database that can be asked and filled."""

    def query(self, cypher: str, parameters: Mapping[str, Parameter] | None = None) -> list[Record]:
        """The rows of a Cypher query."""

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

    def counts(self) -> dict[str, int]:
        """How many nodes and edges of each kind there are."""
        return count_kinds(self._table)

    def write(self, extractions: Sequence[Extraction]) -> None:
        """Puts the facts of these documents in, in the place of what the graph held of them."""
        self.remove([extraction.document.id for extraction in extractions])
        graph = extractions_to_graph(extractions)
        for kind in NODES:
            self._insert_new_nodes(kind, graph.nodes.get(kind.name, {}))
        for edge, records in graph.edges.items():
            self._table.insert_edges(edge, self._new_edges(edge, records) if edge.shared else records)
        self._citations += graph.citations

    def remove(self, documents: Sequence[str]) -> None:
        """Takes the facts of these documents out; what others say of them stays."""
        gone = set(documents)
        self._citations = [citation for citation in self._citations if citation["from"] not in gone]
        incoming = "MATCH (d:Document)-[c:CITES]->(o:Document) WHERE o.id IN $ids AND NOT d.id IN $ids"
        self._citations += self._table.query(f"{incoming} RETURN {_citation_columns()}", {"ids": list(gone)})
        for kind in NODES:
            if kind.owned:
                self._table.query(
                    f"MATCH (n:{kind.name}) WHERE n.document IN $ids DETACH DELETE n", {"ids": list(gone)}
                )
        self._table.query("MATCH (d:Document) WHERE d.id IN $ids DETACH DELETE d", {"ids": list(gone)})

    def commit(self) -> None:
        """Ties every citation to the document it means, and drops shared nodes that nothing points to any more."""
        self._tie_citations()
        for kind in NODES:
            if kind.kept_by:
                unused = " AND ".join(f"NOT EXISTS {{ MATCH {pattern} }}" for pattern in kind.kept_by)
                self._table.query(f"MATCH (n:{kind.name}) WHERE {unused} DETACH DELETE n")

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
        cypher = "MATCH (d:Document)-[c:CITES]->(:Document)"
        citations = self._citations + self._table.query(f"{cypher} RETURN {_citation_columns()}")
        citations.sort(key=lambda citation: (str(citation["from"]), int(str(citation["start"]))))
        self._table.query(f"{cypher} DELETE c")
        self._table.query("MATCH (d:Document) WHERE NOT d.held DETACH DELETE d")
        self._insert_citations(citations)
        self._citations = []

    def _insert_citations(self, citations: Sequence[Record]) -> None:
        held, unheld = _held(self._table), dict[str, Record]()
        dates = {document.id: document.issued_on for document in held}
        named = [_named(citation, dates) for citation in citations]
        resolver = CitationResolver(held, named)
        edges: list[Record] = []
        for citation, name in zip(citations, named, strict=True):
            meant = resolver.resolve(name)
            edges.append(citation | {"to": meant.id, "candidates": meant.candidates})
            if not meant.held:
                unheld.setdefault(
                    meant.id, {"id": meant.id, "title": name.title, "document_number": name.number, "held": False}
                )
        self._table.insert_nodes(NODES[0], list(unheld.values()))
        self._table.insert_edges(CITES, edges)


def count_kinds(table: Table) -> dict[str, int]:
    """How many nodes and edges of each kind there are; edges that end at several kinds are counted together."""
    counts = {kind.name: _count(table, f"(n:{kind.name})") for kind in NODES}
    for kind in EDGES:
        number = _count(table, f"(:{kind.source})-[n:`{kind.name}`]->(:{kind.target})")
        counts[kind.name] = counts.get(kind.name, 0) + number
    return counts


def _count(table: Table, pattern: str) -> int:
    [row] = table.query(f"MATCH {pattern} RETURN count(*) AS number")
    return int(str(row["number"]))


def _citation_columns() -> str:
    return ", ".join(["d.id AS `from`", *(f"c.`{name}` AS `{name}`" for name in CITED)])


def _held(table: Table) -> list[Held]:
    columns = "d.id AS id, d.title AS title, d.notice_title AS notice_title, d.document_number AS number"
    cypher = f"MATCH (d:Document) WHERE d.held RETURN {columns}, d.issuer AS issuer, d.issued_on AS issued_on"
    return [
        Held(
            str(row["id"]),
            tuple(str(row[name]) for name in ("title", "notice_title") if row[name]),
            _text(row["number"]),
            _text(row["issuer"]),
            _text(row["issued_on"]),
        )
        for row in table.query(cypher)
    ]


def _named(citation: Record, dates: Mapping[str, str | None]) -> Named:
    source = str(citation["from"])
    return Named(source, _text(citation["title"]), _text(citation["document_number"]), dates.get(source))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
