"""What a researcher asks for comes first."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from hengce.search.analyse import characters
from hengce.search.index import Index
from hengce.search.searching import search
from tests.search.relevance import Graded, gold_queries, hit_names, own_queries

EVERYTHING = 1000
GOLD, OWN = tuple(gold_queries()), tuple(own_queries())
PHRASES = tuple(query for query in GOLD if query.kind == "phrase")
RUNS = [
    "市民政局",
    "幼儿保",
    "（二）",
    "2—3岁",
    "联席会议办公室",
    "用水、用电",
    "免费",
    "率均达到",
    "局负责",
    "“托幼一体化”",
]


def mean_gain(queries: Iterable[Graded], index: Index) -> float:
    gains = [query.gain(index) for query in queries]
    return sum(gains) / len(gains)


@pytest.mark.parametrize("kind", ["keyword", "filtered", "question"])
@pytest.mark.parametrize("queries", [GOLD, OWN], ids=["gold", "own"])
def test_best_provisions_come_first(queries: tuple[Graded, ...], kind: str, five_plans: Index) -> None:
    assert mean_gain((query for query in queries if query.kind == kind), five_plans) >= 0.9


@pytest.mark.parametrize("query", PHRASES, ids=lambda query: query.query)
def test_exact_run_finds_just_those_that_hold_it(query: Graded, five_plans: Index) -> None:
    assert set(query.hits(five_plans)) == set(query.grades)


@pytest.mark.parametrize("run", RUNS)
def test_exact_run_finds_what_a_plain_look_finds(run: str, five_plans: Index) -> None:
    sought = "".join(characters(run.strip("“”")))
    everything = search(five_plans, "", limit=EVERYTHING).hits
    holding = {id(hit.entry): hit for hit in everything if sought in "".join(characters(hit.entry.text))}
    found = search(five_plans, f"“{sought}”", limit=EVERYTHING)
    assert found.total == len(holding) > 0


def test_files_are_named_by_their_stem(five_plans: Index) -> None:
    stems = {name.partition(":")[0] for name in hit_names(search(five_plans, "", limit=EVERYTHING))}
    assert stems == {Path(file).stem for file in ("hangjin", "jilin", "lincang", "xiangfen", "yuzhong")}
