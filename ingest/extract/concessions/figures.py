"""Figures that a concession and a target would both claim: 担保费率降至1%以下 is a concession."""

import re
from collections.abc import Iterable
from typing import Final

from hengce.ingest.model import Concession, Target

FIGURE: Final = re.compile(r"\d")


def targets_beside(concessions: Iterable[Concession], targets: Iterable[Target]) -> tuple[Target, ...]:
    """`targets` without those whose figure is the one that a concession cuts its item to.

    Guarantees: a target that stands beside a concession, with a figure of its own, stays.
    """
    cuts = [concession for concession in concessions if FIGURE.search(concession.treatment)]
    return tuple(target for target in targets if not any(_is_of(cut, target) for cut in cuts))


def _is_of(cut: Concession, target: Target) -> bool:
    overlaps = target.start < cut.end and cut.start < target.end
    return (
        overlaps and target.value is not None and cut.treatment in target.text and f"{target.value:g}" in cut.treatment
    )
