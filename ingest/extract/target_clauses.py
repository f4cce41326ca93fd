"""A paragraph as clauses, each with the date that holds for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hengce.ingest.dates import Date, find_dates
from hengce.ingest.extract.target_passages import Genre
from hengce.ingest.lexicon.targets import TargetLexicon

# What stands in brackets, titles and short quotation marks is about something else: （新生儿每年按700人计算）, “1+1”.
ASIDE = re.compile(
    r"（[^（）\n]*(?:（[^（）\n]*）[^（）\n]*)*）|《[^《》\n]*》|〔[^〔〕\n]*〕|“(?!十[三四五六]五)[^“”\n]{1,24}”"
)
CLAUSE = re.compile(r"([^，；。！？：,;]+)([，；。！？：,;]?)")
SENTENCE_ENDS = "。！？"
ENUMERATION = re.compile(
    r"^(?:[一二三四五六七八九十]+是(?:要)?|（[一二三四五六七八九十\d]+）|[①-⑳]|\d{1,2}[.、](?!\d)|[—\-·●•◆■★\s]+)"
)
FILLER = "□"


@dataclass(frozen=True, slots=True)
class Clause:
    """A comma clause at [start, end).

    `deadline` holds for it; `dated` says that the date stands in the clause itself or right before it (2020年，成立…),
    `unfixed` that the date has no year (三年内). `body` is where its words begin behind an opening date. `dates` are its deadlines,
    `years` all its dates, those compared with (较2019年) included.
    """

    start: int
    end: int
    body: int
    deadline: str | None
    dated: bool
    unfixed: Date | None
    dates: tuple[Date, ...]
    years: tuple[Date, ...]

    @property
    def opened(self) -> bool:
        """Whether a date opens it, in its own words or as 2020年，right before."""
        return self.body > self.start or (self.dated and not self.dates)


@dataclass(frozen=True, slots=True)
class Dating:
    """How dates are read in one paragraph: its genre, the year of the document, the date that already holds."""

    genre: Genre
    year: int | None
    deadline: str | None


def mask_asides(text: str) -> str:
    """`text` with what stands in brackets and titles blanked out.

    Guarantees: same length, so that offsets stay.
    """
    return ASIDE.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    inner = len(match[0]) - 2
    return match[0][0] + FILLER * inner + match[0][-1]


def clauses(masked: str, start: int, end: int, dating: Dating, lexicon: TargetLexicon) -> Iterator[Clause]:
    """The clauses of `masked[start:end]` in order, without the dates that only open them."""
    deadline, pending, fresh = dating.deadline, False, True
    keeps = dating.genre in (Genre.AIMS, Genre.STAGE)
    for match in CLAUSE.finditer(masked, start, end):
        if fresh and not keeps:
            deadline, pending = dating.deadline, False
        clause = _clause(masked, match, dating, lexicon)
        deadline = clause.deadline or deadline
        fresh = match[2] in SENTENCE_ENDS and match[2] != ""
        if clause.body >= clause.end:
            pending = True  # 到2025年，
            continue
        yield replace(clause, deadline=deadline, dated=clause.dated or pending)
        pending = False


def _clause(masked: str, match: re.Match[str], dating: Dating, lexicon: TargetLexicon) -> Clause:
    opening = ENUMERATION.match(match[1])
    start = match.start() + (opening.end() if opening else 0)
    end = match.end(1)
    found = find_dates(masked, start, end, dating.year)
    dates = tuple(date for date in found if _is_deadline(masked, date, start, dating, lexicon))
    fixed = [date for date in dates if date.deadline]
    unfixed = next((date for date in dates if date.kind == "unfixed"), None)
    opens = next((date for date in dates if _opens(masked, start, date, lexicon)), None)
    return Clause(
        start=start,
        end=end,
        body=opens.end if opens else start,
        deadline=fixed[-1].deadline if fixed else None,
        dated=bool(fixed),
        unfixed=unfixed,
        dates=dates,
        years=tuple(found),
    )


def _opens(masked: str, start: int, date: Date, lexicon: TargetLexicon) -> bool:
    before = masked[start : date.start]
    return not before or lexicon.lead_in.fullmatch(before) is not None


def _is_deadline(masked: str, date: Date, start: int, dating: Dating, lexicon: TargetLexicon) -> bool:
    """Not a year compared with (较2019年), nor one gone by (2016年修订), nor a start (从2021年起)."""
    if masked[date.end - 1] == "起" or masked.startswith(("以来", "度平均", "修订", "版", "起", "基础上"), date.end):
        return False
    if lexicon.base_before.search(masked, start, date.start):
        return False
    return not (date.year and dating.year and date.year < dating.year)
