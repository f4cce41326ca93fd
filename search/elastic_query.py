"""Expressions → Elasticsearch queries with the scores that Tantivy gives them."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch
from typing import Any, TypeAlias

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
)
from hengce.search.fields import DATE_FIELD
from hengce.search.index import FACETS, KnownField

Query: TypeAlias = dict[str, Any]

FACET_VALUES = 100  # shown beside the hits, as with Tantivy
PAGE = 1_000  # entries or values asked for at a time


@singledispatch
def expression_to_query(expression: Expression) -> Query:
    """The query that matches and scores as `expression` says.

    >>> expression_to_query(Weighted(Term("words", "托育"), 2.0))
    {'bool': {'must': [{'term': {'words': {'value': '托育'}}}], 'boost': 2.0}}
    """
    raise TypeError(expression)


@expression_to_query.register
def _(term: Term) -> Query:
    return {"term": {term.field: {"value": term.value}}}


@expression_to_query.register
def _(run: Run) -> Query:
    return {"match_phrase": {run.field: {"query": " ".join(run.values), "analyzer": "whitespace"}}}


@expression_to_query.register
def _(days: DateRange) -> Query:
    return {"range": {DATE_FIELD: {"gte": days.first, "lte": days.last}}}


@expression_to_query.register
def _(best: Best) -> Query:
    return {"dis_max": {"queries": _queries(best.alternatives)}}


@expression_to_query.register
def _(weighted: Weighted) -> Query:
    return {"bool": {"must": [expression_to_query(weighted.inner)], "boost": weighted.weight}}


@expression_to_query.register
def _(constant: Constant) -> Query:
    return {"constant_score": {"filter": expression_to_query(constant.inner), "boost": constant.score}}


@expression_to_query.register
def _(_: Everything) -> Query:
    return {"match_all": {}}


@expression_to_query.register
def _(boolean: Boolean) -> Query:
    should = boolean.should if boolean.at_least else map(_optional, boolean.should)
    clauses = {
        "must": _queries(boolean.must),
        "should": _queries(should),
        "filter": _queries(boolean.keep),
        "must_not": _queries(boolean.drop),
    }
    if not boolean.must and not boolean.keep and not boolean.at_least:
        clauses["filter"] = [{"match_all": {}}]  # what is only left out, is left out of everything
    return {
        "bool": {**{kind: found for kind, found in clauses.items() if found}, "minimum_should_match": boolean.at_least}
    }


def facets_to_aggregations() -> Query:
    """What counts the values of all facets over the hits."""
    return {name: {"terms": {"field": name, "size": FACET_VALUES}} for name in FACETS}


def terms_to_aggregation(terms: Iterable[tuple[Field, str]]) -> Query:
    """What counts the entries that hold each term, in the order of the terms."""
    return {"filters": {"filters": [expression_to_query(Term(field, value)) for field, value in terms]}}


def values_to_aggregation(name: KnownField, after: Query | None) -> Query:
    """What gives a page of the values of a field, from the one that follows `after`."""
    page: Query = {"size": PAGE, "sources": [{"value": {"terms": {"field": name}}}]}
    return {"composite": page | ({"after": after} if after else {})}


def _queries(expressions: Iterable[Expression]) -> list[Query]:
    return [expression_to_query(one) for one in expressions]


def _optional(expression: Expression) -> Expression:
    """The same scores without entries that score nothing: where an expression need not match, those cost only time."""
    if isinstance(expression, Weighted):
        return replace(expression, inner=_optional(expression.inner))
    if isinstance(expression, Boolean) and expression == Boolean(should=expression.should):
        return replace(expression, at_least=1)
    return expression
