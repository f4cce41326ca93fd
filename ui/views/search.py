"""检索: provisions found by words, phrases and questions."""

import streamlit as st

from hengce.search import search
from hengce.ui.components.address import HOME, address
from hengce.ui.components.frontend import show
from hengce.ui.components.links import LinkGroup, LinksView, TextLink
from hengce.ui.components.results import choices_from_address, result_to_view
from hengce.ui.views.opened import Opened, opened

PLACEHOLDER = "输入词语、“完整短语”，或者一个问题：哪些任务由教育局牵头？"
EXAMPLES = (  # one for each way to ask
    "托育机构备案",
    "“新建居住区”",
    "哪些任务由教育部门牵头？",
    "社区托育服务免征哪些税费？",
    "用水用电 -用气",
    "家庭育儿指导 或者 入户指导",
)


def page() -> None:
    """The page."""
    library = opened()
    st.text_input(
        "检索", key="q", bind="query-params", placeholder=PLACEHOLDER, label_visibility="collapsed", type="search"
    )
    choices = choices_from_address({**st.query_params.to_dict(), "q": st.session_state.get("q") or ""})
    if not choices.q and not choices.chosen:
        _invite(library)
        return
    result = search(library.library.index, choices.q, choices.filters, choices.shown)
    show("results", result_to_view(result, choices, library.topics))


def _invite(library: Opened) -> None:
    examples = LinkGroup("可以这样问", tuple(TextLink(words, address(HOME, {"q": words})) for words in EXAMPLES))
    regions = LinkGroup("按地区看", _facet("region", library.library.index.known("region")))
    topics = LinkGroup("按主题看", tuple(_topic(key, library) for key in library.library.index.known("topic")))
    show("links", LinksView(tuple(group for group in (examples, regions, topics) if group.links)))


def _facet(name: str, values: tuple[str, ...]) -> tuple[TextLink, ...]:
    return tuple(TextLink(value, address(HOME, {name: value})) for value in values)


def _topic(key: str, library: Opened) -> TextLink:
    return TextLink(library.topics.get(key, key), address(HOME, {"topic": key}))
