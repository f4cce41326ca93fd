"""How Elasticsearch keeps entries: the fields of an index, its settings, and the mark by which Hengce knows its own."""

import hashlib
from dataclasses import dataclass
from typing import Any, Final

from hengce.search.entries import Entry
from hengce.search.fields import COUNTED_FIELDS, DATE_FIELD, KEY_FIELDS, TEXT_FIELDS, entry_to_fields, entry_to_json

KEPT: Final = "entry"
PLACE: Final = "start"
SORTED: Final = "document"
MARK: Final = "hengce"
LAYOUT: Final = 2  # of the fields below; an index of another layout has to be built anew

LONE: Final[dict[str, Any]] = {"number_of_shards": 1, "auto_expand_replicas": "0-1"}
# One shard, so that the frequencies of terms, and with them the scores, are those of the whole. Nothing becomes visible
# but by the refresh that ends a change.
SETTINGS: Final[dict[str, Any]] = {"number_of_shards": 1, "refresh_interval": -1}
# Copies are made when all is there, so that nothing is analysed twice.
BUILDING: Final[dict[str, Any]] = SETTINGS | {"auto_expand_replicas": False, "number_of_replicas": 0}
BUILT: Final[dict[str, Any]] = {"auto_expand_replicas": "0-1"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What Hengce writes into an index: for which name it was built, and the state of the library it holds.

    `state` is None while a change is under way, or when one was broken off.
    """

    name: str
    state: str | None = None
    layout: int = LAYOUT

    def to_meta(self) -> dict[str, Any]:
        """The mark as the mapping keeps it."""
        return {MARK: {"name": self.name, "state": self.state, "layout": self.layout}}


def mark_from_meta(meta: dict[str, Any]) -> Mark | None:
    """The mark that a mapping carries; None when Hengce did not make the index."""
    kept = meta.get(MARK)
    return Mark(kept["name"], kept["state"], kept["layout"]) if isinstance(kept, dict) else None


def mappings(mark: Mark) -> dict[str, Any]:
    """The fields of an index, and its mark. Texts come cut into words: they are only split at white space."""
    texts = {name: _text("positions" if name == "characters" else "freqs") for name in TEXT_FIELDS}
    keys = {name: {"type": "keyword", "doc_values": name == SORTED} for name in KEY_FIELDS}
    counted = {name: {"type": "keyword"} for name in COUNTED_FIELDS}
    numbers = {name: {"type": "integer"} for name in (DATE_FIELD, PLACE)}
    kept = {KEPT: {"type": "keyword", "index": False, "doc_values": False}}
    return {
        "dynamic": "strict",
        "_meta": mark.to_meta(),
        "_source": {"includes": [KEPT]},
        "properties": texts | keys | counted | numbers | kept,
    }


def entry_to_source(entry: Entry) -> dict[str, Any]:
    """What is sent of an entry."""
    return {**entry_to_fields(entry), PLACE: entry.start, KEPT: entry_to_json(entry).decode()}


def entry_id(document: str, place: int) -> str:
    """The id of the entry at a place of a document: always the same, so that writing twice is writing once."""
    return f"{hashlib.sha256(document.encode()).hexdigest()[:32]}-{place}"


def _text(options: str) -> dict[str, Any]:
    return {"type": "text", "analyzer": "whitespace", "index_options": options}
