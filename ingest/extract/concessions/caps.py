"""What only says how much of a subsidy there is at most, in all or each year: 单个企业最高资助100万元."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import Grant
from hengce.ingest.extract.concessions.sentences import Clause
from hengce.ingest.extract.concessions.verbless import SAYS_LITTLE, YEARLY

CAP: Final = re.compile(
    r"(?:[^，。；]{2,6}[期年]内)?[但且]?(?:[单每本同][^，。；对的]{0,12}?)?(?:年度|当年|累计|每年)*(?P<most>最[高多]可?)?"
)
NAMES_WHOM: Final = re.compile("(?:对|支持|鼓励|引导)(?!.*(?:给予|予以|补[贴助]|资助|减免))")
LIMITED: Final = re.compile(
    r"(?:(?:补[贴助]|资助|奖补)(?:资金|总额|金额)?最高|最[高多]可?(?:补[贴助]|资助|奖补)|每[一-龥]{1,2}(?:补[贴助]|资助)(?:不超过|最高))\d[\d.]*万?元$"
)
PRIZE: Final = re.compile("奖(?<!获奖)")
LIMIT: Final = re.compile("(?:[单每][一-龥]{1,2})?(?:累计|总额|年度)*(?:最[高多]|不超过)+")
# 首次补助50万元，第二年|补助25万元 · 分三年每年补助10万元，共|补助30万元
COUNTED_AGAIN: Final = re.compile(f"{YEARLY.pattern}|总?共|合计|总计|累计")
AT_MOST: Final = re.compile(r"(?:金额|资金|总?额度?)?(?:每年|累计|原则上)*(?:不超过|最[高多]|上限)")


def is_cap(clause: Clause, grant: Grant, *, follows: bool) -> bool:
    """Whether a subsidy only says how much there is at most (单个企业最高资助100万元); `follows` another."""
    text = clause.text
    if follows and clause.previous and text[clause.previous.start : clause.previous.end] == "其中":
        return not text.startswith("对", clause.start)  # 其中，市级财政贴息25%
    if follows and COUNTED_AGAIN.fullmatch(text, clause.start, grant.treatment.start):
        return not (grant.item or "").endswith("券")
    if _is_named(grant):  # 增加180元消费券，每户最高不超过2万元消费券
        return (
            grant.rate is None
            and grant.treatment.end <= clause.start
            and bool(LIMIT.match(text, clause.start, clause.end))
        )
    opening = CAP.fullmatch(text, clause.start, grant.treatment.start)
    if not opening or not (opening["most"] or AT_MOST.match(text, grant.treatment.end)):
        return False
    if PRIZE.search(text, clause.sentence.clauses[0].start, clause.start):
        return True  # 对获评企业给予奖励，每家给予最高30万元支持
    return follows or (text[clause.start] in "单本同" and not _is_for_the_named(clause))


def _is_named(grant: Grant) -> bool:
    """Whether a grant has a name of its own (发行创新券，发放最高20万元|创新券; 发放最高2万元的|购车补助)."""
    item = grant.item or ""
    return item.endswith("券") or (grant.until > grant.treatment.end and not SAYS_LITTLE.fullmatch(item))


def _is_for_the_named(clause: Clause) -> bool:
    """Whether the clause before only says for whom (对设立研发中心的企业，单个企业每年给予最高200万元补贴)."""
    before = clause.previous
    return before is not None and NAMES_WHOM.match(clause.text, before.start, before.end) is not None


def is_upper_limit(text: str) -> bool:
    """Whether the quote of a subsidy says how much there is at most, to nobody new (集成电路项目最高补助5000万元)."""
    return text.endswith("元") and not text.startswith("对") and LIMITED.search(text) is not None
