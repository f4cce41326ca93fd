"""For whom a concession is when its own clause does not say: conditions in the clauses before it."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import DATED, ConcessionRules, Grant
from hengce.ingest.extract.concessions.sentences import BLANK, Clause, Place
from hengce.ingest.first_characters import compile_for_search

# 在本市居住的老年人, 通过认定的机构 say who
HELD: Final = (
    "(?!.*(?:的|的[^的，]{0,7}[妇生员工民者师母妻人童]|人口|对象|个人|主体|用户|商户|纳税人|消费者|人员|子女|企业|单位|机构|家庭|毕业生|[业患]者"
    "|农户|青年|老人|老年人|居民|学生|职工|员工|儿童|妇女|劳动者|团队|农民|市民"
    "|公司|合作社|人才|专家|学校|车船|车辆|船舶)$)"
)
# 按规定, 在计算应纳税所得额时, 自2019年1月1日起 say how and when; 在沈就业的 is a condition
ADVERBIAL: Final = re.compile(
    rf"(?:再?按(?!照?[^，]{{0,6}}规定[^，]+的[^，的]{{2,12}}$)|由(?![^，]*的[^，]*(?:企业|单位)$)|每(?:[年月季]|增加|新增)"
    rf"|[前后第].{{1,3}}[年月]|从(?!事)|视(?![力障频听])|\d个|(?:在|通过|依法){HELD}|可?凭|可?持[^，]*向|为(?:扩大|支持|促进|鼓励"
    rf"|推动|加快)|自[\d办报取起本登]|自[^，]{{2,20}}起\d*$|向{HELD}|经[^营济，]*(?:批准|同意|核准|核实|公示|审批|审核|认定|备案|评审|评估"
    rf"|验收|考核|审定|确认)[^，的]{{0,4}}$|根据|基于|依[据照]|采取|结合|截至|参照|比照|适用[^，]*(?:方法|税率|征收率)$|聚焦|围绕|坚持(?!不)"
    rf"|立足"
    r"|以[^，]{1,40}为[^，的]{2,8}$|.*达到?\d+[名家个人]$|\d年内[^，的]*\d[名家个][^，的]*$|除[^，]*外$|原则上|执行期限|缓缴期)"
    r"|.{0,8}(?:完成|批准|结束|通过|合格|获批|投产|达产|达效|建成|运营|开业|达标|期满|到期|满[^，的]{1,6})后$|[一二三四五六七八九十]+年后$"
    r"|(?!凡).*(?:时|起|期间|前|内|规定|标准|方式|基础上|[前提情况条件背景]{2}下)$|[^，的]{0,24}(?:期限|时间|标准|比例|金额|额度)(?:一般"
    r"|原则上|统一|调整|提高|降低)*(?:[为至到]|不[超低少高]).*$|[当本今]年度?$|与[^，的]{2,16}后$|连续[^，的]*\d个?[年月]$"
    r"|\d{4}年[^的]*$|\d(?!\d*周?岁|[^的]*(?:平方米|亩|张|吨|辆|产品|企业|项目)(?:以[上下])?$)[^的]{0,8}$|[^的]{0,1}$"
)
# 对符合条件的纳税人; 视项目对经济的带动作用 names nobody
TARGETED: Final = re.compile(
    r"对(?<![应面针相总其]对)(?!应(?:收入|税|部分|的)|接(?![触种受])|外(?![地来省市籍])|口|象|[^，。；的]{2,14}(?:的?[带拉推]动|促进|支撑)?作用|(?:地方|当地|本地|社会|我?[省市县区])[^，。；的]{0,8}贡献(?!的|突出|较?大|显著))于?|针对(?!性)"
)
TARGETS: Final = "对"  # looked at first
# behind 对 verbs belong to who is meant: 对支持养老服务的单位
DETERMINERS: Final = re.compile(rf"(?:于|凡|按(?:照)?规定|各[类项]|其中|其(?![他它余])|□|{DATED})*")
# what follows in the same clause: 对困难学生给予助学金，免除学费 · 对欠费的小微企业实行欠费不停供
ACTING: Final = compile_for_search(
    r"(?<=..)(?:给予[^，]*的[^，]*(?:激励|奖励|支持|扶持|表彰)$|给予|予以|(?:实行|实施|执行)(?!单位|主体|机构|方案|项目"
    r"|[^，的]{2,8}(?:项目|工程|改造))|免[征收除费]|因?减[征免](?!条件)|缓[缴交征]|提高(?=[^，]*额度)|每[人户家](?:发放|给予|补[贴助])"
    r"|提供(?=[^的]*贷款)|欠费不停)[^的]*$"
)
# 对大型企业按其上年度实际缴纳失业保险费的30%返还: by what it is counted
COUNTED: Final = re.compile("(?<=[业位构员庭体者户])按照?[^，]*(?:上年度|实际|标准|比例|人数|床位数|数量|面积)[^，]*$")
FORCE: Final = re.compile(
    "(?:的[^，的]{0,6}|(?:支持|扶持|帮扶|培养|培育)+)(?:力度|支持)(?:，.*)?$"
)  # 加大对低收入群体的支持力度，补助资金予以倾斜
EXCEPTED: Final = re.compile("除[^，]*外$")  # 对出口产品，除原油外，免征增值税
BESIDE_MONEY: Final = re.compile("的[^，的]{1,6}[、和及]$")  # 加强对山区的技术和|经费支持
JOINTS: Final = ("、", "和", "及")
DONE_TO: Final = re.compile(r"(?<=对)([^，]{2,}?)进行[^的，]{2,8}$")  # 对6所敬老院进行改造，每所补助30万元
SUPPORTED: Final = re.compile(
    r"(?:大力|积极)?(?:(?:支持|鼓励|引导|吸引|推进|推动|扶持|组织(?=[^，]{0,8}(?:人员|青年|职工|学生|农民|企业|劳动者|毕业生)))(?:和|、)?){1,2}(?=..)"
)  # 支持企业开展技术改造，…
OPENING: Final = re.compile(
    r"^(?:(?:引导|鼓励|推动|督促|支持|协调)[^，。；对]{2,16}(?=对)|或者?|并|且|同时|继续|其中|按规定|积极|加大|加强|探索|鼓励|省财政|市财政|□"
    r"|[^，。；对的]{2,16}(?:政府|部门|机关)(?:应当?|可以?|要)(?=对)|(?:利用|使用|统筹|从)[^，。；对]{2,14}(?:资金|基金|经费)中?)+"
)
TAKING: Final = ("享受", "申请", "申领", "领取", "可获")
TRAINED: Final = re.compile(r"对[^，。；]{2,20}?(?:实施|开展|进行)")  # 部门对服务人员实施培训，落实培训费补贴政策
PROVIDING: Final = re.compile(
    r"(?<=.)[为向]([^，。；]{2,30}?)(?:提供|免费)[^的]*$"
)  # 通过给予租金补贴等方式为创业青年提供支持
SERVING: Final = re.compile(
    "(?:(?:鼓励|引导|支持)[^，。；为向]{2,12})?[为向](?P<whom>[^，。；]{2,30}?)(?:免费|优先|无偿)?提供(?!.*的.*(?:机构|企业|单位|组织|人员|者|主体))"
)
ENTERED: Final = re.compile("将(?P<whom>[^，。；]{2,30}?)(?:作为[^，。；]*|优先)*[纳列]入")  # 将社区纳入孵化体系
MOVED: Final = re.compile("将(?![^，]*[纳列]入)|[^，]{2,10}由原")  # 将收费政策延长执行
MONEY: Final = re.compile("补[贴助]|资金|费|经费|政策|工作|预算")
PERMITTED: Final = re.compile("[^，的]{2,}可以?(?:分期|缓|延|用|按|自主|选择)[^，的]*$")  # 土地出让金可分期缴纳
GROWTH: Final = re.compile(
    "(?<=企业|机构|平台|园区|商户)(?:(?:高质量|健康|创新|加快)*发展|成长|壮大|做大做强|做优做强)+$"
)
APPLYING: Final = re.compile("(?:全面|积极|大力|优先)?(?:支持|鼓励|引导)(?P<whom>[^，。；]{2,20}?)(?:积极)?申[报请领]")
DOER: Final = re.compile(
    r"(?!.*部门)(.{2,30}?(?:企业|机构|组织|社|户|者|人员|个人|家庭|单位|公司|人))(?:应当|可以?|必须)(?!再生|能)"
)
LENDER: Final = re.compile("[^，。；的]{0,14}(?:担保(?:公司|机构|集团)|银行|金融机构|保险机构)(?![的贷存业])[^，]{2,}")
ENDS_NOUN: Final = re.compile("[^，]+的[^的，]{1,8}$")
# 利用存量用房兴办的养老服务设施 begins like a measure, and is a thing
MADE: Final = re.compile(
    r"(?:.+(?:[兴开举创]办|设立|新建|建设|改[建造]|从事|参[加与]|取得|购买|生产)|(?:承担|参与)[^，]*)的[^的，]{2,}$"
)
SINCE: Final = re.compile("[^，自]{3,}自[^，的]{2,16}起$")  # 新办企业自获利年度起，享受…
COUNTED_FOR: Final = re.compile(  # 创业高层次人才按照年营收额1000万元、500万元标准，分别兑现…
    "(?![按在由自从])[^，按]{2,24}?(?:人才|企业|机构|单位|人员|家庭|者|户)按照?[^，]*\\d[^，]*标准$"
)
CONDITION_ONLY: Final = re.compile(
    "(?:(?:如|若|凡)符合[^，]{0,10}(?:条件|规定)|符合[^，]{0,10}条件之一|符合[^，]{0,10}规定的部分)$"
)
OBLIGED: Final = re.compile("应当|要(?<=[构行业门位关司]要)(?![求素件点])")  # 银行机构要压降成本
PAID_BY: Final = ("列支", "承担", "分担", "负担", "解决")  # 所需费用从福利费中列支
BARE: Final = ("符合", "有条件的")  # looked at first
BARE_CONDITION: Final = re.compile(r"符合[^，]{0,6}(?:条件|规定)的?|有条件的")
# what is carried out serves no clause before it: 规范职业培训市场，落实好职业培训补贴
LONGEST_GRANTOR: Final = 12  # characters before 对: 市人民政府财政部门对
# 区人民政府可以根据修缮的面积给予补助
GIVING_BODY: Final = re.compile(
    r"(?:有条件的)?[^，对为给的]{0,40}?(?:政府|财政|部门|委员会|国家|地方|各地|各[省市州县区]|兵团)□*(?:每年|可以?|应当?|根据|按|从|结合|统筹|安排|会同)"
)
POINTING: Final = ("落实", "严格落实", "贯彻", "认真落实", "全面落实", "执行", "实施")
SHARE_OF: Final = re.compile(r"的?[\d.]+%$")
APPROVED: Final = re.compile(
    "经[^，的]{0,10}(?:认定|批准|审核|备案|评审|评估|验收)"
)  # 对经认定的|打样费用 names nobody
GIVING: Final = ("发放", "安排", "出台", "拨付", "兑现", "加大")  # what stands before these is who gives
POINTING_OR_GIVING: Final = (*POINTING, *GIVING)


class Reached:
    """The words that say who benefits, and where in the document the quote of the concession begins.

    `clause` and `end` are where the concession itself stands, so that the next one can take up the same beneficiary.
    """

    def __init__(self, beneficiary: str | None, quote_start: int, clause: int = -1, end: int = -1) -> None:
        self.beneficiary: Final = beneficiary
        self.quote_start: Final = quote_start
        self.clause: Final = clause
        self.end: Final = end


class Question:
    """For whom is a grant?

    `home` is the clause in which the words about it begin, `means` the list of means in that clause, `before` what was
    found for the grant before it. `is_taken` when its verb says what the beneficiary itself does.
    """

    def __init__(
        self, grant: Grant, home: Clause, means: Place | None, before: Reached | None, rules: ConcessionRules
    ) -> None:
        self.grant: Final = grant
        self.home: Final = home
        self.means: Final = means
        self.before: Final = before
        self.rules: Final = rules
        self.is_taken: Final = home.text.startswith(TAKING, grant.treatment.start)

    def trimmed(self, words: str, opening: re.Pattern[str] | None = None) -> str:
        """`words` without the adverbs and verbs around the noun (支持符合条件的机构享受 → 符合条件的机构).

        What stands before the noun is what `opening` matches, else any word of the lexicon.
        """
        words = self.rules.without_trailing(words)
        start = (opening or self.rules.leading).match(words)
        rest = words[start.end() if start else 0 :].strip(BLANK)
        return rest if rest == words else self.rules.without_trailing(rest)

    def targeted(self, words: str) -> str | None:
        """What follows 对 in `words`; behind words of a condition 对 names another (企业每月对实习人员支付工资的)."""
        match = TARGETED.search(words) if TARGETS in words else None
        before = words[: match.start()] if match and words.endswith("的") else ""
        if match is None or len(before) > LONGEST_GRANTOR or "，" in before:
            return None
        whom = self.trimmed(_named_alone(words[match.end() :]), DETERMINERS)
        # 对其服务费用的30%，发放创新券 · 对贷款余额的2%提供资金支持
        if whom.endswith("%") and (share := SHARE_OF.search(whom)):
            return None if words.startswith("其", match.end()) else whom[: share.start()]
        return None if APPROVED.fullmatch(whom) else whom or None

    def called_before(self, index: int) -> str | None:
        """Whoever the nearest clause before clause `index` encourages or supports."""
        for earlier in range(index - 1, -1, -1):
            if called := self.rules.called.search(self.home.sentence.words(earlier)):
                return called[1]
        return None

    def person(self, words: str, index: int) -> str:
        """`words` of clause `index`, or who is meant by a bare condition.

        鼓励从业人员参加鉴定，符合条件的可享受补贴 means 从业人员.
        """
        is_bare = words.startswith(BARE) and BARE_CONDITION.fullmatch(words)
        return (self.called_before(index) if is_bare else None) or words

    def is_given(self) -> bool:
        """Whether the verb says what is carried out or handed out, so that its subject is not who benefits."""
        is_price = self.grant.category == "utility"
        return not is_price and self.home.text.startswith(POINTING_OR_GIVING, self.grant.treatment.start)

    def clauses_before(self) -> range:
        """The clauses before `home` and after the last concession, the nearest first."""
        return range(self.home.number - 1, self.before.clause if self.before else -1, -1)


def _named_alone(words: str) -> str:
    """What 对 names, without what is done for it or by what it is counted."""
    if "力度" in words or "支持" in words:
        words = FORCE.sub("", words)
    words = ACTING.sub("", words)
    if "按" in words:
        words = COUNTED.sub("", words)
    return BESIDE_MONEY.sub("", words) if words.endswith(JOINTS) else words


def from_condition(question: Question) -> Reached | None:
    """The beneficiary that the clauses before say: …的 or 对…, else a noun phrase."""
    condition = _condition(question)
    if not condition:
        return supported_before(question) or _doer_before(question)
    first, last = condition
    while last + 1 < question.home.number and EXCEPTED.match(question.home.sentence.words(last + 1)):
        last += 1
    clauses = question.home.sentence.clauses
    run = question.home.text[clauses[first].start : clauses[last].end]
    run = DONE_TO.sub(r"\1", run) if "进行" in run else run
    targeted = question.targeted(run)
    words = targeted or _doer(question, run) or _served(question, run) or question.trimmed(ACTING.sub("", run))
    if not words or (not targeted and question.rules.grantor.fullmatch(words)):
        return None
    return Reached(question.person(words, first), clauses[first].start)


def _served(question: Question, run: str) -> str | None:
    """Whom a clause says something is provided for (为初创团队提供免费创业工位，给予场地补贴)."""
    served = SERVING.match(run)
    names_them = run.endswith(("的", *question.rules.lexicon.words["person.receivers"]))  # 为社区提供服务的机构
    return None if served is None or names_them else question.trimmed(served["whom"], DETERMINERS)


def supported_before(question: Question) -> Reached | None:
    """What the nearest clause before supports: 支持企业开展技术改造，按设备投资额的10%给予补助."""
    sentence = question.home.sentence
    if question.grant.category not in ("subsidy", "general"):
        return None
    is_given = question.is_given() and not question.means
    for index in question.clauses_before():
        words = sentence.words(index)
        if is_given:  # 支持企业申报创新券，按规定发放|最高10万元创新券
            if asked := APPLYING.match(words):
                return Reached(asked["whom"], sentence.clauses[index].start)
            continue
        if supported := SUPPORTED.match(words):
            provides = question.home.text.startswith("提供", question.grant.treatment.start)
            if provides and (
                served := PROVIDING.search(words, supported.end())
            ):  # 鼓励银行为小微企业提供担保，提供启动资金
                return Reached(served[1], sentence.clauses[index].start)
            organised = question.rules.called.match(words) if words.startswith("组织") else None
            whom = organised[1] if organised else GROWTH.sub("", question.trimmed(words[supported.end() :]))
            return Reached(whom, sentence.clauses[index].start)
        if not (ADVERBIAL.match(words) or question.rules.measure.match(words)):
            return None
    return None


def _doer_before(question: Question) -> Reached | None:
    """Who stands in the nearest clause before as doing what it says, or as served."""
    for index in question.clauses_before():
        if doer := _doer(question, question.home.sentence.words(index)):
            return Reached(doer, question.home.sentence.clauses[index].start)
    return None


def _doer(question: Question, words: str) -> str | None:
    """Who does what `words` say and then takes what is given, or is taken in, else whom a service is provided to.

    合作社应当…，享受优惠政策 · 为合作社提供贷款，并在利率上给予优惠.
    """
    entered = ENTERED.match(words)
    if entered and not MONEY.search(entered["whom"]):
        return question.trimmed(entered["whom"], DETERMINERS)
    if question.is_taken:
        doer = DOER.match(words)
    elif question.grant.category not in ("subsidy", "tax"):
        doer = PROVIDING.search(words)
    else:
        doer = None
    return doer[1] if doer and not question.rules.grantor.fullmatch(doer[1]) else None


def _condition(question: Question) -> tuple[int, int] | None:
    """The first and last clause of the condition."""
    sentence, noun = question.home.sentence, None
    pointing = question.is_given()
    for index in question.clauses_before():
        words = sentence.words(index)
        if words.endswith("%"):
            continue
        if words.endswith("的"):
            # 在本区开业的，从事研发的企业: the noun right behind belongs to the condition
            behind = noun == index + 1 and sentence.words(noun).endswith(
                question.rules.lexicon.words["person.receivers"]
            )
            return _first_of(question, index), index + behind
        if TARGETS in words and (
            ("针对" in words and "针对性" not in words)
            or (pointing and TRAINED.search(words))
            or TARGETED.match(words if pointing else OPENING.sub("", words))
        ):
            return index, _last_of(question, index)
        if noun is None and _is_nominal(question, index) and not (pointing and _gives(question, words)):
            noun = index
    return None if noun is None else (noun, noun)


def _gives(question: Question, words: str) -> bool:
    """Whether `words` before what is handed out or carried out may say who does so (县财政局，…发放补贴)."""
    handed_out = question.home.text.startswith(GIVING, question.grant.treatment.start)
    start = question.grant.treatment.start
    shared_out = question.home.text.startswith("兑现", start) or question.home.text.endswith("分别", 0, start)
    receives = bool(
        handed_out
        and (COUNTED_FOR.match(words) or words.rstrip(BLANK).endswith(question.rules.lexicon.words["person.receivers"]))
        and ("的" in words or shared_out)  # 本科生、技师，分别兑现10万元购房补贴
    )
    return not receives or question.rules.grantor.fullmatch(words) is not None


def _is_nominal(question: Question, index: int) -> bool:
    """Whether a clause may say for whom: it says neither how or when, nor what is done."""
    words = question.home.sentence.words(index)
    if _is_label(question, index):
        return words.endswith(question.rules.lexicon.words["person.receivers"])
    if (
        ("的" in words and MADE.match(words))
        or (words.endswith("起") and SINCE.match(words))
        or (words.endswith("标准") and COUNTED_FOR.match(words))
    ):
        return True
    return not (
        words.endswith(PAID_BY)
        or ADVERBIAL.match(words)
        or ("符合" in words and CONDITION_ONLY.match(words))
        or MOVED.match(words)
        or ("可" in words and PERMITTED.match(words))
        or (OBLIGED.search(words) and not words.endswith("的"))
        or GIVING_BODY.match(words)
        or question.rules.measure.match(words)
    )


def _is_label(question: Question, index: int) -> bool:
    """Whether a colon ends a clause, which names what the words behind it are about (稳定岗位：落实稳岗返还政策)."""
    return question.home.text.startswith("：", question.home.sentence.clauses[index].end)


def _last_of(question: Question, index: int) -> int:
    """The clause in which a condition that begins with 对 in `index` ends (对购买住房，面积为90平方米及以下，…)."""
    while index + 1 < question.home.number and _goes_on(question, index):
        index += 1
    return index


def _goes_on(question: Question, index: int) -> bool:
    """Whether the clause behind `index` says more of who is meant, and not who gives (担保机构取消反担保要求)."""
    if _is_unfinished(question, index):
        return True
    return _is_nominal(question, index + 1) and not LENDER.match(question.home.sentence.words(index + 1))


def _is_unfinished(question: Question, index: int) -> bool:
    """Whether only the clause behind names who is meant (对落实政策力度大，促进就业任务完成较好的省)."""
    words, behind = (question.home.sentence.words(place) for place in (index, index + 1))
    return bool(ENDS_NOUN.match(behind)) and not (ADVERBIAL.match(behind) or "的" in words)


def _first_of(question: Question, index: int) -> int:
    """The clause in which a condition that ends in `index` begins (高校毕业生首次创办企业，且成功申领担保贷款的)."""
    sentence = question.home.sentence
    earliest = question.before.clause + 1 if question.before else 0
    targets = (first for first in range(index, earliest - 1, -1) if TARGETED.match(sentence.words(first)))
    if (target := next(targets, None)) is not None:
        return target
    while index > earliest and not ADVERBIAL.match(sentence.words(index - 1)):
        index -= 1
    return index
