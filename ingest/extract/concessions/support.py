"""Subsidies: 给予补助, 发放补贴, 每亩补贴50元."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hengce.ingest.extract.concessions.items import PAYER, charged_items
from hengce.ingest.extract.concessions.rates import rate_in, rate_of_subsidy
from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant, last_match
from hengce.ingest.extract.concessions.sentences import BLANK, Clause
from hengce.ingest.extract.concessions.verbless import (
    AMOUNT,
    BARE_GRANT,
    LONGEST_NAME,
    NOUN_END,
    PLAIN,
    is_raised,
    read_verbless,
)
from hengce.ingest.model import Span

# what stands before the name of a subsidy: 给予每人2000元专项安家费, 发放适当的婴幼儿保教费用
BEFORE_NAME = re.compile(
    r"或者|[、和及与或的元%□\d到按对将把等届]|”(?=“)|/[人套台亩户]|用于|可$|各$|平均|连续|提高[至到]?|[相有]关|相应|适当|正常|一定|必要|数额|最高|最低|不超过|标准|比例|定额|各类|分类|分别"
    r"|全额|进行|百分点|以[上下内]|调整|由[一-龥]{0,6}财政|符合条件|每(?:平方米|辆车|[一-龥])|[^、]*?(?=一次性)|[^、]*(?:机构|企业|人员|单位|学校|院校|医院|消费者|农户|家庭|个人|毕业生|学生|群众|职工)"
)
GRANTING = ("给予", "予以")
ASKED = ("申请", "申领", "领取")
PERMITTED = re.compile("可|有权|允许|鼓励|支持|引导|帮助|协助|按月|按年")
ISSUED = ("发放", "派发", "投放", "发行", "给予", "提供")
NO_OWN_VERB = (*GRANTING, "增加")
BARE_NAMES = frozenset({"补贴", "补助", "资助", "奖补"})
SAYS_LITTLE = re.compile("(?:一次性|相应|配套|专项|财政|资金|经费|建设)*(?:补[贴助]|资助|奖补|贴息|支持|扶持)")
QUANTITY = re.compile("(?:全额|全部|部分|等额|差额|分类|定额)$")
HOW_MUCH = frozenset({"全额", "全部", "部分", "等额", "差额", "分类", "定额", "一定", "相应", "适当", "正常"})
WITH_NAME = frozenset({"加大", "纳入"})
NAME_TAIL = re.compile(r"[一-龥]{0,4}?力度|范围")
FOR_WHOM = re.compile(r"对[^，。；]{2,}的")  # 加大对山区县的财政支持力度
FORCE = re.compile(r"(?:财政|资金|政策)*(?:支持|扶持|补[贴助]|奖补|资助|投入)力度")
YEARLY = re.compile(r"[首次后第][一二两三四五\d]?年(?:分别|再)?")  # 第一年补助50万元
CAP = re.compile(r"(?:[单每本同][^，。；对的]{0,12}?)?(?:年度|累计|每年)*(?P<most>最高可?)?")
LIMITED = re.compile(r"(?:最高可?(?:补[贴助]|资助|奖补)|每[一-龥]{1,2}(?:补[贴助]|资助)(?:不超过|最高))\d[\d.]*万?元$")
AT_MOST = re.compile(r"(?:金额|资金|总?额度?)?(?:每年|累计|原则上)*(?:不超过|最高|上限)")
NAMING = re.compile("对|针对|就")
MANNER = re.compile("(?:(?:按|由|依|最高|可|分别|每年)[^，。；]{0,24})?")  # 按不超过实际支出的80%给予补助
COSTS_END = re.compile(r"、|和|等?(?:相关)?(?:费用)?|(?:最高|不超过)?[\d.]+%的?|一定比例的?")
CHARGE_ENDS = "费用税息金率款票租"
DONATED = re.compile("[捐赞][赠资助款]、[^，。；]{0,4}资助|资助、捐[赠资]")  # 鼓励个人通过捐赠、资助等方式
OF_A_TIME = re.compile("期间[^，]*的")  # 领取失业保险金期间死亡人员的丧葬补助金
RECEIVED = re.compile("(?:接受|收到)[^，。；、]{0,8}$")  # 公布接受财政补助的情况
SERVICE = re.compile("支持?等[^，、]{0,4}服务")  # 提供项目申报、资金补贴支持等帮办服务
JOINED = re.compile("[、和及或]")
FAVOUR = re.compile("在(?P<means>[^，。；]*?)(?:[上时中]|方面)?(?P<verb>(?:给予|予以)(?:重点|适当|优先)?倾斜)")
MEANS_OF_MONEY = re.compile(
    "(?:安排|提供|分配|申报)?(?P<name>[^、和及]+(?:资金|补[贴助]|贴息|资助|奖补)(?:支持|安排|分配)?)"
)
SPENT = re.compile("按照?其?实际(?:支出|发生|支付)的(?P<cost>[^，。；]{2,30}费用)")  # 按其实际支出的运营等费用给予补助
OWN_COST = re.compile("(?!对|按|就)[^，。；]{4,30}的费用")
OBJECT = re.compile("(?!金|资金|费|款)[^，。；、]{2,20}(?:费用?|收费|利息)")
SHARE_OF = re.compile(r"(?:其?实际(?:发生|支付|缴纳|承担)的?)?(?P<whole>[^，。；\d]{2,24})的\d+%")
SUM_OR_SHARE = re.compile(r"\d(?:%|[万亿]?元)")
COUNTED_BY_SHARE = re.compile(r"按[^，。；]*\d%")  # 按项目研发投入的30%给予扶持
CAPPED = re.compile(
    r"(?:[单每][个家]?[^，。；\d]{0,6})?总?额?(?:最高|不超过)[^，。；\d]{0,3}\d"
)  # 给予扶持，最高500万元
SOUGHT = re.compile(r"争取|债券|国债|预算内")


class Granting(NamedTuple):
    """The name of a subsidy, the verb that grants it, and where the words about it begin at the earliest."""

    head: re.Match[str]
    verb: re.Match[str] | None
    floor: int


def read_subsidies(clause: Clause, rules: ConcessionRules) -> Iterator[Grant]:
    """The subsidies that a clause grants, in reading order."""
    floor = clause.start
    for head in rules.subsidy.finditer(clause.text, clause.start, clause.end):
        verb = last_match(rules.grants, clause.text, Span(clause.start, head.start()))
        if not (
            _is_asked(clause, verb)
            or _only_named(clause, head, verb, rules)
            or _sought(clause, head)
            or clause.start < floor == head.start()  # 补贴支持 is one thing
            or _is_uncounted(clause, head, verb)
        ):
            yield from _subsidy(clause, Granting(head, verb, floor), rules)
        floor = head.end()
    if clause.text.find("倾斜", clause.start, clause.end) >= 0:
        yield from _favoured(clause)


def _favoured(clause: Clause) -> Iterator[Grant]:
    """The money in which somebody is favoured (在安排纾困资金、提供贷款贴息时予以倾斜)."""
    if not (favour := FAVOUR.search(clause.text, clause.start, clause.end)):
        return
    for means in MEANS_OF_MONEY.finditer(clause.text, *favour.span("means")):
        yield Grant("subsidy", means["name"], Span(*favour.span("verb")), None, favour.start())


def _is_asked(clause: Clause, verb: re.Match[str] | None) -> bool:
    """Whether a subsidy is asked for, without a word that one may (申请补贴应当提交材料, 以免影响申领补贴)."""
    return verb is not None and verb[0] in ASKED and not PERMITTED.search(clause.text, clause.start, verb.start())


def _only_named(clause: Clause, head: re.Match[str], verb: re.Match[str] | None, rules: ConcessionRules) -> bool:
    """Whether what follows makes the name one of a rule, a fund or a list; 纳入补贴范围 grants all the same."""
    if (verb and verb[0] == "纳入" and clause.text.startswith("范围", head.end())) or is_raised(clause, head):
        return False
    text = clause.text
    last = _last_joined(clause, head, rules)
    return (
        (head[0] == "券" and (verb is None or verb[0] not in ISSUED))
        or (verb is not None and OF_A_TIME.search(text, verb.end(), head.start()) is not None)
        or SERVICE.match(text, head.end(), clause.end) is not None
        or DONATED.search(text, clause.start, head.end() + 3) is not None
        or RECEIVED.search(text, clause.start, head.start()) is not None
        # 落实种粮补贴、收购价等补贴政策
        or (text.startswith("等", head.start() - 1) and not (verb and verb[0] in GRANTING))
        or rules.no_subsidy.match(text, last.end(), clause.end) is not None
        or _is_relieved(clause, head, rules)
    )


def _last_joined(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> re.Match[str]:
    """The last name of the list that `head` stands in: 社会保险补贴和岗位补贴的期限 limits both."""
    while clause.text[head.end() : head.end() + 1] in ("、", "和", "及", "与"):
        following = rules.subsidy.search(clause.text, head.end() + 1, min(head.end() + LONGEST_NAME, clause.end))
        if following is None or rules.grants.search(clause.text, head.end(), following.start()):
            break
        head = following
    return head


def _is_relieved(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> bool:
    """Whether a subsidy is freed from tax, not granted (落实育儿补贴免征个人所得税政策)."""
    relief = rules.relief.search(clause.text, head.end(), clause.end)
    return relief is not None and not JOINED.search(clause.text, head.end(), relief.start())


def _sought(clause: Clause, head: re.Match[str]) -> bool:
    """Whether support is only a word of a longer phrase, or sought from above (争取上级专项资金支持)."""
    if not head[0].endswith(("支持", "扶持")):
        return False
    asked = SOUGHT.search(clause.text, clause.start, head.end())
    return bool(asked) or not NOUN_END.match(clause.text, head.end(), clause.end)


def _is_uncounted(clause: Clause, head: re.Match[str], verb: re.Match[str] | None) -> bool:
    """Whether 支持 alone stands for no money: neither a sum nor a share says how much (给予政策支持)."""
    text = clause.text
    if head[0] not in PLAIN or text.startswith(
        ("元", "%", "元的", "%的"), head.start() - 2 + (text[head.start() - 1] != "的")
    ):
        return False
    if verb is None or verb[0] not in GRANTING:
        return True
    between = text[verb.end() : head.start()]
    if between in ("", "一次性"):
        following = clause.following
        return not (
            COUNTED_BY_SHARE.search(text, clause.start, verb.start()) or (following and CAPPED.match(text, *following))
        )
    return "奖" in between or not SUM_OR_SHARE.search(between)


def _subsidy(clause: Clause, granting: Granting, rules: ConcessionRules) -> Iterator[Grant]:
    head, verb, text = granting.head, granting.verb, clause.text
    name = _name(text, max(granting.floor, verb.end() if verb else clause.start), head)
    rate = rate_of_subsidy(clause, Span(verb.start() if verb else head.start(), head.end()))
    element = _element(clause, head, rules)
    costs = _object_costs(clause, head, rules) or _subject_costs(clause, head, rules)
    if element and not (verb and verb.start() >= element.start):
        yield Grant("subsidy", text[element.start : element.end], element, rate, clause.start)
    elif verb and not (_is_verb(text, verb, head) or costs):
        for item in _paid_for(clause, granting, name, rules):
            share = rate_in(text, Span(item.end, head.start())) if item.end <= head.start() else None
            yield _granted(text, verb, head, item, share or rate)
    elif head[0] not in rules.lexicon.words["subsidy.paid"]:
        acting = Grant("subsidy", None, Span(*head.span()), None, head.start())
        for grant in read_verbless(clause, head, name, rules) or (acting,) * bool(costs):
            paid = [
                grant._replace(item=text[cost.start : cost.end], head=min(cost.start, grant.head)) for cost in costs
            ] or [grant]
            yield from (each._replace(rate=rate) for each in paid)


def _granted(text: str, verb: re.Match[str], head: re.Match[str], item: Span, rate: float | None) -> Grant:
    named = text[item.start : item.end].replace(BLANK, "")
    if forced := _forced(text, verb, head):
        whom, force = forced
        return Grant("subsidy", named, Span(*verb.span()), rate, verb.start(), whom, force)
    treatment, start = _treatment(text, verb, head), min(item.start, verb.start())
    between = text[verb.end() : max(item.start, verb.end())]
    called = _noun(head) if treatment.end <= head.start() and _says_little(named, head, item) else ""
    return Grant("subsidy", named, treatment, rate, start, between, called)


def _says_little(named: str, head: re.Match[str], item: Span) -> bool:
    """Whether the item is a cost (展位费), or says no more than that something is given (一次性补助)."""
    return item.end <= head.end() - len(_noun(head)) or SAYS_LITTLE.fullmatch(named) is not None


def _noun(head: re.Match[str]) -> str:
    """What is given, without the cost and the share before it (费最高80%支持)."""
    return head[0][-2:] if head[0].startswith("费") else head[0]


def _is_verb(text: str, verb: re.Match[str], head: re.Match[str]) -> bool:
    """Whether the name is the verb itself (对实施轮作的农户每亩补贴100元, 落实按利率的50%进行贴息)."""
    if verb[0] in NO_OWN_VERB:
        return False
    counted = BARE_GRANT.search(text, verb.end(), head.start()) and AMOUNT.match(text, head.end())
    return bool(counted) or text.endswith("进行", verb.end(), head.start())


def _treatment(text: str, verb: re.Match[str], head: re.Match[str]) -> Span:
    """The verb, with the name where the verb says little alone (加大…力度) or the name follows it (实行全额补贴)."""
    if verb[0] not in WITH_NAME:
        between = text[verb.end() : head.start()]
        follows = SAYS_LITTLE.fullmatch(head[0]) and (not between or (len(head[0]) == 2 and between in HOW_MUCH))
        return Span(verb.start(), head.end() if follows else verb.end())
    tail = NAME_TAIL.match(text, head.end())
    return Span(verb.start(), tail.end() if tail else head.end())


def _forced(text: str, verb: re.Match[str], head: re.Match[str]) -> tuple[str, str] | None:
    """For whom something is made greater, and what: 加大 对山区县的 创业补贴等政策的 支持力度."""
    whom = FOR_WHOM.match(text, verb.end(), head.start()) if verb[0] == "加大" else None
    force = FORCE.search(text, head.start(), head.end() + LONGEST_NAME) if whom else None
    if whom is None or not (force or SAYS_LITTLE.fullmatch(head[0])):
        return None
    return whom[0], force[0] if force else head[0]  # 加大对养老服务的财政支持


def _paid_for(clause: Clause, granting: Granting, name: Span, rules: ConcessionRules) -> list[Span]:
    """What a subsidy pays for when costs are named (对展位费给予补助 · 给予展位费、特装费补贴), else its own name."""
    head, verb = granting.head, granting.verb
    if verb is None:
        return [name]
    if head[0].startswith("费"):
        return _costs(clause.text, Span(max(granting.floor, verb.end()), head.start() + 1), rules) or [name]
    if name.start == head.start() and (head[0] in BARE_NAMES or head[0] in PLAIN):
        before, within = Span(granting.floor, verb.start()), Span(max(granting.floor, verb.end()), name.start)
        named = _costs(clause.text, before, rules) or _costs(clause.text, within, rules)
        return named or _costs_before(clause, verb.start(), rules) or [_own_cost(clause, verb.start()) or name]
    return [*_costs(clause.text, Span(max(granting.floor, verb.end()), name.start), rules, "险"), name]


def _own_cost(clause: Clause, end: int) -> Span | None:
    """The costs of whoever benefits, told before the verb (企业申请和维持发明专利的费用给予资助)."""
    if spent := SPENT.fullmatch(clause.text, clause.start, end):
        return Span(*spent.span("cost"))
    cost = OWN_COST.fullmatch(clause.text, clause.start, end)
    payer = PAYER.match(clause.text, clause.start, end) if cost else None
    return Span(payer.end(), end) if payer else None


def _object_costs(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> list[Span]:
    """The costs that a subsidy as a verb pays, or pays a share of (补贴中介服务收费, 补贴参会代表交通费的50%)."""
    if share := SHARE_OF.match(clause.text, head.end(), clause.end):
        whole = Span(*share.span("whole"))
        named = _costs(clause.text, whole, rules)
        return named or ([whole] if clause.text.endswith("费用", whole.start, whole.end) else [])
    begins = head.start() == clause.start or clause.text[head.start() - 1] in "、可并"
    acts = begins and head[0] in BARE_NAMES and OBJECT.fullmatch(clause.text, head.end(), clause.end)
    return _costs(clause.text, Span(head.end(), clause.end), rules) if acts else []


def _subject_costs(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> list[Span]:
    """The costs right before a subsidy as a verb (保费全额补贴, 保费补贴80%)."""
    if head[0] not in BARE_NAMES or "费" not in clause.text[clause.start : head.start()]:
        return []
    quantity = QUANTITY.search(clause.text, clause.start, head.start())
    if not (quantity or AMOUNT.match(clause.text, head.end())):
        return []
    return _costs(clause.text, Span(clause.start, quantity.start() if quantity else head.start()), rules)


def _costs_before(clause: Clause, end: int, rules: ConcessionRules) -> list[Span]:
    """The costs with which the clause before ends (对应诉发生的律师费、咨询费，按80%给予补助)."""
    before = clause.previous
    if not before or not NAMING.match(clause.text, *before) or not MANNER.fullmatch(clause.text, clause.start, end):
        return []
    return _costs(clause.text, before, rules)


def _costs(text: str, place: Span, rules: ConcessionRules, ends: str = "") -> list[Span]:
    """The costs with which `place` ends: 展位费、宣传推介费等费用; those that end in `ends` are among them."""
    named = charged_items(text, place, rules)
    if not named or not COSTS_END.fullmatch(text, named[-1].end, place.end):
        return []
    # 参加医疗保险给予资助 pays no fee of its own
    return list(
        dict.fromkeys(
            Span(cost.start, cost.end)
            for cost in named
            if cost.item.category != "general" and text[cost.end - 1] in CHARGE_ENDS + ends
        )
    )


def is_cap(clause: Clause, grant: Grant, *, follows: bool) -> bool:
    """Whether a subsidy only says how much there is at most (单个企业最高资助100万元); `follows` another."""
    text = clause.text
    if follows and YEARLY.fullmatch(text, clause.start, grant.treatment.start):
        return True
    opening = CAP.fullmatch(text, clause.start, grant.treatment.start)
    if not opening or not (opening["most"] or AT_MOST.match(text, grant.treatment.end)):
        return False
    return follows or text[clause.start] in "单本同"


def is_upper_limit(text: str) -> bool:
    """Whether the quote of a subsidy says how much there is at most, to nobody new (集成电路项目最高补助5000万元)."""
    return LIMITED.search(text) is not None and not text.startswith("对")


def _element(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> Span | None:
    """The element of a list of means that ends in `head`."""
    means = rules.means_of(clause.text, Span(clause.start, clause.end))
    if not means or not means.start <= head.start() < means.end:
        return None
    return Span(max(means.start, clause.text.rfind("、", means.start, head.start()) + 1), head.end())


def _name(text: str, start: int, head: re.Match[str]) -> Span:
    end = head.start()
    while end > start and text[end - 1] == BLANK:  # 生活费（含交通费）补贴 is one name
        end -= 1
    for boundary in BEFORE_NAME.finditer(text, start, end):
        start = boundary.end()
    if head[0] == "消费券" and text[start - 1] in "、等":
        start = end  # 发放住宿、餐饮、农产品消费券
    if start < end and text[start] == "“" and text.find("”", start, head.end()) < 0:
        start += 1  # 发放“算力券”
    return Span(start if head.start() - start <= LONGEST_NAME else head.start(), head.end())


def unread_subsidies(clause: Clause, rules: ConcessionRules) -> Iterator[Span]:
    """The subsidies that a clause names at the end of a phrase, for a reader to look at when none was read."""
    for head in rules.subsidy.finditer(clause.text, clause.start, clause.end):
        if head[0] != "券" and NOUN_END.match(clause.text, head.end(), clause.end):
            yield Span(*head.span())
