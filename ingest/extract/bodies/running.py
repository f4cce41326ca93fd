"""Responsibilities in running text: bodies named as doing the work, where no bracket says who does it."""

import re
from collections.abc import Iterator

from hengce.ingest.extract.bodies.assignments import Assigned, items_marked_by_signs
from hengce.ingest.extract.bodies.body import Body
from hengce.ingest.extract.bodies.mentions import Mention, find_governments, find_mentions
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.rules import rule_of_standing
from hengce.ingest.extract.bodies.work_words import (
    ANSWERABLE,
    ANY_GOVERNMENT,
    ANYWHERE,
    ASKED,
    AT_REGULATOR,
    BEFORE_SUBJECT,
    BESIDE,
    BY,
    BY_LEAVE_OF,
    BY_WHEN,
    BY_WHOM,
    CARRIES_OUT,
    CHARGES,
    COMMISSIONED,
    DEFINES,
    DEFINITE_TASK,
    DOES,
    GIVES_LEAVE,
    GOVERNMENT_MUST,
    GRANTS,
    HANDED,
    HANDED_ON,
    HANDED_UP,
    HAS_A_TASK,
    HELPED,
    IF_THEY_LIKE,
    ITS_LIABILITY,
    LEAD_SIGNS,
    LEADS,
    LEFT_TO_GOVERNMENT,
    LIABLE,
    LOCAL_LIABILITY,
    MAKE_UP,
    MUST,
    MUST_SIGNS,
    NAMED_AS,
    NOT_DONE,
    OF_GROUP,
    OF_THE_CENTRE,
    OF_USE,
    ONLY_DESCRIBES,
    ORGANISATIONS_USED,
    PUT_ON,
    REGISTERS,
    REGULATED,
    RESPONSIBILITY,
    REST_OF_LIST,
    RULED_BY,
    SEEKS,
    SENT_TO,
    SHARES_MONEY,
    STAFF,
    SUPPORTS,
    TAKE_PART,
    TELLS,
    TO,
    WHERE,
    WINDOW,
)
from hengce.ingest.marks import stretches_between
from hengce.ingest.model import Provision, Role


def assigned_in_text(text: str, provision: Provision, reader: BodyReader) -> tuple[Assigned, ...]:
    """The bodies that the running text of a provision without a bracket names as doing the work."""
    start = provision.start + len(provision.label)
    return tuple(
        item
        for begin, end in items_marked_by_signs(text, start, provision.end)
        for first, last in stretches_between(text, begin, end, "\n")
        for item in _assigned_together(
            text, _who_may_answer(text, find_mentions(text, first, last, reader), reader), provision.number
        )
    )


def _who_may_answer(text: str, mentions: tuple[Mention, ...], reader: BodyReader) -> tuple[Mention, ...]:
    """The mentions, but for what all of a kind may do if they like, and for those above to whom something is handed.

    各区可结合实际制定; 报财政部备案 in a plan of a province.
    """
    return tuple(
        [
            mention
            for mention in mentions
            if not (
                mention.after.startswith(IF_THEY_LIKE) and (text[mention.start] == "各" or mention.before == "其他")
            )
            and not (HANDED_UP.search(mention.before) and _is_of_above(text, mention, reader))
        ]
    )


def _is_of_above(text: str, mention: Mention, reader: BodyReader) -> bool:
    """Whether bodies are all of regions above the document's own: 省财政厅 for a city, 财政部 for any."""
    return all(
        reader.places.is_above(reader.places.split_level(text[item.start : item.end])[0])
        or (reader.places.path and item.body.kind == "department" and item.body.canonical.startswith(OF_THE_CENTRE))
        for item in mention.bodies
    )


def _assigned_together(text: str, mentions: tuple[Mention, ...], provision: str) -> Iterator[Assigned]:
    """What is assigned beside each other: who leads does so in its own sentence, and for those who only help."""
    leads = [mention.start for mention in mentions if _leads(mention)]
    for mention in mentions:
        helps = any(words.search(mention.before) for words in (BESIDE, ORGANISATIONS_USED))
        ends = "。；" if mention.after.startswith(CHARGES) else "。"  # 市工信局牵头改革；市税务局负责征缴
        led = any(helps or not _parted(text, ends, *sorted((lead, mention.start))) for lead in leads)
        yield from _assigned(mention, provision, led=led, helps=helps)


def _parted(text: str, ends: str, first: int, last: int) -> bool:
    return any(text.find(end, first, last) >= 0 for end in ends)


def _assigned(mention: Mention, provision: str, *, led: bool, helps: bool) -> Iterator[Assigned]:
    part = _part(mention)
    if part is None:
        return
    for item in mention.bodies:
        role: Role = "participant" if helps and led and part == "responsible" else _role(part, item.body, led=led)
        leads_alone = role == "lead" and len(mention.bodies) == 1
        yield Assigned(provision, item.in_list(open_ended=False) if leads_alone else item, role)


def _role(part: Role, body: Body, *, led: bool) -> Role:
    if part == "responsible" and led and body.kind != "government":
        return "participant"
    return part


def _part(mention: Mention) -> Role | None:
    """The role that the words around a mention give it, before a lead elsewhere is thought of; None for no role."""
    before, after = mention.before, mention.after
    if beside := BESIDE.search(before):
        return _part_beside(beside, mention)
    if _only_named(mention):
        return None
    if ORGANISATIONS_USED.search(before):
        return "responsible" if OF_USE.match(after) else None
    if _regulates(mention) or _answers_by_name(before, after) or (_is_local(mention) and _is_made_liable(mention)):
        return "responsible"
    if TELLS.search(before):
        return "responsible" if _is_local(mention) and DEFINITE_TASK.match(after) else None
    return _part_of_subject(mention)


def _part_beside(beside: re.Match[str], mention: Mention) -> Role | None:
    """The role of a body with whom another works, or whom it helps."""
    moved = beside["moved"] and not mention.after  # 协调财政等部门，解决问题: another solves it
    helped = HELPED.search(mention.before) is not None
    if moved or helped or all(item.body.canonical.endswith(ANY_GOVERNMENT) for item in mention.bodies):
        return None
    return "responsible" if beside["jointly"] else "participant"


def _answers_by_name(before: str, after: str) -> bool:
    """Whether a body is what answers: 主管机关是各级民政部门, 实行各级人民政府负责制."""
    if after:
        return before.endswith("实行") and RULED_BY.match(after) is not None
    return NAMED_AS.search(before) is not None


def _only_named(mention: Mention) -> bool:
    """Whether a body is named for who belongs to it, who it is made up of, or what it is paid."""
    only = any(says.match(mention.after) for says in (STAFF, MAKE_UP, OF_GROUP, SHARES_MONEY))
    return only or DEFINES.search(mention.before) is not None


def _regulates(mention: Mention) -> bool:
    """Whether others act at, tell or wait for a body: the body does the work they come for."""
    before, after = mention.before, mention.after
    if SENT_TO.search(before):
        # 报送市人民政府审批, but not 推送乡镇人民政府核查; 移交民政部门后; 报送上级民政部门
        told = _is_local(mention) and REGISTERS.match(after) and not HANDED_ON.search(before)
        return not (told or after.startswith(("后", "前", "的")) or _is_higher(mention))
    at = None if NOT_DONE.search(before) else AT_REGULATOR.search(before)
    if at and ((at[0].startswith("报") and GRANTS.match(after)) or (at[0] in TO and _is_sought(mention))):
        return not _is_higher(mention)
    if at and (REGISTERS.match(after) or (at[0] == "报请" and after.startswith("组织"))):
        # 报市人民政府批准, 提交市政府审定, 报上级民政部门备案; 报请市政府决定
        decides = after.startswith("决定")
        return not (at[0].startswith(HANDED) and ((_is_local(mention) and not decides) or _is_higher(mention)))
    if COMMISSIONED.search(before):
        return _acts(after) and not ONLY_DESCRIBES.match(after)
    if ASKED.search(before):
        decides = REGISTERS.match(after) is not None  # 提请市政府审定, but not 提请市政府出台
        return not _is_higher(mention) and (decides or (_acts(after) and not _is_local(mention)))
    return BY_LEAVE_OF.search(before) is not None and GIVES_LEAVE.match(after) is not None and not _is_local(mention)


def _is_sought(mention: Mention) -> bool:
    """Whether others apply to a body, or go to its counter; 各地公积金窗口 are of no government."""
    sought = SEEKS.match(mention.after)
    return sought is not None and not (sought["counter"] and _is_local(mention))


def _part_of_subject(mention: Mention) -> Role | None:
    if _leads(mention):
        return "lead"
    if ONLY_DESCRIBES.match(mention.after) or not (
        BEFORE_SUBJECT.search(mention.before) or (WHERE.match(mention.before) and _is_local(mention))
    ):
        return None
    if SUPPORTS.match(mention.after) or mention.after in TAKE_PART:
        return "participant"
    if REGULATED.match(mention.after) and all(item.body.kind == "collective" for item in mention.bodies):
        return None
    by = BY.search(mention.before) is not None and not BY_WHOM.match(mention.after)
    return "responsible" if by or _acts(mention.after) else None


def _acts(after: str) -> bool:
    for aside in (WINDOW, BY_WHEN):
        if said := aside.match(after):
            after = after[said.end() :]
    if MUST.match(after) or DOES.match(after):
        return True
    rest = REST_OF_LIST.match(after)
    return rest is not None and DOES.match(after[rest.end() :]) is not None


def _leads(mention: Mention) -> bool:
    if not any(sign in mention.after for sign in LEAD_SIGNS):
        return False
    if mention.before.endswith("、"):  # 由市政府分管领导召集、市卫生健康委牵头
        return mention.after.startswith("牵头")
    acts = BEFORE_SUBJECT.search(mention.before) or BY_LEAVE_OF.search(mention.before)  # 经市民政局|牵头评估
    return acts is not None and LEADS.match(mention.after) is not None


def _is_made_liable(mention: Mention) -> bool:
    return PUT_ON.search(mention.before) is not None and ITS_LIABILITY.match(mention.after) is not None


def _is_local(mention: Mention) -> bool:
    return all(item.body.kind == "government" or _is_committee(item.body) for item in mention.bodies)


def _is_committee(body: Body) -> bool:
    """Whether a body is a committee of the Party, which stands beside a government."""
    return body.kind == "party" and body.sort == "government"


def _is_higher(mention: Mention) -> bool:
    return any("上级" in item.body.canonical or "上一级" in item.body.canonical for item in mention.bodies)


def answerable_governments(text: str, provision: Provision, reader: BodyReader) -> tuple[Assigned, ...]:
    """The governments that a provision governed by a bracket makes answerable in so many words."""
    if not _may_be_answerable(provision.text):
        return ()
    start = provision.start + len(provision.label)
    rule = rule_of_standing(text, start, provision.end)
    end = rule.start() if rule else provision.end
    governments = [m for m in find_governments(text, start, end, reader) if _is_local(m)]
    local = LOCAL_LIABILITY.search(text, start, provision.end) is not None
    found = [m for m in governments if _answers(text, m, provision.end)]
    if local and not found:
        found = [m for m in governments if _part_of_subject(m)][:1]
    return tuple(
        Assigned(provision.number, item.in_list(open_ended=False), "responsible")
        for mention in found
        for item in mention.bodies
    )


def _may_be_answerable(words: str) -> bool:
    """A cheap first look."""
    if ("由" in words and LEFT_TO_GOVERNMENT.search(words)) or "负总责" in words:
        return True
    if any(sign in words for sign in MUST_SIGNS) and GOVERNMENT_MUST.search(words):
        return True
    return RESPONSIBILITY.search(words) is not None and LIABLE.search(words) is not None


def _answers(text: str, mention: Mention, end: int) -> bool:
    if mention.before.endswith("由"):
        return CARRIES_OUT.match(mention.after) is not None
    sentence = text[mention.end : min(end, mention.end + 60)]
    if _is_made_liable(mention):
        return True
    if not mention.before and HAS_A_TASK.match(mention.after):
        return not text.startswith(ANYWHERE, mention.start)
    return BEFORE_SUBJECT.search(mention.before) is not None and ANSWERABLE.match(sentence) is not None
