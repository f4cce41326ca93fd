"""Names that stand for one thing: words of everyday speech and of documents, and the short and full names of bodies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from hengce.ingest.lexicon.departments import LINE_SUFFIXES, DepartmentLexicon, load_department_lexicon
from hengce.ingest.lexicon.load import Entry, read_entries

LIST_ENDS = ("等部门", "等机构")  # 妇幼保健、疾病预防控制、卫生监督等机构
PATH = Path(__file__).with_name("synonyms.toml")


@dataclass(frozen=True, slots=True)
class SynonymLexicon:
    """Concepts by their names.

    A concept's term begins with ≈, that of a function with @, so that none is taken for a word.
    """

    terms: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]
    automaton: AhoCorasick

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The terms of the concepts named in `text`, leftmost and longest names first, with their places."""
        for index, start, end in self.automaton.find_matches_as_indexes(text):
            for term in self.terms[self.names[index]]:
                yield term, start, end


@cache
def load_synonym_lexicon(path: Path = PATH) -> SynonymLexicon:
    """The concepts of `path` and the functions of the department lexicon.

    Raises: LexiconError when an entry is wrong or two entries claim one name.
    """
    entries = {entry.name: entry for entry in read_entries(path)}
    terms = _function_terms(load_department_lexicon())
    for entry in entries.values():
        entry.only("names", "implies")
        terms |= _concept_terms(entry, entries, terms)
    names = tuple(terms)
    return SynonymLexicon(terms, names, AhoCorasick(names, matchkind=MatchKind.LeftmostLongest))


def function_terms(function: str) -> tuple[str, ...]:
    """The terms of a function, those of a merged body for each of its lines.

    >>> function_terms("卫生健康+体育")
    ('@卫生健康', '@体育')
    """
    return tuple(f"@{line}" for line in function.split("+"))


def _concept_terms(
    entry: Entry, entries: Mapping[str, Entry], taken: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    implied = entry.texts("implies")
    if unknown := [name for name in implied if name not in entries]:
        entry.wrong(f"implies 中的「{unknown[0]}」没有词条", f"no entry “{unknown[0]}” for implies")
    found = {}
    for name in dict.fromkeys((entry.name, *entry.texts("names"))):
        if name in taken:
            entry.wrong(f"「{name}」已归入 {taken[name][0][1:]}", f"“{name}” already belongs to {taken[name][0][1:]}")
        found[name] = (f"≈{entry.name}", *(f"≈{other}" for other in implied))
    return found


def _function_terms(lexicon: DepartmentLexicon) -> dict[str, tuple[str, ...]]:
    suffixes = (*LINE_SUFFIXES, *LIST_ENDS)
    lines = {
        stem + suffix: function_terms(form.function) for stem, form in lexicon.lines.items() for suffix in suffixes
    }
    lines |= {stem: function_terms(form.function) for stem, form in lexicon.lines.items() if form.kind == "mass"}
    return lines | {core: function_terms(form.function) for core, form in lexicon.cores.items()}
