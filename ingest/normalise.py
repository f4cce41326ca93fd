"""The text of a source file → normalised text, with the way back to line and character of the file."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from hengce.ingest.characters import fold_characters, fold_number_brackets
from hengce.ingest.inner_labels import with_parts_apart
from hengce.ingest.lines import Line, split_lines
from hengce.ingest.making import make
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

    def span_of_line(self, line: int) -> tuple[int, int] | None:
        """Where the text of a source line (from 1) stands; None when nothing is left of it."""
        runs = [at for at, mark in enumerate(self.marks) if mark.line == line]
        if not runs:
            return None
        behind = self.marks[runs[-1] + 1].offset if runs[-1] + 1 < len(self.marks) else len(self.text)
        start = self.marks[runs[0]].offset
        return start, start + len(self.text[start:behind].rstrip())


def normalise_text(text: str, *, whole_lines: bool = False) -> Normalised:
    """The normalised form of `text`; with `whole_lines` each line is a paragraph already. The steps, in order:

    1. characters in one form (full-width punctuation, half-width digits);
    2. lines without markup, editor marks and spaces inside Chinese text;
    3. rows of tables on one line;
    4. page numbers out, paragraphs that were broken joined;
    5. parts that begin inside a line on lines of their own;
    6. brackets of document numbers as 〔〕.
    """
    source = text.replace("\r\n", "\n ").replace("\r", "\n")  # a space for the \r: characters keep their places
    lines = restore_rows(list(split_lines(fold_characters(source))))
    return _assembled(lines if whole_lines else with_parts_apart(join_paragraphs(lines)))


def _assembled(lines: Iterable[Line]) -> Normalised:
    texts, marks, offset = list[str](), list[SourceMark](), 0
    for line in lines:
        for text, number, character in line.runs:
            marks.append(make(SourceMark, offset, number, character))
            texts.append(text)
            offset += len(text)
        texts.append("\n")
        offset += 1
    return Normalised(fold_number_brackets("".join(texts)), tuple(marks))


def source_place(marks: tuple[SourceMark, ...], offset: int) -> tuple[int, int]:
    """Line and character (both from 1) of the source where the character at `offset` of the normalised text stood."""
    mark = marks[bisect_right(marks, offset, key=lambda m: m.offset) - 1]
    return mark.line, mark.character + offset - mark.offset
