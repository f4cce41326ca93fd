"""Figures of what is charged less, or paid in relief: 征收标准降低50%, 救助比例不低于70%; they are no targets."""

import re
from typing import Final

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.figures import Figure

CHARGE: Final = (
    "(?:(?:担保|保险|手续|工伤|失业)?费率|(?<!公积金)缴费(?:比例|基数)|(?:征收|收费|计费|计征|缴费)(?:标准|比例|系数)|税[率额负]|预征率|缴费率|[水电气热]价格"
    "|资费|(?<![消经浪耗免])费(?![率用者]))"
)
CUT: Final = "(?:可|再|统一|平均|阶段性|均)*(?:降|下调|下浮|减(?!排))"
# 费率由1%降至0.5%, 将征收标准降低50%, 降低担保费率1个百分点; not 逐步降低至1%以下
CUT_CHARGE: Final = re.compile(
    f"{CHARGE}(?:标准|水平)?(?:较[^，]{{2,8}}|在[^，]{{2,10}}基础上|[^，由从逐]{{2,6}}(?=[由从]))?(?:[由从][^，逐]{{1,24}})?{CUT}[^，逐]{{0,4}}$"
    f"|(?:降低|下调|下浮|减少)[^，逐]{{0,16}}{CHARGE}[^，逐]{{0,4}}$"
)
CHARGE_SIGNS: Final = ("费", "税", "征", "价格")  # looked at first
# 限额标准上浮20%，即每户每年14400元, where what is owed is lessened by so much a year
DEDUCTED: Final = re.compile("[定限]额(?:标准)?[^，。]{0,12}$|(?<=额标准)[^，。]{0,12}，即[^，。]*$")
DEDUCTION: Final = "扣减"
DEDUCTION_REACH: Final = 200  # characters to either side in which it stands


# 救助比例不低于70%, 封顶线提高到3万元; not 报销比例, which insurance is held to
RELIEF: Final = re.compile(
    "(?:[起封][付顶]线(?:[由从原][^，]{1,16})?(?:提高|调整|降低)[到至为]?|(?:救助|救济|补偿)(?:比例|限额|[起封][付顶]线|金额)(?:[由从原][^，]{1,16})?(?:提高|调整|降低)?[到至为]?"
    "|(?:救助|救济)金额[^，]{0,6}不(?:得)?(?:超过|高于)[^，]{0,16})$"
)
CAPS: Final = ("限额", "封顶线", "封顶")
RELIEF_SIGNS: Final = ("顶线", "付线", "救", "补偿")  # looked at first
SIGNS: Final = "额封费税征价顶付救补"  # one is in each of these, in 额 of what is deducted, and in each of CAPS
SIGN: Final = re.compile(f"[{SIGNS}]")


def _is_relief(masked: str, clause: Clause, figure: Figure) -> bool:
    """Whether a figure says how much of a cost relief bears, or up to what sum."""
    start, end = clause.body, figure.before[1]
    return any(masked.find(sign, start, end) >= 0 for sign in RELIEF_SIGNS) and (
        RELIEF.search(masked, start, end) is not None
    )


def _is_cap_of_relief(masked: str, clause: Clause, figure: Figure) -> bool:
    """按100%给予救助，年度限额3万元: how much relief pays at the most."""
    capped = masked.endswith(CAPS, clause.body, figure.before[1])
    return capped and masked.find("救助", clause.sentence[0], figure.quantity.start) >= 0


def _is_cut(masked: str, clause: Clause, figure: Figure) -> bool:
    """Whether a figure says how much less is charged, or what may be deducted from it; not 首付比例降至20%."""
    start, end = clause.sentence[0], figure.quantity.start
    if any(masked.find(sign, clause.body, end) >= 0 for sign in CHARGE_SIGNS):
        return CUT_CHARGE.search(masked, clause.body, end) is not None
    if not figure.quantity.unit.endswith(("元", "%")) or masked.find("额", start, end) < 0:
        return False
    near = max(0, start - DEDUCTION_REACH), clause.sentence[1] + DEDUCTION_REACH
    return DEDUCTED.search(masked, start, end) is not None and masked.find(DEDUCTION, *near) >= 0


def may_be_of_charge(masked: str, clause: Clause) -> bool:
    """Whether a figure of `clause` may be of a charge: looked at first, once for all of them."""
    return SIGN.search(masked, clause.sentence[0], clause.end) is not None


def is_of_charge(masked: str, clause: Clause, figure: Figure) -> bool:
    """Whether a figure says how much less is charged, or how much relief pays."""
    return (
        _is_cut(masked, clause, figure)
        or _is_relief(masked, clause, figure)
        or _is_cap_of_relief(masked, clause, figure)
    )
