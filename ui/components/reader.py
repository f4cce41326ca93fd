"""A whole document for reading: outline, text cut into marked pieces, and the facts behind the marks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hengce.ingest.model import Document, Extraction, Frame, PolicyField, Provision
from hengce.ui.components.facts import KINDS, FactCard, Fields, facts_to_cards
from hengce.ui.components.numbers import number_name
from hengce.ui.labels import LEVELS, label


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that no mark begins or ends in; `facts` are the cards it belongs to, by position."""

    text: str
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A provision or a frame; of a provision that is a row, one line of cells.

    `paragraphs` are cells where `kind` is `row`. The further lines of a row have its number, and no name of it.
    """

    kind: str
    number: str | None
    number_name: str
    depth: int
    paragraphs: tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline."""

    number: str
    title: str
    depth: int


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many facts of a kind the document has."""

    kind: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """What of a document is chosen: a provision or a span (`812-1043`), and the kinds whose marks are hidden."""

    provision: str | None = None
    fact: str | None = None
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderView:
    """A document as the reader component takes it. The same `version` needs no second drawing.

    `findings` are those about the document as a whole.
    """

    id: str
    version: str
    fields: Fields
    outline: tuple[OutlineEntry, ...]
    blocks: tuple[Block, ...]
    facts: tuple[FactCard, ...]
    findings: tuple[str, ...]
    kinds: tuple[KindCount, ...]
    provision: str | None
    fact: str | None
    hidden: tuple[str, ...]


def extraction_to_reader(extraction: Extraction, choice: ReaderChoice) -> ReaderView:
    """The document for reading, every character of its text in reading order."""
    cards = facts_to_cards(extraction)
    counts = Counter(card.kind for card in cards)
    return ReaderView(
        id=extraction.document.id,
        version=f"{extraction.source.sha256}:{hash(cards)}",
        fields=document_fields(extraction.document),
        outline=_outline(extraction.provisions),
        blocks=_blocks(extraction, cards),
        facts=cards,
        findings=tuple(finding.zh for finding in extraction.findings if finding.start is None),
        kinds=tuple(KindCount(kind, name, counts[kind]) for kind, name in KINDS.items() if counts[kind]),
        provision=choice.provision,
        fact=choice.fact,
        hidden=tuple(kind for kind in choice.hidden if kind in KINDS),
    )


def _blocks(extraction: Extraction, cards: Sequence[FactCard]) -> tuple[Block, ...]:
    text = extraction.text
    blocks = [(part.start, block) for part in extraction.provisions for block in _provision_blocks(text, part, cards)]
    blocks += [(frame.start, _frame_block(text, frame, cards)) for frame in extraction.frames]
    return tuple(block for _, block in sorted(blocks, key=lambda pair: pair[0]))


def document_fields(document: Document) -> Fields:
    """What a document says of itself, under the names users know, the empty ones left out."""
    region = document.region
    pairs = (
        ("文号", document.document_number),
        ("文种", document.document_type),
        ("发文机关", document.issuer),
        ("地区", "".join(region.path) if region else None),
        ("层级", label(LEVELS, region.level) if region else None),
        ("成文日期", document.issued_on),
        ("印发日期", document.printed_on),
        ("发布日期", document.published_on),
        ("索引号", document.index_number),
        ("印发通知", document.notice_title),
        ("主送", "；".join(document.recipients)),
        ("抄送", "；".join(document.copied_to)),
        ("领域", document.field and _field_reason(document.field)),
    )
    return tuple((name, value) for name, value in pairs if value)


def _field_reason(field: PolicyField) -> str:
    """养老服务（标题和正文中的养老、老年；每千字 27 处）"""
    places = "标题和正文中的" if field.in_title else "正文中的"
    return f"{field.name}（{places}{'、'.join(field.words)}；每千字 {field.per_thousand:g} 处）"


def cut(text: str, span: tuple[int, int], cards: Sequence[FactCard]) -> tuple[Segment, ...]:
    """The text of `span` in pieces, each with the cards whose words it belongs to.

    Guarantees: the pieces joined are `text[start:end]`.
    """
    start, end = span
    inside = [(i, card) for i, card in enumerate(cards) if card.start < end and card.end > start]
    edges = {start, end} | {edge for _, card in inside for edge in (card.start, card.end) if start < edge < end}
    return tuple(
        Segment(text[a:b], tuple(i for i, card in inside if card.start < b and card.end > a))
        for a, b in pairwise(sorted(edges))
    )


def _provision_blocks(text: str, provision: Provision, cards: Sequence[FactCard]) -> Iterator[Block]:
    of_row = provision.kind == "row"
    spans = _lines_of_row(text, provision) if of_row else [(provision.start, provision.end)]
    name, depth = number_name(provision.number), provision.number.count(".") + 1
    for span in spans:
        paragraphs = _paragraphs(text, span, "\t" if of_row else "\n", cards)
        yield Block(provision.kind, provision.number, name, depth, paragraphs)
        name = ""


def _lines_of_row(text: str, row: Provision) -> list[tuple[int, int]]:
    """The lines of cells of a row; a line without cells goes on with the last cell above it."""
    line_ends = re.finditer(r"\n(?=[^\n]*\t)", text[row.start : row.end])
    starts = [row.start, *(row.start + line_end.end() for line_end in line_ends)]
    return [(start, end - 1) for start, end in pairwise([*starts, row.end + 1])]


def _frame_block(text: str, frame: Frame, cards: Sequence[FactCard]) -> Block:
    return Block(frame.kind, None, "", 0, _paragraphs(text, (frame.start, frame.end), "\n", cards))


def _paragraphs(
    text: str, span: tuple[int, int], separator: str, cards: Sequence[FactCard]
) -> tuple[tuple[Segment, ...], ...]:
    near = [i for i, card in enumerate(cards) if card.start < span[1] and card.end > span[0]]
    pieces = _pieces(text, span, separator)
    return tuple(_renumbered(cut(text, piece, [cards[i] for i in near]), near) for piece in pieces)


def _renumbered(segments: Iterable[Segment], positions: Sequence[int]) -> tuple[Segment, ...]:
    return tuple(Segment(s.text, tuple(positions[i] for i in s.facts)) for s in segments)


def _pieces(text: str, span: tuple[int, int], separator: str) -> list[tuple[int, int]]:
    pieces, at = [], span[0]
    for piece in text[span[0] : span[1]].split(separator):
        pieces.append((at, at + len(piece)))
        at += len(piece) + 1
    return pieces if separator == "\t" else [piece for piece in pieces if piece[0] < piece[1]]


def _outline(provisions: Iterable[Provision]) -> tuple[OutlineEntry, ...]:
    return tuple(
        OutlineEntry(p.number, f"{_spaced(p.label)}{p.heading or _opening(p)}", p.number.count(".") + 1)
        for p in provisions
        if p.kind != "row"
    )


def _spaced(label: str) -> str:
    """The label, with a space where no sign of its own sets it apart: 第一条 , 附件1 , but 一、 and （一）."""
    return label if label.endswith(("、", ".", "）", "：")) or not label else f"{label} "


def _opening(provision: Provision) -> str:
    words = provision.text.removeprefix(provision.label).lstrip().split("\n")[0]
    return words if len(words) <= OPENING else f"{words[:OPENING]}…"


OPENING = 18  # characters of a part without heading that stand for it in the outline
