"""Sentences and comma clauses that may hold a concession, in text whose titles and brackets are blanked out."""

import re
from collections.abc import Iterator
from typing import Final

from hengce.ingest.lexicon.concessions import ConcessionLexicon
from hengce.ingest.marks import bracket_spans, count_before, mark_places, with_replaced
from hengce.ingest.model import Parsed, Provision

BLANK: Final = "□"
# 《关于养老、托育、家政等社区家庭服务业税费优惠政策的公告》 and （责任单位：省税务局） name no concession of their own.
ASIDES: Final = ("《》", "（）", "〔〕")
SENTENCE_ENDS: Final = "。；！？\n\t"
CLAUSE_ENDS: Final = "，："
# 二孩家庭补贴20万元、|三孩家庭补贴40万元: each grade is a clause
GRADED: Final = re.compile(
    r"(?:补[贴助]|奖[补励]|资助)\d[\d.]*万?元(?:/[一-龥]{1,3})?(?P<end>、)(?=[^，。；：\d][^，。；：]*(?:补[贴助]|奖[补励]|资助)\d)"
)
GRADE_SIGN: Final = "元、"  # looked at first
LEADS_IN: Final = "□一二三四五六七八九十"  # looked at first
LEAD_IN: Final = re.compile(r"[\s□]*(?:[一二三四五六七八九十]是)?")  # 一是托育机构用水、用电、用气实行居民价格


class Place:
    """Where words stand in the text."""

    def __init__(self, start: int, end: int) -> None:
        self.start: Final = start
        self.end: Final = end


class Sentence:
    """A sentence of `text` (the document with titles and brackets blanked) and its comma clauses.

    `marked` are the clauses that hold a word of the lexicon, in order.
    """

    def __init__(
        self, text: str, clauses: list[Place], marked: list[int], provision: str | None, is_heading: bool
    ) -> None:
        self.text: Final = text
        self.clauses: Final = clauses
        self.marked: Final = marked
        self.provision: Final = provision
        self.is_heading: Final = is_heading

    def holds(self, words: str) -> bool:
        """Whether `words` stand in it."""
        return self.text.find(words, self.clauses[0].start, self.clauses[-1].end) >= 0

    def words(self, index: int) -> str:
        """The words of one clause."""
        span = self.clauses[index]
        return self.text[span.start : span.end]


class Clause:
    """One clause of a sentence: its place in the sentence's `text`, and its place among the clauses."""

    def __init__(self, sentence: Sentence, number: int, start: int, end: int) -> None:
        self.sentence: Final = sentence
        self.text: Final = sentence.text
        self.number: Final = number
        self.start: Final = start
        self.end: Final = end
        self.words: Final = sentence.text[start:end]
        self.relief: list[re.Match[str]] | None = None  # kept by the rules, which are asked twice for each
        self.subsidies: list[re.Match[str]] | None = None
        self.means: Place | None = None
        self.means_sought = False

    def holds(self, words: tuple[str, ...]) -> bool:
        """Whether any of `words` stands in it."""
        return any(word in self.words for word in words)

    @property
    def previous(self) -> Place | None:
        """Where the clause before it stands."""
        return self.sentence.clauses[self.number - 1] if self.number else None

    @property
    def following(self) -> Place | None:
        """Where the clause behind it stands."""
        clauses = self.sentence.clauses
        return clauses[self.number + 1] if self.number + 1 < len(clauses) else None


def blank_asides(text: str) -> str:
    """`text` with titles and brackets blanked, character for character.

    >>> blank_asides("免征契税（含滞纳金）。")
    '免征契税□□□□□□。'
    """
    for marks in ASIDES:
        spans = bracket_spans(text, marks)
        text = with_replaced(text, spans, [BLANK * (end - start) for start, end in spans])
    return text


def marked_sentences(parsed: Parsed, lexicon: ConcessionLexicon) -> Iterator[Sentence]:
    """The sentences that hold a word of the lexicon, in reading order; one without provisions is read
    from its first sentence on."""
    text = blank_asides(parsed.text)
    provisions = parsed.provisions
    starts = [provision.start for provision in provisions]
    ends = mark_places(text, 0, len(text), SENTENCE_ENDS)
    found = lexicon.marks.find_matches_as_indexes(parsed.text)  # found before in this text, which is taken over faster
    marks = [start for _, start, _ in found if text[start] != BLANK]
    front = max((frame.end for frame in parsed.frames if frame.kind == "front"), default=0)
    place = 0
    while place < len(marks):
        index = count_before(starts, marks[place] + 1) - 1
        provision = provisions[index] if index >= 0 else None
        if provision and marks[place] < provision.end:
            bounds = provision.start + len(provision.label), provision.end
        elif provisions or marks[place] < front:
            place += 1
            continue
        else:
            bounds = front, len(text)
        start, end = _around(ends, marks[place], bounds)
        beyond = place + 1
        while beyond < len(marks) and marks[beyond] < end:
            beyond += 1
        yield _sentence(text, (start, end), marks[place:beyond], provision)
        place = beyond


def _around(ends: list[int], offset: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """The sentence within `bounds` that `offset` stands in; `ends` are where all sentences end."""
    first, last = bounds
    beyond = count_before(ends, offset)
    before = ends[beyond - 1] if beyond else -1
    return min(max(first, before + 1), offset), min(ends[beyond], last) if beyond < len(ends) else last


def _sentence(text: str, whole: tuple[int, int], marks: list[int], provision: Provision | None) -> Sentence:
    begin, end = whole
    may_lead_in = text[begin] in LEADS_IN or text[begin].isspace()
    lead_in = LEAD_IN.match(text, begin, end) if may_lead_in else None
    start = min(lead_in.end() if lead_in else begin, marks[0])
    clauses = _clauses(text, start, end)
    ends = [clause.end for clause in clauses]
    marked = list[int]()
    for mark in marks:
        clause = count_before(ends, mark + 1)  # the one behind those that end before it
        if not marked or marked[-1] != clause:
            marked.append(clause)
    number = provision.number if provision else None
    return Sentence(text, clauses, marked, number, _in_heading(provision, end))


def _clauses(text: str, start: int, end: int) -> list[Place]:
    clauses = list[Place]()
    ends = mark_places(text, start, end, CLAUSE_ENDS)
    if text.find(GRADE_SIGN, start, end) >= 0:
        ends = sorted([*ends, *(grade.start("end") for grade in GRADED.finditer(text, start, end))])
    ends.append(end)
    for at in ends:
        if at > start and at < end and _goes_on(text, at, end):
            continue
        if at > start:
            clauses.append(Place(start, at))
        start = at + 1
    return clauses


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a clause goes on behind the mark at `at`: 免收支票工本费，以及本票和银行汇票的手续费, 按1：1的比例."""
    if text[at] == "，":
        return text.startswith("以及", at + 1, end) and at + 3 < end and text[at + 3] not in CLAUSE_ENDS
    return text[at - 1].isdecimal() and at + 1 < end and text[at + 1].isdecimal()


def _in_heading(provision: Provision | None, end: int) -> bool:
    if provision is None or not provision.heading:
        return False
    return end <= provision.start + len(provision.label) + len(provision.heading) + 1
