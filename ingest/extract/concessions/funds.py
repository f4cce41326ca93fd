"""Money of a fund that somebody is to have: 统筹专项资金支持企业技术改造, 补助资金向山区县倾斜."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant, last_match
from hengce.ingest.extract.concessions.sentences import Clause, Place

FAVOUR: Final = re.compile(
    "在(?P<means>[^，。；]*?)(?:[上时中]|方面)?，?(?P<verb>(?:给予|予以)(?:重点|适当|优先)?倾斜)"
)
MEANS_OF_MONEY: Final = re.compile(
    "(?:安排|提供|分配|申报)?(?P<name>[^、和及]+(?:资金|补[贴助]|贴息|资助|奖补)(?:支持|安排|分配)?)"
)
# 农村危房改造补助资金对重点帮扶县予以倾斜支持 · 农业发展资金，重点向产粮大县倾斜
FAVOURING: Final = re.compile(
    "(?P<name>[^，。；、在对向]{2,24}(?:资金|经费|预算内投资))，?(?:的?(?:安排|分配|使用)上?)?"
    "(?:(?:对[^，。；]{2,40})?(?P<given>(?:给予|予以)(?:重点|适当|优先|积极)?倾斜(?:支持)?)"
    "|(?P<turned>(?:要|应)?(?:重点|优先|适当)?向[^，。；]{2,40}倾斜(?:支持)?))"
)
NAME_BEGINS: Final = re.compile(
    r"[^的]*(?:的|用于)|(?:安排|统筹|整合|各级|加大|争取|在)+"
)  # 用于扶持经济发展的专项资金
# 积极争取省级专项资金 · 统筹运用产业发展等专项资金 · 设立1亿元产业发展引导资金
FUND: Final = re.compile(
    r"(?P<verb>争取|设立|统筹(?:运用|使用|利用)?|整合|安排|加大|发挥)(?:最高|不超过|不低于|不少于)?(?:[\d.]+[百千]?[万亿]元的?)?"
    r"(?:[^，。；对]{0,60}等)?(?P<name>[^，。；、对\d]{0,24}?资金)(?![池链来渠需缺])"
)
PUBLIC_MONEY: Final = re.compile("专项|引导|奖补|补[助贴]|扶持|发展|财政|纾困|救助|[上各两省市县区]级")
OTHER_MONEY: Final = re.compile("债|预算内|社会|金融|信贷|保险|银行|民间|项目资金|基金|风险补偿")  # is no subsidy
# 支持中小企业技术改造 · 用于扶持合作社
SUPPORTING: Final = re.compile(
    r"(?:[\d.]+%(?:以上)?|、[^，。；、]{0,4}基金)?(?:等?作用)?(?:用于)?(?:积极|大力)*(?P<verb>(?:重点|优先)?[支扶]持)(?!力度|政策|和|与|及|、|资金)(?P<whom>[^，。；]{2,})"
)
# 通过中央预算内投资现有渠道，对体育设施予以支持
CHANNEL: Final = re.compile(
    "(?:通过|利用|统筹)(?:现有)?(?P<name>[^，。；、对]{0,12}(?:预算内投资|专项资金|补助资金))(?:现有|等|相关)*渠道"
)
# 每年安排100万元经费予以支持
SET_APART: Final = re.compile(
    r"安排[^，。；对]{0,10}?\d[\d.]*[百千]?[万亿]?元的?(?P<name>[^，。；\d对]{0,8}?(?:经费|资金))(?P<verb>(?:给予|予以)[支扶]持)"
)
# 省服务业发展引导资金优先支持物流项目 · 安排农业补助资金30亿元以上，优先支持合作社
PREFERRING: Final = re.compile(
    r"(?P<name>[^，。；、对在向\d]{2,30}?资金)(?:[\d.]+[百千]?[万亿]元(?:以上|左右)?)?，?(?P<verb>(?:优先|重点)[支扶]持)(?P<whom>[^，。；]{2,})"
)
# 利用省级专项资金对首次入围企业按照规定给予支持
GIVEN_BY: Final = re.compile(
    "(?:利用|使用|统筹|安排|从)(?P<name>[^，。；、对在向]{2,24}?资金)中?(?P<whom>对[^，。；]{2,30}?)"
    "(?:按照?(?:有关|相关)?规定)?(?P<verb>(?:给予|予以)(?:重点|适当|优先)?[支扶]持)"
)
# 分别向主管部门申报相关|专项资金|给予支持
ASKED_FOR: Final = re.compile(
    "申报(?:[有相]关|上级|省级)*(?P<name>[^，。；、对的]{0,12}?资金)(?P<verb>(?:给予|予以)[支扶]持)"
)
# 加大|社会福利彩票公益金|对开展医养结合服务的|支持力度
FORCED: Final = re.compile(
    "(?P<verb>加大)(?P<name>[^，。；、对]{2,20}?(?:公益金|专项资金|引导资金))(?P<whom>对[^，。；]{2,40}?)的?(?P<force>[支扶]持力度)"
)
# 企业申请专项资金，重点支持…; 本专项资金优先支持…: what a fund is for
NO_FUND: Final = re.compile("申[请报]|所称|支持|获得|符合|^[本该其此]|上述|管理|资金$(?<=^资金)")
NAMING_ENDS: Final = re.compile("(?:.*(?:安排|下达|统筹|利用|使用|用好|发挥|加大|整合|争取|中(?=补助|央财政专项)))?")
PURPOSE: Final = re.compile("(?:发展|创新|融合|集聚|升级)$")  # says what for, not for whom
FIRST: Final = ("优先支持", "重点支持", "优先扶持", "重点扶持")
SUPPORTS: Final = "持"  # 支持, 扶持: looked at first
GIVING_SUPPORT: Final = re.compile("[^，。；]{2,}?(?P<verb>(?:给予|予以)(?:重点|适当|优先)?[支扶]持)")


def read_funds(clause: Clause, rules: ConcessionRules) -> list[Grant]:
    """The funds of which a clause gives somebody money."""
    text = clause.text
    if text.find(SUPPORTS, clause.start, (clause.following or clause).end) < 0:
        return []
    if preferred := _preferred(clause):
        return [preferred]
    if named := _by_its_verb(clause):
        return [named]
    if text.find("资金", clause.start, clause.end) >= 0:
        return _supported(clause, rules)
    return _given_of_fund(clause)


def _by_its_verb(clause: Clause) -> Grant | None:
    """Money that is asked for, set apart or made greater for somebody, by its own verb."""
    text = clause.text
    if forced := FORCED.search(text, clause.start, clause.end):
        verb = Place(*forced.span())
        return Grant("subsidy", forced["name"], verb, None, verb.start, between=forced["whom"])
    for pattern in (ASKED_FOR, SET_APART):
        if given := pattern.search(text, clause.start, clause.end):
            return Grant("subsidy", given["name"], Place(*given.span("verb")), None, given.start())
    return None


def read_favour(clause: Clause) -> list[Grant]:
    """The money in which somebody is favoured (在安排纾困资金、提供贷款贴息时予以倾斜, 补助资金向山区县倾斜)."""
    text = clause.text
    if text.find("倾斜", clause.start, clause.end) < 0:
        return []
    floor = clause.previous.start if clause.previous else clause.start
    favour = FAVOUR.search(text, floor, clause.end)
    if favour and favour.start("verb") >= clause.start:
        return [
            Grant("subsidy", means["name"], Place(*favour.span("verb")), None, favour.start())
            for means in MEANS_OF_MONEY.finditer(text, *favour.span("means"))
        ]
    favouring = FAVOURING.search(text, floor, clause.end)
    if favouring is None or favouring.end() <= clause.start or "救助" in favouring["name"]:
        return []
    verb = Place(*favouring.span("given" if favouring["given"] else "turned"))
    head = verb.start if favouring["given"] else verb.end - len(text[verb.start : verb.end].rpartition("倾斜")[1])
    return [Grant("subsidy", _fund_name(favouring["name"]), verb, None, max(head, clause.start))]


def _fund_name(printed: str) -> str:
    begins = NAME_BEGINS.match(printed)
    return printed[begins.end() :] if begins and begins.end() < len(printed) - 2 else printed


def _supported(clause: Clause, rules: ConcessionRules) -> list[Grant]:
    """The fund with which a clause supports somebody in it or in the next (争取省级专项资金，支持企业技术改造)."""
    fund = FUND.search(clause.text, clause.start, clause.end)
    if not fund or not _is_public(fund["name"]):
        return []
    start, end = fund.end(), clause.end
    if start == end and clause.following:
        start, end = clause.following.start, clause.following.end
    supporting = SUPPORTING.match(clause.text, start, end)
    if (
        not supporting
        or supporting["whom"].endswith("需求")
        or not (rules.person.search(supporting["whom"]) or "业" in supporting["whom"])
    ):
        return []
    verb = Place(*fund.span()) if fund["verb"] == "争取" else Place(*supporting.span("verb"))
    head = min(verb.start, clause.end)
    return [Grant("subsidy", fund["name"], verb, None, head, between="对" + supporting["whom"])]


def _preferred(clause: Clause) -> Grant | None:
    """Public money by its name that supports somebody first of all, or of which somebody is supported."""
    text = clause.text
    is_first = clause.holds(FIRST)
    if not is_first and text.find("予", clause.start, clause.end) < 0:
        return None
    floor = clause.previous.start if clause.previous and text.startswith(FIRST, clause.start) else clause.start
    if text.find("资金", floor, clause.end) < 0:
        return None
    given = (PREFERRING if is_first else GIVEN_BY).search(text, floor, clause.end)
    if given is None or given.start("verb") < clause.start or not _is_public(given["name"]):
        return None
    begins = NAMING_ENDS.match(given["name"])
    name = given["name"][begins.end() if begins else 0 :]
    if NO_FUND.search(name) or given["whom"].startswith(("以下", "下列")) or PURPOSE.search(given["whom"]):
        return None
    verb = Place(*given.span("verb"))
    return Grant("subsidy", name, verb, None, verb.start, between="对" + given["whom"].removeprefix("对"))


def _given_of_fund(clause: Clause) -> list[Grant]:
    """The fund set up before of which somebody is supported (设立产业发展引导资金，对技改项目给予扶持)."""
    giving = GIVING_SUPPORT.fullmatch(clause.text, clause.start, clause.end)
    before = Place(clause.sentence.clauses[0].start, clause.start)
    if giving and (channel := CHANNEL.search(clause.text, before.start, before.end)):
        return [Grant("subsidy", channel["name"], Place(*giving.span("verb")), None, giving.start("verb"))]
    fund = last_match(FUND, clause.text, before) if giving else None
    if not giving or not fund or not _is_public(fund["name"]):
        return []
    verb = Place(*giving.span("verb"))
    return [Grant("subsidy", fund["name"], verb, None, verb.start)]


def _is_public(name: str) -> bool:
    return PUBLIC_MONEY.search(name) is not None and OTHER_MONEY.search(name) is None
