"""Who answers for a provision by its bracket, label or table column: （牵头单位：X，责任单位：Y）, （X牵头，Y配合）."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from hengce.ingest.extract.bodies.body import BodyList, Listed
from hengce.ingest.extract.bodies.columns import shares_in_rows
from hengce.ingest.extract.bodies.lists import read_list
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.sections import lift_to_sections, lower_from_headings
from hengce.ingest.extract.bodies.shares import (
    Part,
    Share,
    bare_shares,
    labelled_shares,
    labels_in,
    verb_shares,
)
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.marks import last_place
from hengce.ingest.model import Parsed, Provision, Role

BRACKET: Final = re.compile(r"[（〔【\[](?:[^（）〔〕【】\[\]]++|[（〔\[][^（）〔〕\[\]]*[）〕\]])*[）〕】\]]")
OPENS_BRACKET: Final = "（〔【["
WORDS_OF_ROLE: Final = ("负责", "牵头", "配合", "落实", "责任", "参与", "实施", "主办", "协办", "协同", "指导）")
# 列首位的为牵头单位, 排名第一的为牵头单位, 第一个单位为牵头单位
FIRST: Final = "(?:第一|首|最前)"
FIRST_LEADS: Final = compile_for_search(
    rf"(?:{'|'.join((*(f'{rank}(?:名|序)?(?:在|于)?{FIRST}' for rank in '列排'), FIRST))})"
    r"(?:位|个|名|面)?(?:的|者)?(?:责任)?(?:单位|部门)?的?(?:为|是|系)牵头"
)
SAME_BELOW: Final = re.compile(r"[，。；](?:以?下同|以下均?相同)$")  # （市税务局、市财政局，下同）
BELOW: Final = re.compile(r"下同|以下[同各均]")
# 以下均需各省辖市政府落实，不再列出; 以下各项工作任务均涉及各县（市、区）、市直园区，不再单独列出
SIGN: Final = re.compile(r"(?<=[。；\n])——")
STANDING: Final = re.compile(
    r"(?:以下|具体|上述|各项|所有)(?:各?项?(?:工作|政策|措施|任务|条款)*)?[均都]?(?:需要?|须|由|涉及|应由|需由)(?P<list>[^。；]{2,60}?)"
    r"(?:按职责分工|按职责|分别|共同)?(?:负责|落实|配合|实施|执行|参与)?，不再(?:单独|一一|逐一|重复|另行|再|作|做)*(?:列出|罗列|列示|标注|注明|分工)"
)
BEHIND_DASH: Final = re.compile(r"(?<!\n)——(?P<list>[^。，；：—\n]{3,60})。?$", re.M)  # 加强培训。——市人社局


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
    `standing` are those who answer for measures that no bracket governs, by a rule laid down above them.
    """

    assigned: Mapping[str, tuple[Assigned, ...]]
    standing: Mapping[str, tuple[Assigned, ...]]
    unread: tuple[tuple[str, int, int], ...]


def governed_by_brackets(parsed: Parsed, reader: BodyReader) -> Governed:
    """Who answers for each provision that has a responsibility bracket, label or column."""
    in_brackets, below_rules = _shares_in_text(parsed, reader)
    in_text = lower_from_headings(parsed, in_brackets, reader)
    shares = {**lift_to_sections(parsed, in_text), **shares_in_rows(parsed, reader)}
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
    standing = {provision: tuple(_assign(provision, list(below))) for provision, below in below_rules.items()}
    return Governed(assigned, standing, tuple(spans))


def _shares_in_text(
    parsed: Parsed, reader: BodyReader
) -> tuple[dict[str, list[list[Share]]], dict[str, tuple[Share, ...]]]:
    """The shares that brackets and labels give out in each provision; those of rules above a measure without any."""
    rules = Rules()
    governed: dict[str, list[list[Share]]] = {}
    standing: dict[str, tuple[Share, ...]] = {}
    for provision in parsed.provisions:
        if provision.kind == "row" or not (groups := _groups(parsed.text, provision, reader)):
            if provision.kind == "measure" and rules.standing:
                standing[provision.number] = rules.standing
            continue
        governed[provision.number] = []
        for group in groups:
            shares, rules = _under_rules(parsed.text, group, rules, reader)
            governed[provision.number].append(shares)
    return governed, standing


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


def items_marked_by_signs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a part that are told apart by signs (——…由市教育局牵头。——…由市民政局负责。); else the whole of it.

    Who leads in one leads in that alone.
    """
    signs = [sign.start() for sign in SIGN.finditer(text, start, end)] if text.find("——", start, end) >= 0 else []
    return pairwise([start, *signs, end])


def _groups(text: str, provision: Provision, reader: BodyReader) -> list[Group]:
    """The shares of each bracket of a provision, and of the labels that stand outside brackets."""
    groups: list[Group] = []
    words = provision.text
    if any(word in words for word in WORDS_OF_ROLE):
        for start, end in items_marked_by_signs(text, provision.start, provision.end):
            groups.extend(_groups_of_item(text, start, end, reader))
    return groups or _last_group(text, provision, reader)


def _groups_of_item(text: str, start: int, end: int, reader: BodyReader) -> Iterator[Group]:
    loose: list[Share] = []
    outside = start
    openings = (text.find(opening, start, end) for opening in OPENS_BRACKET)  # found one by one: far faster
    for bracket in BRACKET.finditer(text, min((at for at in openings if at >= 0), default=end), end):
        opening, closing = bracket.start() + 1, bracket.end() - 1
        if shares := _bracket_shares(text, opening, closing, reader):
            yield Group(opening, closing, shares)
            loose.extend(_loose_shares(text, outside, bracket.start(), reader))
            outside = bracket.end()
    loose.extend(_loose_shares(text, outside, end, reader))
    if loose:
        yield Group(outside, end, loose)


def _loose_shares(text: str, start: int, end: int, reader: BodyReader) -> list[Share]:
    labels = labels_in(text, start, end)
    return labelled_shares(text, labels, end, reader) if labels else []


def _last_group(text: str, provision: Provision, reader: BodyReader) -> list[Group]:
    """The bodies at the very end without a role: （省发展改革委、省财政厅）, or a list without brackets."""
    if last := _last_bracket(text, provision):
        shares = bare_shares(text, *last, reader)
        return [Group(*last, shares)] if shares else []
    groups = (Group(*last, bare_shares(text, *last, reader)) for last in _last_lists(text, provision))
    return [group for group in groups if group.shares and _all_sure(group.shares)]


def _all_sure(shares: list[Share]) -> bool:
    bodies = (item.body for share in shares for item in share.bodies.items)
    return all(body.sort in ("named", "government", "class") for body in bodies)


def _last_lists(text: str, provision: Provision) -> Iterator[tuple[int, int]]:
    """What may be lists of bodies: behind the last full stop (。市民政局、市财政局), or —— before the end of a line."""
    if "——" in provision.text:
        yield from (dash.span("list") for dash in BEHIND_DASH.finditer(text, provision.start, provision.end))
    end = provision.end - 1 if provision.text[-1] == "。" else provision.end
    start = last_place(text, provision.start, end, "。\n") + 1
    is_list = provision.start < start < end and text.find("、", start, end) >= 0
    if is_list and not any(text.find(mark, start, end) >= 0 for mark in "，；：—"):
        yield start, end


def _last_bracket(text: str, provision: Provision) -> tuple[int, int] | None:
    if provision.text[-1] not in "）〕】]":
        return None
    brackets = list(BRACKET.finditer(text, max(provision.start, provision.end - 300), provision.end))
    return (brackets[-1].start() + 1, brackets[-1].end() - 1) if brackets else None


def _bracket_shares(text: str, start: int, end: int, reader: BodyReader) -> list[Share]:
    at_line_end = text[end + 1 : end + 2] in ("", "\n")
    if text.endswith("同", start, end) and (below := SAME_BELOW.search(text, start, end)):
        end = below.start()
    if text.find("不再", start, end) >= 0 and (standing := STANDING.search(text, start, end)):
        end = standing.start() - 1
    rule = _first_leads(text, start, end)
    if labels := labels_in(text, start, end):
        limit = rule.start() if rule else end
        return labelled_shares(text, [label for label in labels if label.end() <= limit], limit, reader)
    if rule:
        return verb_shares(text, start, rule.start(), reader) or bare_shares(text, start, rule.start(), reader)
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
        standing = (Share("duty", _as_named_before(text, read_list(text, *match.span("list"), reader), shares)),)
        own = own if match[0].startswith("以下") else standing
    named = [item for share in (*shares, *own) for item in share.bodies.items]
    leads_others = len(named) > 1 or any(item.open_ended for item in named)  # 海关总署负责 leads nobody
    if first_leads and leads_others and not any(share.part == "lead" for share in shares):
        shares = _first_as_lead(shares)
    return [*shares, *own], Rules(below, standing)


def _as_named_before(text: str, rule: BodyList, shares: Sequence[Share]) -> BodyList:
    """The bodies that a rule names, as the list before it names them: 功能区 for 市各功能区管委会."""
    before = [item for share in shares for item in share.bodies.items]
    named: dict[int, Listed] = {item.start: item for item in rule.items}
    for start, end in (*((item.start, item.end) for item in rule.items), *rule.unread):
        full = next((item for item in before if text.find(text[start:end], item.start, item.end) >= 0), None)
        if full:
            named[start] = full
    return BodyList(tuple(named[start] for start in sorted(named)))


def _first_as_lead(shares: list[Share]) -> list[Share]:
    first, *others = shares
    lead, *rest = first.bodies.items or (None,)
    if lead is None:
        return shares
    led = [Share("lead", BodyList((lead.in_list(open_ended=False),))), Share(first.part, BodyList(tuple(rest)))]
    return [*led, *others]
