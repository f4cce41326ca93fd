"""Bar charts whose every piece opens the sentence it was read from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hengce.graph.rows import ConcessionRow, Stated, TargetRow
from hengce.ui.components.address import evidence_address
from hengce.ui.labels import CATEGORIES, UNKNOWN_REGION, label
from hengce.ui.present import target_figure

# Seven hues that stay apart in print and for colour-blind readers (Okabe and Ito), darkened for a white page. No two
# regions share one: what comes after the seventh is grey.
HUES = ("#2b5f9e", "#c26a1b", "#2f7f6b", "#9b2d23", "#684896", "#8a7a1e", "#4f9bc4")
OTHER_HUE, OTHER = "#a3a6ab", "其他地区"
BARS = 40  # more bars than this are no picture any more; the table has them all


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar, in units that all bars share."""

    length: float
    hue: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A named bar with the figure printed after it; `region` is named when all of it is of one."""

    region: str
    label: str
    value: str
    segments: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Hue:
    """What a hue stands for."""

    name: str
    hue: str


@dataclass(frozen=True, slots=True)
class BarView:
    """A bar chart with its key."""

    hues: tuple[Hue, ...]
    rows: tuple[Bar, ...]


def targets_to_bars(rows: Sequence[TargetRow]) -> BarView:
    """A bar for each target that has a figure, in their order, coloured by region."""
    figured = [(row, row.value) for row in rows if row.value is not None]
    hues = _hues(row for row, _ in figured)
    return BarView(_key(hues), tuple(_target_bar(row, value, hues) for row, value in figured))


def concessions_to_bars(rows: Sequence[ConcessionRow]) -> BarView:
    """A bar for each item, a piece for each concession on it, coloured by region, the commonest item first."""
    by_item: dict[str, list[ConcessionRow]] = defaultdict(list)
    for row in rows:
        by_item[row.item or label(CATEGORIES, row.category)].append(row)
    items = sorted(by_item.items(), key=lambda pair: -len(pair[1]))[:BARS]
    hues = _hues(row for _, group in items for row in group)
    return BarView(_key(hues), tuple(_item_bar(item, group, hues) for item, group in items))


def _target_bar(row: TargetRow, value: float, hues: Mapping[str, str]) -> Bar:
    scope = f"（{row.scope}）" if row.scope else ""
    until = f" · {row.deadline}" if row.deadline else ""
    piece = _piece(row, value, row.evidence.quote, hues)
    return Bar(_region(row), f"{row.indicator}{scope}", f"{target_figure(row)}{until}", (piece,))


def _item_bar(item: str, rows: Sequence[ConcessionRow], hues: Mapping[str, str]) -> Bar:
    order = list(hues)
    ordered = sorted(rows, key=lambda row: order.index(_region(row)))
    pieces = (_piece(row, 1, f"{row.treatment}：{row.evidence.quote}", hues) for row in ordered)
    return Bar("", item, f"{len(rows)} 处", tuple(pieces))


def _piece(row: Stated, length: float, words: str, hues: Mapping[str, str]) -> Piece:
    return Piece(length, hues[_region(row)], f"{_region(row)}：{words}", evidence_address(row.evidence))


def _region(row: Stated) -> str:
    return row.evidence.region or UNKNOWN_REGION


def _hues(rows: Iterable[Stated]) -> dict[str, str]:
    """A hue for every region, the commonest first."""
    names = [name for name, _ in Counter(map(_region, rows)).most_common()]
    return {name: HUES[i] if i < len(HUES) else OTHER_HUE for i, name in enumerate(names)}


def _key(hues: Mapping[str, str]) -> tuple[Hue, ...]:
    own = tuple(Hue(name, hue) for name, hue in hues.items() if hue != OTHER_HUE)
    return (*own, Hue(OTHER, OTHER_HUE)) if len(own) < len(hues) else own
