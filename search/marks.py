"""The stretches of a query that say something: regions, bodies, concepts, cues, years, and the words between them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from hengce.search.analyse import Token, is_known, spans, whole_words
from hengce.search.cues import Cue, load_cue_lexicon
from hengce.search.synonyms import load_synonym_lexicon

MarkKind = Literal["region", "body", "concept", "cue", "document_type", "year", "span"]
# Of two that are equally long, the first of these is read.
RANKS: Final[tuple[MarkKind, ...]] = ("region", "body", "concept", "span", "document_type", "year", "cue")
YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?:年|(?!\d))")  # 2025年, 2025
REGION_END: Final = re.compile(r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治[州县旗]|地区|[省市区县旗盟州])$")
COUNTY_END: Final = ("县", "区", "旗")  # 和平区 is 和平 only where a word begins: its short name may be any word
JOINED: Final = re.compile("[和与或及的由]")
NOT_JOINED: Final = re.compile("[^和与或及的由]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the index knows, as far as words of a query can name it."""

    regions: tuple[str, ...] = ()
    document_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the query that says something."""

    start: int
    end: int
    kind: MarkKind
    values: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()


def find_marks(text: str, vocabulary: Vocabulary) -> list[Mark]:
    """The marks in reading order, overlaps left to the longer one; cues inside a concept still say what they say."""
    found = [*_region_marks(text, vocabulary), *_concept_marks(text), *_cue_marks(text)]
    found += [Mark(match.start(), match.end(), "year", (match[1],)) for match in YEAR.finditer(text)]
    found += [Mark(span.start, span.end, "span", (span.term,)) for span in spans(text)]
    found += _word_marks(text, vocabulary.document_types, "document_type")
    return sorted(_longest(found), key=lambda mark: mark.start)


def _longest(found: Iterable[Mark]) -> Iterator[Mark]:
    taken = list[Mark]()
    for mark in sorted(found, key=lambda mark: (mark.start - mark.end, RANKS.index(mark.kind), mark.start)):
        over = next((other for other in taken if mark.start < other.end and other.start < mark.end), None)
        if over is None:
            taken.append(mark)
        elif over.kind == "concept" and mark.cues:
            taken[taken.index(over)] = Mark(over.start, over.end, "concept", over.values, (*over.cues, *mark.cues))
    yield from taken


def _concept_marks(text: str) -> Iterator[Mark]:
    spans = dict[tuple[int, int], list[str]]()
    for term, start, end in load_synonym_lexicon().find(text):
        spans.setdefault((start, end), []).append(term)
    for (start, end), terms in spans.items():
        is_body = terms[0].startswith("@")
        yield Mark(start, end, "body" if is_body else "concept", tuple(t[1:] if is_body else t for t in terms))


def _cue_marks(text: str) -> Iterator[Mark]:
    automaton, names = _cue_automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        yield Mark(start, end, "cue", (), load_cue_lexicon().cues[names[index]])


@cache
def _cue_automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Cues of two characters and more; shorter ones and fillers are only found as whole words (会 in 会议 is none)."""
    cues = load_cue_lexicon().cues
    names = tuple(word for word, said in cues.items() if len(word) > 1 and any(cue.kind != "filler" for cue in said))
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def _word_marks(text: str, names: Iterable[str], kind: MarkKind) -> list[Mark]:
    return [Mark(m.start(), m.end(), kind, (name,)) for name in names for m in re.finditer(re.escape(name), text)]


def _region_marks(text: str, vocabulary: Vocabulary) -> Iterator[Mark]:
    for name, full in _region_names(vocabulary.regions).items():
        if name not in text:
            continue
        pattern = (
            rf"(?<!\S){name}" if name != full and full.endswith(COUNTY_END) and not full.endswith("自治区") else name
        )
        for match in re.finditer(pattern, text):
            if name == full or not REGION_END.match(text[match.end() : match.end() + 1]):  # 吉林市 is not 吉林省
                yield Mark(match.start(), match.end(), "region", (full,))


@cache
def _region_names(regions: tuple[str, ...]) -> Mapping[str, str]:
    """Full and short names: 临沧市 and 临沧; a short name of one character, or of two regions, is none."""
    short = [(REGION_END.sub("", name), name) for name in regions]
    times = Counter(brief for brief, _ in short)
    known = {brief: name for brief, name in short if len(brief) > 1 and times[brief] == 1}
    return known | {name: name for name in regions}


def cues_of(word: str) -> tuple[Cue, ...]:
    """What a whole word says."""
    return load_cue_lexicon().cues.get(word, ())


def words_between(text: str, marks: Iterable[Mark]) -> Iterator[Token]:
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
