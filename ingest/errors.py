"""The error tree: what can go wrong, said to the person who must act.

Every message is one sentence that says what was found and what to do. It is kept in Chinese and in English; which
one is shown is decided once, where the environment is read.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence in both languages.

    >>> Message("文件是空的。", "The file is empty.").in_language("en")
    'The file is empty.'
    """

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The sentence in `language` (`zh` or `en`)."""
        return self.en if language == "en" else self.zh


class PolicyError(Exception):
    """Anything Hengce refuses to do, with the sentence that explains it."""

    exit_code = 1  # the data or the machine is at fault; 2 is for wrong usage

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.message = Message(zh, en)

    def __reduce__(self) -> tuple[type["PolicyError"], tuple[str, str]]:
        """Both sentences, so that an error met in another process arrives whole."""
        return type(self), (self.message.zh, self.message.en)


class ReadError(PolicyError):
    """A source file cannot be read: missing, empty, unsupported, damaged, encrypted, too large."""


class LexiconError(PolicyError):
    """An entry of the rules is wrong; the message names file and line."""


class StoreError(PolicyError):
    """The graph store is unavailable, locked, or not found."""


class SearchError(PolicyError):
    """The index is unavailable."""


class ConfigError(PolicyError):
    """A setting or an argument is wrong."""

    exit_code = 2
