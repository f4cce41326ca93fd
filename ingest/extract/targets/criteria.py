"""Which figures are to be reached or kept to, and which only tell of something."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.descriptions import SORTS, describes
from hengce.ingest.extract.targets.figures import Figure, only
from hengce.ingest.extract.targets.holdings import appoints, as_least, holding, with_whom
from hengce.ingest.extract.targets.money import is_highest_amount, is_of_money
from hengce.ingest.extract.targets.quantities import is_counted
from hengce.ingest.extract.targets.standards import (
    RATES,
    is_composition,
    is_fee_for_each,
    spends_share,
)
from hengce.ingest.extract.targets.times import (
    asks_experience,
    is_measure_of_time,
    is_time_limit,
)
from hengce.ingest.extract.targets.works import is_work_done, sums_works
from hengce.ingest.lexicon.targets import TargetLexicon

HAN_NUMERAL: Final = re.compile(r"[一二两三四五六七八九十百千]")
PLANS: Final = ("计划", "方案", "任务", "机制", "清单", "政策", "措施", "工作", "行动", "建设")
TREATED: Final = re.compile("(?:得到|实现|完成|建成|达到)[^，]{2,}$")
PARTED: Final = re.compile("分为[^，]*$")  # 建设类型分为园区和社区2类
EXCEEDS: Final = re.compile("(?:收入|产值|规模|营收)(?:超|突破|达)")  # 20%的村收入超30万元
BETTERS: Final = ("加强", "推进", "完善", "提升")  # 加强15%的中医馆内涵建设
ALLOWED: Final = re.compile("可以?(?:适当|酌情)?(?:降低|减少|放宽|增加|延长)$")  # 绿地率可以降低5个百分点
WHOLLY: Final = re.compile("全?[^，、的]{2}")  # 年底前实现登记失业人员100%就业, 建制村100%全覆盖
EXCEEDING: Final = ("超过", "高于", "大于", "多于", "低于", "少于", "小于", "短于")
MEASURED_AT: Final = ("大于", "小于", "高于", "低于")
LISTED: Final = re.compile("(?:[^，、等]+、){3,}[^，、等]+$")  # 选择甲市、乙市、丙市、丁市4个城市
POINTS: Final = "分"  # 每次加20分: what a score gives is nothing to be reached
BEHIND_SHARE: Final = re.compile("后(?:方可|可|才|再|即|，)")  # 申领额度使用过半后可再次申请
SCORE: Final = re.compile("(?:满意[度率]|得分|分值|评分|成绩|分数|总分|指数)$")  # 满意度稳定在90分以上
# 设4个核查组，8个小组: how a work is manned
TEAM: Final = re.compile("(?:[^，、的]{0,6}(?:检查|核查|督查|督导|排查|巡查|工作|指导))?小?组")
# 每户最高不超过3000元, 单个企业累计不超过50万元
CAPPED: Final = re.compile("(?:每|单|同一)[^，、费额度价]{1,8}|封顶|累计|合计|年度")
GRADE: Final = re.compile(
    "[^，]*封顶|[^，]{1,16}[^目]的(?:每[^，、]{1,2})?|[^，]*标准基础上每?[^，]{0,4}(?:增加|上浮|提高)"
)
GRANTED: Final = ("给予", "予以", "进行奖", "进行补", "奖励", "补助", "补贴", "资助")
EACH_DOES: Final = re.compile(
    r"(?:[^，、每\d]{1,10})?每(?:人|户|[名位个家所][^，、\d的]{0,8}?)(?:原则上|至少|应当?|要|须)*"
    r"[^，、\d的补奖给助贴限扣减罚加]{2,6}"
)
BESIDE: Final = re.compile("[、和及][^，、0-9]{0,10}[0-9]+[个家所座处项条支名种]")  # 一个商圈、建设5个街区
TAKEN: Final = ("举措", "措施", "政策措施", "政策")
# 产值2000万元以上或占比50%以上的企业，给予奖励
EITHER: Final = re.compile("以[上下]或[^，]*以[上下]的[^，的]{2,6}$")
# 年吞吐量达到100万吨且连续增长的企业, 使用10年以上、污染严重的机械设备
BESIDES: Final = re.compile(
    "(?:及?以[上下])?(?:且|、|或|并)[^，]*的[^，的]{0,10}(?:企业|单位|机构|个人|家庭|项目|产品|设备|车辆)$"
)
THOSE: Final = ("企业", "单位", "机构", "个人", "家庭")  # looked at first
MEETS: Final = ("执行", "达到", "按照", "实行", "落实")
TEAMS: Final = ("组",)  # looked at first


def targets_among(
    masked: str, clause: Clause, figures: Sequence[Figure], lexicon: TargetLexicon, *, goes_on: bool = False
) -> list[Figure]:
    """The figures of `clause` that are to be reached or kept to.

    Not conditions, amounts paid, counts that describe. A figure that goes on a list is what the one before it is;
    `goes_on` says that the clause before it had one (建设园区10个，省级基地50个).
    """
    kept = list[Figure]()
    for figure in figures[_graded(masked, clause, figures) :]:
        if _only_caps(masked, clause, figure) or _tells_with_others(masked, clause, figure):
            continue
        if figure.quantity.unit in RATES and BEHIND_SHARE.match(masked, figure.after[0]):
            continue
        if figure.quantity.unit == POINTS and not SCORE.search(masked, figure.before[0], figure.before[1]):
            continue
        if (
            clause.deadline is None
            and masked.endswith(TEAMS, figure.after[0], figure.after[1])
            and TEAM.fullmatch(masked, figure.after[0], figure.after[1])
        ):
            continue
        if least := as_least(masked, clause, figure):
            kept.append(least)
            continue
        goes_on = goes_on or bool(kept)
        alone = figure.stands_alone and (
            bool(kept)
            or (_opens_count(clause, figure, lexicon) and not SORTS.match(masked, figure.quantity.end))
            or _fills(clause, figure, lexicon)
        )
        alone = alone or (figure.binding == "年均" and not figure.has_object and not figure.has_name)
        bounds = bool(kept) and figure.bounds_the_named  # 不少于5日且不超过60日
        listed = goes_on and (alone or bounds or _enumerates(figure, lexicon))
        listed = listed and not lexicon.named.search(masked, clause.start, figure.quantity.start)  # 设组长1人
        if listed or _is_target(masked, clause, figure, lexicon, goes_on=goes_on and clause.deadline is not None):
            kept.append(figure)
    return kept


def _graded(masked: str, clause: Clause, figures: Sequence[Figure]) -> int:
    """How many of the first `figures` say who is meant: 市值达到500亿元、100亿元、10亿元的企业董事长.

    产值2000万元以上或占比50%以上的企业， too.
    """
    those = masked.startswith("，", clause.end) and masked.endswith(THOSE, clause.body, clause.end)
    if those and EITHER.search(masked, clause.body, clause.end):
        return len(figures)
    end = 1
    while end < len(figures) and figures[end].stands_alone and masked[figures[end].quantity.start - 1] in "、和或":
        end += 1
    grades = figures[:end]
    of_money = all(figure.quantity.unit.endswith("元") for figure in grades)
    return end if end > 1 and of_money and grades[-1].qualifies else 0


def _tells_with_others(masked: str, clause: Clause, figure: Figure) -> bool:
    """年吞吐量达到100万吨且连续增长的企业: the first of several things that say which; not 建成3个园区、成长的企业."""
    if not figure.has_name or clause.deadline is not None:
        return False
    made = figure.verb in ("make", "opens") and figure.quantity.unit != "年"
    return not made and BESIDES.match(masked, figure.quantity.end, clause.end) is not None


def _only_caps(masked: str, clause: Clause, figure: Figure) -> bool:
    """每户最高不超过3000元, 总额不超过20万元给予奖励, 改扩建的每张6000元: how far or by what grade a grant goes."""
    if not figure.quantity.unit.endswith("元"):
        return False
    if figure.has_object:
        return figure.operator == "<=" and masked.startswith(GRANTED, figure.after[0])
    start, end = clause.body, figure.before[1]
    if figure.operator == "<=" and CAPPED.fullmatch(masked, start, end):
        return True
    return GRADE.fullmatch(masked, start, figure.quantity.start) is not None


def _fills(clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """2021年新建幼儿园14所，2022年12所: a count by another date is all that the clause says."""
    alone = clause.body < clause.end and figure.quantity.start == clause.body and figure.quantity.end == clause.end
    return alone and bool(clause.dates) and is_counted(figure.quantity, lexicon)


def _opens_count(clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """培养10名拔尖人才，60名青年人才: a count with its thing that opens the clause."""
    opens = figure.quantity.start == clause.body
    return opens and figure.has_object and not figure.qualifies and is_counted(figure.quantity, lexicon)


def _is_target(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon, *, goes_on: bool) -> bool:
    unit = figure.quantity.unit
    if _says_how_many(masked, clause, figure, lexicon):
        return True
    if _is_part_of_name(masked, clause, figure, lexicon) or _is_as_large(clause, figure):
        return is_highest_amount(masked, figure, lexicon)
    if unit in lexicon.standard_units:
        return is_measure_of_time(masked, figure, lexicon)
    if is_counted(figure.quantity, lexicon) and HAN_NUMERAL.match(masked, figure.quantity.start):
        return _is_counted_in_words(masked, clause, figure, lexicon)
    if unit.endswith("元"):
        return is_of_money(masked, clause, figure, lexicon, goes_on=goes_on)
    return _is_amount(masked, clause, figure, lexicon)


def _says_how_many(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """Whether the words at a figure say by themselves that it is to be reached or kept to."""
    return bool(
        is_composition(masked, figure)
        or is_fee_for_each(masked, figure)
        or asks_experience(masked, clause, figure)
        or holding(masked, clause, figure)
        or appoints(masked, figure)
        or _comes_true(masked, clause, figure, lexicon)
        or is_time_limit(masked, clause, figure, lexicon)
        or is_done_to_all(masked, figure, lexicon)
        or (is_counted(figure.quantity, lexicon) and only(figure, figure.words_before(masked)))
    )


def _is_counted_in_words(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """每年召开两次会议, 不少于三家, 打造一个商圈、5个街区; not 推进两个试点, 整改一个区域验收一个区域."""
    before = figure.words_before(masked)
    dated_or_often = clause.deadline is not None or lexicon.frequency.search(before) is not None
    bounded = figure.compares or (figure.quantity.upper is not None and not before.endswith("将"))
    one_by_one = masked.count(masked[figure.quantity.start : figure.quantity.end], clause.start, clause.end) > 1
    listed = BESIDE.search(masked, figure.after[0], clause.end) is not None
    return bounded or (figure.verb == "make" and (dated_or_often or listed) and not one_by_one)


def _is_amount(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """Whether things that are counted or measured, or a share of them, are to be so many."""
    unit, before = figure.quantity.unit, figure.words_before(masked)
    return bool(
        figure.verb
        or figure.compares
        or figure.is_norm
        or (sums_works(masked, figure, lexicon) or is_work_done(masked, clause, figure))
        or (_names_rate(before, lexicon) and (unit in RATES or clause.deadline or not _is_capacity(before)))
        or spends_share(masked, figure)
        or (unit in RATES and before and clause.deadline and WHOLLY.fullmatch(masked, figure.after[0], figure.after[1]))
        or (
            unit in RATES
            and (not before or before in BETTERS)
            and (clause.deadline or _is_done_by_share(masked, figure, lexicon))
        )
        or _each_does(masked, figure, lexicon)
        or (is_counted(figure.quantity, lexicon) and with_whom(masked, figure))
        or (_enumerates(figure, lexicon) and (clause.deadline or _is_counted_up(before, figure, lexicon)))
    )


def _each_does(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """每人联系50户贫困户: what each is to do, by whatever verb."""
    does = figure.has_object and not figure.qualifies and is_counted(figure.quantity, lexicon)
    return does and EACH_DOES.fullmatch(masked, figure.start, figure.quantity.start) is not None


def is_done_to_all(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """停车位100%建设充电设施, 新建建筑执行65%节能标准: by what share something is done, or which standard is met."""
    if (
        figure.quantity.unit != "%"
        or masked[figure.before[1] - 1] == "的"
        or figure.closing
        or figure.qualifies
        or figure.binding
        or not figure.has_name
    ):
        return False
    met = masked.endswith("标准", *figure.after) and masked.endswith(MEETS, *figure.before)
    return met or lexicon.make_opening.match(masked, *figure.after) is not None


def _is_capacity(before: str) -> bool:
    """日分拣处置能力300吨/日: what can be done today, where nothing says that it is to be reached."""
    return before.endswith("能力")


def _is_part_of_name(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """第3个, 停产893户企业; not 每年不少于2次检查, 举办招聘会、直播带岗等60场以上."""
    dates = [date.end for date in clause.dates if date.end <= figure.quantity.start]
    sums_up = masked[figure.quantity.start - 1] == "等" and figure.closing and not figure.has_object
    sums_up = sums_up or sums_works(masked, figure, lexicon)
    if not sums_up and lexicon.named.search(masked, dates[-1] if dates else clause.start, figure.quantity.start):
        return True
    # 落实重点任务清单66条举措; 日均产生量未超过3吨
    known = figure.quantity.unit == "条" and not figure.binding and figure.words_behind(masked) in TAKEN
    if known or PARTED.search(masked, clause.start, figure.quantity.start) or figure.binding.startswith("未"):
        return True
    if ALLOWED.search(masked, figure.before[0], figure.before[1]) and not lexicon.standing.search(
        masked, figure.before[0], figure.before[1]
    ):
        return True
    if figure.has_object and not figure.compares and LISTED.search(masked, figure.before[0], figure.before[1]):
        return True
    often = figure.compares and lexicon.frequency.search(masked, figure.before[0], figure.before[1]) is not None
    if figure.quantity.unit in RATES and _is_done_by_share(masked, figure, lexicon):
        return False
    often = often and figure.quantity.unit in lexicon.standard_units
    return not sums_up and describes(masked, clause, figure, lexicon) and not often


def _is_as_large(clause: Clause, figure: Figure) -> bool:
    """总规划面积约60平方公里: how large something is, where no date makes it an aim."""
    return figure.binding.endswith("约") and not figure.verb and clause.deadline is None


def _is_counted_up(before: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """支持企业牵头组建创新联合体10家, 每人植树3棵: a verb of making stands inside the name, or whoever is to."""
    made = lexicon.make_opening.search(before) or lexicon.each_person.search(before)
    return is_counted(figure.quantity, lexicon) and made is not None


def _names_rate(before: str, lexicon: TargetLexicon) -> bool:
    return lexicon.rate_nouns.search(before) is not None


def _comes_true(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """推动10个项目建成投产, 5个县达到标准: so many are to; not 10个项目建设, 20户企业达产计划."""
    words, unit = figure.words_behind(masked), figure.quantity.unit
    if not is_counted(figure.quantity, lexicon) and not unit.endswith("元"):
        # 670万吨铬渣全部处置完毕, 焦化企业115万吨产能整合退出
        return (
            words.endswith(("完毕", "退出", "运行", "运营"))
            and not figure.closing
            and unit not in lexicon.standard_units
        )
    if figure.qualifies or "、" in words or "未" in words or words.endswith(PLANS):
        return False
    if HAN_NUMERAL.match(masked, figure.quantity.start) and is_counted(figure.quantity, lexicon):
        return False  # 两个开发区达到千亿级标准: which ones, known before
    attains = clause.deadline is not None and not figure.has_name and lexicon.attainment.search(words)
    return bool(attains) or lexicon.completion.search(words) is not None


def _is_done_by_share(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """100%的社区卫生服务中心完成中医馆设置, 90%以上村庄的垃圾得到治理"""
    if figure.qualifies:
        does = lexicon.make_opening.search(masked, figure.after[0], figure.after[1]) or EXCEEDS.search(
            masked, figure.after[0], figure.after[1]
        )
        if figure.has_name:
            return masked[figure.before[0] : figure.before[1]] in BETTERS
        return does is not None
    return figure.compares and TREATED.search(masked, figure.after[0], figure.after[1]) is not None


def _enumerates(figure: Figure, lexicon: TargetLexicon) -> bool:
    """规上工业企业30家: a thing, its figure, and nothing behind."""
    return figure.has_name and not figure.has_object and figure.quantity.unit not in lexicon.standard_units


def only_exceeds(masked: str, clause: Clause, figure: Figure) -> bool:
    """每次使用时间超过15分钟: in rules such a figure is a case that may come up; not 应当高于, 不超过.

    余氯大于0.3mg/L。, which closes its sentence, is no case.
    """
    if not figure.binding.startswith(EXCEEDING):
        return False
    says_all = masked.startswith("。", clause.end) and figure.has_name and masked[clause.start - 1] != "）"
    return not (says_all and figure.binding.startswith(MEASURED_AT))
