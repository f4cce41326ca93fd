"""Paragraphs that close an article behind its last item: what they say is of the article, not of the item."""

from collections.abc import Mapping

from hengce.ingest.extract.bodies.assignments import Assigned
from hengce.ingest.model import Parsed, Provision

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
    return {
        items[-1].number: (items[-1].start + items[-1].text.index("\n"), number)
        for number, items in below.items()
        if _is_closed(items) and items[-1].number not in below and _is_in_article(number, by_number)
    }


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
