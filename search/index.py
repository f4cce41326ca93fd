"""What every index can do, and what a search gives: the protocol its backends keep."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from hengce.ingest.model import Level, Role
from hengce.search.entries import Entry, Has
from hengce.search.expression import Expression, Field

FacetField: TypeAlias = Literal["region", "function", "topic", "year", "document_type"]
KnownField: TypeAlias = FacetField | Literal["region_path", "level", "department"]
FACETS: tuple[FacetField, ...] = ("region", "function", "topic", "year", "document_type")
Facets: TypeAlias = Mapping[FacetField, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits are limited to; None leaves all in.

    `region` is a name (`临沧市`), a path (`云南省/临沧市`) or an adcode: documents of that very region, with `within`
    also those of the regions in it. `function`, `department` (any part of its name) and `role` together mean one body
    that has them all in the provision. `topic` is a key. Dates are ISO 8601 or a beginning of one (`2020`, `2020-12`),
    both ends included.
    """

    region: str | None = None
    within: bool = False
    level: Level | None = None
    function: str | None = None
    department: str | None = None
    role: Role | None = None
    topic: str | None = None
    document_type: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    has: Has | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """An entry that matched, with its score."""

    entry: Entry
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a backend gives for an expression: how many entries match, the best of them, and counts over all of them.

    Guarantees: `best` comes best first; equal scores in the order of document and place.
    """

    total: int
    best: tuple[Scored, ...]
    facets: Facets


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision found; `highlights` are half-open ranges of code points in the entry's text."""

    rank: int
    score: float
    entry: Entry
    highlights: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query. `understood` says what was read out of its words: `{"region": ("临沧市",)}`."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    understood: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: Facets = field(default_factory=dict)


class Index(Protocol):
    """An index opened for reading: it shows the state of its last commit when it was opened."""

    def find(self, expression: Expression, limit: int) -> Found:
        """The best `limit` entries for `expression`. Raises: SearchError when the index is unavailable."""
        ...

    def best(self, expressions: Sequence[Expression], limit: int) -> Sequence[Sequence[Scored]]:
        """For each expression the best `limit` entries, as `find` gives them. Raises: SearchError as `find` does."""
        ...

    def known(self, name: KnownField) -> tuple[str, ...]:
        """The values that occur in a field, sorted: the regions, functions, topics … there is something about."""
        ...

    def frequencies(self, terms: Iterable[tuple[Field, str]]) -> Mapping[tuple[Field, str], int]:
        """How many entries hold each of the terms in its field."""
        ...

    def count(self) -> int:
        """How many entries there are."""
        ...

    def close(self) -> None:
        """Lets go of the state it shows."""
        ...


class Writer(Protocol):
    """An index opened for writing. Nothing is seen by readers before `commit`."""

    def replace(self, document: str, entries: Iterable[Entry]) -> None:
        """Puts `entries` in the place of all entries of the document with that id."""
        ...

    def remove(self, document: str) -> None:
        """Takes out all entries of the document with that id."""
        ...

    def commit(self) -> None:
        """Makes all changes since the last commit visible and lasting, or none. Raises: SearchError."""
        ...

    def close(self) -> None:
        """Gives the index free; what was not committed is lost."""
        ...
