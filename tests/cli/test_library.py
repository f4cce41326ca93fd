"""The library from the command line: what changes it, and what stands in the way."""

import json
from pathlib import Path

import pytest
from filelock import FileLock

from tests.cli.conftest import CORPUS, Run


def test_second_ingest_does_nothing_and_says_so(run: Run) -> None:
    run("ingest", CORPUS)
    done = run("ingest", CORPUS)
    assert (done.returncode, done.stdout) == (0, "文件都没有变化，无需更新。文库现有 5 份文件。\n")


def test_rebuild_gives_the_same_facts(run: Run) -> None:
    run("ingest", CORPUS)
    assert "事实、图数据库和索引与原来一致。" in run("rebuild").stdout


def test_what_became_of_each_file_as_json(run: Run) -> None:
    rows = json.loads(run("ingest", CORPUS / "jilin.txt", "--format", "json").stdout)
    assert [(row["outcome"], Path(row["path"]).name) for row in rows] == [("新增", "jilin.txt")]


def test_folder_without_documents(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "没有找到可以读取的文件" in run("ingest", tmp_path / "empty").stdout


def test_empty_library_says_what_to_do(run: Run) -> None:
    done = run("search", "托育")
    assert done.returncode == 1
    assert "hengce ingest" in done.stderr


@pytest.mark.parametrize("command", [("ingest", str(CORPUS)), ("rebuild",)], ids=lambda words: words[0])
def test_library_in_use(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with FileLock(home / "ingest.lock"):
        done = run(*command)
    assert done.returncode == 1
    assert "正在由另一个程序导入，请等它结束后再试。" in done.stderr


@pytest.mark.parametrize("home", [Path("/sys/hengce"), Path(__file__) / "home"], ids=["read-only", "below a file"])
@pytest.mark.parametrize("command", [("ingest", str(CORPUS)), ("rebuild",)], ids=lambda words: words[0])
def test_home_that_cannot_be_written(run: Run, home: Path, command: tuple[str, ...]) -> None:
    done = run(*command, home=home)
    assert done.returncode == 1
    assert str(home) in done.stderr
    assert "--home" in done.stderr


def test_export_into_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    run("ingest", CORPUS / "jilin.txt")
    done = run("export", "documents", tmp_path / "nowhere" / "a.csv")
    assert done.returncode == 1
    assert "请换一个位置" in done.stderr


def test_damaged_library_says_what_to_do(run: Run, tmp_path: Path) -> None:
    run("ingest", CORPUS / "jilin.txt")
    for manifest in (tmp_path / "home" / "generations").glob("*/manifest.json"):
        manifest.write_text("{")
    done = run("documents")
    assert done.returncode == 1
    assert "请运行 hengce rebuild" in done.stderr
