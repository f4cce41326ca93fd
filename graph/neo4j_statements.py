"""The statements that fill a Neo4j graph, made from the schema.

A document is written by one statement, so that it is one trip to the server, however many kinds of fact it has.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from hengce.graph.citations import CITES, tie_alone
from hengce.graph.pieces import Graph
from hengce.graph.schema import EDGES, NODES, EdgeKind, NodeKind, Properties
from hengce.graph.store import Record, Rows

OWNED = tuple(kind for kind in NODES if kind.owned)
SHARED = tuple(kind for kind in NODES if kind.kept_by)


def schema_statements() -> Iterator[str]:
    """What makes ids unique and quick to find, and the facts of a document too."""
    for kind in NODES:
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{kind.name}) REQUIRE n.id IS UNIQUE"
    for kind in OWNED:
        yield f"CREATE INDEX IF NOT EXISTS FOR (n:{kind.name}) ON (n.document)"


@cache
def clear_statement() -> str:
    """Takes out all that the document `$id` says; what others say of it stays, and so does its node."""
    owned = [f"CALL () {{ MATCH (n:{kind.name}) WHERE n.document = $id DETACH DELETE n }}" for kind in OWNED]
    return "\n".join((*owned, "MATCH (d:Document {id: $id})-[r]->() DELETE r"))


@cache
def write_statement() -> str:
    """Puts the nodes and edges of one document in, of the `$rows` that `graph_to_rows` gives."""
    parts = ["UNWIND $rows.Document AS row MERGE (n:Document {id: row.id}) SET n = row"]
    parts += ["UNWIND $rows.Named AS row MERGE (n:Document {id: row.id}) ON CREATE SET n = row"]
    parts += [
        f"UNWIND $rows.{kind.name} AS row MERGE (n:{kind.name} {{id: row.id}}) ON CREATE SET n = row" for kind in SHARED
    ]
    parts += [f"UNWIND $rows.{kind.name} AS row CREATE (n:{kind.name}) SET n = row" for kind in OWNED]
    parts += [_edges_part(kind, f"$rows.{_name(kind)}") for kind in EDGES]
    # All rows are one parameter, and the plan is never made again: its making takes longer than a thousand documents.
    return "\n".join(("CYPHER replan=skip", *(f"CALL () {{ {part} }}" for part in parts)))


@cache
def edges_statement(kind: EdgeKind) -> str:
    """Puts edges of one kind in, of `$rows` from `edge_rows`."""
    return _edges_part(kind, "$rows")


def graph_to_rows(graph: Graph) -> dict[str, Rows]:
    """The rows for `write_statement`, of each kind of node and edge, kinds without any included.

    Citations are tied by their names alone, so that none is lost should the change be broken off.
    """
    tied = tie_alone(graph.citations)
    edges = graph.edges | {CITES: tied.edges}
    nodes = {kind.name: node_rows(kind, graph.nodes.get(kind.name, {}).values()) for kind in NODES}
    named = {"Named": node_rows(NODES[0], tied.unheld.values())}
    return nodes | named | {_name(kind): edge_rows(kind, edges.get(kind, ())) for kind in EDGES}


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
    return {name: float(value) if kind == "number" else value for name, (kind, value) in kept.items()}  # type: ignore[arg-type]
