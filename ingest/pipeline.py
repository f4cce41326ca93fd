"""The order of the stages: source file → text → normalised text → spaCy pipeline (structure and facts) → extraction."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hengce.ingest.model import Extraction, Finding
from hengce.ingest.nlp import load_pipeline, wordless
from hengce.ingest.normalise import Normalised, normalise_text
from hengce.ingest.read import read_source
from hengce.ingest.read.source import Doubt, SourceText


def extract(path: Path) -> Extraction:
    """All facts of the document at `path`.

    Guarantees: the same bytes give the same facts; each fact's span reads its quote.
    Raises: ReadError when the file cannot be read, LexiconError when a lexicon is wrong.
    """
    return extract_source(read_source(path))


def extract_source(source: SourceText) -> Extraction:
    """All facts of a text that has been read."""
    pipeline, read = load_pipeline(), source.read
    with collector_at_rest():
        normalised = normalise_text(read.text, whole_lines=read.whole_lines)
        doc = pipeline(wordless(normalised.text, pipeline.vocab, read.fields), disable=["spans"])
    found = doc._
    return Extraction(
        source=source.source,
        document=found.parsed.document,
        text=normalised.text,
        frames=found.parsed.frames,
        findings=(*(doubt_to_finding(doubt, normalised) for doubt in read.doubts), *found.findings),
        source_marks=normalised.marks,
        source_places=read.places,
        **found.facts,
    )


def doubt_to_finding(doubt: Doubt, normalised: Normalised) -> Finding:
    """What a reader doubted as a finding, placed where its line stands in the normalised text."""
    span = doubt.line and normalised.span_of_line(doubt.line)
    return Finding(doubt.kind, doubt.zh, doubt.en, None, *(span or (None, None)))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keeps the garbage collector out while one document is read.

    Reading makes many small values that refer to no one in circles; looking through them again and again takes a tenth
    of the time and frees nothing. Nor does it look through what is left at the end: frozen and set free again, that
    stands among the old values at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
