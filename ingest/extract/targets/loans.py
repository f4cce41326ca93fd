"""What each may borrow: 企业法人最高可申请500万元信用贷款, 提供最高30万元、最长3年的创业担保贷款."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.passages import Passage
from hengce.ingest.model import Target
from hengce.ingest.numerals import Quantity

LOAN_SIGN: Final = "贷"  # looked at first
NAME_REACH: Final = 48  # characters behind a sum in which the loan is named
APPLIES: Final = "(?:申请|申领|申贷|提供|享受|给予|发放|获得?|办理|放贷)"
CAP: Final = re.compile(
    "(?:最高|最多|最大|不(?:得)?(?:超过|高于))(?:贷款)?(?:额度|金额|限额)?(?:不(?:得)?超过|可达?|为|达到?|申请|获得?|享受|提供|给予|贷款?)*$"
)
LIMIT: Final = re.compile("(?P<name>最[高大](?:贷款)?(?:额度|限额))(?:不(?:得)?超过|为)?$")
OFFERED: Final = re.compile(APPLIES)
FOR_WHOM: Final = re.compile(
    f"(?:全面|按规定|继续|积极)*(?:对|为|向|给|支持|鼓励|帮助)*(?P<whom>[^，、]{{2,24}}?)(?:可以?|最高|最多|均)*{APPLIES}"
)
SAID: Final = re.compile(
    "(?P<loan>[^，、的]{0,12}贷款(?:最高)?(?:贷款)?(?:额度|限额)?)$"
)  # 个人创业担保贷款最高额度提高至20万元，小微企业最高300万元
BORROWERS: Final = re.compile("^(?:个人|小微企业|企业|[单双]?职工|农户|法人)")
OF_GROUP: Final = re.compile(
    "(?P<whom>[^，、]{2,16}?)(?:贷款)?(?:额度)?(?:最高|最多|不(?:得)?超过)(?:不(?:得)?超过|可达?|为)*\\d[\\d,.]*[万亿]?元"
)
NAME: Final = "(?P<name>[^，、。；\\d的]{0,16}?贷款)(?:支持|额度|扶持)?(?![利贴担保补的风本余])"
# 、最长3年的创业担保贷款; ，贷款期限不超过2年的小微企业创业担保贷款
YEARS: Final = "[\\d一二三四五六]{1,2}(?:年|个月)期?(?:以内)?的?"
TERM: Final = f"(?P<mark>[、，])(?:贷款)?(?:期限|最长)[^，、。；\\d一二三四五六]{{0,8}}{YEARS}"
NAMED: Final = re.compile(f"(?:元的?|(?P<term>元{TERM})){NAME}")
TERM_UNITS: Final = ("年", "个月")
AND: Final = ("、", "和", "及")


class _Limit(NamedTuple):
    """The name of a loan with the figure that limits it."""

    name: str
    quantity: Quantity


def loan_limits(text: str, passage: Passage, clause: Clause, quantities: Sequence[Quantity], said: str) -> list[Target]:
    """The standards that a clause sets for what may be borrowed, and for how long; the borrower is their scope.

    `said` is the loan that the clause before named: 创业担保贷款（个人最高50万元，小微企业最高500万元）.
    Nothing for sums that are lent in all (投放贷款不低于40亿元) or paid (最高20万元贷款贴息).
    """
    loan = SAID.search(said) if LOAN_SIGN in said else None
    if loan and len(quantities) == 1 and (of := OF_GROUP.fullmatch(text, clause.body, clause.end)):
        return [_standard(text, passage, clause, _Limit(BORROWERS.sub("", loan["loan"]), quantities[0]), of["whom"])]
    if text.find(LOAN_SIGN, clause.body, clause.end + NAME_REACH) < 0:
        return []
    who = FOR_WHOM.match(text, clause.body, quantities[0].end)
    limits = _limits(text, clause, quantities)
    return [_standard(text, passage, clause, limit, who["whom"] if who else None) for limit in limits]


def _limits(text: str, clause: Clause, quantities: Sequence[Quantity]) -> Iterator[_Limit]:
    """The limits of the loans that are named, in the order of their figures: 最高30万元、最长3年 are two."""
    last = -1
    for at, quantity in enumerate(quantities):
        loan = NAMED.match(text, quantity.end - 1, clause.sentence[1]) if quantity.unit.endswith("元") else None
        goes_on = last >= 0 and text[quantity.start - 1] in AND and last == quantity.start - 1
        if not loan or not (goes_on or _is_cap(text, clause, quantity)):
            continue
        last = loan.end("name")
        before, later = quantities[at - 1] if at else None, quantities[at + 1] if at + 1 < len(quantities) else None
        if before and before.unit in TERM_UNITS and text[before.end] == "、":  # 最长不超过3年、最高不超过20万元的贷款
            yield _Limit(loan["name"], before)
        limit = LIMIT.search(text, clause.body, quantity.start)  # 最高额度20万元
        name = loan["name"] + (limit["name"] if limit else "")
        yield _Limit(name, quantity)
        if loan["mark"] == "、" and later and later.unit in TERM_UNITS:
            yield _Limit(loan["name"], later)


def _is_cap(text: str, clause: Clause, quantity: Quantity) -> bool:
    """Whether a sum is the most that somebody may apply for or is given."""
    cap = CAP.search(text, clause.body, quantity.start)
    return cap is not None and OFFERED.search(text, clause.body, quantity.start) is not None


def _standard(text: str, passage: Passage, clause: Clause, limit: _Limit, whom: str | None) -> Target:
    quantity = limit.quantity
    return Target(
        provision=passage.provision,
        kind="standard",
        deadline=None,
        indicator=limit.name,
        operator="<=",
        value=quantity.value,
        upper=quantity.upper,
        unit=quantity.unit,
        scope=whom,
        text=text[clause.start : clause.end],
        start=clause.start,
        end=clause.end,
    )
