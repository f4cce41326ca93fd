"""对比: measures side by side, by topic or by the likeness of their words."""

import functools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import streamlit as st

from hengce.graph.comparison import comparison
from hengce.graph.rows import ComparisonCell
from hengce.graph.scope import Scope
from hengce.ui.components.address import YES, address, provision_address
from hengce.ui.components.frontend import show
from hengce.ui.components.links import LinkGroup, LinksView, TextLink
from hengce.ui.components.matrix import comparison_to_view
from hengce.ui.present import comparison_to_list, document_name
from hengce.ui.questions import likeness_of
from hengce.ui.views.empty import show_hint
from hengce.ui.views.filters import view_switch, within_box
from hengce.ui.views.opened import HeldField, Opened, opened
from hengce.ui.views.tables import download

FIRST_TOPICS, FIRST_REGIONS = 4, 5  # compared before any is chosen: what fits on a screen
SHOWN, SHOWN_MEASURES = 20, 30  # provisions of a cell, and measures, at most; the workbook has all
BY_TOPIC, BY_LIKENESS = "按主题", "按相似"
MOST_SAID, MOST_ALIKE = "不选则为讲得最多的地区", "不选则为最相近的地区"


def page() -> None:
    """The page."""
    st.title("各地怎么做")
    library = opened()
    if view_switch(BY_TOPIC, BY_LIKENESS) == BY_TOPIC:
        _by_topic(library)
    else:
        _by_likeness(library)


def _by_topic(library: Opened) -> None:
    fields = library.fields
    show("links", LinksView((LinkGroup("领域", tuple(_ways_in(library))),)), key="fields")
    first = _broadest(library, fields[0].topics)[:FIRST_TOPICS] if fields else []
    names = st.multiselect(
        "主题",
        library.known_topics,
        default=[library.topics[key] for key in first],
        key="topic",
        bind="query-params",
        placeholder="请选择",
    )
    chosen = _choose_regions(library, MOST_SAID)
    within = within_box()
    keys = [key for key, name in library.topics.items() if name in names]
    if not keys:
        _invite(library)
        return
    regions = chosen or _most_said(library, keys)
    graph, scope = library.library.graph, Scope(within=within)
    cells = comparison(graph, keys, regions, scope, first=SHOWN)
    if any(cell.provisions for cell in cells):
        caption = f"{len(keys)} 个主题，{len(regions)} 个地区；点条款打开原文"
        _show(cells, caption, library.topics, lambda: comparison(graph, keys, regions, scope), within=within)
    else:
        _lead_on(library, keys, within=within)


def _ways_in(library: Opened) -> Iterator[TextLink]:
    """A link for each field, to its topics on which most regions have something to say."""
    chosen = st.query_params.get_all("topic")
    for at, field in enumerate(library.fields):
        names = [library.topics[key] for key in field.topics]
        broadest = [library.topics[key] for key in _broadest(library, field.topics)[:FIRST_TOPICS]]
        current = set(chosen) <= set(names) if chosen else at == 0
        yield TextLink(field.name, address("compare", {"topic": broadest}), f"{field.documents} 份", current)


def _invite(library: Opened) -> None:
    """All topics by field, for whoever has chosen none; the note says how many regions speak of a topic."""
    show("links", LinksView(tuple(_topic_group(library, field) for field in library.fields)), key="topics")


def _topic_group(library: Opened, field: HeldField) -> LinkGroup:
    spread = _spread(library)
    links = (
        TextLink(library.topics[key], address("compare", {"topic": library.topics[key]}), f"{len(spread[key])} 地")
        for key in field.topics
    )
    return LinkGroup(f"选一个主题：{field.name}", tuple(links))


def _lead_on(library: Opened, keys: Sequence[str], *, within: bool) -> None:
    """What to do where no chosen region says anything on the chosen topics."""
    names = [library.topics[key] for key in keys]
    ways = [TextLink("看讲到这些主题的地区", address("compare", {"topic": names}))]
    if not within:
        regions = st.query_params.get_all("region")
        ways.append(TextLink("连同下辖地区", address("compare", {"topic": names, "region": regions, "within": YES})))
    show("links", LinksView((LinkGroup("所选地区的文件没有讲到这些主题。可以改看：", tuple(ways)),)), key="nothing")


def _spread(library: Opened) -> Mapping[str, Counter[str]]:
    """How many provisions each region has on each topic."""
    spread = {key: Counter[str]() for key in library.topics}
    for count in library.coverage:
        if count.region:
            spread[count.topic][count.region] += count.provisions
    return spread


def _broadest(library: Opened, keys: Sequence[str]) -> list[str]:
    """The topics, those first on which most regions, and among these most provisions, speak."""
    spread = _spread(library)
    return sorted(keys, key=lambda key: (-len(spread[key]), -spread[key].total()))


def _most_said(library: Opened, keys: Sequence[str]) -> list[str]:
    """The regions that say most on these topics, on most of them first; in the order of their codes."""
    spread = _spread(library)
    names = [row.name for row in library.regions if any(spread[key][row.name] for key in keys)]
    said = {
        name: (sum(bool(spread[key][name]) for key in keys), sum(spread[key][name] for key in keys)) for name in names
    }
    most = sorted(names, key=lambda name: said[name], reverse=True)[:FIRST_REGIONS]
    return [name for name in names if name in most]


def _by_likeness(library: Opened) -> None:
    """The measures of one document beside those of others: also where they share no topics."""
    document = _choose_document(library)
    chosen = _choose_regions(library, MOST_ALIKE)
    cells = likeness_of(library.library, document, chosen, SHOWN_MEASURES)
    alike = _with_likeness(cells if chosen else _most_alike(cells))
    if not alike:
        show_hint("所选地区没有用词相近的措施。请换几个地区，或另选一份文件。")
        return
    measures = len({cell.topic for cell in cells})
    alone = measures - len({cell.topic for cell in alike})
    left = f"；另有 {alone} 条措施没有相近的" if alone else ""
    rest = f"；这里比前 {SHOWN_MEASURES} 条措施，下载的表格含全部" if measures == SHOWN_MEASURES else ""
    caption = f"按用词相似排列，不等于内容相同；相似度为两条共有用词占全部用词的比重{left}{rest}"
    _show(alike, caption, {}, lambda: likeness_of(library.library, document, chosen))


def _choose_document(library: Opened) -> str:
    """The document chosen; at first the fullest of the field that has most documents, which has others to be like."""
    rows = library.documents
    names = {row.id: document_name(row) for row in rows}
    field = library.fields[0].name if library.fields else None
    first = max(range(len(rows)), key=lambda at: (rows[at].field == field, rows[at].provisions))
    return st.selectbox("文件", list(names), first, names.__getitem__, key="document", bind="query-params")


def _most_alike(cells: Sequence[ComparisonCell]) -> list[ComparisonCell]:
    """The cells of the regions that have something alike to most measures."""
    filled = Counter(cell.region for cell in cells if cell.provisions)
    regions = {name for name, _ in filled.most_common(FIRST_REGIONS)}
    return [cell for cell in cells if cell.region in regions]


def _with_likeness(cells: Sequence[ComparisonCell]) -> list[ComparisonCell]:
    """The cells of the measures to which something is alike."""
    measures = {cell.topic for cell in cells if cell.provisions}
    return [cell for cell in cells if cell.topic in measures]


def _show(
    cells: Sequence[ComparisonCell],
    caption: str,
    topics: Mapping[str, str],
    everything: Callable[[], Sequence[ComparisonCell]],
    *,
    within: bool = False,
) -> None:
    whole = functools.cache(everything)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(caption)
        download("对比", lambda: comparison_to_list(whole(), topics), lambda: _addresses(whole()))
    show("matrix", comparison_to_view(cells, topics, within=within))


def _addresses(cells: Sequence[ComparisonCell]) -> list[str]:
    return [provision_address(each.provision.evidence) for cell in cells for each in cell.provisions]


def _choose_regions(library: Opened, placeholder: str) -> list[str]:
    names = list(dict.fromkeys(row.name for row in library.regions))
    return st.multiselect("地区", names, key="region", bind="query-params", placeholder=placeholder)
