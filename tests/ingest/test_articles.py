"""Rules in articles: duties of bodies that paragraphs go through, closing paragraphs, short names, definitions."""

from hengce.ingest.model import Extraction, Source
from hengce.ingest.pipeline import extract_source
from hengce.ingest.read.source import ReadText, SourceText

HEAD = "临沧市甘蔗种植补助管理办法\n第一章 总则\n第一条 为规范补助，制定本办法。\n第二章 职责\n"


def rules(articles: str) -> Extraction:
    return extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(HEAD + articles)))


def responsible(articles: str) -> list[tuple[str, str]]:
    return [(fact.provision, fact.department) for fact in rules(articles).responsibilities]


def duties(articles: str) -> list[tuple[str, str]]:
    return [(fact.department, fact.text) for fact in rules(articles).duties]


def test_a_closing_paragraph_is_of_the_article() -> None:
    articles = """第二条 按下列办法办理：
（一）由市农业农村局受理。
（二）由市财政局拨付。
具体标准由市商务局另行制定。
第三条 由市审计局开展检查。
"""
    assert responsible(articles) == [
        ("2.2.1", "市农业农村局"),
        ("2.2.2", "市财政局"),
        ("2.2", "市商务局"),
        ("2.3", "市审计局"),
    ]


def test_a_duty_begins_behind_what_the_body_is_and_those_who_assist_have_theirs() -> None:
    article = """第三条 公安机关是养犬管理的主管部门，负责犬只登记。
    城市管理部门负责查处影响市容的行为。
    农业农村部门负责犬只免疫。
    街道办事处和社区居民委员会应当协助做好养犬管理工作。
    """
    assert duties(article) == [
        ("公安机关", "犬只登记"),
        ("城市管理部门", "查处影响市容的行为"),
        ("农业农村部门", "犬只免疫"),
        ("街道办事处", "协助做好养犬管理工作"),
        ("社区居民委员会", "协助做好养犬管理工作"),
    ]


def test_paragraphs_that_charge_a_body_each_list_duties() -> None:
    articles = """第二条 市农业农村局负责受理申请；公布名单。
市审计局主管检查工作，负责开展抽查。
市财政局负责拨付资金。
其他有关部门按照各自职能做好相关工作。
"""
    assert duties(articles) == [
        ("市农业农村局", "受理申请"),
        ("市农业农村局", "公布名单"),
        ("市审计局", "主管检查工作，负责开展抽查"),
        ("市财政局", "拨付资金"),
    ]


def test_paragraphs_that_all_open_with_a_body_list_duties_where_two_are_charged() -> None:
    articles = """第二条 市农业农村局围绕种植制定计划。
市财政局会同有关部门负责拨付资金。
市审计局负责开展抽查。
"""
    assert [department for department, _ in duties(articles)] == ["市农业农村局", "市财政局", "市审计局"]


def test_a_shorter_name_laid_down_is_the_same_body() -> None:
    articles = "第二条 市甘蔗中心（以下简称市甘蔗机构）负责受理。市甘蔗机构应当公布名单，市甘蔗机构应当建档。\n"
    assert responsible(articles) == [("2.2", "市甘蔗机构")]


def test_a_definition_gives_nobody_work() -> None:
    assert responsible("第二条 本办法所称补助，是指由市财政局组织发放的资金。\n") == []


def test_the_name_in_the_title_of_another_document_is_not_in_use() -> None:
    articles = "第二条 由市财政部门拨付。财政部门应当公布。《临沧市财政局关于补助的通知》同时废止。\n"
    assert responsible(articles) == [("2.2", "市财政部门")]
