"""对比: measures side by side, topic × region."""

import streamlit as st

from hengce.graph.comparison import comparison
from hengce.ui.components.frontend import show
from hengce.ui.components.matrix import comparison_to_view
from hengce.ui.present import comparison_to_list
from hengce.ui.views.opened import opened
from hengce.ui.views.tables import download

FIRST_TOPICS, FIRST_REGIONS = 4, 5  # compared before any is chosen: what fits on a screen


def page() -> None:
    """The page."""
    st.title("各地怎么做")
    library = opened()
    topics = _choose("主题", "topic", library.known_topics, FIRST_TOPICS)
    regions = _choose("地区", "region", list(library.library.index.known("region")), FIRST_REGIONS)
    keys = [key for key, name in library.topics.items() if name in topics]
    if not keys or not regions:
        st.info("选一个以上的主题和地区，就能把各地的做法排在一起看。", icon=":material/info:")
        return
    cells = comparison(library.library.graph, keys, regions)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(f"{len(keys)} 个主题，{len(regions)} 个地区；点条款打开原文")
        download("对比", lambda: comparison_to_list(cells, library.topics))
    show("matrix", comparison_to_view(cells, library.topics))


def _choose(label: str, name: str, options: list[str], first: int) -> list[str]:
    return st.multiselect(label, options, default=options[:first], key=name, bind="query-params", placeholder="请选择")
