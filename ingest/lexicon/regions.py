"""The administrative regions of China down to counties, with their codes and the years they were in force.

Three tables beside this file, each usable by itself; docs/decisions/gazetteer.md says where they come from:
`regions.csv` holds every region in force at some time since 2000, `zones.csv` the development zones and new areas that
issue plans of their own, `abbreviations.csv` what document numbers call provinces and cities (渝, 穗).
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple, cast

from hengce.ingest.lexicon.endings import Endings, endings_of
from hengce.ingest.lexicon.load import FOLDER
from hengce.ingest.model import Level, Region

NATION: Final = Region("全国", "100000", "national", ("全国",))
LONGEST_NAME: Final = 15  # 积石山保安族东乡族撒拉族自治县 has 15
EVER: Final = 9999  # the year a region in force will end
LEVEL_ENDING: Final = re.compile(r"(?:特别行政区|自治[区州县旗]|新区|林区|特区|地区|[省市区县旗盟])$")
# How zones that issue papers of their own are called: 合肥|高新技术产业开发区, 平潭|综合实验区
ZONE_KIND: Final = "(?:开发区|高新区|经开区|示范区|[试实]验区|新区|度假区|名胜区|管理区|合作区|保税区|园区)"
# The peoples that autonomous regions are called after. Sample: 双江|拉祜族佤族布朗族傣族自治县
PEOPLES: Final = re.compile(
    r"(?:(?:壮|回|维吾尔|蒙古|藏|苗|彝|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土"
    r"|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|裕固|鄂温克|保安|独龙|各)族"
    r"|哈萨克|蒙古|柯尔克孜|塔吉克|维吾尔)+$"
)


class Term(NamedTuple):
    """A region, and from which year until which it was in force under this name and code."""

    region: Region
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class RegionLexicon:
    """The regions by full name, by short name (云南, 临沧; no counties) and by abbreviation (渝, 穗)."""

    full: Mapping[str, tuple[Term, ...]]
    short: Mapping[str, tuple[Term, ...]]
    abbreviated: Mapping[str, tuple[Term, ...]]
    zones: Mapping[str, str]  # the names of a zone → its full one: 航空港区 → 郑州航空港经济综合实验区
    by_first: Mapping[str, tuple[Term, ...]]  # the first character of a name → the regions: 襄 may be 襄汾县
    endings: Endings  # of full names

    def named(self, text: str, start: int = 0) -> tuple[str, tuple[Term, ...]]:
        """The longest full name at `start` of `text` and the regions it may mean; ("", ()) when there is none.

        >>> load_region_lexicon().named("重庆市渝中区人民政府", 3)[0]
        '渝中区'
        """
        for length in range(min(LONGEST_NAME, len(text) - start), 1, -1):
            name = text[start : start + length]
            if name in self.full:
                return name, self.full[name]
        return "", ()

    def leading(self, text: str) -> tuple[str, tuple[Term, ...]]:
        """The longest short name `text` begins with and what it may mean: 成都 in 成都高新区."""
        lengths = range(min(LONGEST_NAME, len(text)), 1, -1)
        return next(((text[:n], self.short[text[:n]]) for n in lengths if text[:n] in self.short), ("", ()))

    def full_name(self, name: str) -> str:
        """The region called `name` under its full name of today: 黔南州 → 黔南布依族苗族自治州; `name` when unknown."""
        return self.full[name][-1].region.name if name in self.full and name not in self.zones else name

    def is_capital(self, name: str) -> bool:
        """True for the seat of a province's government, whose code ends in 0100."""
        return any((term.region.adcode or "").endswith("0100") for term in self.full.get(name, ()))

    def numbered(self, number: str) -> tuple[Term, ...]:
        """The regions that the head of a document number may stand for, most likely first.

        >>> [term.region.name for term in load_region_lexicon().numbered("渝中府办发〔2020〕28号")]
        ['渝中区']
        >>> load_region_lexicon().numbered("杭政办发〔2021〕62号")[0].region.name
        '杭州市'
        >>> load_region_lexicon().numbered("深坪府办规〔2023〕5号")[0].region.name
        '坪山区'
        """
        words = {short_name(term.region.name): None for term in self.by_first.get(number[:1], ())}
        spelt = max((word for word in words if len(word) > 1 and number.startswith(word)), key=len, default="")
        if spelt:
            return tuple(term for term in self.by_first[number[0]] if short_name(term.region.name) == spelt)
        listed = tuple(chain.from_iterable(self.abbreviated.get(number[:n], ()) for n in (3, 2, 1)))
        cities = {term.region.name for term in listed if term.region.name.endswith("市")}
        districts = (t for t in self.by_first.get(number[1:2], ()) if cities.intersection(t.region.path[:-1]))
        return tuple(dict.fromkeys((*districts, *listed, *self.by_first.get(number[:1], ()))))


@cache
def load_region_lexicon() -> RegionLexicon:
    """Every region that was in force at some time since 2000, and the zones."""
    terms = [_row_to_term(row) for row in _rows("regions.csv")]
    by_code = defaultdict[str, list[Term]](list)
    for term in terms:
        by_code[term.region.adcode or ""].append(term)
    full = _grouped((name, term) for term in terms for name in full_names(term.region))
    full |= _grouped(_zones(by_code))
    zones = {name: row["name"] for row in _rows("zones.csv") for name in _zone_names(row)}
    short = _grouped((name, term) for term in terms for name in _short_names(term.region) if name not in full)
    abbreviated = _grouped((row["abbreviation"], by_code[row["adcode"]][-1]) for row in _rows("abbreviations.csv"))
    by_first = _grouped((term.region.name[0], term) for term in terms if term.until == EVER)
    tables = [MappingProxyType(table) for table in (full, short, abbreviated)]
    return RegionLexicon(
        tables[0], tables[1], tables[2], MappingProxyType(zones), MappingProxyType(by_first), endings_of(full)
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _row_to_term(row: Mapping[str, str]) -> Term:
    above = dict.fromkeys(name for name in (row["province"], row["city"]) if name and name != row["name"])
    region = Region(row["name"], row["adcode"] or None, cast("Level", row["level"]), (*above, row["name"]))
    return Term(region, int(row.get("since") or 0), int(row.get("until") or EVER))


def _zones(by_code: Mapping[str, list[Term]]) -> Iterator[tuple[str, Term]]:
    """The zones by their names; one whose area is that of a region is that region."""
    for row in _rows("zones.csv"):
        term = by_code[row["adcode"]][-1] if row["adcode"] else _row_to_term(row)
        for name in _zone_names(row):
            yield name, term


def _zone_names(row: Mapping[str, str]) -> tuple[str, ...]:
    return (row["name"], *filter(None, row["also"].split(";")))


@cache
def short_name(name: str) -> str:
    """临沧 of 临沧市, 恩施 of 恩施土家族苗族自治州; the name itself where less than two characters would be left.

    >>> short_name("内蒙古自治区"), short_name("东乡族自治县"), short_name("赵县")
    ('内蒙古', '东乡族', '赵县')
    """
    bare = LEVEL_ENDING.sub("", name)
    return next((short for short in (PEOPLES.sub("", bare), bare) if len(short) > 1), name)


def full_names(region: Region) -> Iterable[str]:
    """The name, and for autonomous ones the usual shorter forms: 恩施州, 双江县, 双江自治县, 广西自治区."""
    if "自治" not in region.name:
        return (region.name,)
    short, ending = short_name(region.name), region.name[-1]
    return dict.fromkeys((region.name, short + ending if ending != "区" else region.name, f"{short}自治{ending}"))


def _short_names(region: Region) -> tuple[str, ...]:
    """云南 of 云南省, 临沧 of 临沧市, 济源 of 济源市; other counties have none, they would be found in any text."""
    under_province = region.level == "county" and region.name.endswith("市") and len(region.path) == 2
    return (short_name(region.name),) if region.level != "county" or under_province else ()


def _grouped(pairs: Iterable[tuple[str, Term]]) -> dict[str, tuple[Term, ...]]:
    table = defaultdict[str, list[Term]](list)
    for name, term in pairs:
        table[name].append(term)
    return {name: tuple(terms) for name, terms in table.items()}
