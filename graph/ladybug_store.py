"""Graphs in LadybugDB: one file in a folder, no server."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import ladybug

from hengce.graph.changes import GraphWriter, count_kinds
from hengce.graph.schema import EDGES, NODES, EdgeKind, NodeKind, Properties, PropertyType
from hengce.graph.store import Parameter, Record, View, Writer
from hengce.ingest.errors import StoreError

FILE = "graph.lbug"
TYPES: Mapping[PropertyType, str] = {
    "text": "STRING",
    "whole": "INT64",
    "number": "DOUBLE",
    "truth": "BOOLEAN",
    "texts": "STRING[]",
}
# Left alone, Ladybug takes four fifths of the memory and reserves 8 TB of addresses, which small containers refuse.
READ_MEMORY, WRITE_MEMORY, MAX_SIZE = 256 << 20, 1 << 30, 1 << 36
REASONS = (  # words in a message of Ladybug, and what they mean for the user
    (
        "set lock on file",
        "图谱正被另一个程序改写，请稍后再试。",
        "Another program is changing the graph: try again later.",
    ),
    ("No space left", "磁盘已满，图谱写不下；请腾出空间后再试。", "The disk is full: free some space and try again."),
    (
        "buffer pool is full",
        "内存不足，图谱写不下；请关闭其他程序后再试。",
        "Out of memory: close other programs first.",
    ),
)
BATCH = 20_000  # rows per COPY: of provisions, the longest rows, some 20 MB


@dataclass(frozen=True, slots=True)
class LadybugStore:
    """The graph in LadybugDB in the folder `place`, which can be copied while nobody writes to it."""

    place: Path

    @contextmanager
    def view(self) -> Iterator[View]:
        """The graph, read-only; any number of processes may look at the same time."""
        with _opened(self.place, read_only=True) as table:
            yield table

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """The graph for changing; a new one when there is none."""
        self.place.mkdir(parents=True, exist_ok=True)
        new = not (self.place / FILE).exists()
        with _opened(self.place, read_only=False) as table:
            if new:
                table.create()
            yield GraphWriter(table)


class LadybugTable:
    """An open Ladybug database, to be asked from any thread."""

    def __init__(self, database: ladybug.Database) -> None:
        self._database = database

    def query(self, cypher: str, parameters: Mapping[str, Parameter] | None = None) -> list[Record]:
        """The rows of a Cypher query, keyed by the names it returns. Raises: StoreError."""
        try:
            # A connection keeps every statement with its parameters, and so each Arrow table that was ever copied.
            with ladybug.Connection(self._database) as connection:
                result = connection.execute(cypher, dict(parameters or {}))
                last = result[-1] if isinstance(result, list) else result
                names = last.get_column_names()
                return [dict(zip(names, row, strict=True)) for row in last.get_all()]
        except RuntimeError as error:
            _refuse(error)

    def page(
        self,
        cypher: str,
        names: Sequence[str],  # noqa: ARG002  # rows come as they are
        parameters: Mapping[str, Parameter] | None = None,
    ) -> list[Record]:
        """The rows of a query. Raises: StoreError."""
        return self.query(cypher, parameters)

    def counts(self) -> dict[str, int]:
        """How many nodes and edges of each kind there are."""
        return count_kinds(self.query)

    def create(self) -> None:
        """Makes the empty tables of the schema."""
        for node in NODES:
            columns = ", ".join(["id STRING PRIMARY KEY", *_columns(node.properties)])
            self.query(f"CREATE NODE TABLE {node.name}({columns})")
        for name in dict.fromkeys(kind.name for kind in EDGES):
            kinds = [kind for kind in EDGES if kind.name == name]
            ends = [f"FROM {kind.source} TO {kind.target}" for kind in kinds]
            self.query(f"CREATE REL TABLE `{name}`({', '.join([*ends, *_columns(kinds[0].properties)])})")

    def insert_nodes(self, kind: NodeKind, records: Sequence[Record]) -> None:
        """Puts in nodes whose ids are not there yet."""
        self._copy(f"COPY `{kind.name}` FROM $rows", (("id", "text"), *kind.properties), records)

    def insert_edges(self, kind: EdgeKind, records: Sequence[Record]) -> None:
        """Puts in edges between the nodes with the ids `from` and `to`."""
        columns: Properties = (("from", "text"), ("to", "text"), *kind.properties)
        self._copy(f"COPY `{kind.name}` FROM $rows (from='{kind.source}', to='{kind.target}')", columns, records)

    def _copy(self, cypher: str, columns: Properties, records: Sequence[Record]) -> None:
        # It takes 0.2 s, which whoever only reads need not wait for; it comes without types.
        import pyarrow  # type: ignore[import-untyped]  # it comes without types

        types = {
            "text": pyarrow.string(),
            "whole": pyarrow.int64(),
            "number": pyarrow.float64(),
            "truth": pyarrow.bool_(),
            "texts": pyarrow.list_(pyarrow.string()),
        }
        schema = pyarrow.schema([(name, types[kind]) for name, kind in columns])
        for first in range(0, len(records), BATCH):
            rows = pyarrow.Table.from_pylist(list(records[first : first + BATCH]), schema=schema)
            self.query(cypher, {"rows": rows})


@contextmanager
def _opened(place: Path, *, read_only: bool) -> Iterator[LadybugTable]:
    memory = READ_MEMORY if read_only else WRITE_MEMORY
    try:
        database = ladybug.Database(place / FILE, buffer_pool_size=memory, max_db_size=MAX_SIZE, read_only=read_only)
    except RuntimeError as error:
        _refuse(error)
    try:
        yield LadybugTable(database)
    finally:
        database.close()


def _columns(properties: Properties) -> list[str]:
    return [f"`{name}` {TYPES[kind]}" for name, kind in properties]


def _refuse(error: RuntimeError) -> NoReturn:
    """Raises StoreError that says what Ladybug's words mean for the user."""
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    for words, zh, en in REASONS:
        if words in reason:
            raise StoreError(zh, en) from error
    raise StoreError(
        f"图谱打不开或读不了（{reason}）；可用 hengce rebuild 由原文重建。",
        f"The graph cannot be read ({reason}); `hengce rebuild` makes it again from the sources.",
    ) from error
