"""Topics (主题) of the provisions of a plan: which of the lexicon's topics a measure deals with in earnest."""

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from hengce.ingest.lexicon.topics import TopicLexicon
from hengce.ingest.model import Parsed, Provision

Place = Literal["heading", "opening", "text", "above"]
# A heading says what a measure is about: one strong word in it outweighs three in the text. So does, less surely, the
# first sentence of a measure without a heading; the heading above such a measure counts like a word of the text.
FACTORS: dict[Place, int] = {"heading": 4, "opening": 2, "text": 1, "above": 1}
ORDER = {place: order for order, place in enumerate(FACTORS)}
REPEATS = 2  # a word is heard twice at most
ENOUGH = 3  # one strong word
BESIDE = 0.35  # a further topic has at least this share of the main one's weight,
HEADED = 0.3  # or this share when the heading names it too (加强队伍建设和信息支撑)
MOST = 4  # topics.toml: seldom more than three; a measure that grants leave, training and guidance at once has four


@dataclass(frozen=True, slots=True)
class Reason:
    """How strongly a provision speaks for a topic, the words that do, and whether the heading is among them."""

    topic: str
    weight: int
    words: tuple[str, ...]
    in_heading: bool


def assign_topics(parsed: Parsed, lexicon: TopicLexicon) -> dict[str, tuple[str, ...]]:
    """Topic keys by provision number, the main topic first; empty for a document of another field.

    Guarantees: only leaves that say what is to be done have topics: measures and rows; one to three each.
    """
    return {
        number: tuple(reason.topic for reason in _chosen(reasons))
        for number, reasons in weigh_topics(parsed, lexicon).items()
        if reasons and reasons[0].weight >= ENOUGH
    }


def in_field(text: str, lexicon: TopicLexicon) -> bool:
    """Whether a document's own words put it in the field that the topics are for."""
    field = lexicon.field
    return sum(map(text.count, field.words)) * 1000 >= field.per_thousand * len(text)


def weigh_topics(parsed: Parsed, lexicon: TopicLexicon) -> dict[str, tuple[Reason, ...]]:
    """The topics that each measure and row speaks for, the strongest first, with the words that do.

    It explains what `assign_topics` decides.
    """
    if not in_field(parsed.text, lexicon):
        return {}
    heard = _heard(parsed, lexicon)
    weighed = {}
    for provision in parsed.provisions:
        if provision.kind in {"measure", "row"}:
            terms = dict(heard[provision.number])
            if provision.parent and not provision.heading:
                above = heard[provision.parent].items()
                terms |= {("above", term): count for (place, term), count in above if place == "heading"}
            weighed[provision.number] = _reasons(terms, lexicon)
    return weighed


def _heard(parsed: Parsed, lexicon: TopicLexicon) -> defaultdict[str, dict[tuple[Place, int], int]]:
    """For each provision how often a term stands in its heading, in its opening sentence, and in its text."""
    heard = defaultdict[str, dict[tuple[Place, int], int]](dict)
    provisions = parsed.provisions
    starts = [provision.start for provision in provisions]
    bounds = [_opening_end(provision, parsed.text) for provision in provisions]
    for term, start, _ in lexicon.finder.find_matches_as_indexes(parsed.text):
        index = bisect_right(starts, start) - 1
        if index >= 0 and start < provisions[index].end:
            terms = heard[provisions[index].number]
            place: Place = "text" if start >= bounds[index] else "heading" if provisions[index].heading else "opening"
            terms[place, term] = terms.get((place, term), 0) + 1
    return heard


def _opening_end(provision: Provision, text: str) -> int:
    if provision.heading:
        return text.find(provision.heading, provision.start) + len(provision.heading)
    end = text.find("。", provision.start, provision.end)
    return end if end >= 0 else provision.end


def _reasons(heard: dict[tuple[Place, int], int], lexicon: TopicLexicon) -> tuple[Reason, ...]:
    """The reasons for each topic; of two with the same weight the one named first, the heading before the text."""
    weight, words, headed = Counter[str](), defaultdict[str, dict[str, None]](dict), set[str]()
    for (place, term), count in sorted(heard.items(), key=lambda item: ORDER[item[0][0]]):
        for topic, strength in lexicon.weights[term].items():
            weight[topic] += strength * FACTORS[place] * min(count, REPEATS)
            words[topic][lexicon.terms[term]] = None
            if place == "heading":
                headed.add(topic)
    return tuple(Reason(topic, points, tuple(words[topic]), topic in headed) for topic, points in weight.most_common())


def _chosen(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    main, *others = reasons
    beside = [r for r in others if r.weight >= max(ENOUGH, main.weight * (HEADED if r.in_heading else BESIDE))]
    return (main, *beside[: MOST - 1])
