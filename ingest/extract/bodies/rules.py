"""What a bracket lays down for all after it: who leads (列首位的为牵头单位，下同), and who answers for everything."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from hengce.ingest.extract.bodies.body import BodyList, Listed
from hengce.ingest.extract.bodies.lists import read_list
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.shares import Share
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.model import Parsed

# 列首位的为牵头单位, 排名第一的为牵头单位, 第一个单位为牵头单位, 第一个逗号前为牵头单位
FIRST: Final = "(?:第一|首|最前)"
RANKED: Final = rf"(?:[列排](?:名|序)?(?:在|于)?{FIRST}|{FIRST})(?:位|个|名|面)?"
FIRST_LEADS: Final = compile_for_search(
    rf"(?:{RANKED}"
    r"(?P<mark>逗号|分号)?(?:[之以]?前面?)?|(?P<before>逗号|分号)[之以]?前面?)"
    r"(?:的|者)?(?:责任)?(?:单位|部门)?的?均?(?:为|是|系)牵头"
)
# Said of all parts before the first or behind the last: 各项举措中排序第一的责任单位为该项牵头单位
FIRST_OF_EACH: Final = re.compile(
    rf"(?:各项?|每一?项|每条|所有|以上|上述|以下|下列|本(?:方案|措施|意见|通知|文件|清单))[^。（）]{{0,24}}?{RANKED}"
    r"(?:的|者)?(?:责任)?(?:单位|部门)?均?(?:为|是|系)(?:该项|此项|本项|该条)?的?牵头"
)
LEADS: Final = ("为牵头", "是牵头", "系牵头")  # how such words end, looked for first
MARKS: Final = {"逗号": "，", "分号": "；"}
SAME_BELOW: Final = re.compile(r"[，。；](?:以?下同|以下均?相同)$")  # （市税务局、市财政局，下同）
BELOW: Final = re.compile(r"下同|以下[同各均]")
# 以下均需各省辖市政府落实，不再列出; 以下各项工作任务均涉及各县（市、区）、市直园区，不再单独列出;
# 各项措施责任单位均包括各市〔州〕，以下不再列出
STANDING: Final = re.compile(
    r"(?:以下|具体|上述|各项|所有)(?:各?项?(?:工作|政策|措施|任务|条款)*)?的?(?:(?:责任|落实|实施|配合)(?:单位|主体|部门))?[均都]?"
    r"(?:需要?|须|由|涉及|应由|需由|包[括含]|含有?|为)(?P<list>[^。；]{2,60}?)"
    r"(?:按职责分工|按职责|分别|共同)?(?:负责|落实|配合|实施|执行|参与)*，(?:以下|下文|后文)?[均都]?"
    r"不再(?:单独|一一|逐一|重复|另行|再|作|做)*(?:列出|罗列|列示|单列|标注|注明|分工)"
)


# （责任单位：市民政局、市教委，以下简称有关部门和单位）
TOGETHER: Final = re.compile("，以下[简统]?称“?(?P<term>[^，。；：、（）“”]{2,12})”?$")
CALLS: Final = "以下"  # looked at first


class Rules(NamedTuple):
    """What holds from one bracket on, in it and in those below: who leads, and who answers for everything.

    `leading` is None where nothing is laid down, empty where the first body leads, else the mark before which those
    stand who lead. `term` is what all who stand in a bracket, `meant`, are called together.
    """

    leading: str | None = None
    standing: tuple[Share, ...] = ()
    term: str = ""
    meant: BodyList = BodyList(())


EACH_OF_A_LEVEL: Final = re.compile("各(?:相关|有关)?([省市州盟县区旗])")  # 各市
NOTHING: Final = Rules()  # is laid down


def rule_of_leads(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words of a bracket that lay down who leads."""
    said = any(text.find(leads, start, end) >= 0 for leads in LEADS)
    return FIRST_LEADS.search(text, start, end) if said else None


def rule_of_standing(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words of a bracket that lay down who answers for all that follows."""
    return STANDING.search(text, start, end) if text.find("不再", start, end) >= 0 else None


def rules_of_document(parsed: Parsed) -> Rules:
    """What the paragraphs around the parts, or the last part, lay down for every bracket."""
    spans = [(frame.start, frame.end) for frame in parsed.frames if frame.kind != "front"]
    spans += [(part.start, part.end) for part in parsed.provisions[-1:]]
    said = any(parsed.text.find("牵头", *span) >= 0 and FIRST_OF_EACH.search(parsed.text, *span) for span in spans)
    return Rules("") if said else NOTHING


def end_of_bodies(text: str, start: int, end: int) -> int:
    """Where a bracket stops naming bodies, for it says there that the same hold below or who answers for everything."""
    if text.endswith("同", start, end) and (below := SAME_BELOW.search(text, start, end)):
        end = below.start()
    standing = rule_of_standing(text, start, end)
    together = _called_together(text, start, end)
    return standing.start() - 1 if standing else together.start() if together else end


def _called_together(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words of a bracket that lay down what all who stand in it are called."""
    return TOGETHER.search(text, start, end) if text.find(CALLS, start, end) >= 0 else None


def _as_called(text: str, shares: list[Share], rules: Rules) -> list[Share]:
    """The shares of a bracket, those of （责任单位：有关部门和单位） with the bodies that are called so together."""
    if not rules.term:
        return shares
    return [Share(share.part, rules.meant) if _names(text, share, rules.term) else share for share in shares]


def _names(text: str, share: Share, term: str) -> bool:
    """Whether a share names nobody but those of a term that the document lays down."""
    items = share.bodies.items
    alone = bool(items) and not share.bodies.bodies
    return alone and text[items[0].start : items[-1].end] == term


def under_rules(
    text: str, within: tuple[int, int], shares: list[Share], rules: Rules, reader: BodyReader
) -> tuple[list[Share], Rules]:
    """The shares of a bracket under the rules laid down so far, and the rules that hold from here on."""
    start, end = within
    said, match = rule_of_leads(text, start, end), rule_of_standing(text, start, end)
    together = _called_together(text, start, end)
    if not (said or match or together) and rules == NOTHING:
        return shares, rules
    shares = _as_called(text, shares, rules)
    if together:
        listed = tuple(item for share in shares for item in share.bodies.bodies)
        rules = rules._replace(term=together["term"], meant=BodyList(listed))
    leading = _leading(said) if said else rules.leading
    goes_on = rules.leading is not None or BELOW.search(text, start, end) is not None
    standing = rules.standing
    if match:
        standing = (Share("duty", _as_named_before(text, read_list(text, *match.span("list"), reader), shares)),)
    named = [item for share in (*shares, *standing) for item in share.bodies.items]
    leads_others = len(named) > 1 or any(item.open_ended for item in named)  # 海关总署负责 leads nobody
    if leading is not None and leads_others and not any(share.part == "lead" for share in shares):
        limit = said.start() if said else end
        shares = _before_mark_as_leads(text, leading, limit, shares) if leading else _first_as_lead(shares)
    return [*shares, *standing], rules._replace(leading=leading if goes_on else None, standing=standing)


def _leading(said: re.Match[str]) -> str:
    return MARKS.get(said["mark"] or said["before"] or "", "")


def _as_named_before(text: str, rule: BodyList, shares: Sequence[Share]) -> BodyList:
    """The bodies that a rule names, as the list before it names them: 功能区 for 市各功能区管委会."""
    before = [item for share in shares for item in share.bodies.items]
    named: dict[int, Listed] = {item.start: item for item in rule.items}
    for start, end in (*((item.start, item.end) for item in rule.items), *rule.unread):
        full = next((item for item in before if _is_named_by(text, (start, end), item)), None)
        if full:
            named[start] = full
    return BodyList(tuple(named[start] for start in sorted(named)))


def _is_named_by(text: str, words: tuple[int, int], item: Listed) -> bool:
    """Whether words stand within a name, or say no more than its level: 各市 for 各地级以上市政府."""
    called = text[slice(*words)]
    if text.find(called, item.start, item.end) >= 0:
        return True
    level = EACH_OF_A_LEVEL.fullmatch(called)
    of_level = re.compile(f"各[^、（）]*{level[1]}(?:人民)?政府") if level else None
    return of_level is not None and of_level.fullmatch(text, item.start, item.end) is not None


def _first_as_lead(shares: list[Share]) -> list[Share]:
    first, *others = shares
    lead, *rest = first.bodies.items or (None,)
    if lead is None:
        return shares
    led = [Share("lead", BodyList((lead.in_list(open_ended=False),))), Share(first.part, BodyList(tuple(rest)))]
    return [*led, *others]


def _before_mark_as_leads(text: str, mark: str, end: int, shares: list[Share]) -> list[Share]:
    """The shares, all who stand before the first such mark as leads: 市财政局、市税务局，市民政局."""
    first = min((item.start for share in shares for item in share.bodies.items), default=end)
    at = text.find(mark, first, end)
    at = end if at < 0 else at
    led = tuple(item for share in shares for item in share.bodies.items if item.start < at)
    rest = ((share, tuple(item for item in share.bodies.items if item.start > at)) for share in shares)
    return [Share("lead", BodyList(led)), *(Share(share.part, BodyList(items)) for share, items in rest if items)]
