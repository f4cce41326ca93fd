"""Topics (主题) by which measures are compared across regions: a file in `fields/` for each field of policy.

A field file is a list of tables: [field] tells the documents that its topics are for, each [topic.…] a topic and the
terms that speak for it. A new field is a new file.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from hengce.ingest.lexicon.load import FOLDER, Entry, read_entries

FILES = FOLDER / "fields"
STRENGTHS = {"strong": 3, "terms": 2, "weak": 1}


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: the key that code and data use, the name that users see, and what belongs to it and what elsewhere."""

    key: str
    name: str
    belongs: str
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A field of policy: the documents it has, its topics in the order of the file, and the terms that speak for them.

    `finder` gives the place of a term in `terms`; `weights` at that place the topics it speaks for, and how strongly.
    Units: `words` occur in its documents at least `per_thousand` times in 1,000 characters; half of that is enough for
    a document whose title has one of them.
    """

    key: str
    name: str
    words: tuple[str, ...]
    per_thousand: float
    topics: tuple[Topic, ...]
    terms: tuple[str, ...]
    weights: tuple[tuple[tuple[str, int], ...], ...]
    finder: AhoCorasick
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TopicLexicon:
    """All fields. `finder` finds the words of all of them in one pass; `bearers` tells whose word it is."""

    fields: tuple[Field, ...]
    finder: AhoCorasick
    bearers: Mapping[str, Sequence[int]]  # each word → the places of its fields

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of all fields."""
        return tuple(topic for field in self.fields for topic in field.topics)

    @property
    def names(self) -> Mapping[str, str]:
        """The name that users see, by key."""
        return {topic.key: topic.name for topic in self.topics}

    def field_of(self, topic: str) -> Field | None:
        """The field that the topic of that key or name belongs to."""
        return next((f for f in self.fields if any(topic in (t.key, t.name) for t in f.topics)), None)

    def count_words(self, text: str) -> dict[int, Counter[str]]:
        """How often the words of each field occur, by the place of the field."""
        counts = defaultdict[int, Counter[str]](Counter)
        for word, times in Counter(self.finder.find_matches_as_strings(text)).items():
            for place in self.bearers[word]:
                counts[place][word] = times
        return counts

    def find(self, text: str) -> Topic | None:
        """The topic whose key or name is `text`."""
        wanted = text.strip().casefold()
        return next((topic for topic in self.topics if wanted in {topic.key, topic.name}), None)

    def nearest(self, text: str, among: Container[str] | None = None) -> tuple[Topic, ...]:
        """Up to three topics whose key, name or contents come nearest to `text`, the nearest first.

        Only those whose keys are `among` the given, when it is given.
        """
        wanted = text.strip().casefold()
        asked = (topic for topic in self.topics if among is None or topic.key in among)
        scored = [(_likeness(wanted, topic), topic) for topic in asked]
        close = sorted(
            (pair for pair in scored if pair[0] >= 0.4), key=lambda pair: -pair[0]
        )  # 0.4: 税费 ~ 税费与价格优惠
        return tuple(topic for _, topic in close[:3])


def _likeness(wanted: str, topic: Topic) -> float:
    """1 for a part of the name; a part of what belongs to the topic is less than most of its name."""
    if len(wanted) > 1 and wanted in topic.name:
        return 1.0
    likest = max(SequenceMatcher(None, wanted, word, autojunk=False).ratio() for word in (topic.key, topic.name))
    return max(likest, 0.7) if len(wanted) > 1 and wanted in topic.belongs else likest


@cache
def load_topic_lexicon(folder: Path = FILES) -> TopicLexicon:
    """The fields of the files in `folder`, by their names.

    Raises: LexiconError when an entry is wrong; the message names its file and line.
    """
    fields = [entries_to_field(path.stem, read_entries(path)) for path in sorted(folder.glob("*.toml"))]
    _no_topic_twice(fields)
    bearers = dict[str, list[int]]()
    for place, field in enumerate(fields):
        for word in field.words:
            bearers.setdefault(word, []).append(place)
    finder = AhoCorasick(tuple(bearers), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return TopicLexicon(tuple(fields), finder, bearers)


def _no_topic_twice(fields: Iterable[Field]) -> None:
    taken = dict[str, str]()
    for field in fields:
        for entry, topic in zip((e for e in field.entries if e.name != "field"), field.topics, strict=True):
            for name in {topic.key, topic.name}:
                if name in taken:
                    entry.wrong(
                        f"「{name}」已是 {taken[name]}.toml 的主题", f"“{name}” is a topic of {taken[name]}.toml"
                    )
                taken[name] = field.key


def entries_to_field(key: str, entries: Sequence[Entry]) -> Field:
    """The field made of the entries of its file. Raises: LexiconError when one is wrong."""
    topics, head, weights = list[Topic](), None, dict[str, dict[str, int]]()
    for entry in entries:
        kind, _, topic = entry.name.partition(".")
        if kind == "field":
            head = entry
        elif kind == "topic":
            topics.append(_topic(entry, topic))
            _weigh(entry, topic, weights)
        else:
            entry.wrong(f"不认识的类别 {kind}", f"unknown kind “{kind}”")
    if head is None:
        entries[0].wrong("文件缺少 [field]", "the file has no [field]")
    # a DFA of so many terms is so large that it drives all else out of the processor's cache
    smaller = Implementation.ContiguousNFA
    finder = AhoCorasick(tuple(weights), matchkind=MatchKind.LeftmostLongest, implementation=smaller)
    return Field(
        key=key,
        name=head.text("name"),
        words=head.texts("words"),
        per_thousand=_per_thousand(head),
        topics=tuple(topics),
        terms=tuple(weights),
        weights=tuple(tuple(strengths.items()) for strengths in weights.values()),
        finder=finder,
        entries=tuple(entries),
    )


def _per_thousand(entry: Entry) -> float:
    entry.only("name", "words", "per_thousand", "examples", "counterexamples")
    share = entry.values.get("per_thousand")
    if not isinstance(share, float):
        entry.wrong("per_thousand 应为小数", "“per_thousand” must be a decimal number")
    return share


def _topic(entry: Entry, key: str) -> Topic:
    entry.only("name", "is", "not", "examples", "counterexamples", *STRENGTHS)
    return Topic(key, entry.text("name"), entry.text("is"), entry.text("not") if "not" in entry.values else None)


def _weigh(entry: Entry, key: str, weights: dict[str, dict[str, int]]) -> None:
    for strength, weight in STRENGTHS.items():
        for term in entry.texts(strength):
            if key in weights.setdefault(term, {}):
                entry.wrong(f"「{term}」写了两次", f"“{term}” is listed twice")
            weights[term][key] = weight
