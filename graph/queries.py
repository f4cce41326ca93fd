"""What can be asked of the graph: Cypher that LadybugDB and Neo4j 5 both run, every value a parameter."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import TypeVar

from hengce.graph.rows import (
    CitationRow,
    ConcessionRow,
    CoordinationRow,
    DocumentRow,
    DutyRow,
    Evidence,
    FindingRow,
    ProvisionRow,
    ResponsibilityRow,
    Stated,
    TargetRow,
)
from hengce.graph.scope import (
    Scope,
    body_conditions,
    document_conditions,
    involved_body,
    provision_conditions,
    role_conditions,
    where,
)
from hengce.graph.store import Record, View

EVERYTHING = Scope()
EVIDENCE = tuple(field.name for field in fields(Evidence))
DOCUMENT = tuple(field.name for field in fields(DocumentRow))
IN_DOCUMENT = "d.id AS document, d.title AS title, d.region AS region, d.issued_on AS issued_on, d.path AS path"
IN_PROVISION = f"{IN_DOCUMENT}, p.number AS provision, p.heading AS heading"
# What stands at the same place needs an order of its own in each question, or every backend has another.
IN_ORDER = "ORDER BY document, `start`, `end`"
LAST = "~"  # sorts behind every code, path and date
T = TypeVar("T")
Row = TypeVar("Row", bound=Stated)


def span(fact: str, quote: str) -> str:
    """The columns that say where the words of `fact` stand.

    >>> span("t", "text")
    't.`start` AS `start`, t.`end` AS `end`, t.text AS quote'
    """
    return f"{fact}.`start` AS `start`, {fact}.`end` AS `end`, {fact}.{quote} AS quote"


def provisions(view: View, scope: Scope = EVERYTHING) -> list[ProvisionRow]:
    """The numbered parts of the documents, in reading order."""
    conditions = [*document_conditions(scope), *provision_conditions(scope), *involved_body(scope)]
    cypher = f"""MATCH (d:Document)-[:HAS]->(p:Provision) {where(*conditions)}
RETURN {IN_PROVISION}, {span("p", "text")}, p.label AS label, p.kind AS kind {IN_ORDER}, p.id"""
    return _rows(ProvisionRow, view.query(cypher, scope.parameters))


def responsibilities(view: View, scope: Scope = EVERYTHING) -> list[ResponsibilityRow]:
    """Which body answers for which provision (谁负责什么), in reading order."""
    conditions = [*document_conditions(scope), *provision_conditions(scope)]
    conditions += [*body_conditions(scope, "r"), *role_conditions(scope, "r")]
    cypher = f"""MATCH (d:Document)-[:HAS]->(p:Provision)<-[r:RESPONSIBLE_FOR]-(b:Department) {where(*conditions)}
RETURN {IN_PROVISION}, {span("r", "quote")}, r.name AS department, b.canonical AS canonical, b.function AS function,
b.kind AS kind, r.role AS role, r.open_ended AS open_ended, p.text AS measure
{IN_ORDER}, department, provision, role, canonical"""
    return _rows(ResponsibilityRow, view.query(cypher, scope.parameters))


def duties(view: View, scope: Scope = EVERYTHING) -> list[DutyRow]:
    """What single bodies are to do, where documents list them one by one, in reading order."""
    conditions = [*document_conditions(scope), *provision_conditions(scope), *body_conditions(scope, "r")]
    conditions += [f"EXISTS {{ MATCH (b)-[a:RESPONSIBLE_FOR]->(p) WHERE {c} }}" for c in role_conditions(scope, "a")]
    cypher = f"""MATCH (d:Document)-[:HAS]->(p:Provision)<-[r:HAS_DUTY]-(b:Department) {where(*conditions)}
RETURN {IN_PROVISION}, {span("r", "text")}, r.name AS department, b.canonical AS canonical, b.function AS function,
b.kind AS kind {IN_ORDER}, department, provision, canonical"""
    return _rows(DutyRow, view.query(cypher, scope.parameters))


def targets(view: View, scope: Scope = EVERYTHING) -> list[TargetRow]:
    """Targets and standards, in reading order."""
    cypher = f"""{_stated("t", "Target", "SETS", scope)}
RETURN {IN_PROVISION}, {span("t", "text")}, t.kind AS kind, t.deadline AS deadline, t.indicator AS indicator,
t.operator AS operator, t.value AS value, t.upper AS upper, t.unit AS unit, t.scope AS scope
{IN_ORDER}, indicator, t.id"""
    return _rows(TargetRow, view.query(cypher, scope.parameters))


def concessions(view: View, scope: Scope = EVERYTHING) -> list[ConcessionRow]:
    """What is waived, cut, subsidised or priced lower, in reading order."""
    cypher = f"""{_stated("c", "Concession", "GRANTS", scope)}
RETURN {IN_PROVISION}, {span("c", "text")}, c.category AS category, c.item AS item, c.treatment AS treatment,
c.rate AS rate, c.beneficiary AS beneficiary {IN_ORDER}, item, c.id"""
    return _rows(ConcessionRow, view.query(cypher, scope.parameters))


def coordination_bodies(view: View, scope: Scope = EVERYTHING) -> list[CoordinationRow]:
    """Leading groups and joint conferences with their members, in reading order."""
    cypher = f"""{_stated("c", "CoordinationBody", "SETS_UP", scope)}
RETURN {IN_PROVISION}, {span("c", "quote")}, c.name AS name, c.lead AS lead, c.office AS office,
c.members AS members {IN_ORDER}, c.id"""
    return _rows(CoordinationRow, view.query(cypher, scope.parameters))


def findings(view: View, scope: Scope = EVERYTHING) -> list[FindingRow]:
    """What could not be read for sure, in reading order, then the citations that could not be resolved for sure."""
    cypher = f"""{_stated("f", "Finding", "RAISES", scope)}
RETURN {IN_PROVISION}, {span("f", "quote")}, f.kind AS kind, f.zh AS zh, f.en AS en {IN_ORDER}, kind, f.id"""
    unresolved = (_unresolved(row) for row in citations(view, scope))
    return _rows(FindingRow, view.query(cypher, scope.parameters)) + [row for row in unresolved if row]


def citations(view: View, scope: Scope = EVERYTHING) -> list[CitationRow]:
    """Which document names which, in reading order; documents not held included."""
    join = "MATCH" if scope.asks_for_provisions else "OPTIONAL MATCH"
    inside = [*provision_conditions(scope), *involved_body(scope)]
    cypher = f"""MATCH (d:Document)-[c:CITES]->(o:Document) {where(*document_conditions(scope))}
{join} (d)-[:HAS]->(p:Provision) {where("p.number = c.provision", *inside)}
RETURN {IN_PROVISION}, {span("c", "quote")}, c.title AS cited_title, c.document_number AS document_number,
c.relation AS relation, o.id AS cited, o.held AS held,
c.candidates AS candidates {IN_ORDER}, provision, cited, cited_title, document_number, relation"""
    return _rows(CitationRow, view.query(cypher, scope.parameters))


def documents(view: View, scope: Scope = EVERYTHING) -> list[DocumentRow]:
    """The documents held, in the order of their regions' codes (全国 first), then by date; those of no region last.

    Asked for by function, department, role or topic: those that have such a fact.
    """
    conditions = ["d.held", *document_conditions(scope)]
    if scope.asks_for_provisions:
        inside = " AND ".join([*provision_conditions(scope), *involved_body(scope)])
        conditions.append(f"EXISTS {{ MATCH (d)-[:HAS]->(p:Provision) WHERE {inside} }}")
    columns = ", ".join(f"d.{name} AS {name}" for name in DOCUMENT)
    cypher = f"""MATCH (d:Document) {where(*conditions)} OPTIONAL MATCH (d)-[:ISSUED_FOR]->(g:Region)
RETURN {columns}, g.adcode AS adcode"""
    records = sorted(view.query(cypher, scope.parameters), key=_place_in_library)
    return [_build(DocumentRow, {name: record[name] for name in DOCUMENT}) for record in records]


def in_library_order(view: View, rows: Iterable[Row]) -> list[Row]:
    """The rows document by document, as `documents` orders them; within a document they stay as they are."""
    place = {row.id: at for at, row in enumerate(documents(view))}
    return sorted(rows, key=lambda row: place[row.evidence.document])


def _place_in_library(record: Record) -> list[str]:
    return [str(record[name] or LAST) for name in ("adcode", "region_path", "issued_on", "id")]


def _stated(fact: str, kind: str, edge: str, scope: Scope) -> str:
    """The MATCH for a fact that a document states, in a numbered part or outside of them."""
    inside = where(*provision_conditions(scope), *involved_body(scope))
    join = "MATCH" if scope.asks_for_provisions else "OPTIONAL MATCH"
    return f"""MATCH (d:Document)-[:STATES]->({fact}:{kind}) {where(*document_conditions(scope))}
{join} (p:Provision)-[:{edge}]->({fact}) {inside}"""


def _unresolved(row: CitationRow) -> FindingRow | None:
    """The finding that the cited document is not held, or may be one of several."""
    name = "".join((f"《{row.cited_title}》" if row.cited_title else "", row.document_number or ""))
    if not row.held:
        zh, en = f"引用的{name}不在文库中。", f"The cited document {name} is not in the library."
        return FindingRow(row.evidence, "citation_not_held", zh, en)
    if row.candidates > 1:
        zh = f"引用的{name}可能指文库中的 {row.candidates} 份文件，已按日期取 {row.cited}。"
        en = f"The citation {name} may mean {row.candidates} documents; {row.cited} was taken by its date."
        return FindingRow(row.evidence, "citation_ambiguous", zh, en)
    return None


def _rows(kind: Callable[..., T], records: Iterable[Record]) -> list[T]:
    return [_build(kind, _with_evidence(record)) for record in records]


def _with_evidence(record: Record) -> dict[str, object]:
    evidence = _build(Evidence, {name: record[name] for name in EVIDENCE})
    return {"evidence": evidence} | {name: value for name, value in record.items() if name not in EVIDENCE}


def _build(kind: Callable[..., T], values: Mapping[str, object]) -> T:
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})
