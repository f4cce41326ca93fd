"""Where settings come from, and which stands over which."""

from pathlib import Path

import pytest

from hengce.ingest.errors import ConfigError
from hengce.ui.settings import read_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    settings = tmp_path / "hengce.toml"
    settings.write_text('home = "/from/file"\n', "utf-8")
    return settings


def test_option_stands_over_environment(file: Path) -> None:
    assert read_settings({"HENGCE_HOME": "/from/environment"}, file, Path("/option")).home == Path("/option")


def test_environment_stands_over_file(file: Path) -> None:
    assert read_settings({"HENGCE_HOME": "/from/environment"}, file).home == Path("/from/environment")


def test_file_stands_over_custom(file: Path) -> None:
    assert read_settings({}, file).home == Path("/from/file")


def test_custom_of_the_platform_is_last() -> None:
    assert read_settings({}).home.name == "hengce"


def test_home_is_absolute() -> None:
    assert read_settings({"HENGCE_HOME": "here"}).home == Path.cwd() / "here"


WRONG = {
    "HENGCE_GRAPH_URL": [
        "https://search:9200",
        "nonsense",
        "ladybug:///elsewhere",
        "bolt://",
        "bolt://u:p@host",
        "bolt+ssc://h",
    ],
    "HENGCE_SEARCH_URL": ["bolt://localhost", "nonsense", "tantivy:///elsewhere", "http://", "https://u:p@host"],
}


@pytest.mark.parametrize(("name", "address"), [(name, address) for name in WRONG for address in WRONG[name]])
def test_wrong_address_is_refused_by_the_name_of_its_setting(name: str, address: str) -> None:
    with pytest.raises(ConfigError, match=name) as refusal:
        read_settings({name: address})
    assert "u:p" not in str(refusal.value)


def test_servers_are_named_by_their_addresses() -> None:
    addresses = {"HENGCE_GRAPH_URL": "neo4j+s://graph/plans", "HENGCE_SEARCH_URL": "https://one,two:9201"}
    servers = read_settings(addresses).servers
    assert servers.graph
    assert (servers.graph.shown, servers.graph.database) == ("neo4j+s://graph:7687", "plans")
    assert servers.index
    assert servers.index.hosts == ("https://one:9200", "https://two:9201")


def test_secrets_come_from_files_too(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("s3cret\n", "utf-8")
    file = tmp_path / "hengce.toml"
    file.write_text(
        f'graph_url = "bolt://host"\ngraph_user = "reader"\ngraph_password_file = "{secret}"\n'
        f'search_url = "http://host"\nsearch_api_key_file = "{secret}"\n',
        "utf-8",
    )
    settings = read_settings({}, file)
    assert settings.servers.graph
    assert settings.servers.index
    assert (settings.servers.graph.password, settings.servers.index.api_key) == ("s3cret", "s3cret")
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"HENGCE_GRAPH_USER": "reader"}, "HENGCE_GRAPH_PASSWORD"),
        ({"HENGCE_SEARCH_URL": "http://host", "HENGCE_SEARCH_PASSWORD": "s3cret"}, "HENGCE_SEARCH_USER"),
        ({"HENGCE_GRAPH_PASSWORD_FILE": "/nowhere"}, "HENGCE_GRAPH_PASSWORD_FILE"),
        ({"HENGCE_GRAPH_CA": "/nowhere.pem"}, "HENGCE_GRAPH_CA"),
    ],
)
def test_what_opens_a_server_is_checked(environment: dict[str, str], words: str) -> None:
    with pytest.raises(ConfigError, match=words) as refusal:
        read_settings({"HENGCE_GRAPH_URL": "bolt://host"} | environment)
    assert "s3cret" not in str(refusal.value)


def test_passwords_do_not_stand_in_the_settings_file(tmp_path: Path) -> None:
    file = tmp_path / "hengce.toml"
    file.write_text('graph_password = "s3cret"', "utf-8")
    with pytest.raises(ConfigError, match="graph_password_file") as refusal:
        read_settings({}, file)
    assert "s3cret" not in str(refusal.value)


def test_embedded_stores_may_be_named() -> None:
    assert read_settings({"HENGCE_GRAPH_URL": "ladybug:", "HENGCE_SEARCH_URL": "tantivy:///"})


@pytest.mark.parametrize("content", ["home = ", "home = 3", 'colour = "red"', b"\xff"], ids=str)
def test_wrong_file_is_named(tmp_path: Path, content: str | bytes) -> None:
    file = tmp_path / "hengce.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError, match=r"hengce\.toml"):
        read_settings({}, file)
