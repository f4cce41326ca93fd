"""指标: what is to be reached or kept to, as a table and as bars of one unit."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from hengce.graph.pictures import highest_targets, target_units
from hengce.graph.queries import targets
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ui.components.bars import BARS, targets_to_bars
from hengce.ui.components.frontend import show
from hengce.ui.present import TARGETS
from hengce.ui.views.empty import show_hint
from hengce.ui.views.filters import WIDTH, fact_filters, view_switch
from hengce.ui.views.opened import opened
from hengce.ui.views.tables import first_facts, show_facts, show_nothing

TABLE, CHART = "表格", "图"


def page() -> None:
    """The page."""
    st.title("目标与标准")
    library = opened()
    choices = fact_filters(library, "targets", "region", "within", "topic", "function", "kind")
    view = view_switch(TABLE, CHART)
    graph, scope = library.library.graph, choices.scope(library)
    if view == CHART and (units := target_units(graph, scope)):
        _chart(graph, scope, units)
    elif view == CHART and targets(graph, scope, 1):
        show_hint("这些目标都没有数值，没有可画的图。请看表格。")
    elif view == TABLE and (facts := first_facts(targets, graph, scope)).shown:
        show_facts("指标", TARGETS, facts)
    else:
        show_nothing(choices, library)


def _chart(graph: View, scope: Scope, units: Mapping[str, int]) -> None:
    # Not pills: their words are read as Markdown, and a unit is a document's word.
    unit = st.selectbox("单位", list(units), key="unit", bind="query-params", width=WIDTH)
    show("bars", targets_to_bars(highest_targets(graph, replace(scope, unit=unit), BARS)))
    kept = f"，画出最高的 {BARS} 条" if units[unit] > BARS else ""
    st.caption(f"这个单位的数值共 {units[unit]} 个{kept}；颜色是地区，点横条打开原文。")
