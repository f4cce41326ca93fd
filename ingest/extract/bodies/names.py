"""Printed names of bodies read as bodies: who is meant, with function, kind and full name."""

import re
from dataclasses import dataclass, field
from typing import Literal

from hengce.ingest.extract.bodies.places import ABOVE, AND_ABOVE, CLASS_PLACE, LEVELS_BELOW, Places, party_committee
from hengce.ingest.lexicon.body_forms import BodyForm
from hengce.ingest.lexicon.departments import LINE_SUFFIXES, DepartmentLexicon
from hengce.ingest.model import DepartmentKind

LEVELS = "省市州盟县区旗乡镇街道苏木"
# All governments of a level. Samples: 各县（区）人民政府, 各街道, 相关市〔州〕人民政府, 属地人民政府（管委会）, 各地
CLASS_GOVERNMENT = re.compile(
    rf"(?P<which>全[省市州县区旗]各|{ABOVE}地方(?:各级)?|{ABOVE}|各相关|各有关|各级|各|相关|有关|属地|所在地|当地|地方各级|地方)"
    rf"(?P<level>地（[州市、]+）|地|地方|[{LEVELS}设直辖特新自治开发高功能园片度假级城主（）〔〕\[\]、及]{{1,18}})?"
    r"(?P<tail>(?:党委、?|党委和)?(?:人民政府|政府)|街道办事处|办事处|街办|管委会|管理委员会|管理办公室|镇村)?"
    r"(?:[（〔](?:管委会|街道办事处|街道)[）〕])?"
)
GOVERNMENT = re.compile(
    r"(?P<place>(?:(?!所在|户籍|在地|应当|委员会|部门|会同|报送|以及|由|对|的|向(?!阳)|将(?!乐))[\u4e00-\u9fff]){0,8}?[省市州盟县区旗乡镇]|自治区)?(?:人民)?政府(?P<also>（(?:街道办事处|街道|管委会)）)?"
)
PLACE_ALONE = re.compile(r"[\u4e00-\u9fff]{1,7}[市州县旗]|[\u4e00-\u9fff]{2,9}区")  # 贵阳市, 高新技术产业开发区
ZONE = re.compile(r".*(?:开发|高新|示范|园|新|港|片|试验|度假)区")  # run by a committee, not by a government
# 乡镇（街道）要落实属地责任, 街道办事处应当会同民政部门验收
BARE_CLASS = re.compile(
    rf"(?P<below>{LEVELS_BELOW}|乡?镇（街道）|乡镇街道|镇街|街镇)(?:(?:人民)?政府(?:（管委会）|（街道办事处）|（街道）)?)?"
    r"|(?P<government>乡（镇）|镇（乡）|乡镇|(?:乡镇、?)?苏木(?:、?乡镇?)?|[省市县区]级)(?:人民)?政府"
    r"|(?P<office>街道办事处(?:（(?:乡?镇|镇乡|镇（乡）)人民政府）)?)"
)
BRANCH_OF_LEAGUE = re.compile(r"(?:共青)?团.{1,3}委")  # 团市委 says its place inside
COMMITTEES = ("管委会", "管理委员会")
COMMITTEE = re.compile(
    rf"(?:[\u4e00-\u9fff（）“”]{{0,20}}[区园港城岛湖山谷片带地局]）?)?(?:{'|'.join(COMMITTEES)})"
)  # 临港新片区管委会
COLLECTIVE = re.compile(r"(?:全[省市县区旗]|辖区)?(?:各级各类|各级|各地|各类|各基层|各|基层|定点)(?=.)")
OF_EVERY_LEVEL = re.compile(
    r"(?:[省市州县区旗、和（）]+(?:两级|三级)|(?:[省市州县区旗镇乡]、)+[省市州县区旗镇乡]|县级以上|旗县级?以上|县以上|[市区乡]级以上|各级|各地|当地|属地|所在地|同级|本级|地方|基层)*(?:党委|人民政府|政府)?的?"
)
FINANCIAL = re.compile(
    r"[各市区县省级]+(?:银行|金融|保险|商业|银行保险|银行业金融|保险业)(?:机构|金融机构)|各(?:商业)?银行"
)
WITH_GOVERNMENT = re.compile(r"(?<=[省市县区旗州）])(?:人民)?政府(?!采购)")  # 市人民政府港航管理机构 is 市港航管理机构
OF_GOVERNMENT = re.compile(r"(?:人民)?政府")
OF_ALL_LEVELS = (*AND_ABOVE, "各级", "各地")  # 各级民政部门 is a class of bodies, not the own one
# Nobody in particular. Samples: 各有关单位, 市政府相关单位, 其他省直有关部门, 市房地产融资协调机制成员单位
NOBODY = re.compile(
    r"(?:有关|相关|各|其他|其它|成员|(?:^|行业|业务|项目|[省市州县区旗上下同]级?)(?:行政)?主管|职能|责任|牵头|配合|参与|直属|市级|省级|县级|区级|市直|省直|县直|区直|旗直|驻)"
    r".{0,10}(?:部门|单位|机构|方面|企业|高校|院校|园区|处室|组织|部委|系统|委办局)"
)
NOTHING = re.compile(r"部门|单位|(?:司法|任免)机关|[-—－/]+|无")
# What a body's name ends in when the lexicon does not know it. Samples: 贵州金控集团, 省“双找”工作专班, 冬奥组委
UNKNOWN = re.compile(
    r"(?!.*(?:用人单位|托育机构|企业家))[\u4e00-\u9fff“”（）\w]{1,24}"
    r"(?:局|委|厅|办|办公室|部|院|会|社|队|所|站|中心|公司|集团|行|专班|台|处|组|厂|联|协会|学校|大学|银行|联盟|基地|馆|机构|署|室|党校|人大|政协|园区|港|区)"
)
TWO_NAMES = re.compile(r"([^（）]{2,20})（([^（）]{2,20})）")
OFFICE = re.compile(
    r"(?P<place>.{0,8}?[省市州盟县区旗乡镇]|自治区|)(?:(?P<party>党?委)|(?:人民)?政府|府)(?P<office>办公室|办公厅|办)"
)
OFFICES = ("办公室", "办公厅", "办")
# Who is regulated, or stands for whoever it may be. Samples: 行业主管部门, 用人单位, 建设单位, 公证机构, 市属国有企业
REGULATED = re.compile(
    r"(?:^|[省市州盟县区旗、])(?:行业|业务|上级|下级|同级|所属|国家|项目|行政|其他|其它|主管|监管|执法|审批|登记|受理|批准)(?:主管|管理)*(?:部门|机关|机构)"
    r"|(?:用人|用工|建设|施工|设计|监理|生产|经营|使用|责任|成员|牵头|实施|承办|申请|申报|托管|运营|管理|服务|招标|采购|事业)单位"
    r"|(?:公证|检验|检测|鉴定|评估|中介|服务|运营|经营|托育|养老|医疗|金融|培训|保险|银行|认证)机构|企业|学校|国家机关|(?:许可|发证|处罚|有权|审批|登记|批准|主管|编制|执法)机关|^(?:党政|司法|行政|政府|权力|立法|监察|审判|检察)机关"
)
PUNCTUATION = str.maketrans("", "", "（）〔〕[]、，“”")
THERE = ("所在地", "当地", "属地")  # 所在地民政部门 is that of another place
OF_A_KIND = ("机构", "派出所", "司法所")  # 疾控机构: all of the kind
CENTRAL_ENDINGS = ("局", "总署", "银行", "会")  # institutions in a region, departments of the State Council themselves
CORPS = ("兵团", "新疆生产建设兵团")  # it governs its cities and divisions as a province does
GOVERNED_ZONES = ("浦东新区", "滨海新区", "沈北新区", "两江新区")  # districts by law, with a government
# What an unknown name tells of itself, by its ending
KINDS: tuple[tuple[tuple[str, ...], DepartmentKind], ...] = (
    (("局", "厅", "委", "办", "办公室", "委员会", "专班"), "department"),
    (("园区", "开发区", "示范区", "新区", "港", "新城"), "government"),
    (("联合会", "协会", "学会", "商会", "总会", "促进会", "联", "协"), "mass"),
)
PARTY = re.compile(r"(?:自治区党|[省市州盟县区旗])委.")
SENTENCE_WORDS = re.compile(
    r"负责|协助|支持|督促|移交|移送|报[送请告]|通[知报]|告知|提请|责成|委托|授权|有关|承担|加强|推进|落实|建立|完善|开展|提供|做好|进行|要求|应当|将|的|会同|配合|根据|按照|依据|[，。；：]"
)
MANY_ACT = re.compile(r"加强|推进|落实|建立|完善|开展|提供|做好|进行|要|将")  # words of a sentence, not of a name


Sort = Literal["named", "line", "class", "government", "unknown", "nobody"]


@dataclass(frozen=True, slots=True)
class Body:
    """Who a printed name means.

    `line` is a bare line of work (卫生健康部门), `class` the bodies of a line at another level (各区卫生健康局, and
    区民政部门 in a city's plan), `nobody` 有关部门 and its like.
    """

    sort: Sort
    canonical: str
    function: str | None
    kind: DepartmentKind
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", _without_punctuation(self.canonical))


def _without_punctuation(name: str) -> str:
    return name if name.isalnum() else name.translate(PUNCTUATION)


NOBODY_IN_PARTICULAR = Body("nobody", "", None, "collective")


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Reads names against one lexicon for one document; each spelling is read once."""

    lexicon: DepartmentLexicon
    places: Places
    known: dict[str, Body | None] = field(default_factory=dict)
    coined: tuple[str, ...] = ()  # names that the lexicon has not, for bodies of this document

    def read(self, words: str) -> Body | None:
        """The body that `words` name, or None when they name none."""
        if words not in self.known:
            self.known[words] = self._read(words)
        return self.known[words]

    def read_item(self, words: str) -> Body | None:
        """The body of an item in a list of bodies, where an unknown name counts as one too."""
        body = self.read(words)
        if body is not None or not UNKNOWN.fullmatch(words):
            return body
        if listed := self.lexicon.listed_form(words):
            part, form = listed
            full = self.places.with_region(words.replace(part, form.full))
            return Body("named", full, form.function, "collective" if words.startswith("各") else form.kind)
        if named := self.lexicon.institution_form(words):
            return Body("named", self.places.with_region(words), named.function, named.kind)
        if self.places.split_level(words)[0] or not MANY_ACT.search(words):
            return self._unknown(words)
        return None

    def read_subject(self, words: str) -> Body | None:
        """The body that opens a clause by a name that the lexicon has not; None for nobody in particular."""
        if (
            words.startswith("其")
            or words.endswith("）")
            or "等" in words
            or REGULATED.search(words)
            or nobody(words)
            or SENTENCE_WORDS.search(words)
        ):
            return None
        return self._unknown(words)

    def unknown_line(self, words: str) -> Body:
        """The body of a line of work that the lexicon has not: 排水 in 排水、公安等部门."""
        return Body("unknown", self.places.with_region(words), None, "department")

    def _unknown(self, words: str) -> Body:
        full = self.places.with_region(words)
        if PARTY.match(words):
            return Body("unknown", f"中共{full}", None, "party")
        kind = next((kind for endings, kind in KINDS if words.endswith(endings)), None)
        if kind == "government":
            return Body("unknown", self.places.committee_of(words), None, kind)
        return Body("unknown", full, None, kind or "institution")

    def _read(self, words: str) -> Body | None:
        if len(words) < 2 or NOTHING.fullmatch(words):  # 司法机关 are courts and others
            return nobody(words)
        return (
            self._placed(words)
            or self._line(words)
            or self._collective(words)
            or self._named(words)
            or self._government(words)
            or (Body("government", CORPS[-1], None, "government") if words in CORPS else None)
            or self._office(words)
            or self._double(words)
            or self._financial(words)
            or nobody(words)
        )

    def _financial(self, words: str) -> Body | None:
        """各银行机构: all banks of the place, which a bracket may name."""
        if FINANCIAL.fullmatch(words):
            return Body("class", self.places.prefix() + words, "金融", "collective")
        return None

    def _placed(self, words: str) -> Body | None:
        """市卫生健康委, 区委编办: a word for the level and a core, which most names are."""
        place, core = self.places.split_level(words)
        if not place or core not in self.lexicon.cores or CLASS_PLACE.fullmatch(place):
            return None
        form = self.lexicon.core_form(place, core)
        full = self.places.regional(form)
        canonical = self.places.fill(full, place, core) if form.is_template else self.places.full_name(place, full)
        return Body("named", canonical, form.function, form.kind)

    def _line(self, words: str) -> Body | None:
        place, bare = "", words
        if words.endswith(LINE_SUFFIXES):
            bare = OF_EVERY_LEVEL.sub("", words, count=1).removeprefix("各")
            if not self.lexicon.line_of(bare):
                place, bare = self.places.split_level(bare)
                bare = OF_EVERY_LEVEL.sub("", bare, count=1)  # 重庆市各级粮食部门
                bare = OF_GOVERNMENT.sub("", bare, count=1)  # 市人民政府民政部门
        if (words in self.lexicon.cores and not self.lexicon.lines.get(words)) or not (
            form := self.lexicon.line_of(bare)
        ):
            return None
        if self.places.national and words in self.lexicon.cores:
            return None
        return self._line_of_others(words, place, form) or Body(
            "named" if place else "line", self._line_in_full(words, form), form.function, form.kind
        )

    def _line_of_others(self, words: str, place: str, form: BodyForm) -> Body | None:
        """The bodies of a line that are not the document's own department of it; None when words mean that."""
        full = self.places.with_region(WITH_GOVERNMENT.sub("", words, count=1))
        if words.endswith("机构"):
            return Body("named", full, form.function, "institution") if place else _class(full, form, "collective")
        if words.startswith(OF_ALL_LEVELS) or words.removeprefix(place).startswith(OF_ALL_LEVELS):
            return _class(full, form, "collective")
        if words.startswith(THERE):
            return _class(full, form, form.kind)
        if place and self.places.is_elsewhere(place):
            return _class(self.places.class_name(place, form), form, form.kind)
        return None

    def _line_in_full(self, words: str, form: BodyForm) -> str:
        """What a bare line is in full when the document names no body of it: 财政, 省财政部门 → 吉林省财政厅."""
        if core := self.lexicon.mass_cores.get(form.function):
            return self.canonical(core, self.lexicon.cores[core])
        if form.kind != "department" or self.places.national:
            return self.places.with_region(words)
        return self.places.prefix() + form.full + form.usual[0 if self.places.is_province else 1]

    def _collective(self, words: str) -> Body | None:
        match = COLLECTIVE.match(words)
        form = self.lexicon.form_of(words[match.end() :]) if match else None
        if form is None or form.kind != "institution":
            return None
        return Body("named", self.places.with_region(words), form.function, "collective")

    def _named(self, words: str) -> Body | None:
        form = self.lexicon.form_of(words)
        if form is None:
            return None
        if words.startswith("各") or CLASS_PLACE.match(words):
            return Body("class", self.places.prefix() + words, form.function, form.kind)
        if words in self.lexicon.cores and words.endswith(OF_A_KIND):
            return Body("class", self.places.prefix() + words, form.function, "collective")
        alone = words in self.lexicon.cores and not self.places.national and not BRANCH_OF_LEAGUE.fullmatch(words)
        central = form.national and words.endswith(CENTRAL_ENDINGS) and self.places.is_central(self._before_core(words))
        kind = "department" if central and form.kind == "institution" else form.kind
        return Body("line" if alone else "named", self.canonical(words, form), form.function, kind)

    def _government(self, words: str) -> Body | None:
        if bare := BARE_CLASS.fullmatch(words):
            full = bare["office"] or (bare["below"] or bare["government"]) + "人民政府"
            return Body("government", self.places.prefix() + full, None, "government")
        if "政府" in words and not words.startswith("各") and (single := GOVERNMENT.fullmatch(words)):
            full = self.places.region_of(single["place"] or "") + "人民政府" + (single["also"] or "")
            return Body("government", full, None, "government")
        match = CLASS_GOVERNMENT.fullmatch(words)
        if match and (match["level"] or match["tail"]):
            return Body("government", self.places.with_region(class_government(match)), None, "government")
        if words.endswith(COMMITTEES) and COMMITTEE.fullmatch(words):
            zone = words.removesuffix("管委会").removesuffix("管理委员会")
            return Body("government", self.places.committee_of(zone), None, "government")
        if PLACE_ALONE.fullmatch(words):
            is_zone = ZONE.match(words) and words not in GOVERNED_ZONES
            full = self.places.committee_of(words) if is_zone else self.places.region_of(words) + "人民政府"
            return Body("government", full, None, "government")
        return None

    def _double(self, words: str) -> Body | None:
        """市发展改革委（市能源局）: two name plates, one body, which goes by the first."""
        match = TWO_NAMES.fullmatch(words) if words.endswith("）") else None
        return self.read(match[1]) if match and self.read(match[2]) else None

    def _office(self, words: str) -> Body | None:
        """市政府办公室, 县委办公室: the office of a government or a party committee, of no single line of work."""
        match = OFFICE.fullmatch(words) if words.endswith(OFFICES) else None
        if match is None:
            return None
        office = "办公厅" if match["office"] == "办公厅" else "办公室"
        region = self.places.region_of(match["place"])
        if match["party"]:
            return Body("named", party_committee(region) + office, None, "party")
        return Body("named", f"{region}人民政府{office}", None, "department")

    def _before_core(self, words: str) -> str:
        return words[: len(words) - len(self.lexicon.core_at_end(words) or "")]

    def canonical(self, words: str, form: BodyForm) -> str:
        """The full name of a body printed as `words`."""
        place = self._before_core(words)
        if form.national and self.places.is_central(place):
            return form.national
        if form.is_template:
            return self.places.fill(form.full, place, words[len(place) :])
        parts = self.lexicon.merged_parts(words)
        if not parts:  # a branch with its place behind: 中国人民银行贵阳中心支行
            base, rest = self.lexicon.branch_parts(words)
            parent = self.read(base) if form.full == words else None
            full = parent.canonical + rest if parent and parent.sort == "named" else form.full
            return self.places.branch_name(full)
        if self.lexicon.core_form(place, parts[-1]) != form:
            place = words[: len(words) - sum(map(len, parts))]
        return self.places.full_name(place, self.places.regional(form))


def _class(full: str, form: BodyForm, kind: DepartmentKind) -> Body:
    return Body("class", full, form.function, kind)


def class_government(match: re.Match[str]) -> str:
    """The full words for all governments of a level: 各街道 → 各街道办事处, 各县区 → 各县区人民政府."""
    level = (match["level"] or "").replace("〔", "（").replace("〕", "）").replace("[", "（").replace("]", "）")
    tail = match["tail"] or ("办事处" if level.endswith("街道") else "人民政府")
    tail = {"政府": "人民政府", "街办": "街道办事处"}.get(tail, tail)
    if level.endswith("街道") and tail == "街道办事处":
        tail = "办事处"
    rest = next((also for also in ("（管委会）", "（街道办事处）", "（街道）") if match[0].endswith(also)), "")
    return match["which"] + level + tail + rest


def nobody(words: str) -> Body | None:
    """The body that stands for nobody in particular, when `words` are of that kind."""
    return NOBODY_IN_PARTICULAR if NOBODY.search(words) or NOTHING.fullmatch(words) else None
