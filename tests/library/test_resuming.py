"""After a first ingest that was broken off, the next one reads what is missing, and ends with the same facts."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hengce.ui.library import derive as derivation
from hengce.ui.library import ingest, open_library, rebuild
from hengce.ui.library.generations import read_base
from hengce.ui.library.home import Home
from hengce.ui.library.report import Silent
from hengce.ui.servers import EMBEDDED
from tests.cli.conftest import run_hengce
from tests.library.conftest import PLANS, facts, sums, write
from tests.library.killing import ingest_killed

LIBRARY = "hengce.ui.library"
# The function before whose n-th call the ingest is killed, and how many plans have been read and kept by then.
MOMENTS = {
    ("derive._keep", 1): 0,
    ("derive._keep", 3): 2,
    ("derive.write_whole", 4): 1,  # each plan has a copy and its facts
    ("home.Path.replace", 4): 1,
    ("ingestion._merged", 1): 4,
    ("generations.load_facts", 2): 4,
    ("generations.write_whole", 1): 4,  # the manifest
    ("generations.write_whole", 2): 4,  # `current`
}


class Told(Silent):
    """How many documents an ingest said that it need not read again."""

    def __init__(self) -> None:
        self.number = 0

    def resumed(self, number: int) -> None:
        self.number = number


def leftovers(home: Path) -> set[str]:
    """What is in the folder and belongs to no document of the library."""
    kept = {name for entry in read_base(Home(home)).manifest.entries for name in entry.files}
    there = [
        *(home / "facts").glob("*"),
        *(home / "corpus").glob("*/*"),
        *home.rglob(".staging*"),
        *home.rglob(".*.part"),
    ]
    return {path.relative_to(home).as_posix() for path in there} - kept


def test_what_was_read_is_not_read_again(tmp_path: Path, home: Path, plans: Path, read: list[str]) -> None:
    safe = tmp_path / "safe"
    ingest(safe, [plans])
    for (function, call), kept in MOMENTS.items():
        place, told = home / f"{function}{call}", Told()
        ingest_killed((f"{LIBRARY}.{function}", call), place, plans)
        read.clear()
        report = ingest(place, [plans], progress=told)
        assert (len(read), told.number, len(report.added)) == (4 - kept, kept, 4), function
        assert sums(place) == sums(safe)
        assert facts(place, EMBEDDED) == facts(safe, EMBEDDED)
        assert leftovers(place) == set()


def test_an_interrupted_ingest_is_gone_on_with(home: Path, plans: Path, read: list[str]) -> None:
    class Impatient(Silent):
        def advanced(self, path: Path, *, ok: bool) -> None:  # noqa: ARG002  # part of the protocol
            if path.name == "2.txt":
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(home, [plans], progress=Impatient())
    ingest(home, [plans])
    assert read == ["1.txt", "2.txt", "3.txt", "4.txt"]


def test_a_file_that_changed_since_is_read_again(home: Path, plans: Path, read: list[str]) -> None:
    ingest_killed((f"{LIBRARY}.ingestion._merged", 1), home, plans)
    write(plans, 2, "改为备案")
    ingest(home, [plans])
    assert read == ["2.txt"]
    assert leftovers(home) == set()


def test_metadata_that_came_since_is_kept(home: Path, plans: Path) -> None:
    ingest_killed((f"{LIBRARY}.ingestion._merged", 1), home, plans)
    (plans / "2.toml").write_text('publisher = "某市"', "utf-8")
    ingest(home, [plans])
    with open_library(home) as library:
        assert library.source("某政发〔2020〕2号").with_suffix(".toml").read_text("utf-8") == 'publisher = "某市"'


def test_a_damaged_leftover_is_read_again(home: Path, plans: Path, read: list[str]) -> None:
    ingest_killed((f"{LIBRARY}.ingestion._merged", 1), home, plans)
    first, second, third, _ = sorted((home / "facts").glob("*.json"))
    first.write_text(first.read_text("utf-8")[:-1], "utf-8")
    second.write_text("[]", "utf-8")
    third.write_bytes(b"\xff")
    ingest(home, [plans])
    assert len(read) == 3


def test_a_lost_copy_is_made_again(home: Path, plans: Path, read: list[str]) -> None:
    ingest_killed((f"{LIBRARY}.ingestion._merged", 1), home, plans)
    next((home / "corpus").glob("*/3.txt")).unlink()
    ingest(home, [plans])
    assert read == ["3.txt"]
    assert open_library(home).source("某政发〔2020〕3号").exists()


def test_what_is_not_gone_on_with_is_taken_away(home: Path, plans: Path, tmp_path: Path) -> None:
    ingest_killed((f"{LIBRARY}.ingestion._merged", 1), home, plans)
    assert len(leftovers(home)) == 8
    others = tmp_path / "others"
    others.mkdir()
    write(others, 9, "规范登记")
    ingest_killed((f"{LIBRARY}.ingestion._merged", 1), home, others)
    assert len(leftovers(home)) == 2
    ingest(home, [])
    assert leftovers(home) == set()


def test_an_update_that_was_broken_off_is_gone_on_with(home: Path, plans: Path, read: list[str]) -> None:
    ingest(home, [plans])
    for number in PLANS:
        write(plans, number, f"改为第{number}项备案")
    ingest_killed((f"{LIBRARY}.derive._keep", 3), home, plans)
    read.clear()
    assert len(ingest(home, [plans]).updated) == 4
    assert read == ["3.txt", "4.txt"]


def other_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("derive", "ingestion"):
        monkeypatch.setattr(f"{LIBRARY}.{module}.rules_version", lambda: "others")


def test_facts_of_other_rules_are_not_gone_on_with(
    home: Path, plans: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest_killed((f"{LIBRARY}.ingestion._merged", 1), home, plans)
    other_rules(monkeypatch)
    ingest(home, [plans])
    assert len(read) == 4
    assert leftovers(home) == set()


@pytest.mark.parametrize("again", [lambda home: ingest(home, []), rebuild], ids=["ingest", "rebuild"])
def test_a_change_to_new_rules_that_was_broken_off_is_gone_on_with(
    home: Path, plans: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, again: Callable[[Path], object]
) -> None:
    ingest(home, [plans])
    other_rules(monkeypatch)
    keep = derivation._keep
    left = [None, None]
    monkeypatch.setattr(derivation, "_keep", lambda *given: (left.pop(), keep(*given))[1])  # fails at the third
    read.clear()
    with pytest.raises(IndexError):
        again(home)
    monkeypatch.setattr(derivation, "_keep", keep)
    again(home)
    assert read == ["1.txt", "2.txt", "3.txt", "3.txt", "4.txt"]


def test_a_rebuild_reads_all_that_the_library_holds(home: Path, plans: Path, read: list[str]) -> None:
    ingest(home, [plans])
    read.clear()
    rebuild(home)
    assert len(read) == 4


MANY = """
import sys
from pathlib import Path
from hengce.ui.library import derive, ingest

if __name__ == "__main__":
    derive.WORTH_PROCESSES = 1
    ingest(Path(sys.argv[1]), [Path(sys.argv[2])])
"""


def test_processes_that_read_end_with_the_one_that_was_killed(home: Path, plans: Path, tmp_path: Path) -> None:
    script = tmp_path / "many.py"
    script.write_text(MANY, "utf-8")
    for number in range(5, 400):
        write(plans, number, "加强指导")
    with subprocess.Popen([sys.executable, script, home, plans], stderr=subprocess.PIPE) as parent:
        wait_until(lambda: any(home.glob("facts/*.json")))
        children = processes("--ppid", str(parent.pid))
        parent.kill()
    assert len(children) > 2  # those that read, and the one that looks after what they share
    wait_until(lambda: not children & processes("-e"))


def processes(*chosen: str) -> set[str]:
    """The ids of processes that have not ended."""
    listed = subprocess.run(["ps", *chosen, "-o", "pid=,stat="], capture_output=True, text=True, check=False).stdout
    return {pid for pid, state in map(str.split, listed.splitlines()) if not state.startswith("Z")}


def wait_until(come: Callable[[], bool]) -> None:
    limit = time.monotonic() + 60
    while not come():
        assert time.monotonic() < limit
        time.sleep(0.05)


def test_the_command_says_how_much_has_been_read(home: Path, plans: Path) -> None:
    ingest_killed((f"{LIBRARY}.derive._keep", 3), home, plans)
    said = run_hengce("ingest", plans, home=home).stderr.splitlines()
    assert said[0] == "接着上次没有做完的导入：2 份文件已读过，不再重读。"
    assert said[1].startswith("[3/4] 已读 ")
