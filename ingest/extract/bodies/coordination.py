"""Coordination bodies: leading groups and joint conferences that a document sets up, with lead, office and members."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hengce.ingest.extract.bodies.body import Listed
from hengce.ingest.extract.bodies.lists import read_list
from hengce.ingest.extract.bodies.mentions import find_mentions
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.marks import last_place
from hengce.ingest.model import Parsed, Provision

KINDS: Final = (
    r"(?:联席会议|领导小组|领导组|协调小组|(?:工作)?专班|指挥部|工作组|工作小组|协调机制|协作机制|委员会"
    r"|专项小组|推进小组)"
)
# 联席会议由市委编委办、…、市消防救援支队等17个部门组成; 成员单位包括…; 成员单位：…
COMPOSED: Final = re.compile(
    # but not 由公安、安监等部门组成的救援联动机制, nor 办公室成员由…组成
    rf"由(?=[^。；\n]*组成)(?<!办公室由)(?<!办公室成员由)(?P<list>(?:(?!由|任组长)[^。；\n]){{6,600}}?)(?:共同)?组成(?!的(?![^，。；\n]{{0,40}}{KINDS}))"
    # 从市教育局、市财政局抽调人员组成
    r"|从(?P<drawn>[^。；\n]{6,300}?)(?:等?(?:相关|有关)?(?:单位|部门))?抽调"
    # 召集人由副市长担任。成员包括市教育局、市财政局等单位分管负责同志
    r"|(?<=[。；，\n])成员(?:为|包括|有)(?P<seated>[^。；\n]{6,600})"
    r"|成员单位(?:为|包括|有|：|由)(?P<units>[^。；\n]{6,600})"
    rf"|{KINDS}成员(?:为|包括|有|：)(?P<members>[^。；\n]{{6,600}})"
    # 建立由市教育局牵头，市发展改革委、市公安局参加的联席会议制度
    rf"|(?:牵头|召集)，(?P<joining>[^。；\n]{{6,300}}?)(?:共同)?参[加与]的[^，。；\n]{{0,30}}?{KINDS}"
    # 建立全市消费工作联席会议制度，由市商务局牵头，市财政局、市公安局等单位参加
    rf"|(?:建立|成立|设立|组建|健全|完善|实行|落实)[^，。；\n]{{0,50}}?{KINDS}(?:工作)?(?:制度|机制)?，[^。；\n]{{2,60}}?"
    r"(?:牵头|召集|为[^，。；\n]{0,6}单位|召集人)[^，。；、\n]{0,6}，(?P<convened>[^。；\n]{6,400}?)(?:共同|协同)?参[加与](?=[，。；\n]|$)"
)
# 由分管副市长任组长，市卫健局、市财政局主要负责人为成员
SEATED: Final = compile_for_search(
    r"(?:主要|分管|有关|相关)*(?:负责人|负责同志|领导)?(?:为|任|作为|担任|是)(?:[^，。；、为任]{0,8}(?:会议|小组|专班|委员会|指挥部))?(?:的)?(?:成员|委员)(?!单位[：为有])"
)
# 由市教育局、市财政局负责同志组成, 市公安局局长任副组长, 各镇镇长: who sits for a body
PERSONS: Final = re.compile(
    r"(?:主要|分管|有关|相关)*(?:负责人|负责同志|领导(?!小组)|同志|人员)"
    r"|(?:主要|分管|有关|相关)*(?:(?:党工?委|党组)?副?书记|副?(?:局长|主任(?!委员)|部长|院长|行长|支队长|大队长|镇长|乡长)|(?<=[省市县区旗州府管])副?[省市县区旗州]长)(?![、和及与](?:局长|主任|镇长|乡长))"
)
LEADS_IT: Final = re.compile(
    r"(?:召集人|组长|总?指挥长?)(?:由|为)|(?:任|担任|为|兼任)(?:[^，。；、\n副]{0,6})?(?:总?召集人|组长|总?指挥长?|主任委员|主任)"
)
# Looked for first
COMPOSED_SIGNS: Final = ("组成", "抽调", "成员")
JOINED_SIGNS: Final = ("参加", "参与")  # beside one of a body
BODY_SIGNS: Final = ("联席会议", "小组", "领导组", "专班", "指挥部", "工作组", "机制", "委员会")
SEATED_SIGNS: Final = ("成员", "委员")
CLAUSES: Final = re.compile(r"[^，。；：\n]+")
SPEAKS_OF: Final = ("组成", "成员", "抽调", "组长", "召集人", "参加", "参与")
# 完善国务院职业教育工作部际联席会议制度
NAME: Final = re.compile(
    rf"(?:(?:充分|进一步|切实|不断|要)*(?:完善|健全|强化|加强|发挥|依托|利用|落实|坚持|优化|调整))?(?P<name>[^，。；：\n“”]{{2,50}}?{KINDS})"
)
# 成立促进消费工作领导小组; 成立由市领导任组长、…为成员的促进消费工作领导小组
SET_UP: Final = re.compile(
    rf"(?:成立|建立|设立|组建)(?:由[^。；]{{2,300}}?的)?(?P<name>[^，。；：\n由的]{{0,50}}?{KINDS})"
)
HEADING_TAIL: Final = re.compile(
    r"(?:(?:组成人员|成员|组成单位|成员单位|人员|工作)*(?:名单|制度|规则|职责|及职责分工)+|组成人员)+$"
)
LEADER: Final = re.compile(
    r"由(?P<calls>[^，。；\n、]{2,24}?)召集(?!人)|召集人由(?:[^。；\n]{2,30}?(?:长|领导|同志)(?:和|、"
    r"|及))?(?P<convenes>[^，。；\n、和]{2,16}?)(?:(?:主要|分管)*(?:负责人|负责同志|领导)|主任|[局部厅]长)担任|"
    r"(?P<before>(?:(?!由)[^，。；：\n、]){2,24}?)(?:(?:主要|分管)*(?:负责人|负责同志|领导))?(?:为|是|担任|作为)(?:联席会议"
    r"|领导小组)?(?:总)?(?:牵头|召集)(?:部门|单位|人单位)?|(?:牵头|召集人)单位[：为](?P<after>[^，。；\n]{2,24})"
    r"|由(?P<chairs>[^，。；\n、]{2,16}?)(?:主任|部长|局长|厅长|(?:主要)?负责(?:人|同志))(?:担任|任)总?(?:召集人|组长)"
)
# 建立由市教育局牵头的联席会议, but 由市教育局牵头 in another part is about something else
LED_BY: Final = re.compile(r"由(?P<by>[^，。；\n、]{2,24}?)牵头|(?<=召集，)(?P<leads>[^，。；\n、]{2,24}?)牵头(?=，)")
# 由县政府分管副县长任组长: the government leads, but not 由分管副县长任组长, which names none; 县委副书记任组长: its
# committee does
HEADED_BY: Final = re.compile(
    r"(?:(?<!委、)(?P<government>(?P<level>[省市县区旗州])(?:人民)?政府)(?:(?!成立|[由和])[^，。；、\n]){0,8}(?:领导|负责同志|负责人|[省市县区旗州]长)"
    r"|(?P<committee>(?P<rank>[省市县区旗州])委)(?:(?!成立|[由和])[^，。；、\n]){0,8}(?:领导|书记))"
    r"(?:同志)?(?:(?:任|担任|为|兼任)(?:[^，。；、\n副]{0,6}的?)?(?:总?召集人|组长|总?指挥长?|主任委员|主任)|召集(?!人))"
)
# 组长：张三县政府副县长
HEAD_OF_GOVERNMENT: Final = re.compile(
    r"(?P<government>(?P<level>[省市县区旗州])(?:人民)?政府)[^，。；、\n]{0,8}?副?[省市县区旗州]长"
)
# 办公室设在市商务局; 设立办公室，挂靠市商务局; 依托市消防救援支队设立办公室; 日常工作由市商务局承担
OFFICE: Final = re.compile(
    r"办公室，?(?:设立?|挂靠|依托)?(?:在|于)(?P<office>[^，。；\n、（]{2,24})|办公室，?(?:挂靠|依托)(?P<at>[^，。；\n、（]{2,24})"
    r"|办公室(?:由|挂靠)(?P<by>[^，。；\n、]{2,24}?)(?:承担|负责|兼)"
    r"|依托(?P<hosted>[^，。；\n、]{2,24}?)(?:下?设立?|成立)(?:领导小组|联席会议|指挥部)?办公室"
    r"|日常(?:具体)?(?:事务|工作)由(?P<daily>[^，。；\n、]{2,24}?)(?:承担|负责)"
)
# One person a line: 召集人：张世兰市卫生健康委主任; the unit is what counts
PERSON_LINES: Final = re.compile(
    r"^(?P<role>总?召集人|组长|主任|副?总?指挥长?|副?主任委员|常务副组长|副组长|副召集人|副主任|成员|委员|成员单位)[：:]",
    re.M,
)
OFFICE_OF_GROUP: Final = "办公室"  # its own members are none of the group
HEADS: Final = ("召集人", "总召集人", "组长", "总指挥", "指挥长")
FEWEST: Final = 2  # members that make a body


@dataclass(frozen=True, slots=True)
class Coordinating:
    """A coordination body as found: where it is named, and the bodies that lead, host and sit in it."""

    name: str
    provision: str | None
    start: int
    end: int
    lead: Listed | None
    office: Listed | None
    members: tuple[Listed, ...]


def find_coordination_bodies(parsed: Parsed, reader: BodyReader) -> tuple[Coordinating, ...]:
    """The leading groups and joint conferences whose members the document names."""
    found = []
    spoken_of = tuple([words for words in SPEAKS_OF if words in parsed.text])
    whole = Provision("", None, "", None, "statement", parsed.text, 0, len(parsed.text))
    for provision in parsed.provisions or (whole,):  # a notice of who sits in a group has no parts
        if provision.kind == "row" or not _holds(provision.text, spoken_of):
            continue
        if members := _members(parsed.text, provision, reader):
            found.append(_described(parsed, provision, members, reader))
    return _one_each([body for body in found if not body.name.endswith(OFFICE_OF_GROUP)])


def _one_each(found: list[Coordinating]) -> tuple[Coordinating, ...]:
    """Each body once: the fullest account of it, where both the plan and its attachment set it up."""
    kept: list[Coordinating] = []
    for body in sorted(found, key=lambda body: (-len(body.members), -len(body.name))):
        if not any(body.name in other.name or other.name in body.name for other in kept):
            kept.append(body)
    return tuple(sorted(kept, key=lambda body: body.start))


def _members(text: str, provision: Provision, reader: BodyReader) -> tuple[Listed, ...]:
    for start, end in _lists_of_members(text, provision):
        found = [read_list(text, *span, reader) for span in _stretches_of_bodies(text, start, end)]
        bodies = {item.body.key: item for bodies in reversed(found) for item in reversed(bodies.bodies)}
        if len(bodies) > max(FEWEST, sum(len(bodies.unread) for bodies in found)):
            heads = _keys_of_heads(text, start, end, reader)
            listed = sorted(bodies.values(), key=lambda item: item.start)
            return tuple([item for item in listed if item.body.key not in heads and not _is_group(text, item)])
    return _seats(text, provision, reader, heads=False)


def _keys_of_heads(text: str, start: int, end: int, reader: BodyReader) -> set[str]:
    """The keys of the governments and committees that lead, whose deputies are no members: 由县委、县政府领导任组长."""
    clauses = [clause.span() for clause in CLAUSES.finditer(text, start, end) if LEADS_IT.search(clause[0])]
    found = (item.body for span in clauses for item in read_list(text, *_before_person(text, *span), reader).items)
    return {body.key for body in found if body.sort == "government"}


def _before_person(text: str, start: int, end: int) -> tuple[int, int]:
    person = PERSONS.search(text, start, end)
    stop = person.start() if person else end
    return max(start, text.rfind("由", start, stop) + 1), stop


def _lists_of_members(text: str, provision: Provision) -> Iterator[tuple[int, int]]:
    words = provision.text
    may_list = _holds(words, COMPOSED_SIGNS) or (_holds(words, JOINED_SIGNS) and _holds(words, BODY_SIGNS))
    for match in COMPOSED.finditer(text, provision.start, provision.end) if may_list else ():
        yield next(match.span(group) for group in COMPOSED.groupindex if match[group])
    for match in SEATED.finditer(text, provision.start, provision.end) if _holds(words, SEATED_SIGNS) else ():
        begin = last_place(text, provision.start, match.start(), "。；\n")
        yield max(provision.start, begin + 1), match.start()


def _holds(words: str, signs: tuple[str, ...]) -> bool:
    """A cheap first look."""
    return any(sign in words for sign in signs)


def _stretches_of_bodies(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What names bodies in a sentence on members: not who leads, nor the persons who sit for them."""
    for clause in CLAUSES.finditer(text, start, end):
        if LEADS_IT.search(clause[0]):
            continue
        at = clause.start()
        for person in PERSONS.finditer(text, at, clause.end()):
            yield at, person.start()
            at = person.end()
        if not text.startswith(("任", "担任", "为"), at):
            yield at, clause.end()


def _is_group(text: str, item: Listed) -> bool:
    return item.body.sort == "unknown" and re.search(KINDS, text[item.start : item.end]) is not None


def _seats(text: str, provision: Provision, reader: BodyReader, *, heads: bool) -> tuple[Listed, ...]:
    """The bodies of the persons listed line by line, those of the heads only or all."""
    lines = list(PERSON_LINES.finditer(text, provision.start, provision.end))
    if not lines:
        return ()
    end = _end_of_persons(text, lines[-1].end(), provision.end)
    ends = [*(line.start() for line in lines[1:]), end]
    of_heads = ((line.end(), stop) for line, stop in zip(lines, ends, strict=True) if line["role"] in HEADS)
    spans = of_heads if heads else ((lines[0].end(), end),)
    mentions = (mention for span in spans for mention in find_mentions(text, *span, reader))
    seats = [item for mention in mentions for item in mention.bodies]
    unique = {item.body.key: item for item in reversed(seats) if item.body.sort == "named"}
    return tuple(sorted(unique.values(), key=lambda item: item.start))


def _end_of_persons(text: str, start: int, end: int) -> int:
    """Where the lines of persons end: before the paragraph that says where the office is."""
    stop = text.find("。", start, end)
    line = text.rfind("\n", start, stop) if stop >= 0 else -1
    return line if line >= 0 else end


def _described(parsed: Parsed, provision: Provision, members: tuple[Listed, ...], reader: BodyReader) -> Coordinating:
    name, start, end = _name(parsed, provision)
    near = _near(parsed, provision)
    lead = (
        _body_of(parsed.text, LEADER, near[:1], reader)
        or _body_of(parsed.text, LED_BY, near[:1], reader)
        or _body_of(parsed.text, LEADER, near[1:], reader)
        or next(iter(_seats(parsed.text, provision, reader, heads=True)), None)
        or _headed_by(parsed.text, provision, reader)
    )
    office = _body_of(parsed.text, OFFICE, near, reader)
    return Coordinating(name, provision.number or None, start, end, lead, office, members)


def _near(parsed: Parsed, provision: Provision) -> tuple[Provision, ...]:
    """The provision itself, then the other parts of the same attachment or section, or of a whole text on the body."""
    top = provision.number.partition(".")[0]
    if re.search(KINDS, parsed.document.title or ""):
        return (provision, *(p for p in parsed.provisions if p is not provision and p.kind != "row"))
    family = provision.number.rpartition(".")[0] if top.isdigit() else top
    others = (
        p for p in parsed.provisions if p is not provision and p.kind != "row" and p.number.startswith(family or top)
    )
    return (provision, *others)


def _body_of(text: str, pattern: re.Pattern[str], near: tuple[Provision, ...], reader: BodyReader) -> Listed | None:
    for provision in near:
        for match in pattern.finditer(text, provision.start, provision.end):
            for group in match.groupdict():
                if match[group] and (found := read_list(text, *match.span(group), reader).bodies):
                    return found[0]
    return None


def _headed_by(text: str, provision: Provision, reader: BodyReader) -> Listed | None:
    """The government or committee whose head or deputy leads: 由县政府分管副县长任组长, 县委副书记任组长."""
    for match in HEADED_BY.finditer(text, provision.start, provision.end):
        who = "government" if match["government"] else "committee"
        own = reader.places.own.endswith(match["level"] or match["rank"])
        if own and (body := reader.read_item(match[who])):
            return Listed(*match.span(who), body)
    return _heads_by_line(text, provision, reader)


def _heads_by_line(text: str, provision: Provision, reader: BodyReader) -> Listed | None:
    """The government of the person whom a line names as the head: 组长：张三县政府副县长."""
    for line in PERSON_LINES.finditer(text, provision.start, provision.end):
        end = text.find("\n", line.end(), provision.end)
        match = HEAD_OF_GOVERNMENT.search(text, line.end(), end if end >= 0 else provision.end)
        if line["role"] in HEADS and match and reader.places.own.endswith(match["level"]):
            body = reader.read(match["government"])
            return Listed(*match.span("government"), body) if body else None
    return None


def _name(parsed: Parsed, provision: Provision) -> tuple[str, int, int]:
    """The body's name and where it stands: in the heading of the attachment, or where it is set up."""
    for part in _above(parsed, provision):
        if part.heading and (match := re.search(KINDS, part.heading)):
            name = HEADING_TAIL.sub("", part.heading)
            name = name if re.search(KINDS, name) else part.heading[: match.end()]
            at = parsed.text.find(name, part.start)
            if at >= 0:
                return name, at, at + len(name)
    below = provision.start + len(provision.label + (provision.heading or ""))
    for start, end in (
        (below, provision.end),
        (provision.start, provision.end),
        (0, min((p.start for p in parsed.provisions), default=0)),
    ):
        for match in SET_UP.finditer(parsed.text, start, end):
            return match["name"], match.start("name"), match.end("name")
    if found := NAME.search(parsed.text, provision.start + len(provision.label), provision.end):
        return found["name"], found.start("name"), found.end("name")
    return provision.heading or provision.label, provision.start, provision.start + len(provision.label)


def _above(parsed: Parsed, provision: Provision) -> tuple[Provision, ...]:
    """The attachment a provision stands in and those between, topmost first; empty in the body of the document."""
    if not provision.number.startswith("A"):
        return ()
    above = [
        p for p in parsed.provisions if provision.number == p.number or provision.number.startswith(p.number + ".")
    ]
    return tuple(sorted(above, key=lambda p: len(p.number)))
