"""文件: a whole document with its outline, and its facts marked in the text."""

import streamlit as st

from hengce.graph.queries import documents
from hengce.graph.rows import DocumentRow
from hengce.ui.components.fact_table import documents_to_table
from hengce.ui.components.frontend import show
from hengce.ui.components.reader import ReaderChoice, extraction_to_reader
from hengce.ui.components.words import Heading
from hengce.ui.views.opened import Opened, opened


def page() -> None:
    """The page."""
    library = opened()
    rows = documents(library.library.graph)
    chosen = st.query_params.get("id")
    if row := next((row for row in rows if row.id == chosen), None):
        _read(library, row)
        return
    st.title("文件")
    if chosen:
        st.warning("文库里没有这份文件，它可能已经移除。请从下面另选一份。", icon=":material/warning:")
    show("table", documents_to_table(rows), key="table-documents")


def _read(library: Opened, row: DocumentRow) -> None:
    parameters = st.query_params
    show(
        "heading",
        Heading(row.title or row.id, " · ".join(p for p in (row.region, row.document_number, row.issued_on) if p)),
    )
    choice = ReaderChoice(parameters.get("provision"), parameters.get("fact"), tuple(parameters.get_all("hide")))
    show("reader", extraction_to_reader(library.library.extraction(row.id), choice))
