"""职责: who answers for what, as a table and as a web."""

from collections.abc import Mapping

import streamlit as st

from hengce.graph.pictures import lines_of_work
from hengce.graph.queries import responsibilities
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ui.components.frontend import show
from hengce.ui.components.web import WebView, are_few, lines_to_web, provisions_to_web
from hengce.ui.present import ANSWERS
from hengce.ui.questions import ask_duties
from hengce.ui.views.filters import fact_filters, view_switch
from hengce.ui.views.opened import opened
from hengce.ui.views.tables import first_facts, show_facts, show_nothing

TABLE, WEB = "表格", "关系图"
TIES = 300  # more lines than an eye can follow


def page() -> None:
    """The page."""
    st.title("谁负责什么")
    library = opened()
    choices = fact_filters(library, "duties", "region", "within", "department", "function", "role", "topic")
    view = view_switch(TABLE, WEB)
    graph, scope = library.library.graph, choices.scope(library)
    if view == WEB and (picture := web(graph, scope, {**choices.values, "view": WEB})):
        st.caption(picture.caption)
        show("web", picture)
    elif view == TABLE and (facts := first_facts(ask_duties, graph, scope)).shown:
        show_facts("职责", ANSWERS, facts)
    else:
        show_nothing(choices, library)


def web(graph: View, scope: Scope, choices: Mapping[str, str]) -> WebView | None:
    """The picture of the responsibilities within a scope, None without any: one by one if few, else in sums."""
    work = lines_of_work(graph, scope)
    if sum(line.number for line in work) < TIES:  # bodies without a function are not among them
        rows = responsibilities(graph, scope, TIES)
        if len(rows) < TIES and are_few(rows):
            return provisions_to_web(rows, choices) if rows else None
    return lines_to_web(work, choices)
