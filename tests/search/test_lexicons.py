"""A wrong entry of the search's own rules is named with its file and line."""

from pathlib import Path

import pytest

from hengce.ingest.errors import LexiconError
from hengce.search.cues import load_cue_lexicon
from hengce.search.ranking import OVERALL
from hengce.search.synonyms import load_synonym_lexicon


def file_of(folder: Path, text: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        '["托位"]\nnames = ["学位"]\n["座位"]\nnames = ["学位"]\n',
        '["托位"]\nnames = ["学位"]\n["座位"]\nimplies = ["椅子"]\n',
        '["托位"]\nnames = ["学位"]\n["座位"]\nname = ["椅子"]\n',
        '["托位"]\nnames = ["学位"]\n["座位"]\nnames = ["卫健委"]\n',
    ],
    ids=["claimed twice", "unknown implied", "unknown key", "name of a body"],
)
def test_wrong_synonym_is_named_with_its_line(text: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"rules\.toml 第 3 行「座位」"):
        load_synonym_lexicon(file_of(tmp_path, text))


@pytest.mark.parametrize("name", ["role.boss", "fliler", "has", "question.x"])
def test_unknown_cue_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"rules\.toml 第 2 行"):
        load_cue_lexicon(file_of(tmp_path, f'\n[{name}]\nwords = ["谁"]\n'))


def test_headings_of_the_whole_are_concepts() -> None:
    named = {term for terms in load_synonym_lexicon().terms.values() for term in terms}
    assert named.issuperset(OVERALL)
