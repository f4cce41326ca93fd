"""Requests to Elasticsearch: tried again for a while, and their failures explained."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from elastic_transport import TransportError as ClientError
from elasticsearch import ApiError, Elasticsearch
from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_random_exponential

from hengce.ingest.errors import ConfigError
from hengce.search.elastic_address import ElasticAddress
from hengce.search.elastic_errors import explained, foreign_index, is_passing
from hengce.search.elastic_mapping import Mark, mark_from_meta

Answer = TypeVar("Answer")

# What the client notes of its failures is told by our own sentences.
logging.getLogger("elastic_transport").addHandler(logging.NullHandler())

READING: Final = 2.0  # seconds; somebody waits for the page
WRITING: Final = 90.0  # seconds; a server that is started again on a busy machine takes 30


@dataclass(frozen=True, slots=True)
class HeldIndex:
    """The index that the name of an address leads to, and its mark."""

    index: str
    mark: Mark


class Server:
    """A cluster as one user meets it. Usable from several threads."""

    def __init__(self, address: ElasticAddress, *, patience: float = READING) -> None:
        """Nothing is asked yet. Units: `patience` in seconds, for which a request is waited for, and tried again.

        Raises: ConfigError when the certificate of the authority cannot be read.
        """
        self.address = address
        self._client = _client(address, max(address.seconds, patience))
        self._retrying = Retrying(
            retry=retry_if_exception(is_passing),
            wait=wait_random_exponential(multiplier=0.1, max=5),
            stop=stop_after_delay(patience),
            reraise=True,
        )

    def ask(self, request: Callable[[Elasticsearch], Answer]) -> Answer:
        """The answer to a request, which may be made more than once. Raises: SearchError."""
        try:
            return self._retrying.copy()(request, self._client)
        except (ClientError, ApiError) as error:
            raise explained(self.address, error) from error

    def held(self) -> HeldIndex | None:
        """The index under the name; None when there is none. Raises: SearchError also when it is somebody else's."""
        name = self.address.name
        answer = self.ask(lambda client: client.options(ignore_status=404).indices.get_mapping(index=name))
        if answer.meta.status == 404:
            return None
        found: dict[str, Any] = dict(answer.body)
        marks = {index: mark_from_meta(kept["mappings"].get("_meta", {})) for index, kept in found.items()}
        for index, mark in marks.items():
            if mark and mark.name == name and len(marks) == 1:
                return HeldIndex(index, mark)
        raise foreign_index(self.address)

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()


def _client(address: ElasticAddress, seconds: float) -> Elasticsearch:
    """The client, which tries nothing again by itself: it would do so at once."""
    user = (address.user, address.password or "") if address.user and not address.api_key else None
    trust: dict[str, Any] = {"ca_certs": str(address.authority)} if address.authority else {}
    try:
        return Elasticsearch(
            list(address.hosts),
            api_key=address.api_key,
            basic_auth=user,
            request_timeout=seconds,
            max_retries=0,
            **trust,
        )
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"证书文件 {address.authority} 读不了，请核对设置中的路径和内容。",
            f"The certificate file {address.authority} cannot be read: check its path and content in the settings.",
        ) from error
