"""The statements that fill a Neo4j graph, made from the schema.

Documents are written by one statement, so that it is one trip to the server, however many kinds of fact they have.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from hengce.graph.citations import CITES, tie_alone
from hengce.graph.pieces import Graph
from hengce.graph.schema import EDGES, NODES, EdgeKind, NodeKind, Properties
from hengce.graph.store import Record, Rows

DOCUMENT = NODES[0]
SHARED = tuple(kind for kind in NODES if kind.kept_by)
OWNED = {kind.name: kind for kind in NODES if kind.owned}
# The edges that tie a document to what it owns are made with the nodes at their ends, the others when all are there.
OWNING = {kind: OWNED[kind.target] for kind in EDGES if kind.source == DOCUMENT.name and kind.target in OWNED}
OTHERS = tuple(kind for kind in EDGES if kind not in OWNING)


def schema_statements() -> Iterator[str]:
    """What makes ids unique and quick to find, and gives documents in their order."""
    for kind in NODES:
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{kind.name}) REQUIRE n.id IS UNIQUE"
    yield f"CREATE INDEX IF NOT EXISTS FOR (n:{DOCUMENT.name}) ON (n.shelf)"


@cache
def clear_statement() -> str:
    """Takes out all that the documents `$ids` say; what others say of them stays, and so do their nodes."""
    names = "|".join(dict.fromkeys(kind.name for kind in OWNING))
    document = f"UNWIND $ids AS id MATCH (d:{DOCUMENT.name} {{id: id}})"
    return f"CALL () {{ {document}-[:{names}]->(n) DETACH DELETE n }}\n{document}-[r]->() DELETE r"


@cache
def write_statement() -> str:
    """Puts in the nodes and edges of documents, of the `$rows` that `graph_to_rows` gives."""
    parts = [f"UNWIND $rows.{DOCUMENT.name} AS row MERGE (n:{DOCUMENT.name} {{id: row.id}}) SET n = row"]
    parts += [f"UNWIND $rows.Named AS row MERGE (n:{DOCUMENT.name} {{id: row.id}}) ON CREATE SET n = row"]
    parts += [
        f"UNWIND $rows.{kind.name} AS row MERGE (n:{kind.name} {{id: row.id}}) ON CREATE SET n = row" for kind in SHARED
    ]
    parts += [
        f"UNWIND $rows.{kind.name} AS row MATCH (d:{DOCUMENT.name} {{id: row.document}}) "
        f"CREATE (d)-[:{edge.name}]->(n:{kind.name}) SET n = row"
        for edge, kind in OWNING.items()
    ]
    parts += [_edges_part(kind, f"$rows.{_name(kind)}") for kind in OTHERS]
    # All rows are one parameter, and the plan is never made again: its making takes longer than hundreds of documents.
    return "\n".join(("CYPHER replan=skip", *(f"CALL () {{ {part} }}" for part in parts)))


@cache
def edges_statement(kind: EdgeKind) -> str:
    """Puts edges of one kind in, of `$rows` from `edge_rows`."""
    return _edges_part(kind, "$rows")


def graph_to_rows(graph: Graph) -> dict[str, Rows]:
    """The rows for `write_statement`, kinds of node and edge without any included.

    Citations are tied by their names alone, so that none is lost should the change be broken off.
    """
    tied = tie_alone(graph.citations)
    edges = graph.edges | {CITES: tied.edges}
    nodes = {kind.name: node_rows(kind, graph.nodes.get(kind.name, {}).values()) for kind in NODES}
    named = {"Named": node_rows(DOCUMENT, tied.unheld.values())}
    return nodes | named | {_name(kind): edge_rows(kind, edges.get(kind, ())) for kind in OTHERS}


def node_rows(kind: NodeKind, records: Iterable[Record]) -> Rows:
    """The properties of nodes as the schema has them."""
    return [{"id": record["id"], **_properties(kind.properties, record)} for record in records]


def edge_rows(kind: EdgeKind, records: Iterable[Record]) -> Rows:
    """The ends of edges, and their properties as the schema has them."""
    return [
        {"from": record["from"], "to": record["to"], "properties": _properties(kind.properties, record)}
        for record in records
    ]


def _edges_part(kind: EdgeKind, rows: str) -> str:
    ends = f"MATCH (a:{kind.source} {{id: row.from}}) MATCH (b:{kind.target} {{id: row.to}})"
    make = "MERGE" if kind.shared else "CREATE"
    return f"UNWIND {rows} AS row {ends} {make} (a)-[e:`{kind.name}`]->(b) SET e += row.properties"


def _name(kind: EdgeKind) -> str:
    return f"{kind.source}_{kind.name}_{kind.target}"


def _properties(properties: Properties, record: Record) -> Record:
    """The values of the schema's properties; a number is one with a fraction, as every backend keeps it."""
    kept = {name: (kind, record[name]) for name, kind in properties if record.get(name) is not None}
    return {name: float(value) if kind == "number" else value for name, (kind, value) in kept.items()}  # type: ignore[arg-type]  # numbers
