"""Words that tell printed names of bodies apart: of all bodies of a kind, of a level, of the centre, unknown ones."""

import re
from typing import Final

from hengce.ingest.extract.bodies.place_words import ABOVE, ALL_PROVINCES, AND_ABOVE
from hengce.ingest.model import DepartmentKind

BRANCH_OF_LEAGUE: Final = re.compile(r"(?:共青)?团.{1,3}委")  # 团市委 says its place inside
COLLECTIVE: Final = re.compile(r"(?:全[省市县区旗]|辖区)?(?:各级各类|各级|各地|各类|各基层|各|基层|定点)(?=.)")
COLLECTIVE_BEGINS: Final = "全辖各基定"  # looked at first
OF_EVERY_LEVEL: Final = re.compile(
    rf"(?:[省市州县区旗、和（）]+(?:两级|三级)|(?:[省市州县区旗镇乡]、)+[省市州县区旗镇乡]|各?省、自治区、直辖市|{ABOVE}|各级|各地|统筹地区|本地区|当地|属地"
    rf"|(?:[\u4e00-\u9fff]{{2,4}}(?=所在地))?所在地|同级|本级|上一?级|本[省市县区]|地方|基层)*(?:党委|人民政府|政府)?的?"
)
FINANCIAL: Final = re.compile(
    r"[各市区县省级]+(?:银行|金融|保险|商业|银行保险|银行业金融|保险业)(?:机构|金融机构)|各(?:商业)?银行"
)
BRANCHES_END: Final = "分支机构"
BRANCHES: Final = re.compile(rf"(?P<each>各级|各地|各)?{BRANCHES_END}$")  # 人民银行|各分支机构
# Banks that a rule charges with its loans, subsidies or accounts
BANKS_CHARGED: Final = tuple(f"{what}银行" for what in ("合作", "承办", "经办", "主办", "代理", "受托", "承贷"))
FINANCIAL_ENDS: Final = ("构", "行")  # looked at first
WITH_GOVERNMENT: Final = re.compile(
    r"(?<=[省市县区旗州）])(?:人民)?政府(?!采购)"
)  # 市人民政府港航管理机构 is 市港航管理机构
OF_GOVERNMENT: Final = re.compile(r"(?:人民)?政府")
OF_ALL_LEVELS: Final = (
    *AND_ABOVE,
    *ALL_PROVINCES,
    "各级",
    "各地",
)  # 各级民政部门 is a class of bodies, not the own one
# What a body's name ends in when the lexicon does not know it. Samples: 贵州金控集团, 省“双找”工作专班, 冬奥组委
UNKNOWN: Final = re.compile(
    r"(?!.*(?:用人单位|托育机构|企业家))(?:（[\u4e00-\u9fff、]{1,12}）|[\u4e00-\u9fff“”（）\w]){1,24}"
    r"(?:局|委|厅|办|办公室|部|院|会|社|队|所|站|中心|公司|集团|行|专班|台|处|组|厂|联|协|协会|学校|大学|银行|联盟|基地|馆|宫|机构|署|室|党校|人大|政协|园区|[工产]业园|物流园|科技园|港|区)"
)
# 农业农村（畜牧兽医）部门
ASIDE_OF_LINE: Final = re.compile(r"（[\u4e00-\u9fff]{2,10}）(?=(?:行政)?(?:主管|管理)?(?:部门|机关))")
TWO_NAMES: Final = re.compile(r"([^（）]{2,20})（((?!(?:以下)?[简统下]称)[^（）]{2,20})）")
# 市委文明办|（市创城办）, 市民政局|（社会组织科）: what else a body is called, or the part of it that does the work
PLATE: Final = re.compile(
    r"（(?!各|街道|区?办事处)[\u4e00-\u9fff]{2,12}(?:办公室|中心|机关|[局办委处科股站所队室院])）"
)
# 各市|（含定州、辛集市，下同）|政府, 各县（市、区|，含高新区，下同|）人民政府: whom a name takes in
SCOPE: Final = re.compile("[（〈]含[^（）〈〉]*[）〉]|，含[^（）]*(?=）)")
# 各村居, 各村（社区）, 各行政村, 各村（居）委会, 社区居委会, 村民委员会, 社区
VILLAGES: Final = re.compile(
    r"各(?:行政村|村(?:（(?:社区|居|社区居)）|、?社区|居|屯)?|社区)(?:居?民?委会|居?民委员会|党支部|党组织|两委|“两委”)?"
    r"|村（(?:社区|居|社区居)）(?:民?委会|民委员会)?|村居|社区(?:居?民?委会|居民委员会)?|(?:村|居)(?:委会|民委员会)"
)
VILLAGES_BEGIN: Final = "各村社居"  # looked at first
COMMUNITY: Final = "社区"
PURSE: Final = "财政"  # 县财政
GROUPS: Final = ("委员会", "领导小组", "指挥部", "联席会议")
GROUP_OFFICES: Final = tuple(f"{group}办公室" for group in GROUPS)  # 县消防安全委员会办公室
# Banks and firms that are called by their place: 县农商行, 移动凤庆分公司, 凤庆联通
FIRM_ENDINGS: Final = ("公司", "银行", "农商行", "联社", "集团", "公路总段", "移动", "联通", "电信", "铁塔")
UNKNOWN_FIRM: Final = re.compile(r"(?:(?![的和与及对向给由将])[\u4e00-\u9fff（）]){3,20}")
# 区经济发展局|农业处, 区管委会|督查室
INNER_ENDINGS: Final = ("处", "科", "股", "室", "司")
INNER: Final = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{2,16}?(?:[局厅部署]|委(?!会|员)|[委总员]会|办公室))"
    r"(?P<part>(?P<line>(?![及和与、或的等]|员会|公室)[\u4e00-\u9fff]{2,10}?)(?:处|科|股|(?<!公)室|司))"
)
# What parts of bodies are called that have no line of work of their own
OF_STAFF: Final = re.compile(
    r"(?:综合|人事|秘书|法规|政策法规|规划|研究|政策研究|督查|督办|督察|监督|执法|监管|审批|业务|信息|调研|产业|项目|计划|行政)+"
)
THERE: Final = ("所在地", "当地", "属地", "上级", "上一级")  # 所在地民政部门 is that of another place
# 疾控机构: all of the kind
OF_A_KIND: Final = (
    "机构",
    "医联体",
    "牵头医院",
    "以上医院",
    "证券交易所",
    "派出所",
    "司法所",
    "公立医院",
    "卫生院",
    "卫生服务中心",
    "卫生服务站",
    "卫生室",
)
CENTRAL_ENDINGS: Final = (
    "局",
    "总署",
    "银行",
    "会",
)  # institutions in a region, departments of the State Council themselves
# What an unknown name tells of itself, by its ending
KINDS: Final[tuple[tuple[tuple[str, ...], DepartmentKind], ...]] = (
    (
        (
            "局",
            "厅",
            "委",
            "办",
            "办公室",
            "委员会",
            "专班",
            "部门",
            "机关",
            "联席会议",
            "领导小组",
            "指挥部",
            "工作组",
            "专项小组",
            "协调小组",
            "工作小组",
        ),
        "department",
    ),
    (
        ("园区", "片区", "功能区", "工业园", "产业园", "物流园", "科技园", "开发区", "示范区", "新区", "港", "新城"),
        "government",
    ),
    (("联合会", "协会", "学会", "商会", "总会", "促进会", "联", "协"), "mass"),
)
NATIONWIDE: Final = ("银行", "大学", "学院", "交易所", "商所")  # known by their names everywhere: 郑商所
# State firms and banks that carry their own place behind: 国铁济南局, 中石化南充分公司
NATIONAL_FIRMS: Final = (
    *("国铁", "广铁", "国网", "国能", "国电", "华能", "华电", "大唐"),
    *("中石", "中海", "中铁", "中建", "中储", "中信"),
)
# 交通与建设处, 财政经管办, 电力执法办, 科技委办公室, 旅游协会: what an office, a firm or a society is named after
OFFICE_OR_FIRM: Final = re.compile(
    r"(?P<lines>[\u4e00-\u9fff]{2,10}?)(?:委?办|委?办公室|工委|处|科|局|中心|所|站|队|集团|公司|院|馆|学校"
    r"|行?业?(?:协会|商会|学会|联合会|促进会|联盟))"
)
# 华润|燃气|有限公司, 润泉|供水|发展集团有限公司: what a firm is named after behind a name of its own
FIRM_OF_A_LINE: Final = re.compile(
    r"(?P<named>[\u4e00-\u9fff]{2,16}?)(?:集团|股份|有限|责任|控股|发展|投资|建设|服务|运营|管理|经营|实业|开发|分)*(?:公司|集团)"
)
JOINTS: Final = re.compile("[和与及]")
# 公路管理处 is an institution, 农业农村处 an office
WORKSHOPS: Final = ("管理处", "服务处", "工程处", "养护处", "供应处")
FIRMS: Final = ("公司", "集团")
CENTRAL_LINE: Final = re.compile(r"(?:国务院|国家|中央)(?=..)")  # 国务院税务主管部门
PARTY: Final = re.compile(r"(?:自治区党|[省市州盟县区旗])委.")
PARENT: Final = re.compile("[局委厅部会]")  # 国家药品监督管理局|长三角分中心
MANY_ACT: Final = re.compile(
    r"加强|推进(?!办)|落实|建立|完善|开展|提供|做好|进行|要|将"
)  # words of a sentence, not of a name


def name_without_scope(words: str) -> str:
    """What a body is called if not by its name as printed with whom it takes in: 各市 for 各市（含定州，下同）."""
    return SCOPE.sub("", words) if "，" in words else ""
