"""The spaCy pipeline: a tokenizer by the jieba algorithm, a component for each kind of fact, facts as spans of the Doc.

`load_pipeline()(text)` takes normalised text. After it `doc._.parsed` holds the document's structure, and for each kind
`doc.spans[kind]` the spans and `doc._.facts[kind]` the facts in the same order: the n-th span is where the n-th fact
stands, widened to whole tokens. `doc._.findings` holds what could not be read for sure.

A component of your own comes in as in any spaCy pipeline: `load_pipeline().add_pipe("mine", after="citations")`. The
last component, `spans`, makes spans of the facts. The rules read the text, not its words: whoever wants the facts
alone hands the pipeline a `wordless` Doc with `disable=["spans"]` and saves the cutting of words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import accumulate
from typing import Protocol

from spacy.lang.lex_attrs import LEX_ATTRS, is_punct, like_num
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from hengce.ingest.extract.bodies.extract import extract_bodies
from hengce.ingest.extract.citations import extract_citations
from hengce.ingest.extract.concessions.extract import extract_concessions
from hengce.ingest.extract.document import extract_document
from hengce.ingest.extract.targets.extract import extract_targets
from hengce.ingest.extract.topics import assign_topics, choose_field, with_topics
from hengce.ingest.lexicon.concessions import load_concession_lexicon
from hengce.ingest.lexicon.departments import load_department_lexicon
from hengce.ingest.lexicon.documents import load_document_lexicon
from hengce.ingest.lexicon.regions import load_region_lexicon
from hengce.ingest.lexicon.targets import load_target_lexicon
from hengce.ingest.lexicon.topics import load_topic_lexicon
from hengce.ingest.model import Department, Extracted, Parsed
from hengce.ingest.page_fields import PageFields
from hengce.ingest.segment import segmenter
from hengce.ingest.structure import parse_structure

# What spaCy works out for each new word. Its own 23 attributes, most of them for Latin script (prefixes, shapes,
# addresses), take longer than the rules.
WORD_ATTRIBUTES = {attribute: work for attribute, work in LEX_ATTRS.items() if work in (is_punct, like_num)}


class Placed(Protocol):
    """A fact that knows where it stands."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class SegmentTokenizer:
    """Text → Doc, words cut by the jieba algorithm; `doc.text` is the text, to the character."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words = segmenter().cut(text)
        doc = Doc(self.vocab, words=words, spaces=[False] * len(words))
        doc.user_data["text"] = text  # doc.text joins all tokens anew each time it is asked for
        doc.user_data["token_starts"] = [0, *accumulate(map(len, words))]
        return doc


def wordless(text: str, vocab: Vocab, page: PageFields) -> Doc:
    """A Doc without tokens that carries `text` and its page through the components; it can have facts, but no spans."""
    doc = Doc(vocab)
    doc.user_data.update(text=text, page=page)
    return doc


@cache
def load_pipeline() -> Language:
    """The pipeline with all components, made once. Raises: LexiconError when a lexicon is wrong."""
    nlp = Language(Vocab(lex_attr_getters=WORD_ATTRIBUTES))  # type: ignore[arg-type]  # typed str, keys are numbers
    nlp.tokenizer = SegmentTokenizer(nlp.vocab)
    for name in ("structure", "bodies", "targets", "concessions", "citations", "topics", "spans"):
        nlp.add_pipe(f"hengce_{name}", name=name)
    return nlp


Doc.set_extension("parsed", default=None)
Doc.set_extension("facts", default={})
Doc.set_extension("findings", default=[])


def place(doc: Doc, kind: str, extracted: Extracted[Placed]) -> None:
    """Puts the facts of one kind, and what could not be read for sure, on `doc`."""
    kept = doc._  # made anew each time it is asked for
    kept.facts[kind] = extracted.facts
    if extracted.findings:
        kept.findings.extend(extracted.findings)


@Language.component("hengce_structure")
def parse(doc: Doc) -> Doc:
    """Parses the text into provisions, frames and tables, and reads what the document says of itself."""
    text = doc.user_data["text"]
    structure = parse_structure(text, load_document_lexicon())
    page = doc.user_data.get("page", PageFields())
    document = extract_document(text, structure, load_document_lexicon(), load_region_lexicon(), page)
    doc._.parsed = Parsed(text, document.facts[0], structure.provisions, structure.frames, structure.tables)
    doc._.findings.extend((*structure.findings, *document.findings))
    place(doc, "provisions", Extracted(structure.provisions))
    return doc


@Language.component("hengce_bodies")
def bodies(doc: Doc) -> Doc:
    """Departments and what they answer for: responsibilities, duties, coordination bodies."""
    found = extract_bodies(doc._.parsed, load_department_lexicon())
    place(doc, "responsibilities", Extracted(found.responsibilities, found.findings))
    doc._.facts.update(
        duties=found.duties, coordination_bodies=found.coordination_bodies, departments=found.departments
    )
    return doc


@Language.component("hengce_targets")
def targets(doc: Doc) -> Doc:
    """Targets and standards."""
    place(doc, "targets", extract_targets(doc._.parsed, load_target_lexicon()))
    return doc


@Language.component("hengce_concessions")
def concessions(doc: Doc) -> Doc:
    """Concessions of taxes, fees, prices and rents, and subsidies."""
    place(doc, "concessions", extract_concessions(doc._.parsed, load_concession_lexicon()))
    return doc


@Language.component("hengce_citations")
def citations(doc: Doc) -> Doc:
    """Other documents and laws that this one names."""
    place(doc, "citations", extract_citations(doc._.parsed, load_document_lexicon()))
    return doc


@Language.component("hengce_topics")
def topics(doc: Doc) -> Doc:
    """The field of the document, and by it the topics of each provision, written into document and provisions."""
    parsed: Parsed = doc._.parsed
    document, lexicon = parsed.document, load_topic_lexicon()
    chosen = choose_field(parsed.text, document.title or document.notice_title, lexicon)
    if not chosen:
        return doc
    field = next(field for field in lexicon.fields if field.key == chosen.key)
    provisions = with_topics(parsed.provisions, assign_topics(parsed, field))
    document = replace(document, field=chosen)
    doc._.parsed = Parsed(parsed.text, document, provisions, parsed.frames, parsed.tables)
    doc._.facts["provisions"] = provisions
    return doc


@Language.component("hengce_spans")
def spans(doc: Doc) -> Doc:
    """The facts of each kind as spans; for departments, all their mentions."""
    starts: list[int] = doc.user_data["token_starts"]
    for kind, facts in doc._.facts.items():
        placed = _mentions(facts) if kind == "departments" else facts
        found = [Span(doc, bisect_right(starts, fact.start) - 1, bisect_left(starts, fact.end)) for fact in placed]
        doc.spans[kind] = SpanGroup(doc, name=kind, spans=found)
    return doc


def _mentions(departments: Iterable[Department]) -> list[Placed]:
    return [mention for department in departments for mention in department.mentions]
