"""Where graph and index are kept, in the folder of a generation or on servers, and how they are opened and filled."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from hengce.graph.store import GraphStore
from hengce.ingest.errors import SearchError
from hengce.ingest.model import Extraction
from hengce.ui.library.home import Home
from hengce.ui.library.manifest import Manifest

if TYPE_CHECKING:
    from hengce.search.index import Index, Writer  # loads the search, which only the index needs

GRAPH, INDEX = "graph", "index"


class StoreWriter(Protocol):
    """A graph or an index of a library, being changed. Nothing lasts before `commit`, or a document at a time."""

    def held(self) -> Mapping[str, str]:
        """The ids of the documents it holds, with the stamps they were written with."""

    def write(self, extractions: Sequence[Extraction], stamps: Mapping[str, str]) -> None:
        """Puts these documents in, in the place of what it held of them."""

    def remove(self, documents: Sequence[str]) -> None:
        """Takes the documents with these ids out."""

    def commit(self) -> None:
        """Makes it all last."""


def graph_of(home: Home, generation: Path, after: str = "") -> GraphStore:
    """The graph of a generation; `after` is what its state is called when it has been changed.

    Each database takes time to load; whoever only reads loads but one of them.
    """
    if home.servers.graph:
        from hengce.graph.neo4j_store import Neo4jStore

        return Neo4jStore(home.servers.graph, home.library_id(), after)
    from hengce.graph.ladybug_store import LadybugStore

    return LadybugStore(generation / GRAPH)


@contextmanager
def index_of(home: Home, generation: Path) -> Iterator["Index"]:
    """The index of a generation, open for reading. Raises: SearchError when it is not there or cannot be read."""
    if home.servers.index:
        from hengce.search.elastic_index import ElasticIndex

        index_state(home)
        with closing(ElasticIndex(home.servers.index)) as index:
            yield index
        return
    from hengce.search.tantivy_index import TantivyIndex

    with _lockable(generation / INDEX) as folder, closing(TantivyIndex(folder)) as embedded:
        yield embedded


@contextmanager
def index_writer(
    home: Home, staging: Path, before: Manifest, after: Manifest, *, anew: bool = False
) -> Iterator[StoreWriter]:
    """The index of the generation being made at `staging`, open for writing.

    It holds `before` where it was left in that state, `after` where a run was broken off when it was done with the
    server, and is made anew otherwise.
    """
    if home.servers.index:
        from hengce.search.elastic_writer import ElasticWriter

        state = index_state(home)
        known = {} if anew else {manifest.state: manifest.stamps for manifest in (before, after)}
        held = known.get(state) if state else None
        wanted = f"{home.library_id()}:{after.state}"
        with closing(ElasticWriter(home.servers.index, state=wanted, anew=held is None)) as writer:
            yield _IndexWriter(writer, held or {})
        return
    from hengce.search.tantivy_index import TantivyWriter

    held = before.stamps if (staging / INDEX).exists() else {}
    with closing(TantivyWriter(staging / INDEX)) as embedded:
        yield _IndexWriter(embedded, held)


def index_state(home: Home) -> str | None:
    """The state of the library that the index on the server holds; None when it is not there or was left half-changed.

    Raises: SearchError when the index is another library's, or the server cannot be used.
    """
    from hengce.search.elastic_index import index_state as state_of

    address = home.servers.index
    state = state_of(address) if address else None
    library, _, rest = (state or "").rpartition(":")
    if address and state is not None and library != home.library_id():
        raise SearchError(
            f"检索服务 {address.shown} 上的索引“{address.name}”属于另一个文库，不会改动它；"
            "请在 HENGCE_SEARCH_URL 末尾换一个索引名，或用 --home 打开那个文库。",
            f"The index “{address.name}” on the search server {address.shown} is that of another library and is not "
            "touched: end HENGCE_SEARCH_URL with another name, or name that library with --home.",
        )
    return rest or None


def graph_is_current(home: Home, generation: Path, manifest: Manifest) -> bool:
    """Whether the graph holds what the manifest says, as far as it tells by itself. Raises: StoreError."""
    if home.servers.graph is None:
        return (generation / GRAPH).exists()
    from hengce.graph.neo4j_store import Neo4jStore

    return Neo4jStore(home.servers.graph, home.library_id()).state() == manifest.state


def index_is_current(home: Home, generation: Path, manifest: Manifest) -> bool:
    """Whether the index holds what the manifest says, as far as it tells by itself. Raises: SearchError."""
    if home.servers.index is None:
        return (generation / INDEX).exists()
    return index_state(home) == manifest.state


def graph_product(home: Home) -> str:
    """What keeps the graph, its version and where it is. Raises: StoreError."""
    if address := home.servers.graph:
        from hengce.graph.neo4j_server import server_product

        return f"{server_product(address)} {address.shown}"
    return f"LadybugDB {version('ladybug')}"


def index_product(home: Home) -> str:
    """What keeps the index, its version and where it is. Raises: SearchError."""
    if address := home.servers.index:
        from hengce.search.elastic_versions import elastic_version

        return f"Elasticsearch {elastic_version(address) or ''} {address.shown}"
    return f"Tantivy {version('tantivy')}"


class _IndexWriter:
    """An index being changed, told of documents by their facts."""

    def __init__(self, writer: "Writer", held: Mapping[str, str]) -> None:
        self._writer, self._held = writer, held

    def held(self) -> Mapping[str, str]:
        """The documents it held when it was opened."""
        return self._held

    def write(self, extractions: Sequence[Extraction], stamps: Mapping[str, str]) -> None:  # noqa: ARG002  # the state tells
        """Puts the entries of these documents in the place of those it held."""
        from hengce.search.entries import extraction_to_entries

        for extraction in extractions:
            self._writer.replace(extraction.document.id, extraction_to_entries(extraction))

    def remove(self, documents: Sequence[str]) -> None:
        """Takes the entries of these documents out."""
        for document in documents:
            self._writer.remove(document)

    def commit(self) -> None:
        """Makes it all visible."""
        self._writer.commit()


@contextmanager
def _lockable(folder: Path) -> Iterator[Path]:
    """The folder; where it cannot be written a stand-in with links to its files: Tantivy takes a lock even to read."""
    if not folder.exists() or os.access(folder, os.W_OK):
        yield folder
        return
    with TemporaryDirectory(prefix="hengce-") as place:
        for file in folder.iterdir():
            if file.suffix != ".lock":
                (Path(place) / file.name).symlink_to(file)
        yield Path(place)
