"""The app as a user meets it: its own process over a library in a temporary home, and a browser without network."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from hengce.ui.commands.serve import HOST, start_app, wait_until_up
from hengce.ui.library import ingest

CORPUS = Path(__file__).parents[2] / "corpus"
BROWSER = os.environ.get("HENGCE_TEST_BROWSER") or shutil.which("chromium") or ""
QUIET = (  # no sandbox inside containers, and nothing that asks the network on its own
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30_000  # milliseconds; a busy machine draws a page in two seconds
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class App:
    """A running app and the home it serves."""

    address: str
    home: Path
    process: subprocess.Popen[bytes]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(home: Path, port: int | None = None) -> Iterator[App]:
    """The app over a home, at a port that nobody listens to."""
    port = port or free_port()
    process = start_app(port, home)
    try:
        wait_until_up(port, process)
        yield App(f"http://{HOST}:{port}", home, process)
    finally:
        process.terminate()
        process.wait(60)  # a busy machine takes its time


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app over the five plans."""
    home = tmp_path_factory.mktemp("home")
    assert not ingest(home, [CORPUS]).failures
    with running(home) as app:
        yield app


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=QUIET)
        yield browser
        browser.close()


DESKTOP: ViewportSize = {"width": 1440, "height": 900}


@contextmanager
def open_tab(browser: Browser, screen: ViewportSize = DESKTOP, *, has_touch: bool = False) -> Iterator[Page]:
    """A tab of somebody who shares nothing with others.

    For many tests, not one: it compiles the scripts of the app once, and draws each page after the first in a third of
    the time.
    """
    context = browser.new_context(viewport=screen, has_touch=has_touch, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    with open_tab(browser) as tab:
        yield tab


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """An empty tab that remembers nothing."""
    yield tab
    tab.mouse.move(0, 0)
    tab.evaluate("sessionStorage.clear(), localStorage.clear()")
    tab.goto("about:blank")


@pytest.fixture
def visit(app: App, page: Page) -> Callable[[str], Page]:
    """Opens an address of the app and waits until its page is drawn: `visit("duties?region=临沧市")`."""

    def visit(address: str = "") -> Page:
        page.goto(f"{app.address}/{address}")
        return drawn(page)

    return visit


def drawn(page: Page) -> Page:
    """The page, when the app has finished drawing it."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.locator("nav a.current").wait_for()
    return page
