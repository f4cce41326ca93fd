"""What a query asks for, read out of its words: regions, bodies, roles, years, kinds of fact, words to search."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from hengce.ingest.lexicon.topics import load_topic_lexicon
from hengce.search.analyse import Token, is_known, whole_words, words
from hengce.search.cues import Cue, load_cue_lexicon
from hengce.search.synonyms import load_synonym_lexicon

MarkKind = Literal["region", "body", "concept", "cue", "document_type", "year"]
RANKS: Final[tuple[MarkKind, ...]] = ("region", "body", "concept", "document_type", "year", "cue")  # of equal length
MOST_UNITS: Final = 40  # of a pasted paragraph; a sentence has ten
YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?:年|(?!\d))")  # 2025年, 2025
REGION_ENDS: Final = re.compile(r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治[州县旗]|地区|[省市区县旗盟州])$")
JOINED: Final = re.compile("[和与或及的由]")
NOT_JOINED: Final = re.compile("[^和与或及的由]+")
PLACE: Final = frozenset("省市区县旗州盟镇乡年月日的了和与及或在对为是有个各")  # alone they say nothing


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the index knows, as far as words of a query can name it."""

    regions: tuple[str, ...] = ()
    document_types: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the query that says something."""

    start: int
    end: int
    kind: MarkKind
    values: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()


def understand(text: str, vocabulary: Vocabulary) -> Understanding:
    """What the plain words of a query ask for. Never raises, whatever the text."""
    marks = _marks(text, vocabulary)
    said = [(cue.kind, cue.value) for mark in marks for cue in mark.cues]
    loose = list(_uncovered(text, marks))
    said += [(cue.kind, cue.value) for token in loose for cue in _cues_of(token.term)]
    is_question = any(word in text for word in _question_words())
    years = _values(marks, "year")
    has_issued = ("issued", "") in said and is_question
    searched = _searched(marks, loose, is_question)
    return Understanding(
        units=tuple(dict.fromkeys(_units(text, searched)))[:MOST_UNITS],
        runs=tuple(dict.fromkeys(_runs(text, searched)))[:MOST_UNITS],
        is_question=is_question,
        asks_who=("who", "") in said and is_question,
        everywhere=("everywhere", "") in said,
        regions=_values(marks, "region"),
        functions=_values(marks, "body"),
        roles=_said(said, "role"),
        has=_said(said, "has"),
        concessions=_said(said, "concession"),
        levels=_said(said, "level"),
        years=() if has_issued else years,
        issued=years if has_issued else (),
        document_types=_values(marks, "document_type"),
        topics=_topics(text),
    )


def _topics(text: str) -> tuple[str, ...]:
    """The topics that a term in the query speaks for, however weakly, the strongest first."""
    lexicon, strength = load_topic_lexicon(), Counter[str]()
    for index, _, _ in lexicon.finder.find_matches_as_indexes(text):
        strength.update(lexicon.weights[index])
    return tuple(topic for topic, _ in strength.most_common(2))


def _values(marks: Iterable[_Mark], kind: MarkKind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for mark in marks if mark.kind == kind for value in mark.values))


def _said(said: Iterable[tuple[str, str]], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for said_kind, value in said if said_kind == kind))


def _marks(text: str, vocabulary: Vocabulary) -> list[_Mark]:
    """The marks in reading order, overlaps left to the longer one; cues inside a concept still say what they say."""
    found = [*_region_marks(text, vocabulary), *_concept_marks(text), *_cue_marks(text)]
    found += [_Mark(match.start(), match.end(), "year", (match[1],)) for match in YEAR.finditer(text)]
    found += _word_marks(text, vocabulary.document_types, "document_type")
    return sorted(_longest(found), key=lambda mark: mark.start)


def _longest(found: Iterable[_Mark]) -> Iterator[_Mark]:
    taken = list[_Mark]()
    for mark in sorted(found, key=lambda mark: (mark.start - mark.end, RANKS.index(mark.kind), mark.start)):
        over = next((other for other in taken if mark.start < other.end and other.start < mark.end), None)
        if over is None:
            taken.append(mark)
        elif over.kind == "concept" and mark.cues:
            taken[taken.index(over)] = _Mark(over.start, over.end, "concept", over.values, (*over.cues, *mark.cues))
    yield from taken


def _region_marks(text: str, vocabulary: Vocabulary) -> Iterator[_Mark]:
    names = _region_names(vocabulary.regions)
    for name, full in names.items():
        for match in re.finditer(re.escape(name), text):
            if name == full or not REGION_ENDS.match(text[match.end() : match.end() + 1]):
                yield _Mark(match.start(), match.end(), "region", (full,))


@cache
def _region_names(regions: tuple[str, ...]) -> Mapping[str, str]:
    """Full and short names: 临沧市 and 临沧; a short name of one character, or of two regions, is none."""
    short = [(REGION_ENDS.sub("", name), name) for name in regions]
    known = {brief: name for brief, name in short if len(brief) > 1 and [s for s, _ in short].count(brief) == 1}
    return known | {name: name for name in regions}


def _concept_marks(text: str) -> Iterator[_Mark]:
    spans = dict[tuple[int, int], list[str]]()
    for term, start, end in load_synonym_lexicon().find(text):
        spans.setdefault((start, end), []).append(term)
    for (start, end), terms in spans.items():
        is_body = terms[0].startswith("@")
        yield _Mark(start, end, "body" if is_body else "concept", tuple(t[1:] if is_body else t for t in terms))


def _cue_marks(text: str) -> Iterator[_Mark]:
    automaton, names = _cue_automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        yield _Mark(start, end, "cue", (), load_cue_lexicon().cues[names[index]])


@cache
def _cue_automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Cues of two characters and more; shorter ones and fillers are only found as whole words (会 in 会议 is none)."""
    cues = load_cue_lexicon().cues
    names = tuple(word for word, said in cues.items() if len(word) > 1 and any(cue.kind != "filler" for cue in said))
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def _word_marks(text: str, names: Iterable[str], kind: MarkKind) -> list[_Mark]:
    return [_Mark(m.start(), m.end(), kind, (name,)) for name in names for m in re.finditer(re.escape(name), text)]


@cache
def _question_words() -> tuple[str, ...]:
    """Also those that stand in another cue: 多少 in 多少天."""
    return tuple(word for word, said in load_cue_lexicon().cues.items() if any(cue.kind == "question" for cue in said))


def _cues_of(word: str) -> tuple[Cue, ...]:
    return load_cue_lexicon().cues.get(word, ())


def _uncovered(text: str, marks: Iterable[_Mark]) -> Iterator[Token]:
    """The words that stand between the marks."""
    position = 0
    for start, end in (*((mark.start, mark.end) for mark in marks), (len(text), len(text))):
        for token in _whole_words(text[position:start]):
            yield Token(token.term, token.start + position, token.end + position)
        position = end


def _whole_words(text: str) -> Iterator[Token]:
    """The words, those that the segmenter guessed across a conjunction cut at it: 税和费, 由区."""
    for token in whole_words(text):
        if is_known(token.term) or not JOINED.search(token.term):
            yield token
            continue
        for part in NOT_JOINED.finditer(token.term):
            yield Token(part[0], token.start + part.start(), token.start + part.end())


def _searched(marks: list[_Mark], loose: list[Token], is_question: bool) -> list[_Mark]:
    """What is searched, in reading order: concepts, bodies, and the words that are no mere building of a question."""
    words_between = [_Mark(t.start, t.end, "cue", (), _cues_of(t.term)) for t in loose if t.term not in PLACE]
    return [
        mark
        for mark in sorted((*marks, *words_between), key=lambda mark: mark.start)
        if mark.kind != "region" and (mark.kind != "cue" or _is_searched(mark, is_question))
    ]


def _units(text: str, searched: list[_Mark]) -> Iterator[Unit]:
    for mark in searched:
        concepts = {"concept": mark.values, "body": tuple(f"@{line}" for line in mark.values)}.get(mark.kind, ())
        found = tuple(_words(text[mark.start : mark.end]))
        if found or concepts:
            is_asked = mark.kind == "body" or any(cue.kind == "role" for cue in mark.cues)
            yield Unit(found, concepts, is_asked)


def _runs(text: str, searched: list[_Mark]) -> Iterator[str]:
    """Two and more units that were typed in one piece."""
    start, end, count = 0, -1, 0
    for mark in (*searched, _Mark(len(text) + 1, len(text) + 1, "cue")):
        if mark.start != end:
            if count > 1:
                yield text[start:end]
            start, count = mark.start, 0
        end, count = mark.end, count + 1


def _words(text: str) -> Iterator[Word]:
    within = words(text)
    for whole in whole_words(text):
        parts = (token.term for token in within if whole.start <= token.start and token.end <= whole.end)
        if whole.term not in PLACE and not any(cue.kind == "question" for cue in _cues_of(whole.term)):
            yield Word(whole.term, tuple(dict.fromkeys(part for part in parts if part != whole.term)))


def _is_searched(mark: _Mark, is_question: bool) -> bool:
    if not mark.cues:
        return True
    return any(cue.keep for cue in mark.cues) or (not is_question and all(cue.kind != "question" for cue in mark.cues))
