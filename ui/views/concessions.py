"""税费: what is waived, cut, subsidised or priced lower, as a table and as bars."""

import streamlit as st

from hengce.graph.queries import concessions
from hengce.ui.components.bars import concessions_to_bars
from hengce.ui.components.frontend import show
from hengce.ui.present import CONCESSIONS
from hengce.ui.views.filters import fact_filters, view_switch
from hengce.ui.views.opened import opened
from hengce.ui.views.tables import first_facts, show_facts, show_nothing

TABLE, CHART = "表格", "图"


def page() -> None:
    """The page."""
    st.title("税费与价格优惠")
    library = opened()
    choices = fact_filters(library, "concessions", "region", "within", "topic", "function", "category")
    view = view_switch(TABLE, CHART)
    graph, scope = library.library.graph, choices.scope(library)
    if view == CHART and (rows := concessions(graph, scope)):
        show("bars", concessions_to_bars(rows))
        st.caption("每一小段是一处优惠，颜色是地区；指着小段看原文，点它打开文件。")
    elif view == TABLE and (facts := first_facts(concessions, graph, scope)).shown:
        show_facts("税费优惠", CONCESSIONS, facts)
    else:
        show_nothing(choices, library)
