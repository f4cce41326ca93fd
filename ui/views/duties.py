"""职责: who answers for what, as a table and as a web."""

import streamlit as st

from hengce.graph.queries import responsibilities
from hengce.ui.components.frontend import show
from hengce.ui.components.web import responsibilities_to_web
from hengce.ui.present import ANSWERS
from hengce.ui.questions import ask_duties
from hengce.ui.views.filters import fact_filters, view_switch
from hengce.ui.views.opened import opened
from hengce.ui.views.tables import first_facts, show_facts, show_nothing

TABLE, WEB = "表格", "关系图"


def page() -> None:
    """The page."""
    st.title("谁负责什么")
    library = opened()
    choices = fact_filters(library, "duties", "region", "within", "department", "function", "role", "topic")
    view = view_switch(TABLE, WEB)
    graph, scope = library.library.graph, choices.scope(library)
    if view == WEB and (ties := responsibilities(graph, scope)):
        web = responsibilities_to_web(ties, {**choices.values, "view": WEB})
        st.caption(web.caption)
        show("web", web)
    elif view == TABLE and (facts := first_facts(ask_duties, graph, scope)).shown:
        show_facts("职责", ANSWERS, facts)
    else:
        show_nothing(choices, library)
