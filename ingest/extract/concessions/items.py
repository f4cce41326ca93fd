"""What is waived or cut: the taxes, fees, rents and utilities named in a stretch of text."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import CHARGE_MARKS, ConcessionRules
from hengce.ingest.extract.concessions.sentences import BLANK, Place
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.concessions import Item
from hengce.ingest.marks import stretches_between
from hengce.ingest.model import ConcessionCategory

PART_ENDS: Final = "、和及与或等的□，"
# a charge that the lexicon does not list: 展位费, 医疗器械产品变更注册费
CHARGE: Final = re.compile(
    r"(?:出让金|[一-龥“”]{1,24}(?:(?<!缴)费用?|税[费款]?|利息|[利费]率|门票|票价|运价|保证金|违约金|罚息|出让金|使用金|起付线|收益金|收费|(?<!保险)(?<!价调)基金|发展专项资金|(?:单位|企业)缴费部分))"
    r"(?=$|优惠|以$|在(?:规定|现行)|等|标准|相关|支持|补|\d|[至到]\d|由|从|比例|实行|按|并|可|给予|予以|全|已|进行|暂|各|均|分别|存储|缴存|降|下调|上?调整|最高|一律|适当|政策|措施|继续|一定|省级部分|部分|收费标准|征收标准|对(?![外公])|减|平均)"
)
# 经费 and 消费 are no charges, 船闸收费 is one
NO_CHARGE: Final = re.compile(
    r"(?:财税|消费|经费|浪费|免费|(?:^|项|规范|违规|不合理|乱|清理|低|涉企|零|平台服务)收费|(?:完|纳|征|免|减|退|含|避)税|任何费用|缴费|自费|自付|基准利率|报价利率)$"
)
# 减免相关税费 names no item
UNNAMED: Final = re.compile(
    r"(?:给予|享受)?(?:其?应?缴纳的?)?(?:(?:相关|有关|部分|各项|各类|企业|者?其他)(?:税费|税款|费用|税收)|税费|税款|费用|税收)"
    r"(?=$|按|全部|予以|可)"
)
UNNAMED_END: Final = re.compile(r"税费$|税款$|(?:相关|有关|各项|各类)费用$")  # 按照国家规定享受有关税费减免
# who pays or how much of it, before what is paid: 企业污水处理费, 对融资担保费, 全额保费
PAYER: Final = re.compile(
    r"[^、]{2,8}(?:部门|机关)办理|[^、]*?所(?:发生|产生|支付)|[^、]*?(?:参[训会展]|培训|从业)人员|不超过(?:其?实缴)?|最高|万?元的?|本人的?|上缴的?|(?:给予"
    r"|享受)(?:阶段性)?|(?:不超过)?(?:其?实际(?:缴纳|发生|支付|支出|承担)的?|实际|年(?=[租保]))|[^、]*?(?:企业|公司|学员|员工|个体工商户"
    r"|机构|单位|学校|医院|幼儿园|儿童|幼儿|学生|车辆|项目|居民|人口|农户|商户|患者|残疾人|老年人|家庭|代表|对象|款项|在|实施|给予|享受|对(?!公|外|象)|户(?=[参投]保)|实行|按(?!揭)照?|将"
    r"|存储|缴存|缴纳|全额|部分|相应|适当)"
    r"(?=[一-龥]{2})(?!服务|管理|注册|登记|证|缴费部分)"
)
BEGUN_BEFORE: Final = re.compile(r"\d(?:个月|小时|[年月日天])|或者")  # 免收首次2小时停车费, 诉讼费用或者仲裁费用
PART_END: Final = re.compile(
    r"(?:(?:单位|企业|用人单位|职工|个人)?缴费(?:费?率|比例))?(?:政策|标准|水平|价格|成本$|[至到由从\d])|以?$"
)  # 降低失业保险、工伤保险费率政策
# begins with one character: a search skips to it
UTILITY_RUN: Final = re.compile(  # 水电气费用减免; 水电气接入费 is a charge of its own
    r"[水电气热暖][水电气热暖]{1,4}(?![水电气热暖]|接入|安装|报装|管网|外线|工程|配套|设施)"
)
UTILITY: Final = "(?:用?[水电气热暖]|煤气|燃气|天然气|采暖|供暖|暖气|供热)"
UTILITY_LIST: Final = compile_for_search(  # 水、电、气、热价格 · 生活用电、水、煤气、采暖等费用
    rf"{UTILITY}(?:[、和及]{UTILITY}){{1,4}}(?=等?(?:价格?|费用?)|按|执行|实行)"
)
INSURANCE: Final = "养老|失业|工伤|医疗|生育"
INSURED: Final = rf"(?:基本)?(?:{INSURANCE})"
INSURANCE_LIST: Final = re.compile(  # 养老、失业和工伤保险 · 基本养老保险、失业保险、工伤保险
    rf"(?=[基养失工医生]){INSURED}(?:保险)?(?:[、和及]+{INSURED}(?:保险)?)*[、和及]+{INSURED}(?:社会)?保险"
)
RIDDEN: Final = re.compile(
    r"(?:[持凭][^，。；持]{2,16}[证卡件])?乘坐(?P<rides>[^，。；]{2,60}?)时?，?(?:可以?|均|也)?$"
)  # 老年人凭证乘坐公共汽车、渡轮，享受半价优惠
AND: Final = re.compile("[、和及与或]")
CHARGE_WORD: Final = re.compile("收费$|(?:服务)?费用?$")
# what is done for a charge, or costs it: each in a list has its own
ACTS: Final = (
    "检验",
    "检测",
    "鉴定",
    "注册",
    "申请",
    "认证",
    "登记",
    "评估",
    "咨询",
    "诊断",
    "担保",
    "培训",
    "代理",
    "审计",
    "评审",
    "公证",
    "测试",
    *("性", "服务", "交通", "住宿", "食宿", "餐饮", "差旅", "布展", "仓储", "物流", "运输", "装修", "宣传", "推广"),
)


# 现行费率, 上述收费标准: the charge named before
REFERRING: Final = re.compile("(?:将|对)?(?:现行|原有?|当前|目前|上述|该|其|缴费|总|平均|阶段性)*(?:[费税]率|收费)")
# the insurance of a contribution: 城乡居民医保的|个人缴费|部分
INSURANCE_OF: Final = re.compile("(?<=参加)[^，。；、]{0,14}?(?:医保|保险|新农合|合作医疗)(?:的|所需)?$")
# a road by its name before its toll: 省内高速公路实际|通行费
ROAD: Final = re.compile("(?:[本全我]?[省市县区][内外]?)?(?:高速公路|普通公路|公路|桥梁|大桥|隧道)实际$")


LONGEST_PREFIX: Final = 20  # characters
NAMED_BY: Final = {"通行费": ROAD, "个人缴费": INSURANCE_OF}


class Named:
    """An item named at a place of the text; `ends_part` when nothing follows it in its part of the list."""

    def __init__(self, item: Item, start: int, end: int, ends_part: bool) -> None:
        self.item: Final = item
        self.start: Final = start
        self.end: Final = end
        self.ends_part: Final = ends_part


def listed_items(text: str, place: Place, rules: ConcessionRules) -> list[Named]:
    """The items of the lexicon that are named in `place`."""
    if rules.marks_of_items.isdisjoint(text[place.start : place.end]):
        return []
    listed = _in_one_word(text, place, rules)
    beyond = max((named.end for named in listed), default=place.start)
    return listed + [
        named
        for start, end in stretches_between(text, place.start, place.end, PART_ENDS)
        for named in _listed(text, Place(start, end), rules)
        if named.start >= beyond
    ]


def _in_one_word(text: str, place: Place, rules: ConcessionRules) -> list[Named]:
    """The items of a list that one word closes (水、电、气价格 · 养老、失业、工伤保险)."""
    listed = UTILITY_LIST.search(text, place.start, place.end + len("等价格"))  # 水、电、热|价格优惠
    if listed and listed.end() <= place.end:
        return _utilities(listed, rules)
    if text.find("保险", place.start, place.end) < 0:
        return []
    if insured := INSURANCE_LIST.search(text, place.start, place.end):
        kinds = re.findall(INSURANCE, insured[0])
        return [Named(rules.lexicon.items[f"{kind}保险"], *insured.span(), ends_part=True) for kind in kinds]
    return []


def _utilities(run: re.Match[str], rules: ConcessionRules) -> list[Named]:
    uses = dict.fromkeys(re.sub("[^水电气热]", "", run[0].replace("暖气", "热").replace("暖", "热")))
    return [Named(rules.lexicon.items[use], *run.span(), ends_part=True) for use in uses]


def charged_items(text: str, place: Place, rules: ConcessionRules) -> list[Named]:
    """The items named in `place`, with charges that the lexicon does not list.

    A charge without a name (相关税费) is of category `general` and is given only when nothing else is named.
    """
    if rules.marks_of_items.isdisjoint(text[place.start : place.end]):
        return []
    if listed := _in_one_word(text, place, rules):
        return listed
    found: list[Named] = []
    begun: int | None = None
    for start, end in stretches_between(text, place.start, place.end, PART_ENDS):
        part = Place(start, end)
        if found and text[start - 1] == "等":  # 减免开户费、账户管理费等服务费用
            continue
        may_be = text.find("税", start, end) >= 0 or text.find("费", start, end) >= 0
        if may_be and begun is not None and text[start - 1] == "等" and (acts := _acts(text, Place(begun, end))):
            found += acts  # 商标注册、专利申请等|费用
            begun = None
            continue
        if may_be and (unnamed := UNNAMED.match(text, start, end)):
            found.append(Named(Item(unnamed[0], "general"), *unnamed.span(), True))
            continue
        joined = begun if text[start - 1] in "、和及与或等" else None
        named = _listed(text, part, rules) or _charged(text, part, joined, rules)
        if named and joined is not None and joined <= named[0].start < start:
            named = _each_charged(text, named[0])
        found += named
        begun = None if named else start if joined is None else joined
    found = _without_owners(found, text)
    is_last_general = bool(found) and found[-1].item.category == "general"
    # 社会保险补贴、岗位补贴、费用减免: what is only part of a name is not waived with the fees behind it
    return [
        named for named in found if named.item.category != "general" and (named.ends_part or not is_last_general)
    ] or found[-1:]


def _without_owners(found: list[Named], text: str) -> list[Named]:
    """`found` from the last item that is charged on those before it (水费、电费的滞纳金)."""
    for place in range(len(found) - 1, 0, -1):
        if text[found[place - 1].end : found[place].start] in ("的", "费的", "费用的"):
            return found[place:]
    return found


def _listed(text: str, part: Place, rules: ConcessionRules) -> list[Named]:
    items = rules.lexicon.items
    if run := UTILITY_RUN.search(text, part.start, part.end):
        return _utilities(run, rules)
    forms = rules.item.finditer(text, part.start, part.end)
    return [_named(items[form[0]], text, form, part) for form in forms]


def _named(item: Item, text: str, form: re.Match[str], part: Place) -> Named:
    """An item of the lexicon at its place: a toll with the road it is paid on, a contribution with its insurance."""
    named_by = NAMED_BY.get(item.name)
    whole = named_by.search(text, max(0, form.start() - LONGEST_PREFIX), form.start()) if named_by else None
    start = whole.start() if whole else form.start()
    end = form.end() + len("部分") * (whole is not None and text.startswith("部分", form.end(), part.end))
    if whole:
        item = Item(text[start:end], item.category)
    return Named(item, start, end, ends_part=bool(PART_END.match(text, end, part.end)))


def _charged(text: str, part: Place, begun: int | None, rules: ConcessionRules) -> list[Named]:
    """The charge that a part ends with; `begun` is where it begins when it spans parts (电梯、锅炉检验费用)."""
    may_be = not CHARGE_MARKS.isdisjoint(text[part.start : part.end])
    charge = CHARGE.search(text, part.start, part.end) if may_be else None
    if not charge or NO_CHARGE.search(charge[0]) or REFERRING.fullmatch(charge[0]):
        return []
    start = charge.start()
    while lead_in := rules.measure.match(text, start, charge.end()):  # 认真实施国际标准集装箱运输车辆通行费30%优惠政策
        start = lead_in.end()
    if begun is not None and start == part.start and not PAYER.match(text, start, charge.end()):
        start = begun
    if (begun_before := BEGUN_BEFORE.match(text, start - 1)) is not None:
        start = begun_before.end()
    while payer := PAYER.match(text, start, charge.end()):
        start = payer.end()
    if UNNAMED.match(text, start, charge.end()) or UNNAMED_END.search(
        text, start, charge.end()
    ):  # 对养老机构给予税费减免
        return [Named(Item(text[start : charge.end()], "general"), start, charge.end(), True)]
    category: ConcessionCategory = "tax" if charge[0].endswith("税") else "fee"
    return [Named(Item(text[start : charge.end()], category), start, charge.end(), True)]


def _acts(text: str, charges: Place) -> list[Named]:
    """The charge for each act of a list that 等费用 closes (商标注册、专利申请等费用)."""
    if not text.endswith(("等费用", "等费"), charges.start, charges.end):
        return []
    begins = PAYER.match(text, charges.start, charges.end)
    parts = stretches_between(text, begins.end() if begins else charges.start, charges.end, PART_ENDS)
    if len(parts) < 3 or not all(text.endswith(ACTS, start, end) for start, end in parts[:-1]):
        return []
    word = text[parts[-1][0] : charges.end]
    return [Named(Item(text[start:end] + word, "fee"), start, end, ends_part=True) for start, end in parts[:-1]]


def _each_charged(text: str, charge: Named) -> list[Named]:
    """产品质量检验、计量检测和设备检验费用 as a charge for each; 电梯、锅炉检验费用 is one."""
    parts = stretches_between(text, charge.start, charge.end, PART_ENDS)
    word = CHARGE_WORD.search(text, parts[-1][0], charge.end)
    ends = [*(end for _, end in parts[:-1]), word.start() if word else charge.end]
    if not all(text.endswith(ACTS, start, end) for (start, _), end in zip(parts, ends, strict=True)):
        return [charge]
    named = [
        Named(Item(text[start:end] + text[ends[-1] : charge.end], charge.item.category), start, end, ends_part=True)
        for (start, _), end in zip(parts, ends, strict=True)
    ]
    last = named[-1]
    return [*named[:-1], Named(last.item, last.start, charge.end, ends_part=True)]


def fares(text: str, place: Place) -> list[Named]:
    """The fares of what `place` says somebody rides, each from where the words about the ride begin."""
    ridden = RIDDEN.search(text, place.start, place.end) if text.find("乘坐", place.start, place.end) >= 0 else None
    if ridden is None:
        return []
    ends = [*(link.start() for link in AND.finditer(text, *ridden.span("rides"))), ridden.end("rides")]
    starts = [ridden.start("rides"), *(end + 1 for end in ends[:-1])]
    return [
        Named(Item(text[start:end].replace(BLANK, ""), "fee"), ridden.start(), end, ends_part=True)
        for start, end in zip(starts, ends, strict=True)
        if end > start
    ]
