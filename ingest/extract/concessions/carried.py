"""For whom a concession is when only the sentence before says so."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.extract.concessions.rules import ConcessionRules
from hengce.ingest.extract.concessions.sentences import Sentence
from hengce.ingest.marks import last_place
from hengce.ingest.model import Concession

# 支持书店组织展览。按照规定给予最高10万元的补助: the sentence has no subject
OPENS_WITHOUT_SUBJECT: Final = re.compile(
    "(?:按照?(?:有关|相关|国家|现行|政策)*规定)?(?:分阶段|择优|可以?)*(?:给予|予以|享受)"
)


def goes_on(sentence: Sentence, last: Concession, text: str) -> bool:
    """Whether only a semicolon parts a sentence from what the one before it grants in the same part."""
    start = sentence.clauses[0].start if sentence.clauses else last.end
    between = text[last.end : start]
    follows = between.endswith("；") and "。" not in between
    return sentence.provision == last.provision and follows and "负责" not in sentence.words(0)  # another body's duty


def for_the_same(fact: Concession, last: Concession) -> Concession:
    """`fact` for whom the concession before it is, where it names nobody: 对烈属发放抚恤金；其用水执行居民价格."""
    item_at = fact.text.find(fact.item or "")
    is_open = (
        fact.category in ("subsidy", "general")
        or fact.text.startswith("其")
        or fact.text.find(fact.treatment) < item_at
    )
    if fact.beneficiary or not is_open or (fact.item or "").endswith("消费券"):
        return fact
    return fact._replace(beneficiary=last.beneficiary)


def supported_before(sentence: Sentence, found: Sequence[Concession], rules: ConcessionRules) -> str | None:
    """Whom the sentence before supports, where a sentence without a subject grants something to nobody."""
    text, start = sentence.text, sentence.clauses[0].start
    if not found or any(fact.beneficiary for fact in found) or text[start - 1] != "。":
        return None
    if not OPENS_WITHOUT_SUBJECT.match(text, start, sentence.clauses[-1].end):
        return None
    before = last_place(text, 0, start - 1, "。；\n") + 1
    supported = list(rules.supported.finditer(text, before, start - 1))
    return supported[-1]["whom"] if supported else None
