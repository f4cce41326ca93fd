"""Elasticsearch gives what Tantivy gives: the same hits in the same order, counts, facets, nearly the same scores."""

import secrets
from collections.abc import Iterator
from contextlib import closing

import pytest

from hengce.ingest.model import Extraction
from hengce.search import result_to_json, search
from hengce.search.elastic_address import elastic_address
from hengce.search.elastic_index import ElasticIndex
from hengce.search.elastic_writer import ElasticWriter
from hengce.search.entries import extraction_to_entries
from hengce.search.index import Filters, Index
from tests.search.relevance import Graded, gold_queries, own_queries
from tests.servers.editions import editions_of
from tests.servers.sharing import Servers

ALMOST = 2e-4  # scores are printed with four decimals
GRADED = (*gold_queries(), *own_queries())
TYPED = [
    "",
    "“市民政局”",
    "托班 -幼儿园",
    "“晨检” OR “家长委员会”",
    "（（（",
    "气象局牵头？",
    "机 " * 2_000,
    "育" * 2_000,
]
FILTERS = [
    Filters(),
    Filters(region="云南省", within=True),
    Filters(function="教育", role="lead"),
    Filters(department="卫生健康", role="participant"),
    Filters(topic="land", has="target"),
    Filters(date_from="2020-06", date_to="2021"),
    Filters(document_type="没有"),
]


@pytest.fixture(scope="module", params=editions_of("elasticsearch"))
def served(request: pytest.FixtureRequest, servers: Servers, extractions: tuple[Extraction, ...]) -> Iterator[Index]:
    """The five plans in Elasticsearch."""
    address = elastic_address(f"{servers.place(request.param).address}/{secrets.token_hex(8)}")
    with closing(ElasticWriter(address)) as writer:
        for extraction in extractions:
            writer.replace(extraction.document.id, extraction_to_entries(extraction))
        writer.commit()
    with closing(ElasticIndex(address)) as index:
        yield index


def answer(index: Index, typed: str, filters: Filters, limit: int) -> tuple[dict[str, object], list[float]]:
    """What `hengce search` prints, and the scores."""
    printed = result_to_json(search(index, typed, filters, limit))
    return printed, [hit.pop("score") for hit in printed["hits"]]


@pytest.mark.parametrize("graded", GRADED, ids=lambda graded: graded.query)
def test_graded_queries_are_answered_alike(graded: Graded, served: Index, five_plans: Index) -> None:
    wanted, scores = answer(five_plans, graded.query, graded.filters, 100)
    given, others = answer(served, graded.query, graded.filters, 100)
    assert given == wanted
    assert others == pytest.approx(scores, rel=0, abs=ALMOST)


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: typed[:10])
@pytest.mark.parametrize("filters", FILTERS, ids=repr)
def test_other_queries_are_answered_alike(typed: str, filters: Filters, served: Index, five_plans: Index) -> None:
    assert answer(served, typed, filters, 10)[0] == answer(five_plans, typed, filters, 10)[0]


@pytest.mark.parametrize("limit", [0, 1, 7, 1_000, 20_000])
def test_as_many_hits_come_as_are_asked_for(limit: int, served: Index, five_plans: Index) -> None:
    assert answer(served, "托育", Filters(), limit)[0] == answer(five_plans, "托育", Filters(), limit)[0]


@pytest.mark.parametrize("name", ["region", "region_path", "function", "department", "year", "document_type", "level"])
def test_the_same_values_are_known(name: str, served: Index, five_plans: Index) -> None:
    assert served.known(name) == five_plans.known(name) != ()  # type: ignore[arg-type]  # names of fields
