"""Brackets inside the bracket of those responsible, printed in other marks: （责任单位：各县〈市、区〉政府）."""

import re
from dataclasses import replace
from typing import Final

from hengce.ingest.model import Parsed

MARKS: Final = ("〈", "<")  # looked at first
ROUND: Final = str.maketrans("〈〉<>", "（）（）")
IN_ROUND: Final = re.compile(r"（[^（）《》]*[〈<][^（）《》]*）")


def with_round_brackets(parsed: Parsed) -> Parsed:
    """The document with these brackets as round ones, character for character; the same where it has none.

    >>> IN_ROUND.search("（责任单位：各县〈市、区〉政府）")[0].translate(ROUND)
    '（责任单位：各县（市、区）政府）'
    """
    if not any(mark in parsed.text for mark in MARKS):
        return parsed
    text = IN_ROUND.sub(lambda bracket: bracket[0].translate(ROUND), parsed.text)
    provisions = tuple([part._replace(text=text[part.start : part.end]) for part in parsed.provisions])
    return replace(parsed, text=text, provisions=provisions)


def as_printed(name: str, read: str, printed: str) -> str:
    """`name` as it stands in the text `printed`, of which `read` has these brackets as round ones."""
    at = read.find(name) if "（" in name and read != printed else -1
    return printed[at : at + len(name)] if at >= 0 else name
