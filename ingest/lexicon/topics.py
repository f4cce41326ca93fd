"""Topics (主题) by which measures are compared across regions, read from `topics.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from hengce.ingest.lexicon.load import Entry, read_entries

FILE = Path(__file__).with_name("topics.toml")
STRENGTHS = {"strong": 3, "terms": 2, "weak": 1}


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: the key that code and data use, the name that users see, and what belongs to it and what elsewhere."""

    key: str
    name: str
    belongs: str
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """The documents that the topics are for.

    Units: `words` occur in them at least `per_thousand` times in 1,000 characters.
    """

    name: str
    words: tuple[str, ...]
    per_thousand: float


@dataclass(frozen=True, slots=True, eq=False)
class TopicLexicon:
    """The topics in the order of the file, their field, and the terms that speak for them.

    `finder` gives the place of a term in `terms`; `weights` at that place how strongly it speaks for which topics.
    """

    topics: tuple[Topic, ...]
    field: Field
    terms: tuple[str, ...]
    weights: tuple[Mapping[str, int], ...]
    finder: AhoCorasick
    entries: tuple[Entry, ...]

    @property
    def names(self) -> Mapping[str, str]:
        """The name that users see, by key."""
        return {topic.key: topic.name for topic in self.topics}

    def find(self, text: str) -> Topic | None:
        """The topic whose key or name is `text`."""
        wanted = text.strip().casefold()
        return next((topic for topic in self.topics if wanted in {topic.key, topic.name}), None)

    def nearest(self, text: str) -> tuple[Topic, ...]:
        """Up to three topics whose key, name or contents come nearest to `text`, the nearest first."""
        wanted = text.strip().casefold()
        scored = [(_likeness(wanted, topic), topic) for topic in self.topics]
        close = sorted(
            (pair for pair in scored if pair[0] >= 0.4), key=lambda pair: -pair[0]
        )  # 0.4: 税费 ~ 税费与价格优惠
        return tuple(topic for _, topic in close[:3])


def _likeness(wanted: str, topic: Topic) -> float:
    if len(wanted) > 1 and (wanted in topic.name or wanted in topic.belongs):
        return 1.0
    return max(SequenceMatcher(None, wanted, word, autojunk=False).ratio() for word in (topic.key, topic.name))


@cache
def load_topic_lexicon() -> TopicLexicon:
    """The lexicon of `topics.toml`.

    Raises: LexiconError when an entry is wrong; the message names its file and line.
    """
    return entries_to_topics(read_entries(FILE))


def entries_to_topics(entries: tuple[Entry, ...]) -> TopicLexicon:
    """The lexicon made of `entries`. Raises: LexiconError when one is wrong."""
    topics, field, weights = list[Topic](), None, dict[str, dict[str, int]]()
    for entry in entries:
        kind, _, key = entry.name.partition(".")
        if kind == "field":
            field = _field(entry)
        elif kind == "topic":
            topics.append(_topic(entry, key))
            _weigh(entry, key, weights)
        else:
            entry.wrong(f"不认识的类别 {kind}", f"unknown kind “{kind}”")
    if field is None:
        entries[0].wrong("文件缺少 [field]", "the file has no [field]")
    terms = tuple(weights)
    finder = AhoCorasick(terms, matchkind=MatchKind.LeftmostLongest)
    return TopicLexicon(tuple(topics), field, terms, tuple(weights.values()), finder, entries)


def _field(entry: Entry) -> Field:
    entry.only("name", "words", "per_thousand", "examples", "counterexamples")
    share = entry.values.get("per_thousand")
    if not isinstance(share, float):
        entry.wrong("per_thousand 应为小数", "“per_thousand” must be a decimal number")
    return Field(entry.text("name"), entry.texts("words"), share)


def _topic(entry: Entry, key: str) -> Topic:
    entry.only("name", "is", "not", "examples", "counterexamples", *STRENGTHS)
    return Topic(key, entry.text("name"), entry.text("is"), entry.text("not") if "not" in entry.values else None)


def _weigh(entry: Entry, key: str, weights: dict[str, dict[str, int]]) -> None:
    for strength, weight in STRENGTHS.items():
        for term in entry.texts(strength):
            if key in weights.setdefault(term, {}):
                entry.wrong(f"「{term}」写了两次", f"“{term}” is listed twice")
            weights[term][key] = weight
