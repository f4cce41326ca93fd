"""The app over servers of which one goes away and comes back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hengce.ui.library import ingest
from tests.servers.gate import Gate
from tests.servers.sharing import Pair, Servers, empty_pair

from .conftest import CORPUS, App, drawn, running


@pytest.fixture
def pair(servers: Servers) -> Iterator[Pair]:
    """A filled pair of servers."""
    with empty_pair(servers, "long-term") as pair:
        yield pair


@pytest.fixture
def gate(pair: Pair) -> Iterator[Gate]:
    """A gate before the graph server, through which the app goes."""
    gate = Gate(pair.graph.address)
    yield gate
    gate.shutdown()
    gate.server_close()


@pytest.fixture
def served(pair: Pair, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The app over a library of one plan on those servers."""
    home = tmp_path / "home"
    assert not ingest(home, [CORPUS / "lincang.txt"], servers=pair.servers).failures
    behind = replace(pair, graph=replace(pair.graph, address=gate.address))
    for name, value in behind.environment.items():
        monkeypatch.setenv(name, value)
    with running(home) as app:
        yield app


def test_a_page_says_that_a_server_is_gone_and_comes_back_with_it(served: App, gate: Gate, page: Page) -> None:
    page.goto(f"{served.address}/duties")
    drawn(page)
    expect(page.get_by_role("cell", name="市教育体育局").first).to_be_visible()
    gate.shut()
    page.reload()
    expect(page.get_by_text("连不上").first).to_be_visible()
    gate.is_open = True
    expect(page.get_by_role("cell", name="市教育体育局").first).to_be_visible()
    expect(page.get_by_text("连不上")).to_have_count(0)


def test_an_upload_says_that_a_server_is_gone_and_can_be_tried_again(served: App, gate: Gate, page: Page) -> None:
    page.goto(f"{served.address}/library?view=上传")
    drawn(page)
    page.locator("input[type=file]").set_input_files(CORPUS / "jilin.txt")
    button = page.get_by_role("button", name="读入文库")
    expect(button).to_be_enabled()
    gate.shut()
    button.click()
    expect(page.get_by_text("连不上").first).to_be_visible()
    gate.is_open = True
    button.click()
    expect(page.get_by_text("新增 1 份")).to_be_visible()
