"""Lines of bodies that close a section and answer for the whole of it (牵头单位：市商务局)."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from hengce.ingest.extract.bodies.shares import Share
from hengce.ingest.model import Parsed, Provision

LABELLED_LINE: Final = re.compile(r"\n（?(?:牵头|责任|负责|配合|落实|实施|主办|承办)(?:单位|部门|领导)?[：:]")
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
