"""Printed names of governments, of the committees of zones, and of the offices of both."""

import re
from typing import Final

from hengce.ingest.extract.bodies.body import Body
from hengce.ingest.extract.bodies.place_words import ABOVE, LEVELS_BELOW, PILOTS
from hengce.ingest.extract.bodies.places import Places, party_committee
from hengce.ingest.lexicon.regions import load_region_lexicon

LEVELS: Final = "省市州盟县区旗乡镇街道苏木"
# All governments of a level. Samples: 各县（区）人民政府, 各街道, 相关市〔州〕人民政府, 属地人民政府（管委会）, 各地
CLASS_GOVERNMENT: Final = re.compile(
    rf"(?P<which>[省市州县区]属各|省、自治区、直辖市(?=人民政府)|全[省市州县区旗]各|{ABOVE}地方(?:各级)?|{ABOVE}|各相关|各有关|各级|各|相关|有关|属地|所在地|当地|统筹地区|地方各级|地方)"
    rf"(?P<level>地（[州市、]+）|地级以上市|地级市|地州市|地市州?|市、州(?:、直管市)?[、及和]神农架林区|市、州、直管市|盟行政公署、市|市（地）|地区|地|地方|省份|[{LEVELS}设直辖特新自治开发高功能园片度假级城主经（）〔〕\[\]、及]{{1,18}})?"
    r"(?P<tail>(?:(?:党(?:工|（工）)?委(?:（党工委）)?|(?<=[市县区旗）])委)[、和]?)?(?:人民政府|政府)|街道办事处|办事处|街办|管委会|管理委员会|管理办公室|镇村)?"
    r"(?P<also>[（〔](?:[\u4e00-\u9fff、]{0,10}管委会|街道办事处|区办事处|办事处|街道|乡?镇(?:人民)?政府|管委|行署)[）〕])?"
)
CLASS_BEGINS: Final = "全各相有属所当地统"  # or it is of all provinces, or of all places above a level
OF_PROVINCES: Final = "省、"
GOVERNMENT: Final = re.compile(
    r"(?P<place>(?:(?![局委办厅部会处道社院联行队司心站所团][和与及]|所在|户籍|在地|应当|委员会|部门|会同|报送|[推移抄转]?送|以及|由|对|的|向(?!阳)"
    r"|将(?!乐))[\u4e00-\u9fff]){0,8}?[省市州盟县区旗乡镇]|[\u4e00-\u9fff]{2,15}?族自治[州县旗]|自治区)?(?:人民)?政府(?P<also>（(?:街道办事处|街道|管委会)）)?"
)
PILOT: Final = re.compile(rf"各?(?P<place>(?:{'|'.join(PILOTS)})城?[市县区])(?:人民)?政府")
PREFECTURE: Final = re.compile(r"(?P<place>(?:[\u4e00-\u9fff]{2,6})?(?:地区|盟)|)行(?:政公)?署")  # 地区行署, 行署
PLACE_ALONE: Final = re.compile(r"[\u4e00-\u9fff]{1,7}[市州县旗]|[\u4e00-\u9fff]{2,9}区")  # 贵阳市, 高新技术产业开发区
OF_SEVERAL: Final = re.compile("及|单位|部门")  # 单位及各地区 is no place
PLACE_ENDS: Final = "市州县旗区"  # looked at first
AREAS: Final = ("片区", "城区", "功能区", "核心区", "中心区", "灾区", "库区", "山区", "社区")  # have no government
ZONE: Final = re.compile(
    r".*(?:开发|经开|高新|自贸|保税|示范|园|新|港|片|试验|度假)区"
)  # run by a committee, not by a government
# 乡镇（街道）要落实属地责任, 街道办事处应当会同民政部门验收
BARE_CLASS: Final = re.compile(
    rf"(?P<below>{LEVELS_BELOW}|乡?镇（街道?）|乡镇街道|镇街|街镇)(?:(?:人民)?政府(?:（管委会）|（街道办事处）|（街道）)?)?"
    r"|(?P<government>乡（镇）|镇（乡）|乡镇|乡、镇|(?:乡镇、?)?苏木(?:、?乡镇?)?|[省市县区乡镇]级)(?:人民)?政府"
    r"|(?P<alone>乡镇|街道)"
    r"|(?P<office>街道（[\u4e00-\u9fff]{2,6}）办事处|(?:城市)?街道办事处(?:（(?:乡?镇|镇乡|镇（乡）)(?:人民)?政府）)?)"
)
BARE_BEGINS: Final = "省市州盟县区旗乡镇街苏设城"  # looked at first
ALONE: Final = {"乡镇": "乡镇人民政府", "街道": "街道办事处"}  # 由乡镇、街道组织开展
EACH_OF: Final = ("乡", "镇", "街", "城市街道", "苏木")
TOWNSHIP: Final = re.compile(
    r"(?![各本全该每某一两三四五几在为对]|[有相]关|所在|属地|当地|辖区|沿线|周边|试点|示范|重点|建制"
    r"|特色)(?P<name>[\u4e00-\u9fff]{1,8}?)(?P<level>街道?|[乡镇]|苏木)(?<!乡镇)(?<!镇街)(?<!镇街道)(?<!乡镇街道)"
)
TOWNSHIP_ENDS: Final = "街道乡镇木"  # looked at first
PARTY_AND: Final = re.compile("^党委、?政府$")  # 各级党委、政府 are 各级党委和政府
FULL_TAILS: Final = {"政府": "人民政府", "街办": "街道办事处", "管委会": "管理委员会"}
OFFICES_OF_STREETS: Final = ("办", "办事处")
SUBDISTRICT: Final = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,8}?)街(?:道办事处|道办|办事处|办)")  # 东风路街道办
PARTY: Final = re.compile("(?P<level>[省市州盟县区旗])委|(?P<region>自治区)党委")
PARTY_END: Final = "委"  # looked at first
GOVERNMENTS: Final = ("人民政府", "政府")
COMMITTEES: Final = ("管委会", "管理委员会")
COMMITTEE: Final = re.compile(
    rf"(?!.*(?:[区市县旗]|政府)[和与及])(?:[\u4e00-\u9fff（）“”]{{0,20}}[区园港城岛湖山谷片带地局]）?"
    rf"|[\u4e00-\u9fff]{{0,12}}区（[\u4e00-\u9fff、]{{2,20}}区）)?(?:{'|'.join(COMMITTEES)})"
)  # 临港新片区管委会, 开发区（投资区、高新区）管委会
GOVERNED_ZONES: Final = ("浦东新区", "滨海新区", "沈北新区", "两江新区")  # districts by law, with a government
CORPS: Final = ("兵团", "新疆生产建设兵团")  # it governs its cities and divisions as a province does
OFFICE: Final = re.compile(
    r"(?P<place>.{0,8}?[省市州盟县区旗乡镇]|自治区|)(?:(?P<party>党?委)|(?:人民)?政府|府)(?P<office>办公室|办公厅|办)"
)
COUNCIL_OFFICE: Final = "国务院办公厅"
OFFICES: Final = ("办公室", "办公厅", "办")


def read_government(words: str, places: Places) -> Body | None:
    """The government, or all governments of a level, that `words` name; None when they name none."""
    if words[0] in BARE_BEGINS and (bare := BARE_CLASS.fullmatch(words)):
        full = bare["office"] or ALONE.get(words) or (bare["below"] or bare["government"]) + "人民政府"
        each = "各" if full.startswith(EACH_OF) else ""  # 街道办事处 are 各街道办事处
        return Body("government", f"{places.prefix()}{each}{full}", None, "government")
    if "政府" in words and not words.startswith(("各", *PILOTS)) and (single := GOVERNMENT.fullmatch(words)):
        place = single["place"] or ""
        of_town = len(place) > 1 and place.endswith(("镇", "乡"))
        region = places.under_own(place) if of_town else places.region_of(place)
        full = region + "人民政府" + (single["also"] or "")
        return Body("government", full, None, "government")
    match = CLASS_GOVERNMENT.fullmatch(words) if may_be_a_class(words) else None
    if match and (match["level"] or match["tail"]):
        return Body("government", places.with_region(class_government(match)), None, "government")
    if words.endswith(COMMITTEES) and COMMITTEE.fullmatch(words):
        zone = words.removesuffix("管委会").removesuffix("管理委员会")
        several = "、" in zone  # 开发区（投资区、高新区）管委会
        full = f"{places.prefix()}{zone}管理委员会" if several else places.committee_of(zone)
        return Body("government", full, None, "government")
    if words.endswith(OFFICES_OF_STREETS) and (subdistrict := SUBDISTRICT.fullmatch(words)):
        return _office_of(subdistrict["name"], places)
    return _place_alone(words, places)


def may_be_a_class(words: str) -> bool:
    """A cheap first look."""
    return words[0] in CLASS_BEGINS or words[1:3] == "属各" or "以上" in words or words.startswith(OF_PROVINCES)


def _place_alone(words: str, places: Places) -> Body | None:
    if words.endswith("署") and (office := PREFECTURE.fullmatch(words)):
        return Body("government", f"{places.region_of(office['place'])}行政公署", None, "government")
    if words.removeprefix("各").startswith(PILOTS) and (pilot := PILOT.fullmatch(words)):
        return Body("government", f"{places.prefix()}{pilot['place']}人民政府", None, "government")
    if words.endswith(AREAS) and words not in load_region_lexicon().full:  # 中心城区
        return None
    if f"{words}市" in load_region_lexicon().full:  # 广州 is no name of a government, as 深圳 is none
        return None
    is_place = words[-1] in PLACE_ENDS and PLACE_ALONE.fullmatch(words.removeprefix(places.own))
    if is_place and not OF_SEVERAL.search(words):  # 漯河市城乡一体化示范区
        is_zone = ZONE.match(words) and words not in GOVERNED_ZONES
        full = places.committee_of(words) if is_zone else places.region_of(words) + "人民政府"
        return Body("government", full, None, "government")
    return Body("government", CORPS[-1], None, "government") if words in CORPS else None


def _office_of(name: str, places: Places) -> Body:
    return Body("government", places.under_own(f"{name}街道办事处"), None, "government")


def read_township(words: str, places: Places) -> Body | None:
    """A town or subdistrict by its name alone, as lists of bodies print it: 西大街街道, 城关街, 大路镇."""
    match = TOWNSHIP.fullmatch(words) if words[-1] in TOWNSHIP_ENDS else None
    if match is None:
        return None
    if match["level"].startswith("街"):
        return _office_of(match["name"], places)
    return Body("government", places.under_own(f"{words}人民政府"), None, "government")


def class_government(match: re.Match[str]) -> str:
    """The full words for all governments of a level: 各街道 → 各街道办事处, 各乡镇（街道） → 各乡镇（街道）人民政府."""
    level = (match["level"] or "").replace("〔", "（").replace("〕", "）").replace("[", "（").replace("]", "）")
    if level == "地区" and not match["tail"]:
        return match[0]
    tail = match["tail"] or ("办事处" if level.endswith("街道") else "人民政府")
    tail = FULL_TAILS.get(tail, PARTY_AND.sub("党委和政府", tail))
    if level.endswith("街道") and tail == "街道办事处":
        tail = "办事处"
    also = match["also"] or ""  # 各街道办事处（镇人民政府）, 各区政府（园区管委会）
    rest = also if match["tail"] and also.startswith("（") else ""  # else it is of the level
    return match["which"] + level + tail + rest


def read_committee(words: str, places: Places) -> Body | None:
    """县委, 自治区党委: the committee of the Party at a level, beside its government."""
    match = PARTY.fullmatch(words) if words.endswith(PARTY_END) else None
    if match is None:
        return None
    region = places.region_of(match["level"] or match["region"])
    return Body("government", f"中共{region}委员会", None, "party")


def read_office(words: str, places: Places) -> Body | None:
    """市政府办公室, 县委办公室: the office of a government or a party committee, of no single line of work."""
    if words == COUNCIL_OFFICE:
        return Body("named", words, None, "department")
    match = OFFICE.fullmatch(words) if words.endswith(OFFICES) else None
    if match is None:
        return None
    office = "办公厅" if match["office"] == "办公厅" else "办公室"
    region = places.region_of(match["place"].removeprefix("中共"))
    if match["party"]:
        return Body("named", party_committee(region) + office, None, "party")
    return Body("named", f"{region}人民政府{office}", None, "department")
