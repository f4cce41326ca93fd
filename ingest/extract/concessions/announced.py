"""Subsidies that a sentence only announces by their name, before what it or its parts then give.

提供保险费补贴：（一）对东部地区补贴35%. · 落实养老保险补贴政策，对符合条件的给予3000元补贴.
"""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.extract.concessions.rates import SIGN
from hengce.ingest.extract.concessions.sums import PRINTED
from hengce.ingest.extract.concessions.verbless import BARE_NAMES, SAYS_LITTLE, SUM
from hengce.ingest.extract.concessions.wording import names_itself
from hengce.ingest.model import Concession, Parsed

LONGEST_TITLE: Final = 14
RAISED: Final = ("提高", "上浮", "提至", "上调")
BARE_ENDS: Final = ("补贴", "补助", "资助", "奖补")
SET_ASIDE: Final = "安排"  # 安排1000万元用于良种补贴，每头补助50元; 作业补贴标准：还田每亩补助40元
LED_INTO: Final = BARE_NAMES | {"扶持", "支持"}
NAMES_BEHIND: Final = "：\n"  # looked at first
# 可再按以下标准给予企业固定资产投资扶持：
LEAD_IN: Final = re.compile(
    "给予(?:企业|单位|个人|机构)?(?P<name>[^，。；：\n给予的\\d]{2,14}(?:[扶支]持|补[贴助]|奖补|资助))(?:，?(?:其中|具体(?:标准)?(?:如下|为)?))?：\n"
)
LONGEST_BARE: Final = 2  # characters: 补贴, 奖补


def announces(fact: Concession, facts: Sequence[Concession]) -> bool:
    """Whether a short sentence names what its part then gives (发放人才安家补贴。对博士…给予安家补贴)."""
    if (fact.item or "").endswith("券") and not fact.rate and not SUM.search(fact.text):
        return any(_counts_out(fact, other) for other in facts)
    if (fact.item or "").endswith("返还") and not (fact.rate or fact.beneficiary):  # 实施稳岗返还，大型企业按30%返还
        return any(other.provision == fact.provision and _returns(fact, other) for other in facts)
    is_short = len(fact.text) <= LONGEST_TITLE and "，" not in fact.text and not fact.text.startswith("对")
    if fact.category != "subsidy" or not is_short or not fact.item or SUM.search(fact.text):
        return False
    if fact.rate:  # 财政补贴50%契税。按缴纳的契税给予50%的补贴
        return any(
            (other.provision, other.category, other.rate) == (fact.provision, fact.category, fact.rate)
            and other.start > fact.end
            for other in facts
        )
    return any(
        other.provision == fact.provision
        and other.start > fact.end
        and other.item
        and fact.item.endswith(other.item)
        and not names_itself(other)
        for other in facts
    )


def _returns(fact: Concession, other: Concession) -> bool:
    """Whether `other` says what share of contributions is returned to some, where `fact` says that it is."""
    return other.category == "fee" and "返还" in other.treatment and bool(other.rate) and other.start > fact.start


def _counts_out(fact: Concession, other: Concession) -> bool:
    """Whether `other` says for how much the vouchers of `fact` are handed out (发行创新券，发放最高20万元创新券)."""
    same = (other.provision, other.item) == (fact.provision, fact.item)
    return same and other.start >= fact.start and SUM.search(other.text) is not None


def under_their_names(facts: Sequence[Concession], text: str) -> list[Concession]:
    """`facts` in which what is counted out goes by the name announced before it, in place of the announcement.

    What is only raised leaves the grant before it as it is (给予见习补贴；…补贴标准提高至110%).
    """
    kept: list[Concession] = []
    name: Concession | None = None
    for fact in facts:
        if name and _is_of(fact, name, text):
            if kept[-1] is name and not fact.treatment.startswith(RAISED) and not _is_of_some(fact):
                kept.pop()
            kept.append(fact._replace(item=_thing(name, fact)))
            continue
        if name is None or not _is_part_of(fact, name, text):
            name = fact if _only_names(fact) else None
        kept.append(fact)
    return kept


def under_lead_ins(facts: Sequence[Concession], parsed: Parsed) -> list[Concession]:
    """`facts` in which a noun alone goes by the name that leads into its part.

    给予设备搬迁费用扶持，其中：50万元以上的，给予20万元扶持.
    """
    named = list(facts)
    for lead_in in LEAD_IN.finditer(parsed.text) if NAMES_BEHIND in parsed.text else ():
        parts = [part.number for part in parsed.provisions if part.start <= lead_in.start() < part.end]
        if parts:
            named = [_led_into(fact, lead_in, parts[-1]) for fact in named]
    return named


def _led_into(fact: Concession, lead_in: re.Match[str], part: str) -> Concession:
    """`fact` by the name of `lead_in`, a line of `part`, where it counts out what that names."""
    is_below = fact.provision == part or (fact.provision or "").startswith(f"{part}.")
    is_same = fact.item in LED_INTO and lead_in["name"].endswith(fact.item or "")
    is_counted = fact.rate is not None or PRINTED.search(fact.text) is not None
    follows = is_below and is_same and is_counted and fact.start >= lead_in.end()
    return fact._replace(item=lead_in["name"]) if follows else fact


def _only_names(fact: Concession) -> bool:
    """Whether a subsidy with a name of its own stands without a sum or share."""
    named = fact.category == "subsidy" and fact.item and not SAYS_LITTLE.fullmatch(fact.item.replace("建设", "□"))
    if named and fact.treatment.startswith(SET_ASIDE) and "用于" in fact.text:
        return True
    return bool(named) and not (fact.rate or SUM.search(fact.text) or SIGN.search(fact.text))


def _is_of_some(fact: Concession) -> bool:
    """Whether a fact only says how much some of those have who were named (其中100平方米以上的补贴5万元)."""
    return fact.text.startswith("其中")


def _is_of(fact: Concession, name: Concession, text: str) -> bool:
    """Whether a noun alone, counted by a sum or share, is what `name` announces: in one sentence, or in its parts."""
    item, announced = fact.item or "", name.item or ""
    is_any = name.treatment.startswith(SET_ASIDE) or text.startswith("：", name.end)
    is_bare = item in BARE_NAMES and announced.endswith(BARE_ENDS if is_any else item)
    is_cost = bool(fact.rate) and announced[:-LONGEST_BARE] == item  # 进行契税补贴，按契税的30%给予补贴
    if not (is_bare or is_cost) or fact.category != "subsidy" or not (fact.rate or SUM.search(fact.text)):
        return False
    if fact.provision == name.provision:
        between = text[name.end : fact.start]
        return "。" not in between and "\n" not in between
    return _is_part_of(fact, name, text)


def _is_part_of(fact: Concession, name: Concession, text: str) -> bool:
    """Whether a part stands below the words that lead into it (提供保险费补贴：（一）…)."""
    return text.startswith("：", name.end) and (fact.provision or "").startswith(f"{name.provision}.")


def _thing(name: Concession, fact: Concession) -> str:
    """The cost that a share is of (保险费 of 保险费补贴), else the name."""
    item = name.item or ""
    cost = item[:-LONGEST_BARE]
    return cost if fact.rate and cost.endswith("费") else item
