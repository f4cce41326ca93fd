"""`python -m tests.servers [EDITION…]`: servers for development, until Ctrl-C; without names the long-term pair."""

import signal
import sys
import tempfile
from pathlib import Path

from tests.servers.editions import EDITIONS
from tests.servers.server import Server
from tests.servers.sharing import set_password

USUAL = ("neo4j-5.26", "elasticsearch-8.19")


def main(names: list[str]) -> None:
    """Starts the servers and prints the settings that lead Hengce to them."""
    if unknown := set(names) - set(EDITIONS):
        sys.exit(f"no edition {', '.join(sorted(unknown))}; there are {', '.join(EDITIONS)}")
    with tempfile.TemporaryDirectory(prefix="hengce-servers-") as folder:
        for name in names or USUAL:
            home = Path(folder) / name
            home.mkdir()
            server = Server(name, home, options=("-Xmx1g",))
            server.start()
            _tell(server)
        print("# Ctrl-C ends them and takes their data away", flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})


def _tell(server: Server) -> None:
    if server.edition.product == "neo4j":
        password = set_password(server)
        print(f"export HENGCE_GRAPH_URL={server.address} HENGCE_GRAPH_USER=neo4j HENGCE_GRAPH_PASSWORD={password}")
    else:
        print(f"export HENGCE_SEARCH_URL={server.address}")


signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
main(sys.argv[1:])
