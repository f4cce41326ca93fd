"""Paragraph styles of Word files: what a paragraph has from its style and those it is based on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hengce.ingest.read.word.names import W, number_of, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class NumberingProperty:
    """The list a paragraph or style is in (`0` is none), and at which level; None where it does not say."""

    num_id: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style."""

    key: str
    name: str
    based_on: str
    numbering: NumberingProperty


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, styles: Mapping[str, Style], default: str) -> None:
        self._styles, self._default = styles, default

    def name(self, key: str) -> str:
        """What users call the style of a paragraph that names `key`, in small letters."""
        style = self._styles.get(key or self._default)
        return style.name.lower() if style else ""

    def numbering(self, key: str) -> tuple[NumberingProperty, str] | None:
        """The numbering a paragraph of style `key` has, and the style it comes from; None when there is none."""
        found = (style for style in self._chain(key or self._default) if style.numbering.num_id is not None)
        return next(((style.numbering, style.key) for style in found), None)

    def _chain(self, key: str) -> Iterator[Style]:
        seen = set[str]()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = self._styles[key].based_on


def read_styles(styles: "_Element | None") -> Styles:
    """The styles that `word/styles.xml` defines."""
    found, default = dict[str, Style](), ""
    for style in styles.iterfind(W + "style") if styles is not None else ():
        if value_of(style, "type") != "paragraph":
            continue
        key, name, based_on = value_of(style, "styleId"), style.find(W + "name"), style.find(W + "basedOn")
        found[key] = Style(
            key,
            value_of(name, "val") if name is not None else "",
            value_of(based_on, "val") if based_on is not None else "",
            numbering_property(style.find(W + "pPr")),
        )
        if value_of(style, "default") == "1":
            default = key
    return Styles(found, default)


def numbering_property(properties: "_Element | None") -> NumberingProperty:
    """The numbering that the properties of a paragraph or style name."""
    numbering = properties.find(W + "numPr") if properties is not None else None
    if numbering is None:
        return NumberingProperty(None, None)
    num_id, level = numbering.find(W + "numId"), numbering.find(W + "ilvl")
    return NumberingProperty(
        value_of(num_id, "val") if num_id is not None else None,
        number_of(level, "val") if level is not None else None,
    )
