"""Which figures and which dated clauses are targets, and which targets are standards."""

import re

from hengce.ingest.extract.target_clauses import Clause
from hengce.ingest.extract.target_figures import Figure
from hengce.ingest.extract.target_passages import Genre
from hengce.ingest.lexicon.targets import TargetLexicon

HAN_ONE = re.compile(r"[一二两三]")
RATES = ("%", "‰", "个百分点", "个基点")
QUALIFIED = re.compile(
    r"(?:到期|购买|供应|出生|注册|成立|缴纳|取得|签订|竣工|新建|建成|完成|发生|提交|入库|投保)[^，]{0,20}的"
)
SHORTEST_AIM = 4  # 稳步推进 says something, 其中 does not


def is_figure_of_target(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """Whether `figure` is to be reached or kept to, rather than a condition, an amount paid, a count that describes."""
    if _is_excluded(masked, clause, figure, lexicon):
        return False
    unit, before = figure.quantity.unit, masked[slice(*figure.before)]
    if unit in lexicon.standard_units:
        return _is_measure_of_time(masked, figure, lexicon)
    if unit.endswith("元"):
        return figure.verb in ("reach", "grow") or lexicon.rate_nouns.search(before) is not None
    if figure.verb == "make" and HAN_ONE.match(masked, figure.quantity.start):
        return clause.deadline is not None or figure.compares or lexicon.frequency.search(before) is not None
    return bool(
        figure.verb
        or figure.compares
        or lexicon.rate_nouns.search(before)
        or (unit in RATES and not before and clause.deadline)
    )


def _is_excluded(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    words = masked[clause.body : clause.end]
    return bool(
        lexicon.named.search(masked, clause.start, figure.quantity.start)
        or (lexicon.subsidy.search(words) and not lexicon.standing.search(masked, clause.body, figure.quantity.start))
        or lexicon.condition.search(words)
        or lexicon.validity.search(words)
        or (figure.closing and figure.after[0] < figure.after[1] and not figure.verb)
        or (figure.qualifies and figure.quantity.unit not in RATES)
    )


def _is_measure_of_time(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """产假158天, 保存90日以上, 每年1次 are standards; 3年以上经历 and 24小时 are not."""
    before = masked[slice(*figure.before)]
    if lexicon.standing.search(masked, figure.before[0], figure.quantity.start):
        return True
    if lexicon.frequency.search(before):
        return bool(figure.verb or figure.compares)
    return figure.operator in (">=", "<=") and figure.verb != "" and bool(before)


def is_standard(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """Whether an undated figure is to be kept to: a time, a frequency, a limit; what is to be built up is a target."""
    if lexicon.standing.search(masked, clause.start, figure.quantity.start):
        return True
    if figure.quantity.unit in lexicon.standard_units:
        return True
    strives = lexicon.striving.search(masked, clause.start, clause.end) or lexicon.striving.search(
        masked, *figure.before
    )
    return figure.verb == "" and figure.operator in (">=", "<=") and not strives


def is_aim(masked: str, clause: Clause, genre: Genre, lexicon: TargetLexicon) -> bool:
    """Whether a clause without a figure is to come true by its date.

    In aims and stages each clause under a date is; elsewhere only one with the date in itself.
    """
    words = masked[clause.body : clause.end]
    if clause.deadline is None or len(words) < SHORTEST_AIM or genre is Genre.PREAMBLE:
        return False
    if genre is Genre.MEASURE and not _is_aim_of_measure(masked, clause, lexicon):
        return False
    return not (lexicon.adverbial.search(words) or lexicon.lead_to_list.search(words) or lexicon.validity.search(words))


def _is_aim_of_measure(masked: str, clause: Clause, lexicon: TargetLexicon) -> bool:
    """2020年完成备案登记, 各地于6月底前完成; not 2020年5月1日前到期的贷款, 支持3月底前有望完成的."""
    words = masked[clause.body : clause.end]
    if not clause.dated or lexicon.subsidy.search(words) or lexicon.condition.search(masked[clause.start : clause.end]):
        return False
    if not clause.opened and masked[clause.dates[0].start - 1] not in "于在要应须保争":
        return False
    return not QUALIFIED.match(words)
