"""Who a printed name means, and where a list names it."""

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


class Listed:
    """A body where a list names it.

    `open_ended` when the list ends in 等; `name` is what it is called, where a part of that is printed for several:
    市民政部门 in 市、区民政部门.
    """

    def __init__(self, start: int, end: int, body: Body, open_ended: bool = False, name: str = "") -> None:
        self.start: Final = start
        self.end: Final = end
        self.body: Final = body
        self.open_ended: Final = open_ended
        self.name: Final = name

    def in_list(self, *, open_ended: bool) -> "Listed":
        """The same body in a list that is left open, or is not."""
        return Listed(self.start, self.end, self.body, open_ended, self.name)

    def meaning(self, body: Body, name: str) -> "Listed":
        """The same words read as another body."""
        return Listed(self.start, self.end, body, self.open_ended, name)


class BodyList:
    """The bodies of a list in order; `unread` are the spans of items that name no body."""

    def __init__(self, items: tuple[Listed, ...], unread: tuple[tuple[int, int], ...] = ()) -> None:
        self.items: Final = items
        self.unread: Final = unread

    @property
    def bodies(self) -> tuple[Listed, ...]:
        """The items that are somebody in particular."""
        return tuple([item for item in self.items if item.body.sort != "nobody"])
