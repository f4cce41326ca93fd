"""Works that are counted: those for which something is to be done, and what is to be closed."""

import re
from typing import Final

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.extract.targets.quantities import is_counted
from hengce.ingest.lexicon.targets import TargetLexicon

DONE_TO: Final = re.compile("进行[^，、]{2,}$")  # 对人民路等3条道路进行改造
DONE_WORK: Final = re.compile("(?:安置|改造|搬迁|整治|治理|建设|修复|回迁|拆除|任务|问题|困难)$")
DOES: Final = ("完成", "解决")
WORKS: Final = (*DOES, "抓好", "重点抓好", "推进", "实施", "做好", "加快", "启动")  # by a date
# 关停退出参与整合的6家企业, 全部关闭全省3万吨/年及以下8处煤矿
CLOSES: Final = re.compile(
    "(?:全部|全面|基本|依法|分批|力争)*(?:关停|关闭|淘汰|退出|取缔|拆除|腾退)[^，、]*(?:的|以下|以上)$"
)

SHORTEST_CLOSURE: Final = 4  # characters: 关停的 says not which


def sums_works(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """建成街角等4处绿地广场, 对人民路等3条道路进行改造: works to be done, the first of them by name."""
    if masked[figure.quantity.start - 1] != "等" or not figure.has_object or not is_counted(figure.quantity, lexicon):
        return False
    made = lexicon.make_opening.match(masked, figure.before[0], figure.before[1]) or DONE_TO.search(
        masked, figure.after[0], figure.after[1]
    )
    return made is not None


def is_work_done(masked: str, clause: Clause, figure: Figure) -> bool:
    """完成东王村287户群众回迁安置, 解决乡镇620名教师住房问题: so many for whom something is to be done.

    关闭参与整合的6家企业 too.
    """
    does = masked.startswith(DOES if clause.deadline is None else WORKS, figure.before[0], figure.before[1])
    done = does and DONE_WORK.search(masked, figure.after[0], figure.after[1]) is not None
    return done or (figure.has_object and closes(figure.words_before(masked)))


def closes(before: str) -> bool:
    """Whether the words `before` a figure say that what it counts is to be closed, and which.

    >>> closes("关停退出参与整合的"), closes("关停的"), closes("建设列入规划的")
    (True, False, False)
    """
    return len(before) > SHORTEST_CLOSURE and CLOSES.match(before) is not None
