"""Who or what a concession is for: the taxpayer or the condition, as printed."""

import re
from typing import Final

from hengce.ingest.extract.concessions.conditions import (
    ADVERBIAL,
    BARE_CONDITION,
    GIVING,
    GIVING_BODY,
    OPENING,
    TAKING,
    TARGETED,
    TARGETS,
    Question,
    Reached,
    from_condition,
)
from hengce.ingest.extract.concessions.items import REFERRING
from hengce.ingest.extract.concessions.means import from_means
from hengce.ingest.extract.concessions.receivers import named_in
from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant
from hengce.ingest.extract.concessions.sentences import BLANK, Clause, Place
from hengce.ingest.extract.concessions.waivers import waives, waiving_before

# the beneficiary that stands inside a pointer: 落实国家对婴幼儿照护服务的税收优惠政策, 落实托育服务各项税费优惠政策
WITHIN: Final = (
    re.compile(r"(?:(?<!针)对|支持|扶持|鼓励|促进|有利于|适用于)(.+?)的[^，。；的]{0,8}?(?:税|财税|优惠)"),
    re.compile(
        "落实好?(?P<whom>[^，。；]{2,14}?(?:企业|工商户|机构|主体|纳税人|者|户))(?:普惠性|阶段性|各项|各类|有关|相关)*(?:税费|税收|财税)减免"
    ),
    re.compile(r"落实(?!国家|好?有关|相关|各项|现行|减)好?(.{2,}?)(?:各项|各类|有关|相关)?(?:税费|税收|财税)优惠"),
)
OF_ITS_OWN: Final = re.compile(
    r".*(?:有关|相关)$|其|属于|各项|\d|首次|在(?![孵园校读岗职])|有关|相关|涉及|实际|上年"
)  # 返还其上年度实际缴纳失业保险费, 免征2023年上半年房产税
LONGEST_ADVERBIAL: Final = 16  # 在取得职业资格证书一年内 has 12 characters
PLACED: Final = re.compile("在[^，。；]+(?:企业|机构|单位|人员|个人|家庭|用户)的?")  # 减免在本市上市的企业手续费
LISTED_PERSONS: Final = re.compile(
    "[^，]+、[^，]+等[^，、]{0,6}(?:人员|企业|机构|单位|群体|项目)"
)  # 对接触病例，治疗、护理等工作人员
TRADE: Final = re.compile("在([^，。；]{2,}?行业)(?:企业)?(?:实施|实行|推行|执行)")  # 在批发、零售等行业实施留抵退税
# who is meant stands in the clause before: 承受房产用于托育服务的，对符合条件的纳税人免征契税
BUYERS: Final = re.compile("([^，。；]*?(?:企业|单位|机构|纳税人|公司))，?(?:为[^，]*?)?(?:扩大|新?购置)[^，。；]*设备")
VAGUE: Final = re.compile(
    r"其(?![他它余])|[单每][个家场项次件批篇][一-龥]{2,8}$|(?:符合[^，]{0,6}条件的)?(?:纳税人|企业|机构|单位|人员|个人|项目|组织者|租户|承租人|承租方|用户|主体|公司|[一-龥]{0,4}社)$"
)
MANNER: Final = re.compile(
    r"最高按|以(?!工代赈|[上下内外前后]).|[\d一二三四五六七八九十]+(?:年|个月)内按|[还再也同时]*(?:应当?|可以?)?(?:按|参照|比照|依据|根据|结合|视(?![力障频听]))"
)  # 还应当按照评估价给予租金补贴, 3年内按每户每年14400元为限额扣减
# 失业人员可以持证明向经办机构申请补贴
NOBODY: Final = re.compile(
    r"[^，]*的[\d.]+%(?:可?在?当年)?|首年|[首前第][一二三四五\d]?年|经[^，的]{0,10}(?:认定|批准|审核|备案|评审|评估|验收)"
    r"|[^，]{2,10}(?:部门|机关)(?:办理[^，]*)?|全部|其余|有关|相关|[国省市县区][级及以上下省市县区]*|属于?市[^，]*|属于?[省县区][^，]*"
)  # 省以上收费
# 海南省可免征参保单位缴费部分: who waives, where somebody else is named
PLACE: Final = re.compile("[一-龥]{1,6}[省市县区州]|各[^，]{1,12}")
FOR_THEM: Final = re.compile("对其(?![他它余])")
# 价格5万元以下补贴1000元，5万元至10万元补贴2000元
BRACKET: Final = re.compile(
    r"[\d.]+[万亿]?元?(?:（?[不]?含）?)?(?:以[上下]|[至到—–~～-][\d.]+[万亿]?元(?:以[上下])?)(?:的)?"
)
OF_EACH: Final = ("其", "每", *(f"单{measure}" for measure in "台个户家项场次件批笔篇套间栋"))
LEARNING: Final = "(?:(?:大?专|本)科|硕士|博士|研究|初级|中级|高级)(?:研究)?(?:生|工)?|(?:高级)?技师"
# 应届毕业生，本科、硕士分别给予…租房补贴
GRADES: Final = re.compile(f"(?:{LEARNING})(?:[、和及](?:{LEARNING}))+")
HOSPITAL: Final = re.compile("[^，的]*(?:医院|医疗机构|卫生院)")  # charges, and does not pay
ASKING: Final = re.compile(r"(?:可以?|应当)?(?:按照?[^向，]{0,8})?(?:[凭持][^向，]*)?向[^，。；]{2,20}$")
EACH_OF_THEM: Final = re.compile("每[人户名](?:每?[年月天])?$")  # 失能老年人每人每月|发放200元护理补贴
SHARE_AT_END: Final = re.compile(r"[\d.]+%$")  # 暂退旅行社80%的|保证金
HELPED: Final = re.compile("对(?P<whom>[^，。；]{2,30}?)(?:给予|予以)(?:重点|适当|优先)?[支扶]持")
EXTENDED: Final = re.compile(
    r"政策(?:的)?(?:适用)?(?:主体|对象)?范围(?:由[^，]*?)?(?:扩[大展围]*)?[至到](?P<whom>[^，。；]{2,})"
)
WIDENED: Final = re.compile(
    "由[^，]{2,}?(?:扩[大展围]+|延伸)[至到](?P<whom>[^，。；]{2,})"
)  # 减征印花税的主体，由…扩展至小型微利企业
# 加大担保支持、小微企业所得税减免: what stands before in the list is another measure
ANOTHER: Final = re.compile(r".*(?:支持|优惠|减免|扣除|补[贴助]|贴息|返还|退税|担保|减半|免征|抵减|政策)、")
# 增值税免征|政策和|小微企业所得税减半征收
POLICIES: Final = ("政策", "措施", "优惠")
ANOTHER_POLICY: Final = re.compile(f"^(?:{'|'.join(POLICIES)})+(?:以及|[和及与、])")
# 小微|企业所得税 is the tax of 小微企业
SMALL_FIRMS: Final = ("小型微利", "小微", "中小", "高新技术", "软件")
DUTY: Final = re.compile(r"[^，。；：]{0,20}?负责(?!任)")  # 县税务局负责贯彻落实有关税收优惠政策


def beneficiary_of(grant: Grant, clause: Clause, before: Reached | None, rules: ConcessionRules) -> Reached:
    """Who the concession is for. `before` is what was found for the concession before it in the same sentence."""
    if before and before.clause == clause.number and before.end == grant.treatment.end:
        return before  # several items of one verb
    home = _home(grant, clause)
    question = Question(grant, home, rules.means_of(home), before, rules)
    if (
        grant.category == "general"
        and not _taken_by_person(question)
        and (within := _within(clause.text[grant.treatment.start : grant.treatment.end]))
    ):
        return Reached(within, grant.treatment.start)
    if before and _shares(question, before):
        return before
    return _refunded(question) or (
        _extended(question)
        or _in_own_clause(question)
        or from_means(question)
        or from_condition(question)
        or _left_over(question)
    )


def _refunded(question: Question) -> Reached | None:
    """The firms whose input tax is refunded, named earlier in the sentence with what they buy.

    对生产企业新购置的设备，允许在企业所得税税前扣除，退还增值税留抵税额.
    """
    home, grant, sentence = question.home, question.grant, question.home.sentence
    if not question.before or not home.text.startswith("退还", grant.treatment.start) or grant.category != "tax":
        return None
    start = sentence.clauses[0].start
    buyers = BUYERS.match(home.text, start, home.start)
    return Reached(question.targeted(buyers[1]) or question.trimmed(buyers[1]), start) if buyers else None


def _taken_by_person(question: Question) -> bool:
    """Whether the words before say who takes what is pointed to (农民专业合作社享受国家对农业的税收优惠)."""
    home, start = question.home, question.grant.treatment.start
    return (
        home.text.startswith(TAKING, start) and question.rules.person.search(home.text, home.start, start) is not None
    )


def _home(grant: Grant, clause: Clause) -> Clause:
    """The clause in which the words about a grant begin, without blanks and `…负责` before them."""
    index = clause.number - (grant.head < clause.start)
    span = clause.sentence.clauses[index]
    start = span.start
    charged = clause.text.find("负责", start, span.end) >= 0
    if charged and (duty := DUTY.match(clause.text, start, span.end)):
        start = duty.end()
    while start < span.end and clause.text[start] == BLANK:
        start += 1
    is_whole = index == clause.number and start == clause.start
    return clause if is_whole else Clause(clause.sentence, index, start, span.end)


def _within(treatment: str) -> str | None:
    return next((match[1] for pattern in WITHIN if (match := pattern.search(treatment))), None)


def _listed(question: Question) -> Place | None:
    """The list of means that the grant stands in."""
    means, treatment = question.means, question.grant.treatment
    return means if means and means.start <= treatment.start < means.end else None


def _follows(question: Question) -> bool:
    """Whether another concession stands before the grant in its own clause, and nothing new is named by 对."""
    before, home, head = question.before, question.home, question.grant.head
    return bool(before and before.clause == home.number and not TARGETED.search(home.text, before.end, head))


def _shares(question: Question, before: Reached) -> bool:
    if _listed(question) or not _follows(question):
        return False
    between = question.home.text[before.end : question.grant.head]
    if _is_of_small_firms(question, between) or _names_another(question, between):
        return False
    return question.grant.category != "utility" or question.grant.head <= before.end


def _names_another(question: Question, between: str) -> bool:
    """Whether the part of a list before a tax names whom it is for (所得税减半、|个体工商户|“六税两费”减免)."""
    _, comma, whom = between.rpartition("、")
    is_taxed = question.grant.category in ("tax", "fee") and bool(comma)
    return is_taxed and len(whom) > 1 and not whom.endswith("费用") and question.rules.person.search(whom) is not None


def _extended(question: Question) -> Reached | None:
    """To whom the scope of a relief is extended: 减免政策适用范围扩展至小型微利企业."""
    if question.grant.category == "subsidy":
        return None
    home = question.home
    extended = EXTENDED.search(home.text, question.grant.treatment.end, home.end) or (
        WIDENED.fullmatch(home.text, home.following.start, home.following.end) if home.following else None
    )
    return Reached(extended["whom"], question.home.start) if extended else None


def _prefix(question: Question) -> Place:
    """The words of the clause that may name the beneficiary."""
    home, before = question.home, question.before
    if listed := _listed(question):
        return Place(home.start, listed.start)
    if before and before.clause == home.number:  # 落实托育服务税费优惠、托育机构用水用电按照居民生活类价格执行
        return Place(before.end, question.grant.head)
    return Place(home.start, question.grant.head)


def _in_own_clause(question: Question) -> Reached | None:
    prefix = _prefix(question)
    words = question.home.text[prefix.start : prefix.end]
    named = named_in(question, words)
    if named:
        # 给予组织者1万元补贴: the condition before says more
        received = question.grant.between.startswith(named) and "的" not in named
        vague = received or FOR_THEM.search(words) or VAGUE.match(named)
        return (_condition_of(question) if vague else None) or Reached(named, question.home.start)
    if waives(question, words):
        return from_condition(question)
    if words.startswith(POLICIES):
        words = ANOTHER_POLICY.sub("", words)
    own = _subject(question, ASKING.sub("", words) if question.is_taken or words.endswith("申请") else words)
    if (
        len(own) < 2
        or (PLACE.fullmatch(own) and question.rules.person.search(question.grant.between))
        or NOBODY.fullmatch(own)
        or REFERRING.fullmatch(own)
        or (question.grant.category == "fee" and HOSPITAL.fullmatch(own))
        or (GIVING_BODY.match(words) and not words.endswith("、"))
        or _says_how(question, own)
        or question.rules.grantor.fullmatch(own)
    ):
        return None
    bare = BARE_CONDITION.fullmatch(own) and not question.called_before(question.home.number)
    if bare or words.startswith(OF_EACH) or GRADES.fullmatch(own):
        return from_condition(question) or Reached(own, question.home.start)
    for index in question.clauses_before():
        earlier = question.home.sentence.words(index)
        if TARGETS in earlier and TARGETED.match(OPENING.sub("", earlier)):
            run = question.home.text[question.home.sentence.clauses[index].start : prefix.end]
            return _joined(question, own, run, question.home.sentence.clauses[index].start)
    return Reached(question.person(own, question.home.number), question.home.start)


def _condition_of(question: Question) -> Reached | None:
    """The condition before what 对 names vaguely; a clause that says what is done is none.

    建强用好培训载体，对符合条件的人员给予培训补贴.
    """
    condition = from_condition(question)
    if condition is None or not condition.beneficiary:
        return condition
    sentence = question.home.sentence
    between = [index for index in question.clauses_before() if sentence.clauses[index].start > condition.quote_start]
    words = question.home.text[condition.quote_start : question.home.start].rstrip("，：")
    if not words.endswith("的") and any(question.rules.measure.match(sentence.words(index)) for index in between):
        return None
    is_said = words.endswith("的") or TARGETED.search(words) or question.called_before(question.home.number)
    return condition if is_said or question.rules.person.search(condition.beneficiary) else None


def _says_how(question: Question, own: str) -> bool:
    """Whether a subject says how or when; a long one before 享受 is who does (在本市居住的老年人接受服务可享受补贴)."""
    takes = len(own) > LONGEST_ADVERBIAL and question.is_taken
    if BRACKET.fullmatch(own):
        return False
    if MANNER.match(own):
        return True
    return (
        (bool(ADVERBIAL.match(own)) and not takes)
        or "不得" in own
        or own.endswith("、")
        or own.endswith(("和", "及", "与"))
    )


def _is_of_small_firms(question: Question, words: str) -> bool:
    """Whether `words` and the tax behind them name the firms that pay it (小型微利|企业所得税)."""
    return words.endswith(SMALL_FIRMS) and question.home.text.startswith("企业所得税", question.grant.head)


def _subject(question: Question, words: str) -> str:
    if _only_gives(question, words):
        return ""
    if "行业" in words and (trade := TRADE.match(words.removeprefix("同时"))):
        return trade[1]
    if "、" in words and (other := ANOTHER.match(words)):
        words = words[other.end() :]
    elif question.before and _follows(question) and _names_another(question, words):
        words = words.rpartition("、")[2]
    if _is_of_small_firms(question, words):
        return question.trimmed(words.rpartition("、")[2]) + "企业"
    if words.endswith("、"):  # the words before are measures of their own: 鼓励商业银行延长贷款期限、降低贷款利率
        called = question.rules.called.search(words)
        return called[1] if called else ""
    return question.trimmed(words)


def _only_gives(question: Question, words: str) -> bool:
    """Whether `words` before a verb that hands out are of who does so; in 新引进的博士兑现10万元补贴 of who is paid."""
    grant, text = question.grant, question.home.text
    start = grant.treatment.start
    if grant.head != start or not text.startswith(GIVING, start) or EACH_OF_THEM.search(words):
        return False
    return not (text.startswith("兑现", start) and words.endswith(question.rules.lexicon.words["person.receivers"]))


def _joined(question: Question, own: str, run: str, start: int) -> Reached | None:
    """对X的收入，以及Y的收入免征增值税: both incomes. In 对X，政府免收担保费 only what 对 names."""
    if not own.endswith(("收入", "所得")) and not run.endswith("的") and not LISTED_PERSONS.fullmatch(own):
        return None
    return Reached(question.targeted(run), start)


def _left_over(question: Question) -> Reached:
    """Who stands between the verb and the item, else the beneficiary before, else what the tax is levied on."""
    grant, start = question.grant, question.home.start
    apart = OF_ITS_OWN.match(grant.between) and not PLACED.fullmatch(grant.between)
    levied_on = "" if apart else SHARE_AT_END.sub("", question.trimmed(grant.between))
    levied_on = "" if NOBODY.fullmatch(levied_on) else levied_on
    if grant.category == "subsidy" and (waiving := waiving_before(question)):
        return Reached(waiving, start)
    if grant.category == "subsidy" and not question.before and (helped := _helped_next(question)):
        return Reached(helped, start)
    if grant.category == "subsidy" and (grant.item or "").endswith("消费券"):
        return Reached(None, start)  # for whoever buys
    if grant.category == "subsidy" or not (question.rules.person.search(levied_on) or not question.before):
        return Reached(question.before.beneficiary if question.before else None, start)
    return Reached(levied_on if len(levied_on) > 2 else None, start)


def _helped_next(question: Question) -> str | None:
    """Whom the clause behind says that a subsidy supports (发放算力券，对算力使用方给予支持)."""
    following = question.home.following
    helped = HELPED.fullmatch(question.home.text, following.start, following.end) if following else None
    return question.trimmed(helped["whom"]) if helped else None
