"""The index in a folder, kept by Tantivy. The folder holds all of it and can be copied while nobody writes."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NoReturn

import tantivy

from hengce.ingest.errors import SearchError
from hengce.search.entries import Entry
from hengce.search.expression import Expression, Field
from hengce.search.fields import (
    COUNTED_FIELDS,
    DATE_FIELD,
    KEY_FIELDS,
    TEXT_FIELDS,
    entry_to_fields,
    entry_to_json,
)
from hengce.search.index import FACETS, Facets, Found, KnownField, Scored
from hengce.search.tantivy_best import KEPT, BestEntries
from hengce.search.tantivy_query import Translator

HEAP: Final = 15_000_000  # bytes; Tantivy's least for one thread
MOST_VALUES: Final = 50_000  # of one field; China has some 3,000 counties and 40,000 townships
FACET_VALUES: Final = 100  # shown beside the hits


class TantivyIndex:
    """An index folder opened for reading."""

    def __init__(self, path: Path) -> None:
        """Raises: SearchError when there is no index at `path` or it cannot be read."""
        self._path = path
        try:
            index = tantivy.Index.open(str(path))
            self._schema = index.schema
            self._searcher = index.searcher()
        except (ValueError, OSError) as error:
            _unavailable(path, error)

    def find(self, expression: Expression, limit: int) -> Found:
        """The best `limit` entries for `expression`. Raises: SearchError when the index cannot be read."""
        query = Translator(self._schema).query(expression)
        try:
            result = self._searcher.search(query, limit=1, count=True)
            best = BestEntries(self._searcher, self._schema).of(query, limit) if limit else ()
            facets = self._facets(query)
        except (ValueError, OSError) as error:
            _unavailable(self._path, error)
        total: int = result.count  # type: ignore[attr-defined]  # tantivy 0.27 has it, its stub leaves it out
        return Found(total, best, facets)

    def best(self, expressions: Sequence[Expression], limit: int) -> Sequence[Sequence[Scored]]:
        """For each expression the best `limit` entries. Raises: SearchError when the index cannot be read."""
        translator, best = Translator(self._schema), BestEntries(self._searcher, self._schema)
        try:
            return [best.of(translator.query(expression), limit) for expression in expressions]
        except (ValueError, OSError) as error:
            _unavailable(self._path, error)

    def known(self, name: KnownField) -> tuple[str, ...]:
        """The values that occur in a field, sorted."""
        return tuple(sorted(value for value, _ in self._searcher.terms_with_prefix(name, "", limit=MOST_VALUES)))

    def frequencies(self, terms: Iterable[tuple[Field, str]]) -> Mapping[tuple[Field, str], int]:
        """How many entries hold each term in its field; entries replaced since the last merge may still count."""
        return {(field, term): self._searcher.doc_freq(field, term) for field, term in terms}

    def count(self) -> int:
        """How many entries there are."""
        return self._searcher.num_docs

    def close(self) -> None:
        """Nothing has to be let go: files stay open as long as the index is used."""

    def _facets(self, query: tantivy.Query) -> Facets:
        asked = {name: {"terms": {"field": name, "size": FACET_VALUES}} for name in FACETS}
        answer = self._searcher.aggregate(query, asked)
        return {name: {row["key"]: int(row["doc_count"]) for row in answer[name]["buckets"]} for name in FACETS}


class TantivyWriter:
    """An index folder opened for writing, made when it is not there."""

    def __init__(self, path: Path) -> None:
        """Raises: SearchError when the folder cannot be written or another process writes there."""
        self._path = path
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._writer = tantivy.Index(_schema(), str(path)).writer(HEAP, num_threads=1)
        except (ValueError, OSError) as error:
            _unwritable(path, error)

    def replace(self, document: str, entries: Iterable[Entry]) -> None:
        """Puts `entries` in the place of all entries of the document with that id."""
        self.remove(document)
        for entry in entries:
            self._writer.add_document(_document(entry))

    def remove(self, document: str) -> None:
        """Takes out all entries of the document with that id."""
        self._writer.delete_documents_by_term("document", document)

    def commit(self) -> None:
        """Makes all changes since the last commit visible and lasting, or none. Raises: SearchError."""
        try:
            self._writer.commit()
        except (ValueError, OSError) as error:
            _unwritable(self._path, error)

    def close(self) -> None:
        """Waits for the background work and gives the folder free."""
        self._writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in TEXT_FIELDS:
        option = "position" if name == "characters" else "freq"
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    for name in KEY_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in COUNTED_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field(DATE_FIELD, indexed=True)
    builder.add_bytes_field(KEPT, stored=True)
    return builder.build()


def _document(entry: Entry) -> tantivy.Document:
    return tantivy.Document.from_dict({**entry_to_fields(entry), KEPT: entry_to_json(entry)})


def _unavailable(path: Path, error: Exception) -> NoReturn:
    raise SearchError(
        f"检索库 {path} 打不开或已损坏，请运行 hengce rebuild 重建。",
        f"The search index {path} cannot be opened or is damaged; run “hengce rebuild” to make it again.",
    ) from error


def _unwritable(path: Path, error: Exception) -> NoReturn:
    raise SearchError(
        f"检索库 {path} 写不进去：文件夹只读、磁盘已满或正被另一个程序使用。请检查后重试。",
        f"The search index {path} cannot be written: the folder is read-only, full, or in use by another process. "
        "Check it and try again.",
    ) from error
