"""A small plan with a fact of every kind, for tests of what comes after extraction."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import settings

from hengce.ingest.model import (
    Citation,
    Concession,
    CoordinationBody,
    Department,
    Document,
    Duty,
    Extraction,
    Finding,
    Provision,
    ProvisionKind,
    Region,
    Responsibility,
    Source,
    Target,
)

pytest_plugins = ["tests.distribution", "tests.servers.sharing", "tests.stale"]

settings.register_profile("shared machine", deadline=None)  # what else runs there says nothing of the program
settings.load_profile("shared machine")

LINCANG = Region("临沧市", "530900", "prefecture", ("云南省", "临沧市"))
TEXT = """一、主要任务
（一）加强用地保障。到2025年托位数达到4.5个。免征契税。（市自然资源局牵头，市教育体育局等配合）
（二）市教育体育局：开展指导。
根据《指导意见》（国办发〔2019〕15号），成立联席会议。"""


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _provision(number: str, label: str, words: str, heading: str | None) -> Provision:
    parent = number.rpartition(".")[0] or None
    kind: ProvisionKind = "measure" if parent else "section"
    topics = ("land",) if number == "1.1" else ()
    return Provision(number, parent, label, heading, kind, words, *_span(words), topics)


LINES = TEXT.split("\n")
PLAN = Extraction(
    source=Source("/plans/lincang.txt", "0" * 64, "text/plain"),
    document=Document("临政办发〔2020〕1号", "临沧市实施方案", issued_on="2020-12-08", region=LINCANG),
    text=TEXT,
    provisions=(
        _provision("1", "一、", LINES[0], "主要任务"),
        _provision("1.1", "（一）", LINES[1], "加强用地保障"),
        _provision("1.2", "（二）", LINES[2], None),
    ),
    departments=(
        Department("市自然资源局", "临沧市自然资源和规划局", "自然资源", "临沧市", "department"),
        Department("市教育体育局", "临沧市教育体育局", "教育+体育", "临沧市", "department"),
    ),
    responsibilities=(
        Responsibility("1.1", "市自然资源局", "lead", False, *_span("市自然资源局")),
        Responsibility("1.1", "市教育体育局", "participant", True, *_span("市教育体育局")),
    ),
    duties=(Duty("市教育体育局", "1.2", "开展指导", *_span("开展指导")),),
    targets=(
        Target(
            "1.1",
            "target",
            "2025",
            "托位数",
            ">=",
            4.5,
            None,
            "个",
            None,
            "托位数达到4.5个",
            *_span("托位数达到4.5个"),
        ),
    ),
    concessions=(Concession("1.1", "tax", "契税", "免征", None, None, "免征契税", *_span("免征契税")),),
    citations=(Citation(None, "指导意见", "国办发〔2019〕15号", "basis", *_span("指导意见")),),
    coordination_bodies=(
        CoordinationBody("联席会议", "市教育体育局", None, ("市自然资源局",), None, *_span("联席会议")),
    ),
    findings=(Finding("unknown_body", "有不认识的单位。", "An unknown body.", "1.2", *_span("开展")),),
)


@pytest.fixture(scope="session")
def plan() -> Callable[..., Extraction]:
    """Makes the plan with other document fields: `plan(id="…", title="…")`."""

    def make(**fields: object) -> Extraction:
        return replace(PLAN, document=replace(PLAN.document, **fields))  # type: ignore[arg-type]  # fields of Document

    return make
