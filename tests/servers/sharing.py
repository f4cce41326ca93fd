"""One server of each edition for all the processes of a test run."""

import base64
import hashlib
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import neo4j
import pytest
from elasticsearch import Elasticsearch
from filelock import FileLock

from hengce.ui.servers import Servers as Addresses
from hengce.ui.settings import read_settings
from tests.servers.editions import SECURED, editions_of
from tests.servers.gate import make_signed
from tests.servers.server import Server

USER, FIRST_PASSWORD = "neo4j", "neo4j"  # what every new Neo4j begins with
ADMIN, ROUNDS = "admin", 10_000
# Requests and who makes them are written to the log.
SECURITY = """xpack.security.enabled: true
xpack.license.self_generated.type: basic
xpack.security.http.ssl: {enabled: true, certificate: server.pem, key: server.key}
logger.org.elasticsearch.http: TRACE
logger.org.elasticsearch.xpack.security.authc: DEBUG
"""


# Which editions a department would run together.
PAIRS = dict(
    zip(("long-term", "newest"), zip(editions_of("neo4j"), editions_of("elasticsearch"), strict=True), strict=False)
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server is, and what it asks for."""

    address: str
    user: str | None = None
    password: str | None = None
    authority: str | None = None
    home: str = ""  # where its files are


class Servers:
    """The servers of a test run, started when first asked for; they end when the run does."""

    def __init__(self, folder: Path, owner: int) -> None:
        self._folder, self._owner = folder, owner

    def place(self, name: str) -> Place:
        """The running server of the edition called `name`."""
        home = self._folder / name
        home.mkdir(parents=True, exist_ok=True)
        known = home / "place.json"
        with FileLock(home / "start.lock"):
            if not known.exists():
                known.write_text(json.dumps(asdict(self._start(Server(name, home, self._owner)))), "utf-8")
        return Place(**json.loads(known.read_text("utf-8")))

    def _start(self, server: Server) -> Place:
        if server.edition.product == SECURED:
            return start_secured(server)
        server.start()
        place = Place(server.address, home=str(server.home))
        if server.edition.product == "neo4j":
            return replace(place, user=USER, password=set_password(server))
        return place

    @contextmanager
    def borrowed(self, name: str) -> Iterator[Place]:
        """The running server for one test alone: a community Neo4j has but one database, users are those of all."""
        place = self.place(name)
        with FileLock(self._folder / name / "use.lock"):
            yield place


@dataclass(frozen=True, slots=True)
class Pair:
    """An empty Neo4j database and a name in Elasticsearch that nothing has yet."""

    graph: Place
    index: Place
    name: str

    @property
    def environment(self) -> dict[str, str]:
        """The settings that lead Hengce there."""
        return {
            "HENGCE_GRAPH_URL": self.graph.address,
            "HENGCE_GRAPH_USER": str(self.graph.user),
            "HENGCE_GRAPH_PASSWORD": str(self.graph.password),
            "HENGCE_SEARCH_URL": f"{self.index.address}/{self.name}",
        }

    def client(self) -> Elasticsearch:
        """A client past Hengce."""
        return Elasticsearch(self.index.address)

    @property
    def servers(self) -> Addresses:
        """The addresses as Hengce reads them from those settings."""
        return read_settings(self.environment).servers


@contextmanager
def empty_pair(servers: Servers, pair: str) -> Iterator[Pair]:
    """The servers of a pair, for one test alone."""
    graph, index = PAIRS[pair]
    with servers.borrowed(graph) as place:
        wipe_graph(place)
        yield Pair(place, servers.place(index), secrets.token_hex(8))


def start_secured(server: Server) -> Place:
    """Elasticsearch with encryption, and a user who may do all."""
    folder = server.home / "config"
    authority = folder / "authority.pem"
    folder.mkdir(parents=True, exist_ok=True)
    make_signed(authority)
    password, salt = secrets.token_urlsafe(12), secrets.token_bytes(32)
    kept = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS, 32)
    kept, salt = (base64.b64encode(each) for each in (kept, salt))
    (folder / "users").write_text(f"{ADMIN}:{{PBKDF2}}{ROUNDS}${salt.decode()}${kept.decode()}\n", "utf-8")
    (folder / "users_roles").write_text(f"superuser:{ADMIN}\n", "utf-8")
    server.settings, server.authority = SECURITY, authority
    server.start()
    return Place(server.address, ADMIN, password, str(authority), str(server.home))


def set_password(server: Server, **trust: Any) -> str:
    """The password of a new Neo4j server's only user, changed from the first one as the server demands."""
    password = secrets.token_urlsafe(12)
    with (
        neo4j.GraphDatabase.driver(server.address, auth=(USER, FIRST_PASSWORD), **trust) as driver,
        driver.session(database="system") as session,
    ):
        change = "ALTER CURRENT USER SET PASSWORD FROM $first TO $password"
        session.run(change, first=FIRST_PASSWORD, password=password).consume()
    return password


def ask_graph(place: Place, cypher: str) -> list[dict[str, object]]:
    """The rows of a query to the server's database, asked past Hengce."""
    with neo4j.GraphDatabase.driver(place.address, auth=(place.user, place.password)) as driver:
        return [record.data() for record in driver.execute_query(cypher).records]


def wipe_graph(place: Place) -> None:
    """Takes everything out of the server's database."""
    ask_graph(place, "MATCH (n) DETACH DELETE n")


def wipe_index(pair: Pair) -> None:
    """Deletes all indices of the pair's name."""
    with pair.client() as client:
        for index in client.indices.get(index=f"{pair.name}*"):
            client.indices.delete(index=index)


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Servers:
    """The servers of this test run, the same for all workers."""
    folder, owner = tmp_path_factory.getbasetemp(), os.getpid()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder, owner = folder.parent, os.getppid()
    return Servers(folder / "servers", owner)
