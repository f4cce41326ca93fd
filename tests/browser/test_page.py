"""The page itself: Chinese throughout, and as wide as the screen."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Request

from hengce.ingest.read import readable_kinds

from .conftest import CORPUS, App, drawn, open_tab

Visit = Callable[[str], Page]
VIEWS = (
    "",
    "?q=托育机构备案",
    "duties",
    "duties?view=关系图",
    "duties?view=关系图&region=临沧市",
    "compare",
    "compare?topic=",
    "compare?view=按相似",
    "duties?region=云南省",
    "document?id=没有&find=月球",
    "targets",
    "targets?view=图",
    "concessions",
    "concessions?view=图",
    "document",
    "document?id=渝中府办〔2020〕28号&provision=3.1.1",
    "library",
    "library?view=上传",
    "library?view=待核",
    "nothing-here",
)
LATIN = re.compile(r"[A-Za-z]+")
# Every visible text and spoken label, shadow trees included; icons are drawn by the ligatures of a font.
WORDS = """() => {
  const words = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return words.push(node.data);
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (["STYLE", "SCRIPT", "NOSCRIPT"].includes(node.tagName)) return;
      if (node.dataset.testid === "stIconMaterial" || getComputedStyle(node).display === "none") return;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) words.push(node.getAttribute(name) ?? "");
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return words;
}"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A tab on a narrow screen."""
    with open_tab(browser, {"width": 390, "height": 844}, has_touch=True) as phone:
        yield phone


def latin_texts(page: Page) -> set[str]:
    """The texts on the page with a Latin word that stands in none of the documents and names no kind of file."""
    printed = {word for file in CORPUS.glob("*.txt") for word in LATIN.findall(file.read_text("utf-8"))}
    printed |= {*LATIN.findall(readable_kinds().zh), "wps", "LibreOffice"}
    return {text for text in page.evaluate(WORDS) if set(LATIN.findall(text)) - printed}


@pytest.mark.parametrize("address", VIEWS)
def test_a_page_speaks_chinese(address: str, visit: Visit) -> None:
    page = visit(address)
    page.wait_for_timeout(500)  # late furniture, like toasts
    assert latin_texts(page) == set()
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert not LATIN.search(page.title())


def test_an_open_list_speaks_chinese(visit: Visit) -> None:
    page = visit("compare")
    page.get_by_role("combobox").first.click()
    page.wait_for_timeout(500)
    assert latin_texts(page) == set()


def test_a_list_without_matches_speaks_chinese(visit: Visit) -> None:
    page = visit("duties")
    page.get_by_role("combobox").first.fill("没有这个地方")
    page.get_by_text("没有匹配的选项").wait_for()
    assert latin_texts(page) == set()


def test_chosen_files_are_shown_in_chinese(visit: Visit) -> None:
    page = visit("library?view=上传")
    page.locator("input[type=file]").set_input_files(
        {"name": "方案.甲", "mimeType": "text/plain", "buffer": b"x" * 4096}
    )
    page.get_by_text("千字节").wait_for()
    assert latin_texts(page) == set()


@pytest.mark.parametrize("address", VIEWS)
def test_a_phone_never_scrolls_sideways(address: str, phone: Page, app: App) -> None:
    phone.goto(f"{app.address}/{address}")
    drawn(phone).wait_for_timeout(500)
    widths = phone.evaluate(
        "[document, document.querySelector('[data-testid=stMain]')].map(e => (e.documentElement ?? e).scrollWidth)"
    )
    assert max(widths) <= 390


def test_nothing_is_asked_of_other_hosts(visit: Visit, page: Page, app: App) -> None:
    asked: set[str] = set()

    def note(request: Request) -> None:
        asked.add(request.url)

    page.on("request", note)
    for address in ("", "duties?view=关系图", "compare"):
        visit(address)
    page.remove_listener("request", note)
    assert {url for url in asked if not url.startswith((app.address, "blob:", "data:"))} == set()
