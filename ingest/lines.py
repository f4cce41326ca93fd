"""Lines of text that remember where in the source each of their characters stood."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Part = tuple[str, int]  # a run of text, and the offset in the source of its first character

# A line this long with white space between sentences has lost its line breaks: each such space was one.
UNBROKEN_LENGTH = 400
LOST_BREAK = re.compile(
    r"\s*\u3000{2,}\s*"
    r"|(?<=[^\x00-\x7f0-9a-zA-Z]) +(?=[^\x00-\x7f]|\d{1,2}[.、]|\d{4}年\d)"
    r"|(?<=[日号]) +(?=[^\x00-\x7f])"
)

RULE = re.compile(r"[-*_=]{3,}")  # --- between the parts of a Markdown page
MARKUP = re.compile(r"#{1,6}\s*|>\s*|[-*+]\s+(?!\d+\s*-|\s)|!\[[^\]]*\]\S*")
INLINE = re.compile(
    r"\[bookmark：?:?[^\]]*\]"  # [bookmark: _GoBack], left by a converter of Word files
    r"|\*\*|__(?=\S)|[\u200b-\u200f\ufeff\u2060]"  # bold marks; marks without width
    r"|(?<=[^\x00-\x7f])[ \u3000]+|[ \u3000]+(?=[^\x00-\x7f])"  # spaces inside Chinese text
    r"|(?P<escape>\\(?=[\\`*_{}\[\]（）#+.!|~>-]))|(?P<entity>&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);?；?)"
)
SUSPECT = re.compile(r"[ \u3000*_\[\\&\u200b-\u200f\ufeff\u2060]")


@dataclass(slots=True)
class Line:
    """One line while it is being normalised.

    `parts` are its runs, `text` the same joined; `heading` tells whether markup calls it a heading, `indented` whether
    white space stood before it, `after_blank` whether an empty line did.
    """

    parts: list[Part]
    heading: bool = False
    indented: bool = False
    after_blank: bool = False
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.parts[0][0] if len(self.parts) == 1 else "".join(text for text, _ in self.parts)

    def extended(self, other: "Line", glue: str = "") -> "Line":
        """This line with `other` put behind it, `glue` between the two."""
        glued: list[Part] = [(glue, other.parts[0][1])] if glue else []
        return Line([*self.parts, *glued, *other.parts], self.heading, self.indented, self.after_blank)


def split_lines(text: str) -> Iterator[Line]:
    """The lines of `text` that hold anything, without markup, editor marks and spaces inside Chinese text."""
    offset, blank = 0, False
    for row in text.split("\n"):
        for start, end in _stretches(row):
            if line := _clean(row, start, end, offset):
                line.after_blank, blank = blank, False
                yield line
            else:
                blank = True
        offset += len(row) + 1


def _stretches(row: str) -> Iterator[tuple[int, int]]:
    """The ranges of `row` that are lines: the whole, but for a text that came without line breaks."""
    start = 0
    if len(row) >= UNBROKEN_LENGTH:
        for gap in LOST_BREAK.finditer(row):
            yield start, gap.start()
            start = gap.end()
    yield start, len(row)


def _clean(row: str, start: int, end: int, offset: int) -> Line | None:
    body = row[start:end]
    stripped = body.strip(" \u3000\r")
    if not stripped or RULE.fullmatch(stripped):
        return None
    start += body.index(stripped[0])
    indented, heading = start > 0, stripped[0] == "#"
    while mark := MARKUP.match(stripped):
        start += mark.end()
        stripped = stripped[mark.end() :]
    parts = (
        _kept(stripped, offset + start)
        if SUSPECT.search(stripped)
        else [(stripped, offset + start)]
        if stripped
        else []
    )
    return Line(parts, heading, indented) if parts else None


def _kept(text: str, offset: int) -> list[Part]:
    """What INLINE does not take out of `text`, entities as the characters they stand for."""
    parts, position = list[Part](), 0
    for match in INLINE.finditer(text):
        entity = match["entity"] and match["entity"].rstrip("；;") + ";"
        replacement = html.unescape(entity).strip() if entity else ""
        if entity and replacement == entity:
            continue  # R&D is no entity
        if match.start() > position:
            parts.append((text[position : match.start()], offset + position))
        if replacement:
            parts.append((replacement, offset + match.start()))
        position = match.end()
    parts.append((text[position:], offset + position))
    while parts and not parts[-1][0].rstrip():
        parts.pop()
    return [*parts[:-1], (parts[-1][0].rstrip(), parts[-1][1])] if parts else []
