"""The names of sums and shares that are spent: 市财政列支80万元, 服务费的80%用于分配."""

import re
from typing import Final

from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.extract.targets.standards import PAID_IN, spends_share, spent_on

SPENT_ON: Final = re.compile("(?:用于|作为)(?P<on>[^，；。、]+)")
YEARLY: Final = re.compile("(?:财政|政府|[局委办])[^，、]{0,4}每年$")
SPENT: Final = re.compile("(?P<on>用于[^，；。、]+)|作为(?P<as>[^，；。、]+)")
BOUNDS: Final = re.compile("不(?:得)?(?:少于|低于)|至少")
BARE_FUNDS: Final = re.compile("(?:安排|统筹|列支|拨付)(?:财政)?(?:资金|经费)$")
FUNDER: Final = re.compile("(?:财政|政府)[^，、]{0,4}$")  # 市财政列支300万元，市财政安排80万元对新品种给予补助
WHO: Final = re.compile("(?:政府|[局委办院]|部门|机构|单位|企业|公司|应当?|要|须|（[^（）]*）)$")
BY: Final = re.compile("(?:可以?|应当?)?按照?$")
SET: Final = re.compile("(?:的比例)?(?:确定|设[置定]|[缴交]纳|收取|执行|核定)(?P<what>[^，、]{2,})?")
SHORTEST_WORK: Final = 4  # characters: 核定编制
DEPOSIT: Final = "保证金"
SETS_ASIDE: Final = ("安排", "列支", "编列", "筹集")
CHARGES_WHAT: Final = re.compile("(?:收取|支付|[缴交]纳|安排|列支|编列|筹集).{2}")


def share_name(text: str, figure: Figure, before: str, after: str, said: str) -> str:
    """服务费用于分配 of 服务费的80%用于分配, 交纳造价保修金 of 交纳造价2%的保修金; empty for other figures."""
    if named := _set_by_share(text, figure) if figure.compares else _deposit(text, figure):
        return named
    if not spends_share(text, figure):
        return ""
    spent, paid = spent_on(text, figure), PAID_IN.search(before)
    if spent and before and spent["on"].startswith(("确定", "核定")):  # 认定标准按救助标准的1.5倍确定
        whose = before.partition("按")[0]
        if len(spent["on"]) > SHORTEST_WORK and (not whose or WHO.search(whose)):
            return spent["on"]  # 县政府按照常住人口万分之二的比例核定人员编制
        return whose or before + spent["on"]
    by = spent and (before.startswith("按") or spent["on"].startswith(SETS_ASIDE))
    if spent and by and CHARGES_WHAT.match(spent["on"]):
        return spent["on"]  # 按照租金标准的2倍收取超期租金, 各校按照公用经费的5%安排培训经费
    whose = before or (said.partition("用于")[0] if spent and spent["on"].startswith("用于") else "")
    return whose + spent["on"] if spent else paid[0] + after if paid else ""


def _set_by_share(text: str, figure: Figure) -> str:
    """竞买保证金 of 新出让土地可按不低于起始价的10%确定竞买保证金, or of 竞买保证金按不低于起始价的10%设置."""
    before = figure.words_before(text)
    by, set_at = BY.search(before), SET.fullmatch(text, *figure.after)
    if figure.quantity.unit != "%" or not by or not set_at:
        return ""
    return set_at["what"] or before[: by.start()]


def _deposit(text: str, figure: Figure) -> str:
    """竞买保证金 of 出让用地按起始价的20%确定竞买保证金; empty for other figures."""
    spent = spent_on(text, figure) if figure.quantity.unit == "%" else None
    set_at = SET.fullmatch(spent["on"]) if spent and spent["on"].endswith(DEPOSIT) else None
    return set_at["what"] or "" if set_at else ""


def budget_name(text: str, figure: Figure, before: str, after: str) -> str:
    """市财政列支 of 市财政列支80万元对大户给予补助, 种子补贴 of 列支65万元用于种子补贴; empty for other figures."""
    if not figure.quantity.unit.endswith("元"):
        return ""
    words = figure.words_before(text)
    if YEARLY.search(words) and (spent := SPENT.match(text, figure.quantity.end)):
        return (
            words + BOUNDS.sub("", figure.binding) + (spent["on"] or spent["as"] or "")
        )  # 区财政每年安排600万元用于发放消费券
    if figure.verb == "make" and FUNDER.search(before) and (not after or after.startswith("对")):
        return before + figure.binding
    if after and BARE_FUNDS.search(before + figure.binding):  # 省财政安排资金81亿元充实引导基金
        return before + figure.binding + after
    spent = SPENT_ON.match(text, figure.quantity.end) if figure.binding.endswith("列支") and not after else None
    return spent["on"] if spent and not before else ""
