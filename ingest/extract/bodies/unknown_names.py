"""Names that the lexicon has not, or has in part: what their ending says of a body, and whom it belongs to."""

from collections.abc import Callable
from typing import Final

from hengce.ingest.extract.bodies.body import Body
from hengce.ingest.extract.bodies.classes import kind_unless_many
from hengce.ingest.extract.bodies.name_words import (
    FIRM_OF_A_LINE,
    FIRMS,
    JOINTS,
    KINDS,
    NATIONAL_FIRMS,
    NATIONWIDE,
    OFFICE_OR_FIRM,
    PARENT,
    PARTY,
    WORKSHOPS,
)
from hengce.ingest.extract.bodies.place_words import CLASS_PLACE
from hengce.ingest.extract.bodies.places import Places
from hengce.ingest.lexicon.body_forms import BodyForm
from hengce.ingest.lexicon.departments import DepartmentLexicon
from hengce.ingest.model import DepartmentKind

# What groups of firms are named after, in full
INVESTS: Final = {
    "交投": "交通投资",
    "城投": "城市建设投资",
    "城发": "城市发展",
    "文旅投": "文化旅游投资",
    "农投": "农业投资",
    "水投": "水务投资",
}

OF_SEVERAL_LINES: Final = ("领导小组", "领导小组办公室", "联席会议", "联席会议办公室", "专项小组", "工作专班")


class UnknownNames:
    """What can be said of names that are not known; `read` tells the bodies that stand within them."""

    def __init__(self, lexicon: DepartmentLexicon, places: Places, read: Callable[[str], Body | None]) -> None:
        self.lexicon: Final = lexicon
        self.places: Final = places
        self.read: Final = read

    def listed(self, words: str, part: str, form: BodyForm) -> Body:
        """The body of a name that says only in part what it is: 农商银行 in 县农商银行."""
        if form.is_template and words.endswith(part):
            full = self.places.fill(form.full, words.removesuffix(part), part)
        else:
            printed = words if form.is_template else words.replace(part, form.full)
            full = printed if words.startswith(NATIONAL_FIRMS) else self.places.with_region(printed)
        kind: DepartmentKind = "mass" if words.endswith("协会") else form.kind
        kind = "institution" if words.endswith(FIRMS) else kind
        full = (
            f"{full}股份有限公司"
            if words.startswith(self.places.shorts) and words.endswith("银行")
            else firm_in_full(full)
        )
        return Body("named", full, form.function, kind_unless_many(words, kind))

    def line(self, words: str) -> Body:
        """The body of a line of work that the lexicon has not: 排水 in 排水、公安等部门."""
        return Body("unknown", self.places.with_region(words), None, "department")

    def firm(self, words: str) -> Body:
        """The body of a name that nothing is known of, in a list of bodies."""
        full = firm_in_full(self.places.with_region(words) if self.places.split_level(words)[0] else words)
        listed = self.lexicon.listed_form(words)  # 国网四川电力
        return Body("unknown", full, listed[1].function if listed else None, "institution")

    def body(self, words: str) -> Body:
        """The body of a name that the lexicon has not; its ending tells its kind."""
        known = words.endswith(NATIONWIDE) or words.startswith(NATIONAL_FIRMS)
        full = firm_in_full(words if known else self.places.with_region(words))
        if PARTY.match(words):
            return Body("unknown", f"中共{full}", self._function_within(words), "party")
        kind = next((kind for endings, kind in KINDS if words.endswith(endings)), None)
        if words.endswith("处") and not words.endswith(WORKSHOPS):
            kind = "department"
        if kind == "government":
            return Body("unknown", self.places.committee_of(words), None, kind)
        return Body("unknown", full, self._function_within(words), kind_unless_many(words, kind or "institution"))

    def _function_within(self, words: str) -> str | None:
        """What a name that the lexicon has not says of its line of work, by its form or by the body it belongs to.

        A group that is set up for some work is of several lines, and so is its office.
        """
        if words.endswith(OF_SEVERAL_LINES):
            return None
        bare = words.removeprefix(next(filter(words.startswith, self.places.shorts), ""))  # 山东能源集团
        bare = bare.removeprefix("各")
        if form := self.lexicon.institution_form(CLASS_PLACE.sub("", bare, count=1)):
            return form.function
        name = self.places.split_level(bare)[1]
        name = name.removeprefix("委") if PARTY.match(words) else name  # 市委科技办
        if function := self._function_of_lines(name) or self._function_of_firm(name):
            return function
        ends = (end.end() for end in PARENT.finditer(words, 3, len(words) - 2))
        parents = (body for end in ends if (body := self.read(words[:end])) and body.sort == "named")
        return next((body.function for body in parents), None)

    def _function_of_lines(self, name: str) -> str | None:
        """The lines that an office or a firm is named after: 交通与建设处, 财政经管办, 文教投集团."""
        match = OFFICE_OR_FIRM.fullmatch(name)
        if match is None:
            return None
        lines = [self.lexicon.lines.get(part) for part in JOINTS.split(match["lines"])]
        if all(lines):
            return "+".join(dict.fromkeys(line.function for line in lines if line))
        first = (self.lexicon.lines.get(name[:length]) for length in range(len(match["lines"]), 1, -1))
        return next((line.function for line in first if line and "+" not in line.function), None)

    def _function_of_firm(self, name: str) -> str | None:
        """The line that a firm is named after behind a name of its own: 华润燃气有限公司."""
        match = FIRM_OF_A_LINE.fullmatch(name) if name.endswith(FIRMS) else None
        line = self.lexicon.line_endings.longest_in(match["named"]) if match else None
        return self.lexicon.lines[line].function if line else None


def firm_in_full(name: str) -> str:
    """The full name of a group of firms: 县交投集团 is 县交通投资集团有限公司.

    >>> firm_in_full("临沧市交投集团"), firm_in_full("临沧市供水公司")
    ('临沧市交通投资集团有限公司', '临沧市供水公司')
    """
    if not name.endswith("集团"):
        return name
    line = next((short for short in INVESTS if name.endswith(f"{short}集团")), "")
    return f"{name.removesuffix(f'{line}集团')}{INVESTS.get(line, '')}集团有限公司"
