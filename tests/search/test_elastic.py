"""What Elasticsearch alone does: builds swapped in, changes broken off, writers that die, servers that fall."""

import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from hengce.ingest.errors import ConfigError, SearchError
from hengce.ingest.model import Extraction
from hengce.search import elastic_bulk, elastic_lease
from hengce.search.elastic_address import ElasticAddress, elastic_address
from hengce.search.elastic_bulk import Bulk
from hengce.search.elastic_index import ElasticIndex, index_state
from hengce.search.elastic_mapping import Mark
from hengce.search.elastic_writer import ElasticWriter
from hengce.search.entries import Entry, extraction_to_entries
from hengce.search.expression import Everything
from tests.servers.editions import editions_of
from tests.servers.server import Server
from tests.servers.sharing import Servers

Make = Callable[..., Extraction]
DEAD_WRITER = """
import os, sys
from hengce.search.elastic_address import elastic_address
from hengce.search.elastic_writer import ElasticWriter
writer = ElasticWriter(elastic_address(sys.argv[1]))
os.kill(os.getpid(), 9)
"""


@pytest.fixture(params=editions_of("elasticsearch"))
def address(request: pytest.FixtureRequest, servers: Servers) -> ElasticAddress:
    """A name on the server that nobody uses yet."""
    return elastic_address(f"{servers.place(request.param).address}/{secrets.token_hex(8)}")


@pytest.fixture
def client(address: ElasticAddress) -> Iterator[Elasticsearch]:
    with closing(Elasticsearch(list(address.hosts))) as client:
        yield client


@pytest.fixture
def entries(plan: Make) -> tuple[Entry, ...]:
    return extraction_to_entries(plan())


def built(address: ElasticAddress, entries: tuple[Entry, ...], state: str = "1") -> None:
    """Builds the index of one document anew."""
    with closing(ElasticWriter(address, state=state, anew=True)) as writer:
        writer.replace(entries[0].document.id, entries)
        writer.commit()


def count(address: ElasticAddress) -> int:
    with closing(ElasticIndex(address)) as index:
        return index.find(Everything(), 1).total


def indices(client: Elasticsearch, address: ElasticAddress) -> list[str]:
    return list(client.indices.get(index=f"{address.name}-2*"))


@pytest.mark.parametrize(
    ("url", "hosts", "name"),
    [
        ("http://localhost", ("http://localhost:9200",), "hengce"),
        ("https://es.example.cn:443/", ("https://es.example.cn:443",), "hengce"),
        ("https://a:1,b,[::1]:3/plans-2", ("https://a:1", "https://b:9200", "https://[::1]:3"), "plans-2"),
    ],
)
def test_an_address_is_read(url: str, hosts: tuple[str, ...], name: str) -> None:
    address = elastic_address(url)
    assert (address.hosts, address.name) == (hosts, name)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a",
        "http://",
        "a:9200",
        "http://a:x",
        "http://u:p@a",
        "http://a/B",
        "http://a/b/c",
        "http://a/_all",
        "http://a?x",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="https://主机:9200"):
        elastic_address(url)


def test_secrets_are_not_shown() -> None:
    address = ElasticAddress(("https://a:9200",), user="researcher", password="open-sesame", api_key="open-barley")  # noqa: S106  # opens nothing
    assert "open" not in f"{address!r} {address.shown}"


def test_a_build_takes_the_place_of_the_one_before(
    address: ElasticAddress, client: Elasticsearch, entries: tuple[Entry, ...]
) -> None:
    built(address, entries)
    with closing(ElasticIndex(address)) as reader:
        built(address, entries[:1], "2")
        assert reader.find(Everything(), 10).total == 1  # the state it was opened in is gone
    assert len(indices(client, address)) == 1
    assert index_state(address) == "2"


def test_a_build_is_put_together_in_one_piece(
    address: ElasticAddress, client: Elasticsearch, plan: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elastic_bulk, "PORTION", 1)
    with closing(ElasticWriter(address, anew=True)) as writer:
        for document in "一二三":
            writer.replace(document, extraction_to_entries(plan(id=document)))
            client.indices.refresh(index=indices(client, address))  # what is there now makes a piece of its own
        writer.commit()
    [index] = client.indices.segments(index=address.name)["indices"].values()
    [shard] = index["shards"]["0"]
    assert len([piece for piece in shard["segments"].values() if piece["search"]]) == 1
    assert count(address) == 9


def test_a_build_that_is_given_up_changes_nothing(
    address: ElasticAddress, client: Elasticsearch, entries: tuple[Entry, ...]
) -> None:
    built(address, entries)
    with closing(ElasticWriter(address, anew=True)) as writer:
        writer.replace("新", entries)
    assert (count(address), len(indices(client, address))) == (len(entries), 1)


def test_what_a_broken_build_left_is_taken_away(
    address: ElasticAddress, client: Elasticsearch, entries: tuple[Entry, ...]
) -> None:
    left, others = f"{address.name}-20200101000000-abcdef", f"{address.name}-20200101000000-others"
    client.indices.create(index=left, mappings={"_meta": Mark(address.name).to_meta()})
    client.indices.create(index=others)
    built(address, entries)
    assert left not in indices(client, address)
    assert others in indices(client, address)


def test_a_change_that_broke_off_wants_a_new_build(
    address: ElasticAddress, client: Elasticsearch, entries: tuple[Entry, ...]
) -> None:
    built(address, entries)
    client.indices.put_mapping(index=address.name, meta=Mark(address.name, state=None).to_meta())
    assert index_state(address) is None
    with pytest.raises(SearchError, match="hengce rebuild"):
        ElasticWriter(address)
    built(address, entries, "2")
    assert index_state(address) == "2"


@pytest.mark.parametrize("kind", ["index", "alias"])
def test_what_others_made_is_left_alone(kind: str, address: ElasticAddress, client: Elasticsearch) -> None:
    index = address.name if kind == "index" else f"{address.name}.others"
    client.indices.create(index=index, aliases={} if kind == "index" else {address.name: {}})
    for opening in (ElasticIndex, ElasticWriter):
        with pytest.raises(SearchError, match="不是衡策建立的"):
            opening(address)
    assert client.count(index=index)["count"] == 0


def test_entries_that_the_server_refuses_are_named(
    address: ElasticAddress, client: Elasticsearch, entries: tuple[Entry, ...]
) -> None:
    too_long = replace(entries[1], departments=("局" * 20_000,))  # Lucene takes terms up to 32,766 bytes
    built(address, entries)
    with closing(ElasticWriter(address)) as writer:
        writer.replace("新", (entries[0], too_long))
        with pytest.raises(SearchError, match=f"{entries[1].document.id} 1.1"):
            writer.commit()
    with closing(ElasticWriter(address, anew=True)) as writer:
        writer.replace("新", (entries[0], too_long))
        with pytest.raises(SearchError, match="1 个条款"):
            writer.commit()
    assert len(indices(client, address)) == 1


def test_a_lease_ends_with_its_holder(
    address: ElasticAddress, entries: tuple[Entry, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elastic_lease, "EXPIRES", 1.0)
    dead = subprocess.run([sys.executable, "-c", DEAD_WRITER, f"{address.hosts[0]}/{address.name}"], check=False)
    assert dead.returncode == -9
    built(address, entries)
    assert count(address) == len(entries)


def test_who_lost_the_lease_commits_nothing(
    address: ElasticAddress, client: Elasticsearch, entries: tuple[Entry, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elastic_lease, "RENEWED", 0.1)
    built(address, entries)
    with closing(ElasticWriter(address)) as writer:
        client.index(index=f"{address.name}-lock", id=elastic_lease.KEY, document={"token": "another"})
        time.sleep(1)
        writer.remove(entries[0].document.id)
        with pytest.raises(SearchError, match="写不进去"):
            writer.commit()
    assert count(address) == len(entries)


@pytest.mark.parametrize("edition", editions_of("elasticsearch"))
def test_writing_outlives_a_server_that_falls(
    edition: str, tmp_path: Path, entries: tuple[Entry, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, deliver = Server(edition, tmp_path), Bulk._rejected
    falls = iter([3, 20])  # before these portions of the build, then of the change
    moment, sent = next(falls), 0

    def fall_once(bulk: Bulk, portion: Sequence[bytes]) -> list[bytes]:
        nonlocal moment, sent
        sent += 1
        if sent == moment:
            moment = next(falls, 0)
            server.kill()
            threading.Thread(target=server.start).start()
        return deliver(bulk, portion)

    monkeypatch.setattr(elastic_bulk, "PORTION", 20_000)
    monkeypatch.setattr(Bulk, "_rejected", fall_once)
    server.start()
    address = elastic_address(server.address)
    for state, numbers in (("built", range(60)), ("changed", range(30, 90))):
        with closing(ElasticWriter(address, state=state)) as writer:
            for number in map(str, numbers):
                writer.replace(number, [replace(e, document=replace(e.document, id=number)) for e in entries])
            writer.commit()
        assert index_state(address) == state
        assert count(address) == len(entries) * (numbers.stop)
    assert moment == 0
    server.kill()
