"""How a line opens that says what a body is to do: 县财政局：负责…, ——市教育局、市体育局：…, 水务部门负责…."""

import re
from typing import Final, NamedTuple

from hengce.ingest.extract.bodies.body import Listed
from hengce.ingest.extract.bodies.levels import each_level, of_each_level
from hengce.ingest.extract.bodies.lists import read_list
from hengce.ingest.extract.bodies.mentions import BY_THEIR_PART, find_mentions
from hengce.ingest.extract.bodies.name_words import PLATE
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.nobody import may_be_a_name
from hengce.ingest.extract.bodies.shares import LEAD_MARK
from hengce.ingest.lexicon.departments import LINE_SUFFIXES

# What may close a body's name at the start of a line. Sample: 县卫体|局|负责制定…
NAME_ENDS: Final = "局委厅办部会院所队心室协行社站署府道镇校团司台企门关位构组联处馆议）"
NAME_END: Final = re.compile(rf"[{NAME_ENDS}]|[区县](?=负责)")
LONGEST_LIST: Final = 40  # 市民政局、市财政局、市人力资源社会保障局： fits, a sentence does not
LONGEST_LINE: Final = 12  # 安全生产监督管理
LONGEST_JOINT: Final = 100  # 商业、金融、旅游、体育、卫生、铁路、民航、城市交通、邮政、电信等行政管理部门
SIGNS: Final = "—-–●■◆·★※▲• "  # of an item without a number: ——市教育局：…
CLOSES_NAMES: Final = ("：", "\t", "\n")  # 县妇联： or, in a table and as a heading, 县妇联 alone
# The words between the name and the duty. Samples: ：负责, 主要负责, 。负责, 的主要职责是
OPENING: Final = re.compile(
    r"(?:的?(?:主要)?(?:工作)?职责(?:是|为)?)?(?:[：:。—\s]*|，(?=(?:主要|具体|统筹)?负责))(?:要|应当?)?(?:依法(?=主要|具体"
    r"|牵头|统筹|负责))?(?:(?:主要|具体|统筹)?负责(?!任|人(?![员口才事力社民工]))|主要)?(?:职责)?[：:]?"
)
MARKS: Final = ("：", "负责", "。", "—", "\t", "\n", "职责")
CHARGED: Final = ("负责", "职责：", "主要职责：", "的职责：", "的主要职责：")
IS: Final = ("是", "主管", "作为", "受")
# 市公安局|是…的主管部门，负责|登记; 市公安局|作为牵头单位，负责|…; 市培训中心|受市人社局委托，负责|…
# but 市公安局|主管…，负责…
BEHIND_WHAT_IT_IS: Final = re.compile(
    r"(?:(?:是|作为)[^，。；\n]{2,40}|受[^，。；\n]{2,30}委托)，(?:依法)?(?:主要|具体|统筹)?负责(?!任|人(?![员口才事力社民工]))"
)
OR_OTHERS: Final = re.compile(r"(?:或者?|和|及)[^，。；、]{0,6}(?:主管|管理)?(?:部门|单位)")  # …或者行业主管部门负责
AS_PLACED: Final = ("各", "团", "共", "国", "中", "武警", "人行", "村", "社区", "街道")  # 团市委, 国网临沧供电公司
BRACKETS: Final = "（〔【[［"
OF_OFFICE: Final = ("公室", "公厅", "事处", "门", "办事", "居")  # 市住房保障办|公室, 市教育部|门, 街道|办事处
# 市住房保障办公室（以下称住房保障部门）, 市委文明办（市创城办）, 市社会事业局（民政部门）
CALLED: Final = re.compile(f"（以下[^（）]*）|{PLATE.pattern}|（[\u4e00-\u9fff]{{2,8}}部门）")
# 监督组：负责…, of those who work in turns: no body; 领导小组 and 筹建组 are
GROUP: Final = re.compile(r"(?<!筹建)(?<!领导小)组$")
JOINTS: Final = ("、", "和", "及", "与")
# 县级以上人民政府|有关部门, who are nobody in particular; 村民委员会|成员
OTHERS: Final = ("其他", "其它", "有关", "相关", "所属", "成员")
TOLD: Final = ("部门", "应当", "协助", "配合")  # 街道办事处和社区居委会应当协助…


class Opening(NamedTuple):
    """The start of a body's duties: who, and where the first sentence begins: behind the end where there is none."""

    bodies: tuple[Listed, ...]
    text_start: int
    marked: bool  # by ：, 负责 or the end of a line
    urged: bool  # by 要, 应当 or 是: enough where a heading says that duties are listed


def read_opening(text: str, start: int, end: int, reader: BodyReader) -> Opening | None:
    """The bodies a line opens with, longest reading first: 县计生协会参与… opens with 县计生协会."""
    start = next((at for at in range(start, end) if text[at] not in SIGNS), end - 1)
    limit = min(end, start + LONGEST_LIST)
    closes = [at for mark in CLOSES_NAMES if (at := text.find(mark, start, limit)) > start]
    stop = min(closes, default=end if end == limit else start)
    if bodies := _listed_up_to(text, start, stop, reader):
        return opened(text, bodies, stop, end)
    placed = text.startswith((*AS_PLACED, *reader.places.shorts), start) or reader.places.national
    placed = placed or reader.places.split_level(text[start:limit])[0] != ""
    comma = text.find("，", start, limit)
    name_ends = [
        m.end()
        for m in NAME_END.finditer(text, start + 1, comma if comma >= 0 else limit)
        if not text.startswith(OF_OFFICE, m.end())
    ]
    for stop in reversed(name_ends):
        charged = text.startswith(CHARGED, stop)  # 公安局负责…, 人民银行临沧支行负责…, 经办银行主要职责：…
        if not (placed or charged or text.endswith((*LINE_SUFFIXES, "）"), start, stop)):  # 财政部门负责…
            continue
        if text.startswith(JOINTS, stop) or _is_level_of_lines(text, stop, end, reader):
            continue
        bodies = _bodies_of(text, start, stop, reader)
        if bodies and (placed or not charged or bodies[0].body.kind != "government"):
            return None if text.startswith(OTHERS, stop) else opened(text, bodies, stop, end)
    return _joint_opening(text, start, end, reader)  # 自然资源部门、林业部门负责…


def _is_level_of_lines(text: str, stop: int, end: int, reader: BodyReader) -> bool:
    """Whether what is named up to `stop` is but the level of a list: 县级以上人民政府|公安、财政等部门."""
    joint = text.find("、", stop, min(end, stop + LONGEST_LINE))
    return joint > stop and text[stop:joint] in reader.lexicon.lines


def opened(text: str, bodies: tuple[Listed, ...], stop: int, end: int) -> Opening | None:
    """The opening of a line whose bodies are named up to `stop`; None where nobody is."""
    bodies = tuple(item for item in bodies if not _is_group(text, item))
    begin = behind_opening(text, stop, end)
    marked = any(text.find(mark, stop, begin) >= 0 for mark in MARKS)
    describes = text.startswith(IS, begin)
    if describes and (charge := BEHIND_WHAT_IT_IS.match(text, begin, end)):
        return Opening(bodies, charge.end(), True, True) if bodies else None
    indirect = describes or text.startswith("会同", stop) or BY_THEIR_PART.match(text, stop, end)
    if not marked and indirect:  # 按照各自职责负责…, 会同有关部门负责…
        marked = text.find("负责", stop, min(end, stop + LONGEST_LIST)) >= 0
    return Opening(bodies, begin, marked, begin > stop or describes) if bodies else None


def _is_group(text: str, item: Listed) -> bool:
    return item.body.sort == "unknown" and GROUP.search(text, item.start, item.end) is not None


def behind_opening(text: str, start: int, end: int) -> int:
    """Where the duty itself begins that stands behind a name or on a line of its own: behind 负责."""
    if called := CALLED.match(text, start, end):
        start = called.end()
    return OPENING.match(text, start, end).end()  # type: ignore[union-attr]  # it may be empty


def _listed_up_to(text: str, start: int, stop: int, reader: BodyReader) -> tuple[Listed, ...]:
    """The bodies of a list that is all there is up to `stop`, but for a remark on who leads: 市商务局（牵头部门）."""
    if stop <= start or text[stop - 1] == "。" or text.find("，", start, stop) >= 0:  # a sentence
        return ()
    alone = reader.read(text[start:stop]) if text[stop - 1] != "）" else None
    if alone and alone.sort not in ("nobody", "unknown"):
        return of_each_level(text, Listed(start, stop, alone), reader)
    mark = LEAD_MARK.search(text, start, stop) if text[stop - 1] == "）" else None
    found = read_list(text, start, mark.start() if mark else stop, reader)
    sure = text.startswith(("：", "\t"), stop) or all(item.body.sort != "unknown" for item in found.items)
    return found.bodies if sure and not found.unread else ()


def _bodies_of(text: str, start: int, stop: int, reader: BodyReader) -> tuple[Listed, ...]:
    """The bodies named up to `stop`: one, one for each level (市、县（市、区）民政部门), or several known ones."""
    body = reader.read(text[start:stop])
    if body is not None and body.sort == "government" and text.find("、", start, stop) >= 0:
        return read_list(text, start, stop, reader).bodies  # 各区县、开发区管委会 are two
    if body is not None:
        return of_each_level(text, Listed(start, stop, body), reader) if body.sort != "nobody" else ()
    if levels := each_level(text, start, stop, reader):
        sure = text.endswith(LINE_SUFFIXES, start, stop) or all(item.body.sort != "unknown" for item in levels)
        return levels if sure else ()
    if not any(text.find(joint, start, stop) >= 0 for joint in ("、", "会同")):
        return ()
    found = read_list(text, start, stop, reader)
    return () if found.unread or any(item.body.sort in ("unknown", "nobody") for item in found.items) else found.bodies


def _joint_opening(text: str, start: int, end: int, reader: BodyReader) -> Opening | None:
    """The opening of several bodies, names that the lexicon has not among them: 市容环卫、绿化等部门负责…."""
    limit = min(end, start + LONGEST_JOINT)
    charge = text.find("负责", start, min(end, start + LONGEST_LIST))
    if text[start] in BRACKETS or not any(text.find(joint, start, limit) > 0 for joint in JOINTS):
        return _opening_of_unknown(text, start, charge, end, reader)
    found = read_list(text, start, charge, reader) if charge > 0 and text.find("、", start, charge) > 0 else None
    if found and found.bodies and not found.unread and text.find("由", start, charge) < 0:
        return opened(text, found.bodies, charge, end)
    if charge < 0 and not any(text.find(word, start, limit) >= 0 for word in TOLD):
        return None
    first = next(iter(find_mentions(text, start, limit, reader)), None)
    if first is None or first.start != start or text.startswith(JOINTS, first.end):  # 县人民政府及其所属乡镇
        return None
    other = OR_OTHERS.match(text, first.end, end)
    return opened(text, first.bodies, other.end() if other else first.end, end)


def _opening_of_unknown(text: str, start: int, charge: int, end: int, reader: BodyReader) -> Opening | None:
    """The opening of one body of the place that the lexicon has not: 临沧供水调度中心负责…."""
    words = text[start:charge] if charge > start else ""
    placed = words.startswith(reader.places.shorts) or reader.places.split_level(words)[0]
    if not placed or "由" in words or not may_be_a_name(words):
        return None
    body = reader.read_item(words)
    return opened(text, (Listed(start, charge, body),), charge, end) if body and body.sort != "nobody" else None
