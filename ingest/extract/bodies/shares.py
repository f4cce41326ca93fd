"""Shares of work in a bracket: 牵头单位：X，责任单位：Y, or X牵头，Y配合 → lists of bodies with their part."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, Literal

from hengce.ingest.extract.bodies.body import BodyList
from hengce.ingest.extract.bodies.lists import read_units
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.marks import first_place, last_place, mark_places

Part = Literal["lead", "support", "duty"]  # duty: answers for it, as participant when another leads

LEADING: Final = ("牵头", "主办", "主责", "主管", "主要责任")
SUPPORTING: Final = ("组成", "配合", "参与", "参加", "协办", "协同", "协助", "支持")
# 牵头单位：, 责任部门：, 配合单位:, 牵头责任单位：, 责任主体：. Every alternative of this pattern and the next begins
# with a character of its own, not with a group, so that the search skips to the next of these characters
LABEL: Final = re.compile(
    rf"(?:{'|'.join(LEADING)}|{'|'.join(SUPPORTING)}|责任|负责|落实|实施|承办|执行|承担|完成|组织实施)"
    r"(?:责任|负责|落实|实施|配合)?(?P<unit>单位|部门|主体|处室|机构|地区|科室)?(?:[和及、/](?:单位|部门|责任人))?[：:]"
)
OTHER_LABEL: Final = re.compile(r"[，；][\u4e00-\u9fff]{2,8}：")  # ；适用范围：, ；完成时限：
OPENS_LABEL: Final = "（〔【[［，；\n"  # （牵头：市教育局，配合：市财政局） says no 单位
# Where the list of bodies ends and the words of their role begin. Sample: 市财政局、市税务局 | 按照职责分工负责
ROLE_WORDS: Final = compile_for_search(
    r"按照?(?=[各职部工自任分其要])|根据(?=[各职])|依据(?=[各职])|共同|分别|联合(?!会|社)|各司其职|(?:具体|分工)(?=负责|落实|实施|承办)|等抓总|抓总"
    r"|牵头|负责|配合|协同|协助|参与|参加|落实|组织(?=实施|落实|推进|开展)|实施(?!单位|主体|机构)"
    r"|执行(?!局|法|单位|机构)|承担(?!单位|主体|机构|者)|督促|指导(?=[，；。）]|$)|按(?<=等[部单][门位]按)"
)
# 责任单位：县交通运输局（牵头）、县商务局
LEAD_MARK: Final = re.compile(rf"（(?:总|为)?(?:{'|'.join(LEADING)})(?:单位|部门)?）")
SUPPORT: Final = re.compile(r"配合|协同|协助|参与|参加|支持")
CLAUSE_ENDS: Final = "，；。,;"
LIST_ENDS: Final = "。\n\t"
RANKS: Final = re.compile("（(?:第一|列第|排|首位)")  # （第一责任单位为牵头单位，下同）


class Share:
    """A list of bodies and the part the words around it give them."""

    def __init__(self, part: Part, bodies: BodyList) -> None:
        self.part: Final = part
        self.bodies: Final = bodies


def labels_in(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The places between `start` and `end` where 牵头单位： or its like stands."""
    return list(LABEL.finditer(text, start, end)) if text.find("：", start, end) >= 0 else []


def labelled_shares(text: str, found: Sequence[re.Match[str]], end: int, reader: BodyReader) -> list[Share]:
    """The shares of every label `found` before `end`; each reaches to the next label of any kind, 。 or line end."""
    labels = [label for label in found if label["unit"] or text[label.start() - 1] in OPENS_LABEL]
    shares: list[Share] = []
    for label, following in zip_longest(labels, labels[1:]):
        limit = _end_of_list(text, label.end(), following.start() if following else end)
        shares.extend(clause_shares(text, (label.end(), limit), _part_of_label(label), reader))
    return [share for share in shares if share.bodies.items]


def _end_of_list(text: str, start: int, limit: int) -> int:
    """Where the list behind a label ends: at 。, the end of the line or the cell, or a label of another kind."""
    limit = first_place(text, start + 1, limit, LIST_ENDS)
    ranks = RANKS.search(text, start + 1, limit) if text.find("（", start + 1, limit) >= 0 else None
    limit = ranks.start() if ranks else limit
    other = OTHER_LABEL.search(text, start, limit) if text.find("：", start, limit) >= 0 else None
    return other.start() if other else limit


def _part_of_label(label: re.Match[str]) -> Part:
    if label[0].startswith(LEADING):
        return "lead"
    return "support" if label[0].startswith(SUPPORTING) else "duty"


def verb_shares(text: str, start: int, end: int, reader: BodyReader) -> list[Share]:
    """The shares of X牵头，Y、Z按职责分工负责; none when it is a remark that happens to say 负责."""
    stop = text.find("。", start, end)
    stop = stop if stop >= 0 else end
    if not ROLE_WORDS.search(text, start, stop):
        return []
    shares = list(clause_shares(text, (start, stop), "duty", reader))
    read = sum(len(share.bodies.items) for share in shares)
    return shares if read > sum(len(share.bodies.unread) for share in shares) else []


def bare_shares(text: str, start: int, end: int, reader: BodyReader) -> list[Share]:
    """The share of （省发展改革委、省财政厅）: bodies and nothing else, at least half of them known ones."""
    bodies = read_units(text, start, end, reader)
    known = sum(item.body.sort != "unknown" for item in bodies.items)
    return [Share("duty", bodies)] if known and not bodies.unread and 2 * known >= len(bodies.items) else []


def clause_shares(text: str, within: tuple[int, int], part: Part, reader: BodyReader) -> Iterator[Share]:
    """The shares of each clause; bodies without a verb of their own wait for the next one."""
    start, end = within
    pending = start
    for mark in LEAD_MARK.finditer(text, start, end) if text.find("（", start, end) >= 0 else ():
        first = last_place(text, pending, mark.start(), "、，；") + 1 or pending
        if first > pending:
            yield from clause_shares(text, (pending, first - 1), part, reader)
        yield Share("lead", read_units(text, first, mark.start(), reader))
        pending = mark.end()
    last = pending
    for clause_end in (*mark_places(text, start, end, CLAUSE_ENDS), end):
        verb = ROLE_WORDS.search(text, pending, clause_end)
        if verb is None:
            last = clause_end
            continue
        spoken = _part(text[verb.start() : clause_end], part)
        if spoken == "support" and pending < last < verb.start():  # 责任单位：市民政局，市财政局配合
            yield Share(part, read_units(text, pending, last, reader))
            pending = last
        bodies = read_units(text, pending, verb.start(), reader)
        if bodies.items or bodies.unread:
            yield Share(spoken, bodies)
        pending = last = clause_end + 1
    if pending < end and (rest := read_units(text, pending, end, reader)).items:
        yield Share(part, rest)


def _part(words: str, default: Part) -> Part:
    if "牵头" in words or "抓总" in words:
        return "lead"
    if SUPPORT.search(words) and "负责" not in words:
        return "support"
    return "duty" if default == "lead" else default
