"""A search never raises, says what it understood, and gives JSON that others can read."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hengce.search import result_to_json, search
from hengce.search.index import FACETS, Filters, Index

TRYING = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@TRYING
@given(typed=st.text(alphabet='托育机构备案 临沧市教委负责哪些？-－“”"()（）|ORNT*:/\\^~[]{}\x00年2020', max_size=40))
def test_no_query_raises(typed: str, five_plans: Index) -> None:
    result = search(five_plans, typed, limit=3)
    assert len(result.hits) == min(3, result.total)


@pytest.mark.parametrize(
    "typed", ["（" * 10_000, "托育" * 5_000, "“" + "育" * 9_000 + "”", "机 " * 5_000, "“”" * 5_000]
)
def test_a_query_of_ten_thousand_characters_is_answered(typed: str, five_plans: Index) -> None:
    assert search(five_plans, typed, limit=1).query == typed


@pytest.mark.parametrize("typed", ["（（（", "“”", "|", "…", "？！"])
def test_signs_alone_find_nothing(typed: str, five_plans: Index) -> None:
    assert search(five_plans, typed).total == 0


def test_no_words_give_all_that_the_filters_leave(five_plans: Index) -> None:
    assert {hit.entry.document.region for hit in search(five_plans, "", Filters(region="渝中区")).hits} == {"渝中区"}


def test_words_left_out_are_in_no_hit(five_plans: Index) -> None:
    assert all("幼儿园" not in hit.entry.text for hit in search(five_plans, "托班 -幼儿园", limit=100).hits)


def test_either_word_is_enough(five_plans: Index) -> None:
    texts = [hit.entry.text for hit in search(five_plans, "“晨检” OR “家长委员会”").hits]
    assert len(texts) == 2
    assert all("晨检" in text or "家长委员会" in text for text in texts)


def test_a_word_that_no_text_holds_is_found_by_the_words_in_it(five_plans: Index) -> None:
    texts = [hit.entry.text for hit in search(five_plans, "产品安全").hits]
    assert texts
    assert all("产品安全" not in text and "产品" in text and "安全" in text for text in texts)


def test_the_name_that_was_typed_comes_before_another_of_the_same_thing(five_plans: Index) -> None:
    holding = ["双随机" in hit.entry.text for hit in search(five_plans, "双随机").hits]
    assert holding[0]
    assert not all(holding)


def test_words_of_which_no_text_holds_any_find_nothing(five_plans: Index) -> None:
    assert search(five_plans, "核电站 无人机").total == 0


def test_a_region_asked_of_alone_keeps_others_out(five_plans: Index) -> None:
    regions = {hit.entry.document.region for hit in search(five_plans, "临沧市哪些机构可以备案？", limit=100).hits}
    assert regions == {"临沧市"}


def test_a_region_named_ranks_its_documents_first(five_plans: Index) -> None:
    regions = [hit.entry.document.region for hit in search(five_plans, "临沧 托育机构备案", limit=100).hits]
    assert regions == sorted(regions, key=lambda region: region != "临沧市")
    assert len(set(regions)) > 1


def test_a_question_whose_names_meet_nowhere_is_still_answered(five_plans: Index) -> None:
    assert search(five_plans, "渝中区哪些任务由气象局牵头？").total > 0


def test_highlights_lie_in_the_text(five_plans: Index) -> None:
    for hit in search(five_plans, "市监局 “注册登记”", limit=100).hits:
        assert hit.highlights
        assert all(0 <= start < end <= len(hit.entry.text) for start, end in hit.highlights)


def test_json_is_plain(five_plans: Index) -> None:
    result = json.loads(json.dumps(result_to_json(search(five_plans, "市监局 营利性机构登记", limit=2))))
    assert result["understood"] == {"function": "市场监管"}
    assert list(result) == ["query", "total", "understood", "hits", "facets"]
    assert list(result["hits"][0]) == [
        "rank",
        "score",
        "document",
        "provision",
        "heading",
        "text",
        "highlights",
        "start",
        "end",
    ]
    assert list(result["facets"]) == list(FACETS)


def test_merged_body_counts_under_each_of_its_lines(five_plans: Index) -> None:
    for function in ("卫生健康", "体育"):
        filters = Filters(region="襄汾县", function=function, role="lead")
        assert [hit.entry.provision for hit in search(five_plans, "", filters).hits] == ["4.2"]
