"""The servers of the tests are what they say they are."""

import http.client
import json
from urllib.parse import urlsplit

import neo4j
import pytest

from tests.servers.editions import EDITIONS, editions_of
from tests.servers.sharing import Servers


@pytest.mark.parametrize("name", editions_of("neo4j"))
def test_neo4j_runs_in_this_version(servers: Servers, name: str) -> None:
    place = servers.place(name)
    with neo4j.GraphDatabase.driver(place.address, auth=(place.user, place.password)) as driver:
        records = driver.execute_query("CALL dbms.components() YIELD name, versions RETURN name, versions").records
    assert {record["name"]: record["versions"] for record in records}["Neo4j Kernel"] == [EDITIONS[name].version]


@pytest.mark.parametrize("name", editions_of("elasticsearch"))
def test_elasticsearch_runs_in_this_version(servers: Servers, name: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(servers.place(name).address).netloc)
    connection.request("GET", "/_nodes/_local")
    [node] = json.load(connection.getresponse())["nodes"].values()
    assert node["version"] == EDITIONS[name].version
