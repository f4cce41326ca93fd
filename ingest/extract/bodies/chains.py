"""Lists of bodies in running text: an anchor, where a body is named, pulls in the items that stand before it."""

import re
from collections.abc import Iterator
from typing import Final

from hengce.ingest.extract.bodies.anchors import ETC, LONGEST_NAME, Anchor, government_anchors, with_place
from hengce.ingest.extract.bodies.body import NOBODY_IN_PARTICULAR, Body, Listed
from hengce.ingest.extract.bodies.government_names import read_committee, read_township
from hengce.ingest.extract.bodies.levels import each_level
from hengce.ingest.extract.bodies.lists import PLACE_STARTS
from hengce.ingest.extract.bodies.name_words import PLATE, SCOPE, name_without_scope
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.place_words import other_levels_before
from hengce.ingest.lexicon.departments import LINE_SUFFIXES, ends_as_line

ENDS_OPEN: Final = re.compile(f"(?:{ETC.pattern})$")
THERE: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}(?=所在地))?(?:所在地?|属地)的?"
)  # 户籍所在地镇人民政府 is 镇人民政府
OF_DEPARTMENTS: Final = re.compile(r"(?:部门|机关|单位)$")  # the end of lists that may name lines the lexicon has not
OF_STREETS: Final = ("属地街", "属地乡镇", "属地镇街")  # 属地街镇 go by that name
LINE: Final = re.compile(r"(?!其[他它]|[有相]关)[\u4e00-\u9fff]{2,10}")
ACTS: Final = re.compile(
    r"的|加强|推进|推动|落实|建立|完善|开展|提供|做好|组织|协调|会同|负责|应当|涉及|按照|必要时|可以|商请|单位|企业|协会|公司|学校|医院|社区|街道|乡镇|村|个人|群众"
)
# 各市人社部门要在7月底前, 县水务局为牵头单位, 各部门在市公安局 are no items of a list
OF_A_CLAUSE: Final = re.compile(r"要(?!求)|将|应当|[年月日为]|(?<![所驻])在(?!地)")
# 市委|、市政府组织编制, but not 市委、市政府督查室
ITS_GOVERNMENT: Final = re.compile("[、和](?:[省市州盟县区旗]|自治区)(?:人民)?政府(?![督办研信])")
PREPOSITIONS: Final = ("根据", "按照", "依照", "依据", "遵照", "参照", "通过")  # 根据市公安局、市民政局要求
BESIDE_SIGNS: Final = ("会同", "商")  # looked for first
BESIDE: Final = re.compile("会同|(?<=[局委厅部办府署])商(?=[省市州盟县区旗国自])")
EVERY_ONE: Final = ("全部", "所有")  # 全部|社区卫生服务中心
AND_ITS: Final = re.compile(
    r"及其(?:[有相]关|所属|工作|职能|行政|主管|派出)*(?:部门|机构|机关)$"
)  # 市人民政府及其有关部门
GOVERNMENT_NAMES: Final = ("政府", "办事处", "管委会", "管理委员会")
TOWNS: Final = ("镇", "乡", "街道")
LONGEST_TOWN: Final = 6
PLACED: Final = ("省", "市", "州", "盟", "县", "区", "旗")  # 报|市财政局、市民政局审定
SAME_LEVEL: Final = ("同级", "本级", "其")  # 和同级水利、应急管理等部门, 市人民政府及其水利等部门
JOINTS: Final = ("、", "以及", "和", "及", "与", "或者", "或")
# 市科学技术局（以下简称市科技局）、市财政局; 市委文明办（市创城办）、市财政局
KNOWN_AS: Final = re.compile(f"（(?:以下|下)?[简统]?称|{PLATE.pattern}")
BEFORE_SUBJECT: Final = "由到向。"  # 海关负责查处, 由残联负责, 到政务服务中心申请; not 向人民法院起诉
LONGEST_PLATES: Final = 26  # 市发展改革委（市粮食和物资储备局）, 各市（含定州、辛集市，下同）人民政府


def chain_of(text: str, limit: int, anchor: Anchor, reader: BodyReader) -> list[Listed]:
    """The bodies of the list that ends in `anchor`, in reading order, not before `limit`."""
    if anchor.etc:
        of_departments = OF_DEPARTMENTS.search(text, anchor.start, anchor.end) is not None
        items = _items_before(text, limit, anchor.start, reader, of_departments=of_departments)
        only_departments = of_departments and not text.endswith("单位", anchor.start, anchor.end)
        return [
            item.in_list(open_ended=anchor.open_ended and not (only_departments and item.body.kind == "government"))
            for item in items
        ][::-1]
    start = anchor.start
    if there := THERE.match(text, start, anchor.end):
        body = reader.read(text[there.end() : anchor.end])
        itself = text.startswith(OF_STREETS, start)
        start = there.end() if body and body.sort != "line" and not itself else start
    chain = list(reversed(each_level(text, start, anchor.end, reader)))
    if not chain:
        printed = text[start : anchor.end]
        words = SCOPE.sub("", printed)
        body = reader.read(words) or _town(words, reader) or reader.read_purse(words) or reader.read_subject(words)
        if body is None or body.sort == "nobody":
            return []
        chain = [Listed(start, anchor.end, body, name=name_without_scope(printed))]
    if (joint := _joint_before(text, limit, anchor.start)) is not None:
        of_departments = text.endswith(LINE_SUFFIXES, start, anchor.end)
        chain.extend(_items_before(text, limit, joint, reader, of_departments=of_departments))
    words = text[anchor.start : anchor.end]
    alone = chain[0].body.sort == "line" and words in reader.lexicon.cores and not ends_as_line(words)
    subject = not words.endswith("院") and (anchor.start == limit or text[anchor.start - 1] in BEFORE_SUBJECT)
    return [] if alone and len(chain) == 1 and not subject else chain[::-1]


def _joint_before(text: str, limit: int, start: int) -> int | None:
    """Where the item before the one at `start` ends, when a list goes on leftwards."""
    joint = next(
        (start - len(word) for word in JOINTS if start - len(word) >= limit and text.endswith(word, limit, start)), None
    )
    if joint is None or not text.endswith("）", limit, joint):
        return joint
    aside = text.rfind("（", limit, joint)
    return aside if KNOWN_AS.match(text, aside) else joint


def _items_before(text: str, limit: int, end: int, reader: BodyReader, *, of_departments: bool) -> Iterator[Listed]:
    """The items of a list within one clause, from right to left, up to the first words that name nobody.

    In a list of departments lines of work count that the lexicon has not, where known ones stand before them.
    """
    joint: int | None = end
    known = False
    unknown: list[Listed] = []
    while joint is not None:
        begin = _item_start(text, limit, joint)
        if text.find("等", begin, joint) >= 0 and (etc := ENDS_OPEN.search(text, begin, joint)):
            inner = _items_before(text, limit, etc.start(), reader, of_departments=True)
            yield from (item.in_list(open_ended=True) for item in inner)
            return
        item = _with_second_plate(text, _item(text, begin, joint, reader), reader)
        if item is None:
            joined = max(text.rfind("和", begin, joint), text.rfind("及", begin, joint)) + 1
            joined += text[joined] == "其"  # 市人民政府及其港航管理等部门
            line = LINE.fullmatch(text, joined or begin, joint) if of_departments else None
            if line is None or ACTS.search(line[0]):
                return
            unknown.append(Listed(line.start(), joint, reader.unknown.line(line[0])))
            if known and line.start() == limit and text.startswith("等", end):  # 商业、金融等部门 opens a clause
                yield from unknown
            joint = _joint_before(text, limit, line.start())
            continue
        yield from unknown
        unknown.clear()
        known = True
        start = other_levels_before(text, max(limit, item.start - LONGEST_NAME), item.start)
        levels = each_level(text, start, item.end, reader) if start < item.start else ()
        if item.body.sort == "nobody":  # 市、县人民政府有关部门
            item = Listed(start, item.end, item.body, item.open_ended)
        yield from reversed(levels or (item,))
        same = next((len(word) for word in SAME_LEVEL if text.endswith(word, limit, item.start)), 0)
        joint = _joint_before(text, limit, start if levels else item.start - same)


def _with_second_plate(text: str, item: Listed | None, reader: BodyReader) -> Listed | None:
    """The item with the bracket behind it that names a body too: 市发展改革委（市粮食局） before 、市财政局."""
    if item is None or not text.startswith("（", item.end):
        return item
    end = text.find("）", item.end) + 1
    body = reader.read(text[item.start : end])
    return Listed(item.start, end, body, item.open_ended) if body and body.sort == "named" else item


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
    if any(text.find(sign, begin, end - 2) >= 0 for sign in BESIDE_SIGNS):
        begin = max((beside.end() for beside in BESIDE.finditer(text, begin, end - 2)), default=begin)
    if text.startswith((*PREPOSITIONS, *EVERY_ONE), begin):
        begin += 2
    begin += text.startswith("报", begin) and text.startswith(PLACED, begin + 1, end)
    if (joint := text.rfind("和", begin, end)) >= 0 and (last := reader.read(text[joint + 1 : end])):
        begin = joint + 1 if last.kind == "mass" else begin  # 统计和|工商联
    if text.find("及其", begin, end) >= 0 and (its := AND_ITS.search(text, begin, end)):
        end = its.start()
    if text.endswith(GOVERNMENT_NAMES, begin, end) and (government := _government_item(text, begin, end, reader)):
        return government
    if there := THERE.search(text, begin, end):
        begin = there.end()
    body = reader.read(text[begin:end]) or _town(text[begin:end], reader) or _committee(text, begin, end, reader)
    if body and not (body.sort == "nobody" and OF_A_CLAUSE.search(text, begin, end)):
        return Listed(begin, end, body)
    if text.endswith(LINE_SUFFIXES, begin, end) and end - begin <= LONGEST_NAME:
        return _item_of_unknown_line(text, begin, end, reader)
    if parts := reader.lexicon.merged_parts(text[max(begin, end - LONGEST_NAME) : end]):
        start = with_place(text, begin, end - sum(map(len, parts)), reader)
        body = reader.read(text[start:end])
        return Listed(start, end, body) if body else None
    return _item_behind(text, begin, end, reader)


def _committee(text: str, begin: int, end: int, reader: BodyReader) -> Body | None:
    """The committee of the Party beside the government that is named next: 由市委、|市政府组织编制."""
    return read_committee(text[begin:end], reader.places) if ITS_GOVERNMENT.match(text, end) else None


def _town(words: str, reader: BodyReader) -> Body | None:
    """A town by its name alone, which a list of towns shows to be one: 万祥镇、泥城镇."""
    return read_township(words, reader.places) if words.endswith(TOWNS) and len(words) <= LONGEST_TOWN else None


def _item_of_unknown_line(text: str, begin: int, end: int, reader: BodyReader) -> Listed:
    """The department of a line of work the lexicon has not, unless words that belong to no name stand before it."""
    if placed := _placed_item(text, begin, end, reader):
        return placed
    if body := reader.read_subject(text[begin:end]):
        return Listed(begin, end, body)
    return _item_behind(text, begin, end, reader) or Listed(begin, end, NOBODY_IN_PARTICULAR)


def _government_item(text: str, begin: int, end: int, reader: BodyReader) -> Listed | None:
    """The government that the words end in: 乡镇人民政府 in 应当指导乡镇人民政府."""
    for anchor in government_anchors(text, max(begin, end - LONGEST_PLATES), end, reader):
        printed = text[anchor.start : anchor.end]
        if anchor.end == end and (body := reader.read(SCOPE.sub("", printed))):
            return Listed(anchor.start, end, body, name=name_without_scope(printed))
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
