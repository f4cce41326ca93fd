"""Names that the words behind a figure give: 建成1个示范机构, 5个工作日内作出决定, 不低于30%比例."""

import re
from typing import Final

from hengce.ingest.dates import find_dates
from hengce.ingest.extract.targets.figures import Figure, only
from hengce.ingest.extract.targets.quantities import is_leave
from hengce.ingest.extract.targets.scopes import SCOPE
from hengce.ingest.extract.targets.standards import raising
from hengce.ingest.extract.targets.times import AT_MOST, PAYMENTS, WAITED
from hengce.ingest.extract.targets.works import WORKS
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.targets import TargetLexicon

SHARE_OF: Final = re.compile(r"比例|份额|以上比例")
WHO_SHALL: Final = re.compile("^[^，]{0,20}应当")  # 10日内，承办单位应当答复
# 期满3个月前向管理单位提出申请, 15个工作日内采取入户调查等方式复核: to whom and how
BY_WAY: Final = re.compile(
    "^(?:应当?|须)?(?:向[^，]{2,24}?(?=递交|提交|提出|申请|申报|报告|报送|备案)|(?:采取|通过)[^，]{2,40}?方式)"
)
PART_PAID: Final = re.compile(
    r"(?<=[缴交]纳|支付)[^，]*%的(?=[^，、的]{2,6}$)|(?<=.{4})的?(?:不低于)?[\d.]+%(?:以上)?$"
)  # 缴纳不低于成交总额50%的首付款
AND_THEN: Final = re.compile(
    r"(?<=.{8})并(?![网购轨])|(?<=.{2})并[将报]|(?<=.{2})[后并]上?[报交](?=[^，]{2})"
)  # 5个工作日内向社会作出说明并书面告知
RECEIVER: Final = re.compile(r"(?<=.{2})(?:（[^（）]*）)?给.*")  # 预留30%的号源（含专家号）给基层机构
DONE_WITH: Final = re.compile("(?<=.{2})(?:进行|给予|予以)[^，、]{2,8}$")  # 新增1家上市企业进行重点培育
NEXT_WORK: Final = re.compile("、(?=建成|新建|建设|完成|改造|安装|启动|实施)")  # 6条市政道路、建成长安桥
COMPOSER: Final = compile_for_search("(?<!可)(?:一般)?(?:[由以]|由.+等)$")  # 评审组一般由5至9名专家组成
APPOINTS: Final = re.compile(
    "(?:^|[位构村镇县区市校站所会局委办门地室]|[要应须])(?:确定|明确|指定|允许|选派)$"
)  # 确定至少一名负责巡查的人员, 各部门要明确一名联络员
ALLOWS: Final = "允许"  # 允许不超过五分之一的成员担任股东
FOR_TASK: Final = re.compile("(?<=.{2})(?:具体|专门|专职)*(?:负责(?!人)|分管|作为|担任|为).+$")  # 明确一名同志负责联络
# 寄宿制学校每600名学生配备1名校医
PER_MANY: Final = re.compile("每[\\d百千万]+(?:[名个户人间张家]|公里|平方公里|平方米)?[^，、]{0,8}$")
EACH: Final = re.compile("每.{1,2}")  # 每班不少于2名值守人员
ACT: Final = re.compile(
    "(?:[^，、]{1,10}?)?(?:每[^，、]{1,8})?(?:掌握|联系|包联|结对|参加|学习|熟练掌握|负责|管理|走访|联络)"
)  # 至少掌握2项运动技能
REACHES: Final = re.compile("联通|连通|通达|覆盖|惠及|辐射")  # what reaches so many is named before
TERM: Final = "期限"
SHORTEST_NAME: Final = 2  # characters: 企业 alone says too little


def object_name(before: str, after: str, figure: Figure, lexicon: TargetLexicon) -> str:
    """The name that the words behind a figure give: 建成1个示范机构, 不低于30%比例; empty when those before it do."""
    if not after or is_leave(after, lexicon):
        return after
    if (alone := only(figure, before)) or figure.is_norm or COMPOSER.search(before):
        return (alone["act"] + figure.binding if alone else COMPOSER.sub("", before)) + after
    is_time = figure.quantity.unit in lexicon.standard_units
    if name := (_name_of_length if is_time else _name_of_work)(before, after, figure, lexicon):
        return name
    if figure.verb in ("", "opens") and lexicon.completion.search(after):
        return _completed_name(before, after, lexicon)
    after = DONE_WITH.sub("", after) if figure.verb == "make" else after
    if lexicon.set_aside.search(figure.binding):
        after = RECEIVER.sub("", after)
    # 从土地出让净收益提取不低于10%的资金
    source = before if "从" in before and figure.qualifies and lexicon.set_aside.search(figure.binding) else ""
    if (
        figure.verb == "make"
        or SHARE_OF.match(after)
        or APPOINTS.search(before)
        or (SCOPE.fullmatch(before) and len(after) > SHORTEST_NAME)
    ):
        named = APPOINTS.search(before) and not before.endswith(ALLOWS)
        after = FOR_TASK.sub("", after) if named else after
        reaches = before if REACHES.search(figure.binding) else ""  # 天然气管道联通71个县
        whole = source or reaches
        return after if len(after) > SHORTEST_NAME and not whole else whole + _made(figure, lexicon) + after
    joins = (
        EACH.fullmatch(before)
        or (not figure.binding and ACT.fullmatch(before))
        or (before and len(after.removeprefix("全")) <= SHORTEST_NAME)
    )
    return before + after if joins else ""


def _completed_name(before: str, after: str, lexicon: TargetLexicon) -> str:
    """乡镇达标 of 乡镇100%达标, 焦化企业产能整合退出 of 组织焦化企业115万吨产能整合退出."""
    if after.endswith("退出"):
        return lexicon.make_opening.sub("", before) + after
    return (before if len(after) <= SHORTEST_NAME else "") + _undated(after)


def _name_of_length(before: str, after: str, figure: Figure, lexicon: TargetLexicon) -> str:
    """5个工作日内作出决定, 提供不低于2年的免费支持, 金额不超过2个月救助标准; empty for other figures."""
    if after.endswith(PAYMENTS):
        return before
    if figure.qualifies and before.endswith(TERM):  # 贷款期限不超过2年的创业担保贷款
        return before if len(before) > len(TERM) else after + before
    if figure.qualifies:
        return before + _made(figure, lexicon) + after
    if figure.binding in AT_MOST:  # 最长6年内可保留人事关系
        return after.removeprefix("可").removeprefix("以")
    is_limit = figure.quantity.unit in lexicon.limit_units and len(after) > SHORTEST_NAME
    return bare_act(AND_THEN.split(after.rpartition("，")[2])[0]) if is_limit else ""


def _name_of_work(before: str, after: str, figure: Figure, lexicon: TargetLexicon) -> str:
    """建成街角等4处绿地广场, 完成东王村287户群众安置, 每600名学生配备1名校医: what is done.

    Empty for other figures.
    """
    if raised := raising(before, after):
        return after + raised
    per = PER_MANY.search(before) if figure.verb == "make" and "每" in before else None
    if per:
        return per[0] + _made(figure, lexicon) + after
    if not figure.binding and before.startswith(WORKS):
        return (before if not before.endswith("等") else before[:2]) + after
    if not before.endswith("等") or lexicon.completion.search(after):
        return ""
    opening = lexicon.make_opening.match(before)
    return (opening[0] if opening else "") + NEXT_WORK.split(after)[0]


def bare_act(words: str) -> str:
    """What is to be done, without who shall do it, to whom and how.

    >>> bare_act("承办单位应当向申请人报告结果")
    '报告结果'
    """
    act = PART_PAID.sub("", WAITED.sub("", WHO_SHALL.sub("", words)))
    return BY_WAY.sub("", act) or act


def _undated(name: str) -> str:
    """项目9月底开工 without its date."""
    dates = find_dates(name, 0, len(name), None)
    return name[: dates[0].start] + name[dates[0].end :] if dates else name


def _made(figure: Figure, lexicon: TargetLexicon) -> str:
    """The verb that makes a short name one: 上市1家企业."""
    verb = lexicon.make_opening.search(figure.binding)
    return verb[0] if verb else ""
