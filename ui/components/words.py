"""Words that hold names out of documents or files and must be shown as they are, not read as Markdown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a page that comes from a document, with a line below it."""

    title: str
    below: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that was not taken in, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class TroubleList:
    """Files that were not taken in, under a heading."""

    heading: str
    rows: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that says what went wrong, or as a `hint` why there is nothing to see, and what to do."""

    text: str
    is_hint: bool = False
