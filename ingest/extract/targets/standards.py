"""Which of the figures that count are standards: they are kept to, not worked towards."""

import re
from enum import Enum
from typing import Final

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.figures import Figure, only
from hengce.ingest.extract.targets.holdings import appoints, holding
from hengce.ingest.extract.targets.quantities import COMPOSED
from hengce.ingest.extract.targets.shares import is_paid_share
from hengce.ingest.lexicon.targets import TargetLexicon

RATES: Final = ("%", "‰", "万分之", "个百分点", "个基点", "/10万", "/万")
# 服务费的80%用于分配, 不低于30%的资金应当用于, 总面积千分之四的比例配置
SPENDS: Final = re.compile(
    "(?:以上|以下|左右)?(?:的(?:资金|经费|收入))?(?:的比例)?(?P<on>(?:应当?|必?须|要|将|专项|主要|足额)?(?:用于|配置|配建|设立|计提|提取"
    "|计入(?=[^，]{0,10}(?:基金|账户))|(?:安排|列支|编列|筹集)(?=[^，。；、给补奖贴]*(?:经费|资金|费用|预备费|基金)(?:[，。；、\n]|$))|缴[纳存]|交纳|[确核]定)[^，；。、]*)"
)
# 给予不低于合同金额50%的预付款, 执行不低于20%的首付比例
PAID_DOWN: Final = re.compile("(?:预付款|首付款?)(?:比例)?")
# 以建筑面积不超过70平方米的小户型为主
OF_WHICH: Final = re.compile("以(?P<what>[^，以]{2,12})$")
# 按低保标准的1.6倍且不低于现行标准确定
CHARGED: Final = re.compile(
    "(?:的标准)?(?:且不(?:得)?低于[^，。；]{2,24}?)?(?P<on>(?:计[租收]|收取|支付|确定|核定|[缴交]纳)[^，；。]*)"
)
STRIVEN_FOR: Final = re.compile("力争|争取")  # 力争将审查时间压缩至3周以内
PARTS_NAMED: Final = re.compile("由.+等$")  # 委员会由职工、专家等五人以上单数组成
SHARE_NAMED: Final = re.compile("(?:占比|比例|比重|率|份额|经费)$")  # 新建护理型床位占比不低于60%
PAID_IN: Final = re.compile("(?<!未)(?:交纳|缴纳|缴存|交存)(?!额)[^，或]*$")
# 县财政每年安排旅游引导资金1000万元, 区财政每年安排100万元专项资金用于考核
FUNDED: Final = re.compile("(?:安排|筹集)[^，]{2,}(?:资金|经费)$")
FUND_SET_UP: Final = re.compile("(?:设立|组建)(?:首期|总)?(?:规模)?(?:不低于|不少于|超过?|达到?|约|为)?$")
FEE: Final = re.compile("(?<!收)费(?:标准)?(?:每[年月日天次])?(?:按|为|不(?:得)?(?:超过|高于))?$")
FEE_EACH: Final = re.compile("(?<!收)费(?:标准)?每[只个件张本辆台户人吨次证]$")  # 登记费每只100元
PRICE: Final = re.compile("元[/／][^/／·]+(?:[/／][年月日天]|·.+)$")  # 一楼为12元/平方米/月, 1.5元/月·平方米
RAISED: Final = re.compile("(?:提高|提升|上浮|上调|增加)$")
LIMITS: Final = ("额度", "限额")
LEAST: Final = ("至少为", "至少是", "最少为")  # 加药设备至少为2套
KEPT_AT: Final = ("保持在", "稳定在", "维持在")
KEPT_UP: Final = ("保持在", "维持在")  # 公益性岗位保持在2200个  # 接种率保持在90%以上
# 每年培训2000人次, 每季度举办招聘会; not 签约率每年增长5个百分点
OFTEN: Final = re.compile("每(?:半|[两三四五二2-5])?个?(?:年|月|周|季度?|学期|学年|日|天)")
GROWS: Final = ("新增", "增加", "增长", "提升", "提高", "降低", "下降", "减少", "递增")
PROVIDES: Final = ("发放", "提供", "安排")  # 每个景区发放不少于1万张消费券
COMPLIED: Final = ("合格率", "执行率", "上传率", "在线率", "持证率", "上岗率")  # 抽检合格率98%以上
GIVEN: Final = ("配备", "配置", "配足", "配建", "设置")
EACH_OF: Final = re.compile(r"每(?:[\d百千万]+[^，、]{0,8}|个?[^，、\d百千万年月周季天日]{1,8})$")
OWN_FUNDS: Final = re.compile("(?:注册资[本金]|基金数额|净资产)$")
PHYSICAL: Final = ("℃", "摄氏度", "兆帕", "千帕", "MPa", "kPa", "分贝", "毫米", "厘米", "mm", "cm", "m3", "m³")
MAY_TAKE: Final = ("可占", "应占", "须占")  # 附属用地可占养殖用地的7%
MEASURES: Final = (
    "公里",
    "千米",
    "米",
    "克",
    "千克",
    "公斤",
    "斤",
    "毫升",
    "升",
    "吨",
    "平方米",
    "㎡",
    "立方米",
    "千瓦",
    "瓦",
    "厘米",
    "毫米",
)
TOTALS: Final = re.compile(
    "产[量值能]|总[量额]|规模|里程|装机|投资|库容|(?:储备|回收|处理|收储|利用|消费|减排|排放|出栏|销售)量|新增|累计"
)
DURATIONS: Final = ("时间", "天数", "时长")
SHORTENED: Final = re.compile("(?:压缩|压减|缩短|缩减|降低?|减少)[至到]")
ALL_YEAR: Final = ("全年", "年度")  # 发放消费券，全年不少于500万元
PEOPLE: Final = ("名", "人", "位")
CONVENED: Final = re.compile("[^，]{0,12}(?:组织|成立|组建|聘请|邀请|抽取|选派|安排|委托)(?:不(?:得)?少于|至少)")
KINDS: Final = ("项", "类", "种")
OFFERS: Final = "提供"
LONGEST_KINDS: Final = 8  # characters of 提供8类 before 10项
BINDS: Final = ("控制在", "不")
BUILT: Final = ("处", "座", "所", "家", "支", "条")
EVENTS: Final = ("场", "期", "场次", "批次", "节")


class Among(Enum):
    """What a figure stands among: aims, the rules of a 管理办法, or measures."""

    AIMS = "aims"
    RULES = "rules"
    MEASURES = "measures"


def is_standard(masked: str, clause: Clause, figure: Figure, lexicon: TargetLexicon, among: Among) -> bool:
    """Whether an undated figure is to be kept to: a time, a frequency, a limit.

    What is to be built up is a target, and so is a limit among aims (能源消费总量控制在2亿吨以内). Among rules what
    is not striven for is kept to (业主代表不少于30人).
    """
    before, unit = figure.words_before(masked), figure.quantity.unit
    if lexicon.standing.search(masked, clause.start, figure.quantity.start) or _is_norm(masked, figure, lexicon):
        return True
    if unit in lexicon.standard_units:
        grows = figure.verb == "grow" and among is not Among.RULES and lexicon.changing.search(before) is not None
        cut = is_shortened(figure, before) and among is not Among.RULES
        days = among is Among.AIMS and before.endswith("天数")  # 重污染天数不超过2天
        return not (grows or cut or days) and STRIVEN_FOR.search(masked, clause.start, figure.quantity.start) is None
    if (
        _is_kept_up(masked, figure, among)
        or only(figure, before)
        or appoints(masked, figure)
        or is_fee_for_each(masked, figure)
        or _is_service(masked, clause, figure)
        or lexicon.each_person.search(before)
        or _endows_each(figure, before)
        or _binds_all(masked, figure)
        or (figure.compares and lexicon.each_person.search(figure.binding))
        or ((unit in EVENTS or is_fund(masked, figure)) and lexicon.frequency.search(before))
    ):
        return True
    obliges = lexicon.obliging.search(masked, clause.start, figure.quantity.start) is not None
    if among is not Among.AIMS and obliges and (figure.compares or figure.verb == "reach"):
        return True
    strives = among is Among.AIMS or lexicon.striving.search(masked[clause.start : clause.end])
    if strives or lexicon.striving.search(before):
        return False
    kept_to = _is_limit(masked, figure, lexicon) or holding(masked, clause, figure)
    # 结算率达到95%; not 直付率达到100%
    partly = figure.quantity.value < 100 or lexicon.striving.search(before)
    worked_for = unit in RATES and figure.verb == "reach" and "达" in figure.binding and partly
    return (among is Among.RULES and not worked_for) or kept_to


def is_shortened(figure: Figure, name: str) -> bool:
    """办理时间压缩至3天, 审理天数压缩到60天: what takes long is to take less; not 办理时限, which is a limit."""
    return name.endswith(DURATIONS) and SHORTENED.search(figure.binding) is not None


def _is_kept_up(masked: str, figure: Figure, among: Among) -> bool:
    """接种率保持在90%以上, 抽检合格率98%以上, 每年实施技改项目3000个; not 每年新增1家, which is growth.

    Among aims what is kept at a level is one of them.
    """
    complies = figure.verb in ("", "opens") and masked.endswith(COMPLIED, figure.before[0], figure.before[1])
    kept_at = complies or figure.binding.endswith(KEPT_AT)
    if among is not Among.AIMS and kept_at and figure.quantity.unit in RATES:
        return True
    if among is not Among.AIMS and figure.binding.endswith(KEPT_UP):
        return True
    if figure.compares and figure.binding.startswith(ALL_YEAR):
        return True
    often = OFTEN.search(masked, figure.start, figure.quantity.start)
    return often is not None and not any(masked.find(word, often.end(), figure.quantity.start) >= 0 for word in GROWS)


def is_fund(masked: str, figure: Figure) -> bool:
    """Whether a sum is money set apart: 每年安排引导资金1000万元, 安排100万元专项资金, 安排3亿元打造产业链."""
    set_apart = figure.binding.endswith("安排") and figure.quantity.unit.endswith("元")
    return set_apart or FUNDED.search(masked, figure.before[0], figure.before[1]) is not None


def sets_up_fund(figure: Figure) -> bool:
    """设立100亿元的基金, 设立总规模不低于1亿元的引导资金: the sum says how large it is to be."""
    return figure.quantity.unit.endswith("元") and FUND_SET_UP.search(figure.binding) is not None


def _is_norm(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """每千人不少于8个托位的标准, 额度由50万元调整为70万元, 由5至9名专家组成, 预留30%的号源"""
    raised = (
        figure.quantity.unit.endswith("元") and figure.binding.startswith(("从", "由")) and "增" not in figure.binding
    )
    changed = raised or "调整" in figure.binding
    ruled = (
        figure.is_norm
        or changed
        or is_convened(masked, figure)
        or figure.binding.startswith(MAY_TAKE)
        or is_composition(masked, figure)
        or raises_limit(masked, figure)
    )
    return ruled or is_share_set_aside(masked, figure, lexicon)


def _is_limit(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """预付款比例不低于50%, 每班不超过30人, 至少配备1名; not 普及率达到50%, 秋粮产量不低于839万吨."""
    before = figure.words_before(masked)
    limits = lexicon.limit_nouns.search(before) is not None
    if figure.verb == "reach" and "达" in figure.binding:
        return False
    if figure.verb == "reach":
        return figure.binding.endswith(LEAST) or (limits and figure.operator in ("=", "<=", "range"))
    if figure.compares and (
        _is_of_each(before, figure, lexicon)
        or _is_least_owned(before, figure)
        or _is_small_measure(figure, before)
        or not (figure.verb or figure.binding or figure.closing)  # 至少掌握2项运动技能
    ):
        return True
    if figure.operator == "<=" and (figure.verb == "make" or (figure.verb == "" and figure.quantity.unit not in RATES)):
        return True
    kept = figure.verb == "opens" and (limits or SHARE_NAMED.search(before) is not None)
    closed = figure.closing and not (limits and figure.binding.startswith(BINDS))  # 上浮幅度控制在基准利率30%以内
    bound = (kept or figure.verb == "") and figure.compares and not closed
    return bound and (figure.operator == "<=" or limits or figure.quantity.unit in RATES or "/" in figure.quantity.unit)


def _is_small_measure(figure: Figure, before: str) -> bool:
    """亩播种量不低于1.5公斤, 净宽不小于1.2米: a measure of one thing; not 粮食产量不低于800万吨."""
    is_bound = figure.verb == "" and figure.binding.startswith("不") and not figure.closing
    return is_bound and figure.quantity.unit in MEASURES and TOTALS.search(before) is None


def _is_of_each(before: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """每班配备2名, 单个场景投入不低于5万元; 水温不低于5℃, a state that is measured, too."""
    provides = figure.binding.startswith(PROVIDES) and lexicon.per_unit.search(before)
    if provides or lexicon.staffing.search(before + figure.binding):
        return True
    if figure.verb == "opens" and lexicon.per_unit.search(before):
        return True  # 新建压块站每处处理能力不低于5000吨
    if figure.verb != "" or (figure.quantity.unit in BUILT and figure.binding.endswith("至少")):  # 献血屋每县至少1处
        return False
    return figure.quantity.unit in PHYSICAL or lexicon.per_unit.search(before) is not None


def _binds_all(masked: str, figure: Figure) -> bool:
    """停车位100%建设充电设施, 执行65%节能标准"""
    bare = figure.quantity.unit == "%" and not (figure.binding or figure.closing or figure.qualifies)
    return bare and figure.has_name and figure.has_object and not masked.endswith("率", *figure.before)


def _endows_each(figure: Figure, before: str) -> bool:
    """每3万人口配置1辆救护车, 每个行政村配备2名保洁员: what each is to be given."""
    return figure.verb == "make" and figure.binding.startswith(GIVEN) and EACH_OF.search(before) is not None


def _is_service(masked: str, clause: Clause, figure: Figure) -> bool:
    """卫生站提供6项服务, 提供8类10项服务: what a place has to offer."""
    if figure.quantity.unit not in KINDS or not masked.endswith("服务", clause.body, clause.end):
        return False
    return masked.find(OFFERS, max(clause.body, figure.quantity.start - LONGEST_KINDS), figure.quantity.start) >= 0


def _is_least_owned(before: str, figure: Figure) -> bool:
    """注册资本不低于300万元, 基金数额不少于210万元"""
    return figure.operator == ">=" and OWN_FUNDS.search(before) is not None


def is_fee_for_each(masked: str, figure: Figure) -> bool:
    """保管费每年100元/吨: what is charged for each unit."""
    if PRICE.match(figure.quantity.unit):
        return True
    if figure.quantity.unit == "元":
        return FEE_EACH.search(masked, figure.before[0], figure.before[1]) is not None
    return (
        figure.quantity.unit.startswith(("元/", "元／"))
        and FEE.search(masked, figure.start, figure.quantity.start) is not None
    )


def is_share_set_aside(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """预留30%的号源, 拿出不低于30%专门用于招聘, 服务费的80%用于分配"""
    sets_aside = figure.quantity.unit in RATES and lexicon.set_aside.search(masked, figure.start, figure.quantity.start)
    return bool(sets_aside) or spends_share(masked, figure)


def spends_share(masked: str, figure: Figure) -> bool:
    """服务费的80%用于分配, 床位按老年人口的3%配置, 总面积千分之四的比例配置, 交纳总造价2%的保修金, 缴纳出让价款的50%"""
    if figure.quantity.unit not in ("%", "‰", "倍", "万分之"):
        return False
    pays = figure.qualifies or not (figure.has_object or figure.binding)
    pays_in = pays and PAID_IN.search(masked, figure.before[0], figure.before[1]) is not None
    return pays_in or is_paid_share(masked, figure) or spent_on(masked, figure) is not None


def spent_on(masked: str, figure: Figure) -> re.Match[str] | None:
    """The words behind a share that say what is done with it, its group `on`; 租金标准的1.5倍计租 too."""
    spent = (CHARGED if figure.quantity.unit == "倍" else SPENDS).match(masked, figure.quantity.end)
    if spent and spent["on"].startswith(("确", "核")) and figure.quantity.unit != "倍":  # 市场租金的90%以下确定
        return spent if masked[figure.quantity.start - 1] == "的" or "的比例" in spent[0] else None
    return spent


def raises_limit(masked: str, figure: Figure) -> bool:
    """对多子女家庭可提高20%的贷款额度"""
    share = figure.quantity.unit == "%" and figure.has_object
    return share and raising(figure.words_before(masked), figure.words_behind(masked)) != ""


def raising(before: str, after: str) -> str:
    """提高 of 可提高20%的贷款额度, where `before` and `after` stand around the share; empty for other words."""
    raised = RAISED.search(before) if after.endswith(LIMITS) else None
    return raised[0] if raised else ""


def is_share_left(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """预留采购预算总额的40%以上给中小企业"""
    left = figure.quantity.unit == "%" and masked.startswith("给", figure.after[0])
    return left and is_share_set_aside(masked, figure, lexicon)


def is_share_paid_down(masked: str, figure: Figure) -> bool:
    """给予不低于合同金额50%的预付款, 执行不低于20%的首付比例"""
    share = figure.quantity.unit == "%" and figure.qualifies and figure.operator == ">="
    return share and PAID_DOWN.fullmatch(masked, figure.after[0], figure.after[1]) is not None


def of_which_mainly(text: str, figure: Figure) -> str:
    """建筑面积 of 以建筑面积不超过70平方米的小户型为主: what most are held to; empty for other figures."""
    mainly = figure.qualifies and figure.compares and text.endswith("为主", 0, figure.after[1])
    what = OF_WHICH.search(text, figure.start, figure.before[1]) if mainly else None
    return what["what"] if what else ""


def is_convened(masked: str, figure: Figure) -> bool:
    """组织不少于5人的专家组: how many are at least to sit in it."""
    people = figure.qualifies and figure.quantity.unit in PEOPLE
    return people and CONVENED.fullmatch(masked, figure.start, figure.quantity.start) is not None


def is_composition(masked: str, figure: Figure) -> bool:
    """评审组由5至9名专家组成, 每园以6至12个班为宜: how many are to be in it; not 由17个部门组成."""
    if not figure.compares and figure.quantity.upper is None:
        return False
    if masked.startswith("为主", figure.quantity.end) and figure.start >= figure.quantity.start - 1:
        return False  # of what was not said: ，以40—70平方米为主
    led = masked[figure.quantity.start - 1] in "由以" or (
        masked[figure.before[1] - 1] == "等" and PARTS_NAMED.search(masked, figure.before[0], figure.before[1])
    )
    return bool(led) and COMPOSED.match(masked, figure.after[0]) is not None
