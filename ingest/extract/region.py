"""The region a document is issued for: from issuer, title, number, and its text where they leave a choice."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hengce.ingest.lexicon.regions import LONGEST_NAME, NATION, ZONE_KIND, RegionLexicon, Term, short_name
from hengce.ingest.model import Extracted, Finding, Level, Region
from hengce.ingest.signers import central_bodies

# 中共临沧市委办公室, 国家税务总局安徽省税务局, 中国（上海）自由贸易试验区, 2026年渝中区: what may stand before it
DATED: Final = re.compile(r"\d{4}年(?:度，?|，)?")
BEFORE_REGION: Final = re.compile(
    rf"{DATED.pattern}|中共|中国共产党|共青团|国家税务总局|国家统计局|国家金融监督管理总局|国家外汇管理局|中国人民银行|中国（"
)
NATIONAL: Final = re.compile(
    r"国务院|中共中央|中央|国家|全国|最高人民|中国|中华人民共和国|海关总署|审计署"
    r"|健康中国行动|(?:[^省市县区旗州委]{2,9}部|[^省市县区旗州]{2,9}总局)(?:办公厅|等|关于|印发|公告|、|国家|\s|$)"
)
NATIONAL_ENDINGS: Final = ("部", "总局", "总署", "人民银行", "银保监会", "证监会")
NATIONAL_RECIPIENTS: Final = re.compile(r"各省、自治区、直辖市|各省（自治区、直辖市）|国务院各部委")
# Laws, regulations and judicial interpretations say below their title who passed or published them.
PROMULGATED: Final = re.compile(
    r"(?:国务院|主席)令|全国人民代表大会(?:常务委员会)?[^，。]{0,20}通过|最高人民(?:法院|检察院)[^，。]{0,30}通过"
)
PROMULGATION: Final = 500  # characters from the beginning in which that stands
# A zone that issues papers of its own: 合肥|高新技术产业开发区|管委会, 成都|高新区|科技和人才工作局
ZONE: Final = re.compile(
    rf"(?P<zone>[\u4e00-\u9fff]{{0,8}}?{ZONE_KIND})"
    r"(?:管委会|管理委员会|党工委|[^关于]{2,12}(?:局|办公室)$)"
)
TOWNSHIP: Final = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,8}(?:镇|乡|街道|苏木))(?:人民政府|办事处|党委|党工委)")
LEVELS: Final = "省市县区旗州盟"
OF_ANY_CITY: Final = frozenset(
    ("和县", "城区", "郊区", "矿区", "新城区", "高新区", "市区")
)  # names of counties, and words
LEAST_NAMED: Final = 2
LEAST_IN_SHORT: Final = 3  # by the short name alone
INCLUDED: Final = re.compile(r"（含[^）]{1,20}）")  # 各市（含定州、辛集市）
NOBODY: Final = (("", 0), ("", 0))
# Where a text that speaks of 我市 may come from, the likeliest first; 区 may be a county or an autonomous region
LEVELS_FROM: Final[dict[str, tuple[Level, ...]]] = {
    "省": ("province",),
    "市": ("prefecture", "county", "province"),
    "州": ("prefecture",),
    "盟": ("prefecture",),
    "区": ("county", "province"),
    "县": ("county",),
    "旗": ("county",),
    "": ("county", "prefecture", "province"),
}
OWN: Final = re.compile(rf"(?:我|全|本)([{LEVELS}])(?![直级属])")  # 结合我省实际: the level that the text speaks from

FITTED: Final = re.compile(
    r"(?:结合|符合|适合)([\u4e00-\u9fff]{2,12}?)实际"
)  # 结合长春市实际, 结合我市实际 names nobody


@dataclass(frozen=True, slots=True)
class Signs:
    """What a document says of where it is from: `names` are its issuer and titles, the surest first."""

    names: tuple[str, ...]
    number: str | None = None
    recipients: tuple[str, ...] = ()
    year: int | None = None


def extract_region(signs: Signs, text: str, lexicon: RegionLexicon) -> Extracted[Region]:
    """The region that the first of the names begins with; else the one that number, recipients or text mean.

    Findings: `ambiguous_region` when the name has several bearers and nothing settles on one of them,
    `unknown_region` when none is named.
    """
    for name in signs.names:
        found, end = _leading(name, lexicon)
        if found:
            return _within(name, end, _settled(found, signs, text, lexicon))
        if _is_national(name):
            return Extracted((NATION,))
    if _speaks_to_all(signs) or PROMULGATED.search(text, 0, PROMULGATION):
        return Extracted((NATION,))
    if found := _numbered(signs, text, lexicon) or _fitted(text, lexicon) or _most_named(text, lexicon):
        return _settled(found, signs, text, lexicon)
    zh, en = "没有读出发文地区，请在文库中补充。", "The region it is issued for could not be read."
    return Extracted((), (Finding("unknown_region", zh, en),))


def _is_national(name: str) -> bool:
    dated = DATED.match(name)
    return (
        NATIONAL.match(name, dated.end() if dated else 0) is not None
        or name.endswith(NATIONAL_ENDINGS)
        or bool(central_bodies(name.replace("、", "")))
    )


def _speaks_to_all(signs: Signs) -> bool:
    """Whether number (财政部公告2020年第26号) or recipients are those of a paper for the whole country."""
    numbered = signs.number is not None and _is_national(signs.number)
    return numbered or any(NATIONAL_RECIPIENTS.search(name) for name in signs.recipients)


def _leading(name: str, lexicon: RegionLexicon) -> tuple[tuple[Term, ...], int]:
    """The regions `name` may begin with, and where their words end: 渝中区 of 重庆市 in 重庆市渝中区人民政府."""
    before = BEFORE_REGION.match(name)
    end = before.end() if before else 0
    printed, found = lexicon.named(name, end)
    if not found:
        printed, found = lexicon.leading(name[end:])
    while found:
        end += len(printed)
        printed, regions = lexicon.named(name, end)
        below = tuple(r for r in regions if any(up.region.name in r.region.path[:-1] for up in found))
        if not below:
            break
        found = below
    return found, end


def _within(name: str, end: int, settled: Extracted[Region]) -> Extracted[Region]:
    """The zone or the township of the region that `name` goes on with at `end`, else the region itself."""
    region = settled.facts[0]
    if township := TOWNSHIP.match(name, end):
        below = Region(township["name"], None, "township", (*region.path, township["name"]))
    elif region.level != "county" and (zone := ZONE.match(name, end)):
        full = name[: zone.end("zone")]
        below = Region(full, None, "county", (*region.path, full))
    else:
        return settled
    return Extracted((below,), settled.findings)


def _settled(found: tuple[Term, ...], signs: Signs, text: str, lexicon: RegionLexicon) -> Extracted[Region]:
    """The one of `found` in force that year for which number, level and the places named in the text speak most."""
    found = _in_force(found, signs.year)
    if len({term.region.path for term in found}) == 1:
        return Extracted((found[-1].region,))
    numbered = {term.region for term in lexicon.numbered(signs.number)} if signs.number else set()
    own = _own_level(text)
    ranks = {
        term.region: (
            term.region in numbered,
            term.region.name.endswith(own),
            _votes(term.region, text),
            -len(term.region.path),
        )
        for term in found
    }
    best, *others = sorted(ranks, key=lambda region: ranks[region], reverse=True)
    if ranks[best] > ranks[others[0]]:
        return Extracted((best,))
    paths = "、".join("".join(region.path) for region in (best, *others)[:4])
    zh, en = (
        f"「{best.name}」有几处同名（{paths}），暂取第一处，请核对。",
        f"“{best.name}” may be any of {paths}; the first is taken.",
    )
    return Extracted((best,), (Finding("ambiguous_region", zh, en),))


def _in_force(found: tuple[Term, ...], year: int | None) -> tuple[Term, ...]:
    """Those in force in `year`, else those in force today, else all; the newest last."""
    found = tuple(sorted(found, key=lambda term: (term.until, term.since)))
    then = tuple(term for term in found if year and term.since <= year <= term.until)
    return then or tuple(term for term in found if term.until == found[-1].until)


def _own_level(text: str) -> str:
    """省, 市, 县 or another word for a level, whichever the text uses most of its own region; else empty."""
    return next((level for level, _ in Counter(OWN.findall(text)).most_common(1)), "")


def _votes(region: Region, text: str) -> int:
    """How often the text names the region and those above it."""
    return sum(text.count(name) for name in {short_name(name) for name in region.path})


def _numbered(signs: Signs, text: str, lexicon: RegionLexicon) -> tuple[Term, ...]:
    """The regions that the number may stand for and the text names; else the one it spells out, or a province."""
    found = lexicon.numbered(signs.number) if signs.number else ()
    if named := tuple(term for term in found if short_name(term.region.name) in text):
        return named
    spelt_out = len({short_name(term.region.name) for term in found}) == 1
    return found if spelt_out else tuple(term for term in found if term.region.level == "province")


def _fitted(text: str, lexicon: RegionLexicon) -> tuple[Term, ...]:
    """The region to whose conditions the text says it was fitted."""
    match = FITTED.search(text)
    return _leading(match[1], lexicon)[0] if match else ()


def _most_named(text: str, lexicon: RegionLexicon) -> tuple[Term, ...]:
    """The region in which most of the places named in the text lie, of the level that it speaks from; empty for none.

    Where the text names but one place of that level, in full, once is enough; where it speaks from none, the region
    that is named most often itself is meant.
    """
    own, text = _own_level(text), INCLUDED.sub("", text)
    full = Counter(name for name in _full_names(text, LEVELS, lexicon) if name not in OF_ANY_CITY)
    alone = [name for name in full if own and name[-1] == own]
    if len(alone) == 1:
        return lexicon.full[alone[0]]
    named = {lexicon.full[name][-1].region: count for name, count in full.items()}
    for name, terms in lexicon.short.items():
        region = max(terms, key=lambda term: term.until).region
        if name in text and _is_meant(name, text, full, region):
            named[region] = text.count(name)
    best = [name for level in LEVELS_FROM[own] if (name := _standing_out(named, level, own, lexicon))]
    direct = {region.name: count for region, count in named.items()}
    name = next(iter(best), "") if own else max(best, key=lambda name: direct.get(name, 0), default="")
    return lexicon.full[name] if name else ()


def _standing_out(named: Mapping[Region, int], level: Level, own: str, lexicon: RegionLexicon) -> str:
    """The region of `level` that is named at least twice, itself or by places in it, and twice as often as any other.

    A city is not named by a city in it: 五常市 does not speak for 哈尔滨市.
    """
    votes = Counter[str]()
    for region, count in named.items():
        for name in region.path[-1:] if own == "市" == region.name[-1] else region.path:
            if name.endswith(own) and name in lexicon.full and lexicon.full[name][-1].region.level == level:
                votes[name] += count
    (best, most), (_, next_most) = (*votes.most_common(2), *NOBODY)[:2]
    return best if most >= max(LEAST_NAMED, 2 * next_most) else ""


def _full_names(text: str, levels: str, lexicon: RegionLexicon) -> Iterator[str]:
    """The full names that end in one of `levels`, each as often as the text has it."""
    for level in levels:
        at = text.find(level)
        while at >= 0:
            for length in lexicon.endings.lengths.get(text[at - 1 : at + 1], ()):
                start = at + 1 - length
                known = start >= 0 and length <= LONGEST_NAME and text[start : at + 1] in lexicon.full
                if known and not _is_in_word(text, start, at):
                    yield text[start : at + 1]
            at = text.find(level, at + 1)


def _is_in_word(text: str, start: int, at: int) -> bool:
    """Whether a name of two characters ends a word (示|范县, 高|新区), as it stands behind no region and no mark."""
    return at == start + 1 and start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff" and text[start - 1] not in LEVELS


def _is_meant(name: str, text: str, named: Container[str], region: Region) -> bool:
    """Whether the short `name` is that of the region: 长治久安 is not the city 长治, unless it is named in full too."""
    count = text.count(name)
    return count > 0 and (region.level == "province" or region.name in named or count >= LEAST_IN_SHORT)
