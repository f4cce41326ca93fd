"""Graphs in every store, empty or of two plans."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hengce.graph.ladybug_store import LadybugStore
from hengce.graph.neo4j_address import neo4j_address
from hengce.graph.neo4j_store import Neo4jStore
from hengce.graph.store import GraphStore, Writer
from hengce.ingest.model import Extraction, Region
from tests.servers.editions import editions_of
from tests.servers.sharing import Servers, wipe_graph

Make = Callable[..., Extraction]
STORES = ["ladybug", *editions_of("neo4j")]
FIRST, SECOND, CITED = "临政办发〔2020〕1号", "双政办发〔2021〕2号", "国办发〔2019〕15号"
SHUANGJIANG = Region("双江县", "530925", "county", ("云南省", "临沧市", "双江县"))
LIBRARY = "library-1"


@contextmanager
def empty_store(kind: str, servers: Servers, folder: Path) -> Iterator[GraphStore]:
    """A store of that kind in which nothing is; on a server nobody else uses it meanwhile."""
    if kind == "ladybug":
        yield LadybugStore(folder / "graph")
        return
    with servers.borrowed(kind) as place:
        wipe_graph(place)
        address = replace(neo4j_address(place.address), user=place.user, password=place.password)
        yield Neo4jStore(address, LIBRARY)


def fill(writer: Writer, plan: Make) -> None:
    """Puts in two plans: of a prefecture, and of a county in it a year later."""
    later = plan(id=SECOND, title="双江县实施方案", region=SHUANGJIANG, issued_on="2021-03-01", document_type="方案")
    writer.write([plan(), later])
    writer.commit()
