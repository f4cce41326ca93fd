"""Targets of single sentences, of tables, and of any text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.extract.targets.extract import extract_targets
from hengce.ingest.lexicon.targets import load_target_lexicon
from hengce.ingest.model import Document, Extracted, Frame, Parsed, Provision, Row, Source, Span, Table, Target
from hengce.ingest.pipeline import extract_source
from hengce.ingest.read.source import ReadText, SourceText

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "targets.toml").read_text("utf-8"))["case"]
WORDS = (
    "到2025年，",
    "2020年底前",
    "三年内",
    "达到",
    "不少于",
    "建成",
    "每年",
    "90%",
    "1-2个",
    "三到五家",
    "率",
    "、",
    "和",
    "，",
    "。",
)


def targets_of(text: str, heading: str, year: int, document_type: str | None = None) -> Extracted[Target]:
    """The targets of a document with the one provision 一、`heading`。`text`."""
    body = f"一、{heading}。{text}"
    provision = Provision("1", None, "一、", heading, "measure", body, 0, len(body))
    return extract_targets(
        Parsed(body, Document("x", issued_on=f"{year}-03-01", document_type=document_type), (provision,), ()),
        load_target_lexicon(),
    )


def written(target: Target) -> str:
    """`target 2025 普及率 >= 90 %`"""
    words = [target.kind, target.deadline or "-", target.indicator]
    if target.value is not None:
        upper = "" if target.upper is None else f"-{target.upper:g}"
        words += [target.operator or "", f"{target.value:g}{upper}", target.unit or ""]
    return " ".join(words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_targets_of_a_sentence(case: dict[str, object]) -> None:
    year = case.get("year", 2020)
    document_type = str(case["type"]) if "type" in case else None
    found = targets_of(str(case["text"]), str(case["heading"]), year if isinstance(year, int) else 2020, document_type)
    assert [written(target) for target in found.facts] == case["targets"]


def test_date_without_a_year_is_a_finding() -> None:
    found = targets_of("三年内，培育500家企业。", "发展目标", 2020)
    assert [written(target) for target in found.facts] == ["target - 培育企业 = 500 家"]
    assert [finding.kind for finding in found.findings] == ["unread_target"]


def test_scope_is_who_it_holds_for() -> None:
    text = "在长春市和吉林市试点建立3-5家、其他市（州）试点建立1-2家托育机构。"
    assert [target.scope for target in targets_of(text, "总体要求", 2020).facts] == ["长春市和吉林市", "其他市（州）"]


def test_who_acts_and_the_area_counted_by_are_the_scope() -> None:
    text = "县督查办每半年通报一次。以乡镇为单位接种率保持在90%以上。"
    found = targets_of(text, "督查", 2020).facts
    assert [(target.indicator, target.scope) for target in found] == [("每半年通报", "县督查办"), ("接种率", "乡镇")]


def test_bullets_go_on_with_the_date_above_them() -> None:
    text = "到2023年末，建成策源地。\n——产业规模进一步壮大。培育100家优质企业，建成创新中心。"
    found = targets_of(text, "发展目标", 2021).facts
    assert [(target.deadline, target.indicator) for target in found] == [
        ("2023", "建成策源地"),
        ("2023", "优质企业"),
        ("2023", "建成创新中心"),
    ]


def test_preamble_gives_figures_without_a_provision() -> None:
    text = "力争2023年金融业增加值突破1500亿元，现制定措施如下："
    parsed = Parsed(text, Document("x", issued_on="2023-01-01"), (), (Frame("preamble", 0, len(text)),))
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [(target.provision, written(target)) for target in found] == [
        (None, "target 2023 金融业增加值 >= 1500 亿元")
    ]


def test_preamble_tells_how_things_stand() -> None:
    text = "粮食产量连续保持在1.3万亿斤以上。力争2023年粮食产量达到1.4万亿斤。"
    parsed = Parsed(text, Document("x", issued_on="2023-01-01"), (), (Frame("preamble", 0, len(text)),))
    assert [t.value for t in extract_targets(parsed, load_target_lexicon()).facts] == [1.4]


def test_preamble_sets_aims_beside_figures() -> None:
    text = "力争2023年金融业增加值突破1500亿元，占比保持首位；比重逐年提高，现提出以下意见。"
    parsed = Parsed(text, Document("x", issued_on="2023-01-01"), (), (Frame("preamble", 0, len(text)),))
    assert [target.indicator for target in extract_targets(parsed, load_target_lexicon()).facts] == [
        "金融业增加值",
        "占比保持首位",
        "比重逐年提高",
    ]


def test_deadline_noted_behind_a_step_holds_for_all_of_it() -> None:
    text = "做好沟通对接。对项目予以收回。\n完成时限：2025年12月。"
    found = targets_of(text, "实施步骤", 2025).facts
    assert [written(target) for target in found] == ["target 2025-12 做好沟通对接", "target 2025-12 对项目予以收回"]


@pytest.mark.parametrize(("heading", "wanted"), [("开展评估", 1), ("评估阶段", 2)])
def test_date_in_a_step_holds_for_its_sentence_and_in_a_stage_for_all(heading: str, wanted: int) -> None:
    above, below = "三、实施步骤。\n", f"（一）{heading}。2021年3月底前，各市形成总结报告。省级组织开展成效评估。"
    parent = Provision("3", None, "三、", "实施步骤", "section", above, 0, len(above))
    part = Provision("3.1", "3", "（一）", heading, "measure", below, len(above), len(above + below))
    parsed = Parsed(above + below, Document("x", issued_on="2019-03-01"), (parent, part), ())
    assert len(extract_targets(parsed, load_target_lexicon()).facts) == wanted


def test_stage_on_a_line_of_its_own_dates_the_lines_below() -> None:
    first = "第一阶段：摸底阶段（2015年7月15日至11月2日）\n各乡镇要开展排查，制定细则。"
    text = f"\n{first}\n第二阶段：整治阶段（2015年12月）\n消除隐患。"
    assert [written(target) for target in targets_of(text, "实施步骤", 2015).facts] == [
        "target 2015-07/2015-11 各乡镇要开展排查",
        "target 2015-07/2015-11 制定细则",
        "target 2015-12 消除隐患",
    ]


def test_borrower_is_the_scope_of_a_loan() -> None:
    text = "企业法人最高可申请500万元信用贷款。为创业者提供最高30万元的担保贷款。"
    assert [target.scope for target in targets_of(text, "支持", 2020).facts] == ["企业法人", "创业者"]


def test_section_that_looks_back_is_left_out() -> None:
    assert targets_of("2020年，普及率达到90%。", "发展基础", 2020).facts == ()


def test_conditions_of_those_who_apply_are_left_out() -> None:
    lead, item = "第五条申请资助的企业应当具备下列条件：", "（一）拥有发明专利3件以上；"
    above = Provision("5", None, "第五条", None, "measure", lead, 0, len(lead))
    below = Provision("5.1", "5", "（一）", None, "measure", item, len(lead), len(lead + item))
    parsed = Parsed(lead + item, Document("x"), (above, below), ())
    assert extract_targets(parsed, load_target_lexicon()).facts == ()


def test_parts_of_an_amount_tell_its_figures_by_group() -> None:
    lead, item = "1.个人缴费费率：", "（1）退休人员为0.2%；"
    above = Provision("1", None, "1.", "个人缴费费率", "section", lead, 0, len(lead))
    below = Provision("1.1", "1", "（1）", None, "measure", item, len(lead), len(lead + item))
    parsed = Parsed(lead + item, Document("x", document_type="办法"), (above, below), ())
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [written(target) for target in found] == ["standard - 个人缴费费率 = 0.2 %"]


def table(*lines: str) -> Parsed:
    """A document that is one table, its first line the header, each row the provision of its first cell."""
    text = "\n".join(lines)
    provisions, rows, start = list[Provision](), list[Row](), len(lines[0]) + 1
    for line in lines[1:]:
        number, cells, at = f"A.{line[0]}", list[Span](), start
        for cell in line.split("\t"):
            cells.append(Span(at, at + len(cell)))
            at += len(cell) + 1
        provisions.append(Provision(number, "A", line[0], None, "row", line, start, start + len(line)))
        rows.append(Row(number, tuple(cells)))
        start += len(line) + 1
    return Parsed(
        text,
        Document("x", issued_on="2021-03-01"),
        tuple(provisions),
        (),
        (Table(tuple(lines[0].split("\t")), tuple(rows)),),
    )


def test_table_of_indicators_gives_a_target_for_each_year_ahead() -> None:
    parsed = table(
        "序号\t指标\t单位\t2020年\t2022年\t2025年\t属性",
        "1\t每千人口托位数\t个\t1.8\t2.5左右\t4.5\t预期性",
        "2\t护理型床位占比（%）\t\t40\t45-50\t≥55\t约束性",
    )
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [(target.provision, written(target)) for target in found] == [
        ("A.1", "target 2022 每千人口托位数 ~ 2.5 个"),
        ("A.1", "target 2025 每千人口托位数 = 4.5 个"),
        ("A.2", "target 2022 护理型床位占比 range 45-50 %"),
        ("A.2", "target 2025 护理型床位占比 >= 55 %"),
    ]


def test_table_without_numbers_stands_in_its_provision() -> None:
    text = "指标名称\t2025年目标值\n人均预期寿命（岁）\t80"
    provision = Provision("1", None, "", None, "measure", text, 0, len(text))
    parsed = Parsed(text, Document("x"), (provision,), ())
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [(target.provision, written(target)) for target in found] == [("1", "target 2025 人均预期寿命 = 80 岁")]


def test_table_with_merged_cells_and_without_a_year_in_its_heads() -> None:
    text = (
        "到2025年，主要指标如下。\n类别\t项目\t单位\t目标值\n设施\t护理型床位占比\t%\t不低于55\n床位数\t张\t45（累计）"
    )
    provision = Provision("1", None, "", None, "measure", text, 0, len(text))
    found = extract_targets(Parsed(text, Document("x"), (provision,), ()), load_target_lexicon()).facts
    assert [written(target) for target in found] == [
        "target 2025 护理型床位占比 >= 55 %",
        "target 2025 床位数 = 45 张",
    ]


def test_cells_in_words_and_the_remark_below() -> None:
    text = "2025年主要指标\n指标\t单位\t目标值\n污水治理\t\t全覆盖\n供水量\t亿立方米\t〔8.5〕\n注：〔〕内为5年累计数。"
    provision = Provision("1", None, "", None, "measure", text, 0, len(text))
    found = extract_targets(Parsed(text, Document("x"), (provision,), ()), load_target_lexicon()).facts
    assert [written(target) for target in found] == ["target 2025 污水治理全覆盖", "target 2025 供水量 = 8.5 亿立方米"]


def test_who_answers_and_by_when_are_no_aims_of_their_own() -> None:
    parsed = table("序号\t民生实事\t责任单位\t完成时限", "1\t新建水渠2条。\t市水务局、市供水30站\t2024年9月投入使用")
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [written(target) for target in found] == ["target 2024-09 新建水渠 = 2 条"]


def test_merged_name_of_several_rows_leaves_the_name_to_what_stands_beside() -> None:
    text = (
        "某县人民政府\n2023年2月14日\n考核指标\t考核内容\t单位\t年度目标\n"
        "粮食安全\t播种面积\t万亩\t30\n\t油料产量\t万吨\t≥2"
    )
    provision = Provision("1", None, "", None, "measure", text, 0, len(text))
    parsed = Parsed(text, Document("x", issued_on="2023-02-14"), (provision,), ())
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [written(target) for target in found] == ["target 2023 播种面积 = 30 万亩", "target 2023 油料产量 >= 2 万吨"]


def test_plan_before_is_the_present_state_where_no_year_is_known() -> None:
    text = "指标名称\t2020年\t2025年\n森林覆盖率（%）\t40\t42"
    provision = Provision("1", None, "", None, "measure", text, 0, len(text))
    found = extract_targets(Parsed(text, Document("x"), (provision,), ()), load_target_lexicon()).facts
    assert [written(target) for target in found] == ["target 2025 森林覆盖率 = 42 %"]


def test_aims_of_the_year_in_a_table_have_the_year_of_its_caption() -> None:
    text = "2023年民生实事任务表\n项目名称\t年度目标\t责任单位\n公厕\t新建公厕26座，12月底前全部建成\t县住建局"
    provision = Provision("1", None, "", None, "measure", text, 0, len(text))
    parsed = Parsed(text, Document("x", issued_on="2023-02-14"), (provision,), ())
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [written(target) for target in found] == ["target 2023 新建公厕 = 26 座", "target 2023-12 新建公厕全部建成"]


@pytest.mark.parametrize("head", ["民生实事", "工作任务"])
def test_what_is_to_be_done_is_no_name_of_a_project(head: str) -> None:
    parsed = table(f"序号\t项目名称\t{head}\t完成时限", "1\t步道项目\t改造步道。\t2023年6月底前")
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [written(target) for target in found] == ["target 2023-06 改造步道"]


def test_caption_of_a_table_holds_for_its_last_row_too() -> None:
    rows = [f"{at}\t重特大生产安全事故起数和直接经济损失占比之{at}\t下降{at}%\t约束性" for at in range(1, 6)]
    parsed = table("序号\t指标\t预期值\t属性", *rows)
    text = f"“十四五”时期主要指标\n{parsed.text}"
    provision = Provision("1", None, "", None, "measure", text, 0, len(text))
    found = extract_targets(Parsed(text, Document("x"), (provision,), ()), load_target_lexicon()).facts
    assert [(target.deadline, target.value, target.unit) for target in found] == [
        ("2025", at, "%") for at in range(1, 6)
    ]


def test_bare_years_beside_goals_are_the_present_state() -> None:
    parsed = table("序号\t指标\t2021年\t2025年目标", "1\t满意度\t80%\t达到90%以上，总体保持稳定")
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [written(target) for target in found][:1] == ["target 2025 满意度 >= 90 %"]


def test_names_of_the_second_level_and_dates_in_the_cell_itself() -> None:
    parsed = table(
        "序号\t一级指标\t二级指标\t评价标准", "1\t签约数量\t3.重点人群续约率（%）\t较上一年增加，力争2023年达到80%"
    )
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [written(target) for target in found] == ["target 2023 重点人群续约率 >= 80 %"]


def test_tasks_of_a_table_are_to_be_done_by_its_dates() -> None:
    parsed = table(
        "序号\t重点任务\t具体举措\t责任单位\t完成时限",
        "1\t健全机制\t制定方案，新增车位500个\t县住建局\t2021年6月底前",
        "2\t加强宣传\t广泛宣传政策\t县委宣传部\t长期",
    )
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [(target.provision, written(target)) for target in found] == [
        ("A.1", "target 2021-06 制定方案"),
        ("A.1", "target 2021-06 新增车位 = 500 个"),
    ]


def test_aims_beside_tasks_have_the_dates_of_their_rows() -> None:
    parsed = table(
        "序号\t任务\t目标\t责任单位\t完成时限",
        "1\t政务云建设\t建成统一政务云平台\t县数据局\t2026年12月底",
        "2\t一网通办\t网上可办率达到95%\t县审批局\t2027年6月底",
    )
    found = extract_targets(parsed, load_target_lexicon()).facts
    assert [(target.provision, written(target)) for target in found] == [
        ("A.1", "target 2026-12 建成统一政务云平台"),
        ("A.2", "target 2027-06 网上可办率 >= 95 %"),
    ]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=30).map("".join))
def test_every_target_reads_its_text(text: str) -> None:
    parsed_text = f"一、发展目标。{text}"
    for target in targets_of(text, "发展目标", 2020).facts:
        assert parsed_text[target.start : target.end] == target.text
        assert target.indicator
        assert (target.value is None) == (target.operator is None)


def test_a_text_without_parts_may_go_through_its_measures_line_by_line() -> None:
    text = "一是改善出行。打通断头路3条。\n二是保障用电。新建变电站2座。"
    found = extract_targets(Parsed(text, Document("x"), (), (Frame("preamble", 0, len(text)),)), load_target_lexicon())
    assert [written(target) for target in found.facts] == ["target - 打通断头路 = 3 条", "target - 新建变电站 = 2 座"]


@pytest.mark.parametrize(("heading", "wanted"), [("必须遵循的原则", 0), ("指导思想", 0), ("主要目标", 2)])
def test_guiding_parts_of_a_dated_section_reach_nothing_by_its_date(heading: str, wanted: int) -> None:
    above = "一、“十五五”时期总体要求。"
    text = f"{above}（一）{heading}。创新能力明显增强，社会更加公平。"
    provisions = (
        Provision("1", None, "一、", "“十五五”时期总体要求", "section", above, 0, len(above)),
        Provision("1.1", "1", "（一）", heading, "statement", text[len(above) :], len(above), len(text)),
    )
    found = extract_targets(Parsed(text, Document("x"), provisions, ()), load_target_lexicon()).facts
    assert len(found) == wanted


@pytest.mark.parametrize(
    ("title", "deadlines"),
    [
        ("甲省2024年民生工程实施方案", ["2024-10", "2024"]),
        ("甲省民生工程实施方案", ["2023-10", None]),
        ("甲省2024—2026年民生工程实施方案", ["2023-10", None]),
        ("甲省2024年一季度稳增长政策措施", ["2023-10", None]),
        ("关于甲省2024年惠民政策的若干措施", ["2024-10", None]),
    ],
)
def test_a_plan_for_a_year_is_to_be_done_in_it(title: str, deadlines: list[str | None]) -> None:
    text = (
        f"{title}\n甲省人民政府\n2023年12月13日\n为改善民生，制定本方案。\n一、推进\n10月底前完成房屋改造1000套。\n"
        "二、建设\n建成社区食堂20个。\n"
    )
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text))).targets
    assert [target.deadline for target in found] == deadlines
