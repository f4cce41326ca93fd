"""A query, what was understood of it, and the filters → one expression for any backend."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hengce.search.analyse import characters
from hengce.search.entries import ANY, body_term
from hengce.search.expression import (
    Best,
    Boolean,
    Constant,
    DateRange,
    Everything,
    Expression,
    Field,
    Run,
    Term,
    Weighted,
    any_of,
    terms,
)
from hengce.search.fields import day_number
from hengce.search.index import Filters
from hengce.search.query import Part, Phrase, Query
from hengce.search.rarity import Rarity
from hengce.search.understand import Understanding, Unit, Word

LATEST: Final = 99_999_999  # a day number after all others


@dataclass(frozen=True, slots=True)
class Ranking:
    """What counts how much.

    Weights of fields multiply BM25 scores; the rest is added to them (a rare word gives 3 to 5).
    """

    heading: float = 0.8
    context: float = 0.1
    topic_words: float = 0.5
    some_words: float = 0.4  # of a name of several words
    present: float = 1.8  # times its rarity: a unit that stands in the text
    run: float = 3.0  # what was typed in one piece stands in the text in one piece
    part: float = 0.5  # of what is but the frame of other provisions
    region: float = 30.0  # above any sum of words: documents of a region that is named come first
    body: float = 1.5  # a body that is named has to do with the provision
    body_words: float = 0.3  # mentions of the body, when what it does is asked for
    topic: float = 2.0
    has: float = 3.0
    concession: float = 3.0  # of the category that is named
    year: float = 2.0
    level: float = 5.0
    document_type: float = 1.0


# What a body has in a provision, by what is asked for: who is asked to 负责 may lead, answer or have a duty.
ROLE_SCORES: Final[Mapping[str, Mapping[str, float]]] = {
    "lead": {"lead": 8.0, "chair": 8.0, "duty": 5.0, "responsible": 1.0},
    "responsible": {"lead": 6.0, "chair": 6.0, "duty": 6.0, "responsible": 4.0, "participant": 1.0},
    "participant": {"participant": 6.0, "responsible": 4.0, "duty": 4.0},
}
NEXT_ROLE: Final = 0.6  # of a second role that is named: 牵头什么任务，还参与哪些任务

RANKING: Final = Ranking()


@dataclass(frozen=True, slots=True)
class Request:
    """A query with all that is known of it; `departments` are the names that `filters.department` stands for."""

    query: Query
    understood: Understanding
    filters: Filters
    rarity: Rarity
    departments: tuple[str, ...] = ()


def plan(request: Request) -> Expression:
    """The expression whose entries are the hits, ranked."""
    understood = request.understood
    keep = (*_filter_clauses(request.filters, request.departments), *_question_clauses(understood))
    sought = Boolean(
        must=tuple(_sought(request)),
        should=tuple(_preferences(understood)),
        keep=keep,
        drop=tuple(_exact(part) for part in request.query.unwanted),
    )
    whole, parts = Term("part", "no"), Term("part", "yes")
    return any_of(
        Boolean(must=(sought,), keep=(whole,)), Weighted(Boolean(must=(sought,), keep=(parts,)), RANKING.part)
    )


def _sought(request: Request) -> Iterator[Expression]:
    """The exact runs, all of them; the words, enough of them."""
    query, understood, rarity = request.query, request.understood, request.rarity
    exact = [group for group in query.wanted if any(isinstance(part, Phrase) for part in group)]
    yield from (any_of(*(_exact(part) for part in group)) for group in exact)
    asked = asks_for_bodies(understood)
    units = tuple(
        Weighted(_unit(unit, rarity.of(unit)), RANKING.body_words if asked and unit.is_asked else 1.0)
        for unit in understood.units
    )
    if not units or exact:
        yield Boolean(should=(Constant(Everything(), 0.0), *units), at_least=1)
        return
    yield Boolean(should=units, at_least=1 if asked else _enough(len(units)))


def _enough(units: int) -> int:
    """How many of the words an entry must hold: two of six, so that a long query is not hit by one alone."""
    return max(1, units // 3)


def _exact(part: Part) -> Expression:
    return Run("characters", characters(part.text))


def _unit(unit: Unit, rarity: float) -> Expression:
    """The unit in all fields that say what a provision is about, and a fixed bonus for standing in its text at all.

    BM25 makes little of words in a long text, and a list of all duties of all bodies is long.
    """
    fields: tuple[tuple[Field, float], ...] = (
        ("words", 1.0),
        ("heading", RANKING.heading),
        ("context", RANKING.context),
        ("topic_words", RANKING.topic_words),
    )
    weighted = (Weighted(_named(unit, field), weight) for field, weight in fields)
    return any_of(*weighted, Constant(_named(unit, "words", whole=True), RANKING.present * rarity))


def _named(unit: Unit, field: Field, *, whole: bool = False) -> Expression:
    """The unit under any of its names: a concept, or all its words.

    Unless `whole`, a wider concept and some of its words count a little.
    """
    narrow = len(unit.concepts) if unit.is_asked else 1
    names: list[Expression] = [Term(field, concept) for concept in unit.concepts[:narrow]]
    if not whole:
        names += [Weighted(Term(field, concept), RANKING.some_words) for concept in unit.concepts[narrow:]]
    if unit.words:
        names.append(Boolean(must=tuple(_word(field, word, whole=whole) for word in unit.words)))
    if len(unit.words) > 1 and not whole:
        some = any_of(*(_word(field, word, whole=False) for word in unit.words))
        names.append(Weighted(some, RANKING.some_words))
    return names[0] if len(names) == 1 else Best(tuple(names))


def _word(field: Field, word: Word, *, whole: bool) -> Expression:
    """A word; unless `whole`, the words in it count a little. One character is looked for in longer words too."""
    names: list[Expression] = [Term(field, word.whole)]
    if len(word.whole) == 1 and field == "words":
        names.append(Weighted(Term("characters", word.whole), RANKING.some_words))
    if word.parts and not whole:
        names.append(Weighted(terms(field, word.parts), RANKING.some_words))
    return names[0] if len(names) == 1 else Best(tuple(names))


def asks_for_bodies(understood: Understanding) -> bool:
    """Whether what a body does is asked for, or which body does something."""
    return understood.is_question and bool(understood.roles) and bool(understood.functions or understood.asks_who)


def _question_clauses(understood: Understanding) -> Iterator[Expression]:
    """What a question keeps others out with: the region and the body it asks about."""
    if not understood.is_question:
        return
    if understood.regions and not understood.everywhere:
        yield terms("region_path", understood.regions)
    if understood.functions and understood.roles:
        facts = (Term("body", body_term(function=line)) for line in understood.functions)
        yield any_of(*facts, *(Term("words", f"@{line}") for line in understood.functions))
    if understood.issued:
        yield terms("year", understood.issued)


def _preferences(understood: Understanding) -> Iterator[Expression]:
    """What ranks an entry higher without being asked of all."""
    yield from (Constant(Term("region_path", name), RANKING.region) for name in understood.regions)
    yield from (Constant(Term("level", level), RANKING.level) for level in understood.levels)
    yield from (Constant(Term("document_type", name), RANKING.document_type) for name in understood.document_types)
    yield from (Constant(Term("deadline", year), RANKING.year) for year in understood.years)
    yield from (Constant(Term("has", kind), RANKING.has) for kind in understood.has)
    yield from (Constant(Term("concession", kind), RANKING.concession) for kind in understood.concessions)
    yield from (Constant(Term("main_topic", topic), RANKING.topic) for topic in understood.topics)
    yield from (Constant(Term("topic", topic), RANKING.topic / 2) for topic in understood.topics)
    yield from (Constant(Run("characters", characters(run)), RANKING.run) for run in understood.runs)
    yield from _body_preferences(understood)


def _body_preferences(understood: Understanding) -> Iterator[Expression]:
    asked = asks_for_bodies(understood)
    for function in understood.functions or ((ANY,) if asked else ()):
        yield Constant(Term("body", body_term(function=function)), RANKING.body)
        if understood.roles:
            yield Best(tuple(_role_preferences(function, understood.roles)))


def _role_preferences(function: str, roles: tuple[str, ...]) -> Iterator[Expression]:
    for place, asked in enumerate(roles):
        for role, score in ROLE_SCORES[asked].items():
            yield Constant(Term("body", body_term(function=function, role=role)), score * NEXT_ROLE**place)


def _filter_clauses(filters: Filters, departments: tuple[str, ...]) -> Iterator[Expression]:
    if filters.region:
        yield Term("within_key" if filters.within else "region_key", filters.region)
    if filters.level:
        yield Term("level", filters.level)
    if filters.topic:
        yield Term("topic", filters.topic)
    if filters.document_type:
        yield Term("document_type", filters.document_type)
    if filters.document:
        yield Term("document", filters.document)
    if filters.has:
        yield Term("has", filters.has)
    yield from _date_clause(filters)
    yield from _body_clause(filters, departments)


def _date_clause(filters: Filters) -> Iterator[Expression]:
    """A month or year alone stands for its first day at the beginning, for its last at the end."""
    if filters.date_from or filters.date_to:
        first = f"{day_number(filters.date_from or '')}".ljust(8, "0")
        last = f"{day_number(filters.date_to or '') or LATEST}".ljust(8, "9")
        yield DateRange(max(int(first), 1), int(last))


def _body_clause(filters: Filters, departments: tuple[str, ...]) -> Iterator[Expression]:
    if filters.function or filters.role or filters.department:
        names = departments if filters.department else (ANY,)
        values = tuple(body_term(name, filters.function or ANY, filters.role or ANY) for name in names)
        yield terms("body", values) if values else Boolean(keep=(Term("document", ""),))
