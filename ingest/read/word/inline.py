"""What stands inside a paragraph of a Word file: its words as they would be printed once all changes are accepted."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hengce.ingest.read.word.names import W, is_on, value_of
from hengce.ingest.read.word.number_formats import format_number

if TYPE_CHECKING:
    from lxml.etree import _Element

# Deleted or moved away; properties; what is no text; the reading above a ruby base; older twins of a choice.
LEFT_OUT = frozenset(
    ("del", "delText", "delInstrText", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "Fallback")
)
CIRCLED_FIELD = re.compile(r"(?i)\s*eq\s*\\o\s*\\ac\s*[(（]\s*[○〇]\s*[,，;；]\s*(\d{1,2})")  # EQ \o\ac(○,3) prints ③
PICTURES = frozenset(("blip", "imagedata"))


@dataclass(slots=True)
class Inline:
    """The content of a paragraph; `boxes` and `notes` (kind and id) stand beside the text, `pictures` counts them."""

    text: str = ""
    boxes: "list[_Element]" = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0
    _codes: list[str] = field(default_factory=list)  # the fields whose code is being read

    def read(self, parent: "_Element") -> None:
        """Adds what stands below `parent`."""
        for element in parent:
            name = local_name(element)
            if handle := HANDLERS.get(name):
                handle(self, element)
            elif name in PICTURES:
                self.pictures += 1
            elif name not in LEFT_OUT and not (name == "r" and is_on(element.find(W + "rPr"), "vanish")):
                self.read(element)

    def _add(self, text: str) -> None:
        self.text += text

    def _choice(self, element: "_Element") -> None:
        """One of several forms of the same: the first, or the older one where the first holds nothing."""
        newer = Inline()
        newer.read(element)
        if not (newer.text or newer.boxes or newer.notes or newer.pictures):
            for older in element:
                if local_name(older) == "Fallback":
                    newer.read(older)
        self.text += newer.text
        self.boxes += newer.boxes
        self.notes += newer.notes
        self.pictures += newer.pictures

    def _field(self, element: "_Element") -> None:
        kind = value_of(element, "fldCharType")
        if kind == "begin":
            self._codes.append("")
        elif self._codes and kind in ("separate", "end"):
            if match := CIRCLED_FIELD.match(self._codes[-1]):
                self._add(format_number(int(match[1]), "decimalEnclosedCircle"))
            self._codes[-1] = ""
            if kind == "end":
                self._codes.pop()

    def _code(self, element: "_Element") -> None:
        if self._codes:
            self._codes[-1] += element.text or ""


def local_name(element: "_Element") -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


Handler = Callable[[Inline, "_Element"], None]
HANDLERS: Mapping[str, Handler] = {
    "t": lambda inline, element: inline._add(element.text or ""),
    "tab": lambda inline, _: inline._add(" "),
    "br": lambda inline, element: inline._add("" if value_of(element, "type") in ("page", "column") else "\n"),
    "cr": lambda inline, _: inline._add("\n"),
    "noBreakHyphen": lambda inline, _: inline._add("-"),
    "txbxContent": lambda inline, element: inline.boxes.append(element),
    "footnoteReference": lambda inline, element: inline.notes.append(("footnote", value_of(element, "id"))),
    "endnoteReference": lambda inline, element: inline.notes.append(("endnote", value_of(element, "id"))),
    "AlternateContent": Inline._choice,
    "fldChar": Inline._field,
    "instrText": Inline._code,
}
