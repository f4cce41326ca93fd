"""Targets and standards: what is to be reached, or kept to, in figures or by a date."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hengce.ingest.dates import Date, years_of
from hengce.ingest.extract.targets.aims import aim_of, is_aim
from hengce.ingest.extract.targets.amounts import amount_led_in, amount_of_heading, of_groups
from hengce.ingest.extract.targets.charges import is_of_charge, may_be_of_charge
from hengce.ingest.extract.targets.clause_dates import Dating
from hengce.ingest.extract.targets.clauses import SENTENCE_ENDS, Clause, clauses
from hengce.ingest.extract.targets.criteria import only_exceeds, targets_among
from hengce.ingest.extract.targets.descriptions import only_describe
from hengce.ingest.extract.targets.digressions import is_about_else
from hengce.ingest.extract.targets.echoes import are_places, gives_by_group
from hengce.ingest.extract.targets.figures import Figure, read_figures
from hengce.ingest.extract.targets.groups import are_groups, goes_on_by_group
from hengce.ingest.extract.targets.indicators import Indicator, Said, read_indicators
from hengce.ingest.extract.targets.loans import loan_limits
from hengce.ingest.extract.targets.money import is_budgeted, may_budget
from hengce.ingest.extract.targets.page import Page, read_page
from hengce.ingest.extract.targets.passages import (
    Genre,
    Passage,
    has_stages,
    noted,
    paragraphs,
    passages,
    stage_year,
    staged,
)
from hengce.ingest.extract.targets.quantities import counting, named_limit
from hengce.ingest.extract.targets.scopes import scope_of
from hengce.ingest.extract.targets.standards import Among, is_shortened, is_standard
from hengce.ingest.extract.targets.tables import DatedCell, Grid, grid_targets, grids, is_of_indicators
from hengce.ingest.extract.targets.times import (
    bounds_term,
    is_state,
    is_term_to_pay,
    recurs,
    terms_of_entry,
    time_limits_among,
)
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.making import make
from hengce.ingest.marks import stretches_between
from hengce.ingest.model import Extracted, Finding, Parsed, Target
from hengce.ingest.numerals import Quantity

ONCE: Final = "一零"  # 组织开展一次全面排查, 实现零的突破 are to be done, whatever they count
FULL: Final = "满"
STRIVES: Final = re.compile("(?<!可)达|逐步|稳定在|保持在")  # 费率逐步降低至1%以下, 逐步将费率降低至1%以下
COMPARISON: Final = re.compile(
    r"其中|(?:自|从)[^，]*起|(?:较|比(?!例|重)|每年)[^，]{0,10}|逐[年步](?:提高|增加|提升|降低|下降|减少|压减)*"
    r"|不设[^，]{2,10}"
)  # 从批准之日起，不少于一年; 较上一年增加，力争2023年达到80%; 其中：甲镇50人: what is named is named before
# 不超过0.1%, 累计不超过0.15%
BOUND: Final = re.compile(
    r"(?:累计|最多|一般)?(?:均|各)?(?:不(?:得)?(?:超过|高于|低于|少于)|至少|为|最高)[\d.,]+[^\d，（]{1,6}(?:（□*）)?"
)
STAGE_NAME: Final = 24  # characters in which a part without a heading says which stage it is
LONGEST_LABEL: Final = 24
LONGEST_ENUMERATION: Final = 6
GOES_ON: Final = re.compile(r"(?!其中|分别|包括|即|到|[一1]是|（[一1]）|[①1])[^\n。；]{8,}")
LAST_OF_LIST: Final = re.compile("、|以?及(?=[^，、]{4,}$)")
THOSE_NAMED: Final = re.compile(
    "(?:上述|以上|前述)[两二三四五2-5][个项类]?[^，、]{0,6}(?:指标|比例|率|数)(?:均|分别)"
)  # 上述两个比例分别达到
THOSE_BEGIN: Final = "上以前"  # looked at first
# 各区政府配合: who helps, not what is done
HELPING: Final = re.compile(
    "[^，]{1,13}(?:政府|部门|单位|乡镇|街道|[局委办])(?:要|应)?(?:积极|密切|予以|做好)?(?:配合|参与|参加|协助)"
)
HELPS: Final = ("配合", "参与", "参加", "协助")  # looked at first
COMPARES: Final = "其自从较比每逐不"  # looked at first: few clauses begin with one


def extract_targets(parsed: Parsed, lexicon: TargetLexicon) -> Extracted[Target]:
    """The targets and standards of `parsed`, in reading order; those of one clause stand in the order of their figures.

    Guarantees: `parsed.text[start:end] == text`, the comma clause. A date without a year (三年内) leaves the deadline
    null and gives a finding.
    Units: `unit` is as printed and keeps 万 and 亿, `value` is the number before it (1500亿元 is 1500 of 亿元).
    """
    tables = grids(parsed) if "\t" in parsed.text else []
    page = read_page(parsed, tables, lexicon)
    targets, findings = _of_indicators(page, tables), list[Finding]()
    for passage in _passages(parsed, page):
        for clause, made in _passage_targets(page, passage):
            targets.extend(made)
            if clause.unfixed:
                findings.append(_unfixed_date(page.text, passage, clause))
    targets = [_in_planned_year(target, page) for target in targets]
    return Extracted(tuple(sorted(targets, key=lambda target: target.start)), tuple(findings))


def _in_planned_year(target: Target, page: Page) -> Target:
    """The target, due in the year that the document is the plan of where nothing else tells when."""
    undated = target.kind == "target" and target.deadline is None and target.value is not None
    return target._replace(deadline=str(page.planned)) if undated and page.planned else target


def _passages(parsed: Parsed, page: Page) -> Iterator[Passage]:
    """All that is read as running text, parted at the deadlines noted in it; then the cells of tables with a date."""
    found = passages(parsed, page.lexicon, page.year, page.marks)
    if page.has_notes:
        found = (part for passage in found for part in noted(page.text, passage, page.year))
    if has_stages(page.text):
        found = (part for passage in found for part in staged(page.text, passage, page.year))
    yield from found
    yield from map(_cell_passage, page.dated)


def _of_indicators(page: Page, tables: Sequence[Grid]) -> list[Target]:
    grids_of_indicators = filter(is_of_indicators, tables)
    return [target for grid in grids_of_indicators for target in grid_targets(page.text, grid, page.issued)]


def _cell_passage(cell: DatedCell) -> Passage:
    genre = Genre.STAGE if cell.deadline else Genre.MEASURE
    return Passage(cell.provision, genre, cell.deadline, cell.name, cell.cell.start, cell.cell.end)


def _passage_targets(page: Page, passage: Passage) -> list[tuple[Clause, list[Target]]]:
    """Each clause that has targets, with these. What a clause is about is kept for the next ones of its sentence."""
    words, topic, amount, kept, sentence = passage.heading, passage.heading, "", None, (0, 0)
    headed = amount_of_heading(page.text, passage)
    named: tuple[str, ...] = ()
    found = list[tuple[Clause, list[Target]]]()
    grouped, recent = list[Target](), list[Target]()
    for clause in _passage_clauses(page, passage):
        if clause.sentence != sentence:
            words, topic, amount, kept, sentence = passage.heading, passage.heading, headed, None, clause.sentence
            named, grouped = (), []
        is_aside = page.text[clause.start - 1] == "（"  # 每班5人（其中女性不少于2人），夜班3人
        said = Said(words, named, topic, kept)
        if is_aside and not said.is_listing:  # 在线提交、竞优报价（24小时内响应）
            said = Said(LAST_OF_LIST.split(words)[-1], named, topic, kept)
        grouped = of_groups(page, passage, clause, amount, goes_on=bool(grouped)) if amount else []
        made = grouped or ([] if _is_label(page.text, clause) else _clause_targets(page, passage, clause, said))
        amount = amount_led_in(page.text, clause) or amount
        if amount and made and not grouped and BOUND.fullmatch(page.masked, clause.start, clause.end):
            made = [_of_amount(target, amount) for target in made]
        if page.text[clause.body] in THOSE_BEGIN and THOSE_NAMED.match(page.text, clause.body):
            made = _of_those_named(made, recent)
        recent.extend(made)
        if made:
            kept = made[-1].unit if made[-1].kind == "standard" else None
        if made and not is_aside:
            words, named = made[-1].indicator, (*named, *(target.indicator for target in made))
        elif not (is_aside or _only_compares(page.text, clause)):
            words = page.text[clause.body : clause.end]
            topic = topic if words.endswith("的") else words
        if made:
            found.append((clause, made))
    return found


def _clause_targets(page: Page, passage: Passage, clause: Clause, said: Said) -> list[Target]:
    """The targets of one clause; `said` is what those before it were about."""
    among = page.between(clause.start, clause.end)
    if not among and clause.deadline is None:
        return []
    quantities = _own_quantities(page, clause, among) if among else among
    told = page.tells or passage.genre is Genre.PREAMBLE  # 粮食产量连续保持在1.3万亿斤以上
    goes_on = said.is_listing and goes_on_by_group(page.masked[clause.body : clause.end])
    about_else = bool(quantities) and not goes_on and is_about_else(page.masked, clause, page.lexicon)
    if quantities and (loans := loan_limits(page.text, passage, clause, among, said.words)):
        return loans
    is_told = told and clause.deadline is None
    kept = [] if is_told else _kept_figures(page, clause, quantities, said, about_else=about_else)
    if kept and (made := _figure_targets(page, passage, clause, kept, said)):
        return made
    counts = not _counts_nothing(page, clause, quantities, about_else=about_else)
    if counts or not is_aim(page.masked, clause, passage.genre, page.lexicon):
        return []
    aim = aim_of(page.text, passage, clause, said.words)
    return [aim._replace(deadline=deadline) for deadline in clause.spread] if len(clause.spread) > 1 else [aim]


def _is_label(text: str, clause: Clause) -> bool:
    """汇聚一万名创新者：吸引和服务超过10000名创业者: what an item is called, where the words behind say the same."""
    length = clause.end - clause.start
    if text[clause.end : clause.end + 1] != "：" or clause.opened or clause.dates or length > LONGEST_LABEL:
        return False
    opens = clause.start - clause.sentence[0] <= LONGEST_ENUMERATION
    return opens and GOES_ON.match(text, clause.end + 1) is not None


def _of_amount(target: Target, amount: str) -> Target:
    """A figure of `amount`; what it would be called by itself says for whom, or in which case.

    原粮：储存6个月以内的，不超过0.1% is a case, and part of what is limited; 退休人员，不低于200元 is the scope.
    """
    case = target.indicator
    name = amount if are_groups(case) else case + amount
    return target._replace(kind="target" if target.deadline else "standard", indicator=name, scope=case)


def _of_those_named(made: list[Target], recent: list[Target]) -> list[Target]:
    """上述两个比例分别达到92%和45%: the figures of the last ones named in such a unit."""
    alike = [target.indicator for target in recent if made and target.unit == made[0].unit][-len(made) :]
    if len(alike) != len(made):
        return made
    return [target._replace(indicator=name) for target, name in zip(made, alike, strict=True)]


def _only_compares(text: str, clause: Clause) -> bool:
    """Whether a clause names nothing of its own: 较上一年增加，力争2023年达到80%."""
    compares = text[clause.body] in COMPARES and COMPARISON.fullmatch(text, clause.body, clause.end)
    helps = text.endswith(HELPS, clause.body, clause.end) and HELPING.fullmatch(text, clause.body, clause.end)
    return bool(compares or helps)


def _passage_clauses(page: Page, passage: Passage) -> list[Clause]:
    """The clauses of the paragraphs that hold a figure or a date, or stand under one."""
    found, carried = list[Clause](), passage.deadline
    year = stage_year(passage) or page.year
    genre = _genre_of_dates(page, passage)
    for start, end, goes_on in paragraphs(page.text, passage):
        if start in page.cells and passage.start != start:
            continue
        deadline = carried if goes_on and not (passage.genre is Genre.STAGE and passage.deadline) else passage.deadline
        dating = Dating(genre, year, page.issued, deadline, page.lexicon)
        for clause in clauses(page.masked, _dated_sentences(page, start, end, dating), dating):
            carried = clause.deadline or carried
            found.append(clause)
    return found


def _genre_of_dates(page: Page, passage: Passage) -> Genre:
    """How far a date reaches: in a part of a staged plan that is no stage itself no further than its sentence."""
    if passage.genre is not Genre.STAGE or passage.deadline or page.lexicon.stage.search(passage.heading):
        return passage.genre
    named = page.lexicon.stage.search(page.text, passage.start, min(passage.end, passage.start + STAGE_NAME))
    return Genre.STAGE if named else Genre.STEP


def _dated_sentences(page: Page, start: int, end: int, dating: Dating) -> list[tuple[int, int]]:
    """The sentences of a paragraph with a figure or a date; all where a date holds on, or may."""
    governed = dating.reaches_on and dating.deadline
    if not governed and not page.is_marked(start, end):
        return []
    sentences = stretches_between(page.masked, start, end, SENTENCE_ENDS)
    return sentences if dating.reaches_on else [span for span in sentences if page.is_marked(span[0], span[1])]


def _own_quantities(page: Page, clause: Clause, among: list[Quantity]) -> list[Quantity]:
    """The quantities `among` those of `clause` that count something and are no part of a date: 5年 in 5年内."""
    quantities = among
    if dates := clause.own.years:
        quantities = [q for q in among if not _is_within(q, dates) or is_term_to_pay(page.masked, q)]
    return counting(page.masked, clause, quantities, page.lexicon) if quantities else quantities


def _is_within(quantity: Quantity, dates: Sequence[Date]) -> bool:
    return any(date.start < quantity.end and quantity.start < date.end for date in dates)


def _counts_nothing(page: Page, clause: Clause, quantities: Sequence[Quantity], *, about_else: bool) -> bool:
    """Whether a clause has no figure but 一次 or one that says which (56人以上大班额), and does not pay."""
    if not quantities:
        return True
    once = all(page.masked[quantity.start] in ONCE for quantity in quantities)
    if about_else or not (once or clause.deadline):
        return False
    return once or only_describe(read_figures(page.masked, clause, quantities, page.lexicon))


def _figure_targets(page: Page, passage: Passage, clause: Clause, kept: Sequence[Figure], said: Said) -> list[Target]:
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


def _kept_figures(
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
