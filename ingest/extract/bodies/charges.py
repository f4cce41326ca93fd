"""What a body is charged with: each sentence behind its name, up to where another is charged."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from hengce.ingest.extract.bodies.body import Listed
from hengce.ingest.extract.bodies.mentions import BY_THEIR_PART
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.openings import LONGEST_JOINT, LONGEST_LIST, Opening, behind_opening, read_opening
from hengce.ingest.extract.bodies.work_words import CHARGES, does_work

SENTENCE: Final = re.compile(r"[^。；\n]+")
PLACED: Final = "省市州盟县区旗镇乡各"  # how the name of a body begins, or it ends in 部门
ORGANISES: Final = ("组织、", "组织和", "组织协", "组织相", "组织有", "组织各", "组织实", "组织开", "宣传、")
# 履行以下职责：, 主要职责包括：, and no more than that
ONLY_LEADS: Final = re.compile(
    r"[^，。；]{0,5}：$|[^。；]*(?:(?:以下|下列|如下|主要|具体)[^，。；]{0,8}|(?:职责|职能|任务|分工|事项|包括)[是为有]?)：$"
)
# …；其他有关部门按照各自的职责做好相关工作 is no duty of the body before
OF_OTHERS: Final = re.compile(
    r"[省市州盟县区旗]?(?:其[他它]|各)?(?:各?[有相]关)?(?:职能|行政|成员)*(?:部门、)?(?:部门|单位)(?=[按要应须将依在根做配积确])"
    r"|(?:具体|日常)工作(?:可以?)?由[^，。；]{2,30}(?:承担|负责)|(?:领导小组|联席会议|指挥部)?办公室设在"
)
# 按照各自职责，做好相关工作: no more is said than that they do their part; 按职责加强监督 says what they do
GENERAL: Final = re.compile(
    r"，?(?:(?:共同|协同|积极|认真|依法|切实|密切|全力|配合|协助)*(?:做好|负责|开展|落实|承担|完成|抓好|履行|推进)[^，。；]{0,40}(?:工作|职责|任务|责任)"
    r"|(?:密切|积极|主动|共同)*(?:配合|协作|协同)[^，。；]{0,10}|(?:分别)?对[^，。；]{2,30}(?:进行|实施)(?:监督|管理|监管){1,2})(?:。|；|，|$)"
)
# 会同市民政局…: what is done with another, or to it
WITH_ANOTHER: Final = (
    "会同",
    "协同",
    "配合",
    "协助",
    "联合",
    "督促",
    "指导",
    "监督",
    "支持",
    "报",
    "向",
    "经",
    "与",
    "对",
    "协调",
    "推动",
)

ETC: Final = re.compile("等[^，。；]{0,6}(?:部门|单位|机构)")
NEAR: Final = ("村", "社区", "街道", "居")  # 村（居）民委员会协助…
DONE_TO_IT: Final = ("由", "从", "主要从", "经")
COMMA: Final = re.compile("，")


class Charged(NamedTuple):
    """A body and one sentence of what it is to do."""

    provision: str
    body: Listed
    start: int
    end: int


def duties_behind(text: str, provision: str, opening: Opening, end: int, reader: BodyReader) -> Iterator[Charged]:
    """The duties of the bodies of an opening, and of those that further sentences up to `end` charge."""
    bodies = opening.bodies
    for start, stop in sentences(text, opening.text_start, end, reader):
        if text[stop - 1] == "：" and ONLY_LEADS.match(text, start, stop):
            continue
        begin = start
        if start > opening.text_start:
            if OF_OTHERS.match(text, start, stop) or _is_done_to(text, start, bodies):
                continue
            other = _charged_next(text, start, stop, reader) or _named_next(text, start, stop, reader)
            if other and (other.marked or _takes_over(text, other, bodies, stop)):
                bodies, begin = other.bodies, other.text_start
            elif other and not _keys(other.bodies) & _keys(bodies):  # 财政等部门按照职责分工做好工作
                continue
        if text.startswith(CHARGES, begin):  # …；负责|资金监管
            begin = behind_opening(text, begin, stop)
        for body in bodies:
            yield Charged(provision, body, begin, stop - (text[stop - 1] == "："))  # 负责资金监管：（一）…


def _is_done_to(text: str, start: int, bodies: tuple[Listed, ...]) -> bool:
    """Whether a sentence says what is done to one of the bodies: 经办机构由市民政局择优选取."""
    names = (text[item.start : item.end] for item in bodies)
    return any(text.startswith(name, start) and text.startswith(DONE_TO_IT, start + len(name)) for name in names)


def _named_next(text: str, start: int, end: int, reader: BodyReader) -> Opening | None:
    """The opening of a further sentence that names a body but does not charge it in so many words."""
    near = text.startswith((*PLACED, *NEAR, *reader.places.shorts), start, end)
    if not near:
        comma = text.find("，", start, end)
        if text.find("部门", start, min(end if comma < 0 else comma, start + LONGEST_JOINT)) < 0:
            return None
    if text.startswith((*ORGANISES, *WITH_ANOTHER), start, end):  # 组织、协调市民政部门
        return None
    opening = read_opening(text, start, end, reader)
    return opening._replace(marked=False) if opening else None


def _takes_over(text: str, other: Opening, bodies: tuple[Listed, ...], end: int) -> bool:
    """Whether a sentence tells what another body leads or must do, or what one of the bodies alone does."""
    return is_told(text, other, end) or _keys(other.bodies) < _keys(bodies)


def _keys(bodies: tuple[Listed, ...]) -> set[str]:
    return {item.body.key for item in bodies}


def sentences(text: str, start: int, end: int, reader: BodyReader) -> Iterator[tuple[int, int]]:
    """The sentences, divided before a further body that does something: 区民政局负责…，审计部门加强监督."""
    for sentence in SENTENCE.finditer(text, start, end):
        begin, stop = sentence.span()
        for comma in COMMA.finditer(text, begin, stop):
            if _opens_next(text, comma.end(), stop, reader):
                yield begin, comma.start()
                begin = comma.end()
        yield begin, stop


def _opens_next(text: str, start: int, end: int, reader: BodyReader) -> bool:
    """Whether a body is charged behind a comma, or named as doing something; so may others be, who are nobody."""
    if OF_OTHERS.match(text, start, end) or _charged_next(text, start, end, reader):
        return True
    other = _named_next(text, start, end, reader)
    return other is not None and is_told(text, other, end)


def is_told(text: str, opening: Opening, end: int) -> bool:
    """Whether a sentence that opens with bodies says what they do, and more than that they do their part."""
    if is_general(text, opening, end) or OF_OTHERS.match(text, opening.text_start, end):  # 各地|各部门要分工负责
        return False
    may = text.startswith("可", opening.text_start)
    return not may and (opening.urged or does_work(text[opening.text_start : end]))


def is_general(text: str, opening: Opening, end: int) -> bool:
    """Whether no more is said than that bodies do their part: …和其他部门，应当按照各自职责做好相关工作."""
    etc = ETC.match(text, opening.text_start, end)
    start = etc.end() if etc else opening.text_start + text.startswith("，", opening.text_start)
    part = BY_THEIR_PART.match(text, start, end)
    return part is not None and GENERAL.match(text, part.end(), end) is not None


def _charged_next(text: str, start: int, end: int, reader: BodyReader) -> Opening | None:
    """The body that a further sentence charges in place of the one before: 区民政局负责…；区财政局负责…."""
    if text.find("负责", start + 1, min(end, start + LONGEST_LIST)) < 0:
        return None
    opening = read_opening(text, start, end, reader)
    return opening if opening and opening.marked else None
