"""Further grades of a subsidy, whose clauses name it no more: 给予奖补20万元，国家级的给予50万元."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant
from hengce.ingest.extract.concessions.sentences import Clause, Place
from hengce.ingest.first_characters import compile_for_search

# 国家级的给予50万元 · 低保家庭按8元执行 · 对困难户再增加500元
GRADE: Final = compile_for_search(
    r"(?P<given>(?:给予|予以|补[贴助]|奖补|(?:再|另|额外)(?:增加|给予))\d[\d.]*万?元)(?:/[一-龥]{1,3})?$"
    r"|(?P<by>按照?\d[\d.]*万?元(?:的?标准)?(?:执行|发放|给予|计算))$"
)
NO_GRADE: Final = re.compile("[单每][个家户人年月]|其中|第?[首前第后][一二两三四五\\d]?年|最[高多]|累计|总额|合计|奖")


def further_grade(clause: Clause, last: Grant | None, rules: ConcessionRules) -> tuple[Clause, Grant] | None:
    """The grade that the clause behind a subsidy adds for others than those who have the first; none for a limit."""
    behind = clause.following
    text, number = clause.text, clause.number + 1
    if last is None or last.category != "subsidy" or behind is None or number in clause.sentence.marked:
        return None
    grade = GRADE.search(text, behind.start, behind.end) if text[behind.end - 1] in "元行放予算米" else None
    whom = text[behind.start : grade.start()] if grade else ""
    names_whom = whom.endswith("的") or (len(whom) > 1 and rules.person.search(whom) is not None)
    if grade is None or not names_whom or NO_GRADE.search(whom):
        return None
    verb = Place(grade.start(), grade.end()) if grade["by"] else Place(grade.start(), _verb_end(text, grade))
    added = Grant("subsidy", last.item, verb, None, verb.start, between="对" + whom.removeprefix("对"))
    return Clause(clause.sentence, number, behind.start, behind.end), added


def _verb_end(text: str, grade: re.Match[str]) -> int:
    """Where the words before the sum end (给予|50万元)."""
    return next(place for place in range(grade.start(), grade.end()) if text[place].isdecimal())
