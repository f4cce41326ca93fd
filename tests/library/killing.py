"""An ingest in a process of its own, killed at a chosen moment."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SCRIPT = """
import json, os, signal, sys
from pathlib import Path
from pkgutil import resolve_name

name, count, home, folder, settings, values = json.loads(sys.argv[1])
for each, value in values.items():
    place, _, variable = each.rpartition(".")
    setattr(resolve_name(place), variable, value)
place, _, function = name.rpartition(".")
owner = resolve_name(place)
original, calls = getattr(owner, function), []

def deadly(*args, **options):
    calls.append(args)
    if len(calls) == count:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*args, **options)

if __name__ == "__main__":
    from hengce.ui.library import ingest
    from hengce.ui.settings import read_settings

    setattr(owner, function, deadly)
    ingest(Path(home), [Path(folder)], prune=True, servers=read_settings(settings).servers)
"""
NOTHING: Mapping[str, str] = {}


def ingest_killed(
    moment: tuple[str, int],
    home: Path,
    folder: Path,
    *,
    settings: Mapping[str, str] = NOTHING,
    values: Mapping[str, float] | None = None,
) -> None:
    """Ingests `folder` until it is killed before the n-th call of a function, both named by `moment`.

    `settings` are those of Hengce; `values` take the place of variables of its modules.
    """
    asked = json.dumps([*moment, str(home), str(folder), dict(settings), dict(values or {})])
    done = subprocess.run([sys.executable, "-c", SCRIPT, asked], check=False, capture_output=True, text=True)
    assert done.returncode < 0, done.stderr
