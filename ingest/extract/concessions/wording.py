"""The operative words of a concession as they are printed, with how much they say is given or cut."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import Grant
from hengce.ingest.extract.concessions.sentences import Clause, Place
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.model import Concession

# 给予一定比例的资金补贴 · 给予3个月的稳岗返还
COUNTED: Final = compile_for_search(
    r"[0-9][0-9.,]*(?:%|折|[百千万亿]*元|个百分点|个基点)|(?<![满近前后0-9])[0-9]+个月的|一定比例"
)
# 返还30% · 再降50个基点 · 下浮50%的比例存储 · 补贴2000元 · 补贴至2.5%
AMOUNT_BEHIND: Final = re.compile(
    r"(?:资金)?[至到为]?(?:最高|不超过|不低于|不少于|每[^，。；\d]{1,5}){0,2}\d[\d.,]*(?:万|亿)?(?:%|美?元|分(?!之)|个百分点|个基点|倍)"
    r"(?:/[一-龥]{1,3}|(?:、[\d.]+(?:万|亿)?(?:元|%))+|的比例[一-龥]{0,2}|以[内下上])?"
)
SHARE_BEHIND: Final = re.compile(r"[^，。；\d]{2,24}的\d[\d.]*%")  # 补贴实际缴纳保费的50%
LEVEL_BEHIND: Final = re.compile("[到至][^，。；\\d]{2,16}(?:最低(?:水平|标准|限)|下限)")  # 降低到法定税率最低水平
SUM_BEHIND: Final = re.compile(r"每?[^，。；\d]{0,3}\d[\d.,]*万?元(?:/[一-龥]{1,2})*")  # 增发一次性生活补贴|600元/人
# 按照减免租金的10%给予补助 · 按每人1000元的标准发放
AMOUNT_BEFORE: Final = re.compile(r"按照?[^，。；按]*\d[^，。；按\d]{0,8}$")
# 按投资额70%抵扣应纳税所得额 · 按照实际发生额在税前扣除 · 按照每月400元的标准定额扣除
SHARE_BEFORE: Final = re.compile(
    r"按照?[^，。；按\d]{0,10}(?:\d[\d.]*%的?(?:比例|税额)?|实际发生额在?|一定比例|\d[\d.]*万?元(?:的?标准)?)$"
)
LIMIT_BEFORE: Final = re.compile(r"(?:最[高多]可?|分别|一次性|全额|全部|据实)+$")  # 分别给予 · 最高补贴 · 全额退还
EACH_BEFORE: Final = re.compile(r"(?:每(?:平方米|[^，。；\d]{1,3})|[亩户人]均)+$")  # 每辆补贴
LIMIT_ENDS: Final = "高多可别性额部实"  # looked at first
LONGEST_LIMIT: Final = 10  # characters: 每人每月, 分别一次性
NAMES: Final = ("补贴", "补助", "资助", "奖补", "补偿", "扶持")
# 补贴 itself is what is done: 生活补贴每人每月500元 · 最高补助500万元
OWN_NAME: Final = re.compile(
    r"(?:最高可?|分别|按照?[^，。；]*?)*(?P<name>补[贴助]|资助|奖补)(?:$|(?=[至到为最不每\d])|[^，。；\d]*的\d)"
)


def names_itself(fact: Concession) -> bool:
    """Whether the name of a subsidy is the verb that grants it (item 生活补贴, treatment 补贴每人每月500元)."""
    acts = "补" in fact.treatment or "资助" in fact.treatment
    own = OWN_NAME.match(fact.treatment) if acts else None
    return own is not None and (fact.item or "").endswith(own["name"])


def printed_treatment(grant: Grant, clause: Clause) -> Place:
    """The place of the treatment as printed: 给予最高500万元补助, 按照减免租金的10%给予补助, 返还30%.

    What stands behind the verb is not sought for an amount when words inside already say one.
    """
    text, start, end = clause.text, grant.treatment.start, grant.treatment.end
    if start < clause.start:  # given by the verb of the clause before: 市级基地40万元的补助
        return Place(grant.head, grant.until - text.endswith("的", grant.head, grant.until))
    if grant.until > end and (grant.is_plain or COUNTED.search(text, end, grant.until)):
        end = grant.until - text.endswith("的", end, grant.until)
    if not COUNTED.search(text, start, end) and (behind := _behind(grant, clause, end) or _behind_name(grant, clause)):
        end = behind.end()
    floor = max(clause.start, start - LONGEST_LIMIT)
    if text[start - 1] in LIMIT_ENDS and (limit := LIMIT_BEFORE.search(text, floor, start)):
        start = limit.start()
    if text.startswith(NAMES, grant.treatment.start) and (each := EACH_BEFORE.search(text, floor, start)):
        start = each.start()
    if text.find("按", clause.start, start) < 0 or COUNTED.search(text, start, end):
        return Place(start, end)
    before = (AMOUNT_BEFORE if grant.category == "subsidy" else SHARE_BEFORE).search(text, clause.start, start)
    return Place(before.start() if before else start, end)


def _behind_name(grant: Grant, clause: Clause) -> re.Match[str] | None:
    """How much, right behind the name of a subsidy (增发一次性生活补贴|600元/人)."""
    is_named = grant.category == "subsidy" and grant.until > grant.treatment.end
    return SUM_BEHIND.match(clause.text, grant.until, clause.end) if is_named else None


def _behind(grant: Grant, clause: Clause, end: int) -> re.Match[str] | None:
    """How much, right behind the operative words."""
    if end >= clause.end:
        return None
    amount = AMOUNT_BEHIND.match(clause.text, end, clause.end) or LEVEL_BEHIND.match(clause.text, end, clause.end)
    return amount or (SHARE_BEHIND.match(clause.text, end, clause.end) if grant.category == "subsidy" else None)
