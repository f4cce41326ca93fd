"""Words for places in front of the names of bodies: levels, zones, all places of a level, who is above or below."""

import re
from typing import Final

ENDS_OF_REGIONS: Final = ("区", "县", "市", "旗")
LENGTHS_OF_REGIONS: Final = (5, 4, 3)  # of two characters 和县 is also the end of 市和县
LEVEL_WORDS: Final = ("自治区", "自治州", "自治县", "自治旗", "省", "市", "区", "县", "旗", "州", "盟", "镇", "乡")
PROVINCES: Final = ("省", "自治区")
ZONES: Final = ("示范区", "高新区", "开发区", "新区", "经开区", "自贸区")  # 示范区财政金融局 in a plan of 济源
AND_ABOVE: Final = (
    *("县级以上", "旗县级以上", "旗县以上", "县以上", "区级以上", "市级以上", "乡级以上", "省级以上", "设区的市级以上"),
    *(f"县（{others}）{level}以上" for others in ("市、区", "区", "市") for level in ("", "级")),
)
ABOVE: Final = r"(?:(?:旗?县|县（(?:市、区|区|市)）)级?|设区的市级|[区市乡省]级)以上"  # any of them
ALL_PROVINCES: Final = ("各省、自治区、直辖市", "省、自治区、直辖市")
EVERY_LEVEL: Final = (
    *AND_ABOVE,
    *ALL_PROVINCES,
    "各级",
    "各地",
    "当地",
    "属地",
    "所在地",
    "统筹地区",
    "本地区",
    "同级",
    "本级",
    "上级",
    "上一级",
    "地方",
    "基层",
)
CENTRAL: Final = ("国家", "全国", "国务院", "中央", "中国", "中共中央")
# Patterns are made once for all documents; a document's own regions are looked up beside them.
AT_LEVEL: Final = ("省级", "市级", "县级", "区级")  # 县级财政部门
LEVEL: Final = re.compile("|".join((*ZONES, "[省市县区]级(?!市|以上|[直领])", *LEVEL_WORDS)))
EVERYWHERE: Final = frozenset(
    {"设区市", *ZONES, *LEVEL_WORDS, *AT_LEVEL, *CENTRAL, *EVERY_LEVEL, "国家税务总局", "国网"}
)
SEVERAL_LEVELS: Final = re.compile(r"[省市州县区旗、和（）]+[两三]级\Z")
# All places of a level below: 区县（市）民政局, 县（市、区）教育局, 县区财政局, 区（市）县城市管理部门
LEVELS_BELOW: Final = (
    r"[市州县区旗]{1,2}（(?:[市州县区旗、]|自治县|特区|涉农区){1,9}）[县区]?|县市区|县市(?![场政容域监])|市县区|县区|区县|市县|旗县区?|盟市(?![场政])|市州|设区的?市"
    r"|[县区]级(?!市|以上)"
)
CLASS_PLACE: Final = re.compile(rf"各?(?:{LEVELS_BELOW})")
CLASS_OR_LEVEL: Final = re.compile(f"{CLASS_PLACE.pattern}|{LEVEL.pattern}")
BEGINNINGS: Final = frozenset("各设示高开新经自省市州盟县区旗镇乡")  # of these, looked at first
ONE_CHARACTER: Final = frozenset("省市州盟县区旗镇乡")  # most of them are one of these
GOES_ON: Final = frozenset("市州县区旗（级")  # and longer only where such a character follows
CLASS_PLACE_BEFORE: Final = re.compile(CLASS_PLACE.pattern + r"\Z")
# 市, 设区的市, 县（市、区）, 乡（镇）
ONE_LEVEL: Final = (
    rf"(?:{LEVELS_BELOW}|乡（镇）|镇（乡）|乡镇|乡、镇(?=(?:人民)?政府)|乡(?=、)|镇(?=(?:人民)?政府)"
    r"|(?:不?设区的|设区|县级|省辖)市|[市县区]级|[省市州盟县区旗])"
)
OTHER_LEVELS: Final = re.compile(
    rf"(?:(?:各|[有相]关)(?={ONE_LEVEL}))?(?:{ONE_LEVEL}(?:、|和|及|与|或者?))*各?\Z"
)  # 市、各 before 县, 市和 before 区县（市）, 各市、 before 县
# 各市、县|财政部门, 相关市、县|政府: what a name begins with that is of several levels at once
LEVELS_TOGETHER: Final = re.compile(
    rf"(?P<each>各|[有相]关)?{ONE_LEVEL}(?:(?:、|和|及|与|或者?){ONE_LEVEL})+(?:[两三]级)?"
    r"(?=市场|市政|市容|[^、（）级两三省市州盟县区旗])"
)
JOINTS_OF_LEVELS: Final = re.compile("和|及|与|或者?")
LEVEL_JOINTS: Final = frozenset("、和及与或")  # looked for first
BEGINS_LEVELS: Final = "各有相设不省市州盟县区旗乡镇"  # looked at first
EACH_LEVEL: Final = re.compile(ONE_LEVEL)
LISTS_LEVELS: Final = "各、和及与或者"  # what they end in, looked at first
# 县级以上地方人民政府民政部门: the department of a government, as rules and regulations call it
PILOTS: Final = ("试点", "示范", "重点", "创建")  # 试点城市政府
GOVERNMENT_BEFORE: Final = re.compile(
    rf"(?P<level>{ABOVE}(?:地方)?(?:各级)?|地方各级|各级|地方|[省市州盟县区]级|[省市州盟县区旗）])(?:人民)?政府\Z"
)
IN_DISTRICTS: Final = "设区的"  # 省和设区的市人民政府


def level_at_start(words: str) -> str:
    """The word for a level, or for all places of a level, that `words` begin with; empty where they do with none."""
    first = words[:1]
    if first not in BEGINNINGS:
        return ""
    if first in ONE_CHARACTER and words[1:2] not in GOES_ON:
        return first
    match = CLASS_OR_LEVEL.match(words)
    return match[0] if match else ""


def other_levels_before(text: str, limit: int, end: int) -> int:
    """Where the levels that are listed up to `end` begin, not before `limit`; `end` itself where none are."""
    if end <= limit or text[end - 1] not in LISTS_LEVELS:
        return end
    return OTHER_LEVELS.search(text, limit, end).start()  # type: ignore[union-attr]  # it may be empty


def is_class_place(place: str) -> bool:
    """Whether `place` means all places of a level: 区县（市）."""
    return len(place) > 1 and CLASS_PLACE.fullmatch(place) is not None
