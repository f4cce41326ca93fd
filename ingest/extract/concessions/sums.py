"""The operative words of a subsidy with the sum or share that they print: 给予每家30万元补贴, 按购置款的30%予以补贴."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import Grant
from hengce.ingest.extract.concessions.sentences import Clause, Place

RANGE: Final = r"(?:[—–~～至-]\d[\d.,]*[万亿]?[元%]?)?"
FIGURE: Final = (
    r"(?:[一二两三五十百千]+万?元|\d[：:∶]\d[\d.]*"
    rf"|\d[\d.,]*{RANGE}(?:[百千万亿]*(?:美?元|[%倍]){RANGE}|(?<=[元%])))(?:/[一-龥]{{1,4}})*"
)
SIGNS: Final = ("元", "%", "倍", "∶", ":", "：")  # looked at first
PRINTED: Final = re.compile(r"\d[\d.,]*[百千万亿]*(?:美?元|[%倍])|[一二两三五十百千]万?元|\d[：:∶]\d")
# how much is given, right before the verb: 每人每月|补贴, 分别|给予, 按购置款的30%|予以, 安排100万元经费|予以支持
BEFORE: Final = re.compile(
    r"(?:(?:并|可|省级|市县)*(?:继续|当年|一次性|分别|全额|[亩户人]均|再加?|另[外行]?|[累叠追]加|最[高多]可?|按[年月季]|连续)"
    r"|每[^，。；、\d的每对按]{1,4}|(?:其中)?(?:按照?|参照|依照|以(?![上下内外]))[^，。；按]{0,60}?"
    + FIGURE
    + r"[^，。；\d给予]{0,14}|(?:每年)?安排[^，。；\d]{0,6}\d[\d.]*[百千]?[万亿]?元[^，。；\d]{0,8})+$"
)
# how much, right behind the noun: 给予一次性补贴|3000元, 补贴|不超过30万元、50万元和100万元, 奖励|企业200万元
BEHIND: Final = re.compile(
    rf"(?:资金)?(?:标准|金额)?(?:最[高多](?:可达)?|不[超低少][过于]|分别|每[^，。；、\d]{{1,4}}|一次性|[至到为])*{FIGURE}"
    rf"(?:[、和及或]{FIGURE})*(?:以[内上下]|左右)?"
)
# of a noun that is itself the verb, the share of what: 补贴|实际缴纳保费的50%, 补助|传承经费10万元
OBJECT: Final = re.compile(rf"(?:(?!补[贴助]|奖补|资助)[^，。；\d]){{0,24}}?{BEHIND.pattern}")
# 给予最高1700元的创业培训补贴和|最高7280元的技能培训补贴
ANOTHER: Final = re.compile(
    rf".*(?:补[贴助]|奖补|资助|经费|费|贷款|津贴|[支扶]持|奖励|券”?)(?:每?[^，。；、\d]{{0,4}}{FIGURE})?[、和及]"
)
LONGEST_RECEIVER: Final = 8  # characters


def counted_words(grant: Grant, clause: Clause) -> Place | None:
    """Where the words stand that grant a subsidy, from their first to their last, when they print a sum or a share."""
    text, verb = clause.text, grant.treatment
    if not clause.holds(SIGNS):
        return None
    is_noun = grant.until <= verb.end
    end = max(verb.end, grant.until)
    behind = (OBJECT if is_noun else BEHIND).match(text, end, clause.end)
    end = behind.end() if behind else end
    end += text[end : end + 1] == "”"  # “服务券”
    place = Place(_start(grant, clause, is_counted_behind=behind is not None), end)
    return place if PRINTED.search(text, place.start, place.end) else None


def _start(grant: Grant, clause: Clause, *, is_counted_behind: bool) -> int:
    """Where the words begin: at the verb, at what is said right before it, or behind another sum under the verb."""
    text, verb, item = clause.text, grant.treatment, grant.item or ""
    if verb.end <= clause.start:  # 给予省级基地90万元补助，市级基地|40万元的补助
        return grant.head
    another = ANOTHER.match(grant.between) if PRINTED.search(grant.between) else None
    if another and (is_counted_behind or PRINTED.search(grant.between, another.end())):
        return verb.end + another.end()  # 给予A补贴1000元和|B补贴2000元
    paid = text.find(item, verb.end, grant.until) if grant.category == "tax" else -1
    if paid > verb.end + LONGEST_RECEIVER:  # 给予企业分红所得缴纳个人所得税|地方留成部分的80%扶持
        return paid + len(item)
    before = BEFORE.search(text, clause.start, verb.start)
    return before.start() if before else verb.start
