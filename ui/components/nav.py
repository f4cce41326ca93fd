"""The bar at the top of every page."""

from collections.abc import Iterable
from dataclasses import dataclass

from hengce.ui.components.address import HOME


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A page in the bar."""

    name: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class NavView:
    """All pages, with the one that is open."""

    home: str
    pages: tuple[NavEntry, ...]


def nav_to(pages: Iterable[tuple[str, str]], current: str) -> NavView:
    """The bar for pages given as (name, path), `current` being the path of the one that is open."""
    return NavView(HOME, tuple(NavEntry(name, path or HOME, path == current) for name, path in pages))
