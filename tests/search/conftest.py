"""The five plans in an index, made once."""

from pathlib import Path

import pytest

from hengce.ingest.model import Extraction
from hengce.ingest.pipeline import extract
from hengce.search.entries import extraction_to_entries
from hengce.search.index import Index
from hengce.search.tantivy_index import TantivyIndex, TantivyWriter

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def extractions() -> tuple[Extraction, ...]:
    """The facts of the five plans."""
    return tuple(extract(file) for file in sorted(CORPUS.glob("*.txt")))


@pytest.fixture(scope="session")
def five_plans(tmp_path_factory: pytest.TempPathFactory, extractions: tuple[Extraction, ...]) -> Index:
    folder = tmp_path_factory.mktemp("five") / "index"
    writer = TantivyWriter(folder)
    for extraction in extractions:
        writer.replace(extraction.document.id, extraction_to_entries(extraction))
    writer.commit()
    writer.close()
    return TantivyIndex(folder)
