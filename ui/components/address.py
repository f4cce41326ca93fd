"""Addresses of views: a page and what is chosen on it, relative, so that they hold under any host."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from hengce.graph.rows import Evidence

HOME = "./"  # the page shown first is 检索
YES = "true"  # how a choice that is made or not stands in an address, in Streamlit's spelling
Choice = str | int | Iterable[str] | None


def address(page: str, choices: Mapping[str, Choice] | None = None) -> str:
    """The address of `page` with these choices; the empty ones are left out.

    >>> address("duties", {"region": ["甲", "乙"], "topic": None})
    'duties?region=%E7%94%B2&region=%E4%B9%99'
    """
    pairs = [(name, value) for name, choice in (choices or {}).items() for value in _values(choice)]
    return f"{page}?{urlencode(pairs)}" if pairs else page


def evidence_address(evidence: Evidence) -> str:
    """The address that opens the document at the words the fact was read from, if there are any."""
    span = (evidence.start, evidence.end) if evidence.start < evidence.end else None
    return document_address(evidence.document, evidence.provision, span)


def provision_address(evidence: Evidence) -> str:
    """The address that opens the document at the whole provision."""
    return document_address(evidence.document, evidence.provision)


def document_address(document: str, provision: str | None = None, span: tuple[int, int] | None = None) -> str:
    """The address of a document, at a provision or a span of its text.

    >>> document_address("a", "2.1", (3, 8))
    'document?id=a&provision=2.1&fact=3-8'
    """
    fact = f"{span[0]}-{span[1]}" if span else None
    return address("document", {"id": document, "provision": provision, "fact": fact})


def _values(choice: Choice) -> list[str]:
    if choice is None or choice == "":
        return []
    return [str(choice)] if isinstance(choice, (str, int)) else list(choice)
