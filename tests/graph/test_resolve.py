"""Which document a citation means, and which body a name."""

import pytest

from hengce.graph.resolve import CitationResolver, Held, Named, department_id, parse_title
from hengce.ingest.model import Department, Region

GUIDANCE = Held(
    "国办发〔2019〕15号",
    ("国务院办公厅关于促进照护服务的指导意见",),
    "国办发〔2019〕15号",
    "国务院办公厅",
    "2019-05-09",
)
PLAN = Held(
    "临政办发〔2020〕1号",
    ("临沧市促进照护服务实施方案", "临沧市人民政府办公室关于印发临沧市促进照护服务实施方案的通知"),
    "临政办发〔2020〕1号",
    "临沧市人民政府办公室",
    "2020-12-08",
)
LAW_2015 = Held("law-2015", ("中华人民共和国人口与计划生育法（2015年修正）",), None, None, "2015-12-27")
LAW_2021 = Held("law-2021", ("中华人民共和国人口与计划生育法",), None, None, "2021-08-20")
HELD = [GUIDANCE, PLAN, LAW_2015, LAW_2021]


def cited(title: str | None, number: str | None = None, on: str | None = "2022-01-01") -> Named:
    return Named("citing", title, number, on)


@pytest.mark.parametrize(
    ("citation", "document", "candidates"),
    [
        (cited(None, "国办发〔2019〕15号"), "国办发〔2019〕15号", 1),
        (cited("随便什么", "国办发[2019]15号"), "国办发〔2019〕15号", 1),
        (cited("关于促进照护服务的指导意见"), "国办发〔2019〕15号", 1),
        (cited("国务院办公厅关于促进照护服务的指导意见"), "国办发〔2019〕15号", 1),
        (cited("关于印发临沧市促进照护服务实施方案的通知"), "临政办发〔2020〕1号", 1),
        (cited("临沧市促进照护服务实施方案（试行）"), "临政办发〔2020〕1号", 1),
        (cited("人口与计划生育法"), "law-2021", 2),
        (cited("中华人民共和国人口与计划生育法", on="2018-01-01"), "law-2015", 2),
    ],
)
def test_a_citation_of_a_held_document_finds_it(citation: Named, document: str, candidates: int) -> None:
    resolved = CitationResolver(HELD, [citation]).resolve(citation)
    assert (resolved.id, resolved.held, resolved.candidates) == (document, True, candidates)


@pytest.mark.parametrize(
    ("citation", "document"),
    [
        (cited("云南省人民政府关于促进照护服务的指导意见"), "《云南省人民政府关于促进照护服务的指导意见》"),
        (cited("关于促进照护服务的指导意见", "云政办发〔2020〕2号"), "云政办发〔2020〕2号"),
        (cited("母婴保健法"), "《母婴保健法》"),
    ],
)
def test_a_citation_of_another_document_does_not(citation: Named, document: str) -> None:
    resolved = CitationResolver(HELD, [citation]).resolve(citation)
    assert (resolved.id, resolved.held) == (document, False)


def test_a_title_alone_means_what_another_names_by_title_and_number() -> None:
    full, bare = cited("母婴保健办法", "国令第308号"), cited("母婴保健办法")
    assert CitationResolver([], [full, bare]).resolve(bare).id == "国令第308号"


def test_parsing_a_title_twice_changes_nothing() -> None:
    core = parse_title("临沧市人民政府关于转发《托育机构管理办法（试行）》的通知").core
    assert core == parse_title(core).core == "托育机构管理办法"


def test_bodies_of_the_same_name_in_two_places_are_two() -> None:
    body = Department("区教委", "市中区教育局", "教育", "市中区", "department")
    jinan = Region("市中区", "370103", "county", ("山东省", "济南市", "市中区"))
    leshan = Region("市中区", "511102", "county", ("四川省", "乐山市", "市中区"))
    assert department_id(body, jinan) != department_id(body, leshan)
