"""A query, what was understood of it, and the filters → one expression for any backend."""

from collections.abc import Iterator
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
from hengce.search.understand import Understanding, Unit

LATEST: Final = 99_999_999  # a day number after all others


@dataclass(frozen=True, slots=True)
class Ranking:
    """What counts how much.

    Weights of fields multiply BM25 scores; the rest is added to them (a rare word gives 3 to 5).
    """

    heading: float = 1.0
    context: float = 0.2
    topic_words: float = 0.6
    part: float = 0.5  # of a section or an attachment with parts: they name what their parts say
    region: float = 30.0  # above any sum of words: documents of a region that is named come first
    body: float = 1.5
    role_first: float = 6.0
    role_next: float = 3.0
    duty: float = 5.0
    has: float = 2.0
    year: float = 2.0
    leadership: float = 5.0
    document_type: float = 1.0
    level: float = 5.0
    issued: float = 10.0


RANKING: Final = Ranking()


def plan(query: Query, understood: Understanding, filters: Filters, departments: tuple[str, ...] = ()) -> Expression:
    """The expression whose entries are the hits, ranked; `departments` are what `filters.department` stands for."""
    keep = (*_filter_clauses(filters, departments), *_question_clauses(understood))
    sought = Boolean(
        must=tuple(_sought(query, understood)),
        should=tuple(_preferences(understood)),
        keep=keep,
        drop=tuple(_exact(part) for part in query.unwanted),
    )
    whole, parts = terms("kind", ("measure", "row", "statement")), terms("kind", ("section", "attachment"))
    return any_of(
        Boolean(must=(sought,), keep=(whole,)), Weighted(Boolean(must=(sought,), keep=(parts,)), RANKING.part)
    )


def _sought(query: Query, understood: Understanding) -> Iterator[Expression]:
    """The exact runs, all of them; the words, enough of them."""
    exact = [group for group in query.wanted if any(isinstance(part, Phrase) for part in group)]
    yield from (any_of(*(_exact(part) for part in group)) for group in exact)
    units = tuple(_unit(unit) for unit in understood.units)
    if not units or exact:
        yield Boolean(should=(Constant(Everything(), 0.0), *units), at_least=1)
        return
    yield Boolean(should=units, at_least=1 if asks_for_bodies(understood) else _enough(len(units)))


def _enough(units: int) -> int:
    """How many of the words an entry must hold: two of four, so that a long query is not hit by one alone."""
    return max(1, units // 2)


def _exact(part: Part) -> Expression:
    return Run("characters", characters(part.text))


def _unit(unit: Unit) -> Expression:
    fields: tuple[tuple[Field, float], ...] = (
        ("words", 1.0),
        ("heading", RANKING.heading),
        ("context", RANKING.context),
        ("topic_words", RANKING.topic_words),
    )
    return any_of(*(Weighted(_named(unit, field), weight) for field, weight in fields))


def _named(unit: Unit, field: Field) -> Expression:
    """The unit under any of its names; its words count together, its concepts instead of them."""
    names: list[Expression] = [Term(field, concept) for concept in unit.concepts]
    if unit.words:
        names.append(terms(field, unit.words))
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
        yield terms("body", tuple(body_term(function=line) for line in understood.functions))
    if understood.issued:
        yield terms("year", understood.issued)


def _preferences(understood: Understanding) -> Iterator[Expression]:
    """What ranks an entry higher without being asked of all."""
    yield from (Constant(Term("region_path", name), RANKING.region) for name in understood.regions)
    yield from (Constant(Term("level", level), RANKING.level) for level in understood.levels)
    yield from (Constant(Term("document_type", name), RANKING.document_type) for name in understood.document_types)
    yield from (Constant(Term("deadline", year), RANKING.year) for year in understood.years)
    yield from (Constant(Term("has", kind), RANKING.has) for kind in understood.has)
    yield from _body_preferences(understood)


def _body_preferences(understood: Understanding) -> Iterator[Expression]:
    functions = understood.functions or ((ANY,) if asks_for_bodies(understood) else ())
    for function in functions:
        yield Constant(Term("body", body_term(function=function)), RANKING.body)
        for place, role in enumerate(understood.roles):
            score = RANKING.role_next if place else RANKING.role_first
            yield Constant(Term("body", body_term(function=function, role=role)), score)
    if understood.functions and "responsible" in understood.roles:
        yield Boolean(must=(Constant(Term("has", "duty"), RANKING.duty),))


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
