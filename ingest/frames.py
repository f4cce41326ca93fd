"""What stands around the provisions: front and preamble before them, the closing behind them."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.attachments import ATTACHED_FILE, MOST_SIGNERS, attachment_items, lists_attachments
from hengce.ingest.lexicon.documents import DocumentLexicon
from hengce.ingest.model import Frame
from hengce.ingest.outline import SUPPLEMENT, Labels, TextLine
from hengce.ingest.signers import DATE_LINE, is_signature

# …人民政府办公室2018年12月13日印发, which scans and web pages have on one line
COLOPHON: Final = re.compile(r"[^，。；：]{0,40}\d{4}年\d{1,2}月\d{1,2}日印发")
# Who answers, at the end of the last part: what stands behind is said of the whole. （责任单位：市商务局）
LAST_BODIES: Final = re.compile(
    r".*（[^（）]*(?:牵头|负责|配合|责任|单位)[^（）]*(?:（[^（）]*）[^（）]*)*）。?$"
    r"|（?(?:(?:牵头|责任|负责|配合|落实|完成|参与|组成|成员)(?:单位|部门|时限|时间)|职责|时限要求|工作(?:目标|要求))[：:]"
)


def front_frames(lines: Sequence[TextLine]) -> list[Frame]:
    """What stands before the body: front, and the paragraphs that lead into the body as preamble."""
    first = len(lines)
    while (
        first
        and lines[first - 1].text[-1] in ("。：" if first == len(lines) else "。")
        and "\t" not in lines[first - 1].text
    ):
        first -= 1
    frames = [Frame("front", lines[0].start, lines[first - 1].end)] if first else []
    return [*frames, Frame("preamble", lines[first].start, lines[-1].end)] if first < len(lines) else frames


def with_heads(frames: Sequence[Frame], heads: TextLine) -> list[Frame]:
    """The frames before a body that is a table, with the heads of its columns, which are of no row, as preamble."""
    *before, last = frames or (Frame("preamble", heads.start, heads.end),)
    if last.kind == "preamble":
        return [*before, last._replace(end=heads.end)]
    return [*before, last, Frame("preamble", heads.start, heads.end)]


def frames_alone(lines: Sequence[TextLine], lexicon: DocumentLexicon) -> list[Frame]:
    """The frames of a text without any label: its sentences are preamble, what signs and dates them is closing."""
    first = next((at for at, line in enumerate(lines) if line.text[-1] == "。"), len(lines))
    last = next((at for at in range(len(lines) - 1, first, -1) if _says_more(lines[at].text, lexicon)), first)
    cuts = {"front": (0, first), "preamble": (first, last + 1), "closing": (last + 1, len(lines))}
    spans = {kind: lines[begin:end] for kind, (begin, end) in cuts.items()}
    return [Frame(kind, part[0].start, part[-1].end) for kind, part in spans.items() if part]  # type: ignore[arg-type]  # the kinds of Frame


def _says_more(text: str, lexicon: DocumentLexicon) -> bool:
    return text[-1] in "。；" and not lexicon.closing.match(text)


def closing_start(lines: Sequence[TextLine], stretch: tuple[int, int], lexicon: DocumentLexicon, labels: Labels) -> int:
    """Index of the first line behind the last part of the stretch that belongs to no part; its end when all do."""
    begin, end = stretch
    listing = next((at for at in range(begin + 1, end) if lists_attachments(lines, at)), end)
    end = end if _goes_on(lines, listing, end, labels) else listing
    last = next((at for at in range(end - 1, begin, -1) if _begins_part(lines[at].text, labels)), begin)
    answered = next((at for at in range(end - 1, last - 1, -1) if LAST_BODIES.match(lines[at].text)), end)
    for at in range(last + 1, end):
        text = lines[at].text
        if at > answered:
            return at
        if at == last + 1 and text[-1] == "。" and "。" not in lines[last].text:
            continue  # 附则 has nothing but its closing rule
        if (
            lexicon.closing.match(text)
            or DATE_LINE.fullmatch(text)
            or COLOPHON.fullmatch(text)
            or ATTACHED_FILE.search(text)
            or is_signature(line.text for line in lines[at : at + MOST_SIGNERS])
        ):
            return at
    return end


def _goes_on(lines: Sequence[TextLine], listing: int, end: int, labels: Labels) -> bool:
    """Whether parts begin to be counted anew between a list of attachments and `end`."""
    items = attachment_items(lines)
    for at in range(listing + 1, end):
        text = lines[at].text
        label = None if "\t" in text or at in items or ATTACHED_FILE.search(text) else labels.read(text)
        if label and label.ordinal == 1:
            return True
    return False


def _begins_part(text: str, labels: Labels) -> bool:
    return text == SUPPLEMENT or "\t" in text or labels.read(text) is not None
