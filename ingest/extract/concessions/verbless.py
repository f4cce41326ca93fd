"""Subsidies without a verb of giving in their clause: 每亩补贴50元, 补助提高至200元/亩."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant, last_match
from hengce.ingest.extract.concessions.sentences import BLANK, Clause, Place
from hengce.ingest.first_characters import compile_for_search

LONGEST_NAME: Final = 14  # 县域地区重点企业就业专项生活补贴 has 14 characters before 补贴
# 补贴20元 · 奖补300万元 · 补贴实际缴纳保费的50% · 补助提高至100元/亩
AMOUNT: Final = re.compile(
    r"(?:最高|不超过|不低于|不少于|每[^，。；\d]{1,5}){0,2}\d[\d.,]*(?:万|亿)?(?:元|%)|\d年(?!度)|[^，。；]{2,24}的\d+%"
)
# 岗位补贴标准为每人每月600元 · 见习补贴标准为最低工资的60%
STATED: Final = compile_for_search(
    r"(?:的|发放)?(?:标准|金额)(?:统一|分别)?(?:[为是：]|调整[为至到])(?P<much>[^，。；：]*?\d(?:[\d.]*[万亿]?元(?:/[一-龥]{1,3})?|%))"
)
SIGNS_OF_LEVEL: Final = ("标准", "金额")  # looked at first
ASKED: Final = re.compile("申[请领](?P<name>[^，。；、]{2,12}(?:补[贴助]|资助|奖补))的")
# 按2万元/亩进行|扶持
BY_SUM: Final = re.compile(r"按照?[^，。；]{0,6}?\d[\d.]*[万亿]?元[^，。；\d]{0,8}进行$")
GAINED: Final = re.compile(r"按照?[^，。；]*\d[^，。；]*(?P<verb>获得)$")  # 按1元/千瓦时获得|补贴
YEAR: Final = re.compile(r"\d{4}年度?")
OWN_NAME: Final = re.compile("(?!其中|具体|按照|上述)[一-龥]{2}")
RAISED: Final = re.compile(
    r"(?:奖励)?(?:标准|比例|额度?|金额)?(?:可|再|分别|统一)?(?:[由从][^，。；]{1,20})?(?P<verb>(?:最高)?(?:提高|调整|提|增加|上调"
    r"|提升)[至到为](?:每[^，。；\d人]{1,6}\d[人名户])?\d[\d.,]*(?:(?:万|亿)?元|%)(?:[/每][一-龥]{1,2})*"
    r"|(?:上浮|提高)\d+%)"
)
NAME_ENDS: Final = re.compile("(?:标准)?")
VOUCHER: Final = re.compile(r"\d[\d.]*万?元的?(?P<name>[一-龥]{0,6}券)$")  # 每套补贴10万元|消费券
LED_BY: Final = re.compile("(?:统筹|积极|继续|加快|认真)*(?P<verb>用好|做好|落实)(?=[^，。；]{3})")  # 做好|创业贷款贴息
RAISED_FROM: Final = re.compile(
    r"(?:统一)?[由从][^，。；]{1,20}(?P<verb>(?:提高|调整|增加|上调|提升)[至到为]\d[\d.,]*万?元(?:[/每][一-龥]{1,2})*)"
)
KEPT: Final = re.compile(
    "(?P<verb>(?:建立)?(?:健全)?完善|稳定|推行|建立(?:健全)?|开展|研究|用好用足|用足用好|用足"
    "|用好)(?:以[^，。；、]{2,12}为[^，。；、]{2,4}的)?(?=(?!完善|健全)(?:[^，。；、的]{1,4}、)?[^，。；、的]{2,14}$)"
)  # 完善农机购置补贴政策, 推行护理津贴制度, 开展玉米、大豆轮作补贴
# 用好用足各级|参展补贴政策, 建立托育机构|建设运营奖补机制
OWNED: Final = re.compile(
    "(?:各级)?(?P<whom>(?:[^，。；、]{2,6}?(?:机构|企业|合作社|家庭)[和及与])?[^，。；、]{2,8}?(?:机构|企业|合作社|家庭)(?=[^，。；、]{2,}(?:补[贴助]|奖补|资助|津贴)$))?"
)
KEPT_END: Final = re.compile("(?:奖励)?(?:(?:政策|制度)?$|机制$|措施$)")
RAISING: Final = re.compile("提高(?![至到])(?=[^，。；]+$)")  # 提高保费补贴比例
SIGN_OF_MORE: Final = compile_for_search("提高|提至|提到|上浮|(?:调整|增加|上调|提升)[至到为]")
LEVEL: Final = re.compile("(?:比例|标准|额度|水平)(?!的)")
EACH: Final = re.compile(
    r"(?:每新[增生建引][^，。；\d]{1,8}|每[^，。；\d]{2,6}\d+(?!万?元|%)[^，。；\d元]{1,8}"
    r"|(?:每(?:\d*[平立]方米|[张个家项套辆台][一-龥]{2}|[一-龥]{1,2})){1,2}(?:平均)?|[亩户人]均)(?:继续)?$"
)  # 每亩补贴50元, 每人每天补助200元
# 市级基地不超过40万元/3年的补助
COUNTED: Final = re.compile(
    r"(?:或者?|以及|并)?[一-龥（）]{0,16}?(?P<sum>(?:最高|不超过|每[一-龥]{1,2})*[\d.]+万?元(?:/[\d一-龥]{1,3})*的?(?:一次性)?)"
)
BY_LAW: Final = "残疾人"  # 重度残疾人护理补贴标准为每人每月65元 is a standard, as that of 低保 is
# 培训补贴按照每人每月1500元标准直补培训机构
PAID_OUT: Final = re.compile(
    r"(?:[^，。；]{0,12}?[\d.]+万?元[^，。；]{0,8}?|以[^，。；]{2,6}形式(?:按月|一次性)?|形式)?(?P<verb>发放(?=$|[到至给])|(?<=元标准)(?:拨付|支付)|直补)"
)
BARE_GRANT: Final = re.compile(
    r"(?:进行[一-龥]{0,6}|予以|分类|全额|比例|标准|分别|最高|适当|酌情|每[一-龥]{1,4}|按[^，。；]*%|按[^，。；]*\d元(?:左右)?(?:标准|的标准)?|再|一次性|等额|累加|追加)$"
)
NOUN_END: Final = re.compile(r"(?:资金|政策|制度|支持|力度|试点|措施|等)*(?:$|[、，和及与或□]|以(?!下))")
GRANTING: Final = ("给予", "予以", "给于")
BARE_NAMES: Final = frozenset({"补贴", "补助", "资助", "奖补", "补", "代缴"})
NOUNS: Final = BARE_NAMES | {
    "支持",
    "扶持",
    "贴息",
    "配套",
    "资金",
    "救助",
    "以奖代补",
}  # say that something is given, and no more
YEARLY: Final = re.compile(r"[首次后第][一二两三四五\d]?年(?:分别|再)?|连续(?:最多)?")  # 第一年补助50万元 · 连续补助2年
SAYS_LITTLE: Final = re.compile(
    "(?:一次性|相应|配套|共同|奖励|专项|财政|资金|经费|建设)*(?:补[贴助]?|资助|奖补|贴息|支持|扶持)"
)
PLAIN: Final = frozenset({"支持", "扶持", "支持资金", "扶持资金"})  # 给予最高500万元支持
LONGEST_SORT: Final = 6  # 一次性交通费补贴500元
SUM: Final = re.compile(r"\d[\d.,]*[万亿]?元")


def states_standard(text: str) -> bool:
    """Whether how much there is stands in so many words (护林员岗位补贴标准为每人每月600元)."""
    return any(sign in text for sign in SIGNS_OF_LEVEL) and STATED.search(text) is not None


def read_verbless(clause: Clause, head: re.Match[str], name: Place, rules: ConcessionRules) -> tuple[Grant, ...]:
    """The subsidy that `head` names in a clause without a verb of giving, its rate not read yet; none for a mention."""
    return (
        _headed(clause, head)
        or _stated(clause, head, name, rules)
        or _carried(clause, name, rules)
        or _acting(clause, head, name, rules)
    )


def _acting(clause: Clause, head: re.Match[str], name: Place, rules: ConcessionRules) -> tuple[Grant, ...]:
    """A subsidy whose own name is the verb (每亩补贴50元, 对贷款进行贴息), or that is followed by one."""
    if kept := _kept(clause, head):
        owned = OWNED.match(clause.text, kept.end(), head.end())
        begins = owned.end() if owned else kept.end()
        item, whom = clause.text[begins : head.end()], (owned and owned["whom"]) or ""
        return (Grant("subsidy", item, Place(*kept.span("verb")), None, kept.start(), between=whom),)
    verb = _following_verb(clause, head) or _raising_verb(clause, head) or _own_verb(clause, name, head)
    is_counted = name.start > clause.start and clause.text[name.start - 1].isdecimal()  # 引进1|只公羊|补助500元
    if verb and (is_counted or _of_each(clause, head) or _subject_acts(clause, name, head, rules)):
        name = Place(*head.span())
    item = "补贴" if head[0] == "补" else clause.text[name.start : name.end].replace(BLANK, "")
    if verb is None:
        return ()
    if head[0] in BARE_NAMES and (voucher := VOUCHER.match(clause.text, head.end(), clause.end)):
        return (Grant("subsidy", voucher["name"], verb, None, verb.start),)
    if led := LED_BY.match(item):
        start = head.end() - len(item) + led.start("verb")
        return (Grant("subsidy", item[led.end() :], Place(start, start + len(led["verb"])), None, start),)
    by_sum = BY_SUM.search(clause.text, clause.start, head.start()) or GAINED.search(
        clause.text, clause.start, head.start()
    )
    return (Grant("subsidy", item, verb, None, by_sum.start() if by_sum else name.start),)


def _of_each(clause: Clause, head: re.Match[str]) -> bool:
    """Whether the words before the name say for what each sum is (每张床位|补助1万元)."""
    return EACH.search(clause.text, clause.start, head.start()) is not None


def _subject_acts(clause: Clause, name: Place, head: re.Match[str], rules: ConcessionRules) -> bool:
    """Whether what stands before a sum given is who gets it (集散中心建设项目补助200万元)."""
    subject = clause.text[name.start : head.start()]
    named = len(subject) <= LONGEST_SORT and not subject.endswith(rules.lexicon.words["person.receivers"])
    return clause.text[head.end() : head.end() + 1].isdigit() and not named


def _headed(clause: Clause, head: re.Match[str]) -> tuple[Grant, ...]:
    """A subsidy that a heading names, with sums in the words after it (租房补贴。每人每月1500元)."""
    alone = clause.sentence.is_heading and clause.number == 0 and head.end() == clause.sentence.clauses[-1].end
    if (
        not alone
        or clause.text.startswith("奖励", head.start() - 2)  # 企业升规奖励补助 is a prize
        or head.end() - clause.start > LONGEST_NAME
        or not SUM.search(clause.text, head.end(), head.end() + 80)
    ):
        return ()
    return (Grant("subsidy", clause.text[clause.start : head.end()], Place(*head.span()), None, clause.start),)


def _stated(clause: Clause, head: re.Match[str], name: Place, rules: ConcessionRules) -> tuple[Grant, ...]:
    """A subsidy of which a clause says how much it is (家庭养老床位补助标准为每张3000元)."""
    stated = stated_sum(clause, head, rules)
    if not stated:
        return ()
    joined = rules.subsidy.search(clause.text, clause.start, head.start())  # 生活补贴和护理补贴标准
    year = YEAR.match(clause.text, clause.start)
    begins = year.end() if year else clause.start
    begins = head.start() if _of_each(clause, head) else begins  # 每支|补贴标准调整为75元
    start = name.start if joined or head.start() - clause.start > LONGEST_NAME else begins
    if asked := asked_before(clause, head):
        return (Grant("subsidy", asked["name"], Place(head.start(), stated.end()), None, start),)
    treatment = Place(*(stated.span("much") if stated.start() == head.end() else head.span()))
    item = clause.text[start : head.end()].replace(BLANK, "")
    return (Grant("subsidy", item, treatment, None, start),)


def _carried(clause: Clause, name: Place, rules: ConcessionRules) -> tuple[Grant, ...]:
    """A subsidy under the verb of the clause before (给予省级基地90万元补助，市级基地40万元的补助)."""
    text, last = clause.text, clause.previous
    opening = COUNTED.fullmatch(text, clause.start, name.start)
    verb = last_match(rules.grants, text, last) if last and opening else None
    if not opening or not verb or not rules.subsidy.search(text, verb.end(), last.end if last else verb.end()):
        return ()
    named, until = text[name.start : name.end], name.end
    is_plain = named in NOUNS
    return (Grant("subsidy", named, Place(*verb.span()), None, opening.start("sum"), until=until, is_plain=is_plain),)


def _following_verb(clause: Clause, head: re.Match[str]) -> Place | None:
    """The verb behind the name: 补贴发放, 补助提高至200元/亩."""
    if paid := PAID_OUT.match(clause.text, head.end(), clause.end):
        return Place(*paid.span("verb"))
    raised = raised_behind(clause, head)
    return Place(*raised.span("verb")) if raised else None


def raised_behind(clause: Clause, head: re.Match[str]) -> re.Match[str] | None:
    """How much more is given, right behind the name, or in the clause behind one that ends in it.

    补助标准提高到200元/亩 · 将书店的一次性补助，由10万元提高到20万元.
    """
    behind = clause.following
    if behind is None or NAME_ENDS.fullmatch(clause.text, head.end(), clause.end) is None:
        return RAISED.match(clause.text, head.end(), clause.end)
    return RAISED_FROM.match(clause.text, behind.start, behind.end)


def _raising_verb(clause: Clause, head: re.Match[str]) -> Place | None:
    """The verb before a subsidy of which more is given (提高保费补贴比例)."""
    raising = (
        clause.text[head.start() - 1] != "的" and RAISING.search(clause.text, clause.start, head.start())
        if is_raised(clause, head)
        else None
    )
    return Place(*raising.span()) if raising else None


def _kept(clause: Clause, head: re.Match[str]) -> re.Match[str] | None:
    """The verb right before the name of a subsidy that is kept or mended (稳定稻谷补贴, 完善农机购置与应用补贴政策)."""
    ending = KEPT_END.match(clause.text, head.end(), clause.end)
    kept = KEPT.search(clause.text, clause.start, head.start()) if ending else None
    is_vague = kept and clause.text.endswith("机制", 0, clause.end)  # 建立财政补贴机制
    return None if kept and is_vague and SAYS_LITTLE.fullmatch(clause.text, kept.end(), head.end()) else kept


def last_joined(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> re.Match[str]:
    """The last name of the list that `head` stands in: 社会保险补贴和岗位补贴的期限 limits both."""
    while clause.text[head.end() : head.end() + 1] in ("、", "和", "及", "与"):
        following = rules.subsidy.search(clause.text, head.end() + 1, min(head.end() + LONGEST_NAME, clause.end))
        if following is None or rules.grants.search(clause.text, head.end(), following.start()):
            break
        head = following
    return head


def stated_sum(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> re.Match[str] | None:
    """How much is given, behind a name of its own (岗位补贴|标准为每人每月600元) or behind a list of names."""
    text, end = clause.text, clause.sentence.clauses[-1].end
    if not any(text.find(sign, head.end(), end) >= 0 for sign in SIGNS_OF_LEVEL):
        return None
    named = OWN_NAME.fullmatch(text, max(clause.start, head.start() - 2), head.start()) or asked_before(clause, head)
    if named is None or text.find(BY_LAW, clause.start, head.end()) >= 0:
        return None
    return STATED.match(text, last_joined(clause, head, rules).end(), end)


def asked_before(clause: Clause, head: re.Match[str]) -> re.Match[str] | None:
    """The subsidy asked for in the clause before, where a noun alone begins this one (申请购房补贴的，补贴标准为…)."""
    before = clause.previous if head.start() == clause.start else None
    return ASKED.fullmatch(clause.text, before.start, before.end) if before else None


def is_raised(clause: Clause, head: re.Match[str]) -> bool:
    """Whether more is given than before (提高保费补贴比例, 补助标准提高到200元/亩)."""
    if not SIGN_OF_MORE.search(clause.text, clause.start, (clause.following or clause).end):
        return False
    raising = RAISING.search(clause.text[clause.start : head.start()]) and LEVEL.match(clause.text, head.end())
    return bool(raising) or raised_behind(clause, head) is not None


def _own_verb(clause: Clause, name: Place, head: re.Match[str]) -> Place | None:
    """The name as a verb, with 每亩 before it: an amount or nothing follows."""
    text = clause.text
    if _of_each(clause, head):
        return Place(*head.span())
    if text.rfind("进行", clause.start, head.start()) >= name.start - len("进行") >= clause.start:
        return Place(name.start - len("进行"), head.end())  # 对收割机进行更新补贴
    if gained := GAINED.search(text, clause.start, name.start):
        return Place(gained.start("verb"), head.end())
    acts = (
        AMOUNT.match(text, head.end(), clause.end)
        or text.startswith("给", head.end())
        or BARE_GRANT.search(text, clause.start, head.start())
    )
    is_named = head[0].endswith(("支持", "扶持", "贴息")) and head[0] not in PLAIN and text[name.start - 1] != "、"
    return Place(*head.span()) if acts or (is_named and NOUN_END.match(text, head.end(), clause.end)) else None
