"""Which figures and which dated clauses are targets, and which targets are standards."""

import re
from collections.abc import Sequence

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.extract.targets.passages import Genre
from hengce.ingest.lexicon.targets import TargetLexicon

HAN_NUMERAL = re.compile(r"[一二两三四五六七八九十]")
RATES = ("%", "‰", "个百分点", "个基点")
TIMES = ("次", "遍", "回")
EVENTS = ("场", "期", "场次", "批次")
SHORTEST_AIM = 4  # characters: 稳步推进 says something, 其中 does not
# 2020年5月1日前到期的贷款: the date belongs to what is described
QUALIFIED = re.compile(
    r"(?:到期|购买|供应|出生|注册|成立|缴纳|取得|签订|竣工|新建|建成|完成|发生|提交|入库|投保)[^，]{0,20}的"
)


def targets_among(masked: str, clause: Clause, figures: Sequence[Figure], lexicon: TargetLexicon) -> list[Figure]:
    """The figures of `clause` that are to be reached or kept to.

    Not conditions, amounts paid, counts that describe. A figure that goes on a list is what the one before it is.
    """
    kept = list[Figure]()
    if not figures or _is_about_else(masked, clause, lexicon):
        return kept
    for figure in figures:
        goes_on = bool(kept) and (figure.stands_alone or _enumerates(figure, lexicon))
        if goes_on or _is_target(masked, clause, figure, lexicon):
            kept.append(figure)
    return kept


def _is_about_else(masked: str, clause: Clause, lexicon: TargetLexicon) -> bool:
    """A clause of concessions, conditions or validity; 公积金贷款最高额度80万元 is a standard all the same."""
    words = masked[clause.body : clause.end]
    if lexicon.validity.search(words):
        return True
    pays = lexicon.subsidy.search(words) and not lexicon.harmless.search(words)
    if pays or lexicon.condition.search(words):
        return words.endswith(("的", "政策")) or lexicon.standing_amount.search(words) is None
    if clause.deadline or lexicon.striving.search(words):
        return False
    if lexicon.terms.search(words) and lexicon.subsidy.search(masked, clause.sentence[0], clause.start):
        return True
    return lexicon.paid.search(masked, clause.end, clause.sentence[1]) is not None


def _is_target(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    unit, before = figure.quantity.unit, masked[slice(*figure.before)]
    often = unit in lexicon.standard_units and figure.compares and lexicon.frequency.search(before) is not None
    if lexicon.named.search(masked, clause.start, figure.quantity.start) or (_describes(figure) and not often):
        return False
    if unit in lexicon.standard_units:
        return _is_measure_of_time(masked, figure, lexicon)
    if unit in lexicon.count_units and HAN_NUMERAL.match(masked, figure.quantity.start):
        dated_or_often = clause.deadline is not None or lexicon.frequency.search(before) is not None
        return figure.compares or (figure.verb == "make" and dated_or_often)
    if unit.endswith("元"):
        dated = clause.deadline is not None and figure.has_name and not figure.has_object
        return dated or figure.verb in ("reach", "grow") or lexicon.rate_nouns.search(before) is not None
    return bool(
        figure.verb
        or figure.compares
        or lexicon.rate_nouns.search(before)
        or (unit in RATES and not before and (clause.deadline or _is_done_by_share(masked, figure, lexicon)))
        or (clause.deadline and _enumerates(figure, lexicon))
    )


def _is_done_by_share(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """100%的社区卫生服务中心完成中医馆设置"""
    return figure.qualifies and lexicon.make_opening.search(masked, *figure.after) is not None


def _describes(figure: Figure) -> bool:
    """70平方米以上的住房, 停产893户企业: the figure tells which, not how many there are to be.

    50%的社区设立 and 不少于20平方米的标准 do say how many.
    """
    if figure.is_norm:
        return not figure.compares
    if figure.qualifies and not (figure.quantity.unit in RATES and not figure.has_name):
        return True
    if not figure.has_object or figure.after[1] - figure.after[0] <= 2:
        return False
    return figure.verb == "opens" or (bool(figure.closing) and not figure.verb)


def _enumerates(figure: Figure, lexicon: TargetLexicon) -> bool:
    """规上工业企业30家: a thing, its figure, and nothing behind."""
    return figure.has_name and not figure.has_object and figure.quantity.unit not in lexicon.standard_units


def _is_measure_of_time(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """产假158天, 保存90日以上, 每年1次 are standards; 3年以上经历 and 24小时 are not."""
    before, after = masked[slice(*figure.before)], masked[slice(*figure.after)]
    if lexicon.standing.search(masked, figure.before[0], figure.quantity.start) or lexicon.leave.search(after):
        return True
    if lexicon.keeping.search(before):
        return True
    if lexicon.frequency.search(before) and figure.quantity.unit != "年":
        return bool(figure.verb or figure.compares or figure.quantity.unit in TIMES)
    bound = figure.verb != "" or (figure.binding != "" and not after)
    return figure.operator in (">=", "<=") and bound and before != ""


def is_standard(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """Whether an undated figure is to be kept to: a time, a frequency, a limit; what is to be built up is a target."""
    before, unit = masked[slice(*figure.before)], figure.quantity.unit
    if unit in lexicon.standard_units or lexicon.standing.search(masked, clause.start, figure.quantity.start):
        return True
    if lexicon.each_person.search(before) or (unit in EVENTS and lexicon.frequency.search(before)):
        return True
    if figure.is_norm or "调整" in figure.binding:
        return True
    if lexicon.striving.search(masked[clause.start : clause.end]) or lexicon.striving.search(before):
        return False
    obliges = lexicon.obliging.search(masked, clause.start, figure.quantity.start) is not None
    return (obliges and figure.compares) or _is_limit(masked, figure, lexicon)


def _is_limit(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """预付款比例不低于50%, 每班不超过30人, 至少配备1名; not 普及率达到50%, 秋粮产量不低于839万吨."""
    before = masked[slice(*figure.before)]
    limits = lexicon.limit_nouns.search(before) is not None
    if figure.verb == "reach":
        return limits and figure.operator in ("=", "<=")
    if figure.compares and lexicon.staffing.search(before + figure.binding):
        return True
    bound = figure.verb == "" and figure.compares and not figure.closing
    return bound and (figure.operator == "<=" or limits or figure.quantity.unit in RATES)


def is_aim(masked: str, clause: Clause, genre: Genre, lexicon: TargetLexicon) -> bool:
    """Whether a clause without a figure is to come true by its date.

    In aims and stages each clause under a date is; elsewhere only one with the date in itself.
    """
    if clause.deadline is None or clause.end - clause.body < SHORTEST_AIM or genre is Genre.PREAMBLE:
        return False
    if genre is Genre.MEASURE and not _is_aim_of_measure(masked, clause, lexicon):
        return False
    words = masked[clause.body : clause.end]
    return not (lexicon.adverbial.search(words) or lexicon.lead_to_list.search(words) or lexicon.validity.search(words))


def _is_aim_of_measure(masked: str, clause: Clause, lexicon: TargetLexicon) -> bool:
    """2020年完成备案登记, 各地于6月底前完成; not 2020年5月1日前到期的贷款, 支持3月底前有望完成的."""
    words = masked[clause.body : clause.end]
    if not clause.dated or lexicon.subsidy.search(words) or lexicon.condition.search(masked[clause.start : clause.end]):
        return False
    if not clause.opened and masked[clause.dates[0].start - 1] not in "于在要应须保争":
        return False
    return not QUALIFIED.match(words) and not lexicon.condition.search(words)
