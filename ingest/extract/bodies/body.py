"""Who a printed name means."""

from dataclasses import dataclass, field
from typing import Literal

from hengce.ingest.model import DepartmentKind

PUNCTUATION = str.maketrans("", "", "（）〔〕[]、，“”")

Sort = Literal["named", "line", "class", "government", "unknown", "nobody"]


@dataclass(frozen=True, slots=True)
class Body:
    """Who a printed name means.

    `line` is a bare line of work (卫生健康部门), `class` the bodies of a line at another level (各区卫生健康局, and
    区民政部门 in a city's plan), `nobody` 有关部门 and its like.
    """

    sort: Sort
    canonical: str
    function: str | None
    kind: DepartmentKind
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", _without_punctuation(self.canonical))


def _without_punctuation(name: str) -> str:
    return name if name.isalnum() else name.translate(PUNCTUATION)


NOBODY_IN_PARTICULAR = Body("nobody", "", None, "collective")
