"""What every index does alike: entries in and out, filters, exact runs, counts."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from hengce.ingest.errors import SearchError
from hengce.ingest.model import Extraction, Region
from hengce.search.elastic_address import elastic_address
from hengce.search.elastic_index import ElasticIndex
from hengce.search.elastic_writer import ElasticWriter
from hengce.search.entries import extraction_to_entries
from hengce.search.expression import Best, Boolean, Constant, Everything, Run, Term, Weighted
from hengce.search.index import Filters, Index, Writer
from hengce.search.likeness import LEAST, most_alike
from hengce.search.searching import search
from hengce.search.tantivy_index import TantivyIndex, TantivyWriter
from tests.servers.editions import editions_of
from tests.servers.sharing import Servers

Make = Callable[..., Extraction]
Opened = TypeVar("Opened", Index, Writer)
FIRST, SECOND = "临政办发〔2020〕1号", "双政办发〔2021〕2号"
SHUANGJIANG = Region("双江县", "530925", "county", ("云南省", "临沧市", "双江县"))


@dataclass(frozen=True, slots=True)
class Backend:
    """How an index is opened for reading and for writing; both make sure that it is closed in the end."""

    read: Callable[[], Index]
    write: Callable[[], Writer]


def opened(stack: ExitStack, opening: Callable[[], Opened]) -> Opened:
    """What `opening` gives, to be closed with the rest."""
    result = opening()
    stack.callback(result.close)
    return result


@contextmanager
def new_backend(kind: str, servers: Servers, folder: Path) -> Iterator[Backend]:
    """An index that is not there yet."""
    if kind == "tantivy":
        read, write = partial(TantivyIndex, folder / "index"), partial(TantivyWriter, folder / "index")
    else:
        address = elastic_address(f"{servers.place(kind).address}/{secrets.token_hex(8)}")
        read, write = partial(ElasticIndex, address), partial(ElasticWriter, address)
    with ExitStack() as stack:
        yield Backend(partial(opened, stack, read), partial(opened, stack, write))


def fill(writer: Writer, plan: Make) -> None:
    """Puts in two plans: of a prefecture, and of a county in it a year later."""
    later = plan(id=SECOND, region=SHUANGJIANG, issued_on="2021-03-01", document_type="方案")
    for extraction in (plan(document_type="实施方案"), later):
        writer.replace(extraction.document.id, extraction_to_entries(extraction))
    writer.commit()


@pytest.fixture(params=["tantivy", *editions_of("elasticsearch")], scope="module")
def kind(request: pytest.FixtureRequest) -> str:
    """The index and its version."""
    return str(request.param)


@pytest.fixture
def backend(kind: str, servers: Servers, tmp_path: Path) -> Iterator[Backend]:
    with new_backend(kind, servers, tmp_path) as backend:
        yield backend


@pytest.fixture(scope="module")
def filled(kind: str, servers: Servers, tmp_path_factory: pytest.TempPathFactory, plan: Make) -> Iterator[Index]:
    """An index of both plans, which is only read."""
    with new_backend(kind, servers, tmp_path_factory.mktemp("filled")) as backend:
        fill(backend.write(), plan)
        yield backend.read()


@pytest.fixture
def writer(backend: Backend, plan: Make) -> Writer:
    """An index of both plans, opened for writing."""
    writer = backend.write()
    fill(writer, plan)
    return writer


def found(index: Index, typed: str, **filters: object) -> set[str]:
    """The hits as `一:1.1`, 一 for the plan of the prefecture and 二 for that of the county."""
    hits = search(index, typed, Filters(**filters), limit=100).hits  # type: ignore[arg-type]  # fields of Filters
    return {f"{'一' if hit.entry.document.id == FIRST else '二'}:{hit.entry.provision}" for hit in hits}


def test_an_entry_comes_back_as_it_went_in(filled: Index, plan: Make) -> None:
    wanted = [replace(entry, bodies=()) for entry in extraction_to_entries(plan(document_type="实施方案"))]
    hits = search(filled, "", Filters(document=FIRST), limit=10).hits
    assert sorted((hit.entry for hit in hits), key=lambda entry: entry.start) == wanted


def test_nothing_is_seen_before_commit(writer: Writer, backend: Backend, plan: Make) -> None:
    writer.replace("新", extraction_to_entries(plan(id="新")))
    assert backend.read().count() == 6


def test_a_document_is_replaced(writer: Writer, backend: Backend, plan: Make) -> None:
    writer.replace(FIRST, extraction_to_entries(plan(issued_on="2022-01-01"))[:1])
    writer.commit()
    assert backend.read().count() == 4
    assert found(backend.read(), "", date_from="2022") == {"一:1"}


def test_a_document_is_removed(writer: Writer, backend: Backend) -> None:
    writer.remove(SECOND)
    writer.commit()
    assert found(backend.read(), "") == {"一:1", "一:1.1", "一:1.2"}


def test_the_last_of_several_changes_of_a_document_counts(backend: Backend, plan: Make) -> None:
    writer, entries = backend.write(), extraction_to_entries(plan())
    for change in (entries, entries[:2]):
        writer.replace(FIRST, change)
    writer.replace(SECOND, entries)
    writer.remove(SECOND)
    writer.commit()
    writer.replace(FIRST, entries)
    writer.replace(FIRST, entries[:1])
    writer.commit()
    assert backend.read().count() == 1


def test_a_reader_keeps_what_it_opened(writer: Writer, backend: Backend) -> None:
    reader = backend.read()
    writer.remove(SECOND)
    writer.commit()
    assert reader.count() == 6


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"region": "临沧市"}, {"一:1", "一:1.1", "一:1.2"}),
        ({"region": "530925"}, {"二:1", "二:1.1", "二:1.2"}),
        ({"region": "云南省/临沧市"}, {"一:1", "一:1.1", "一:1.2"}),
        ({"region": "云南省"}, set()),
        ({"region": "云南省", "within": True, "topic": "land"}, {"一:1.1", "二:1.1"}),
        ({"level": "county", "topic": "land"}, {"二:1.1"}),
        ({"function": "教育"}, {"一:1.1", "一:1.2", "二:1.1", "二:1.2"}),
        ({"function": "教育+体育", "role": "participant"}, {"一:1.1", "二:1.1"}),
        ({"function": "教育", "role": "lead"}, set()),
        ({"function": "自然资源", "role": "lead", "level": "county"}, {"二:1.1"}),
        ({"department": "教育体育局", "role": "lead"}, set()),
        ({"department": "自然资源和规划", "role": "lead", "level": "county"}, {"二:1.1"}),
        ({"department": "没有这个局"}, set()),
        ({"role": "participant", "level": "county"}, {"二:1.1"}),
        ({"has": "duty", "level": "county"}, {"二:1.2"}),
        ({"has": "concession", "level": "county"}, {"二:1.1"}),
        ({"document_type": "方案", "has": "target"}, {"二:1.1"}),
        ({"date_from": "2021", "has": "target"}, {"二:1.1"}),
        ({"date_to": "2020", "has": "target"}, {"一:1.1"}),
        ({"date_from": "2020-12-08", "date_to": "2020-12-08", "has": "target"}, {"一:1.1"}),
        ({"date_to": "2020-11", "has": "target"}, set()),
    ],
)
def test_filters_keep(filters: dict[str, object], wanted: set[str], filled: Index) -> None:
    assert found(filled, "", **filters) == wanted


@pytest.mark.parametrize("run", ["然资源局牵", "2025年托", "：开展", "4.5"])
def test_exact_runs_are_found_wherever_words_are_cut(run: str, filled: Index) -> None:
    assert len(found(filled, f"“{run}”")) == 2


def test_scores_are_combined_as_the_expression_says(filled: Index) -> None:
    every = Constant(Everything(), 1.5)
    scores = [
        filled.find(expression, 1).best[0].score
        for expression in (
            every,
            Weighted(every, 2.0),
            Boolean(must=(every,), should=(every,)),
            Boolean(must=(every,), keep=(Everything(),)),
            Best((every, Weighted(every, 3.0))),
            Boolean(must=(Everything(), every)),
        )
    ]
    assert scores == [1.5, 3.0, 3.0, 1.5, 4.5, 2.5]


def test_terms_are_counted(filled: Index) -> None:
    land, none = ("topic", "land"), ("words", "没有这个词")
    assert filled.frequencies([land, none]) == {land: 2, none: 0}


def test_enough_of_the_wanted_must_match(filled: Index) -> None:
    duty, county = Term("has", "duty"), Term("level", "county")
    both = filled.find(Boolean(should=(duty, county), at_least=2), 10)
    assert [scored.entry.document.region for scored in both.best] == ["双江县"]


def test_what_is_only_dropped_leaves_the_rest(filled: Index) -> None:
    assert filled.find(Boolean(drop=(Term("level", "county"),)), 10).total == 3


def test_a_run_of_one_is_a_term(filled: Index) -> None:
    assert filled.find(Run("characters", ("契",)), 10).total == 2


@pytest.mark.parametrize("limit", [1, 2, 4, 5])
def test_equal_scores_come_in_the_order_of_document_and_place(limit: int, filled: Index) -> None:
    best = filled.find(Constant(Everything(), 1.0), limit).best
    places = [(scored.entry.document.id, scored.entry.start) for scored in best]
    everything = filled.find(Everything(), 10).best
    assert places == sorted((scored.entry.document.id, scored.entry.start) for scored in everything)[:limit]


def test_of_many_equal_scores_the_first_entries_come(backend: Backend, plan: Make) -> None:
    entries = extraction_to_entries(plan())[:1] * 30
    numbers = [f"{number:02}" for number in range(30, 0, -1)]
    writer = backend.write()
    for number in numbers:
        heading = replace(entries[0].document, id=number)
        writer.replace(
            number, [replace(entry, document=heading, start=30 - place) for place, entry in enumerate(entries)]
        )
    writer.commit()
    best = backend.read().find(Everything(), 40).best
    wanted = [("01", place) for place in range(1, 31)] + [("02", place) for place in range(1, 11)]
    assert [(scored.entry.document.id, scored.entry.start) for scored in best] == wanted


def test_several_searches_at_once_give_what_each_gives(filled: Index) -> None:
    asked = [Term("words", "指导"), Term("level", "county"), Boolean(drop=(Everything(),))] * 20
    assert list(map(tuple, filled.best(asked, 2))) == [filled.find(expression, 2).best for expression in asked]


def test_measures_alike_are_found_in_other_documents(filled: Index, plan: Make) -> None:
    texts = [plan().provisions[1].text, "开展工作指导", "没有这样的话"]
    land, guidance, nothing = most_alike(filled, FIRST, texts)
    assert [(each.document, each.provision, each.region) for each in land] == [(SECOND, "1.1", "双江县")]
    assert land[0].likeness == pytest.approx(1.0)
    assert [each.provision for each in guidance] == ["1.2"]
    assert LEAST <= guidance[0].likeness < 1
    assert nothing == []


@pytest.mark.parametrize(
    ("regions", "number"), [((), 2), (("双江县",), 1), (("昆明市",), 0), (("双江县", "临沧市"), 2)]
)
def test_measures_alike_are_those_of_the_regions_named(filled: Index, regions: tuple[str, ...], number: int) -> None:
    [found] = most_alike(filled, "另一份", ["加强用地保障"], regions)
    assert len(found) == number


def test_sections_are_no_measures(filled: Index) -> None:
    assert most_alike(filled, FIRST, ["一、主要任务"]) == [[]]


def test_facets_count_all_matches(filled: Index) -> None:
    facets = filled.find(Everything(), 1).facets
    assert facets["region"] == {"临沧市": 3, "双江县": 3}
    assert facets["function"] == {"教育": 4, "体育": 4, "自然资源": 2}
    assert facets["year"] == {"2020": 3, "2021": 3}


def test_known_values_are_sorted(filled: Index) -> None:
    assert filled.known("region_path") == ("临沧市", "云南省", "双江县")


def test_a_missing_index_says_what_to_do(backend: Backend) -> None:
    with pytest.raises(SearchError, match="hengce rebuild"):
        backend.read()


@pytest.mark.usefixtures("writer")
def test_a_second_writer_is_refused(backend: Backend) -> None:
    with pytest.raises(SearchError, match="写不进去"):
        backend.write()
