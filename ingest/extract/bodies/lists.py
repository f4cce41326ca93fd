"""Lists of bodies: 区民政局、区财政局等 → the bodies, each with its place, and whether the list is left open."""

import re
from typing import Final

from hengce.ingest.extract.bodies.body import Body, BodyList, Listed
from hengce.ingest.extract.bodies.levels import with_inherited_place
from hengce.ingest.extract.bodies.name_words import PLATE, SCOPE, name_without_scope
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.place_words import BEGINS_LEVELS, ONE_LEVEL
from hengce.ingest.marks import Span, stretches_between

# What stands between separators; those in a bracket part nothing, so that 各县〔市、区、特区〕人民政府 stays one
STRETCH: Final = re.compile(
    r"(?:[^、，；,;\s。（〔\[【“〈]++|（[^（）]*）|〔[^〔〕]*〕|\[[^\[\]]*\]|【[^【】]*】|“[^“”]*”|〈[^〈〉]*〉|[（〔\[【“〈])+"
)
OPENINGS: Final = "（〔[【“〈"
SEPARATORS: Final = "、，；,;。 \t\n\u3000"
# 市科委、市教委等; 发展改革、教育等部门; 联席会议由市财政局等17个部门
OPEN_END: Final = re.compile(
    r"等(?:[\d一二三四五六七八九十]+个?)?(?:[^，。；、的等]{2,8}领域)?(?:政府|[省市县区旗]级?(?:人民)?政府|国务院|中央|[有相]关|市级|省级|县级|区级|成员|职能|责任|[省市县区旗]直|主管|行业|执法)*"
    r"(?:部门和单位|单位和部门|部门（单位）|部门、?单位|部门|单位|(?<=关)方面|群团组织|群团|人民团体|社会团体|机构|机关|组织)?$"
)
OPEN_AND_MORE: Final = re.compile(OPEN_END.pattern.removesuffix("$") + "(?=以及|及|和|与)")
# 各区、县（市）人民政府 is one body in two items, and so are 各市州、县级人民政府 and 相关市、县政府
ONE_CLASS: Final = re.compile(
    r"(?:各(?:[有相]关)?|[有相]关)[省市州盟县区旗乡镇自治]{1,4}、[省市州盟县区旗乡镇街道苏木自治级直辖、（）〔〕]{1,12}(?:人民政府|政府|管委会|办事处"
    r"|党委)?(?:（管委会?）|（行署）)?"
    # 各市、州、直管市及神农架林区人民政府, 各盟行政公署、市人民政府
    r"|各市、州(?:、直管市)?(?:[、及和]神农架林区)?(?:人民)?政府|各市、州、直管市|各盟行政公署、市人民政府"
    # 各乡镇党委、政府; 各县（市、区）委、政府
    r"|各(?:[^，、；（）]|（[^（）]*）){1,6}(?:党(?:工|（工）)?委(?:（党工委）)?|(?<=[市县区旗）])委)、(?:人民)?政府(?:（[^（）]*）)?"
)
SEVERAL: Final = ("各", "相关", "有关")
LONGEST_LEVEL: Final = 14  # 各自治县, 各有关区县, 各县（市、区）党工委, 各镇（街道）党委（党工委）
LEADING_CHARACTERS: Final = "由以及和与或会请其*★☆▲△※"  # looked at first: few items begin with one
LEADING_WORDS: Final = re.compile(r"(?:由|以及|及|和|与|或|会同|请|其中|[*★☆▲△※])+(?!平)")  # *市民政局
# 市财政局|有关部门, 市委文明办|（市创城办）
BEHIND_NAME: Final = re.compile(rf"(?:(?:[有相]关部门|部门|单位)|{PLATE.pattern})$")
# A name in a list that ends as no body does, and holds no word of a sentence. Sample: 河南能源
FIRM: Final = re.compile(
    r"(?![和及与])(?!.*(?:期|年|月|持续|完成|常态|其他|其它|有关|相关|加强|推进|落实|建立|完善|开展|提供|做好|进行|要|将|应|按|的|各|等|责|牵头|配合|工作|任务))[\u4e00-\u9fffA-Za-z]{2,8}"
)
LEVEL: Final = re.compile(ONE_LEVEL)  # 市州、|县市区人民政府 are one body in the plan of a province
PLACE_STARTS: Final = re.compile(r"[省市州盟县区旗团各]")
TWO: Final = re.compile("(?<=..[委局办厅])[省市州县区旗].{2,}[委局办厅]$")  # 市卫生健康委|市疾控局
SHORTEST_TWO: Final = 6  # characters
# 凤庆、云县|经济开发区管委会, 昆明、曲靖|市政府: what a list of zones or cities may print once
SHARED_ENDING: Final = re.compile(
    r"[\u4e00-\u9fff]{2,4}?(?P<ending>(?P<zone>(?:经济技术|经济|高新技术产业|高新|产业|工业)?(?:开发区|园区|高新区|经开区|示范区|新区))(?:管委会|管理委员会)"
    r"|(?P<level>[市县州])(?:人民)?政府)"
)
# 呈贡新区、滇中新区|管委会
ZONE_ALONE: Final = re.compile(r"[\u4e00-\u9fff]{2,10}(?:开发区|园区|高新区|经开区|示范区|新区|度假区)")
COMMITTEES: Final = ("管委会", "管理委员会")
PLACE_NAME: Final = re.compile(r"(?!其他|其它|有关|相关)[\u4e00-\u9fff]{2,4}")
JOINED: Final = re.compile(r"以及|及|和|与|或|会同|、")


def read_list(text: str, start: int, end: int, reader: BodyReader) -> BodyList:
    """The bodies named between `start` and `end`."""
    items: list[Listed] = []
    unread: list[tuple[int, int]] = []
    closed = 0  # items before this one belong to a list that has ended
    for begin, stop in _item_spans(text, start, end, reader):
        etc = OPEN_END.search(text, begin, stop) if text.find("等", begin, stop) >= 0 else None
        found = _read_item(text, begin, etc.start() if etc else stop, reader)
        items.extend(found)
        if etc:
            items[closed:] = [item.in_list(open_ended=True) for item in items[closed:]]
            closed = len(items)
        if not found and stop > begin and not etc:
            unread.append((begin, stop))
    placed = with_inherited_place(text, items, reader)
    if any(text.find(ending, start, end) >= 0 for ending in COMMITTEES):
        placed = _with_shared_committee(text, placed)
    return _with_shared_ending(text, placed, unread, reader) if unread else BodyList(placed, ())


def _with_shared_ending(
    text: str, items: tuple[Listed, ...], unread: list[tuple[int, int]], reader: BodyReader
) -> BodyList:
    """The bodies of a list, 凤庆、云县经济开发区管委会 each with the ending that is printed once."""
    found = {item.start: item for item in items}
    rest = list[tuple[int, int]]()
    for start, end in reversed(unread):
        following = found.get(end + 1)
        shared = SHARED_ENDING.fullmatch(following.name or _words(text, following)) if following else None
        body = _of_place(text[start:end], shared, reader) if shared and PLACE_NAME.fullmatch(text, start, end) else None
        if following and shared and body:
            found[start] = Listed(start, end, body, following.open_ended, text[start:end] + shared["ending"])
        else:
            rest.append((start, end))
    return BodyList(tuple(found[start] for start in sorted(found)), tuple(reversed(rest)))


def _of_place(name: str, shared: re.Match[str], reader: BodyReader) -> Body | None:
    """The committee of the zone, or the government of the region, that a place is which prints no ending."""
    if shared["zone"]:
        return Body("government", reader.places.committee_of(name + shared["zone"]), None, "government")
    return reader.read(name + shared["ending"]) if reader.places.is_other_region(name + shared["level"]) else None


def _with_shared_committee(text: str, items: tuple[Listed, ...]) -> tuple[Listed, ...]:
    """The items, 呈贡新区、滇中新区管委会 each with the ending that is printed once."""
    named = list(items)
    for at in range(len(named) - 2, -1, -1):
        item, following = named[at], named[at + 1]
        ending = next((end for end in COMMITTEES if (following.name or _words(text, following)).endswith(end)), "")
        zone = ZONE_ALONE.fullmatch(text, item.start, item.end) if ending and following.start == item.end + 1 else None
        if zone and item.body.kind == "government":
            named[at] = item.meaning(item.body, zone[0] + ending)
    return tuple(named)


def _words(text: str, item: Listed) -> str:
    return text[item.start : item.end]


def read_units(text: str, start: int, end: int, reader: BodyReader) -> BodyList:
    """The bodies of a list of those responsible, where a name without any ending known of bodies is that of a firm."""
    found = read_list(text, start, end, reader)
    firms = [span for span in found.unread if FIRM.fullmatch(text, *span)]
    if not firms or len(firms) > len(found.bodies):
        return found
    items = [Listed(*span, reader.unknown.firm(text[slice(*span)])) for span in firms]
    rest = tuple(span for span in found.unread if span not in firms)
    return BodyList(tuple(sorted((*found.items, *items), key=lambda item: item.start)), rest)


def _item_spans(text: str, start: int, end: int, reader: BodyReader) -> list[Span]:
    """The stretches between separators, divided behind 等 as well: 全国总工会等和各省级人民政府."""
    stretches = _stretches(text, start, end, reader)
    if text.find("等", start, end) < 0:
        return stretches
    spans = list[Span]()
    for begin, stop in stretches:
        at = begin
        for etc in OPEN_AND_MORE.finditer(text, begin + 1, stop):
            spans.append((at, etc.end()))
            at = etc.end()
        spans.append((at, stop))
    return spans


def _between_separators(text: str, start: int, end: int) -> list[Span]:
    """What `STRETCH` finds; where nothing opens in which separators would part nothing, these alone tell it faster."""
    if text[start:end].replace("、", "").isalnum():  # most lists
        return stretches_between(text, start, end, "、")
    if any(text.find(opening, start, end) >= 0 for opening in OPENINGS):
        return [item.span() for item in STRETCH.finditer(text, start, end)]
    return stretches_between(text, start, end, SEPARATORS)


def _stretches(text: str, start: int, end: int, reader: BodyReader) -> list[Span]:
    """The stretches between separators, 各区、县（市）人民政府 and 市州、县市区人民政府 kept whole."""
    found, may_go_on, is_level = list[Span](), False, False
    for begin, stop in _between_separators(text, start, end):
        if (may_go_on and ONE_CLASS.fullmatch(text, found[-1][0], stop)) or (
            is_level and reader.of_levels(text[found[-1][0] : stop])
        ):
            found[-1] = found[-1][0], stop
        else:
            found.append((begin, stop))
            short = stop - begin <= LONGEST_LEVEL
            may_go_on = short and text.startswith(SEVERAL, begin)
            is_level = short and text[begin] in BEGINS_LEVELS and LEVEL.fullmatch(text, begin, stop) is not None
    return found


def _read_item(text: str, start: int, end: int, reader: BodyReader) -> list[Listed]:
    if start < end and text[start] in LEADING_CHARACTERS and (match := LEADING_WORDS.match(text, start, end)):
        start = match.end()
    if start >= end:
        return []
    words = text[start:end]
    if "含" in words and (bare := SCOPE.sub("", words)) != words and (body := reader.read(bare)):
        return [Listed(start, end, body, name=name_without_scope(words))]
    known = reader.read(words)
    if (known is None or known.sort == "nobody") and (parts := _joined(text, start, end, reader)):
        return parts
    may_be_two = known is None or (
        known.sort == "named" and len(words) >= SHORTEST_TWO and TWO.search(words) is not None
    )
    if may_be_two and (parts := _run_together(text, start, end, reader)):
        return parts
    body = known or reader.read_item(words)
    if body is None and (cut := BEHIND_NAME.search(words)):
        body, end = reader.read(words[: cut.start()]), start + cut.start()
    if body is None:
        return []
    return [Listed(start, end, body)]


def _joined(text: str, start: int, end: int, reader: BodyReader) -> list[Listed]:
    """The bodies of 各省辖市政府和济源示范区, when both sides of the conjunction are bodies."""
    for match in JOINED.finditer(text, start + 2, end):
        if text.count("（", start, match.start()) != text.count("）", start, match.start()):
            continue  # 开发区（投资区、高新区）管委会
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
