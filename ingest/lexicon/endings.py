"""Words looked for at the end of others."""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Endings:
    """Words looked for at the end of other words.

    `lengths` leads from the last two characters to the lengths of the words that end so, longest first: few words end
    as a given one does.
    """

    words: Container[str]
    lengths: Mapping[str, tuple[int, ...]]

    def longest_in(self, name: str) -> str | None:
        """The longest of the words that `name` ends in."""
        for length in self.lengths.get(name[-2:], ()):
            if (ending := name[-length:]) in self.words:
                return ending
        return None


def endings_of(words: Collection[str]) -> Endings:
    """The words made ready to be found at the end of others."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-2:], set()).add(len(word))
    return Endings(words, {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()})
