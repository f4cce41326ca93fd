"""Who or what a concession is for: the taxpayer or the condition, as printed."""

import re
from dataclasses import dataclass
from functools import cache

from hengce.ingest.extract.concession_relief import Grant
from hengce.ingest.extract.concession_sentences import BLANK, Sentence
from hengce.ingest.extract.concession_support import means_of
from hengce.ingest.lexicon.concessions import ConcessionLexicon

# 按规定, 在计算应纳税所得额时, 自2019年1月1日起, 确因…的 is a condition and stays
ADVERBIAL = re.compile(
    r"(?:按|在(?!.*的$)|自[\d办报取起本登]|从[\d企]|经[^营济，]*(?:批准|同意|核准|审核|认定)|根据|依[法据照]|通过|采取|结合|截至|原则上|执行期限)"
    r"|.*(?:时|起|期间|前|内|规定|标准|方式|基础上)$|\d{4}年[^的]*$|[^的]{0,1}$"
)
LEADING = re.compile(
    r"(?:对于|对|凡|向|给|为(?!社区)|其中|同时|继续|按规定|按照规定|严格|积极|支持|鼓励|引导|允许|落实|将|要|应|并|且|其(?!他|它|余|中)|可|一律|实施|实行|执行|加大|加强|加快|探索|好|\d{4}年[\d年月日—至起]*(?:期间|年?底前|前)?|给予|享受|[，：])+"
)
TRAILING = re.compile(
    rf"(?:的|等|可以|可|应|均|都|按照?[^，。；]{{0,12}}?(?:规定|标准|程序|实际情况|有关条件|比例|%)|根据实际情况|结合实际(?:情况)?|依法|分别|继续|给予|予以|享受|执行|实行|适用|按照?|用|将|要|最高|(?:五|三|两|一)?年内|暂|全额|申请|使用|实际缴纳的?|涉及的?|最长|提供|进行|每[人亩台户]|依次|{BLANK})+$"
)
TARGETED = re.compile(r"(?<![应面针相])对(?!接|外|口|象)于?")
NEXT_TARGET = re.compile(r"(?:加大|加强)?(?:对|引导|支持|鼓励|吸引)([^，。；]*?)(?:的(?:支持|扶持|帮扶)|给予|予以|$)")
NEXT_OBJECT = re.compile(r"(?:通过)?做好(.+)")  # 做好老旧居住小区公共活动区域的设施和部位改造
COURSE = re.compile(r"在(?:推进)?(.+?)(?:过程)?中$")  # 在推进老旧居住小区改造过程中
CONDITION = re.compile(r"符合[^，]{0,6}条件的?|有条件的|符合规定的")
WITHIN = (  # the beneficiary that stands inside a pointer
    re.compile(r"(?:对|支持|促进|有利于|适用于)(.+?)的(?:现行|各项|各类|有关|相关|财政、)?(?:税|财税|优惠)"),
    re.compile(
        r"落实(?!国家)(?!好?有关|相关|各项|现行|减)(?:好)?(.{2,}?)(?:各项|各类|有关|相关)?(?:税费|税收|财税)优惠"
    ),
)
GRANTOR = re.compile(
    r"(?:各[级地]?|省|市|县|区)?(?:政府|财政|地方|银行|金融|有条件的地)[一-龥]{0,8}|省级|市级|各地|各市"
)
# a clause that says what is done, not for whom: 规范职业培训市场，落实好职业培训补贴
MEASURE = re.compile(
    r"加[强大快]|完[成善]|开展|出台|提[高升]|规范|推[动进]|落实|督促|引导|简化|促进|强化|扩大|组织|实[行施]|建立|优[化先]|健全|分级|利用|统筹|积极"
)
GIVEN_TO = re.compile(
    r"[^\d，。；元%]+?(?:机构|企业|人员|单位|者|户|家庭|个人|合作社|地接社|旅行社|人才|毕业生)"
)  # 给予消费者补贴
OF_ITS_OWN = re.compile(r"其|\d|在|有关|相关|涉及|实际|上年")  # 返还其上年度实际缴纳失业保险费, 免征2023年上半年房产税
POINTING = (
    "落实",
    "严格落实",
    "贯彻",
    "认真落实",
    "全面落实",
    "执行",
    "实施",
)  # what is carried out serves no clause before it
OPENING = re.compile(r"^(?:或者?|并|且|同时|继续|其中|按规定|积极|加大|加强|探索|鼓励|省财政|市财政|□)+")
SERVED = re.compile(r"[为向](?=[^，。；为向提供限]{2,14}$)")  # 鼓励业主为租户减免租金
DUTY = re.compile(r"[^，]{2,20}?负责(?!任)")  # 县税务局负责贯彻落实有关…


@dataclass(frozen=True, slots=True)
class Reached:
    """The words that say who benefits, and where in the document the quote of the concession begins.

    `clause` and `end` are where the concession itself stands, so that the next one can take up the same beneficiary.
    """

    beneficiary: str | None
    quote_start: int
    clause: int = -1
    end: int = -1


@cache
def _called(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    calls, acts = lexicon.any_of("person.calls"), lexicon.any_of("person.acts")
    return re.compile(rf"{calls}((?:有条件的|符合条件的)?[^，。；]+?)(?={acts}|$)")


@cache
def _is_person(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    return re.compile(lexicon.any_of("person.nouns"))


def beneficiary_of(grant: Grant, sentence: Sentence, before: "Reached | None", lexicon: ConcessionLexicon) -> Reached:
    """Who the concession is for. `before` is what was found for the concession before it in the same sentence."""
    index = next(i for i, clause in enumerate(sentence.clauses) if grant.head <= clause.end)
    own_start = _quote_start(sentence, index)
    if grant.category == "general" and (within := _within(sentence.text[grant.treatment.start : grant.treatment.end])):
        return Reached(within, grant.treatment.start)
    prefix = sentence.text[own_start : grant.head]
    means = means_of(sentence, index, lexicon)
    if means and means.start <= grant.treatment.start < means.end:
        prefix = sentence.text[own_start : means.start]
    elif before and before.clause == index and not TARGETED.search(sentence.text, before.end, grant.head):
        if grant.category != "utility" or grant.head <= before.end:
            return before
        prefix = sentence.text[before.end : grant.head].lstrip("、")
    reached = _in_own_clause(grant, prefix, sentence, (index, own_start), lexicon)
    return reached or _from_other_clauses(grant, sentence, (index, own_start), before, lexicon)


def _in_own_clause(
    grant: Grant, prefix: str, sentence: Sentence, place: tuple[int, int], lexicon: ConcessionLexicon
) -> Reached | None:
    index, own_start = place
    if targeted := _targeted(prefix):
        return _person_named(targeted, own_start, sentence, index, lexicon)
    if grant.category == "subsidy" and (given := GIVEN_TO.match(grant.between)):
        return Reached(trimmed(given[0]), own_start)
    own = trimmed(prefix)
    if prefix.endswith("、"):
        own = called[1] if (called := _called(lexicon).search(prefix)) else ""
    for earlier in range(index - 1, -1, -1):
        if TARGETED.match(OPENING.sub("", sentence.clause(earlier))):
            if not own.endswith(("收入", "所得")):
                return None
            start = sentence.clauses[earlier].start
            return Reached(_targeted(sentence.text[start : own_start + len(prefix)]), start)
    if len(own) > 1 and not ADVERBIAL.match(own) and not GRANTOR.fullmatch(own):
        return _person_named(own, own_start, sentence, index, lexicon)
    return None


def trimmed(words: str) -> str:
    """`words` without the adverbs and verbs around the noun.

    >>> trimmed("支持符合条件的婴幼儿照护服务机构享受")
    '符合条件的婴幼儿照护服务机构'
    """
    start = LEADING.match(words)
    rest = words[start.end() :] if start else words
    return TRAILING.sub("", rest.strip(BLANK))


def _within(treatment: str) -> str | None:
    return next((match[1] for pattern in WITHIN if (match := pattern.search(treatment))), None)


def _targeted(prefix: str) -> str | None:
    match = TARGETED.search(prefix) or SERVED.search(prefix)
    return trimmed(prefix[match.end() :]) or None if match else None


def _person_named(words: str, start: int, sentence: Sentence, index: int, lexicon: ConcessionLexicon) -> Reached:
    """An activity or a bare condition is resolved to whoever an earlier clause encourages to carry it out."""
    if CONDITION.fullmatch(words) or (len(words) <= 6 and not _is_person(lexicon).search(words)):
        for earlier in range(index - 1, -1, -1):
            if called := _called(lexicon).search(sentence.clause(earlier)):
                return Reached(called[1], start)
    return Reached(words, start)


def _from_other_clauses(
    grant: Grant, sentence: Sentence, place: tuple[int, int], before: Reached | None, lexicon: ConcessionLexicon
) -> Reached:
    index, own_start = place
    if means_of(sentence, index, lexicon) and (reached := _around_means(sentence, place, lexicon)):
        return reached
    pointing = sentence.text.startswith(POINTING, grant.treatment.start)
    for earlier in range(index - 1, -1, -1):
        words = sentence.clause(earlier)
        if before and before.clause >= earlier:
            return Reached(before.beneficiary, own_start)
        targeted = TARGETED.match(words if pointing else OPENING.sub("", words))
        if targeted or words.endswith("的") or not (pointing or ADVERBIAL.match(words) or MEASURE.match(words)):
            start = sentence.clauses[_condition_start(sentence, earlier)].start
            run = sentence.text[start : sentence.clauses[earlier].end]
            return _person_named(_targeted(run) or trimmed(run), start, sentence, earlier, lexicon)
    if before:
        return Reached(before.beneficiary, own_start)
    named = "" if grant.category == "subsidy" or OF_ITS_OWN.match(grant.between) else trimmed(grant.between)
    return Reached(named or None, own_start)


def _condition_start(sentence: Sentence, index: int) -> int:
    """The clause in which a condition that ends in `index` begins (高校毕业生首次创办小微企业，且成功申领创业担保贷款的)."""
    if not sentence.clause(index).endswith("的"):
        return index
    for first in range(index, -1, -1):
        if TARGETED.match(sentence.clause(first)):
            return first
    first = index
    while first and not ADVERBIAL.match(sentence.clause(first - 1)):
        first -= 1
    return first


def _around_means(sentence: Sentence, place: tuple[int, int], lexicon: ConcessionLexicon) -> Reached | None:
    """What a list of means serves: 采取减免租金等措施，加大对X的支持力度 · 在推进X过程中，采取…等方式，做好Y改造."""
    place_index, own_start = place
    for index in range(place_index - 1, -1, -1):
        if course := COURSE.match(sentence.clause(index)):
            return Reached(course[1], sentence.clauses[index].start)
        if targeted := _targeted(sentence.clause(index)):
            return Reached(targeted, sentence.clauses[index].start)
    for index in range(place_index + 1, len(sentence.clauses)):
        words = sentence.clause(index)
        if made := NEXT_OBJECT.match(words):
            return Reached(made[1], own_start)
        if called := _called(lexicon).match(words):
            return Reached(called[1], own_start)
        if target := NEXT_TARGET.match(words):
            return Reached(target[1], own_start)
    return None


def _quote_start(sentence: Sentence, index: int) -> int:
    clause = sentence.clauses[index]
    duty = DUTY.match(sentence.text, clause.start, clause.end) or re.match("负责", sentence.clause(index))
    if duty is None:
        words = sentence.clause(index)
        return clause.start + len(words) - len(words.lstrip(BLANK))
    return duty.end() if duty.re is DUTY else clause.start + 2
