"""Lists of bodies: 区民政局、区财政局等 → the bodies, each with its place, and whether the list is left open."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hengce.ingest.extract.bodies.names import Body, BodyReader

# What stands between separators; those in a bracket part nothing, so that 各县〔市、区、特区〕人民政府 stays one
STRETCH = re.compile(
    r"(?:[^、，；,;\s。（〔\[【“]++|（[^（）]*）|〔[^〔〕]*〕|\[[^\[\]]*\]|【[^【】]*】|“[^“”]*”|[（〔\[【“])+"
)
# 市科委、市教委等; 发展改革、教育等部门; 联席会议由市财政局等17个部门
OPEN_END = re.compile(
    r"等(?:[\d一二三四五六七八九十]+个?)?(?:[有相]关|市级|省级|县级|区级|成员|职能|责任|[省市县区旗]直|主管|行业|执法)*"
    r"(?:部门和单位|单位和部门|部门（单位）|部门|单位|群团组织|群团|人民团体|机构|机关|组织)?$"
)
# 各区、县（市）人民政府 is one body in two items
ONE_CLASS = re.compile(
    r"各[省市州盟县区旗乡镇自治]{1,4}、[省市州盟县区旗乡镇街道苏木自治、（）]{1,12}(?:人民政府|政府|管委会|办事处|党委)?"
)
LONGEST_LEVEL = 4  # 各自治县
# 市、区民政部门, but not 市、县（区）两级卫生健康部门
EACH_LEVEL = re.compile(r"[省市州盟县区旗](?:、[市州盟县区旗])+(?=[^、（）级两三省市州盟县区旗])")
LEVEL = re.compile(r"[省市州盟县区旗]")
LEADING_WORDS = re.compile(r"(?:由|以及|及|和|与|或|会同|请|其中)+(?!平)")
TRAILING_WORDS = re.compile(r"(?:[有相]关部门|部门|单位)$")
PLACE_STARTS = re.compile(r"[省市州盟县区旗团各]")
JOINED = re.compile(r"以及|及|和|与|或|会同|、")


class Listed(NamedTuple):
    """A body where a list names it."""

    start: int
    end: int
    body: Body
    open_ended: bool = False  # the list it stands in ends in 等


class BodyList(NamedTuple):
    """The bodies of a list in order; `unread` are the spans of items that name no body."""

    items: tuple[Listed, ...]
    unread: tuple[tuple[int, int], ...] = ()

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
        etc = OPEN_END.search(text, begin, stop)
        found = _read_item(text, begin, etc.start() if etc else stop, reader)
        items.extend(found)
        if etc:
            items[closed:] = [item._replace(open_ended=True) for item in items[closed:]]
            closed = len(items)
        if not found and stop > begin and not etc:
            unread.append((begin, stop))
    return BodyList(with_inherited_place(text, items, reader), tuple(unread))


def _item_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between separators, 各区、县（市）人民政府 kept whole."""
    waiting: tuple[int, int] | None = None
    for item in STRETCH.finditer(text, start, end):
        if waiting and ONE_CLASS.fullmatch(text, waiting[0], item.end()):
            yield waiting[0], item.end()
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = item.span() if item[0][0] == "各" and len(item[0]) <= LONGEST_LEVEL else None
        if waiting is None:
            yield item.span()
    if waiting:
        yield waiting


def _read_item(text: str, start: int, end: int, reader: BodyReader) -> list[Listed]:
    if match := LEADING_WORDS.match(text, start, end):
        start = match.end()
    if start >= end:
        return []
    words = text[start:end]
    known = reader.read(words)
    if known is None and (parts := _joined(text, start, end, reader)):
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
    """The bodies of 市、区民政部门, one for each level; the item itself when it names but one.

    The first stands where its level is printed, for its name is printed nowhere there.
    """
    match = EACH_LEVEL.match(text, item.start, item.end)
    if match is None:
        return (item,)
    core = text[match.end() : item.end]
    starts = [level.start() for level in LEVEL.finditer(text, item.start, match.end())]
    ends = [*(start + 1 for start in starts[:-1]), item.end]
    bodies = [reader.read(text[start] + core) for start in starts]
    found = [
        item._replace(start=start, end=end, body=body)
        for start, end, body in zip(starts, ends, bodies, strict=True)
        if body and body.sort in ("named", "class")
    ]
    return tuple(found) if len(found) == len(starts) else (item,)


def with_inherited_place(text: str, items: list[Listed], reader: BodyReader) -> tuple[Listed, ...]:
    """The items, 卫生健康委员会 after 示范区教育体育局 read as that of the 示范区."""
    if all(item.body.sort != "line" for item in items):
        return tuple(items)
    return tuple(_with_inherited_place(text, items, reader))


def _with_inherited_place(text: str, items: list[Listed], reader: BodyReader) -> Iterator[Listed]:
    place = ""
    for item in items:
        words = text[item.start : item.end]
        bare = words in reader.lexicon.cores  # 市场监管局 has no place, though it begins with 市
        place = place or ("" if bare else reader.places.split_level(words)[0])
        inherited = reader.read(place + words) if bare and place and item.body.sort == "line" else None
        yield item._replace(body=inherited) if inherited else item
