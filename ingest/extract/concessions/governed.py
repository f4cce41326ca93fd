"""Which items a word that waives or cuts governs: those behind it, else those before it, else its own."""

import re
from typing import Final

from hengce.ingest.extract.concessions.items import REFERRING, Named, charged_items, fares, listed_items
from hengce.ingest.extract.concessions.rules import ConcessionRules
from hengce.ingest.extract.concessions.sentences import Clause, Place
from hengce.ingest.lexicon.concessions import FREE_OF, Item, Relief

# words of everyday use that cut an item only when they stand right before it: 降低担保费率, not 降低医疗费用负担
WEAK: Final = frozenset({"减轻", "降低", "下调", "调降", "下浮", "抵减", "抵扣", "取消", "再降"})
BURDEN: Final = re.compile("(?<!贷款)成本|负担")  # 降低贷款成本 is what a loan costs
AMOUNT_AND_MORE: Final = re.compile(r"[至到]?\d[\d.]*(?:%|万?元(?:/[一-龥]{1,3})?)、(?!\d)")
CHANGED: Final = ("改为", "调整为", "改按")
PASSIVE: Final = re.compile(
    "(?:[按依]照?[^，]{0,10}规定|由[^，。；]{0,10}(?:财政|政府|资金|基金)(?:在[^，。；]{2,12}中)?|可|准予|予以|给予|全部|全额)*"
)
RECKONED: Final = re.compile("在计算[^，。；]*?时(?!扣除)")
TAXES: Final = re.compile("税[费收]")  # 享受税费优惠 says of which itself
RETURNED: Final = frozenset({"返还", "退还"})  # 返还工资保证金 gives back what was never owed
SET_OFF: Final = frozenset({"抵免"})
OVERPAID: Final = ("租金", "利息", "保证金", "押金")  # 退还超过标准收取的租金
DEDUCTED_FROM: Final = "抵扣应纳税所得额"
INCOME: Final = Item("应纳税所得额", "tax")  # what is cut, not the tax on it
UNNAMED_TAX: Final = Item("税收", "general")
LIST_TAIL: Final = 8  # 房产税、城镇土地使用税困难减免条件的，可申请减免: the list ends within 8 characters of the comma


class Around:
    """A relief word and the stretches of its clause before and after it."""

    def __init__(self, before: Place, word: Place, after: Place) -> None:
        self.before: Final = before
        self.word: Final = word
        self.after: Final = after


def governed_by(clause: Clause, around: Around, relief: Relief, rules: ConcessionRules) -> list[Named]:
    """The items that a relief word governs: those after it in its clause, else those before it, else its own."""
    if is_freed(clause.text, around.word):
        return charged_items(clause.text, Place(around.word.start + 1, around.word.end), rules)
    if clause.text.startswith(("税收", "税费"), around.word.start - 2):  # 享受税收减免、建设补助
        return [Named(UNNAMED_TAX, around.word.start - 2, around.word.end, True)]
    if relief.item:
        return _of_its_own(clause, around, relief, rules)
    if relief.word in WEAK and (
        BURDEN.search(clause.text, around.after.start, around.after.end)
        or clause.text.endswith(("成本", "负担"), clause.start, around.word.start)  # 用电成本降低
    ):
        return []
    following, preceding = _beside(clause, around, relief, rules)
    if preceding and _is_adjacent(clause.text, preceding[-1], around.word, following):
        return preceding
    return following or preceding or _named_elsewhere(clause, around, rules)


def is_freed(text: str, word: Place) -> bool:
    """Whether a word is 免 with the charge behind it (免学费)."""
    return text[word.start + 1 : word.end] in FREE_OF


def _beside(clause: Clause, around: Around, relief: Relief, rules: ConcessionRules) -> tuple[list[Named], list[Named]]:
    """The items behind a relief word and those before it."""
    named_in = listed_items if relief.word == "退还" else charged_items
    following = [] if _goes_to_next(clause, around) else named_in(clause.text, around.after, rules)
    if relief.word in RETURNED:
        following = [named for named in following if not named.item.name.endswith(OVERPAID)]
    if relief.word in WEAK:
        following = _ending(following)
    return following, _last_of_each(named_in(clause.text, around.before, rules))


def _of_its_own(clause: Clause, around: Around, relief: Relief, rules: ConcessionRules) -> list[Named]:
    """What a word relieves that means an item by itself: the item, unless others of its kind are named."""
    word = around.word
    if relief.word == DEDUCTED_FROM:
        return [Named(INCOME, word.start, word.end, ends_part=True)]
    if reckoned := RECKONED.match(clause.text, word.start, word.end):
        return listed_items(clause.text, Place(*reckoned.span()), rules)  # 在计算企业所得税和个人所得税时扣除
    following, preceding = _beside(clause, around, relief, rules)
    if relief.word in SET_OFF and following:  # 抵免该企业当年应缴教育费附加
        return preceding or following
    own = rules.lexicon.items[relief.item or ""]
    if taxed := [named for named in (*preceding, *following) if named.item.category == own.category]:
        return taxed
    # 企业所得|税前扣除 names its tax before the word
    begins = word.start - len("企业所得") * clause.text.endswith("企业所得", clause.start, word.start)
    return [Named(own, begins, word.end, ends_part=True)]


def _named_elsewhere(clause: Clause, around: Around, rules: ConcessionRules) -> list[Named]:
    """The items in a relief word itself (全额租金奖励), else in the clause before it, else what is ridden."""
    inside = charged_items(clause.text, around.word, rules)
    if not inside and clause.previous and REFERRING.fullmatch(clause.text, around.before.start, around.before.end):
        return listed_items(clause.text, clause.previous, rules)[-1:]  # 工伤保险结余较多的地区，现行费率下调20%
    return inside or _listed_before(clause, around, rules) or _ridden(clause, around)


def _ending(following: list[Named]) -> list[Named]:
    """Those of `following` that end their part, and those right before one that does (降低用水用电价格)."""
    kept: list[Named] = []
    for named in reversed(following):
        if named.ends_part or (kept and kept[-1].start == named.end):
            kept.append(named)
    return kept[::-1]


def _last_of_each(preceding: list[Named]) -> list[Named]:
    """`preceding` without a tax that is named again behind it (增值税|小规模纳税人增值税|减免)."""
    return [
        named
        for place, named in enumerate(preceding)
        if named.item.category != "tax" or not any(named.item == later.item for later in preceding[place + 1 :])
    ]


def _is_adjacent(text: str, named: Named, word: Place, following: list[Named]) -> bool:
    """Whether an item stands right before its relief and none right behind (“六税两费”减免政策由小规模纳税人…)."""
    right_before = text[named.end : word.start].strip("”") == ""
    return right_before and not (following and following[0].start == word.end)


def _goes_to_next(clause: Clause, around: Around) -> bool:
    """Whether what stands after a relief word belongs to the next one (失业保险费返还、房租减免等政策)."""
    text, after = clause.text, around.after
    if after.end >= clause.end or text[after.end - 1] == "、":
        return False
    # 检查费减收10%、床位费减收50%
    return text.startswith("、", after.start) or AMOUNT_AND_MORE.match(text, after.start, after.end) is not None


def _listed_before(clause: Clause, around: Around, rules: ConcessionRules) -> list[Named]:
    """The items with which the clause before ends (房产税、城镇土地使用税，可申请减免)."""
    last = clause.previous
    if not last or around.before.start != clause.start or TAXES.search(clause.text, around.word.start, around.word.end):
        return []
    if around.word.end < clause.end and clause.text[around.word.start : around.word.end] in WEAK:
        return []  # 落实标杆电价政策，降低|准入门槛
    listed = listed_items(clause.text, last, rules)
    if listed and clause.text.startswith(CHANGED, clause.start):  # 增值税由原减按2%征收，改为减按0.5%征收
        return listed[:1]
    if rules.relief.search(clause.text, last.start, last.end):  # 免收门票，乘坐公共汽车享受半价优惠
        return []
    if PASSIVE.fullmatch(clause.text, around.before.start, around.before.end):
        # 个人所得税负超过15%的部分，按规定予以免征 · 农户承担的保费，由财政予以减免
        charged = listed or charged_items(clause.text, last, rules)
        return [named for named in charged[-1:] if named.item.category != "general"]
    return listed if listed and last.end - listed[-1].end <= LIST_TAIL else []


def _ridden(clause: Clause, around: Around) -> list[Named]:
    """The fares of what is ridden in the clause or the one before, where the relief is one of fares (半价优惠)."""
    if not clause.text.startswith("优惠", around.word.end - 2):
        return []
    start, previous = around.before.start, clause.previous
    if previous is not None and start == clause.start:
        start = previous.start
    return fares(clause.text, Place(start, around.word.start))
