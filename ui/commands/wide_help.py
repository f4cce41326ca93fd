"""Help whose columns line up although a Chinese character is two columns wide."""

import unicodedata
from collections.abc import Iterable

import click


class WideFormatter(click.HelpFormatter):
    """Click's formatter, with definition lists measured in columns instead of characters."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 40, col_spacing: int = 2) -> None:
        """Writes terms and what they mean in two columns; a term wider than `col_max` gets a line of its own."""
        pairs = list(rows)
        widest = max((columns(term) for term, _ in pairs if columns(term) <= col_max), default=col_max)
        for term, meaning in pairs:
            gap = widest + col_spacing - columns(term)
            space = " " * gap if gap > 0 else "\n" + " " * (self.current_indent + widest + col_spacing)
            self.write(f"{'':{self.current_indent}}{term}{space}{meaning}\n")


class WideContext(click.Context):
    """A context whose help lines up."""

    formatter_class = WideFormatter


class WideCommand(click.Command):
    """A command whose help lines up."""

    context_class = WideContext


def columns(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> columns("--region 地区")
    13
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
