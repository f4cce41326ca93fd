"""What the figures of a clause are about: its indicators, its scope, and how the figure binds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hengce.ingest.extract.target_figures import Figure
from hengce.ingest.lexicon.targets import TargetLexicon

SHARED = re.compile(r"均|都|分别|各")
COMMAS = re.compile(r"、")
LIST = re.compile(r"、|以及|和|(?<!普)及(?!时|格)|与")  # 普及率 is one word
# 每个县（区）至少建成1个; 全县建成1-2个; 在长春市和吉林市试点建立3-5家
SCOPE = re.compile(
    r"(?:在)?(全[国省市县区旗州盟域]|每个[^，、至建达有不]{1,8}|各[县市区州旗][^，、至建达有不]{0,8}|(?<=在)[^，、试建]{2,16})"
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted, with the figure that counts it."""

    name: str
    figure: Figure


def read_indicators(text: str, figures: Sequence[Figure], lexicon: TargetLexicon) -> list[Indicator]:
    """The indicators of a clause, in order; 普及率、指导率均达到60% gives two, 分别达到65%和55% one for each figure.

    A figure with nothing of its own (试点建立3-5家、…建立1-2家托育机构) takes the thing counted next. One that counts
    nothing at all is left out.
    """
    found, at = list[Indicator](), 0
    while at < len(figures):
        group = _respective(figures, at)
        names = _respective_names(text[slice(*group[0].before)], len(group))
        if names:
            found.extend(Indicator(name, figure) for name, figure in zip(names, group, strict=True))
        else:
            found.extend(Indicator(name, figures[at]) for name in _names(text, figures, at, lexicon))
        at += len(group) if names else 1
    return found


def _respective(figures: Sequence[Figure], at: int) -> Sequence[Figure]:
    """The figures that 分别 at `at` spreads over: those behind it with nothing of their own."""
    end = at + 1
    while end < len(figures) and figures[end].before[0] >= figures[end].before[1] and not figures[end].binding:
        end += 1
    return figures[at:end] if "分别" in figures[at].binding else figures[at : at + 1]


def _respective_names(listed: str, count: int) -> list[str]:
    """`listed` as `count` names, empty when it is no list of so many."""
    if count < 2:
        return []
    return next((parts for joint in (COMMAS, LIST) if len(parts := joint.split(listed)) == count and all(parts)), [])


def _names(text: str, figures: Sequence[Figure], at: int, lexicon: TargetLexicon) -> list[str]:
    figure = figures[at]
    before, after = text[slice(*figure.before)], text[slice(*figure.after)]
    if after and figure.quantity.unit in lexicon.standard_units and lexicon.frequency.search(before):
        return [_frequency_name(before, figure, text) + part for part in LIST.split(after)]
    if figure.verb == "make" and after and figure.binding:
        return [after]
    if not before or (figure.verb == "make" and not after):
        borrowed = next((text[slice(*f.after)] for f in figures[at + 1 :] if f.after[0] < f.after[1]), "")
        name = after or (borrowed if figure.binding else "") or before
        return [name] if name else []
    return _listed(before, figure, lexicon)


def _frequency_name(before: str, figure: Figure, text: str) -> str:
    return before + re.sub(r"至少|不少于|不低于", "", text[figure.before[1] : figure.quantity.start])


def _listed(name: str, figure: Figure, lexicon: TargetLexicon) -> list[str]:
    """`name` as the list it may be: each part of it, when all are rates or 均 says so."""
    shared = SHARED.search(figure.binding) is not None
    for joint in (COMMAS, LIST):
        parts = joint.split(name)
        if len(parts) > 1 and all(parts) and (shared or all(lexicon.rate_nouns.search(part) for part in parts)):
            return parts
    return [name]


def scope_of(clause: str) -> str | None:
    """Who a clause holds for, as printed.

    >>> scope_of("每个县（区）至少建成1个示范机构")
    '每个县（区）'
    """
    match = SCOPE.match(clause)
    return match[1] if match else None
