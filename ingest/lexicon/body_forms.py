"""What the entries of functions.toml say: the printed words of each, and the bodies that they stand for."""

from dataclasses import dataclass
from typing import Final, cast, get_args

from hengce.ingest.lexicon.load import Entry
from hengce.ingest.model import DepartmentKind

KEYS: Final = (
    "official",
    "aliases",
    "verbatim",
    "plain",
    "suffixes",
    "names",
    "behind_level",
    "listed",
    "canonical",
    "national",
    "regional",
    "usual",
    "kind",
    "examples",
    "counterexamples",
)
DEPARTMENT_SUFFIXES: Final = ("局", "委", "厅", "部", "委员会")
FULL_SUFFIX: Final = {"委": "委员会", "办": "办公室"}  # 市卫生健康委 is 卫生健康委员会 in full
USUAL: Final = ("厅", "局")  # what 财政 is at a province, and below it
# 大数据中心 and 农业综合行政执法支队 are institutions, 大数据局 is a department
OF_INSTITUTIONS: Final = ("中心", "所", "站", "馆", "台", "支队", "大队", "总队")


@dataclass(frozen=True, slots=True)
class BodyForm:
    """What a printed core (卫健委) stands for.

    `full` is the core of the full name (卫生健康委员会), or a template with places to fill in; `national` the full name
    of the central body, `regional` holds the full core of single provinces, `usual` the suffixes of a body of this line
    at a province and below.
    """

    function: str
    kind: DepartmentKind
    full: str
    regional: tuple[tuple[str, str], ...] = ()
    usual: tuple[str, str] = USUAL
    national: str = ""

    @property
    def is_template(self) -> bool:
        """True when `full` is the whole name with places to fill in."""
        return "{" in self.full


def entry_lines(entry: Entry) -> dict[str, BodyForm]:
    """The words in print for the entry's line of work, without a body: 卫生健康, 卫健."""
    function, kind, usual = entry_function(entry), _kind(entry), _usual(entry)
    return {stem: BodyForm(function, kind, full, usual=usual) for stem, full in _stems(entry).items()}


def entry_cores(entry: Entry) -> dict[str, BodyForm]:
    """The names of the entry's bodies without a place: 卫生健康委, 卫健委."""
    suffixes = entry.texts("suffixes") if "suffixes" in entry.values else DEPARTMENT_SUFFIXES
    stems = _stems(entry) | {stem: stem for stem in entry.texts("plain")}
    fulls = {
        stem + suffix: full + FULL_SUFFIX.get(suffix, suffix) for stem, full in stems.items() for suffix in suffixes
    }
    names = dict(_pairs(entry, "names"))
    if _kind(entry) == "party":  # an autonomous region says 自治区党委组织部 for 区委组织部
        names |= {f"党{printed}": full for printed, full in names.items() if printed.startswith("委")}
    return _forms(entry, fulls | names)


def entry_behind_level(entry: Entry) -> dict[str, BodyForm]:
    """Names that mean the entry's body only behind a word for a level: 市金融监管局 is no branch of the central one."""
    return _forms(entry, dict(_pairs(entry, "behind_level")))


def entry_listed(entry: Entry) -> dict[str, BodyForm]:
    """Parts of names that count only in a list of bodies: elsewhere banks are those who are regulated."""
    return _forms(entry, dict(_pairs(entry, "listed")))


def entry_function(entry: Entry) -> str:
    """The function that the entry is named after; what stands behind a dot tells bodies of one function apart."""
    return entry.name.partition(".")[0]


def _forms(entry: Entry, fulls: dict[str, str]) -> dict[str, BodyForm]:
    function, kind, template = entry_function(entry), _kind(entry), entry.values.get("canonical")
    national = entry.text("national") if "national" in entry.values else ""
    regional, official = _pairs(entry, "regional"), _official(entry)
    return {
        core: BodyForm(
            function,
            "institution" if "kind" not in entry.values and core.endswith(OF_INSTITUTIONS) else kind,
            template if isinstance(template, str) else full,
            tuple((province, full.replace(official, stem)) for province, stem in regional),
            national=national,
        )
        for core, full in fulls.items()
    }


def _usual(entry: Entry) -> tuple[str, str]:
    usual = entry.texts("usual") or entry.texts("suffixes")[:1] * 2 or USUAL
    if len(usual) != 2:
        entry.wrong("usual 应有两项：省级与市县级的后缀", "usual must hold two suffixes: at a province, and below")
    return usual[0], usual[1]


def _stems(entry: Entry) -> dict[str, str]:
    """The printed stems with the stem of the full name: 人社 → 人力资源和社会保障, 金融工作 → 金融工作."""
    name = (entry.name,) if "." not in entry.name and "+" not in entry.name else ()
    official = (entry.text("official"),) if "official" in entry.values else ()
    stems = dict.fromkeys((*name, *official, *entry.texts("aliases")), _official(entry))
    return stems | {stem: stem for stem in entry.texts("verbatim")}


def _official(entry: Entry) -> str:
    return entry.text("official") if "official" in entry.values else entry.name.rpartition(".")[2]


def _kind(entry: Entry) -> DepartmentKind:
    kind = entry.values.get("kind", "department")
    if kind not in get_args(DepartmentKind):
        entry.wrong(f"kind 不应为 {kind}", f"kind must be one of {', '.join(get_args(DepartmentKind))}")
    return cast("DepartmentKind", kind)


def _pairs(entry: Entry, key: str) -> tuple[tuple[str, str], ...]:
    pairs = [text.partition("=") for text in entry.texts(key)]
    for printed, equals, full in pairs:
        if not (printed and equals and full):
            entry.wrong(f"{key} 的每一项应写作「简称=全称」", f"each of {key} must read “printed=full”")
    return tuple((printed, full) for printed, _, full in pairs)
