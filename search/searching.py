"""A search from the typed words to the result."""

from dataclasses import replace
from typing import Any

from hengce.search.fitting import fit
from hengce.search.highlight import highlights
from hengce.search.index import Filters, Hit, Index, SearchResult
from hengce.search.marks import Vocabulary
from hengce.search.plan import Request, plan
from hengce.search.query import parse_query
from hengce.search.rarity import rarity_in
from hengce.search.understand import understand

NO_FILTERS = Filters()


def search(index: Index, query: str, filters: Filters = NO_FILTERS, limit: int = 10) -> SearchResult:
    """The best `limit` provisions for what was typed, within `filters`. Without words: all that the filters leave.

    Guarantees: no query raises, whatever its signs; ranks count from 1.
    Raises: SearchError when the index is unavailable.
    """
    parsed = parse_query(query)
    understood = understand(parsed.plain, Vocabulary(index.known("region_path"), index.known("document_type")))
    rarity = rarity_in(index, understood.units)
    understood = replace(understood, units=tuple(fit(unit, rarity.counts) for unit in understood.units))
    request = Request(parsed, understood, filters, rarity, _departments(index, filters))
    found = index.find(plan(request), limit)
    if not found.total and understood.is_question:  # nothing has all that is named; what has most of it helps more
        found = index.find(plan(replace(request, is_strict=False)), limit)
    hits = (
        Hit(rank, scored.score, scored.entry, highlights(scored.entry.text, parsed, understood))
        for rank, scored in enumerate(found.best, 1)
    )
    return SearchResult(query, found.total, tuple(hits), understood.shown(), found.facets)


def result_to_json(result: SearchResult) -> dict[str, Any]:
    """The JSON object that `hengce search --format json` prints."""
    return {
        "query": result.query,
        "total": result.total,
        "understood": {
            name: values[0] if len(values) == 1 else list(values) for name, values in result.understood.items()
        },
        "hits": [_hit_to_json(hit) for hit in result.hits],
        "facets": {name: dict(counts) for name, counts in result.facets.items()},
    }


def _hit_to_json(hit: Hit) -> dict[str, Any]:
    entry, document = hit.entry, hit.entry.document
    shown = {name: getattr(document, name) for name in ("id", "title", "region", "issued_on", "path")}
    place = {name: getattr(entry, name) for name in ("provision", "heading", "text")}
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "document": shown,
        **place,
        "highlights": [list(span) for span in hit.highlights],
        "start": entry.start,
        "end": entry.end,
    }


def _departments(index: Index, filters: Filters) -> tuple[str, ...]:
    """The names, printed and official, that hold the one that is filtered by."""
    asked = filters.department
    return tuple(name for name in index.known("department") if asked in name) if asked else ()
