"""Places in front of the names of bodies: the region that 市 means in this document, and how full names carry it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from hengce.ingest.extract.bodies.place_words import (
    AND_ABOVE,
    AT_LEVEL,
    CENTRAL,
    CLASS_PLACE_BEFORE,
    ENDS_OF_REGIONS,
    EVERYWHERE,
    GOVERNMENT_BEFORE,
    IN_DISTRICTS,
    LENGTHS_OF_REGIONS,
    LEVEL_WORDS,
    SEVERAL_LEVELS,
    ZONES,
    is_class_place,
    level_at_start,
    other_levels_before,
)
from hengce.ingest.lexicon.body_forms import BodyForm
from hengce.ingest.lexicon.regions import ZONE_KIND, load_region_lexicon, short_name
from hengce.ingest.model import Document, Region

AREA: Final = "地区"
LENGTH_CALLED: Final = 2  # characters of each word that a region is called by: 地区, 城区
ZONES_OF_FIRMS: Final = ("开发区", "园区", "示范区", "试验区", "度假区", "保税区")
COURT: Final = "人民法院"
COURTS: Final = {"province": "高级人民法院", "prefecture": "中级人民法院"}
BANK_REFORM: Final = "2023-08-18"  # 中国人民银行 hung out the plates of its new branches
BODIES: Final = ("局", "会", "行")  # what the head of a template ends in when it names the central body
NATIONAL_SUFFIXES: Final = ("局", "委员会", "总局")  # 国家卫生健康委员会
MINISTRIES: Final = ("部", "署")  # 中华人民共和国财政部
DEPARTMENTS_OF_THE_PARTY: Final = ("部", "政法委员会", "党校")
RUN_BY_A_WORKING_COMMITTEE: Final = ("示范区", "开发区", "试验区", "度假区")  # 党工委
KINDS_OF_ZONES: Final = {"高新区": "高新技术产业开发区", "经开区": "经济技术开发区", "自贸区": "自由贸易试验区"}
# 平潭综合实验区管委会办公室, 青龙高新技术产业开发区财政局; 青龙高新技术产业开发区管理委员会关于…的通知
OWN_ZONE: Final = re.compile(
    rf"(?:中共)?(?P<zone>(?:(?!关于|人民政府|[局委厅])[\u4e00-\u9fff]){{2,16}}?{ZONE_KIND})"
    r"(?:管委会|管理委员会|党工委|工作委员会|[\u4e00-\u9fff]{2,10}(?:局|办公室)$)"
)
ZONE_IN_TITLE: Final = re.compile(OWN_ZONE.pattern.removesuffix(r"|[\u4e00-\u9fff]{2,10}(?:局|办公室)$)") + ")")
FREE_TRADE: Final = re.compile(
    r"(?P<short>[\u4e00-\u9fff]{2,3})自贸区(?P<area>[\u4e00-\u9fff]{2,8}片区)"
)  # 河南自贸区郑州片区
MUNICIPALITIES: Final = ("北京市", "天津市", "上海市", "重庆市")


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The regions that the words for places mean in one document."""

    path: tuple[str, ...]
    national: bool
    dated: str  # the day of issue, empty when it is not known
    words: frozenset[str]  # all words for a place, the names of its own regions among them
    lengths: tuple[int, ...]  # of these words, the longest first
    last: frozenset[str]  # the characters that words for a place end in: a cheap first look
    shorts: tuple[str, ...]  # the short names of the region and those above it: 云南, 临沧
    called: Mapping[str, str]  # what else its own regions are called before bodies: 地区, 城区 → 阿克苏地区, 青秀区

    @property
    def own(self) -> str:
        """The document's own region; empty for a document of the whole country."""
        return self.path[-1] if self.path else ""

    @property
    def is_province(self) -> bool:
        """True for a province or autonomous region; a municipality names its bodies as a city does."""
        return len(self.path) == 1 and self.path[0] not in MUNICIPALITIES

    def is_central(self, place: str) -> bool:
        """True when the words before a body's name, or their absence, make it the central one: 国家 + 邮政局."""
        return place in CENTRAL or (self.national and not place)

    def is_elsewhere(self, place: str) -> bool:
        """True when the word for a level means another level than the document's own: 区 in a plan of a city."""
        place = place.removesuffix("级")
        below = place in LEVEL_WORDS or is_class_place(place)
        return bool(self.path) and below and not (self.own.endswith(place) or self.is_above(place))

    def is_of_others(self, place: str) -> bool:
        """True when the word for a level means neither the document's own nor one above it."""
        place = place.removesuffix("级")
        return not (self.own.endswith(place) or place in self.called or self.is_above(place))

    def is_own(self, place: str) -> bool:
        """True when the word for a level means the document's own."""
        return (place in LEVEL_WORDS and self.own.endswith(place)) or self.called.get(place) == self.own

    def is_above(self, place: str) -> bool:
        """True when the word for a level means a region above the document's own: 市 in a plan of a county."""
        place = place.removesuffix("级") if place in AT_LEVEL else place
        if place in self.called:
            return self.called[place] != self.own
        if place not in LEVEL_WORDS or self.own.endswith(place):
            return False
        return any(_is_called(name, place) for name in self.path[:-1])

    def prefix(self) -> str:
        """The region as full names of its bodies carry it: 重庆市渝中区 for a district, 襄汾县 for a county."""
        return self._with_city(len(self.path) - 1) if self.path else ""

    def class_name(self, place: str, form: BodyForm) -> str:
        """The full name of the bodies of a line in all places of a level: 区民政部门 → 广州市各区民政局."""
        ending = form.usual[1] if form.kind == "department" else "部门"
        return self.of_level(place, form.full + ending)

    def of_level(self, place: str, full: str) -> str:
        """The full name of the bodies with core `full` in all places of a level: 区级 → 广州市各区…."""
        return f"{self.prefix()}各{place.removeprefix('各').removesuffix('级')}{full}"

    def _with_city(self, index: int) -> str:
        name, parent = self.path[index], self.path[index - 1] if index else ""
        in_city = parent in MUNICIPALITIES or (parent.endswith("市") and name.endswith("区") and index == 2)
        return parent + name if in_city and not name.startswith(short_name(parent)) else name

    def with_region(self, words: str) -> str:
        """`words` under the document's own region, unless they name it themselves."""
        if self.national or words.startswith(CENTRAL) or any(map(words.__contains__, self.shorts)):
            return words
        place, rest = self.split_level(words)
        if rest.startswith("、") or words.startswith(AND_ABOVE):  # 市、区民政部门, 县级以上人民政府
            return self.prefix() + words
        return (self.region_of(place) if place else self.prefix()) + rest

    def under_own(self, town: str) -> str:
        """The name of a town under the document's own region, though it be called after that: 余杭街道 in 余杭区."""
        return town if self.national or town.startswith(self.path) else self.prefix() + town

    def split_level(self, words: str) -> tuple[str, str]:
        """The word for a level at the start of `words` (市, or the region's own name), and the rest."""
        if words.startswith(self.path):
            place = next(name for name in reversed(self.path) if words.startswith(name))
        else:
            called = words[:LENGTH_CALLED]
            place = called if called in self.called else level_at_start(words) or self._region_at_start(words)
        return place, words[len(place) :]

    def _region_at_start(self, words: str) -> str:
        """The region that `words` begin with by its name: 青州市 in 青州市公安局; empty when they do with none."""
        for length in LENGTHS_OF_REGIONS:
            if words[length - 1 : length] in ENDS_OF_REGIONS and words[:length] in load_region_lexicon().full:
                return words[:length]
        return ""

    def is_other_region(self, place: str) -> bool:
        """True for the name of a region that is not the document's own nor above it."""
        return place not in self.path and place[-1:] in ENDS_OF_REGIONS and place in load_region_lexicon().full

    def start_before(self, text: str, limit: int, end: int) -> int:
        """Where the words for a place that end at `end` begin, not before `limit`; `end` when there are none."""
        if end == limit or text[end - 1] not in self.last:
            return end
        if text[end - 1] == "府":
            government = GOVERNMENT_BEFORE.search(text, limit, end)
            return (
                min(government.start(), self.start_before(text, limit, government.end("level"))) if government else end
            )
        if text[end - 1] == "级" and (several := SEVERAL_LEVELS.search(text, limit, end)):
            return several.start()
        in_brackets = text.find("）", max(limit, end - 2), end) >= 0
        below = CLASS_PLACE_BEFORE.search(text, limit, end) if in_brackets else None
        start = below.start() if below else end
        while not below and (length := self._word_before(text, limit, start)):
            start -= length
        if text.endswith(IN_DISTRICTS, limit, start):
            start -= len(IN_DISTRICTS)
        if start < end:
            if text.endswith("、各", limit, start):  # 各区、各基层医疗卫生机构
                return start - 1
            return other_levels_before(text, limit, start)
        return end - 1 if text[end - 1] == "各" else end

    def _word_before(self, text: str, limit: int, end: int) -> int:
        """The length of the longest word for a place that ends at `end`; 0 when there is none."""
        found = next((n for n in self.lengths if n <= end - limit and text[end - n : end] in self.words), 0)
        if found != 1 or text[end - 1] not in ENDS_OF_REGIONS:
            return found
        regions = load_region_lexicon().full
        longer = (n for n in LENGTHS_OF_REGIONS if n <= end - limit and text[end - n : end] in regions)
        return next((n for n in longer if not text.startswith("会同", end - n)), found)  # 会同|县民政局

    def region_of(self, place: str) -> str:
        """The full name of the region that a word for a place means here: 市 → 临沧市, 区 → 重庆市渝中区."""
        place = place.removesuffix("政府").removesuffix("人民")  # 市政府外办
        place = place.removesuffix("级") if place in AT_LEVEL else place
        place = self.called.get(place, place)
        if place == "" or is_class_place(place):
            return self.prefix() + place
        if place in ZONES:
            return self.prefix() if self.own.endswith(place) else full_zone(short_name(self.own) + place)
        for index in range(len(self.path) - 1, -1, -1):
            if _is_called(self.path[index], place):
                return self._with_city(index)
        in_city = self.path[:1] and self.path[0] in MUNICIPALITIES and not any(map(place.__contains__, self.shorts))
        if place in LEVEL_WORDS or in_city:
            return self.prefix() + place
        city = self._city_of(place) if place.endswith("区") else ""
        return city + load_region_lexicon().full_name(place)

    def _city_of(self, district: str) -> str:
        """The city of one of the document's own districts, which its name carries: 广州市 for 越秀区."""
        terms = load_region_lexicon().full.get(district, ())
        paths = (term.region.path for term in terms)
        return next((path[1] for path in paths if len(path) == 3 and path[: len(self.path)] == self.path), "")

    def committee_of(self, zone: str) -> str:
        """The full name of the committee that runs a zone: 定西高新区 → 定西高新技术产业开发区管理委员会."""
        if trade := FREE_TRADE.fullmatch(zone):
            return f"中国（{trade['short']}）自由贸易试验区{trade['area']}管理委员会"
        full = load_region_lexicon().zones.get(zone) or full_zone(self.with_region(zone))
        return full + "管理委员会"

    def regional(self, form: BodyForm) -> str:
        """The core of the full name as this document's province has it."""
        for province, full in form.regional:
            if province in self.path:
                return full
        return form.full

    def full_name(self, place: str, full: str) -> str:
        """The full name of a body with core `full` printed after `place`."""
        if place.startswith(CENTRAL) or (self.national and not place):
            return national_name(full)
        if full.startswith(("中国", "中华", "国家", "国务院", "全国")) and not place:
            return full
        region = self.region_of(place.removeprefix("中共").removesuffix("党工委").removesuffix("委"))
        return region + (court_of(region) if full == COURT else full)

    def fill(self, template: str, place: str, core: str) -> str:
        """The full name from a template, for a body whose printed name is `place` and `core`."""
        head = template.partition("{")[0]
        if place.startswith(head) and head.endswith(BODIES):
            return place + core  # 国家统计局临沧调查队 is printed in full
        place = place.removeprefix(head)
        if self.national or place.startswith(CENTRAL):
            return central_name(template)
        level, _ = self.split_level(place)
        region = self.region_of(level) if level or self.path else self._region_by_short(place)
        own = next((name for name in reversed(self.path) if region.endswith(name)), self.own)
        parent = next((up for up, name in zip(self.path, self.path[1:], strict=False) if name == own), "")
        short = self._short_of(own) if level or len(place) < 2 else short_name(place)  # 临沧, but 市
        template = template.replace("中共{region}委", party_committee(region))
        province, city = (*self.path[:1], *self.path[:2][-1:]) if self.path else ("", "")
        city = province if province in MUNICIPALITIES else city
        branch = self.bank_branch()
        return template.format(
            region=region, own=own, parent=parent, short=short, province=province, city=city, branch=branch
        )

    def _short_of(self, name: str) -> str:
        """The short name of a region; that of its county for a zone: 平潭 for 平潭综合实验区."""
        own = name == self.own
        return next((short for short in self.shorts if own and name.startswith(short)), short_name(name))

    def _region_by_short(self, place: str) -> str:
        """The full name of the one region that a short name may mean where the document has none: 厦门 → 厦门市."""
        terms = load_region_lexicon().short.get(place, ())
        names = {term.region.name for term in terms}
        return names.pop() if len(names) == 1 else place

    def branch_name(self, name: str) -> str:
        """The full name of a branch that names its city: 中国人民银行广元市中心支行, without 市 in a capital."""
        short = short_name(self.own)
        if len(self.path) != 2 or not name.endswith(short + "中心支行") or load_region_lexicon().is_capital(self.own):
            return name
        return name.replace(short, self.own)

    def bank_branch(self) -> str:
        """What the People's Bank calls its branch here: 分行 everywhere since its reform of August 2023."""
        if len(self.path) == 1 or self.dated >= BANK_REFORM:
            return "分行"
        return "中心支行" if len(self.path) == 2 else "支行"  # a city, and what is below it


def places_of(document: Document) -> Places:
    """The places of a document; those of the whole country when it has no region."""
    region: Region | None = document.region
    if region is None or region.level == "national":
        return _places((), region is not None, document.issued_on or "")
    path = region.path or (region.name,)
    return _places((*path, *own_zone(document, path[-1])), False, document.issued_on or "")


def own_zone(document: Document, region: str) -> tuple[str, ...]:
    """The zone whose committee issues a document, which calls it 区; none where `region` is a district or that zone."""
    match = None if region.endswith("区") else OWN_ZONE.match(document.issuer or "")
    if match is None and not (document.issuer or region.endswith("区")):
        titles = (document.notice_title or "", document.title or "")
        match = next((found for title in titles if (found := ZONE_IN_TITLE.match(title))), None)
    return (full_zone(match["zone"].removeprefix(region)),) if match else ()


def _is_called(name: str, level: str) -> bool:
    """Whether a region is called by the word for its level: an autonomous region is no 区."""
    return name.endswith(level) and not (level == "区" and name.endswith("自治区"))


def party_committee(region: str) -> str:
    """中共临沧市委; the committee of an autonomous region has no short form, 区委 would be that of a district."""
    if region.endswith(RUN_BY_A_WORKING_COMMITTEE):
        return f"中共{region}工作委员会"
    return f"中共{region}委员会" if region.endswith("自治区") else f"中共{region}委"


def court_of(region: str) -> str:
    """What the court of a region is called: 中级人民法院 in a city, 高级人民法院 in a province."""
    terms = load_region_lexicon().full.get(region, ())
    level = terms[-1].region.level if terms else ""
    return COURTS.get(level, COURT)


def full_zone(name: str) -> str:
    """The name of a zone with its kind in full: 高新区 → 高新技术产业开发区."""
    full = load_region_lexicon().zones.get(name, name)
    for short, kind in KINDS_OF_ZONES.items():
        full = full.removesuffix(short) + kind if full.endswith(short) else full
    return full


@cache
def _places(path: tuple[str, ...], national: bool, dated: str) -> Places:
    shorts = tuple(map(short_name, path))
    called = _called(path)
    words = EVERYWHERE.union(path, shorts, called)
    lengths = sorted({len(word) for word in words}, reverse=True)
    last = frozenset({"级", "各", "）", "府", *(word[-1] for word in words)})
    return Places(path, national, dated, words, tuple(lengths), last, shorts, called)


def _called(path: tuple[str, ...]) -> dict[str, str]:
    """The words besides those for levels that a document calls its own regions by: 地区审计局, 城区督查室, 园区经发局.

    >>> _called(("广西壮族自治区", "南宁市", "青秀区")), _called(("云南省", "临沧市"))
    ({'城区': '青秀区'}, {})
    """
    area = next((name for name in path if name.endswith(AREA)), "")
    called = {AREA: area} if area else {}
    own = path[-1] if path else ""
    if own.endswith(ZONES_OF_FIRMS):
        called["园区"] = own
    elif own.endswith("区") and not own.endswith((AREA, "自治区")):
        called["城区"] = own
    elif own.endswith("市") and path[0].startswith("新疆"):
        called["师市"] = own  # of a division of the Corps
    return called


def national_name(full: str) -> str:
    """The full name of a central body: 中华人民共和国 before 部 and 署, 国家 before 局 and 委员会.

    >>> national_name("财政部"), national_name("税务总局"), national_name("国家税务总局")
    ('中华人民共和国财政部', '国家税务总局', '国家税务总局')
    """
    if full.startswith(("国家", "中国", "中华", "全国", "中央", "最高", "国务院")):
        return full
    if full.endswith(MINISTRIES):
        return "中华人民共和国" + full
    if not full.endswith(NATIONAL_SUFFIXES):
        return full
    return ("国务院" if full.startswith("国有资产") else "国家") + full


def central_name(template: str) -> str:
    """The full name of the central body that a template has its local ones of: 中共中央宣传部, but 中央金融办."""
    party = "中共中央" if template.endswith(DEPARTMENTS_OF_THE_PARTY) else "中央"
    return template.replace("中共{region}委", party).partition("{")[0]
