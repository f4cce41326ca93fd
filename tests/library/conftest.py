"""Two short plans, and a library of them on servers."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from hengce.graph import queries
from hengce.ingest import pipeline
from hengce.ingest.model import Extraction
from hengce.ingest.read.source import SourceText
from hengce.search import search
from hengce.search.index import Filters
from hengce.ui.library import open_library
from hengce.ui.library.generations import read_base
from hengce.ui.library.home import Home
from hengce.ui.servers import Servers as Addresses
from tests.servers.sharing import Pair, Servers, empty_pair

PLANS = range(1, 5)
PLAN = """某市人民政府关于加强照护服务的通知
某政发〔2020〕{number}号
各县人民政府：
一、任务
{words}。（市教育局牵头，市民政局配合）
某市人民政府
2020年1月1日
"""

# Nobody waits for the dead.
IMPATIENCE = {
    "hengce.graph.neo4j_store.PORTION": 1,  # a transaction for each plan
    "hengce.graph.neo4j_store.WRITING": 0.5,
    "hengce.graph.neo4j_mark.RENEWED": 0.1,
    "hengce.graph.neo4j_mark.EXPIRES": 500,
    "hengce.search.elastic_writer.WRITING": 0.5,
    "hengce.search.elastic_bulk.WRITING": 0.5,
    "hengce.search.elastic_lease.RENEWED": 0.1,
    "hengce.search.elastic_lease.EXPIRES": 0.5,
}


@pytest.fixture
def pair(servers: Servers) -> Iterator[Pair]:
    with empty_pair(servers, "long-term") as pair:
        yield pair


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process waits for nobody either."""
    for name, value in IMPATIENCE.items():
        monkeypatch.setattr(name, value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for number, words in enumerate(("加强指导", "规范登记"), 1):
        write(folder, number, words)
    return folder


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Four plans."""
    folder = tmp_path / "four"
    folder.mkdir()
    for number in PLANS:
        write(folder, number, f"加强第{number}项指导")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that facts are extracted from, from now on in this process."""
    files, extract = list[str](), pipeline.extract_source

    def noted(source: SourceText) -> Extraction:
        files.append(Path(source.source.path).name)
        return extract(source)

    monkeypatch.setattr(pipeline, "extract_source", noted)
    return files


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


def facts(home: Path, servers: Addresses) -> list[object]:
    """What graph and index hold."""
    with open_library(home, servers) as library:
        asked = (queries.responsibilities, queries.provisions, queries.documents, queries.citations, queries.targets)
        told: list[object] = [[asdict(row) for row in ask(library.graph)] for ask in asked]
        return [*told, library.graph.counts(), texts(home, servers)]


def sums(home: Path) -> tuple[str, object]:
    """One hash over all facts, and how much of each kind graph and index hold."""
    manifest = read_base(Home(home)).manifest
    return manifest.facts_sha256, manifest.counts
