"""The questions that are answered by a table of facts: what to ask of the graph, and how to show it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, TypeVar

from hengce.graph import queries
from hengce.graph.comparison import comparison
from hengce.graph.likeness import comparison_by_likeness, own_measures
from hengce.graph.queries import EVERYTHING
from hengce.graph.rows import ComparisonCell, Stated
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ingest.lexicon.topics import load_topic_lexicon
from hengce.ui import present
from hengce.ui.library import Library
from hengce.ui.present import Answer, Layout, Table

Row = TypeVar("Row")
Fact_co = TypeVar("Fact_co", bound=Stated, covariant=True)
Ask: TypeAlias = Callable[[View, Scope], Sequence[Row]]


class Pages(Protocol[Fact_co]):
    """Facts that can be asked for by as many as a page shows."""

    def __call__(self, view: View, scope: Scope, first: int | None = None) -> Sequence[Fact_co]:
        """The facts within the scope; only the `first` so many when that is given."""

    def count(self, view: View, scope: Scope) -> int:
        """How many facts there are within the scope."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The rows of an answer, the whole table of them, and the table where room is scarce."""

    rows: Sequence[object]
    table: Table
    brief: Table


Question = Callable[[View, Scope], Reply]


def _answering(scope: Scope) -> Sequence[queries.Question[Any]]:
    return (queries.responsibilities,) if scope.role else (queries.responsibilities, queries.duties)


# Responsibilities, and the duties of those whom a document lists one by one; these carry no role.
ask_duties = queries.Together[Answer](_answering, lambda row: row.evidence.start)


def ask_comparison(view: View, topics: Sequence[str], regions: Sequence[str], scope: Scope = EVERYTHING) -> Reply:
    """Topic × region: a matrix in brief, a row for each provision as the whole table."""
    cells = comparison(view, topics, regions, scope)
    names = load_topic_lexicon().names
    return Reply(cells, present.comparison_to_list(cells, names), present.comparison_to_matrix(cells, names))


def likeness_of(
    library: Library, document: str, regions: Sequence[str] = (), first: int | None = None
) -> list[ComparisonCell]:
    """Measure × region: what other documents say that is most alike; of the measures only the `first` so many."""
    # The search loads dictionaries, which no other question needs.
    from hengce.search.likeness import most_alike

    measures = own_measures(library.graph, document)[:first]
    return comparison_by_likeness(
        library.graph, measures, lambda texts: most_alike(library.index, document, texts, regions), regions
    )


def ask_likeness(library: Library, document: str, regions: Sequence[str]) -> Reply:
    """Measure × region: what other documents say that is most alike."""
    cells = likeness_of(library, document, regions)
    return Reply(cells, present.comparison_to_list(cells, {}), present.comparison_to_matrix(cells, {}))


def _question(ask: Ask[Row], layout: Layout[Row]) -> Question:
    def reply(view: View, scope: Scope) -> Reply:
        rows = ask(view, scope)
        return Reply(rows, layout.table(rows), layout.table(rows, brief=True))

    return reply


QUESTIONS: Mapping[str, Question] = {
    "duties": _question(ask_duties, present.ANSWERS),
    "targets": _question(queries.targets, present.TARGETS),
    "concessions": _question(queries.concessions, present.CONCESSIONS),
    "citations": _question(queries.citations, present.CITATIONS),
    "documents": _question(queries.documents, present.DOCUMENTS),
    "check": _question(queries.findings, present.FINDINGS),
}
