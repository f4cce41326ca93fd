"""The order of the stages: source file → text → normalised text → spaCy pipeline (structure and facts) → extraction."""

from pathlib import Path

from hengce.ingest.model import Extraction
from hengce.ingest.nlp import load_pipeline
from hengce.ingest.normalise import normalise_text
from hengce.ingest.read import SourceText, read_source


def extract(path: Path) -> Extraction:
    """All facts of the document at `path`.

    Guarantees: the same bytes give the same facts; each fact's span reads its quote.
    Raises: ReadError when the file cannot be read, LexiconError when a lexicon is wrong.
    """
    return extract_source(read_source(path))


def extract_source(read: SourceText) -> Extraction:
    """All facts of a text that has been read."""
    normalised = normalise_text(read.text)
    doc = load_pipeline()(normalised.text)
    return Extraction(
        source=read.source,
        document=doc._.parsed.document,
        text=normalised.text,
        frames=doc._.parsed.frames,
        findings=tuple(doc._.findings),
        source_marks=normalised.marks,
        **doc._.facts,
    )
