"""Normalised text → the tree of provisions, the frames around it, and the tables in it."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from hengce.ingest.attachments import LONGEST_LEAD, MEANINGS, attachment_items, attachment_starts, is_attachment
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.frames import closing_start, frames_alone, front_frames, with_heads
from hengce.ingest.headings import without_date
from hengce.ingest.lexicon.documents import DocumentLexicon
from hengce.ingest.making import make
from hengce.ingest.model import Finding, Frame, Provision, ProvisionKind, Row, Span, Table
from hengce.ingest.outline import SUPPLEMENT, Labels, Node, OutlineBuilder, TextLine, labels_of, text_lines
from hengce.ingest.part_headings import IN_BRACKETS, headings_of_parts
from hengce.ingest.rows import find_rows, lists_indicators

PAGE_OF_ENTRY: Final = re.compile(r"[….·．\s_—-]*(?:\d{1,3}|（\d{1,3}）)$")  # 第一章 总则……1
# such an entry, and nothing else
LED_TO_PAGE: Final = re.compile(r"(?:…|[.·．_]{3,})[….·．\s_]*(?:\d{1,3}|（\d{1,3}）)$")
LED_TO_PAGE_ENDS: Final = "0123456789）"  # looked at first: of short lines, few end in one
OF_PAGE: Final = "（0123456789）"  # and before these stands no word
LONGEST_LED: Final = 120  # characters of such an entry with its dots
# The document goes with this one: 关于印发…的通知, 现将…下达给你们, 制定了《…》
SENT_OUT: Final = compile_for_search("[印颁下]发|[转颁公]布|(?<!公开)发布|[转批]转|转发|下达|制[定订]")
LABEL_MARK: Final = re.compile(r"(\d{1,2})[.．、 ]+(?=\D)")
SENT_OUT_TITLE: Final = re.compile("(?:[印颁下]发|发布|公布)《(?P<title>[^《》]{6,80})》")
LONGEST_PREAMBLE: Final = 8  # lines between the title of a plan and its first part
LONGEST_ENTRY: Final = 40  # characters of a line of a table of contents


@dataclass(frozen=True, slots=True)
class Structure:
    """The parts of a text.

    Guarantees: provisions have unique numbers and come in reading order; provisions and frames do not overlap and leave
    out only line ends; a row's provision has kind `row`.
    """

    provisions: tuple[Provision, ...]
    frames: tuple[Frame, ...]
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]


def parse_structure(text: str, lexicon: DocumentLexicon) -> Structure:
    """The structure of normalised `text`; a text without any label has no provisions, only frames."""
    lines = text_lines(text)
    labels = labels_of(lines)
    rows = find_rows([line.text for line in lines])
    body = _below_own_title(lines, min([_first_label(lines, labels), *rows.labels]), labels)
    above = _attachment_above(lines, body)
    starts = attachment_starts(lines, above, labels, lexicon.type_at_end)
    body = above if above in starts else body
    builder = OutlineBuilder(labels, len(rows.heads))
    if body == len(lines):
        frames = frames_alone(lines, lexicon)
    elif "\t" in lines[body].text:  # a text that is a table
        frames = with_heads(front_frames(lines[: body - 1]), lines[body - 1])
    else:
        frames = front_frames(lines[:body])
    for begin, end in _stretches(body, len(lines), starts):
        closing = closing_start(lines, (begin, end), lexicon, labels)
        within = begin not in starts and "\t" not in lines[begin].text
        for at in range(begin, closing):
            if at in starts:
                builder.attachment(starts[at], lines[at])
            else:
                row = rows.labels.get(at)
                of_part = row is not None and within and lists_indicators(rows.heads[row.table])
                builder.line(lines[at], None if of_part else row)
        if closing < end:
            frames.append(Frame("closing", lines[closing].start, lines[end - 1].end))
    outline = builder.outline()
    return Structure(
        provisions=_provisions(text, outline.nodes, lexicon),
        frames=tuple(frames),
        tables=tuple(
            Table(heads, tuple(_row(node.number, line) for node, line in table))
            for heads, table in zip(rows.heads, outline.tables, strict=True)
        ),
        findings=tuple(_repeated_number(node) for node in outline.repeated),
    )


def _below_own_title(lines: Sequence[TextLine], body: int, labels: Labels) -> int:
    """Index of the first label below the title of the plan that a notice sends out, where the notice counts parts of
    its own above it; else `body`."""
    sent_out = {match["title"] for line in lines[:body] for match in SENT_OUT_TITLE.finditer(line.text)}
    title = next((at for at in range(body + 1, len(lines)) if lines[at].text in sent_out), None) if sent_out else None
    if title is None:
        return body
    below = range(title + 1, min(title + 1 + LONGEST_PREAMBLE, len(lines)))
    return next((at for at in below if labels.read(lines[at].text) and "\t" not in lines[at].text), body)


def _attachment_above(lines: Sequence[TextLine], body: int) -> int:
    """Index of the line 附件 above the body of a letter without parts; `body` where there is none.

    What a notice sends out is no attachment but the document itself, unless it is a table.
    """
    if body == len(lines):
        return body
    above = range(max(0, body - 1 - LONGEST_LEAD), body - 1)
    at = next((at for at in reversed(above) if is_attachment(lines, at)), body)
    sent_out = "\t" not in lines[body].text and any(SENT_OUT.search(line.text) for line in lines[:at])
    return body if sent_out else at


def _first_label(lines: Sequence[TextLine], labels: Labels) -> int:
    """Index of the line with the first label of the body, behind a table of contents; the number of lines for none."""
    listed = attachment_items(lines)
    contents = next((at for at in reversed(range(len(lines))) if _is_led_to_page(lines[at].text)), -1)
    labelled = (
        at for at in range(contents + 1, len(lines)) if labels.read(lines[at].text) and "\t" not in lines[at].text
    )
    first = next((at for at in labelled if at not in listed), None)
    if first is None:
        return len(lines)
    named = {_bare(lines[first].text), _bare(PAGE_OF_ENTRY.sub("", lines[first].text))}
    again = (at for at in range(first + 2, len(lines)) if _bare(lines[at].text) in named)
    body = next(again, first)
    return body if all(_is_entry(line.text) for line in lines[first:body]) else first


def _bare(text: str) -> str:
    """A line without what stands behind its number: 1.总则 and 1总则 are one heading."""
    mark = LABEL_MARK.match(text) if text[:1].isdigit() else None
    return mark[1] + text[mark.end() :] if mark else text


def _is_led_to_page(text: str) -> bool:
    """Whether a line is an entry of a table of contents that dots lead to its page."""
    if len(text) > LONGEST_LED or text[-1] not in LED_TO_PAGE_ENDS:
        return False
    return not text.rstrip(OF_PAGE)[-1:].isalnum() and LED_TO_PAGE.search(text) is not None


def _is_entry(text: str) -> bool:
    """Whether a line may stand in a table of contents."""
    return len(text) <= LONGEST_ENTRY and (text[-1] not in "。；，：" or text == "附件：")


def _stretches(body: int, end: int, starts: dict[int, str]) -> list[tuple[int, int]]:
    """The body and each attachment as ranges of lines."""
    cuts = [body, *sorted(starts), end]
    return [(a, b) for a, b in pairwise(cuts) if a < b]


def _provisions(text: str, nodes: Sequence[Node], lexicon: DocumentLexicon) -> tuple[Provision, ...]:
    reasons = {node.number for node in nodes if node.kind != "row" and lexicon.statement_text.match(_words(node))}
    headings = headings_of_parts(nodes, reasons)
    stated = reasons | _stated(nodes, headings, lexicon)
    return tuple(
        make(
            Provision,
            node.number,
            node.parent.number if node.parent else None,
            node.lines[0].text[: node.label_length],
            headings[node.number],
            _kind(node, stated),
            text[node.start : node.end],
            node.start,
            node.end,
            (),
        )
        for node in nodes
    )


def _words(node: Node) -> str:
    """The opening without its name in brackets: 【目的依据】为规范…"""
    return IN_BRACKETS.sub("", node.opening) if "【" in node.opening else node.opening


def _stated(nodes: Sequence[Node], headings: dict[str, str | None], lexicon: DocumentLexicon) -> set[str]:
    """The numbers of the parts whose heading, or one above it, says that nothing is to be done below, and of cases.

    附则 itself says so where it tells no more than from when on the document holds.
    """
    stated, lead_to_cases = set[str](), set[str]()
    for node in nodes:
        if node.children and lexicon.cases.search(node.lines[-1].text):
            lead_to_cases.add(node.number)
        heading = headings[node.number]
        if node.kind == "attachment" and not (heading and MEANINGS.fullmatch(heading)):
            heading = None
        above = node.parent.number if node.parent else ""
        if above in stated or above in lead_to_cases or (heading and _says_nothing(heading, node, lexicon)):
            stated.add(node.number)
    return stated


def _says_nothing(heading: str, node: Node, lexicon: DocumentLexicon) -> bool:
    """Whether the heading of a part, or of 附则 its text, says that nothing is to be done."""
    if heading == SUPPLEMENT:
        return lexicon.statement_text.match(_behind_heading(node)) is not None
    return lexicon.statement.search(without_date(heading.strip("【】"))) is not None


def _behind_heading(node: Node) -> str:
    """The text of a part behind its heading, which takes a line or is the first sentence."""
    text = "".join(line.text for line in node.lines)
    return text[node.label_length :].lstrip().removeprefix(SUPPLEMENT).lstrip("。： ")


def _kind(node: Node, stated: Container[str]) -> ProvisionKind:
    if node.kind in ("attachment", "row"):
        return "attachment" if node.kind == "attachment" else "row"
    if node.children:
        return "section"
    return "statement" if node.number in stated else "measure"


def _row(provision: str, line: TextLine) -> Row:
    cells, start = list[Span](), line.start
    for cell in line.text.split("\t"):
        cells.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return Row(provision, tuple(cells))


def _repeated_number(node: Node) -> Finding:
    label = node.lines[0].text[: node.label_length]
    return Finding(
        "repeated_number",
        f"编号「{label}」在同一层级重复出现，此处记为 {node.number}。",
        f"The label “{label}” stands twice at its level; this one is counted as {node.number}.",
        node.number,
        node.start,
        node.end,
    )
