"""Parts of a list of duties that open with a bare name: 1.服务办。牵头负责…; and lists of places, which are none."""

from collections.abc import Sequence
from typing import Final

from hengce.ingest.extract.bodies.body import Body, Listed
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.nobody import may_be_a_name
from hengce.ingest.extract.bodies.openings import NAME_ENDS, Opening, behind_opening, opened, read_opening
from hengce.ingest.model import Provision

LONGEST_NAME: Final = 12
FEWEST: Final = 2  # parts headed by a name, where a heading says that duties are listed
ENOUGH: Final = 3
CHARGES: Final = ("负责", "主要负责", "具体负责", "牵头", "承担", "配合", "协助")
CHARGED: Final = ("。负责", "：负责", "\n负责")
# 松山湖功能区：… is a part of a plan on space, 松山湖管委会：… is not
GOVERNS: Final = ("政府", "管委会", "委员会", "办事处", "党委", "党工委")
LISTS_ALL: Final = ("各", "属地", "县", "市", "区", "乡", "镇", "街")


def openings_of_parts(text: str, parts: Sequence[Provision], reader: BodyReader, *, said: bool) -> list[Opening | None]:
    """How each part opens; bare names count where the parts of the list are headed by them throughout.

    `said` tells that a heading says that duties are listed; else most of what is headed so must charge somebody.
    """
    openings = [read_opening(text, part.start + len(part.label), part.end, reader) for part in parts]
    if all(openings):
        return openings
    headed = [_headed_by_name(text, part, reader, said=said) for part in parts]
    names = [opening for opening in headed if opening]
    charged = sum(
        text.startswith(CHARGES, behind_opening(text, opening.bodies[-1].end, len(text)) - 2) for opening in names
    )
    enough = len(names) >= (FEWEST if said else ENOUGH) and 3 * len(names) >= 2 * len(parts)
    if not enough or not (said or 2 * charged >= len(names)):
        return openings
    return [opening or name for opening, name in zip(openings, headed, strict=True)]


def _headed_by_name(text: str, part: Provision, reader: BodyReader, *, said: bool) -> Opening | None:
    name = part.heading or ""
    start = part.start + len(part.label)
    if len(name) > LONGEST_NAME or not name.endswith(tuple(NAME_ENDS)) or not text.startswith(name, start):
        return None
    body = reader.read(name) or (reader.read_item(name) if may_be_a_name(name) else None)
    if body is None and said and text.startswith(CHARGED, start + len(name)):  # 审核发放机构。负责…
        body = reader.unknown.body(name)
    if body is None or body.sort == "nobody":
        return None
    return opened(text, (Listed(start, start + len(name), body),), start + len(name), part.end)


def only_places(text: str, openings: Sequence[Opening | None]) -> bool:
    """Whether all that a list opens with are places by their bare names, and none is charged in so many words."""
    named = [item for opening in openings if opening for item in opening.bodies]
    return (
        bool(named)
        and all(_is_place(text[item.start : item.end], item.body) for item in named)
        and not any(text.startswith("负责", opening.text_start - 2) for opening in openings if opening)
    )


def _is_place(name: str, body: Body) -> bool:
    return body.kind == "government" and not name.endswith((*GOVERNS, "）")) and not name.startswith(LISTS_ALL)
