"""Documents whose line breaks were lost on the way have the same parts as before."""

from functools import cache
from pathlib import Path

import pytest

from hengce.ingest.model import Extraction, Source
from hengce.ingest.pipeline import extract, extract_source
from hengce.ingest.read.source import ReadText, SourceText

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("corpus/*.txt"), *ROOT.glob("tests/documents/*.txt")])


@cache
def whole(path: Path) -> Extraction:
    return extract(path)


def counted(extraction: Extraction) -> list[str]:
    return [provision.number for provision in extraction.provisions]


def is_plain(path: Path) -> bool:
    """Whether the document is one run of numbers: attachments and tables cannot be told without their lines."""
    numbers = counted(whole(path))
    return "附件：1" not in whole(path).text and not any(number[0] == "A" or "-" in number for number in numbers)


@pytest.mark.parametrize("path", list(filter(is_plain, DOCUMENTS)), ids=lambda path: path.stem)
@pytest.mark.parametrize("glue", ["", "　　"], ids=["nothing", "two wide spaces"])
def test_parts_are_found_without_line_breaks(path: Path, glue: str) -> None:
    text = whole(path).text.replace("\n", glue)
    glued = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert counted(glued) == counted(whole(path))
