"""The costs that a subsidy pays for: 对展位费、宣传推介费给予补助, 补贴中介服务收费, 保费全额补贴."""

import re
from typing import Final

from hengce.ingest.extract.concessions.items import ACTS, PAYER, Named, charged_items
from hengce.ingest.extract.concessions.rules import ConcessionRules
from hengce.ingest.extract.concessions.sentences import Clause, Place
from hengce.ingest.extract.concessions.verbless import AMOUNT, BARE_NAMES

CLOSING: Final = re.compile("(?:[、和及与][^，。；、费]{2,12})*等?(?P<ending>费用?)")
FUNDS: Final = ("基金", "资金")  # pay subsidies, and are no cost
CHARGE_ENDS: Final = "费用税息金率款票租"
# 展位费等费用 · 展位费部分按实际支出给予补助
COSTS_END: Final = re.compile(
    r"(?:、[^，。；、]{2,14}(?:投入|支出))?□*(?:、|和|等?(?:方面)?(?:相关)?(?:费用)?(?:(?<=等)[一-龥]{2,6}(?:费用|成本"
    r"|支出))?(?:部分)?(?:分别)?(?:按[^，。；]{2,16}|由[^，。；]{0,8}(?:财政|政府)|由[^，。；]{2,10}从[^，。；]{2,12}中|全额)?"
    r"|(?:最高|不超过)*[\d.]+%(?:、[\d.]+%)*的?|一定比例的?"
    # 按缴纳的契税为基数 · 个人所得税地方留成部分的80% · 参照所缴纳契税的额度
    r"|(?:(?:地方|[省市县区]级|本级)?留[成存]部分|的?(?:实际|实缴)?总?(?:额度?|金额)|为基数)的?(?:[\d.]+%的?)?(?:全额)?)"
)
KEPT_PART: Final = re.compile("(?:地方|[省市县区]级|本级)?留[成存]部分")  # 企业所得税|县级留成部分
NAMING: Final = re.compile("对|针对|就")
# 企业使用平台发生的|带宽费用、托管费用，按50%予以补贴 · 参加医保的|个人缴费，由财政资助
INCURRED: Final = re.compile("(?:发生|产生|支付|支出|缴纳|交纳|承担|所需|应缴)的$|参加(?:[^，。；的]{2,12}的)?$")
# 按不超过实际支出的80%给予补助 · 区级留成部分全额补助
MANNER: Final = re.compile(
    "(?:(?:地方|本级|[省市县区]级)?留[成存]部分)?(?:(?:按|由|依|根据|最高|可|分别|每年)[^，。；]{0,24}|全额|全部|据实)?"
)
EXCEPTED: Final = re.compile("除[^，。；]*外")  # 除上缴国家部分外
SHARE: Final = r"(?:的?(?:最高|不超过)?(?:[\d.]+%|\d/\d|[一二三四五]分之[一二三四五]))"
SPENT: Final = re.compile(
    r"按照?(?=[^，。；]*?(?:其|实际|实缴|实付))(?:其|(?:实际)?(?:支出|发生|支付|缴纳|承担)的?|实际|实缴|实付)*(?!研发|实际|其|减免)"
    rf"(?P<cost>[^，。；的]{{1,30}}?(?:费用?|租金|利息)|租金|利息)(?:实际(?:支出|发生|支付)额?)?{SHARE}?"
)  # 按其实际支出的运营等费用给予补助 · 按展位费实际支出的70%给予补助
# 按保费的80%给予补贴 · 按照其已缴纳契税金额的100%给予财政补贴 · 按实际缴纳契税金额的50%标准给予补助
TAXED: Final = re.compile(
    r"按照?(?:其|已|所|应|年|实际|实缴|缴纳?|交纳?|支付|承担|发生|的)*(?P<cost>[一-龥]{0,8}?(?:税|保费|保险费))"
    r"税?(?:的?(?:金额|总额|额度?))?的?(?:最高|不超过)?\d[\d.]*%(?:、[\d.]+%)*的?(?:比例|标准)?(?:对[^，。；]{2,10})?(?:进行)?$"
)
# 按注册费的70%|、总额不超过20万元|给予奖励
CAPPED: Final = (
    r"(?:、(?:[单每][^，。；、\d]{1,6}?)?(?:年度?|累计|总额|总计)*(?:最[高多]|不超过)+"
    r"[\d.]+[百千]?万元(?:/[一-龥]{1,2})?(?:的?标准)?)?"
)
# 按首次流片费用的40%给予补贴 · 按固定资产投资的8%给予扶持 · 按租金的30%给予补助
BASES: Final = ("费用", "发生费用", "支出费用", "支付费用")  # 按其实际发生费用的30%给予补助 names no cost
BY_COST: Final = re.compile(
    r"按照?(?:[^，。；%\d按]{2,40}(?:所|实际)(?=发生|产生|支付))?(?:不[高超][于过](?:\d[\d.]*%的费率(?:上限)?[及和])?|最高|(?:其|实际|年度?|支付|投保|发生|产生|缴纳|承担)*的?)*"
    rf"(?![^，。；%]*(?:研发|减免))(?P<cost>[^，。；的按\d%□]{{0,14}}?(?:(?<![经消])费用?|租金|利息|固定资产投资|损失))"
    rf"□*的?(?:最高|不超过)?\d[\d.]*%的?(?:比例|标准)?{CAPPED}(?:进行)?$"
)
# 企业购买设计软件的，|按实际支出的30%给予补助
BY_SPENDING: Final = re.compile(
    r"按照?(?:不[高超][于过]|最高)?(?:(?:其|实际)*(?:购买|购置|采购)(?:费用?|支出|金额|价格)|其?实际(?:支出|支付)(?:费用|金额)?)"
    r"□*的?(?:最高|不超过)?\d[\d.]*%的?(?:比例|标准)?$"
)
BOUGHT: Final = re.compile("[^，。；]*?(?:购买|购置|采购)(?P<what>[^，。；的□]{2,20}?)□*(?:用于[^，]*|开展[^，]*)?的")
BUYING: Final = ("购买", "购置", "采购")
OWN_COST: Final = re.compile("(?!对|按|就)[^，。；]{4,30}的费用")
# 低保对象参加|城乡居民医疗保险|，每人每年资助60元
INSURED: Final = re.compile("参加(?P<what>[^，。；的]{2,14}?(?:医疗保险|养老保险|医保|新农合|合作医疗))的?")
OBJECT: Final = re.compile("(?!金|资金|费|款)[^，。；、]{2,20}(?:费用?|收费|利息)")
COST_AND_SUM: Final = re.compile(
    r"(?P<cost>[^，。；\d]{2,12}?)(?:每[^，。；\d]{1,6})?\d[\d.]*万?元"
)  # 每亩补助管护费200元
SUM_FOR: Final = re.compile(r"(?:最高|不超过)?[\d.]+万?元(?=[^，。；\d/]{2,20}$)")  # 每个展位补贴5000元展位费
# 补贴参会代表交通费的50% · 补贴担保费50%
SHARE_OF: Final = re.compile(
    r"(?!标准|[和及与或、])(?:其?实际(?:发生|支付|缴纳|承担)的?)?(?P<whole>[^，。；\d]{2,24}?)(?:的|的?(?:最高|不超过))?\d+%"
)
# 对中小企业|新购置设备|予以补助 · 对其|技术改造投资|给予补助 · 员工|加班工资|在专项资金中给予补助
SPENDING: Final = re.compile(
    "(?:[^，。；对]{0,14}?对[^，。；]*?(?:企业|机构|工商户|单位|公司|院所|学校|医院|患者|人员|家庭|农户|大户|主体|组织|者|其)(?:的|[相有]关)?|[^，。；对]*?(?:发生|产生|造成)的|对)?"
    "(?P<what>(?!并|结合|根据|通过|利用|按)(?:[^，。；的对按]{2,16}(?:投资|投入|支出|成本|保费|工资|亏损(?:和相关费用)?|自付部分|负担部分|留存部分"
    "|缴费部分)|(?:新|更新)?购置设备|[^，。；对]{2,24}的费用))"
    "(?:在[^，。；]{2,14}中|按[^，。；]{2,16}|由[^，。；]{2,10}|进行|全额|据实)*"
)
DONE: Final = re.compile("(?:对)?(?P<cost>[^，。；]{2,30}的费用)")  # 对使用共享实验室进行测试的费用|补贴80%
PAID: Final = re.compile("[^，。；]*?(?:支付|缴纳|产生|发生)(?P<cost>[^，。；]{2,20}费用?)的")
QUANTITY: Final = re.compile(
    r"(?:全额|据实|全部|部分|等额|差额|分类|定额|分别|按[\d.]+%(?:的?比例)?|由[^，。；]{2,12}(?:财政|资金|基金))$"
)


def cost_name(text: str, cost: Place) -> str:
    """The name of a cost, with the ending that a list leaves to its last (交通、住宿费用: 交通费用)."""
    closing = CLOSING.match(text, cost.end) if text.endswith(ACTS, cost.start, cost.end) else None
    return text[cost.start : cost.end] + (closing["ending"] if closing else "")


def own_cost(clause: Clause, end: int) -> Place | None:
    """The costs of whoever benefits, told before the verb (企业申请和维持发明专利的费用给予资助)."""
    spent = SPENT.fullmatch(clause.text, clause.start, end) or TAXED.search(clause.text, clause.start, end)
    if spent and spent["cost"] not in BASES:
        return Place(*spent.span("cost"))
    if told := _bought(clause, end) or _counted(clause, end):
        return told
    cost = OWN_COST.fullmatch(clause.text, clause.start, end)
    payer = PAYER.match(clause.text, clause.start, end) if cost else None
    return Place(payer.end(), end) if payer else None


def _counted(clause: Clause, end: int) -> Place | None:
    """The cost of which a share is paid, named in how it is counted (按首次流片费用的40%)."""
    if clause.text.find("%", clause.start, end) < 0:
        return None
    counted = BY_COST.search(clause.text, clause.start, end)
    return Place(*counted.span("cost")) if counted and counted["cost"] not in BASES else None


def _bought(clause: Clause, end: int) -> Place | None:
    """What the clause before says is bought, where a share of the spending is paid."""
    before = clause.previous
    if before is None or clause.text.find("%", clause.start, end) < 0:
        return None
    bought = BY_SPENDING.search(clause.text, clause.start, end) and BOUGHT.fullmatch(
        clause.text, before.start, before.end
    )
    return Place(*bought.span("what")) if bought else None


def head_of(text: str, cost: Place, verb: int) -> int:
    """Where the words about a cost begin; what somebody buys is told of them before (企业购买|设计软件|的)."""
    return verb if text.endswith(BUYING, 0, cost.start) else min(cost.start, verb)


def spending_before(clause: Clause, end: int) -> Place | None:
    """What else than a charge is paid for, told before the verb or with a clause before how it is paid.

    对患者个人自付部分，由财政予以全额补助.
    """
    spending = SPENDING.fullmatch(clause.text, clause.start, end)
    if spending is None and clause.previous and MANNER.fullmatch(clause.text, clause.start, end):
        spending = SPENDING.fullmatch(clause.text, clause.previous.start, clause.previous.end)
    return Place(*spending.span("what")) if spending else None


def object_costs(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> list[Place]:
    """The costs that a subsidy as a verb pays, or pays a share of (补贴中介服务收费, 补贴参会代表交通费的50%)."""
    if head.end() == clause.end:
        return []
    if share := SHARE_OF.match(clause.text, head.end(), clause.end):
        whole = Place(*share.span("whole"))
        named = costs_in(clause.text, whole, rules)
        return named or ([whole] if clause.text.endswith("费用", whole.start, whole.end) else [])
    if counted := SUM_FOR.match(clause.text, head.end(), clause.end):
        return costs_in(clause.text, Place(counted.end(), clause.end), rules)
    if cost := COST_AND_SUM.match(clause.text, head.end(), clause.end):
        given = Place(*cost.span("cost"))  # 补助传承经费10万元
        is_means = clause.text.endswith("经费", given.start + 1, given.end)
        return [given] if is_means else costs_in(clause.text, given, rules)
    begins = head.start() == clause.start or clause.text[head.start() - 1] in "、可并"
    acts = begins and head[0] in BARE_NAMES and OBJECT.fullmatch(clause.text, head.end(), clause.end)
    return costs_in(clause.text, Place(head.end(), clause.end), rules) if acts else []


def subject_costs(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> list[Place]:
    """The costs right before a subsidy as a verb (保费全额补贴, 保费补贴80%)."""
    if head[0] not in BARE_NAMES:
        return []
    words = clause.text[clause.start : head.start()]
    if "费" not in words and "租金" not in words and "税" not in words:
        return []
    quantity = QUANTITY.search(clause.text, clause.start, head.start())
    if not (quantity or AMOUNT.match(clause.text, head.end() + clause.text.startswith("至", head.end()))):
        return []
    before = Place(clause.start, quantity.start() if quantity else head.start())
    named = costs_in(clause.text, before, rules)
    done = None if named else DONE.fullmatch(clause.text, before.start, before.end)
    return [Place(*done.span("cost"))] if done else named


def insured_before(clause: Clause, head: re.Match[str]) -> Place | None:
    """The insurance that somebody is helped to join, told before (参加城乡居民医疗保险，每人每年资助60元)."""
    if head[0] != "资助":
        return None
    before = clause.previous
    insured = INSURED.search(clause.text, before.start if before else clause.start, head.start())
    return Place(*insured.span("what")) if insured else None


def paid_before(clause: Clause, start: int) -> Place | None:
    """The charge that the clause before says somebody pays (企业支付第三方检测费的，给予全额扶持)."""
    before = clause.previous if start == clause.start else None
    paid = PAID.fullmatch(clause.text, before.start, before.end) if before else None
    return Place(*paid.span("cost")) if paid else None


def costs_before(clause: Clause, end: int, rules: ConcessionRules) -> list[Place]:
    """The costs with which the clause before ends (对应诉发生的律师费、咨询费，按80%给予补助)."""
    before = clause.previous
    if before is None or not MANNER.fullmatch(clause.text, clause.start, end):
        return []
    if clause.number > 1 and EXCEPTED.fullmatch(clause.text, before.start, before.end):
        before = clause.sentence.clauses[clause.number - 2]
    costs = costs_in(clause.text, before, rules)
    is_named = NAMING.match(clause.text, before.start, before.end) or (
        costs
        and not clause.text.endswith("的", 0, before.end)
        and INCURRED.search(clause.text, before.start, costs[0].start)
    )
    return costs if is_named else []


def costs_in(text: str, place: Place, rules: ConcessionRules, ends: str = "") -> list[Place]:
    """The costs with which `place` ends: 展位费、宣传推介费等费用; those that end in `ends` are among them."""
    for mark in "按由":  # 贷款利息|按实际利率最高100%给予补贴 · 个人缴费部分|由民政部门从救助基金中给予资助
        by = text.find(mark, place.start, place.end)
        if by > place.start and (told := costs_in(text, Place(place.start, by), rules, ends)):
            return told
    named = charged_items(text, place, rules)
    if not named or not COSTS_END.fullmatch(text, named[-1].end, place.end):
        return []
    # 参加医疗保险给予资助 pays no fee of its own
    places = dict.fromkeys(
        (cost.start, cost.end) for cost in named if cost.item.category != "general" and _is_cost(text, cost, ends)
    )
    costs = [Place(start, end) for start, end in places]
    part = KEPT_PART.match(text, costs[0].end, place.end) if len(costs) == 1 else None
    return [Place(costs[0].start, part.end())] if part else costs


def _is_cost(text: str, cost: Named, ends: str) -> bool:
    """Whether a charge is one that a subsidy may pay; 交通 of 交通、住宿费用 and 用电 are."""
    if text.endswith(FUNDS, cost.start, cost.end):
        return False
    is_charge = text[cost.end - 1] in CHARGE_ENDS + ends or text.startswith("用", cost.end - 2)
    return is_charge or cost.item.name.endswith(("费用", "缴费部分"))
