"""Which figures in units of time are kept to: how long, how often, within what time."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.extract.targets.quantities import is_day_of_month, is_leave
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.numerals import Quantity

LESSONS: Final = ("学时", "课时", "个学时", "个课时")
TAUGHT: Final = re.compile("[^，、。]{0,12}(?:培训|教育|学习|实践|实训|课程|教学|研修)")
ENTRY_UNITS: Final = ("年", "个月", "分", "学时")
TIMES: Final = ("次", "遍", "回", "轮", "轮次")
LENGTHENED: Final = re.compile("(?:增加|延长|缩短|减少)$")  # 领取期限增加1个月，最长不超过24个月
PROLONGED: Final = re.compile("(?:可以?(?:再|适当)?|最[多长]可?)延长$|(?:可以?(?:申请|予以)?|申请[^，]*)(?:展期|延期)$")
DEFERRED: Final = ("展期", "延期")  # 贷款可展期一年, 最多可申请延期3次
IN_PARTS: Final = ("分期", "分次", "付清", "缴清", "还清", "结清")
WORKING_DAYS: Final = ("个工作日", "工作日")
DAYS: Final = ("天", "日", "个工作日", "工作日")
PROLONGABLE: Final = (*DAYS, "个月")
DEFERRABLE: Final = (*PROLONGABLE, "年", "次")
# 允许在1年内缴清, 最长6年内可保留人事关系
PAID_OFF: Final = re.compile(
    "(?:之|以)?内(?:(?:一次性)?(?:缴清|付清|还清|结清|分期|分次)|(?:继续)?(?:不改变|保持|按原))"
)
# 在5年内不改变用地主体的过渡期, 5年内继续按原用途使用
KEPT_AS_IS: Final = ("不改变", "继续", "保持", "按原")
ENDED: Final = re.compile("(?:届|(?<!日)期)满$")
AT_MOST: Final = ("最长", "最多")
# 购房合同签订满2年，并已取得不动产权证的，即可转让
FREED: Final = re.compile(
    "(?:后|的)?(?:，并?[^，。；]{2,20})?(?:，|的)?(?:即可|方可|才可以?|可以?)(?:上市|转让|交易|出售|出租|流转|退出|置换)"
)
# 建立不低于常住人口10天市场供应量的成品粮储备
STOCK: Final = re.compile("[^，、的]{0,8}(?:供应|消费|使用|需求|用)量的?(?P<what>[^，、的]{0,10}储备)")
LEAST_STOCK: Final = re.compile("(?:不(?:得)?(?:低于|少于)|至少)[^，、]{0,12}$")
RELIEF_TERM: Final = re.compile(
    "(?:[^，]*(?:补贴|贴息|补助|资助|减免|免征|缓缴|展期|奖励|享受))?期限(?:最多|最长)?(?:可以?)?(?:延长)?"
)  # 给予电费补贴。期限为3个月
WATCH: Final = re.compile("实[行施]$")
WATCHED: Final = re.compile("(?:专人)?(?:设防|值[班守]|监控|巡[逻查])")  # 实行24小时设防
PAYMENTS: Final = ("标准", "工资", "租金")  # 救助金额不超过本市12个月最低生活保障标准
EXPIRES: Final = re.compile("(?:届满|期满|到期)$")  # 合同期限届满3个月前递交申请
HELD_FOR: Final = ("年", "个月")
# 具有专家团队和5年以上培训业绩, 有从事卫生健康等管理工作3年以上的经历
HOLDS: Final = re.compile("(?:具有|具备)(?:[^，。；]{2,24}[和、及])?$|(?<=有)从事(?P<work>[^，。；]{2,30})$")
PROMPTLY: Final = re.compile("(?:尽快|及时|立即|从速|限期|抓紧)[^，]{2,}")
OWED: Final = re.compile("应当?|必?须")
CHOSEN: Final = re.compile("中(?:公开|择优)?(?:招聘|选聘|选拔|选择|遴选|聘任|聘用|产生)")
EXPERIENCE: Final = re.compile("的?(?P<what>[^，。；、的]{0,14}?(?:经[历验]|业绩|资历))")
FINISHED: Final = ("办结", "办毕", "完成", "出具", "核发")
# 对自签订合同之日起1年内开展培训的企业
THOSE_MEANT: Final = re.compile("的[^，的]{0,6}(?:企业|单位|机构|项目|个人|家庭|人员|人才|农户|毕业生|劳动者)$")
# 必须在投产后两年内完成申报, 应在签订合同后一年内缴清价款
OWED_SINCE: Final = re.compile("(?:应当?|必?须)(?:[在于]|自)?[^，应须]{2,20}后$")
WAITED: Final = re.compile("后(?:方可|方能|才可以?|才能|可以?(?=再次|重新|申请|提出|上市|转让|出售|交易))(?=.{2})")
# 本办法自印发之日起30日后施行: how long until a rule is in force binds nobody
IN_FORCE: Final = re.compile("(?:之?后|起)+(?:正式|开始)?(?:施行|实施|生效|执行)")
PROMPT: Final = (*DAYS, "小时", "个小时")
SETS: Final = frozenset("为暂按")
SET_AMOUNT: Final = re.compile("(?<!补助)(?<!补贴)(?:标准|限额|基数|费率|起付线|封顶线|价格)$")
STATES: Final = ("℃", "摄氏度", "分贝")
OFFERED: Final = re.compile(r"提供(?:[^，]{0,4}|(?:[^，、\d]{2,16}、)+)$")
LONGEST_OFFER: Final = 60  # characters from 提供 to a figure


def terms_of_entry(masked: str, clause: Clause, figures: Sequence[Figure]) -> list[Figure]:
    """缴纳社会保险满4年；: what those who apply under a rule must have, as an item of a list says; not 满4年的."""
    if masked[clause.end : clause.end + 1] not in "；。" or "补" in masked[clause.start : clause.end]:
        return []
    return [
        figure.bound((figure.before[0], figure.before[1] - 1), figure.binding, figure.verb, ">=")
        for figure in figures
        if figure.quantity.unit in ENTRY_UNITS
        and masked.endswith("满", figure.before[0] + 1, figure.before[1])
        and not figure.has_object
    ]


def time_limits_among(
    masked: str, clause: Clause, figures: Sequence[Figure], lexicon: TargetLexicon, *, said: str = ""
) -> list[Figure]:
    """The figures that are kept to where a clause is about something else: 符合条件的，5个工作日内办结.

    `said` is what the clause before counted: 见习期限一般为3个月，最长不超过12个月.
    """
    return [
        _as_least(masked, figure)
        for figure in figures
        if not RELIEF_TERM.fullmatch(masked, figure.before[0], figure.before[1])
        and (
            is_time_limit(masked, clause, figure, lexicon)
            or bounds_term(figure, lexicon, said)
            or _is_done_often(masked, figure, lexicon)
        )
    ]


def _as_least(masked: str, figure: Figure) -> Figure:
    """A figure behind 满 (购房合同签订满2年) is the least there may be."""
    start, end = figure.before
    lasted = masked[figure.quantity.start - 1] == "满" and not ENDED.search(masked, start, end)
    if not lasted or end != figure.quantity.start:
        return figure
    return figure.bound((start, end - 1), figure.binding, figure.verb, ">=")


def _is_done_often(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """对补贴发放每年至少进行一次审计; not 每年补贴1次."""
    often = figure.quantity.unit in TIMES and lexicon.frequency.search(masked, figure.before[0], figure.before[1])
    return (
        bool(often)
        and figure.has_object
        and not figure.closing
        and not lexicon.subsidy.search(masked, figure.after[0], figure.after[1])
    )


def bounds_term(figure: Figure, lexicon: TargetLexicon, said: str) -> bool:
    """Whether a figure says how long what was `said` lasts: 筹建期限，自批准之日起，不少于1年.

    立即报告（最迟不超过4小时） too.
    """
    if not figure.bounds_the_named:
        return False
    term = lexicon.term_nouns.search(LENGTHENED.sub("", said)) or lexicon.keeping.search(said)
    return term is not None or figure.binding.startswith("最迟") or _is_prompt(figure, said)


def _is_prompt(figure: Figure, said: str) -> bool:
    """应当及时发放救助金额，不得超过30天: how long what was said may take."""
    within = figure.operator == "<=" and figure.quantity.unit in PROMPT
    return within and PROMPTLY.search(said) is not None


def is_time_limit(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """在5个工作日内办结, 提前5个工作日公示, 办理时限压缩至3天; not 近3个月内, 6个月内未就业, 3年内."""
    prolongs = not figure.qualifies and _prolongs(masked, figure)
    other = figure.qualifies or _says_who(masked, clause) or IN_FORCE.fullmatch(masked, *figure.after)
    if prolongs or figure.quantity.unit not in lexicon.limit_units or other:
        return prolongs
    reaches = figure.verb == "reach" and lexicon.limit_nouns.search(figure.words_before(masked))
    if reaches or _waits(masked, figure, lexicon) or _lasts(masked, clause, figure):
        return True
    if figure.closing == "前":
        return figure.has_object and _is_due_before(masked, clause, figure, lexicon)
    ahead = lexicon.ahead.search(masked, clause.start, figure.quantity.start)
    in_parts = masked.startswith(IN_PARTS, figure.after[0])  # 出让价款可在1年内分期缴纳
    since = masked.endswith("日起", clause.start, figure.quantity.start) or OWED_SINCE.search(
        masked, clause.start, figure.quantity.start
    )
    if figure.quantity.unit == "年" and not (in_parts or since):
        return False  # 毕业3年内, but 自接管之日起1年内
    done = masked.startswith(FINISHED, figure.after[0])  # 企业设立登记1个工作日内办结
    if not (ahead or done) and lexicon.no_limit_before.search(masked, clause.start, figure.quantity.start):
        return False
    within = figure.closing in ("内", "以内", "之内") or ahead or _is_in_days(masked, figure)
    within = within and not masked.endswith("后", *figure.after)  # 一年内付清剩余价款后, as a condition
    return bool(within) and figure.has_object and not lexicon.no_limit_after.match(masked, figure.after[0])


def is_term_to_pay(masked: str, quantity: Quantity) -> bool:
    """允许在1年内缴清, 最长6年内可保留: a time that is kept to, not one from now."""
    paid = PAID_OFF.match(masked, quantity.end) is not None
    return paid or (masked.startswith("内", quantity.end) and masked.endswith(AT_MOST, 0, quantity.start))


def _lasts(masked: str, clause: Clause, figure: Figure) -> bool:
    """最长6年内可保留人事关系, 签订满2年即可转让, 建立不低于10天供应量的储备."""
    start, figure_at = figure.start, figure.quantity.start
    if figure.closing == "内":
        kept = masked.startswith(KEPT_AS_IS, figure.after[0])
        return figure.has_object and (kept or figure.binding in AT_MOST)
    if figure.has_object:
        return stock_of(masked, figure) != "" and LEAST_STOCK.search(masked, start, figure_at) is not None
    return masked[figure_at - 1] == "满" and FREED.match(masked, figure.quantity.end, clause.sentence[1]) is not None


def stock_of(text: str, figure: Figure) -> str:
    """成品粮储备 of 10天市场供应量的成品粮储备; empty for other figures."""
    stock = STOCK.fullmatch(text, *figure.after) if figure.quantity.unit in PROLONGABLE else None
    return stock["what"] if stock else ""


def _says_who(masked: str, clause: Clause) -> bool:
    """6个月内未就业的, 对自签订合同之日起1年内开展培训的企业"""
    meant = masked[clause.body] == "对" and THOSE_MEANT.search(masked, clause.body, clause.end)
    return masked[clause.end - 1] == "的" or bool(meant)


def _is_due_before(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """应当于会议召开15日前公告, 每月10日前申报; not 每季度末5日前结算."""
    if is_day_of_month(masked, figure.quantity):
        return True
    obliges = lexicon.obliging.search(masked, clause.start, clause.end) or EXPIRES.search(
        masked, figure.before[0], figure.before[1]
    )
    by_day = masked[figure.quantity.start - 1] in "月年季末底初"
    return bool(obliges) and not by_day and not lexicon.no_limit_after.match(masked, figure.after[0])


def _waits(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """满6个月后方可评定等级, 评定2个月后可申请调整; not 满1年后方可申请补贴, which is a condition."""
    if not masked.startswith("后", figure.after[0]) or figure.quantity.unit not in lexicon.limit_units:
        return False
    return WAITED.match(masked, figure.after[0]) is not None and not lexicon.subsidy.search(
        masked, figure.after[0], figure.after[1]
    )


def _is_in_days(masked: str, figure: Figure) -> bool:
    """于15个工作日进行复核, 在3个工作日办结: 内 is left out."""
    return figure.quantity.unit in WORKING_DAYS and not figure.closing and masked[figure.quantity.start - 1] in "于在"


def _prolongs(masked: str, figure: Figure) -> bool:
    """有特殊情况的，可以延长10个工作日; not 补贴享受期限最多可延长6个月."""
    defers = masked.endswith(DEFERRED, *figure.before)
    if figure.has_object or figure.quantity.unit not in (DEFERRABLE if defers else PROLONGABLE):
        return False
    return PROLONGED.search(masked, figure.before[0], figure.before[1]) is not None and not RELIEF_TERM.fullmatch(
        masked, figure.before[0], figure.before[1]
    )


def is_measure_of_time(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """产假158天, 保存90日以上, 每年1次 are standards; 3年以上经历 is not."""
    before, after = figure.words_before(masked), figure.words_behind(masked)
    if lexicon.standing.search(masked, figure.before[0], figure.quantity.start) or is_leave(after, lexicon):
        return True
    lasts = figure.closing == "以上" and before.endswith("要")  # 催芽要50天以上
    if lexicon.keeping.search(before) or (
        not after and (lasts or lexicon.term_nouns.search(LENGTHENED.sub("", before)))
    ):
        return True
    if lexicon.frequency.search(before) and figure.quantity.unit != "年":
        return bool(figure.verb or figure.compares or figure.quantity.unit in TIMES)
    if figure.quantity.unit in TIMES and after and is_offered(masked, figure):
        return True
    if (figure.verb == "reach" and not figure.qualifies) or (figure.verb == "grow" and not after):
        return before != ""
    bound = figure.binding != "" and (not after or after.endswith(PAYMENTS))
    years = figure.quantity.unit == "年" and figure.closing == "内"  # 改造竣工后五年内，不得拆除
    verbal = figure.verb != "" and not (figure.qualifies or years)
    kept_up = WATCHED.fullmatch(after) and WATCH.search(masked, figure.start, figure.quantity.start)
    return (
        bool(kept_up)
        or is_length_offered(figure, lexicon)
        or is_teaching(masked, figure)
        or (figure.operator in (">=", "<=") and (bound or verbal) and before != "")
    )


def is_offered(masked: str, figure: Figure) -> bool:
    """免费提供1次职业指导, 免费提供新生儿访视、4次健康检查"""
    start = max(0, figure.quantity.start - LONGEST_OFFER)
    return OFFERED.search(masked, start, figure.quantity.start) is not None


def experience_of(text: str, figure: Figure) -> str:
    """企业工作经历 of 具有3年以上企业工作经历; empty for other figures."""
    if figure.quantity.unit not in HELD_FOR or not (holds := HOLDS.search(text, figure.start, figure.quantity.start)):
        return ""
    held = EXPERIENCE.match(text, figure.quantity.end + len(figure.closing))
    return (holds["work"] or "") + held["what"] if held else ""


def asks_experience(masked: str, clause: Clause, figure: Figure) -> bool:
    """教师从具有3年以上企业工作经历的人员中招聘: what those who are taken on must have; not 具有3年以上经历 alone."""
    if not figure.closing or not experience_of(masked, figure):
        return False
    served = (
        masked[figure.quantity.start - 1] not in "有备"
    )  # what work it is stands before, and is owed by the sentence
    owed = OWED.search(masked, clause.sentence[0] if served else clause.start, figure.quantity.start)
    return owed is not None or CHOSEN.search(masked, figure.quantity.end, clause.end) is not None


def is_length_offered(figure: Figure, lexicon: TargetLexicon) -> bool:
    """提供不低于2年的免费支持, 开展3-6个月的培训; not 具有3年以上的经历"""
    bounded = figure.compares or figure.quantity.upper is not None
    return bounded and figure.verb == "make" and figure.quantity.unit in lexicon.standard_units


def is_teaching(masked: str, figure: Figure) -> bool:
    """实行每5年不少于360学时的全员培训, 参加不少于40学时的继续教育: how long it is to be."""
    return (
        figure.operator == ">="
        and figure.quantity.unit in LESSONS
        and TAUGHT.match(masked, figure.after[0]) is not None
    )


def is_state(clause: Clause, figure: Figure) -> bool:
    """年底前完成改造，设置温度不低于26摄氏度: what is measured is kept to beyond the date of the clause before."""
    return not clause.dated and figure.quantity.unit in STATES and figure.binding.startswith("不")


def recurs(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon) -> bool:
    """每季度召开1次会议, 5个工作日内办结 after another clause with a date: they are kept to beyond that date."""
    if clause.dated:
        return is_set_for_year(masked, clause, figure)
    often = (
        figure.quantity.unit in TIMES
        and lexicon.frequency.search(masked, figure.before[0], figure.before[1]) is not None
    )
    bounds = figure.binding.startswith("不") and (
        figure.quantity.unit in lexicon.limit_units
        or lexicon.per_unit.search(masked, figure.start, figure.before[1]) is not None
    )
    limits = (
        figure.is_norm
        or bounds
        or figure.binding.startswith("最迟")
        or (figure.has_object and is_time_limit(masked, clause, figure, lexicon))
        or lexicon.keeping.search(masked, figure.before[0], figure.before[1]) is not None
    )
    return often or limits or is_set_for_year(masked, clause, figure)


def is_set_for_year(masked: str, clause: Clause, figure: Figure) -> bool:
    """2019年城市低保标准为每人每月550元: the year for which an amount is set; not 2019年标准提高到600元."""
    if figure.binding[:1] not in SETS or not clause.dates or clause.dates[-1].start != clause.start:
        return False
    named = not figure.has_name or SET_AMOUNT.search(masked, clause.body, figure.before[1])
    return masked[clause.dates[-1].end - 1] in "年度" and bool(named)
