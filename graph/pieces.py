"""Nodes and edges on their way into a store."""

from dataclasses import dataclass, field

from hengce.graph.schema import EdgeKind
from hengce.graph.store import Record


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by kind and id, edges by kind. An edge's record holds `from` and `to`, a citation's only `from`."""

    nodes: dict[str, dict[str, Record]] = field(default_factory=dict)
    edges: dict[EdgeKind, list[Record]] = field(default_factory=dict)
    citations: list[Record] = field(default_factory=list)

    def add(self, kind: str, node: str, record: Record) -> None:
        """Adds a node; one that is there already stays as it is."""
        self.nodes.setdefault(kind, {}).setdefault(node, {"id": node, **record})

    def tie(self, kind: EdgeKind, source: str, target: str, record: Record | None = None) -> None:
        """Adds an edge."""
        self.edges.setdefault(kind, []).append({"from": source, "to": target, **(record or {})})

    def include(self, other: "Graph") -> None:
        """Adds all of `other`; nodes that are there already stay as they are."""
        for kind, nodes in other.nodes.items():
            known = self.nodes.setdefault(kind, {})
            known |= {node: record for node, record in nodes.items() if node not in known}
        for edge, records in other.edges.items():
            self.edges.setdefault(edge, []).extend(records)
        self.citations.extend(other.citations)
