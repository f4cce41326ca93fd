"""What figures in units of time are about: how often, how long, by when."""

import re
from typing import Final

from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.extract.targets.lists import LIST
from hengce.ingest.extract.targets.objects import SHORTEST_NAME, bare_act
from hengce.ingest.extract.targets.quantities import is_day_of_month, is_leave
from hengce.ingest.extract.targets.said import Counted
from hengce.ingest.extract.targets.times import EXPIRES, TIMES, WAITED, is_offered

# 区教育局对子女就读公办学校，在10个工作日内统筹安排
TO_WHAT: Final = re.compile("[^，对]{0,16}对于?(?P<what>[^，的对]{4,24})")
# 允许在1年内缴清, 特殊项目可2年内缴清
MAY: Final = re.compile("(?:^(?:允许|最迟|应当?)|(?<=.{2})可以?)(?:在|于)?$")
PAYS_OFF: Final = re.compile("(?:一次性|分期|分次|全部)[缴付还结]清")  # 出让金可在1年内分期缴清
SHORT_SCOPE: Final = 6  # characters of 特殊项目
LEFT_OUT: Final = re.compile("^除[^，]*?外(?:的|，)?")
SHORT_ACT: Final = 4  # characters
BEFORE_EVENT: Final = re.compile("(?:应当?|须)?[在于]")  # 名单应当在会议召开15日前公告
# 应在合同登记备案后6个月内申请兑付
SINCE_EVENT: Final = re.compile("(?:应当?|必?须)[在于自]?(?P<event>[^，应须]{2,20}后)$")


def names_of_time(clause: Counted, figure: Figure, before: str, after: str) -> list[str]:
    """The names of a figure in units of time: 为每位毕业生提供1次职业指导, 5个工作日办结, 每年组织1次培训和体检."""
    unit, lexicon = figure.quantity.unit, clause.lexicon
    if not after or unit not in lexicon.standard_units or is_leave(after, lexicon):
        return []
    listed = unit in TIMES and figure.binding == "、" and is_offered(clause.text, figure)
    if listed or (lexicon.each_person.search(before) and len(after) > SHORTEST_NAME):
        return LIST.split(after)[:1] if listed else [after]
    if figure.closing == "前" and EXPIRES.search(before):
        return [f"{BEFORE_EVENT.split(before)[-1]}前{bare_act(after.rpartition('，')[2])}"]
    if unit in lexicon.limit_units and (
        name := _name_of_wait(clause, figure, before, after) or _name_of_limit(clause, figure, before, after)
    ):
        return [name]
    if lexicon.frequency.search(before) and not figure.closing:
        parts = [after] if "的" in after else LIST.split(after)  # 公布设施、设备的收支情况 is one
        return [_frequency_name(before, figure, clause.text) + part for part in parts]
    return []


def _name_of_wait(clause: Counted, figure: Figure, before: str, after: str) -> str:
    """房产证记载时间上市交易 of 房产证记载时间满5年后可以上市交易; empty for others."""
    waited = WAITED.match(after) if before and clause.text[figure.before[1]] == "满" else None
    return before + after[waited.end() :] if waited else ""


def _name_of_limit(clause: Counted, figure: Figure, before: str, after: str) -> str:
    """The name of a time within which so short an act is to be done that it says too little; empty for others."""
    if is_day_of_month(clause.text, figure.quantity):  # 各县应于每月3日前将情况报送
        return "每月" + bare_act(after.lstrip("，"))
    if len(after) <= SHORT_ACT and (topic := TO_WHAT.fullmatch(clause.said)):
        return topic["what"] + after
    if len(after) <= SHORT_ACT and figure.closing != "前" and (owed := SINCE_EVENT.search(before)):
        return owed["event"] + after
    if len(after) > SHORTEST_NAME and not PAYS_OFF.fullmatch(after):
        return ""
    before = MAY.sub("", before)
    repeats_act = figure.closing == "内" and clause.said.endswith(after) and len(clause.said) > len(after)
    if repeats_act and len(before) <= SHORT_SCOPE:
        return before + clause.said  # 余款一年内缴清，特殊项目两年内缴清
    event = BEFORE_EVENT.search(clause.text, figure.start, figure.before[1]) if figure.closing == "前" else None
    before = clause.text[figure.start : event.start()] if event else before
    # 亩均税收达到8万元，自签约之日起3个月内投产
    since = clause.goes_on and clause.text.find("日起", figure.start, figure.quantity.start) >= 0
    return (before or ("" if since else LEFT_OUT.sub("", clause.said.removesuffix("的")))) + after


def _frequency_name(before: str, figure: Figure, text: str) -> str:
    """每年组织 of 本市各单位应当每年组织1次培训"""
    owed = before.rpartition("应当")[2]
    return (owed if "每" in owed else before) + re.sub(
        r"至少|不少于|不低于", "", text[figure.before[1] : figure.quantity.start]
    )
