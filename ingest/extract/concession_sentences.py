"""Sentences and comma clauses that may hold a concession, in text whose titles and brackets are blanked out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from hengce.ingest.lexicon.concessions import ConcessionLexicon
from hengce.ingest.model import Parsed, Provision, Span

BLANK = "□"
# 《关于养老、托育、家政等社区家庭服务业税费优惠政策的公告》 and （责任单位：省税务局） name no concession of their own
ASIDE = re.compile(r"《[^《》\n]*》|（(?:[^（）\n]|（[^（）\n]*）)*）|〔[^〔〕\n]*〕")
SENTENCE = re.compile(r"[^。；！？\n\t]+")
CLAUSE = re.compile(r"[^，：]+")
ORDINAL = re.compile(r"\s*(?:[一二三四五六七八九十]是)?")  # 一是托育机构用水、用电、用气实行居民价格


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of `text` (the document with titles and brackets blanked) and its comma clauses."""

    text: str
    clauses: tuple[Span, ...]
    provision: str | None
    is_heading: bool

    def clause(self, index: int) -> str:
        """The words of one clause."""
        span = self.clauses[index]
        return self.text[span.start : span.end]


def blank_asides(text: str) -> str:
    """`text` with titles and brackets blanked, character for character.

    >>> blank_asides("免征契税（含滞纳金）。")
    '免征契税□□□□□□□。'
    """
    return ASIDE.sub(lambda aside: BLANK * len(aside[0]), text)


def sentences_with_concessions(parsed: Parsed, lexicon: ConcessionLexicon) -> Iterator[Sentence]:
    """The sentences that hold a word of the lexicon, in reading order.

    A document without provisions is read whole.
    """
    text = blank_asides(parsed.text)
    starts = [provision.start for provision in parsed.provisions]
    done = -1
    for _, start, _ in lexicon.anchors.find_matches_as_indexes(text):
        if start < done:
            continue
        index = bisect_right(starts, start) - 1
        provision = parsed.provisions[index] if index >= 0 else None
        if provision is None or start >= provision.end:
            if parsed.provisions:
                continue
            provision = None
        sentence = _sentence_around(text, start, provision)
        done = sentence.clauses[-1].end
        yield sentence


def _sentence_around(text: str, offset: int, provision: Provision | None) -> Sentence:
    floor = provision.start + len(provision.label) if provision else 0
    ceiling = provision.end if provision else len(text)
    start = max(floor, *(text.rfind(mark, floor, offset) + 1 for mark in "。；！？\n\t"))
    match = SENTENCE.match(text, min(start, offset), ceiling)
    end = match.end() if match else ceiling
    begin = ORDINAL.match(text, start, end)
    clauses = tuple(Span(*clause.span()) for clause in CLAUSE.finditer(text, begin.end() if begin else start, end))
    return Sentence(text, clauses, provision.number if provision else None, _in_heading(provision, end))


def _in_heading(provision: Provision | None, end: int) -> bool:
    if provision is None or not provision.heading:
        return False
    heading_end = provision.start + len(provision.label) + len(provision.heading)
    return end <= heading_end + 1
