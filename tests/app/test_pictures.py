"""Bars, webs and the matrix: what is drawn of the rows of the graph."""

from dataclasses import replace

from hengce.graph.rows import (
    ComparedProvision,
    ComparisonCell,
    ConcessionRow,
    Evidence,
    LineOfWork,
    ProvisionRow,
    ResponsibilityRow,
    TargetRow,
)
from hengce.ui.components.address import HOME, YES, address
from hengce.ui.components.bars import HUES, concessions_to_bars, targets_to_bars
from hengce.ui.components.links import TextLink
from hengce.ui.components.matrix import comparison_to_view
from hengce.ui.components.web import DETAIL, MOST, are_few, lines_to_web, provisions_to_web

PLACE = Evidence("甲〔1〕", "方案", "临沧市", "2020", "a.txt", "1.1", "加强用地", 3, 9, "建成1个")
RATE = TargetRow(PLACE, "target", "2025", "普及率", ">=", 90.0, None, "%", None)
TAX = ConcessionRow(PLACE, "tax", "契税", "免征", None, None)
LEAD = ResponsibilityRow(PLACE, "市教体局", "临沧市教育体育局", "教育+体育", "department", "lead", False, "措施")


def elsewhere(number: int) -> Evidence:
    return replace(PLACE, provision=f"9.{number}")


def test_bars_are_the_figures_in_their_order() -> None:
    rows = [RATE, replace(RATE, value=60.0), replace(RATE, value=None)]
    assert [bar.value for bar in targets_to_bars(rows).rows] == ["≥90% · 2025", "≥60% · 2025"]


def test_a_bar_opens_the_words_of_its_target() -> None:
    assert targets_to_bars([RATE]).rows[0].segments[0].address.endswith("provision=1.1&fact=3-9")


def test_no_two_regions_share_a_hue() -> None:
    rows = [replace(RATE, evidence=replace(PLACE, region=f"地区{number}")) for number in range(len(HUES) + 2)]
    view = targets_to_bars(rows)
    named = [entry.hue for entry in view.hues]
    assert (len(set(named)), view.hues[-1].name) == (len(HUES) + 1, "其他地区")
    assert [bar.region for bar in view.rows] == [f"地区{number}" for number in range(len(HUES) + 2)]


def test_each_concession_is_a_piece_of_its_items_bar() -> None:
    view = concessions_to_bars([TAX, replace(TAX, item="增值税"), TAX])
    assert [(bar.label, len(bar.segments)) for bar in view.rows] == [("契税", 2), ("增值税", 1)]


def test_a_concession_without_item_stands_under_its_category() -> None:
    assert concessions_to_bars([replace(TAX, item=None, category="general")]).rows[0].label == "概括规定"


def test_a_few_provisions_are_drawn_one_by_one() -> None:
    view = provisions_to_web([LEAD, replace(LEAD, evidence=elsewhere(1), role="participant")], {})
    assert [node.name for node in view.left] == ["临沧市教育体育局"]
    assert [node.name for node in view.right] == ["1.1 加强用地", "9.1 加强用地"]
    assert [edge.role for edge in view.edges] == ["participant", "lead"]


def test_a_provision_without_heading_is_called_by_its_words_after_the_label() -> None:
    row = replace(LEAD, evidence=replace(PLACE, heading=None), measure="（二）建立标准。")
    assert provisions_to_web([row], {}).right[0].name == "1.1 建立标准。"


def test_the_region_is_named_where_there_are_several() -> None:
    county = replace(LEAD, evidence=replace(elsewhere(1), region="双江县"))
    assert [node.note for node in provisions_to_web([LEAD], {}).right] == [""]
    assert [node.note for node in provisions_to_web([LEAD, county], {}).right] == ["临沧市", "双江县"]


def test_only_a_few_provisions_are_drawn_one_by_one() -> None:
    rows = [replace(LEAD, evidence=elsewhere(number)) for number in range(DETAIL + 1)]
    assert (are_few([*rows[1:], *rows[1:]]), are_few(rows)) == (True, False)


def test_a_line_of_work_and_a_region_are_tied_once_by_the_commonest_role() -> None:
    view = lines_to_web([LineOfWork("教育", "临沧市", "lead", 61), LineOfWork("教育", "临沧市", "participant", 3)], {})
    assert [(edge.role, edge.weight) for edge in view.edges] == [("lead", 64)]


def test_more_lines_of_work_than_an_eye_can_follow_are_left_out() -> None:
    view = lines_to_web([LineOfWork(f"职能{number}", "临沧市", "lead", 1) for number in range(MOST + 1)], {})
    assert len(view.left) == MOST
    assert f"{MOST} 个职能" in view.caption


def test_a_body_of_two_lines_of_work_counts_for_both() -> None:
    view = lines_to_web([LineOfWork("教育+体育", None, "lead", 7)], {"view": "关系图"})
    assert [node.name for node in view.left] == ["教育", "体育"]
    assert [node.name for node in view.right] == ["未识别地区"]
    assert {edge.weight for edge in view.edges} == {7}


def test_the_matrix_has_a_cell_for_each_topic_and_region() -> None:
    compared = ComparedProvision(ProvisionRow(PLACE, "（一）", "measure"), ("市教体局",), (RATE,), (TAX,))
    cells = [ComparisonCell("land", "临沧市", (compared,), 1), ComparisonCell("land", "渝中区", (), 0)]
    view = comparison_to_view(cells, {"land": "用地保障"})
    assert (view.regions, view.rows[0].topic) == (("临沧市", "渝中区"), "用地保障")
    assert [len(cell.entries) for cell in view.rows[0].cells] == [1, 0]
    assert [chip.text for chip in view.rows[0].cells[0].entries[0].facts] == ["普及率 ≥90%", "契税免征"]


def test_a_cell_that_shows_a_part_leads_to_all_of_it() -> None:
    compared = ComparedProvision(ProvisionRow(PLACE, "（一）", "measure"), (), (), ())
    cells = [ComparisonCell("land", "临沧市", (compared,), 2), ComparisonCell("land", "渝中区", (compared,), 1)]
    [row] = comparison_to_view(cells, {"land": "用地保障"}, within=True).rows
    rest = TextLink("全部 2 条", address(HOME, {"topic": "land", "region": "临沧市", "within": YES}))
    assert [cell.rest for cell in row.cells] == [rest, None]


def test_the_matrix_says_what_its_rows_are() -> None:
    cells = [ComparisonCell("land", "临沧市", (), 0)]
    assert comparison_to_view(cells, {"land": "用地保障"}).corner == "主题"
    measures = comparison_to_view([ComparisonCell("A.7 加强备案", "临沧市", (), 0)], {})
    assert (measures.corner, measures.rows[0].topic) == ("措施", "附件.7 加强备案")


def test_an_entry_of_a_region_below_names_it() -> None:
    county = replace(PLACE, region="双江县")
    said = tuple(ComparedProvision(ProvisionRow(place, "（一）", "measure"), (), (), ()) for place in (PLACE, county))
    [row] = comparison_to_view([ComparisonCell("land", "临沧市", said, 2)], {"land": "用地保障"}).rows
    assert [entry.region for entry in row.cells[0].entries] == ["", "双江县"]
