"""Utilities that are priced like those of households: 用水、用电按居民生活类价格执行."""

from typing import Final

from hengce.ingest.extract.concessions.items import listed_items
from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant
from hengce.ingest.extract.concessions.sentences import Clause, Place

PRICED: Final = ("价", "标准", "用电政策", "用水政策", "用气政策", "用热政策")


def read_prices(clause: Clause, rules: ConcessionRules) -> list[Grant]:
    """The utilities that a clause prices like those of households."""
    text = clause.text
    match = rules.price.search(text, clause.start, clause.end) if clause.holds(PRICED) else None
    if not match:
        return []
    places = [
        Place(clause.start, match.start()),
        Place(*match.span()),
        *([clause.previous] if clause.previous else []),
    ]
    for place in places:
        used = [n for n in listed_items(clause.text, place, rules) if n.item.category == "utility"]
        if used:
            head = min(used[0].start, match.start())
            names = dict.fromkeys([named.item.name for named in used])
            return [Grant("utility", name, Place(*match.span()), None, head) for name in names]
    return []
