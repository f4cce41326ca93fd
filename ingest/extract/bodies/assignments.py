"""Who answers for a provision by its bracket, label or table column: （牵头单位：X，责任单位：Y）, （X牵头，Y配合）."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from hengce.ingest.extract.bodies.body import Listed
from hengce.ingest.extract.bodies.columns import shares_in_rows
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.rules import end_of_bodies, rule_of_leads, rules_of_document, under_rules
from hengce.ingest.extract.bodies.sections import lift_from_last_items, lift_to_sections, lower_from_headings
from hengce.ingest.extract.bodies.shares import (
    Part,
    Share,
    bare_shares,
    labelled_shares,
    labels_in,
    verb_shares,
)
from hengce.ingest.marks import last_place, mark_places
from hengce.ingest.model import Parsed, Provision, Role

BRACKET: Final = re.compile(
    r"[（〔【\[［](?:[^（）〔〕【】\[\]［］]++|[（〔\[［][^（）〔〕\[\]［］]*[）〕\]］])*[）〕】\]］]"
)
OPENS_BRACKET: Final = "（〔【[［"
WORDS_OF_ROLE: Final = ("负责", "牵头", "配合", "落实", "责任", "参与", "实施", "主办", "协办", "协同", "指导）")
SIGN: Final = re.compile(r"(?<=[。；\n])——")
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


@dataclass(frozen=True, slots=True)
class Governed:
    """The bodies that brackets, labels and columns name for each provision, and the items there that name no body.

    Guarantees: a provision governed by a bracket of nobody in particular is there with no body.
    """

    assigned: Mapping[str, tuple[Assigned, ...]]
    unread: tuple[tuple[str, int, int], ...]


def governed_by_brackets(parsed: Parsed, reader: BodyReader) -> Governed:
    """Who answers for each provision that has a responsibility bracket, label or column."""
    in_brackets = lift_from_last_items(parsed, _shares_in_text(parsed, reader))
    in_text = lower_from_headings(parsed, in_brackets, reader)
    shares = {**lift_to_sections(parsed, in_text), **shares_in_rows(parsed, reader)}
    assigned = {
        provision: tuple(item for group in groups for item in _assign(provision, group))
        for provision, groups in shares.items()
        if not _name_nobody(groups) or _is_labelled(parsed, provision)
    }
    spans = (
        (provision, *span)
        for provision, groups in shares.items()
        for group in groups
        for share in group
        for span in share.bodies.unread
    )
    return Governed(assigned, tuple(spans))


def _name_nobody(groups: list[list[Share]]) -> bool:
    """Whether the brackets name but nobody in particular (相关部门按职责分工负责): without a label the text says who
    answers."""
    return bool(groups) and not any(share.bodies.bodies or share.bodies.unread for group in groups for share in group)


def _is_labelled(parsed: Parsed, number: str) -> bool:
    """Whether a label or a column says who answers in a provision."""
    part = next(part for part in parsed.provisions if part.number == number)
    return part.kind == "row" or bool(labels_in(parsed.text, part.start, part.end))


def _shares_in_text(parsed: Parsed, reader: BodyReader) -> dict[str, list[list[Share]]]:
    """The shares that brackets and labels give out in each provision."""
    rules = rules_of_document(parsed)
    governed: dict[str, list[list[Share]]] = {}
    bare: dict[
        str, list[list[Share]]
    ] = {}  # measures without a bracket, below one that says who answers for everything
    for provision in parsed.provisions:
        if provision.kind == "row" or not (groups := _groups(parsed.text, provision, reader)):
            if rules.standing and provision.kind == "measure":
                bare[provision.number] = [list(rules.standing)]
            continue
        section = provision.number.split(".")[0]
        governed |= {number: shares for number, shares in bare.items() if number.split(".")[0] == section}
        bare = {}
        governed[provision.number] = []
        for group in groups:
            shares, rules = under_rules(parsed.text, (group.start, group.end), group.shares, rules, reader)
            governed[provision.number].append(shares)
    return governed


def _assign(provision: str, shares: list[Share]) -> Iterator[Assigned]:
    led = any(share.part == "lead" and share.bodies.bodies for share in shares)
    for share in shares:
        role = _role(share.part, led=led)
        leads_alone = role == "lead" and len(share.bodies.items) == 1 and len(shares) > 1
        for item in share.bodies.bodies:
            yield Assigned(provision, item.in_list(open_ended=False) if leads_alone else item, role)


def _role(part: Part, *, led: bool) -> Role:
    if part == "lead":
        return "lead"
    return "participant" if led or part == "support" else "responsible"


def items_marked_by_signs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a part that are told apart by signs (——…由市教育局牵头。——…由市民政局负责。); else the whole of it.

    Who leads in one leads in that alone.
    """
    if text.find("——", start, end) < 0:
        return [(start, end)]
    return list(pairwise([start, *(sign.start() for sign in SIGN.finditer(text, start, end)), end]))


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
    reached = start
    for at in mark_places(text, start, end, OPENS_BRACKET):  # far faster than BRACKET.finditer
        bracket = BRACKET.match(text, at, end) if at >= reached else None
        if bracket is None:
            continue
        reached = bracket.end()
        opening, closing = at + 1, reached - 1
        if shares := _bracket_shares(text, opening, closing, reader):
            yield Group(opening, closing, shares)
            loose.extend(_loose_shares(text, outside, at, reader))
            outside = reached
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
    if provision.text[-1] not in "）〕】]］":
        return None
    brackets = list(BRACKET.finditer(text, max(provision.start, provision.end - 300), provision.end))
    return (brackets[-1].start() + 1, brackets[-1].end() - 1) if brackets else None


def _bracket_shares(text: str, start: int, end: int, reader: BodyReader) -> list[Share]:
    at_line_end = text[end + 1 : end + 2] in ("", "\n")
    end = end_of_bodies(text, start, end)
    rule = rule_of_leads(text, start, end)
    if labels := labels_in(text, start, end):
        limit = rule.start() if rule else end
        return labelled_shares(text, [label for label in labels if label.end() <= limit], limit, reader)
    if rule:
        return verb_shares(text, start, rule.start(), reader) or bare_shares(text, start, rule.start(), reader)
    return verb_shares(text, start, end, reader) or (bare_shares(text, start, end, reader) if at_line_end else [])
