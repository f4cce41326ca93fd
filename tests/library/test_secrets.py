"""Passwords and keys, right ones and refused ones, are nowhere: neither with Hengce nor in what servers note of it."""

import base64
import secrets
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from tests.cli.conftest import HENGCE, run_hengce
from tests.servers.server import HOST, Server, free_port
from tests.servers.sharing import USER, Place, Servers, set_password

# All that the server can be made to say. The Community Edition leaves its logs of queries and logins empty.
TALKATIVE = """server.logs.config={home}/logs.xml
db.logs.query.enabled=VERBOSE
db.logs.query.parameter_logging_enabled=true
"""
LOGGERS = """<Configuration>
<Appenders><Console name="all"><PatternLayout pattern="%d %c %m%n"/></Console></Appenders>
<Loggers><Root level="TRACE"><AppenderRef ref="all"/></Root></Loggers>
</Configuration>
"""
SECRETS = {"HENGCE_GRAPH_PASSWORD", "HENGCE_SEARCH_PASSWORD", "HENGCE_SEARCH_API_KEY"}
NAME = "secrets"  # of the index
# By which both servers are seen to have noted that Hengce came, and that it was refused.
NOTED = (
    "userAgent='hengce'",
    "The client is unauthorized due to authentication failure",
    f"[/{NAME}/",
    "Authentication using apikey failed",
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    home = tmp_path_factory.mktemp("graph")
    (home / "logs.xml").write_text(LOGGERS, "utf-8")
    server = Server("neo4j-5.26", home, settings=TALKATIVE.format(home=home))
    server.start()
    place = Place(server.address, USER, set_password(server), home=str(home))
    server.log.write_text("", "utf-8")  # which has just been told the password, in a statement
    yield place
    server.kill()


@pytest.fixture
def index(servers: Servers) -> Iterator[Place]:
    with servers.borrowed("elasticsearch-8.19-secured") as place:
        yield place


@pytest.fixture
def settings(graph: Place, index: Place) -> dict[str, str]:
    """What leads to both servers, with passwords."""
    return {
        "HENGCE_GRAPH_URL": graph.address,
        "HENGCE_GRAPH_USER": USER,
        "HENGCE_GRAPH_PASSWORD": str(graph.password),
        "HENGCE_SEARCH_URL": f"{index.address}/{NAME}",
        "HENGCE_SEARCH_USER": str(index.user),
        "HENGCE_SEARCH_PASSWORD": str(index.password),
        "HENGCE_SEARCH_CA": str(index.authority),
    }


@pytest.fixture
def key(index: Place) -> str:
    """An API key that may do all."""
    login = (str(index.user), str(index.password))
    with Elasticsearch(index.address, basic_auth=login, ca_certs=str(index.authority)) as client:
        return str(client.security.create_api_key(name="hengce")["encoded"])


@contextmanager
def processes_listed() -> Iterator[list[str]]:
    """The command lines of all processes, as anybody sees them, ten times a second."""
    listed, over = list[str](), threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            listed.append(subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout)

    watcher = threading.Thread(target=watch)
    watcher.start()
    yield listed
    over.set()
    watcher.join()


def written(folder: Path) -> str:
    """All that is in the files of a folder, but for what the tests themselves keep there."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "place.json"]
    return "\n".join(path.read_bytes().decode(errors="replace") for path in files)


def forms(settings: Mapping[str, str]) -> Iterator[str]:
    """The secrets in settings, and what is sent of them."""
    for name in SECRETS & settings.keys():
        yield settings[name]
        if name == "HENGCE_SEARCH_PASSWORD":
            yield base64.b64encode(f"{settings['HENGCE_SEARCH_USER']}:{settings[name]}".encode()).decode()
        if name == "HENGCE_SEARCH_API_KEY":
            yield base64.b64decode(settings[name]).decode().partition(":")[2]


def test_secrets_are_nowhere(home: Path, folder: Path, settings: dict[str, str], key: str, graph: Place) -> None:
    secret = folder.with_name("key")
    secret.write_text(key, "utf-8")
    wrong = secrets.token_urlsafe(12)
    wrong_key = base64.b64encode(f"nobodys-key:{wrong}".encode()).decode()
    keyed = settings | {"HENGCE_SEARCH_API_KEY_FILE": str(secret)}
    attempts: list[tuple[int, tuple[str, ...], dict[str, str]]] = [
        (0, ("ingest", str(folder)), settings),
        (0, ("rebuild",), keyed),
        (0, ("search", "指导"), settings | {"HENGCE_SEARCH_API_KEY": key}),
        (0, ("doctor", "--format", "json"), keyed),
        (1, ("documents",), settings | {"HENGCE_GRAPH_PASSWORD": wrong}),
        (1, ("search", "指导"), settings | {"HENGCE_SEARCH_PASSWORD": wrong}),
        (1, ("search", "指导"), settings | {"HENGCE_SEARCH_API_KEY": wrong_key}),
        (1, ("documents",), settings | {"HENGCE_GRAPH_URL": f"bolt://{HOST}:{free_port()}"}),
    ]
    with processes_listed() as listed:
        done = [run_hengce(*command, home=home, **given) for _, command, given in attempts]
    assert [each.returncode for each in done] == [code for code, _, _ in attempts]
    logs = [written(Path(place)) for place in (graph.home, Path(settings["HENGCE_SEARCH_CA"]).parents[1])]
    seen = "\n".join((*listed, *logs, written(home), *(each.stdout + each.stderr for each in done)))
    assert [trace for trace in (str(HENGCE), *NOTED) if trace not in seen] == []
    assert "has failed for" not in seen  # what a client notes of its own
    found = {name for _, _, given in attempts for name in forms(given) if name in seen}
    assert found == set()
