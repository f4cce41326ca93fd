"""文件: a whole document with its outline, and its facts marked in the text."""

from collections.abc import Sequence

import streamlit as st

from hengce.graph.rows import DocumentRow
from hengce.ui.components.fact_table import documents_to_table
from hengce.ui.components.frontend import show
from hengce.ui.components.reader import ReaderChoice, extraction_to_reader
from hengce.ui.components.words import Heading
from hengce.ui.present import document_name
from hengce.ui.views.empty import show_hint
from hengce.ui.views.opened import Opened, opened
from hengce.ui.views.tables import count_line


def page() -> None:
    """The page."""
    library = opened()
    chosen = st.query_params.get("id")
    if row := next((row for row in library.documents if row.id == chosen), None):
        _read(library, row)
        return
    st.title("文件")
    if chosen:
        show_hint("文库里没有这份文件，它可能已经移除。请从下面另选一份。")
    _choose(library.documents)


def _choose(rows: Sequence[DocumentRow]) -> None:
    words = st.text_input(
        "查找", key="find", bind="query-params", placeholder="标题、文号、地区、发文机关或领域中的字", width=400
    )
    found = [row for row in rows if all(word in _says(row) for word in words.split())]
    if found:
        st.caption(f"{count_line(len(found), '份')}；点标题阅读")
        show("table", documents_to_table(found), key="table-documents")
    else:
        show_hint("没有这样的文件。请换几个字，或者少写几个字。")


def _says(row: DocumentRow) -> str:
    """What a document can be found by."""
    parts = (document_name(row), row.document_number, row.region_path, row.issuer, row.field, row.issued_on)
    return " ".join(part for part in parts if part)


def _read(library: Opened, row: DocumentRow) -> None:
    parameters = st.query_params
    below = " · ".join(part for part in (row.region, row.document_number, row.issued_on) if part)
    show("heading", Heading(document_name(row), below))
    choice = ReaderChoice(parameters.get("provision"), parameters.get("fact"), tuple(parameters.get_all("hide")))
    show("reader", extraction_to_reader(library.library.extraction(row.id), choice))
