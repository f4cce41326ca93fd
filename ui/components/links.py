"""Groups of links: ways into the library."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextLink:
    """Words that lead to an address, with a note in small; `current` is what the page shows already."""

    text: str
    address: str
    note: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links under a heading."""

    heading: str
    links: tuple[TextLink, ...]


@dataclass(frozen=True, slots=True)
class LinksView:
    """Several groups of links."""

    groups: tuple[LinkGroup, ...]
