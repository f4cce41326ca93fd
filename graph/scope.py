"""What a question is limited to, as conditions of Cypher."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from hengce.graph.schema import DEPTH, ROLES
from hengce.graph.store import Parameter
from hengce.ingest.model import ConcessionCategory, Level, Role, TargetKind


@dataclass(frozen=True, slots=True)
class Scope:
    """Which facts are asked for; None asks for all.

    `region` is a name (`临沧市`), a path (`云南省/临沧市`) or an adcode: its own documents, with `within` also
    those of the regions in it. `function`, `department` and `role` together mean one body that has them all in
    that provision. `department` is any part of its printed or official name. Dates are ISO 8601 or the
    beginning of one (`2020`), both ends included. `regions` are names, of which the document's region is one;
    `documents` are ids, of which it has one; `topics` are those of which the provision has one, `provisions` the ids
    of such provisions. `until` is the place on the shelf of the last document that is meant.
    `target_kind` and `unit` limit targets alone, to those with a figure in that unit; `category` limits concessions,
    `finding` findings.
    """

    region: str | None = None
    within: bool = False
    level: Level | None = None
    function: str | None = None
    department: str | None = None
    role: Role | None = None
    topic: str | None = None
    document_type: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    document: str | None = None
    provision: str | None = None
    regions: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    until: str | None = None
    target_kind: TargetKind | None = None
    category: ConcessionCategory | None = None
    unit: str | None = None
    finding: str | None = None

    @property
    def parameters(self) -> dict[str, Parameter]:
        """The values the conditions refer to, by name."""
        values = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "within"}
        if self.date_to:
            values["date_to"] = f"{self.date_to}~"  # sorts behind 2020-12-31, so that 2020 takes in the whole year
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value}

    @property
    def asks_for_documents_alone(self) -> bool:
        """Whether all facts of a document are meant or none."""
        return not any((self.asks_for_provisions, self.target_kind, self.category, self.unit, self.finding))

    @property
    def asks_for_provisions(self) -> bool:
        """Whether only facts that stand in a numbered part can be meant."""
        return any((self.function, self.role, self.asks_within_documents))

    @property
    def asks_within_documents(self) -> bool:
        """Whether what is meant cannot be told from what a document keeps of the work of its bodies."""
        return any((self.department, self.topic, self.topics, self.provision, self.provisions))


def document_conditions(scope: Scope) -> Iterator[str]:
    """The conditions on the document `d`, which is one that the library holds."""
    yield "d.shelf IS NOT NULL"
    if scope.region:
        climb = f"-[:PART_OF*0..{DEPTH}]->(g:Region)" if scope.within else ""
        path = f"(d)-[:ISSUED_FOR]->(:Region){climb}" if scope.within else "(d)-[:ISSUED_FOR]->(g:Region)"
        yield f"EXISTS {{ MATCH {path} WHERE g.name = $region OR g.id = $region OR g.adcode = $region }}"
    if scope.regions:
        yield "d.region IN $regions"
    if scope.level:
        yield "d.level = $level"
    if scope.document_type:
        yield "d.document_type = $document_type"
    if scope.date_from:
        yield "d.issued_on >= $date_from"
    if scope.date_to:
        yield "d.issued_on <= $date_to"
    if scope.document:
        yield "d.id = $document"
    yield from _narrowing_conditions(scope)


def _narrowing_conditions(scope: Scope) -> Iterator[str]:
    """The conditions that spare a look at documents in which nothing can be meant."""
    if scope.documents:
        yield "d.id IN $documents"
    if scope.until:
        yield "d.shelf <= $until"
    if scope.role in ROLES:
        yield f"d.{scope.role} > 0"


def provision_conditions(scope: Scope) -> Iterator[str]:
    """The conditions on the provision `p`."""
    if scope.provision:
        yield "p.number = $provision"


def about_topic(scope: Scope) -> str:
    """What follows a provision in a pattern, so that it is about the topic.

    A part of the pattern rather than a condition: so the search begins at the topic and not at all provisions.
    """
    return "-[:ABOUT]->(:Topic {id: $topic})" if scope.topic else ""


def among_provisions(scope: Scope) -> str:
    """Clauses that find the provisions `p` of the ids and on the topics named, each once; empty without both."""
    held = "UNWIND $provisions AS place MATCH (p:Provision) WHERE p.id = place WITH p " if scope.provisions else ""
    about = "MATCH (p:Provision)-[:ABOUT]->(q:Topic) WHERE q.id IN $topics WITH DISTINCT p " if scope.topics else ""
    return held + about


def performing(scope: Scope) -> str:
    """What follows a body in a pattern, so that it performs the function."""
    return "-[:PERFORMS]->(:Function {id: $function})" if scope.function else ""


def body_conditions(scope: Scope, edge: str) -> Iterator[str]:
    """The condition on the name of the body `b`, which the edge `edge` ties to the provision."""
    if scope.department:
        yield f"(b.canonical CONTAINS $department OR {edge}.name CONTAINS $department)"


def role_conditions(scope: Scope, edge: str) -> Iterator[str]:
    """The condition on the role of the RESPONSIBLE_FOR edge `edge`."""
    if scope.role:
        yield f"{edge}.role = $role"


def narrowed_bodies(scope: Scope) -> str:
    """A clause to begin with where it leaves little: the provisions `p` meant, else the bodies `b` of the name.

    Each once; empty when any will do. Of the bodies some have the name in other documents only.
    """
    if scope.topics or scope.provisions or not scope.department:
        return among_provisions(scope)
    return "MATCH (m:Name)<-[:CALLED]-(b:Department) WHERE m.id CONTAINS $department WITH DISTINCT b "


def narrowed(scope: Scope) -> str:
    """Clauses that find the provisions `p` about one of the topics in which one body fits; empty when any will do."""
    return narrowed_bodies(scope) + _involved_bodies(scope)


def _involved_bodies(scope: Scope) -> str:
    if not (scope.department or scope.function or scope.role):
        return ""
    conditions = where(*body_conditions(scope, "r"), *role_conditions(scope, "r"))
    tied = f"(p:Provision)<-[r:RESPONSIBLE_FOR]-(b:Department){performing(scope)}"
    return f"MATCH {tied} {conditions} WITH DISTINCT p "


def where(*conditions: str) -> str:
    """The conditions as a WHERE clause, empty without any.

    >>> where("d.id = $document", "p.number = $provision")
    'WHERE d.id = $document AND p.number = $provision'
    """
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""
