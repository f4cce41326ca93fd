"""The facts of documents that were annotated by hand."""

import pytest

from tests.gold_scores import GOLD, Group, all_scores, gold_facts, groups
from tests.scoring import KINDS, facts_score

NAMES = [name for group in groups() for name in group.names]


@pytest.mark.parametrize("group", groups(), ids=lambda group: group.name)
def test_facts_are_read_as_by_hand(group: Group) -> None:
    scores = all_scores(group)
    assert {kind: score for kind, score in scores.items() if score < group.bar(kind)} == {}


def test_every_gold_document_is_scored() -> None:
    assert sorted(NAMES) == sorted(folder.name for folder in GOLD.iterdir() if folder.is_dir())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_gold_agrees_with_itself(name: str, kind: str) -> None:
    key, match = KINDS[kind]
    facts = gold_facts(name)[key]
    assert facts_score(facts, facts, match).f1 == 1.0
