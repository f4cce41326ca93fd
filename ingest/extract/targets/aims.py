"""Which clauses without a figure are to come true by a date."""

import re
from typing import Final

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.digressions import sets_condition
from hengce.ingest.extract.targets.passages import BULLETS, Genre, Passage
from hengce.ingest.extract.targets.scopes import scope_of
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.making import make
from hengce.ingest.model import Target

ACTS: Final = re.compile(
    "(?<=.{2})(?:开展|完成|制定|组织(?!领导)|实施(?!方案|意见|办法|细则|计划)|进行|排查|建立|修订).{2,}"
)  # 对照任务开展排查整治
OWES: Final = ("要", "应", "应当", "须")
ANNOUNCES: Final = ("提出", "制定", "现", "特", "经", "根据", "结合")
FAR: Final = re.compile("(?:到|力争|争取|确保)20[0-9]{2}年")
SHORTEST_AIM: Final = 4  # characters: 稳步推进 says something, 其中 does not
LONGEST_LABEL: Final = 8  # characters: 厕所革命：普及率达到85%
# 二是提高普惠水平。到2024年，覆盖率达90%。: what such an item is called, not when it is all there is of it
ITEM_HEAD: Final = re.compile(
    r"(?<=[一二三四五六七八九十]是)[^，。；：、\d]{2,14}。(?![一二三四五六七八九十]{1,2}是|\n|$)"
)
NUMBERS: Final = frozenset(".、．）①②③④⑤⑥⑦⑧⑨")
NUMBERED_HEAD: Final = re.compile(r"[^，。；：、\d]{2,6}。(?!\n|$|（)")  # 1.企业自查。各企业9月30日前完成自查
# 工程实行招标投标制和合同管理制, 由县水利局担任项目法人, 可由村民自建, 工程完工后: how a work is organised
ORGANISED: Final = re.compile(
    r"[^，]*(?:实[行施]|采[取用]|执行)[^，]{2,}[^机体]制|[^，]*(?:完工|竣工|结束|完成|验收合格)[之以]?后"
    r"|[^，]*\d[^，]*(?:以上|以下|以内)的[^，的]*(?:工程|项目|企业|单位|个人|家庭|机构|人员|农户)"
)
ORGANISED_ENDS: Final = "制后程目业位人庭构员户"  # looked at first
ORGANISED_BY: Final = re.compile("由[^，]{2,24}任[^，]+|可[由以][^，]+")
ORGANISED_BY_BEGINS: Final = "由可"  # looked at first
# ——产业规模进一步壮大。培育100家企业。; not ——标准体系初步完善。, which says how far
BULLET_HEAD: Final = re.compile(
    r"(?![^。]*(?:基本|初步|初见|显著|明显|全面|大幅|更加(?!注重)))[^，。；：、\d]{4,14}。(?!\n|$)"
)
# 2024年底前，该次展期可不调整风险分类: what is allowed until then
PERMITTED: Final = re.compile("[^，]{0,12}(?<![认许])可以?(?:不|继续|按|享受|申请|延期|展期|参照)")
NAMED_GOAL: Final = re.compile("实现“[^”]*”[^，]{0,4}目标")  # 实现“6个1”目标，即…
ALLOWED: Final = re.compile(
    r"可(?![持再控靠能行用])"
)  # 2019年1月1日至12月31日，困难企业可组织培训: how long something is allowed
# 2020年5月1日前到期的贷款: the date belongs to what is described
QUALIFIED: Final = re.compile(
    r"被[^，]{2,40}的|[^，已]{0,8}已[^，应]{0,24}的[^，的]{0,12}(?:贷款|项目|企业|人员|合同)$|(?:新?(?:投产|投运|注册|成立)|到期|投运|投产|投用|开工|备案|登记|认定|购买|供应|出生|注册|成立|缴纳|取得|签订|竣工|新建|建成|完成|发生|提交|入库|投保)[^，]{0,20}的"
)
# 在城区购买商品住房并缴清契税的个人，给予补贴
WHO_IS_MEANT: Final = re.compile(
    "(?!支持|鼓励|帮助|引导|扶持|服务|培育|清理|完成)[^，]*(?:购买|缴[纳清]|办理|申请|取得|入职|参[加保]|经营|租赁|投资|新建)[^，]*的(?:个人|家庭|购房[人者]|职工|居民|群众|农户|企业|单位|人员)"
)
# 且一季度增速不低于上年的规上企业，给予奖励
FURTHER: Final = re.compile("[且或][^，]*的[^，的]{0,8}(?:个人|家庭|职工|农户|企业|单位|机构|人员|项目)")
COUNTED_IN: Final = re.compile("（□）(?!.{0,6}完成)")  # 2024年10月14日（含）前购买
# 2025年1月1日至12月31日期间购买新房: what those do who are paid for it
DONE_BY_THOSE: Final = re.compile("购买(?!.{0,8}服务)|购房|出生|生育|^(?:期间)?内?新?(?:取得|入职|毕业|缴纳|签订|网签)")
AS_THEY_ARE: Final = re.compile(f"[未已仍的能无]|有望|{QUALIFIED.pattern}")  # 年底前未竣工的项目
LED_BY: Final = re.compile("由[^，]{2,30}(?:牵头|负责|承担|组织实施)")  # 2022年5月底前，由供电公司牵头，完成
WORK: Final = re.compile(
    "(?:完成|取得)[^，]*的[^，的]*(?:工作|任务|建设|改造|整治|治理|修编?订?|编制|评估|审查|验收|汇总|排查|调查|清理|整改|登记)"
)
ONCE: Final = re.compile("(?<=[展行织施办召])一次(?!性)")
# 对未竣工的项目，3月底前完成竣工验收: to what it is done
TOPIC: Final = re.compile(
    "(?:对于?|针对)(?!照)(?!.*(?:开展|进行|实施|加强|逐))[^，按]{2,24}的[^，的]{2,12}|为(?!了|进一步|全面|深入|贯彻|切实)[^，]{4,24}(?:者|人|群|病|户|儿|童|生)"
)
# 取暖用电执行居民电价, 财政全额贴息: what is granted is no aim
GRANTS: Final = re.compile(
    "(?!.*(?:落实|发放|兑现|拨付|到位|完成)).*(?:执行[^，]{2,16}(?:价格|[电水气热]价)$|(?:给予|予以|享受|全额|减免|免[收征除])[^，]{0,12}(?:贴息|补[贴助]|奖[励补]|费用?|税|租金|优惠|减免)$)"
)
GRANT_ENDS: Final = "格价息贴助励补费用税金惠免减"  # looked at first
DONE_BY: Final = re.compile("[请由][^，]{2,60}(?:完成|办结|落实到位)")
# 将奖励资金拨付到位, 完成留抵退税集中退还: how it is paid out is a work
PAID_OUT: Final = re.compile(
    "(?:到位|完毕)$|^(?:基本|全部|全面|集中|力争)*完成[^，]*(?:退还|返还|发放|兑[现付]|拨付|退付|清算|支付|退税)(?:工作|任务)?$"
)
BODY: Final = (
    "(?:[局委办部]|政府|法院|检察院|办公室|指挥部|专班|小组|公司|银行|单位|企业|机构|学校|乡镇|街道|[总支大]队|协会)"
)
# 州发改委、供电公司（在6月30日前完成排查）: who is to do it is the scope
BY_WHOM: Final = re.compile(
    f"(?:[由请])?[^，；。的]{{1,60}}?{BODY}(?:（[^（）]*）)?(?:[会协]同[^，；的]{{2,60}}?)?(?:负责|牵头|组织)?"
    "(?:要|应当?|须|必须)?"
)
BY_BODY: Final = re.compile(
    f"由[^，；。的]{{1,24}}?{BODY}(?!(?:负责|牵头|承担))[^，]{{4,}}"
)  # 由民政部门提请政府研究处置
# 完成排查, but not 建成投用 and 全部投产, of which the words before say what
# 专项债资金上半年使用60%，年底前全部使用完毕: of what is named before
WHOLLY_DONE: Final = re.compile(
    "(?:全部[^，、]{2,8}|(?:基本|全面)(?:[^，、]{0,4}(?:完毕|到位)|完成|建成|投用|投产|竣工|开工|办结))$"
)
ONLY_URGED: Final = re.compile("^(?:加快|推进|推动|督促|确保|力争|原则上)+")
WORKS: Final = re.compile(
    "加[大强]|提[高升]|强化|完善|落实|优化|深化|开展|健全|规范|严格|组织|按照|根据|建立|制定|实施|抓好|做好"
)
HAPPENED: Final = re.compile("(?<![除为])了(?![解然如结])(?=[^，])")  # 2022年7月印发了《指导意见》
ONLY_WHEN: Final = re.compile("(?:（□*）|[自从]?[^，]{0,12}之日起|自|从|起|至|到|止|期间|[之以]?前|日)*")
ACT_BEGINS: Final = re.compile(
    "(?!(?:全部|全面|基本|正式|陆续|如期|同步)*(?:建成|投[用产入]|竣工|开工|完工|开业|挂牌|上线|完成$|运[营行]|达)).{4,}"
)


def is_aim(masked: str, clause: Clause, genre: Genre, lexicon: TargetLexicon) -> bool:
    """Whether a clause without a figure is to come true by its date.

    In aims and stages each clause under a date is; elsewhere only one with the date in itself.
    """
    if clause.deadline is None or (genre is Genre.MEASURE and not clause.dated):
        return False
    if _says_too_little(masked, clause, lexicon) or _is_no_aim(masked, clause):
        return False
    if genre is Genre.PREAMBLE and not (_is_far_aim(masked, clause) or _goes_on_far(masked, clause)):
        return False
    goes_on = genre is Genre.PREAMBLE and not clause.dated
    if genre in (Genre.MEASURE, Genre.PREAMBLE) and not goes_on and not _is_aim_of_measure(masked, clause, lexicon):
        return False
    words = masked[clause.body : clause.end]
    if lexicon.lead_to_list.search(words) and (NAMED_GOAL.fullmatch(words) or not lexicon.achieved.search(words)):
        return False
    acts = genre is Genre.STAGE and ACTS.search(words)
    says_how = lexicon.adverbial.search(words) and not acts
    return not (words.startswith("允许") or says_how or lexicon.validity.search(words))


def _is_no_aim(masked: str, clause: Clause) -> bool:
    """Whether a clause says what recurs (逐年提高满意度), what an item is called, or who leads."""
    start, end = clause.body, clause.end
    if (
        masked[end - 1] == "的"
        or masked.startswith("有望" if clause.dated else "每年", start)
        or _is_head(masked, clause.start)
    ):
        return True
    happened = masked.find("了", start, end) >= 0 and HAPPENED.search(masked, start, end) is not None
    if happened or (masked[start] == "由" and LED_BY.fullmatch(masked, start, end)):
        return True
    if clause.dated:
        return any(masked.startswith("是", date.end) for date in clause.dates)  # 3月份是病虫害高发期
    if masked[end - 1] in GRANT_ENDS and GRANTS.fullmatch(masked, start, end):
        return True
    if masked[start] in ORGANISED_BY_BEGINS and ORGANISED_BY.fullmatch(masked, start, end):
        return True
    return masked[end - 1] in ORGANISED_ENDS and ORGANISED.fullmatch(masked, start, end) is not None


def _is_head(masked: str, start: int) -> bool:
    """Whether a clause is what an item is called, where more follows: 1.企业自查。各企业完成自查."""
    mark = masked[start - 1]
    head = BULLET_HEAD if mark in BULLETS else NUMBERED_HEAD if mark in NUMBERS else ITEM_HEAD if mark == "是" else None
    return head is not None and head.match(masked, start) is not None


def _says_too_little(masked: str, clause: Clause, lexicon: TargetLexicon) -> bool:
    """其中 or 厕所革命：; not 完成, which says that of the clause before."""
    length = clause.end - clause.body
    if clause.dates and clause.dates[-1].start >= clause.body and _is_only_a_time(masked, clause):
        return True
    if length < SHORTEST_AIM:
        return lexicon.completion.fullmatch(masked, clause.body, clause.end) is None
    return length <= LONGEST_LABEL and masked.startswith("：", clause.end)


def _is_only_a_time(masked: str, clause: Clause) -> bool:
    """6月10日（含）起至6月30日（含）期间, 自文件发布之日起至2025年底: nothing is said but when."""
    last = clause.dates[-1]
    return ONLY_WHEN.fullmatch(masked, clause.body, last.start) is not None and (
        ONLY_WHEN.fullmatch(masked, last.end, clause.end) is not None
    )


def _is_far_aim(masked: str, clause: Clause) -> bool:
    """到2027年，建成区域金融中心, 力争2024年: what a preamble says is to be reached; not 2023年是开局之年."""
    return any(date.kind == "printed" and masked[date.start - 1] in "到争保" for date in clause.openings)


def _goes_on_far(masked: str, clause: Clause) -> bool:
    """力争2023年增加值突破1500亿元，占比保持首位: what stands beside such an aim in its sentence."""
    if masked.startswith(ANNOUNCES, clause.body):
        return False
    return clause.start > clause.sentence[0] and FAR.search(masked, clause.sentence[0], clause.start) is not None


def _is_aim_of_measure(masked: str, clause: Clause, lexicon: TargetLexicon) -> bool:
    """2020年完成备案登记, 各地于6月底前完成; not 2020年5月1日前到期的贷款, 支持3月底前有望完成的."""
    words = masked[clause.body : clause.end]
    pays = lexicon.subsidy.search(words) and not PAID_OUT.search(words)
    by_body = words.startswith("由") and BY_BODY.fullmatch(words) is not None
    if pays or (not by_body and sets_condition(masked[clause.start : clause.end], lexicon)):
        return False
    if not clause.opened and not _is_dated_adverb(masked, clause, lexicon):
        return False
    if PERMITTED.match(words) or (clause.deadline and "/" in clause.deadline and ALLOWED.search(words)):
        return False
    if _is_term_of_relief(masked, clause, lexicon):
        return False
    who = WHO_IS_MEANT.fullmatch(masked, clause.body, clause.end) or FURTHER.fullmatch(masked, clause.start, clause.end)
    if (who and masked.startswith("，", clause.end)) or _is_case_of_time(masked, clause):
        return False
    is_qualified = QUALIFIED.match(words) and not (lexicon.obliging.search(words) or WORK.fullmatch(words))
    return not is_qualified and (by_body or not sets_condition(words, lexicon))


def _is_case_of_time(masked: str, clause: Clause) -> bool:
    """2024年10月14日（含）前购买住房, 2025年1月1日至12月31日期间取得证书: when it holds for whom, not by when."""
    if any(COUNTED_IN.match(masked, date.end) for date in clause.dates):
        return True
    lasts = clause.deadline is not None and "/" in clause.deadline
    return lasts and DONE_BY_THOSE.search(masked, clause.body, clause.end) is not None


def _is_term_of_relief(masked: str, clause: Clause, lexicon: TargetLexicon) -> bool:
    """2022年扩大适用范围，减征房产税: a year in which something is paid or waived, not one to reach something by."""
    is_term = (
        clause.openings and clause.openings[0].start == clause.start and masked[clause.openings[0].end - 1] == "年"
    )
    return bool(is_term) and lexicon.subsidy.search(masked, clause.end, clause.sentence[1]) is not None


def _is_dated_adverb(masked: str, clause: Clause, lexicon: TargetLexicon) -> bool:
    """各县于6月底前完成, 项目上半年开工建设: a date that says when."""
    date = clause.dates[-1]
    if masked[date.start - 1] == "（":
        return not masked.startswith("年）", date.end - 1)  # 指标体系（2023年） is a title
    if masked[date.end - 1] == "前" and not AS_THEY_ARE.match(masked, date.end):
        return True  # 燃煤锅炉2020年6月底前全部完成改造
    return masked[date.start - 1] in "于在到要应须保争" or lexicon.completion.match(masked, date.end) is not None


def aim_of(text: str, passage: Passage, clause: Clause, said: str) -> Target:
    """The target that a clause without a figure is; `said` is what the clause before was about."""
    indicator = _undated(text, clause)
    if (
        said and indicator.startswith(("请", "由")) and DONE_BY.fullmatch(indicator)
    ):  # 清理有关规定，请各部门于6月底前完成
        indicator = said
    elif said and text[clause.start - 1] in "，、" and WHOLLY_DONE.fullmatch(indicator):
        indicator = _of_what(said) + indicator
    elif len(indicator) < SHORTEST_AIM:  # 对于需要移交的，于2019年6月底前完成
        indicator = said.removeprefix("对").removeprefix("于").removesuffix("的") + indicator
    elif text[clause.start - 1] == "，" and TOPIC.fullmatch(said):
        indicator = said + indicator
    once = ONCE.search(indicator) if "一次" in indicator else None  # 2028年底前，组织开展一次全面排查
    return make(
        Target,
        passage.provision,
        "target",
        clause.deadline,
        indicator[: once.start()] + indicator[once.end() :] if once else indicator,
        "=" if once else None,
        1.0 if once else None,
        None,
        "次" if once else None,
        scope_of(indicator) or scope_of(text[clause.body : clause.end]),
        text[clause.start : clause.end],
        clause.start,
        clause.end,
    )


def _of_what(said: str) -> str:
    """项目 of 加快项目, 专项债 of 专项债全部发行完毕: what was `said` to be done to; empty where it is a work."""
    named = ONLY_URGED.sub("", WHOLLY_DONE.sub("", said))
    return "" if WORKS.match(named) else named


def _undated(text: str, clause: Clause) -> str:
    """The words of a clause without its date: 各县于2021年6月底前制定方案 is 各县制定方案.

    Who is to do it is the scope: 养殖户应当于9月底前完成清理 is 完成清理.
    """
    within = next((date for date in clause.dates if date.start >= clause.body), None)
    if within is None or len(clause.dates) > 1:
        return text[clause.body : clause.end]
    before, behind = text[clause.body : within.start].rstrip("于在到（"), text[within.end : clause.end]
    owes = before.endswith(OWES) or (BY_WHOM.fullmatch(before) and ACT_BEGINS.match(behind))
    words = behind if owes and len(behind) >= SHORTEST_AIM else before + behind
    return words or text[clause.body : clause.end]
