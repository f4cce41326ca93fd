"""Facts as tables with headed columns: what the command line, the exports and the app show alike."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from hengce.graph.rows import (
    CitationRow,
    ComparedProvision,
    ComparisonCell,
    ConcessionRow,
    DocumentRow,
    DutyRow,
    Evidence,
    FindingRow,
    ResponsibilityRow,
    Stated,
    TargetRow,
)
from hengce.ingest.labels import heading_or_opening
from hengce.search.entries import Heading
from hengce.search.index import Hit
from hengce.ui.labels import (
    CATEGORIES,
    DEPARTMENT_KINDS,
    FINDING_KINDS,
    LEVELS,
    OPERATORS,
    RELATIONS,
    ROLES,
    TARGET_KINDS,
    figure,
    label,
)
from hengce.ui.settings import in_brackets, say

Cell = str | int | float | None
Row_contra = TypeVar("Row_contra", contravariant=True)
Answer = ResponsibilityRow | DutyRow  # both say who answers for what


@dataclass(frozen=True, slots=True)
class Column(Generic[Row_contra]):
    """A column: its headings, and the cell of a row. `brief` columns are shown where room is scarce."""

    zh: str
    en: str
    cell: Callable[[Row_contra], Cell]
    brief: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; every row has a cell for each heading."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Layout(Generic[Row_contra]):
    """How rows of one kind become a table."""

    columns: tuple[Column[Row_contra], ...]

    def table(self, rows: Iterable[Row_contra], *, brief: bool = False) -> Table:
        """The rows as a table in the user's language, with all columns or the brief ones."""
        columns = tuple(column for column in self.columns if column.brief or not brief)
        headings = tuple(say(column.zh, column.en) for column in columns)
        return Table(headings, tuple(tuple(column.cell(row) for column in columns) for row in rows))


def document_name(row: DocumentRow | Evidence | Heading) -> str:
    """What a document is called: its title, or the name of its file where none was read."""
    return row.title or Path(row.path).name


SUM = r"[^，。；：]{0,12}?\d[\d.,—-]*[万亿]?元(?:/[一-龥]{1,3})?"  # 每家不超过10万元, 200元/亩
GIFTS = ("补贴", "补助", "资助", "奖补", "贴息", "支持", "扶持")
CHANGES = ("由", "从", "提高", "调整", "上浮")


def target_figure(row: TargetRow) -> str:
    """The figure of a target as people write it: `≥90%`, `1—2个`."""
    upper = f"—{figure(row.upper)}" if row.upper is not None else ""
    return f"{OPERATORS.get(row.operator or '', '')}{figure(row.value)}{upper}{row.unit or ''}"


def treatment_words(row: ConcessionRow) -> str:
    """The treatment with the sum or share that its words print: 给予每家10万元补助, 补贴 40%; else as it is."""
    verb, noun = row.treatment[:2], row.treatment[2:]
    if row.category != "subsidy" or any(char.isdigit() for char in row.treatment):
        return row.treatment
    if behind := re.search(f"{re.escape(row.treatment)}{SUM}", row.evidence.quote):
        return behind[0]  # 一次性奖励6000元
    if sum_granted := re.search(f"{re.escape(verb)}{SUM}", row.evidence.quote):
        return sum_granted[0] + noun
    return row.treatment if row.rate is None else f"{row.treatment} {row.rate * 100:g}%"


def concession_words(row: ConcessionRow) -> str:
    """What is granted in short: 契税免征, 给予600元育儿补贴; the treatment alone where it names the item (政府补贴)."""
    item, treatment = row.item, treatment_words(row)
    if not item or item in treatment:
        return treatment
    if item.endswith(GIFTS) and treatment.startswith(item[-2:]):
        return f"{item}{treatment[2:]}"  # 租房补贴 and 补贴500元
    if item.endswith(GIFTS) and treatment.endswith(item[-2:]):
        return f"{treatment[:-2]}{item}"  # 给予600元补贴 of 育儿补贴
    # 展位费给予30%的补助, 灌溉补助提高至200元, but 给予育儿补贴
    told = row.category != "subsidy" or any(map(treatment.__contains__, GIFTS)) or treatment.startswith(CHANGES)
    return f"{item}{treatment}" if told else f"{treatment}{item}"


REGION: Column[Stated] = Column("地区", "Region", lambda row: row.evidence.region)
QUOTE: Column[Stated] = Column("原文", "Words", lambda row: row.evidence.quote)
PLACE: tuple[Column[Stated], ...] = (
    Column("条款", "Provision", lambda row: row.evidence.provision),
    Column("条款标题", "Heading", lambda row: row.evidence.heading, brief=False),
    Column("文件", "Document", lambda row: row.evidence.title),
    Column("文号", "Document id", lambda row: row.evidence.document, brief=False),
    Column("成文日期", "Issued on", lambda row: row.evidence.issued_on, brief=False),
    Column("起", "Start", lambda row: row.evidence.start, brief=False),
    Column("止", "End", lambda row: row.evidence.end, brief=False),
)


def _role(row: Answer) -> str:
    return row.role if isinstance(row, ResponsibilityRow) else "duty"


def _open_ended(row: Answer) -> bool:
    return isinstance(row, ResponsibilityRow) and row.open_ended


def _matter(row: Answer) -> str:
    if isinstance(row, DutyRow):
        return row.evidence.quote
    return row.evidence.heading or row.measure


ANSWERS: Layout[Answer] = Layout(
    (
        REGION,
        Column("部门", "Body", lambda row: row.department),
        Column("规范名称", "Official name", lambda row: row.canonical, brief=False),
        Column("职能", "Function", lambda row: row.function, brief=False),
        Column("类别", "Kind", lambda row: label(DEPARTMENT_KINDS, row.kind), brief=False),
        Column("角色", "Role", lambda row: label(ROLES, _role(row))),
        Column("等", "Open-ended", lambda row: "等" if _open_ended(row) else "", brief=False),
        Column("事项", "Measure", _matter),
        replace(QUOTE, brief=False),
        *PLACE,
    )
)
TARGETS: Layout[TargetRow] = Layout(
    (
        REGION,
        Column("类别", "Kind", lambda row: label(TARGET_KINDS, row.kind)),
        Column("指标", "Indicator", lambda row: row.indicator),
        Column("指标值", "Figure", target_figure),
        Column("数值", "Value", lambda row: row.value, brief=False),
        Column("上限", "Upper", lambda row: row.upper, brief=False),
        Column("单位", "Unit", lambda row: row.unit, brief=False),
        Column("期限", "Deadline", lambda row: row.deadline),
        Column("范围", "Scope", lambda row: row.scope),
        replace(QUOTE, brief=False),
        *PLACE,
    )
)
CONCESSIONS: Layout[ConcessionRow] = Layout(
    (
        REGION,
        Column("类别", "Category", lambda row: label(CATEGORIES, row.category)),
        Column("项目", "Item", lambda row: row.item),
        Column("优惠方式", "Treatment", treatment_words),
        Column("比例", "Rate", lambda row: row.rate, brief=False),
        Column("对象或条件", "Beneficiary", lambda row: row.beneficiary),
        replace(QUOTE, brief=False),
        *PLACE,
    )
)
CITATIONS: Layout[CitationRow] = Layout(
    (
        REGION,
        Column("引用文件", "Cited", lambda row: row.cited_title),
        Column("引用文号", "Cited number", lambda row: row.document_number),
        Column("关系", "Relation", lambda row: label(RELATIONS, row.relation)),
        Column("已入库", "Held", lambda row: say("是", "yes") if row.held else say("否", "no")),
        *PLACE,
    )
)
FINDINGS: Layout[FindingRow] = Layout(
    (
        REGION,
        Column("类别", "Kind", lambda row: label(FINDING_KINDS, row.kind)),
        Column("待核事项", "Finding", lambda row: say(row.zh, row.en)),
        QUOTE,
        *PLACE,
    )
)
DOCUMENTS: Layout[DocumentRow] = Layout(
    (
        Column("地区", "Region", lambda row: row.region),
        Column("地区路径", "Region path", lambda row: row.region_path, brief=False),
        Column("层级", "Level", lambda row: label(LEVELS, row.level)),
        Column("标题", "Title", lambda row: row.title),
        Column("文号", "Document number", lambda row: row.document_number),
        Column("领域", "Field", lambda row: row.field, brief=False),
        Column("文种", "Type", lambda row: row.document_type, brief=False),
        Column("发文机关", "Issuer", lambda row: row.issuer, brief=False),
        Column("成文日期", "Issued on", lambda row: row.issued_on),
        Column("条款数", "Provisions", lambda row: row.provisions),
        Column("责任数", "Responsibilities", lambda row: row.responsibilities),
        Column("职责数", "Duties", lambda row: row.duties, brief=False),
        Column("指标数", "Targets", lambda row: row.targets, brief=False),
        Column("税费优惠数", "Concessions", lambda row: row.concessions, brief=False),
        Column("引用数", "Citations", lambda row: row.citations, brief=False),
        Column("待核数", "Findings", lambda row: row.findings),
        Column("来源文件", "File", lambda row: row.path, brief=False),
    )
)

HITS: Layout[Hit] = Layout(
    (
        Column("序号", "Rank", lambda hit: hit.rank),
        Column("得分", "Score", lambda hit: round(hit.score, 4), brief=False),
        Column("地区", "Region", lambda hit: hit.entry.document.region),
        Column("条款", "Provision", lambda hit: hit.entry.provision),
        Column("条款标题", "Heading", lambda hit: hit.entry.heading),
        Column("原文", "Words", lambda hit: hit.entry.text),
        Column("文件", "Document", lambda hit: hit.entry.document.title),
        Column("文号", "Document id", lambda hit: hit.entry.document.id, brief=False),
        Column("成文日期", "Issued on", lambda hit: hit.entry.document.issued_on, brief=False),
    )
)


def comparison_to_matrix(cells: Sequence[ComparisonCell], topic_names: Mapping[str, str]) -> Table:
    """A row for each topic, a column for each region, in each cell the provisions with who leads them."""
    regions = tuple(dict.fromkeys(cell.region for cell in cells))
    topics = tuple(dict.fromkeys(cell.topic for cell in cells))
    text = {(cell.topic, cell.region): "\n".join(map(measure_line, cell.provisions)) for cell in cells}
    rows = tuple((topic_names.get(topic, topic), *(text[topic, region] for region in regions)) for topic in topics)
    return Table((row_heading(topic_names), *regions), rows)


def row_heading(topic_names: Mapping[str, str]) -> str:
    """What the rows of a comparison are: topics, or without their names the measures of a document."""
    return say("主题", "Topic") if topic_names else say("措施", "Measure")


def comparison_to_list(cells: Iterable[ComparisonCell], topic_names: Mapping[str, str]) -> Table:
    """A row for each provision of a comparison, with all that is known of it."""
    headings = (
        ("地区", "Region"), ("条款", "Provision"), ("条款标题", "Heading"),
        ("牵头或负责单位", "Leading bodies"), ("指标", "Targets"), ("税费优惠", "Concessions"),
        ("原文", "Words"), ("文件", "Document"), ("文号", "Document id"), ("相似度", "Likeness"),
    )  # fmt: skip
    rows = tuple(
        (topic_names.get(cell.topic, cell.topic), cell.region, *_compared_cells(compared))
        for cell in cells
        for compared in cell.provisions
    )
    return Table((row_heading(topic_names), *(say(zh, en) for zh, en in headings)), rows)


def measure_line(compared: ComparedProvision) -> str:
    """One provision in a line: number, heading, and in brackets who leads it, what it is to reach, what it grants."""
    evidence = compared.provision.evidence
    heading = heading_or_opening(evidence.heading, evidence.quote)
    facts = [
        (say("相似度", "likeness"), likeness_text(compared)),
        (say("牵头或负责", "lead"), "、".join(compared.leads)),
        (say("指标", "targets"), _targets_text(compared)),
        (say("优惠", "concessions"), _concessions_text(compared)),
    ]
    known = say("；", "; ").join(f"{name}{say('：', ': ')}{text}" for name, text in facts if text)
    return f"{evidence.provision} {heading}" + (in_brackets(known) if known else "")


def _compared_cells(compared: ComparedProvision) -> tuple[Cell, ...]:
    evidence = compared.provision.evidence
    facts = ("、".join(compared.leads), _targets_text(compared), _concessions_text(compared))
    return (
        evidence.provision,
        evidence.heading,
        *facts,
        evidence.quote,
        evidence.title,
        evidence.document,
        compared.likeness,
    )


def likeness_text(compared: ComparedProvision) -> str:
    """34% of a comparison by likeness; nothing in one by topic."""
    return "" if compared.likeness is None else f"{compared.likeness:.0%}"


def _targets_text(compared: ComparedProvision) -> str:
    return "、".join(f"{row.indicator}{target_figure(row)}" for row in compared.targets)


def _concessions_text(compared: ComparedProvision) -> str:
    return "、".join(concession_words(row) for row in compared.concessions)
