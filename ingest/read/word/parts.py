"""The parts of a Word package that carry text: the body, its lists and styles, its notes."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hengce.ingest.read.package import Package, damaged, parse_xml
from hengce.ingest.read.word.names import MAIN, STRICT, W, value_of
from hengce.ingest.read.word.numbering import NumberedList, read_lists
from hengce.ingest.read.word.styles import Styles, read_styles

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTES = ("footnote", "endnote")
BESIDE_NOTES = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class WordParts:
    """A Word document taken apart. `notes` are by kind and id."""

    body: "_Element"
    styles: Styles
    lists: Mapping[str, NumberedList]
    notes: "Mapping[tuple[str, str], _Element]"


def read_parts(package: Package) -> WordParts:
    """The parts of a docx. Raises: ReadError when it is damaged.

    Source: ISO/IEC 29500-2 (which part is which is said by relations, whatever its name).
    """
    main = next(iter(_related(package, "", "officeDocument")), "word/document.xml")
    body = _root(package, main).find(W + "body")
    if body is None:
        raise damaged(package.name)
    numbering, styles = _first(package, main, "numbering"), _first(package, main, "styles")
    return WordParts(
        body, read_styles(styles), read_lists(numbering) if numbering is not None else {}, dict(_notes(package, main))
    )


def _notes(package: Package, main: str) -> "Iterator[tuple[tuple[str, str], _Element]]":
    for kind in NOTES:
        notes = _first(package, main, f"{kind}s")
        for note in notes.iterfind(W + kind) if notes is not None else ():
            if value_of(note, "type") not in BESIDE_NOTES:
                yield (kind, value_of(note, "id")), note


def _first(package: Package, main: str, kind: str) -> "_Element | None":
    part = next((part for part in _related(package, main, kind) if part in package), None)
    return _root(package, part) if part else None


def _root(package: Package, part: str) -> "_Element":
    return parse_xml(package.read(part).replace(STRICT.encode(), MAIN.encode()), package.name)


def _related(package: Package, part: str, kind: str) -> list[str]:
    """The parts that `part` (the package itself when empty) names as being of a kind."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in package:
        return []
    return [
        posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        for relation in package.xml(relations)
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External"
    ]
