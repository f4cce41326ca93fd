"""Brackets that say who 有关部门 are, where these act: 相关审批部门（市教育局、市财政局）要派专人负责."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from hengce.ingest.extract.bodies.body import Listed
from hengce.ingest.extract.bodies.lists import read_list
from hengce.ingest.extract.bodies.names import BodyReader

BRACKETS: Final = ("部门（", "单位（")  # looked for first
NAMED: Final = re.compile(
    r"(?<![^，。；：、.）\n])[\u4e00-\u9fff]{0,12}(?:部门|单位)（(?P<list>[^（），。；：\n]{2,200}、[^（），。；：\n]{2,40})）"
    r"(?=[要应须需将按依]|根据|负责|牵头|密切|积极|认真|切实)"
)


class Aside(NamedTuple):
    """The bodies that a bracket names, and where it ends."""

    bodies: tuple[Listed, ...]
    end: int


def named_asides(text: str, start: int, end: int, reader: BodyReader) -> Iterator[Aside]:
    """The brackets between `start` and `end` that name no less than two bodies and nothing else."""
    if any(text.find(bracket, start, end) >= 0 for bracket in BRACKETS):
        for match in NAMED.finditer(text, start, end):
            found = read_list(text, *match.span("list"), reader)
            if len(found.bodies) > 1 and not found.unread:
                yield Aside(found.bodies, match.end())
