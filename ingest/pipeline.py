"""The order of the stages: source file → normalised text → structure → facts."""

from pathlib import Path

from hengce.ingest.extract.citations import extract_citations
from hengce.ingest.extract.document import extract_document
from hengce.ingest.lexicon.documents import load_document_lexicon
from hengce.ingest.lexicon.regions import load_region_lexicon
from hengce.ingest.model import Extraction, Parsed
from hengce.ingest.normalise import normalise_text
from hengce.ingest.read import SourceText, read_source
from hengce.ingest.structure import parse_structure


def parse(path: Path) -> Parsed:
    """The document at `path`, normalised and parsed into its parts. Raises: ReadError."""
    return _parsed(normalise_text(read_source(path).text).text)


def _parsed(text: str) -> Parsed:
    structure = parse_structure(text, load_document_lexicon())
    document = extract_document(text, structure, load_document_lexicon(), load_region_lexicon()).facts[0]
    return Parsed(text, document, structure.provisions, structure.frames, structure.tables)


def extract(path: Path) -> Extraction:
    """All facts of the document at `path`. Raises: ReadError."""
    return extract_source(read_source(path))


def extract_source(source: SourceText) -> Extraction:
    """All facts of a text that has been read."""
    normalised = normalise_text(source.text)
    parsed = _parsed(normalised.text)
    citations = extract_citations(parsed, load_document_lexicon()).facts
    return Extraction(
        source.source,
        parsed.document,
        parsed.text,
        parsed.provisions,
        parsed.frames,
        citations=citations,
        source_marks=normalised.marks,
    )
