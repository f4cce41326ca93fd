"""Where running text names governments: of one level or of several, by the name of their place, committees of zones."""

import re
from collections.abc import Iterator
from typing import Final

from hengce.ingest.extract.bodies.place_words import AND_ABOVE, PILOTS, ZONES, other_levels_before
from hengce.ingest.extract.bodies.places import Places
from hengce.ingest.lexicon.regions import load_region_lexicon

LEVEL: Final = (
    r"(?:[省市州盟县区旗乡镇]|街道|(?<=[乡镇])街(?![头面坊心])|苏木|自治|[省直]辖|设区|（(?:[市县区旗镇乡州街道地、]|特区|自治|直辖)+）"
    r"|、(?=[市州县区旗镇乡自街直]))"
)
AFTER_GOVERNMENT: Final = (
    r"(?:人民)?政府(?:（街道办事处）|（街道）|（管委会）)?"
    r"(?!(?:[有相]关|各|职能|工作|主管|行政|管理)*(?:部门|单位)|购买|采购|性|投资|补贴|网|门户|信息|引导|办公|工作|规章|令|会议|文件|常务|督查)"
)
# 由奉贤区和|临港地区管委会
ZONE_CHARACTER: Final = "(?!和(?!平)|[与及由报]|授权|委托|会同|鼓励|支持|引导|指导|督促|推动|各|要求)[\u4e00-\u9fff]"
# 经济技术开发区管委会, 旅游度假区管理委员会, 临港地区管委会
ZONE_COMMITTEE: Final = re.compile(
    r"(?:(?:经济技术|经济|高新技术产业|高新技术|产业|工业|旅游|综合|临港|物流|生态|农业|风景名?胜?|自由贸易)*"
    r"(?:开发区|示范区|园区|度假区|试验区|保税区|景区)"
    r"|高新区|经开区|新区|港区|片区|自贸区|综保区|胜区)(?:管委会|管理委员会)"
    rf"|{ZONE_CHARACTER}(?<=[、，。；：\n和与及由权托].)(?<![各会联])(?:{ZONE_CHARACTER}){{1,8}}[区园](?:管委会|管理委员会)"
)
PILOT: Final = re.compile(rf"各?(?:{'|'.join(PILOTS)})城?\Z")  # 试点城|市政府, 各示范|县政府
LONGEST_PILOT: Final = 4
TOWN_NAME: Final = r"(?![各本全城乡和及与])[\u4e00-\u9fff]{1,4}?(?<![乡各])(?:镇|乡|街道)(?!政府|人民|街|村|道|镇)"
LONGEST_REGION: Final = 8  # 双江拉祜族佤族… are called by less
LONGEST_PLACE: Final = 16
PLACE_CHARACTERS: Final = "省市州盟县区旗"
GOVERNMENT_ENDINGS: Final = ("政府", "）")
LEVEL_OF_OWNER: Final = ("省", "市", "州", "县", "区")
PLACES_THERE: Final = ("属地", "当地")  # 属地街镇
LISTED_BEFORE: Final = re.compile("[省市州盟县区旗](?:、|和|及|与)")  # 中原|区、|金水区政府 are two
# 各县（区）|民政局 is a department
NO_DEPARTMENT: Final = (
    r"(?!(?:(?![要应将须可按由在对向与和及会配指督组建制把以为加严负设成])[\u4e00-\u9fff]){2,6}"
    r"(?:局|办(?![理法事公好学])|办公室|中心|公司|部门|[支大]队|机构))"
)
LEVELS_BELOW: Final = (
    "县（(?:[市区、旗]|自治县|特区|涉农区)+）",
    "乡镇（街道）",
    "镇（街道）",
    "镇（街）",
    "乡镇街道",
    "镇街",
    "街镇",
)
OF_LEVEL_BELOW: Final = "(?:人民)?政府(?:（管委会）|（街道办事处）|（街道）)?"
# 各县（区）人民政府, 各街道, 各地政府, 县政府, 旗人民政府. Every alternative begins with a character of its own, so
# that the search skips to the next of these characters
GOVERNMENT: Final = re.compile(
    rf"各(?:[有相]关)?{LEVEL}{{1,8}}（含[^（）]{{2,24}}）(?:人民)?政府(?!网|办公|部门|[有相]关)"
    rf"|各(?:[有相]关)?(?:地级以上市|地级市|地州市|地市州?|地|级|省级|{LEVEL}{{1,8}})(?:党委[和、]?|委、)?(?:人民政府|政府|办事处|管委会|管理委员会)(?:（[\u4e00-\u9fff、]{{0,10}}管委会?）|（行署）"
    rf"|（街道办事处）|（区?办事处）|（街道）|（乡?镇(?:人民)?政府）)?"
    r"|各盟行政公署(?:、市(?:人民)?政府)?"
    r"|地区行(?:政公)?署(?!专员|办|令|第)|盟行(?:政公)?署(?!专员|办|令|第)|行署(?!专员|办|令|第|各|[有相]关|文件)"
    r"|各(?:主城|城市?)区(?:人民)?政府"
    r"|各(?:街镇|镇街)(?:（[\u4e00-\u9fff]{1,6}区）)?"
    rf"|各(?:[有相]关)?(?:地级以上市|地级市|地州市|地市州?(?!场)|地(?![区方段域点])|(?<=各)地区(?![行的间内域])|省份|{LEVEL}{{1,8}}(?!{LEVEL})(?![场域级类民内直县市政委属管长]){NO_DEPARTMENT})"
    rf"{''.join(f'|{level}级?{AFTER_GOVERNMENT}' for level in '省市州盟县区旗乡镇')}"
    rf"{''.join(f'|{below}(?:{OF_LEVEL_BELOW}|{NO_DEPARTMENT})' for below in LEVELS_BELOW)}"
    rf"{''.join(f'|{above}(?:地方)?(?:各级)?(?:人民政府|政府)' for above in AND_ABOVE)}"
    rf"|两级{AFTER_GOVERNMENT}|三级{AFTER_GOVERNMENT}"
    r"|城市街道办事处|苏木(?:、?乡镇?)?(?:人民)?政府"
    r"|自治区(?:人民)?政府|乡(?:镇|（镇）)(?:人民)?政府|镇（乡）(?:人民)?政府|街(?:道（[\u4e00-\u9fff]{2,6}）办事处"
    r"|道办事处(?:（镇人民政府）|（镇政府）|（乡镇人民政府）|（镇（乡）人民政府）)?|镇(?:人民)?政府)"
    rf"{''.join(f'|{local}(?:人民)?政府(?!性|债|专项)' for local in ('属地', '当地', '统筹地区', '地方各级', '地方'))}"
)
GOVERNMENT_SIGNS: Final = ("各", "政府", "署", "街", "县（")  # looked for first
# 新城镇、万祥镇、泥城镇和书院镇; 乡、镇人民政府 and 各镇、街道 name no town
TOWN: Final = re.compile(rf"(?P<town>{TOWN_NAME})")
TOWNS: Final = re.compile(
    rf"(?:(?<=[，。；：、\n由])|(?<![\u4e00-\u9fff])){TOWN_NAME}(?:、{TOWN_NAME})+(?:[和及与]{TOWN_NAME})?(?=[，。；：、（负应要将按]|重点|做好|$)"
)


def government_spans(text: str, start: int, end: int, places: Places) -> Iterator[tuple[int, int]]:
    """The governments between `start` and `end` with the levels before them: 市和区县（市）人民政府, 临沧市人民政府.

    Guarantees: governments in reading order, then the committees of zones.
    """
    signs = any(text.find(sign, start, end) >= 0 for sign in GOVERNMENT_SIGNS)
    for match in GOVERNMENT.finditer(text, start, end) if signs else ():
        begin = match.start()
        if text[begin] in PLACE_CHARACTERS and text.endswith(GOVERNMENT_ENDINGS, begin, match.end()):
            placed = _place_before(text, start, begin + 1, places)
            region = _region_before(text, start, begin + 1) if text[begin + 1] != "（" else begin
            follows = LISTED_BEFORE.fullmatch(text, placed, region) and _region_before(text, start, placed + 1) < placed
            in_name = region < placed and text.startswith(ZONES, placed)  # 浦东|新区政府
            begin = region if follows or in_name or placed == begin else placed
            if pilot := PILOT.search(text, max(start, match.start() - LONGEST_PILOT), match.start()):
                begin = pilot.start()
        elif text[begin] in "两三":  # 市、县两级政府
            begin = _place_before(text, start, begin + 2, places)
        elif text[begin] in "乡镇" and text.endswith("、", start, begin):  # 市、县（区）、乡（镇）人民政府
            first = max(start, begin - LONGEST_PLACE)
            begin = other_levels_before(text, first, begin)
        elif text[begin] in "乡镇街" and text.endswith(PLACES_THERE, start, begin):
            begin -= 2
        yield begin, match.end()
    if any(text.find(level, start, end) >= 0 for level in ("镇、", "乡、", "街道、")):
        yield from (
            town.span("town")
            for towns in TOWNS.finditer(text, start, end)
            for town in TOWN.finditer(text, *towns.span())
        )
    if any(text.find(zone, start, end) >= 0 for zone in ("区管", "园管")):
        for zone in ZONE_COMMITTEE.finditer(text, start, end):
            yield _start_of_zone(text, start, zone.start(), places), zone.end()


def _place_before(text: str, limit: int, start: int, places: Places) -> int:
    return places.start_before(text, max(limit, start - LONGEST_PLACE), start)


def _start_of_zone(text: str, limit: int, start: int, places: Places) -> int:
    """Where the name of a zone begins that is found at `start`: with its place, or as a list names it.

    新蒲新区 in 各区人民政府、新蒲新区管委会; a conjunction parts it from what is before: 奉贤区和|临港地区管委会.
    """
    if text[start - 1] in "和与及由":
        return start
    if text[start - 1] == "各":  # 鼓励各|开发区管委会; 市属各开发区管委会
        owned = text.startswith(LEVEL_OF_OWNER, start - 3) and text.startswith("属", start - 2)
        return start - 3 if owned and start - 3 >= limit else start - 1
    placed = _place_before(text, limit, start, places)
    if placed < start:
        return placed
    joint = text.rfind("、", max(limit, start - LONGEST_REGION), start)
    return joint + 1 if joint >= 0 and text[joint + 1 : start].isalpha() else start


def _region_before(text: str, limit: int, end: int) -> int:
    """Where the name of a region that ends at `end` begins; its last character where none is known."""
    regions = load_region_lexicon().full
    starts = range(max(limit, end - LONGEST_REGION), end - 1)
    found = (start for start in starts if text[start:end] in regions and text[start] not in "和与")  # 部门和县政府
    return next(found, end - 1)
