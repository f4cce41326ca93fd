"""Graphs in Neo4j: a database on a server, changed in place, by documents that are replaced whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final, cast

from hengce.graph.build import extractions_to_graph
from hengce.graph.changes import count_kinds, read_stamps, stamp, unused_statements
from hengce.graph.citations import CITES, FACT, Tied, present_citations, tie_citations
from hengce.graph.neo4j_address import Neo4jAddress
from hengce.graph.neo4j_mark import CONSTRAINT, Lease, present_mark, read_mark
from hengce.graph.neo4j_server import WRITING, Server, Transaction, rows
from hengce.graph.neo4j_statements import (
    DOCUMENT,
    clear_statement,
    edge_rows,
    edges_statement,
    graph_to_rows,
    node_rows,
    schema_statements,
    write_statement,
)
from hengce.graph.store import NO_STAMPS, Parameter, Record, Rows, Value, View, Writer
from hengce.ingest.model import Extraction

PORTION: Final = 1_000  # provisions at least in a transaction: some 10 MB there
FORGOTTEN: Final = 50  # documents in a transaction
# A document that others cite is kept as one that is only named.
FORGET: Final = "UNWIND $ids AS id MATCH (d:Document {id: id}) SET d = {id: id, held: false}"
UNCITED: Final = "MATCH (d:Document) WHERE NOT d.held AND NOT EXISTS { MATCH (d)<-[:CITES]-(:Document) } DELETE d"
UNTIE: Final = "UNWIND $ids AS id MATCH (:Document {id: id})-[c:CITES]->(:Document) DELETE c"
NAME: Final = "UNWIND $rows AS row MERGE (d:Document {id: row.id}) SET d = row"
NAMED: Final = "MATCH (d:Document) WHERE NOT d.held RETURN d.id AS id, d.title AS title, d.document_number AS number"


@dataclass(frozen=True, slots=True)
class Neo4jStore:
    """The graph of the library called `library` in the database at `address`.

    `after` is what its state is called when a change has been committed. Readers see each document as it was or as it
    is; citations between documents are settled by the commit.
    """

    address: Neo4jAddress
    library: str
    after: str = ""

    @contextmanager
    def view(self) -> Iterator[View]:
        """The graph, read-only. Raises: StoreError when it is not there, not this library's, or out of reach."""
        with closing(Server(self.address)) as server:
            present_mark(server, self.library)
            yield Neo4jView(server)

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """The graph for changing; made when the database is empty.

        Raises: StoreError when another process changes it, when it is not this library's, or out of reach.
        """
        with closing(Server(self.address, patience=WRITING)) as server:
            read_mark(server, self.library)
            server.writing(_prepare)
            lease = Lease(server, self.library)
            with lease.held():
                yield Neo4jWriter(server, lease, self.after)

    def state(self) -> str | None:
        """What the graph holds, as the last change called it; None when one was broken off or there is no graph.

        Raises: StoreError as `writer` does.
        """
        with closing(Server(self.address)) as server:
            mark = read_mark(server, self.library)
        return mark.state if mark else None


class Neo4jView:
    """A graph to be asked, from any thread."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def query(self, cypher: str, parameters: Mapping[str, Parameter] | None = None) -> list[Record]:
        """The rows of a query, keyed by the names it returns. Raises: StoreError."""
        return self._server.read(cypher, parameters)

    def page(
        self, cypher: str, names: Sequence[str], parameters: Mapping[str, Parameter] | None = None
    ) -> list[Record]:
        """The rows of a query that returns these names. Raises: StoreError."""
        # Its driver takes some 40 µs for each row that comes by itself, and next to nothing for lists of values.
        gathered = f"CALL () {{ {cypher} }} RETURN collect([{', '.join(f'`{name}`' for name in names)}]) AS rows"
        [answer] = self._server.read(gathered, parameters)
        return [dict(zip(names, row, strict=True)) for row in cast(list[list[Value]], answer["rows"])]

    def counts(self) -> dict[str, int]:
        """How many nodes and edges of each kind there are."""
        return count_kinds(self.query)


class Neo4jWriter(Neo4jView):
    """A graph to be changed: one transaction takes the former facts of some documents out and puts the new ones in."""

    def __init__(self, server: Server, lease: Lease, after: str) -> None:
        super().__init__(server)
        self._lease, self._after = lease, after

    def held(self) -> dict[str, str]:
        """The ids of the documents held, with their stamps."""
        return read_stamps(self.query)

    def write(self, extractions: Sequence[Extraction], stamps: Mapping[str, str] = NO_STAMPS) -> None:
        """Puts the facts of these documents in, each in the place of what the graph held of it."""
        sent: Future[None] | None = None
        with ThreadPoolExecutor(1, thread_name_prefix="hengce-graph") as sender:
            for portion in _portions(extractions):
                graph = extractions_to_graph(portion)
                stamp(graph, stamps)
                ids = [extraction.document.id for extraction in portion]
                work = partial(self._replace, documents=ids, values=graph_to_rows(graph))
                if sent:
                    sent.result()
                sent = sender.submit(self._server.writing, work)  # it writes this while the next is made ready
            if sent:
                sent.result()

    def remove(self, documents: Sequence[str]) -> None:
        """Takes the facts of these documents out; what others say of them stays."""
        for first in range(0, len(documents), FORGOTTEN):
            self._server.writing(partial(self._forget, documents=documents[first : first + FORGOTTEN]))

    def commit(self) -> None:
        """Ties every citation to the document it means, and drops what nothing points to any more."""
        self._server.writing(self._settle)

    def _replace(self, transaction: Transaction, documents: Sequence[str], values: Mapping[str, Rows]) -> None:
        self._lease.changes(transaction)
        rows(transaction, clear_statement(), {"ids": documents})
        rows(transaction, write_statement(), {"rows": values})

    def _forget(self, transaction: Transaction, documents: Sequence[str]) -> None:
        self._lease.changes(transaction)
        rows(transaction, clear_statement(), {"ids": documents})
        rows(transaction, FORGET, {"ids": documents})

    def _settle(self, transaction: Transaction) -> None:
        self._lease.changes(transaction, self._after)
        ask = partial(rows, transaction)
        present = present_citations(ask)
        tied = tie_citations(ask, present)
        changed = _changed(present, tied.edges)
        edges = [edge for edge in tied.edges if edge["from"] in changed]
        ask(NAME, {"rows": node_rows(DOCUMENT, _renamed(ask(NAMED), tied))})
        ask(UNTIE, {"ids": list(changed)})
        ask(edges_statement(CITES), {"rows": edge_rows(CITES, edges)})
        for statement in (UNCITED, *unused_statements()):
            ask(statement)


def _prepare(transaction: Transaction) -> None:
    for statement in (CONSTRAINT, *schema_statements()):
        rows(transaction, statement)


def _portions(extractions: Iterable[Extraction]) -> Iterator[list[Extraction]]:
    """The documents by as many as go into one transaction."""
    portion = list[Extraction]()
    for extraction in extractions:
        portion.append(extraction)
        if sum(len(facts.provisions) for facts in portion) >= PORTION:
            yield portion
            portion = []
    if portion:
        yield portion


def _changed(present: Iterable[Record], tied: Iterable[Record]) -> set[str]:
    """The documents with a citation that is not tied as it ought to be."""
    before, after = _by_document(present), _by_document(tied)
    return {document for document, edges in after.items() if edges != before[document]}


def _by_document(citations: Iterable[Record]) -> dict[str, list[str]]:
    documents: dict[str, list[str]] = defaultdict(list)
    for citation in citations:
        documents[str(citation["from"])].append(repr([citation[name] for name in (*FACT, "candidates", "to")]))
    return {document: sorted(edges) for document, edges in documents.items()}


def _renamed(named: Iterable[Record], tied: Tied) -> list[Record]:
    """The nodes of documents not held that are not there yet, or under other words."""
    known = {row["id"]: (row["title"], row["number"]) for row in named}
    return [node for node in tied.unheld.values() if known.get(node["id"]) != (node["title"], node["document_number"])]
