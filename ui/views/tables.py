"""A table of facts on the page, with the same rows as a workbook to download."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urljoin

import streamlit as st

from hengce.graph.rows import Stated
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ui.components.address import evidence_address
from hengce.ui.components.fact_table import OPENING, facts_to_table
from hengce.ui.components.frontend import show
from hengce.ui.components.links import LinkGroup, LinksView
from hengce.ui.export import Links, table_to_xlsx
from hengce.ui.present import Layout, Table
from hengce.ui.questions import Pages
from hengce.ui.views.filters import Choices
from hengce.ui.views.opened import Opened

Row = TypeVar("Row", bound=Stated)

SHOWN = 1000  # rows sent to the browser at most; the workbook has all of them
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"  # ECMA-376


@dataclass(frozen=True, slots=True)
class Facts(Generic[Row]):
    """The facts that a page shows, how many there are in all, and how to get at all of them."""

    shown: Sequence[Row]
    total: int
    everything: Callable[[], Sequence[Row]]


def first_facts(ask: Pages[Row], view: View, scope: Scope) -> Facts[Row]:
    """The facts within the scope, as many as a page shows."""
    shown = ask(view, scope, SHOWN)
    total = ask.count(view, scope) if len(shown) == SHOWN else len(shown)
    return Facts(shown, total, lambda: ask(view, scope))


def show_facts(name: str, layout: Layout[Row], facts: Facts[Row]) -> None:
    """Puts the facts on the page as a table called `name`; the workbook has all of them."""
    everything = functools.cache(facts.everything)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(count_line(facts.total))
        download(
            name, lambda: layout.table(everything()), lambda: [evidence_address(row.evidence) for row in everything()]
        )
    show("table", facts_to_table(layout, facts.shown), key=f"table-{name}")


def show_nothing(choices: Choices, library: Opened) -> None:
    """Says that nothing fits, with the ways on."""
    ways = tuple(choices.ways_on(library))
    heading = "没有符合这些条件的内容。可以改看：" if ways else "文库里的文件没有讲到这方面的内容。"
    show("links", LinksView((LinkGroup(heading, ways),)), key="nothing")


def count_line(count: int, unit: str = "条") -> str:
    """How many rows there are, and where the rest is when not all are shown.

    >>> count_line(3, "份"), count_line(1200)
    ('共 3 份', '共 1200 条，这里显示前 1000 条；下载的表格含全部')
    """
    rest = f"，这里显示前 {SHOWN} {unit}；下载的表格含全部" if count > SHOWN else ""
    return f"共 {count} {unit}{rest}"


def download(name: str, table: Callable[[], Table], addresses: Callable[[], Sequence[str]]) -> None:
    """A button that downloads `table`, made when it is pressed, as a workbook called `name`.

    Its rows lead to `addresses` of this app.
    """
    here = st.context.url or ""

    def workbook() -> bytes:
        made = table()
        column = next(at for at, heading in enumerate(made.headings) if heading in OPENING)
        return table_to_xlsx(made, name, Links(column, [urljoin(here, address) for address in addresses()]))

    st.download_button(
        "下载表格",
        data=workbook,
        file_name=f"衡策-{name}.xlsx",
        mime=XLSX,
        key=f"download-{name}",
        on_click="ignore",
    )
