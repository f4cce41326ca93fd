"""The words by which plans set targets and standards."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from hengce.ingest.errors import LexiconError
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.load import FOLDER, Entry, read_entries
from hengce.ingest.numerals import quantity_pattern

FILE = FOLDER / "targets.toml"


@dataclass(frozen=True, slots=True)
class TargetLexicon:
    """One pattern for each group of targets.toml, and `quantity` for a number with any of the units.

    Guarantees: `make`, `reach`, `grow` and the `…_before` patterns end where the figure begins; the `…_after` patterns
    begin where it ends; `lead_in` and `make_opening` begin a clause.
    `sections` is `aims`, `stage` or `background`. `compared_before` and `compared_after` are the three groups of their
    place; which of them matched is named `at_least`, `at_most` or `about`. `comparing` finds where `compared_before`
    matches, without these names and faster.
    """

    quantity: re.Pattern[str]
    standard_units: frozenset[str]
    limit_units: frozenset[str]
    count_units: frozenset[str]
    make: re.Pattern[str]
    make_opening: re.Pattern[str]
    reach: re.Pattern[str]
    grow: re.Pattern[str]
    reach_up: re.Pattern[str]
    at_least_before: re.Pattern[str]
    at_least_after: re.Pattern[str]
    at_most_before: re.Pattern[str]
    at_most_after: re.Pattern[str]
    about_before: re.Pattern[str]
    about_after: re.Pattern[str]
    comparing: re.Pattern[str]
    compared_before: re.Pattern[str]
    compared_after: re.Pattern[str]
    compared_share: re.Pattern[str]
    lead_in: re.Pattern[str]
    rate_nouns: re.Pattern[str]
    bare_nouns: re.Pattern[str]
    rate_heads: re.Pattern[str]
    limit_nouns: re.Pattern[str]
    standing: re.Pattern[str]
    standing_amount: re.Pattern[str]
    standing_clause: re.Pattern[str]
    paid: re.Pattern[str]
    each_person: re.Pattern[str]
    striving: re.Pattern[str]
    keeping: re.Pattern[str]
    leave: re.Pattern[str]
    staffing: re.Pattern[str]
    frequency: re.Pattern[str]
    aims: re.Pattern[str]
    requirements: re.Pattern[str]
    stage: re.Pattern[str]
    background: re.Pattern[str]
    sections: re.Pattern[str]
    base_before: re.Pattern[str]
    adverbial: re.Pattern[str]
    lead_to_list: re.Pattern[str]
    achieved: re.Pattern[str]
    subsidy: re.Pattern[str]
    harmless: re.Pattern[str]
    terms: re.Pattern[str]
    obliging: re.Pattern[str]
    condition: re.Pattern[str]
    validity: re.Pattern[str]
    named: re.Pattern[str]
    present: re.Pattern[str]
    changing: re.Pattern[str]
    completion: re.Pattern[str]
    attainment: re.Pattern[str]
    ahead: re.Pattern[str]
    no_limit_before: re.Pattern[str]
    no_limit_after: re.Pattern[str]
    per_unit: re.Pattern[str]
    term_nouns: re.Pattern[str]
    bare_figure: re.Pattern[str]
    bare_times: re.Pattern[str]
    set_aside: re.Pattern[str]
    eligibility: re.Pattern[str]


UNIT_GROUPS = ("count_units", "measure_units", "standard_units", "limit_units")
SECTIONS = ("aims", "stage", "background")
COMPARISONS = ("at_least", "at_most", "about")
MADE = {
    "quantity",
    "make_opening",
    "sections",
    "comparing",
    "compared_before",
    "compared_after",
    "compared_share",
}  # of several groups
SHARE = "[^，、；]{1,24}(?:[的量额积数费金价款格]|利率|人口|收入)$"  # 不低于采购预算总额的40%, 补偿费为年产值的6倍
OVER_RATE = "[^，、；]{0,16}(?:LPR|报价利率|基准利率)[^，、；]{0,3}(?:[加减+-]|[上下]浮)$"  # 不低于LPR减20个基点
# Where the words of a group stand towards the figure or the clause; a group not named here stands anywhere.
PLACES = {
    "make": "(?:{})$",
    "reach": "(?:{})$",
    "grow": "(?:{})$",
    "reach_up": "(?:{})$",
    "at_least_before": "(?<![不得未])(?:{})$",  # 不超过 and 未超过 are no 超过
    "at_most_before": "(?<![不得])(?:{})$",
    "about_before": "(?:{})$",
    "at_least_after": "(?:{})",
    "at_most_after": "(?:{})",
    "lead_in": "^(?:{})+",
}


@cache
def load_target_lexicon(path: Path = FILE) -> TargetLexicon:
    """The lexicon of `path`. Raises: LexiconError with file and line of a wrong entry."""
    entries = {entry.name: entry for entry in read_entries(path)}
    _check_groups(entries, path)
    units = tuple(unit for group in UNIT_GROUPS for unit in entries[group].texts("words"))
    patterns = {name: _pattern(entry) for name, entry in entries.items() if name not in UNIT_GROUPS}
    compiled = {name: _compiled(entries[name], pattern) for name, pattern in patterns.items()}
    compiled |= {name: compile_for_search(pattern) for name, pattern in _of_several_groups(patterns).items()}
    return TargetLexicon(
        quantity=quantity_pattern(units),
        standard_units=frozenset(entries["standard_units"].texts("words")),
        limit_units=frozenset(entries["limit_units"].texts("words")),
        count_units=frozenset(entries["count_units"].texts("words")),
        **compiled,
    )


def _of_several_groups(patterns: Mapping[str, str]) -> dict[str, str]:
    made = {
        "make_opening": patterns["make"].removesuffix("$"),
        "sections": "|".join(patterns[name] for name in SECTIONS),
        "comparing": "|".join(patterns[f"{group}_before"] for group in COMPARISONS),
    }
    for place in ("before", "after"):
        groups = (f"(?P<{group}>{patterns[f'{group}_{place}']})" for group in COMPARISONS)
        made[f"compared_{place}"] = "|".join(groups)
    shares = (f"(?P<{group}>{patterns[f'{group}_before'].removesuffix('$')})" for group in COMPARISONS[:2])
    named = f"(?:{'|'.join(shares)}|(?<=[准费金额价例数率限])为|达到)(?:{SHARE}|{OVER_RATE})"
    return made | {"compared_share": f"{named}|(?:可|应|须)占[^，、；]{{2,24}}的$"}  # 可占养殖用地的7%


def _check_groups(entries: Mapping[str, Entry], path: Path) -> None:
    """Raises LexiconError when a group is missing or is not one that the rules use."""
    wanted = {field.name for field in fields(TargetLexicon)} - MADE | {"measure_units"}
    for name in sorted(set(entries) - wanted):
        entries[name].wrong("没有这个词组", "is no group that the rules use")
    if missing := sorted(wanted - set(entries)):
        names = "、".join(missing)
        raise LexiconError(f"词典 {path.name} 缺少词组 {names}。", f"Lexicon {path.name} lacks the groups {names}.")


def _pattern(entry: Entry) -> str:
    entry.only("words", "patterns", "examples", "counterexamples")
    words = sorted(entry.texts("words"), key=len, reverse=True)
    alternatives = "|".join((*map(re.escape, words), *entry.texts("patterns")))
    if not alternatives:
        entry.wrong("words 和 patterns 都是空的", "has neither words nor patterns")
    return PLACES.get(entry.name, "{}").format(alternatives)


def _compiled(entry: Entry, pattern: str) -> re.Pattern[str]:
    try:
        return compile_for_search(pattern)
    except re.error as error:
        entry.wrong(f"正则表达式无效（{error}）", f"a pattern is no regular expression ({error})")
