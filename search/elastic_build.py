"""An index built aside, proven, and put in the place of the one before."""

import contextlib
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from hengce.ingest.errors import SearchError
from hengce.search.elastic_bulk import Bulk, entry_operation, removal_operations
from hengce.search.elastic_errors import unproven
from hengce.search.elastic_mapping import BUILDING, BUILT, Mark, mappings, mark_from_meta
from hengce.search.elastic_server import Server
from hengce.search.entries import Entry


class Build:
    """A new index, which nobody sees before `commit`."""

    def __init__(self, server: Server, former: str | None) -> None:
        """`former` is the index whose place it will take. Those that builds broken off left behind are taken away."""
        self._server, self._former = server, former
        self._name = server.address.name
        self._index = f"{self._name}-{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(3)}"
        self._counts, self._may_be_seen = dict[str, int](), False
        self._sweep()
        self._create()
        self._bulk = Bulk(server, self._index)

    def replace(self, document: str, entries: Iterable[Entry]) -> None:
        """Puts `entries` in the place of all entries of the document with that id."""
        before, now = self._counts.pop(document, 0), 0
        for now, entry in enumerate(entries, 1):
            self._bulk.add([entry_operation(document, now - 1, entry)])
        self._bulk.add(removal_operations(document, range(now, before)))
        self._counts[document] = now

    def commit(self, state: str) -> str:
        """The name of the index, which readers see from now on. Raises: SearchError; then they see the one before."""
        self._bulk.finish()
        self._bulk.close()
        self._prove(self._index)
        self._merge()
        self._settle(state)
        self._swap()
        self._prove(self._name)
        if self._former:
            self._delete(self._former)
        return self._index

    def abandon(self) -> None:
        """Takes away what was built and nobody can have seen."""
        self._bulk.close()
        if not self._may_be_seen:
            self._delete(self._index)

    def _create(self) -> None:
        self._server.ask(  # 400: the answer to the first request was lost; nobody else chooses this name
            lambda client: client.options(ignore_status=400).indices.create(
                index=self._index, settings=BUILDING, mappings=mappings(Mark(self._name))
            )
        )

    def _prove(self, name: str) -> None:
        """Raises: SearchError when there are not as many entries under the name as were sent."""
        self._server.ask(lambda client: client.indices.refresh(index=name))
        counted, sent = self._server.ask(lambda client: client.count(index=name))["count"], sum(self._counts.values())
        if counted != sent:
            raise unproven(self._server.address, counted, sent)

    def _merge(self) -> None:
        """Has the index put together in one piece, in which searches take two thirds of the time.

        A server that takes long goes on with it while others search already.
        """
        with contextlib.suppress(SearchError):
            self._server.ask(lambda client: client.indices.forcemerge(index=self._index, max_num_segments=1))

    def _settle(self, state: str) -> None:
        """Writes all to the disk, and what state it is."""
        self._server.ask(lambda client: client.indices.put_settings(index=self._index, settings=BUILT))
        self._server.ask(lambda client: client.indices.flush(index=self._index, wait_if_ongoing=True))
        meta = Mark(self._name, state).to_meta()
        self._server.ask(lambda client: client.indices.put_mapping(index=self._index, meta=meta))

    def _swap(self) -> None:
        actions: list[dict[str, Any]] = [{"add": {"index": self._index, "alias": self._name}}]
        if self._former:
            actions.append({"remove": {"index": self._former, "alias": self._name, "must_exist": False}})
        self._may_be_seen = True  # even if the server then is gone before it answers
        self._server.ask(lambda client: client.indices.update_aliases(actions=actions))

    def _delete(self, index: str) -> None:
        """Takes an index away; when the server cannot be asked, the next build does it."""
        with contextlib.suppress(SearchError):
            self._server.ask(lambda client: client.options(ignore_status=404).indices.delete(index=index))

    def _sweep(self) -> None:
        found = self._server.ask(lambda client: client.indices.get(index=f"{self._name}-*"))
        for index, kept in found.items():
            mark = mark_from_meta(kept["mappings"].get("_meta", {}))
            if mark and mark.name == self._name and index != self._former and not kept["aliases"]:
                self._delete(index)
