"""The operative words of a concession as they are printed, with how much they say is given or cut."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import Grant
from hengce.ingest.extract.concessions.sentences import Clause, Place
from hengce.ingest.extract.concessions.sums import FIGURE
from hengce.ingest.extract.concessions.verbless import NOUNS
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.model import Concession

# 给予一定比例的资金补贴 · 给予3个月的稳岗返还
COUNTED: Final = compile_for_search(
    r"[0-9][0-9.,]*(?:%|折|[百千万亿]*元|个百分点|个基点)|(?<![满近前后0-9])[0-9]+个月的|一定比例"
)
AT_MOST: Final = r"(?:最高|不超过|不低于|不少于|每[^，。；\d]{1,5}){0,2}"
# 返还30% · 再降50个基点 · 下浮50%的比例存储 · 降低0.002元/千瓦时
AMOUNT_BEHIND: Final = re.compile(
    rf"(?:资金)?[至到为]?{AT_MOST}\d[\d.,]*(?:万|亿)?(?:%|美?元|分(?!之)|个百分点|个基点|倍)"
    r"(?:/[一-龥]{1,3}|(?:、[\d.]+(?:万|亿)?(?:元|%))+|的比例[一-龥]{0,2}|以[内下上])?|\d+个月(?=$|[^，。；以内的]{0,6}(?:租|费))"
)
LEVEL_BEHIND: Final = re.compile("[到至][^，。；\\d]{2,16}(?:最低(?:水平|标准|限)|下限)")  # 降低到法定税率最低水平
# 按投资额70%抵扣应纳税所得额 · 按投资额的10%从当年应纳税额中抵免
# 按照实际发生额在税前扣除 · 按照每月400元的标准定额扣除
SHARE_BEFORE: Final = re.compile(
    r"按照?(?:[^，。；按\d]{2,30}的比例|[^，。；按\d]{0,10}(?:\d[\d.]*%的?(?:比例|税额)?(?:在|从[^，。；]{0,8}应纳税(?:所得)?额中)?"
    r"|实际发生额在?|一定比例|\d[\d.]*万?元(?:的?标准)?))$"
)
# 按售票收入的5%|奖励, 按照不良贷款损失的80%|进行补助, 按购房总价的50%|兑现
SHARE_PAID: Final = re.compile(r"按照?[^，。；按\d]{0,16}\d[\d.]*%的?(?:比例|标准)?$")
LONGEST_COST_END: Final = 2  # characters: 保费, 租金
SHARE_ENDS: Final = "%的例准"  # looked at first
GIVEN: Final = ("给予", "给于")  # a verb that needs no share to say what is done
GIVES_ALONE: Final = ("给予", "给于", "予以")  # a verb that says nothing without its noun
LIMIT_BEFORE: Final = re.compile(
    r"(?:最[高多]可?|分别|一次性|阶段性|全额|全部|据实|同等?幅度)+$"
)  # 分别减免 · 全额退还 · 阶段性降低
# 保费|全额补贴 · 一次性|补助15万元 · 再加|补100元
WHOLE_BEFORE: Final = re.compile("(?:全额|全部|据实|一次性(?!给予|予以)|再?(?:累加|叠加|追加)|再加)+$")
LIMIT_ENDS: Final = "高多可别性额部实度加"  # looked at first
LONGEST_LIMIT: Final = 10  # characters: 分别一次性
# 给予每家10万元|补助 · 给予最高50%的|一次性补贴 · 给予实际发生的展位费|全额资助
GIFT: Final = re.compile(
    "(?:(?:全额|全部|部分|等额|差额|分类|定额|一定|相应|适当|适度|必要|正常|据实|敞开|重点|优先)的?)?(?:资金|经费|后)?"
    "(?:补[贴助]|资助|奖[补励]|[支扶]持|贴息|配套|资金|救助|以奖代补|补)$"
)
# 加大|对山区县的|支持力度
FORCED: Final = re.compile(
    "(?P<more>加大)[^，。；]{3,}?(?P<force>(?:(?:资金|财政)?(?:支持|扶持)|补[贴助]|资助|奖补|投入)力度)"
)
SUMS: Final = rf"{FIGURE}(?:[、和及或]{FIGURE})*"
SHARE_SIGN: Final = "%"  # the rate tells a share
AT_MOST_GIVEN: Final = ("最高", "最多", "不超过", "不高于", "可达")
SUMS_GIVEN: Final = re.compile(SUMS)
# 每头|补贴|200元 · 分别一次性|补助|50万元、20万元 · 单品种|奖励|企业200万元
COUNTING: Final = re.compile("(?:一次性|全额|再|加)*(?:补[贴助]?|资助|奖[补励]|[支扶]持|贴息)")
OF_EACH: Final = re.compile(
    r"(?:每[^，。；\d每]{1,6}?|单(?!位)[^，。；\d]{1,4}?|[亩户人]均|分别|继续|连续|一次性|各|[再累叠追]加|再|另|最[高多]可?)+$"
)
COUNTED_OUT: Final = re.compile(rf"(?:最[高多]可?|不超过|不[低少]于|[^，。；\d的费至到]{{0,6}}?){SUMS}")
# 补贴 itself is what is done: 生活补贴每人每月500元
OWN_NAME: Final = re.compile(rf"(?:[^，。；]{{0,12}}?)(?P<name>补[贴助]|资助|奖补)(?:{COUNTED_OUT.pattern})?")
NAMELESS: Final = NOUNS | {"奖励"}
GIVES: Final = re.compile("给予|予以|给于|发放|享受|申[请领]|提供|领取|安排|落实|拨付|兑现|支付|纳入|加大")


def names_itself(fact: Concession) -> bool:
    """Whether the name of a subsidy is the verb that grants it (item 生活补贴, treatment 补贴)."""
    own = OWN_NAME.fullmatch(fact.treatment) if not GIVES.match(fact.treatment) else None
    return own is not None and (fact.item or "").endswith(own["name"])


def treatment_of(grant: Grant, clause: Clause, text: str) -> str:
    """The words that grant something: 免征, 降低10%, 减按90%计入收入总额, 每头补贴200元.

    A subsidy is given by a verb. Where the noun is no name of its own, the sum that is given stands with the verb
    (给予每家10万元补助: 给予10万元), but no share and no cap does (给予最高10万元补助: 给予补助). What has a name is
    given by the verb alone (发放育儿补贴), or with its noun (给予600元的交通费补助: 给予补助).
    """
    if not grant.is_paid:
        place = _of_relief(grant, clause)
        return text[place.start : place.end]
    words, verb = clause.text, grant.treatment
    if grant.until > verb.end:
        return words[_before_paid(grant, clause) : verb.end] + _given(grant, words)
    if counted := _counted_out(clause, verb):
        return words[counted.start : counted.end]
    printed = words[_before_paid(grant, clause) : verb.start] + text[verb.start : verb.end]
    return FORCED.sub(r"\g<more>\g<force>", printed) if printed.startswith("加大") else printed


def _given(grant: Grant, words: str) -> str:
    """What stands beside the verb that gives: the sum of what has no name of its own, else the noun."""
    start, end = grant.treatment.end, grant.until
    gift = GIFT.search(words, start, end)
    if grant.item in NAMELESS and (given := _sums(words, Place(start, gift.start() if gift else end), end)):
        return given
    says_little = grant.is_plain or words.startswith(GIVES_ALONE, grant.treatment.start)
    return gift[0] if gift and says_little else ""


def _sums(words: str, between: Place, end: int) -> str:
    """The sums between a verb and its noun, or right behind the noun, that ends at `end`; neither shares nor caps."""
    sums = SUMS_GIVEN.search(words, between.start, between.end) or SUMS_GIVEN.match(words, end)
    if sums is None or SHARE_SIGN in sums[0] or words.endswith(AT_MOST_GIVEN, between.start, sums.start()):
        return ""
    return sums[0].removesuffix("的")


def _counted_out(clause: Clause, verb: Place) -> Place | None:
    """A noun that is the verb, with for what and how much it gives (每头补贴200元)."""
    if not COUNTING.fullmatch(clause.text, verb.start, verb.end):
        return None
    counted = COUNTED_OUT.match(clause.text, verb.end, clause.end)
    if counted is None:
        return None
    each = OF_EACH.search(clause.text, clause.start, verb.start)
    return Place(each.start() if each else verb.start, counted.end())


def _before_paid(grant: Grant, clause: Clause) -> int:
    """Where the words begin that say right before a verb which share is paid, or before a noun that all is.

    A verb that gives has the share with it only where that is of a cost named before (机票费，按50%的比例|给予支持).
    """
    start = grant.treatment.start
    whole = start if grant.until > grant.treatment.end else _whole(clause, start)
    if clause.text[whole - 1] not in SHARE_ENDS:
        return whole
    gives = clause.text.startswith(GIVEN, start) or grant.until > grant.treatment.end
    if gives and (grant.item in NAMELESS or not grant.is_plain):
        return whole
    share = SHARE_PAID.search(clause.text, clause.start, whole)
    is_named = share is not None and (grant.item or "")[-LONGEST_COST_END:] in share[0]  # 保费，按实缴保费的40%
    return whole if share is None or (gives and is_named) else share.start()


def _whole(clause: Clause, start: int) -> int:
    """Where the words begin that say right before a noun that all is paid (保费|全额|补贴)."""
    text, floor = clause.text, max(clause.start, start - LONGEST_LIMIT)
    whole = WHOLE_BEFORE.search(text, floor, start) if text[start - 1] in LIMIT_ENDS else None
    return whole.start() if whole else start


def _of_relief(grant: Grant, clause: Clause) -> Place:
    """The words that waive or cut. Behind them no amount is sought when words inside already say one."""
    text, start, end = clause.text, grant.treatment.start, grant.treatment.end
    end = grant.until if grant.until > end else end  # 降低水利建设基金0.002元/千瓦时
    if not COUNTED.search(text, start, end) and (behind := _behind(clause, end)):
        end = behind.end()
    floor = max(clause.start, start - LONGEST_LIMIT)
    if text[start - 1] in LIMIT_ENDS and (limit := LIMIT_BEFORE.search(text, floor, start)):
        start = limit.start()
    if text.find("按", clause.start, start) < 0 or COUNTED.search(text, start, end):
        return Place(start, end)
    before = SHARE_BEFORE.search(text, clause.start, start)
    return Place(before.start() if before else start, end)


def _behind(clause: Clause, end: int) -> re.Match[str] | None:
    """How much, right behind the operative words."""
    if end >= clause.end:
        return None
    return AMOUNT_BEHIND.match(clause.text, end, clause.end) or LEVEL_BEHIND.match(clause.text, end, clause.end)
