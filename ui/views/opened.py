"""The library as the pages see it: opened once for all sessions, and followed when an ingest makes a new state."""

import functools
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hengce.graph.holdings import coverage, regions
from hengce.graph.queries import documents
from hengce.graph.rows import DocumentRow, RegionRow, TopicCount
from hengce.ingest.lexicon.topics import load_topic_lexicon
from hengce.search import search
from hengce.ui.library import Library, open_library
from hengce.ui.settings import settings_from_environment


@dataclass(frozen=True, slots=True)
class HeldField:
    """A field of policy the library has something on: the keys of those topics, and how many documents are of it."""

    name: str
    documents: int
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Opened:
    """A state of the library that does not change while a page is made from it."""

    library: Library
    found: dict[str, bool] = field(default_factory=dict, compare=False)

    @property
    def topics(self) -> Mapping[str, str]:
        """The names of topics by their keys."""
        return load_topic_lexicon().names

    def finds(self, query: str) -> bool:
        """Whether a search for `query` finds something; asked once of each state."""
        if query not in self.found:
            self.found[query] = bool(search(self.library.index, query, limit=1).total)
        return self.found[query]

    @functools.cached_property
    def documents(self) -> Sequence[DocumentRow]:
        """The documents held, in the library's order."""
        return documents(self.library.graph)

    @functools.cached_property
    def regions(self) -> Sequence[RegionRow]:
        """The regions with documents of their own or below, in the order of their codes."""
        return regions(self.library.graph)

    @functools.cached_property
    def coverage(self) -> Sequence[TopicCount]:
        """How much each region says on each topic."""
        return coverage(self.library.graph)

    @functools.cached_property
    def fields(self) -> Sequence[HeldField]:
        """The fields whose topics the library has something on, those with the most documents first."""
        known = set(self.library.index.known("topic"))
        of_field = Counter(row.field for row in self.documents)
        held = [
            HeldField(each.name, of_field[each.name], tuple(t.key for t in each.topics if t.key in known))
            for each in load_topic_lexicon().fields
        ]
        return sorted((each for each in held if each.topics), key=lambda each: -each.documents)

    @property
    def topic_groups(self) -> Mapping[str, Sequence[str]]:
        """The keys of the topics there is something about, by the name of their field."""
        return {each.name: each.topics for each in self.fields}

    @property
    def known_topics(self) -> list[str]:
        """The names of the topics there is something about, field by field."""
        return [self.topics[key] for each in self.fields for key in each.topics]


class Shelf:
    """Keeps the library open between page runs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._opened: Opened | None = None

    def latest(self) -> Opened:
        """The newest state of the library. Raises: StoreError, SearchError, ConfigError."""
        with self._lock:
            library = self._opened.library.refreshed() if self._opened else _open()
            if self._opened is None or library is not self._opened.library:
                self._opened = Opened(library)
            return self._opened


def _open() -> Library:
    settings = settings_from_environment()
    return open_library(settings.home, settings.servers)


@functools.cache
def _shelf() -> Shelf:
    return Shelf()


def opened() -> Opened:
    """The newest state of the library of this app. Raises: StoreError, SearchError, ConfigError."""
    return _shelf().latest()
