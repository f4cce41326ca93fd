"""Who a printed name means."""

from typing import Final, Literal

from hengce.ingest.model import DepartmentKind

PUNCTUATION: Final = str.maketrans("", "", "（）〔〕[]、，“”")

Sort = Literal["named", "line", "class", "government", "unknown", "nobody"]


class Body:
    """Who a printed name means.

    `canonical` is its full name, `key` the same without punctuation, `function` its line of work.
    `line` is a bare line of work (卫生健康部门), `class` the bodies of a line at another level (各区卫生健康局, and
    区民政部门 in a city's plan), `nobody` 有关部门 and its like.
    """

    def __init__(self, sort: Sort, canonical: str, function: str | None, kind: DepartmentKind) -> None:
        self.sort: Final = sort
        self.canonical: Final = canonical
        self.function: Final = function
        self.kind: Final = kind
        self.key: Final = _without_punctuation(canonical)


def _without_punctuation(name: str) -> str:
    return name if name.isalnum() else name.translate(PUNCTUATION)


NOBODY_IN_PARTICULAR: Final = Body("nobody", "", None, "collective")
