"""What a query asks for, read out of its words: regions, bodies, roles, years, kinds of fact, words to search."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from hengce.ingest.lexicon.topics import Field, load_topic_lexicon
from hengce.search.analyse import Token, whole_words, words
from hengce.search.cues import load_cue_lexicon
from hengce.search.marks import Mark, MarkKind, Vocabulary, cues_of, find_marks, words_between

MOST_UNITS: Final = 40  # of a pasted paragraph; a sentence has ten
EMPTY: Final = frozenset("省市区县旗州盟镇乡年月日的了和与及或在对为是有个各办")  # alone they say nothing


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and the shorter words in it: 居住区, 居住, 住区."""

    whole: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that is searched: its words, and the concepts they name."""

    words: tuple[Word, ...]
    concepts: tuple[str, ...] = ()
    is_asked: bool = False  # a body or a role that is asked about: its name in the text tells less than the facts do


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was read out of a query's words.

    `runs` are the stretches of the query that are searched in one piece. `roles` come in the order named. `years` are
    those of deadlines, `issued` those in which documents were issued.
    """

    units: tuple[Unit, ...] = ()
    is_question: bool = False
    asks_who: bool = False
    everywhere: bool = False
    regions: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    concessions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    issued: tuple[str, ...] = ()
    document_types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()

    def shown(self) -> dict[str, tuple[str, ...]]:
        """What to tell the user, by the names of the filters; only what was read."""
        names = {"region": self.regions, "function": self.functions, "role": self.roles, "has": self.has}
        names |= {"level": self.levels, "year": (*self.years, *self.issued), "document_type": self.document_types}
        return {name: values for name, values in names.items() if values}


def understand(text: str, vocabulary: Vocabulary) -> Understanding:
    """What the plain words of a query ask for. Never raises, whatever the text."""
    marks = find_marks(text, vocabulary)
    said = [(cue.kind, cue.value) for mark in marks for cue in mark.cues]
    loose = list(words_between(text, marks))
    said += [(cue.kind, cue.value) for token in loose for cue in cues_of(token.term)]
    is_question = any(word in text for word in _question_words())
    years = _values(marks, "year")
    has_issued = ("issued", "") in said and is_question
    searched = _searched(marks, loose, is_question)
    units = tuple(dict.fromkeys(_units(text, searched)))[:MOST_UNITS]
    functions, roles = _values(marks, "body"), _said(said, "role")
    if is_question and functions and not roles and all(unit.is_asked for unit in units):
        roles = ("responsible",)  # 市公安局要做什么？
    return Understanding(
        units=units,
        runs=tuple(dict.fromkeys(_runs(text, searched)))[:MOST_UNITS],
        is_question=is_question,
        asks_who=("who", "") in said and is_question,
        everywhere=("everywhere", "") in said,
        regions=_values(marks, "region"),
        functions=functions,
        roles=roles,
        has=_said(said, "has"),
        concessions=_said(said, "concession"),
        levels=_said(said, "level"),
        years=() if has_issued else years,
        issued=years if has_issued else (),
        document_types=_values(marks, "document_type"),
        topics=_topics(text),
    )


def _topics(text: str) -> tuple[str, ...]:
    """The topics that a term in the query speaks for, however weakly, the strongest two of each field."""
    return tuple(topic for field in load_topic_lexicon().fields for topic in _topics_of(text, field))


def _topics_of(text: str, field: Field) -> tuple[str, ...]:
    strength = Counter[str]()
    for index, _, _ in field.finder.find_matches_as_indexes(text):
        strength.update(dict(field.weights[index]))
    return tuple(topic for topic, _ in strength.most_common(2))


def _values(marks: Iterable[Mark], kind: MarkKind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for mark in marks if mark.kind == kind for value in mark.values))


def _said(said: Iterable[tuple[str, str]], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for said_kind, value in said if said_kind == kind))


@cache
def _question_words() -> tuple[str, ...]:
    """Also those that stand in another cue: 多少 in 多少天."""
    return tuple(word for word, said in load_cue_lexicon().cues.items() if any(cue.kind == "question" for cue in said))


def _searched(marks: list[Mark], loose: list[Token], is_question: bool) -> list[Mark]:
    """What is searched, in reading order: concepts, bodies, and the words that are no mere building of a question."""
    between = [Mark(t.start, t.end, "cue", (), cues_of(t.term)) for t in loose if t.term not in EMPTY]
    return [
        mark
        for mark in sorted((*marks, *between), key=lambda mark: mark.start)
        if mark.kind != "region" and (mark.kind != "cue" or _is_searched(mark, is_question))
    ]


def _units(text: str, searched: list[Mark]) -> Iterator[Unit]:
    for mark in searched:
        named = {"concept": mark.values, "span": mark.values, "body": tuple(f"@{line}" for line in mark.values)}
        concepts = named.get(mark.kind, ())
        found = () if mark.kind == "span" else tuple(_words(text[mark.start : mark.end]))
        if found or concepts:
            is_asked = mark.kind == "body" or any(cue.kind == "role" for cue in mark.cues)
            yield Unit(found, concepts, is_asked)


def _runs(text: str, searched: list[Mark]) -> Iterator[str]:
    """Two and more units that were typed in one piece."""
    start, end, count = 0, -1, 0
    for mark in (*searched, Mark(len(text) + 1, len(text) + 1, "cue")):
        if mark.start != end:
            if count > 1:
                yield text[start:end]
            start, count = mark.start, 0
        end, count = mark.end, count + 1


def _words(text: str) -> Iterator[Word]:
    within = words(text)
    for whole in whole_words(text):
        parts = (token.term for token in within if whole.start <= token.start and token.end <= whole.end)
        if whole.term not in EMPTY and not any(cue.kind == "question" for cue in cues_of(whole.term)):
            yield Word(whole.term, tuple(dict.fromkeys(part for part in parts if part != whole.term)))


def _is_searched(mark: Mark, is_question: bool) -> bool:
    if not mark.cues:
        return True
    return any(cue.keep for cue in mark.cues) or (not is_question and all(cue.kind != "question" for cue in mark.cues))
