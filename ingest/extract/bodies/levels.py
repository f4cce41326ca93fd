"""Levels and places that a list of bodies prints once for several: 市、区民政部门, 各级发展改革、财政部门."""

import re
from collections.abc import Iterator
from typing import Final

from hengce.ingest.extract.bodies.body import Body, Listed
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.place_words import AND_ABOVE, CENTRAL, ONE_LEVEL
from hengce.ingest.lexicon.departments import ends_as_line
from hengce.ingest.marks import last_place

# 市、区民政部门 and 市、县两级政府, but not 市、县（区）两级卫生健康部门
EACH_LEVEL: Final = re.compile(
    rf"{ONE_LEVEL}(?:(?:、|和|及|与|或者?){ONE_LEVEL})+"
    r"(?:[两三]级(?=(?:人民)?政府)|(?=市场|市政|市容|[^、（）级两三省市州盟县区旗]))"
)
# 市、县（市）、上街区人民政府: one of the places by its name
LEVELS_AND_REGION: Final = re.compile(
    rf"(?:{ONE_LEVEL}(?:、|和|及|与|或者?))+(?P<region>[\u4e00-\u9fff]{{2,4}}?[市县区旗])"
)
JOINTS: Final = "、和及与或"  # one of which is in either, looked for first
LEVEL: Final = re.compile(ONE_LEVEL)
# 市（区）财政部门 and 市区财政部门 in the plan of a city
CITY_AND_BELOW: Final = re.compile("市（[区县]）|市区")
COUNCIL: Final = "国务院"
SHARED: Final = (*AND_ABOVE, COUNCIL)  # what a list prints once before the lines of several bodies
OWN_LEVEL: Final = ("同级", "本级")
OF_THEIR_OWN: Final = (*CENTRAL, "人行", "人民银行")  # 市财政局、|人行市中心支行
MOST_SHARED: Final = 2
BESIDE: Final = "会同"
BEFORE_LINE: Final = "由，、"
EACH: Final = re.compile("各[省市州盟县区旗]")  # 各市|生态环境、财政部门


def of_each_level(text: str, item: Listed, reader: BodyReader) -> tuple[Listed, ...]:
    """The bodies of an item that names one for each level; the item itself when it names but one."""
    found = each_level(text, item.start, item.end, reader)
    return tuple(each.in_list(open_ended=item.open_ended) for each in found) or (item,)


def each_level(text: str, start: int, end: int, reader: BodyReader) -> tuple[Listed, ...]:
    """The bodies of 市、区民政部门 and 市和区县（市）人民政府, one for each level; none of words that name but one.

    Those of levels that are all below the document's own are one: 市、县财政部门 in the plan of a province.
    The first stand where their level is printed, for their names are printed nowhere there.
    """
    match = _with_region(text, start, end, reader) if _may_list(text, start, end) else None
    match = match or _several(text, start, end, reader)
    if match is None:
        return ()
    if together := reader.of_levels(text[start:end]):
        return (Listed(start, end, together),)
    core = text[match.end() : end]
    levels = _spans_of_levels(text, match)
    if "region" in match.re.groupindex:
        levels = [*(level for level in levels if level[1] <= match.start("region")), match.span("region")]
    ends = [*(stop for _, stop in levels[:-1]), end]
    names = [text[begin:level_end] + core for begin, level_end in levels]
    found = [
        Listed(begin, stop, body, name="" if text[begin:stop] == name else name)
        for (begin, _), stop, name in zip(levels, ends, names, strict=True)
        if (body := _read_of_level(name, reader)) and body.sort != "nobody"
    ]
    return tuple(found) if len(found) == len(levels) else ()


def _may_list(text: str, start: int, end: int) -> bool:
    """A cheap first look."""
    return any(text.find(joint, start, end) >= 0 for joint in JOINTS)


def _several(text: str, start: int, end: int, reader: BodyReader) -> re.Match[str] | None:
    """Levels printed before one name: 市、区, in the plan of a city 市（区） too."""
    if _may_list(text, start, end) and (match := EACH_LEVEL.match(text, start, end)):
        return match
    return CITY_AND_BELOW.match(text, start, end) if reader.places.own.endswith("市") else None


def _spans_of_levels(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """Where each of the levels of a `match` stands."""
    if match.re is CITY_AND_BELOW:
        start = match.start()
        below = start + match[0].strip("）").rfind(match[0].strip("）")[-1])
        return [(start, start + 1), (below, below + 1)]
    levels = LEVEL.finditer(text, match.start(), match.endpos)  # 镇 is one only before 人民政府
    return [level.span() for level in levels if level.end() <= match.end()]


def _with_region(text: str, start: int, end: int, reader: BodyReader) -> re.Match[str] | None:
    match = LEVELS_AND_REGION.match(text, start, end)
    return match if match and reader.places.is_other_region(match["region"]) else None


def _read_of_level(name: str, reader: BodyReader) -> Body | None:
    return reader.read_item(name) or (reader.read_subject(name) if ends_as_line(name) else None)


def with_shared_level(text: str, limit: int, items: list[Listed], reader: BodyReader) -> list[Listed]:
    """The items, those of 各级发展改革、财政部门 each under the level that is printed before the first."""
    if not items or items[0].body.sort != "line":
        return items
    first = reader.places.start_before(text, limit, items[0].start)
    level = text[first : items[0].start] or _level_beside(text, limit, first, reader)
    several = _several(text, first, items[0].start + 1, reader)
    if several and several.end() == items[0].start:
        levels = [text[slice(*each)] for each in _spans_of_levels(text, several)]
        if all(map(reader.places.is_of_others, levels)):  # 市、县财政、审计部门 in the plan of a province
            levels = [level]
        elif len(items) > MOST_SHARED:  # 市、区发展改革、教育、公安…: each is meant once
            return items
        return [item for level in levels for item in _under_level(text, level, items, reader)]
    if level.startswith(AND_ABOVE) and level.endswith("政府"):  # 县级以上人民政府公安、财政等部门
        return _under_level(text, level, items, reader, called="")
    if (
        not level
        or level in OWN_LEVEL
        or level in reader.places.shorts
        or not (
            level.endswith("级")
            or EACH.fullmatch(level)
            or reader.places.is_elsewhere(level)
            or reader.places.is_above(level)
        )
    ):
        return _of_own_level(text, level, items) if reader.places.is_own(level) else items
    return _under_level(text, level, items, reader)


def _of_own_level(text: str, level: str, items: list[Listed]) -> list[Listed]:
    """The items, those of 市网信、公安等部门 called 市网信部门, 市公安部门 where no body of the line is named."""
    bare = [item.body.sort == "line" and not ends_as_line(text[item.start : item.end]) for item in items]
    if len(items) < MOST_SHARED or not all(bare):
        return items
    return [item.meaning(item.body, f"{level}{text[item.start : item.end]}部门") for item in items]


def _level_beside(text: str, limit: int, start: int, reader: BodyReader) -> str:
    """The level of the line of work beside which another acts: 市级 in 由市级生态环境部门会同|财政部门."""
    if not text.endswith(BESIDE, limit, start):
        return ""
    end = start - len(BESIDE)
    begin = max(limit, last_place(text, limit, end, BEFORE_LINE) + 1)
    each = EACH.match(text, begin, end)
    level, line = (each[0], text[each.end() : end]) if each else reader.places.split_level(text[begin:end])
    below = each is not None or level.endswith("级") or reader.places.is_elsewhere(level)
    return level if below and ends_as_line(line) and reader.lexicon.line_of(line) else ""


def _under_level(
    text: str, level: str, items: list[Listed], reader: BodyReader, *, called: str | None = None
) -> list[Listed]:
    """The items read as bodies of `level`, and named so, unless they are to be `called` as they are printed."""
    shared = list[Listed]()
    for at, item in enumerate(items):
        words = text[item.start : item.end]
        is_name = ends_as_line(words) or item.body.kind == "mass"  # 区民政、残联
        name = level + words + ("" if is_name else "部门")
        body = reader.read(name)
        of_all = body is not None and body.sort == "class"  # 各级财政、税务部门
        of_line = item.body.sort == "line" and item.body.kind in ("department", "mass")
        if not (of_line or (of_all and item.body.sort in ("line", "class"))):
            return [*shared, *items[at:]]
        shared.append(item.meaning(body, name if called is None else called) if body else item)
        if ends_as_line(words):
            return [*shared, *items[at + 1 :]]
    return shared


def with_inherited_place(text: str, items: list[Listed], reader: BodyReader) -> tuple[Listed, ...]:
    """The items, 财政厅 after 省教育厅 read as 省财政厅, 卫生健康委员会 after 示范区教育体育局 as its own."""
    if all(item.body.sort not in ("line", "class") for item in items):
        return tuple(items)
    return tuple(_with_inherited_place(text, items, reader))


def _level_of(words: str, reader: BodyReader) -> str:
    return next((level for level in SHARED if words.startswith(level)), reader.places.split_level(words)[0])


def _with_inherited_place(text: str, items: list[Listed], reader: BodyReader) -> Iterator[Listed]:
    place, beside = "", False  # beside a department: 县机构编制部门或|民政部门, but 县级以上人民政府或者|公安机关
    for item in items:
        words = text[item.start : item.end]
        bare = words in reader.lexicon.cores  # 市场监管局 has no place, though it begins with 市; nor has 市场监管
        place = place or ("" if bare or words in reader.lexicon.lines else _level_of(words, reader))
        below = (
            not bare
            and ends_as_line(words)
            and not words.startswith(OWN_LEVEL)
            and not (beside and text.endswith(("或", "或者"), 0, item.start))
            and (place in SHARED or reader.places.is_elsewhere(place))
        )  # 盟市财政部门、审计部门; 国务院教育行政部门、民政部门
        of_line = item.body.sort == "line" or (
            item.body.sort == "class" and place == COUNCIL and words.endswith("行政部门")
        )
        inherited = reader.read(place + words) if (bare or below) and place and of_line else None
        name = "" if words.startswith(OF_THEIR_OWN) else place + words
        yield item.meaning(inherited, name) if inherited else item
        beside = item.body.kind != "government"
