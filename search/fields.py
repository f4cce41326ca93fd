"""An entry as the fields every backend indexes, and as the JSON it keeps to give back."""

import json
from dataclasses import fields
from functools import lru_cache
from typing import Any, Final, TypeAlias

from hengce.search.analyse import index_characters, index_terms
from hengce.search.entries import Entry, Heading

Fields: TypeAlias = dict[str, str | list[str] | int]

# Split at white space; the last one keeps positions, for exact runs.
TEXT_FIELDS: Final = ("words", "heading", "context", "topic_words", "characters")
# In the place of a text without words: Lucene takes the mean length over entries that have the field, Tantivy over all.
NO_WORDS: Final = "∅"
# Kept whole, looked up by equality.
KEY_FIELDS: Final = (
    "part",
    "document",
    "kind",
    "region_key",
    "within_key",
    "body",
    "main_topic",
    "has",
    "deadline",
    "concession",
)
# Kept whole and counted.
COUNTED_FIELDS: Final = ("region", "region_path", "level", "function", "department", "topic", "year", "document_type")
DATE_FIELD: Final = "issued"


def entry_to_fields(entry: Entry) -> Fields:
    """The fields of an entry by name; a field without a value is left out, but for the texts."""
    document = entry.document
    values: Fields = {
        "words": index_terms(entry.text),
        "heading": index_terms(entry.heading or ""),
        "context": _index_repeated("\n".join((document.title or "", *entry.context))),
        "topic_words": _index_repeated("\n".join(entry.topic_words)),
        "characters": index_characters(entry.text),
        "part": "no" if not entry.has_parts else "yes",
        "document": document.id,
        "kind": entry.kind,
        **_region_fields(document),
        "level": document.level or "",
        "document_type": document.document_type or "",
        "year": (document.issued_on or "")[:4],
        "topic": list(entry.topics),
        "main_topic": list(entry.topics[:1]),
        "function": list(entry.functions),
        "department": list(entry.departments),
        "body": list(entry.bodies),
        "has": list(entry.has),
        "concession": list(entry.concessions),
        "deadline": list(entry.deadlines),
        DATE_FIELD: day_number(document.issued_on or ""),
    }
    return dict.fromkeys(TEXT_FIELDS, NO_WORDS) | {name: value for name, value in values.items() if value}


@lru_cache(maxsize=512)
def _index_repeated(text: str) -> str:
    """What neighbouring entries share: the headings above them, their topics."""
    return index_terms(text)


def day_number(date: str) -> int:
    """An ISO 8601 date as a number; 0 when there is none.

    >>> day_number("2020-12-08")
    20201208
    """
    digits = date.replace("-", "")
    return int(digits) if digits.isdecimal() else 0


def entry_to_json(entry: Entry) -> bytes:
    """All of an entry that a hit shows. What only filters need is in the fields."""
    kept = _values(entry) | {"document": _values(entry.document), "bodies": ()}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def entry_from_json(kept: bytes) -> Entry:
    """The entry that `entry_to_json` wrote, without `bodies`."""
    values: dict[str, Any] = json.loads(kept)
    heading = {name: _hashable(value) for name, value in values.pop("document").items()}
    return Entry(document=Heading(**heading), **{name: _hashable(value) for name, value in values.items()})


def _region_fields(document: Heading) -> Fields:
    path = document.region_path
    own = [document.region, document.adcode, "/".join(path)] if document.region else []
    above = [key for depth in range(1, len(path)) for key in (path[depth - 1], "/".join(path[:depth]))]
    return {
        "region": document.region or "",
        "region_path": list(path),
        "region_key": [key for key in dict.fromkeys(own) if key],
        "within_key": [key for key in dict.fromkeys((*own, *above)) if key],
    }


def _values(record: Entry | Heading) -> dict[str, Any]:
    """The fields by name; `dataclasses.asdict` copies every value, which takes ten times as long."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
