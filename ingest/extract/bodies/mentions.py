"""Bodies named in running text, alone or in lists, with the words before and after them in their clause."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from hengce.ingest.extract.bodies.governments import government_spans
from hengce.ingest.extract.bodies.lists import (
    PLACE_STARTS,
    Listed,
    each_level,
    of_each_level,
    with_inherited_place,
    with_shared_level,
)
from hengce.ingest.extract.bodies.names import NOBODY_IN_PARTICULAR, BodyReader
from hengce.ingest.extract.bodies.places import LEVEL_WORDS, OTHER_LEVELS
from hengce.ingest.lexicon.departments import LINE_SUFFIXES, DepartmentLexicon

# 发展改革、教育…等部门, 工会、共青团、妇联等群团组织, …、县卫生监督所等13个部门
ETC = re.compile(
    r"等(?:[\d一二三四五六七八九十]+个?)?(?:政府|[有相]关|市级|省级|县级|区级|成员|职能|责任|[省市县区旗]直|主管|行政|管理|行业|执法|其[他它])*"
    r"(?:[^，。；、]{2,8}成员单位|[^，。；、的]{2,6}管理部门|部门和单位|单位和部门|部门（单位）|部门|单位|群团组织|群团|人民团体|机构|机关|组织(?!部))"
)
ENDS_OPEN = re.compile(ETC.pattern + "$")
THERE = re.compile(r"(?:户籍|居住|经常居住|机构)?(?:所在地?|属地)的?")  # 户籍所在地镇人民政府 is 镇人民政府
# 民政、市场监督管理和相关部门
AND_OTHERS = re.compile(r"(?:以及|和|及|与)(?:其他|其它)?[有相]关(?:职能|行政|主管|管理)*(?:部门|机关)")
OF_DEPARTMENTS = re.compile(r"(?:部门|机关|成员单位)$")  # the end of lists that may name lines the lexicon has not
LINE = re.compile(r"(?!其[他它]|[有相]关)[\u4e00-\u9fff]{2,10}")
ACTS = re.compile(
    r"的|加强|推进|推动|落实|建立|完善|开展|提供|做好|组织|协调|会同|负责|应当|涉及|按照|企业|协会|公司|学校|医院|社区|街道|乡镇|村|个人|群众"
)
AND_ITS = re.compile(r"及其(?:[有相]关|所属|工作|职能|行政|主管|派出)*(?:部门|机构|机关)$")  # 市人民政府及其有关部门
GOVERNMENT_NAMES = ("政府", "办事处", "管委会", "管理委员会")
OFFICES = re.compile(r"[省市州盟县区旗](?:委|(?:人民)?政府)办(?:公[室厅])?(?=[^事法理好学]|$)")  # 区政府办公室, 县委办
BY_THEIR_PART = re.compile(
    r"(?:应当?|要|须)?(?:按照?|依照|依据|根据|在)(?:各自)?(?:的|法定|规定的)*职责(?:分工|范围)?(?:和[^，]{2,12})?(?:内)?"
)
ONE_MORE = re.compile(
    r"(?:以?及|和|与|、)[\u4e00-\u9fff、]{2,40}(?:机构|部门|单位|组织|公司|协会|团体|企业|学校|媒体|委员会)"
)  # 等部门和检疫机构，按照
PREDICATE = re.compile(
    r"，(?:应当?|要(?!求)|须|负责|依法|按照?|依照|依据|根据|参照|结合|围绕|在[各职其])"
)  # …和其他有关部门，按照各自职责
CLAUSES = re.compile(r"[^，。；：\n！？]+")
# 中国人民银行|临沧市中心支行
BRANCH_TAIL = re.compile(r"(?<=[行局])[^局行会，。、；：的]{2,7}(?:中心支行|支行|分行|监管分局|分局|监管组|总部)")
NOT_A_NAME = re.compile(r"[署门件首位级长员]|分(?![管别工头])")  # 组织部署, 教育部分, 市教育局长 are no bodies
CONJUNCTIONS = ("以及", "和", "及", "与", "或者", "或")
LONGEST_NAME = 16  # 卫生健康综合行政执法大队 and a place
LONGEST_PLATES = 26  # 市发展改革委（市粮食和物资储备局）


class Anchor(NamedTuple):
    """Where a body is named, or (`etc`) where a list ends in 等部门."""

    start: int
    end: int
    etc: bool
    open_ended: bool = True


class Mention(NamedTuple):
    """One or more bodies listed in a clause: `before` and `after` are the clause's other words."""

    start: int
    end: int
    bodies: tuple[Listed, ...]
    before: str
    after: str


def find_mentions(text: str, start: int, end: int, reader: BodyReader) -> tuple[Mention, ...]:
    """The bodies and lists of bodies between `start` and `end`, in reading order."""
    anchors = {*_named(text, start, end, reader), *_lists(text, start, end), *_governments(text, start, end, reader)}
    anchors.update(_coined(text, start, end, reader))
    if text.find("府办", start, end) >= 0 or text.find("委办", start, end) >= 0:
        anchors |= {Anchor(*match.span(), etc=False) for match in OFFICES.finditer(text, start, end)}
    return _mentions(text, (start, end), _with_second_plates(text, _outermost(sorted(anchors))), reader)


def find_governments(text: str, start: int, end: int, reader: BodyReader) -> tuple[Mention, ...]:
    """The governments alone between `start` and `end`, in reading order."""
    return _mentions(text, (start, end), _governments(text, start, end, reader), reader)


def _outermost(anchors: list[Anchor]) -> list[Anchor]:
    """The anchors that lie in no other one: 县（区） does, in 市、县（区）两级卫生健康部门."""
    kept: list[Anchor] = []
    for anchor in anchors:
        if not kept or anchor.end > kept[-1].end:
            kept.append(anchor)
    return kept


def _with_second_plates(text: str, anchors: list[Anchor]) -> list[Anchor]:
    """The anchors, 市发展改革委（市能源局） as one of them."""
    joined: list[Anchor] = []
    for anchor in anchors:
        first = joined[-1] if joined else None
        if (
            first
            and first.end + 1 == anchor.start
            and text[first.end] == "（"
            and text.startswith("）", anchor.end)
            and not (first.etc or anchor.etc)
        ):
            joined[-1] = Anchor(first.start, anchor.end + 1, etc=False)
        else:
            joined.append(anchor)
    return joined


def named_bodies(text: str, reader: BodyReader) -> Iterator[Listed]:
    """The document's own bodies wherever it names them in full, its front and closing included."""
    for anchor in _named(text, 0, len(text), reader):
        body = reader.read(text[anchor.start : anchor.end])
        if body and body.sort == "named" and reader.places.own in body.canonical:
            yield Listed(anchor.start, anchor.end, body)


def _mentions(text: str, within: tuple[int, int], anchors: list[Anchor], reader: BodyReader) -> tuple[Mention, ...]:
    found: list[Mention] = []
    at = 0
    for clause in CLAUSES.finditer(text, *within) if anchors else ():
        first = at
        while at < len(anchors) and anchors[at].start < clause.end():
            at += 1
        if at > first:
            found.extend(reversed(list(_chains(text, clause, anchors[first:at], reader))))
    return tuple(found)


@cache
def _automaton(lexicon: DepartmentLexicon) -> AhoCorasick:
    patterns = [*lexicon.cores, *(line + suffix for line in lexicon.lines for suffix in LINE_SUFFIXES)]
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)


def _named(text: str, start: int, end: int, reader: BodyReader) -> Iterator[Anchor]:
    for _, *span in _automaton(reader.lexicon).find_matches_as_indexes(text[start:end]):
        begin, finish = start + span[0], start + span[1]
        if NOT_A_NAME.match(text, finish, end):
            continue
        if branch := BRANCH_TAIL.match(text, finish, end):
            finish = branch.end()
        elif parts := reader.lexicon.merged_parts(text[max(start, begin - LONGEST_NAME) : finish]):
            begin = min(
                begin, finish - sum(map(len, parts))
            )  # 教育和商务局, of which only 商务局 is a name in the lexicon
        yield Anchor(_with_place(text, start, begin, reader), finish, etc=False)


def _lists(text: str, start: int, end: int) -> list[Anchor]:
    lists = [Anchor(*match.span(), etc=True) for match in ETC.finditer(text, start, end)]
    if text.find("关部门", start, end) >= 0:
        lists += [Anchor(*match.span(), etc=True, open_ended=False) for match in AND_OTHERS.finditer(text, start, end)]
    return lists


def _governments(text: str, start: int, end: int, reader: BodyReader) -> list[Anchor]:
    return [Anchor(*span, etc=False) for span in government_spans(text, start, end, reader.places)]


def _coined(text: str, start: int, end: int, reader: BodyReader) -> Iterator[Anchor]:
    for name in reader.coined:
        at = text.find(name, start, end)
        while at >= 0:
            yield Anchor(_with_place(text, start, at, reader), at + len(name), etc=False)
            at = text.find(name, at + len(name), end)


def _chains(text: str, clause: re.Match[str], anchors: list[Anchor], reader: BodyReader) -> Iterator[Mention]:
    """The lists of a clause, last first; each anchor pulls in the items listed before it."""
    reached = clause.end()
    for anchor in reversed(anchors):
        if anchor.end > reached:
            continue
        chain = _chain(text, clause.start(), anchor, reader)
        if chain:
            begin = chain[0].start
            named = [each for item in chain if item.body.sort != "nobody" for each in of_each_level(text, item, reader)]
            bodies = with_inherited_place(text, with_shared_level(text, clause.start(), named, reader), reader)
            begin = _level_before(text, clause.start(), begin, bodies, reader)
            after = _predicate(text, anchor.end, clause.end())
            yield Mention(begin, anchor.end, bodies, text[clause.start() : begin], after)
            reached = begin


def _level_before(text: str, limit: int, begin: int, bodies: tuple[Listed, ...], reader: BodyReader) -> int:
    """Where the level printed once before a list of lines begins: 市、区 or 市 before 财政、审计部门."""
    if not bodies or bodies[0].start != begin or not (bodies[0].name or bodies[0].body.sort == "line"):
        return begin
    start = reader.places.start_before(text, limit, begin)
    own = text[start:begin] in LEVEL_WORDS and reader.places.own.endswith(text[start:begin])
    return start if bodies[0].name or own else begin


def _predicate(text: str, start: int, end: int) -> str:
    """The words about a body: to the end of the clause, or of the next where this one says 按照各自职责 or nothing."""
    stop = end
    if (start == end or ONE_MORE.fullmatch(text, start, end)) and PREDICATE.match(text, end):
        start = end + 1
        stop = CLAUSES.match(text, start).end()  # type: ignore[union-attr]  # PREDICATE has found some
    if BY_THEIR_PART.fullmatch(text, start, stop) and text.startswith("，", stop):
        more = CLAUSES.match(text, stop + 1)
        stop = more.end() if more else stop
    return text[start:stop]


def _chain(text: str, limit: int, anchor: Anchor, reader: BodyReader) -> list[Listed]:
    if anchor.etc:
        of_departments = OF_DEPARTMENTS.search(text, anchor.start, anchor.end) is not None
        items = _items_before(text, limit, anchor.start, reader, of_departments=of_departments)
        return [item._replace(open_ended=anchor.open_ended) for item in items][::-1]
    start = anchor.start
    if there := THERE.match(text, start, anchor.end):
        body = reader.read(text[there.end() : anchor.end])
        start = there.end() if body and body.sort != "line" else start
    chain = list(reversed(each_level(text, start, anchor.end, reader)))
    if not chain:
        words = text[start : anchor.end]
        body = reader.read(words) or reader.read_subject(words)
        if body is None or body.sort == "nobody":
            return []
        chain = [Listed(start, anchor.end, body)]
    if (joint := _joint_before(text, limit, anchor.start)) is not None:
        of_departments = text.endswith(LINE_SUFFIXES, start, anchor.end)
        chain.extend(_items_before(text, limit, joint, reader, of_departments=of_departments))
    words = text[anchor.start : anchor.end]
    alone = chain[0].body.sort == "line" and words in reader.lexicon.cores and not words.endswith(LINE_SUFFIXES)
    return [] if alone and len(chain) == 1 else chain[::-1]


def _joint_before(text: str, limit: int, start: int) -> int | None:
    """Where the item before the one at `start` ends, when a list goes on leftwards."""
    if start > limit and text[start - 1] == "、":
        return start - 1
    return next(
        (start - len(word) for word in CONJUNCTIONS if start - len(word) > limit and text.endswith(word, limit, start)),
        None,
    )


def _items_before(text: str, limit: int, end: int, reader: BodyReader, *, of_departments: bool) -> Iterator[Listed]:
    """The items of a list within one clause, from right to left, up to the first words that name nobody.

    In a list of departments lines of work count that the lexicon has not, where known ones stand before them.
    """
    joint: int | None = end
    unknown: list[Listed] = []
    while joint is not None:
        begin = _item_start(text, limit, joint)
        if text.find("等", begin, joint) >= 0 and (etc := ENDS_OPEN.search(text, begin, joint)):
            inner = _items_before(text, limit, etc.start(), reader, of_departments=True)
            yield from (item._replace(open_ended=True) for item in inner)
            return
        item = _item(text, begin, joint, reader)
        if item is None:
            line = LINE.fullmatch(text, begin, joint) if of_departments else None
            if line is None or ACTS.search(line[0]):
                return
            unknown.append(Listed(begin, joint, reader.unknown_line(line[0])))
            joint = begin - 1 if begin > limit else None
            continue
        yield from unknown
        unknown.clear()
        start = OTHER_LEVELS.search(text, max(limit, item.start - LONGEST_NAME), item.start).start()  # type: ignore[union-attr]  # it may be empty
        levels = each_level(text, start, item.end, reader) if start < item.start else ()
        if item.body.sort == "nobody":  # 市、县人民政府有关部门
            item = item._replace(start=start)
        yield from reversed(levels or (item,))
        joint = _joint_before(text, limit, start if levels else item.start)


def _item_start(text: str, limit: int, end: int) -> int:
    """Where the item of a list that ends at `end` begins: behind the last 、 that stands in no bracket."""
    begin = max(limit, text.rfind("、", limit, end) + 1)
    closing, opening = text.find("）", begin, end), text.rfind("（", limit, begin)
    if opening >= 0 and closing >= 0 and text.find("（", begin, closing) < 0:
        return _item_start(text, limit, opening)
    return begin


def _item(text: str, begin: int, end: int, reader: BodyReader) -> Listed | None:
    """The body that the words up to `end` end in: 由卫生健康 ends in 卫生健康."""
    begin = max(begin, text.rfind("由", begin, end - 1) + 1)
    if text.find("及其", begin, end) >= 0 and (its := AND_ITS.search(text, begin, end)):
        end = its.start()
    if text.endswith(GOVERNMENT_NAMES, begin, end) and (government := _government_item(text, begin, end, reader)):
        return government
    if there := THERE.search(text, begin, end):
        begin = there.end()
    if body := reader.read(text[begin:end]):
        return Listed(begin, end, body)
    if text.endswith(LINE_SUFFIXES, begin, end) and end - begin <= LONGEST_NAME:
        return _item_of_unknown_line(text, begin, end, reader)
    if parts := reader.lexicon.merged_parts(text[max(begin, end - LONGEST_NAME) : end]):
        start = _with_place(text, begin, end - sum(map(len, parts)), reader)
        body = reader.read(text[start:end])
        return Listed(start, end, body) if body else None
    return _item_behind(text, begin, end, reader)


def _item_of_unknown_line(text: str, begin: int, end: int, reader: BodyReader) -> Listed:
    """The department of a line of work the lexicon has not, unless words that belong to no name stand before it."""
    if placed := _placed_item(text, begin, end, reader):
        return placed
    if body := reader.read_subject(text[begin:end]):
        return Listed(begin, end, body)
    return _item_behind(text, begin, end, reader) or Listed(begin, end, NOBODY_IN_PARTICULAR)


def _government_item(text: str, begin: int, end: int, reader: BodyReader) -> Listed | None:
    """The government that the words end in: 乡镇人民政府 in 应当指导乡镇人民政府."""
    for anchor in _governments(text, max(begin, end - LONGEST_NAME), end, reader):
        if anchor.end == end and (body := reader.read(text[anchor.start : end])):
            return Listed(anchor.start, end, body)
    return None


def _item_behind(text: str, begin: int, end: int, reader: BodyReader) -> Listed | None:
    """The longest body that stands at the end of the words, behind others."""
    longest = LONGEST_PLATES if text[end - 1] == "）" else LONGEST_NAME
    for start in range(max(begin + 1, end - longest), end - 1):
        if (body := reader.read(text[start:end])) and body.sort != "nobody":
            return Listed(start, end, body)
    return None


def _placed_item(text: str, begin: int, end: int, reader: BodyReader) -> Listed | None:
    for match in PLACE_STARTS.finditer(text, begin + 1, end - 3):
        if (body := reader.read(text[match.start() : end])) and body.sort != "nobody":
            return Listed(match.start(), end, body)
    return None


def _with_place(text: str, limit: int, start: int, reader: BodyReader) -> int:
    """Where the words for a place in front of `start` begin; `start` itself when there are none."""
    return reader.places.start_before(text, max(limit, start - LONGEST_NAME), start)
