"""Amounts that are named once and given group by group: 起付标准：乡镇卫生院200元，县级医院500元."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.groups import are_groups
from hengce.ingest.extract.targets.page import Page
from hengce.ingest.extract.targets.passages import Passage, named_amount
from hengce.ingest.extract.targets.quantities import named_limit
from hengce.ingest.making import make
from hengce.ingest.model import Operator, Target
from hengce.ingest.numerals import Quantity

SPOKEN_OF: Final = re.compile(
    "(?:占比|[上下]限|[起封][付顶]线|保额|定额|(?<!期)限额|起付标准|支付比例|报销比例|费率|间隔|面积|用量|份额)$"
)
PERSONS: Final = ("人", "名", "位", "户", "人次")
SPREAD: Final = "分别"
BINDS: Final = re.compile(
    "(?:的|均|各|都|应|应当|分别|统一|原则上|一般|可|暂定)*(?P<by>为|按|不(?:得)?(?:超过|高于|大于|多于|低于|少于|小于)|控制在|最[高多低少](?:不(?:得)?(?:超过|低于))?|至少)?(?:每[^，、每\\d]{1,4}){0,2}$"
)
NAMED_ALONE: Final = re.compile(
    r"(?!提高|降低|落实|调整|完善|执行|按|根据|规范|明确|制定|统一|对|严格)[^，\d]{0,20}(?:比例|标准|价格|限额|额度|费用)"
)  # 自费比例，甲类、乙类病种分别控制在5%、10%以内
ENDS: Final = frozenset("比限线额率隔积量例准格度用期为是下别")  # of what names an amount, looked at first
JOINTS: Final = re.compile("、|和|及")
LEVEL_END: Final = re.compile("(?<=[级类等])[^级类等]{1,8}$")  # 一级、二级、三级医院
NO_GROUP: Final = re.compile(r"[，；。：\d]|达到|建|占|增长|提高|实现|每")
# 一级医院, 县级以上机构, 农村地区
OF_CLASS: Final = re.compile(
    "[^，、的]{0,12}(?:[级类等][^，、的]{0,6}|医院|卫生院|中心|地区|城市|县城|城区|农村|城镇|乡镇|社区|园区|景区|高校|学校)"
)
CLOSES: Final = re.compile("(?:以[内上下]|左右)?")
LEAST: Final = ("低", "少", "小")  # one is in 不低于, 至少
INSURED: Final = ("报销比例", "支付比例")  # which insurance is held to


def amount_led_in(text: str, clause: Clause) -> str:
    """自然损耗定额 of 自然损耗定额为：, 费用占比 of 费用占比，一级医院…; empty for what names no amount alone."""
    if text[clause.end - 1] not in ENDS or text[clause.end : clause.end + 1] not in ("：", "，"):
        return ""
    words = text[clause.body : clause.end]
    if text.startswith("：", clause.end):
        return named_amount(words.rstrip("如下分别为是")) or (words if SPOKEN_OF.search(words) else "")
    alone = SPOKEN_OF.search(words) or NAMED_ALONE.fullmatch(words)
    return words if alone else ""


def amount_of_heading(text: str, passage: Passage) -> str:
    """起付标准 of （一）起付标准：乡镇卫生院200元; empty where the heading names no amount."""
    heading = passage.heading.rstrip("：")
    led = passage.heading and (text.startswith("：", passage.start) or text.startswith("：", passage.start - 1))
    return heading if led and (named_amount(heading) or SPOKEN_OF.search(heading)) else ""


def of_groups(page: Page, passage: Passage, clause: Clause, amount: str, *, goes_on: bool) -> list[Target]:
    """The standards that a clause sets for the groups it names, where `amount` was named before; else none.

    `goes_on` says that the clause before did so. Not 国家级50万元 under 补助标准：, which is paid.
    """
    text, quantities = page.text, page.between(clause.body, clause.end)
    since = clause.sentence[0] if page.lexicon.bare_nouns.search(amount) else clause.body
    paid = (page.lexicon.subsidy.search(amount) and not amount.endswith(INSURED)) or page.lexicon.subsidy.search(
        text, since, clause.end
    )
    if not quantities or clause.deadline or paid:
        return []
    first, last = quantities[0], quantities[-1]
    if last.unit.endswith(PERSONS):
        return []  # 优化评审标准，新增通过评审人才1000人以上
    if CLOSES.fullmatch(text, last.end, clause.end) is None:
        return []
    binds = BINDS.search(text, clause.body, first.start)
    words = text[clause.body : binds.start() if binds else first.start]
    groups = _groups_in(words, SPREAD in text[clause.body : first.start], len(quantities))
    if not groups or not (goes_on or text.startswith("：", clause.body - 1) or _are_alike(groups)):
        return []
    operator = _operator((binds["by"] or "") if binds else "", text[last.end : clause.end])
    return [
        _standard(text, passage, clause, _Amount(amount, group, quantity, operator))
        for group, quantity in zip(groups, quantities, strict=True)
    ]


def _operator(by: str, closes: str) -> Operator:
    """How 不超过 before a figure, or 以内 behind it, binds."""
    if closes == "以上" or any(word in by for word in LEAST):
        return ">="
    return "<=" if closes in ("以内", "以下") or by.startswith(("不", "控", "最")) else "="


class _Amount(NamedTuple):
    """What is named, for which group it is so much."""

    name: str
    group: str
    quantity: Quantity
    operator: Operator


def _groups_in(words: str, spread: bool, count: int) -> list[str]:
    """The groups that the words before the figures name: one for each figure that 分别 spreads."""
    if not words or NO_GROUP.search(words):
        return []
    if not spread:
        return [words] if count == 1 else []
    parts = JOINTS.split(words)
    if len(parts) != count:
        return []
    end = LEVEL_END.search(parts[-1])
    return [part if not end or part.endswith(end[0]) else part + end[0] for part in parts]


def _are_alike(groups: Sequence[str]) -> bool:
    return all(are_groups(group) or OF_CLASS.fullmatch(group) for group in groups)


def _standard(text: str, passage: Passage, clause: Clause, amount: _Amount) -> Target:
    return make(
        Target,
        passage.provision,
        "standard",
        None,
        amount.name,
        named_limit(amount.name, amount.operator, ""),
        amount.quantity.value,
        amount.quantity.upper,
        amount.quantity.unit,
        amount.group,
        text[clause.start : clause.end],
        clause.start,
        clause.end,
    )
