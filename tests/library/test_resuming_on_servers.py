"""After a first ingest into servers that was broken off, the next one sends them what they lack."""

from collections import Counter
from pathlib import Path

import pytest

from hengce.graph.neo4j_store import Neo4jWriter
from hengce.search.elastic_writer import ElasticWriter
from hengce.ui.library import ingest
from hengce.ui.servers import EMBEDDED
from tests.library.conftest import IMPATIENCE, facts, sums
from tests.library.killing import ingest_killed
from tests.servers.sharing import Pair

# The moment, how many plans are to be sent to the graph then, and how many to the index.
SERVED = {
    ("hengce.graph.neo4j_store.Neo4jWriter._replace", 1): (4, 4),
    ("hengce.graph.neo4j_store.Neo4jWriter._replace", 3): (2, 4),
    ("hengce.graph.neo4j_store.Neo4jWriter._settle", 1): (0, 4),
    ("hengce.search.elastic_build.Build.commit", 1): (0, 4),
    ("hengce.search.elastic_build.Build._swap", 1): (0, 4),
    ("hengce.ui.library.generations._newest", 1): (0, 0),
    ("hengce.ui.library.generations.write_whole", 2): (0, 0),
}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many documents go to each of the servers, from now on in this process."""
    counts = Counter[str]()
    write, replace = Neo4jWriter._replace, ElasticWriter.replace

    def to_graph(*given: object, documents: list[str], **options: object) -> None:
        counts["graph"] += len(documents)
        write(*given, documents=documents, **options)  # type: ignore[arg-type]  # as they came

    def to_index(*given: object) -> None:
        counts["index"] += 1
        replace(*given)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(Neo4jWriter, "_replace", to_graph)
    monkeypatch.setattr(ElasticWriter, "replace", to_index)
    return counts


@pytest.fixture
def broken(home: Path, plans: Path, pair: Pair, request: pytest.FixtureRequest) -> Path:
    """The home of a library whose first ingest was killed."""
    ingest_killed(request.param, home, plans, settings=pair.environment, values=IMPATIENCE)
    return home


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(("broken", "lacking"), SERVED.items(), indirect=["broken"])
def test_servers_are_sent_what_they_lack(
    broken: Path, plans: Path, pair: Pair, sent: Counter[str], lacking: tuple[int, int]
) -> None:
    ingest(broken, [plans], servers=pair.servers)
    assert (sent["graph"], sent["index"]) == lacking
    safe = broken.with_name("safe")
    ingest(safe, [plans])
    assert sums(broken) == sums(safe)
    assert facts(broken, pair.servers) == facts(safe, EMBEDDED)
    with pair.client() as client:
        assert len(client.indices.get(index=f"{pair.name}-2*")) == 1  # what was half-built is gone
