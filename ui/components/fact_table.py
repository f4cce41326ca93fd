"""Rows of the graph as tables on the page."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from hengce.graph.rows import DocumentRow, Stated
from hengce.ui.components.address import document_address, evidence_address
from hengce.ui.components.numbers import number_name
from hengce.ui.components.table import ColumnKind, TableColumn, TableRow, TableView
from hengce.ui.present import DOCUMENTS, Cell, Layout, document_name

Row = TypeVar("Row", bound=Stated)

WIDTHS: Mapping[str, ColumnKind] = {
    "地区": "short",
    "角色": "short",
    "条款": "short",
    "期限": "short",
    "层级": "short",
    "文号": "short",
    "类别": "short",
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
NAMES = ("文件", "标题")  # columns that name the document
OPENING = (NUMBER, *NAMES)  # columns whose words lead to the document


def facts_to_table(layout: Layout[Row], rows: Sequence[Row]) -> TableView:
    """The rows with their brief columns, each opening the words it was read from."""
    table = layout.table(rows, brief=True)
    return TableView(
        columns=_columns(table.headings),
        rows=[
            TableRow(
                _cells(table.headings, cells, document_name(row.evidence)),
                evidence_address(row.evidence),
                row.evidence.quote,
            )
            for row, cells in zip(rows, table.rows, strict=True)
        ],
    )


def documents_to_table(rows: Sequence[DocumentRow]) -> TableView:
    """The documents with their brief columns, each opening its document."""
    table = DOCUMENTS.table(rows, brief=True)
    return TableView(
        columns=_columns(table.headings),
        rows=[
            TableRow(_cells(table.headings, cells, document_name(row)), document_address(row.id), document_name(row))
            for row, cells in zip(rows, table.rows, strict=True)
        ],
    )


def _columns(headings: Sequence[str]) -> list[TableColumn]:
    return [TableColumn(name, _width(name), name in OPENING) for name in headings]


def _width(heading: str) -> ColumnKind:
    return "number" if heading.endswith("数") else WIDTHS.get(heading, "middle")


def _cells(headings: Sequence[str], cells: Sequence[Cell], document: str) -> tuple[str, ...]:
    return tuple(
        _text(heading, "" if cell is None else str(cell), document)
        for heading, cell in zip(headings, cells, strict=True)
    )


def _text(heading: str, text: str, document: str) -> str:
    if heading == NUMBER:
        return number_name(text)
    return text or document if heading in NAMES else text
