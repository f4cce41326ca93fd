"""A search as a tree that names no backend: what Tantivy and Elasticsearch can both answer with the same scores."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Field: TypeAlias = Literal[
    "words",
    "heading",
    "context",
    "topic_words",
    "characters",
    "part",
    "document",
    "kind",
    "region",
    "region_key",
    "region_path",
    "within_key",
    "level",
    "body",
    "topic",
    "main_topic",
    "document_type",
    "year",
    "has",
    "deadline",
    "concession",
]


@dataclass(frozen=True, slots=True)
class Term:
    """Entries that hold one term; scored by BM25."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Run:
    """Entries that hold the terms one right after the other."""

    field: Field
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateRange:
    """Entries of documents issued between two days, both included; ISO 8601 dates as numbers (20201208)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Boolean:
    """Entries that match all of `must` and `keep`, none of `drop`, and at least `at_least` of `should`.

    Scores of `must` and `should` add up; `keep` and `drop` do not score.
    """

    must: "tuple[Expression, ...]" = ()
    should: "tuple[Expression, ...]" = ()
    keep: "tuple[Expression, ...]" = ()
    drop: "tuple[Expression, ...]" = ()
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Best:
    """Entries that match any alternative; the best one scores: for several names of one thing."""

    alternatives: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Weighted:
    """The entries of `inner` with their scores multiplied by `weight`."""

    inner: "Expression"
    weight: float


@dataclass(frozen=True, slots=True)
class Constant:
    """The entries of `inner`, all with the same `score`."""

    inner: "Expression"
    score: float


@dataclass(frozen=True, slots=True)
class Everything:
    """All entries, with score 1."""


Expression: TypeAlias = Term | Run | DateRange | Boolean | Best | Weighted | Constant | Everything


def any_of(*alternatives: Expression) -> Expression:
    """Entries that match at least one alternative; their scores add up."""
    return alternatives[0] if len(alternatives) == 1 else Boolean(should=alternatives, at_least=1)


def terms(field: Field, values: tuple[str, ...]) -> Expression:
    """Entries that hold at least one of the values."""
    return any_of(*(Term(field, value) for value in values))
