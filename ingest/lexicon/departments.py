"""Departments and functions: which line of work a printed name stands for, and the body's full name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.body_forms import (
    KEYS,
    BodyForm,
    entry_behind_level,
    entry_cores,
    entry_function,
    entry_lines,
    entry_listed,
)
from hengce.ingest.lexicon.endings import Endings, endings_of
from hengce.ingest.lexicon.load import FOLDER, Entry, read_entries
from hengce.ingest.lexicon.regions import load_region_lexicon
from hengce.ingest.model import DepartmentKind

FILE: Final = FOLDER / "functions.toml"
# 卫生健康部门, 市场监管主管部门, 公安机关, 社会保险经办机构
LINE_SUFFIXES: Final = (
    "行政主管部门",
    "行政管理部门",
    "主管部门",
    "管理部门",
    "行政部门",
    "部门",
    "机关",
    "主管机构",
    "工作机构",
    "管理机构",
    "经办机构",
)
LINE_ENDS: Final = "门关构"  # what these end in, looked at first
# A character of a place, at which no word begins that says what is done
OF_PLACE: Final = (
    r"(?:(?!下设|牵头|部门|会同(?!县)|联合|配合|协同|协调|指导|督促|其中|支持|鼓励|推动|引导|依托|发挥|邀请|争取|加强|强化|应当|建立|成立|组建|健全|完善|形成|将(?!乐)|报[^，。；]|\d)"
    r"[^在由对的等议室是向局厅及受，。；：、\n])"
)
# What stands before the core of a name: 市, 临沧市, 国家, 示范区党工委. Sample: 中共临沧市委 + 组织部
PLACE: Final = re.compile(
    rf"(?![经同会][省市州县区旗国]|[（〔])(?:{OF_PLACE}{{0,14}}(?:[省市区县旗州盟镇乡]|[市州县区旗]（[市州县区旗、]{{1,6}}）|街道|国家|全国|国务院|中央|中国|中共|各级|各地|同级|当地|地方)"
    r"(?:政府|人民政府|管委会)?)?"
)
# The local branch of a central body carries its place behind: 人行济源市中心支行, 国家外汇管理局安徽省分局.
BRANCH: Final = re.compile(
    r"(?P<body>.{2,16}?)(?P<place>[^局行会心署省市县区旗团各、及与][^局行会心署、及与]{1,6})"
    r"(?P<tail>中心支行|营业管理部|营管部|支行|分行营管部|分行|监管分局|分局|监管组|监管局|监管办公室|监管办|调查队|税务局|总部|管理部|分中心|办事处|分署|局)"
)
LEVELS: Final = ("省", "市", "县", "区", "旗", "州", "盟")
BRANCH_ENDINGS: Final = ("行", "部", "局", "组", "队", "心", "办", "室", "处", "署")  # what the tails of BRANCH end in
# What may follow the line of work in the name of an institution. Samples: 民政|事务中心, 公路|事业发展中心
INSTITUTION: Final = compile_for_search(
    r"(?:事[业务]|运输|工程|勘测|勘察|调度|救援|应急|防治|检验|规划|设计|创新|服务|发展|管理|综合|保障|指导|促进|推进|监测|检测|监督|监察|行政|执法|技术"
    r"|推广|信息|资源|培训|研究|评价|交流|经办|基金|保护|市场|工程|投资|建设|运营|和|与)*"
    r"(?:中心|总站|[总支大]队|办公室|集团|公司|机构|单位|[院所站馆处办局])$"
)
CITY_AND_COUNTY: Final = re.compile(r"(?P<city>[\u4e00-\u9fff]{2,4}[市州盟])(?P<county>[\u4e00-\u9fff]{2,3})")
COUNTIES: Final = "县市区旗"
OFFICES: Final = ("办公室", "办", "局")
ENFORCING: Final = ("综合行政执法", "综合执法", "行政执法", "监察局")
SHORT_PLACE: Final = re.compile(
    rf"(?:国家税务总局|国家统计局|国网)?(?:(?![省市县区旗州盟镇乡]){OF_PLACE}{{1,7}})?"
)  # 临沧 + 银保监分局, 国网遂宁 + 供电公司


def ends_as_line(words: str) -> bool:
    """Whether `words` end as a line of work does that is called by no body's name: 民政部门, 公安机关."""
    return words[-1:] in LINE_ENDS and words.endswith(LINE_SUFFIXES)


@dataclass(frozen=True, slots=True, eq=False)
class DepartmentLexicon:
    """The lines of work by their printed stems, and the bodies by their printed cores.

    Guarantees: a core or stem stands for one entry; the loader refuses a second.
    """

    cores: Mapping[str, BodyForm]
    lines: Mapping[str, BodyForm]
    behind_level: Mapping[str, BodyForm]
    listed: Mapping[str, BodyForm]
    mass_cores: Mapping[str, str]  # 工会 → 总工会, 共青团 → 团省委: the organisation that a bare line means
    entries: tuple[Entry, ...]
    core_endings: Endings
    line_endings: Endings

    def function_of(self, name: str) -> str | None:
        """The function of a body as printed, or None when it is not known.

        >>> load_department_lexicon().function_of("旗卫健委")
        '卫生健康'
        >>> load_department_lexicon().function_of("市教育和商务局")
        '教育+商务'
        >>> load_department_lexicon().function_of("用人单位") is None
        True
        """
        form = self.form_of(name)
        return form.function if form else None

    def form_of(self, name: str) -> BodyForm | None:
        """What a whole printed name stands for, place in front or behind left aside; None when it is not known."""
        if name not in self.cores and (line := self.line_of(name)):
            return line
        if core := self.core_at_end(name):
            place = name[: len(name) - len(core)]
            form = self.core_form(place, core)
            if PLACE.fullmatch(place) or (form.kind == "institution" and SHORT_PLACE.fullmatch(place)):
                return form
            if is_city_and_county(place):
                return form
        return self._merged(name) or self._branch(name)

    def core_form(self, place: str, core: str) -> BodyForm:
        """What `core` stands for behind `place`: 金融监管局 is a local body behind 市, a central one behind 上海."""
        local = self.behind_level.get(core, self.behind_level.get(place + core)) if place.endswith(LEVELS) else None
        return local or self.cores[core]

    def institution_form(self, words: str) -> BodyForm | None:
        """The form of an institution that the lexicon has not, named after its line of work; None for others.

        >>> load_department_lexicon().institution_form("市民政事务中心").function
        '民政'
        >>> load_department_lexicon().institution_form("市养老服务指导单位").function
        '养老服务'
        """
        match = INSTITUTION.search(words)
        while match:  # 医疗保障|事业服务中心, after 医疗|保障事业服务中心
            line = self.line_endings.longest_in(words[: match.start()])
            if line and PLACE.fullmatch(words[: match.start() - len(line)]):
                kind: DepartmentKind = "department" if words.endswith(OFFICES) else "institution"
                return BodyForm(self.lines[line].function, kind, line + match[0])
            match = INSTITUTION.search(words, match.start() + 1)
        return None

    def listed_form(self, words: str) -> tuple[str, BodyForm] | None:
        """The longest part of `words` that names a body in a list of bodies, and its form: 农商银行 in 县农商银行."""
        parts = [part for part in self.listed if part in words]
        part = max(parts, key=len, default="")
        return (part, self.listed[part]) if part else None

    def line_of(self, words: str) -> BodyForm | None:
        """The line of work that `words` name without a body: 教育, 卫生健康部门, 公安机关; None when they name none."""
        if ends_as_line(words):
            stems = (words.removesuffix(suffix) for suffix in LINE_SUFFIXES if words.endswith(suffix))
            return next((self.lines[stem] for stem in stems if stem in self.lines), self.lines.get(words))
        return self.lines.get(words)

    def core_at_end(self, name: str) -> str | None:
        """The longest core that `name` ends in."""
        return self.core_endings.longest_in(name)

    def names_of(self, function: str) -> tuple[str, ...]:
        """The printed names of the bodies of `function`, without a place, longest first: 卫生健康委, 卫健委."""
        return _longest_first(core for core, form in self.cores.items() if form.function == function)

    def aliases_of(self, function: str) -> tuple[str, ...]:
        """The words in print for the line of work itself, longest first: 卫生健康, 卫健."""
        return _longest_first(stem for stem, form in self.lines.items() if form.function == function)

    def functions(self) -> tuple[str, ...]:
        """All functions in the order of the file, those of merged bodies included."""
        return tuple(dict.fromkeys(entry_function(entry) for entry in self.entries))

    def _merged(self, name: str) -> BodyForm | None:
        parts = self.merged_parts(name)
        if len(parts) < 2:
            return None
        place = name[: len(name) - sum(len(part) for part in parts)].rstrip("和与")
        if not PLACE.fullmatch(place):
            return None
        return self.merge(parts)

    def merged_parts(self, name: str) -> tuple[str, ...]:
        """The stems and the last core of a merged body at the end of `name`, 和 kept with the part it follows.

        >>> load_department_lexicon().merged_parts("市教育和商务局")
        ('教育和', '商务局')
        """
        core = self.core_at_end(name)
        parts: list[str] = [core] if core else []
        rest = name[: len(name) - len(core)] if core else ""
        while rest:
            bare = rest.removesuffix("和").removesuffix("与")
            stem = self.line_endings.longest_in(bare)
            if stem is None or self.lines[stem].kind == "mass":  # 工商联和红十字会 are two
                break
            parts.insert(0, rest[len(bare) - len(stem) :])
            rest = bare[: len(bare) - len(stem)]
        return tuple(parts)

    def merge(self, parts: tuple[str, ...]) -> BodyForm:
        """The form of a merged body from its `merged_parts`."""
        *stems, core = parts
        lines = [self.lines[stem.rstrip("和与")] for stem in stems]
        last = self.cores[core]
        full = "".join(line.full + stem[len(stem.rstrip("和与")) :] for line, stem in zip(lines, stems, strict=True))
        if core.endswith("中心"):  # 科技|金融发展促进中心 is so in full, too
            full = "".join(stems)
        enforces = core.startswith(ENFORCING)  # 生态环境|综合执法支队 enforces the law of that line alone
        functions = "+".join([*(line.function for line in lines), *([] if enforces else [last.function])]).split("+")
        return BodyForm("+".join(dict.fromkeys(functions)), last.kind, full + last.full)

    def _branch(self, name: str) -> BodyForm | None:
        base, rest = self.branch_parts(name)
        core = self.core_at_end(base) if rest else None
        if core is None:  # 公安渝中分局 is called by its line alone
            line = self.lines.get(base) if rest.endswith("分局") else None
            return BodyForm(line.function, line.kind, f"{{city}}{line.full}局{rest}") if line else None
        form = self.cores[core]
        if form.national and base in (core, "国家" + core, form.national):
            full = form.national + rest  # 人民银行贵阳中心支行 is of 中国人民银行
        else:
            full = name if form.is_template else name.replace(core, form.full, 1)
        return BodyForm(form.function, "institution", full)

    def branch_parts(self, name: str) -> tuple[str, str]:
        """A branch's parent body and the rest (鄂尔多斯银保监分局, 杭锦旗监管组); no rest for what is no branch."""
        match = BRANCH.fullmatch(name) if name.endswith(BRANCH_ENDINGS) else None
        return (match["body"], name[match.end("body") :]) if match else (name, "")


def is_city_and_county(place: str) -> bool:
    """True for a city and the short name of a county below it: 南通市海安 in 南通市海安生态环境局."""
    match = CITY_AND_COUNTY.fullmatch(place)
    regions = load_region_lexicon().full
    return match is not None and match["city"] in regions and any(match["county"] + end in regions for end in COUNTIES)


@cache
def load_department_lexicon(path: Path = FILE) -> DepartmentLexicon:
    """The lexicon of departments and functions.

    Raises: LexiconError when an entry is wrong or two entries claim the same printed words.
    """
    entries = read_entries(path)
    cores: dict[str, tuple[Entry, BodyForm]] = {}
    lines: dict[str, tuple[Entry, BodyForm]] = {}
    behind_level: dict[str, BodyForm] = {}
    listed: dict[str, BodyForm] = {}
    for entry in entries:
        entry.only(*KEYS)
        _claim(entry, lines, entry_lines(entry))
        _claim(entry, cores, entry_cores(entry))
        behind_level |= entry_behind_level(entry)
        listed |= entry_listed(entry)
    mass = {form.function: core for core, (_, form) in reversed(cores.items()) if form.kind == "mass"}
    return DepartmentLexicon(
        _forms(cores), _forms(lines), behind_level, listed, mass, entries, endings_of(cores), endings_of(lines)
    )


def _forms(claimed: dict[str, tuple[Entry, BodyForm]]) -> dict[str, BodyForm]:
    return {words: form for words, (_, form) in claimed.items()}


def _claim(entry: Entry, claimed: dict[str, tuple[Entry, BodyForm]], forms: dict[str, BodyForm]) -> None:
    for words, form in forms.items():
        if words in claimed:
            other = claimed[words][0]
            entry.wrong(
                f"「{words}」已见于第 {other.line} 行「{other.name}」", f"“{words}” already stands in line {other.line}"
            )
        claimed[words] = (entry, form)


def _longest_first(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=lambda word: (-len(word), word)))
