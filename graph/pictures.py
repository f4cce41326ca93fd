"""What pictures draw: sums over all facts within a scope, and of many facts only those that are drawn."""

from collections.abc import Mapping
from dataclasses import fields, replace

from hengce.graph.queries import EVERYTHING, responsibilities, targets
from hengce.graph.rows import LineOfWork
from hengce.graph.scope import Scope
from hengce.graph.store import View

# Targets with a figure, the highest first; `Scope.unit` says in which unit.
highest_targets = replace(targets, order=f"t.value DESC, {targets.order}")


def target_units(view: View, scope: Scope = EVERYTHING) -> Mapping[str, int]:
    """The units in which figures are given, the commonest first, and how many figures: one unit makes one picture."""
    cypher = f"""{targets.match(scope)} WITH t WHERE t.unit IS NOT NULL AND t.value IS NOT NULL
RETURN t.unit AS unit, count(*) AS number ORDER BY number DESC, unit"""
    return {str(row["unit"]): int(str(row["number"])) for row in view.query(cypher, scope.parameters)}


def lines_of_work(view: View, scope: Scope = EVERYTHING) -> list[LineOfWork]:
    """How often bodies of each function answer in each region in each role, the most often first."""
    cypher = f"""{responsibilities.match(scope)} WITH b, d, r WHERE b.function IS NOT NULL
RETURN b.function AS function, d.region AS region, r.role AS role, count(*) AS number
ORDER BY number DESC, function, region, role"""
    names = [field.name for field in fields(LineOfWork)]
    return [LineOfWork(**row) for row in view.page(cypher, names, scope.parameters)]  # type: ignore[arg-type]  # as asked
