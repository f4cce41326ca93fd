"""Words that only say who a figure holds for: 职工参保人员, 退休人员, 居民参保人员每人每天."""

import re
from typing import Final

PERSONS: Final = (
    "(?:人员|职工|居民|家庭|企业|单位|机构|群体|院校|学校|对象|个人|人才|专家|[^，作或再]者|学生|儿童"
    "|老年人|老人|群众|农民|[农人困贫]户)"
)
PER_HEAD: Final = "(?:每人)?(?:每[年月日天次])?"
GROUPS: Final = re.compile(f"[^，]{{0,200}}{PERSONS}{PER_HEAD}")
GROUP_ENDS: Final = tuple(
    "校员工民庭业位构体象生童人众才家者户年月日天次"
)  # looked at first: far faster than the pattern
# 费用限额标准为职工参保人员每人每天105元
FOR_GROUP: Final = re.compile(
    f"(?<=[准额率例度费数])(?:(?<=标准)每人每[年月]|为(?:[^，、为]{{2,24}}{PERSONS}{PER_HEAD}|[^，、为]{{0,8}}人均[^，、为]{{0,4}}收入|(?:每人|人均)(?:每[年月日天次])?))$"
)
# 居民参保人员每人每月50元, 按救助标准的1.5倍确定，为每人每月900元
NEXT_GROUP: Final = re.compile(f"(?:[^，、为]{{2,24}}{PERSONS}|为)每人(?:每[年月日天次])?[0-9,.]+万?元")


def are_groups(words: str) -> bool:
    """Whether `words` before a figure only say who it holds for: 在职职工、退休人员 of 在职职工、退休人员均为0.15%."""
    return words.endswith(GROUP_ENDS) and GROUPS.fullmatch(words) is not None


def goes_on_by_group(words: str) -> bool:
    """Whether a clause only gives the figure of one more group: 居民参保人员每人每月50元."""
    return words.endswith("元") and NEXT_GROUP.fullmatch(words) is not None
