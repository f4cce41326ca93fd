"""Lines of work that stand for bodies: 财政部门, 卫生健康 in 卫生健康、教育等部门, 县级以上人民政府民政部门."""

from collections.abc import Callable
from typing import Final

from hengce.ingest.extract.bodies.body import Body, Sort
from hengce.ingest.extract.bodies.classes import class_of, kind_of_class
from hengce.ingest.extract.bodies.name_words import (
    CENTRAL_LINE,
    OF_ALL_LEVELS,
    OF_EVERY_LEVEL,
    OF_GOVERNMENT,
    THERE,
    WITH_GOVERNMENT,
)
from hengce.ingest.extract.bodies.place_words import PROVINCES
from hengce.ingest.extract.bodies.places import Places
from hengce.ingest.lexicon.body_forms import USUAL, BodyForm
from hengce.ingest.lexicon.departments import DepartmentLexicon, ends_as_line
from hengce.ingest.model import DepartmentKind


class LineNames:
    """The bodies of lines of work; `terms` are what the document itself calls several bodies together."""

    def __init__(
        self,
        lexicon: DepartmentLexicon,
        places: Places,
        terms: frozenset[str],
        canonical: Callable[[str, BodyForm], str],
    ) -> None:
        self.lexicon: Final = lexicon
        self.places: Final = places
        self.terms: Final = terms
        self.canonical: Final = canonical

    def body(self, words: str) -> Body | None:
        """The body of the line of work that `words` name; None when they name none."""
        place, bare, of_line = "", words, ends_as_line(words)
        central = CENTRAL_LINE.match(words) if of_line else None
        if central and (form := self.lexicon.line_of(words[central.end() :])):
            return Body("named", words, form.function, "department")
        if of_line:
            bare = OF_EVERY_LEVEL.sub("", words, count=1).removeprefix("各")
            if not self.lexicon.line_of(bare):
                place, bare = self.places.split_level(bare)
                bare = OF_EVERY_LEVEL.sub("", bare, count=1)  # 重庆市各级粮食部门
                bare = OF_GOVERNMENT.sub("", bare, count=1)  # 市人民政府民政部门
        if (words in self.lexicon.cores and not self.lexicon.lines.get(words)) or not (
            form := self.lexicon.line_of(bare)
        ):
            return None
        if self.places.national and words in self.lexicon.cores:
            return None
        if words in self.terms:
            return class_of(self.places.with_region(words), form, form.kind)
        others = self._of_others(words, place, form)
        if others is None and self.places.national and not place and of_line:
            others = class_of(words, form, kind_of_class(form))  # 财政部门 are those of each place, beside 财政部
        sort: Sort = "named" if place else "line"
        return others or Body(sort, self._in_full(words, form), form.function, self._kind(words, form))

    def _kind(self, words: str, form: BodyForm) -> DepartmentKind:
        """The kind of a line; 供水主管部门 is a department where 供水 alone are those who supply it."""
        oversees = form.kind == "institution" and "主管" in words
        return "department" if oversees and not self.lexicon.names_of(form.function) else form.kind

    def _of_others(self, words: str, place: str, form: BodyForm) -> Body | None:
        """The bodies of a line that are not the document's own department of it; None when words mean that."""
        full = self.places.with_region(WITH_GOVERNMENT.sub("", words, count=1))
        if words.endswith("机构"):
            return Body("named", full, form.function, "institution") if place else class_of(full, form, "collective")
        of_all = words.startswith(OF_ALL_LEVELS) or words.removeprefix(place).startswith(OF_ALL_LEVELS)
        if of_all or (self.places.national and place and words.startswith("各")):  # 各省级财政部门
            return class_of(full, form, "collective")
        if words.startswith(THERE):
            return class_of(full, form, form.kind)
        if place and (self.places.is_other_region(place) or self.places.is_above(place)):
            region = self.places.region_of(place)
            usual = form.usual[0 if region.endswith(PROVINCES) else 1]
            ending = usual if form.kind == "department" else "部门"
            return Body("named", region + form.full + ending, form.function, form.kind)
        if place and self.places.is_elsewhere(place):
            return class_of(self.places.class_name(place, form), form, kind_of_class(form))
        return None

    def _in_full(self, words: str, form: BodyForm) -> str:
        """What a bare line is in full when the document names no body of it: 财政, 省财政部门 → 吉林省财政厅."""
        if form.kind == "mass" and (core := self.lexicon.mass_cores.get(form.function)):
            return self.canonical(core, self.lexicon.cores[core])
        if form.kind == "institution" and (core := self._usual_core(form)):
            return self.canonical(core, self.lexicon.cores[core])  # 税务 is 国家税务总局临沧市税务局
        if form.kind != "department" or self.places.national:
            return self.places.with_region(words)
        if words in self.lexicon.cores:  # 法院 is a body and its line
            return self.canonical(words, self.lexicon.cores[words])
        return self.places.prefix() + form.full + form.usual[0 if self.places.is_province else 1]

    def _usual_core(self, form: BodyForm) -> str:
        """What the branch of a line is called here: 税务局; empty where that differs, and in the whole country."""
        core = form.full + form.usual[0 if self.places.is_province else 1]
        known = not self.places.national and core in self.lexicon.cores
        return core if known and (form.usual != USUAL or self.lexicon.cores[core].is_template) else ""
