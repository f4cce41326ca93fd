"""Words from documents that stand on the page by themselves."""

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
