"""Printed names of bodies read as bodies: who is meant, with function, kind and full name."""

from dataclasses import dataclass, field
from typing import Final

from hengce.ingest.extract.bodies.body import Body
from hengce.ingest.extract.bodies.classes import class_of, kind_of_class, kind_unless_many
from hengce.ingest.extract.bodies.government_names import (
    AREAS,
    GOVERNMENTS,
    read_committee,
    read_government,
    read_office,
    read_township,
)
from hengce.ingest.extract.bodies.line_names import LineNames
from hengce.ingest.extract.bodies.name_words import (
    ASIDE_OF_LINE,
    BANKS_CHARGED,
    BRANCH_OF_LEAGUE,
    BRANCHES,
    BRANCHES_END,
    CENTRAL_ENDINGS,
    COLLECTIVE,
    COLLECTIVE_BEGINS,
    COMMUNITY,
    FINANCIAL,
    FINANCIAL_ENDS,
    FIRM_ENDINGS,
    GROUP_OFFICES,
    INNER,
    INNER_ENDINGS,
    MANY_ACT,
    OF_A_KIND,
    OF_ALL_LEVELS,
    OF_EVERY_LEVEL,
    OF_GOVERNMENT,
    OF_STAFF,
    PURSE,
    TWO_NAMES,
    UNKNOWN,
    UNKNOWN_FIRM,
    VILLAGES,
    VILLAGES_BEGIN,
)
from hengce.ingest.extract.bodies.nobody import NOTHING, NOTHING_BEGINS, are_members, may_be_a_name, nobody
from hengce.ingest.extract.bodies.place_words import (
    AT_LEVEL,
    BEGINS_LEVELS,
    CENTRAL,
    CLASS_PLACE,
    EACH_LEVEL,
    JOINTS_OF_LEVELS,
    LEVEL_JOINTS,
    LEVEL_WORDS,
    LEVELS_TOGETHER,
    is_class_place,
)
from hengce.ingest.extract.bodies.places import Places
from hengce.ingest.extract.bodies.unknown_names import UnknownNames
from hengce.ingest.lexicon.body_forms import BodyForm
from hengce.ingest.lexicon.departments import DepartmentLexicon, ends_as_line
from hengce.ingest.model import DepartmentKind

ANGLED: Final = "〈〉"  # 各市〈地〉政府〈行署〉
CENTRAL_PURSE: Final = "中央"
TORTOISE: Final = "〔〕"  # 市委改革办〔市营商环境建设局〕


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Reads names against one lexicon for one document; each spelling is read once."""

    lexicon: DepartmentLexicon
    places: Places
    known: dict[str, Body | None] = field(default_factory=dict)
    coined: tuple[str, ...] = ()  # names that the lexicon has not, for bodies of this document
    terms: frozenset[str] = frozenset()  # what the document calls several bodies together: 以下统称民政部门

    @property
    def unknown(self) -> UnknownNames:
        """What can be said of names that the lexicon has not."""
        return UnknownNames(self.lexicon, self.places, self.read)

    def read(self, words: str) -> Body | None:
        """The body that `words` name, or None when they name none."""
        if words not in self.known:
            self.known[words] = self._read(words)
        return self.known[words]

    def read_item(self, words: str) -> Body | None:
        """The body of an item in a list of bodies, where an unknown name counts as one too."""
        body = self.read(words) or read_township(words, self.places) or read_committee(words, self.places)
        body = body or self.read_purse(words)
        if body is not None or not UNKNOWN.fullmatch(words):
            return body
        if words.endswith(AREAS) and not (words[0] == "各" or self.places.split_level(words)[0]):  # 中心城区, 临深片区
            return None
        if listed := self.lexicon.listed_form(words):
            return self.unknown.listed(words, *listed)
        if named := self.lexicon.institution_form(words):
            return Body("named", self.places.with_region(words), named.function, kind_unless_many(words, named.kind))
        if self.places.split_level(words)[0] or not MANY_ACT.search(words):
            return self.unknown.body(words)
        return None

    def read_subject(self, words: str) -> Body | None:
        """The body that opens a clause by a name that the lexicon has not; None for nobody in particular."""
        return self.unknown.body(words) if may_be_a_name(words) else None

    def _read(self, words: str) -> Body | None:
        if len(words) < 2 or (
            words[0] in NOTHING_BEGINS and NOTHING.fullmatch(words)
        ):  # 司法机关 are courts and others
            return nobody(words)
        return (
            self._double(words)
            or self.of_levels(words)
            or self._placed(words)
            or self._line(words)
            or self._collective(words)
            or self._inner(words)
            or self._named(words)
            or read_government(_rounded(words, ANGLED), self.places)
            or read_office(words, self.places)
            or self._with_aside(words)
            or self._villages(words)
            or self._financial(words)
            or self._branches(words)
            or self._coined(words)
            or self._of_short_place(words)
            or self._machinery(words)
            or self._members(words)
            or self._group_office(words)
            or self._by_office(words)
            or self._firm(words)
            or nobody(words)
        )

    def _financial(self, words: str) -> Body | None:
        """各银行机构: all banks of the place, which a bracket may name."""
        if words.endswith(FINANCIAL_ENDS) and FINANCIAL.fullmatch(words):
            return Body("class", self.places.prefix() + words, "金融", "collective")
        if words.endswith(BANKS_CHARGED):
            each = words.removeprefix("各")
            return Body("class", each, "金融", "collective") if each in BANKS_CHARGED else None
        return None

    def _branches(self, words: str) -> Body | None:
        """人民银行分支机构, 外汇局各分支机构: all branches of a body that has them everywhere."""
        match = BRANCHES.search(words) if words.endswith(BRANCHES_END) else None
        parent = self.read(words[: match.start()]) if match else None
        if match is None or parent is None or parent.function is None:
            return None
        each = match[0] if match["each"] else f"各{match[0]}"
        return Body("class", parent.canonical + each, parent.function, "collective")

    def _villages(self, words: str) -> Body | None:
        """各村（社区）, 社区居委会, 社区: the committees of all villages, where a list or a clause names them."""
        if words[0] in VILLAGES_BEGIN and VILLAGES.fullmatch(words):
            each = "" if words.startswith("各") or words == COMMUNITY else "各"
            return Body("class", self.places.prefix() + each + words, None, "collective")
        return None

    def read_purse(self, words: str) -> Body | None:
        """县财政, which pays or has to: the office of finance, by that name where one is printed."""
        level = words.removesuffix(PURSE)
        if level == CENTRAL_PURSE:
            return self.read("财政部")
        if level in OF_ALL_LEVELS and level != words:  # 各级财政
            return self.read(f"{level}{PURSE}部门")
        if level == words or not level or self.places.split_level(level) != (level, ""):
            return None
        office = self.read(f"{level}{PURSE}部门")
        if office is None or office.sort != "named" or self.places.is_above(level):
            return office
        return Body("line", office.canonical, office.function, office.kind)

    def _group_office(self, words: str) -> Body | None:
        """县消防安全委员会办公室: the office of a standing body, of the line of work that this is for."""
        level, name = self.places.split_level(words) if words.endswith(GROUP_OFFICES) else ("", "")
        return self.unknown.body(words) if level and may_be_a_name(name, with_level=True) else None

    def _firm(self, words: str) -> Body | None:
        """县农商行, 移动凤庆分公司: a bank or a firm of the place by its name."""
        if not words.endswith(FIRM_ENDINGS) or not may_be_a_name(words, with_level=True):
            return None
        placed = self.places.split_level(words)[0] or any(map(words.__contains__, self.places.shorts))
        if not placed or not UNKNOWN_FIRM.fullmatch(words):
            return None
        listed = self.lexicon.listed_form(words)
        return self.unknown.listed(words, *listed) if listed else self.unknown.body(words)

    def _by_office(self, words: str) -> Body | None:
        """市住房保障办公室, which the lexicon has as 市住房保障办."""
        return self.read(words.removesuffix("公室")) if words.endswith("办公室") else None

    def _coined(self, words: str) -> Body | None:
        """A body of this document that the lexicon has not, with or without its place."""
        name = next((name for name in self.coined if words.endswith(name)), None)
        if name is None or name not in (self.places.split_level(words)[1], OF_EVERY_LEVEL.sub("", words, count=1)):
            return None
        if words.endswith("组织"):  # 县残联组织
            return self.read(words.removesuffix("组织"))
        each = words.removeprefix("地方").removeprefix("各级")  # 各级行政执法机关 are the 行政执法机关
        if each != words and words.endswith(GROUP_OFFICES):  # 各级防汛指挥部办公室 are not that of the place
            return Body("class", self.places.prefix() + words, self.unknown.body(each).function, "collective")
        body = self.unknown.body(each)
        many = each != words or (each == name and words.endswith(("机构", "机关")))
        return Body(body.sort, body.canonical, body.function, "collective") if many else body

    def _inner(self, words: str) -> Body | None:
        """区经济发展局农业处, 市管委会督查室: a part of a body, which works for it."""
        match = INNER.fullmatch(words) if words.endswith(INNER_ENDINGS) else None
        parent = self.read(match["body"]) if match else None
        if match is None or parent is None or parent.sort not in ("named", "government"):
            return None
        line = self.lexicon.line_endings.longest_in(match["line"])
        if not may_be_a_name(match["part"]) or not (line or OF_STAFF.fullmatch(match["line"])):
            return None
        kind: DepartmentKind = "department" if parent.kind == "government" else parent.kind
        function = self.lexicon.lines[line].function if line and line == match["line"] else parent.function
        return Body("named", parent.canonical + match["part"], function, kind)

    def _machinery(self, words: str) -> Body | None:
        """市总工会机关, 团市委机关: the same body as without 机关; 公安机关 is another word for a line of work."""
        body = self.read(words.removesuffix("机关")) if words.endswith("机关") else None
        return body if body and body.sort == "named" else None

    def _of_short_place(self, words: str) -> Body | None:
        """前锋生态环境局: a body of the document's own region, by the short name of that."""
        if not words.startswith(self.places.shorts):
            return None
        for name, short in zip(self.places.path, self.places.shorts, strict=True):
            if words.startswith(short) and (form := self.lexicon.cores.get(words.removeprefix(short))):
                return self._placed(name + words.removeprefix(short)) if form.kind == "department" else None
        return None

    def _members(self, words: str) -> Body | None:
        if are_members(words):
            return Body("named", self.places.with_region(words), None, "collective")
        return None

    def of_levels(self, words: str) -> Body | None:
        """各市、县财政部门, 相关市、县政府: the bodies of several levels below, which are called together."""
        if words[0] not in BEGINS_LEVELS or LEVEL_JOINTS.isdisjoint(words):
            return None
        match = LEVELS_TOGETHER.match(words)
        if match is None:
            return None
        several = [level[0] for level in EACH_LEVEL.finditer(match[0])]
        if not (match["each"] or all(map(self.places.is_of_others, several))):
            return None
        core = words[match.end() :]
        levels = self.places.prefix() + ("" if match["each"] else "各") + JOINTS_OF_LEVELS.sub("、", match[0])
        if core in GOVERNMENTS:
            return Body("government", levels + GOVERNMENTS[0], None, "government")
        core = OF_GOVERNMENT.sub("", core, count=1)
        form = self.lexicon.line_of(core) if ends_as_line(core) else self.lexicon.cores.get(core)
        return class_of(levels + core, form, kind_of_class(form)) if form else None

    def _placed(self, words: str) -> Body | None:
        """市卫生健康委, 区委编办: a word for the level and a core, which most names are."""
        place, core = self.places.split_level(words)
        if not place or core not in self.lexicon.cores or (place not in AT_LEVEL and is_class_place(place)):
            return None
        form = self.lexicon.core_form(place, core)
        full = self.places.regional(form)
        if self.places.is_elsewhere(place):
            name = core if form.is_template else full
            return class_of(self.places.of_level(place, name), form, kind_of_class(form))
        canonical = self.places.fill(full, place, core) if form.is_template else self.places.full_name(place, full)
        anywhere = self.places.national and place in LEVEL_WORDS  # 市税务局 in a rule for the whole country
        return Body("class" if anywhere else "named", canonical, form.function, form.kind)

    def _line(self, words: str) -> Body | None:
        return LineNames(self.lexicon, self.places, self.terms, self.canonical).body(words)

    def _collective(self, words: str) -> Body | None:
        bare = words.removeprefix("各")
        if bare != words and bare in self.lexicon.cores and bare.endswith(OF_A_KIND):
            return self.read(bare)  # 各救助管理机构 are the 救助管理机构
        match = COLLECTIVE.match(words) if words[0] in COLLECTIVE_BEGINS else None
        form = self.lexicon.form_of(words[match.end() :]) if match else None
        if form is None or form.kind != "institution":
            return None
        each = "各" if words.startswith("基层") else ""
        return Body("named", self.places.with_region(each + words), form.function, "collective")

    def _named(self, words: str) -> Body | None:
        form = self.lexicon.form_of(words)
        if form is None:
            return None
        if words.startswith("各") or CLASS_PLACE.match(words):
            return class_of(self.places.prefix() + words, form, kind_of_class(form))
        if words in self.lexicon.cores and words.endswith(OF_A_KIND):
            return Body("class", self.places.prefix() + words, form.function, "collective")
        alone = words in self.lexicon.cores and not self.places.national and not BRANCH_OF_LEAGUE.fullmatch(words)
        alone = alone and not self._before_core(words)
        return Body("line" if alone else "named", self.canonical(words, form), form.function, self._kind(words, form))

    def _kind(self, words: str, form: BodyForm) -> DepartmentKind:
        """The kind of a body; what is an institution in a region is a department at the centre: 国家税务总局."""
        central = form.national and words.endswith(CENTRAL_ENDINGS) and self.places.is_central(self._before_core(words))
        return "department" if central and form.kind == "institution" else form.kind

    def _double(self, words: str) -> Body | None:
        """市发展改革委（市能源局）: two name plates, called by both where the work is of the second, too."""
        if not words.endswith(("）", "〕")):
            return None
        match = TWO_NAMES.fullmatch(_rounded(words, TORTOISE))
        if match is None:
            return None
        first, second = self.read(match[1]), self.read(match[2])
        if first is None or second is None or first.sort != "named" or second.function is None:
            return None
        of_party = first.kind == second.kind == "party" and second.function == first.function
        if second.canonical == first.canonical or of_party:  # 市发展和改革委员会（市发改委）, 市委组织部（市委人才办）
            return first
        if ends_as_line(match[1]) and second.sort == "named":  # 市住房保障主管部门（市住建局）
            return second
        aside = match[2] if second.sort == "line" else second.canonical
        lines = (
            dict.fromkeys(f"{first.function}+{second.function}".split("+")) if first.function else (second.function,)
        )
        return Body("named", f"{first.canonical}（{aside}）", "+".join(lines), first.kind)

    def _with_aside(self, words: str) -> Body | None:
        """综合行政执法（城市管理）主管部门, 新闻出版（版权）: a line which has another in brackets."""
        if words.endswith("）") and (alone := self.lexicon.lines.get(words.partition("（")[0])):
            return Body("line", self.places.with_region(words), alone.function, alone.kind)
        bare = ASIDE_OF_LINE.sub("", words) if ends_as_line(words) else words
        return self.read(bare) if bare != words else None

    def _before_core(self, words: str) -> str:
        """The place in front of a core; 国家 for a core that is the name of a central body alone: 财政部."""
        core = self.lexicon.core_at_end(words) or ""
        return CENTRAL[0] if core == words and self._is_central(core) else words[: len(words) - len(core)]

    def _is_central(self, core: str) -> bool:
        ministry = core.endswith("部") and self.lexicon.cores[core].kind == "department"
        return (ministry or core.startswith("中央") or core.endswith(("总局", "中央"))) and not self.places.national

    def canonical(self, words: str, form: BodyForm) -> str:
        """The full name of a body printed as `words`."""
        place = self._before_core(words)
        if form.national and self.places.is_central(place):
            return form.national
        if form.is_template:
            return self.places.fill(form.full, place, words[len(place) :])
        parts = self.lexicon.merged_parts(words)
        if not parts:  # a branch with its place behind: 中国人民银行贵阳中心支行
            base, rest = self.lexicon.branch_parts(words)
            parent = self.read(base) if form.full == words or self.places.split_level(base)[0] else None
            full = parent.canonical + rest if parent and parent.sort == "named" else form.full  # 市规划资源局余杭分局
            return self.places.branch_name(full)
        if self.lexicon.core_form(place, parts[-1]) != form:
            place = words[: len(words) - sum(map(len, parts))]
        return self.places.full_name(place, self.places.regional(form))


def _rounded(words: str, brackets: str) -> str:
    """`words` with the two `brackets` round; str.translate takes far longer where they hold none."""
    return words.replace(brackets[0], "（").replace(brackets[1], "）")
