"""Every group of the target lexicon is held to its examples; a wrong entry is named with its line."""

from pathlib import Path

import pytest

from hengce.ingest.errors import LexiconError
from hengce.ingest.lexicon.load import Entry, read_entries
from hengce.ingest.lexicon.targets import FILE, UNIT_GROUPS, load_target_lexicon
from hengce.ingest.numerals import find_quantities

ENTRIES = read_entries(FILE)


def matches(entry: Entry, text: str) -> bool:
    lexicon = load_target_lexicon()
    if entry.name in UNIT_GROUPS:
        return bool(find_quantities(lexicon.quantity, text, 0, len(text)))
    return getattr(lexicon, entry.name).search(text) is not None


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_group_matches_its_examples(entry: Entry) -> None:
    assert entry.texts("examples")
    assert [text for text in entry.texts("examples") if not matches(entry, text)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_group_leaves_out_its_counterexamples(entry: Entry) -> None:
    assert entry.texts("counterexamples")
    assert [text for text in entry.texts("counterexamples") if matches(entry, text)] == []


def test_missing_group_is_named(tmp_path: Path) -> None:
    path = tmp_path / "targets.toml"
    path.write_text(FILE.read_text("utf-8").replace("[frequency]", "[frequenz]"), "utf-8")
    with pytest.raises(LexiconError, match="frequenz"):
        load_target_lexicon(path)


def test_wrong_pattern_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "targets.toml"
    source = FILE.read_text("utf-8").replace('patterns = ["阶段(?!性)"', 'patterns = ["阶段("')
    line = source[: source.index("[stage]")].count("\n") + 1
    path.write_text(source, "utf-8")
    with pytest.raises(LexiconError, match=f"第 {line} 行"):
        load_target_lexicon(path)
