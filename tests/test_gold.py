"""The facts of documents that were annotated by hand."""

import pytest

from tests.gold_scores import GOLD, Group, all_scores, gold_facts, groups
from tests.scoring import KINDS, facts_score

READINGS = [(name, group.reader) for group in groups() for name in group.names]


@pytest.mark.parametrize("group", groups(), ids=lambda group: group.name)
def test_facts_are_read_as_by_hand(group: Group) -> None:
    scores = all_scores(group)
    assert {kind: score for kind, score in scores.items() if score < group.bar(kind)} == {}


def test_every_gold_document_is_scored() -> None:
    assert sorted(READINGS) == sorted((file.parent.name, file.stem) for file in GOLD.glob("*/[fs]*.json"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "reader"), READINGS)
def test_gold_agrees_with_itself(name: str, reader: str, kind: str) -> None:
    key, match = KINDS[kind]
    facts = gold_facts(name, reader)[key]
    assert facts_score(facts, facts, match).f1 == 1.0
