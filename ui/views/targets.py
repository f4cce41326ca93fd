"""指标: what is to be reached or kept to, as a table and as bars of one unit."""

from collections.abc import Sequence

import streamlit as st

from hengce.graph.queries import targets
from hengce.graph.rows import TargetRow
from hengce.ui.components.bars import BARS, targets_to_bars, units
from hengce.ui.components.frontend import show
from hengce.ui.labels import TARGET_KINDS
from hengce.ui.present import TARGETS
from hengce.ui.views.filters import WIDTH, fact_filters, key_named, view_switch
from hengce.ui.views.opened import opened
from hengce.ui.views.tables import show_facts

TABLE, CHART = "表格", "图"


def page() -> None:
    """The page."""
    st.title("目标与标准")
    library = opened()
    choices = fact_filters(library, "region", "topic", "function", "kind")
    view = view_switch(TABLE, CHART)
    kind = key_named(TARGET_KINDS, choices.values.get("kind"))
    rows = [row for row in targets(library.library.graph, choices.scope(library)) if kind in (None, row.kind)]
    if view == CHART and rows:
        _chart(rows)
    else:
        show_facts("指标", TARGETS, rows)


def _chart(rows: Sequence[TargetRow]) -> None:
    choices = units(rows)
    if not choices:
        st.info("这些目标都没有数值，没有可画的图。请看表格。", icon=":material/info:")
        return
    # Not pills: their words are read as Markdown, and a unit is a document's word.
    unit = st.selectbox("单位", choices, key="unit", bind="query-params", width=WIDTH)
    show("bars", targets_to_bars(rows, unit))
    st.caption(f"同一单位的数值，最多画 {BARS} 条，从高到低；点横条打开原文。")
