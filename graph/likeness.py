"""Measures side by side by the likeness of their words: for documents that share no field, and so no topics."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log

from hengce.graph.comparison import Measures, measures_of
from hengce.graph.queries import provisions
from hengce.graph.rows import ComparisonCell, ProvisionRow
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ingest.labels import heading_or_opening
from hengce.ingest.segment import segmenter

MEASURES = ("measure", "row")
# Below a tenth two measures share little but how plans are worded (加强, 落实, 支持); 减轻税费负担 and 落实税收优惠政策
# of two provinces have 0.12, 实施援企稳岗政策 and 继续实施失业保险稳岗返还政策 0.27.
LEAST = 0.1
MOST = 2  # of one region, for one measure

Words = Mapping[str, float]  # the words of a measure and their weights
Best = dict[str | None, list[tuple[float, ProvisionRow]]]  # likeness and measures, by region


def comparison_by_likeness(view: View, document: str, regions: Sequence[str] = ()) -> list[ComparisonCell]:
    """A cell for every measure of `document` × region, with the measures of other documents that are most alike.

    Guarantees: a cell for each pair, in reading order; each provision carries its likeness (0 to 1: the weight of the
    words that two measures share in that of all their words, rare words weighing more); at most two in a cell.
    """
    own = _measures(view, Scope(document=document))
    rows = _measures(view, Scope(regions=tuple(regions)))
    columns = tuple(regions) or tuple(
        dict.fromkeys(row.evidence.region or "" for row in rows if row.evidence.document != document)
    )
    others = [row for row in rows if row.evidence.document != document]
    words = _weighed([*own, *others])
    shelf = _shelf(words[len(own) :])
    alike = [_best(_most_alike(said, words[len(own) :], shelf), others) for said in words[: len(own)]]
    found = {row.evidence.document for best in alike for rows in best.values() for _, row in rows}
    measures = measures_of(view, Scope(documents=tuple(found))) if found else Measures({}, {}, {})
    return [cell for row, best in zip(own, alike, strict=True) for cell in _cells(row, best, columns, measures)]


def _measures(view: View, scope: Scope) -> list[ProvisionRow]:
    return [row for row in provisions(view, scope) if row.kind in MEASURES and row.evidence.region]


def _best(alike: Iterable[tuple[float, int]], rows: Sequence[ProvisionRow]) -> Best:
    """Of the rows at these places, the first few of each region."""
    best: Best = defaultdict(list)
    for share, at in alike:
        if len(found := best[rows[at].evidence.region]) < MOST:
            found.append((share, rows[at]))
    return best


def _cells(own: ProvisionRow, best: Best, columns: Sequence[str], measures: Measures) -> Iterator[ComparisonCell]:
    for region in columns:
        around = (replace(measures.around(row), likeness=round(share, 2)) for share, row in best.get(region, ()))
        yield ComparisonCell(_name(own), region, tuple(around))


def _name(row: ProvisionRow) -> str:
    return f"{row.evidence.provision} {heading_or_opening(row.evidence.heading, row.evidence.quote)}"


def _weighed(rows: Sequence[ProvisionRow]) -> list[Words]:
    """The words of each row that have two characters and more, weighed by how few rows have them."""
    said = [{word for word in segmenter().cut(row.evidence.quote) if len(word) > 1} for row in rows]
    having = Counter(word for words in said for word in words)
    return [{word: log((1 + len(rows)) / having[word]) for word in words} for words in said]


def _shelf(words: Sequence[Words]) -> Mapping[str, list[int]]:
    """The rows that each word stands in, by their place."""
    shelf = defaultdict[str, list[int]](list)
    for at, said in enumerate(words):
        for word in said:
            shelf[word].append(at)
    return shelf


def _most_alike(said: Words, others: Sequence[Words], shelf: Mapping[str, Sequence[int]]) -> list[tuple[float, int]]:
    """Likeness and place of the rows that are alike, the most alike first."""
    shared = defaultdict[int, float](float)
    for word, weight in said.items():
        for at in shelf.get(word, ()):
            shared[at] += weight
    whole = sum(said.values())
    alike = ((weight / (whole + sum(others[at].values()) - weight), at) for at, weight in shared.items())
    return sorted((pair for pair in alike if pair[0] >= LEAST), key=lambda pair: (-pair[0], pair[1]))
