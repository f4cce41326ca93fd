"""A Neo4j server as one user meets it: transactions tried again for a while, and their failures explained."""

import re
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from typing import Any, Final, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable, SessionExpired
from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_random_exponential

from hengce.graph.neo4j_address import Neo4jAddress
from hengce.graph.neo4j_errors import NO_PRODUCT, OLDEST, TOO_OLD, explained, said
from hengce.graph.store import Parameter, Record

Answer = TypeVar("Answer")
Transaction = neo4j.ManagedTransaction

READING: Final = 2.0  # seconds; somebody waits for the page
WRITING: Final = 60.0  # seconds; a server that is started again takes some 20
CONNECTING: Final = 5.0  # seconds for one attempt
LONGEST: Final = 300.0  # seconds for one transaction that writes: tying the citations of 100,000 provisions takes 10
VERSION: Final = re.compile(r"Neo4j/(\d+)\.(\d+)")


class Server:
    """Open connections to a server. Usable from several threads."""

    def __init__(self, address: Neo4jAddress, *, patience: float = READING) -> None:
        """Units: `patience` in seconds, for how long a transaction that failed is tried again, less and less often.

        Raises: StoreError when the server cannot be used.
        """
        self.address = address
        self._session: dict[str, Any] = {"database": address.database} if address.database else {}
        self._driver = self._explain(lambda: _driver(address, patience))
        try:
            # The driver tries transactions again, but not the first word with a server.
            opening = Retrying(
                retry=retry_if_exception_type((ServiceUnavailable, SessionExpired)),
                wait=wait_random_exponential(multiplier=0.1, max=1),
                stop=stop_after_delay(READING),
                reraise=True,
            )
            self._check_version(self._explain(lambda: opening(self._agent)))
        except BaseException:
            self.close()
            raise

    def read(self, cypher: str, parameters: Mapping[str, Parameter] | None = None) -> list[Record]:
        """The rows of a query that changes nothing. Raises: StoreError."""
        return self.reading(partial(rows, cypher=cypher, parameters=parameters))

    def reading(self, work: Callable[[Transaction], Answer]) -> Answer:
        """What `work` gives in a transaction that may read only. Raises: StoreError."""
        timed = neo4j.unit_of_work(timeout=self.address.seconds)(work)
        with self._driver.session(default_access_mode=neo4j.READ_ACCESS, **self._session) as session:
            return self._explain(lambda: session.execute_read(timed))

    def writing(self, work: Callable[[Transaction], Answer]) -> Answer:
        """What `work` gives in a transaction that lasts when it ends well. It may be run more than once.

        Raises: StoreError.
        """
        timed = neo4j.unit_of_work(timeout=LONGEST)(work)
        with self._driver.session(**self._session) as session:
            return self._explain(lambda: session.execute_write(timed))

    def close(self) -> None:
        """Closes the connections."""
        self._driver.close()

    def version(self) -> str:
        """What the server calls itself, such as `Neo4j/5.26.30`. Raises: StoreError."""
        return self._explain(self._agent)

    def _agent(self) -> str:
        return str(self._driver.get_server_info(**self._session).agent)

    def _check_version(self, agent: str) -> None:
        match = VERSION.match(agent)
        if match is None:
            raise said(self.address, NO_PRODUCT)
        if tuple(map(int, match.groups())) < OLDEST:
            raise said(self.address, TOO_OLD)

    def _explain(self, work: Callable[[], Answer]) -> Answer:
        try:
            return work()
        except (Neo4jError, DriverError, OSError) as error:
            raise explained(self.address, error) from error


def server_product(address: Neo4jAddress) -> str:
    """What the server at the address calls itself, such as `Neo4j/5.26.30`. Raises: StoreError."""
    with closing(Server(address)) as server:
        return server.version()


def rows(transaction: Transaction, cypher: str, parameters: Mapping[str, Parameter] | None = None) -> list[Record]:
    """The rows of a query in a transaction, keyed by the names it returns."""
    result = transaction.run(cypher, dict(parameters or {}))
    names = result.keys()
    return [dict(zip(names, values, strict=True)) for values in result.values()]


def _driver(address: Neo4jAddress, patience: float) -> neo4j.Driver:
    trust: dict[str, Any] = {}
    scheme = address.scheme
    if address.encrypted and address.authority:
        # The driver takes an own authority only where the scheme leaves the encryption to its settings.
        scheme = scheme.removesuffix("+s")
        trust = {"encrypted": True, "trusted_certificates": neo4j.TrustCustomCAs(str(address.authority))}
    return neo4j.GraphDatabase.driver(
        f"{scheme}://{address.host}",
        auth=(address.user, address.password or "") if address.user else None,
        connection_timeout=CONNECTING,
        connection_acquisition_timeout=2 * CONNECTING,
        max_transaction_retry_time=patience,
        initial_retry_delay=0.25,
        retry_delay_multiplier=1.5,
        notifications_min_severity="OFF",  # hints for the authors of queries
        user_agent="hengce",
        **trust,
    )
