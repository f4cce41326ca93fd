"""Prints the facts a change gained and lost on every document at hand: rules are judged by what they do everywhere.

Usage: python -m tests.gains_and_losses [REVISION] [FILE…]

Compares the working tree with a revision; without one, with the last state of `ingest/` before the present one. A `=`
marks facts that stand in the gold of their document.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from hengce.ingest.codec import Json
from tests.gold_scores import DOCUMENTS, GOLD, ROOT, gold_facts
from tests.scoring import KINDS

PACKAGES = ("ingest", "graph", "search", "ui")
METADATA = (".toml", ".json")
KEYS = tuple(dict.fromkeys(key for key, _ in KINDS.values()))
EXTRACT = """
import json, sys
from pathlib import Path
from hengce.ingest.codec import extraction_to_json
from hengce.ingest.errors import PolicyError
from hengce.ingest.pipeline import extract
for name in sys.argv[1:]:
    try:
        print(json.dumps(extraction_to_json(extract(Path(name))), ensure_ascii=False))
    except PolicyError:
        print("{}")  # a format that this revision does not read yet
"""


def facts_of(tree: Path, files: Sequence[Path]) -> list[Json]:
    """The facts of each file, as the code in `tree` reads them."""
    with TemporaryDirectory() as place:
        (Path(place) / "hengce").mkdir()
        for package in PACKAGES:
            (Path(place) / "hengce" / package).symlink_to(tree / package)
        run = subprocess.run(
            [sys.executable, "-c", EXTRACT, *map(str, files)],
            env={**os.environ, "PYTHONPATH": place},
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
    return [json.loads(line) for line in run.stdout.splitlines()]


def changes(before: Json, after: Json) -> Iterator[tuple[str, str, Json]]:
    """Each fact lost (`-`) and gained (`+`), with its kind; a fact that only moved is neither."""
    for key in ("document", *KEYS):
        old, new = (Counter(map(_said, _facts(facts, key))) for facts in (before, after))
        for sign, lot in (("-", old - new), ("+", new - old)):
            for fact in lot.elements():
                yield sign, key, json.loads(fact)


def _facts(extraction: Json, key: str) -> Sequence[Json]:
    facts = extraction.get(key, [])
    return [{name: value} for name, value in facts.items()] if isinstance(facts, dict) else facts


def _said(fact: Mapping[str, object]) -> str:
    said = {key: value for key, value in fact.items() if key not in ("start", "end", "mentions", "topics")}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _in_gold(file: Path, key: str, fact: Json) -> bool:
    if not (GOLD / file.stem).is_dir():
        return False
    return any(match(gold, fact) for kind, (k, match) in KINDS.items() if k == key for gold in gold_facts(file.stem)[k])


def last_state_before() -> str | None:
    """The revision before the newest change of `ingest/`; None where the history does not reach back to it."""
    newest = _git("log", "-1", "--format=%H", "--", "ingest").strip()
    known = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", f"{newest}^"], cwd=ROOT, capture_output=True, check=False
    )
    return f"{newest}^" if known.returncode == 0 else None


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout


def main() -> None:
    """Prints a line for each fact gained or lost, and how many of each kind."""
    revision, *names = sys.argv[1:] or [last_state_before()]
    if revision is None:
        print("no earlier state of ingest/ in this clone to compare with")
        return
    files = [Path(name) for name in names] or sorted(
        file for folder in (*DOCUMENTS, *GOLD.glob("*/")) for file in folder.iterdir() if file.suffix not in METADATA
    )
    with TemporaryDirectory() as place:
        tree = Path(place) / "before"
        _git("worktree", "add", "--detach", str(tree), revision)
        try:
            with ThreadPoolExecutor() as threads:
                before, after = threads.map(facts_of, (tree, ROOT), (files, files))
        finally:
            _git("worktree", "remove", "--force", str(tree))
    totals = Counter[tuple[str, str]]()
    for file, old, new in zip(files, before, after, strict=True):
        for sign, key, fact in changes(old, new):
            totals[sign, key] += 1
            print(f"{file.stem} {sign}{'=' if _in_gold(file, key, fact) else ' '} {key}: {_said(fact)}")
    counted = ", ".join(f"{sign}{count} {key}" for (sign, key), count in sorted(totals.items()))
    print(f"against {revision}: {counted or 'no change'}")


if __name__ == "__main__":
    main()
