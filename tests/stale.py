"""Stops a run whose compiled modules are older than their sources: what it tested would not be what stands there."""

from pathlib import Path

import pytest


def pytest_sessionstart() -> None:
    """Ends the run and says what to do."""
    compiled = (Path(__file__).parents[1] / "ingest").rglob("*.so")
    pairs = ((file, file.with_name(file.name.partition(".")[0] + ".py")) for file in compiled)
    stale = [source.name for file, source in pairs if _is_newer(source, file)]
    if stale:
        changed = ", ".join(stale)
        pytest.exit(f"changed after they were compiled: {changed}. Run ./hengce-test, or delete ingest/**/*.so.", 3)


def _is_newer(source: Path, compiled: Path) -> bool:
    return source.exists() and source.stat().st_mtime > compiled.stat().st_mtime
