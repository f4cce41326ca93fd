"""Prints how well graded queries are answered; ends with 1 when a figure falls below its bar.

Usage: python -m tests.search_scores [--errors]
"""

import json
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hengce.search import search
from hengce.search.index import Filters, Index
from hengce.ui.library import ingest, open_library

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "tests" / "gold" / "queries.json"
DEPTH = 10
BARS = {"nDCG@10": 0.9, "phrase precision": 1.0, "phrase recall": 1.0}


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with what it found and how well: one figure, or precision and recall for a phrase."""

    query: Mapping[str, Any]
    found: tuple[str, ...]
    figures: Mapping[str, float]


def judge(query: Mapping[str, Any], index: Index) -> Judged:
    """Runs a query and grades its hits, which are named `file:provision`."""
    hits = search(index, query["query"], Filters(**query["filters"]), 100).hits
    found = tuple(f"{Path(hit.entry.document.path).stem}:{hit.entry.provision}" for hit in hits)
    if query["kind"] == "phrase":
        return Judged(query, found, _phrase_figures(found, query["relevant"]))
    return Judged(query, found, {query["kind"]: ndcg(found, query["relevant"])})


def ndcg(found: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain at DEPTH, with gains of 2^grade - 1.

    >>> ndcg(["a", "b"], {"a": 3, "b": 1}), ndcg([], {"a": 3})
    (1.0, 0.0)
    """
    ideal = _gain(sorted(relevant.values(), reverse=True))
    return _gain([relevant.get(key, 0) for key in found]) / ideal if ideal else 0.0


def figures(judged: Iterable[Judged]) -> dict[str, float]:
    """The mean of each figure, and of all that are ranked."""
    values: dict[str, list[float]] = defaultdict(list)
    for each in judged:
        for name, value in each.figures.items():
            values[name].append(value)
            if not name.startswith("phrase"):
                values["nDCG@10"].append(value)
    return {name: sum(each) / len(each) for name, each in values.items()}


def judge_all() -> list[Judged]:
    """All graded queries over a library of the corpus."""
    with tempfile.TemporaryDirectory() as home:
        ingest(Path(home), [ROOT / "corpus"])
        with open_library(Path(home)) as library:
            return [judge(query, library.index) for query in json.loads(QUERIES.read_text("utf-8"))]


def main() -> int:
    """Prints the figures; 1 when one is below its bar."""
    judged = judge_all()
    means = figures(judged)
    for name, value in means.items():
        print(f"{name:24}{value:8.3f}{'' if value >= BARS.get(name, 0) else f'   below {BARS[name]}'}")
    if "--errors" in sys.argv[1:]:
        for each in sorted(judged, key=lambda each: min(each.figures.values())):
            print(f"{each.query['id']} {dict(each.figures)} {each.query['query']} {each.query['filters']}")
            print(f"  wanted {sorted(each.query['relevant'], key=lambda key: -each.query['relevant'][key])[:DEPTH]}")
            print(f"  found  {list(each.found[:DEPTH])}")
    return int(any(means[name] < bar for name, bar in BARS.items()))


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades[:DEPTH]))


def _phrase_figures(found: Sequence[str], relevant: Mapping[str, int]) -> dict[str, float]:
    right = len(set(found) & set(relevant))
    precision, recall = right / len(found) if found else 0.0, right / len(relevant) if relevant else 0.0
    return {"phrase precision": precision, "phrase recall": recall}


if __name__ == "__main__":
    sys.exit(main())
