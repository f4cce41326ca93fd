"""The patterns of concessions, compiled once from the words of the lexicon."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from hengce.ingest.extract.concessions.refusals import refused_pattern
from hengce.ingest.extract.concessions.relief_words import SIGNS_OF_PHRASES, relief_pattern
from hengce.ingest.extract.concessions.sentences import Clause, Place
from hengce.ingest.first_characters import by_first_character, compile_for_search
from hengce.ingest.lexicon.concessions import RELIEF_SORTS, ConcessionLexicon, alternation
from hengce.ingest.model import ConcessionCategory

DATED: Final = (
    r"\d{4}年度?[\d年月日份、—至起-]*(?:期间|年?底前)?(?![\d年月日份]|之?前|以[前来后])"  # 2023年1月1日—3月31日购车
)
NO_VOUCHER: Final = "债票奖彩场息资"  # 债券, 入场券, 融资券
# Where neither one of these characters stands nor one that an item of the lexicon ends in, no item is named
CHARGE_MARKS: Final = frozenset("税费息率票价金线水电气热暖")


class Grant:
    """A concession as it stands in its clause.

    `treatment` is its verb, `head` is where the words about it begin, `between` stands between the verb and what it
    gives (给予 地接社 奖补, 免征 图书批发、零售环节 增值税). `until` is where the name of a subsidy ends (给予600元的
    一次性交通费补助), or begins where it says no sum of its own (发放300元|消费券), else 0; `is_plain` when it is no
    name of its own (给予补助). `is_paid` of a subsidy, and of a tax that is paid back by one (按契税的50%给予补贴).
    """

    def __init__(  # noqa: PLR0913, PLR0917  # made often and asked ten times as often: no named tuple
        self,
        category: ConcessionCategory,
        item: str | None,
        treatment: Place,
        rate: float | None,
        head: int,
        between: str = "",
        until: int = 0,
        *,
        is_plain: bool = False,
        is_paid: bool = False,
    ) -> None:
        self.category: Final = category
        self.item: Final = item
        self.treatment: Final = treatment
        self.rate: Final = rate
        self.head: Final = head
        self.between: Final = between
        self.until: Final = until
        self.is_plain: Final = is_plain
        self.is_paid: Final = is_paid or category == "subsidy"

    def at(self, rate: float | None) -> "Grant":
        """The same at another rate."""
        return Grant(
            self.category,
            self.item,
            self.treatment,
            rate,
            self.head,
            self.between,
            self.until,
            is_plain=self.is_plain,
        )

    def returning(self, tax: str) -> "Grant":
        """The same, paying `tax` back."""
        return Grant(
            "tax",
            tax,
            self.treatment,
            self.rate,
            self.head,
            self.between,
            self.until,
            is_plain=self.is_plain,
            is_paid=True,
        )

    def paying(self, item: str, head: int) -> "Grant":
        """The same, paying for `item`."""
        return Grant(
            self.category, item, self.treatment, self.rate, head, self.between, self.until, is_plain=self.is_plain
        )


@dataclass(frozen=True, slots=True, eq=False)
class ConcessionRules:
    """A lexicon and its patterns; one of `marks_of_items` stands in all that names an item."""

    lexicon: ConcessionLexicon
    relief: re.Pattern[str]
    relief_in_words: re.Pattern[str]  # the same without what holds one of the signs of phrases
    item: re.Pattern[str]
    marks_of_items: frozenset[str]
    price: re.Pattern[str]
    subsidy: re.Pattern[str]
    no_subsidy: re.Pattern[str]
    grants: re.Pattern[str]
    means: re.Pattern[str]
    has_means: re.Pattern[str]  # finds faster where `means` matches
    pointer: re.Pattern[str]
    pointed: re.Pattern[str]
    refused: re.Pattern[str]
    sorts: re.Pattern[str]
    called: re.Pattern[str]
    supported: re.Pattern[str]
    person: re.Pattern[str]
    leading: re.Pattern[str]
    trailing: re.Pattern[str]
    trailing_ends: frozenset[str]
    measure: re.Pattern[str]
    grantor: re.Pattern[str]
    receiver: re.Pattern[str]

    def without_trailing(self, words: str) -> str:
        """`words` without the adverbs and verbs behind the noun (符合条件的机构可享受 → 符合条件的机构)."""
        # far faster than the pattern, which is tried from every character
        asks = "申请" in words or "结转" in words or "凭" in words or "职工" in words
        trails = words[-1:] in self.trailing_ends or words[-2:] in self.trailing_ends or asks or "每" in words[-4:]
        return self.trailing.sub("", words) if trails else words

    def relief_in(self, clause: Clause) -> list[re.Match[str]]:
        """The words of a clause that waive or cut."""
        if clause.relief is None:
            relief = self.relief if clause.holds(SIGNS_OF_PHRASES) else self.relief_in_words
            clause.relief = list(relief.finditer(clause.text, clause.start, clause.end))
        return clause.relief

    def subsidies_in(self, clause: Clause) -> list[re.Match[str]]:
        """The names of subsidies in a clause."""
        if clause.subsidies is None:
            clause.subsidies = list(self.subsidy.finditer(clause.text, clause.start, clause.end))
        return clause.subsidies

    def means_of(self, clause: Clause) -> Place | None:
        """The list of means in a clause (采取政府补贴、行业引导等方式): its elements, without the words around them."""
        if not clause.means_sought:
            clause.means_sought = True
            found = self.has_means.search(clause.text, clause.start, clause.end)
            match = self.means.match(clause.text, found.start(), clause.end) if found else None
            clause.means = Place(*match.span(match.lastindex or 0)) if match else None
        return clause.means


@cache
def compile_rules(lexicon: ConcessionLexicon) -> ConcessionRules:
    """The patterns of `lexicon`."""
    of_people = r"(?<=资助)(?:培养|(?:不少于|不超过|约)\d+名)"  # 每年资助培养青年人才50名
    return ConcessionRules(
        lexicon,
        relief=relief_pattern(lexicon),
        relief_in_words=relief_pattern(lexicon, phrases=()),
        item=compile_for_search(_item_forms(lexicon)),
        marks_of_items=frozenset(CHARGE_MARKS.union(form[-1] for form in lexicon.items)),
        price=_price(lexicon),
        subsidy=_subsidy(lexicon),
        no_subsidy=re.compile(
            rf"(?!的(?:\d|方式|形式|办法))(?:{lexicon.any_of('subsidy.followed')}|资金\d|(?:不[少低]于|不超过|最多)?\d[\d.]*万?(?:[件次户家名只头匹]"
            rf"|人(?!民币))|{of_people}|政策[^，。；]{{0,16}}执行情况|[1一]次(?!性))"
        ),  # 发放住房补贴的50%
        grants=re.compile(
            rf"{lexicon.any_of('subsidy.verbs')}(?<!实际支付)(?<!未享受)(?<!场地安排)(?<!已出台)(?<!已发放)(?<!已实施)(?<!已兑现)(?!的|值|宝|(?<=增加)部分|(?<=提供)(?:机构|者|方|商)|(?<=发行)人|(?<=支付)后|(?<=实施)(?:主体|单位|机构|企业)"
            rf"|(?<=申请)(?:审核|材料|表|人|手续|受理|条件|资格|流程|书|当月|之日))"
        ),  # 可享受由政府给予的补贴
        means=re.compile(_means(lexicon, "(")),
        has_means=compile_for_search(_means(lexicon, "(?:")),
        pointer=_pointer(lexicon),
        pointed=re.compile(lexicon.any_of("pointer.cores")),
        refused=refused_pattern(lexicon),
        sorts=re.compile(rf"(?P<sort>(?:一次性)?{lexicon.any_of('subsidy.sorts')})[、和及与]"),
        called=_called(lexicon),
        supported=_supported(lexicon),
        person=re.compile(lexicon.any_of("person.nouns")),
        leading=_leading(lexicon),
        trailing=_trailing(lexicon),
        trailing_ends=_trailing_ends(lexicon),
        measure=re.compile(lexicon.any_of("person.measures")),
        grantor=_grantor(lexicon),
        receiver=_receiver(lexicon),
    )


def _item_forms(lexicon: ConcessionLexicon) -> str:
    # 水 alone is no item, as 水土保持补偿费 shows; 相关税费 holds no 关税. Each form begins with a character, not with
    # a look behind it, so that a search skips to the next of these characters
    return (
        alternation(form for form in lexicon.items if len(form) > 1)
        .replace("|用水", "|用水(?![平量])")  # 利用水平, 用水量
        .replace("|用电", "|用电(?!量)")
        .replace("|燃气", "|燃气(?!企业|公司|经营|管网|设施)")
        .replace("|房租", "|房租(?!金)")  # 用房租金
        .replace("|场租", "|场租(?<!市场租)")  # 市场租金
        .replace("|关税", "|关税(?<![相有]关税)")
        .replace("|利率", "|利率(?<![价准毛]利率)")
    )


def _price(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    verbs, classes = lexicon.any_of("price.verbs"), lexicon.any_of("price.classes")
    # 按照各地居民阶梯气价的第一档价格标准执行
    same = r"与[^，。；、]{2,12}(?:执行|实行)(?:统一|同等|相同|同一)(?:的)?(?:收费|价格)?标准"  # 与公办学校执行统一标准
    # 养殖活动执行农业用电政策
    policy = "(?:农业|居民|民用|一般工商业)(?:生活|生产)?用[水电气热](?:价格)?政策"
    below = "(?:价格?|收费标准)?不[高超][于过][^，。；]{0,6}(?:工业|居民|民用|农业)[^，。；]*?(?:标准|价格|水平)"
    # 公寓享受与住房同等的用水、用电标准
    alike = "享受[^，。；]{0,12}同等[^，。；]{0,24}?用[水电气热][^，。；]{0,12}?(?:标准|价格)"
    return compile_for_search(
        rf"{same}|{policy}|{below}|{alike}|与[^，。；、]{{2,8}}同价"
        rf"|{verbs}[^，。；、]*?{classes}[^，。；]*(?:价格?|标准)(?:标准)?(?:执行|收取|计收|收费|结算)?(?!制度|机制|改革)"
    )


def _subsidy(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    vouchers = f"|券(?<![{NO_VOUCHER}]券)(?<!(?<![验认])证券)"  # 验证券 is one
    heads = lexicon.any_of("subsidy.heads", "subsidy.paid").replace("|券", vouchers)
    heads = heads.replace("|生活费", "|生活费(?!用)")
    # 给予展位费最高80%支持 · 给予最高500万元的支持
    # 给予10%以内的扶持 · 给予5万元的创业扶持资金
    amounts = (
        r"(?:(?<=[元%])|(?<=[元%]的)|(?<=以[内上下]的))(?:[支扶]持|资金(?=$|用于))|(?<!政策)[支扶]持(?:资金)?(?=$|、)"
    )
    amounts += r"|(?<=最高)[支扶]持(?=\d)|(?<=最多)[支扶]持(?=\d)"  # 单个项目最高支持300万元
    amounts += r"|经费(?=\d[\d.]*万?元)"  # 给予科研经费10万元
    amounts += "|(?<=进行)[支扶]持(?=$|、)"  # 按2万元/亩进行扶持
    # 按国家补助的30%给予配套 · 按国拨经费1∶0.5给予配套
    matched = "|".join(f"(?<={share}{gives})配套(?=$)" for share in "%0123456789" for gives in ("给予", "予以"))
    counted = r"补(?=\d[\d.]*[万亿]?元)"  # 每立方米补200元
    in_need = "|".join(f"(?<={before})救助(?![^，。；])" for before in ("给予", "予以", "元", "元的", "给予一次性"))
    relieved = "|".join(f"(?<={sort})救助(?!基金|资金)" for sort in RELIEF_SORTS)
    return compile_for_search(
        rf"(?<!反)(?<!安置)(?:{heads}(?:[□”]*{heads})?|(?<![免税])(?:费用?|成本"
        rf"|利息)(?:最高)?(?:的?[\d.]+%)?的?[支扶]持|{amounts}|{matched}|{counted}|{relieved}|{in_need})"
    )


def _means(lexicon: ConcessionLexicon, group: str) -> str:
    """The lists of means; each list itself is a group that opens with `group`."""
    openers, closers = lexicon.any_of("means.openers"), lexicon.any_of("means.closers")
    opened = rf"(?:{openers}|(?<![可难所予用元个位人岁年])以(?![上下内外]))"
    listed = rf"{opened}{group}[^，。；]*?、[^，。；]*?)等[^，。；、]{{0,4}}?{closers}"
    by_subsidy = (
        rf"通过{group}(?:(?!资金|给予)[^，。；、]){{2,8}}(?:补[贴助]|贴息|奖补))$"  # 通过算力补贴，支持企业租用算力
    )
    in_turn = (
        rf"{openers}{group}[^，。；、]{{2,8}}(?:、[^，。；、]{{2,8}})+)的?(?:方式|形式|办法)"  # 先建后补、以奖代补方式
    )
    within = rf"在{group}[^，。；]*?、[^，。；]*?)等[^，。；]{{0,4}}方面"
    return rf"{listed}|{in_turn}|{openers}{group}[^，。；、]*?){closers}|{within}|{by_subsidy}"


def _pointer(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    verbs, cores = lexicon.any_of("pointer.verbs"), lexicon.any_of("pointer.cores")
    named = r"享受[^，。；]{0,20}?(?:[扶支]持政策|政策[扶支]持)"  # 享受相关政策支持
    listed = "(?:、[^，。；]{2,20}等[^，。；、]{0,8}政策)?"  # 用好减税降费、融资服务等普惠性政策
    tail = rf"{listed}(?:(?:等|扶持|相关)?(?:政策|措施)?)(?:规定|措施)?(?:支持|执行|对待)?"
    # 给予财政支持、税收优惠
    given = r"给予[^，。；]{0,12}?(?:税收优惠|税费优惠|税费减免|税收减免|减免税|政策优惠)(?:政策)?"
    by = r"按照?(?:现行|国家|有关|相关)*[^，。；]{3,16}政策(?:给予|予以)(?:支持|扶持)"  # 按现行首台套装备政策给予支持
    taxed = rf"{verbs}[^，。；]*?财税[^，。；]{{0,20}}?[支扶]持政策"  # 落实租赁住房在土地、财税等方面的支持政策
    by = rf"{taxed}|{by}|按照?(?:相关|有关)?政策(?:给予|予以)(?:优先|重点)?(?:支持|扶持)"
    served = "提供(?:[一-龥、]{1,10}[、和及])?优惠(?:性|的)?服务"  # 为老年人提供优先、便利、优惠服务
    return compile_for_search(
        rf"{by}|{served}|(?:{verbs}|按照(?=[^，。；]*同等))[^，。；]*?{cores}(?>{tail})(?!宣传|文件|指导|的|条件|情况|存在|事项|事宜|过程)|{named}|{given}"
    )


def _called(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    calls = lexicon.any_of("person.calls")
    acts = lexicon.any_of("person.acts").replace("|以", "|以(?![上下内外])")  # 支持省级以上孵化器
    return re.compile(rf"{calls}(?!的|力度|政策)((?:有条件的|符合条件的)?[^，。；]+?)(?={acts}|$)")


def _supported(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    receivers = alternation(word for word in lexicon.words["person.receivers"] if len(word) > 1)
    return re.compile(rf"(?:支持|鼓励|引导)(?P<whom>[^，。；的]{{0,12}}?{receivers})")  # 支持书商|组织展览


def _grantor(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    # 由受益地财政 · 省服务业发展引导资金 · 省
    givers = (
        rf"(?:由|各[级地]?|省|市|县|区|旗|乡|镇|[、□]|商业|国有|大型)*{lexicon.any_of('person.grantors')}[一-龥]{{0,8}}"
    )
    givers = rf"(?:[^，。；对]{{2,10}}所在地)?{givers}"  # 基地所在地政府
    givers = givers.replace("|政府", "|政府(?!采购)")  # 政府采购项目
    guarantors = "[^，。；对的]{0,10}担保(?:公司|机构|集团)"  # 由本区创业融资担保公司
    return re.compile(rf"{givers}|{guarantors}|[^，。；对]{{0,16}}(?:资金|基金)中?|[省市县区]|各[省市县区、]+")


def _receiver(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    amounts = r"(?=$|\d|的|所缴|缴纳|最高|每|一次性|不超过|总额|适当|相应|一定|按)"  # 给予创业团队最高1亿元资助
    # 落实企业所得税优惠、规上企业研发补助 names no receiver
    # 给予每名服务满6个月的人员安家费
    return re.compile(
        rf"(?:(?!优惠|扣除|[减免]征)(?:[^\d，。；元%]|\d+(?=个月|年|周?岁)))*?{lexicon.any_of('person.receivers')}{amounts}"
    )


def _leading(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    words = lexicon.any_of("person.leading").replace("|实施|", "|实施(?!主体|单位|机构)|")
    # 其他 and 应急 are words of their own; 为社区提供服务的机构 keeps its 为; 2023年1月1日—3月31日购车 loses its date
    return re.compile(
        rf"(?:{words}|{DATED}|\d{{1,2}}月(?:\d{{1,2}}日|底)?前|(?:基本|全面)完成|再(?!担保|就业|生|制造|贷款|造|利用|保险|融资)|其(?!他|它|余|中)|国家(?![级电重高开])|应当?(?!急|届|征)|为(?!社区))+"
    )


def _trailing(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    words = lexicon.any_of("person.trailing")
    told = r"规定|标准|程序|实际情况|有关条件|公告|目录|比例|%(?:的?税额)?|元(?:左右|/[一-龥]{1,3})?"
    # 大型企业按企业及其职工上年度|实缴保费的30%返还
    insured = "按照?(?:该?企业|单位|其)及其职工[^，。；]{0,8}"
    by = rf"(?:按照?|依[据照])(?:(?!按)[^，。；]){{0,50}}?(?:{told})(?:即|在)?"  # 依据产品目录即可享受
    office = "(?:部门|机关|局|机构)(?:提出)?"
    # 可向税务部门申请免征 · 凭证免费
    asked = rf"(?:可?(?:按月)?向[^，。；]{{0,8}}{office}|可)申请[^，。；]*|可?凭(?<![税款]凭)(?:证|[^，。；]{{2,}})"
    uses = "(?:用[水电气热][、和及]?)+"  # 企业用水、用电实行欠费不停供
    used = r"(?<![费作使利应享专])用|[0-9][0-9]{3}年[底末]?之?前|(?<![\d一二两三四五六七八九十])年内"  # but 出售后1年内
    amount = r"(?<=给予)[^，。；给予]{0,6}[\d.]+(?:%|万?元)的?"  # 给予最高达90%的稳岗返还
    # 给予三年免租 · 运营方前3年给予补贴
    lasting = r"(?:前[一二三四五1-5]年|(?<![满过近\d前后第至到为、~～—-])[一二三四五六七八九十0-9]+(?:年|个月)内?)"
    since = (
        r"自[^，。；的]{2,16}起|自\d{4}年[\d年月日]{0,6}至\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?"  # 新办企业自获利年度起
    )
    carried = "(?:准予|允许)?(?:在|向)?结转[^，。；]*"  # 超过部分准予结转以后三年内扣除
    giver = "由[^，。；]{0,20}(?:财政|政府|资金|基金)[各均]?"
    first = by_first_character(
        rf"{words}|{since}|{carried}|{uses}|{used}|{by}|{asked}|{lasting}|{giver}|{insured}|每[一-龥]{{1,3}}|(?<=[业位构户])[相有]关"
    )
    return re.compile(rf"(?:{first})(?:{first}|{amount})*$")


def _trailing_ends(lexicon: ConcessionLexicon) -> frozenset[str]:
    """The ends of what `_trailing` matches, up to two characters; not of 申请… and 每…, which end in any."""
    return frozenset(word[-2:] for word in lexicon.words["person.trailing"]).union(
        "用前定准序况件例告录水电气热额即在%元右年月日内政府金起关、和及各均"
    )


def last_match(pattern: re.Pattern[str], text: str, place: Place) -> re.Match[str] | None:
    """The last place where `pattern` stands in `place`."""
    matches = list(pattern.finditer(text, place.start, place.end))
    return matches[-1] if matches else None
