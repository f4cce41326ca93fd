"""Topics (主题) of the provisions of a plan: which of the lexicon's topics a measure deals with in earnest."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hengce.ingest.lexicon.topics import TopicLexicon
from hengce.ingest.model import Parsed, Provision

HEADING = 4  # a heading says what a measure is about: one strong word in it outweighs three in the text
OPENING = 2  # so does, less surely, the first sentence of a measure without a heading
ABOVE = 1  # the heading of the section above counts like a word of the text
REPEATS = 2  # a word is heard twice at most
ENOUGH = 3  # one strong word
BESIDE = 0.5  # a further topic has at least this share of the main one's weight,
HEADED = 0.3  # or this share when the heading names it too (加强队伍建设和信息支撑)
MOST = 3  # topics.toml: seldom more than three


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
    by_number = {provision.number: provision for provision in parsed.provisions}
    weighed = {}
    for provision in parsed.provisions:
        if provision.kind in {"measure", "row"}:
            parent = by_number.get(provision.parent or "")
            above = heard[parent.number][0] if parent and not provision.heading else Counter[int]()
            weighed[provision.number] = _reasons(heard[provision.number], above, lexicon)
    return weighed


def _heard(parsed: Parsed, lexicon: TopicLexicon) -> dict[str, tuple[Counter[int], Counter[int], Counter[int]]]:
    """For each provision the terms in its heading, in its opening sentence if it has no heading, and in its text."""
    heard = defaultdict[str, tuple[Counter[int], Counter[int], Counter[int]]](lambda: (Counter(), Counter(), Counter()))
    starts = [provision.start for provision in parsed.provisions]
    bounds = [_opening_end(provision, parsed.text) for provision in parsed.provisions]
    for term, start, _ in lexicon.finder.find_matches_as_indexes(parsed.text):
        index = bisect_right(starts, start) - 1
        if index < 0 or start >= parsed.provisions[index].end:
            continue
        provision = parsed.provisions[index]
        place = 2 if start >= bounds[index] else 0 if provision.heading else 1
        heard[provision.number][place][term] += 1
    return heard


def _opening_end(provision: Provision, text: str) -> int:
    if provision.heading:
        return text.find(provision.heading, provision.start) + len(provision.heading)
    end = text.find("。", provision.start, provision.end)
    return end if end >= 0 else provision.end


def _reasons(
    heard: tuple[Counter[int], Counter[int], Counter[int]], above: Counter[int], lexicon: TopicLexicon
) -> tuple[Reason, ...]:
    weight, words = Counter[str](), defaultdict[str, dict[str, None]](dict)
    for topic, term, points in _points(heard, above, lexicon):
        weight[topic] += points
        words[topic][lexicon.terms[term]] = None
    headed = {topic for term in heard[0] for topic in lexicon.weights[term]}
    return tuple(Reason(topic, points, tuple(words[topic]), topic in headed) for topic, points in weight.most_common())


def _points(
    heard: tuple[Counter[int], Counter[int], Counter[int]], above: Counter[int], lexicon: TopicLexicon
) -> Iterator[tuple[str, int, int]]:
    heading, opening, text = heard
    for terms, factor in ((heading, HEADING), (opening, OPENING), (text, 1), (above, ABOVE)):
        for term, count in terms.items():
            for topic, weight in lexicon.weights[term].items():
                yield topic, term, weight * factor * min(count, REPEATS)


def _chosen(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    main, *others = reasons
    beside = [r for r in others if r.weight >= max(ENOUGH, main.weight * (HEADED if r.in_heading else BESIDE))]
    return (main, *beside[: MOST - 1])
