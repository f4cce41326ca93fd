"""Load of all facts of many documents into Neo4j, then the questions of the app.

Usage: python -m bench.graph_server PATH [EDITION]      a folder of documents, or the home of a library that has them

With HENGCE_GRAPH_URL set, the questions alone are asked of that server, which holds the library at PATH.
"""

import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

from hengce.graph import holdings, queries
from hengce.graph.comparison import comparison
from hengce.graph.likeness import comparison_by_likeness, own_measures
from hengce.graph.neo4j_address import neo4j_address
from hengce.graph.neo4j_store import Neo4jStore
from hengce.graph.pictures import highest_targets, target_units
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ingest.model import ConcessionCategory
from hengce.search.likeness import most_alike
from hengce.ui.components.bars import BARS
from hengce.ui.labels import FINDING_KINDS
from hengce.ui.library import Library, ingest, open_library
from hengce.ui.library.home import Home
from hengce.ui.questions import ask_duties
from hengce.ui.servers import Servers
from hengce.ui.settings import read_settings
from hengce.ui.views.compare import FIRST_REGIONS, SHOWN, SHOWN_MEASURES
from hengce.ui.views.duties import web
from hengce.ui.views.tables import first_facts
from tests.servers.server import Server
from tests.servers.sharing import USER, set_password

HEAP = ("-Xms512m", "-Xmx1g")
LEAST, SLOWEST = 3_000, 0.150  # provisions a second; seconds for 95 of 100 questions
ROUNDS, LONG = 20, 2.0  # a question that takes more seconds is asked once
BATCH = 500  # documents, as an ingest writes them
Ask = Callable[[View], object]


def questions(library: Library) -> Iterator[tuple[str, Ask]]:
    """What pages of the app ask, limited in the ways that leave most to answer."""
    held = library.documents()
    longest = max(held, key=lambda row: row.provisions).id
    region = Counter(row.region for row in held if row.region).most_common(1)[0][0]
    about = {key: queries.provisions.count(library.graph, Scope(topic=key)) for key in library.index.known("topic")}
    topics = sorted(about, key=lambda key: -about[key])[:4]
    scopes: Mapping[str, Scope] = {
        "all": Scope(),
        "region": Scope(region=region),
        "regions below": Scope(region=region, within=True),
        "topic": Scope(topic=topics[0]),
        "region and topic": Scope(region=region, within=True, topic=topics[0]),
        "role": Scope(role="lead"),
        "function": Scope(function="教育"),
        "leading": Scope(function="教育", role="lead"),
        "body": Scope(department="教育"),
        "document": Scope(document=longest),
    }
    tables = {"职责": ask_duties, "指标": queries.targets, "税费": queries.concessions, "待核": queries.findings}
    for limit, scope in scopes.items():
        for page, ask in tables.items():
            yield f"{page}, {limit}", lambda view, ask=ask, scope=scope: first_facts(ask, view, scope)
        yield f"关系图, {limit}", lambda view, scope=scope: web(view, scope, {})
        yield f"指标图, {limit}", lambda view, scope=scope: bars_of_targets(view, scope)
        yield f"税费图, {limit}", lambda view, scope=scope: queries.concessions(view, scope)
    for scope in (Scope(target_kind="target"), Scope(target_kind="standard")):
        yield f"指标, {scope.target_kind}", lambda view, scope=scope: first_facts(queries.targets, view, scope)
    for kind in get_args(ConcessionCategory):
        scope = Scope(category=kind)
        yield f"税费, {kind}", lambda view, scope=scope: first_facts(queries.concessions, view, scope)
    for kind in FINDING_KINDS:
        scope = Scope(finding=kind)
        yield f"待核, {kind}", lambda view, scope=scope: first_facts(queries.findings, view, scope)
    regions = [name for name, _ in Counter(row.region for row in held if row.region).most_common(FIRST_REGIONS)]
    for number in (1, len(topics)):
        yield (
            f"对比, {number} topics",
            lambda view, asked=topics[:number]: comparison(view, asked, regions, first=SHOWN),
        )
    yield "对比, regions below", lambda view: comparison(view, topics, regions, Scope(within=True), first=SHOWN)
    for asked in ([], regions):
        yield f"对比, by likeness, {len(asked)} regions", lambda view, asked=asked: alike(view, library, longest, asked)
    yield "documents, when the app first opens a library", queries.documents
    yield "regions, likewise", holdings.regions
    yield "topics, likewise", holdings.coverage


def alike(view: View, library: Library, document: str, regions: Sequence[str]) -> object:
    """What the page of comparisons shows by likeness."""
    measures = own_measures(view, document)[:SHOWN_MEASURES]
    return comparison_by_likeness(
        view, measures, lambda texts: most_alike(library.index, document, texts, regions), regions
    )


def bars_of_targets(view: View, scope: Scope) -> object:
    """What the page of targets draws, in its commonest unit."""
    units = target_units(view, scope)
    return units and highest_targets(view, replace(scope, unit=next(iter(units))), BARS)


def percentile(seconds: list[float]) -> float:
    """What 95 of 100 do not exceed."""
    return sorted(seconds)[int(len(seconds) * 0.95)]


def load(store: Neo4jStore, library: Library) -> float:
    """Provisions written a second."""
    spent, provisions = 0.0, 0
    held = [row.id for row in library.documents()]
    with store.writer() as writer:
        for first in range(0, len(held), BATCH):
            batch = [library.extraction(document) for document in held[first : first + BATCH]]
            provisions += sum(len(facts.provisions) for facts in batch)
            spent += seconds(lambda batch=batch: writer.write(batch))
        spent += seconds(writer.commit)
    print(f"{provisions:,} provisions in {spent:.1f} s: {provisions / spent:,.0f} a second (at least {LEAST:,})")
    return provisions / spent


def ask(store: Neo4jStore, library: Library) -> float:
    """What 95 of 100 questions of the app do not exceed, in seconds; prints how long each takes."""
    spent = list[float]()
    with store.view() as view:
        for name, question in questions(library):
            first = seconds(lambda question=question: question(view))  # its plan is made
            rounds = ROUNDS if first < LONG else 1
            times = [seconds(lambda question=question: question(view)) for _ in range(rounds)]
            print(f"{statistics.median(times) * 1000:7.0f} ms  {name}")
            spent += times
    print(f"{len(spent)} questions: p95 {percentile(spent) * 1000:.0f} ms (at most {SLOWEST * 1000:.0f})")
    return percentile(spent)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def home_of(path: Path, folder: Path) -> Path:
    """The home of a library at `path`, else one made in `folder` of the documents there."""
    if Home(path).current_generation():
        return path
    ingest(folder / "home", [path])
    return folder / "home"


def main(path: Path, edition: str = "neo4j-5.26") -> None:
    """Prints all figures; ends with 1 when a bar is missed."""
    given = read_settings(os.environ).servers.graph
    with tempfile.TemporaryDirectory(prefix="hengce-bench-") as folder:
        home = home_of(path, Path(folder))
        if given:
            with open_library(home, Servers(given)) as library:
                raise SystemExit(ask(Neo4jStore(given, Home(home).library_id()), library) > SLOWEST)
        place = Path(folder) / "server"
        place.mkdir()
        server = Server(edition, place, options=HEAP)
        server.start()
        address = replace(neo4j_address(server.address), user=USER, password=set_password(server))
        store = Neo4jStore(address, "bench")
        with open_library(home) as library:
            fast, quick = load(store, library) >= LEAST, ask(store, library) <= SLOWEST
        server.kill()
    raise SystemExit(not (fast and quick))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
