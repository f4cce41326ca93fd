"""The questions that are answered by a table of facts: what to ask of the graph, and how to show it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from hengce.graph import queries
from hengce.graph.comparison import comparison
from hengce.graph.likeness import comparison_by_likeness
from hengce.graph.queries import EVERYTHING
from hengce.graph.rows import Stated
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ingest.lexicon.topics import load_topic_lexicon
from hengce.ui import present
from hengce.ui.present import Answer, Layout, Table

Row = TypeVar("Row")
Fact = TypeVar("Fact", bound=Stated)
Ask: TypeAlias = Callable[[View, Scope], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Reply:
    """The rows of an answer, the whole table of them, and the table where room is scarce."""

    rows: Sequence[object]
    table: Table
    brief: Table


Question = Callable[[View, Scope], Reply]


def _ordered(ask: Ask[Fact]) -> Callable[[View, Scope], list[Fact]]:
    return lambda view, scope: queries.in_library_order(view, ask(view, scope))


def _answers(view: View, scope: Scope) -> list[Answer]:
    """Responsibilities, and the duties of those whom a document lists one by one; these carry no role."""
    rows = [*queries.responsibilities(view, scope), *(queries.duties(view, scope) if scope.role is None else ())]
    return sorted(rows, key=lambda row: row.evidence.start)


# What the library says, document by document in its order.
ask_duties = _ordered(_answers)
ask_targets = _ordered(queries.targets)
ask_concessions = _ordered(queries.concessions)
ask_citations = _ordered(queries.citations)
ask_findings = _ordered(queries.findings)


def ask_comparison(view: View, topics: Sequence[str], regions: Sequence[str], scope: Scope = EVERYTHING) -> Reply:
    """Topic × region: a matrix in brief, a row for each provision as the whole table."""
    cells = comparison(view, topics, regions, scope)
    names = load_topic_lexicon().names
    return Reply(cells, present.comparison_to_list(cells, names), present.comparison_to_matrix(cells, names))


def ask_likeness(view: View, document: str, regions: Sequence[str]) -> Reply:
    """Measure × region: what other documents say that is most alike."""
    cells = comparison_by_likeness(view, document, regions)
    return Reply(cells, present.comparison_to_list(cells, {}), present.comparison_to_matrix(cells, {}))


def _question(ask: Ask[Row], layout: Layout[Row]) -> Question:
    def reply(view: View, scope: Scope) -> Reply:
        rows = ask(view, scope)
        return Reply(rows, layout.table(rows), layout.table(rows, brief=True))

    return reply


QUESTIONS: Mapping[str, Question] = {
    "duties": _question(ask_duties, present.ANSWERS),
    "targets": _question(ask_targets, present.TARGETS),
    "concessions": _question(ask_concessions, present.CONCESSIONS),
    "citations": _question(ask_citations, present.CITATIONS),
    "documents": _question(queries.documents, present.DOCUMENTS),
    "check": _question(ask_findings, present.FINDINGS),
}
