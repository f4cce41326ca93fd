"""Which servers keep graph and index, and what opens them: secrets come from the environment or files of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from hengce.graph.neo4j_address import Neo4jAddress, neo4j_address
from hengce.ingest.errors import ConfigError
from hengce.search.elastic_address import ElasticAddress, elastic_address

OWN = {"graph_url": "ladybug", "search_url": "tantivy"}  # schemes of the stores in the library's own folder
PUBLIC = ("graph_url", "graph_user", "graph_ca", "search_url", "search_user", "search_ca")
SECRET = ("graph_password", "search_password", "search_api_key")
SECRET_FILES = tuple(f"{name}_file" for name in SECRET)


@dataclass(frozen=True, slots=True)
class Servers:
    """The servers that keep graph and index; None for what the library keeps itself."""

    graph: Neo4jAddress | None = None
    index: ElasticAddress | None = None


EMBEDDED = Servers()


def read_servers(values: Mapping[str, str]) -> Servers:
    """The servers that settings name; none where they name the library's own stores or nothing.

    Raises: ConfigError when an address cannot be used, a file cannot be read, or a user has no password.
    """
    graph = None if _is_embedded(values, "graph_url") else _graph(values)
    index = None if _is_embedded(values, "search_url") else _index(values)
    return Servers(graph, index)


def _graph(values: Mapping[str, str]) -> Neo4jAddress:
    user, password = _account(values, "graph")
    return replace(
        neo4j_address(values["graph_url"]), user=user, password=password, authority=_file(values, "graph_ca")
    )


def _index(values: Mapping[str, str]) -> ElasticAddress:
    user, password = _account(values, "search")
    key, authority = _secret(values, "search_api_key"), _file(values, "search_ca")
    address = elastic_address(values["search_url"])
    return replace(address, user=user, password=password, api_key=key, authority=authority)


def _is_embedded(values: Mapping[str, str], key: str) -> bool:
    address = values.get(key, "")
    parts = urlsplit(address.partition(",")[0])
    return not address or (parts.scheme == OWN[key] and not parts.netloc and parts.path in ("", "/"))


def _account(values: Mapping[str, str], server: str) -> tuple[str | None, str | None]:
    user, password = values.get(f"{server}_user"), _secret(values, f"{server}_password")
    if bool(user) != bool(password):
        name = f"HENGCE_{server.upper()}"
        raise ConfigError(
            f"用户名和密码要一起设置：{name}_USER 和 {name}_PASSWORD（或 {name}_PASSWORD_FILE）。",
            f"User and password go together: set {name}_USER and {name}_PASSWORD (or {name}_PASSWORD_FILE).",
        )
    return user, password


def _secret(values: Mapping[str, str], name: str) -> str | None:
    file = _file(values, f"{name}_file")
    if file is None:
        return values.get(name)
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(f"{name}_file", file) from error


def _file(values: Mapping[str, str], name: str) -> Path | None:
    if not (path := values.get(name)):
        return None
    file = Path(path).expanduser()
    if not file.is_file():
        raise _unreadable(name, file)
    return file


def _unreadable(name: str, file: Path) -> ConfigError:
    return ConfigError(
        f"设置 HENGCE_{name.upper()} 指的文件 {file} 不存在或读不了，请改正。",
        f"The file {file} that HENGCE_{name.upper()} names is not there or cannot be read: correct the setting.",
    )
