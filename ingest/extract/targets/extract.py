"""Targets and standards: what is to be reached, or kept to, in figures or by a date."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hengce.ingest.extract.targets.aims import aim_of, is_aim
from hengce.ingest.extract.targets.amounts import amount_led_in, amount_of_heading, of_groups
from hengce.ingest.extract.targets.clause_dates import Dating
from hengce.ingest.extract.targets.clauses import SENTENCE_ENDS, Clause, clauses
from hengce.ingest.extract.targets.digressions import is_about_else
from hengce.ingest.extract.targets.figure_targets import counts_nothing, figure_targets, kept_figures, own_quantities
from hengce.ingest.extract.targets.groups import are_groups, goes_on_by_group
from hengce.ingest.extract.targets.loans import loan_limits
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
from hengce.ingest.extract.targets.said import Said
from hengce.ingest.extract.targets.tables import DatedCell, Grid, grid_targets, grids, is_of_indicators
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.marks import stretches_between
from hengce.ingest.model import Extracted, Finding, Parsed, Target

COMPARISON: Final = re.compile(
    r"其中|(?:自|从)[^，]*起|(?:较|比(?!例|重)|每年)[^，]{0,10}|逐[年步](?:提高|增加|提升|降低|下降|减少|压减)*"
    r"|不设[^，]{2,10}|(?:同时|并?且|但)?(?:均|原则上)?不(?:得|应)?(?:高于|超过|低于|大于|小于|少于)[^，\d]+"
)  # 从批准之日起，不少于一年; 较上一年增加，力争2023年达到80%; 其中：甲镇50人; 同时不得高于原贷款余额，且不超过70%:
# what is named is named before
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
COMPARES: Final = "其自从较比每逐不同并且但均原"  # looked at first: few clauses begin with one


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
    quantities = own_quantities(page, clause, among) if among else among
    told = page.tells or passage.genre is Genre.PREAMBLE  # 粮食产量连续保持在1.3万亿斤以上
    goes_on = said.is_listing and goes_on_by_group(page.masked[clause.body : clause.end])
    about_else = bool(quantities) and not goes_on and is_about_else(page.masked, clause, page.lexicon)
    if quantities and (loans := loan_limits(page.text, passage, clause, among, said.words)):
        return loans
    is_told = told and clause.deadline is None
    kept = [] if is_told else kept_figures(page, clause, quantities, said, about_else=about_else)
    if kept and (made := figure_targets(page, passage, clause, kept, said)):
        return made
    counts = not counts_nothing(page, clause, quantities, about_else=about_else)
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
