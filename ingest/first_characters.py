"""Patterns for searching: where each way to match begins with a plain character, a search skips to the next of these.

Python's engine skips only where every alternative of a pattern is written with a character in front. A look behind, an
optional word or a set in front of one of them makes it try all alternatives at each character of the text, which takes
four to eight times as long.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

# The parts that a pattern is written in: an escaped character, a set, the opening of a group or look, a character
TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:P<\w+>|<[=!]|[:=!>]))?|.", re.DOTALL)
REPEAT = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
FEWER = {"?": "", "*": "*", "+": "*", "??": "", "*?": "*?", "+?": "*?"}  # a repeat once its first time is over
GROUP, LOOKS, LOOKS_BEHIND = "(?:", ("(?=", "(?!"), ("(?<=", "(?<!")
RANGE = re.compile(r"(\\?.)(?:-(\\?.))?", re.DOTALL)  # one or more characters of a set
LARGEST_RANGE = 64  # characters: one of a set with more is found nearly everywhere


class Piece(NamedTuple):
    """A character, set, group or look of a pattern, and how often it is repeated: 各? is 各 and ?."""

    atom: str
    repeat: str


class Branch(NamedTuple):
    """One way to begin: the first character, and the pattern of what follows, of which other ways may share the end."""

    first: str
    own: str
    shared: str = ""


class AnywhereError(Exception):
    """A pattern may match without a character that could be named."""


def compile_for_search(pattern: str) -> re.Pattern[str]:
    """`pattern` compiled so that a search skips to the characters that a match may begin with.

    Guarantees: it matches the same, with the same groups. One that may begin with anything is compiled as it is.
    Raises: re.error when it is no regular expression.
    """
    plain = re.compile(pattern)
    try:
        return re.compile(by_first_character(pattern))
    except AnywhereError:
        return plain


def by_first_character(pattern: str) -> str:
    """The same pattern as a choice by its first character.

    Raises: AnywhereError where it may begin with anything, or only at the start, or a group would stand in it twice.

    >>> by_first_character("(?<!不)超过|至?少于")
    '超(?<!(?:不)超)过|至少于|少于'
    """
    alternatives = _alternatives(pattern)
    if len(alternatives) == 1 and (opened := _group_opened(alternatives[0])):
        return opened
    ways = dict[str, list[Branch]]()
    for pieces in alternatives:
        for branch in _begun(pieces):
            ways.setdefault(branch.first, []).append(branch)
    written = "|".join(first + _choice(_ends_shared(branches)) for first, branches in ways.items())
    if _captures(written) != _captures(pattern):
        raise AnywhereError
    return written


def _group_opened(pieces: Sequence[Piece]) -> str | None:
    """A pattern that is one group and what follows it: the group alone is to be a choice. None for any other."""
    if not pieces or pieces[0].atom == "^":
        raise AnywhereError
    (group, repeat), *rest = pieces
    opening = TOKEN.match(group)[0]  # type: ignore[index]  # an atom begins with a token
    if repeat not in ("", "+") or not (opening == GROUP or (opening[0] == "(" and _captures(opening) and not repeat)):
        return None
    again = f"{group}*" if repeat else ""
    return f"{opening}{by_first_character(group[len(opening) : -1])}){again}{_written(rest)}"


def _choice(patterns: Sequence[str]) -> str:
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"


def _ends_shared(branches: Iterable[Branch]) -> list[str]:
    """What follows one first character, an end that ways next to each other share written once."""
    alike = groupby(branches, key=attrgetter("shared"))
    return [_choice([branch.own for branch in group]) + shared for shared, group in alike]


def _captures(pattern: str) -> int:
    return sum(token[0] == "(" or token[0].startswith("(?P<") for token in TOKEN.finditer(pattern))


def _alternatives(pattern: str) -> list[list[Piece]]:
    """The alternatives of `pattern`, each as its pieces in order."""
    alternatives: list[list[Piece]] = [[]]
    at = 0
    while at < len(pattern):
        end = _end_of_atom(pattern, at)
        repeat = REPEAT.match(pattern, end)
        stop = repeat.end() if repeat else end
        if pattern[at] == "|":
            alternatives.append([])
        else:
            alternatives[-1].append(Piece(pattern[at:end], pattern[end:stop]))
        at = stop
    return alternatives


def _end_of_atom(pattern: str, start: int) -> int:
    depth = 0
    for token in TOKEN.finditer(pattern, start):
        depth += token[0].startswith("(") - (token[0] == ")")
        if depth == 0:
            return token.end()
    return len(pattern)


def _written(pieces: Iterable[Piece]) -> str:
    return "".join(piece.atom + piece.repeat for piece in pieces)


def _begun(pieces: Sequence[Piece]) -> Iterator[Branch]:
    """The ways in which `pieces` may begin, in the order in which they are tried."""
    if not pieces:
        raise AnywhereError
    (atom, repeat), *rest = pieces
    if repeat:
        yield from _repeated(atom, repeat, rest)
    elif atom.startswith(GROUP):
        for alternative in _alternatives(atom[len(GROUP) : -1]):
            yield from _followed(alternative, rest)
    elif atom.startswith(LOOKS_BEHIND):
        for first, own, shared in _begun(rest):
            yield Branch(first, f"{atom[:4]}(?:{atom[4:-1]}){first}){own}", shared)
    elif atom.startswith(LOOKS) or atom == "^":
        for first, own, shared in _begun(rest):
            yield Branch(first, f"(?<={atom}{first}){own}", shared)
    else:
        for first in _characters(atom):
            yield Branch(first, _written(rest))


def _followed(pieces: Sequence[Piece], rest: Sequence[Piece]) -> Iterator[Branch]:
    try:
        alone = list(_begun(pieces))
    except AnywhereError:  # it may be empty
        yield from _begun([*pieces, *rest])
        return
    for first, own, shared in alone:
        yield Branch(first, own + shared, _written(rest))


def _repeated(atom: str, repeat: str, rest: Sequence[Piece]) -> Iterator[Branch]:
    """A repeated piece is there once and again, or left out."""
    if repeat not in FEWER:
        raise AnywhereError
    again = atom + FEWER[repeat] if FEWER[repeat] else ""
    once = _begun([Piece(atom, "")])
    there = [Branch(first, own + shared, again + _written(rest)) for first, own, shared in once]
    left_out = list(_begun(rest)) if repeat[0] in "?*" else []
    yield from (*left_out, *there) if repeat[1:] == "?" else (*there, *left_out)


def _characters(atom: str) -> Iterator[str]:
    """The characters that a piece may be, as a pattern writes them."""
    if atom.startswith(("[^", "(")) or atom in (".", "$"):
        raise AnywhereError
    if not atom.startswith("["):
        yield re.escape(_character(atom))
        return
    for first, last in RANGE.findall(atom[1:-1]):
        codes = range(ord(_character(first)), ord(_character(last or first)) + 1)
        if len(codes) > LARGEST_RANGE:
            raise AnywhereError
        yield from (re.escape(chr(code)) for code in codes)


def _character(token: str) -> str:
    """The character that a token stands for; a class of characters (a digit, white space) is none."""
    if len(token) == 1:
        return token
    if token[1].isalnum():
        raise AnywhereError
    return token[1]
