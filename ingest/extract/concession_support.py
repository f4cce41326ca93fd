"""Subsidies (给予补助, 发放补贴) and pointers to concessions with no item named (落实税费优惠政策)."""

import re
from collections.abc import Iterator
from functools import cache

from hengce.ingest.extract.concession_relief import PERCENT, Grant, named_items
from hengce.ingest.extract.concession_sentences import Sentence
from hengce.ingest.lexicon.concessions import ConcessionLexicon
from hengce.ingest.model import Span

LONGEST_NAME = 14  # 县域地区重点企业就业专项生活补贴 has 14 characters before 补贴
# what stands before the name of a subsidy: 给予每人2000元专项安家费, 发放适当的婴幼儿保教费用
BEFORE_NAME = re.compile(
    r"[、和及与或的元%□\d到按对将把]|/[人套台亩户]|相应|适当|一定|必要|数额|最高|最低|不超过|标准|比例|定额|各类|分类|分别|全额|进行|百分点"
    r"|符合条件|每(?:平方米|[人户台亩套年月])|[^、]*?(?=一次性)|[^、]*(?:机构|企业|人员|单位|消费者|农户|家庭|个人)"
)
# 补贴20元 · 奖补300万元 · 补贴实际缴纳保费的50%
AMOUNT = re.compile(r"(?:最高|不超过|每[^，。；\d]{1,5})?\d[\d.,]*(?:万|亿)?(?:元|%)|[^，。；]{2,24}的\d+%")
BARE_GRANT = re.compile(
    r"(?:进行[一-龥]{0,6}|予以|分类|全额|比例|标准|分别|最高|每[一-龥]{1,4}|按[^，。；]*%|再|一次性|等额)$"
)
NOUN_END = re.compile(r"(?:资金|政策|制度|支持|力度|试点|措施|等)*(?:$|[、，和及与或以□])")


@cache
def _heads(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    return re.compile(lexicon.any_of("subsidy.heads", "subsidy.paid") + "|(?<!免)费(?:最高)?(?:[\\d.]+%)?支持")


@cache
def _followed(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    return re.compile(lexicon.any_of("subsidy.followed"))


@cache
def _verbs(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    return re.compile(lexicon.any_of("subsidy.verbs"))


@cache
def _means(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    openers, closers = lexicon.any_of("means.openers"), lexicon.any_of("means.closers")
    opened = rf"(?:{openers}|(?<![可难所予用元个位人岁年])以(?![上下内外]))"
    listed = rf"{opened}([^，。；]*?、[^，。；]*?)等[^，。；、]{{0,4}}?{closers}"
    return re.compile(rf"{listed}|{openers}([^，。；、]*?){closers}|在([^，。；]*?、[^，。；]*?)等方面")


@cache
def _pointer(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    verbs, cores = lexicon.any_of("pointer.verbs"), lexicon.any_of("pointer.cores")
    tail = r"(?:(?:等|扶持|相关)?(?:政策|措施)?)(?:规定|措施)?(?:支持|执行|对待)?"
    return re.compile(rf"(?:{verbs}|按照(?=[^，。；]*同等))[^，。；]*?{cores}{tail}(?!宣传|文件|指导)")


@cache
def _core(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    return re.compile(lexicon.any_of("pointer.cores"))


def means_of(sentence: Sentence, index: int, lexicon: ConcessionLexicon) -> Span | None:
    """The list of means in a clause (采取政府补贴、行业引导等方式): its elements, without the words around them."""
    span = sentence.clauses[index]
    match = _means(lexicon).search(sentence.text, span.start, span.end)
    return Span(*match.span(match.lastindex or 0)) if match else None


def read_subsidies(sentence: Sentence, index: int, lexicon: ConcessionLexicon) -> Iterator[Grant]:
    """The subsidies that a clause grants."""
    span = sentence.clauses[index]
    floor = span.start
    for head in _heads(lexicon).finditer(sentence.text, span.start, span.end):
        if grant := _subsidy(sentence, index, (floor, head), lexicon):
            yield grant
        floor = head.end()


def _subsidy(
    sentence: Sentence, index: int, place: tuple[int, re.Match[str]], lexicon: ConcessionLexicon
) -> Grant | None:
    floor, head = place
    text, span = sentence.text, sentence.clauses[index]
    if _followed(lexicon).match(text, head.end(), span.end):
        return None
    if head[0].endswith(("支持", "扶持")) and not NOUN_END.match(text, head.end(), span.end):
        return None
    verbs = list(_verbs(lexicon).finditer(text, span.start, head.start()))
    name_from = max(floor, verbs[-1].end() if verbs else span.start)
    name = _name(text, name_from, head)
    rate = _rate(text, Span(floor, span.end))
    means = means_of(sentence, index, lexicon)
    listed = means is not None and means.start <= head.start() < means.end
    element = text.rfind("、", means.start, head.start()) + 1 or means.start if means and listed else span.end
    if listed and not (verbs and verbs[-1].start() >= element):
        return Grant("subsidy", text[element : head.end()], Span(element, head.end()), rate, index, span.start)
    if verbs:
        bare = name.start == head.start() and floor <= verbs[-1].start()
        treatment = (
            Span(verbs[-1].start(), head.end()) if bare and verbs[-1].end() == head.start() else Span(*verbs[-1].span())
        )
        between = text[verbs[-1].end() : name.start]
        return Grant("subsidy", text[name.start : name.end], treatment, rate, index, verbs[-1].start(), between)
    if head[0] in lexicon.words["subsidy.paid"]:
        return None
    if text.startswith("发放", head.end()):
        return Grant("subsidy", text[name.start : name.end], Span(head.end(), head.end() + 2), rate, index, name.start)
    acts = BARE_GRANT.search(text[span.start : head.start()]) or AMOUNT.match(text, head.end(), span.end)
    if acts or head[0].endswith(("支持", "扶持", "贴息")):
        return Grant("subsidy", text[name.start : name.end], Span(*head.span()), rate, index, name.start)
    return None


def _name(text: str, start: int, head: re.Match[str]) -> Span:
    for boundary in BEFORE_NAME.finditer(text, start, head.start()):
        start = boundary.end()
    return Span(start if head.start() - start <= LONGEST_NAME else head.start(), head.end())


def _rate(text: str, place: Span) -> float | None:
    found = PERCENT.findall(text, place.start, place.end)
    return round(float(found[-1]) / 100, 6) if found else None


def read_pointers(sentence: Sentence, index: int, lexicon: ConcessionLexicon) -> Iterator[Grant]:
    """The concessions that a clause points to without saying more than their kind, or the taxes they concern."""
    span = sentence.clauses[index]
    if match := _pointer(lexicon).search(sentence.text, span.start, span.end):
        yield from _pointed(sentence, index, Span(*match.span()), lexicon)
    elif (means := means_of(sentence, index, lexicon)) and (
        core := _core(lexicon).search(sentence.text, means.start, means.end)
    ):
        yield Grant("general", None, Span(*core.span()), None, index, span.start)


def _pointed(sentence: Sentence, index: int, treatment: Span, lexicon: ConcessionLexicon) -> Iterator[Grant]:
    places = [Span(sentence.clauses[index].start, treatment.start)]
    if index and "相应" in sentence.text[treatment.start : treatment.end]:
        places.append(sentence.clauses[index - 1])  # 涉及的企业所得税、契税等，符合现行规定的享受相应税收优惠政策
        for place in places:
            for named in named_items(sentence.text, place, lexicon):
                yield Grant(named.item.category, named.item.name, treatment, None, index, treatment.start)
        return
    yield Grant("general", None, treatment, None, index, treatment.start)


def unread_subsidies(sentence: Sentence, index: int, lexicon: ConcessionLexicon) -> Iterator[Span]:
    """The subsidies that a clause names at the end of a phrase, for a reader to look at when none was read."""
    span = sentence.clauses[index]
    for head in _heads(lexicon).finditer(sentence.text, span.start, span.end):
        if NOUN_END.match(sentence.text, head.end(), span.end):
            yield Span(*head.span())
