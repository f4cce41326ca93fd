"""Prints how well the facts of the gold documents are read, by group; ends with 1 when a kind falls below its bar.

Usage: python -m tests.gold_scores [--errors]
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Any

from hengce.ingest.codec import extraction_to_json
from hengce.ingest.pipeline import extract
from tests.scoring import KINDS, Fact, Score, document_scores, topics_score

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
DOCUMENTS = (ROOT / "corpus", ROOT / "tests" / "documents")
NOTHING = Score(0, 0, 0)
DETAILS = ("+detail", "+canonical", "+open")


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that are scored together against one `reader`; `bars` says the least F1 for each kind of fact."""

    name: str
    names: Sequence[str]
    bars: Mapping[str, float]
    reader: str = "facts"

    def bar(self, kind: str) -> float:
        """The least F1 that a kind of fact must reach."""
        return self.bars.get(kind, self.bars["detail" if kind.endswith(DETAILS) else "default"])


def groups() -> tuple[Group, ...]:
    """The groups of `tests/gold/groups.toml`; each name in it is a folder beside it with the facts."""
    described = tomllib.loads((GOLD / "groups.toml").read_text("utf-8"))
    return tuple(Group(name, **entry) for name, entry in described.items())


def document(name: str) -> Path:
    """The gold document of that name, of any format: beside its facts, or one of those that other tests read too."""
    folders = (GOLD / name, *DOCUMENTS)
    return next(file for folder in folders for file in folder.glob(f"{name}.*") if file.suffix != ".toml")


def gold_facts(name: str, reader: str = "facts") -> Fact:
    """The facts annotated by hand; some documents have a `second` reader, who did not see what the first wrote."""
    return _json(GOLD / name / f"{reader}.json")


@cache
def found_facts(name: str) -> Fact:
    """The facts the program finds."""
    return extraction_to_json(extract(document(name)))


def all_scores(group: Group) -> dict[str, float]:
    """The F1 of each kind of fact over the documents of a group, topics as the mean over topics."""
    scores = [document_scores(gold_facts(name, group.reader), found_facts(name)) for name in group.names]
    f1 = {kind: reduce(Score.__add__, (score[kind] for score in scores)).f1 for kind in scores[0]}
    return f1 | _topics_f1([name for name in group.names if (GOLD / name / "topics.json").exists()])


def differences(name: str) -> Iterator[str]:
    """A line for each gold fact that is missing and each found one that is not gold."""
    gold, found = gold_facts(name), found_facts(name)
    for kind, (key, match) in KINDS.items():
        for sign, ours, theirs in (("-", gold[key], found[key]), ("+", found[key], gold[key])):
            for fact in ours:
                if not any(match(*((fact, other) if sign == "-" else (other, fact))) for other in theirs):
                    yield f"{name} {sign} {kind}: {_brief(fact)}"


def main() -> int:
    """Prints a table for each group; 1 when a score is below its bar."""
    low = False
    for group in groups():
        print(f"{group.name}: {'、'.join(group.names)}")
        for kind, score in all_scores(group).items():
            below = score < group.bar(kind)
            low |= below
            print(f"  {kind:24}{score:8.3f}{f'   below {group.bar(kind)}' if below else ''}")
    if "--errors" in sys.argv[1:]:
        print(*(line for group in groups() for name in group.names for line in differences(name)), sep="\n")
    return int(low)


def _topics_f1(names: Sequence[str]) -> dict[str, float]:
    scores: dict[str, Score] = {}
    for name in names:
        for topic, score in topics_score(_json(GOLD / name / "topics.json"), found_facts(name)["provisions"]).items():
            scores[topic] = scores.get(topic, NOTHING) + score
    wanted = [score.f1 for score in scores.values() if score.wanted]
    return {"topic": sum(wanted) / len(wanted)} if wanted else {}


def _brief(fact: Fact) -> str:
    shown = {key: value for key, value in fact.items() if key not in ("mentions", "start", "end")}
    return json.dumps(shown, ensure_ascii=False)[:200]


def _json(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
