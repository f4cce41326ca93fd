"""What a reader makes of a file: its text line by line, where each line stands in the file, and what was doubtful."""

from dataclasses import dataclass, field

from hengce.ingest.model import Source, SourcePlace
from hengce.ingest.page_fields import PageFields


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a reader saw and could not read for sure; `line` (from 1) of its text, None for the whole file."""

    kind: str
    zh: str
    en: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of a file of any format.

    A row of a table is one line, its cells divided by tabs. `places` say where lines stand, each from its line on until
    the next; text files need none. `whole_lines` tells that a line is a whole paragraph, as in Word and web pages, and
    not what fitted on a printed line.
    """

    text: str
    places: tuple[SourcePlace, ...] = ()
    whole_lines: bool = False
    fields: PageFields = field(default_factory=PageFields)
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """What was read of a source file, and where it came from."""

    source: Source
    read: ReadText

    @property
    def text(self) -> str:
        """The text, otherwise as it came."""
        return self.read.text
