"""Tables in text files whose cells only spaces divide → the same lines with tabs between the cells."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hengce.ingest.cells import CellKind, cell_kind, fitted_columns, head_kind
from hengce.ingest.tables import HEAD, LONGEST_HEAD, ORDINAL_HEADS

GAP = re.compile(r"(?<=\S)[ \u3000]{2,}")  # between the cells of a table set with spaces
WORD = re.compile(r"[\u4e00-\u9fff](?:[ \u3000][\u4e00-\u9fff])+(?!\S)|\S+")  # 牵头单位, and 工 作 任 务 set wide
ORDINAL = re.compile(r"\d{1,3}")
FEWEST_CELLS = 3  # of a row


def with_tabs(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with a tab between the cells of a table that spaces set: a head that begins with 序号, and its rows.

    Guarantees: each line is as long as it was.
    """
    columns, kinds = 0, tuple[CellKind, ...]()
    for line in lines:
        cells = GAP.split(line.strip())
        if len(cells) >= FEWEST_CELLS and cells[0] in ORDINAL_HEADS:
            columns, kinds = len(cells), ()
        elif columns and len(cells) == columns and cells[0].isdigit():
            pass
        else:
            columns = 0
        heads = [] if columns else _heads(line)
        if heads:
            kinds = tuple(head_kind(head[0]) for head in heads[1:])
        if columns:
            yield GAP.sub(_tab, line.rstrip())
        elif heads:
            yield _divided(line, heads, range(len(heads)))
        elif kinds and (words := _row(line)):
            yield _divided(line, words, [0, *(at + 1 for at in fitted_columns([word[0] for word in words[1:]], kinds))])
        else:
            kinds = () if line.strip() else kinds
            yield line


def _heads(line: str) -> list[re.Match[str]]:
    """The heads on a line that begins with 序号, if all of them are such as tables have."""
    if not line.strip().startswith(tuple(ORDINAL_HEADS)):
        return []
    heads = list(WORD.finditer(line))
    known = all(HEAD.search("".join(head[0].split())) and len(head[0]) <= 2 * LONGEST_HEAD for head in heads)
    return heads if len(heads) >= FEWEST_CELLS and heads[0][0] in ORDINAL_HEADS and known else []


def _row(line: str) -> list[re.Match[str]]:
    """The words of a line that begins with an ordinal."""
    words = list(re.finditer(r"\S+", line))
    return words if len(words) >= FEWEST_CELLS and ORDINAL.fullmatch(words[0][0]) else []


def _divided(line: str, words: Sequence[re.Match[str]], columns: Sequence[int]) -> str:
    """`line` with tabs where the next word stands in another column; names of bodies in one with 、 between them."""
    characters = list(line)
    for (word, column), (after, next_column) in pairwise(zip(words, columns, strict=True)):
        gap = line[word.end() : after.start()]
        listed = column == next_column and cell_kind(word[0]) == cell_kind(after[0]) == "body"
        mark = "、" if listed else "\t" * (next_column - column)
        characters[word.end() : after.start()] = list(f"{mark}{gap}"[: len(gap)])
    return "".join(characters)


def _tab(gap: re.Match[str]) -> str:
    """A tab as wide as the gap: the spaces beside it go with a Chinese character next to them."""
    spaces = " " * (len(gap[0]) - 1)
    return "\t" + spaces if gap.string[gap.start() - 1].isascii() else spaces + "\t"
