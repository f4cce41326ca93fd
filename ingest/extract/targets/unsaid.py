"""What stands before a figure and is no part of the name of what it counts: who acts, where, how, what explains."""

import re
from typing import Final

from hengce.ingest.extract.targets.scopes import OF_WHOM, may_say_of_whom, without_scope

UNSAID: Final = re.compile(
    "|".join(
        (
            "^可以?(?=延长)",
            "^按照?《[^》]*》(?:计算)?",
            "^(?:达到|实现)(?=[^，、的]*(?:值|量|额|率|数|比例|规模)$)",
            "(?<=.{2})由[^，由]{2,24}(?=公示$|公告$|保存$|保管$)",
            "^至少(?:应当)?(?:分别)?",
            "^(?:[^，]*应当|能|[^，]{1,40}[^依参遵率例费额准价金])?按照?$",
            "(?<=[率例费额准价金])按照?$",
            "^[^，]{0,24}按照?“?(?=每|室[内外]|人均)",
            "(?<=.{4})(?:至少)?(?:需要?|要)$",  # 床位至少需达到1500张
            "原则上",
            # 贷款额度在现行额度基础上上浮
            "(?<=[率例费额准价金度])在[^，在]{2,24}基础上(?=(?:再|可)*(?:[上下][浮调]|[提降增减].)?$)",
            "^或者?$",  # 或到2020年达到20%
            r"(?:从|自)?20\d\d年度?(?:起|开始)",
            r"(?:从|由)(?!20\d\d年度?(?:起|开始))[^，由从]{0,18}\d[^，]*$",
            "(?:一般|原则上)?(?:由.*)?[自在].*[日后]起",
            "力争|争取|确保",
            r"(?:在|比|较|与|同)20\d\d年[底末]?(?:的?基础上|相比)?",
            "^[^，]*(?:达到|不低于)[A-Z一二三四五甲乙丙]+[级类等](?:及?以上)?、",  # 评级达到B级以上、综合费用率
            "^[^，、]{0,12}?(?:符合|满足)(?=[^，、的]{2,10}率$)",
            "^通过[^，]{2,40}?(?:实现|完成|达到)(?=[^，]{2})",  # 通过实施需求侧管理实现节约电力负荷
        )
    )
)
UNSAID_SIGNS: Final = frozenset("可按达实由至需要原或从自在争确比较与同起开通低合满")  # one is in each, looked at first
# 享受退休待遇的人员（以下简称退休人员）缴费基数
KNOWN_AS: Final = re.compile("^[^，]*（以下[简统]称“?([^“”（）]*)”?）")
# 社会储备能力（包括发电企业、物流企业等）, 普惠性幼儿园覆盖率（公办和普惠性民办园在园幼儿占比）
EXPLAINED: Final = re.compile("（(?:(?:包括|包含|不?含|即|指|同时|主要是?|设在)[^（）]*|[^（）]{12,})）")
# 教育、医疗、旅游等领域组织实施示范项目
AREAS: Final = re.compile(
    "^(?:[^，、的]{1,12}、)+[^，、的]{1,12}等[^，、的]{0,6}(?:领域|行业|方面|地区|区域|流域|盲区|[县市区镇乡村])(?=[^，、的]{4})"
)
# 服务半径城区不超过5公里, 覆盖率城区达100%
PART_OF_PLACE: Final = re.compile(
    "(?<=[径率例量度额积值间离数准])(?:(?:中心|主)?城区|城镇|城市|县[域城]|农村|乡镇|山区|平原|牧区)$"
)


PARTS_END: Final = ("区", "镇", "市", "域", "城", "村", "原")  # looked at first
# 工业项目配套建设服务设施的用地面积占总用地面积的比例上限: whose share it is
WHOSE: Final = re.compile("^[^，占]{9,}的(?=[^的，占]{2,8}占[^，]{2,}$)")


# 对单户500万元以下的小微企业、个体工商户担保费率: whose it is
OF_THOSE: Final = re.compile(
    "^[^，]*(?:[的、])[^，、的]*?(?:企业|主体|机构|单位|家庭|个人|工商户|职工|农户|人员|群体|客户)(?=[^，、的]{2,10}(?:率|比例|价格|标准|额度)$)"
)

# 科技型中小企业和创新团队申请创新券的最高额度: who applies
APPLICANT: Final = re.compile(
    "^[^，]{2,24}?(?:企业|团队|机构|单位|个人|家庭|人员|人才|者|户)(?=申[请领][^，、]{2,12}[额限]度$)"
)


# 贷款最高限额双职工（夫妻双方缴存）由70万元调整为90万元: of whom it is the limit
OF_GROUP: Final = re.compile("(?<=限额|额度|上限)[^，、的]{0,4}(?:职工|家庭|人员|个人|企业|农户)(?:（[^（）]*）)?$")
GROUP_ENDS: Final = ("工", "庭", "员", "人", "业", "户", "）")  # looked at first


def bare_name(words: str, *, of_those: bool = False) -> str:
    """`words` before a figure without those that say how, and without those `of_those` it is.

    >>> bare_name("全县通过实施需求侧管理实现节约电力负荷"), bare_name("急救站点服务半径城区")
    ('节约电力负荷', '急救站点服务半径')
    """
    words = without_scope(words)
    words = words if UNSAID_SIGNS.isdisjoint(words) else UNSAID.sub("", words)
    words = AREAS.sub("", words) if "等" in words else words
    words = OF_THOSE.sub("", words) if of_those else words
    words = WHOSE.sub("", words) if "占" in words else words
    words = OF_GROUP.sub("", words) if words.endswith(GROUP_ENDS) else words
    words = APPLICANT.sub("", words) if "申" in words else words
    return PART_OF_PLACE.sub("", words) if words.endswith(PARTS_END) else words


def without_explanations(before: str) -> str:
    """What is said `before` a figure without what is no part of a name: for whom, and what explains."""
    before = before.removesuffix("的").removesuffix("在")
    before = OF_WHOM.sub("", before) if may_say_of_whom(before) else before  # it is the scope
    if "（" not in before:
        return before
    before = KNOWN_AS.sub(r"\1", before) if "（以下" in before else before
    return EXPLAINED.sub("", before)
