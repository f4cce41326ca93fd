"""What those who apply or act must have, in so many: 有50个以上的成员, 应有10万元以上的资金, 签订3年以上的协议."""

import re
from typing import Final

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.figures import Figure

HOLDS: Final = re.compile(
    r"(?P<owed>应当?|必?须|还)?(?:与[^，、\d]{2,16})?(?:具有|拥有|具备|有|(?P<signs>签订))(?!代表)(?P<what>[^，、的\d有]{0,6}?)(?:不(?:得)?(?:少于|低于|小于))?$"
)
HOLDING_SIGNS: Final = ("有", "备", "签订")  # looked at first
WITH_WHOM: Final = re.compile("与[^，、]{2,24}")  # 与供应企业签订3年以上的协议
ITEM_BEGINS: Final = "\n。；：.条"  # of 3.有50个以上的成员 and 第三条拥有…
ITEM_ENDS: Final = "。；\n"
ASIDE: Final = re.compile("（[^（）]*）$")  # 有50个以上的成员（基金会除外）
# 每个成员单位确定一名联络员, 由各乡镇明确1名专管员
APPOINTS: Final = re.compile(
    "(?:每个?|各)(?![年月季周天日])[^，、每]{1,12}(?:要|应当?|须|分别|均|至少|再|各)*(?:确定|明确|指定|选派|安排|落实)(?:至少)?$"
)
WITH: Final = re.compile("(?P<with>[与同])(?:不(?:少于|低于)|超过?|近|约)?$")
TIES: Final = re.compile("(?:合作|协议|合同|关系|联系|对接|交流|签约)$")
LESS: Final = ("低于", "小于", "不足", "少于")
FORBIDS: Final = re.compile("禁止|严禁|不得(?!低|少|小|超)")
MEASURED: Final = re.compile(
    "(?:生产|销售|使用|采购|进口|出租|审批|批准|建设|新建|、|和|的)(?P<what>[^，、的和及用产售]{2,6})$"
)
PERSONS: Final = ("名", "位", "人")
HELD_FOR: Final = ("年", "个月")
AGREEMENT: Final = ("协议", "合同")


def holding(masked: str, clause: Clause, figure: Figure) -> bool:
    """Whether so much is to be had: it is owed in so many words, or all that an item of a list says."""
    held = held_before(masked, figure)
    return held is not None and (held["owed"] is not None or _is_item(masked, clause))


def appoints(masked: str, figure: Figure) -> bool:
    """每个成员单位确定一名联络员: whom each is to have for a task."""
    if figure.quantity.unit not in PERSONS or not figure.has_object:
        return False
    return APPOINTS.search(masked, figure.start, figure.quantity.start) is not None


def with_whom(text: str, figure: Figure) -> str:
    """与企业开展技术合作 of 加强与1000家企业开展技术合作: with so many it is to be done; empty for other figures."""
    joint = WITH.search(text, figure.start, figure.quantity.start) if figure.has_object else None
    return joint["with"] + figure.words_behind(text) if joint and TIES.search(text, *figure.after) else ""


def as_least(masked: str, clause: Clause, figure: Figure) -> Figure | None:
    """禁止使用厚度低于0.01毫米的地膜: the least that something must have; None for other figures."""
    forbids = figure.qualifies and figure.binding in LESS and FORBIDS.search(masked, clause.start, figure.before[1])
    return figure.bound(figure.before, figure.binding, "", ">=") if forbids else None


def least_name(text: str, figure: Figure) -> str:
    """地膜厚度 of 禁止使用厚度低于0.01毫米的地膜; empty for other figures."""
    if not figure.qualifies or figure.operator != ">=" or figure.binding not in LESS:
        return ""
    measured = MEASURED.search(text, *figure.before)
    return figure.words_behind(text) + measured["what"] if measured else ""


def held_before(text: str, figure: Figure) -> re.Match[str] | None:
    """The words that say what must be had, its group `what` what is measured of it (拥有库容不低于1万立方米的仓库).

    Not 具有3年以上经历, which tells who somebody is.
    """
    if figure.operator != ">=" or not figure.has_object:
        return None
    if not any(sign in text[figure.start : figure.quantity.start] for sign in HOLDING_SIGNS):
        return None
    held = HOLDS.search(text, figure.start, figure.quantity.start)
    if not held or (figure.quantity.unit in HELD_FOR and not _is_agreement(text, figure, held)):
        return None
    opens = held.start() == figure.start or WITH_WHOM.fullmatch(text, figure.start, held.start())
    return held if held["owed"] or opens else None


def held_name(text: str, figure: Figure) -> str:
    """成员 of 有50个以上的成员, 库容 of 拥有库容不低于1万立方米的仓库; empty for other figures."""
    held = held_before(text, figure)
    return held["what"] or ASIDE.sub("", figure.words_behind(text)) if held else ""


def _is_agreement(text: str, figure: Figure, held: re.Match[str]) -> bool:
    return held["signs"] is not None and text.endswith(AGREEMENT, figure.after[0], figure.after[1])


def _is_item(masked: str, clause: Clause) -> bool:
    """Whether the clause opens an item, or is all that is said: （二）有50个以上的会员；"""
    before = masked[clause.start - 1]
    return before == "）" or (before in ITEM_BEGINS and masked[clause.end : clause.end + 1] in ITEM_ENDS)
