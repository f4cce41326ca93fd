"""The cues of understanding.toml: words by which a query says what it asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hengce.ingest.lexicon.load import Entry, read_entries

PATH = Path(__file__).with_name("understanding.toml")
PLAIN = ("question", "filler", "everywhere", "who", "issued")
VALUES: Mapping[str, tuple[str, ...]] = {
    "role": ("lead", "participant", "responsible"),
    "has": ("target", "standard", "concession", "duty", "citation"),
    "concession": ("tax", "fee", "utility", "rent", "subsidy"),
    "level": ("national", "province", "prefecture", "county", "township"),
}


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word says: its `kind` and `value` (`role`, `lead`), and whether it is searched too in a question."""

    kind: str
    value: str
    keep: bool


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """What each word says; one word may say several things."""

    cues: Mapping[str, tuple[Cue, ...]]

    def words(self) -> Iterable[str]:
        """All cue words."""
        return self.cues


@cache
def load_cue_lexicon(path: Path = PATH) -> CueLexicon:
    """The cues of `path`. Raises: LexiconError when an entry is wrong."""
    cues = dict[str, tuple[Cue, ...]]()
    for entry in read_entries(path):
        cue = _cue(entry)
        for word in entry.texts("words"):
            cues[word] = (*cues.get(word, ()), cue)
    return CueLexicon(cues)


def _cue(entry: Entry) -> Cue:
    entry.only("words", "keep")
    kind, _, value = entry.name.partition(".")
    if value not in VALUES.get(kind, ("",) if kind in PLAIN else ()):
        known = "、".join((*PLAIN, *(f"{key}.{one}" for key, values in VALUES.items() for one in values)))
        entry.wrong(f"不认识的名称；可用 {known}", f"unknown name; use one of {known}")
    return Cue(kind, value, entry.values.get("keep") is True)
