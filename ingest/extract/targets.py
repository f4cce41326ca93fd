"""Targets and standards: what is to be reached, or kept to, in figures or by a date."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengce.ingest.extract.target_clauses import Clause, Dating, clauses, mask_asides
from hengce.ingest.extract.target_figures import Figure, read_figures
from hengce.ingest.extract.target_indicators import read_indicators, scope_of
from hengce.ingest.extract.target_passages import Passage, own_year, paragraphs, passages
from hengce.ingest.extract.target_tests import is_aim, is_figure_of_target, is_standard
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.model import Extracted, Finding, Parsed, Target
from hengce.ingest.numerals import Quantity, find_quantities


@dataclass(frozen=True, slots=True)
class _Page:
    """The text, the same with asides masked, and all its quantities in order."""

    text: str
    masked: str
    quantities: Sequence[Quantity]
    starts: Sequence[int]
    year: int | None

    def between(self, start: int, end: int) -> Sequence[Quantity]:
        return self.quantities[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def extract_targets(parsed: Parsed, lexicon: TargetLexicon) -> Extracted[Target]:
    """The targets and standards of `parsed`, in reading order; those of one clause stand in the order of their figures.

    Guarantees: `parsed.text[start:end] == text`, the comma clause. A date without a year (三年内) leaves the deadline
    null and gives a finding.
    Units: `unit` is as printed and keeps 万 and 亿, `value` is the number before it (1500亿元 is 1500 of 亿元).
    Not handled: amounts in words (过半, 三分之二).
    """
    masked = mask_asides(parsed.text)
    quantities = find_quantities(lexicon.quantity, masked, 0, len(masked))
    starts = [quantity.start for quantity in quantities]
    page = _Page(parsed.text, masked, quantities, starts, own_year(parsed.document))
    targets, findings = list[Target](), list[Finding]()
    for passage in passages(parsed, lexicon):
        for clause, figures in _read_passage(page, passage, lexicon):
            made = list(_clause_targets(page, passage, clause, figures, lexicon))
            targets.extend(made)
            if clause.unfixed and made:
                findings.append(_unfixed_date(page.text, passage, clause))
    return Extracted(tuple(targets), tuple(findings))


def _read_passage(page: _Page, passage: Passage, lexicon: TargetLexicon) -> Iterator[tuple[Clause, list[Figure]]]:
    carried = passage.deadline
    for start, end, goes_on in paragraphs(page.text, passage):
        dating = Dating(passage.genre, page.year, carried if goes_on else passage.deadline)
        if dating.deadline is None and not page.between(start, end) and "年" not in page.masked[start:end]:
            continue
        for clause in clauses(page.masked, start, end, dating, lexicon):
            carried = clause.deadline or carried
            in_clause = [
                quantity
                for quantity in page.between(clause.start, clause.end)
                if not any(date.start < quantity.end and quantity.start < date.end for date in clause.years)
            ]
            yield clause, read_figures(page.masked, clause, in_clause, lexicon)


def _clause_targets(
    page: _Page, passage: Passage, clause: Clause, figures: Sequence[Figure], lexicon: TargetLexicon
) -> Iterator[Target]:
    if figures:
        kept = [figure for figure in figures if is_figure_of_target(page.masked, clause, figure, lexicon)]
        for indicator in read_indicators(page.text, kept, lexicon):
            yield _figure_target(page, passage, clause, indicator.figure, indicator.name, lexicon)
    elif is_aim(page.masked, clause, passage.genre, lexicon):
        yield _aim(page.text, passage, clause)


def _figure_target(
    page: _Page, passage: Passage, clause: Clause, figure: Figure, indicator: str, lexicon: TargetLexicon
) -> Target:
    deadline = next(
        (date.deadline for date in reversed(clause.dates) if date.end <= figure.quantity.start and date.deadline),
        clause.deadline,
    )
    standard = deadline is None and is_standard(page.masked, clause, figure, lexicon)
    return Target(
        provision=passage.provision,
        kind="standard" if standard else "target",
        deadline=deadline,
        indicator=indicator,
        operator=figure.operator,
        value=figure.quantity.value,
        upper=figure.quantity.upper,
        unit=figure.quantity.unit,
        scope=scope_of(page.text[clause.body : clause.end]),
        text=page.text[clause.start : clause.end],
        start=clause.start,
        end=clause.end,
    )


def _aim(text: str, passage: Passage, clause: Clause) -> Target:
    indicator = text[clause.body : clause.end]
    return Target(
        provision=passage.provision,
        kind="target",
        deadline=clause.deadline,
        indicator=indicator,
        operator=None,
        value=None,
        upper=None,
        unit=None,
        scope=scope_of(indicator),
        text=text[clause.start : clause.end],
        start=clause.start,
        end=clause.end,
    )


def _unfixed_date(text: str, passage: Passage, clause: Clause) -> Finding:
    words = text[clause.unfixed.start : clause.unfixed.end] if clause.unfixed else ""
    return Finding(
        "unread_target",
        f"「{words}」没有写明年份，该目标的期限留空。",
        f"“{words}” names no year, so the deadline of this target is left empty.",
        passage.provision,
        clause.start,
        clause.end,
    )
