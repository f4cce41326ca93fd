"""The operative words of a concession as they are printed, with how much they say is given or cut."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import Grant
from hengce.ingest.extract.concessions.sentences import Clause, Place
from hengce.ingest.extract.concessions.verbless import NOUNS, SUM
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
    r"(?:/[一-龥]{1,3}|(?:、[\d.]+(?:万|亿)?(?:元|%))+|的比例[一-龥]{0,2}|以[内下上])?"
)
# 补贴80%以上 · 补贴至2.5% · 补贴实际缴纳保费的50%
SHARE_BEHIND: Final = re.compile(
    rf"(?:资金)?[至到为]?{AT_MOST}\d[\d.]*(?:%|个百分点)(?:(?:、[\d.]+%)+|的比例[一-龥]{{0,2}}|以[内下上])?"
    r"|[^，。；\d]{2,24}的\d[\d.]*%"
)
LEVEL_BEHIND: Final = re.compile("[到至][^，。；\\d]{2,16}(?:最低(?:水平|标准|限)|下限)")  # 降低到法定税率最低水平
# 按同期利率的50%贴息, not 按每人1000元的标准补助
SHARE_GIVEN: Final = re.compile(r"按照?[^，。；按元]*\d[\d.]*%[^，。；按\d元]{0,8}$")
# 按投资额70%抵扣应纳税所得额 · 按照实际发生额在税前扣除 · 按照每月400元的标准定额扣除
SHARE_BEFORE: Final = re.compile(
    r"按照?[^，。；按\d]{0,10}(?:\d[\d.]*%的?(?:比例|税额)?|实际发生额在?|一定比例|\d[\d.]*万?元(?:的?标准)?)$"
)
LIMIT_BEFORE: Final = re.compile(r"(?:最[高多]可?|分别|一次性|全额|全部|据实)+$")  # 分别给予 · 最高补贴 · 全额退还
WHOLE_BEFORE: Final = re.compile("(?:一次性|全额|全部|据实)+$")  # 一次性补助|15万元
GIVES: Final = ("给予", "予以")
NOUN_ENDS: Final = tuple(NOUNS)  # of what is no cost
LIMIT_ENDS: Final = "高多可别性额部实"  # looked at first
LONGEST_LIMIT: Final = 10  # characters: 分别一次性
# 给予每人600元补助, but 给予农户补助1.2元 names who gets it
AT_ONCE: Final = re.compile(
    r"(?:每(?:平方米|[^，。；\d]{1,2})|[亩户人]均|最[高多]|不[超高低少][过于]|一次性|总额|累计|共)*\d"
)
# 补贴 itself is what is done: 生活补贴每人每月500元 · 最高补助500万元
OWN_NAME: Final = re.compile(
    r"(?:最高可?|分别|一次性|按照?[^，。；]*?)*(?P<name>补[贴助]|资助|奖补)(?:$|(?=[至到为最不每\d])|[^，。；\d]*的\d)"
)


def names_itself(fact: Concession) -> bool:
    """Whether the name of a subsidy is the verb that grants it (item 生活补贴, treatment 补贴)."""
    acts = "补" in fact.treatment or "资助" in fact.treatment
    own = OWN_NAME.match(fact.treatment) if acts else None
    return own is not None and (fact.item or "").endswith(own["name"])


def printed_treatment(grant: Grant, clause: Clause) -> Place:
    """The place of the treatment as printed: 给予最高500万元补助, 补贴80%, 返还30%.

    A subsidy with a name of its own is given by the verb alone (给予600元的一次性交通费补助), and so is one whose sum
    stands behind its name or belongs to a standard or share (每人|补助|500元, 按每人1000元标准|给予补助).
    """
    if grant.category != "subsidy":
        return _of_relief(grant, clause)
    if grant.treatment.start < clause.start:  # given by the verb of the clause before: 市级基地40万元的补助
        return Place(grant.head, grant.until - clause.text.endswith("的", grant.head, grant.until))
    return _of_verb(grant, clause) if grant.until > grant.treatment.end else _of_noun(grant, clause)


def _of_verb(grant: Grant, clause: Clause) -> Place:
    """The verb that gives a subsidy, up to the name where that is none of its own."""
    text, start, end = clause.text, grant.treatment.start, grant.treatment.end
    if not grant.is_plain or (SUM.search(text, end, grant.until) and not AT_ONCE.match(text, end, grant.until)):
        return grant.treatment
    until = grant.until - text.endswith("的", end, grant.until)
    return Place(_limited(clause, start, until), until)


def _of_noun(grant: Grant, clause: Clause) -> Place:
    """The name of a subsidy that is the verb itself, with the share it covers (补贴80%, 按同期利率的50%贴息)."""
    text, start, end = clause.text, grant.treatment.start, grant.treatment.end
    if not COUNTED.search(text, start, end) and (share := SHARE_BEHIND.match(text, end, clause.end)):
        end = share.end()
    is_given = text.startswith(GIVES, start)  # 按投资额的8%|给予补助
    start = _limited(clause, start, end)
    # the share of a cost that is itself the item is told by it (按契税的50%|补贴)
    told = is_given or COUNTED.search(text, start, end) or not (grant.item or "").endswith(NOUN_ENDS)
    share = None if told or text.find("按", clause.start, start) < 0 else SHARE_GIVEN.search(text, clause.start, start)
    return Place(share.start() if share else start, end)


def _limited(clause: Clause, start: int, end: int) -> int:
    """Where the words for a limit right before what is given begin (最高|补贴保费的50%, 一次性|给予补助)."""
    text, floor = clause.text, max(clause.start, start - LONGEST_LIMIT)
    if text[start - 1] not in LIMIT_ENDS:
        return start
    limits = LIMIT_BEFORE if COUNTED.search(text, start, end) else WHOLE_BEFORE
    limit = limits.search(text, floor, start)
    return limit.start() if limit else start


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
