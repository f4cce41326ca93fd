"""Facts as tables with headed columns: what the command line, the exports and the app show alike."""

from dataclasses import dataclass

from hengce.ui.settings import say

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its `key` in JSON, and its heading for people."""

    key: str
    zh: str
    en: str

    @property
    def heading(self) -> str:
        """The heading in the user's language."""
        return say(self.zh, self.en)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headed columns; every row has a cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings in the user's language."""
        return tuple(column.heading for column in self.columns)
