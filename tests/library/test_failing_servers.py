"""Servers that are down, slow, refuse or are not what they should be: one sentence that says what and where."""

import threading
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hengce.graph import queries
from hengce.ingest.errors import PolicyError, SearchError, StoreError
from hengce.search import search
from hengce.search.index import Filters
from hengce.ui.library import ingest, open_library
from hengce.ui.library.report import Silent
from hengce.ui.servers import Servers as Addresses
from tests.library.conftest import texts, write
from tests.servers.gate import Gate, make_certificate
from tests.servers.server import HOST, free_port
from tests.servers.sharing import Pair

KEY, WRONG = "c2VjcmV0LWtleQ", "s3cret-word"
KINDS = ("graph", "index")


@pytest.fixture
def gates(pair: Pair) -> Iterator[dict[str, Gate]]:
    """A gate before each of the servers."""
    gates = {"graph": Gate(pair.graph.address), "index": Gate(pair.index.address)}
    yield gates
    for gate in gates.values():
        gate.shutdown()
        gate.server_close()


def behind(pair: Pair, **addresses: str) -> Addresses:
    """The servers of the pair, reached by other addresses."""
    graph = replace(pair.graph, address=addresses.get("graph", pair.graph.address))
    index = replace(pair.index, address=addresses.get("index", pair.index.address))
    return replace(pair, graph=graph, index=index).servers


@pytest.mark.parametrize("kind", KINDS)
def test_a_server_that_is_down_is_told_at_once(home: Path, folder: Path, pair: Pair, kind: str) -> None:
    place = f"{HOST}:{free_port()}"
    servers = behind(pair, **{kind: f"{'bolt' if kind == 'graph' else 'http'}://{place}"})
    with pytest.raises(PolicyError, match=f"{place} 连不上"):
        ingest(home, [folder], servers=servers)


@pytest.mark.parametrize("kind", KINDS)
def test_readers_are_told_of_a_server_that_is_gone_and_go_on_when_it_is_back(
    home: Path, folder: Path, pair: Pair, gates: dict[str, Gate], kind: str
) -> None:
    ingest(home, [folder], servers=pair.servers)
    with open_library(home, behind(pair, **{kind: gates[kind].address})) as library:
        ask = {
            "graph": lambda: len(queries.provisions(library.graph)),
            "index": lambda: search(library.index, "", Filters(), 9).total,
        }[kind]
        assert ask() == 2
        gates[kind].shut()
        with pytest.raises(PolicyError, match="连不上"):
            ask()
        gates[kind].is_open = True
        assert ask() == 2


@pytest.mark.parametrize("kind", KINDS)
def test_an_ingest_outlives_a_server_that_is_away_for_a_moment(
    home: Path, folder: Path, pair: Pair, gates: dict[str, Gate], kind: str
) -> None:
    gate = gates[kind]

    class Watch(Silent):
        def storing(self, documents: int) -> None:  # noqa: ARG002  # part of the protocol
            gate.shut()
            threading.Timer(1.0, setattr, (gate, "is_open", True)).start()

    ingest(home, [folder], servers=behind(pair, **{kind: gate.address}), progress=Watch())
    assert len(texts(home, pair.servers)) == 2


def test_a_graph_server_that_takes_too_long_is_told(home: Path, folder: Path, pair: Pair) -> None:
    ingest(home, [folder], servers=pair.servers)
    assert pair.servers.graph
    hurried = replace(pair.servers, graph=replace(pair.servers.graph, seconds=0.5))
    with open_library(home, hurried) as library, pytest.raises(StoreError, match="没有在限定时间内回答"):
        library.graph.query("UNWIND range(1, 1000000000) AS n RETURN sum(n % 7) AS total")


def test_a_wrong_password_is_told_without_it(home: Path, folder: Path, pair: Pair) -> None:
    assert pair.servers.graph
    wrong = replace(pair.servers, graph=replace(pair.servers.graph, user="nobody", password=WRONG))
    with pytest.raises(StoreError, match="不接受所给的用户名或密码") as refusal:
        ingest(home, [folder], servers=wrong)
    assert WRONG not in "".join(traceback.format_exception(refusal.value))


def test_a_wrong_key_is_told_without_it(home: Path, folder: Path, pair: Pair, gates: dict[str, Gate]) -> None:
    gates["index"].key = f"ApiKey {KEY}".encode()
    servers = behind(pair, index=gates["index"].address)
    assert servers.index
    with pytest.raises(SearchError, match="不接受") as refusal:
        ingest(home, [folder], servers=replace(servers, index=replace(servers.index, api_key=WRONG)))
    assert WRONG not in "".join(traceback.format_exception(refusal.value))
    ingest(home, [folder], servers=replace(servers, index=replace(servers.index, api_key=KEY)))
    assert len(texts(home, pair.servers)) == 2


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("certificate") / "server.pem")


def encrypted(pair: Pair, certificate: Path, kind: str, authority: Path | None) -> tuple[Gate, Addresses]:
    gate = Gate(pair.graph.address if kind == "graph" else pair.index.address, certificate=certificate)
    servers = behind(pair, **{kind: gate.address.replace("bolt:", "bolt+s:")})
    if kind == "graph":
        return gate, Addresses(replace(servers.graph, authority=authority))  # type: ignore[type-var]  # there is one
    return gate, Addresses(None, replace(servers.index, authority=authority))  # type: ignore[type-var]  # likewise


@pytest.mark.parametrize("kind", KINDS)
def test_a_certificate_of_an_own_authority_is_trusted_when_named(
    home: Path, folder: Path, pair: Pair, certificate: Path, kind: str
) -> None:
    gate, servers = encrypted(pair, certificate, kind, certificate)
    with gate:
        ingest(home, [folder], servers=servers)
        assert len(texts(home, servers)) == 2
        gate.shutdown()


@pytest.mark.parametrize("kind", KINDS)
def test_a_certificate_nobody_vouches_for_is_told(
    home: Path, folder: Path, pair: Pair, certificate: Path, kind: str
) -> None:
    gate, servers = encrypted(pair, certificate, kind, None)
    with gate:
        with pytest.raises(PolicyError, match="证书"):
            ingest(home, [folder], servers=servers)
        gate.shutdown()


@pytest.mark.parametrize("kind", KINDS)
def test_a_certificate_of_another_host_is_told(home: Path, folder: Path, pair: Pair, kind: str) -> None:
    others = make_certificate(folder.parent / "other.pem", "DNS:other.example")
    gate, servers = encrypted(pair, others, kind, others)
    with gate:
        with pytest.raises(PolicyError, match="证书"):
            ingest(home, [folder], servers=servers)
        gate.shutdown()


OLD = {"graph": (b"Neo4j/5.26", b"Neo4j/4.44"), "index": (b'"version":"8.19', b'"version":"7.17')}


@pytest.mark.parametrize("kind", KINDS)
def test_a_version_too_old_is_told(home: Path, folder: Path, pair: Pair, gates: dict[str, Gate], kind: str) -> None:
    gates[kind].words = OLD[kind]
    with pytest.raises(PolicyError, match="版本太旧"):
        ingest(home, [folder], servers=behind(pair, **{kind: gates[kind].address}))


def test_an_index_that_is_read_only_is_told(home: Path, folder: Path, pair: Pair) -> None:
    ingest(home, [folder], servers=pair.servers)
    write(folder, 1, "改为备案")
    with pair.client() as client:
        client.indices.put_settings(index=pair.name, settings={"index.blocks.read_only_allow_delete": True})
        with pytest.raises(SearchError, match="只读"):
            ingest(home, [folder], servers=pair.servers)
        client.indices.put_settings(index=f"{pair.name}*", settings={"index.blocks.read_only_allow_delete": None})
    ingest(home, [folder], servers=pair.servers)
    assert any("改为备案" in text for text in texts(home, pair.servers))
