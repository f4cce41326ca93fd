"""Printed names of bodies are read as the case table says."""

import tomllib
from pathlib import Path

import pytest

from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.places import places_of
from hengce.ingest.lexicon.departments import load_department_lexicon
from hengce.ingest.model import Document
from tests.ingest.bodies_of_text import LINCANG, bodies_in, region

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "department_names.toml").read_text("utf-8"))


def reader(path: tuple[str, ...]) -> BodyReader:
    return BodyReader(load_department_lexicon(), places_of(Document("x", region=region(path))))


@pytest.mark.parametrize(("where", "name", "full", "function", "kind"), CASES["names"])
def test_name_is_read(where: str, name: str, full: str, function: str, kind: str) -> None:
    body = reader(tuple(where.split("/")) if where else ()).read_item(name)
    assert body is not None
    assert (body.canonical, body.function or "", body.kind) == (full, function, kind)


@pytest.mark.parametrize(("name", "full", "kind"), CASES["unknown"])
def test_unknown_body_of_a_list_keeps_its_name(name: str, full: str, kind: str) -> None:
    body = reader(LINCANG).read_item(name)
    assert body is not None
    assert (body.sort, body.canonical, body.function, body.kind) == ("unknown", full, None, kind)


@pytest.mark.parametrize("name", [row[0] for row in CASES["unknown"]])
@pytest.mark.parametrize(
    "text", ["推进服务。（{}、市财政局）", "推进服务。责任单位：市财政局、{}", "推进服务。（市财政局牵头，{}配合）"]
)
def test_unknown_body_answers_and_is_a_finding(text: str, name: str) -> None:
    found = bodies_in(text.format(name))
    assert name in {responsibility.department for responsibility in found.responsibilities}
    assert [department.function for department in found.departments if department.name == name] == [None]
    assert [finding.kind for finding in found.findings] == ["unknown_department"]


@pytest.mark.parametrize("name", CASES["nobody"])
def test_nobody_in_particular_is_nobody(name: str) -> None:
    body = reader(LINCANG).read(name)
    assert body is not None
    assert body.sort == "nobody"


@pytest.mark.parametrize("name", CASES["no_name"])
def test_words_that_name_nobody(name: str) -> None:
    assert reader(LINCANG).read(name) is None


def test_ways_of_writing_one_body_have_one_key() -> None:
    names = ("各乡（镇）人民政府", "各乡镇", "各乡镇政府")
    assert len({body.key for name in names if (body := reader(LINCANG).read(name))}) == 1


def test_a_branch_keeps_its_city_in_a_document_of_no_place() -> None:
    nowhere = BodyReader(load_department_lexicon(), places_of(Document("x")))
    body = nowhere.read("厦门税务局")
    assert body is not None
    assert body.canonical == "国家税务总局厦门市税务局"


def test_the_district_of_a_zone_is_the_zone_itself() -> None:
    document = Document(
        "x", issuer="青龙高新技术产业开发区管委会", region=region(("河北省", "秦皇岛市", "青龙满族自治县"))
    )
    of_zone = BodyReader(load_department_lexicon(), places_of(document))
    body = of_zone.read("区公安局")
    assert body is not None
    assert (body.canonical, body.kind) == ("青龙高新技术产业开发区公安局", "department")


def test_the_zone_of_another_paper_is_none() -> None:
    document = Document(
        "x", issuer="秦皇岛市人民政府", title="开发区管委会考核办法", region=region(("河北省", "秦皇岛市"))
    )
    assert places_of(document).own == "秦皇岛市"
