"""Old Office files by way of LibreOffice: what is said where it is missing, and that it cannot hold up the others.

A small program stands in for LibreOffice, which not every machine that runs the tests has.
"""

import sys
import time
from pathlib import Path

import pytest

from hengce.ingest.errors import ReadError
from hengce.ingest.read import read_source
from hengce.ingest.read.word import office

from .word_files import make_word, paragraph

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = COMPOUND + bytes(504) + b"\xec\xa5" + bytes(600) + "WordDocument".encode("utf-16-le")
FILES = {"plan.doc": WORD, "plan.wps": WORD, "plan.txt": WORD, "plan.rtf": b"{\\rtf1 plan}"}
# `--outdir` is followed by the folder, and the file given comes last; a profile of its own comes first.
PROLOGUE = f"""#!{sys.executable}
import pathlib, shutil, sys, time
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
assert sys.argv[1].startswith("-env:UserInstallation=" + folder.as_uri())
here = pathlib.Path(__file__).parent
"""
CONVERTS = 'shutil.copy(here / "made.docx", pathlib.Path(sys.argv[-1]).with_suffix(".docx"))'
HANGS = """
import subprocess
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
(here / "child").write_text(str(child.pid))
time.sleep(60)
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder that programs are looked for in; empty."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(office, "PLACES", ())
    return folder


def install(programs: Path, script: str) -> None:
    program = programs / "soffice"
    program.write_text(PROLOGUE + script)
    program.chmod(0o755)


def written(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(FILES[name])
    return path


@pytest.mark.parametrize("name", FILES)
def test_a_machine_without_libreoffice_says_so(name: str, tmp_path: Path, programs: Path) -> None:
    assert not list(programs.iterdir())
    with pytest.raises(ReadError, match="LibreOffice，这台电脑上没有"):
        read_source(written(tmp_path, name))


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_read_as_the_word_file_made_of_it(name: str, tmp_path: Path, programs: Path) -> None:
    (programs / "made.docx").write_bytes(make_word(paragraph("一、任务")))
    install(programs, CONVERTS)
    assert read_source(written(tmp_path, name)).text == "一、任务"


def test_a_file_that_gives_nothing_is_damaged(tmp_path: Path, programs: Path) -> None:
    install(programs, "")
    with pytest.raises(ReadError, match="已损坏"):
        read_source(written(tmp_path, "plan.doc"))


def test_a_run_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "MAX_SECONDS", 1)
    install(programs, HANGS)
    with pytest.raises(ReadError, match="已放弃"):
        read_source(written(tmp_path, "plan.doc"))
    child = Path("/proc", (programs / "child").read_text(), "stat")
    time.sleep(0.2)
    assert not child.exists() or child.read_text().split()[2] == "Z"  # gone, or only its name is left


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "设有密码"),
        (COMPOUND + bytes(504) + b"\xec\xa5" + bytes(9) + b"\x01" + "WordDocument".encode("utf-16-le"), "设有密码"),
        (COMPOUND + bytes(600) + "Workbook".encode("utf-16-le"), "不是 Word 文件"),
    ],
)
def test_what_is_locked_or_no_text_is_told_without_libreoffice(
    content: bytes, sentence: str, tmp_path: Path, programs: Path
) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=sentence):
        read_source(path)
    assert not list(programs.iterdir())
