"""What a body is charged with: each sentence behind its name, up to where another is charged."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from hengce.ingest.extract.bodies.body import Listed
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.openings import LONGEST_JOINT, LONGEST_LIST, Opening, read_opening

SENTENCE: Final = re.compile(r"[^。；\n]+")
PLACED: Final = "省市州盟县区旗各"  # how the name of a body begins, or it ends in 部门
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
        if text[stop - 1] == "：":  # 履行以下职责： leads to them
            continue
        begin = start
        if start > opening.text_start:
            if other := _charged_next(text, start, stop, reader):
                bodies, begin = other.bodies, other.text_start
            elif _is_of_others(text, start, stop, bodies, reader):
                continue
        for body in bodies:
            yield Charged(provision, body, begin, stop)


def _is_of_others(text: str, start: int, end: int, bodies: tuple[Listed, ...], reader: BodyReader) -> bool:
    """Whether a further sentence tells of other bodies than these (财政等部门按照职责分工做好工作)."""
    if text[start] not in PLACED and text.find("部门", start, min(end, start + LONGEST_JOINT)) < 0:
        return False
    other = read_opening(text, start, end, reader)
    keys = {item.body.key for item in bodies}
    return other is not None and not any(item.body.key in keys for item in other.bodies)


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
