"""The words by which concessions (税费优惠) are recognised, read from `concessions.toml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from hengce.ingest.lexicon.load import FOLDER, Entry, read_entries
from hengce.ingest.model import ConcessionCategory

FILE = FOLDER / "concessions.toml"
ITEM_KINDS = ("tax", "fee", "rent", "utility")
WORD_KINDS = ("subsidy", "price", "pointer", "means", "person", "not")
MARKING = ("subsidy.heads", "subsidy.paid", "pointer.cores")
RELIEF_SORTS = ("门诊", "住院", "医疗", "临时", "生活", "助学", "急难", "取暖")  # 给予500元的门诊救助
# 免学费、免住宿费: charges that stand right behind 免
FREE_OF = (
    *("门票", "景区门票", "首道门票", "押金", "利息", "保费", "挂号费", "学费", "学杂费", "书本费", "教材费", "课本费"),
    *("住宿费", "保教费", "保育教育费", "诊疗费", "诊查费", "报名费", "检测费", "评估费", "代理费", "担保费", "场地费"),
    *("物业费", "物业管理费", "管理费", "注册费", "开户费", "工本费", "手续费", "停车费", "通行费", "服务费", "安装费"),
    *("会费", "年费", "运费", "中介费"),
)
# what the patterns of extract/concession_rules.py need beside the words of the lexicon
PATTERN_MARKS = (
    *(
        "减按",
        *(f"用{use}政策" for use in "水电气热"),
        "收取",
        "征收",
        "扣除",
        "优惠",
        "费支持",
        "费扶持",
        "予支持",
        "予扶持",
        "予优先支持",
        "予重点支持",
        "予以支持",
        "予以扶持",
        "额支持",
        "套支持",
        "倾斜",
        "同支持",
        "础支持",
        "设支持",
        "元一次性",
        "元配套",
        *(f"{gives}配套" for gives in ("给予", "予以")),
        *(f"{before}救助" for before in ("给予", "予以", "元", "元的", "一次性")),
        *(f"财政{how}{bears}" for how in ("", "全额") for bears in ("承担", "负担")),
        "%支持",
        "%的支持",
        "%交纳",
        "率交纳",
        "率缴纳",
        "%缴纳",
        "元支持",
        "元的支持",
        "万元的",
        "元扶持",
        "元的扶持",
        "内的支持",
        "内的扶持",
        "支持资金",
        "扶持资金",
        "专项资金",
        "公益金",
        "引导资金",
        "级资金",
        "财政资金",
        *(f"{before}{how}支持" for before in ("资金", "，") for how in ("优先", "重点")),
        "发展资金",
        "%扶持",
        "额扶持",
        "%调整",
        "%执行",
        "减除幅度",
        "减除比例",
        "缓缴",
        "缓交",
        "暂缓",
        "低息",
        "息贷款",
        "高支持",
        *(f"{how}{verb}" for how in ("最多", "元/亩进行", "标准进行") for verb in ("支持", "扶持")),
        *("给予最高", "给予不超过"),  # 给予最高2000万元的联动支持
        "费予以",
        "%的资金",
        "元的资金",
    ),
    *(
        "降至",
        "降为",
        "降到",
        "调至",
        "调到",
        "价",
        "标准执行",
        "下限执行",
        "低限执行",
        "计租",
        "缴纳租金",
        *(f"租金{tenths}折" for tenths in "123456789一二三四五六七八九"),
        "%计算",
        "统一标准",
    ),
    *(f"补{digit}" for digit in "123456789"),
    *("%计入", "按实际用", "按实际使用", "按实际发生", "%的政策延续", "%的政策延长"),
    *("全额奖励", "全额给予奖励", "全额予以奖励", "全额租金奖励", "全额税收奖励"),
    *(f"{sort}救助" for sort in RELIEF_SORTS),
    *("奖励", "免费优待", "免费乘", "免费或", "或免费", "或者免费", "免费办理"),
    *(f"免{charge}" for charge in FREE_OF),
    *("让利措施", "让利举措", "免费入住", "扶持政策", "支持政策", "政策支持", "政策扶持"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A tax, fee, rent or utility under its usual name."""

    name: str
    category: ConcessionCategory


@dataclass(frozen=True, slots=True)
class Relief:
    """A word that waives or cuts. `rate` is the fraction it means, `item` what it cuts when none is named beside it."""

    word: str
    item: str | None
    rate: float | None


@dataclass(frozen=True, slots=True, eq=False)
class ConcessionLexicon:
    """Items by every printed form, relief words, and the other word lists by their dotted name.

    `marks` finds the words without which a sentence holds no concession.
    """

    items: Mapping[str, Item]
    relief: Mapping[str, Relief]
    words: Mapping[str, tuple[str, ...]]
    marks: AhoCorasick
    entries: tuple[Entry, ...]

    def any_of(self, *names: str) -> str:
        """A pattern that matches one word of the lists `names`, the longest first."""
        return alternation(word for name in names for word in self.words[name])


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches one of `words`, the longest first.

    >>> alternation(("减免", "减免税"))
    '(?:减免税|减免)'
    """
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


@cache
def load_concession_lexicon() -> ConcessionLexicon:
    """The lexicon of `concessions.toml`.

    Raises: LexiconError when an entry is wrong; the message names its file and line.
    """
    return entries_to_lexicon(read_entries(FILE))


def entries_to_lexicon(entries: tuple[Entry, ...]) -> ConcessionLexicon:
    """The lexicon made of `entries`. Raises: LexiconError when one is wrong."""
    items, relief, words = dict[str, Item](), dict[str, Relief](), dict[str, tuple[str, ...]]()
    for entry in entries:
        kind, _, name = entry.name.partition(".")
        if kind in ITEM_KINDS:
            items |= _item_by_form(entry, cast("ConcessionCategory", kind), name)
        elif kind == "relief":
            relief |= _relief_by_word(entry, items)
        elif kind in WORD_KINDS:
            words[entry.name] = _word_list(entry)
        else:
            entry.wrong(f"不认识的类别 {kind}", f"unknown kind “{kind}”")
    marks = {*relief, *PATTERN_MARKS, *(word for name in MARKING for word in words.get(name, ()))}
    finder = AhoCorasick(sorted(marks), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return ConcessionLexicon(items, relief, words, finder, entries)


def _item_by_form(entry: Entry, category: ConcessionCategory, name: str) -> dict[str, Item]:
    entry.only("aliases", "examples", "counterexamples")
    return {form: Item(name, category) for form in (name, *entry.texts("aliases"))}


def _relief_by_word(entry: Entry, items: Mapping[str, Item]) -> dict[str, Relief]:
    entry.only("words", "item", "rate", "examples", "counterexamples")
    item, rate = entry.values.get("item"), entry.values.get("rate")
    if item is not None and (not isinstance(item, str) or item not in items):
        entry.wrong("item 应为上文列出的税费", "“item” must be one of the items above")
    if rate is not None and not isinstance(rate, float):
        entry.wrong("rate 应为小数", "“rate” must be a decimal fraction")
    return {word: Relief(word, item, rate) for word in entry.texts("words")}


def _word_list(entry: Entry) -> tuple[str, ...]:
    entry.only("words", "examples", "counterexamples")
    return entry.texts("words") or entry.wrong("words 不能为空", "“words” must not be empty")
