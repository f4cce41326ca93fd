"""职责: who answers for what, as a table and as a web."""

import streamlit as st

from hengce.graph.queries import duties, responsibilities
from hengce.graph.rows import ResponsibilityRow
from hengce.graph.scope import Scope
from hengce.ui.components.frontend import show
from hengce.ui.components.web import responsibilities_to_web
from hengce.ui.present import ANSWERS, Answer
from hengce.ui.views.filters import fact_filters, view_switch
from hengce.ui.views.opened import Opened, opened
from hengce.ui.views.tables import show_facts

TABLE, WEB = "表格", "关系图"


def page() -> None:
    """The page."""
    st.title("谁负责什么")
    library = opened()
    choices = fact_filters(library, "region", "department", "function", "role", "topic")
    view = view_switch(TABLE, WEB)
    rows = answers(library, choices.scope(library))
    if view == WEB and rows:
        ties = [row for row in rows if isinstance(row, ResponsibilityRow)]
        show("web", responsibilities_to_web(ties, {**choices.values, "view": WEB}))
    else:
        show_facts("职责", ANSWERS, rows)


def answers(library: Opened, scope: Scope) -> list[Answer]:
    """Responsibilities and listed duties in one, in reading order; duties carry no role and so answer to none."""
    view = library.library.graph
    rows: list[Answer] = [*responsibilities(view, scope), *(duties(view, scope) if scope.role is None else ())]
    return sorted(rows, key=lambda row: (row.evidence.document, row.evidence.start))
