"""What a body is charged with: each sentence behind its name, up to where another is charged."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from hengce.ingest.extract.bodies.body import Listed
from hengce.ingest.extract.bodies.mentions import BY_THEIR_PART
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.openings import LONGEST_JOINT, LONGEST_LIST, Opening, read_opening

SENTENCE: Final = re.compile(r"[^。；\n]+")
PLACED: Final = "省市州盟县区旗镇乡各"  # how the name of a body begins, or it ends in 部门
ORGANISES: Final = ("组织、", "组织和", "组织协", "组织相", "组织有", "组织各", "组织实", "组织开", "宣传、")
# 履行以下职责：, 主要职责包括：, and no more than that
ONLY_LEADS: Final = re.compile(
    r"[^，。；]{0,5}：$|[^。；]*(?:(?:以下|下列|如下|主要|具体)[^，。；]{0,8}|(?:职责|职能|任务|分工|事项|包括)[是为有]?)：$"
)
# …；其他有关部门按照各自的职责做好相关工作 is no duty of the body before
OF_OTHERS: Final = re.compile(
    r"(?:其[他它]|各)?(?:各?[有相]关)?(?:职能|行政|成员)*(?:部门|单位)(?=[按要应须将依在根做配积确])"
    r"|(?:具体|日常)工作(?:可以?)?由[^，。；]{2,30}(?:承担|负责)|(?:领导小组|联席会议|指挥部)?办公室设在"
)
# 各镇政府承担…: what another does in a further sentence
TAKES_ON: Final = (
    "承担",
    "会同",
    "组织",
    "牵头",
    "配合",
    "协助",
    "统筹",
    "制定",
    "落实",
    "履行",
    "做好",
    "指导",
    "监督",
)
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
            if OF_OTHERS.match(text, start, stop):
                continue
            other = _charged_next(text, start, stop, reader) or _named_next(text, start, stop, reader)
            if other and (other.marked or _takes_over(text, other, bodies, stop)):
                bodies, begin = other.bodies, other.text_start
            elif other and not _keys(other.bodies) & _keys(bodies):  # 财政等部门按照职责分工做好工作
                continue
        for body in bodies:
            yield Charged(provision, body, begin, stop - (text[stop - 1] == "："))  # 负责资金监管：（一）…


def _named_next(text: str, start: int, end: int, reader: BodyReader) -> Opening | None:
    """The opening of a further sentence that names a body but does not charge it in so many words."""
    if text[start] not in PLACED and text.find("部门", start, min(end, start + LONGEST_JOINT)) < 0:
        return None
    if text.startswith(ORGANISES, start, end):  # 组织、协调市民政部门
        return None
    opening = read_opening(text, start, end, reader)
    return opening._replace(marked=False) if opening else None


def _takes_over(text: str, other: Opening, bodies: tuple[Listed, ...], end: int) -> bool:
    """Whether a sentence tells what another body leads or must do, or what one of the bodies alone does."""
    general = BY_THEIR_PART.match(text, other.text_start, end)
    acts = other.urged or text.startswith(TAKES_ON, other.text_start, end)
    return (acts and not general) or _keys(other.bodies) < _keys(bodies)


def _keys(bodies: tuple[Listed, ...]) -> set[str]:
    return {item.body.key for item in bodies}


def sentences(text: str, start: int, end: int, reader: BodyReader) -> Iterator[tuple[int, int]]:
    """The sentences, divided before a further body that is charged: 区民政局负责…，区财政局负责…."""
    for sentence in SENTENCE.finditer(text, start, end):
        begin, stop = sentence.span()
        if sentence[0].count("负责") > 1:
            for comma in COMMA.finditer(text, begin, stop):
                if _charged_next(text, comma.end(), stop, reader):
                    yield begin, comma.start()
                    begin = comma.end()
        yield begin, stop


def _charged_next(text: str, start: int, end: int, reader: BodyReader) -> Opening | None:
    """The body that a further sentence charges in place of the one before: 区民政局负责…；区财政局负责…."""
    if text.find("负责", start + 1, min(end, start + LONGEST_LIST)) < 0:
        return None
    opening = read_opening(text, start, end, reader)
    return opening if opening and opening.marked else None
