"""What the commands print about a library of the corpus."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import CORPUS, Run

QUESTIONS = ("duties", "targets", "concessions", "citations", "documents", "check")

ODD_QUERIES = ("((((", "“", '"""', "[]{}()", "AND OR NOT", "-", "\\", "*:*", "托" * 10_000, "“”", "=HYPERLINK(", "或者")


def test_extract_prints_an_object_for_each_file(run: Run) -> None:
    done = run("extract", CORPUS / "jilin.txt", CORPUS / "lincang.txt", "--format", "jsonl")
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(each["source"]["path"]).stem for each in objects] == ["jilin", "lincang"]
    assert all({"source", "document", "text", "provisions", "coordination_bodies"} <= set(each) for each in objects)


@pytest.mark.parametrize("command", QUESTIONS)
def test_answers_are_json(run: Run, library: Path, command: str) -> None:
    rows = json.loads(run(command, "--format", "json", home=library).stdout)
    assert rows


@pytest.mark.parametrize("command", QUESTIONS)
def test_answers_are_csv_with_equal_rows(run: Run, library: Path, command: str) -> None:
    heading, *rows = csv.reader(io.StringIO(run(command, "--format", "csv", home=library).stdout))
    assert rows
    assert {len(row) for row in rows} == {len(heading)}


def test_duties_are_narrowed(run: Run, library: Path) -> None:
    words = ("duties", "--function", "教育", "--role", "牵头", "--region", "渝中区", "--format", "json")
    rows = json.loads(run(*words, home=library).stdout)
    assert rows
    assert {(row["role"], row["evidence"]["region"]) for row in rows} == {("lead", "渝中区")}


def test_short_name_of_a_body_is_its_function(run: Run, library: Path) -> None:
    by_name = run("duties", "--function", "卫健委", "--format", "json", home=library)
    assert by_name.stdout == run("duties", "--function", "卫生健康", "--format", "json", home=library).stdout


def test_comparison_has_a_cell_for_each_pair(run: Run, library: Path) -> None:
    words = ("compare", "--topic", "设施规划建设", "--regions", "吉林省，渝中区", "--format", "json")
    cells = json.loads(run(*words, home=library).stdout)
    assert [(cell["topic"], cell["region"]) for cell in cells] == [
        ("facility_planning", "吉林省"),
        ("facility_planning", "渝中区"),
    ]
    assert all(cell["provisions"] for cell in cells)


def test_a_region_takes_in_those_below_when_asked(run: Run, library: Path) -> None:
    words = ("compare", "--topic", "设施规划建设", "--regions", "云南省", "--format", "json")
    [own], [all_] = (json.loads(run(*words, *more, home=library).stdout) for more in ((), ("--within",)))
    assert own["provisions"] == []
    assert {each["provision"]["evidence"]["region"] for each in all_["provisions"]} == {"临沧市"}


def test_a_comparison_is_exported_within_its_filters(run: Run, library: Path, tmp_path: Path) -> None:
    words = ("export", "compare", tmp_path / "x.csv", "--topic", "设施规划建设", "--region", "云南省")
    run(*words, home=library)
    assert len((tmp_path / "x.csv").read_text("utf-8-sig").splitlines()) == 1
    run(*words, "--within", home=library)
    assert "临沧市" in (tmp_path / "x.csv").read_text("utf-8-sig")


def test_answers_come_by_the_codes_of_their_regions(run: Run, library: Path) -> None:
    rows = json.loads(run("targets", "--format", "json", home=library).stdout)
    regions = list(dict.fromkeys(row["evidence"]["region"] for row in rows))
    assert regions == ["襄汾县", "杭锦旗", "吉林省", "渝中区", "临沧市"]


def test_search_prints_one_object(run: Run, library: Path) -> None:
    result = json.loads(run("search", "托育机构备案", "--limit", "3", "--format", "json", home=library).stdout)
    assert set(result) == {"query", "total", "understood", "hits", "facets"}
    assert [hit["rank"] for hit in result["hits"]] == [1, 2, 3]
    assert all(hit["text"][a:b] for hit in result["hits"] for a, b in hit["highlights"])


def test_english_is_set_in_english(run: Run, library: Path) -> None:
    head, *_ = run("search", "教育部门牵头", "--limit", "1", home=library, HENGCE_LANG="en").stdout.splitlines()
    assert head.endswith(" found (read as function: 教育; role: lead)")
    cell = run("compare", "--topic", "登记备案", "--regions", "临沧市", home=library, HENGCE_LANG="en").stdout
    assert not set("（）：；") & set(cell)


@pytest.mark.parametrize("query", ODD_QUERIES, ids=lambda query: query[:12])
def test_no_query_fails(run: Run, library: Path, query: str) -> None:
    assert run("search", query, home=library).returncode == 0


def test_words_to_leave_out_are_no_options(run: Run, library: Path) -> None:
    done = run("search", "托育", "-备案", "--format", "json", "--limit", "100", home=library)
    assert not [hit for hit in json.loads(done.stdout)["hits"] if "备案" in hit["text"]]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("targets", "--region", "杭州市"), "文库中没有地区“杭州市”；最接近的是杭锦旗、临沧市；现有地区："),
        (("search", "托育", "--region", "火星"), "文库中没有地区“火星”；现有地区："),
        (("duties", "--topic", "税费"), "文库中没有主题“税费”；最接近的是税费与价格优惠；现有主题："),
        (("compare", "--topic", "月球"), "文库中没有主题“月球”；"),
        (("duties", "--function", "航天"), "文库中没有职能“航天”；"),
        (("duties", "--department", "航天局"), "文库中没有部门“航天局”；"),
        (("documents", "--document-type", "法律"), "文库中没有文种“法律”；"),
    ],
)
def test_unknown_name_is_met_with_the_known(run: Run, library: Path, arguments: tuple[str, ...], sentence: str) -> None:
    done = run(*arguments, home=library)
    assert done.returncode == 2
    assert sentence in done.stderr


def test_nothing_found_is_said(run: Run, library: Path) -> None:
    done = run("documents", "--from", "2030", home=library)
    assert (done.returncode, done.stdout) == (0, "没有符合条件的内容。\n")


@pytest.mark.parametrize("kind", [*QUESTIONS, "compare"])
def test_exports_open_in_a_spreadsheet(run: Run, library: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"{kind}.xlsx"
    topic = ("--topic", "设施规划建设") if kind == "compare" else ()
    assert run("export", kind, file, *topic, home=library).returncode == 0
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    assert sheet.max_row > 1


def test_csv_export_tells_excel_its_encoding(run: Run, library: Path, tmp_path: Path) -> None:
    run("export", "documents", tmp_path / "文件.csv", home=library)
    assert (tmp_path / "文件.csv").read_bytes().startswith(b"\xef\xbb\xbf")
