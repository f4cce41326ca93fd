"""Facts → nodes and edges."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hengce.graph.build import document_to_graph, extractions_to_graph
from hengce.graph.schema import EDGES, NODES, edge_kind
from hengce.ingest.model import Extraction, Region

Make = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("region", "above"),
    [
        (
            Region("双江县", "530925", "county", ("云南省", "临沧市", "双江县")),
            [("530000", "province"), ("530900", "prefecture")],
        ),
        (Region("渝中区", "500103", "county", ("重庆市", "渝中区")), [("500000", "province")]),
        (Region("云南省", "530000", "province", ("云南省",)), []),
        (Region("全国", "100000", "national", ()), []),
    ],
)
def test_the_regions_above_carry_their_codes(plan: Make, region: Region, above: list[tuple[str, str]]) -> None:
    extraction = replace(plan(region=region), departments=(), responsibilities=(), duties=())
    *higher, own = document_to_graph(extraction).nodes["Region"].values()
    assert [(record["adcode"], record["level"]) for record in higher] == above
    assert (own["adcode"], own["level"]) == (region.adcode, region.level)


def test_every_end_of_an_edge_is_a_node(plan: Make) -> None:
    graph = extractions_to_graph([plan(), plan(id="2")])
    for kind, records in graph.edges.items():
        for record in records:
            assert record["from"] in graph.nodes[kind.source]
            assert record["to"] in graph.nodes[kind.target]


def test_every_property_is_in_the_schema(plan: Make) -> None:
    graph = document_to_graph(plan())
    for kind in NODES:
        for record in graph.nodes.get(kind.name, {}).values():
            assert set(record) <= {"id", *(name for name, _ in kind.properties)}
    for edge in EDGES:
        for record in graph.edges.get(edge, []):
            assert set(record) <= {"from", "to", *(name for name, _ in edge.properties)}


def test_a_merged_body_performs_each_of_its_functions(plan: Make) -> None:
    assert set(document_to_graph(plan()).nodes["Function"]) == {"自然资源", "教育", "体育"}


def test_provisions_of_the_same_number_are_kept_apart(plan: Make) -> None:
    extraction = plan()
    twice = replace(extraction, provisions=(*extraction.provisions, extraction.provisions[1]))
    assert len(document_to_graph(twice).nodes["Provision"]) == 4


def test_a_fact_that_fits_nowhere_is_a_finding(plan: Make) -> None:
    extraction = plan()
    loose = extraction.duties[0]._replace(provision="9")
    graph = document_to_graph(replace(extraction, duties=(loose,)))
    assert edge_kind("HAS_DUTY") not in graph.edges
    assert [record["kind"] for record in graph.nodes["Finding"].values()] == ["unknown_body", "loose_fact"]
