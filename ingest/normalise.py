"""The text of a source file → normalised text, with the way back to line and character of the file."""

from bisect import bisect_right
from dataclasses import dataclass

from hengce.ingest.characters import fold_characters, fold_number_brackets
from hengce.ingest.lines import Line, split_lines
from hengce.ingest.model import SourceMark
from hengce.ingest.paragraphs import join_paragraphs
from hengce.ingest.tables import restore_rows


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text, one paragraph or table row a line, and where in the source its characters stood.

    Guarantees: `marks` are ordered by offset, the first has offset 0; between two marks text is of one source line.
    """

    text: str
    marks: tuple[SourceMark, ...]


def normalise_text(text: str) -> Normalised:
    """The normalised form of `text`. The steps, in order:

    1. characters in one form (full-width punctuation, half-width digits);
    2. lines without markup, editor marks and spaces inside Chinese text;
    3. rows of tables on one line;
    4. page numbers out, paragraphs that were broken joined;
    5. brackets of document numbers as 〔〕.
    """
    source = text.replace("\r\n", "\n ").replace("\r", "\n")  # a space for the \r: offsets hold
    lines = restore_rows(list(split_lines(fold_characters(source))))
    return _assembled(list(join_paragraphs(lines)), source)


def _assembled(lines: list[Line], source: str) -> Normalised:
    runs, marks, offset = list[str](), list[SourceMark](), 0
    starts = _line_starts(source)
    for line in lines:
        for run, origin in line.parts:
            row = bisect_right(starts, origin) - 1
            marks.append(SourceMark(offset, row + 1, origin - starts[row] + 1))
            runs.append(run)
            offset += len(run)
        runs.append("\n")
        offset += 1
    return Normalised(fold_number_brackets("".join(runs)), tuple(marks))


def _line_starts(source: str) -> list[int]:
    starts, position = [0], source.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = source.find("\n", position + 1)
    return starts


def source_place(marks: tuple[SourceMark, ...], offset: int) -> tuple[int, int]:
    """Line and character (both from 1) of the source where the character at `offset` of the normalised text stood."""
    mark = marks[bisect_right(marks, offset, key=lambda m: m.offset) - 1]
    return mark.line, mark.character + offset - mark.offset
