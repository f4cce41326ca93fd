"""What pictures draw: sums over all facts within a scope, and of many facts only those that are drawn."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import cast

from hengce.graph.queries import EVERYTHING, responsibilities, targets
from hengce.graph.rows import LineOfWork
from hengce.graph.scope import Scope, document_conditions, where
from hengce.graph.store import View
from hengce.ingest.model import Role

# Targets with a figure, the highest first; `Scope.unit` says in which unit.
highest_targets = replace(targets, order=f"t.value DESC, {targets.order}")


def target_units(view: View, scope: Scope = EVERYTHING) -> Mapping[str, int]:
    """The units in which figures are given, the commonest first, and how many figures: one unit makes one picture."""
    cypher = f"""{targets.match(scope)} WITH t WHERE t.unit IS NOT NULL AND t.value IS NOT NULL
RETURN t.unit AS unit, count(*) AS number ORDER BY number DESC, unit"""
    return {str(row["unit"]): int(str(row["number"])) for row in view.query(cypher, scope.parameters)}


def lines_of_work(view: View, scope: Scope = EVERYTHING) -> list[LineOfWork]:
    """How often bodies of each function answer in each region in each role, the most often first."""
    if not scope.asks_within_documents:
        return _sums_of_documents(view, scope)
    cypher = f"""{responsibilities.match(scope)} WITH b, d, r WHERE b.function IS NOT NULL
RETURN b.function AS function, d.region AS region, r.role AS role, count(*) AS number
ORDER BY number DESC, function, region, role"""
    names = [field.name for field in fields(LineOfWork)]
    return [LineOfWork(**row) for row in view.page(cypher, names, scope.parameters)]  # type: ignore[arg-type]  # as asked


def _sums_of_documents(view: View, scope: Scope) -> list[LineOfWork]:
    """The same of whole documents, which keep what their responsibilities come to."""
    kept = where(*document_conditions(scope), "d.work IS NOT NULL")
    cypher = f"MATCH (d:Document) {kept} RETURN d.region AS region, d.work AS work"
    sums = Counter[tuple[str | None, str]]()
    for row in view.page(cypher, ("region", "work"), scope.parameters):
        region = cast(str | None, row["region"])
        for text in cast(list[str], row["work"]):
            what, _, number = text.rpartition(" ")
            sums[region, what] += int(number)
    lines = [_line(region, what, number) for (region, what), number in sums.items()]
    lines = [line for line in lines if _is_within(scope, line)]
    return sorted(
        lines, key=lambda line: (-line.number, line.function, line.region is None, line.region or "", line.role)
    )


def _line(region: str | None, what: str, number: int) -> LineOfWork:
    function, _, role = what.rpartition(" ")
    return LineOfWork(function, region, cast(Role, role), number)


def _is_within(scope: Scope, line: LineOfWork) -> bool:
    functions = line.function.split("+")
    return scope.role in (None, line.role) and (not scope.function or scope.function in functions)
