"""The corpus: documents as they came, with their metadata beside them."""

import hashlib
import tomllib
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent.parent / "corpus"
KEYS = {"file", "sha256", "title", "document_number", "publisher", "access"}


@pytest.mark.parametrize("metadata", sorted(CORPUS.glob("*.toml")), ids=lambda file: file.stem)
def test_document_is_the_one_described(metadata: Path) -> None:
    described = tomllib.loads(metadata.read_text("utf-8"))
    assert set(described) == KEYS
    assert hashlib.sha256((CORPUS / described["file"]).read_bytes()).hexdigest() == described["sha256"]


def test_every_document_is_described() -> None:
    assert {file.stem for file in CORPUS.glob("*.toml")} == {file.stem for file in CORPUS.glob("*.txt")}
