"""The field of a document, and the topics (主题) of its provisions: those of the field's that a measure deals with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, Literal

from hengce.ingest.lexicon.topics import Field, TopicLexicon
from hengce.ingest.making import make
from hengce.ingest.marks import count_before
from hengce.ingest.model import Parsed, PolicyField, Provision

Place = Literal["heading", "opening", "text", "above"]
# A heading says what a measure is about: one strong word in it outweighs three in the text. So does, less surely, the
# first sentence of a measure without a heading; the heading above such a measure counts like a word of the text.
FACTORS: Final[dict[Place, int]] = {"heading": 4, "opening": 2, "text": 1, "above": 1}
REPEATS: Final = 2  # a word is heard twice at most
ENOUGH: Final = 3  # one strong word
BESIDE: Final = 0.35  # a further topic has at least this share of the main one's weight,
HEADED: Final = 0.3  # or this share when the heading names it too (加强队伍建设和信息支撑)
MOST: Final = (
    4  # topics.toml: seldom more than three; a measure that grants leave, training and guidance at once has four
)
KINDS: Final = ("measure", "row")
MOST_WORDS: Final = 5  # shown as the reason why a document is of a field

Heard = Sequence[tuple[Place, Sequence[int]]]  # the terms of each place of a provision, by their number in the lexicon


@dataclass(frozen=True, slots=True)
class Reason:
    """How strongly a provision speaks for a topic, the words that do, and whether the heading is among them."""

    topic: str
    weight: int
    words: tuple[str, ...]
    in_heading: bool


def assign_topics(parsed: Parsed, lexicon: Field) -> dict[str, tuple[str, ...]]:
    """Topic keys by provision number, the main topic first, of the topics of one field.

    Guarantees: only leaves that say what is to be done have topics: measures and rows; one to four each.
    """
    assigned = {}
    for number, heard in _heard(parsed, lexicon):
        ranked = _ranked(heard, lexicon)
        if ranked and ranked[0][1] >= ENOUGH:
            assigned[number] = _chosen(ranked, _headed(heard, lexicon))
    return assigned


def with_topics(provisions: Sequence[Provision], assigned: Mapping[str, tuple[str, ...]]) -> tuple[Provision, ...]:
    """The provisions, those with topics `assigned` to their number with these."""
    return tuple([make(Provision, *p[:-1], found) if (found := assigned.get(p.number)) else p for p in provisions])


def choose_field(text: str, title: str | None, lexicon: TopicLexicon) -> PolicyField | None:
    """The field whose words a document uses most, for what is usual in the field; None when it is of no known one."""
    best, chosen, counted = 1.0, None, lexicon.count_words(text)
    for place, counts in counted.items():
        field = lexicon.fields[place]
        per_thousand = counts.total() * 1000 / len(text)
        in_title = title is not None and any(word in title for word in field.words)
        measure = per_thousand / (field.per_thousand / 2 if in_title else field.per_thousand)
        if measure >= best:
            best, chosen = measure, (place, per_thousand, in_title)
    if chosen is None:
        return None
    place, per_thousand, in_title = chosen
    field = lexicon.fields[place]
    ranked = sorted(counted[place].items(), key=itemgetter(1), reverse=True)
    words = tuple([word for word, _ in ranked[:MOST_WORDS]])
    return PolicyField(field.key, field.name, words, round(per_thousand, 1), in_title)


def weigh_topics(parsed: Parsed, lexicon: Field) -> dict[str, tuple[Reason, ...]]:
    """The topics that each measure and row speaks for, the strongest first, with the words that do.

    It explains what `assign_topics` decides.
    """
    return {number: _reasons(heard, lexicon) for number, heard in _heard(parsed, lexicon)}


def _heard(parsed: Parsed, lexicon: Field) -> Iterator[tuple[str, Heard]]:
    """The number of each measure and row, and the terms in its heading, its opening sentence, and its text."""
    matches = lexicon.finder.find_matches_as_indexes(parsed.text)
    terms, starts = [match[0] for match in matches], [match[1] for match in matches]
    headings = dict[str | None, Sequence[int]]()
    for provision in parsed.provisions:
        first = count_before(starts, provision.start)
        parting = count_before(starts, _opening_end(provision, parsed.text), first)
        if provision.heading:
            headings[provision.number] = terms[first:parting]
        if provision.kind in KINDS:
            behind: Sequence[int] = terms[parting : count_before(starts, provision.end, parting)]
            opening: Place = "heading" if provision.heading else "opening"
            above = () if provision.heading else headings.get(provision.parent, ())
            yield provision.number, ((opening, terms[first:parting]), ("text", behind), ("above", above))


def _opening_end(provision: Provision, text: str) -> int:
    if provision.heading:
        return text.find(provision.heading, provision.start) + len(provision.heading)
    end = text.find("。", provision.start, provision.end)
    return end if end >= 0 else provision.end


def _ranked(heard: Heard, lexicon: Field) -> list[tuple[str, int]]:
    """Topics and weights, the strongest first; of two with the same weight the one named first."""
    weight, weights = dict[str, int](), lexicon.weights
    for place, terms in heard:
        factor = FACTORS[place]
        said = dict[int, int]()  # as a Counter, which takes as long as all the rest
        for term in terms:
            times = said.get(term, 0)
            if times < REPEATS:
                said[term] = times + 1
                for topic, strength in weights[term]:
                    weight[topic] = weight.get(topic, 0) + strength * factor
    return sorted(weight.items(), key=itemgetter(1), reverse=True)


def _headed(heard: Heard, lexicon: Field) -> set[str]:
    """The topics that the provision's own heading speaks for."""
    said = (term for place, terms in heard if place == "heading" for term in terms)
    return {topic for term in said for topic, _ in lexicon.weights[term]}


def _chosen(ranked: list[tuple[str, int]], headed: set[str]) -> tuple[str, ...]:
    (main, most), *others = ranked
    beside = [
        topic
        for topic, weight in others
        if weight >= ENOUGH and weight >= most * (HEADED if topic in headed else BESIDE)
    ]
    return (main, *beside[: MOST - 1])


def _reasons(heard: Heard, lexicon: Field) -> tuple[Reason, ...]:
    headed = _headed(heard, lexicon)
    terms = dict.fromkeys(term for _, said in heard for term in said)
    return tuple(
        Reason(topic, weight, tuple(lexicon.terms[t] for t in terms if _speaks_for(topic, t, lexicon)), topic in headed)
        for topic, weight in _ranked(heard, lexicon)
    )


def _speaks_for(topic: str, term: int, lexicon: Field) -> bool:
    return any(topic == spoken_for for spoken_for, _ in lexicon.weights[term])
