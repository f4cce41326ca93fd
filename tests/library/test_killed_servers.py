"""Servers killed in the middle of an ingest and started again: the same facts as without."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from hengce.graph import neo4j_server, neo4j_store, queries
from hengce.graph.neo4j_address import neo4j_address
from hengce.ingest.errors import PolicyError, StoreError
from hengce.search import elastic_bulk, elastic_server, elastic_writer
from hengce.search.elastic_address import elastic_address
from hengce.ui.library import ingest, open_library
from hengce.ui.servers import EMBEDDED
from hengce.ui.servers import Servers as Addresses
from tests.servers.editions import editions_of
from tests.servers.server import Server
from tests.servers.sharing import USER, set_password

SOURCES = [Path(__file__).parents[2] / name for name in ("corpus", "tests/documents")]
# Of the requests that an ingest makes, from the right to write to the last step.
MOMENTS = {"neo4j": range(2, 32, 3), "elasticsearch": range(2, 22, 2)}


@dataclass(slots=True)
class Own:
    """A server of this test alone, the settings that lead to it, and what its requests go through, to be counted."""

    server: Server
    addresses: Addresses
    through: type
    name: str
    count: int = 0
    at: Callable[[int], None] = print

    @property
    def moments(self) -> range:
        """Ten of the requests of an ingest."""
        return MOMENTS[self.server.edition.product]

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Calls `at` with the number of each request before it is made."""
        original: Callable[..., object] = getattr(self.through, self.name)

        def counted(server: object, request: object) -> object:
            self.count += 1
            self.at(self.count)
            return original(server, request)

        patch.setattr(self.through, self.name, counted)


def start(name: str, home: Path) -> Own:
    home.mkdir()
    server = Server(name, home)
    server.start()
    if server.edition.product == "elasticsearch":
        return Own(server, Addresses(None, elastic_address(server.address)), elastic_server.Server, "ask")
    graph = replace(neo4j_address(server.address), user=USER, password=set_password(server))
    return Own(server, Addresses(graph), neo4j_server.Server, "writing")


@pytest.fixture(params=[editions_of("neo4j")[0], editions_of("elasticsearch")[0]])
def own(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Own]:
    own = start(request.param, tmp_path / "server")
    yield own
    own.server.kill()


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a library of many documents, with stores of its own."""
    home = tmp_path_factory.mktemp("sources")
    ingest(home, SOURCES)
    return home


@pytest.fixture
def home(sources: Path, tmp_path: Path) -> Path:
    """A copy of that library."""
    return Path(shutil.copytree(sources, tmp_path / "home"))


def everything(home: Path, addresses: Addresses = EMBEDDED) -> list[object]:
    """All rows of the graph, and the number of entries."""
    asked = [queries.provisions, queries.responsibilities, queries.duties, queries.targets, queries.concessions]
    asked += [queries.citations, queries.coordination_bodies, queries.findings, queries.documents]
    with open_library(home, addresses) as library:
        return [*(ask(library.graph) for ask in asked), library.index.count()]


@pytest.mark.xdist_group("servers")
def test_an_ingest_outlives_ten_deaths_of_its_server(own: Own, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted, one_at_a_time = everything(home), threading.Lock()

    def revive() -> None:
        with one_at_a_time:
            own.server.kill()
            own.server.start()

    def die(number: int) -> None:
        if number in own.moments:  # the request is under way when the server dies
            threading.Timer(0.003, revive).start()

    own.at = die
    own.watch(monkeypatch)
    ingest(home, [], servers=own.addresses)
    assert own.count >= max(own.moments)
    assert everything(home, own.addresses) == wanted


@pytest.mark.xdist_group("servers")
def test_an_ingest_given_up_is_gone_on_with(own: Own, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = everything(home)
    for module in (neo4j_store, elastic_writer, elastic_bulk):
        monkeypatch.setattr(module, "WRITING", 1.0)
    own.at = lambda number: own.server.kill() if number == own.moments[5] else None
    own.watch(monkeypatch)
    with pytest.raises(PolicyError, match="连不上"):
        ingest(home, [], servers=own.addresses)
    monkeypatch.undo()
    own.server.start()
    ingest(home, [], servers=own.addresses)
    assert everything(home, own.addresses) == wanted


@pytest.mark.xdist_group("servers")
def test_a_graph_server_that_is_read_only_is_told(home: Path, tmp_path: Path) -> None:
    own = start(editions_of("neo4j")[0], tmp_path / "server")
    own.server.kill()
    own.server.settings = "server.databases.default_to_read_only=true\n"
    own.server.start()
    with pytest.raises(StoreError, match="只读"):
        ingest(home, [], servers=own.addresses)
    own.server.kill()
