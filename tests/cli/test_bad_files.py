"""Files that cannot be read: each is named with the reason, and the others go on."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import CORPUS, Run

GOOD = CORPUS / "jilin.txt"
REASONS = {
    "missing.txt": ("找不到文件", "There is no file"),
    "empty.txt": ("是空文件", "is empty"),
    "binary.txt": ("不是文本文件", "is no text file"),
    "picture.txt": ("不是完好的图像文件", "is no intact picture"),
    "mixed.txt": ("文字编码无法识别", "The encoding of mixed.txt is not known"),
    "huge.txt": ("200 MB", "200 MB"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(32)) * 8)
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "mixed.txt").write_bytes("托育服务".encode() + bytes([0xFF, 0xFF, 0xC0, 0xC1]) * 20)
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(200 * 2**20)
    return tmp_path


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", [("extract", "--format", "jsonl"), ("ingest",)], ids=lambda words: words[0])
def test_each_file_is_named_with_the_reason(run: Run, folder: Path, command: tuple[str, ...], language: str) -> None:
    done = run(*command, *(folder / name for name in REASONS), HENGCE_LANG=language)
    assert done.returncode == 1
    for name, reasons in REASONS.items():
        assert [line for line in done.stderr.splitlines() if name in line and reasons[language == "en"] in line]


def test_others_are_extracted(run: Run, folder: Path) -> None:
    done = run("extract", folder / "empty.txt", GOOD, folder / "huge.txt", "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr.count("未能读取") == 2


def test_others_are_ingested(run: Run, folder: Path) -> None:
    done = run("ingest", folder, GOOD)
    assert done.returncode == 1
    assert "文库现有 1 份文件。" in done.stdout
    assert all(name in done.stderr for name in REASONS if name != "missing.txt")


def test_document_of_markup_and_formulas_is_text(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text('某市实施方案\n一、任务\n（一）<script>alert(1)</script>。=HYPERLINK("http://x")。\n', "utf-8")
    done = run("extract", plan, "--format", "json")
    assert done.returncode == 0
    assert "<script>" in done.stdout
    assert "=HYPERLINK" in done.stdout


def test_documents_of_folders_and_archives_are_extracted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD.read_bytes())
    with ZipFile(tmp_path / "plans.zip", "w") as archive:
        archive.writestr("附件/b.txt", GOOD.read_bytes())
        archive.writestr("../../x", b"x")
    done = run("extract", tmp_path, "--format", "jsonl", HENGCE_LANG="en")
    assert done.returncode == 1
    sources = [json.loads(line)["source"]["path"] for line in done.stdout.splitlines()]
    assert sources == [str(tmp_path / "a.txt"), str(tmp_path / "plans.zip/附件/b.txt")]
    assert "leads out of the archive" in done.stderr


def test_an_ingest_of_bad_files_alone_is_summed_up(run: Run, folder: Path) -> None:
    done = run("ingest", folder / "empty.txt", folder / "binary.txt")
    assert done.stdout == "未能读取 2。文库现有 0 份文件。\n"
