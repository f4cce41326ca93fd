"""Tables whose rows open the sentence they were read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

ColumnKind = Literal["short", "middle", "wide", "line", "number"]  # a line is cut off where it gets too long


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column; the cells of one that `opens` are links to the row's address."""

    heading: str
    kind: ColumnKind = "middle"
    opens: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row as shown; `title` is what pointing at its link shows."""

    cells: tuple[str, ...]
    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table for the page; every row has a cell for each column."""

    columns: Sequence[TableColumn]
    rows: Sequence[TableRow]
