"""Contributions and deposits that may be paid later: 缓缴工伤、失业保险费, 暂缓缴存农民工工资保证金."""

import re
from typing import Final

from hengce.ingest.extract.concessions.items import charged_items
from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant
from hengce.ingest.extract.concessions.sentences import Clause, Place

SIGN: Final = "缓"  # looked at first
# 缓缴期间免收滞纳金 and 缓缴政策到期后 defer nothing; nor does what is added to a cut (减免、缓缴社会保险费), nor what
# may be deferred case by case (经批准可缓缴养老保险费)
DEFERRING: Final = re.compile(
    "(?P<verb>暂?缓(?<![减免征]、缓)(?<![可延]缓)(?:缴[存纳费]?|交纳?))(?!期|清单|协议|申请|政策到期|税|[^，。；]{0,4}[的后时]|[^，。；]{2,12}期限?[内间])"
)
DEFERRED: Final = ("保险费", "社会保险费", "保证金")
DEPOSIT: Final = "保证金"
FUND: Final = re.compile("住房公积金(?!贷款|中心|管理|提取)")


def read_deferred(clause: Clause, rules: ConcessionRules) -> list[Grant]:
    """The premiums, deposits and contributions to a housing fund that a clause lets somebody pay later."""
    deferring = DEFERRING.search(clause.text, clause.start, clause.end) if SIGN in clause.words else None
    if deferring is None:
        return []
    verb = Place(*deferring.span("verb"))
    places = [Place(verb.end, clause.end), Place(clause.start, verb.start)]
    if clause.previous and verb.start == clause.start:
        places.append(clause.previous)  # 缴纳养老保险费有困难的，暂缓缴费
    if clause.text.startswith(DEPOSIT, verb.end):
        return [Grant("fee", DEPOSIT, verb, None, verb.start)]
    for place in places:
        if fund := FUND.search(clause.text, place.start, place.end):
            return [Grant("fee", fund[0], verb, None, min(verb.start, fund.start()))]
        named = [n for n in charged_items(clause.text, place, rules) if n.item.name.endswith(DEFERRED)]
        if named:
            head = verb.start if named[0].start < clause.start else min(verb.start, named[0].start)
            return [Grant("fee", each.item.name, verb, None, head) for each in named]
    return []
