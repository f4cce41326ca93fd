"""The automatic numbering of Word files: what a document defines, and the labels it makes of that."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hengce.ingest.read.word.names import W, is_on, number_of, value_of
from hengce.ingest.read.word.number_formats import format_number

if TYPE_CHECKING:
    from lxml.etree import _Element

PLACE = re.compile(r"%([1-9])")  # %1 in 第%1条: the number of the first level


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: `text` with %1, %2 … for the numbers of the levels, and what makes it begin again.

    `restart` is None when any level above does, else the lowest level (from 1) that does; 0 is none. `legal` prints the
    numbers of all levels in digits. `style` is the paragraph style bound to the level.
    """

    start: int
    format: str
    text: str
    restart: int | None = None
    legal: bool = False
    spaced: bool = True
    style: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list as paragraphs refer to it. Lists of the same `abstract` count on together; `starts` override a start."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)

    def start(self, level: int) -> int:
        """The first number of a level."""
        return self.starts.get(level, self.levels[level].start if level in self.levels else 1)


def read_lists(numbering: "_Element") -> dict[str, NumberedList]:
    """The lists that `word/numbering.xml` defines, by the id paragraphs use.

    Source: ISO/IEC 29500-1 17.9.
    """
    abstracts = {value_of(part, "abstractNumId"): part for part in numbering.iterfind(W + "abstractNum")}
    styled = {link: part for part in abstracts.values() if (link := _child_value(part, "styleLink"))}
    lists = dict[str, NumberedList]()
    for num in numbering.iterfind(W + "num"):
        abstract = abstracts.get(_child_value(num, "abstractNumId"))
        if abstract is not None:
            # a list that only names a list style has its levels where that style does
            abstract = styled.get(_child_value(abstract, "numStyleLink"), abstract)
            lists[value_of(num, "numId")] = _numbered_list(num, abstract)
    return lists


class LabelCounter:
    """Counts the numbered paragraphs of a document as they come."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}  # by abstract list, the last number of each level
        self._begun: set[tuple[str, int]] = set()

    def level_of_style(self, num_id: str, style: str | None) -> int:
        """The level of a list that a paragraph style is bound to, else the first."""
        levels = self._lists[num_id].levels if num_id in self._lists else {}
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def next_label(self, num_id: str, at: int) -> str:
        """The label of the next paragraph at a level (from 0) of a list; empty for bullets and lists not defined."""
        numbered = self._lists.get(num_id)
        if numbered is None or at not in numbered.levels:
            return ""
        counts = self._counts.setdefault(numbered.abstract, {})
        anew = at in numbered.starts and (num_id, at) not in self._begun
        counts[at] = counts[at] + 1 if at in counts and not anew else numbered.start(at)
        self._begun.add((num_id, at))
        for below in [level for level in counts if level > at and _restarts(numbered.levels.get(level), at)]:
            del counts[below]
        return _printed(numbered, at, counts)


def _restarts(level: Level | None, above: int) -> bool:
    return level is None or level.restart is None or above < level.restart


def _printed(numbered: NumberedList, at: int, counts: Mapping[int, int]) -> str:
    level = numbered.levels[at]
    if level.format == "bullet":
        return ""

    def number(place: re.Match[str]) -> str:
        shown = int(place[1]) - 1
        form = numbered.levels[shown].format if shown in numbered.levels else "decimal"
        return format_number(counts.get(shown, numbered.start(shown)), "decimal" if level.legal else form)

    return PLACE.sub(number, level.text) + (" " if level.spaced else "")


def _numbered_list(num: "_Element", abstract: "_Element") -> NumberedList:
    levels, starts = dict(_levels(abstract)), dict[int, int]()
    for override in num.iterfind(W + "lvlOverride"):
        levels.update(_levels(override))
        start = override.find(W + "startOverride")
        if start is not None:
            starts[number_of(override, "ilvl")] = number_of(start, "val")
    return NumberedList(value_of(abstract, "abstractNumId"), levels, starts)


def _levels(parent: "_Element") -> Iterator[tuple[int, Level]]:
    for level in parent.iterfind(W + "lvl"):
        start, restart = level.find(W + "start"), level.find(W + "lvlRestart")
        forms = list(level.iter(W + "numFmt"))  # a format made by hand has a usual one behind it, to fall back on
        yield (
            number_of(level, "ilvl"),
            Level(
                start=number_of(start, "val") if start is not None else 1,
                format=value_of(forms[-1], "val") if forms else "decimal",
                text=_child_value(level, "lvlText"),
                restart=number_of(restart, "val") if restart is not None else None,
                legal=is_on(level, "isLgl"),
                spaced=_child_value(level, "suff") != "nothing",
                style=_child_value(level, "pStyle") or None,
            ),
        )


def _child_value(parent: "_Element", name: str) -> str:
    child = parent.find(W + name)
    return value_of(child, "val") if child is not None else ""
