"""What people type, as parts: plain words, exact runs in quotes, words left out, words either of which will do."""

import re
from dataclasses import dataclass
from typing import Final

from hengce.search.analyse import fold

LONGEST: Final = 2_000  # characters read of a query; a pasted page is no query, and its beginning says what it is about
OPENING, CLOSING = '“"「『＂', '”"」』＂'
NESTED = r"“(?P<nested>(?:[^“”]++|“[^“”]*+”)++)”"  # “实现“托育联合体”内”
QUOTED = (
    rf"{NESTED}|[{OPENING}{CLOSING}](?P<quoted>[^{OPENING}{CLOSING}]+)[{OPENING}{CLOSING}]"  # "开设托班" ”联络员会议“
)
EDGE = rf"\s{OPENING}{CLOSING}"
BREAK = rf"{EDGE}|｜&"
PART = re.compile(
    rf"(?P<without>(?<![^{EDGE}])(?:[-－–—−](?=\S)|NOT(?=[{EDGE}])\s*))?"
    rf"(?:{QUOTED}"
    rf"|(?P<either>(?<![^{EDGE}])(?:OR|AND)(?![^{EDGE}])|[|｜]{{1,2}}|&&?|或者)"
    rf"|(?P<word>[^{BREAK}]+?)(?=或者|[{BREAK}]|$))"
)
NOTHING = re.compile(r"[\W_]*")  # brackets and dots alone ask for nothing


@dataclass(frozen=True, slots=True)
class Words:
    """Words in any order."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """An exact run of characters."""

    text: str


Part = Words | Phrase


@dataclass(frozen=True, slots=True)
class Query:
    """A query as typed, and read: of each group of `wanted` any part will do; no part of `unwanted` may be there."""

    typed: str
    wanted: tuple[tuple[Part, ...], ...] = ()
    unwanted: tuple[Part, ...] = ()

    @property
    def plain(self) -> str:
        """The words that are neither quoted nor left out, with spaces between."""
        return " ".join(part.text for group in self.wanted for part in group if isinstance(part, Words))


def parse_query(typed: str) -> Query:
    """The parts of what was typed. Full-width signs count as half-width ones; what is no operator is words.

    >>> parse_query("“市民政局” 登记 OR 备案 -托班").wanted
    ((Phrase(text='市民政局'),), (Words(text='登记'), Words(text='备案')))
    >>> parse_query("托育 或者").wanted
    ((Words(text='托育'),),)
    """
    wanted, unwanted, widen = list[tuple[Part, ...]](), list[Part](), False
    for match in PART.finditer(fold(typed[:LONGEST])):
        if match["either"]:
            widen = match["either"] not in ("AND", "&", "&&")
        elif part := _part(match):
            if match["without"]:
                unwanted.append(part)
            elif widen and wanted:
                wanted[-1] = (*wanted[-1], part)
            else:
                wanted.append((part,))
            widen = False
    return Query(typed, tuple(wanted), tuple(unwanted))


def _part(match: re.Match[str]) -> Part | None:
    if quoted := match["nested"] or match["quoted"]:
        return Phrase(quoted) if quoted.strip() else None
    text = match["word"] or ""
    return None if NOTHING.fullmatch(text) else Words(text)
