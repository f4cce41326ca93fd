"""Subsidies: 给予补助, 发放补贴, 每亩补贴50元."""

import re
from typing import Final

from hengce.ingest.extract.concessions.borne import read_bills
from hengce.ingest.extract.concessions.costs import (
    QUANTITY,
    cost_name,
    costs_before,
    costs_in,
    head_of,
    insured_before,
    object_costs,
    own_cost,
    paid_before,
    spending_before,
    subject_costs,
)
from hengce.ingest.extract.concessions.mentions import grants_nothing
from hengce.ingest.extract.concessions.parted import read_parted
from hengce.ingest.extract.concessions.rates import rate_in, rate_of_subsidy
from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant, last_match
from hengce.ingest.extract.concessions.sentences import BLANK, Clause, Place
from hengce.ingest.extract.concessions.verbless import (
    AMOUNT,
    BARE_GRANT,
    BARE_NAMES,
    GRANTING,
    LONGEST_NAME,
    NOUN_END,
    NOUNS,
    PLAIN,
    SAYS_LITTLE,
    read_verbless,
)
from hengce.ingest.extract.concessions.wording import COUNTED
from hengce.ingest.first_characters import compile_for_search

# the words that BEFORE_NAME reaches from whatever stands before them
ACTIVE: Final = "(?:入选|获奖|参训|创业|投资|经营)者"
NAMED_ONCE: Final = "一次性"
PERSONS: Final = "地区|机构|企业|人员|单位|学校|院校|医院|消费者|农户|家庭|个人|毕业生|学生|群众|职工|主体"
FIRST_BEFORE_NAME: Final = r"或者|(?<=□)中|一批"
THEN_BEFORE_NAME: Final = (
    r"[亩户人]均|按照?(?:有关|相关)?规定|[0-9]+个?年|(?<=[0-9])万(?!元)|额外|另外|(?!与应用)[、和及与或的元%□0-9到按对将把届]|等(?!额)|[省市县区]级财政|”(?=“)"
    r"|/(?:平方米[·•]?[年月日天]?|[人套台亩户个辆张间件项])|用于|可$|各$|个月|平均|连续|提高[至到]?|左右|中央财政|[相有]关|相应|适当|酌情|正常|一定|必要|数额"
    r"|继续(?!教育)|再$|最高|最多|最低|不超过|标准|比例|定额|各类|分类|分别|差异化|完善"
    r"|全额|据实|敞开|进行|累加|叠加|追加|再加|百分点|以[上下内]|获得|调整|由[一-龥]{0,6}财政|符合条件|每(?:平方米|辆车|[一-龥])"
)
# what stands before the name of a subsidy: 给予每人2000元专项安家费, 发放适当的婴幼儿保教费用
BEFORE_NAME: Final = re.compile(
    rf"{FIRST_BEFORE_NAME}|[^、]*{ACTIVE}|{THEN_BEFORE_NAME}|[^、]*?(?={NAMED_ONCE})|[^、]*(?:{PERSONS})(?!费)"
)
# the same where no word stands that it would match from afar, as before most names: far faster
FAR_BEFORE_NAME: Final = compile_for_search(f"{ACTIVE}|{NAMED_ONCE}|{PERSONS}")
NEAR_BEFORE_NAME: Final = compile_for_search(f"{FIRST_BEFORE_NAME}|{THEN_BEFORE_NAME}")
NO_OWN_VERB: Final = (*GRANTING, "增加")
HOW_MUCH: Final = frozenset(
    {"全额", "全部", "部分", "等额", "差额", "分类", "定额", "一定", "相应", "适当", "正常", "据实", "敞开"}
)
PAID_FOR_OTHERS: Final = "代缴"  # a contribution, by its name
WITH_NAME: Final = frozenset({"加大", "纳入"})
NAME_TAIL: Final = re.compile(r"[一-龥]{0,4}?力度|范围")
FOR_WHOM: Final = re.compile(r"对[^，。；]{2,}的")  # 加大对山区县的财政支持力度
FORCE: Final = re.compile(r"(?:财政|资金|政策)*(?:支持|扶持|补[贴助]|奖补|资助|投入)力度")
SORTS: Final = re.compile(
    "[^，。；、的费租税息]{2,4}(?:、[^，。；、的费租税息]{2,4})+等$"
)  # 给予适当的误餐、交通等补贴
COSTS: Final = ("费用", "费", "成本", "利息")
COUNTED_COST: Final = re.compile("(?:最高|不超过|其|实际|发生的|支付的)*")
# 给予编制经费50%的一次性补助
WHOLE_COST: Final = re.compile(
    r"(?:[^，。；、\d]*?(?:最高|不超过|其|[所已]?[缴交]纳?的?|所纳))?(?P<cost>[^，。；、\d]{2,14}(?:经费|成本|费用|支出)|(?:契|房产|所得)税)的?(?:最高|不超过)*\d[\d.]*%的?(?:一次性)?$"
)
FORCE_OF_LIST: Final = re.compile("(?:、[^，。；、]{2,14}(?:补[贴助]|奖补|资助|贷款|贴息))+")
SHORTEST_SORT: Final = 4  # 科创服务消费券, 创新创业消费券; 餐饮、交通等服务|消费券 has no name
OF_A_COST: Final = re.compile(r"[^，。；、\d]{2,16}\d[\d.]*%的?$")  # 不高于展位费80%的|参展补助, 契税50%的|购房补贴
SUMS_UP: Final = re.compile(
    "”?等(?!发放|派发)[一-龥]{0,6}|的?(?:方式|形式)(?:给予|予以|进行)(?:适当|一定|相应)?的?"
)  # 发放消费券、服务券|等惠民|补贴 · 发放“算力券”“模型券|”等各类资源|券
# 以发放购房券|的方式给予适当补贴
BY_VOUCHER: Final = re.compile(
    "的?(?:方式|形式)(?P<verb>(?:给予|予以|进行)(?:适当|一定|相应)?的?(?:补[贴助]|奖补|资助))"
)
SERVICES: Final = ("等服务", "等帮扶服务", "等救助服务")  # 提供就业、残疾评定补贴|等服务
PAYS_NO_COST: Final = ("贴息", "稳岗返还")  # 给予利率50%的贴息 · 降低社保费率、稳岗返还
# 在启动资金、贷款贴息|等方面给予扶持 · 在社保补贴|等方面提供便利
GIVEN_IN: Final = re.compile(
    "等?[^，。；]{0,4}方面[^，。；]{0,6}?(?:(?P<verb>(?:给予|予以)(?:重点|优先|适当|一定)?(?:支持|扶持|补助|帮扶))"
    "|(?P<served>提供(?:便利|服务|指导|帮助|保障)))"
)
# 个人所得税|地方留成部分
TAX: Final = re.compile(
    "[^税]{0,12}?(?P<tax>(?:企业|个人)?所得税|[一-龥]{1,8}税)(?:[^，。；、]{0,4}留[成存]部分|[金总]?额度?)?"
)
KEPT: Final = "留"  # 地方留成部分, 留存, 留用


class Granting:
    """The name of a subsidy, the verb that grants it, and where the words about it begin at the earliest."""

    def __init__(self, head: re.Match[str], verb: re.Match[str] | None, floor: int) -> None:
        self.head: Final = head
        self.verb: Final = verb
        self.floor: Final = floor


def read_subsidies(clause: Clause, rules: ConcessionRules) -> list[Grant]:
    """The subsidies that a clause grants, in reading order."""
    grants: list[Grant] = []
    floor = clause.start
    for head in rules.subsidies_in(clause):
        verb = last_match(rules.grants, clause.text, Place(clause.start, head.start()))
        is_whole = not (
            clause.start < floor and clause.text[floor : head.start()] in ("", "”")
        )  # 补贴支持 is one thing
        is_whole = is_whole and not (floor > clause.start and SUMS_UP.fullmatch(clause.text, floor, head.start()))
        if is_whole and not grants_nothing(clause, head, verb, rules):
            apart = [] if verb else read_bills(clause, head) or read_parted(clause, head, rules)
            given = apart or _subsidy(clause, Granting(head, verb, floor), rules)
            grants += [_of_tax(grant, clause, head, rules) for grant in given]
        floor = head.end()
    return grants


def _of_tax(grant: Grant, clause: Clause, head: re.Match[str], rules: ConcessionRules) -> Grant:
    """`grant`, or where support gives back a tax or what a government keeps of it, that tax.

    企业所得税按地方留成的80%给予扶持; 按契税的50%给予补贴 is a subsidy.
    """
    paid = TAX.fullmatch(grant.item or "") if "税" in (grant.item or "") else None
    tax = rules.lexicon.items.get(paid["tax"]) if paid else None
    if tax is None or tax.category != "tax":
        return grant
    is_kept = head[0] not in BARE_NAMES or KEPT in clause.words
    return grant.returning(tax.name) if is_kept else grant.paying(tax.name, grant.head)


def _subsidy(clause: Clause, granting: Granting, rules: ConcessionRules) -> list[Grant]:
    head, verb, text = granting.head, granting.verb, clause.text
    name = _name(text, max(granting.floor, verb.end() if verb else clause.start), head)
    rate = rate_of_subsidy(clause, Place(verb.start() if verb else head.start(), head.end()))
    element = _element(clause, head, rules)
    costs = object_costs(clause, head, rules) or subject_costs(clause, head, rules)
    if element and not (verb and verb.start() >= _handed_out_from(clause, element, head, rules)):
        return _as_means(clause, element, rate, rules)
    if verb and (_gives_for(verb, costs) or not (_is_verb(text, verb, head) or costs)):
        grants = _of_one_ending(text, granting, verb, name, rules)
        for item in [name] if grants else _paid_for(clause, granting, name, rules):
            share = rate_in(text, Place(item.end, head.start())) if item.end <= head.start() else None
            grants.append(_granted(text, verb, head, item, share or rate))
        return grants
    if head[0] in rules.lexicon.words["subsidy.paid"]:
        return []
    costs = costs or _told_costs(clause, head, rules)
    if head[0] == PAID_FOR_OTHERS and not costs:
        return []
    if verb is not None and verb[0] in GRANTING and costs and verb.end() <= costs[0].start:  # 给予展位费全额补贴
        given = Grant("subsidy", None, Place(*verb.span()), rate, head.start(), "", head.end(), is_plain=True)
        return _paying(text, given, costs)
    acting = [Grant("subsidy", None, Place(*head.span()), None, head.start())] if costs else []
    return [
        each.at(rate)
        for grant in read_verbless(clause, head, name, rules) or acting
        for each in _paying(text, grant, costs)
    ]


def _as_means(clause: Clause, element: Place, rate: float | None, rules: ConcessionRules) -> list[Grant]:
    """A subsidy in a list of means; one in which support is given goes by its verb (在贴息等方面给予扶持)."""
    means = rules.means_of(clause)
    behind = GIVEN_IN.match(clause.text, means.end, clause.end) if means else None
    if behind and behind["served"]:
        return []
    treatment = Place(*behind.span("verb")) if behind else element
    return [Grant("subsidy", clause.text[element.start : element.end], treatment, rate, clause.start)]


def _handed_out_from(clause: Clause, element: Place, head: re.Match[str], rules: ConcessionRules) -> int:
    """From where on a verb gives an element: its own, and of vouchers one before (发放住房消费券、家电消费券)."""
    means = rules.means_of(clause)
    return means.start if means and head[0].endswith("券") else element.start


def _gives_for(verb: re.Match[str], costs: list[Place]) -> bool:
    """Whether a verb of giving stands behind the costs that it pays (个人缴费由基金|给予|全额资助)."""
    return verb[0] in GRANTING and bool(costs) and verb.start() >= costs[-1].end


def _paying(text: str, grant: Grant, costs: list[Place]) -> list[Grant]:
    """`grant` for each of the `costs` that it pays, or as it is."""
    return [grant.paying(cost_name(text, cost), head=head_of(text, cost, grant.head)) for cost in costs] or [grant]


def _of_one_ending(
    text: str, granting: Granting, verb: re.Match[str], name: Place, rules: ConcessionRules
) -> list[Grant]:
    """What leaves its ending to the name behind it (给予社会保险、岗位补贴: 社会保险补贴)."""
    start = max(granting.floor, verb.end())
    is_listed = text[name.start - 1] in "、和及" and name.start < granting.head.start()
    if (
        text.startswith(SERVICES, granting.head.end())
        or not is_listed
        or COUNTED.search(text, start, name.start)
        or text.find("费", name.start, name.end) > 0
    ):
        return []
    return [
        Grant("subsidy", sort["sort"] + granting.head[0], Place(*verb.span()), None, verb.start())
        for sort in rules.sorts.finditer(text, start, name.start)
    ]


def _granted(text: str, verb: re.Match[str], head: re.Match[str], item: Place, rate: float | None) -> Grant:
    named = cost_name(text, item).replace(BLANK, "")
    if forced := _forced(text, verb, head):
        whom, until = forced
        return Grant("subsidy", named, Place(verb.start(), until), rate, verb.start(), whom, until)
    treatment, start = _treatment(text, verb, head), head_of(text, item, verb.start())
    between = text[verb.end() : max(item.start, verb.end())]
    # 落实|贴息政策
    is_plain = _is_plain(named, head, item) and (named in BARE_NAMES or not verb[0].startswith("落实"))
    return Grant("subsidy", named, treatment, rate, start, between, head.end(), is_plain=is_plain)


def _is_plain(named: str, head: re.Match[str], item: Place) -> bool:
    """Whether the item is a cost (展位费), or the noun alone (补助, 贴息, 支持): all else is a name of its own."""
    return item.end <= head.end() - len(_noun(head)) or named in NOUNS


def _noun(head: re.Match[str]) -> str:
    """What is given, without the cost and the share before it (费最高80%支持)."""
    return head[0][-2:] if head[0].startswith(COSTS) else head[0]


def _is_verb(text: str, verb: re.Match[str], head: re.Match[str]) -> bool:
    """Whether the name is the verb itself (对实施轮作的农户每亩补贴100元, 落实按利率的50%进行贴息)."""
    if verb[0] in NO_OWN_VERB:
        return False
    counted = BARE_GRANT.search(text, verb.end(), head.start()) and AMOUNT.match(text, head.end())
    return bool(counted) or text.endswith("进行", verb.end(), head.start())


def _treatment(text: str, verb: re.Match[str], head: re.Match[str]) -> Place:
    """The verb, with the name where the verb says little alone (加大…力度) or the name follows it (实行全额补贴).

    Of vouchers by which a subsidy is given it is the verb of that (以发放购房券的方式|给予补贴).
    """
    if head[0].endswith("券") and (given := BY_VOUCHER.match(text, head.end())):
        return Place(*given.span("verb"))
    if verb[0] not in WITH_NAME:
        between = text[verb.end() : head.start()]
        follows = SAYS_LITTLE.fullmatch(head[0]) and (not between or (len(head[0]) == 2 and between in HOW_MUCH))
        return Place(verb.start(), head.end() if follows else verb.end())
    tail = NAME_TAIL.match(text, head.end())
    return Place(verb.start(), tail.end() if tail else head.end())


def _forced(text: str, verb: re.Match[str], head: re.Match[str]) -> tuple[str, int] | None:
    """For whom something is made greater, and where it ends (加大 对山区县的 创业补贴等政策的支持力度)."""
    whom = FOR_WHOM.match(text, verb.end(), head.start()) if verb[0] == "加大" else None
    listed = FORCE_OF_LIST.match(text, head.end()) if whom else None
    force = FORCE.search(text, head.start(), (listed or head).end() + LONGEST_NAME) if whom else None
    if whom is None or not (force or SAYS_LITTLE.fullmatch(head[0])):
        return None
    return whom[0], force.end() if force else head.end()  # 加大对养老服务的财政支持


def _paid_for(clause: Clause, granting: Granting, name: Place, rules: ConcessionRules) -> list[Place]:
    """What a subsidy pays for when costs are named (对展位费给予补助 · 给予展位费、特装费补贴), else its own name."""
    head, verb = granting.head, granting.verb
    if verb is None or head[0].startswith(PAYS_NO_COST):
        return [name]
    if head[0].startswith(COSTS):
        return _costs_of_support(clause, granting, verb, rules) or [name]
    if whole := WHOLE_COST.match(clause.text, max(granting.floor, verb.end()), head.start()):
        return [Place(*whole.span("cost"))]
    if SAYS_LITTLE.fullmatch(clause.text, name.start, name.end) or (head[0] in PLAIN and name.start == head.start()):
        before, within = Place(granting.floor, verb.start()), Place(max(granting.floor, verb.end()), name.start)
        named = costs_in(clause.text, before, rules) or costs_in(clause.text, within, rules)
        named = named or costs_before(clause, verb.start(), rules)
        told = (
            own_cost(clause, verb.start())
            or spending_before(clause, verb.start())
            or paid_before(clause, verb.start())
            or insured_before(clause, head)
        )
        return named or [told or name]
    return _costs_and_name(clause, Place(max(granting.floor, verb.end()), head.start()), name, rules)


def _costs_and_name(clause: Clause, given: Place, name: Place, rules: ConcessionRules) -> list[Place]:
    """A subsidy with a name of its own, with the costs that it is given for beside it."""
    if clause.text.endswith("费用", given.start, given.end) and clause.text.find("、", given.start, given.end) >= 0:
        return costs_in(clause.text, given, rules) or [name]  # 给予学员交通、住宿费用补贴
    if OF_A_COST.search(clause.text, given.start, name.start):
        return [name]
    return [*costs_in(clause.text, Place(given.start, name.start), rules, "险"), name]


def _told_costs(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> list[Place]:
    """What a subsidy as a verb pays for, told by its share or in the clause before (按实缴保费的50%补贴)."""
    if head[0] not in BARE_NAMES:
        return []
    told = own_cost(clause, head.start()) or insured_before(clause, head)
    if told is None and QUANTITY.search(clause.text, clause.start, head.start()):
        told = spending_before(clause, head.start())
    return [told] if told else costs_before(clause, head.start(), rules)


def _costs_of_support(clause: Clause, granting: Granting, verb: re.Match[str], rules: ConcessionRules) -> list[Place]:
    """The costs that support pays for (给予展位费最高80%支持, 给予企业综合运营成本50%扶持)."""
    start = max(granting.floor, verb.end())
    cost = next(word for word in COSTS if granting.head[0].startswith(word))
    end = granting.head.start() + len(cost)
    counted = COUNTED_COST.match(clause.text, start, end)
    return costs_in(clause.text, Place(start, end), rules) or ([Place(counted.end(), end)] if counted else [])


def _element(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> Place | None:
    """The element of a list of means that ends in `head`."""
    means = rules.means_of(clause)
    if not means or not means.start <= head.start() < means.end:
        return None
    start = max(clause.text.rfind(mark, means.start, head.start()) for mark in "、或")
    return Place(max(means.start, start + 1), head.end())


def _name(text: str, floor: int, head: re.Match[str]) -> Place:
    start, end = floor, head.start()
    beyond = head.end() + (len("贷款") if head[0] == "贴息" and text.startswith("贷款", head.end()) else 0)
    while end > start and text[end - 1] == BLANK:  # 生活费（含交通费）补贴 is one name
        end -= 1
    before = BEFORE_NAME if FAR_BEFORE_NAME.search(text, start, end) else NEAR_BEFORE_NAME
    for boundary in before.finditer(text, start, end):
        start = boundary.end()
    of_sorts = text[start - 1] == "、" and text[start - 2] != "券"
    if head[0] == "消费券" and (of_sorts or (text[start - 1] == "等" and end - start < SHORTEST_SORT)):
        start = end  # 发放住宿、餐饮、农产品消费券
    if start == end and not head[0].endswith("券") and (listed := SORTS.search(text, floor, end)):
        start = listed.start()
    if text[end - 1] == "“":
        start = end  # 落实监护人“以奖代补”
    if start < end and text[start] == "“" and text.find("”", start, head.end()) < 0:
        start += 1  # 发放“算力券”
    return Place(start if head.start() - start <= LONGEST_NAME else head.start(), beyond)


def unread_subsidies(clause: Clause, rules: ConcessionRules) -> list[Place]:
    """The subsidies that a clause names at the end of a phrase, for a reader to look at when none was read."""
    return [
        Place(*head.span())
        for head in rules.subsidies_in(clause)
        if head[0] != "券" and NOUN_END.match(clause.text, head.end(), clause.end)
    ]
