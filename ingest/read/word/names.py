"""Names in the XML of Word files, and the values that stand under them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"  # the same names in ISO/IEC 29500 Strict
W = f"{{{MAIN}}}"
ON = ("", "1", "true", "on")


def value_of(element: "_Element", name: str) -> str:
    """An attribute of Word's; empty when it is not there."""
    return element.get(W + name, "")


def number_of(element: "_Element", name: str) -> int:
    """An attribute of Word's that is a whole number; 0 when it is none."""
    value = value_of(element, name)
    return int(value) if value.removeprefix("-").isdecimal() else 0


def is_on(parent: "_Element | None", name: str) -> bool:
    """Whether a property that is on or off is on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`."""
    switch = parent.find(W + name) if parent is not None else None
    return switch is not None and value_of(switch, "val") in ON
