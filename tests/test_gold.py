"""The facts of documents that were annotated by hand."""

import functools

import pytest

from tests.gold_scores import all_scores, bar, gold_facts, gold_names
from tests.scoring import KINDS, facts_score

scores = functools.cache(all_scores)


@pytest.mark.parametrize("kind", ["document field", *KINDS, "evidence", "topic"])
def test_facts_are_read_as_by_hand(kind: str) -> None:
    assert scores()[kind] >= bar(kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", gold_names())
def test_gold_agrees_with_itself(name: str, kind: str) -> None:
    key, match = KINDS[kind]
    facts = gold_facts(name)[key]
    assert facts_score(facts, facts, match).f1 == 1.0
