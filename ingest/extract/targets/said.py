"""What the clauses before were about, for figures that do not say it themselves."""

from collections.abc import Sequence
from typing import Final

from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.lexicon.targets import TargetLexicon


class Said:
    """What the clauses before were about.

    The `words` of the last one, the indicators `named` in the sentence, the `topic` of the last one that is no
    condition (提高贷款额度，双方缴存的，), the unit of the standard that the
    clause before `kept` to.
    """

    def __init__(self, words: str, named: tuple[str, ...], topic: str, kept: str | None) -> None:
        self.words: Final = words
        self.named: Final = named
        self.topic: Final = topic
        self.kept: Final = kept

    @property
    def about(self) -> str:
        """What a figure with no name is about: 双方缴存提高贷款额度."""
        return f"{self.words[:-1]}{self.topic}" if self.words.endswith("的") else self.words

    @property
    def is_listing(self) -> bool:
        """Whether the last clause had targets."""
        return bool(self.named) and self.named[-1] == self.words


class Counted:
    """The figures of one clause, and what the clauses before were about, as in `Said`.

    `goes_on` says that the last one had a figure too.
    """

    def __init__(self, text: str, figures: Sequence[Figure], said: Said, lexicon: TargetLexicon) -> None:
        self.text: Final = text
        self.figures: Final = figures
        self.said: Final = said.words
        self.about: Final = said.about
        self.goes_on: Final = said.is_listing
        self.named: Final = said.named
        self.lexicon: Final = lexicon
