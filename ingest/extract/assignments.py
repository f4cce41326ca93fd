"""Responsibility brackets, labels and table columns: （牵头单位：X，责任单位：Y）, （X牵头，Y按职责分工负责）."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from hengce.ingest.extract.names import Body, BodyReader
from hengce.ingest.extract.bodylists import BodyList, read_list
from hengce.ingest.model import Parsed, Provision, Role, Row, Table

Part = Literal["lead", "support", "duty"]  # duty: answers for it, as participant when another leads

BRACKET = re.compile(r"[（〔【\[](?:[^（）〔〕【】\[\]]|[（〔\[][^（）〔〕\[\]]*[）〕\]])*[）〕】\]]")
# 牵头单位：, 责任部门：, 配合单位:, 牵头责任单位：, 责任主体：
LABEL = re.compile(
    r"(?:(?P<lead>牵头|主办|主责|主管|主要责任)|(?P<support>配合|参与|参加|协办|协同|协助|支持)"
    r"|(?P<duty>责任|负责|落实|实施|承办|执行|承担|完成|组织实施))"
    r"(?:责任|负责|落实|实施|配合)?(?P<unit>单位|部门|主体|处室|机构|地区|科室)?(?:[和及、/](?:单位|部门|责任人))?[：:]"
)
OPENS_LABEL = "（〔【[，；\n"  # （牵头：市教育局，配合：市财政局） says no 单位
WORDS_OF_ROLE = ("负责", "牵头", "配合", "落实", "责任", "参与", "实施", "主办", "协办", "协同")
# Where the list of bodies ends and the words of their role begin. Sample: 市财政局、市税务局 | 按照职责分工负责
ROLE_WORDS = re.compile(
    r"按照?(?=[各职部工自任分其要])|根据(?=[各职])|依据(?=[各职])|共同|分别|联合(?!会|社)|各司其职|具体(?=负责|落实|实施|承办)|等?抓总"
    r"|牵头|负责|配合|协同|协助|参与|参加|落实|实施|执行(?!局|法)|承担|督促|等单位按|等部门按"
)
SUPPORT = re.compile(r"配合|协同|协助|参与|参加|支持")
FIRST_LEADS = re.compile(r"[列排](?:在|于)?(?:第一|首)位?(?:的|者)?(?:单位|部门)?的?(?:为|是|系)牵头")
BELOW = re.compile(r"下同|以下[同各均]")
# 以下均需各省辖市政府落实，不再列出; 以下各项工作任务均涉及各县（市、区）、市直园区，不再单独列出
STANDING = re.compile(
    r"以下(?:各?项?(?:工作|政策|措施|任务|条款)*)?[均都]?(?:需要?|须|由|涉及|应由|需由)(?P<list>[^。；]{2,60}?)"
    r"(?:按职责分工|按职责|分别|共同)?(?:负责|落实|配合|实施|执行|参与)?，不再(?:单独|一一|逐一|重复)*(?:列出|罗列|列示|标注|注明)"
)
LEAD_COLUMN = re.compile(r"牵头|主办|主责")
SUPPORT_COLUMN = re.compile(r"(?:配合|协办|参与|参加|协同|协助)")
INNER_OFFICE = re.compile(
    r"处室|科室|内设|领导|责任人|联系人"
)  # 市卫健委内牵头处室 names parts of one body, or persons
DUTY_COLUMN = re.compile(
    r"(?:责任|负责|落实|实施|承办|主管|执行|承担)(?:单位|部门|主体|机构|处室|科室)|^(?:单位|部门)$"
)


@dataclass(frozen=True, slots=True)
class Assigned:
    """A body given a part in a provision, where it is named."""

    provision: str
    start: int
    end: int
    body: Body
    role: Role
    open_ended: bool


@dataclass(frozen=True, slots=True)
class Share:
    """A list of bodies and the part the words around it give them."""

    part: Part
    bodies: BodyList


@dataclass(slots=True)
class StandingRules:
    """What a bracket says of all brackets after it: that the first body leads, that some body always answers too."""

    first_leads: bool = False
    standing: tuple[Share, ...] = ()


def governed_by_brackets(parsed: Parsed, reader: BodyReader) -> dict[str, tuple[Assigned, ...]]:
    """For each provision with a responsibility bracket, label or column, the bodies it names.

    Guarantees: a provision governed by a bracket of nobody in particular is there with no body.
    """
    rules = StandingRules()
    governed: dict[str, tuple[Assigned, ...]] = {}
    for provision in parsed.provisions:
        groups = list(_groups(parsed.text, provision, reader, rules))
        if groups and provision.kind != "row":
            shares = [_assign(provision.number, group) for group in groups]
            governed[provision.number] = tuple(item for share in shares for item in share)
    for table in parsed.tables:
        for row in table.rows:
            if shares_of_row := _row_shares(parsed.text, table, row, reader):
                governed[row.provision] = tuple(_assign(row.provision, shares_of_row))
    return governed


def _assign(provision: str, shares: list[Share]) -> Iterator[Assigned]:
    led = any(share.part == "lead" and share.bodies.bodies for share in shares)
    for share in shares:
        for item in share.bodies.bodies:
            role = _role(share.part, led=led)
            open_ended = item.open_ended and not (role == "lead" and len(share.bodies.items) == 1)
            yield Assigned(provision, item.start, item.end, item.body, role, open_ended)


def _role(part: Part, *, led: bool) -> Role:
    if part == "lead":
        return "lead"
    return "participant" if led or part == "support" else "responsible"


def _groups(text: str, provision: Provision, reader: BodyReader, rules: StandingRules) -> Iterator[list[Share]]:
    """The shares of each bracket of a provision, and of the labels that stand outside brackets."""
    if not any(words in provision.text for words in WORDS_OF_ROLE):
        if last := _last_bracket(text, provision):
            yield from _nonempty(_bare_bracket(text, *last, reader))
        return
    outside = provision.start
    loose: list[Share] = []
    for bracket in BRACKET.finditer(text, provision.start, provision.end):
        start, end = bracket.start() + 1, bracket.end() - 1
        shares = _bracket_shares(text, start, end, reader)
        if shares:
            yield _under_rules(text, start, end, shares, rules, reader)
            loose.extend(_labelled(text, outside, bracket.start(), reader))
            outside = bracket.end()
    loose.extend(_labelled(text, outside, provision.end, reader))
    yield from _nonempty(loose)


def _nonempty(shares: list[Share]) -> Iterator[list[Share]]:
    if shares:
        yield shares


def _last_bracket(text: str, provision: Provision) -> tuple[int, int] | None:
    if provision.text[-1] not in "）〕】]":
        return None
    brackets = list(BRACKET.finditer(text, max(provision.start, provision.end - 300), provision.end))
    return (brackets[-1].start() + 1, brackets[-1].end() - 1) if brackets else None


def _bare_bracket(text: str, start: int, end: int, reader: BodyReader) -> list[Share]:
    """（省发展改革委、省财政厅） at the end of a measure: bodies and nothing else."""
    bodies = read_list(text, start, end, reader)
    known = bodies.items and not bodies.unread and all(item.body.sort != "unknown" for item in bodies.items)
    return [Share("duty", bodies)] if known else []


def _bracket_shares(text: str, start: int, end: int, reader: BodyReader) -> list[Share]:
    sentence_end = text.find("。", start, end)
    stop = sentence_end if sentence_end >= 0 else end
    if LABEL.search(text, start, end) and "：" in text[start:end]:
        rule = FIRST_LEADS.search(text, start, end)
        return _labelled(text, start, rule.start() if rule else end, reader)
    if ROLE_WORDS.search(text, start, stop):
        shares = list(_clause_shares(text, start, stop, "duty", reader))
        return shares if _mostly_read(shares) else []
    return _bare_bracket(text, start, end, reader) if text[end + 1 : end + 2] in ("", "\n") else []


def _mostly_read(shares: list[Share]) -> bool:
    """True when more items are bodies than are not: a bracket of bodies, not a remark that happens to say 负责."""
    read = sum(len(share.bodies.items) for share in shares)
    return read > sum(len(share.bodies.unread) for share in shares)


def _labelled(text: str, start: int, end: int, reader: BodyReader) -> list[Share]:
    """The shares of every 牵头单位：… between `start` and `end`; each reaches to the next label, 。 or line end."""
    if text.find("：", start, end) < 0:
        return []
    labels = [
        label for label in LABEL.finditer(text, start, end) if label["unit"] or text[label.start() - 1] in OPENS_LABEL
    ]
    shares: list[Share] = []
    for label, following in zip_longest(labels, labels[1:]):
        limit = following.start() if following else end
        stops = [at for stop in "。\n\t" if (at := text.find(stop, label.end() + 1, limit)) >= 0]
        part: Part = "lead" if label["lead"] else "support" if label["support"] else "duty"
        shares.extend(_clause_shares(text, label.end(), min([limit, *stops]), part, reader))
    return [share for share in shares if share.bodies.items]


def _clause_shares(text: str, start: int, end: int, part: Part, reader: BodyReader) -> Iterator[Share]:
    """The shares of clauses such as X牵头，Y、Z按职责分工负责; bodies without a verb of their own wait for the next one."""
    pending = start
    for clause_end in _clause_ends(text, start, end):
        verb = _verb(text, pending, clause_end)
        if verb is None:
            continue
        bodies = read_list(text, pending, verb.start(), reader)
        if bodies.items or bodies.unread:
            yield Share(_part(text[verb.start() : clause_end], part), bodies)
        pending = clause_end + 1
    if pending < end and (rest := read_list(text, pending, end, reader)).items:
        yield Share(part, rest)


def _verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first words of a role that stand at the end of a list: 省委宣传部 and 综合行政执法局 hold none."""
    return ROLE_WORDS.search(text, start, end)


def _part(words: str, default: Part) -> Part:
    if "牵头" in words or "抓总" in words:
        return "lead"
    if SUPPORT.search(words) and "负责" not in words:
        return "support"
    return "duty" if default == "lead" else default


def _clause_ends(text: str, start: int, end: int) -> Iterator[int]:
    for index in range(start, end):
        if text[index] in "，；。,;":
            yield index
    yield end


def _under_rules(  # the six things a bracket is read with
    text: str, start: int, end: int, shares: list[Share], rules: StandingRules, reader: BodyReader
) -> list[Share]:
    """The shares of a bracket with what it, or one before it, lays down for all that follow."""
    first_leads = rules.first_leads or FIRST_LEADS.search(text, start, end) is not None
    if first_leads and BELOW.search(text, start, end):
        rules.first_leads = True
    standing = rules.standing
    if "不再" in text[start:end] and (match := STANDING.search(text, start, end)):
        rules.standing = (Share("duty", read_list(text, match.start("list"), match.end("list"), reader)),)
    if first_leads and not any(share.part == "lead" for share in shares):
        shares = _first_as_lead(shares)
    return [*shares, *standing]


def _first_as_lead(shares: list[Share]) -> list[Share]:
    first, *others = shares
    lead, *rest = first.bodies.items or (None,)
    if lead is None:
        return shares
    led = [Share("lead", BodyList((replace(lead, open_ended=False),))), Share(first.part, BodyList(tuple(rest)))]
    return [*led, *others]


def _row_shares(text: str, table: Table, row: Row, reader: BodyReader) -> list[Share]:
    shares = []
    for header, cell in zip(table.header, row.cells, strict=False):
        part = _column_part(header)
        if part is not None:
            shares.append(Share(part, read_list(text, cell.start, cell.end, reader)))
    return shares


def _column_part(header: str) -> Part | None:
    if INNER_OFFICE.search(header):
        return None
    if LEAD_COLUMN.search(header):
        return "lead"
    if SUPPORT_COLUMN.search(header):
        return "support"
    return "duty" if DUTY_COLUMN.search(header) else None
