"""Elasticsearch with its own security on: who may do what, with the roles that docs/servers.md gives."""

import copy
import json
import re
import secrets
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from hengce.ingest.errors import SearchError
from hengce.search.elastic_address import ElasticAddress, elastic_address
from hengce.ui.library import ingest, rebuild
from hengce.ui.library.examination import examine
from hengce.ui.servers import Servers as Addresses
from tests.library.conftest import texts, write
from tests.servers.editions import SECURED, editions_of
from tests.servers.gate import make_certificate
from tests.servers.sharing import Place, Servers

PAGE = (Path(__file__).parents[2] / "docs/servers.md").read_text("utf-8")
ROLES: Mapping[str, Any] = {
    name: json.loads(body) for name, body in re.findall(r"^PUT /_security/role/(\w+)\n(.+)$", PAGE, re.MULTILINE)
}
READER, WRITER = "hengce_reader", "hengce_writer"


@pytest.fixture(params=editions_of(SECURED))
def place(request: pytest.FixtureRequest, servers: Servers) -> Iterator[Place]:
    with servers.borrowed(request.param) as place:
        yield place


@pytest.fixture
def admin(place: Place) -> Iterator[Elasticsearch]:
    """Whoever runs the server, past Hengce; nothing is in it."""
    login = (str(place.user), str(place.password))
    with Elasticsearch(place.address, basic_auth=login, ca_certs=str(place.authority)) as client:
        for index in client.indices.get(index="hengce*"):
            client.indices.delete(index=index)
        yield client


@pytest.fixture
def address(place: Place) -> ElasticAddress:
    """The index called `hengce`, and nothing to open it with."""
    return replace(elastic_address(place.address), authority=Path(str(place.authority)))


def by_password(address: ElasticAddress, admin: Elasticsearch, role: str | None) -> Addresses:
    """A user of the role, if any, with a password."""
    user, password = f"user-{secrets.token_hex(4)}", secrets.token_urlsafe(12)
    if role:
        admin.security.put_role(name=role, **ROLES[role])
    admin.security.put_user(username=user, password=password, roles=[role] if role else [])
    return Addresses(None, replace(address, user=user, password=password))


def by_key(address: ElasticAddress, admin: Elasticsearch, role: str) -> Addresses:
    """An API key of the role."""
    return keyed(address, admin, ROLES[role])


def keyed(address: ElasticAddress, admin: Elasticsearch, rights: Mapping[str, Any]) -> Addresses:
    """An API key with these rights."""
    key = admin.security.create_api_key(name="hengce", role_descriptors={"hengce": rights})["encoded"]
    return Addresses(None, replace(address, api_key=key))


@pytest.mark.parametrize("opened", [by_password, by_key])
def test_the_writer_of_the_page_may_do_all_that_hengce_does(
    home: Path, folder: Path, address: ElasticAddress, admin: Elasticsearch, opened: Any
) -> None:
    servers = opened(address, admin, WRITER)
    ingest(home, [folder], servers=servers)
    write(folder, 1, "改为备案")
    ingest(home, [folder], servers=servers)
    assert any("改为备案" in text for text in texts(home, servers))
    (folder / "1.txt").unlink()
    ingest(home, [folder], prune=True, servers=servers)
    assert rebuild(home, servers=servers).differences == ()
    assert len(texts(home, servers)) == 1
    assert [check.found.zh for check in examine(home, servers) if not check.ok] == []


@pytest.mark.parametrize("opened", [by_password, by_key])
def test_the_reader_of_the_page_may_search_and_not_write(
    home: Path, folder: Path, address: ElasticAddress, admin: Elasticsearch, opened: Any
) -> None:
    ingest(home, [folder], servers=by_key(address, admin, WRITER))
    servers = opened(address, admin, READER)
    assert len(texts(home, servers)) == 2
    assert [check.found.zh for check in examine(home, servers) if not check.ok] == []
    write(folder, 1, "改为备案")
    for change in (lambda: ingest(home, [folder], servers=servers), lambda: rebuild(home, servers=servers)):
        with pytest.raises(SearchError, match="不允许这个用户做这件事，请管理员授予权限"):
            change()
    assert [text for text in texts(home, servers) if "改为备案" in text] == []
    assert len(admin.indices.get(index="hengce-2*")) == 1


PRIVILEGES = [(role, right) for role, given in ROLES.items() for right in given["indices"][0]["privileges"]]


@pytest.mark.parametrize("lacking", PRIVILEGES)
def test_the_roles_of_the_page_give_no_more_than_is_needed(
    home: Path, folder: Path, address: ElasticAddress, admin: Elasticsearch, lacking: tuple[str, str]
) -> None:
    role, right = lacking
    ingest(home, [folder], servers=by_key(address, admin, WRITER))
    less = copy.deepcopy(ROLES[role])
    less["indices"][0]["privileges"].remove(right)
    servers = keyed(address, admin, less)
    write(folder, 1, "改为备案")
    with pytest.raises(SearchError, match="不允许这个用户做这件事"):
        texts(home, servers) if role == READER else rebuild(home, servers=servers)


def test_a_user_without_a_role_is_told(home: Path, folder: Path, address: ElasticAddress, admin: Elasticsearch) -> None:
    ingest(home, [folder], servers=by_key(address, admin, WRITER))
    with pytest.raises(SearchError, match="不允许这个用户做这件事"):
        texts(home, by_password(address, admin, None))


WRONG = secrets.token_urlsafe(16)


@pytest.mark.parametrize(
    "given",
    [{"user": "admin", "password": WRONG}, {"user": "nobody", "password": WRONG}, {"api_key": WRONG}, {}],
    ids=["password", "user", "key", "nothing"],
)
@pytest.mark.usefixtures("admin")
def test_who_is_not_known_is_refused_in_a_sentence(
    home: Path, folder: Path, address: ElasticAddress, given: Mapping[str, str]
) -> None:
    with pytest.raises(SearchError, match="不接受所给的用户名、密码或 API 密钥，请核对") as refusal:
        ingest(home, [folder], servers=Addresses(None, replace(address, **given)))
    assert WRONG not in "".join(traceback.format_exception(refusal.value))


@pytest.mark.parametrize("other", [True, False], ids=["of another", "none"])
def test_a_certificate_of_another_authority_is_told(
    home: Path, folder: Path, address: ElasticAddress, admin: Elasticsearch, other: bool
) -> None:
    authority = make_certificate(folder.with_name("other.pem")) if other else None
    servers = by_password(replace(address, authority=authority), admin, WRITER)
    with pytest.raises(SearchError, match="证书不受信任或与主机名不符"):
        ingest(home, [folder], servers=servers)
