"""Clauses that speak of something else than aims: of concessions, conditions, cases, validity."""

import re
from typing import Final

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.marks import last_place

REACHED: Final = re.compile("已(?:达到?|超过|突破|(?:压缩|缩短|降低|提高|增加)[至到])")  # 登记时间已压缩至0.5个工作日
STANDING_SIGN: Final = compile_for_search(
    "额|假|待遇|按|不|贷款|比例|收取|最高|标准|费率|基数|过渡期|最长|最多|计入|观察期|宽限期|控制在|公示|LPR|保证金|每人每"
)
ASIDE: Final = re.compile("（□*）$")
MEANS: Final = "是指"
LEADS_IN: Final = "："  # ends what leads into conditions: looked at first
USES_POLICY: Final = re.compile("(?:用[好足]|抢抓|把握|争取)[^，]*政策")  # 用好投放1万亿元贷款额度的政策
POLICY_MADE: Final = re.compile("出台|制定|制订|完善|公布|修订|发布")
# 每年遴选10个优秀项目，每个奖励10万元: how many are chosen is no condition
SHOWN_FOR: Final = re.compile(
    "公示[0-9一二三五七十]+(?:个工作日|天|日)(?:且?无异议|期?满|后)"
)  # 经公示7天无异议的，予以备案
CHOSEN: Final = re.compile(
    "每(?:年|季度|月|届)[^，、]{0,6}(?:遴选|评选|选[树拔派]|评[定审]|认定|命名|培[育养]|支持|扶持|资助|引进|招[聘录])[^，]*[0-9]+[个名家项人位]"
)
STATED: Final = re.compile(
    "(?:率|比例|占比|面积|标准)不(?:得)?(?:低于|少于|小于)[0-9.]+[^，的]*$"
)  # 车位比例不低于20%，未配建的，不予
FURTHER_CONDITION: Final = re.compile(
    r"，(?:(?:且|并且|或者?|未|不|拒不|逾期)[^，；。]*|\d[^，；。（]{1,8}(?:（□*）)?(?:以上|以下|以内)(?:（□*）)?)的(?=[，：])"
)  # 不超过价格的10%，且符合规定的，应当; 300万元以下，50万元以上的，按


def is_about_else(masked: str, clause: Clause, lexicon: TargetLexicon) -> bool:
    """Whether it speaks of concessions, conditions or validity; 公积金贷款最高额度80万元 is a standard all the same."""
    words = _without_aside(masked[clause.body : clause.end])
    shown = "公示" in words and SHOWN_FOR.search(words)
    reached = "已" in words and REACHED.search(words)
    told = reached or _is_of_case(masked, clause) or _defines(masked, clause)
    if shown or told or lexicon.validity.search(words):
        return not shown
    pays = lexicon.subsidy.search(words) and not (lexicon.harmless.search(words) or CHOSEN.search(words))
    if pays or sets_condition(words, lexicon):
        return words.endswith("的") or USES_POLICY.fullmatch(words) is not None or not _stands(words, lexicon)
    if clause.deadline or lexicon.striving.search(words):
        return False
    if _tells(masked, clause, lexicon) or (_is_condition(masked, clause, lexicon) and not _stands(words, lexicon)):
        return True
    if lexicon.terms.search(words) and _pays(_said_before(masked, clause), lexicon):
        return not (_stands(words, lexicon) or lexicon.harmless.search(words))
    return not CHOSEN.search(words) and _opens_payment(masked, clause, lexicon)


def _without_aside(words: str) -> str:
    """搬迁费用超过50万元的 of 搬迁费用超过50万元的（□□□）"""
    return ASIDE.sub("", words) if words.endswith("）") else words


def _defines(masked: str, clause: Clause) -> bool:
    """小型企业是指营业收入2000万元以下，从业人员达20人以上的企业: what a word means."""
    return masked.find(MEANS, clause.sentence[0], clause.start) >= 0


def _tells(masked: str, clause: Clause, lexicon: TargetLexicon) -> bool:
    """Whether its sentence says so far how things stand: 目前已有40家."""
    start, end = clause.sentence[0], clause.end
    told = lexicon.present.search(masked, start, end)
    return told is not None and not lexicon.obliging.search(masked, start, end)


def _is_condition(masked: str, clause: Clause, lexicon: TargetLexicon) -> bool:
    """Whether its sentence leads into the conditions of those who apply."""
    start, end = clause.sentence[0], clause.start
    leads = masked.find(LEADS_IN, start, end) >= 0
    return leads and lexicon.eligibility.search(masked, start, end) is not None


def _opens_payment(masked: str, clause: Clause, lexicon: TargetLexicon) -> bool:
    """Whether what follows in the sentence is a further condition, or gives money.

    Not 实施项目75个，对优秀的项目，给予20万元.
    """
    stated = masked.startswith("，未", clause.end) and STATED.search(masked, clause.body, clause.end)
    if not stated and masked.startswith("，", clause.end) and FURTHER_CONDITION.match(masked, clause.end):
        return True
    until = clause.sentence[1]
    for mark in ("，对", "；"):
        end = masked.find(mark, clause.end, until)
        until = end if end >= 0 else until
    return lexicon.paid.search(masked, clause.end, until) is not None


def _stands(words: str, lexicon: TargetLexicon) -> bool:
    # far faster than the patterns
    if not STANDING_SIGN.search(words):
        return False
    return lexicon.standing_amount.search(words) is not None or lexicon.standing_clause.match(words) is not None


def _is_of_case(masked: str, clause: Clause) -> bool:
    """（二）不履行职责达一年以上，需要改选的；: an item that says when something holds."""
    end = clause.sentence[1]
    return masked[end - 2 : end] == "的；" or masked[end - 1] == "的"


def _said_before(masked: str, clause: Clause) -> str:
    """What its sentence said before it; for one that opens its sentence, the one before: 给予补贴。期限为3个月。"""
    start = clause.sentence[0]
    if clause.start <= start:
        start = last_place(masked, 0, max(0, start - 1), "。\n") + 1
    return masked[start : clause.start]


def _pays(words: str, lexicon: TargetLexicon) -> bool:
    """Whether `words` grant money; not 按照工资总额的2%缴纳, which sets what is owed."""
    return lexicon.subsidy.search(words) is not None and not _stands(words, lexicon)


def sets_condition(words: str, lexicon: TargetLexicon) -> bool:
    """裁员率不高于5.5%的, 对首次认定的企业 and 落实补贴政策 say for whom, when or by what; not 各区要出台配套政策."""
    if lexicon.condition.search(words):
        return True
    return words.endswith("政策") and POLICY_MADE.search(words) is None
