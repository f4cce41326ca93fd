"""Which column of a task table each of the cells of a row stands in, where nothing but their words tells."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from hengce.ingest.labels import read_label

CellKind = Literal["words", "body", "date"]

BODY_HEAD: Final = re.compile(r".(?:单位|部门|主体|机构)|责任|牵头|配合|领导")  # 责任单位, but 单位 of an indicator
DATE_HEAD: Final = re.compile(r"时限|时间|期限|节点")
DATE_CELL: Final = re.compile(
    r"(?:20\d\d年)?(?:\d{1,2}月(?!\d)|[一二三四上下]季?(?:季度|半年)|底前?$|年?底)[^。，；]{0,8}$|(?:长期|全年|常年|持续|每年|按)[^。，；]{0,8}$"
)  # 12月底前, 2025年6月, 9月投入使用, 长期坚持
BODY_CELL: Final = re.compile(
    r"[^。；：]*(?:[局委办厅部院会队所站社行]|政府|办公室|办事处|中心|公司|集团|街道|乡镇|镇|园区|开发区|新区|[县市]区|单位|部门)(?:（[^（）]*）)?等?$"
)  # 县水务局, 市教育局、各镇（街道）
UNFINISHED: Final = ("；", "，", "、", "：")
SHORT: Final = 4  # characters of what is rather the end of a broken cell than a cell
EMPTY = -1.0  # what a column without a cell costs
GOES_ON, PIECE, BEGINS = -0.1, -0.3, -0.6  # and a piece of the cell above: one that goes on with it, or begins anew
FIT: Final[dict[tuple[CellKind, CellKind], float]] = {  # of a column and of a cell
    ("words", "words"): 1.0,
    ("words", "body"): -1.0,
    ("words", "date"): -2.0,
    ("body", "words"): -1.0,
    ("body", "body"): 2.0,
    ("body", "date"): -3.0,
    ("date", "words"): -2.0,
    ("date", "body"): -3.0,
    ("date", "date"): 2.0,
}


@lru_cache(maxsize=256)
def head_kind(head: str) -> CellKind:
    """What the cells below a head hold.

    >>> head_kind("责任单位"), head_kind("完成时限"), head_kind("单位"), head_kind("工作任务")
    ('body', 'date', 'words', 'words')
    """
    if DATE_HEAD.search(head):
        return "date"
    return "body" if BODY_HEAD.search(head) else "words"


def cell_kind(text: str) -> CellKind:
    """What a cell seems to hold; a sentence holds words, whatever it ends with.

    >>> cell_kind("县水务局"), cell_kind("9月投入使用"), cell_kind("新建县图书馆。"), cell_kind("")
    ('body', 'date', 'words', 'words')
    """
    if DATE_CELL.match(text):
        return "date"
    return "body" if BODY_CELL.fullmatch(text) else "words"


def fitted_columns(cells: Sequence[str], heads: Sequence[CellKind]) -> list[int]:
    """The column of each of `cells`, of which several may be pieces of one; columns may stay empty.

    Guarantees: in order, each at least that of the cell before.

    >>> fitted_columns(["新建公园2座。", "县住建局", "县水务局", "6月底前"], ["words", "body", "date"])
    [0, 1, 1, 2]
    >>> fitted_columns(["公园", "（1）新建公园；", "（2）改造公园。", "县住建局"], ["words", "words", "body"])
    [0, 1, 1, 2]
    """
    if len(cells) == len(heads):
        return list(range(len(cells)))
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for above, cell in pairwise(["", *cells]):
        kind, piece = cell_kind(cell), _cost_of_piece(above, cell)
        best = [_best_at(column, best, FIT[heads[column], kind], piece) for column in range(len(heads))]
    return max(best, key=lambda found: found[0] + EMPTY * (len(heads) - 1 - found[1][-1]))[1] if cells else []


def _cost_of_piece(above: str, cell: str) -> float:
    """What it costs that `cell` goes on with the cell `above`: little where it lists on, much where it begins."""
    label = read_label(cell)
    if label and label.ordinal == 1:
        return BEGINS
    goes_on = label is not None or len(cell) <= SHORT or above.endswith(UNFINISHED) or cell_kind(cell) == "body"
    return GOES_ON if goes_on else PIECE


def _best_at(
    column: int, before: Sequence[tuple[float, list[int]]], fit: float, piece: float
) -> tuple[float, list[int]]:
    """The best columns of the cells up to one that stands in `column`."""
    ways = list[tuple[float, list[int]]]()
    for score, columns in before:
        last = columns[-1] if columns else -1
        if last <= column:
            cost = piece if last == column else EMPTY * (column - last - 1)
            ways.append((score + cost + fit, [*columns, column]))
    return max(ways, key=lambda way: way[0], default=(-1000.0, [column]))
