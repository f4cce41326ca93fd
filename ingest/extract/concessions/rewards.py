"""Rewards for what somebody does: 新建基地一次性奖励100元/亩, 按营业额的15%给予企业奖励, 对首店给予资金奖励.

One for a title, a rating, an approval or a contest is a prize, and no concession.
"""

import re
from typing import Final

from hengce.ingest.extract.concessions.items import listed_items
from hengce.ingest.extract.concessions.parted import read_parted
from hengce.ingest.extract.concessions.rates import rate_in
from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant
from hengce.ingest.extract.concessions.sentences import BLANK, Clause, Place
from hengce.ingest.extract.concessions.sums import FIGURE
from hengce.ingest.first_characters import compile_for_search

REWARD: Final = "奖励"  # looked at first
NAME: Final = "(?P<name>(?:[一-龥]{0,8}?(?<![予行元业方的人]))?奖励)(?:资金|金|支持)?(?![补扶支性办政方标对])"
GIVES: Final = "(?:给予|予以|发放|兑现|享受|增加|可?获得?)"
# 给予企业100万元和30万元|奖励 · 给予5元/人/夜的|奖励 · 给予企业超出额0.5%的|奖励
COUNTED_NOUN: Final = re.compile(
    rf"(?P<verb>{GIVES})(?P<between>[^，。；]{{0,40}}?{FIGURE}(?:[、和及或]{FIGURE})*(?:以[内下])?的?(?:一次性|配套)*){NAME}"
)
# 按固定资产投资的5%—20%|给予企业|奖励 · 按其营业额的15%、10%|对引进企业|进行|奖励
BY_SHARE: Final = re.compile(
    rf"(?:按照?|参照|依照)[^，。；]{{0,40}}?\d[\d.]*[%‰][^，。；]{{0,16}}?(?P<verb>给予|予以|进行)(?P<between>[^，。；\d]{{0,14}}?){NAME}"
)
# 按单场售票收入的2%|奖励
BY_SHARE_ALONE: Final = re.compile(
    r"按照?[^，。；给予]{2,40}?\d[\d.]*[%‰](?:的?(?:标准|比例))?(?P<verb>奖励)(?P<between>)(?=$|[给企单])"
)
# 一次性奖励100元/亩 · 每间奖励2000元 · 单品种奖励企业200万元 · 奖励投资额度的5%—20%
COUNTED_VERB: Final = re.compile(
    rf"(?P<verb>奖励)(?!资金|金额|额|经费|总|标准|的|基础|比例|由|部门)(?P<between>[^，。；\d]{{0,12}}?){FIGURE}"
)
# 对引进的首店，给予|资金奖励 · 按考试费标准给予|奖励 · 对组团的旅行社进行|奖励
UNCOUNTED: Final = re.compile(
    rf"(?P<verb>给予|予以|进行)(?P<between>(?:一定(?:数额|比例)?|适当|相应|全额)?的?|[^，。；\d给予]{{2,10}}?){NAME}$"
)
# 按规定给予|落户奖励|、一次性就业补贴
LISTED: Final = re.compile(
    "(?P<verb>给予|发放|享受|落实|兑现)(?P<between>(?:[^，。；\\d、]{2,10}、)*)(?P<name>(?!表[彰扬])[一-龥]{2,8}(?<![、和及与的])奖励)(?=[、和及与])"
)
VERB_BEFORE: Final = re.compile(f"{GIVES}(?P<whom>[^，。；\\d]{{0,8}})$")  # 给予投资方|奖励100万元
MOST: Final = re.compile("(?:最[高多]|累计|合计|总额|年度?)(?:可|给予)?$")
UP_TO: Final = re.compile("(?:金额|资金|总?额度?)?(?:每年|年度|累计|合计)*(?:最[高多]|不超过|上限)")
# what only approves a claim is no title: 经领导小组审核, 且被认定的
APPROVED: Final = re.compile(
    "经[^，。；]{0,20}?(?:认定|评审|审核|审定|评估|考核|验收|批准|备案)(?:合格|通过)?(?:后|的)?|且被认定的"
)
PRIZED: Final = compile_for_search(
    "评[定为选上优比]|认定|获[评批奖准得]|荣[获誉]|称号|[星A]级|入[选围]|授[予权牌]|命名|认证|专利|商标|示范"
    "|创建|立项|[一二三]等奖|金(?<!资金)奖|[银铜]奖|大赛|竞赛|比赛|名次|排名|[前第][一二三四五六七八九十0-9]+[名位]|优[秀胜]|先进|突出|表[彰扬]|举报|检举"
    "|见义勇为|有功|考核|达标|列入|成[绩效]|质量奖|版权|标准的|负责人"
    "|进入|跻身|上榜|资质|晋升|注册证"
)
# 对省级先行区所在省辖市|给予500万元奖励 · 给予所在县500万元奖励
PLACE_BEFORE: Final = re.compile(
    "(?:所在|各|的)[^，。；的□]{0,6}(?:[省市州县]|(?<![园景社街片厂校商])区|乡镇?|街道)□*(?:，|(?:分别|一次性)*$)"
)
PLACE_BEHIND: Final = re.compile("(?:给予|奖励)(?:(?:所在|各)[^，。；]{0,4}[省市县区乡镇村]|[县市区乡镇])")
OF_A_REWARD: Final = ("奖励额的", "奖励资金的", "奖励总额的", "奖励金额的")  # 分别按应奖励额的30%、40%进行奖励
NAMING: Final = ("对", "凡")  # begin the words that say who is rewarded
OF_AREA: Final = "面积"  # 按建筑面积的9%给予奖励 is room to build on
KEPT: Final = re.compile("留[成存]|留用")
# 对作出贡献的单位和个人给予奖励 praises
PRAISED: Final = re.compile(
    "单位和个人|个人和单位|集体和个人|单位、个人|(?<!财政)(?<!经济)(?<!税收)贡献|业绩|[立建]功|劳动竞赛"
)
BY_RULE: Final = re.compile("按照?(?:有关|相关|国家|政策)*规定$")  # 对外商投资按规定给予奖励 points to a rule
# 给予投资额的20%，最高200万元的|一次性奖励
ENDING: Final = re.compile("(?:一次性)?奖励$")
WHOM: Final = re.compile("(?:对|凡)[^，。；]{2,}|[^，。；]{2,}的$")


def read_rewards(clause: Clause, rules: ConcessionRules) -> list[Grant]:
    """The rewards that a clause gives for what somebody does, by a sum or a share."""
    if REWARD not in clause.words or clause.holds(OF_A_REWARD):
        return []
    text, start, end = clause.text, clause.start, clause.end
    given = BY_SHARE.search(text, start, end) or BY_SHARE_ALONE.search(text, start, end)
    if given and OF_AREA not in given[0]:
        return _taxes(clause, given, rules) or [_reward(clause, given)]
    given = COUNTED_NOUN.search(text, start, end)
    if given is None:
        given = COUNTED_VERB.search(text, start, end)
        if given is None:
            given = UNCOUNTED.search(text, start, end)
            return [_reward(clause, given)] if given and _is_for_acts(clause, given) else _parted(clause, rules)
        if _is_limit(clause, given):
            return []
    return [] if _is_prize(clause, given) else [_reward(clause, given)]


def _parted(clause: Clause, rules: ConcessionRules) -> list[Grant]:
    """The reward whose verb and share stand in the clause before, parted from it by a cap."""
    ending = ENDING.search(clause.text, clause.start, clause.end)
    grants = read_parted(clause, ending, rules) if ending else []
    return grants if grants and not _tells_of_prize(clause, grants[0].treatment.start, "") else []


def read_listed_rewards(clause: Clause) -> list[Grant]:
    """The rewards by a name of their own that stand in a list of subsidies (给予落户奖励、租房补贴)."""
    if REWARD not in clause.words:
        return []
    given = LISTED.search(clause.text, clause.start, clause.end)
    return [_reward(clause, given)] if given and not _is_prize(clause, given) else []


def _is_for_acts(clause: Clause, given: re.Match[str]) -> bool:
    """Whether a reward without a sum is said to be for somebody, and neither prizes nor praises."""
    text, before = clause.text, clause.previous
    whom = WHOM.search(text, clause.start, given.start())
    if whom is None and before is not None:
        whom = WHOM.fullmatch(text, before.start, before.end)
    told = text[(before or clause).start : clause.end]
    is_ruled = given["name"] == REWARD and BY_RULE.search(text, clause.start, given.start("verb")) is not None
    is_named = whom is not None and not clause.sentence.is_heading and not is_ruled
    return is_named and given.end("name") == clause.end and not (_is_prize(clause, given) or PRAISED.search(told))


def _is_limit(clause: Clause, given: re.Match[str]) -> bool:
    """Whether a sum is only the most that is given (每年最高|奖励|不超过5000万元)."""
    follows = REWARD in clause.text[clause.sentence.clauses[0].start : clause.start]
    is_most = MOST.search(clause.text, clause.start, given.start()) or UP_TO.match(clause.text, given.end("verb"))
    return follows and is_most is not None


def _is_prize(clause: Clause, given: re.Match[str]) -> bool:
    given_to = given["verb"] + given["between"] + (given["name"] if "name" in given.re.groupindex else "")
    return _tells_of_prize(clause, given.start(), given_to)


def _tells_of_prize(clause: Clause, until: int, given_to: str) -> bool:
    """Whether the words before `until` say that a title or an approval is rewarded, or a place is."""
    text, clauses = clause.text, clause.sentence.clauses
    first = clause.number
    while first and not text.startswith(NAMING, clauses[first].start):
        first -= 1
    condition = APPROVED.sub("", text[clauses[first].start : until])
    to_place = PLACE_BEFORE.search(condition) or PLACE_BEHIND.search(given_to)
    return to_place is not None or PRIZED.search(condition + given_to) is not None


def _reward(clause: Clause, given: re.Match[str]) -> Grant:
    verb, names = Place(*given.span("verb")), "name" in given.re.groupindex
    name = given["name"].replace(BLANK, "") if names else REWARD
    rate = rate_in(clause.text, Place(given.start(), given.end()))
    is_plain = name == REWARD
    if names:
        return Grant("subsidy", name, verb, rate, verb.start, given["between"], given.end(), is_plain=is_plain)
    before = VERB_BEFORE.search(clause.text, clause.start, verb.start)
    if before is None:
        return Grant("subsidy", name, verb, rate, verb.start, given["between"])
    gives = Place(before.start(), before.start() + 2)
    return Grant("subsidy", name, gives, rate, gives.start, before["whom"], verb.end, is_plain=is_plain)


def _taxes(clause: Clause, given: re.Match[str], rules: ConcessionRules) -> list[Grant]:
    """The taxes of which a government pays back what it keeps (按企业所得税地方留成部分的50%给予奖励)."""
    if not KEPT.search(given[0]):
        return []
    begins = (clause.previous or clause).start
    named = listed_items(clause.text, Place(begins, given.start("verb")), rules)
    rate = rate_in(clause.text, Place(*given.span()))
    verb = Place(*given.span("verb"))
    return [
        Grant(
            "tax",
            each.item.name,
            verb,
            rate,
            min(each.start, given.start()),
            until=given.end("name"),
            is_plain=True,
            is_paid=True,
        )
        for each in named
        if each.item.category == "tax"
    ]
