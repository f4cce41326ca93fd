"""Imports run in one direction: ui → graph, search → ingest."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.modules import module_files

ALLOWED = {
    "ingest": {"ingest"},
    "graph": {"graph", "ingest"},
    "search": {"search", "ingest"},
    "ui": {"ui", "graph", "search", "ingest"},
}
HEAVY = ("spacy", "streamlit", "pandas", "pyarrow", "numpy", "ladybug", "elasticsearch", "neo4j")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports by a relative name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(("name", "file"), module_files().items())
def test_imports_run_forward(name: str, file: Path) -> None:
    allowed = ALLOWED[name.split(".")[1]]
    parts = [module.split(".") for module in imported(file) if module.startswith("hengce.")]
    assert {part[1] for part in parts} <= allowed


@pytest.mark.parametrize("name", ["graph", "search"])
def test_stores_do_not_import_the_pipeline(name: str) -> None:
    modules = {module: file for module, file in module_files().items() if module.startswith(f"hengce.{name}")}
    imports = {found for file in modules.values() for found in imported(file)}
    assert not [found for found in imports if found.startswith(("hengce.ingest.nlp", "hengce.ingest.pipeline"))]


@pytest.mark.parametrize("module", ["hengce.ui.cli", "hengce.ui.commands.search", "hengce.ui.present"])
def test_starting_imports_nothing_heavy(module: str) -> None:
    code = f"import {module}, sys; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not set(HEAVY) & set(loaded)
