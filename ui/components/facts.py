"""The facts of a document as cards: what was read, and the words it was read from."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from hengce.ingest.model import (
    Citation,
    Concession,
    CoordinationBody,
    Department,
    Duty,
    Extraction,
    Finding,
    Responsibility,
    Target,
)
from hengce.ingest.normalise import source_place
from hengce.ui.components.numbers import place_name
from hengce.ui.labels import CATEGORIES, DEPARTMENT_KINDS, OPERATORS, RELATIONS, ROLES, TARGET_KINDS, figure, label

Fields = tuple[tuple[str, str], ...]
Stated = Responsibility | Duty | Target | Concession | Citation | CoordinationBody

SENTENCE_END = re.compile(r"[。；\n\t]")
CONTEXT = 120  # characters shown at most on either side of a quote: two printed lines

KINDS: Mapping[str, str] = {
    "responsibility": "责任",
    "duty": "职责",
    "target": "目标与标准",
    "concession": "税费优惠",
    "citation": "引用",
    "coordination": "协调机构",
    "finding": "待核",
}


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact with its fields as users call them.

    `before` and `after` complete the `quote` to its sentence; `place` says where that is in document and source file.
    """

    kind: str
    kind_name: str
    title: str
    fields: Fields
    before: str
    quote: str
    after: str
    place: str
    provision: str | None
    start: int
    end: int


def facts_to_cards(extraction: Extraction) -> tuple[FactCard, ...]:
    """A card for every fact and every finding that has a place, in reading order."""
    bodies = {department.name: department for department in extraction.departments}
    cards = [_card(extraction, fact, *_describe(fact, bodies)) for fact in _stated(extraction)]
    cards += [_finding_card(extraction, finding) for finding in extraction.findings if finding.start is not None]
    return tuple(sorted(cards, key=lambda card: (card.start, card.end)))


def place(extraction: Extraction, provision: str | None, offset: int) -> str:
    """Where `offset` stands: the provision, and page, cell or line of the source file where it is known."""
    parts = (place_name(provision) if provision else "编号条款之外", _place_in_file(extraction, offset))
    return " · ".join(part for part in parts if part)


def _place_in_file(extraction: Extraction, offset: int) -> str:
    if not extraction.source_marks:
        return ""
    stands = source_place(extraction.source_marks, offset)
    found = next((p for p in reversed(extraction.source_places) if (p.line, p.character) <= stands), None)
    page = f"第 {found.page} 页" if found and found.page else ""
    if found and found.table:
        column = extraction.text.count("\t", extraction.text.rfind("\n", 0, offset) + 1, offset) + 1
        return f"源文件{page}表 {found.table} 第 {found.row} 行第 {column} 列"
    return f"源文件{page or f'第 {stands[0]} 行'}"


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after `text[start:end]` in its sentence, cut off where the sentence is long.

    >>> sentence_around("一是建。由市卫生健康委负责。二是管。", 5, 11)
    ('由', '负责。')
    """
    begin = max((match.end() for match in SENTENCE_END.finditer(text, max(0, start - CONTEXT), start)), default=None)
    before = text[max(0, start - CONTEXT) : start] if begin is None else text[begin:start]
    stop = SENTENCE_END.search(text, max(start, end - 1), end + CONTEXT)
    return before, text[end : stop.end()].rstrip() if stop else text[end : end + CONTEXT]


def _stated(extraction: Extraction) -> Iterator[Stated]:
    yield from extraction.responsibilities
    yield from extraction.duties
    yield from extraction.targets
    yield from extraction.concessions
    yield from extraction.citations
    yield from extraction.coordination_bodies


def _card(extraction: Extraction, fact: Stated, kind: str, title: str, fields: Fields) -> FactCard:
    before, after = sentence_around(extraction.text, fact.start, fact.end)
    return FactCard(
        kind=kind,
        kind_name=_kind_name(kind, fact),
        title=title,
        fields=_filled(fields),
        before=before,
        quote=extraction.text[fact.start : fact.end],
        after=after,
        place=place(extraction, fact.provision, fact.start),
        provision=fact.provision,
        start=fact.start,
        end=fact.end,
    )


def _finding_card(extraction: Extraction, finding: Finding) -> FactCard:
    start, end = finding.start or 0, finding.end or finding.start or 0
    before, after = sentence_around(extraction.text, start, end)
    return FactCard(
        kind="finding",
        kind_name=KINDS["finding"],
        title=finding.zh,
        fields=(),
        before=before,
        quote=extraction.text[start:end],
        after=after,
        place=place(extraction, finding.provision, start),
        provision=finding.provision,
        start=start,
        end=end,
    )


def _kind_name(kind: str, fact: Stated) -> str:
    return label(TARGET_KINDS, fact.kind) if isinstance(fact, Target) else KINDS[kind]


def _describe(fact: Stated, bodies: Mapping[str, Department]) -> tuple[str, str, Fields]:
    describe = DESCRIPTIONS[type(fact)]
    return describe(fact, bodies)


def _responsibility(fact: Responsibility, bodies: Mapping[str, Department]) -> tuple[str, str, Fields]:
    role = ("角色", label(ROLES, fact.role))
    return "responsibility", fact.department, (role, *_body(bodies.get(fact.department)), *_open(fact.open_ended))


def _duty(fact: Duty, bodies: Mapping[str, Department]) -> tuple[str, str, Fields]:
    return "duty", fact.department, _body(bodies.get(fact.department))


def _target(fact: Target, _: Mapping[str, Department]) -> tuple[str, str, Fields]:
    upper = f"—{figure(fact.upper)}" if fact.upper is not None else ""
    value = f"{OPERATORS.get(fact.operator or '', '')}{figure(fact.value)}{upper}{fact.unit or ''}"
    return "target", fact.indicator, (("指标值", value), ("期限", fact.deadline or ""), ("范围", fact.scope or ""))


def _concession(fact: Concession, _: Mapping[str, Department]) -> tuple[str, str, Fields]:
    fields = (
        ("类别", label(CATEGORIES, fact.category)),
        ("优惠方式", fact.treatment),
        ("比例", figure(fact.rate)),
        ("对象或条件", fact.beneficiary or ""),
    )
    return "concession", fact.item or label(CATEGORIES, fact.category), fields


def _citation(fact: Citation, _: Mapping[str, Department]) -> tuple[str, str, Fields]:
    fields = (("文号", fact.document_number or ""), ("关系", label(RELATIONS, fact.relation)))
    return "citation", fact.title or fact.document_number or "", fields


def _coordination(fact: CoordinationBody, _: Mapping[str, Department]) -> tuple[str, str, Fields]:
    fields = (("牵头", fact.lead or ""), ("办公室", fact.office or ""), ("成员", "、".join(fact.members)))
    return "coordination", fact.name, fields


def _body(department: Department | None) -> Fields:
    if department is None:
        return ()
    function = (department.function or "").replace("+", "、")
    return (("规范名称", department.canonical), ("职能", function), ("类别", label(DEPARTMENT_KINDS, department.kind)))


def _open(open_ended: bool) -> Fields:
    return (("名单", "以“等”结尾，未列全"),) if open_ended else ()


def _filled(fields: Iterable[tuple[str, str]]) -> Fields:
    return tuple((name, value) for name, value in fields if value)


DESCRIPTIONS: Mapping[type, Callable[..., tuple[str, str, Fields]]] = {
    Responsibility: _responsibility,
    Duty: _duty,
    Target: _target,
    Concession: _concession,
    Citation: _citation,
    CoordinationBody: _coordination,
}
