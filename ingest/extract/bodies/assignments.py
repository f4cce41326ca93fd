"""Who answers for a provision by its bracket, label or table column: （牵头单位：X，责任单位：Y）, （X牵头，Y配合）."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from hengce.ingest.extract.bodies.lists import BodyList, Listed, read_list
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.sections import spread_over_sections
from hengce.ingest.extract.bodies.shares import (
    Part,
    Share,
    bare_shares,
    labelled_shares,
    labels_in,
    verb_shares,
)
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.model import Parsed, Provision, Role, Row, Table

BRACKET: Final = re.compile(r"[（〔【\[](?:[^（）〔〕【】\[\]]++|[（〔\[][^（）〔〕\[\]]*[）〕\]])*[）〕】\]]")
WORDS_OF_ROLE: Final = ("负责", "牵头", "配合", "落实", "责任", "参与", "实施", "主办", "协办", "协同")
# 列首位的为牵头单位, 排名第一的为牵头单位, 第一个单位为牵头单位
FIRST: Final = "(?:第一|首|最前)"
FIRST_LEADS: Final = compile_for_search(
    rf"(?:{'|'.join((*(f'{rank}(?:名|序)?(?:在|于)?{FIRST}' for rank in '列排'), FIRST))})"
    r"(?:位|个|名|面)?(?:的|者)?(?:责任)?(?:单位|部门)?的?(?:为|是|系)牵头"
)
BELOW: Final = re.compile(r"下同|以下[同各均]")
# 以下均需各省辖市政府落实，不再列出; 以下各项工作任务均涉及各县（市、区）、市直园区，不再单独列出
STANDING: Final = re.compile(
    r"(?:以下|具体|上述|各项|所有)(?:各?项?(?:工作|政策|措施|任务|条款)*)?[均都]?(?:需要?|须|由|涉及|应由|需由)(?P<list>[^。；]{2,60}?)"
    r"(?:按职责分工|按职责|分别|共同)?(?:负责|落实|配合|实施|执行|参与)?，不再(?:单独|一一|逐一|重复|另行|再|作|做)*(?:列出|罗列|列示|标注|注明|分工)"
)
LEAD_COLUMN: Final = re.compile(r"牵头|主办|主责|主要责任")
SUPPORT_COLUMN: Final = re.compile(r"(?:配合|协办|参与|参加|协同|协助)")
INNER_OFFICE: Final = re.compile(
    r"处室|科室|内设|领导|责任人|联系人"
)  # 市卫健委内牵头处室 names parts of one body, or persons
DUTY_COLUMN: Final = re.compile(
    r"(?:责任|负责|落实|实施|承办|主管|执行|承担)(?:单位|部门|主体|机构|处室|科室)|^(?:单位|部门)$"
)


class Assigned:
    """A body given a part in a provision, where it is named."""

    def __init__(self, provision: str, named: Listed, role: Role) -> None:
        self.provision: Final = provision
        self.named: Final = named
        self.role: Final = role


class Group:
    """The shares that one bracket, or the labels outside brackets, give out together: a lead leads within its group."""

    def __init__(self, start: int, end: int, shares: list[Share]) -> None:
        self.start: Final = start
        self.end: Final = end
        self.shares: Final = shares


class Rules:
    """What a bracket lays down for all after it: that the first body leads, and who answers for everything."""

    def __init__(self, first_leads: bool = False, standing: tuple[Share, ...] = ()) -> None:
        self.first_leads: Final = first_leads
        self.standing: Final = standing


@dataclass(frozen=True, slots=True)
class Governed:
    """The bodies that brackets, labels and columns name for each provision, and the items there that name no body.

    Guarantees: a provision governed by a bracket of nobody in particular is there with no body.
    """

    assigned: Mapping[str, tuple[Assigned, ...]]
    unread: tuple[tuple[str, int, int], ...]


def governed_by_brackets(parsed: Parsed, reader: BodyReader) -> Governed:
    """Who answers for each provision that has a responsibility bracket, label or column."""
    shares = {**spread_over_sections(parsed, _shares_in_text(parsed, reader)), **_shares_in_rows(parsed, reader)}
    assigned = {
        provision: tuple(item for group in groups for item in _assign(provision, group))
        for provision, groups in shares.items()
    }
    spans = (
        (provision, *span)
        for provision, groups in shares.items()
        for group in groups
        for share in group
        for span in share.bodies.unread
    )
    return Governed(assigned, tuple(spans))


def _shares_in_text(parsed: Parsed, reader: BodyReader) -> dict[str, list[list[Share]]]:
    rules = Rules()
    governed: dict[str, list[list[Share]]] = {}
    for provision in parsed.provisions:
        if provision.kind == "row" or not (groups := _groups(parsed.text, provision, reader)):
            continue
        governed[provision.number] = []
        for group in groups:
            shares, rules = _under_rules(parsed.text, group, rules, reader)
            governed[provision.number].append(shares)
    return governed


def _shares_in_rows(parsed: Parsed, reader: BodyReader) -> dict[str, list[list[Share]]]:
    rows = ((table, row) for table in parsed.tables for row in table.rows)
    shares = ((row.provision, _row_shares(parsed.text, table, row, reader)) for table, row in rows)
    return {provision: [found] for provision, found in shares if found}


def _assign(provision: str, shares: list[Share]) -> Iterator[Assigned]:
    led = any(share.part == "lead" and share.bodies.bodies for share in shares)
    for share in shares:
        role = _role(share.part, led=led)
        leads_alone = role == "lead" and len(share.bodies.items) == 1
        for item in share.bodies.bodies:
            yield Assigned(provision, item.in_list(open_ended=False) if leads_alone else item, role)


def _role(part: Part, *, led: bool) -> Role:
    if part == "lead":
        return "lead"
    return "participant" if led or part == "support" else "responsible"


def _groups(text: str, provision: Provision, reader: BodyReader) -> list[Group]:
    """The shares of each bracket of a provision, and of the labels that stand outside brackets."""
    if not any(map(provision.text.__contains__, WORDS_OF_ROLE)):
        return _last_group(text, provision, reader)
    groups: list[Group] = []
    loose: list[Share] = []
    outside = provision.start
    for bracket in BRACKET.finditer(text, provision.start, provision.end):
        start, end = bracket.start() + 1, bracket.end() - 1
        if shares := _bracket_shares(text, start, end, reader):
            groups.append(Group(start, end, shares))
            loose.extend(_loose_shares(text, outside, bracket.start(), reader))
            outside = bracket.end()
    loose.extend(_loose_shares(text, outside, provision.end, reader))
    if loose:
        groups.append(Group(outside, provision.end, loose))
    return groups or _last_group(text, provision, reader)


def _loose_shares(text: str, start: int, end: int, reader: BodyReader) -> list[Share]:
    labels = labels_in(text, start, end)
    return labelled_shares(text, labels, end, reader) if labels else []


def _last_group(text: str, provision: Provision, reader: BodyReader) -> list[Group]:
    """The bodies at the very end without a role: （省发展改革委、省财政厅）, or a list without brackets."""
    if last := _last_bracket(text, provision):
        shares = bare_shares(text, *last, reader)
    elif last := _last_list(text, provision):
        shares = bare_shares(text, *last, reader)
        if not all(
            item.body.sort in ("named", "government", "class") for share in shares for item in share.bodies.items
        ):
            return []
    return [Group(*last, shares)] if last and shares else []


def _last_list(text: str, provision: Provision) -> tuple[int, int] | None:
    """What stands behind the last full stop of a provision and may be a list of bodies: 。市民政局、市财政局."""
    end = provision.end - 1 if provision.text[-1] == "。" else provision.end
    start = max(text.rfind(mark, provision.start, end) for mark in "。\n") + 1
    is_list = provision.start < start < end and text.find("、", start, end) >= 0
    return (start, end) if is_list and not any(text.find(mark, start, end) >= 0 for mark in "，；：") else None


def _last_bracket(text: str, provision: Provision) -> tuple[int, int] | None:
    if provision.text[-1] not in "）〕】]":
        return None
    brackets = list(BRACKET.finditer(text, max(provision.start, provision.end - 300), provision.end))
    return (brackets[-1].start() + 1, brackets[-1].end() - 1) if brackets else None


def _bracket_shares(text: str, start: int, end: int, reader: BodyReader) -> list[Share]:
    rule = _first_leads(text, start, end)
    if labels := labels_in(text, start, end):
        limit = rule.start() if rule else end
        return labelled_shares(text, [label for label in labels if label.end() <= limit], limit, reader)
    if rule:
        return verb_shares(text, start, rule.start(), reader) or bare_shares(text, start, rule.start(), reader)
    at_line_end = text[end + 1 : end + 2] in ("", "\n")
    return verb_shares(text, start, end, reader) or (bare_shares(text, start, end, reader) if at_line_end else [])


def _first_leads(text: str, start: int, end: int) -> re.Match[str] | None:
    return FIRST_LEADS.search(text, start, end) if text.find("牵头", start, end) >= 0 else None


def _under_rules(text: str, group: Group, rules: Rules, reader: BodyReader) -> tuple[list[Share], Rules]:
    """The shares of a group under the rules laid down so far, and the rules that hold from here on."""
    start, end, shares = group.start, group.end, group.shares
    first_leads = rules.first_leads or _first_leads(text, start, end) is not None
    below = first_leads and (rules.first_leads or BELOW.search(text, start, end) is not None)
    standing, own = rules.standing, rules.standing
    if text.find("不再", start, end) >= 0 and (match := STANDING.search(text, start, end)):
        standing = (Share("duty", read_list(text, *match.span("list"), reader)),)
        own = own if match[0].startswith("以下") else standing
    if first_leads and not any(share.part == "lead" for share in shares):
        shares = _first_as_lead(shares)
    return [*shares, *own], Rules(below, standing)


def _first_as_lead(shares: list[Share]) -> list[Share]:
    first, *others = shares
    lead, *rest = first.bodies.items or (None,)
    if lead is None:
        return shares
    led = [Share("lead", BodyList((lead.in_list(open_ended=False),))), Share(first.part, BodyList(tuple(rest)))]
    return [*led, *others]


def _row_shares(text: str, table: Table, row: Row, reader: BodyReader) -> list[Share]:
    shares = []
    for header, cell in zip(table.header, row.cells, strict=False):
        part = _column_part(header)
        if part is not None:
            shares.append(Share(part, read_list(text, cell.start, cell.end, reader)))
    return shares


@lru_cache(maxsize=256)
def _column_part(header: str) -> Part | None:
    if INNER_OFFICE.search(header):
        return None
    if LEAD_COLUMN.search(header):
        return "lead"
    if SUPPORT_COLUMN.search(header):
        return "support"
    return "duty" if DUTY_COLUMN.search(header) else None
