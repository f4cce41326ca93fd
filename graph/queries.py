"""What can be asked of the graph: Cypher that LadybugDB and Neo4j 5 both run, every value a parameter.

Answers come document by document, as they stand on the shelf, and within a document in reading order.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Generic, TypeVar

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
    about_topic,
    body_conditions,
    document_conditions,
    narrowed,
    narrowed_bodies,
    performing,
    provision_conditions,
    role_conditions,
    where,
)
from hengce.graph.store import View

EVERYTHING = Scope()
AT_ONCE = 10_000  # rows: some 10 MB on a server, which makes them ready before it sends the first
NAMED = re.compile(r" AS `?(\w+)`?")
EVIDENCE = tuple(field.name for field in fields(Evidence))
IN_DOCUMENT = "d.id AS document, d.title AS title, d.region AS region, d.issued_on AS issued_on, d.path AS path"
IN_PROVISION = f"{IN_DOCUMENT}, p.number AS provision, p.heading AS heading"
ON_SHELF = "d.shelf"
# What stands at the same place needs an order of its own in each question, or every backend has another.
IN_ORDER = f"{ON_SHELF}, `start`, `end`"
# The provision a citation stands in; of several with the same number the first, which alone has no more to its id.
CITING = "p.id = d.id + '#' + c.provision"
# Citations in doubt, by the kind of finding that they are.
UNRESOLVED = {"citation_not_held": "NOT o.held", "citation_ambiguous": "o.held AND c.candidates > 1"}
Row = TypeVar("Row")
Fact = TypeVar("Fact", bound=Stated)


@dataclass(frozen=True, slots=True)
class Question(Generic[Row]):
    """A kind of fact to ask for: `match` finds those within a scope, `columns` are the fields of a `row` of each.

    In Cypher `d` is the document and `p` the provision; where that need not be there, `beside` looks for it. `order`
    tells apart what stands at one place. `counted` is the property in which a document keeps how many it states.
    """

    row: Callable[..., Row]
    match: Callable[[Scope], str]
    columns: str
    order: str
    counted: str | None = None
    beside: str = ""

    def __call__(self, view: View, scope: Scope = EVERYTHING, first: int | None = None) -> list[Row]:
        """The facts within the scope; only the `first` so many when that is given. Raises: StoreError."""
        beside = "" if scope.asks_for_provisions else self.beside
        cypher = f"{self.match(scope)} {beside}\nRETURN {self.columns} ORDER BY {self.order}"
        # The index of the shelf gives the order, so that the rest is not even looked at.
        names, limit = NAMED.findall(self.columns), AT_ONCE if first is None else first
        records = view.page(f"{cypher} LIMIT $first", names, {**scope.parameters, "first": limit})
        if first is None and len(records) == AT_ONCE:
            records = view.query(cypher, scope.parameters)
        return [_build(self.row, record) for record in records]

    def count(self, view: View, scope: Scope = EVERYTHING) -> int:
        """How many facts there are within the scope. Raises: StoreError."""
        cypher = f"{self.match(scope)}\nRETURN count(*) AS number"
        if self.counted and scope.asks_for_documents_alone:
            cypher = f"{_held(scope)} RETURN coalesce(sum(d.{self.counted}), 0) AS number"
        [record] = view.query(cypher, scope.parameters)
        return int(str(record["number"]))


class Together(Generic[Fact]):
    """The facts that several questions ask for, as one answer; `order` is theirs within a document, if any."""

    def __init__(
        self, asked: Callable[[Scope], Sequence[Question[Fact]]], order: Callable[[Fact], int] | None = None
    ) -> None:
        self._asked, self._order = asked, order

    def __call__(self, view: View, scope: Scope = EVERYTHING, first: int | None = None) -> list[Fact]:
        """What there is within the scope, in the library's order; only the `first` so many when that is given."""
        rows = list[Fact]()
        for question in self._asked(scope):
            found = question(view, scope, first)
            rows += found
            if len(found) == first:  # of the other questions no more than up to that document
                scope = replace(scope, until=_shelf(view, [found[-1]])[found[-1].evidence.document])
        if self._order:
            rows.sort(key=self._order)
        place = _shelf(view, rows)
        return sorted(rows, key=lambda row: place[row.evidence.document])[:first]

    def count(self, view: View, scope: Scope = EVERYTHING) -> int:
        """How many there are."""
        return sum(question.count(view, scope) for question in self._asked(scope))


def span(fact: str, quote: str) -> str:
    """The columns that say where the words of `fact` stand.

    >>> span("t", "text")
    't.`start` AS `start`, t.`end` AS `end`, t.text AS quote'
    """
    return f"{fact}.`start` AS `start`, {fact}.`end` AS `end`, {fact}.{quote} AS quote"


def _stating(row: Callable[..., Row]) -> Callable[..., Row]:
    """`row` of a record that holds the fields of its evidence beside its own."""
    return lambda **values: row(Evidence(**{name: values.pop(name) for name in EVIDENCE}), **values)


def _in_provisions(scope: Scope) -> str:
    own = [*document_conditions(scope), *provision_conditions(scope)]
    return f"{narrowed(scope)}MATCH (d:Document)-[:HAS]->(p:Provision){about_topic(scope)} {where(*own)}"


def _of_bodies(edge: str) -> Callable[[Scope], str]:
    """Finds the edges `r` of this kind that tie a body `b` to a provision."""

    def match(scope: Scope) -> str:
        conditions = [*document_conditions(scope), *provision_conditions(scope), *body_conditions(scope, "r")]
        if edge == "RESPONSIBLE_FOR":
            conditions += role_conditions(scope, "r")
        else:
            roles = role_conditions(scope, "a")
            conditions += [f"EXISTS {{ MATCH (b)-[a:RESPONSIBLE_FOR]->(p) WHERE {role} }}" for role in roles]
        topic = f", (p){about_topic(scope)}" if scope.topic else ""
        pattern = f"(d:Document)-[:HAS]->(p:Provision)<-[r:{edge}]-(b:Department){performing(scope)}{topic}"
        return f"{narrowed_bodies(scope)}MATCH {pattern} {where(*conditions)}"

    return match


def _stated(fact: str, kind: str, edge: str) -> Callable[[Scope], str]:
    """Finds the facts of this kind that a document states, in a numbered part or outside of them."""

    def match(scope: Scope) -> str:
        stating = f"MATCH (d:Document)-[:STATES]->({fact}:{kind})"
        conditions = [*document_conditions(scope), *_fact_conditions(scope, kind, fact)]
        if not scope.asks_for_provisions:
            return f"{stating} {where(*conditions)}"
        inside = where(*conditions, *provision_conditions(scope))
        return f"{narrowed(scope)}{stating}<-[:{edge}]-(p:Provision){about_topic(scope)} {inside}"

    return match


def _fact_conditions(scope: Scope, kind: str, fact: str) -> Iterator[str]:
    if kind == "Target" and scope.target_kind:
        yield f"{fact}.kind = $target_kind"
    if kind == "Target" and scope.unit:
        yield f"{fact}.unit = $unit AND {fact}.value IS NOT NULL"
    if kind == "Concession" and scope.category:
        yield f"{fact}.category = $category"
    if kind == "Finding" and scope.finding:
        yield f"{fact}.kind = $finding"


def _citing(scope: Scope, *more: str) -> str:
    citing, conditions = "(d:Document)-[c:CITES]->(o:Document)", [*document_conditions(scope), *more]
    if not scope.asks_for_provisions:
        return f"MATCH {citing} {where(*conditions)}"
    inside = where(*conditions, *provision_conditions(scope), CITING)
    return f"{narrowed(scope)}MATCH {citing}, (d)-[:HAS]->(p:Provision){about_topic(scope)} {inside}"


def _citing_in_doubt(scope: Scope) -> str:
    return _citing(scope, UNRESOLVED.get(scope.finding or "", f"({' OR '.join(UNRESOLVED.values())})"))


def _held(scope: Scope) -> str:
    """Finds the documents held; those that have what is asked for by function, department, role or topic."""
    if scope.asks_for_provisions:
        return f"{_in_provisions(scope)} WITH DISTINCT d"
    return f"MATCH (d:Document) {where(*document_conditions(scope))}"


# The numbered parts of the documents.
provisions = Question(
    _stating(ProvisionRow),
    _in_provisions,
    f"{IN_PROVISION}, {span('p', 'text')}, p.label AS label, p.kind AS kind",
    f"{IN_ORDER}, p.id",
    "provisions",
)
# Which body answers for which provision (谁负责什么).
responsibilities = Question(
    _stating(ResponsibilityRow),
    _of_bodies("RESPONSIBLE_FOR"),
    f"""{IN_PROVISION}, {span("r", "quote")}, r.name AS department, b.canonical AS canonical, b.function AS function,
b.kind AS kind, r.role AS role, r.open_ended AS open_ended, p.text AS measure""",
    f"{IN_ORDER}, department, provision, role, canonical",
    "responsibilities",
)
# What single bodies are to do, where documents list them one by one.
duties = Question(
    _stating(DutyRow),
    _of_bodies("HAS_DUTY"),
    f"""{IN_PROVISION}, {span("r", "text")}, r.name AS department, b.canonical AS canonical, b.function AS function,
b.kind AS kind""",
    f"{IN_ORDER}, department, provision, canonical",
    "duties",
)
# Targets and standards.
targets = Question(
    _stating(TargetRow),
    _stated("t", "Target", "SETS"),
    f"""{IN_PROVISION}, {span("t", "text")}, t.kind AS kind, t.deadline AS deadline, t.indicator AS indicator,
t.operator AS operator, t.value AS value, t.upper AS upper, t.unit AS unit, t.scope AS scope""",
    f"{IN_ORDER}, indicator, t.id",
    "targets",
    "OPTIONAL MATCH (p:Provision)-[:SETS]->(t)",
)
# What is waived, cut, subsidised or priced lower.
concessions = Question(
    _stating(ConcessionRow),
    _stated("c", "Concession", "GRANTS"),
    f"""{IN_PROVISION}, {span("c", "text")}, c.category AS category, c.item AS item, c.treatment AS treatment,
c.rate AS rate, c.beneficiary AS beneficiary""",
    f"{IN_ORDER}, item, c.id",
    "concessions",
    "OPTIONAL MATCH (p:Provision)-[:GRANTS]->(c)",
)
# Leading groups and joint conferences with their members.
coordination_bodies = Question(
    _stating(CoordinationRow),
    _stated("c", "CoordinationBody", "SETS_UP"),
    f"""{IN_PROVISION}, {span("c", "quote")}, c.name AS name, c.lead AS lead, c.office AS office,
c.members AS members""",
    f"{IN_ORDER}, c.id",
    beside="OPTIONAL MATCH (p:Provision)-[:SETS_UP]->(c)",
)
# Which document names which; documents not held included.
citations = Question(
    _stating(CitationRow),
    _citing,
    f"""{IN_PROVISION}, {span("c", "quote")}, c.title AS cited_title, c.document_number AS document_number,
c.relation AS relation, o.id AS cited, o.held AS held, c.candidates AS candidates""",
    f"{IN_ORDER}, provision, cited, cited_title, document_number, relation",
    "citations",
    f"OPTIONAL MATCH (d)-[:HAS]->(p:Provision) WHERE {CITING}",
)
# The documents held.
documents = Question(
    DocumentRow, _held, ", ".join(f"d.{field.name} AS {field.name}" for field in fields(DocumentRow)), ON_SHELF
)
# What could not be read for sure.
doubts = Question(
    _stating(FindingRow),
    _stated("f", "Finding", "RAISES"),
    f"{IN_PROVISION}, {span('f', 'quote')}, f.kind AS kind, f.zh AS zh, f.en AS en",
    f"{IN_ORDER}, kind, f.id",
    "findings",
    "OPTIONAL MATCH (p:Provision)-[:RAISES]->(f)",
)


# Citations that could not be resolved for sure.
unresolved = Question(
    lambda **values: _citation_to_finding(citations.row(**values)),
    _citing_in_doubt,
    citations.columns,
    citations.order,
    beside=citations.beside,
)


def _doubting(scope: Scope) -> Sequence[Question[FindingRow]]:
    if scope.finding:
        return (unresolved,) if scope.finding in UNRESOLVED else (doubts,)
    return doubts, unresolved


# All that is in doubt: in each document what could not be read, then what could not be resolved.
findings = Together(_doubting)


def _shelf(view: View, rows: Sequence[Stated]) -> Mapping[str, str]:
    """Where the documents of the rows stand on the shelf, by their ids."""
    ids = list(dict.fromkeys(row.evidence.document for row in rows))
    cypher = f"MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, {ON_SHELF} AS place"
    return {str(record["id"]): str(record["place"]) for record in view.page(cypher, ("id", "place"), {"ids": ids})}


def _citation_to_finding(row: CitationRow) -> FindingRow:
    """The finding that the cited document is not held, or else that it may be one of several."""
    name = "".join((f"《{row.cited_title}》" if row.cited_title else "", row.document_number or ""))
    if not row.held:
        zh, en = f"引用的{name}不在文库中。", f"The cited document {name} is not in the library."
        return FindingRow(row.evidence, "citation_not_held", zh, en)
    zh = f"引用的{name}可能指文库中的 {row.candidates} 份文件，已按日期取 {row.cited}。"
    en = f"The citation {name} may mean {row.candidates} documents; {row.cited} was taken by its date."
    return FindingRow(row.evidence, "citation_ambiguous", zh, en)


def _build(row: Callable[..., Row], record: Mapping[str, object]) -> Row:
    return row(**{name: tuple(value) if isinstance(value, list) else value for name, value in record.items()})
