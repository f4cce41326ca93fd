"""Responsibilities are read as the case table says; a bare line of work means the document's own body."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.extract.bodies.extract import extract_bodies
from hengce.ingest.lexicon.departments import load_department_lexicon
from hengce.ingest.model import Row, Source, Span, Table
from hengce.ingest.pipeline import extract_source
from hengce.ingest.read.source import ReadText, SourceText
from tests.ingest.bodies_of_text import bodies_in, plan, plan_of, short

FILE = tomllib.loads((Path(__file__).parents[1] / "cases" / "responsibilities.toml").read_text("utf-8"))
LEXICON = load_department_lexicon()


@pytest.mark.parametrize("case", [*FILE["bracket"], *FILE["running"]], ids=lambda case: case["name"])
def test_measure_gives_its_bodies(case: dict[str, object]) -> None:
    assert [short(fact) for fact in bodies_in(str(case["text"])).responsibilities] == case["bodies"]


def found(texts: list[str]) -> list[list[str]]:
    facts = extract_bodies(plan_of(texts), LEXICON).responsibilities
    return [[short(fact) for fact in facts if fact.provision == str(n)] for n in range(1, len(texts) + 1)]


def test_a_bare_line_of_work_means_the_own_body() -> None:
    texts = ["加强指导。（市教育体育局负责）", "由教育部门牵头开展。"]
    assert found(texts) == [["市教育体育局:r"], ["市教育体育局:l"]]


def test_the_name_is_the_form_used_most() -> None:
    texts = ["各乡镇要落实。", "各乡（镇）人民政府要检查。", "各乡镇要宣传。"]
    assert found(texts) == [["各乡镇:r"], ["各乡镇:r"], ["各乡镇:r"]]


def test_the_first_one_leads_in_all_brackets_below() -> None:
    texts = ["甲。（市财政局、市税务局负责。列第一位者为牵头单位，下同）", "乙。（市民政局、市财政局负责）"]
    assert found(texts)[1] == ["市民政局:l", "市财政局:p"]


@pytest.mark.parametrize(
    ("closing", "roles"),
    [
        ("各项举措中排序第一的责任单位为该项牵头单位，负责组织落实。", "lp"),
        ("以上任务列首位的责任单位为牵头单位。", "lp"),
        ("各项举措的责任单位要加强协作，市财政局牵头评估。", "rr"),
    ],
)
def test_the_first_one_leads_where_the_document_says_so_at_its_end(closing: str, roles: str) -> None:
    text = (
        "甲市稳增长措施\n一、减税\n落实减税政策。（责任单位：市税务局、市财政局）\n"
        f"二、稳岗\n发放补贴。（责任单位：市人社局、市财政局）\n{closing}\n"
    )
    facts = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text))).responsibilities
    first, other = facts[0], next(fact for fact in facts if fact.department == "市财政局")
    assert first.role[0] + other.role[0] == roles


def test_those_before_the_first_comma_lead_in_all_brackets_below() -> None:
    rule = "第一个逗号前为牵头单位，多个牵头部门的按照职责分工负责，下同"
    texts = [
        f"甲。（责任单位：市科技局、市数据局，市财政局、市民政局；{rule}）",
        "乙。（责任单位：市民政局，市财政局）",
        "丙。（责任单位：市民政局）",
    ]
    assert found(texts) == [
        ["市科技局:l", "市数据局:l", "市财政局:p", "市民政局:p"],
        ["市民政局:l", "市财政局:p"],
        ["市民政局:r"],
    ]


def test_who_answers_for_everything_answers_below() -> None:
    texts = ["甲。（市财政局负责。以下均需各县（区）人民政府落实，不再列出）", "乙。（市民政局负责）"]
    assert found(texts)[1] == ["市民政局:r", "各县（区）人民政府:r"]


def test_what_a_rule_names_is_what_the_list_before_it_names() -> None:
    rule = "以下均涉及各县区、功能区，不再重复列出"
    texts = [f"甲。（责任单位：市数据局，各县区人民政府、市各功能区管委会，{rule}）", "乙。（责任单位：市民政局）"]
    everywhere = ["各县区人民政府:r", "市各功能区管委会:r"]
    assert found(texts) == [["市数据局:r", *everywhere], ["市民政局:r", *everywhere]]


def test_a_rule_may_name_governments_by_their_level_alone() -> None:
    texts = ["甲。（市财政局牵头，各地级以上市政府落实。以下任务均需各市落实，不再列出）", "乙。（市民政局负责）"]
    assert found(texts)[1] == ["市民政局:r", "各地级以上市政府:r"]


def test_who_is_among_those_responsible_for_everything_answers_below() -> None:
    rule = "各项任务责任单位均包括各乡镇人民政府，以下不再列出"
    assert found([f"甲。（责任单位：市财政局，各乡镇人民政府。{rule}）", "乙。（责任单位：市民政局）"])[1] == [
        "市民政局:r",
        "各乡镇人民政府:r",
    ]


def test_all_who_stand_in_a_bracket_are_meant_by_what_they_are_called_together() -> None:
    called = "（责任单位：市财政局、市民政局，以下简称有关部门和单位）"
    texts = [
        f"甲。{called}",
        "乙。（责任单位：有关部门和单位）",
        "丙。（责任单位：市水务局）",
        "丁。（有关部门和单位负责）",
    ]
    together = ["市财政局:r", "市民政局:r"]
    assert found(texts) == [together, together, ["市水务局:r"], together]


def test_nobody_is_meant_by_those_concerned_where_nobody_is_called_so() -> None:
    assert found(["甲。（责任单位：市财政局）", "乙。（责任单位：有关部门和单位）"]) == [["市财政局:r"], []]


def test_who_answers_for_everything_answers_for_nothing_that_has_no_bracket() -> None:
    texts = ["甲。（市财政局负责。以下均需各县（区）人民政府落实，不再列出）", "乙。市水务局要加强检查。"]
    assert found(texts)[1] == ["市水务局:r"]


def test_who_answers_for_everything_answers_alone_between_brackets_of_one_section() -> None:
    text = (
        "甲省林场措施\n一、任务\n（一）研究。研究精神。（责任单位：省教育厅，以下均含省财政厅，不再单独列出）\n（二）宣传。加强宣传。\n"
        "（三）保护。保护林地。（责任单位：省水利厅）\n二、保障\n（一）队伍。加强队伍建设。\n"
    )
    facts = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text))).responsibilities
    assert [fact.provision for fact in facts if fact.department == "省财政厅"] == ["1.1", "1.2", "1.3"]


def test_who_answers_for_everything_does_so_beside_those_who_lead() -> None:
    rule = "县市区人民政府负责落实；以下均由县市区人民政府负责落实，不再列出"
    texts = [f"甲。（牵头单位：市财政局，责任单位：市民政局。{rule}）", "乙。（责任单位：市民政局）"]
    assert found(texts) == [
        ["市财政局:l", "市民政局:p", "县市区人民政府:p"],
        ["市民政局:r", "县市区人民政府:r"],
    ]


def test_the_name_is_what_the_document_lays_down_and_uses() -> None:
    texts = ["临沧市茶叶贸易促进局（以下简称市茶促局）是主管部门。", "方案应当公布。", "由市茶促局会同市财政局核查。"]
    assert found(texts)[0] == ["市茶促局:r"]


def test_a_table_gives_lead_and_participants() -> None:
    parsed = plan("市财政局\t市税务局、市民政局等")
    cells = (Span(2, 6), Span(7, len(parsed.text)))
    table = Table(("牵头单位", "责任单位"), (Row("A.1", cells),))
    row = type(parsed.provisions[0])("A.1", None, "1", None, "row", parsed.text, 0, len(parsed.text))
    parsed = type(parsed)(parsed.text, parsed.document, (row,), (), (table,))
    facts = extract_bodies(parsed, LEXICON).responsibilities
    assert [short(fact) for fact in facts] == ["市财政局:l", "市税务局:p…", "市民政局:p…"]


def test_an_unknown_unit_is_a_finding() -> None:
    kinds = [finding.kind for finding in bodies_in("甲。（市财政局、临沧蔗糖集团负责）").findings]
    assert kinds == ["unknown_department"]


@given(st.lists(st.sampled_from(FILE["pieces"]), max_size=30).map("".join))
def test_any_text_is_read_and_spans_keep_to_it(text: str) -> None:
    parsed = plan(text)
    bodies = extract_bodies(parsed, LEXICON)
    names = {department.name for department in bodies.departments}
    assert len(names) == len(bodies.departments)
    for fact in bodies.responsibilities:
        assert fact.department in names
        assert 0 <= fact.start < fact.end <= len(parsed.text)
    for duty in bodies.duties:
        assert parsed.text[duty.start : duty.end] == duty.text


def test_a_line_that_closes_a_section_answers_for_all_of_it() -> None:
    text = """一、促进消费
（一）支持企业。每户给予补贴。
（二）促进新车消费。开展促销活动。
牵头单位：市商务局，责任单位：各县区人民政府
二、发展旅游
（三）打造品牌。举办冰雪旅游活动。
（四）组织演出。举办民俗展演。
牵头单位：市文体旅游局，责任单位：市财政局
"""
    extraction = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    found = {(fact.provision, fact.department, fact.role) for fact in extraction.responsibilities}
    assert found == {
        ("1", "市商务局", "lead"),
        ("1", "各县区人民政府", "participant"),
        ("2", "市文体旅游局", "lead"),
        ("2", "市财政局", "participant"),
    }


def test_a_bracket_behind_the_last_item_answers_for_the_part_where_each_part_has_one() -> None:
    text = """一、种植
（一）茶叶
1.新建茶园每亩补助500元。
2.改造茶园每亩补助300元。（责任单位：市林业局）
（二）水果。建设果园。（责任单位：市农业农村局）
二、养殖
（三）生猪。建设猪场。
（四）牛羊
1.引进母牛。
2.引进母羊。（责任单位：市财政局）
"""
    extraction = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    found = {(fact.provision, fact.department) for fact in extraction.responsibilities}
    assert found == {("1.1", "市林业局"), ("1.2", "市农业农村局"), ("2.4.2", "市财政局")}


def test_whoever_heads_a_section_answers_for_what_names_nobody_below() -> None:
    text = """2025年重点工作责任分解
一、市商务局牵头任务（3项）
1.开展促销活动。
2.支持企业出口。（责任单位：市财政局）
3.举办展会。
二、市民政局负责的工作
1.建设养老服务中心。
2.发放高龄津贴。
三、推进牵头工作
1.召开会议。
2.通报进度。
"""
    extraction = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    found = {(fact.provision, fact.department, fact.role) for fact in extraction.responsibilities}
    assert found == {
        ("1.1", "市商务局", "lead"),
        ("1.2", "市财政局", "responsible"),
        ("1.3", "市商务局", "lead"),
        ("2.1", "市民政局", "responsible"),
        ("2.2", "市民政局", "responsible"),
    }


def test_what_else_a_document_calls_its_own_region_stands_before_bodies() -> None:
    district = ("广西壮族自治区", "南宁市", "良庆区")
    text = "城区审计局负责审计。城区督查室要督查，城区政府办公室每月通报。城区党委宣传部要做好宣传。"
    names = ["城区审计局", "城区督查室", "城区政府办公室", "城区党委宣传部"]
    assert [fact.department for fact in bodies_in(text, district).responsibilities] == names
    area = ("新疆维吾尔自治区", "喀什地区")
    assert [
        (fact.name, fact.canonical)
        for fact in bodies_in("地区水利局、教育局负责落实。行署要加强领导。地区行署每年通报。", area).departments
    ] == [
        ("地区水利局", "喀什地区水利局"),
        ("地区教育局", "喀什地区教育局"),
        ("行署", "喀什地区行政公署"),
    ]
    county = bodies_in("地区水利局负责审批。县水利局负责建设。水利部门要检查。", (*area, "莎车县")).responsibilities
    assert [fact.department for fact in county] == ["地区水利局", "县水利局"]
    zone = bodies_in("园区财政局负责拨付。", ("江苏省", "苏州市", "苏州工业园区")).departments
    assert zone[0].canonical == "苏州工业园区财政局"


def test_the_committee_of_a_zone_speaks_of_itself() -> None:
    parsed = plan("管委会根据申请提供宿舍。")
    issued = replace(parsed, document=replace(parsed.document, issuer="临沧边境经济合作区管理委员会"))
    assert [short(fact) for fact in extract_bodies(issued, LEXICON).responsibilities] == ["管委会:r"]
    assert extract_bodies(parsed, LEXICON).responsibilities == ()


def test_a_body_above_the_region_is_none_of_its_own() -> None:
    found = bodies_in("由市财政局下达资金。由财政部门负责拨付。", ("云南省", "临沧市", "凤庆县"))
    assert [(body.name, body.canonical) for body in found.departments] == [
        ("市财政局", "临沧市财政局"),
        ("财政部门", "凤庆县财政部门"),
    ]


def test_a_body_goes_by_its_proper_name_before_its_line_of_work() -> None:
    found = bodies_in("奖补经市工信部门备案。市工信部门每年评审。由市工业和信息化局承担。")
    assert [body.name for body in found.departments] == ["市工业和信息化局"]
    found = bodies_in("县财政要保障经费。由县财政局拨付。", ("云南省", "临沧市", "凤庆县"))
    assert [body.name for body in found.departments] == ["县财政局"]


def test_a_full_name_that_is_printed_stands_over_one_that_is_made_up() -> None:
    found = bodies_in("由罗湖区科技和工业信息化局负责。", ("广东省", "深圳市", "罗湖区"))
    assert [body.canonical for body in found.departments] == ["深圳市罗湖区科技和工业信息化局"]


def test_what_the_state_council_stands_before_once() -> None:
    found = bodies_in("国务院教育行政部门、民政行政部门应当制定标准。", ())
    assert [body.name for body in found.departments] == ["国务院教育行政部门", "国务院民政行政部门"]


def test_a_list_of_lines_under_all_levels_is_of_classes() -> None:
    text = "县级以上人民政府水利主管部门应当检查。县级以上人民政府水利、公安等部门应当加强宣传。"
    found = bodies_in(text, ("云南省",))
    assert [(body.name, body.canonical, body.kind) for body in found.departments] == [
        ("县级以上人民政府水利主管部门", "云南省县级以上人民政府水利主管部门", "collective"),
        ("公安", "云南省县级以上人民政府公安部门", "collective"),
    ]


def test_levels_below_are_called_together() -> None:
    text = (
        "市、县财政部门应当制定细则。各市、县财政部门要落实资金。由市、县财政、审计部门检查。省、市教育部门应当指导。"
    )
    assert [body.name for body in bodies_in(text, ("河北省",)).departments] == [
        "各市、县财政部门",
        "市、县审计部门",
        "省教育部门",
        "市教育部门",
    ]


def test_the_own_body_named_in_front_stands_for_its_line_before_the_bodies_of_all_levels() -> None:
    front = "市水利局制定的方案已经市政府同意。"
    parsed = plan("各级水利部门应当巡查。水利部门要检测水质。")
    shift = len(front) + 1
    provisions = tuple(p._replace(start=p.start + shift, end=p.end + shift) for p in parsed.provisions)
    parsed = replace(parsed, text=f"{front}\n{parsed.text}", provisions=provisions)
    bodies = extract_bodies(parsed, load_department_lexicon())
    assert [short(fact) for fact in bodies.responsibilities] == ["各级水利部门:r", "市水利局:r"]


def test_branches_by_their_lines_in_full() -> None:
    found = bodies_in("市财政、税务、气象、消防、海关、供电等部门应当检查。")
    assert [body.canonical for body in found.departments] == [
        "临沧市财政局",
        "国家税务总局临沧市税务局",
        "临沧市气象局",
        "临沧市消防救援支队",
        "临沧市海关",
        "临沧市供电",
    ]
