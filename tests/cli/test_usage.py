"""How the command line explains itself, and what it says to a wrong call."""

import re
import tomllib
from pathlib import Path

import pytest

from hengce.ui.cli import COMMANDS
from tests.cli.conftest import Run

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "usage.toml").read_text("utf-8"))["case"]
ALLOWED_IN_CHINESE = {
    "hengce",
    "HENGCE_HOME",
    "Ctrl",
    "corpus",
    "table",
    "json",
    "jsonl",
    "csv",
    "xlsx",
    "JSON",
    "CSV",
    *COMMANDS,
}
LATIN_WORD = re.compile(r"(?<![-\w/.])[A-Za-z_]{2,}(?![\w/.])")  # not an option, a path or a file


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["arguments"]))
def test_wrong_call_gets_a_sentence(run: Run, case: dict[str, object], language: str) -> None:
    done = run(*case["arguments"], HENGCE_LANG=language)
    assert done.returncode == 2
    assert case[language] in done.stderr


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_help_is_chinese_and_has_an_example(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, "--help")
    assert done.returncode == 0
    assert "例：" in done.stdout
    assert set(LATIN_WORD.findall(done.stdout)) <= ALLOWED_IN_CHINESE


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_help_in_english_has_an_example(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, "--help", HENGCE_LANG="en")
    assert done.returncode == 0
    assert "Example:" in done.stdout


def test_version_is_told(run: Run) -> None:
    assert re.fullmatch(r"hengce，版本 \d+\.\d+\.\d+\n", run("--version").stdout)


def test_wrong_server_address_is_told(run: Run, library: Path) -> None:
    done = run("documents", home=library, HENGCE_GRAPH_URL="localhost:7687")
    assert done.returncode == 2
    assert "HENGCE_GRAPH_URL 不是可用的 Neo4j 地址" in done.stderr
