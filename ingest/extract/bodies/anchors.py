"""Where running text names bodies: known names with their places, governments, coined names, the ends of lists."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from hengce.ingest.extract.bodies.body import Listed
from hengce.ingest.extract.bodies.governments import government_spans
from hengce.ingest.extract.bodies.name_words import ASIDE_OF_LINE, FIRM_ENDINGS, GROUPS, PURSE, TWO_NAMES, VILLAGES
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.departments import LINE_SUFFIXES, DepartmentLexicon
from hengce.ingest.marks import last_place

# 发展改革、教育…等部门, 工会、共青团、妇联等群团组织, …、县卫生监督所等13个部门
ETC: Final = re.compile(
    r"等(?:[\d一二三四五六七八九十]+个?)?(?:[^，。；、的等]{2,8}领域)?(?:政府|国务院|中央|[有相]关|市级|省级|县级|区级|成员|职能|责任|[省市县区旗]直|主管|行政|管理|行业|执法|其[他它])*"
    r"(?:[^，。；、]{2,8}成员单位|[^，。；、的]{2,6}管理部门|部门和单位|单位和部门|部门（单位）|部门、?单位|部门|单位|群团组织|群团|人民团体|社会团体|机构|机关|组织(?!部)|(?:国有|[省市州县区]属|驻[省市州县区])*(?:企业|公司|银行)(?=[要应须将负按]))"
    # …、省应急厅等参与, …、省能源局等按照职责分工负责
    r"|等(?=(?:共同|积极|密切|协同|分工|具体)?(?:参[与加]|配合|协[同助]|负责(?!人)|按照?(?:各自)?的?职[责能])(?!的))"
)
ETC_SIGN: Final = "等"  # looked for first
# 民政、市场监督管理和相关部门
AND_OTHERS: Final = re.compile(
    r"(?<![要应当须需将可极动切强])(?:以及|和|及|与)(?:其他|其它)?[有相]关(?:职能|行政|主管|管理)*(?:部门|机关)"
)
OFFICES: Final = re.compile(
    r"[省市州盟县区旗](?:委|(?:人民)?政府|府)办(?:公[室厅])?(?=[^事法理好学]|$)|国务院办公厅"
)  # 区政府办公室, 县委办
# 中国人民银行|临沧市中心支行, 住房公积金管理中心|云县办事处, 外汇局|各分支机构
BRANCH_TAIL: Final = re.compile(
    r"(?<=[行局])[^局行会，。、；：的]{2,7}(?:中心支行|支行|分行|监管分局|分局|监管组|总部)"
    r"|(?:(?<=公积金中心)|(?<=公积金管理中心))[^局行会，。、；：的到]{2,7}(?:办事处|管理部)(?<!街道办事处)"
    r"|(?<=[行局会])(?:各级|各地|各)?分支机构"
)
NOT_A_NAME: Final = re.compile(r"[署门件首位级长员]|分(?![管别工头])")  # 组织部署, 教育部分, 市教育局长 are no bodies
# 综合行政执法（城市管理）主管部门: a line with another in brackets
LINE_WITH_ASIDE: Final = re.compile(rf"{ASIDE_OF_LINE.pattern}(?:行政)?(?:主管|管理)?(?:部门|机关)")
THERE: Final = ("当地", "属地", "所在地", "同级", "本级")  # 到当地甘蔗管理部门备案
# 编制政务服务办事指南, 社会事务处理
NO_OFFICE: Final = (
    *("办事", "办理", "办法", "办好", "办学", "办结", "办成", "办证", "办公", "办案", "办税", "办件"),
    *("处理", "处置", "处罚", "处分", "处于", "所在", "所有", "所需"),
)
MASS: Final = ("工商联", "残联", "妇联", "科协", "总工会", "团委", "红十字会")  # 统计和|工商联 are two
# 市经济发展局|农业处负责
NEAR_MARKS: Final = ("村", "社区", "居委", "居民委", "乡镇", "街道", "工会", "共青团")  # looked for first
# 村（社区）|要及时劝阻, 由乡镇、街道|组织开展, 妇联、共青团|要开展指导: whose names alone are words for much else
NEAR_ACT: Final = re.compile(
    rf"(?<![^，。；：、\n和与及由或）条\s])(?:{VILLAGES.pattern}|(?:属地|当地)?(?:乡镇（街道）|街道（乡镇）|乡镇|街道)|工会|共青团)(?=负责(?!人(?![员口才力]))|要(?!求)|应|须|可以?(?=协助|配合)|具体|牵头|组织|做好|落实|协助|配合|完成|劝阻"
    rf"|每[年月季周]|收到|接到|受理|自[^，。]{{2,20}}(?:起|内)|在\d|对[^，。；的]{{2,20}}进行|$)"
)
OF_USE: Final = re.compile("(?<=发挥)(?:工会|共青团)(?=[、和与及])")  # 充分发挥|工会、行业协会作用
# 县财政|要保障经费, 县财政|每年安排资金, 县财政|按照投资额给予奖励, but not 由县财政|补贴50%
PURSE_ACTS: Final = re.compile(
    rf"{PURSE}(?=(?:每年|\d{{4}}年)安排|[也均都还]?要(?!求)|[也均都还]?应|须|落实|足额|予以保障"
    r"|(?:(?:根据|按照?|依据)[^，。；]{2,20}|一次性|适当|再)?(?:给予|予以|安排(?!的)|追加))"
)
# 县消防安全委员会办公室
GROUP_OFFICE: Final = re.compile(
    rf"[省市州盟县区旗](?:(?![要应将的在到经由向报对并]|[局委厅部办会府署门][和与及]|成立|设立|负责)[\u4e00-\u9fff]){{2,24}}(?:{'|'.join(GROUPS)})办公室"
)
FIRM_END: Final = compile_for_search(f"(?:{'|'.join(FIRM_ENDINGS)})(?![的司章行董股经内员])")
LONGEST_FIRM: Final = 20
BEFORE_FIRM: Final = "，。；：、（）\n由和与及"
INNER_TAIL: Final = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:处|科|股|督查室)(?=[，。；：、）]|负责|牵头|组织|要|应)")
LONGEST_NAME: Final = 16  # 卫生健康综合行政执法大队 and a place


class Anchor(NamedTuple):
    """Where a body is named, or (`etc`) where a list ends in 等部门."""

    start: int
    end: int
    etc: bool
    open_ended: bool = True


def find_anchors(text: str, start: int, end: int, reader: BodyReader) -> list[Anchor]:
    """Where bodies are named between `start` and `end`, in reading order; none lies in another."""
    anchors = {
        *_named(text, start, end, reader),
        *_lists(text, start, end),
        *government_anchors(text, start, end, reader),
    }
    anchors.update(_coined(text, start, end, reader))
    anchors.update(_near(text, start, end))
    anchors.update(_who_acts(text, start, end, reader))
    anchors.update(_with_asides(text, start, end, reader))
    if any(text.find(of, start, end) >= 0 for of in ("府办", "委办", "院办")):
        anchors |= {_placed(text, start, match, reader) for match in OFFICES.finditer(text, start, end)}
    return _with_second_plates(text, _outermost(sorted(anchors)))


def government_anchors(text: str, start: int, end: int, reader: BodyReader) -> list[Anchor]:
    """Where governments are named between `start` and `end`."""
    return [Anchor(*span, etc=False) for span in government_spans(text, start, end, reader.places)]


def named_bodies(text: str, reader: BodyReader) -> Iterator[Listed]:
    """The document's own bodies wherever it names them in full, its front and closing included."""
    for anchor in _named(text, 0, len(text), reader):
        body = reader.read(text[anchor.start : anchor.end])
        if body and body.sort == "named" and reader.places.own in body.canonical:
            yield Listed(anchor.start, anchor.end, body)


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
            and TWO_NAMES.fullmatch(text, first.start, anchor.end + 1)
            and not (first.etc or anchor.etc)
        ):
            joined[-1] = Anchor(first.start, anchor.end + 1, etc=False)
        else:
            joined.append(anchor)
    return joined


@cache
def _automaton(lexicon: DepartmentLexicon) -> AhoCorasick:
    patterns = [*lexicon.cores, *(line + suffix for line in lexicon.lines for suffix in LINE_SUFFIXES)]
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)


def _named(text: str, start: int, end: int, reader: BodyReader) -> list[Anchor]:
    named = list[Anchor]()
    for _, *span in _automaton(reader.lexicon).find_matches_as_indexes(text[start:end]):
        begin, finish = start + span[0], start + span[1]
        branch = BRANCH_TAIL.match(text, finish, end)
        no_name = NOT_A_NAME.match(text, finish, end) or text[finish - 1 : finish + 1] in NO_OFFICE
        if no_name and not branch:
            continue
        if branch:
            finish = branch.end()
        elif (inner := INNER_TAIL.match(text, finish, end)) and (
            reader.read(text[with_place(text, start, begin, reader) : inner.end()])
        ):
            finish = inner.end()
        elif not text.endswith(MASS, begin, finish) and (
            parts := reader.lexicon.merged_parts(text[max(start, begin - LONGEST_NAME) : finish])
        ):
            begin = min(
                begin, finish - sum(map(len, parts))
            )  # 教育和商务局, of which only 商务局 is a name in the lexicon
        named.append(Anchor(with_place(text, start, begin, reader), finish, etc=False))
    return named


def _near(text: str, start: int, end: int) -> list[Anchor]:
    if not any(text.find(mark, start, end) >= 0 for mark in NEAR_MARKS):
        return []
    near = [Anchor(*match.span(), etc=False) for match in NEAR_ACT.finditer(text, start, end)]
    if text.find("发挥", start, end) >= 0:
        near += [Anchor(*match.span(), etc=False) for match in OF_USE.finditer(text, start, end)]
    return near


def _who_acts(text: str, start: int, end: int, reader: BodyReader) -> list[Anchor]:
    """Those who have a place in their name but no ending that bodies alone have: 县财政, 县农商行, 县…委员会办公室."""
    acting = list[Anchor]()
    for purse in PURSE_ACTS.finditer(text, start, end) if text.find(PURSE, start, end) >= 0 else ():
        begin = with_place(text, start, purse.start(), reader)
        if begin < purse.start() and text[begin : purse.start()] not in THERE:  # 由同级财政安排
            acting.append(Anchor(begin, purse.end(), etc=False))
    if text.find("办公室", start, end) >= 0:
        acting += [_placed(text, start, office, reader) for office in GROUP_OFFICE.finditer(text, start, end)]
    for ending in FIRM_END.finditer(text, start, end):
        first = max(start, ending.end() - LONGEST_FIRM)
        begin = max(first, last_place(text, first, ending.start(), BEFORE_FIRM) + 1)
        if reader.read(text[begin : ending.end()]):
            acting.append(Anchor(begin, ending.end(), etc=False))
    return acting


def _placed(text: str, start: int, match: re.Match[str], reader: BodyReader) -> Anchor:
    """A name that begins with the last character of its place, with all of that: 城区|政府办公室, 中共凤庆县|委办."""
    begin = min(match.start(), with_place(text, start, match.start() + 1, reader))
    return Anchor(begin - 2 if text.endswith("中共", start, begin) else begin, match.end(), etc=False)


def _with_asides(text: str, start: int, end: int, reader: BodyReader) -> list[Anchor]:
    if text.find("）", start, end) < 0:
        return []
    lines = list[Anchor]()
    for match in LINE_WITH_ASIDE.finditer(text, start, end):
        before = text[max(start, match.start() - LONGEST_NAME) : match.start()]
        if line := reader.lexicon.line_endings.longest_in(before):
            lines.append(Anchor(with_place(text, start, match.start() - len(line), reader), match.end(), etc=False))
    return lines


def _lists(text: str, start: int, end: int) -> list[Anchor]:
    lists = list[Anchor]()
    if text.find(ETC_SIGN, start, end) >= 0:
        lists += [Anchor(*match.span(), etc=True) for match in ETC.finditer(text, start, end)]
    if text.find("关部门", start, end) >= 0:
        lists += [Anchor(*match.span(), etc=True, open_ended=False) for match in AND_OTHERS.finditer(text, start, end)]
    return lists


def _coined(text: str, start: int, end: int, reader: BodyReader) -> list[Anchor]:
    coined = list[Anchor]()
    for name in reader.coined:
        at = text.find(name, start, end)
        while at >= 0:
            begin = with_place(text, start, at, reader)
            if text[at + len(name) - 1 : at + len(name) + 1] not in NO_OFFICE:
                coined.append(Anchor(at if text[begin:at] in THERE else begin, at + len(name), etc=False))
            at = text.find(name, at + len(name), end)
    return coined


def with_place(text: str, limit: int, start: int, reader: BodyReader) -> int:
    """Where the words for a place in front of `start` begin; `start` itself when there are none."""
    return reader.places.start_before(text, max(limit, start - LONGEST_NAME), start)
