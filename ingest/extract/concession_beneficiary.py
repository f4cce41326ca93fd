"""Who or what a concession is for: the taxpayer or the condition, as printed."""

import re
from dataclasses import dataclass

from hengce.ingest.extract.concession_rules import ConcessionRules, Grant
from hengce.ingest.extract.concession_sentences import BLANK, Clause, Sentence
from hengce.ingest.model import Span

# 按规定, 在计算应纳税所得额时, 自2019年1月1日起 say how and when; 在沈就业的 is a condition
ADVERBIAL = re.compile(
    r"(?:再?按|由|每[年月季]|[前后第].{1,3}[年月]|从|视|\d个|在(?!.*的$)|自[\d办报取起本登]|经[^营济，]*(?:批准|同意|核准|审核|认定)|根据|依[法据照]|通过|采取|结合|截至|参照|比照"
    r"|原则上|执行期限|缓缴期)|.*(?:时|起|期间|前|内|规定|标准|方式|基础上)$|\d{4}年[^的]*$|\d[^的]{0,8}$|[^的]{0,1}$"
)
TARGETED = re.compile(r"(?<![应面针相])对(?!接|外|口|象)于?")  # 对符合条件的纳税人
SERVED = re.compile(r"[为向](?=[^，。；为向提供限部门机关]{2,14}$)")  # 鼓励业主为租户减免租金
OPENING = re.compile(r"^(?:或者?|并|且|同时|继续|其中|按规定|积极|加大|加强|探索|鼓励|省财政|市财政|□)+")
NEXT_TARGET = re.compile(r"(?:加大|加强)?(?:对|引导|支持|鼓励|吸引)([^，。；]*?)(?:的(?:支持|扶持|帮扶)|给予|予以|$)")
NEXT_OBJECT = re.compile(r"(?:通过)?做好(.+)")  # 做好老旧居住小区公共活动区域的设施和部位改造
COURSE = re.compile(r"在(?:推进)?(.+?)(?:过程)?中$")  # 在推进老旧居住小区改造过程中
LONGEST_ACTIVITY = 6  # 升级改造, 设备更新改造
BARE_CONDITION = re.compile(r"符合[^，]{0,6}条件的?|有条件的|符合规定的")
# the beneficiary that stands inside a pointer: 落实国家对婴幼儿照护服务的税收优惠政策, 落实托育服务各项税费优惠政策
WITHIN = (
    re.compile(r"(?:对|支持|促进|有利于|适用于)(.+?)的(?:现行|各项|各类|有关|相关|财政、)?(?:税|财税|优惠)"),
    re.compile(r"落实(?!国家|好?有关|相关|各项|现行|减)好?(.{2,}?)(?:各项|各类|有关|相关)?(?:税费|税收|财税)优惠"),
)
OF_ITS_OWN = re.compile(r"其|\d|在|有关|相关|涉及|实际|上年")  # 返还其上年度实际缴纳失业保险费, 免征2023年上半年房产税
# what is carried out serves no clause before it: 规范职业培训市场，落实好职业培训补贴
POINTING = ("落实", "严格落实", "贯彻", "认真落实", "全面落实", "执行", "实施")
DUTY = re.compile(r"[^，。；：]{0,20}?负责(?!任)")  # 县税务局负责贯彻落实有关税收优惠政策


@dataclass(frozen=True, slots=True)
class Reached:
    """The words that say who benefits, and where in the document the quote of the concession begins.

    `clause` and `end` are where the concession itself stands, so that the next one can take up the same beneficiary.
    """

    beneficiary: str | None
    quote_start: int
    clause: int = -1
    end: int = -1


def beneficiary_of(grant: Grant, clause: Clause, before: Reached | None, rules: ConcessionRules) -> Reached:
    """Who the concession is for. `before` is what was found for the concession before it in the same sentence."""
    home = _home(grant, clause)
    if grant.category == "general" and (within := _within(clause.text[grant.treatment.start : grant.treatment.end])):
        return Reached(within, grant.treatment.start)
    prefix = Span(home.start, grant.head)
    means = rules.means_of(clause.text, Span(home.start, home.end))
    if means and means.start <= grant.treatment.start < means.end:
        prefix = Span(home.start, means.start)
    elif before and before.clause == home.index and not TARGETED.search(clause.text, before.end, grant.head):
        if grant.category != "utility" or grant.head <= before.end:
            return before
        prefix = Span(before.end, grant.head)  # 落实托育服务税费优惠、托育机构用水用电按照居民生活类价格执行
    return _in_own_clause(grant, home, prefix, before, rules) or _in_other_clauses(grant, home, before, rules)


def _home(grant: Grant, clause: Clause) -> Clause:
    """The clause in which the words about a grant begin, without blanks and `…负责` before them."""
    index = clause.index - (grant.head < clause.start)
    span = clause.sentence.clauses[index]
    start = span.start
    if duty := DUTY.match(clause.text, start, span.end):
        start = duty.end()
    while start < span.end and clause.text[start] == BLANK:
        start += 1
    return Clause(clause.sentence, index, start, span.end)


def trimmed(words: str, rules: ConcessionRules) -> str:
    """`words` without the adverbs and verbs around the noun (支持符合条件的机构享受 → 符合条件的机构)."""
    words = rules.trailing.sub("", words)
    start = rules.leading.match(words)
    return rules.trailing.sub("", words[start.end() if start else 0 :].strip(BLANK))


def _within(treatment: str) -> str | None:
    return next((match[1] for pattern in WITHIN if (match := pattern.search(treatment))), None)


def _targeted(words: str, rules: ConcessionRules) -> str | None:
    match = TARGETED.search(words)
    return trimmed(words[match.end() :], rules) or None if match else None


def _in_own_clause(
    grant: Grant, home: Clause, prefix: Span, before: Reached | None, rules: ConcessionRules
) -> Reached | None:
    words = home.text[prefix.start : prefix.end]
    if targeted := _targeted(words, rules):
        # 鼓励有条件的企业完善功能升级，加强对升级改造的资金支持: the enterprises, not the activity
        activity = len(targeted) <= LONGEST_ACTIVITY and not rules.person.search(targeted)
        return Reached((activity and _called_before(home, rules)) or _person(targeted, home, rules), home.start)
    if served := SERVED.search(words):
        return Reached(trimmed(words[served.end() :], rules), home.start)
    if grant.category == "subsidy" and (given := rules.receiver.match(grant.between)) and len(given[0]) > 1:
        return Reached(trimmed(given[0], rules), home.start)
    own = trimmed(words, rules)
    if words.endswith("、"):  # the words before are measures of their own: 延长贷款期限、降低贷款利率
        called = rules.called.search(words)
        own = called[1] if called else ""
    if len(own) < 2 or ADVERBIAL.match(own) or rules.grantor.fullmatch(own):
        return None
    for index in range(home.index - 1, before.clause if before else -1, -1):
        if TARGETED.match(OPENING.sub("", home.sentence.words(index))):
            return _joined(own, index, prefix, home, rules)
    return Reached(_person(own, home, rules), home.start)


def _joined(own: str, index: int, prefix: Span, home: Clause, rules: ConcessionRules) -> Reached | None:
    """对X的收入，以及Y的收入免征增值税: both incomes. In 对X，政府免收担保费 only what 对 names."""
    if not own.endswith(("收入", "所得")):
        return None
    start = home.sentence.clauses[index].start
    return Reached(_targeted(home.text[start : prefix.end], rules), start)


def _person(words: str, home: Clause, rules: ConcessionRules) -> str:
    """`words`, or who is meant by a bare condition (鼓励从业人员参加鉴定，符合条件的可享受补贴: 从业人员)."""
    return (BARE_CONDITION.fullmatch(words) and _called_before(home, rules)) or words


def _called_before(home: Clause, rules: ConcessionRules) -> str | None:
    """Whoever the nearest clause before `home` encourages or supports."""
    for index in range(home.index - 1, -1, -1):
        if called := rules.called.search(home.sentence.words(index)):
            return called[1]
    return None


def _in_other_clauses(grant: Grant, home: Clause, before: Reached | None, rules: ConcessionRules) -> Reached:
    if rules.means_of(home.text, Span(home.start, home.end)) and (reached := _around_means(home, rules)):
        return reached
    pointing = home.text.startswith(POINTING, grant.treatment.start)
    if condition := _condition(home, before, pointing, rules):
        first = Clause(home.sentence, condition[0], home.sentence.clauses[condition[0]].start, home.start)
        run = home.text[first.start : home.sentence.clauses[condition[1]].end]
        words = _targeted(run, rules) or trimmed(run, rules)
        if words and not rules.grantor.fullmatch(words):
            return Reached(_person(words, first, rules), first.start)
    if before:
        return Reached(before.beneficiary, home.start)
    named = "" if grant.category == "subsidy" or OF_ITS_OWN.match(grant.between) else trimmed(grant.between, rules)
    return Reached(named or None, home.start)


def _condition(home: Clause, before: Reached | None, pointing: bool, rules: ConcessionRules) -> tuple[int, int] | None:
    """The first and last clause before `home` that say for whom: …的 or 对…, else a noun phrase."""
    floor = before.clause if before else -1
    noun = None
    for index in range(home.index - 1, floor, -1):
        words = home.sentence.words(index)
        if words.endswith("的"):
            return _first_of(home.sentence, index), index
        if TARGETED.match(words if pointing else OPENING.sub("", words)):
            return index, index if noun is None else noun
        if noun is None and not (pointing or ADVERBIAL.match(words) or rules.measure.match(words)):
            noun = index
    return None if noun is None else (noun, noun)


def _first_of(sentence: Sentence, index: int) -> int:
    """The clause in which a condition that ends in `index` begins (高校毕业生首次创办企业，且成功申领担保贷款的)."""
    targets = (first for first in range(index, -1, -1) if TARGETED.match(sentence.words(first)))
    if (target := next(targets, None)) is not None:
        return target
    while index and not ADVERBIAL.match(sentence.words(index - 1)):
        index -= 1
    return index


def _around_means(home: Clause, rules: ConcessionRules) -> Reached | None:
    """What a list of means serves: 采取减免租金等措施，加大对X的支持力度 · 在推进X过程中，采取…等方式，做好Y改造."""
    sentence = home.sentence
    for index in range(home.index - 1, -1, -1):
        if course := COURSE.match(sentence.words(index)):
            return Reached(course[1], sentence.clauses[index].start)
        if targeted := _targeted(sentence.words(index), rules):
            return Reached(targeted, sentence.clauses[index].start)
    for index in range(home.index + 1, len(sentence.clauses)):
        words = sentence.words(index)
        if served := NEXT_OBJECT.match(words) or rules.called.match(words) or NEXT_TARGET.match(words):
            return Reached(served[1], home.start)
    return None
