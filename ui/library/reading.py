"""The library as readers see it: one generation, which stays as it is while others are made."""

from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from hengce.graph import queries
from hengce.graph.rows import DocumentRow
from hengce.graph.store import View
from hengce.ingest.errors import ConfigError
from hengce.ingest.model import Extraction
from hengce.ui.library.derive import load_facts
from hengce.ui.library.generations import MANIFEST, read_manifest
from hengce.ui.library.home import Home, damaged_library, empty_library, explained, write_whole
from hengce.ui.library.manifest import Entry, Manifest
from hengce.ui.library.stores import graph_of, index_of
from hengce.ui.servers import EMBEDDED, Servers

if TYPE_CHECKING:
    from hengce.search.index import Index  # loads the search, which only the index needs

ATTEMPTS = (
    3  # a generation can be swept away between its name being read and its manifest, when two newer ones are made
)


class Library:
    """An open library: graph, index and documents of one generation. Graph and index are opened when first asked for;
    those on servers follow the changes made there.

    Usable from several threads; any number of processes may read while one ingests.
    """

    def __init__(self, home: Home, generation: Path, manifest: Manifest) -> None:
        self.home = home.folder
        self.generation = generation.name
        self._home, self._generation, self._entries = home, generation, manifest.documents
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes graph and index; without it they close when nobody uses the library any more."""
        self._open.close()

    @cached_property
    def graph(self) -> View:
        """The graph, to be asked with `hengce.graph.queries`. Raises: StoreError when it is damaged."""
        return self._open.enter_context(graph_of(self._home, self._generation).view())

    @cached_property
    def index(self) -> "Index":
        """The index, to be asked with `hengce.search`. Raises: SearchError when it is damaged."""
        return self._open.enter_context(index_of(self._home, self._generation))

    def documents(self) -> list[DocumentRow]:
        """The documents held, by region and date."""
        return queries.documents(self.graph)

    def extraction(self, document: str) -> Extraction:
        """All facts of a document, with its text. Raises: ConfigError when the library has no document of that id."""
        with explained(self._home):
            return load_facts(self._home, self._entry(document), document)

    def source(self, document: str) -> Path:
        """The document's source file as it came. Raises: ConfigError when the library has no document of that id."""
        return self.home / self._entry(document).copy

    def refreshed(self) -> "Library":
        """The library as it is now: itself while no newer generation has been made.

        One that has been left for a newer one stays usable for those who still hold it.
        """
        return (
            self if self._home.current_generation() == self._generation else open_library(self.home, self._home.servers)
        )

    def _entry(self, document: str) -> Entry:
        try:
            return self._entries[document]
        except KeyError as error:
            raise ConfigError(
                f"文库中没有文件“{document}”；用 hengce documents 查看现有文件。",
                f"The library has no document “{document}”; `hengce documents` lists those it has.",
            ) from error


def open_library(home: Path, servers: Servers = EMBEDDED) -> Library:
    """The library at `home` as its last finished ingest left it, read-only; `servers` keep what it does not itself.

    Raises: EmptyLibraryError (a StoreError) when it holds nothing yet; StoreError when it cannot be read.
    """
    place = Home(home, servers)
    with explained(place):
        for _ in range(ATTEMPTS):
            generation = place.current_generation()
            if generation is None:
                raise empty_library(place)
            if manifest := read_manifest(generation / MANIFEST):
                return _opened(place, generation, manifest)
    raise damaged_library(place)


def _opened(home: Home, generation: Path, manifest: Manifest) -> Library:
    if not manifest.entries:
        raise empty_library(home)
    return Library(home, generation, manifest)


def keep_upload(home: Path, name: str, content: bytes) -> Path:
    """The path of a file that came through the app, now kept in the library's folder and ready to be ingested.

    A file of the same name takes the place of the one before.
    Raises: StoreError when the folder cannot be written.
    """
    place = Home(home)
    path = place.uploads / (Path(name.replace("\\", "/")).name.lstrip(".") or "upload.txt")
    with explained(place):
        write_whole(path, content)
    return path
