"""A query, what was understood of it, and the filters → one expression for any backend."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from hengce.search.analyse import characters
from hengce.search.entries import ANY, body_term
from hengce.search.expression import Best, Boolean, Constant, Everything, Expression, Run, Term, Weighted, any_of, terms
from hengce.search.index import Filters
from hengce.search.query import Part, Phrase, Query
from hengce.search.ranking import NEXT_ROLE, OVERALL, RANKING, ROLE_SCORES
from hengce.search.rarity import Rarity
from hengce.search.restrictions import filters_to_expressions
from hengce.search.understand import Understanding, Unit
from hengce.search.units import unit_to_condition, unit_to_expression


@dataclass(frozen=True, slots=True)
class Request:
    """A query with all that is known of it; `departments` are the names that `filters.department` stands for."""

    query: Query
    understood: Understanding
    filters: Filters
    rarity: Rarity
    departments: tuple[str, ...] = ()
    is_strict: bool = True  # what a question names keeps others out


def plan(request: Request) -> Expression:
    """The expression whose entries are the hits, ranked."""
    understood = request.understood
    keep = (
        *filters_to_expressions(request.filters, request.departments),
        *(_question_clauses(understood) if request.is_strict else ()),
    )
    sought = Boolean(
        must=tuple(_sought(request)),
        should=tuple(_preferences(understood)),
        keep=keep,
        drop=tuple(_exact(part) for part in request.query.unwanted),
    )
    whole, parts = Term("part", "no"), Term("part", "yes")
    ranked = any_of(
        Boolean(must=(sought,), keep=(whole,)), Weighted(Boolean(must=(sought,), keep=(parts,)), RANKING.part)
    )
    regions = (Constant(Term("region_path", name), RANKING.region) for name in understood.regions)
    return Boolean(must=(ranked,), should=tuple(regions))


def _sought(request: Request) -> Iterator[Expression]:
    """The exact runs, all of them; the words, enough of those that tell something."""
    exact = [group for group in request.query.wanted if any(isinstance(part, Phrase) for part in group)]
    yield from (any_of(*(_exact(part) for part in group)) for group in exact)
    units, telling = request.understood.units, _telling(request)
    if telling and not exact:
        base: Expression = Boolean(should=tuple(map(unit_to_condition, telling)), at_least=_enough(len(telling)))
    else:
        base = Everything() if units else _unsearched(request)
    yield Boolean(must=(Constant(base, 0.0),), should=tuple(_weighed(unit, request) for unit in units))


def _telling(request: Request) -> tuple[Unit, ...]:
    """The units that tell hits from others: the rarer ones that are there at all, not the body that is asked about."""
    rarity, asked = request.rarity, asks_for_bodies(request.understood)
    units = [unit for unit in request.understood.units if not (unit.is_asked and asked)]
    rarest = max((rarity.of(unit) for unit in units if rarity.held(unit)), default=math.inf)
    telling = tuple(unit for unit in units if rarity.held(unit) and rarity.of(unit) >= RANKING.telling * rarest)
    return telling or tuple(units)


def _weighed(unit: Unit, request: Request) -> Expression:
    weight = RANKING.body_words if unit.is_asked and asks_for_bodies(request.understood) else 1.0
    return Weighted(unit_to_expression(unit, request.rarity.of(unit)), weight)


def _unsearched(request: Request) -> Expression:
    """What a query without words to search asks for: the region it names, the signs it is made of, or nothing."""
    query, understood = request.query, request.understood
    if understood.regions:
        return terms("region_path", understood.regions)
    if understood.is_question or query.unwanted or not query.typed.strip():
        return Everything()
    signs = [_exact(part) for group in query.wanted for part in group]
    return any_of(*signs) if signs else Boolean(drop=(Everything(),))


def _enough(units: int) -> int:
    """How many of the words an entry must hold: two of six, so that a long query is not hit by one alone."""
    return max(1, units // 3)


def _exact(part: Part) -> Expression:
    return Run("characters", characters(part.text))


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
    if understood.asks_who and "lead" in understood.roles:
        yield from (Constant(Term("heading", concept), RANKING.overall) for concept in OVERALL)
    for function in understood.functions or ((ANY,) if asked else ()):
        yield Constant(Term("body", body_term(function=function)), RANKING.body)
        if understood.roles:
            yield Best(tuple(_role_preferences(function, understood.roles)))


def _role_preferences(function: str, roles: tuple[str, ...]) -> Iterator[Expression]:
    for place, asked in enumerate(roles):
        for role, score in ROLE_SCORES[asked].items():
            yield Constant(Term("body", body_term(function=function, role=role)), score * NEXT_ROLE**place)
