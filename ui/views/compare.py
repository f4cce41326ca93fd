"""对比: measures side by side, by topic or by the likeness of their words."""

from collections.abc import Mapping, Sequence

import streamlit as st

from hengce.graph.comparison import comparison
from hengce.graph.likeness import comparison_by_likeness
from hengce.graph.queries import documents
from hengce.graph.rows import ComparisonCell
from hengce.ui.components.frontend import show
from hengce.ui.components.matrix import comparison_to_view
from hengce.ui.present import comparison_to_list
from hengce.ui.views.filters import view_switch
from hengce.ui.views.opened import Opened, opened
from hengce.ui.views.tables import download

FIRST_TOPICS, FIRST_REGIONS = 4, 5  # compared before any is chosen: what fits on a screen


BY_TOPIC, BY_LIKENESS = "按主题", "按相似"


def page() -> None:
    """The page."""
    st.title("各地怎么做")
    library = opened()
    if view_switch(BY_TOPIC, BY_LIKENESS) == BY_TOPIC:
        _by_topic(library)
    else:
        _by_likeness(library)


def _by_topic(library: Opened) -> None:
    topics = _choose("主题", "topic", library.known_topics, FIRST_TOPICS)
    regions = _choose("地区", "region", list(library.library.index.known("region")), FIRST_REGIONS)
    keys = [key for key, name in library.topics.items() if name in topics]
    if not keys or not regions:
        st.info("选一个以上的主题和地区，就能把各地的做法排在一起看。", icon=":material/info:")
        return
    cells = comparison(library.library.graph, keys, regions)
    _show(cells, f"{len(keys)} 个主题，{len(regions)} 个地区；点条款打开原文", library.topics)


def _by_likeness(library: Opened) -> None:
    """The measures of one document beside those of others: also where they share no topics."""
    titles = {row.id: row.title or row.id for row in documents(library.library.graph)}
    document = st.selectbox(
        "文件", list(titles), format_func=lambda key: titles.get(key, key), key="document", bind="query-params"
    )
    regions = _choose("地区", "region", list(library.library.index.known("region")), FIRST_REGIONS)
    if not document or not regions:
        st.info("选一份文件和一个以上的地区，就能看到其他文件里用词最相近的措施。", icon=":material/info:")
        return
    cells = comparison_by_likeness(library.library.graph, document, regions)
    _show(cells, "按用词相似排列，不等于内容相同；相似度为两条共有用词占全部用词的比重", {})


def _show(cells: Sequence[ComparisonCell], caption: str, topics: Mapping[str, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(caption)
        download("对比", lambda: comparison_to_list(cells, topics))
    show("matrix", comparison_to_view(cells, topics))


def _choose(label: str, name: str, options: list[str], first: int) -> list[str]:
    return st.multiselect(label, options, default=options[:first], key=name, bind="query-params", placeholder="请选择")
