"""Prints how well the facts of the gold documents are read; ends with 1 when a kind falls below its bar.

Usage: python -m tests.gold_scores [--errors]
"""

import json
import sys
from collections.abc import Iterator, Mapping
from functools import reduce
from pathlib import Path
from typing import Any

from hengce.ingest.codec import extraction_to_json
from hengce.ingest.pipeline import extract
from tests.scoring import KINDS, Fact, Score, document_scores, topics_score

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
NOTHING = Score(0, 0, 0)
BAR = 0.98
BARS = {"document field": 1.0, "evidence": 1.0, "topic": 0.9}  # of kinds with a bar of their own
DETAILS = ("+detail", "+canonical", "+open")
DETAIL_BAR = 0.93


def gold_names() -> list[str]:
    """The gold documents by name, each a folder beside this file's `gold`, the document itself being in the corpus."""
    return sorted(folder.name for folder in GOLD.iterdir() if folder.is_dir())


def gold_facts(name: str) -> Fact:
    """The facts annotated by hand."""
    return _json(GOLD / name / "facts.json")


def found_facts(name: str) -> Fact:
    """The facts the program finds."""
    return extraction_to_json(extract(ROOT / "corpus" / f"{name}.txt"))


def bar(kind: str) -> float:
    """The least F1 that a kind of fact must reach."""
    return BARS.get(kind, DETAIL_BAR if kind.endswith(DETAILS) else BAR)


def all_scores() -> dict[str, float]:
    """The F1 of each kind of fact over all gold documents, topics as the mean over topics."""
    found = {name: found_facts(name) for name in gold_names()}
    scores = [document_scores(gold_facts(name), facts) for name, facts in found.items()]
    f1 = {kind: reduce(Score.__add__, (score[kind] for score in scores)).f1 for kind in scores[0]}
    return f1 | {"topic": _topics_f1(found)}


def differences(name: str) -> Iterator[str]:
    """A line for each gold fact that is missing and each found one that is not gold."""
    gold, found = gold_facts(name), found_facts(name)
    for kind, (key, match) in KINDS.items():
        for sign, ours, theirs in (("-", gold[key], found[key]), ("+", found[key], gold[key])):
            for fact in ours:
                if not any(match(*((fact, other) if sign == "-" else (other, fact))) for other in theirs):
                    yield f"{name} {sign} {kind}: {_brief(fact)}"


def main() -> int:
    """Prints the table; 1 when a score is below its bar."""
    scores = all_scores()
    for kind, score in scores.items():
        print(f"{kind:24}{score:8.3f}{'' if score >= bar(kind) else f'   below {bar(kind)}'}")
    if "--errors" in sys.argv[1:]:
        print(*(line for name in gold_names() for line in differences(name)), sep="\n")
    return int(any(score < bar(kind) for kind, score in scores.items()))


def _topics_f1(found: Mapping[str, Fact]) -> float:
    scores: dict[str, Score] = {}
    for name, facts in found.items():
        for topic, score in topics_score(_json(GOLD / name / "topics.json"), facts["provisions"]).items():
            scores[topic] = scores.get(topic, NOTHING) + score
    wanted = [score.f1 for score in scores.values() if score.wanted]
    return sum(wanted) / len(wanted)


def _brief(fact: Fact) -> str:
    shown = {key: value for key, value in fact.items() if key not in ("mentions", "start", "end")}
    return json.dumps(shown, ensure_ascii=False)[:200]


def _json(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
