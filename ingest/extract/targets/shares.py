"""Which share of a cost each fund or person pays: 由基金按住院75%、门诊90%的比例支付."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.extract.targets.lists import LIST
from hengce.ingest.extract.targets.passages import named_amount

PAID_BY: Final = re.compile(
    r"(?P<what>[^，]*?)(?:由(?P<payers>[^，由按]{0,12}(?:基金|申请人|个人|参保人员?)[^，由按]{0,12}?)各?)?按照?(?P<kind>[^，、按\d]*)$"
)
PAID: Final = re.compile(
    r"%(?:、[^，、\d]{1,12}[\d.]+%)*的?(?:比例(?P<verb>支付|承担|负担)|(?P<rate>支付|报销)比例(?:确定|执行|结算|支付))"
)


def is_paid_share(masked: str, figure: Figure) -> bool:
    """由基金按90%的比例支付, 按住院75%、门诊90%的比例支付"""
    return figure.quantity.unit == "%" and PAID.match(masked, figure.quantity.end - 1) is not None


def paid_shares(text: str, figures: Sequence[Figure], about: str) -> Iterator[tuple[str, Figure]]:
    """The names of the shares by which a cost is paid, with their figures: 住院由基金支付比例, 门诊由基金支付比例.

    `about` is the cost, where the clause does not name it. Nothing for other clauses.
    """
    first = figures[0]
    paid = PAID.match(text, first.quantity.end - 1)
    by = PAID_BY.fullmatch(text, first.start, first.quantity.start) if paid else None
    if not by or not paid:
        return
    cost = named_amount(by["what"]) or about
    for figure in figures:
        kind = by["kind"] if figure is first else figure.words_before(text)
        for payer in LIST.split(by["payers"] or ""):
            yield f"{kind or cost}{'由' * bool(payer)}{payer}{paid['verb'] or paid['rate']}比例", figure
