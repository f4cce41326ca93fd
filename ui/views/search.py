"""检索: provisions found by words, phrases and questions."""

from collections import Counter

import streamlit as st

from hengce.search import search
from hengce.ui.components.address import HOME, address
from hengce.ui.components.frontend import show
from hengce.ui.components.links import LinkGroup, LinksView, TextLink
from hengce.ui.components.results import choices_from_address, result_to_view
from hengce.ui.views.opened import Opened, opened

PLACEHOLDER = "输入词语、“完整短语”或一个问题"
EXAMPLES = (  # the ways to ask, each in the words of several fields; those that find nothing are not shown
    ("托育机构备案", "养老服务补贴", "小微企业贷款", "高校毕业生就业", "关键核心技术攻关"),
    ("“新建居住区”", "“一次性吸纳就业补贴”", "“首台（套）”", "“高质量发展”"),
    ("哪些任务由教育部门牵头？", "哪些任务由民政部门负责？", "哪些任务由发展改革部门牵头？"),
    ("社区托育服务免征哪些税费？", "小微企业减免哪些税费？", "房产税有哪些优惠？"),
    ("用水用电 -用气", "稳岗 -扩岗", "创新 -人才"),
    ("家庭育儿指导 或者 入户指导", "以工代训 或者 技能培训", "示范区 或者 示范基地"),
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
    show("results", result_to_view(result, choices, library.topics, library.topic_groups))


def _invite(library: Opened) -> None:
    show("links", LinksView((_examples(library), _regions(library), *_topics(library))))


def _examples(library: Opened) -> LinkGroup:
    """For each way to ask the first example that finds something."""
    fitting = (next(filter(library.finds, examples), None) for examples in EXAMPLES)
    links = (TextLink(words, address(HOME, {"q": words})) for words in fitting if words)
    return LinkGroup("可以这样问", tuple(links))


def _regions(library: Opened) -> LinkGroup:
    held = (row for row in library.regions if row.own)
    links = (TextLink(row.name, address(HOME, {"region": row.name}), f"{row.own} 份") for row in held)
    return LinkGroup("按地区看", tuple(links))


def _topics(library: Opened) -> list[LinkGroup]:
    said = Counter[str]()
    for count in library.coverage:
        said[count.topic] += count.provisions
    return [
        LinkGroup(
            f"按主题看：{field.name}（{field.documents} 份文件）",
            tuple(
                TextLink(library.topics[key], address(HOME, {"topic": key}), f"{said[key]} 条") for key in field.topics
            ),
        )
        for field in library.fields
    ]
