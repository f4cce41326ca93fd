"""Who must waive, or is called upon to, does not benefit: 公证机构应当减免公证费, 鼓励业主减免租金."""

import re
from typing import Final

from hengce.ingest.extract.concessions.conditions import TARGETED, Question

# 公证机构应当按照规定减免公证费: who must waive is not who benefits
WAIVING: Final = re.compile(r"(?:应当?|要)(?:(?:按照?|依)[^，]{0,6}(?:规定|法)|积极|主动|适当|相应|通过)*$")
# 引导平台企业下调服务费; 鼓励小微企业承租国有房屋减免租金 calls upon others
CALLED_TO_WAIVE: Final = re.compile("(?:鼓励|引导|推动|督促|支持|倡导|要求|协调)(?!.*承租)")
# 定点医疗机构免收贫困人口挂号费: who collects charges no more
COLLECTING: Final = ("免收", "减收", "不收", "不再收取", "停止收取", "暂停收取", "暂免收取", "减半收取", "减免")
PAYING: Final = ("免缴", "免交", "缴纳", "享受", "申请", "减半缴纳")


def waives(question: Question, words: str) -> bool:
    """Whether `words` say who must waive, or is called upon to: that is not who benefits."""
    is_owed = ("应" in words or "要" in words) and WAIVING.search(words)
    start = question.grant.treatment.start
    if is_owed and not question.home.text.startswith(PAYING, start):
        return True
    collects = question.grant.category == "fee" and question.home.text.startswith(COLLECTING, start)
    if collects and not TARGETED.search(words) and question.rules.person.search(question.grant.between):
        return True
    return question.grant.category in ("fee", "rent") and bool(CALLED_TO_WAIVE.match(words)) and not question.is_taken


def waiving_before(question: Question) -> str | None:
    """Who is called upon to waive in the clause of the concession before, and is paid for it.

    鼓励业主减免租金，按减免额的10%给予补助.
    """
    home, before = question.home, question.before
    if not before or not 0 <= before.clause < home.number:
        return None
    words = home.sentence.words(before.clause)
    return question.called_before(before.clause + 1) if CALLED_TO_WAIVE.match(words) and "减免" in words else None
