"""Every entry of the department lexicon is held to its examples; a wrong entry is named with its line."""

from pathlib import Path

import pytest

from hengce.ingest.errors import LexiconError
from hengce.ingest.lexicon.departments import load_department_lexicon
from hengce.ingest.lexicon.load import Entry

LEXICON = load_department_lexicon()


def function(entry: Entry) -> str:
    return entry.name.partition(".")[0]


@pytest.mark.parametrize("entry", LEXICON.entries, ids=lambda entry: entry.name)
def test_entry_knows_its_examples(entry: Entry) -> None:
    assert [name for name in entry.texts("examples") if LEXICON.function_of(name) != function(entry)] == []


@pytest.mark.parametrize("entry", LEXICON.entries, ids=lambda entry: entry.name)
def test_entry_keeps_off_its_counterexamples(entry: Entry) -> None:
    assert [name for name in entry.texts("counterexamples") if LEXICON.function_of(name) == function(entry)] == []


@pytest.mark.parametrize("entry", LEXICON.entries, ids=lambda entry: entry.name)
def test_every_stem_and_name_has_the_function_of_its_entry(entry: Entry) -> None:
    names = [*entry.texts("aliases"), *(pair.partition("=")[0] for pair in entry.texts("names"))]
    assert {LEXICON.function_of(name) for name in names} <= {function(entry)}


def test_names_of_a_function_hold_short_and_full_form() -> None:
    assert {"卫健委", "卫生健康委", "卫生健康委员会"} <= set(LEXICON.names_of("卫生健康"))


def test_functions_come_once_each() -> None:
    assert len(LEXICON.functions()) == len(set(LEXICON.functions()))


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ('["教育"]\nalias = ["文教"]', "alias"),
        ('["教育"]\n["文教"]\naliases = ["教育"]', "已见于第 1 行"),
        ('["教育"]\nnames = ["教委"]', "简称=全称"),
        ('["教育"]\nkind = "office"', "office"),
        ('["教育"]\nusual = ["厅"]', "usual"),
    ],
)
def test_wrong_entry_is_named_with_file_and_line(tmp_path: Path, entry: str, reason: str) -> None:
    path = tmp_path / "functions.toml"
    path.write_text(entry, "utf-8")
    with pytest.raises(LexiconError, match=rf"functions\.toml 第 \d+ 行.*{reason}"):
        load_department_lexicon(path)
