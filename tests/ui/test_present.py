"""Facts as tables."""

import re
from dataclasses import replace

import pytest

from hengce.graph.rows import (
    ComparedProvision,
    ComparisonCell,
    ConcessionRow,
    Evidence,
    ProvisionRow,
    ResponsibilityRow,
    TargetRow,
)
from hengce.ui.labels import FINDING_KINDS
from hengce.ui.present import (
    ANSWERS,
    TARGETS,
    comparison_to_list,
    comparison_to_matrix,
    concession_words,
    measure_line,
    target_figure,
    treatment_words,
)
from tests.modules import module_files

EVIDENCE = Evidence(
    "某办发〔2020〕1号", "某市方案", "某市", "2020-01-01", "a.txt", "3.1", "加强用地保障", 10, 20, "原文"
)
LEAD = ResponsibilityRow(EVIDENCE, "市教委", "某市教育委员会", "教育", "department", "lead", True, "措施")


def target(operator: str | None, value: float | None, upper: float | None = None, unit: str | None = "%") -> TargetRow:
    return TargetRow(EVIDENCE, "target", "2025", "普及率", operator, value, upper, unit, None)  # type: ignore[arg-type]  # an operator


COMPARED = ComparedProvision(
    ProvisionRow(EVIDENCE, "（一）", "measure"), ("市教委", "市民政局"), (target(">=", 90),), ()
)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (target(">=", 90), "≥90%"),
        (target("range", 1, 2, "个"), "1—2个"),
        (target("~", 4.5, None, "个"), "≈4.5个"),
        (target("=", 1, None, None), "1"),
        (target(None, None, None, None), ""),
    ],
)
def test_figures_read_as_people_write_them(row: TargetRow, text: str) -> None:
    assert target_figure(row) == text


@pytest.mark.parametrize(
    ("category", "item", "treatment", "words"),
    [
        ("tax", "契税", "免征", "契税免征"),
        ("subsidy", "育儿补贴", "给予", "给予育儿补贴"),
        ("subsidy", "展位费", "给予补助", "展位费给予补助"),
        ("subsidy", "育儿补贴", "给予600元", "给予600元育儿补贴"),
        ("subsidy", "律师费", "按不超过实际支出的80%给予补助", "律师费按不超过实际支出的80%给予补助"),
        ("subsidy", "租房补贴", "补贴500元", "租房补贴500元"),
        ("subsidy", "灌溉补助", "提高至200元/亩", "灌溉补助提高至200元/亩"),
        ("subsidy", "政府补贴", "政府补贴", "政府补贴"),
        ("general", None, "落实税费优惠政策", "落实税费优惠政策"),
    ],
)
def test_concessions_read_as_people_say_them(category: str, item: str | None, treatment: str, words: str) -> None:
    row = ConcessionRow(EVIDENCE, category, item, treatment, None, None)  # type: ignore[arg-type]  # a category
    assert concession_words(row) == words


@pytest.mark.parametrize(
    ("treatment", "rate", "quote", "words"),
    [
        ("给予补助", None, "营业收入超过5亿元的，由区财政给予每家10万元补助", "给予每家10万元补助"),
        ("补助", None, "对采取阔叶树造林的，每亩补助300元", "补助300元"),
        ("给予", None, "给予不超过2000元的一次性交通费补助", "给予不超过2000元"),
        ("给予补贴", 0.4, "租金超过2万元的，按实际租金的40%给予补贴", "给予补贴 40%"),
        ("给予补助", None, "对示范机构给予补助", "给予补助"),
        ("补贴500元", None, "补贴500元", "补贴500元"),
        ("一次性奖励", None, "连续工作满3年的一次性奖励6000元、满5年的15000元", "一次性奖励6000元"),
    ],
)
def test_a_treatment_shows_its_sum(treatment: str, rate: float | None, quote: str, words: str) -> None:
    row = ConcessionRow(replace(EVIDENCE, quote=quote), "subsidy", "补助", treatment, rate, None)
    assert treatment_words(row) == words


@pytest.mark.parametrize("brief", [True, False])
def test_rows_have_a_cell_for_each_heading(brief: bool) -> None:
    table = ANSWERS.table([LEAD], brief=brief)
    assert {len(row) for row in table.rows} == {len(table.headings)}


def test_brief_tables_leave_out_what_only_programs_need() -> None:
    assert set(TARGETS.table([], brief=True).headings) < set(TARGETS.table([]).headings)


def test_roles_are_shown_as_users_call_them() -> None:
    assert "牵头" in ANSWERS.table([LEAD]).rows[0]


def test_compared_provision_in_a_line() -> None:
    assert measure_line(COMPARED) == "3.1 加强用地保障（牵头或负责：市教委、市民政局；指标：普及率≥90%）"


def test_matrix_has_a_cell_for_each_pair() -> None:
    cells = [ComparisonCell("land", "某市", (COMPARED,), 1), ComparisonCell("land", "某县", (), 0)]
    table = comparison_to_matrix(cells, {"land": "用地"})
    assert table.headings == ("主题", "某市", "某县")
    assert table.rows == (("用地", measure_line(COMPARED), ""),)


def test_list_has_a_row_for_each_provision() -> None:
    cells = [ComparisonCell("land", "某市", (COMPARED, COMPARED), 2), ComparisonCell("land", "某县", (), 0)]
    assert len(comparison_to_list(cells, {"land": "用地"}).rows) == 2


def test_every_kind_of_finding_has_a_name() -> None:
    sources = [file.read_text("utf-8") for file in module_files().values() if "Finding(" in file.read_text("utf-8")]
    kinds = {kind for source in sources for kind in re.findall(r'Finding(?:Row)?\([^"()]*"(\w+)",', source)}
    assert kinds
    assert kinds <= set(FINDING_KINDS)
