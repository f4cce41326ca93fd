"""What a list of means serves: 采取减免租金等措施，加大对中小企业的支持力度."""

import re
from typing import Final

from hengce.ingest.extract.concessions.conditions import (
    PROVIDING,
    SUPPORTED,
    Question,
    Reached,
    supported_before,
)

NEXT_TARGET: Final = re.compile(
    r"(?:加大|加强|优先|重点)?(?:对|引导|支持|鼓励|吸引|激励|调动|培育、?扶持|扶持|培育|保障|满足)([^，。；]*?)(?:的(?:支持|扶持|帮扶)|给予|予以|$)"
)
NEXT_OBJECT: Final = re.compile(r"(?:通过)?做好(.+)")  # 做好老旧居住小区公共活动区域的设施和部位改造
# 采用补助、贴息等方式支持基础设施建设
SERVING: Final = re.compile(
    r"(?:方式|措施|手段|途径|形式|办法|政策|方面)(?:方面)?(?:大力|积极)?(?:加大|加强)?(?:对|引导|支持|鼓励|吸引|激励|帮助|推广|推动|推进|促进|发展|扶持|培育)([^，。；]+?)"
    r"(?:的支持|的扶持|给予|予以|$)"
)
ANYBODY: Final = frozenset({"社会力量", "社会资本"})  # who is meant say but the words behind
COURSE: Final = re.compile(r"在(?:推进)?(.+?)(?:过程)?中$")  # 在推进老旧居住小区改造过程中


def from_means(question: Question) -> Reached | None:
    """What a list of means serves: 采取减免租金等措施，加大对X的支持力度 · 在推进X过程中，采取…等方式，做好Y改造."""
    if not question.means:
        return None
    home, means = question.home, question.means
    if served := SERVING.search(home.text, means.end, home.end) or PROVIDING.search(home.text, means.end, home.end):
        return Reached(served[1], home.start)
    return _served_before(question) or _served_after(question) or supported_before(question)


def _served_before(question: Question) -> Reached | None:
    sentence = question.home.sentence
    for index in range(question.home.number - 1, -1, -1):
        course = COURSE.match(sentence.words(index))
        if served := course[1] if course else question.targeted(sentence.words(index)):
            return Reached(served, sentence.clauses[index].start)
    return None


def _served_after(question: Question) -> Reached | None:
    sentence = question.home.sentence
    for index in range(question.home.number + 1, len(sentence.clauses)):
        words = sentence.words(index)
        called = question.rules.called.match(words)
        if called and not question.rules.person.search(called[1]) and (supported := SUPPORTED.match(words)):
            return Reached(words[supported.end() :], question.home.start)  # 支持农村产业发展
        if served := NEXT_OBJECT.match(words) or called or NEXT_TARGET.match(words):
            is_anybody = served[1] in ANYBODY and called is not None  # 引导社会力量|开办托育机构
            return Reached(words[called.start(1) :] if is_anybody and called else served[1], question.home.start)
    return None
