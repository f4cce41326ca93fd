"""The words by which documents are called and laid out."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.load import FOLDER, Entry, read_entries

FILE = FOLDER / "documents.toml"


@dataclass(frozen=True, slots=True)
class DocumentLexicon:
    """Document types (longest first), patterns for headings and texts of statements, for what leads to cases,
    for closing paragraphs, and for the name of a central body."""

    types: tuple[str, ...]
    type_at_end: re.Pattern[str]
    statement: re.Pattern[str]
    statement_text: re.Pattern[str]
    cases: re.Pattern[str]
    closing: re.Pattern[str]
    central_body: re.Pattern[str]


@cache
def load_document_lexicon(path: Path = FILE) -> DocumentLexicon:
    """The lexicon of `path`. Raises: LexiconError with file and line of a wrong entry."""
    entries = {entry.name: entry for entry in read_entries(path)}
    types = tuple(sorted(entries["document_type"].texts("words"), key=len, reverse=True))
    alternatives = "|".join((*map(re.escape, types), *entries["document_type"].texts("patterns")))
    return DocumentLexicon(
        types=types,
        type_at_end=re.compile(rf"({alternatives})(?:（[^（）]{{1,16}}）){{0,2}}$"),
        statement=_pattern(entries["statement"]),
        statement_text=_pattern(entries["statement_text"]),
        cases=_pattern(entries["cases"]),
        closing=_pattern(entries["closing"]),
        central_body=_name(entries["central_bodies"]),
    )


def _name(entry: Entry) -> re.Pattern[str]:
    """One of the entry's words, the longer before the shorter, with one of its offices behind it."""
    words, offices = (sorted(entry.texts(key), key=len, reverse=True) for key in ("words", "offices"))
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})(?:{'|'.join(offices)})?")


def _pattern(entry: Entry) -> re.Pattern[str]:
    try:
        return compile_for_search("|".join(entry.texts("patterns")))
    except re.error as error:
        entry.wrong(f"正则表达式无效（{error}）", f"a pattern is no regular expression ({error})")
