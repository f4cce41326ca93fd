"""Sums of money: which are to be reached or set aside, and which only say how large something is."""

import re
from typing import Final

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.extract.targets.standards import is_fund, sets_up_fund
from hengce.ingest.lexicon.targets import TargetLexicon

# 市财政安排技改资金800万元, 市财政列支300万元用于
BUDGETED: Final = re.compile(
    "(?:(?:财政|政府)[^，给]{0,8}(?:安排|统筹|筹集|投入|出资|整合)|[省市县区]级(?:统筹|整合|[^，给]{0,24}安排)|列支)(?:[^，给]{0,16}(?:资金|经费))?(?:不(?:得)?(?:少于|低于)|至少)?$"
)
BUDGETS: Final = ("财政", "列支", "整合", "级")  # looked at first
LOAN: Final = re.compile("贷款(?:支持|额度)?$")
VOUCHERS: Final = re.compile("发放[^，]*券$")  # 每季度发放惠民消费券50万元
NORM_FUNDS: Final = re.compile("(?:足额|及时|每年)*(?:安排|列入|纳入|落实|筹集|预算)|[^，]*(?:资金|经费)$")
VOUCHER: Final = "券"  # 发放1000万元消费券
TO_EACH: Final = re.compile("每[套户人个位名家]|单[套户]|一次性|分别|类别|[向对]")  # 每户发放1000元消费券
FUNDS: Final = re.compile("安排|列支|设立|组建|整合|筹集")  # 安排3000万元前期工作经费


def is_of_money(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon, *, goes_on: bool) -> bool:
    """Whether a sum is to be reached or set aside; `goes_on` says that the clause goes on a list of aims."""
    before = figure.words_before(masked)
    yearly = lexicon.frequency.search(before) is not None and (
        is_fund(masked, figure) or VOUCHERS.search(before) is not None
    )
    named = figure.has_name or figure.has_object
    rises = goes_on and figure.compares and not named  # 较2020年翻一番，突破50亿元
    if figure.is_norm and NORM_FUNDS.match(masked, *figure.after):
        return True  # 按人均3元的标准安排配套资金, 按每人不低于3元的标准列入预算
    reached = figure.verb in ("reach", "grow") or lexicon.rate_nouns.search(before) is not None
    return bool(yearly) or rises or is_budgeted(masked, figure) or _is_sum(masked, clause, figure) or reached


def is_highest_amount(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """提供最高额度20万元的担保贷款, 可申请最高不超过15万元的创业担保贷款"""
    if figure.operator == "<=":
        return LOAN.search(masked, figure.after[0], figure.after[1]) is not None
    named = lexicon.standing.search(masked, figure.before[0], figure.quantity.start)
    return named is not None and not figure.compares


def _is_sum(masked: str, clause: Clause, figure: Figure) -> bool:
    """A sum that is named and to be reached: 产业规模500亿元 with a date, 争取上级资金40亿元, 投放贷款不低于40亿元."""
    if figure.has_object or not figure.has_name:
        vouchers = masked.endswith(VOUCHER, *figure.after) and not _gives_to_each(masked, clause, figure)
        known = clause.deadline is not None or vouchers or FUNDS.search(figure.binding) is not None
        if figure.bounds_the_named and figure.operator == ">=" and figure.binding.startswith("全年"):
            return True  # 发放消费券，全年不少于500万元
        return known and figure.verb == "make" and (not figure.qualifies or sets_up_fund(figure))
    is_led = figure.start < figure.before[0]
    known = clause.deadline is not None or is_led or is_budgeted(masked, figure)
    return known or figure.verb == "opens" or figure.operator == ">="


def _gives_to_each(masked: str, clause: Clause, figure: Figure) -> bool:
    return TO_EACH.search(masked, clause.body, figure.quantity.start) is not None


def may_budget(words: str) -> bool:
    """A cheap first look for `is_budgeted`."""
    return any(sign in words for sign in BUDGETS)


def is_budgeted(masked: str, figure: Figure) -> bool:
    """市财政安排技改资金800万元, 列支300万元用于: money set aside by a government, whatever it is paid for."""
    return (
        figure.quantity.unit.endswith("元")
        and BUDGETED.search(masked, figure.before[0], figure.quantity.start) is not None
    )
