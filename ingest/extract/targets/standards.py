"""Which of the figures that count are standards: they are kept to, not worked towards."""

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.lexicon.targets import TargetLexicon

RATES = ("%", "‰", "个百分点", "个基点", "/10万", "/万")
SPENDING = ("用于", "配置", "配建", "计提")
EVENTS = ("场", "期", "场次", "批次", "节")


def is_standard(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon, *, among_aims: bool) -> bool:
    """Whether an undated figure is to be kept to: a time, a frequency, a limit.

    What is to be built up is a target, and so is a limit `among_aims` (能源消费总量控制在2亿吨以内).
    """
    before, unit = masked[slice(*figure.before)], figure.quantity.unit
    if lexicon.standing.search(masked, clause.start, figure.quantity.start):
        return True
    if unit in lexicon.standard_units:
        return figure.verb != "grow" or lexicon.changing.search(before) is None
    if lexicon.each_person.search(before) or (unit in EVENTS and lexicon.frequency.search(before)):
        return True
    raised = unit.endswith("元") and figure.binding.startswith(("从", "由")) and "增" not in figure.binding
    changed = raised or "调整" in figure.binding
    if figure.is_norm or changed or is_share_set_aside(masked, figure, lexicon):
        return True
    obliges = lexicon.obliging.search(masked, clause.start, figure.quantity.start) is not None
    if not among_aims and obliges and (figure.compares or figure.verb == "reach"):
        return True
    strives = among_aims or lexicon.striving.search(masked[clause.start : clause.end])
    return not strives and not lexicon.striving.search(before) and _is_limit(masked, figure, lexicon)


def _is_limit(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """预付款比例不低于50%, 每班不超过30人, 至少配备1名; not 普及率达到50%, 秋粮产量不低于839万吨."""
    before = masked[slice(*figure.before)]
    limits = lexicon.limit_nouns.search(before) is not None
    if figure.verb == "reach" and "达" in figure.binding:
        return False
    if figure.verb == "reach":
        return limits and figure.operator in ("=", "<=", "range")
    if figure.compares and lexicon.staffing.search(before + figure.binding):
        return True
    if figure.compares and figure.verb == "" and lexicon.per_unit.search(before):
        return True
    if figure.operator == "<=" and (figure.verb == "make" or (figure.verb == "" and figure.quantity.unit not in RATES)):
        return True
    bound = figure.verb == "" and figure.compares and not figure.closing
    return bound and (figure.operator == "<=" or limits or figure.quantity.unit in RATES)


def is_share_set_aside(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """预留30%的号源, 拿出不低于30%专门用于招聘, 服务费的80%用于分配"""
    sets_aside = figure.quantity.unit in RATES and lexicon.set_aside.search(figure.binding) is not None
    return sets_aside or spends_share(masked, figure)


def spends_share(masked: str, figure: Figure) -> bool:
    """服务费的80%用于分配, 床位按老年人口的3%配置"""
    return figure.quantity.unit == "%" and masked.startswith(SPENDING, figure.quantity.end + len(figure.closing))
