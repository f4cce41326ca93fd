"""Texts broken at the width of a page, line by line, as people copy them off one: the facts of the text itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hengce.ingest.pipeline import extract
from tests.gold_scores import ROOT

PLANS = sorted(file for folder in ("corpus", "tests/documents") for file in (ROOT / folder).glob("*.txt"))
LINES_OF_A_PAGE = 22


def broken(text: str, width: int) -> Iterator[str]:
    """The lines of a print of `text`: paragraphs indented and broken at `width`, a page number below each page.

    Rows of tables stay whole; what takes less than a line stands in its middle.
    """
    lines = [line for paragraph in text.splitlines() for line in _lines(paragraph, width)]
    for page, at in enumerate(range(0, len(lines), LINES_OF_A_PAGE), 1):
        yield from (*lines[at : at + LINES_OF_A_PAGE], "", f"— {page} —", "")


def _lines(paragraph: str, width: int) -> Iterator[str]:
    """The lines of a paragraph; a Latin letter or digit is half as wide as a Chinese character."""
    if "\t" in paragraph or len(paragraph) <= width - 2:
        yield paragraph if "\t" in paragraph else "\u3000" * ((width - len(paragraph)) // 2) + paragraph
        return
    line, printed = "\u3000\u3000", 4
    for char in paragraph:
        if printed >= 2 * width:
            yield line
            line, printed = "", 0
        line += char
        printed += 1 if char < "\u2000" else 2
    yield line


def facts(path: Path) -> dict[str, object]:
    found = extract(path)
    return {
        "document": (
            found.document.title,
            found.document.document_number,
            found.document.issuer,
            found.document.issued_on,
        ),
        "provisions": [(part.number, part.heading) for part in found.provisions],
        "responsibilities": {(each.provision, each.department, each.role) for each in found.responsibilities},
        "duties": [(duty.department, duty.provision, duty.text) for duty in found.duties],
        "targets": [(target.provision, target.indicator, target.value) for target in found.targets],
        "concessions": [(each.provision, each.item, each.treatment) for each in found.concessions],
        "citations": [(each.title, each.document_number) for each in found.citations],
    }


@pytest.mark.parametrize("width", [28, 35])
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_lines_broken_at_one_width_are_joined(tmp_path: Path, plan: Path, width: int) -> None:
    copied = tmp_path / plan.name
    copied.write_text("\n".join(broken(extract(plan).text, width)), "utf-8")
    assert facts(copied) == facts(plan)


# Where a sentence ends with a full line, or a heading is as long as one, only the indent below tells.
TOLD_BY_INDENT = {"lincang", "guizhou", "jiyuan-100", "suining"}


@pytest.mark.parametrize(
    "plan", [plan for plan in PLANS if plan.stem not in TOLD_BY_INDENT], ids=lambda plan: plan.stem
)
def test_so_are_lines_that_lost_their_indents(tmp_path: Path, plan: Path) -> None:
    copied = tmp_path / plan.name
    copied.write_text("\n".join(line.strip("\u3000") for line in broken(extract(plan).text, 28)), "utf-8")
    assert facts(copied) == facts(plan)
