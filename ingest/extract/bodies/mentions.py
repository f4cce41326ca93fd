"""Bodies named in running text, alone or in lists, with the words before and after them in their clause."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from hengce.ingest.extract.bodies.anchors import Anchor, find_anchors, government_anchors
from hengce.ingest.extract.bodies.asides import named_asides
from hengce.ingest.extract.bodies.body import Listed
from hengce.ingest.extract.bodies.chains import chain_of
from hengce.ingest.extract.bodies.levels import of_each_level, with_inherited_place, with_shared_level
from hengce.ingest.extract.bodies.name_words import PLATE
from hengce.ingest.extract.bodies.names import BodyReader

BY_THEIR_PART: Final = re.compile(
    r"(?:应当?|要|须)?(?:(?:按照?|依照|依据|根据|在)(?:各自)?(?:的|法定|规定的)*职[责能](?:分工|范围)?(?:和[^，]{2,12})?(?:内)?"
    r"|各(?:司|负|尽)其[职责])"
)
ONE_MORE: Final = re.compile(
    r"(?:以?及|和|与|、)[\u4e00-\u9fff、]{2,40}(?:机构|部门|单位|组织|公司|协会|团体|企业|学校|媒体|委员会)"
)  # 等部门和检疫机构，按照
PREDICATE: Final = re.compile(
    r"，(?:应当?|要(?!求)|须|负责|依法|按照?|依照|依据|根据|参照|结合|围绕|在[各职其]|将|联合|共同|各(?:司|负|尽)其[职责]|协助|配合|会同|对(?!口)|不得)"
)  # …和其他有关部门，按照各自职责
# 公安、文化等部门，联合检查…: what several do that open a sentence
JOINT_ACT: Final = re.compile(
    r"，(?:要(?!求)|将|联合|共同|分别|组织|制定|建立|完善|加强|加大|强化|开展|落实|做好|推动|推进|积极|主动|严格|认真|切实|进一步|及时|定期)"
)
# 在编制规划时，应当…; 接到报告后，应当…
WHEN: Final = re.compile(
    r"在[^，]{2,30}(?:时|中|前|后|期间|过程中|前提下|基础上|范围内)|(?:收到|接到|发现|受理)[^，]{1,40}|[^，在]{2,6}(?:过程|管理|检查|工作|审核)中|自[^，]{2,30}(?:内|日起|后)"
    r"|作为[^，]{1,40}(?:主体|单位|部门|机关|机构)"
)
# 市民政局（以下简称主管部门）负责, 各区政府（含开发区管委会，下同）要, 市委文明办（市创城办）将
ASIDE: Final = re.compile(
    rf"（(?:以?下(?:统称|简称|称)|简称|包?含|包括)[^（）]*）|（[^（）]{{2,24}}，下同）|{PLATE.pattern}"
)
THERE_BEFORE: Final = re.compile(
    r"(?:(?<=[由到向在报经交送同合告])|^)(?:(?:[^由到向在报经交送]{2,4}(?=所在))?所在地|当地|属地|本地|同级|本级|相应)的?$"
)  # 到当地|甘蔗管理部门备案
OF_A_PLACE: Final = re.compile(r"(?<=[由到向在])[\u4e00-\u9fff]{2,6}地的?$")  # 向拟入户地的|区公安机关
WHOSE_PLACE: Final = re.compile(r"(?<=[由到向在报经交送])[\u4e00-\u9fff]{2,4}$")  # 由工程|所在地水利主管部门
# 县级以上人民政府负责特种设备安全监督管理的部门（以下简称|特种设备安全监督管理部门）
DEFINED: Final = re.compile(
    r"(?:负责|承担|履行|行使|实施)[^，。；（）]{2,40}的(?:[有相]关)?(?:行政)?(?:主管|管理|监管|监督)*(?:部门|机构|单位)（以下[简统]?称为?“?\Z"
)
CLAUSES: Final = re.compile(r"[^，。；：\n！？]+")


class Mention(NamedTuple):
    """One or more bodies listed in a clause: `before` and `after` are the clause's other words."""

    start: int
    end: int
    bodies: tuple[Listed, ...]
    before: str
    after: str


def find_mentions(text: str, start: int, end: int, reader: BodyReader) -> tuple[Mention, ...]:
    """The bodies and lists of bodies between `start` and `end`, in reading order."""
    found = _mentions(text, (start, end), find_anchors(text, start, end, reader), reader)
    return _with_asides(text, (start, end), found, reader)


def _with_asides(
    text: str, within: tuple[int, int], found: tuple[Mention, ...], reader: BodyReader
) -> tuple[Mention, ...]:
    """The mentions; bodies that a bracket names act as one, whatever else was made of its words."""
    for aside in named_asides(text, *within, reader):
        start = aside.bodies[0].start
        others = (mention for mention in found if mention.end <= start or mention.start >= aside.end)
        after = _predicate(text, aside.end, CLAUSES.match(text, aside.end).end())  # type: ignore[union-attr]  # it acts
        found = tuple(
            sorted((*others, Mention(start, aside.end, aside.bodies, "", after)), key=lambda mention: mention.start)
        )
    return found


def find_governments(text: str, start: int, end: int, reader: BodyReader) -> tuple[Mention, ...]:
    """The governments alone between `start` and `end`, in reading order."""
    return _mentions(text, (start, end), government_anchors(text, start, end, reader), reader)


def _mentions(text: str, within: tuple[int, int], anchors: list[Anchor], reader: BodyReader) -> tuple[Mention, ...]:
    found: list[Mention] = []
    at = 0
    for clause in CLAUSES.finditer(text, *within) if anchors else ():
        first = at
        while at < len(anchors) and anchors[at].start < clause.end():
            at += 1
        if at > first:
            found.extend(reversed(list(_chains(text, clause, anchors[first:at], reader))))
    return tuple(_with_joint_predicates(text, found))


def _with_joint_predicates(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions; one parted by a comma alone from the next does what is said of that: 教育部门，财政部门应当…."""
    for at in range(len(found) - 2, -1, -1):
        mention, following = found[at], found[at + 1]
        joint = following.start == mention.end + 1 and text[mention.end] == "，"
        if joint and not (mention.after or following.before):
            found[at] = mention._replace(after=following.after)
    return found


def _chains(text: str, clause: re.Match[str], anchors: list[Anchor], reader: BodyReader) -> Iterator[Mention]:
    """The lists of a clause, last first; each anchor pulls in the items listed before it."""
    reached = clause.end()
    for anchor in reversed(anchors):
        if anchor.end > reached:
            continue
        chain = chain_of(text, clause.start(), anchor, reader)
        if chain:
            begin = chain[0].start
            named = [each for item in chain if item.body.sort != "nobody" for each in of_each_level(text, item, reader)]
            bodies = with_inherited_place(text, with_shared_level(text, clause.start(), named, reader), reader)
            begin = _level_before(text, clause.start(), begin, bodies, reader)
            defined = text[begin - 1] in "称“" and DEFINED.search(text, clause.start(), begin) is not None
            after = _predicate(text, anchor.end + (defined and text.startswith("）", anchor.end)), clause.end())
            if not after and len(bodies) > 1 and begin == clause.start() and text[begin - 1] != "，":
                after = _joint_act(text, anchor.end)
            before = "" if defined else _before(text, clause.start(), begin)
            yield Mention(begin, anchor.end, bodies, before, after)
            reached = begin


def _level_before(text: str, limit: int, begin: int, bodies: tuple[Listed, ...], reader: BodyReader) -> int:
    """Where the level printed once before a list of lines begins: 市、区 or 市 before 财政、审计部门."""
    if not bodies or bodies[0].start != begin or not (bodies[0].name or bodies[0].body.sort == "line"):
        return begin
    start = reader.places.start_before(text, limit, begin)
    return start if bodies[0].name or reader.places.is_own(text[start:begin]) else begin


def _before(text: str, start: int, end: int) -> str:
    """The words before a body, but for those that say it is the body of the place."""
    words = text[start:end]
    if text.startswith("所在地", end):
        return WHOSE_PLACE.sub("", words)
    return OF_A_PLACE.sub("", THERE_BEFORE.sub("", words)) if words.endswith(("地", "级", "的")) else words


def _joint_act(text: str, end: int) -> str:
    """What several bodies that open a sentence do, behind the comma that parts them from it; empty for nothing."""
    return CLAUSES.match(text, end + 1)[0] if JOINT_ACT.match(text, end) else ""  # type: ignore[index]  # JOINT_ACT has found some


def _predicate(text: str, start: int, end: int) -> str:
    """The words about a body: to the end of the clause, or of the next where this one says 按照各自职责 or nothing."""
    if text.startswith("（", start) and (aside := ASIDE.match(text, start)):
        start, end = aside.end(), max(end, aside.end())
        more = CLAUSES.match(text, start)
        end = more.end() if more else start
    stop = end
    if (start == end or ONE_MORE.fullmatch(text, start, end)) and PREDICATE.match(text, end):
        start = end + 1
        stop = CLAUSES.match(text, start).end()  # type: ignore[union-attr]  # PREDICATE has found some
    first = start
    while text.startswith("，", stop) and (
        BY_THEIR_PART.fullmatch(text, first, stop) or WHEN.fullmatch(text, first, stop)
    ):
        first = stop + 1
        more = CLAUSES.match(text, first)
        stop = more.end() if more else stop
        if not more:
            break
    return text[start:stop]
