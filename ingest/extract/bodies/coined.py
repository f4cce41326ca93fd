"""Names of bodies that the lexicon has not and a document itself shows to be bodies: 市供水调度中心负责…."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.nobody import may_be_a_name
from hengce.ingest.extract.bodies.place_words import ABOVE, ONE_CHARACTER, ONE_LEVEL
from hengce.ingest.marks import count_before, last_place
from hengce.ingest.model import Parsed, Provision

SOME: Final = "(?:有关|相关)?"
LEVELS: Final = (
    rf"(?:{ABOVE}|地方各级|各级|国家|当地|所在地|属地"
    rf"|(?:{SOME}{ONE_LEVEL}(?:、|和|及|与|或者?))*{SOME}(?:{ONE_LEVEL}|镇|乡)(?!级|直|内|外|属|场|民))的?"
)
# A name that opens a clause: with its place, or a department by its line alone
WORD: Final = (
    r"(?:(?!(?<!自)由|商[省市州盟县区旗国自]|[及和或与其的对将向被该并把可]|应(?!急)|依法|设立|负责|建立)"
    r"[\u4e00-\u9fff])"
)
ALONE: Final = re.compile(
    rf"(?:(?!经(?!济)){WORD}){{2,10}}(?:(?:管理|主管|行政|执法)部门|(?:管理|监督|执法|经办)机构|机关)"
)
# 财政经管办, 社会事业处, 联席会议办公室: offices that a street, a zone or a conference names without its place
OFFICE: Final = re.compile(
    rf"(?![各本此每某一两三有全])(?:(?!经(?!济|管|发|营)){WORD}){{2,20}}"
    r"(?:(?<![督承协主会交经举开查申代筹领快通联帮转])办|(?<![之何到此好用出住判惩查调科论])处"
    r"|(?:小组|会议|指挥部|专班|综合|政|委)办公室|筹建组|专班)"
)
OFFICE_ENDS: Final = "办处室组班"  # looked at first
ALONE_ENDS: Final = "门构关"
CENTRE: Final = re.compile(rf"(?![各本此每某一两三有全])(?:{WORD}){{2,8}}(?:中心|所|站|执法队)")
CHARGES: Final = ("负责", "牵头", "具体负责", "主要负责", "统筹负责")
ENDINGS: Final = (
    "(?:部门|机关|机构|单位|委员会|办公室|中心|指挥部|小组|联席会议|专班|[总支大]队|公司|集团|协会|基金|[站所局办])"
)
CORE: Final = rf"(?P<core>{WORD}{{2,24}}{ENDINGS}|(?:总?工会|残联|妇联|共青团|科协|工商联)组织)"
PLACED: Final = re.compile(CORE)  # behind the document's own region by its name
SUBJECT: Final = re.compile(
    rf"{LEVELS}(?:(?:地方)?(?:各级)?(?:人民)?政府)?{CORE}"
    rf"|[^，。；：\n]{{0,16}}(?:政府|部门|机关|[局委厅省市州县区旗])(?:依法|统一)?(?:设立|组建|确定|指定|成立)的(?P<set>{WORD}{{2,16}}(?:机构|部门|委员会|中心))"
    rf"|(?P<alone>{ALONE.pattern})"
)
# 由县担保公司为农户提供担保, 由市政工程局管理处编制
BY: Final = re.compile(
    rf"由{LEVELS}(?P<core>{WORD}{{2,16}}?{ENDINGS})"
    r"(?=组织|审[批核查定议]|督办|牵头|负责|受理|办理|编制|制定|实施|查处|核[定准]|统一|统筹|协调|下达|召开|认定|批准|确[定认]|评[审估]|研究|提供|为[^，。；的]{2,20}(?:的[^，。；的]{2,20})?提供)"
    r"(?![^，。；]{0,6}的)"
)
# 成立市人才安居工作领导小组，负责研究…: the document sets it up and says what it is to do
SET_UP: Final = re.compile(
    rf"(?:成立|设立|组建|建立){LEVELS}(?P<core>{WORD}{{2,24}}?(?:(?:领导|专项|工作|协调|推进)小组|联席会议|指挥部))"
    r"(?=，(?:负责|统筹|承担|研究|协调))"
)
SET_UP_SIGNS: Final = ("小组，", "联席会议，", "指挥部，")  # looked at first
GROUP: Final = re.compile(
    "(?:(?:领导|专项|工作|协调|推进)小组|联席会议|专班|指挥部)(?:办公室)?$"
)  # 市推进服务业发展领导小组
ITEMS: Final = re.compile(r"(?!(?<=或)者)[^、和与及或]+")
ENDS: Final = "门关构位会室心部组议班队司团站所局办处金织"
# What the body does, right behind its name or a comma
ACT: Final = (
    "(?:具体|主要|统一|统筹|牵头|)负责(?!人(?![员口才事力社民工])|任|的)"
    "|应当|应于|责令|承担|牵头|会同|是[本全]|依[法照据]|主管(?=[本全辖])|要(?!求|素|点)|将(?!乐)|按照|根据|每[年季月]|定期|不予"
    "|协调|收到|核实"
)
BEFORE_ACT: Final = re.compile(f"[{ENDS}]，?(?={ACT})")  # 设立的委员会，负责…
LONGEST: Final = 36
SHORTEST_CORE: Final = 4


class Subject(NamedTuple):
    """A name without its level, and whether a level stood before it."""

    name: str
    placed: bool


def coined_names(parsed: Parsed, reader: BodyReader) -> tuple[str, ...]:
    """The names without their levels, longest first, of bodies that open a clause which says what they do."""
    own, text = (*reversed(reader.places.path), *reader.places.called), parsed.text
    acts = [name.end() for name in BEFORE_ACT.finditer(text)]
    found = {subject for provision in parsed.provisions for subject in _subjects(text, provision, acts, own)}
    named = (BY, SET_UP) if any(sign in text for sign in SET_UP_SIGNS) else (BY,)
    found |= {Subject(match["core"], True) for pattern in named for match in pattern.finditer(text)}
    long = (
        subject
        for subject in found
        if len(subject.name) >= SHORTEST_CORE - (not subject.placed or subject.name.endswith(("办", "站")))
    )  # 服务办
    names = {subject.name for subject in long if _is_new(subject, reader)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _is_new(subject: Subject, reader: BodyReader) -> bool:
    """Whether the lexicon has no such name, and none that is regulated; a group goes by what it is to further."""
    group = subject.placed and GROUP.search(subject.name) is not None
    return reader.read(subject.name) is None and (group or may_be_a_name(subject.name, with_level=subject.placed))


def _subjects(text: str, provision: Provision, acts: list[int], own: tuple[str, ...]) -> Iterator[Subject]:
    start = provision.start + len(provision.label)
    for act in acts[count_before(acts, start) : count_before(acts, provision.end)]:
        stop = act - (text[act - 1] == "，")
        if stop > start:
            first = max(start, stop - LONGEST)
            begin = max(first, last_place(text, first, stop, "，。；：\n") + 1)
            begin += text[begin] == "由"
            yield from _subjects_between(text, begin, stop, own)


def _subjects_between(text: str, begin: int, stop: int, own: tuple[str, ...]) -> Iterator[Subject]:
    region = next((len(name) for name in own if text.startswith(name, begin, stop)), 0)
    if region and (match := PLACED.fullmatch(text, begin + region, stop)):
        yield Subject(match["core"], True)
    elif match := SUBJECT.fullmatch(text, begin, stop):
        yield Subject(match["core"] or match["set"] or match["alone"], match["core"] is not None)
    elif match := _office(text, begin, stop):
        yield Subject(match[0], False)
    else:
        items = [item[0] for item in ITEMS.finditer(text, begin, stop)]
        for item in items:
            if item[-1] in ALONE_ENDS and ALONE.fullmatch(item):
                yield Subject(item, False)
            elif (
                item[0] in ONE_CHARACTER and (placed := SUBJECT.fullmatch(item)) and placed["core"]
            ):  # 县农牧局、县农技中心
                yield Subject(placed["core"], True)


def _office(text: str, begin: int, stop: int) -> re.Match[str] | None:
    """An office or centre named without its place that is all there is from `begin` to `stop`."""
    if stop > begin and text[stop - 1] in OFFICE_ENDS and (office := OFFICE.fullmatch(text, begin, stop)):
        return office
    return CENTRE.fullmatch(text, begin, stop) if text.startswith(CHARGES, stop) else None
