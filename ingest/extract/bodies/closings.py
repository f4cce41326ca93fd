"""Paragraphs that close an article or the whole document: what they say is not of the item or part before them."""

import re
from collections.abc import Mapping
from typing import Final

from hengce.ingest.extract.bodies.assignments import Assigned
from hengce.ingest.model import Parsed, Provision

INTERPRETS: Final = "解释"  # 本措施由市财政局负责解释: nobody answers for that in no part
OF_NO_PART: Final = ""  # the number that goes for none
FEWEST_PARTS: Final = 3
# 本措施自印发之日起施行，有效期3年: what closes a document
IN_FORCE: Final = re.compile(
    r"(?:措施|政策|意见|办法|方案|通知|规定|细则|条款)[^。；\n]{0,30}(?:起|日)(?:施行|实施|执行|生效)|有效期"
)

Closings = Mapping[
    str, tuple[int, str]
]  # number of a last item → where its closing paragraphs begin, and whose they are


def closing_paragraphs(parsed: Parsed) -> Closings:
    """The closing paragraphs of articles whose other items have one paragraph each."""
    by_number = {provision.number: provision for provision in parsed.provisions}
    below: dict[str, list[Provision]] = {}
    for provision in parsed.provisions:
        if provision.parent and provision.kind != "row":
            below.setdefault(provision.parent, []).append(provision)
    closings = {
        items[-1].number: (items[-1].start + items[-1].text.index("\n"), number)
        for number, items in below.items()
        if _is_closed(items) and items[-1].number not in below and _is_in_article(number, by_number)
    }
    return {**closings, **_closing_of_all([part for part in parsed.provisions if part.parent is None], below)}


def closing_of_document(parsed: Parsed) -> Provision | None:
    """The paragraphs behind the last of several parts, as a part without a number; None where there are none."""
    parts = [part for part in parsed.provisions if part.kind != "row"]
    if len(parts) < FEWEST_PARTS or any(part.kind == "attachment" for part in parts):
        return None
    start = end = max(part.end for part in parts)
    for line in parsed.text[start:].split("\n")[1:]:
        if not line.endswith("。") or INTERPRETS in line:
            break
        end += len(line) + 1
    words = parsed.text[start:end]
    return Provision(OF_NO_PART, None, "", None, "measure", words, start, end) if words else None


def _closing_of_all(parts: list[Provision], below: Mapping[str, list[Provision]]) -> Closings:
    """The closing paragraphs that stand in the last part of a document, where the others have one paragraph each."""
    plain = len(parts) >= FEWEST_PARTS and not any(part.number in below or part.kind == "row" for part in parts)
    if not plain or not _is_closed(parts) or parts[-1].label.startswith("第"):
        return {}
    *_, last = parts[-1].text.split("\n")
    begin = parts[-1].start + parts[-1].text.index("\n")
    return {parts[-1].number: (begin, OF_NO_PART)} if IN_FORCE.search(last) else {}


def _is_closed(items: list[Provision]) -> bool:
    *others, last = items
    return "\n" in last.text and bool(others) and not any("\n" in item.text for item in others)


def _is_in_article(number: str | None, by_number: Mapping[str, Provision]) -> bool:
    while number and (provision := by_number.get(number)):
        if provision.label.startswith("第") and provision.label.endswith("条"):
            return True
        number = provision.parent
    return False


def of_whose_words(item: Assigned, closings: Closings) -> Assigned:
    """What is assigned, to the article where a closing paragraph says so."""
    closing = closings.get(item.provision)
    if closing is None or item.named.start < closing[0]:
        return item
    return Assigned(closing[1], item.named, item.role)
