"""What is waived or cut: the taxes, fees, rents and utilities named in a stretch of text."""

import re
from dataclasses import dataclass

from hengce.ingest.extract.concessions.rules import ConcessionRules
from hengce.ingest.lexicon.concessions import Item
from hengce.ingest.model import ConcessionCategory, Span

PART = re.compile(r"[^、和及与或等的□，]+")
# a charge that the lexicon does not list: 展位费, 医疗器械产品变更注册费
CHARGE = re.compile(
    r"[一-龥“”]{1,24}(?:费用?|税[费款]?|利息|[利费]率|门票|保证金|违约金|罚息)"
    r"(?=$|等|相关|由|实行|按|可|给予|予以|全|已|进行|暂|最高|一律|适当|政策|措施)"
)
NO_CHARGE = re.compile(
    r"(?:财税|消费|经费|浪费|免费|收费|研发费用|医疗费用|缴费|自费|自付)$"
)  # 经费 and 消费 are no charges
# 减免相关税费 names no item
UNNAMED = re.compile(
    r"(?:其?应?缴纳的?)?(?:(?:相关|有关|部分|各项|各类|企业)(?:税费|税款|费用|税收)|税费|税款|费用|税收)"
    r"(?=$|按|全部|予以|可)"
)
PART_END = re.compile(r"(?:政策|标准|水平)|$")  # 降低失业保险、工伤保险费率政策
UTILITY_RUN = re.compile(r"[水电气热暖]{2,5}")  # 水电气费用减免


@dataclass(frozen=True, slots=True)
class Named:
    """An item named at a place of the text; `ends_part` when nothing follows it in its part of the list."""

    item: Item
    start: int
    end: int
    ends_part: bool


def listed_items(text: str, place: Span, rules: ConcessionRules) -> list[Named]:
    """The items of the lexicon that are named in `place`."""
    return [named for part in PART.finditer(text, place.start, place.end) for named in _listed(text, part, rules)]


def charged_items(text: str, place: Span, rules: ConcessionRules) -> list[Named]:
    """The items named in `place`, with charges that the lexicon does not list.

    A charge without a name (相关税费) is of category `general` and is given only when nothing else is named.
    """
    found: list[Named] = []
    for part in PART.finditer(text, place.start, place.end):
        if unnamed := UNNAMED.match(text, *part.span()):
            found.append(Named(Item(unnamed[0], "general"), *unnamed.span(), True))
        else:
            found += _listed(text, part, rules) or _charged(text, part, rules)
    return [named for named in found if named.item.category != "general"] or found[:1]


def _listed(text: str, part: re.Match[str], rules: ConcessionRules) -> list[Named]:
    items = rules.lexicon.items
    if run := UTILITY_RUN.search(text, *part.span()):
        return [Named(items[use], *run.span(), ends_part=True) for use in dict.fromkeys(run[0].replace("暖", "热"))]
    forms = rules.item.finditer(text, *part.span())
    return [
        Named(items[form[0]], *form.span(), ends_part=bool(PART_END.match(text, form.end(), part.end())))
        for form in forms
    ]


def _charged(text: str, part: re.Match[str], rules: ConcessionRules) -> list[Named]:
    charge = CHARGE.search(text, *part.span())
    if not charge or NO_CHARGE.search(charge[0]):
        return []
    lead_in = rules.measure.match(text, *charge.span())  # 实施国际标准集装箱运输车辆通行费30%优惠政策
    start = lead_in.end() if lead_in else charge.start()
    category: ConcessionCategory = "tax" if charge[0].endswith("税") else "fee"
    return [Named(Item(text[start : charge.end()], category), start, charge.end(), True)]
