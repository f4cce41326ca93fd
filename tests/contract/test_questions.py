"""What every graph store answers alike, asked of two plans that nobody changes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from hengce.graph import queries
from hengce.graph.comparison import comparison
from hengce.graph.holdings import coverage, regions
from hengce.graph.likeness import comparison_by_likeness, own_measures
from hengce.graph.pictures import lines_of_work
from hengce.graph.rows import LineOfWork, RegionRow, Stated, TopicCount
from hengce.graph.schema import EDGES, NODES
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ingest.errors import StoreError
from hengce.search.likeness import Alike
from tests.contract.graphs import CITED, FIRST, SECOND, STORES, Make, empty_store, fill
from tests.servers.sharing import Servers


@pytest.fixture(params=STORES, scope="module")
def filled(
    request: pytest.FixtureRequest, servers: Servers, tmp_path_factory: pytest.TempPathFactory, plan: Make
) -> Iterator[View]:
    with empty_store(request.param, servers, tmp_path_factory.mktemp("questions")) as store:
        with store.writer() as writer:
            fill(writer, plan)
        with store.view() as view:
            yield view


def test_a_wrong_query_is_refused(filled: View) -> None:
    with pytest.raises(StoreError):
        filled.query("MATCH (n:Nothing")


def test_every_fact_leads_to_its_words(filled: View, plan: Make) -> None:
    text = plan().text
    asked: list[Callable[[View], Sequence[Stated]]] = [
        queries.provisions,
        queries.responsibilities,
        queries.duties,
        queries.targets,
        queries.concessions,
    ]
    asked += [queries.citations, queries.coordination_bodies, queries.findings]
    stated = [[row.evidence for row in ask(filled)] for ask in asked]
    assert all(stated)
    for evidence in (evidence for rows in stated for evidence in rows):
        assert evidence.quote == text[evidence.start : evidence.end]


def test_every_kind_of_node_and_edge_is_counted(filled: View) -> None:
    counts = filled.counts()
    assert set(counts) == {kind.name for kind in (*NODES, *EDGES)}
    assert {kind: counts[kind] for kind in ("Document", "Provision", "RESPONSIBLE_FOR", "PART_OF")} == {
        "Document": 3,
        "Provision": 6,
        "RESPONSIBLE_FOR": 4,
        "PART_OF": 2,
    }


def test_a_body_named_in_two_documents_is_one(filled: View) -> None:
    assert filled.counts()["Department"] == 2


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (Scope(), 4),
        (Scope(region="临沧市"), 2),
        (Scope(region="530900"), 2),
        (Scope(region="云南省/临沧市"), 2),
        (Scope(region="云南省"), 0),
        (Scope(region="云南省", within=True), 4),
        (Scope(region="双江县", within=True), 2),
        (Scope(level="county"), 2),
        (Scope(function="教育"), 2),
        (Scope(function="体育", role="participant"), 2),
        (Scope(function="教育", role="lead"), 0),
        (Scope(department="教育体育"), 2),
        (Scope(department="自然资源和规划局"), 2),
        (Scope(topic="land"), 4),
        (Scope(topic="leave"), 0),
        (Scope(document_type="方案"), 2),
        (Scope(date_from="2021"), 2),
        (Scope(date_to="2020"), 2),
        (Scope(document=FIRST, provision="1.1"), 2),
        (Scope(region="' OR true //"), 0),
    ],
)
def test_a_scope_limits_responsibilities(filled: View, scope: Scope, found: int) -> None:
    assert len(queries.responsibilities(filled, scope)) == found


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (Scope(), 2),
        (Scope(function="教育"), 2),
        (Scope(function="自然资源", role="participant"), 0),
        (Scope(topic="x"), 0),
        (Scope(regions=("双江县", "昆明市")), 1),
        (Scope(target_kind="target"), 2),
        (Scope(target_kind="standard"), 0),
    ],
)
def test_a_scope_limits_targets_by_who_answers_for_their_provision(filled: View, scope: Scope, found: int) -> None:
    assert len(queries.targets(filled, scope)) == found


COUNTED = [queries.provisions, queries.responsibilities, queries.duties, queries.targets, queries.concessions]
COUNTED += [queries.citations, queries.documents, queries.coordination_bodies]


@pytest.mark.parametrize(
    "scope", [Scope(), Scope(level="county"), Scope(function="教育"), Scope(region="昆明市"), Scope(category="fee")]
)
def test_what_is_counted_is_what_is_told(filled: View, scope: Scope) -> None:
    for question in COUNTED:
        told = question(filled, scope)
        assert question.count(filled, scope) == len(told)
        assert question(filled, scope, first=1) == told[:1]
        assert question(filled, scope, first=9) == told


def test_a_fact_outside_of_provisions_is_found_without_a_topic_only(filled: View) -> None:
    assert len(queries.coordination_bodies(filled)) == 2
    assert queries.coordination_bodies(filled, Scope(topic="land")) == []


def test_documents_are_those_with_a_fact_asked_for(filled: View) -> None:
    assert [row.id for row in queries.documents(filled, Scope(topic="land", level="county"))] == [SECOND]


def test_regions_are_those_with_documents_and_those_above(filled: View) -> None:
    assert regions(filled) == [
        RegionRow("云南省", "云南省", 0, 2),
        RegionRow("临沧市", "云南省/临沧市", 1, 1),
        RegionRow("双江县", "云南省/临沧市/双江县", 1, 0),
    ]


def test_coverage_counts_the_provisions_of_each_region_on_a_topic(filled: View) -> None:
    assert coverage(filled) == [TopicCount("land", "临沧市", 1), TopicCount("land", "双江县", 1)]


def test_measures_stand_beside_those_that_are_alike(filled: View) -> None:
    measures = own_measures(filled, FIRST)
    [land, duty] = filled_places(filled, SECOND)
    found = [
        [
            Alike(SECOND, "双江县", *duty, 0.876),
            Alike(SECOND, "双江县", *land, 0.5),
            Alike(SECOND, "双江县", *land, 0.4),
        ]
    ]
    cells = comparison_by_likeness(filled, measures, lambda texts: [*found, []][: len(texts)])
    assert [
        (cell.topic[:3], cell.region, [(c.provision.evidence.provision, c.likeness) for c in cell.provisions])
        for cell in cells
    ] == [("1.1", "双江县", [("1.2", 0.88), ("1.1", 0.5)]), ("1.2", "双江县", [])]
    assert cells[0].provisions[1].leads == ("市自然资源局",)


def filled_places(view: View, document: str) -> list[tuple[str, int]]:
    """Number and start of the measures of a document."""
    return [(str(row.evidence.provision), row.evidence.start) for row in own_measures(view, document)]


def test_a_measure_that_the_graph_no_longer_holds_is_left_out(filled: View) -> None:
    gone = [Alike("双政办发〔2021〕9号", "双江县", "1.1", 0, 0.9)]
    cells = comparison_by_likeness(filled, own_measures(filled, FIRST), lambda texts: [gone for _ in texts], ["双江县"])
    assert [cell.provisions for cell in cells] == [(), ()]


def test_of_a_cell_the_first_provisions_come_and_the_number_of_all(filled: View) -> None:
    [cell] = comparison(filled, ["land"], ["云南省"], Scope(within=True), first=1)
    assert ([each.provision.evidence.document for each in cell.provisions], cell.total) == ([FIRST], 2)


def test_a_comparison_has_a_cell_for_every_pair(filled: View) -> None:
    cells = comparison(filled, ["land", "leave"], ["临沧市", "昆明市"])
    assert [(cell.topic, cell.region, len(cell.provisions)) for cell in cells] == [
        ("land", "临沧市", 1),
        ("land", "昆明市", 0),
        ("leave", "临沧市", 0),
        ("leave", "昆明市", 0),
    ]


def test_a_comparison_of_no_topics_is_empty(filled: View) -> None:
    assert comparison(filled, [], ["临沧市"]) == []


def test_a_region_is_named_by_its_name_path_or_code_when_those_below_are_taken_in(filled: View) -> None:
    cells = comparison(filled, ["land"], ["云南省/临沧市", "530925", "昆明市"], Scope(within=True))
    assert [(cell.region, len(cell.provisions)) for cell in cells] == [
        ("云南省/临沧市", 2),
        ("530925", 1),
        ("昆明市", 0),
    ]


def test_lines_of_work_are_counted_by_region_and_role(filled: View) -> None:
    assert lines_of_work(filled, Scope(region="临沧市")) == [
        LineOfWork("教育+体育", "临沧市", "participant", 1),
        LineOfWork("自然资源", "临沧市", "lead", 1),
    ]
    assert sum(line.number for line in lines_of_work(filled)) == 4


@pytest.mark.parametrize(
    "scope",
    [Scope(), Scope(region="云南省", within=True), Scope(function="体育"), Scope(role="lead"), Scope(function="x")],
)
def test_sums_that_documents_keep_are_those_of_their_provisions(filled: View, scope: Scope) -> None:
    everywhere = replace(scope, topic="land")  # all responsibilities of the plans
    assert lines_of_work(filled, scope) == lines_of_work(filled, everywhere)


def test_more_rows_than_come_at_once_come_all_the_same(filled: View, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = queries.provisions(filled)
    monkeypatch.setattr(queries, "AT_ONCE", 4)
    assert queries.provisions(filled) == whole
    assert len(whole) == 6


def test_a_comparison_can_take_in_the_regions_below(filled: View) -> None:
    cells = comparison(filled, ["land"], ["云南省", "双江县"], Scope(within=True))
    assert [[c.provision.evidence.document for c in cell.provisions] for cell in cells] == [[FIRST, SECOND], [SECOND]]


def test_a_cell_holds_lead_targets_and_concessions(filled: View) -> None:
    [cell] = comparison(filled, ["land"], ["临沧市"])
    [provision] = cell.provisions
    assert provision.leads == ("市自然资源局",)
    assert [target.indicator for target in provision.targets] == ["托位数"]
    assert [concession.item for concession in provision.concessions] == ["契税"]


def test_a_document_not_held_is_named_once(filled: View) -> None:
    assert {(row.cited, row.held) for row in queries.citations(filled)} == {(CITED, False)}
    assert [row.kind for row in queries.findings(filled)].count("citation_not_held") == 2


@pytest.mark.parametrize(
    ("kind", "number"),
    [(None, 4), ("unknown_body", 2), ("citation_not_held", 2), ("citation_ambiguous", 0), ("loose_fact", 0)],
)
def test_findings_are_limited_by_kind(filled: View, kind: str | None, number: int) -> None:
    scope = Scope(finding=kind)
    found = queries.findings(filled, scope)
    assert (len(found), queries.findings.count(filled, scope)) == (number, number)
    assert {row.kind for row in found} <= {kind or row.kind for row in found}
