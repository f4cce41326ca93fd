"""Who answers for what, as a web: names at both sides, a line for each tie."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hengce.graph.rows import ResponsibilityRow
from hengce.ingest.model import Role
from hengce.ui.components.address import address, provision_address
from hengce.ui.components.numbers import number_name
from hengce.ui.labels import ROLES, label

DETAIL = 60  # provisions at most that are drawn one by one: two screens; above it lines of work are tied to regions
LINES = 40  # lines of work at most in the coarse picture
ROLE_ORDER: tuple[Role, ...] = ("lead", "responsible", "participant")


@dataclass(frozen=True, slots=True)
class Node:
    """A name at one side; `note` is a number beside it."""

    name: str
    note: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between the nodes at these positions."""

    left: int
    right: int
    role: Role
    weight: int


@dataclass(frozen=True, slots=True)
class RoleName:
    """What the colour of a line means."""

    role: Role
    name: str


@dataclass(frozen=True, slots=True)
class WebView:
    """Two columns of names and the lines between them."""

    left: tuple[Node, ...]
    right: tuple[Node, ...]
    edges: tuple[Edge, ...]
    roles: tuple[RoleName, ...]


Tie = tuple[str, str, Role]


def responsibilities_to_web(rows: Sequence[ResponsibilityRow], choices: Mapping[str, str]) -> WebView:
    """Bodies tied to provisions; where there are too many to read, lines of work tied to regions.

    `choices` are the filters in force, kept in the addresses that narrow the picture.
    """
    provisions = {provision_address(row.evidence) for row in rows}
    return _detail(rows) if len(provisions) <= DETAIL else _overview(rows, choices)


def _detail(rows: Sequence[ResponsibilityRow]) -> WebView:
    bodies = Counter(row.canonical for row in rows)
    places = {provision_address(row.evidence): row for row in rows}
    left = {name: _body_node(name, count) for name, count in bodies.most_common()}
    right = {key: _provision_node(key, row) for key, row in places.items()}
    ties = Counter[Tie]((row.canonical, provision_address(row.evidence), row.role) for row in rows)
    return _web(left, right, ties)


def _overview(rows: Sequence[ResponsibilityRow], choices: Mapping[str, str]) -> WebView:
    lines = Counter(line for row in rows for line in _lines(row))
    shown = dict(lines.most_common(LINES))
    regions = Counter(row.evidence.region or "" for row in rows)
    left = {line: _narrowing(line, count, {**choices, "function": line}) for line, count in shown.items()}
    right = {name: _narrowing(name, count, {**choices, "region": name}) for name, count in regions.most_common()}
    ties = Counter[Tie](
        (line, row.evidence.region or "", row.role) for row in rows for line in _lines(row) if line in shown
    )
    return _web(left, right, ties)


def _lines(row: ResponsibilityRow) -> list[str]:
    return row.function.split("+") if row.function else []


def _web(left: Mapping[str, Node], right: Mapping[str, Node], ties: Mapping[Tie, int]) -> WebView:
    at_left = {name: i for i, name in enumerate(left)}
    at_right = {name: i for i, name in enumerate(right)}
    edges = sorted(
        (Edge(at_left[a], at_right[b], role, weight) for (a, b, role), weight in ties.items()),
        key=lambda edge: -ROLE_ORDER.index(edge.role),
    )
    roles = tuple(RoleName(role, label(ROLES, role)) for role in ROLE_ORDER)
    return WebView(tuple(left.values()), tuple(right.values()), tuple(edges), roles)


def _body_node(name: str, count: int) -> Node:
    return Node(name, str(count), f"只看{name}", address("duties", {"department": name, "view": "关系图"}))


def _provision_node(key: str, row: ResponsibilityRow) -> Node:
    name = f"{number_name(row.evidence.provision)} {row.evidence.heading or row.measure[:24]}"
    return Node(name, row.evidence.region or "", row.measure, key)


def _narrowing(name: str, count: int, choices: Mapping[str, str]) -> Node:
    return Node(name or "未识别地区", str(count), f"只看{name}", address("duties", choices))
