"""Subsidies whose cap parts the verb from the name: 给予设备投资额的15%，最高不超过500万元的补助."""

import re
from typing import Final

from hengce.ingest.extract.concessions.costs import costs_in
from hengce.ingest.extract.concessions.rates import rate_in
from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant
from hengce.ingest.extract.concessions.sentences import BLANK, Clause, Place
from hengce.ingest.extract.concessions.verbless import LONGEST_NAME, NOUNS

CAP_SIGNS: Final = ("最", "不超过")  # looked at first
# 给予企业研发推广等费用的15%，| · 给予不高于中标量销售额的10%，|
SHARE_GIVEN: Final = re.compile(
    r"(?P<verb>给予|予以)(?P<base>[^，。；%]{0,50}?)的?(?:最高|不超过|不高于)?\d[\d.]*%(?:以[内下])?$"
)
# 单个项目不超过800万元的|省级专项资金支持
CAP: Final = re.compile(
    r"且?(?:[单每][^，。；\d]{1,6}?)?(?:年度?|累计|总额|总计|合计|原则上)*(?:最[高多]|不超过|上限为?)+[\d.]+[百千]?[万亿]?元"
    r"(?:/[一-龥]{1,2})?(?:以[内下])?□*的?(?P<name>[^，。；\d]{0,24})"
)


def read_parted(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> list[Grant]:
    """The subsidy that ends in `head`, behind a cap, whose verb and share stand in the clause before."""
    text, before = clause.text, clause.previous
    if before is None or text[before.end] != "，" or not clause.holds(CAP_SIGNS):
        return []
    named = CAP.fullmatch(text, clause.start, head.start())
    given = SHARE_GIVEN.search(text, before.start, before.end) if named else None
    if named is None or given is None or head.end() - named.start("name") > LONGEST_NAME + len(head[0]):
        return []
    item, rate = text[named.start("name") : head.end()].replace(BLANK, ""), rate_in(text, Place(*given.span()))
    is_plain = item in NOUNS or item == "一次性" + head[0]
    verb = Place(*given.span("verb"))
    grant = Grant("subsidy", item, verb, rate, verb.start, until=head.end(), is_plain=is_plain)
    costs = costs_in(text, Place(*given.span("base")), rules) if is_plain else []
    return [grant.paying(text[cost.start : cost.end], verb.start) for cost in costs] or [grant]
