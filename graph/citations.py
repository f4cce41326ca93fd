"""Which document each citation of a graph means."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hengce.graph.resolve import CitationResolver, Held, Named
from hengce.graph.schema import edge_kind
from hengce.graph.store import Record

Ask = Callable[..., list[Record]]  # a graph's `query`
CITES = edge_kind("CITES")
FACT = tuple(name for name, _ in CITES.properties if name != "candidates")  # what the citing document says


@dataclass(frozen=True, slots=True)
class Tied:
    """Citations as edges, ordered by the document and place they stand at, and the nodes of what is not held."""

    edges: list[Record]
    unheld: dict[str, Record]


def present_citations(ask: Ask, condition: str = "", ids: Iterable[str] = ()) -> list[Record]:
    """The citations in a graph as they are tied now; `condition` limits those of document `d` to `o` by `$ids`."""
    columns = ", ".join(f"c.`{name}` AS `{name}`" for name in (*FACT, "candidates"))
    cypher = f"MATCH (d:Document)-[c:CITES]->(o:Document) {condition} RETURN d.id AS `from`, o.id AS `to`, {columns}"
    return ask(cypher, {"ids": list(ids)} if condition else {})


def tie_citations(ask: Ask, citations: Iterable[Record]) -> Tied:
    """The citations tied to the documents they mean, among those that the graph holds and those that are named."""
    ordered = sorted(citations, key=_place)
    held = _held(ask)
    dates = {document.id: document.issued_on for document in held}
    return _tie(ordered, held, [_named(citation, dates) for citation in ordered])


def tie_alone(citations: Iterable[Record]) -> Tied:
    """The citations of one document as long as nothing is known of the others."""
    ordered = sorted(citations, key=_place)
    return _tie(ordered, (), [_named(citation, {}) for citation in ordered])


def _tie(citations: list[Record], held: Iterable[Held], named: list[Named]) -> Tied:
    resolver, tied = CitationResolver(held, named), Tied([], {})
    for citation, name in zip(citations, named, strict=True):
        meant = resolver.resolve(name)
        tied.edges.append(citation | {"to": meant.id, "candidates": meant.candidates})
        if not meant.held:
            node: Record = {"id": meant.id, "title": name.title, "document_number": name.number, "held": False}
            tied.unheld.setdefault(meant.id, node)
    return tied


def _place(citation: Record) -> tuple[str, int, str]:
    return str(citation["from"]), int(str(citation["start"])), str(citation["quote"])


def _held(ask: Ask) -> list[Held]:
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
        for row in ask(cypher)
    ]


def _named(citation: Record, dates: Mapping[str, str | None]) -> Named:
    source = str(citation["from"])
    return Named(source, _text(citation["title"]), _text(citation["document_number"]), dates.get(source))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
