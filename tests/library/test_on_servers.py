"""A library whose graph and index are kept by servers: changed in place, brought back when lost, kept from others."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hengce.graph import queries
from hengce.ingest.errors import PolicyError, StoreError
from hengce.ui.library import ingest, open_library, rebuild
from hengce.ui.library.home import Home
from hengce.ui.library.stores import graph_of
from tests.library.conftest import texts, write
from tests.servers.sharing import Pair, ask_graph, wipe_graph, wipe_index


def test_a_changed_plan_takes_the_place_of_the_old(home: Path, folder: Path, pair: Pair) -> None:
    ingest(home, [folder], servers=pair.servers)
    write(folder, 1, "改为备案")
    report = ingest(home, [folder], servers=pair.servers)
    assert [path.name for path in report.updated] == ["1.txt"]
    assert len(texts(home, pair.servers)) == 2
    assert any("改为备案" in text for text in texts(home, pair.servers))


def test_a_plan_that_goes_is_taken_out(home: Path, folder: Path, pair: Pair) -> None:
    ingest(home, [folder], servers=pair.servers)
    (folder / "1.txt").unlink()
    ingest(home, [folder], prune=True, servers=pair.servers)
    assert [text for text in texts(home, pair.servers) if "加强指导" in text] == []


WIPES: list[Callable[[Pair], None]] = [lambda pair: wipe_graph(pair.graph), wipe_index]


@pytest.mark.parametrize("wipe", WIPES, ids=["graph", "index"])
def test_a_wiped_server_is_told_and_filled_again(
    home: Path, folder: Path, pair: Pair, wipe: Callable[[Pair], None]
) -> None:
    ingest(home, [folder], servers=pair.servers)
    before = texts(home, pair.servers)
    wipe(pair)
    with pytest.raises(PolicyError, match="hengce rebuild"):
        texts(home, pair.servers)
    assert rebuild(home, servers=pair.servers).differences == ()
    assert texts(home, pair.servers) == before


@pytest.mark.parametrize("wipe", WIPES, ids=["graph", "index"])
def test_an_ingest_without_changes_fills_what_was_wiped(
    home: Path, folder: Path, pair: Pair, wipe: Callable[[Pair], None]
) -> None:
    ingest(home, [folder], servers=pair.servers)
    wipe(pair)
    assert not ingest(home, [folder], servers=pair.servers).changed
    assert len(texts(home, pair.servers)) == 2


def test_another_library_is_refused(home: Path, folder: Path, pair: Pair, tmp_path: Path) -> None:
    ingest(home, [folder], servers=pair.servers)
    for servers in (replace(pair.servers, index=None), replace(pair.servers, graph=None)):
        with pytest.raises(PolicyError, match="另一个文库"):
            ingest(tmp_path / "other", [folder], servers=servers)
    assert len(texts(home, pair.servers)) == 2


def test_a_database_of_others_is_refused_and_left_alone(home: Path, folder: Path, pair: Pair) -> None:
    ask_graph(pair.graph, "CREATE (:Person {name: '张三'})")
    with pytest.raises(StoreError, match="已有别的数据"):
        ingest(home, [folder], servers=pair.servers)
    assert ask_graph(pair.graph, "MATCH (n) RETURN labels(n) AS labels") == [{"labels": ["Person"]}]


def test_one_ingest_at_a_time(home: Path, folder: Path, pair: Pair) -> None:
    ingest(home, [folder], servers=pair.servers)
    write(folder, 1, "改为备案")
    place = Home(home, pair.servers)
    with graph_of(place, home).writer(), pytest.raises(StoreError, match="另一个程序改写"):
        ingest(home, [folder], servers=pair.servers)
    ingest(home, [folder], servers=pair.servers)
    assert any("改为备案" in text for text in texts(home, pair.servers))


def test_a_library_moves_to_servers_and_back(home: Path, folder: Path, pair: Pair) -> None:
    ingest(home, [folder])
    ingest(home, [folder], servers=pair.servers)
    moved = texts(home, pair.servers)
    ingest(home, [folder])
    with open_library(home) as library:
        assert sorted(row.evidence.quote for row in queries.provisions(library.graph)) == moved
