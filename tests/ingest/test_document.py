"""Document fields and citations."""

import tomllib
from pathlib import Path

import pytest

from hengce.ingest.extract.citations import extract_citations
from hengce.ingest.extract.document import extract_document
from hengce.ingest.lexicon.documents import load_document_lexicon
from hengce.ingest.lexicon.regions import load_region_lexicon
from hengce.ingest.model import Citation, Extracted, Parsed
from hengce.ingest.model import Document as Fields
from hengce.ingest.structure import parse_structure

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "documents.toml").read_text("utf-8"))["case"]


def read(text: str) -> Extracted[Fields]:
    structure = parse_structure(text, load_document_lexicon())
    return extract_document(text, structure, load_document_lexicon(), load_region_lexicon())


def citations(text: str) -> tuple[Citation, ...]:
    structure = parse_structure(text, load_document_lexicon())
    parsed = Parsed(text, read(text).facts[0], structure.provisions, structure.frames, structure.tables)
    return extract_citations(parsed, load_document_lexicon()).facts


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["is"])
def test_fields(case: dict[str, object]) -> None:
    document = read(str(case["text"]).lstrip()).facts[0]
    found: dict[str, object] = {}
    for key in dict(case["fields"]):  # type: ignore[call-overload]  # the case table holds a table of fields
        value = getattr(document, key)
        found[key] = (
            "/".join(value.path)
            if key == "region" and value
            else list(value)
            if isinstance(value, tuple)
            else value or ""
        )
    assert found == case["fields"]


def test_a_regulation_of_the_state_council_holds_everywhere() -> None:
    text = "快递暂行条例\n2018年3月2日中华人民共和国国务院令第697号公布\n第一条 为促进快递业健康发展，制定本条例。"
    region = read(text).facts[0].region
    assert region and (region.name, region.level) == ("全国", "national")


def test_what_was_not_found_is_a_finding() -> None:
    kinds = {finding.kind for finding in read("一、目标\n建成一个机构。").findings}
    assert kinds == {"unknown_region", "no_title", "no_issuer", "no_issued_on"}


def test_nobody_in_particular_issues_nothing() -> None:
    text = "发布机构：临沧市相关部门\n临沧市沟渠管护规定\n一、目标\n清理沟渠。"
    assert read(text).facts[0].issuer is None


def test_a_name_with_several_bearers_is_a_finding() -> None:
    document = read("鼓楼区人民政府关于服务的意见\n一、目标\n建成一个机构。")
    assert "ambiguous_region" in {finding.kind for finding in document.findings}


PLAN = """甲市服务方案
根据《国务院办公厅关于服务的意见》（国办发〔2019〕15号）和国发〔2020〕3号精神，制定本方案。
一、任务
落实《划拨用地目录》、《经济合作框架协议》和《服务规范（试行）》《服务质量指导原则》，填写《登记表》，与银行签订《战略合作协议》。
二、保障
再按《划拨用地目录》和《公告》（财政部公告2019年第76号）办理，建筑执行《设计规范》（JGJ39-2016，2019年修订版）。
"""


def test_citations_with_their_numbers_and_relations() -> None:
    found = [(c.provision, c.title, c.document_number, c.relation) for c in citations(PLAN)]
    assert found == [
        (None, "国务院办公厅关于服务的意见", "国办发〔2019〕15号", "basis"),
        (None, None, "国发〔2020〕3号", "basis"),
        ("1", "划拨用地目录", None, "reference"),
        ("1", "经济合作框架协议", None, "reference"),
        ("1", "服务规范（试行）", None, "reference"),
        ("1", "服务质量指导原则", None, "reference"),
        ("2", "公告", "财政部公告2019年第76号", "reference"),
        ("2", "设计规范", "JGJ39-2016", "reference"),
    ]


REVISED = """甲市地下空间管理办法
（2011年12月15日甲市人民政府令第61号公布，根据2015年9月30日甲市人民政府令第132号《关于修改政府规章的决定》修订）
第一条 为加强管理，根据《中华人民共和国物权法》，制定本办法。
第二条 依据《房屋安全导则》的通知（建办〔2018〕172号），制定本地区标准。
第三条 落实市民政局关于印发《甲市地下空间管理办法》的通知要求。
"""


def test_a_rule_revised_since_goes_by_the_order_that_made_it_public() -> None:
    document = read(REVISED).facts[0]
    stated = (document.document_number, document.issuer, document.issued_on)
    assert stated == ("甲市人民政府令第61号", "甲市人民政府", "2011-12-15")
    assert [(c.title, c.document_number, c.relation) for c in citations(REVISED)] == [
        ("关于修改政府规章的决定", "甲市人民政府令第132号", "reference"),
        ("中华人民共和国物权法", None, "basis"),
        ("房屋安全导则", "建办〔2018〕172号", "reference"),
        ("甲市地下空间管理办法", None, "reference"),
    ]


def test_short_names_recall_what_was_cited_before() -> None:
    text = """甲市服务方案
根据《国务院关于养老工作的意见》（以下简称《养老意见》）以及川委发〔2022〕3号精神，制定本方案。
一、任务
落实《养老意见》和《意见》要求，执行《养老机构管理办法》。
"""
    assert [c.title or c.document_number for c in citations(text)] == [
        "国务院关于养老工作的意见",
        "川委发〔2022〕3号",
        "养老机构管理办法",
    ]


def test_a_number_named_before_is_no_other_with_words_in_front() -> None:
    text = """甲市税费办法
一、任务
落实《国务院关于税费的通知》（财税〔2018〕55号）。符合本通知规定和财税〔2018〕55号要求的，可以适用财税〔2018〕55号第二条；适用川财税〔2019〕3号的除外。
执行《食品安全地方标准 甲市米粉》（DBS45/034—2018）。
"""
    assert [c.document_number for c in citations(text)] == ["财税〔2018〕55号", "川财税〔2019〕3号", "DBS45/034—2018"]


def test_what_a_rule_is_made_under_is_its_basis_in_an_article_too() -> None:
    text = """甲市供水办法
第一条 为保障供水，根据《中华人民共和国水法》《城市供水条例》等规定，结合本市实际，制定本办法。
第二条 按照《生活饮用水卫生标准》检测水质。
第三条 水表按《水表检定要求》（JJG99999）和《水表选用要点（2024年版）》选用，水价见《水价（2024年）》。
"""
    assert [(c.provision, c.title, c.relation) for c in citations(text)] == [
        ("1", "中华人民共和国水法", "basis"),
        ("1", "城市供水条例", "basis"),
        ("2", "生活饮用水卫生标准", "reference"),
        ("3", "水表检定要求", "reference"),
        ("3", "水表选用要点（2024年版）", "reference"),
    ]


def test_a_number_makes_a_title_a_document_whatever_its_words_and_another_edition_one_of_its_own() -> None:
    text = """甲市沟渠管护办法
第一条 为管护沟渠，制定本办法。
第二条 沟渠按《沟渠分类和分级》（GB/T99999-2010）分级，管护人填写《沟渠巡查记录》，材料符合《水泥行业规范条件》。
第三条 本办法自印发之日起施行。原《甲市沟渠管护办法》（甲政规〔2019〕6号）同时废止。
"""
    assert [(c.title, c.document_number) for c in citations(text)] == [
        ("沟渠分类和分级", "GB/T99999-2010"),
        ("水泥行业规范条件", None),
        ("甲市沟渠管护办法", "甲政规〔2019〕6号"),
    ]


def test_what_is_attached_is_not_cited() -> None:
    text = (
        "某市修渠办法\n第一条 按照《某市修渠器材目录》和《某省条例》执行。\n附件：1.某市修渠器材目录.docx\n2.某市修渠表"
    )
    assert [c.title for c in citations(text)] == ["某省条例"]


def test_citations_of_a_covering_notice_and_of_a_text_without_parts() -> None:
    notice = """甲市人民政府关于印发甲市供水方案的通知
各区人民政府：
根据《乙省供水条例》要求，现将《甲市供水方案》印发给你们。《乙省节水通报》另行印发。
甲市供水方案
一、任务
保障供水。
"""
    assert [(c.provision, c.title, c.relation) for c in citations(notice)] == [(None, "乙省供水条例", "basis")]
    carried_out = """甲市关于落实《乙省供水发展规划》的实施意见
各区人民政府：
为落实《乙省供水发展规划》和《供水合作倡议》，制定本意见。
一、任务
保障供水。
"""
    assert [c.title for c in citations(carried_out)] == ["乙省供水发展规划", "供水合作倡议"]
    same_name = """甲市公共租赁住房管理办法
一、总则
根据《公共租赁住房管理办法》（住房城乡建设部令第11号），制定本办法。
"""
    assert [c.document_number for c in citations(same_name)] == ["住房城乡建设部令第11号"]
    answer = """甲省人民政府关于同意建立供水联席会议制度的批复
省水利厅：
近年来，各地落实《乙省供水条例》。你厅《关于建立供水联席会议制度的请示》（甲水〔2018〕8号）收悉。现批复如下：
同意建立供水联席会议制度。
附件：供水联席会议制度
甲省人民政府
2018年11月20日
附件
供水联席会议制度
为落实《丙省供水条例》，建立供水联席会议制度。近年来，各地落实《丁省供水条例》。
一、成员单位
联席会议由水利厅牵头。
"""
    assert [(c.title, c.relation) for c in citations(answer)] == [
        ("关于建立供水联席会议制度的请示", "reference"),
        ("丙省供水条例", "basis"),
        ("丁省供水条例", "reference"),
    ]
    alone = """关于报送供水信息的通知
各区人民政府：
根据《乙省供水条例》要求，推进供水工作。
已下发《关于开展供水调查的通知》，请尽快实施。
甲市供水办公室
2023年7月29日
"""
    assert [(c.title, c.relation) for c in citations(alone)] == [
        ("乙省供水条例", "basis"),
        ("关于开展供水调查的通知", "reference"),
    ]


def test_a_paper_of_the_state_is_cited_though_a_citys_is_called_so() -> None:
    text = """甲市“十四五”供水保障规划
各区人民政府：
根据国务院《“十四五”供水保障规划》和《供水保障行动（2019-2030年）》，按照《供水管理办法》（建设部157号令），制定了《甲市供水要点》。
一、供水。
"""
    found = [(c.title, c.document_number) for c in citations(text)]
    assert found[:3] == [
        ("“十四五”供水保障规划", None),
        ("供水保障行动（2019-2030年）", None),
        ("供水管理办法", "建设部157号令"),
    ]


def test_citations_read_what_they_quote() -> None:
    for citation in citations(PLAN):
        assert PLAN[citation.start : citation.end] == (citation.title or citation.document_number)
