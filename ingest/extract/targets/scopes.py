"""Who a target holds for, as its clause says."""

import re
from typing import Final

PLACES: Final = "(?:[县市区州旗镇乡村院校园]|社区|街道|中心|机构|单位|企业)(?![级域])"
EACH_PLACE: Final = "每(?:[县市区州旗镇乡村校园]|乡镇|街道|社区|行政村)(?![均级域])"
# 每个县（区）至少建成1个; 全县建成1-2个; 在长春市和吉林市试点建立3-5家
SCOPE: Final = re.compile(
    rf"(?:在)?(全[国省市县区旗州盟域]|{EACH_PLACE}(?:（[^）]*）)?|每个(?:[^，、至建达有不打应须（]{{0,8}}{PLACES}"
    r"|[^，、至建达有不打应须（]{1,8})(?:（[^）]*）)?|其他[县市区州](?:（[^）]*）)?|各[县市区州旗]+(?:、[县市区州旗])*(?:（[^）]*）)?)"
    r"|在([^，]{2,16}?)(?=试点|建成|建设|遴选|新建|改造|开展|设立|建立)"
)
# of 每个乡镇至少建成1个, 街头献血屋每县（市、区）至少1处
IN_EACH: Final = re.compile(rf"(?:{EACH_PLACE}|每个[^，、至建达有不打应须（]{{0,10}}{PLACES})(?:（[^）]*）)?")
FOR_EACH: Final = re.compile(
    rf"(?<=..)(?P<each>(?:{EACH_PLACE}|每个[^，、至建达有不打应须（]{{0,10}}{PLACES})(?:（[^）]*）)?)$"
)
OF_EACH: Final = re.compile(
    f"每个[^，、至建达有不打应须（]{{0,10}}{PLACES}（[^）]*）(?=[^，、]{{2,}}$)"
)  # 每个乡镇（街道）备用金
EACH_ONE: Final = "每个"  # looked at first
SCOPE_BEGINS: Final = "在全每其各"  # looked at first
# 县政府督查室会同县食安办每学期开展督查, 市场监管部门对油品每季度抽检
ACTOR: Final = re.compile(
    "由?([^，对每（]{1,24}?(?:局|委|办|院|工会|妇联|残联|站|队|台|办公室|中心|部门|政府|指挥部|[小专]组|专班|公司|机构|单位|财政|银行|督查室|委员会"
    "|联席会议|乡镇|街道|企业|学校)(?:（[^（）]*）)?(?:会同[^，对每]{2,20})?)"
    "(?:要|应当?|须|必须|原则上)*(?=每(?!届)|对[^，]{2,20}每)"
)
EVERY: Final = "每"  # looked at first
# 以乡镇为单位适龄儿童接种率, 接种率以乡镇（街道）为单位
UNIT_SIGN: Final = "为单位"  # looked at first
BY_AREA: Final = re.compile("以(?P<area>[^，]{2,16})为单位")
WHOLE: Final = re.compile("^全[国省市县区旗州盟](?![域场性区球]|[^，]{0,8}(?:运动会|大会|人大|政协))(?=..)")
# 天津、河北两省（市）|煤炭消费总量下降
# 对单户担保金额500万元以下的小微企业收取的|担保费率, 越秀区、海珠区的|最低工资标准
OF_WHOM: Final = re.compile(
    r"对?(?P<whom>[^，]{4,}?)收取的(?=[^，的]{2,10}$)"
    r"|(?P<those>(?:[^，、的]{1,8}、)+[^，、的]{1,8}?[两二三四五六七八九十\d]+个?[省市县区旗镇]（[区市县、]+）)(?=[^，的、]{4,})"
    r"|(?P<places>(?:[^，、]{1,8}[区县市旗][、和])+[^，、的]{1,8}[区县市旗])的"
)
SIGNS_OF_WHOM: Final = (
    "收取的",
    "区的",
    "县的",
    "市的",
    "旗的",
    "省（",
    "市（",
    "区（",
    "县（",
    "旗（",
    "镇（",
)  # looked at first


def scope_of(clause: str) -> str | None:
    """Who a clause holds for, as printed.

    >>> scope_of("每个县（区）至少建成1个示范机构"), scope_of("对小微企业收取的担保费率")
    ('每个县（区）', '小微企业')
    """
    match = SCOPE.match(clause) if clause[:1] in SCOPE_BEGINS else None
    if match:
        return match[1] or match[2]
    whose = OF_WHOM.match(clause) if may_say_of_whom(clause) else None
    if whose:
        return whose["whom"] or whose["those"] or whose["places"]
    acts = (ACTOR.match(clause) or FOR_EACH.search(clause)) if EVERY in clause else None
    area = BY_AREA.search(clause) if UNIT_SIGN in clause else None
    return acts[1] if acts else area["area"] if area else None


def without_scope(name: str) -> str:
    """A name without who acts or by what area it is counted, which is the scope.

    >>> without_scope("县疾控中心每半年调度"), without_scope("以乡镇为单位接种率"), without_scope("全县入园率")
    ('每半年调度', '接种率', '入园率')
    """
    if EVERY in name and (acts := ACTOR.match(name)):
        name = name[acts.end() :]
    name = FOR_EACH.sub("", name) if EVERY in name else name
    each = OF_EACH.match(name) if name.startswith(EACH_ONE) else None
    name = name[each.end() :] if each else name
    name = BY_AREA.sub("", name) if UNIT_SIGN in name else name
    return WHOLE.sub("", name) if name[:1] == "全" else name


def may_say_of_whom(words: str) -> bool:
    """A cheap first look for `OF_WHOM`."""
    return ("的" in words or "（" in words) and any(sign in words for sign in SIGNS_OF_WHOM)
