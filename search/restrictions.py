"""Filters → what every hit must have."""

from collections.abc import Iterator
from typing import Final

from hengce.search.entries import ANY, body_term
from hengce.search.expression import Boolean, DateRange, Expression, Term, terms
from hengce.search.fields import day_number
from hengce.search.index import Filters

LATEST: Final = 99_999_999  # a day number after all others


def filters_to_expressions(filters: Filters, departments: tuple[str, ...]) -> Iterator[Expression]:
    """What the filters demand, an expression each; `departments` are what `filters.department` stands for."""
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
