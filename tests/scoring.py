"""How well extracted facts agree with those annotated by hand."""

import difflib
import functools
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Fact = Mapping[str, Any]  # as in the JSON of an extraction
Match = Callable[[Fact, Fact], float]  # how well gold and found agree; 0 is not at all

TO_THE_CHARACTER = ("number", "provision", "operator", "unit")
FIELDS = ("title", "document_number", "document_type", "issuer", "issued_on", "printed_on")
REGION_FIELDS = ("name", "adcode", "level")


@dataclass(frozen=True, slots=True)
class Score:
    """Facts found that are gold ones (`hits`), gold facts (`wanted`), and facts found (`given`)."""

    hits: int
    wanted: int
    given: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 when there is nothing to find and nothing was found."""
        total = self.wanted + self.given
        return 2 * self.hits / total if total else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.hits + other.hits, self.wanted + other.wanted, self.given + other.given)


@functools.cache
def fold(value: object) -> object:
    """A text without width, spaces and punctuation; a number as float; anything else as it is."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value)
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", str(value)))


def agree(key: str, gold: object, found: object) -> bool:
    """Whether two values of a field are the same: numbers and units to the character, all else as folded."""
    if key in TO_THE_CHARACTER:
        return unicodedata.normalize("NFKC", str(gold)) == unicodedata.normalize("NFKC", str(found))
    return fold(gold) == fold(found)


def likeness(gold: object, found: object) -> float:
    """Similarity of two phrases from 0 to 1; one that holds most of the other counts 0.9 at least."""
    a, b = str(fold(gold) or ""), str(fold(found) or "")
    if a == b or not a or not b:
        return float(a == b)
    ratio = difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()
    short, long = sorted((len(a), len(b)))
    inside = (a in b or b in a) and short >= 2 and (2 * short >= long or long - short <= 4)
    return max(ratio, 0.9) if inside else ratio


def exact(*keys: str) -> Match:
    """Facts agree when all these fields do."""
    return lambda gold, found: float(all(agree(key, gold.get(key), found.get(key)) for key in keys))


def alike(phrase: str, floor: float, *keys: str) -> Match:
    """Facts agree as far as `phrase` is alike, from `floor` on, when the other fields are the same."""
    same = exact(*keys)

    def match(gold: Fact, found: Fact) -> float:
        score = likeness(gold.get(phrase), found.get(phrase)) if same(gold, found) else 0.0
        return score if score >= floor else 0.0

    return match


def both(first: Match, second: Match) -> Match:
    """Facts agree when they do in both ways."""
    return lambda gold, found: first(gold, found) * second(gold, found)


def match_citation(gold: Fact, found: Fact) -> float:
    """Citations agree by document number, else by title."""
    number = fold(gold.get("document_number"))
    if number and number == fold(found.get("document_number")):
        return 1.0
    return float(bool(gold.get("title")) and likeness(gold.get("title"), found.get("title")) >= 0.95)


def match_concession(gold: Fact, found: Fact) -> float:
    """Concessions agree by place and category, item and treatment alike."""
    if likeness(gold.get("item"), found.get("item")) < 0.6:
        return 0.0
    return alike("treatment", 0.6, "provision", "category")(gold, found)


def match_beneficiary(gold: Fact, found: Fact) -> float:
    """Beneficiaries agree when half alike."""
    return float(likeness(gold.get("beneficiary"), found.get("beneficiary")) >= 0.5)


def match_body(gold: Fact, found: Fact) -> float:
    """Coordination bodies agree by lead and nine tenths of their members."""
    wanted, given = ({fold(member) for member in fact.get("members", ())} for fact in (gold, found))
    overlap = 2 * len(wanted & given) / (len(wanted) + len(given)) if wanted or given else 1.0
    return overlap if fold(gold["lead"]) == fold(found.get("lead")) and overlap >= 0.9 else 0.0


TARGET = ("kind", "deadline", "value", "upper")
KINDS: Mapping[str, tuple[str, Match]] = {
    "provision": ("provisions", exact("number")),
    "provision+heading": ("provisions", exact("number", "heading")),
    "provision+kind": ("provisions", exact("number", "kind")),
    "department": ("departments", exact("name")),
    "department+function": ("departments", exact("name", "function")),
    "department+canonical": ("departments", exact("name", "canonical")),
    "department+kind": ("departments", exact("name", "kind")),
    "responsibility": ("responsibilities", exact("provision", "department")),
    "responsibility+role": ("responsibilities", exact("provision", "department", "role")),
    "responsibility+open": ("responsibilities", exact("provision", "department", "role", "open_ended")),
    "duty": ("duties", alike("text", 0.85, "department", "provision")),
    "target": ("targets", alike("indicator", 0.6, *TARGET)),
    "target+detail": ("targets", alike("indicator", 0.6, "provision", *TARGET, "operator", "unit")),
    "concession": ("concessions", match_concession),
    "concession+detail": ("concessions", both(both(match_concession, exact("rate")), match_beneficiary)),
    "citation": ("citations", match_citation),
    "citation+relation": ("citations", both(match_citation, exact("relation"))),
    "citation+detail": ("citations", both(match_citation, exact("relation", "provision", "document_number"))),
    "coordination body": ("coordination_bodies", match_body),
}


def facts_score(gold: Sequence[Fact], found: Sequence[Fact], match: Match) -> Score:
    """The score of a greedy one-to-one pairing, best matches first."""
    pairs = ((match(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    used_gold, used_found = set[int](), set[int]()
    for score, i, j in sorted(pairs, key=lambda pair: -pair[0]):
        if score > 0 and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
    return Score(len(used_gold), len(gold), len(found))


def document_scores(gold: Fact, found: Fact) -> dict[str, Score]:
    """The score of each kind of fact in one document, and of its fields and evidence."""
    scores = {"document field": fields_score(gold["document"], found["document"])}
    for kind, (key, match) in KINDS.items():
        scores[kind] = facts_score(gold.get(key, []), found.get(key, []), match)
    return scores | {"evidence": evidence_score(found)}


def fields_score(gold: Fact, found: Fact) -> Score:
    """How many fields of the document are right; those that are null on both sides do not count."""
    pairs = [(gold.get(key), found.get(key)) for key in FIELDS]
    regions = (gold.get("region") or {}, found.get("region") or {})
    pairs += [(regions[0].get(key), regions[1].get(key)) for key in REGION_FIELDS]
    counted = [pair for pair in pairs if pair != (None, None)]
    right = sum(fold(wanted) == fold(given) for wanted, given in counted)
    return Score(right, len(counted), len(counted))


def evidence_score(found: Fact) -> Score:
    """How many facts have a span that reads what the fact says."""
    facts = [(key, fact) for key in ("provisions", "duties", "targets", "concessions") for fact in found[key]]
    good = sum(_reads(found["text"], fact, [fact["text"]]) == 1 for _, fact in facts)
    names = [n for d in found["departments"] for n in (d["name"], d["canonical"])]
    mentions = [found["text"][a:b] for d in found["departments"] for a, b in d["mentions"]]
    loose = [(fact, [*names, *mentions]) for fact in found["responsibilities"]]
    loose += [(fact, [fact["title"], fact["document_number"]]) for fact in found["citations"]]
    good += sum(_reads(found["text"], fact, words) > 0 for fact, words in loose)
    return Score(good, len(facts) + len(loose), len(facts) + len(loose))


def _reads(text: str, fact: Fact, words: Sequence[str | None]) -> float:
    """1 when the fact's span reads one of `words`, 0.5 when one lies in the other, else 0."""
    if not 0 <= fact["start"] < fact["end"] <= len(text):
        return 0.0
    span, wanted = str(fold(text[fact["start"] : fact["end"]])), [str(fold(word)) for word in words if word]
    return 1.0 if span in wanted else 0.5 * any(word in span or span in word for word in wanted)


def topics_score(gold: Mapping[str, Fact], provisions: Sequence[Fact]) -> dict[str, Score]:
    """The score of each topic: the `main` one of a provision must be there, those in `also` may be."""
    given = {provision["number"]: provision["topics"] for provision in provisions}
    scores: dict[str, Score] = {}
    for number, wanted in gold.items():
        found = set(given.get(number, ()))
        for topic in {wanted["main"], *found} - (set(wanted["also"]) - {wanted["main"]}):
            is_main, is_given = topic == wanted["main"], topic in found
            scores[topic] = scores.get(topic, Score(0, 0, 0)) + Score(is_main and is_given, is_main, is_given)
    return scores
