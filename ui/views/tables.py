"""A table of facts on the page, with the same rows as a workbook to download."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from hengce.ui.components.fact_table import Stated, facts_to_table
from hengce.ui.components.frontend import show
from hengce.ui.export import table_to_xlsx
from hengce.ui.present import Layout, Table

Row = TypeVar("Row", bound=Stated)

SHOWN = 1000  # rows sent to the browser at most; the workbook has all of them
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"  # ECMA-376


def show_facts(name: str, layout: Layout[Row], rows: Sequence[Row]) -> None:
    """Puts the rows on the page as a table called `name`, or says that there are none."""
    if not rows:
        st.info("没有符合这些条件的内容。请去掉一些筛选条件再看。", icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(count_line(len(rows)))
        download(name, lambda: layout.table(rows))
    show("table", facts_to_table(layout, rows[:SHOWN]), key=f"table-{name}")


def count_line(count: int) -> str:
    """How many rows there are, and where the rest is when not all are shown.

    >>> count_line(3), count_line(1200)
    ('共 3 条', '共 1200 条，这里显示前 1000 条；下载的表格含全部')
    """
    rest = f"，这里显示前 {SHOWN} 条；下载的表格含全部" if count > SHOWN else ""
    return f"共 {count} 条{rest}"


def download(name: str, table: Callable[[], Table]) -> None:
    """A button that downloads `table`, made when it is pressed, as a workbook called `name`."""
    st.download_button(
        "下载表格",
        data=lambda: table_to_xlsx(table(), name),
        file_name=f"衡策-{name}.xlsx",
        mime=XLSX,
        key=f"download-{name}",
        on_click="ignore",
    )
