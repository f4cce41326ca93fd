"""Taxes, fees, rent and utilities that are waived, cut or priced lower (免征增值税, 租金减半, 按居民生活类价格执行)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hengce.ingest.extract.concession_sentences import Sentence
from hengce.ingest.lexicon.concessions import ConcessionLexicon, Item, Relief, alternation
from hengce.ingest.model import ConcessionCategory, Span

PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
PART = re.compile(r"[^、和及与或等的□，]+")
FEE = re.compile(
    r"[一-龥“”]{1,14}(?:费用?|税[费款]?|利息|[利费]率|门票|保证金|违约金|罚息)"
    r"(?=$|等|相关|由|实行|按|可|给予|予以|全|已|进行|暂|最高|一律|适当)"
)
NO_FEE = re.compile(r"(?:财税|消费|经费|浪费|免费|收费|研发费用|医疗费用|缴费|自费)$")  # 经费 and 消费 are no charges
UNNAMED = re.compile(
    r"(?:(?:相关|有关|部分|各项|各类|企业)(?:税费|税款|费用)|税费|税款|费用|税收)$"
)  # 减免相关税费 names no item
UTILITY_RUN = re.compile(r"[水电气热暖]{2,5}")  # 水电气费用减免
# 减按90%计入收入总额 · 按现行收费标准80%收取 · 征收率由3%降至1% · 可按税法规定扣除 · 在计算个人所得税时依法定额扣除 · 所得税优惠
SPECIAL = (
    r"减按[\d.]+%[^，。；]{0,6}?(?:计入收入总额|征收(?!率)|计征|预缴|缴纳)",
    r"(?<!减)按(?:[^，。；按]{0,10}?)[\d.]+%(?:收取|征收|计征|缴纳|减征)",
    r"由[\d.]+%降(?:至|为|低至|到)[\d.]+%",
    r"按(?:照)?[^，。；]{0,4}税法[^，。；]{0,6}扣除",
    r"在计算[^，。；]{0,4}(?:应纳税所得额|个人所得税|企业所得税)时[^，。；]{0,6}扣除",
    r"(?<=税)优惠(?:政策)?",
    r"(?:给予|执行|享受|实行)[^，。；]{0,14}优惠(?!政策|措施|扶持|贷款|利率)",
)
WEAK = frozenset({"减轻", "降低", "下调", "调降", "下浮", "抵减", "抵扣", "扣减", "返还", "退还", "抵缴", "取消"})


@dataclass(frozen=True, slots=True)
class Grant:
    """A concession as it stands in its clause.

    `treatment` are its operative words, `head` is where the words about it begin, `between` stands between the
    operative words and what they give (给予 地接社 奖补, 免征 图书批发、零售环节 增值税).
    """

    category: ConcessionCategory
    item: str | None
    treatment: Span
    rate: float | None
    clause: int
    head: int
    between: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """An item named at a place of the text."""

    item: Item
    start: int
    end: int
    ends_part: bool


@cache
def _operative(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    # 适用增值税100%先征后退政策的图书 says who has the relief, not that it is given
    return re.compile(rf"(?:{'|'.join((*SPECIAL, alternation(lexicon.relief)))})(?!政策的)")


@cache
def _item_forms(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    return re.compile(alternation(form for form in lexicon.items if len(form) > 1))


@cache
def _price(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    verbs, classes = lexicon.any_of("price.verbs"), lexicon.any_of("price.classes")
    return re.compile(rf"{verbs}[^，。；]*?{classes}[^，。；]*(?:价格?|标准)(?:标准)?(?:执行|收取|计收|收费|结算)?")


def read_prices(sentence: Sentence, index: int, lexicon: ConcessionLexicon) -> Iterator[Grant]:
    """The utilities that a clause prices like those of households."""
    span = sentence.clauses[index]
    match = _price(lexicon).search(sentence.text, span.start, span.end)
    if not match:
        return
    before = Span(span.start, match.start())
    places = [before, Span(*match.span()), *([sentence.clauses[index - 1]] if index else [])]
    for place in places:
        used = [named for named in named_items(sentence.text, place, lexicon) if named.item.category == "utility"]
        if used:
            head = min(used[0].start, match.start())
            for name in dict.fromkeys(named.item.name for named in used):
                yield Grant("utility", name, Span(*match.span()), None, index, head)
            return


def read_relief(sentence: Sentence, index: int, lexicon: ConcessionLexicon) -> Iterator[Grant]:
    """The items that a clause waives or cuts, in reading order."""
    span = sentence.clauses[index]
    words = list(_operative(lexicon).finditer(sentence.text, span.start, span.end))
    for place, word in enumerate(words):
        floor = words[place - 1].end() if place else span.start
        ceiling = words[place + 1].start() if place + 1 < len(words) else span.end
        yield from _relieved(
            sentence, index, (Span(floor, word.start()), Span(*word.span()), Span(word.end(), ceiling)), lexicon
        )


def _relieved(
    sentence: Sentence, index: int, places: tuple[Span, Span, Span], lexicon: ConcessionLexicon
) -> Iterator[Grant]:
    before, word, after = places
    printed = sentence.text[word.start : word.end]
    relief = lexicon.relief.get(printed, Relief(printed, _default_item(printed), None))
    rate = _rate(sentence.text, places) or relief.rate
    for named in _governed(sentence, index, places, relief, lexicon):
        head = min(named.start, word.start)
        if named.item.category == "general":
            whole = Span(min(named.start, word.start), max(named.end, word.end))
            yield Grant("general", None, whole, rate, index, whole.start)
        else:
            between = sentence.text[word.end : named.start]
            yield Grant(named.item.category, named.item.name, word, rate, index, head, between)


def _default_item(printed: str) -> str | None:
    if "个人所得税" in printed:
        return "个人所得税"
    return "企业所得税" if "扣除" in printed or "收入总额" in printed else None


def _governed(
    sentence: Sentence, index: int, places: tuple[Span, Span, Span], relief: Relief, lexicon: ConcessionLexicon
) -> list[Named]:
    before, word, after = places
    weak = relief.word in WEAK
    following = [n for n in named_items(sentence.text, after, lexicon, generic=True) if not weak or n.ends_part]
    preceding = named_items(sentence.text, before, lexicon, generic=True)
    earlier = []
    if index and not (following or preceding) and before.start == sentence.clauses[index].start:
        last = sentence.clauses[index - 1]
        earlier = [n for n in named_items(sentence.text, last, lexicon) if last.end - n.end <= 3 or len(earlier)]
    if relief.item and not any(
        n.item.category == lexicon.items[relief.item].category for n in (*following, *preceding)
    ):
        return [Named(lexicon.items[relief.item], word.start, word.end, True)]
    if relief.item:
        return [n for n in (preceding or following) if n.item.category != "general"]
    return following or preceding or earlier


def _rate(text: str, places: tuple[Span, Span, Span]) -> float | None:
    before, word, after = places
    for place in (word, after, before):
        if found := PERCENT.findall(text, place.start, place.end):
            return round(float(found[-1] if place is word else found[0]) / 100, 6)
    return None


def named_items(text: str, place: Span, lexicon: ConcessionLexicon, generic: bool = False) -> list[Named]:
    """The items named in `place`; with `generic` also charges that the lexicon does not list (展位费)."""
    found: list[Named] = []
    for part in PART.finditer(text, place.start, place.end):
        if unnamed := UNNAMED.fullmatch(text, *part.span()):
            found += [Named(Item(unnamed[0], "general"), *unnamed.span(), True)] if generic else []
        elif run := UTILITY_RUN.search(text, *part.span()):
            uses = dict.fromkeys(run[0].replace("暖", "热"))
            found += [Named(lexicon.items[use], run.start(), run.end(), True) for use in uses]
        elif listed := list(_item_forms(lexicon).finditer(text, *part.span())):
            found += [Named(lexicon.items[m[0]], m.start(), m.end(), m.end() == part.end()) for m in listed]
        elif generic and (charge := FEE.search(text, *part.span())) and not NO_FEE.search(charge[0]):
            category: ConcessionCategory = "tax" if charge[0].endswith("税") else "fee"
            found.append(Named(Item(charge[0], category), charge.start(), charge.end(), True))
    specific = [named for named in found if named.item.category != "general"]
    return specific or found
