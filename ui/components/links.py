"""Groups of links: ways into the library."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextLink:
    """Words that lead to an address."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links under a heading."""

    heading: str
    links: tuple[TextLink, ...]


@dataclass(frozen=True, slots=True)
class LinksView:
    """Several groups of links."""

    groups: tuple[LinkGroup, ...]
