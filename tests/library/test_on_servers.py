"""A library whose graph and index are kept by servers: changed in place, brought back when lost, kept from others."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hengce.graph import queries
from hengce.ingest.errors import PolicyError, StoreError
from hengce.search import search
from hengce.search.index import Filters
from hengce.ui.library import ingest, open_library, rebuild
from hengce.ui.library.home import Home
from hengce.ui.library.stores import graph_of
from tests.servers.sharing import Pair, Servers, ask_graph, empty_pair, wipe_graph, wipe_index

PLAN = """某市人民政府关于加强照护服务的通知
某政发〔2020〕{number}号
各县人民政府：
一、任务
{words}。（市教育局牵头，市民政局配合）
某市人民政府
2020年1月1日
"""


@pytest.fixture
def pair(servers: Servers) -> Iterator[Pair]:
    with empty_pair(servers, "long-term") as pair:
        yield pair


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for number, words in enumerate(("加强指导", "规范登记"), 1):
        write(folder, number, words)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def write(folder: Path, number: int, words: str) -> None:
    (folder / f"{number}.txt").write_text(PLAN.format(number=number, words=words), "utf-8")


def texts(home: Path, pair: Pair) -> list[str]:
    """The words of all provisions, which graph and index must agree on."""
    with open_library(home, pair.servers) as library:
        graph = [row.evidence.quote for row in queries.provisions(library.graph)]
        index = [hit.entry.text for hit in search(library.index, "", Filters(), 100).hits]
    assert sorted(graph) == sorted(index)
    return sorted(graph)


def test_a_changed_plan_takes_the_place_of_the_old(home: Path, folder: Path, pair: Pair) -> None:
    ingest(home, [folder], servers=pair.servers)
    write(folder, 1, "改为备案")
    report = ingest(home, [folder], servers=pair.servers)
    assert [path.name for path in report.updated] == ["1.txt"]
    assert len(texts(home, pair)) == 2
    assert any("改为备案" in text for text in texts(home, pair))


def test_a_plan_that_goes_is_taken_out(home: Path, folder: Path, pair: Pair) -> None:
    ingest(home, [folder], servers=pair.servers)
    (folder / "1.txt").unlink()
    ingest(home, [folder], prune=True, servers=pair.servers)
    assert [text for text in texts(home, pair) if "加强指导" in text] == []


WIPES: list[Callable[[Pair], None]] = [lambda pair: wipe_graph(pair.graph), wipe_index]


@pytest.mark.parametrize("wipe", WIPES, ids=["graph", "index"])
def test_a_wiped_server_is_told_and_filled_again(
    home: Path, folder: Path, pair: Pair, wipe: Callable[[Pair], None]
) -> None:
    ingest(home, [folder], servers=pair.servers)
    before = texts(home, pair)
    wipe(pair)
    with pytest.raises(PolicyError, match="hengce rebuild"):
        texts(home, pair)
    assert rebuild(home, servers=pair.servers).differences == ()
    assert texts(home, pair) == before


@pytest.mark.parametrize("wipe", WIPES, ids=["graph", "index"])
def test_an_ingest_without_changes_fills_what_was_wiped(
    home: Path, folder: Path, pair: Pair, wipe: Callable[[Pair], None]
) -> None:
    ingest(home, [folder], servers=pair.servers)
    wipe(pair)
    assert not ingest(home, [folder], servers=pair.servers).changed
    assert len(texts(home, pair)) == 2


def test_another_library_is_refused(home: Path, folder: Path, pair: Pair, tmp_path: Path) -> None:
    ingest(home, [folder], servers=pair.servers)
    for servers in (replace(pair.servers, index=None), replace(pair.servers, graph=None)):
        with pytest.raises(PolicyError, match="另一个文库"):
            ingest(tmp_path / "other", [folder], servers=servers)
    assert len(texts(home, pair)) == 2


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
    assert any("改为备案" in text for text in texts(home, pair))


def test_a_library_moves_to_servers_and_back(home: Path, folder: Path, pair: Pair) -> None:
    ingest(home, [folder])
    ingest(home, [folder], servers=pair.servers)
    moved = texts(home, pair)
    ingest(home, [folder])
    with open_library(home) as library:
        assert sorted(row.evidence.quote for row in queries.provisions(library.graph)) == moved
