"""Entries on their way into an index: in portions, the next one made while one is sent."""

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final

from tenacity import RetryCallState, Retrying, retry_if_result, stop_after_delay, wait_random_exponential

from hengce.search.elastic_errors import overloaded, read_only, refused
from hengce.search.elastic_mapping import KEPT, entry_id, entry_to_source
from hengce.search.elastic_server import WRITING, Server
from hengce.search.entries import Entry

PORTION: Final = 4 * 2**20  # bytes; a server with 512 MB holds some 50 MB of requests before it refuses more
ANSWERED: Final = ["errors", "items.*.status", "items.*.error.type"]  # reasons quote what was sent
ON_THE_WAY: Final = 2  # portions: one that the server works on, one that waits for it


def entry_operation(document: str, place: int, entry: Entry) -> bytes:
    """Two lines that put an entry in, over one that has its place."""
    return _line({"index": {"_id": entry_id(document, place)}}) + b"\n" + _line(entry_to_source(entry))


def removal_operations(document: str, places: Iterable[int]) -> Iterator[bytes]:
    """A line each that takes out the entry at a place."""
    return (_line({"delete": {"_id": entry_id(document, place)}}) for place in places)


class Bulk:
    """A stream of operations on one index. The sender waits while the server has enough to do."""

    def __init__(self, server: Server, index: str) -> None:
        self._server, self._index = server, index
        self._portion, self._size = list[bytes](), 0
        self._sending = list[Future[None]]()
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="hengce-bulk")
        self._refused = list[str]()

    def add(self, operations: Iterable[bytes]) -> None:
        """Sends the operations, at the latest with `finish`. Raises: SearchError when the server cannot be used."""
        for operation in operations:
            self._portion.append(operation)
            self._size += len(operation)
            if self._size >= PORTION:
                self._send()

    def finish(self) -> None:
        """Returns when the server has all. Raises: SearchError, also when it refused entries, which are named."""
        self._send()
        while self._sending:
            self._sending.pop(0).result()
        if self._refused:
            raise refused(self._server.address, self._refused)

    def close(self) -> None:
        """Sends no more."""
        self._executor.shutdown(cancel_futures=True)

    def _send(self) -> None:
        if self._portion:
            self._sending.append(self._executor.submit(self._deliver, self._portion))
            self._portion, self._size = [], 0
        while len(self._sending) > ON_THE_WAY or (self._sending and self._sending[0].done()):
            self._sending.pop(0).result()

    def _deliver(self, portion: list[bytes]) -> None:
        """Sends a portion, and again those of its operations that the server had no room for."""
        waiting = [portion]

        def attempt() -> bool:
            waiting.append(self._rejected(waiting.pop()))
            return bool(waiting[0])

        Retrying(
            retry=retry_if_result(bool),
            wait=wait_random_exponential(multiplier=0.2, max=5),
            stop=stop_after_delay(WRITING),
            retry_error_callback=self._give_up,
        )(attempt)

    def _rejected(self, portion: Sequence[bytes]) -> list[bytes]:
        answer = self._server.ask(
            lambda client: client.bulk(
                index=self._index,
                operations=portion,  # type: ignore[arg-type]  # lines are sent as they are; the hint leaves them out
                filter_path=ANSWERED,
            )
        )
        if not answer["errors"]:
            return []
        results = [next(iter(item.values())) for item in answer["items"]]
        failed = [(line, result) for line, result in zip(portion, results, strict=True) if "error" in result]
        if any(result["error"]["type"] == "cluster_block_exception" for _, result in failed):
            raise read_only(self._server.address)
        self._refused += [
            f"{_named(line)} ({result['error']['type']})" for line, result in failed if result["status"] != 429
        ]
        return [line for line, result in failed if result["status"] == 429]

    def _give_up(self, _: RetryCallState) -> None:
        raise overloaded(self._server.address)


def _named(operation: bytes) -> str:
    """The document and provision that an operation puts in; for one that takes out, the id."""
    action, _, source = operation.partition(b"\n")
    if not source:
        return str(json.loads(action)["delete"]["_id"])
    entry = json.loads(json.loads(source)[KEPT])
    return f"{entry['document']['id']} {entry['provision']}"


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
