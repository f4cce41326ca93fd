"""Bodies that a section names for its parts: in a line that closes it (牵头单位：市商务局), or in its heading."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from hengce.ingest.extract.bodies.lists import read_units
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.shares import LEADING, Part, Share
from hengce.ingest.model import Parsed, Provision

LABELLED_LINE: Final = re.compile(r"\n（?(?:牵头|责任|负责|配合|落实|实施|主办|承办)(?:单位|部门|领导)?[：:]")
# 一、县教育局牵头任务（8项）
HEADED: Final = re.compile(
    rf"(?P<who>[^，。；：]{{2,40}}?)(?P<verb>{'|'.join(LEADING)}|承办|负责)(?:负责|落实|办理|完成|实施)?的?(?:工作|任务|事项|项目){{1,2}}(?:（[^（）]*）)?"
)
CLOSES: Final = "）〕】］]"
FEWEST_SECTIONS: Final = 2  # one section closed by such a line may be chance

Shares = Mapping[str, list[list[Share]]]  # by provision: the shares of each of its groups


def lift_to_sections(parsed: Parsed, shares: Shares) -> dict[str, list[list[Share]]]:
    """The shares, those of a section's closing line given to the section; its measures are governed by them.

    Only where the whole document is written so: in every section with several measures the last alone names bodies, on
    a line of its own, and there are at least two such sections.
    """
    sections = {number: measures for number, measures in _sections(parsed) if any(m.number in shares for m in measures)}
    if len(sections) < FEWEST_SECTIONS or not all(_is_closed(measures, shares) for measures in sections.values()):
        return dict(shares)
    closing = {number: shares[measures[-1].number] for number, measures in sections.items()}
    governed = {measure.number: list[list[Share]]() for measures in sections.values() for measure in measures}
    return {**shares, **governed, **closing}


def lift_from_last_items(parsed: Parsed, shares: Shares) -> dict[str, list[list[Share]]]:
    """The shares, a bracket behind the last of several items given to the part that the items make up.

    Only where brackets close the parts of that level one by one: some that have no items end in theirs.
    """
    lifted = dict(shares)
    below = _siblings(parsed) if shares else {}
    for siblings in below.values():
        plain = _measures(siblings)
        if not any(part.number in shares for part in plain):
            continue
        items_of = {part.number: _measures(below.get(part.number, [])) for part in siblings}
        closed = {number: items for number, items in items_of.items() if _ends_in_bracket(items, shares)}
        if len(closed) + len(plain) < len(siblings):
            continue
        for number, items in closed.items():
            lifted |= {item.number: list[list[Share]]() for item in items}
            lifted[number] = shares[items[-1].number]
    return lifted


def _measures(parts: list[Provision]) -> list[Provision]:
    return [part for part in parts if part.kind == "measure"]


def _ends_in_bracket(items: list[Provision], shares: Shares) -> bool:
    if len(items) <= 1:
        return False
    *others, last = items
    alone = len(shares.get(last.number, ())) == 1 and not any(item.number in shares for item in others)
    return alone and last.text[-1] in CLOSES


def _siblings(parsed: Parsed) -> dict[str, list[Provision]]:
    """The parts directly below each part."""
    below: dict[str, list[Provision]] = {}
    for part in parsed.provisions:
        if part.parent and part.kind != "row":
            below.setdefault(part.parent, []).append(part)
    return below


def _sections(parsed: Parsed) -> Iterator[tuple[str, list[Provision]]]:
    """The number of each part that has several measures directly below it, with them."""
    below: dict[str, list[Provision]] = {}
    for provision in parsed.provisions:
        if provision.kind == "measure" and provision.parent:
            below.setdefault(provision.parent, []).append(provision)
    return ((number, measures) for number, measures in below.items() if len(measures) > 1)


def _is_closed(measures: list[Provision], shares: Shares) -> bool:
    *others, last = measures
    alone = last.number in shares and not any(measure.number in shares for measure in others)
    return alone and LABELLED_LINE.search(last.text) is not None


def lower_from_headings(parsed: Parsed, shares: Shares, reader: BodyReader) -> dict[str, list[list[Share]]]:
    """The shares, whoever the heading of a section names given to each measure right below that names nobody.

    县教育局牵头任务（8项） stands above what 县教育局 leads; the section itself is governed by nobody.
    """
    headed = {part.number: share for part in parsed.provisions if (share := _headed(parsed.text, part, reader))}
    below = [part for part in parsed.provisions if part.kind == "measure" and part.parent in headed]
    lowered = {part.number: [[headed[part.parent]]] for part in below if part.parent and not shares.get(part.number)}
    return {**shares, **{number: list[list[Share]]() for number in headed}, **lowered}


def _headed(text: str, part: Provision, reader: BodyReader) -> Share | None:
    """The bodies that the heading of a section names for what stands below it."""
    heading = HEADED.fullmatch(part.heading) if part.kind == "section" and part.heading else None
    if heading is None:
        return None
    start = text.find(heading[0], part.start, part.end)
    bodies = read_units(text, start, start + heading.end("who"), reader)
    known = bodies.items and all(item.body.sort in ("named", "government") for item in bodies.items)
    role: Part = "lead" if heading["verb"] in LEADING else "duty"
    return Share(role, bodies) if known and not bodies.unread else None
