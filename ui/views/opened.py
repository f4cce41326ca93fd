"""The library as the pages see it: opened once for all sessions, and followed when an ingest makes a new state."""

import functools
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from hengce.ingest.lexicon.topics import load_topic_lexicon
from hengce.ui.library import Library, open_library
from hengce.ui.settings import settings_from_environment


@dataclass(frozen=True, slots=True)
class Opened:
    """A state of the library that does not change while a page is made from it."""

    library: Library

    @property
    def topics(self) -> Mapping[str, str]:
        """The names of topics by their keys."""
        return load_topic_lexicon().names

    @property
    def known_topics(self) -> list[str]:
        """The names of the topics there is something about."""
        known = set(self.library.index.known("topic"))
        return [name for key, name in self.topics.items() if key in known]


class Shelf:
    """Keeps the library open between page runs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._library: Library | None = None

    def latest(self) -> Library:
        """The newest state of the library. Raises: StoreError, SearchError, ConfigError."""
        with self._lock:
            self._library = self._library.refreshed() if self._library else _open()
            return self._library


def _open() -> Library:
    settings = settings_from_environment()
    return open_library(settings.home, settings.servers)


@functools.cache
def _shelf() -> Shelf:
    return Shelf()


def opened() -> Opened:
    """The newest state of the library of this app. Raises: StoreError, SearchError, ConfigError."""
    return Opened(_shelf().latest())
