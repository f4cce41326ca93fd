"""The program started as a user starts it, and a library of the corpus to ask."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HENGCE = Path(sys.executable).with_name("hengce")
CORPUS = Path(__file__).parents[2] / "corpus"
Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


def run_hengce(*arguments: str | Path, home: Path | None = None, **environment: str) -> Done:
    """Runs the command in an environment without settings of the one who runs the tests."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("HENGCE_", "LANG", "LC_"))}
    if home:
        plain["HENGCE_HOME"] = str(home)
    command = [HENGCE, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=plain | environment, timeout=120, check=False
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a library that holds the corpus; tests only read it."""
    home = tmp_path_factory.mktemp("library")
    assert run_hengce("ingest", CORPUS, home=home).returncode == 0
    return home


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`run("search", "托育", home=…)` with a home of its own unless one is named."""

    def call(*arguments: str | Path, home: Path | None = None, **environment: str) -> Done:
        return run_hengce(*arguments, home=home or tmp_path / "home", **environment)

    return call
