"""Bills of others that are paid for them: 水电费补贴50%, 保险费个人应缴部分全部由县财政承担."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rates import rate_in
from hengce.ingest.extract.concessions.rules import Grant
from hengce.ingest.extract.concessions.sentences import Clause, Place
from hengce.ingest.extract.concessions.verbless import BARE_NAMES

PURSE: Final = ("财政承担", "财政负担", "财政全额承担", "财政全额负担")  # looked at first
# only the whole of what persons would pay: 所需经费由财政承担 says who pays for a work
BORNE: Final = re.compile(
    "(?P<cost>保险费|保费|参保费用?)(?:的?个人(?:应)?(?:缴[费纳]?|承担|负担|自付)?部分)?，?"
    "(?P<verb>(?:全部|全额|均)由[^，。；]{0,12}财政(?:承担|负担)|由[^，。；]{0,12}财政全额(?:承担|负担))$"
)

BILLS: Final = re.compile("(?P<uses>[水电气热暖]+)费用?$")
SHARE: Final = re.compile(r"(?:最高)?\d[\d.]*%")


def read_bills(clause: Clause, head: re.Match[str]) -> list[Grant]:
    """The utilities of whose bills a subsidy as a verb pays a share (水电费补贴50%)."""
    share = SHARE.match(clause.text, head.end(), clause.end) if head[0] in BARE_NAMES else None
    bills = BILLS.search(clause.text, clause.start, head.start()) if share else None
    if not share or not bills:
        return []
    rate, verb = rate_in(clause.text, Place(*share.span())), Place(*head.span())
    return [Grant("utility", use, verb, rate, bills.start()) for use in bills["uses"].replace("暖", "热")]


def read_borne(clause: Clause) -> list[Grant]:
    """The premium that a government pays for whoever is insured."""
    borne = BORNE.search(clause.text, clause.start, clause.end) if clause.holds(PURSE) else None
    if borne is None:
        return []
    return [Grant("subsidy", borne["cost"], Place(*borne.span("verb")), None, borne.start())]
