"""Where a graph is kept in Neo4j, and what opens it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from hengce.ingest.errors import ConfigError

PLAIN: Final = ("bolt", "neo4j")
ENCRYPTED: Final = ("bolt+s", "neo4j+s")
PORT: Final = 7687


@dataclass(frozen=True, slots=True)
class Neo4jAddress:
    """A server or cluster, the database there (None for the user's own), and the user and password that open it.

    `authority` is a file with the certificate of an own authority. Guarantees: no secret is in its repr.
    Units: `seconds`, after which a query that reads is given up.
    """

    scheme: str
    host: str
    database: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    authority: Path | None = None
    seconds: float = 20.0

    @property
    def shown(self) -> str:
        """The address as messages name it."""
        return f"{self.scheme}://{self.host}"

    @property
    def encrypted(self) -> bool:
        """Whether what is sent is encrypted, and the server's certificate checked."""
        return self.scheme in ENCRYPTED


def neo4j_address(url: str) -> Neo4jAddress:
    """The address that a URL writes: `neo4j+s://host:7687/database`, where port and database may be left out.

    >>> neo4j_address("bolt://localhost").shown
    'bolt://localhost:7687'
    >>> neo4j_address("neo4j+s://graph.example.cn/plans").database
    'plans'

    Raises: ConfigError when it is none, or holds a password, which would be seen by others.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or PORT
    except ValueError:  # a port that is no number
        host, port = None, PORT
    database = parts.path.strip("/") if host else ""
    extra = not host or "@" in parts.netloc or parts.query or parts.fragment or "/" in database
    if extra or parts.scheme not in PLAIN + ENCRYPTED:
        raise ConfigError(
            "HENGCE_GRAPH_URL 不是可用的 Neo4j 地址；应写作 bolt://主机:7687 或 neo4j+s://主机/数据库，用户名和密码另外设置。",
            "HENGCE_GRAPH_URL is no address of Neo4j; write bolt://host:7687 or neo4j+s://host/database, user and "
            "password in settings of their own.",
        )
    shown = f"[{host}]" if ":" in str(host) else host
    return Neo4jAddress(parts.scheme, f"{shown}:{port}", database or None)
