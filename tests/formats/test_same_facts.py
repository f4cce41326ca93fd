"""One document in several formats gives the same facts."""

from pathlib import Path

import pytest

from hengce.ingest.codec import Json, extraction_to_json
from hengce.ingest.pipeline import extract

from .corpus_documents import PLANS, corpus_blocks, make_docx

MAKERS = {".docx": make_docx}
OF_THE_FILE = ("source", "source_marks", "source_places")


def facts(path: Path) -> Json:
    """All that was read of a document, its text included, but for what concerns the file."""
    return {key: value for key, value in extraction_to_json(extract(path)).items() if key not in OF_THE_FILE}


@pytest.mark.parametrize("suffix", MAKERS)
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_the_plan_gives_the_facts_of_the_text(plan: Path, suffix: str, tmp_path: Path) -> None:
    made = tmp_path / plan.with_suffix(suffix).name
    made.write_bytes(MAKERS[suffix](corpus_blocks(plan)))
    assert facts(made) == facts(plan)
