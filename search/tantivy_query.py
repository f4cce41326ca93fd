"""Expressions → Tantivy queries."""

from functools import singledispatchmethod

import tantivy

from hengce.search.expression import Best, Boolean, Constant, DateRange, Everything, Expression, Run, Term, Weighted
from hengce.search.fields import DATE_FIELD


class Translator:
    """Makes queries for one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    @singledispatchmethod
    def query(self, expression: Expression) -> tantivy.Query:
        """The query that matches and scores as `expression` says."""
        raise TypeError(expression)

    @query.register
    def _(self, term: Term) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, term.field, term.value)

    @query.register
    def _(self, run: Run) -> tantivy.Query:
        if len(run.values) == 1:  # Tantivy takes no phrase of one
            return tantivy.Query.term_query(self._schema, run.field, run.values[0])
        return tantivy.Query.phrase_query(self._schema, run.field, list(run.values))

    @query.register
    def _(self, days: DateRange) -> tantivy.Query:
        return tantivy.Query.range_query(self._schema, DATE_FIELD, tantivy.FieldType.Integer, days.first, days.last)

    @query.register
    def _(self, best: Best) -> tantivy.Query:
        return tantivy.Query.disjunction_max_query([self.query(one) for one in best.alternatives])

    @query.register
    def _(self, weighted: Weighted) -> tantivy.Query:
        return tantivy.Query.boost_query(self.query(weighted.inner), weighted.weight)

    @query.register
    def _(self, constant: Constant) -> tantivy.Query:
        return tantivy.Query.const_score_query(self.query(constant.inner), constant.score)

    @query.register
    def _(self, _: Everything) -> tantivy.Query:
        # Tantivy drops a bare “all” from a conjunction, and its score with it.
        return tantivy.Query.const_score_query(tantivy.Query.all_query(), 1.0)

    @query.register
    def _(self, boolean: Boolean) -> tantivy.Query:
        must = [(tantivy.Occur.Must, self.query(one)) for one in boolean.must]
        keep = [(tantivy.Occur.Must, tantivy.Query.const_score_query(self.query(one), 0.0)) for one in boolean.keep]
        drop = [(tantivy.Occur.MustNot, self.query(one)) for one in boolean.drop]
        if not must and not keep and not boolean.at_least:  # what is only left out, is left out of everything
            keep = [(tantivy.Occur.Must, tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0))]
        return tantivy.Query.boolean_query([*must, *keep, *drop, *self._wanted(boolean)])

    def _wanted(self, boolean: Boolean) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        should = [(tantivy.Occur.Should, self.query(one)) for one in boolean.should]
        if not boolean.at_least:
            return should
        return [(tantivy.Occur.Must, tantivy.Query.boolean_query(should, boolean.at_least))]
