"""What a search found: hits with their marked words, what was understood, and facets that narrow the search."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import get_args

from hengce.search.entries import Entry, Has
from hengce.search.index import FACETS, FacetField, Filters, Hit, SearchResult
from hengce.ui.components.address import HOME, YES, address, document_address
from hengce.ui.components.numbers import number_name
from hengce.ui.labels import HAS, LEVELS, ROLES, UNDERSTOOD, label
from hengce.ui.present import document_name

SNIPPET = 170  # characters of a provision shown in a hit: three lines
LEAD = 40  # characters shown before the first marked word
BODIES = 6  # bodies named under a hit
STATE = "中华人民共和国"  # before the official names of its organs
STEP = 20  # hits shown at first, and with each “更多”
MOST = 10 * STEP
FEW, FEWER = 8, 5  # values of a facet shown before “更多”, and of one of several groups

CHOOSABLE = (*FACETS, "has")


@dataclass(frozen=True, slots=True)
class SearchChoices:
    """What the address of a search says: the words, and one value at most for each facet."""

    q: str = ""
    region: str = ""
    function: str = ""
    topic: str = ""
    year: str = ""
    document_type: str = ""
    has: str = ""
    within: bool = False
    shown: int = STEP

    @property
    def filters(self) -> Filters:
        """The facets as filters of the index; a kind of content it does not know is passed over."""
        return Filters(
            region=self.region or None,
            within=self.within,
            function=self.function or None,
            topic=self.topic or None,
            document_type=self.document_type or None,
            date_from=self.year or None,
            date_to=self.year or None,
            has=next((has for has in get_args(Has) if has == self.has), None),
        )

    @property
    def chosen(self) -> dict[str, str]:
        """The facets that have a value."""
        return {name: value for name in CHOOSABLE if (value := getattr(self, name, ""))}

    @property
    def address(self) -> str:
        """The address of the search."""
        shown = self.shown if self.shown != STEP else None
        within = YES if self.within and self.region else None
        return address(HOME, {"q": self.q, **self.chosen, "within": within, "shown": shown})

    def with_facet(self, name: str, value: str) -> "SearchChoices":
        """The search with another value for a facet, from its first hits."""
        return replace(self, **{name: value}, shown=STEP)  # type: ignore[arg-type]  # facets are words


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A run of text, `hit` where it is what was searched for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A hit as the page shows it."""

    number: str
    heading: tuple[MarkedText, ...]
    text: tuple[MarkedText, ...]
    region: str
    where: str
    bodies: str
    address: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, with the address that chooses it, or takes it back."""

    name: str
    count: str
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet with its values, the first `few` of which are shown at once."""

    name: str
    values: tuple[FacetValue, ...]
    few: int = FEW


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """A condition: read out of the words, or chosen; then `address` takes it back."""

    name: str
    value: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class ResultsView:
    """An answer to a search; `more` is the address with more hits, `end` says that more are not shown."""

    total: str
    understood: tuple[SearchTerm, ...]
    chosen: tuple[SearchTerm, ...]
    facets: tuple[FacetGroup, ...]
    hits: tuple[ResultRow, ...]
    more: str
    end: str
    empty: tuple[str, ...]


def choices_from_address(parameters: Mapping[str, str]) -> SearchChoices:
    """The search an address asks for; what it does not know is passed over."""
    shown = parameters.get("shown", "")
    size = min(int(shown), MOST) if shown.isdecimal() and int(shown) else STEP
    words = {name: parameters[name] for name in ("q", *CHOOSABLE) if name in parameters}
    return SearchChoices(**words, within=parameters.get("within") == YES, shown=size)


def result_to_view(
    result: SearchResult, choices: SearchChoices, topics: Mapping[str, str], groups: Mapping[str, Sequence[str]]
) -> ResultsView:
    """The answer as the page shows it.

    `topics` gives the names of topics by their keys, `groups` the keys by the name of their field.
    """
    left, full = result.total > len(result.hits), choices.shown >= MOST
    return ResultsView(
        total=f"共 {result.total} 条",
        understood=tuple(
            SearchTerm(label(UNDERSTOOD, name), value_name(name, value, topics))
            for name, values in result.understood.items()
            for value in values
        ),
        chosen=_chosen(choices, topics),
        facets=(*_facets(result, choices, topics, groups), _contents(choices)),
        hits=tuple(map(_row, result.hits)),
        more=replace(choices, shown=choices.shown + STEP).address if left and not full else "",
        end=f"只显示前 {MOST} 条；加几个词或筛选条件，范围会小一些。" if left and full else "",
        empty=("没有找到符合的条款。", _advice(choices)),
    )


def _chosen(choices: SearchChoices, topics: Mapping[str, str]) -> tuple[SearchTerm, ...]:
    return tuple(
        SearchTerm(label(UNDERSTOOD, name), value_name(name, value, topics), choices.with_facet(name, "").address)
        for name, value in choices.chosen.items()
    )


def _advice(choices: SearchChoices) -> str:
    if choices.chosen:
        return "点上面的条件可以去掉它；也可以换几个词，或少用几个词。"
    return "换几个词，少用几个词；“完整短语”要一字不差才能找到。"


def value_name(term: str, value: str, topics: Mapping[str, str]) -> str:
    """What users call the value of a term.

    >>> value_name("role", "lead", {})
    '牵头'
    """
    if term == "topic":
        return topics.get(value, value)
    labels = {"role": ROLES, "level": LEVELS, "has": HAS}.get(term)
    return label(labels, value) if labels else value


def mark(text: str, span: tuple[int, int], highlights: Iterable[tuple[int, int]]) -> tuple[MarkedText, ...]:
    """`text[start:end]` in runs, marked where a highlight covers them.

    >>> [run.text for run in mark("机构登记备案", (0, 4), [(2, 6)])]
    ['机构', '登记']
    """
    start, end = span
    ranges = [(max(a, start), min(b, end)) for a, b in highlights if a < end and b > start]
    edges = sorted({start, end, *(edge for pair in ranges for edge in pair)})
    return tuple(MarkedText(text[a:b], any(x <= a and b <= y for x, y in ranges)) for a, b in pairwise(edges))


def _row(hit: Hit) -> ResultRow:
    entry = hit.entry
    heading, body = _heading_span(entry)
    window = _window(entry.text, body, hit.highlights)
    cut = MarkedText("…", False)
    return ResultRow(
        number=number_name(entry.provision),
        heading=mark(entry.text, heading, hit.highlights)
        or (MarkedText(entry.context[-1] if entry.context else "", False),),
        text=(
            *((cut,) if window[0] > body else ()),
            *mark(entry.text, window, hit.highlights),
            *((cut,) if window[1] < len(entry.text) else ()),
        ),
        region=entry.document.region or "",
        where=" · ".join(part for part in (document_name(entry.document), entry.document.issued_on) if part),
        bodies=_bodies(entry),
        address=document_address(entry.document.id, entry.provision),
    )


def _heading_span(entry: Entry) -> tuple[tuple[int, int], int]:
    """Where the heading stands in the text, and where the rest begins."""
    start = entry.text.find(entry.heading) if entry.heading else -1
    if start < 0:
        return (0, 0), 0
    end = start + len(entry.heading or "")
    rest = end + len(entry.text[end:]) - len(entry.text[end:].lstrip("。：\n "))
    return (start, end), rest


def _window(text: str, body: int, highlights: Sequence[tuple[int, int]]) -> tuple[int, int]:
    first = next((a for a, _ in sorted(highlights) if a >= body), body)
    start = body if first - body <= SNIPPET - LEAD else first - LEAD
    return start, min(len(text), start + SNIPPET)


def _bodies(entry: Entry) -> str:
    """The bodies as printed; the index holds them under their official names too, with the region's or the state's."""
    region, names = entry.document.region, entry.departments
    full = {STATE + name for name in names}
    printed = [name for name in names if name not in full and (not region or region not in name)] or names
    return "、".join(printed[:BODIES]) + (f" 等 {len(printed)} 个部门" if len(printed) > BODIES else "")


def _facets(
    result: SearchResult, choices: SearchChoices, topics: Mapping[str, str], groups: Mapping[str, Sequence[str]]
) -> Iterator[FacetGroup]:
    for name in FACETS:
        values = _values(name, result, choices, topics)
        if name == "topic":
            yield from _by_field(values, groups)
        elif values:
            yield FacetGroup(
                label(UNDERSTOOD, name),
                (*_within(choices), *values.values()) if name == "region" else tuple(values.values()),
            )


def _by_field(values: Mapping[str, FacetValue], groups: Mapping[str, Sequence[str]]) -> Iterator[FacetGroup]:
    """Topics are known by their field: a group for each that has some, the one with the commonest topic first."""
    order = list(values)
    held = {name: [key for key in order if key in keys] for name, keys in groups.items()}
    filled = sorted((name for name in held if held[name]), key=lambda name: order.index(held[name][0]))
    few = FEW if len(filled) == 1 else FEWER
    for name in filled:
        yield FacetGroup(f"主题：{name}", tuple(values[key] for key in held[name]), few)


def _within(choices: SearchChoices) -> tuple[FacetValue, ...]:
    """The switch that takes in the regions below the chosen one."""
    if not choices.region:
        return ()
    return (
        FacetValue("含下辖地区", "", choices.within, replace(choices, within=not choices.within, shown=STEP).address),
    )


def _values(
    name: FacetField, result: SearchResult, choices: SearchChoices, topics: Mapping[str, str]
) -> dict[str, FacetValue]:
    """The values of a facet, the commonest first."""
    chosen = getattr(choices, name)
    counts = dict(result.facets.get(name, {}))
    if chosen and chosen not in counts:
        counts[chosen] = 0
    return {
        value: FacetValue(value_name(name, value, topics), str(count), value == chosen, _toggled(choices, name, value))
        for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    }


def _contents(choices: SearchChoices) -> FacetGroup:
    values = (
        FacetValue(label(HAS, key), "", key == choices.has, _toggled(choices, "has", key)) for key in get_args(Has)
    )
    return FacetGroup(label(UNDERSTOOD, "has"), tuple(values))


def _toggled(choices: SearchChoices, name: str, value: str) -> str:
    return choices.with_facet(name, "" if getattr(choices, name) == value else value).address
