"""The targets that the figures of one clause make."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.dates import Date, years_of
from hengce.ingest.extract.targets.charges import is_of_charge, may_be_of_charge
from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.criteria import only_exceeds, targets_among
from hengce.ingest.extract.targets.descriptions import only_describe
from hengce.ingest.extract.targets.echoes import are_places, gives_by_group
from hengce.ingest.extract.targets.figures import Figure, read_figures
from hengce.ingest.extract.targets.indicators import Indicator, read_indicators
from hengce.ingest.extract.targets.money import is_budgeted, may_budget
from hengce.ingest.extract.targets.page import Page
from hengce.ingest.extract.targets.passages import (
    Genre,
    Passage,
)
from hengce.ingest.extract.targets.quantities import counting, named_limit
from hengce.ingest.extract.targets.said import Said
from hengce.ingest.extract.targets.scopes import scope_of
from hengce.ingest.extract.targets.standards import Among, is_shortened, is_standard
from hengce.ingest.extract.targets.times import (
    bounds_term,
    is_state,
    is_term_to_pay,
    recurs,
    terms_of_entry,
    time_limits_among,
)
from hengce.ingest.making import make
from hengce.ingest.model import Target
from hengce.ingest.numerals import Quantity

ONCE: Final = "一零"  # 组织开展一次全面排查, 实现零的突破 are to be done, whatever they count
FULL: Final = "满"
STRIVES: Final = re.compile("(?<!可)达|逐步|稳定在|保持在")  # 费率逐步降低至1%以下, 逐步将费率降低至1%以下


def own_quantities(page: Page, clause: Clause, among: list[Quantity]) -> list[Quantity]:
    """The quantities `among` those of `clause` that count something and are no part of a date: 5年 in 5年内."""
    quantities = among
    if dates := clause.own.years:
        quantities = [q for q in among if not _is_within(q, dates) or is_term_to_pay(page.masked, q)]
    return counting(page.masked, clause, quantities, page.lexicon) if quantities else quantities


def _is_within(quantity: Quantity, dates: Sequence[Date]) -> bool:
    return any(date.start < quantity.end and quantity.start < date.end for date in dates)


def counts_nothing(page: Page, clause: Clause, quantities: Sequence[Quantity], *, about_else: bool) -> bool:
    """Whether a clause has no figure but 一次 or one that says which (56人以上大班额), and does not pay."""
    if not quantities:
        return True
    once = all(page.masked[quantity.start] in ONCE for quantity in quantities)
    if about_else or not (once or clause.deadline):
        return False
    return once or only_describe(read_figures(page.masked, clause, quantities, page.lexicon))


def kept_figures(
    page: Page, clause: Clause, quantities: Sequence[Quantity], said: Said, *, about_else: bool
) -> list[Figure]:
    """The figures of a clause that are targets or standards; of one about something else only time limits are."""
    bounds = said.is_listing  # 每次200毫升，最多不超过400毫升
    of_entry = page.of_rules and FULL in page.masked[clause.start : clause.end]
    budgets = about_else and may_budget(page.masked[clause.start : clause.end])
    if not quantities or (
        about_else
        and not (bounds or of_entry or budgets)
        and not any(q.unit in page.lexicon.standard_units for q in quantities)
    ):
        return []
    figures = read_figures(page.masked, clause, quantities, page.lexicon)
    if clause.deadline is None and may_be_of_charge(page.masked, clause):
        figures = [figure for figure in figures if not is_of_charge(page.masked, clause, figure)]
    if page.of_rules:
        figures = [figure for figure in figures if not only_exceeds(page.masked, clause, figure)]
        if entry := terms_of_entry(page.masked, clause, figures):
            return entry
    if about_else:
        limits = time_limits_among(
            page.masked, clause, figures, page.lexicon, said=said.named[-1] if said.named else ""
        )
        if budgets and (budgeted := [figure for figure in figures if is_budgeted(page.masked, figure)]):
            return budgeted
        return limits or [figure for figure in figures if bounds and figure.bounds_the_named]
    kept = targets_among(page.masked, clause, figures, page.lexicon, goes_on=said.is_listing)
    return kept or [
        figure
        for figure in figures
        if bounds_term(figure, page.lexicon, said.words)
        or gives_by_group(page.masked, figure, said.words, page.lexicon)
    ]


def figure_targets(page: Page, passage: Passage, clause: Clause, kept: Sequence[Figure], said: Said) -> list[Target]:
    indicators = read_indicators(page.text, kept, said, page.lexicon)
    if page.text.startswith("（", clause.start - 1) and said.is_listing:
        indicators = [_excepted(indicator, said.words) for indicator in indicators]
    made = list[Target]()
    for indicator in indicators:
        target = _figure_target(page, passage, clause, indicator)
        if target.deadline is None and said.kept and said.kept == target.unit and indicator.figure.is_bare:
            target = target._replace(kind="standard")  # 保有量不低于108万亩，基本农田80万亩
        # 额度上浮20%、30%; 建成20个以上、总面积不低于10万平方米，功能完善的社区
        listed = made and (indicator.figure.stands_alone or indicator.name.startswith(made[-1].indicator))
        if made and page.masked[indicator.figure.start - 1] == "、" and indicator.figure.compares:
            # 肉类不少于50克、蔬菜不少于200克; 单个项目功率不低于500千瓦、放电量不低于10万千瓦时
            listed = (
                listed
                or made[-1].unit == target.unit
                or page.lexicon.per_unit.match(page.masked, clause.body) is not None
            )
        shares_kind = listed and target.deadline is None
        made.append(target._replace(kind=made[-1].kind) if shares_kind else target)
    spread = clause.spread if len(made) > 1 else ()
    if len(spread) == 1 and "分别" in page.masked[clause.start : clause.end]:
        spread = years_of(spread[0])
    return [t._replace(deadline=d) for t, d in zip(made, spread, strict=True)] if len(spread) == len(made) else made


def _excepted(indicator: Indicator, said: str) -> Indicator:
    """What was said, where a bracket behind its figure gives another for some: 占比达到30%（甲市、乙市达到50%）."""
    of_some = indicator.figure.verb == "reach" and indicator.figure.quantity.unit == "%"
    return Indicator(said, indicator.figure) if of_some else indicator


def _figure_target(page: Page, passage: Passage, clause: Clause, indicator: Indicator) -> Target:
    figure = indicator.figure
    before = [date.deadline for date in clause.dates if date.end <= figure.quantity.start and date.deadline]
    deadline = before[-1] if before else clause.deadline
    if deadline and (
        (passage.genre is Genre.MEASURE and is_state(clause, figure))
        or recurs(page.masked, clause, figure, page.lexicon)
    ):
        deadline = None
    said_of = page.text[figure.start : figure.quantity.start]
    return make(
        Target,
        passage.provision,
        "standard" if deadline is None and _is_kept_to(page, passage, clause, indicator) else "target",
        deadline,
        indicator.name,
        named_limit(indicator.name, figure.operator, figure.binding),
        figure.quantity.value,
        figure.quantity.upper,
        figure.quantity.unit or None,
        scope_of(said_of)
        or scope_of(page.text[clause.body : clause.end])
        or scope_of(figure.words_before(page.text))
        or _place_of(page.text, indicator),
        page.text[clause.start : clause.end],
        clause.start,
        clause.end,
    )


def _is_kept_to(page: Page, passage: Passage, clause: Clause, indicator: Indicator) -> bool:
    """Whether a figure without a deadline is a standard, or named as a limit: 首付比例为20%，二套为30%."""
    figure = indicator.figure
    if page.lexicon.limit_nouns.search(indicator.name):
        if not figure.verb and not figure.closing and figure.words_before(page.text) not in indicator.name:
            return True
        if figure.operator == "range" and figure.verb in ("", "opens") and not (figure.binding or figure.closing):
            return True  # 栽植密度167～296株
        said = page.masked[max(figure.start, figure.before[0] - 3) : figure.before[0]] + figure.binding
        if figure.verb == "reach" and not (STRIVES.search(said) or is_shortened(figure, indicator.name)):
            return True
    of_rules = page.of_rules or page.lexicon.requirements.search(passage.heading) is not None
    among = Among.AIMS if passage.genre is Genre.AIMS else Among.RULES if of_rules else Among.MEASURES
    return is_standard(page.masked, clause, figure, page.lexicon, among)


def _place_of(text: str, indicator: Indicator) -> str | None:
    """The place that a figure is of, where what it counts was named before: 甲镇50人, 乙镇30人."""
    before = indicator.figure.words_before(text).lstrip("为在")  # 为各区培育1家
    return before if before and are_places(before) and before not in indicator.name else None
