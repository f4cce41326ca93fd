"""Broken off at any moment, the library is as it was or as it was to be; readers never see a mixture."""

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from hengce.graph import queries
from hengce.ingest.errors import StoreError
from hengce.ui.library import Library, ingest, open_library
from tests.library.killing import ingest_killed

LINE = "某市人民政府关于照护服务的通知\n某政发〔2020〕{number}号\n各县人民政府：\n一、任务\n{words}。\n"
# The function of hengce.ui.library before whose n-th call the process is killed, and the documents to be seen then.
KILLED = [
    ("derive._keep", 1, "old"),
    ("derive._keep", 2, "old"),
    ("generations._write_stores", 1, "old"),
    ("generations.load_facts", 1, "old"),
    ("generations.write_whole", 1, "old"),  # the manifest
    ("generations._newest", 1, "old"),
    ("generations._settle", 1, "old"),
    ("generations.write_whole", 2, "old"),  # `current`
    ("generations.write_whole", 3, "new"),  # the catalogue
    ("generations._sweep", 1, "new"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for number in (1, 2):
        plan(folder, number, "旧的")
    return folder


@pytest.fixture
def home(tmp_path: Path, folder: Path) -> Path:
    """A library of two plans, which have then been changed."""
    home = tmp_path / "home"
    ingest(home, [folder])
    for number in (1, 2):
        plan(folder, number, "新的")
    return home


def plan(folder: Path, number: int, words: str) -> None:
    (folder / f"{number}.txt").write_text(LINE.format(number=number, words=words), "utf-8")


def seen(library: Library) -> set[str]:
    """Which words graph, index and facts hold."""
    words = {row.evidence.quote for row in queries.provisions(library.graph)}
    words |= {library.extraction(row.id).text for row in library.documents()}
    assert library.index.count() == len(queries.provisions(library.graph))
    return {"new" if "新的" in text else "old" for text in words}


@pytest.mark.parametrize(("function", "call", "state"), KILLED)
def test_a_killed_ingest_leaves_one_whole_state(home: Path, folder: Path, function: str, call: int, state: str) -> None:
    ingest_killed((f"hengce.ui.library.{function}", call), home, folder)
    assert seen(open_library(home)) == {state}
    ingest(home, [folder])
    assert seen(open_library(home)) == {"new"}
    assert [path.name for path in home.rglob(".staging*")] + [path.name for path in home.rglob("*.part")] == []


@pytest.mark.parametrize(
    "refusal", [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "没有读写权限"), (errno.EIO, "读写出错")]
)
@pytest.mark.parametrize("function", ["derive.write_whole", "generations.write_whole", "generations.shutil.copytree"])
def test_a_disk_that_refuses_is_told_and_nothing_changes(
    home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, refusal: tuple[int, str], function: str
) -> None:
    code, words = refusal
    monkeypatch.setattr(f"hengce.ui.library.{function}", raiser(OSError(code, os.strerror(code))))
    with pytest.raises(StoreError, match=words):
        ingest(home, [folder])
    assert seen(open_library(home)) == {"old"}


def test_an_interrupt_leaves_the_last_state(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hengce.ui.library.generations.load_facts", raiser(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        ingest(home, [folder])
    assert seen(open_library(home)) == {"old"}
    assert list(home.rglob(".staging*")) == []


def test_an_open_library_stays_as_it_is_until_refreshed(home: Path, folder: Path) -> None:
    library = open_library(home)
    ingest(home, [folder])
    assert seen(library) == {"old"}
    assert seen(library.refreshed()) == {"new"}


def test_readers_see_one_state_while_an_ingest_runs(home: Path, folder: Path) -> None:
    states = list[set[str]]()
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            with open_library(home) as library:
                states.append(seen(library))

    reader = threading.Thread(target=read)
    reader.start()
    ingest(home, [folder])
    over.set()
    reader.join()
    assert states
    assert all(len(state) == 1 for state in states)


def raiser(error: BaseException) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise error

    return refuse
