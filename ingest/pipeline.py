"""The order of the stages: source file → normalised text → structure → facts."""

from pathlib import Path

from hengce.ingest.lexicon.documents import load_document_lexicon
from hengce.ingest.model import Document, Parsed
from hengce.ingest.normalise import normalise_text
from hengce.ingest.read import read_source
from hengce.ingest.structure import parse_structure


def parse(path: Path) -> Parsed:
    """The document at `path`, normalised and parsed into its parts. Raises: ReadError."""
    read = read_source(path)
    normalised = normalise_text(read.text)
    structure = parse_structure(normalised.text, load_document_lexicon())
    return Parsed(normalised.text, Document(id=read.source.sha256[:16]), structure.provisions, structure.frames, structure.tables)
