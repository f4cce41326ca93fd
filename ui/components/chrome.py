"""What surrounds every page: Streamlit's own words in Chinese, and its furniture put away."""

import functools
from importlib.resources import as_file, files

import streamlit as st

from hengce.ingest.lexicon.load import read_entries
from hengce.ui.components.frontend import STATIC, show_json


def show_chrome() -> None:
    """Puts Streamlit's own words into Chinese for as long as the page is open, and sets the page's proportions."""
    st.html(f"<style>{(STATIC / 'page.css').read_text('utf-8')}</style>")
    show_json("chrome", chrome_words())


@functools.cache
def chrome_words() -> dict[str, object]:
    """The dictionary of Streamlit's words: `phrases` that are met whole, `patterns` with parts that vary.

    Raises: LexiconError when an entry is wrong.
    """
    with as_file(files(__package__) / "chrome.toml") as path:
        entries = read_entries(path)
    phrases, patterns = dict[str, str](), list[tuple[str, str]]()
    for entry in entries:
        entry.only("en", "pattern", "zh", "examples")
        if "pattern" in entry.values:
            patterns.append((entry.text("pattern"), entry.text("zh")))
        else:
            phrases[entry.text("en")] = entry.text("zh")
    return {"phrases": phrases, "patterns": patterns}
