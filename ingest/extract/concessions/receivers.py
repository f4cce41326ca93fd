"""Whom a clause names as the one to benefit: behind 对, 为 or 向, or behind the verb that gives."""

import re
from typing import Final

from hengce.ingest.extract.concessions.conditions import TARGETED, Question
from hengce.ingest.extract.concessions.rules import Grant
from hengce.ingest.extract.concessions.sentences import Clause
from hengce.ingest.extract.concessions.verbless import SAYS_LITTLE

SERVED: Final = re.compile(
    r"[为向](?!\d|.*(?:部门|机关|提供|申请|限|的$))(?=[^，。；为向缴其]{2,100}$)"
)  # 鼓励业主为租户减免租金
PROVIDED: Final = re.compile(
    r"[为向](?P<whom>[^，。；为向]{2,30}?)提供[^，。；的]{0,4}$"
)  # 鼓励各区为创业人才提供三年|免租公寓
PAID_TO: Final = re.compile("给(?!予)(?P<whom>[^，。；]{2,20})$")  # 由县财政补助给企业
SUPPORTING: Final = re.compile(
    "(?<=[支扶]持)(?![和及与或等、力]|以及|政策|资金|措施|方式)[^，。；]{2,40}"
)  # 安排100万元经费支持书店建设
COUNTED_OUT: Final = re.compile(
    r"[^\d，对]{4,30}?(?<![本用费资额])(?=(?:不低于|不超过|最高)\d)"
)  # 给予商户开展检测不低于50%的补贴
NAMED_FOR: Final = re.compile(  # 玉米、大豆生产者补贴, 种粮农民补贴
    "[^，。；]{0,12}?(?:农民|农户|大户|者|企业|老年?人|残疾人|毕业生|职工|学生|儿童|家庭|教师)"
    "(?=[^，。；]{0,6}(?:补[贴助]|津贴|资助|奖补)$)"
)
RATE, TARGET = "率", "对"  # looked at first
BEHIND_ITEM: Final = re.compile("(?<=[费用金税租率票])对[^，。；]{2,}")
BEHIND_RATE: Final = re.compile(r"率(?P<whom>[^，。；由从]{2,12})[由从]\d")  # 预征率|普通住宅|由1.5%下调
STRAIGHT: Final = "直补"  # 职业培训补贴直补|企业
PAID_STRAIGHT: Final = re.compile("[到至给]?(?P<whom>[^，。；]{2,20})$")
CHARGED_TO: Final = re.compile("向(?P<whom>[^，。；]{2,20}?)收取的")  # 降低向商户收取的|服务费
LONGEST_ACTIVITY: Final = 6  # 升级改造, 设备更新改造


def named_in(question: Question, words: str) -> str | None:
    """Whoever 对, 为 or 向 names in `words`, or the receiver behind the verb."""
    if targeted := question.targeted(words) or _target_of_items(question, words):
        return _meant(question, targeted)
    if not question.is_taken and ("为" in words or "向" in words):
        if served := SERVED.search(words):
            return question.trimmed(words[served.end() :])
        if provided := PROVIDED.search(words):
            return question.trimmed(provided["whom"])
    return _behind_verb(question)


def _meant(question: Question, targeted: str) -> str:
    """`targeted`, or who does what it says.

    鼓励有条件的企业完善功能升级，加强对升级改造的资金支持: the enterprises, not the activity.
    """
    pays = question.grant.category in ("subsidy", "general")  # a tax is one of what stands behind 对, were it a car
    is_short = len(targeted.removesuffix("过程中")) <= LONGEST_ACTIVITY
    activity = pays and is_short and not question.rules.person.search(targeted)
    called = question.called_before(question.home.number) if activity else None
    meant = called if called and question.rules.person.search(called) else None
    return meant or question.person(targeted, question.home.number)


def _behind_verb(question: Question) -> str | None:
    """The receiver between the verb and what is given (给予地接社奖补), or behind both."""
    home, grant = question.home, question.grant
    if grant.between.startswith("对"):  # 加大对山区县的财政支持力度
        return question.targeted(grant.between)
    if paid := _paid_to(home, grant):
        return question.trimmed(paid["whom"])
    if grant.category != "subsidy" or question.is_taken:
        return None
    if SAYS_LITTLE.fullmatch(grant.item or "") and (supported := SUPPORTING.match(home.text, grant.until, home.end)):
        return supported[0]
    return _given_to(question) if grant.between else None


def _paid_to(home: Clause, grant: Grant) -> re.Match[str] | None:
    """Who is paid, right behind the verb, or charged, right before the charge: its group `whom`."""
    behind = home.text[grant.treatment.end : grant.treatment.end + 1]
    if home.text.startswith(STRAIGHT, grant.treatment.start):
        return PAID_STRAIGHT.match(home.text, grant.treatment.end, home.end)
    if behind == "给" and (paid := PAID_TO.match(home.text, grant.treatment.end, home.end)):
        return paid
    return CHARGED_TO.match(grant.between) if grant.between.startswith("向") else None


def _given_to(question: Question) -> str | None:
    """The receiver between the verb and what is given."""
    between = question.grant.between
    if given := question.rules.receiver.match(between):
        return question.trimmed(given[0]) if len(given[0]) > 1 else None
    counted = COUNTED_OUT.match(between)
    return counted[0] if counted and question.rules.person.search(counted[0]) else None


def _target_of_items(question: Question, words: str) -> str | None:
    """Whoever 对 names by the items themselves: 对缴纳房产税确有困难的纳税人给予减免."""
    grant = question.grant
    rest = question.home.text[grant.head : grant.treatment.start]
    if RATE in rest and (rated := BEHIND_RATE.search(rest)):
        return rated["whom"]
    if TARGET in rest and (behind := BEHIND_ITEM.search(rest)):  # 评估费用|对低保老年人|予以免除
        return question.targeted(behind[0])
    return question.targeted(words + rest) if "的" in rest and TARGETED.match(words) else None


def named_for(item: str) -> str | None:
    """Whom the name of a subsidy means.

    >>> named_for("种粮农民补贴"), named_for("农机购置补贴")
    ('种粮农民', None)
    """
    whom = NAMED_FOR.match(item)
    return whom[0] if whom else None
