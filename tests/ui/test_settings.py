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


@pytest.mark.parametrize("name", ["HENGCE_GRAPH_URL", "HENGCE_SEARCH_URL"])
@pytest.mark.parametrize("address", ["bolt://localhost", "https://search:9200", "nonsense", "ladybug:///elsewhere"])
def test_address_of_another_store_is_refused(name: str, address: str) -> None:
    with pytest.raises(ConfigError):
        read_settings({name: address})


def test_embedded_stores_may_be_named() -> None:
    assert read_settings({"HENGCE_GRAPH_URL": "ladybug:", "HENGCE_SEARCH_URL": "tantivy:///"})


@pytest.mark.parametrize("content", ["home = ", "home = 3", 'colour = "red"', b"\xff"], ids=str)
def test_wrong_file_is_named(tmp_path: Path, content: str | bytes) -> None:
    file = tmp_path / "hengce.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError, match=r"hengce\.toml"):
        read_settings({}, file)
