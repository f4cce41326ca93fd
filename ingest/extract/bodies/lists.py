"""Lists of bodies: 区民政局、区财政局等 → the bodies, each with its place, and whether the list is left open."""

import re
from collections.abc import Iterator
from typing import Final

from hengce.ingest.extract.bodies.body import Body
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.places import AND_ABOVE, ONE_LEVEL
from hengce.ingest.lexicon.departments import LINE_SUFFIXES

# What stands between separators; those in a bracket part nothing, so that 各县〔市、区、特区〕人民政府 stays one
STRETCH: Final = re.compile(
    r"(?:[^、，；,;\s。（〔\[【“]++|（[^（）]*）|〔[^〔〕]*〕|\[[^\[\]]*\]|【[^【】]*】|“[^“”]*”|[（〔\[【“])+"
)
# 市科委、市教委等; 发展改革、教育等部门; 联席会议由市财政局等17个部门
OPEN_END: Final = re.compile(
    r"等(?:[\d一二三四五六七八九十]+个?)?(?:[^，。；、的等]{2,8}领域)?(?:政府|[有相]关|市级|省级|县级|区级|成员|职能|责任|[省市县区旗]直|主管|行业|执法)*"
    r"(?:部门和单位|单位和部门|部门（单位）|部门|单位|群团组织|群团|人民团体|社会团体|机构|机关|组织)?$"
)
OPEN_AND_MORE: Final = re.compile(OPEN_END.pattern.removesuffix("$") + "(?=以及|及|和|与)")
# 各区、县（市）人民政府 is one body in two items
ONE_CLASS: Final = re.compile(
    r"各(?:[有相]关)?[省市州盟县区旗乡镇自治]{1,4}、[省市州盟县区旗乡镇街道苏木自治级直辖、（）〔〕]{1,12}(?:人民政府|政府|管委会|办事处|党委)?"
)
LONGEST_LEVEL: Final = 6  # 各自治县, 各有关区县
# 市、区民政部门, but not 市、县（区）两级卫生健康部门
EACH_LEVEL: Final = re.compile(
    rf"{ONE_LEVEL}(?:(?:、|和|及|与|或者?){ONE_LEVEL})+(?=市场|市政|市容|[^、（）级两三省市州盟县区旗])"
)
# 市、县（市）、上街区人民政府: one of the places by its name
LEVELS_AND_REGION: Final = re.compile(
    rf"(?:{ONE_LEVEL}(?:、|和|及|与|或者?))+(?P<region>[\u4e00-\u9fff]{{2,4}}?[市县区旗])"
)
LEVEL: Final = re.compile(ONE_LEVEL)
OWN_LEVEL: Final = ("同级", "本级")
MOST_SHARED: Final = 2
LEADING_CHARACTERS: Final = "由以及和与或会请其"  # looked at first: few items begin with one
LEADING_WORDS: Final = re.compile(r"(?:由|以及|及|和|与|或|会同|请|其中)+(?!平)")
TRAILING_WORDS: Final = re.compile(r"(?:[有相]关部门|部门|单位)$")
PLACE_STARTS: Final = re.compile(r"[省市州盟县区旗团各]")
JOINED: Final = re.compile(r"以及|及|和|与|或|会同|、")


class Listed:
    """A body where a list names it.

    `open_ended` when the list ends in 等; `name` is what it is called, where a part of that is printed for several:
    市民政部门 in 市、区民政部门.
    """

    def __init__(self, start: int, end: int, body: Body, open_ended: bool = False, name: str = "") -> None:
        self.start: Final = start
        self.end: Final = end
        self.body: Final = body
        self.open_ended: Final = open_ended
        self.name: Final = name

    def in_list(self, *, open_ended: bool) -> "Listed":
        """The same body in a list that is left open, or is not."""
        return Listed(self.start, self.end, self.body, open_ended, self.name)

    def meaning(self, body: Body, name: str) -> "Listed":
        """The same words read as another body."""
        return Listed(self.start, self.end, body, self.open_ended, name)


class BodyList:
    """The bodies of a list in order; `unread` are the spans of items that name no body."""

    def __init__(self, items: tuple[Listed, ...], unread: tuple[tuple[int, int], ...] = ()) -> None:
        self.items: Final = items
        self.unread: Final = unread

    @property
    def bodies(self) -> tuple[Listed, ...]:
        """The items that are somebody in particular."""
        return tuple([item for item in self.items if item.body.sort != "nobody"])


def read_list(text: str, start: int, end: int, reader: BodyReader) -> BodyList:
    """The bodies named between `start` and `end`."""
    items: list[Listed] = []
    unread: list[tuple[int, int]] = []
    closed = 0  # items before this one belong to a list that has ended
    for begin, stop in _item_spans(text, start, end):
        etc = OPEN_END.search(text, begin, stop) if "等" in text[begin:stop] else None
        found = _read_item(text, begin, etc.start() if etc else stop, reader)
        items.extend(found)
        if etc:
            items[closed:] = [item.in_list(open_ended=True) for item in items[closed:]]
            closed = len(items)
        if not found and stop > begin and not etc:
            unread.append((begin, stop))
    return BodyList(with_inherited_place(text, items, reader), tuple(unread))


def _item_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between separators, divided behind 等 as well: 全国总工会等和各省级人民政府."""
    for begin, stop in _stretches(text, start, end):
        at = begin
        if text.find("等", begin, stop) >= 0:
            for etc in OPEN_AND_MORE.finditer(text, begin + 1, stop):
                yield at, etc.end()
                at = etc.end()
        yield at, stop


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between separators, 各区、县（市）人民政府 kept whole."""
    waiting: tuple[int, int] | None = None
    for item in STRETCH.finditer(text, start, end):
        if waiting and ONE_CLASS.fullmatch(text, waiting[0], item.end()):
            waiting = waiting[0], item.end()
            continue
        if waiting:
            yield waiting
        waiting = item.span() if item[0][0] == "各" and len(item[0]) <= LONGEST_LEVEL else None
        if waiting is None:
            yield item.span()
    if waiting:
        yield waiting


def _read_item(text: str, start: int, end: int, reader: BodyReader) -> list[Listed]:
    if start < end and text[start] in LEADING_CHARACTERS and (match := LEADING_WORDS.match(text, start, end)):
        start = match.end()
    if start >= end:
        return []
    words = text[start:end]
    known = reader.read(words)
    if (known is None or known.sort == "nobody") and (parts := _joined(text, start, end, reader)):
        return parts
    if known is None and (parts := _run_together(text, start, end, reader)):
        return parts
    body = known or reader.read_item(words)
    if body is None and (cut := TRAILING_WORDS.search(words)):
        body, end = reader.read(words[: cut.start()]), start + cut.start()
    return [Listed(start, end, body)] if body else []


def _joined(text: str, start: int, end: int, reader: BodyReader) -> list[Listed]:
    """The bodies of 各省辖市政府和济源示范区, when both sides of the conjunction are bodies."""
    for match in JOINED.finditer(text, start + 2, end):
        left = reader.read_item(text[start : match.start()])
        right = _read_item(text, match.end(), end, reader)
        if left and right:
            return [Listed(start, match.start(), left), *right]
    return []


def _run_together(text: str, start: int, end: int, reader: BodyReader) -> list[Listed]:
    """市公安局市民政局, whose line break or space is gone: two bodies, each with its place."""
    for match in PLACE_STARTS.finditer(text, start + 3, end - 2):
        left = reader.read(text[start : match.start()])
        right = _read_item(text, match.start(), end, reader) if left and left.sort == "named" else []
        if left and right and all(item.body.sort in ("named", "government") for item in right):
            return [Listed(start, match.start(), left), *right]
    return []


def of_each_level(text: str, item: Listed, reader: BodyReader) -> tuple[Listed, ...]:
    """The bodies of an item that names one for each level; the item itself when it names but one."""
    found = each_level(text, item.start, item.end, reader)
    return tuple(each.in_list(open_ended=item.open_ended) for each in found) or (item,)


def each_level(text: str, start: int, end: int, reader: BodyReader) -> tuple[Listed, ...]:
    """The bodies of 市、区民政部门 and 市和区县（市）人民政府, one for each level; none of words that name but one.

    The first stand where their level is printed, for their names are printed nowhere there.
    """
    match = _with_region(text, start, end, reader) or EACH_LEVEL.match(text, start, end)
    if match is None:
        return ()
    core = text[match.end() : end]
    levels = [level.span() for level in LEVEL.finditer(text, start, end) if level.end() <= match.end()]
    if "region" in match.re.groupindex:
        levels = [*(level for level in levels if level[1] <= match.start("region")), match.span("region")]
    ends = [*(stop for _, stop in levels[:-1]), end]
    names = [text[begin:level_end] + core for begin, level_end in levels]
    found = [
        Listed(begin, stop, body, name="" if stop == end else name)
        for (begin, _), stop, name in zip(levels, ends, names, strict=True)
        if (body := _read_of_level(name, reader)) and body.sort != "nobody"
    ]
    return tuple(found) if len(found) == len(levels) else ()


def _with_region(text: str, start: int, end: int, reader: BodyReader) -> re.Match[str] | None:
    match = LEVELS_AND_REGION.match(text, start, end)
    return match if match and reader.places.is_other_region(match["region"]) else None


def _read_of_level(name: str, reader: BodyReader) -> Body | None:
    return reader.read_item(name) or (reader.read_subject(name) if name.endswith(LINE_SUFFIXES) else None)


def with_shared_level(text: str, limit: int, items: list[Listed], reader: BodyReader) -> list[Listed]:
    """The items, those of 各级发展改革、财政部门 each under the level that is printed before the first."""
    if not items or items[0].body.sort != "line":
        return items
    first = reader.places.start_before(text, limit, items[0].start)
    level = text[first : items[0].start]
    if (several := EACH_LEVEL.match(text, first, items[0].start + 1)) and several.end() == items[0].start:
        if len(items) > MOST_SHARED:  # 市、区发展改革、教育、公安…: each is meant once
            return items
        levels = [text[slice(*each.span())] for each in LEVEL.finditer(text, first, several.end())]
        return [item for level in levels for item in _under_level(text, level, items, reader)]
    if (
        not level
        or level in OWN_LEVEL
        or level in reader.places.shorts
        or not (level.endswith("级") or reader.places.is_elsewhere(level))
    ):
        return items
    return _under_level(text, level, items, reader)


def _under_level(text: str, level: str, items: list[Listed], reader: BodyReader) -> list[Listed]:
    shared = list[Listed]()
    for at, item in enumerate(items):
        if item.body.sort != "line" or item.body.kind != "department":
            return [*shared, *items[at:]]
        words = text[item.start : item.end]
        name = level + words + ("" if words.endswith(LINE_SUFFIXES) else "部门")
        body = reader.read(name)
        shared.append(item.meaning(body, name) if body else item)
        if words.endswith(LINE_SUFFIXES):
            return [*shared, *items[at + 1 :]]
    return shared


def with_inherited_place(text: str, items: list[Listed], reader: BodyReader) -> tuple[Listed, ...]:
    """The items, 卫生健康委员会 after 示范区教育体育局 read as that of the 示范区."""
    if all(item.body.sort != "line" for item in items):
        return tuple(items)
    return tuple(_with_inherited_place(text, items, reader))


def _level_of(words: str, reader: BodyReader) -> str:
    return next((level for level in AND_ABOVE if words.startswith(level)), reader.places.split_level(words)[0])


def _with_inherited_place(text: str, items: list[Listed], reader: BodyReader) -> Iterator[Listed]:
    place = ""
    for item in items:
        words = text[item.start : item.end]
        bare = words in reader.lexicon.cores  # 市场监管局 has no place, though it begins with 市
        place = place or ("" if bare else _level_of(words, reader))
        below = (
            not bare and words.endswith(LINE_SUFFIXES) and (place in AND_ABOVE or reader.places.is_elsewhere(place))
        )  # 盟市财政部门、审计部门
        inherited = reader.read(place + words) if (bare or below) and place and item.body.sort == "line" else None
        yield item.meaning(inherited, place + words if below else "") if inherited else item
