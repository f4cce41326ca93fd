"""Two short plans, and a library of them on servers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hengce.graph import queries
from hengce.search import search
from hengce.search.index import Filters
from hengce.ui.library import open_library
from hengce.ui.servers import Servers as Addresses
from tests.servers.sharing import Pair, Servers, empty_pair

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


def texts(home: Path, servers: Addresses) -> list[str]:
    """The words of all provisions, which graph and index must agree on."""
    with open_library(home, servers) as library:
        graph = [row.evidence.quote for row in queries.provisions(library.graph)]
        index = [hit.entry.text for hit in search(library.index, "", Filters(), 100).hits]
    assert sorted(graph) == sorted(index)
    return sorted(graph)
