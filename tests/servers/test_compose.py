"""What compose.yaml and docs/servers.md tell users to set is what the servers and Hengce read."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from hengce.ui.servers import PUBLIC, SECRET, SECRET_FILES
from tests.servers.editions import EDITIONS
from tests.servers.server import NEO4J, Server

ROOT = Path(__file__).parents[2]
SERVICES: Mapping[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
PAGE = (ROOT / "docs/servers.md").read_text("utf-8")
IMAGE = {"neo4j": "neo4j:{0}-community", "elasticsearch": "docker.elastic.co/elasticsearch/elasticsearch:{0}"}
EDITION = {"neo4j": "neo4j-5.26", "elasticsearch": "elasticsearch-8.19"}
OF_IMAGE = {"NEO4J_AUTH_FILE"}  # read by the image's own start, not by the server


def neo4j_settings() -> str:
    """The lines of neo4j.conf that the image makes of its environment: `__` is an underscore, `_` a dot."""
    environment = SERVICES["neo4j"]["environment"]
    names = {name: name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".") for name in environment}
    lines = {names[name].replace("\0", "_"): value for name, value in environment.items() if name not in OF_IMAGE}
    return "".join(f"{name}={value}\n" for name, value in lines.items() if f"\n{name}=" not in NEO4J)


@pytest.mark.parametrize("product", IMAGE)
def test_images_are_of_the_versions_that_are_tested(product: str) -> None:
    version = EDITIONS[EDITION[product]].version
    named = version.rpartition(".")[0] if product == "neo4j" else version  # a line of Neo4j, mended by its makers
    assert SERVICES[product]["image"] == IMAGE[product].format(named)


@pytest.mark.parametrize("product", IMAGE)
def test_servers_are_reached_from_this_machine_only_and_get_secrets_from_files(product: str) -> None:
    service = SERVICES[product]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert not [name for name in service["environment"] if "PASSWORD" in name and not name.endswith("_FILE")]
    assert [f"/run/secrets/{name}" for name in service["secrets"]] == [
        value for name, value in service["environment"].items() if name.endswith("_FILE")
    ]


def test_neo4j_knows_the_settings(tmp_path: Path) -> None:
    """It refuses to start with one that it does not know; some are those of every server of the tests."""
    server = Server(
        "neo4j-5.26", tmp_path, settings=neo4j_settings() + "server.config.strict_validation.enabled=true\n"
    )
    server.start()
    server.kill()


def test_the_page_names_the_settings_that_are_read() -> None:
    read = {f"HENGCE_{name.upper()}" for name in (*PUBLIC, *SECRET, *SECRET_FILES)} | {"HENGCE_HOME"}
    told = set(re.findall(r"HENGCE_[A-Z_]+", PAGE))
    short = {f"HENGCE_SEARCH{ending}" for ending in ("_PASSWORD_FILE", "_API_KEY_FILE")}  # written …_PASSWORD_FILE
    assert told <= read
    assert read <= told | short
