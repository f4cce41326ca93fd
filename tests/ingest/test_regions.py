"""Documents are placed where the case table says; the tables of regions hold together."""

import csv
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from hengce.ingest.extract.region import Signs, extract_region
from hengce.ingest.lexicon.regions import load_region_lexicon

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "regions.toml").read_text("utf-8"))
TABLES = Path(__file__).parents[2] / "ingest" / "lexicon"
LEXICON = load_region_lexicon()
NAMED = [term.region for terms in LEXICON.full.values() for term in terms]


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES["regions"], ids=lambda case: "-".join(case[:2]))
def test_document_is_placed(case: tuple[str, str, int, str, str, str, str]) -> None:
    name, number, year, text, *placed = case
    signs = Signs((name,) if name else (), number or None, year=year or None)
    found = extract_region(signs, text, LEXICON)
    assert [["/".join(region.path), region.adcode or "", region.level] for region in found.facts] == [placed]
    assert found.findings == ()


@pytest.mark.parametrize(("name", "text"), CASES["ambiguous"])
def test_a_name_that_nothing_settles_is_a_finding(name: str, text: str) -> None:
    found = extract_region(Signs((name,)), text, LEXICON)
    assert [finding.kind for finding in found.findings] == ["ambiguous_region"]


@pytest.mark.parametrize("text", CASES["unknown"])
def test_a_document_from_nowhere_is_a_finding(text: str) -> None:
    found = extract_region(Signs(()), text, LEXICON)
    assert (found.facts, [finding.kind for finding in found.findings]) == ((), ["unknown_region"])


def test_recipients_of_the_whole_country() -> None:
    signs = Signs((), recipients=("各省、自治区、直辖市人民政府", "国务院各部委、各直属机构"))
    assert [region.level for region in extract_region(signs, "临沧、临沧", LEXICON).facts] == ["national"]


def test_codes_say_the_level() -> None:
    level = {"0000": "province", "00": "prefecture"}
    wrong = [
        row
        for row in rows("regions.csv")
        if row["level"] != level.get(row["adcode"][2:], level.get(row["adcode"][4:], "county"))
    ]
    assert wrong == []


def test_one_code_names_one_region_at_a_time() -> None:
    terms = sorted((row["adcode"], row["since"], row["until"] or "9999") for row in rows("regions.csv"))
    overlapping = [
        (before, after) for before, after in pairwise(terms) if before[0] == after[0] and after[1] < before[2]
    ]
    assert overlapping == []


def test_a_region_that_ended_became_one_that_is_known() -> None:
    codes = {row["adcode"] for row in rows("regions.csv")}
    becomes = {code.partition("[")[0] for row in rows("regions.csv") for code in row["becomes"].split(";") if code}
    assert becomes <= codes


@pytest.mark.parametrize("table", ["zones.csv", "abbreviations.csv"])
def test_codes_of_zones_and_abbreviations_are_in_force(table: str) -> None:
    in_force = {row["adcode"] for row in rows("regions.csv") if not row["until"]}
    assert {row["adcode"] for row in rows(table)} - {""} <= in_force


def test_provinces_above_a_region_are_known() -> None:
    provinces = {row["name"] for row in rows("regions.csv") if row["level"] == "province"}
    assert {region.path[0] for region in NAMED} <= provinces


def test_the_last_name_of_a_path_is_the_region() -> None:
    assert [region for region in NAMED if region.path[-1] != region.name] == []
