"""The servers the tests run against: each product in its long-term and its newest version, with the Java it needs."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SECURED = "elasticsearch-secured"  # Elasticsearch that asks who one is, by its own module
CACHE = Path(__file__).parents[2] / ".cache"


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of a server, and the oldest Java that runs it."""

    product: str
    version: str
    java: int

    @property
    def folder(self) -> Path:
        """Where its jars are kept between runs."""
        return CACHE / "servers" / f"{self.product}-{self.version}"


EDITIONS = {
    "neo4j-5.26": Edition("neo4j", "5.26.30", 17),
    "neo4j-2026": Edition("neo4j", "2026.08.1", 21),
    "elasticsearch-8.19": Edition("elasticsearch", "8.19.21", 17),
    "elasticsearch-8.19-secured": Edition(SECURED, "8.19.21", 17),
    "elasticsearch-9": Edition("elasticsearch", "9.5.3", 21),
    "elasticsearch-9-secured": Edition(SECURED, "9.5.3", 21),
}


def editions_of(product: str) -> list[str]:
    """The names of the editions of a product that this machine's Java can run.

    The long-term ones are always among them: where Java is missing altogether, the tests fail rather than shrink.
    """
    return [
        name
        for name, edition in EDITIONS.items()
        if edition.product == product and (edition.java == 17 or _newest_java() >= edition.java)
    ]


def java_home(edition: Edition) -> Path:
    """The oldest Java installed that runs the edition, the one it was made for."""
    fitting = sorted((version, home) for version, home in _javas() if version >= edition.java)
    if not fitting:
        raise FileNotFoundError(f"Java {edition.java} or later, with its compiler: ./hengce-test installs it")
    return fitting[0][1]


def _newest_java() -> int:
    return max((version for version, _ in _javas()), default=0)


@cache
def _javas() -> tuple[tuple[int, Path], ...]:
    return tuple(_look())


def _look() -> Iterator[tuple[int, Path]]:
    places = [*Path("/usr/lib/jvm").glob("*"), *(CACHE / "java/usr/lib/jvm").glob("*")]
    if given := os.environ.get("JAVA_HOME"):
        places.append(Path(given))
    for home in places:
        release = home / "release"
        if (home / "bin/javac").exists() and release.is_file():
            match = re.search(r'^JAVA_VERSION="(\d+)', release.read_text("utf-8"), re.MULTILINE)
            if match:
                yield int(match[1]), home
