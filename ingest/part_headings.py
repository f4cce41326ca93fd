"""Which heading each part of a document has: its lines and those of the parts written like it tell."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import Final

from hengce.ingest.headings import ENOUGH, MOST_SHARE, line_heading, names_part, sentence_headings
from hengce.ingest.outline import Node
from hengce.ingest.rows import RowLabel

IN_BRACKETS: Final = re.compile(r"【[^【】。；]{2,30}】")  # 第一条【目的依据】为规范…


def headings_of_parts(nodes: Sequence[Node], reasons: Container[str]) -> dict[str, str | None]:
    """The heading of each part by its number; what only says why, for what and from when is told by no heading."""
    headings: dict[str, str | None] = {}
    groups = _Groups()
    last_items = _last_items(nodes)
    for node in nodes:
        if node.row:
            headings[node.number] = _row_heading(node.row)
        elif node.kind == "attachment":
            headings[node.number] = _attachment_heading(node)
        elif node.number in last_items:
            headings[node.number] = None
        else:
            heading = _line_heading(node) if node.number not in reasons or node.opening[0] == "【" else None
            headings[node.number] = heading
            groups.add(node, named=heading is not None, counts=heading is None and node.number not in reasons)
    for group, named in groups:
        found = sentence_headings([node.opening for node in group], named)
        headings.update(zip((node.number for node in group), found, strict=True))
        if not any(found):
            headings.update(_headings_below_one(group))
    return headings


def _headings_below_one(group: Sequence[Node]) -> Iterator[tuple[str, str | None]]:
    """The headings of the parts below one heading that all have them, though the run they stand in has not."""
    for _, below in groupby(group, key=lambda node: node.parent.number if node.parent else ""):
        parts = list(below)
        if len(parts) >= ENOUGH:
            found = sentence_headings([node.opening for node in parts], 0, least=MOST_SHARE)
            yield from zip((node.number for node in parts), found, strict=True)


def _last_items(nodes: Sequence[Node]) -> set[str]:
    """The numbers of the parts that go on with a list whose items end in ；: a short last one is no heading."""
    last, found = dict[str, Node](), set[str]()  # of each kind of label: the last part
    for node in nodes:
        before = last.get(node.kind)
        if before and before.parent is node.parent and before.opening[-1:] == "；" and "。" not in before.opening:
            found.add(node.number)
        last[node.kind] = node
    return found


class _Group:
    """Parts without a heading on their line, and the number of those with one that stand in one run with them."""

    def __init__(self) -> None:
        self.parts: list[Node] = []
        self.named = 0


class _Groups:
    """Parts that are written alike: those of one parent, and those that the same run of numbers goes on through.

    Guarantees: each part without a heading on its line stands in one group.
    """

    def __init__(self) -> None:
        self._groups: list[_Group] = []
        self._last: dict[str, tuple[Node, _Group]] = {}  # of each kind of label: the last part, and its group

    def add(self, node: Node, *, named: bool, counts: bool) -> None:
        """Puts `node` into its group; one that does not count only carries the run on."""
        before, group = self._last.get(node.kind, (None, None))
        if (
            group is None
            or before is None
            or not (before.parent is node.parent or _ordinal(node) == _ordinal(before) + 1)
        ):
            group = _Group()
            self._groups.append(group)
        self._last[node.kind] = (node, group)
        group.named += named
        if counts:
            group.parts.append(node)

    def __iter__(self) -> Iterator[tuple[list[Node], int]]:
        """The parts of each group without a heading on their line, and how many it has with one."""
        return ((group.parts, group.named) for group in self._groups)


def _ordinal(node: Node) -> int:
    return int(node.number.rpartition(".")[2].partition("-")[0])


def _line_heading(node: Node) -> str | None:
    """The heading on a line of its own; the first sentence of an article (第十八条) is none, however short."""
    line = node.opening
    if line[:1] == "【" and (named := IN_BRACKETS.match(line)):
        return named[0]
    if node.kind == "article" and line.endswith(("。", "；", "：")):
        return None
    return line_heading(line, more=node.goes_on or node.children > 0)


def _row_heading(row: RowLabel) -> str | None:
    heading = row.heading.rstrip("。")
    return heading if names_part(heading) and "。" not in heading else None


def _attachment_heading(node: Node) -> str | None:
    """The title of an attachment: on the line of its label or the next, over two lines where the first breaks off."""
    title = node.opening.lstrip("：:. ")
    for line in node.lines[1:]:
        if (title and title[-1] not in "的和及、") or line.text[-1] in "。；，" or "\t" in line.text:
            break
        title += line.text
    return title or None
