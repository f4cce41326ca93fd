"""Rows of the graph as tables on the page."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from hengce.graph.rows import DocumentRow, Evidence
from hengce.ui.components.address import document_address, evidence_address
from hengce.ui.components.numbers import number_name
from hengce.ui.components.table import ColumnKind, TableColumn, TableRow, TableView
from hengce.ui.present import DOCUMENTS, Cell, Layout


class Stated(Protocol):
    """A row with its evidence."""

    @property
    def evidence(self) -> Evidence:
        """Where it stands."""


Row = TypeVar("Row", bound=Stated)

WIDTHS: Mapping[str, ColumnKind] = {
    "地区": "short",
    "角色": "short",
    "条款": "short",
    "期限": "short",
    "层级": "short",
    "成文日期": "short",
    "指标值": "number",
    "事项": "wide",
    "指标": "wide",
    "待核事项": "wide",
    "原文": "wide",
    "标题": "wide",
    "文件": "line",
}
NUMBER = "条款"
OPENING = (NUMBER, "文件", "标题")  # columns whose words lead to the document


def facts_to_table(layout: Layout[Row], rows: Sequence[Row]) -> TableView:
    """The rows with their brief columns, each opening the words it was read from."""
    table = layout.table(rows, brief=True)
    return TableView(
        columns=_columns(table.headings),
        rows=[
            TableRow(_cells(table.headings, cells), evidence_address(row.evidence), row.evidence.quote)
            for row, cells in zip(rows, table.rows, strict=True)
        ],
    )


def documents_to_table(rows: Sequence[DocumentRow]) -> TableView:
    """The documents with their brief columns, each opening its document."""
    table = DOCUMENTS.table(rows, brief=True)
    return TableView(
        columns=_columns(table.headings),
        rows=[
            TableRow(_cells(table.headings, cells), document_address(row.id), row.title or row.id)
            for row, cells in zip(rows, table.rows, strict=True)
        ],
    )


def _columns(headings: Sequence[str]) -> list[TableColumn]:
    return [TableColumn(name, _width(name), name in OPENING) for name in headings]


def _width(heading: str) -> ColumnKind:
    return "number" if heading.endswith("数") else WIDTHS.get(heading, "middle")


def _cells(headings: Sequence[str], cells: Sequence[Cell]) -> tuple[str, ...]:
    texts = ("" if cell is None else str(cell) for cell in cells)
    return tuple(
        number_name(text) if heading == NUMBER else text for heading, text in zip(headings, texts, strict=True)
    )
