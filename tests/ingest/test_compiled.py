"""What is compiled reads the same facts as its source does."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from hengce.ingest import numerals
from hengce.ingest.codec import extraction_to_json
from hengce.ingest.pipeline import extract

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted((*(ROOT / "corpus").glob("*.txt"), *(ROOT / "tests" / "documents").glob("*.txt")))
READ_ALL = """
import json, sys
from pathlib import Path
from hengce.ingest import numerals
from hengce.ingest.pipeline import extract
from hengce.ingest.codec import extraction_to_json
assert numerals.__file__.endswith(".py")
json.dump([extraction_to_json(extract(Path(name))) for name in sys.argv[1:]], sys.stdout)
"""


def test_where_all_is_checked_the_modules_are_compiled() -> None:
    assert "CI" not in os.environ or numerals.__file__.endswith(".so")


def test_the_sources_read_the_same_facts(tmp_path: Path) -> None:
    for package in ("ingest", "graph", "search", "ui"):
        shutil.copytree(
            ROOT / package, tmp_path / "hengce" / package, ignore=shutil.ignore_patterns("*.so", "__pycache__")
        )
    command = [sys.executable, "-c", READ_ALL, *map(str, DOCUMENTS)]
    run = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, check=True)
    assert json.loads(run.stdout) == [extraction_to_json(extract(file)) for file in DOCUMENTS]
