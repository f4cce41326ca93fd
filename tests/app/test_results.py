"""What the page shows of a search."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.model import Document, Extraction, Provision, Region, Source
from hengce.search.entries import Entry, extraction_to_entries
from hengce.search.index import Facets, Hit, SearchResult
from hengce.ui.components.results import (
    MarkedText,
    ResultsView,
    SearchChoices,
    choices_from_address,
    mark,
    result_to_view,
)

TEXT = "（一）规范登记。举办托育机构的，应当备案。"
TOPICS = {"registration": "登记备案", "land": "用地保障", "meals": "老年助餐"}
GROUPS = {"养老服务": ["meals"], "婴幼儿照护": ["registration", "land"]}
PLAN = Extraction(
    source=Source("lincang.txt", "0" * 64, "text/plain"),
    document=Document("临政办发〔2020〕1号", region=Region("临沧市", "530900", "prefecture", ("云南省", "临沧市"))),
    text=TEXT,
    provisions=(Provision("2.1", None, "（一）", "规范登记", "measure", TEXT, 0, len(TEXT)),),
)


def entry(**fields: object) -> Entry:
    return replace(extraction_to_entries(PLAN)[0], **fields)  # type: ignore[arg-type]  # fields of Entry


def view(
    *hits: Hit, choices: SearchChoices | None = None, facets: Facets | None = None, total: int | None = None
) -> ResultsView:
    result = SearchResult(
        "备案", len(hits) if total is None else total, hits, {"topic": ("registration",)}, facets or {}
    )
    return result_to_view(result, choices or SearchChoices(q="备案"), TOPICS, GROUPS)


def plain(runs: tuple[MarkedText, ...]) -> str:
    return "".join(run.text for run in runs)


def test_a_hit_opens_its_provision() -> None:
    row = view(Hit(1, 1.0, entry(), ())).hits[0]
    assert row.address.endswith("&provision=2.1")


def test_the_heading_stands_above_the_rest_of_the_text() -> None:
    row = view(Hit(1, 1.0, entry(), ())).hits[0]
    assert (plain(row.heading), plain(row.text)) == ("规范登记", "举办托育机构的，应当备案。")


def test_marked_words_are_those_of_the_highlights() -> None:
    at = TEXT.index("备案")
    row = view(Hit(1, 1.0, entry(), ((at, at + 2),))).hits[0]
    assert [run.text for run in row.text if run.hit] == ["备案"]


def test_a_long_text_is_shown_around_its_first_marked_word() -> None:
    text = f"（一）规范登记。{'前' * 500}备案{'后' * 500}"
    at = text.index("备案")
    row = view(Hit(1, 1.0, entry(text=text), ((at, at + 2),))).hits[0]
    assert "前备案后" in plain(row.text)
    assert plain(row.text).startswith("…")
    assert plain(row.text).endswith("…")


def test_bodies_are_named_as_printed() -> None:
    names = ("市民政局", "临沧市民政局", "嵊泗海事处", "中华人民共和国嵊泗海事处")
    row = view(Hit(1, 1.0, entry(departments=names), ())).hits[0]
    assert row.bodies == "市民政局、嵊泗海事处"


def test_what_was_understood_is_said_in_the_users_words() -> None:
    assert [(term.name, term.value) for term in view().understood] == [("主题", "登记备案")]


def test_choosing_a_facet_again_takes_it_back() -> None:
    choices = SearchChoices(q="备案", region="临沧市")
    region = view(choices=choices, facets={"region": {"临沧市": 3, "渝中区": 1}}).facets[0]
    assert [(value.name, value.chosen) for value in region.values[1:]] == [("临沧市", True), ("渝中区", False)]
    assert region.values[1].address == SearchChoices(q="备案").address


def test_a_chosen_region_can_take_in_those_below() -> None:
    choices = SearchChoices(q="备案", region="云南省")
    assert not choices.filters.within
    switch = view(choices=choices).facets[0].values[0]
    assert (switch.name, switch.chosen) == ("含下辖地区", False)
    assert switch.address.endswith("&within=true")
    assert choices_from_address({"q": "备案", "region": "云南省", "within": "true"}).filters.within


def test_topics_stand_under_their_field_the_commonest_field_first() -> None:
    facets = view(facets={"topic": {"meals": 2, "land": 5, "registration": 1}}).facets
    assert [(group.name, [value.name for value in group.values]) for group in facets[:2]] == [
        ("主题：婴幼儿照护", ["用地保障", "登记备案"]),
        ("主题：养老服务", ["老年助餐"]),
    ]


def test_more_is_offered_while_there_is_more() -> None:
    assert "shown=40" in view(Hit(1, 1.0, entry(), ()), total=30).more
    assert not view(Hit(1, 1.0, entry(), ()), total=1).more


def test_the_end_of_what_is_shown_is_told() -> None:
    full = view(Hit(1, 1.0, entry(), ()), choices=SearchChoices(q="备案", shown=200), total=300)
    assert (full.more, full.end[:8]) == ("", "只显示前 200")


def test_a_document_without_title_is_called_by_its_file() -> None:
    assert view(Hit(1, 1.0, entry(), ())).hits[0].where == "lincang.txt"


def test_advice_speaks_of_conditions_only_where_there_are_some() -> None:
    assert "条件" in view(choices=SearchChoices(q="备案", region="临沧市")).empty[1]
    assert "条件" not in view().empty[1]


@pytest.mark.parametrize("shown", ["", "0", "-3", "许多", "1e9", "99999999999999999999"])
def test_an_odd_number_of_hits_in_the_address_is_no_failure(shown: str) -> None:
    assert 0 < choices_from_address({"q": "备案", "shown": shown}).shown <= 200


def test_an_address_says_the_whole_search() -> None:
    parameters: Mapping[str, str] = {"q": "备案", "region": "临沧市", "year": "2020", "has": "target", "else": "1"}
    choices = choices_from_address(parameters)
    assert (choices.filters.region, choices.filters.date_from, choices.filters.has) == ("临沧市", "2020", "target")


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_marking_loses_no_character(text: str, pairs: list[tuple[int, int]]) -> None:
    highlights = [(min(pair), max(pair)) for pair in pairs]
    assert plain(mark(text, (0, len(text)), highlights)) == text
