"""What every graph store does alike: facts in and out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hengce.graph import queries
from hengce.graph.comparison import comparison
from hengce.graph.pictures import highest_targets, target_units
from hengce.graph.scope import Scope
from hengce.graph.store import GraphStore, View, Writer
from hengce.ingest.errors import StoreError
from hengce.ingest.model import Region
from tests.contract.graphs import CITED, FIRST, SECOND, SHUANGJIANG, STORES, Make, empty_store, fill
from tests.servers.sharing import Servers


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Iterator[GraphStore]:
    with empty_store(request.param, servers, tmp_path) as store:
        yield store


@pytest.fixture
def writer(store: GraphStore) -> Iterator[Writer]:
    with store.writer() as writer:
        yield writer


@pytest.fixture
def filled(writer: Writer, plan: Make) -> Writer:
    fill(writer, plan)
    return writer


def test_a_view_shows_what_was_committed(store: GraphStore, plan: Make) -> None:
    with store.writer() as writer:
        writer.write([plan()])
        writer.commit()
    with store.view() as view:
        assert [row.id for row in queries.documents(view)] == [FIRST]


def test_a_view_cannot_change_the_graph(store: GraphStore) -> None:
    with store.writer() as writer:
        writer.commit()
    with store.view() as view, pytest.raises(StoreError):
        view.query("CREATE (:Topic {id: 'x'})")


def test_a_missing_graph_is_refused(store: GraphStore) -> None:
    with pytest.raises(StoreError), store.view():
        pass


def test_documents_stand_by_the_codes_of_their_regions_and_their_dates(filled: Writer, plan: Make) -> None:
    nation = Region("全国", "100000", "national", ("全国",))
    filled.write([plan(id="无", region=None), plan(id="国", region=nation), plan(id="早", issued_on="1999-01-01")])
    filled.commit()
    order = ["国", "早", FIRST, SECOND, "无"]
    assert [row.id for row in queries.documents(filled)] == order
    assert list(dict.fromkeys(row.evidence.document for row in queries.responsibilities(filled))) == order


def test_documents_come_by_the_codes_of_their_regions(filled: Writer, plan: Make) -> None:
    shanghai = Region("上海市", "310000", "province", ("上海市",))
    nation = Region("全国", "100000", "national", ("全国",))
    filled.write([plan(id="c", region=shanghai), plan(id="d", region=None), plan(id="e", region=nation)])
    filled.commit()
    assert [row.id for row in queries.documents(filled)] == ["e", "c", FIRST, SECOND, "d"]
    stated = queries.Together(lambda _: (queries.targets, queries.targets))
    assert [[row.evidence.document for row in stated(filled, first=first)] for first in (1, 3, 9)] == [
        ["e"],
        ["e", "e", "c"],
        ["e", "e", "c", "c", FIRST, FIRST, SECOND, SECOND, "d"],
    ]
    assert [row.evidence.document for row in stated(filled)][::2] == ["e", "c", FIRST, SECOND, "d"]
    assert stated.count(filled) == 10


def test_a_provision_on_two_topics_is_compared_once_in_each(filled: Writer, plan: Make) -> None:
    both = replace(plan(), provisions=tuple(p._replace(topics=("land", "leave")) for p in plan().provisions[1:2]))
    filled.write([replace(both, duties=(), findings=())])
    filled.commit()
    cells = comparison(filled, ["land", "leave"], ["临沧市"])
    assert [[(c.leads, len(c.targets), len(c.concessions)) for c in cell.provisions] for cell in cells] == [
        [(("市自然资源局",), 1, 1)],
        [(("市自然资源局",), 1, 1)],
    ]


def test_figures_come_by_unit_the_highest_first(filled: Writer, plan: Make) -> None:
    [target] = plan().targets
    more = [
        target._replace(value=value, unit=unit) for value, unit in ((9.0, "个"), (60.0, "%"), (None, "个"), (7.0, "个"))
    ]
    filled.write([replace(plan(), targets=tuple(more))])
    filled.commit()
    assert dict(target_units(filled)) == {"个": 3, "%": 1}
    assert list(target_units(filled, Scope(topic="land"))) == ["个", "%"]
    found = highest_targets(filled, Scope(unit="个"), 2)
    assert [(row.value, row.evidence.provision) for row in found] == [(9.0, "1.1"), (7.0, "1.1")]
    assert (targets_of(filled, "%"), targets_of(filled, "次")) == ([60.0], [])


def targets_of(view: View, unit: str) -> list[float | None]:
    return [row.value for row in highest_targets(view, Scope(unit=unit))]


def test_a_body_is_found_by_what_documents_call_it(filled: Writer, plan: Make) -> None:
    asked = Scope(department="教体")  # no part of its official name
    assert queries.responsibilities(filled, asked) == []
    filled.remove([FIRST, SECOND])
    other = plan().departments[1]._replace(name="教体局")
    renamed = [fact._replace(department="教体局") for fact in plan().responsibilities[1:]]
    filled.write([replace(plan(), departments=(other,), responsibilities=tuple(renamed), duties=())])
    filled.commit()
    assert [row.department for row in queries.responsibilities(filled, asked)] == ["教体局"]
    names = filled.query("MATCH (n:Name) RETURN n.id AS id ORDER BY id")
    assert [row["id"] for row in names] == ["临沧市教育体育局", "教体局"]


def test_writing_a_document_again_replaces_it(filled: Writer, plan: Make) -> None:
    before = filled.counts()
    filled.write([plan()])
    filled.commit()
    assert filled.counts() == before


def test_removing_a_document_leaves_what_it_shares(filled: Writer) -> None:
    filled.remove([SECOND])
    filled.commit()
    assert [row.evidence.document for row in queries.responsibilities(filled)] == [FIRST, FIRST]


def test_an_emptied_graph_is_empty(filled: Writer) -> None:
    filled.remove([FIRST, SECOND])
    filled.commit()
    assert set(filled.counts().values()) == {0}


def test_a_cited_document_that_comes_is_tied_and_one_that_goes_is_not(filled: Writer, plan: Make) -> None:
    filled.write([plan(id=CITED, title="国务院办公厅关于照护服务的指导意见", document_number=CITED, region=None)])
    filled.commit()
    assert {row.held for row in queries.citations(filled, Scope(document=FIRST))} == {True}
    filled.remove([CITED])
    filled.commit()
    assert [(row.cited, row.held) for row in queries.citations(filled)] == [(CITED, False)] * 2


def test_a_graph_grown_step_by_step_equals_one_made_at_once(filled: Writer, plan: Make) -> None:
    third = plan(id=CITED, title="指导意见", region=None)
    filled.write([third])
    filled.commit()
    counts, found = filled.counts(), everything(filled)
    later = plan(id=SECOND, title="双江县实施方案", region=SHUANGJIANG, issued_on="2021-03-01", document_type="方案")
    filled.remove([FIRST, SECOND, CITED])
    for made in (later, plan(), third, later):
        filled.write([made])
        filled.commit()
    assert filled.counts() == counts
    assert everything(filled) == found


def test_what_is_held_is_told_with_its_stamps(filled: Writer, plan: Make) -> None:
    filled.write([plan()], {FIRST: "new"})
    filled.remove([SECOND])
    assert filled.held() == {FIRST: "new"}


def everything(view: View) -> list[object]:
    """The answers to all questions without limits."""
    asked: list[Callable[[View], Sequence[object]]] = [
        queries.provisions,
        queries.responsibilities,
        queries.duties,
        queries.targets,
        queries.concessions,
        queries.coordination_bodies,
        queries.citations,
        queries.findings,
        queries.documents,
    ]
    return [ask(view) for ask in asked]
