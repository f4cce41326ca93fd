"""The version of the servers, which are asked for it in a way that every Elasticsearch answers."""

from typing import Final

from hengce.search.elastic_address import ElasticAddress
from hengce.search.elastic_errors import too_old
from hengce.search.elastic_server import Server

OLDEST: Final = (8, 19)  # that the client talks to


def elastic_version(address: ElasticAddress) -> str | None:
    """The version of the server that answers; None when it does not tell this user. Raises: SearchError."""
    server = Server(address)
    try:
        answer = server.ask(
            lambda client: client.options(ignore_status=403).nodes.info(node_id="_local", filter_path="nodes.*.version")
        )
    finally:
        server.close()
    return next((str(node["version"]) for node in answer.body.get("nodes", {}).values()), None)


def check_version(address: ElasticAddress) -> None:
    """Raises: SearchError when the server cannot be used or is too old."""
    version = elastic_version(address)
    if version and tuple(map(int, version.split(".")[:2])) < OLDEST:
        raise too_old(address)
