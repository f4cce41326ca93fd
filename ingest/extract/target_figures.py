"""The figures of one clause: what each counts, how it binds, and whether it is a target at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hengce.ingest.extract.target_clauses import Clause
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.model import Operator
from hengce.ingest.numerals import Quantity

ADVERBS = re.compile(
    r"(?:均|都|分别|各自|各|总体|全部|基本|再|一次性|了|出|不断|逐步|年均|平均|合计|总计|共|、|和|，|:|：)+$"
)
VERB_REACH = 8  # the longest verb of the lexicon has six characters
JOINT = re.compile(r"[、，]|以及|和|及(?!以上|以下)|(?<=[%个家])[与]")
TRAILER = re.compile(r"作为.*$|等$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a clause with its surroundings.

    `before` and `after` are spans: the words before the quantity without the verb and comparison that bind it, and the
    words behind. `binding` is what was taken off (均达到), `closing` what
    follows the figure (以上), `verb` the group of its verb (make, reach, grow) or empty. `qualifies` says that the figure
    describes the words behind it (70平方米以上的住房).
    """

    quantity: Quantity
    before: tuple[int, int]
    after: tuple[int, int]
    binding: str
    closing: str
    qualifies: bool
    verb: str
    operator: Operator

    @property
    def stands_alone(self) -> bool:
        """Whether it has neither words before it nor a verb, as the second in 引育5家企业、10家骨干企业."""
        return not self.verb and not self.binding and self.before[0] >= self.before[1]

    @property
    def compares(self) -> bool:
        """Whether words of comparison stand at the figure: 不少于, 以上."""
        return self.operator in (">=", "<=", "~")


@dataclass(frozen=True, slots=True)
class _Reach:
    """The stretch of a clause that may belong to one quantity; `has_object` when a thing is named behind the last one."""

    start: int
    end: int
    has_object: bool


def read_figures(masked: str, clause: Clause, quantities: Sequence[Quantity], lexicon: TargetLexicon) -> list[Figure]:
    """The figures of `clause` in order: 打造3个园区、5个基地 gives two, cut behind 园区."""
    cut, figures = clause.body, []
    counts = bool(quantities) and _closing(masked, quantities[-1].end, clause.end, lexicon)[0] < clause.end
    for at, quantity in enumerate(quantities):
        stop = clause.end if at + 1 == len(quantities) else quantities[at + 1].start
        joint = None if stop == clause.end else JOINT.search(masked, quantity.end, stop)
        end = joint.start() if joint else stop if stop == clause.end else quantity.end
        opening = max((d.end for d in clause.dates if cut <= d.start and d.end <= quantity.start), default=cut)
        figure = _figure(masked, quantity, _Reach(opening, end, counts), lexicon)
        figures.append(replace(figure, verb=figures[-1].verb) if figures and figure.stands_alone else figure)
        cut = joint.end() if joint else end
    return figures


def _figure(masked: str, quantity: Quantity, reach: _Reach, lexicon: TargetLexicon) -> Figure:
    start, end = reach.start, reach.end
    after, operator = _closing(masked, quantity.end, end, lexicon)
    closing = masked[quantity.end : after]
    qualifies = masked.startswith("的", after)
    after += qualifies
    objects = TRAILER.sub("", masked[after:end])
    binding = _stripped(masked, start, quantity.start, lexicon, reach.has_object)
    lead = lexicon.lead_in.match(masked[start : binding.start])
    if quantity.upper is not None:
        operator = "range"
    rate = quantity.unit in ("%", "‰")
    return Figure(
        quantity=quantity,
        before=(start + (lead.end() if lead else 0), binding.start),
        after=(after, after + len(objects)),
        binding=masked[binding.start : quantity.start],
        closing=closing,
        qualifies=qualifies,
        verb=binding.verb,
        operator=operator or binding.operator or (">=" if rate and binding.reaches_up else "="),
    )


def _closing(masked: str, start: int, end: int, lexicon: TargetLexicon) -> tuple[int, Operator | None]:
    """Where 以上, 以内 or 左右 behind the figure end, and what they make of it."""
    operators: tuple[tuple[re.Pattern[str], Operator], ...] = (
        (lexicon.at_least_after, ">="),
        (lexicon.at_most_after, "<="),
        (lexicon.about_after, "~"),
    )
    for pattern, operator in operators:
        if match := pattern.match(masked, start, end):
            return match.end(), operator
    return start, None


@dataclass(slots=True)
class _Binding:
    """The words taken off before a figure so far: they begin at `start`."""

    start: int
    verb: str = ""
    operator: Operator | None = None
    reaches_up: bool = False


def _stripped(masked: str, start: int, end: int, lexicon: TargetLexicon, has_object: bool) -> _Binding:
    """The comparison and the verb before a figure, taken off from its end until none is left."""
    binding = _Binding(end)
    while match := _binding_word(masked, start, binding, lexicon, has_object):
        binding.start = match.start()
    if not binding.verb:
        _note_kept_verb(masked, start, binding, lexicon)
    return binding


def _binding_word(
    masked: str, start: int, binding: _Binding, lexicon: TargetLexicon, has_object: bool
) -> re.Match[str] | None:
    """The next word to take off; its sense is noted in `binding`."""
    span = max(start, binding.start - VERB_REACH), binding.start
    if compared := _comparison(masked, *span, lexicon):
        match, operator = compared
        binding.operator = binding.operator or operator
        return match
    if binding.verb != "make" and (match := lexicon.reach.search(masked, *span)):
        binding.verb = "reach"
        binding.reaches_up = lexicon.reach_up.search(match[0]) is not None
        return match
    if has_object and (match := lexicon.make.search(masked, *span)):
        binding.verb = "make"
        return match
    return ADVERBS.search(masked, *span)


def _comparison(masked: str, start: int, end: int, lexicon: TargetLexicon) -> tuple[re.Match[str], Operator] | None:
    """不少于, 不超过 or 约 at `end`, and how it binds."""
    operators: tuple[tuple[re.Pattern[str], Operator], ...] = (
        (lexicon.at_least_before, ">="),
        (lexicon.at_most_before, "<="),
        (lexicon.about_before, "~"),
    )
    return next(((match, op) for pattern, op in operators if (match := pattern.search(masked, start, end))), None)


def _note_kept_verb(masked: str, start: int, binding: _Binding, lexicon: TargetLexicon) -> None:
    """A verb that stays in the indicator: 信贷增长20%, 融资成本至少降低0.5个百分点, 新增学位5000个."""
    stop = binding.start
    if match := lexicon.grow.search(masked, max(start, stop - VERB_REACH), stop):
        binding.verb = "grow"
        compared = _comparison(masked, max(start, match.start() - VERB_REACH), match.start(), lexicon)
        binding.operator = binding.operator or (compared[1] if compared else None)
        return
    lead = lexicon.lead_in.match(masked[start:stop])
    if lexicon.make_opening.match(masked, start + (lead.end() if lead else 0), stop):
        binding.verb = "make"
