"""Figures that say which, not how many there are to be: 70平方米以上的住房, 停产893户企业."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.extract.targets.quantities import is_counted, is_leave
from hengce.ingest.extract.targets.standards import (
    RATES,
    is_convened,
    is_share_left,
    is_share_paid_down,
    is_share_set_aside,
    of_which_mainly,
    raises_limit,
    sets_up_fund,
    spends_share,
)
from hengce.ingest.extract.targets.times import is_length_offered, is_teaching
from hengce.ingest.extract.targets.works import is_work_done
from hengce.ingest.lexicon.targets import TargetLexicon

SHORTEST_OBJECT: Final = 2  # characters: 企业 may be what is counted
HOLDER: Final = re.compile("[^，、的]{1,8}的(?:企业|机构|单位|公司|人员|家庭|园区|个人|农户)$")  # 不低于20%股权的企业
SMALLER: Final = re.compile("[或且][^，]*的[^，的]+$")  # 总面积小于5万平方米或者投标人少于3个的区域
CAMPAIGN: Final = re.compile(
    "(?:项目|企业|单位|园区|[县镇村]|社区|小区|学校|医院|问题|点位)[^，、的]{2,6}(?:行动|计划)$"
)  # 推进150个重点项目攻坚行动: so many projects, one campaign
SORTS: Final = re.compile("[^，、的\\d]{1,6}以[上下]的")
BY_NORM: Final = re.compile("按照?")  # 按照总额5%的标准设立备用金, 按5%的比例随机抽取
FILLED_UP: Final = ("补足", "补建", "补齐", "配建")  # 已建成居住区按每百户15平方米补足
GOES: Final = re.compile("集中(?:在|于)|投向|来自|用于|分布")
ONE_BY_ONE: Final = (
    "个",
    "家",
    "场",
    "场次",
    "项",
    "所",
    "座",
    "条",
    "支",
    "处",
    "批次",
    "名",
    "位",
    "件",
    "部",
    "款",
    "种",
)


def describes(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """70平方米以上的住房, 停产893户企业: the figure tells which, not how many there are to be.

    50%的社区设立 and 不少于20平方米的标准 do say how many.
    """
    if figure.is_norm:
        return not (
            figure.compares
            or spends_share(masked, figure)
            or masked.startswith(FILLED_UP, figure.after[0])
            or BY_NORM.search(masked, figure.start, figure.before[1])
        )
    taught = is_teaching(masked, figure)
    if figure.qualifies and not taught and not _qualifies_what_is_owed(masked, figure, lexicon):
        return figure.quantity.unit not in RATES or figure.has_name
    household = figure.stands_alone and masked.startswith("户", figure.after[0])  # 四人以上户
    # 充电电量60%以上集中在低谷时段
    goes = figure.quantity.unit == "%" and figure.has_name and GOES.match(masked, *figure.after) is not None
    is_short = not household and figure.after[1] - figure.after[0] <= SHORTEST_OBJECT
    if taught or goes or is_short or is_work_done(masked, clause, figure) or is_share_left(masked, figure, lexicon):
        return False
    if SORTS.match(masked, figure.quantity.end) or (
        not figure.binding.startswith("不") and SMALLER.search(masked, figure.quantity.end, clause.end)
    ):
        return True
    of_campaign = figure.quantity.unit != "项" and CAMPAIGN.search(masked, figure.after[0], figure.after[1]) is not None
    is_held = figure.compares and figure.verb != "make" and not is_counted(figure.quantity, lexicon)
    if household or of_campaign or (is_held and HOLDER.fullmatch(masked, figure.after[0], figure.after[1])):
        return True
    return figure.verb == "opens" or (bool(figure.closing) and not figure.verb)


def _qualifies_what_is_owed(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """50%的社区设立, 不低于2年的支持, 应当配备不小于30平方米的活动室: what is described so is itself to be there."""
    if is_share_set_aside(masked, figure, lexicon) or is_length_offered(figure, lexicon):
        return True
    if is_share_paid_down(masked, figure) or raises_limit(masked, figure) or of_which_mainly(masked, figure):
        return True
    if is_leave(figure.words_behind(masked), lexicon):
        return True  # 给予6个月的过渡期
    if sets_up_fund(figure) or is_convened(masked, figure) or _counts_one_by_one(figure):
        return True
    obliges = lexicon.obliging.search(masked, figure.start, figure.quantity.start) or lexicon.per_unit.search(
        masked, figure.start, figure.before[1]
    )
    return figure.binding.endswith(("不少于", "不低于", "不小于", "有")) and obliges is not None


def _counts_one_by_one(figure: Figure) -> bool:
    """培育30个左右的基地: so many of them; not 支持50人以上的企业, where the people are those of the firm."""
    made = figure.verb == "make" and figure.closing != "" and figure.has_object
    return made and figure.quantity.unit in ONE_BY_ONE


def only_describe(figures: Sequence[Figure]) -> bool:
    """Whether all `figures` say which: 基本消除56人以上大班额, 淘汰35蒸吨以下的锅炉, 淘汰高度小于5.5米的焦炉."""
    return all(
        figure.has_object
        and ((figure.closing and not figure.verb) or (figure.qualifies and figure.compares and figure.verb == "opens"))
        for figure in figures
    )
