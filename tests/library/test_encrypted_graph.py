"""Neo4j with the encryption that docs/servers.md tells to set, and with users: its Community Edition has no roles."""

import re
import secrets
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import neo4j
import pytest

from hengce.graph import queries
from hengce.graph.neo4j_address import Neo4jAddress, neo4j_address
from hengce.ingest.errors import StoreError
from hengce.ui.library import ingest, open_library
from hengce.ui.servers import Servers as Addresses
from tests.servers.gate import make_certificate, make_signed
from tests.servers.server import Server
from tests.servers.sharing import USER, set_password

PAGE = (Path(__file__).parents[2] / "docs/servers.md").read_text("utf-8")
SETTINGS = re.findall(r"^(?:dbms\.ssl\.|server\.bolt\.tls)\S+=\S+$", PAGE, re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Encrypted:
    """A running server: its address with all that opens it, and a driver past Hengce."""

    address: Neo4jAddress
    driver: neo4j.Driver


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Encrypted]:
    place = tmp_path_factory.mktemp("encrypted")
    authority = place / "certificates/bolt/authority.pem"
    authority.parent.mkdir(parents=True)
    make_signed(authority)
    server = Server("neo4j-5.26", place, settings="\n".join(SETTINGS), authority=authority)
    server.start()
    trust = {"encrypted": True, "trusted_certificates": neo4j.TrustCustomCAs(str(authority))}
    password = set_password(server, **trust)
    address = neo4j_address(server.address.replace("bolt:", "bolt+s:"))
    with neo4j.GraphDatabase.driver(server.address, auth=(USER, password), **trust) as driver:
        yield Encrypted(replace(address, user=USER, password=password, authority=authority), driver)
    server.kill()


def test_a_user_of_ones_own_reads_and_writes(home: Path, folder: Path, encrypted: Encrypted) -> None:
    password = secrets.token_urlsafe(12)
    create = "CREATE USER hengce SET PASSWORD $password CHANGE NOT REQUIRED"
    encrypted.driver.execute_query(create, password=password, database_="system")
    servers = Addresses(replace(encrypted.address, user="hengce", password=password))
    ingest(home, [folder], servers=servers)
    with open_library(home, servers) as library:
        assert len(queries.provisions(library.graph)) == 2


def test_a_wrong_password_is_told_without_it(home: Path, folder: Path, encrypted: Encrypted) -> None:
    wrong = secrets.token_urlsafe(12)
    with pytest.raises(StoreError, match="不接受所给的用户名或密码，请核对") as refusal:
        ingest(home, [folder], servers=Addresses(replace(encrypted.address, password=wrong)))
    assert wrong not in "".join(traceback.format_exception(refusal.value))


@pytest.mark.parametrize("other", [True, False], ids=["of another", "none"])
def test_a_certificate_of_another_authority_is_told(
    home: Path, folder: Path, encrypted: Encrypted, *, other: bool
) -> None:
    authority = make_certificate(folder.with_name("other.pem")) if other else None
    with pytest.raises(StoreError, match="证书不受信任或与主机名不符"):
        ingest(home, [folder], servers=Addresses(replace(encrypted.address, authority=authority)))


def test_an_address_without_encryption_is_refused(home: Path, folder: Path, encrypted: Encrypted) -> None:
    with pytest.raises(StoreError, match="bolt://"):
        ingest(home, [folder], servers=Addresses(replace(encrypted.address, scheme="bolt")))
