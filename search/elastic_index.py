"""The index in Elasticsearch, opened for reading."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias, TypeVar, cast

from elastic_transport import ApiResponseMeta
from elasticsearch import ApiError, Elasticsearch, NotFoundError

from hengce.ingest.errors import SearchError
from hengce.search.elastic_address import ElasticAddress
from hengce.search.elastic_errors import missing_index, other_layout
from hengce.search.elastic_mapping import KEPT, LAYOUT, PLACE, SORTED
from hengce.search.elastic_query import (
    PAGE,
    expression_to_query,
    facets_to_aggregations,
    terms_to_aggregation,
    values_to_aggregation,
)
from hengce.search.elastic_server import Server
from hengce.search.expression import Everything, Expression, Field
from hengce.search.fields import entry_from_json
from hengce.search.index import FACETS, Facets, Found, KnownField, Scored

Answer = TypeVar("Answer")
Point: TypeAlias = Mapping[str, Any]  # a state of the index
Request: TypeAlias = Callable[[Elasticsearch, Point], Answer]

AT_ONCE: Final = 50  # searches in one request
KEPT_OPEN: Final = "10m"  # after the last question the server forgets the state that was opened
ORDER: Final = [{"_score": "desc"}, {SORTED: "asc"}, {PLACE: "asc"}]


@dataclass(slots=True)
class _Opened:
    """A state of the index that the server keeps, and what was already asked of it."""

    point: str
    known: dict[KnownField, tuple[str, ...]] = field(default_factory=dict)
    total: int | None = None


class ElasticIndex:
    """An index opened for reading. Usable from several threads.

    It shows the state it was opened in; when the server has forgotten that (after minutes without a question, or when
    the server was started again or the index built anew), the present one.
    """

    def __init__(self, address: ElasticAddress) -> None:
        """Raises: SearchError when the server cannot be used or has no index of this library."""
        self._server = Server(address)
        self._opened = self._open()

    def find(self, expression: Expression, limit: int) -> Found:
        """The best `limit` entries for `expression`. Raises: SearchError when the server cannot be used."""
        query = expression_to_query(expression)
        first = self._search(
            query=query,
            size=min(limit, PAGE),
            sort=ORDER,
            aggs=facets_to_aggregations(),
            source=[KEPT],
            track_total_hits=True,
        )
        best = tuple(_scored(hit) for hit in self._following(query, first, limit))
        return Found(first["hits"]["total"]["value"], best, _facets(first["aggregations"]))

    def best(self, expressions: Sequence[Expression], limit: int) -> Sequence[Sequence[Scored]]:
        """For each expression the best `limit` entries, `PAGE` at most. Raises: SearchError as `find` does."""
        found = list[Sequence[Scored]]()
        for first in range(0, len(expressions), AT_ONCE):
            asked = [
                {
                    "query": expression_to_query(each),
                    "size": limit,
                    "sort": ORDER,
                    "_source": [KEPT],
                    "track_total_hits": False,
                }
                for each in expressions[first : first + AT_ONCE]
            ]
            found += [[_scored(hit) for hit in answer["hits"]["hits"]] for answer in self._search_all(asked)]
        return found

    def known(self, name: KnownField) -> tuple[str, ...]:
        """The values that occur in a field, sorted."""
        opened = self._opened
        if name not in opened.known:
            opened.known[name] = tuple(self._values(name))
        return opened.known[name]

    def frequencies(self, terms: Iterable[tuple[Field, str]]) -> Mapping[tuple[Field, str], int]:
        """How many entries hold each term."""
        asked = tuple(dict.fromkeys(terms))
        if not asked:
            return {}
        answer = self._search(size=0, aggs={"terms": terms_to_aggregation(asked)})
        counts = answer["aggregations"]["terms"]["buckets"]
        return {term: bucket["doc_count"] for term, bucket in zip(asked, counts, strict=True)}

    def count(self) -> int:
        """How many entries there are."""
        opened = self._opened
        if opened.total is None:
            answer = self._search(query=expression_to_query(Everything()), size=0, track_total_hits=True)
            opened.total = answer["hits"]["total"]["value"]
        return opened.total

    def close(self) -> None:
        """Lets the server forget the state; when it cannot be asked, it does so by itself."""
        point = self._opened.point
        with contextlib.suppress(SearchError):
            self._server.ask(lambda client: client.options(ignore_status=404).close_point_in_time(id=point))
        self._server.close()

    def _open(self) -> _Opened:
        name = self._server.address.name
        held = self._server.held()
        if held is None:
            raise missing_index(self._server.address)
        if held.mark.layout != LAYOUT:
            raise other_layout(self._server.address)
        answer = self._server.ask(lambda client: client.open_point_in_time(index=name, keep_alive=KEPT_OPEN))
        return _Opened(answer["id"])

    def _search(self, **body: Any) -> Mapping[str, Any]:
        """The answer in the state that was opened; in the present one when the server no longer has that."""
        asked = {"track_total_hits": False, "allow_partial_search_results": False, **body}
        return self._in_state(lambda client, point: client.search(pit=point, **asked).body)

    def _search_all(self, bodies: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
        """The answers to several searches, likewise."""
        whole = {"allow_partial_search_results": False}

        def request(client: Elasticsearch, point: Point) -> Sequence[Mapping[str, Any]]:
            searches = [part for body in bodies for part in (whole, {**body, "pit": point})]
            answer = client.msearch(searches=searches)
            for each in answer["responses"]:
                if "error" in each:
                    raise _failure(each, answer.meta)
            return cast(Sequence[Mapping[str, Any]], answer["responses"])

        return self._in_state(request)

    def _in_state(self, request: Request[Answer]) -> Answer:
        """What a request for a state gives of the one that was opened, else of the present one."""
        answer = self._ask(request)
        if answer is None:
            self._opened = self._open()
            answer = self._ask(request)
        if answer is None:
            raise missing_index(self._server.address)
        return answer

    def _ask(self, request: Request[Answer]) -> Answer | None:
        """The answer; None when the server no longer has the state."""
        point = {"id": self._opened.point, "keep_alive": KEPT_OPEN}

        def asked(client: Elasticsearch) -> Answer | None:
            try:
                return request(client, point)
            except NotFoundError:
                return None

        return self._server.ask(asked)

    def _following(self, query: Mapping[str, Any], page: Mapping[str, Any], limit: int) -> Iterator[Mapping[str, Any]]:
        """The hits of a page and of those that follow it, `limit` at most."""
        while hits := page["hits"]["hits"][:limit]:
            yield from hits
            limit -= len(hits)
            if not limit or len(hits) < PAGE:
                return
            page = self._search(
                query=query, size=min(limit, PAGE), sort=ORDER, search_after=hits[-1]["sort"], source=[KEPT]
            )

    def _values(self, name: KnownField) -> Iterator[str]:
        after = None
        while True:
            answer = self._search(size=0, aggs={"values": values_to_aggregation(name, after)})
            page = answer["aggregations"]["values"]
            yield from (bucket["key"]["value"] for bucket in page["buckets"])
            if (after := page.get("after_key")) is None:
                return


def index_state(address: ElasticAddress) -> str | None:
    """The state of the library that the index holds, as its writer called it.

    None when there is no index, when another version made it, or when a change to it was broken off: then it has to be
    built anew. Raises: SearchError when the server cannot be used or the index is somebody else's.
    """
    server = Server(address)
    try:
        held = server.held()
    finally:
        server.close()
    return held.mark.state if held and held.mark.layout == LAYOUT else None


def _failure(answer: Mapping[str, Any], meta: ApiResponseMeta) -> ApiError:
    """What the client would have raised, had this search of several been the only one."""
    kind = NotFoundError if answer["status"] == 404 else ApiError
    return kind(str(answer["status"]), replace(meta, status=answer["status"]), answer)


def _scored(hit: Mapping[str, Any]) -> Scored:
    return Scored(entry_from_json(hit["_source"][KEPT].encode()), hit["sort"][0])


def _facets(counted: Mapping[str, Any]) -> Facets:
    return {name: {row["key"]: row["doc_count"] for row in counted[name]["buckets"]} for name in FACETS}
