"""Who answers for what, as a web: names at both sides, a line for each tie."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hengce.graph.rows import LineOfWork, ResponsibilityRow
from hengce.ingest.labels import heading_or_opening
from hengce.ingest.model import Role
from hengce.ui.components.address import address, provision_address
from hengce.ui.components.numbers import number_name
from hengce.ui.labels import ROLES, UNKNOWN_REGION, label

DETAIL = 60  # provisions at most that are drawn one by one: two screens; above it lines of work are tied to regions
MOST = 16  # lines of work, and regions, at most in the coarse picture: one screen of lines that an eye can follow
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
    """Two columns of names and the lines between them; `caption` says what is drawn."""

    caption: str
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    edges: tuple[Edge, ...]
    roles: tuple[RoleName, ...]


Tie = tuple[str, str, Role]


def are_few(rows: Sequence[ResponsibilityRow]) -> bool:
    """Whether the provisions can be drawn one by one."""
    return len({provision_address(row.evidence) for row in rows}) <= DETAIL


def provisions_to_web(rows: Sequence[ResponsibilityRow], choices: Mapping[str, str]) -> WebView:
    """Bodies tied to provisions.

    `choices` are the filters in force, kept in the addresses that narrow the picture.
    """
    bodies = Counter(row.canonical for row in rows)
    places = {provision_address(row.evidence): row for row in rows}
    several = len({row.evidence.region for row in rows}) > 1
    left = {name: _narrowing(name, count, {**choices, "department": name}) for name, count in bodies.most_common()}
    right = {key: _provision_node(key, row, several=several) for key, row in places.items()}
    ties = Counter[Tie]((row.canonical, provision_address(row.evidence), row.role) for row in rows)
    return _web("左边是部门，右边是条款；点部门只看它，点条款打开原文。", left, right, ties)


def lines_to_web(work: Sequence[LineOfWork], choices: Mapping[str, str]) -> WebView:
    """Lines of work tied to regions, every pair once, in the colour of the commonest role; `choices` as above."""
    pairs = Counter[Tie]()
    for each in work:
        for line in each.function.split("+"):
            pairs[line, each.region or "", each.role] += each.number
    lines, regions = _heaviest(pairs, 0), _heaviest(pairs, 1)
    left = {name: _narrowing(name, count, {**choices, "function": name}) for name, count in lines.items()}
    right = {name: _narrowing(name, count, {**choices, "region": name}) for name, count in regions.items()}
    ties = Counter[Tie]()
    for (line, region), roles in _roles_of_pairs(pairs).items():
        if line in lines and region in regions:
            ties[line, region, roles.most_common(1)[0][0]] = roles.total()
    caption = (
        f"画出责任最多的 {len(lines)} 个职能和 {len(regions)} 个地区，线越粗责任越多，颜色是最多的角色；点名称只看它。"
    )
    return _web(caption, left, right, ties)


def _heaviest(ties: Mapping[Tie, int], side: Literal[0, 1]) -> dict[str, int]:
    weights = Counter[str]()
    for tie, weight in ties.items():
        weights[tie[side]] += weight
    return dict(weights.most_common(MOST))


def _roles_of_pairs(ties: Mapping[Tie, int]) -> Mapping[tuple[str, str], Counter[Role]]:
    roles = defaultdict[tuple[str, str], Counter[Role]](Counter)
    for (line, region, role), weight in ties.items():
        roles[line, region][role] += weight
    return roles


def _web(caption: str, left: Mapping[str, Node], right: Mapping[str, Node], ties: Mapping[Tie, int]) -> WebView:
    at_left = {name: i for i, name in enumerate(left)}
    at_right = {name: i for i, name in enumerate(right)}
    edges = sorted(
        (Edge(at_left[a], at_right[b], role, weight) for (a, b, role), weight in ties.items()),
        key=lambda edge: -ROLE_ORDER.index(edge.role),
    )
    roles = tuple(RoleName(role, label(ROLES, role)) for role in ROLE_ORDER)
    return WebView(caption, tuple(left.values()), tuple(right.values()), tuple(edges), roles)


def _provision_node(key: str, row: ResponsibilityRow, *, several: bool) -> Node:
    name = f"{number_name(row.evidence.provision)} {heading_or_opening(row.evidence.heading, row.measure)}"
    return Node(name, (row.evidence.region or "") if several else "", row.measure, key)


def _narrowing(name: str, count: int, choices: Mapping[str, str]) -> Node:
    shown = name or UNKNOWN_REGION
    return Node(shown, str(count), f"只看{shown}", address("duties", choices))
