"""What a question is limited to, as conditions of Cypher."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from hengce.graph.schema import DEPTH
from hengce.graph.store import Parameter
from hengce.ingest.model import Level, Role


@dataclass(frozen=True, slots=True)
class Scope:
    """Which facts are asked for; None asks for all.

    `region` is a name (`临沧市`), a path (`云南省/临沧市`) or an adcode: its own documents, with `within` also
    those of the regions in it. `function`, `department` and `role` together mean one body that has them all in
    that provision. `department` is any part of its printed or official name. Dates are ISO 8601 or the
    beginning of one (`2020`), both ends included.
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

    @property
    def parameters(self) -> dict[str, Parameter]:
        """The values the conditions refer to, by name."""
        values = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "within"}
        if self.date_to:
            values["date_to"] = f"{self.date_to}~"  # sorts behind 2020-12-31, so that 2020 takes in the whole year
        return {name: value for name, value in values.items() if value}

    @property
    def asks_for_provisions(self) -> bool:
        """Whether only facts that stand in a numbered part can be meant."""
        return any((self.function, self.department, self.role, self.topic, self.provision))


def document_conditions(scope: Scope) -> Iterator[str]:
    """The conditions on the document `d`."""
    if scope.region:
        climb = f"-[:PART_OF*0..{DEPTH}]->(g:Region)" if scope.within else ""
        path = f"(d)-[:ISSUED_FOR]->(:Region){climb}" if scope.within else "(d)-[:ISSUED_FOR]->(g:Region)"
        yield f"EXISTS {{ MATCH {path} WHERE g.name = $region OR g.id = $region OR g.adcode = $region }}"
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


def provision_conditions(scope: Scope) -> Iterator[str]:
    """The conditions on the provision `p`."""
    if scope.topic:
        yield "EXISTS { MATCH (p)-[:ABOUT]->(:Topic {id: $topic}) }"
    if scope.provision:
        yield "p.number = $provision"


def body_conditions(scope: Scope, edge: str) -> Iterator[str]:
    """The conditions on the body `b` and the edge `edge` that ties it to the provision."""
    if scope.department:
        yield f"(b.canonical CONTAINS $department OR {edge}.name CONTAINS $department)"
    if scope.function:
        yield "EXISTS { MATCH (b)-[:PERFORMS]->(:Function {id: $function}) }"


def role_conditions(scope: Scope, edge: str) -> Iterator[str]:
    """The condition on the role of the RESPONSIBLE_FOR edge `edge`."""
    if scope.role:
        yield f"{edge}.role = $role"


def involved_body(scope: Scope) -> Iterator[str]:
    """The condition that one body fits the scope in the provision `p`, for facts that are not a body's own."""
    if scope.department or scope.function or scope.role:
        performs = "-[:PERFORMS]->(:Function {id: $function})" if scope.function else ""
        named = "(b.canonical CONTAINS $department OR r.name CONTAINS $department)" if scope.department else ""
        terms = [term for term in (named, *role_conditions(scope, "r")) if term]
        where = f" WHERE {' AND '.join(terms)}" if terms else ""
        yield f"EXISTS {{ MATCH (p)<-[r:RESPONSIBLE_FOR]-(b:Department){performs}{where} }}"


def where(*conditions: str) -> str:
    """The conditions as a WHERE clause, empty without any.

    >>> where("d.id = $document", "p.number = $provision")
    'WHERE d.id = $document AND p.number = $provision'
    """
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""
