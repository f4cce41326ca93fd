"""Lines of normalised text → the nodes of a document: labelled parts, attachments, rows of tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal, get_args

from hengce.ingest.labels import (
    ATTACHED_TEXT,
    ATTACHMENT,
    Label,
    LabelKind,
    ordinal_of,
    read_bare_number,
    read_before_figure,
    read_label,
)
from hengce.ingest.rows import RowLabel

NodeKind = LabelKind | Literal["attachment", "row"]
RANK: Final = {kind: rank for rank, kind in enumerate(("attachment", *get_args(LabelKind), "row"))}
SUPPLEMENT: Final = "附则"
ASCII_DIGITS: Final = "0123456789"
NUMERAL_ALONE: Final = re.compile("[一二三四五六七八九十]{1,2}")
FIRST_ALONE: Final = ["一", "二"]
FIRST_DECIMALS: Final = ("1.1", "2.1", "1.2")  # a document numbered so has one of these


class TextLine:
    """A line of normalised text without its line end: `text == whole[start:end]`."""

    def __init__(self, text: str, start: int) -> None:
        self.text: Final = text
        self.start: Final = start
        self.end: Final = start + len(text)


class Node:
    """A part while the outline is built: where its own text stands, and how many characters its label takes.

    `opening` is its first line without the label, the next where the label has a line of its own; `goes_on` tells
    whether lines follow it. `children` is how many parts stand right below, `row` how the row of a table is numbered.
    """

    def __init__(self, kind: NodeKind, number: str, parent: "Node | None", first: TextLine, label_length: int) -> None:
        self.kind: Final = kind
        self.number: Final = number
        self.parent: Final = parent
        self.start: Final = first.start
        self.end = first.end
        self.label_length: Final = label_length
        self.lines = [first]
        self.opening = first.text[label_length:].strip()
        self.goes_on = False
        self.children = 0
        self.row: RowLabel | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The nodes in reading order, the lines of the rows of each table with the nodes they belong to, and numbers
    printed twice."""

    nodes: list[Node]
    tables: list[list[tuple[Node, TextLine]]]
    repeated: list[Node]


def text_lines(text: str) -> list[TextLine]:
    """The lines of `text` that are not empty."""
    lines, start = [], 0
    for row in text.split("\n"):
        if row:
            lines.append(TextLine(row, start))
        start += len(row) + 1
    return lines


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one document: in one numbered 1 总则, 1.1 目的 a bare number is a label, too.

    `figures` are the lines whose number is followed by a figure, told by the run of numbers that they stand in; where
    `alone`, 一 and 二 on lines of their own are labels of the lines below them.
    """

    decimal: bool = False
    figures: frozenset[str] = frozenset()
    alone: bool = False
    known: dict[str, Label | None] = field(default_factory=dict, init=False)  # of lines that have been read

    def read(self, text: str) -> Label | None:
        """The label that the line `text` begins with."""
        if text not in self.known:
            label = read_before_figure(text) if text in self.figures else read_label(text)
            self.known[text] = label or self._bare(text)
        return self.known[text]

    def _bare(self, text: str) -> Label | None:
        """The label that is a number without any mark."""
        if self.alone and NUMERAL_ALONE.fullmatch(text):
            return Label("han", ordinal_of(text), len(text))
        return read_bare_number(text) if self.decimal else None


def labels_of(lines: Sequence[TextLine]) -> Labels:
    """How a document labels its parts, told from its lines."""
    if any(line.text.startswith(FIRST_DECIMALS) and read_label(line.text) for line in lines):
        return Labels(decimal=True)
    alone = [line.text for line in lines if NUMERAL_ALONE.fullmatch(line.text)]
    return Labels(figures=frozenset(_before_figures(lines)), alone=alone[: len(FIRST_ALONE)] == FIRST_ALONE)


def _before_figures(lines: Sequence[TextLine]) -> Iterator[str]:
    """The lines whose numbers go on with a run 1., 2. though a figure follows: 3.50个小区 behind 2.完善设施.

    The next number of the run, if there is one, is the next of it or begins another; the first of a run has a second.
    """
    numbered = [line.text for line in lines if line.text[0] in ASCII_DIGITS]
    if not any(map(read_before_figure, numbered)):
        return
    items = [(text, label) for text in numbered if (label := _item(text))]
    last = 0
    for (text, label), (_, below) in pairwise([*items, ("", None)]):
        if label is None:
            continue
        if text[label.length] not in ASCII_DIGITS:
            last = label.ordinal
        elif _in_run(label.ordinal, last, below.ordinal if below else 0):
            last = label.ordinal
            yield text


def _in_run(ordinal: int, last: int, below: int) -> bool:
    """Whether `ordinal` goes on with a run or begins one, `last` before it and `below` (0: none) behind."""
    if ordinal == 1:
        return below == 2 and last != 1
    return ordinal == last + 1 and below in (0, 1, ordinal + 1)


def _item(text: str) -> Label | None:
    """The label of an item of a run 1., 2. at the beginning of `text`, be there a figure behind it or not."""
    label = read_before_figure(text) or read_label(text)
    return label if label and label.kind == "digit" and label.length < len(text) else None


class OutlineBuilder:
    """Takes lines one by one and hangs each below the part it belongs to."""

    def __init__(self, labels: Labels, tables: int) -> None:
        self._labels = labels
        self._nodes: list[Node] = []
        self._open: list[Node] = []  # from the outermost part down to the current one
        self._below: dict[NodeKind, set[NodeKind]] = {}  # of each kind in use: the kinds that have stood below it
        self._tables: list[list[tuple[Node, TextLine]]] = [[] for _ in range(tables)]
        self._repeated: list[Node] = []
        self._numbers: set[str] = set()

    def attachment(self, number: str, line: TextLine) -> None:
        """Begins attachment `number` at `line`."""
        self._open.clear()
        self._below.clear()
        match = ATTACHMENT.match(line.text)
        named = match.end() if match else len("附：") * (ATTACHED_TEXT.match(line.text) is not None)
        self._begin("attachment", number, line, named)

    def line(self, line: TextLine, row: RowLabel | None) -> None:
        """Adds a line: a new part when it begins with a label or is a row, else more text of the current part."""
        if row:
            self._row(line, row)
        elif "\t" in line.text:
            self._close_row()
            self._extend(line)
        elif line.text == SUPPLEMENT and self._open and self._open[0].kind != "attachment" and self._nodes[-1].opening:
            self._supplement(line)
        elif label := self._labels.read(line.text):
            self._close_down_to(label.kind, first=label.ordinal == 1)
            self._begin(label.kind, self._number(label, line.text), line, label.length)
        else:
            self._extend(line)

    def outline(self) -> Outline:
        """What was built."""
        return Outline(self._nodes, self._tables, self._repeated)

    def _row(self, line: TextLine, row: RowLabel) -> None:
        if row.goes_on and self._open and self._open[-1].kind == "row":
            self._extend(line)
        else:
            self._close_row()
            parent = self._open[-1] if self._open else None
            number = f"{parent.number}.{row.ordinal}" if parent else str(row.ordinal)
            self._begin("row", number, line, 0 if row.column else row.length)
            self._nodes[-1].row = row
        self._tables[row.table].append((self._nodes[-1], line))

    def _supplement(self, line: TextLine) -> None:
        """附则 on a line of its own, whose items begin again with 1: one more of the outermost parts."""
        last = self._open[0]
        self._open.clear()
        self._begin(last.kind, str(int(last.number.partition("-")[0]) + 1), line, 0)

    def _number(self, label: Label, text: str) -> str:
        """The path of the part that `label` begins; a decimal prints its own, from the attachment down."""
        parent = self._open[-1] if self._open else None
        if label.kind.startswith("decimal"):
            printed = text[: label.length].rstrip(".、 ")
            attachment = self._open[0].number + "." if self._open and self._open[0].kind == "attachment" else ""
            return attachment + printed
        return f"{parent.number}.{label.ordinal}" if parent else str(label.ordinal)

    def _close_row(self) -> None:
        if self._open and self._open[-1].kind == "row":
            self._open.pop()

    def _close_down_to(self, kind: LabelKind, *, first: bool) -> None:
        """Closes the open parts that the new label does not stand below.

        A label kind in use continues at its level; a new kind that begins with 1 opens a level below the current part,
        wherever the usual order of kinds would put it. One that does not begin with 1 goes by the order in which this
        document has used its kinds (articles that run on below 一、 and （一）), a kind without any by the usual one.
        """
        kinds = [node.kind for node in self._open]
        if kind in kinds:
            del self._open[kinds.index(kind) :]
            return
        self._close_row()
        while not first and self._open and self._stands_below(self._open[-1].kind, kind):
            self._open.pop()

    def _stands_below(self, kind: NodeKind, other: LabelKind) -> bool:
        """Whether parts of `kind` stand below those of `other` in this document."""
        return kind in self._below[other] if other in self._below else RANK[kind] > RANK[other]

    def _begin(self, kind: NodeKind, number: str, line: TextLine, label_length: int) -> None:
        parent = self._open[-1] if self._open else None
        node = Node(kind, self._unique(number), parent, line, label_length)
        if node.number != number:
            self._repeated.append(node)
        if parent:
            parent.children += 1
        self._below.setdefault(kind, set())
        for above in self._open:
            self._below[above.kind].add(kind)
        self._nodes.append(node)
        self._open.append(node)

    def _unique(self, number: str) -> str:
        """`number`, or with a mark behind it when another part has it already: 3, 3-2, 3-3."""
        unique, count = number, 1
        while unique in self._numbers:
            count += 1
            unique = f"{number}-{count}"
        self._numbers.add(unique)
        return unique

    def _extend(self, line: TextLine) -> None:
        if self._nodes:
            node = self._nodes[-1]
            if node.opening or node.kind == "attachment" or "\t" in line.text:
                node.goes_on = True
            else:
                node.opening = line.text
            node.lines.append(line)
            node.end = line.end
