"""A server killed at any moment of an ingest, started again, and the ingest run again: the same facts as without."""

import secrets
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hengce.graph.neo4j_server import Server as GraphServer
from hengce.ingest.errors import PolicyError
from hengce.search.elastic_server import Server as IndexServer
from hengce.ui.library import ingest
from hengce.ui.servers import EMBEDDED
from tests.library.conftest import PLANS, facts, write
from tests.servers.server import Server
from tests.servers.sharing import USER, Pair, Place, Servers, empty_pair, set_password

MOMENTS = (1, 2, 3, 5, 8)  # each costs the start of a server
# What asks a server: the request before whose n-th call it is killed.
REQUESTS = {"graph": (GraphServer, ("reading", "writing")), "index": (IndexServer, ("ask",))}
EDITION = {"graph": "neo4j-5.26", "index": "elasticsearch-8.19"}


@pytest.fixture(params=REQUESTS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server(kind: str, tmp_path: Path) -> Iterator[Server]:
    """A server of our own, to be killed."""
    place = tmp_path / "server"
    place.mkdir()
    server = Server(EDITION[kind], place)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def own(servers: Servers, server: Server, kind: str) -> Iterator[Pair]:
    """That server, and a running one for the other half; others may use its Neo4j meanwhile if it is not asked."""
    if kind == "graph":
        graph = Place(server.address, USER, set_password(server))
        yield Pair(graph, servers.place(EDITION["index"]), secrets.token_hex(8))
    else:
        with empty_pair(servers, "long-term") as pair:
            yield replace(pair, index=Place(server.address))


@pytest.fixture
def deadly(monkeypatch: pytest.MonkeyPatch, server: Server, kind: str) -> Callable[[int], None]:
    """Has the server killed before its n-th request from then on; those that renew a lease are not counted."""
    left = [0]

    def before(request: Callable[..., object]) -> Callable[..., object]:
        def ask(*args: object, **options: object) -> object:
            if "lease" not in threading.current_thread().name:
                left[0] -= 1
                if left[0] == 0:
                    server.kill()
            return request(*args, **options)

        return ask

    asker, names = REQUESTS[kind]
    for name in names:
        monkeypatch.setattr(asker, name, before(getattr(asker, name)))
    return lambda moment: left.__setitem__(0, moment)


@pytest.mark.usefixtures("impatient")
def test_a_killed_server_costs_no_fact_and_no_second_reading(
    tmp_path: Path,
    own: Pair,
    server: Server,
    deadly: Callable[[int], None],
    read: list[str],
) -> None:
    folder, home, safe = tmp_path / "plans", tmp_path / "home", tmp_path / "safe"
    folder.mkdir()
    for moment in MOMENTS:
        for number in PLANS:
            write(folder, number, f"加强第{moment}项指导")
        read.clear()
        deadly(moment)
        with pytest.raises(PolicyError):
            ingest(home, [folder], servers=own.servers)
        server.start()
        ingest(home, [folder], servers=own.servers)
        assert len(read) == len(PLANS), f"killed before request {moment}"
        ingest(safe, [folder])
        assert facts(home, own.servers) == facts(safe, EMBEDDED), f"killed before request {moment}"
