"""Where an index is kept in Elasticsearch, and what opens it."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from hengce.ingest.errors import ConfigError

PORT: Final = 9200
NAME: Final = "hengce"
# Of what Elasticsearch allows, without dots: a date and some letters are joined to it.
NAME_PATTERN: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


@dataclass(frozen=True, slots=True)
class ElasticAddress:
    """Hosts of one cluster, the name of the index there, and what opens it: an API key, or user and password.

    `authority` is a file with the certificate of an own authority. Guarantees: no secret is in its repr.
    Units: `seconds`, after which a request that reads is given up.
    """

    hosts: tuple[str, ...]
    name: str = NAME
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)
    authority: Path | None = None
    seconds: float = 10.0

    @property
    def shown(self) -> str:
        """The address as messages name it."""
        return ",".join(self.hosts)


def elastic_address(url: str) -> ElasticAddress:
    """The address that a URL writes: `https://a:9200,b:9200/name`, where port and name may be left out.

    >>> elastic_address("http://localhost,otherhost:9201/plans").hosts
    ('http://localhost:9200', 'http://otherhost:9201')

    Raises: ConfigError when it is none, or holds a password, which would be seen by others.
    """
    scheme, _, rest = url.partition("://")
    places, _, name = rest.rstrip("/").partition("/")
    hosts = tuple(_host(scheme, place) for place in places.split(","))
    if None in hosts or not NAME_PATTERN.fullmatch(name or NAME):
        raise ConfigError(
            "HENGCE_SEARCH_URL 不是可用的 Elasticsearch 地址；应写作 https://主机:9200 或 https://主机一:9200,主机二:9200/索引名，"
            "索引名用小写字母、数字、- 和 _，用户名和密码另外设置。",
            "HENGCE_SEARCH_URL is no address of Elasticsearch; write https://host:9200 or https://one:9200,two:9200/name,"
            " the name in small letters, digits, - and _, user and password in settings of their own.",
        )
    return ElasticAddress(tuple(host for host in hosts if host), name or NAME)


def _host(scheme: str, place: str) -> str | None:
    try:
        parts = urlsplit(f"{scheme}://{place}")
        port = parts.port or PORT
    except ValueError:  # a port that is no number
        return None
    if scheme not in ("http", "https") or not parts.hostname or "@" in place or parts.query or parts.fragment:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{scheme}://{host}:{port}"
