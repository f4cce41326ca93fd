"""The rules for pages are held to their examples; fields in lines, tables and blocks of text."""

from dataclasses import asdict

import pytest

from hengce.ingest.lexicon.pages import OTHER, load_page_lexicon
from hengce.ingest.page_fields import labelled_values, split_fields, to_fields

LEXICON = load_page_lexicon()
FIELDS = [(entry, entry.name.partition(".")[2]) for entry in LEXICON.entries if entry.name.startswith("field.")]
EXAMPLES = [(field, *text.split(" → ")) for entry, field in FIELDS for text in entry.texts("examples")]
COUNTEREXAMPLES = [(field, text) for entry, field in FIELDS for text in entry.texts("counterexamples")]
CLUTTER = next(entry for entry in LEXICON.entries if entry.name == "clutter")


@pytest.mark.parametrize(("field", "line", "value"), EXAMPLES)
def test_a_field_is_read_from_its_example(field: str, line: str, value: str) -> None:
    found = labelled_values(line, LEXICON)
    assert found[0][1] == value if field == OTHER else getattr(to_fields(found), field) == value


@pytest.mark.parametrize(("field", "line"), COUNTEREXAMPLES)
def test_what_only_looks_like_a_field_is_none(field: str, line: str) -> None:
    assert field not in dict(labelled_values(line, LEXICON))


@pytest.mark.parametrize("line", CLUTTER.texts("examples"))
def test_a_line_about_the_page_is_known(line: str) -> None:
    assert LEXICON.clutter_line.search(line)


@pytest.mark.parametrize("line", CLUTTER.texts("counterexamples"))
def test_a_line_of_a_document_is_kept(line: str) -> None:
    assert labelled_values(line, LEXICON) == ()
    assert not LEXICON.clutter_line.search(line)


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("发布日期：2024-10-15  浏览次数：-", {"published_on": "2024-10-15"}),
        ("来源：市政府办公室 时间：2021-01-02 10:00 编辑：某某", {"source": "市政府办公室"}),
        ("索引号：\t114/2024-1\t分类：\t\t", {"index_number": "114/2024-1"}),
        ("文号：\t\t成文日期：\t2024年3月14日", {"issued_on": "2024-03-14"}),
        ("成文日期：2024年13月1日", {}),
    ],
)
def test_fields_in_lines_and_rows(line: str, fields: dict[str, str]) -> None:
    found = to_fields(labelled_values(line, LEXICON))
    assert {key: value for key, value in asdict(found).items() if value} == fields


def test_a_block_of_labels_and_values_in_turn() -> None:
    lines = ["索引号：", "0001/2018", "主题词：", "某省关于服务的意见", "成文日期：2018年12月21日", "各市人民政府："]
    rest, fields = split_fields(lines, LEXICON)
    assert rest == ["某省关于服务的意见", "各市人民政府："]
    assert (fields.index_number, fields.issued_on) == ("0001/2018", "2018-12-21")
