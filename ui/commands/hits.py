"""The result of a search as lines for people."""

import sys
from collections.abc import Mapping

import click

from hengce.ingest.lexicon.topics import load_topic_lexicon
from hengce.search.index import Hit, SearchResult
from hengce.ui.labels import HAS, LEVELS, ROLES, UNDERSTOOD, label
from hengce.ui.present import document_name
from hengce.ui.settings import in_brackets, say

AROUND = 40  # characters of text shown before the first highlight, and twice as many after it
LABELS = {"role": ROLES, "has": HAS, "level": LEVELS}


def result_to_lines(result: SearchResult) -> list[str]:
    """The result for people: what was understood, then each hit with its place and the words around."""
    understood = _understood(result.understood)
    head = say(f"共 {result.total} 条", f"{result.total} found") + (in_brackets(understood) if understood else "")
    return [head, *(line for hit in result.hits for line in _hit_lines(hit))]


def _understood(values: Mapping[str, tuple[str, ...]]) -> str:
    comma, colon, semicolon = say("、", ", "), say("：", ": "), say("；", "; ")
    shown = [
        f"{label(UNDERSTOOD, name)}{colon}{comma.join(_value(name, v) for v in found)}"
        for name, found in values.items()
    ]
    return say("理解为 ", "read as ") + semicolon.join(shown) if shown else ""


def _value(name: str, value: str) -> str:
    names = {
        "topic": load_topic_lexicon().names.get(value, value),
        "role": label(ROLES, value),
        "has": label(HAS, value),
    }
    return names.get(name, value)


def _hit_lines(hit: Hit) -> tuple[str, ...]:
    entry = hit.entry
    place = " ".join(part for part in (entry.document.region, entry.provision, entry.heading) if part)
    issued = in_brackets(entry.document.issued_on) if entry.document.issued_on else ""
    title = f"{document_name(entry.document)}{issued}"
    return "", click.style(f"{hit.rank}. {place}", bold=True), f"   {title}", f"   {_snippet(hit)}"


def _snippet(hit: Hit) -> str:
    """The words around the first highlight; on a terminal the highlights stand out."""
    text = hit.entry.text
    first = hit.highlights[0][0] if hit.highlights else 0
    start, end = max(0, first - AROUND), min(len(text), first + 2 * AROUND)
    parts, at = [], start
    for left, right in hit.highlights if sys.stdout.isatty() else ():
        if at <= left and right <= end:
            parts += [text[at:left], click.style(text[left:right], fg="red")]
            at = right
    shown = "".join((*parts, text[at:end])).replace("\n", " ").replace("\t", " ")
    return ("…" if start else "") + shown + ("…" if end < len(text) else "")
