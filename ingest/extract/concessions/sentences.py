"""Sentences and comma clauses that may hold a concession, in text whose titles and brackets are blanked out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from hengce.ingest.lexicon.concessions import ConcessionLexicon
from hengce.ingest.model import Parsed, Provision, Span

BLANK = "□"
# 《关于养老、托育、家政等社区家庭服务业税费优惠政策的公告》 and （责任单位：省税务局） name no concession of their own
ASIDE = re.compile(r"《[^《》\n]*》|（[^（）\n]*(?:（[^（）\n]*）[^（）\n]*)*）|〔[^〔〕\n]*〕")
SENTENCE_ENDS = "。；！？\n\t"
SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}]")
CLAUSE = re.compile(r"[^，：]+(?:(?:，以及|(?<=\d)：(?=\d))[^，：]+)*")  # 免收支票工本费，以及本票和银行汇票的手续费
LEAD_IN = re.compile(r"[\s□]*(?:[一二三四五六七八九十]是)?")  # 一是托育机构用水、用电、用气实行居民价格


class Sentence(NamedTuple):
    """A sentence of `text` (the document with titles and brackets blanked) and its comma clauses.

    `marked` are the clauses that hold a word of the lexicon.
    """

    text: str
    clauses: tuple[Span, ...]
    marked: frozenset[int]
    provision: str | None
    is_heading: bool

    def words(self, index: int) -> str:
        """The words of one clause."""
        span = self.clauses[index]
        return self.text[span.start : span.end]


class Clause(NamedTuple):
    """One clause of a sentence: its place in the sentence's `text`, and its place among the clauses."""

    sentence: Sentence
    text: str
    number: int
    start: int
    end: int

    @property
    def previous(self) -> Span | None:
        """Where the clause before it stands."""
        return self.sentence.clauses[self.number - 1] if self.number else None

    @property
    def following(self) -> Span | None:
        """Where the clause behind it stands."""
        clauses = self.sentence.clauses
        return clauses[self.number + 1] if self.number + 1 < len(clauses) else None


def blank_asides(text: str) -> str:
    """`text` with titles and brackets blanked, character for character.

    >>> blank_asides("免征契税（含滞纳金）。")
    '免征契税□□□□□□。'
    """
    return ASIDE.sub(lambda aside: BLANK * len(aside[0]), text)


def marked_sentences(parsed: Parsed, lexicon: ConcessionLexicon) -> Iterator[Sentence]:
    """The sentences that hold a word of the lexicon, in reading order; a document without provisions is read whole."""
    text = blank_asides(parsed.text)
    provisions = parsed.provisions
    starts = [provision.start for provision in provisions]
    marks = [start for _, start, _ in lexicon.marks.find_matches_as_indexes(text)]
    place = 0
    while place < len(marks):
        index = bisect_right(starts, marks[place]) - 1
        provision = provisions[index] if index >= 0 else None
        if provision and marks[place] < provision.end:
            bounds = Span(provision.start + len(provision.label), provision.end)
        elif provisions:
            place += 1
            continue
        else:
            bounds = Span(0, len(text))
        whole = _around(text, marks[place], bounds)
        beyond = place + 1
        while beyond < len(marks) and marks[beyond] < whole.end:
            beyond += 1
        yield _sentence(text, whole, marks[place:beyond], provision)
        place = beyond


def _around(text: str, offset: int, bounds: Span) -> Span:
    """The sentence within `bounds` that `offset` stands in."""
    before = max(text.rfind(end, bounds.start, offset) for end in SENTENCE_ENDS)
    end = SENTENCE_END.search(text, offset, bounds.end)
    return Span(min(max(bounds.start, before + 1), offset), end.start() if end else bounds.end)


def _sentence(text: str, whole: Span, marks: list[int], provision: Provision | None) -> Sentence:
    lead_in = LEAD_IN.match(text, whole.start, whole.end)
    start = min(lead_in.end() if lead_in else whole.start, marks[0])
    clauses = tuple(Span(*clause.span()) for clause in CLAUSE.finditer(text, start, whole.end))
    ends = [clause.end for clause in clauses]
    marked = frozenset(bisect_right(ends, mark) for mark in marks)
    number = provision.number if provision else None
    return Sentence(text, clauses, marked, number, _in_heading(provision, whole.end))


def _in_heading(provision: Provision | None, end: int) -> bool:
    if provision is None or not provision.heading:
        return False
    return end <= provision.start + len(provision.label) + len(provision.heading) + 1
