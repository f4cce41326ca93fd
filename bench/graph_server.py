"""Load of all facts of a folder of documents into a Neo4j server of its own, then the questions of the app.

Usage: python -m bench.graph_server PATH [EDITION]
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from hengce.graph import queries
from hengce.graph.neo4j_address import neo4j_address
from hengce.graph.neo4j_store import Neo4jStore
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ui.library import ingest, open_library
from tests.servers.server import Server
from tests.servers.sharing import USER, set_password

HEAP = ("-Xms512m", "-Xmx1g")
LEAST, SLOWEST = 3_000, 0.150  # provisions a second; seconds for 95 of 100 questions
ROUNDS = 20


def questions(document: str, region: str) -> Iterator[Callable[[View], object]]:
    """What pages of the app ask about a document, a region and a line of work."""
    for scope in (Scope(document=document), Scope(region=region), Scope(function="教育", role="lead")):
        for ask in (queries.responsibilities, queries.targets, queries.concessions, queries.citations):
            yield lambda view, ask=ask, scope=scope: ask(view, scope)
    yield lambda view: queries.provisions(view, Scope(document=document))
    yield lambda view: queries.documents(view, Scope(region=region))


def percentile(seconds: list[float]) -> float:
    """What 95 of 100 do not exceed."""
    return sorted(seconds)[int(len(seconds) * 0.95)]


def load(store: Neo4jStore, home: Path) -> float:
    """Provisions written a second."""
    spent, provisions = 0.0, 0
    with open_library(home) as library, store.writer() as writer:
        for row in library.documents():
            facts = library.extraction(row.id)
            provisions += len(facts.provisions)
            start = time.perf_counter()
            writer.write([facts])
            spent += time.perf_counter() - start
        start = time.perf_counter()
        writer.commit()
        spent += time.perf_counter() - start
    print(f"{provisions:,} provisions in {spent:.1f} s: {provisions / spent:,.0f} a second (at least {LEAST:,})")
    return provisions / spent


def ask(store: Neo4jStore, home: Path) -> float:
    """What 95 of 100 questions of the app do not exceed. Units: seconds."""
    with open_library(home) as library:
        longest = max(library.documents(), key=lambda row: row.provisions)
        region = next(row.region for row in library.documents() if row.region)
    spent = list[float]()
    with store.view() as view:
        for question in questions(longest.id, region) if region else ():
            question(view)  # its plan is made
            for _ in range(ROUNDS):
                start = time.perf_counter()
                question(view)
                spent.append(time.perf_counter() - start)
    print(f"{len(spent)} questions: p95 {percentile(spent) * 1000:.0f} ms (at most {SLOWEST * 1000:.0f})")
    return percentile(spent)


def main(path: Path, edition: str = "neo4j-5.26") -> None:
    """Prints both figures; ends with 1 when a bar is missed."""
    with tempfile.TemporaryDirectory(prefix="hengce-bench-") as folder:
        home, place = Path(folder) / "home", Path(folder) / "server"
        place.mkdir()
        ingest(home, [path])
        server = Server(edition, place, options=HEAP)
        server.start()
        address = replace(neo4j_address(server.address), user=USER, password=set_password(server))
        store = Neo4jStore(address, "bench")
        fast, quick = load(store, home) >= LEAST, ask(store, home) <= SLOWEST
        server.kill()
    raise SystemExit(not (fast and quick))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
