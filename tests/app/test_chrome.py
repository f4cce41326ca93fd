"""The dictionary of Streamlit's own words."""

import re
from pathlib import Path

import pytest

from hengce.ingest.lexicon.load import Entry, read_entries
from hengce.ui.components import chrome

ENTRIES = read_entries(Path(chrome.__file__).with_name("chrome.toml"))
PATTERNS = [entry for entry in ENTRIES if "pattern" in entry.values]


@pytest.mark.parametrize("entry", PATTERNS, ids=lambda entry: entry.text("pattern"))
def test_a_pattern_fits_its_examples(entry: Entry) -> None:
    examples = entry.texts("examples")
    assert examples
    assert all(re.fullmatch(entry.text("pattern"), example) for example in examples)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.line}")
def test_the_words_put_in_are_chinese(entry: Entry) -> None:
    assert not re.search(r"[A-Za-z]{2,}", entry.text("zh").replace("hengce serve", ""))
