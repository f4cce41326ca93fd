"""What goes in and out of the app as files."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from hengce.ui.library import open_library

from .conftest import CORPUS, PATIENCE, App, drawn, free_port, running

Visit = Callable[[str], Page]
HENGCE = Path(sys.executable).with_name("hengce")
NASTY = "<script>window.broken = 1</script><img src=x onerror='window.broken=1'>_x_~~x~~$a$`x`[x](y)"
PLAN = f"""=HYPERLINK("x")市人民政府办公室关于印发托育服务实施方案的通知

试政办发〔2021〕7号

一、主要任务

（一）规范登记{NASTY}。市民政局要做好{NASTY}登记工作，到2025年建成3个示范机构。（市民政局负责）

（二）减免费用。对{NASTY}托育机构免征契税。
"""


@pytest.fixture(scope="module")
def port() -> int:
    """Where each of the apps of one's own is, one after the other: the tab knows their scripts."""
    return free_port()


@pytest.fixture
def own_app(tmp_path: Path, port: int) -> Iterator[App]:
    """An app over an empty home."""
    with running(tmp_path / "home", port) as app:
        yield app


@pytest.fixture
def own_page(own_app: App, page: Page) -> Page:
    """The tab on an app of one's own."""
    page.goto(own_app.address)
    return drawn(page)


@pytest.mark.parametrize("address", ["duties", "compare", "targets", "concessions", "library", "library?view=待核"])
def test_a_table_downloads_as_a_workbook(address: str, visit: Visit) -> None:
    page = visit(address)
    with page.expect_download() as download:
        page.get_by_text("下载表格").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    sheet = load_workbook(BytesIO(download.value.path().read_bytes())).active
    assert sheet is not None
    assert sheet.max_row > 1
    assert all(cell.value for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    links = [cell for cell in sheet[2] if cell.hyperlink]
    assert [urlsplit(cell.hyperlink.target).path for cell in links if cell.hyperlink] == ["/document"]
    page.goto(links[0].hyperlink.target or "")
    expect(drawn(page).locator(".reader")).to_be_visible()


def test_an_empty_library_leads_to_the_upload(own_page: Page) -> None:
    own_page.get_by_text("去上传文件").click()
    expect(own_page.get_by_text("选择文件")).to_be_visible()


def upload(page: Page, app: App, name: str, content: str | bytes) -> None:
    page.goto(f"{app.address}/library?view=上传")
    data = content.encode() if isinstance(content, str) else content
    drawn(page).locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
    page.get_by_text("读入文库").click()
    page.get_by_text("文库现有").wait_for(timeout=2 * PATIENCE)


def test_an_uploaded_file_is_read_and_shown_as_text(own_app: App, own_page: Page) -> None:
    page = own_page
    upload(page, own_app, "方案.txt", PLAN)
    expect(page.get_by_text("新增 1 份")).to_be_visible()
    page.goto(f"{own_app.address}/?q=规范登记")
    drawn(page).locator("ol > li a.heading").first.click()
    text = page.locator(".reader .text").inner_text()
    extraction = open_library(own_app.home).extraction("试政办发〔2021〕7号")
    assert [line for line in extraction.text.splitlines() if line and line not in text] == []
    for view in ("duties", "duties?view=关系图", "targets?view=图", "concessions", "compare", "library"):
        page.goto(f"{own_app.address}/{view}")
        drawn(page)
    assert page.evaluate("window.broken") is None


def test_a_file_that_cannot_be_read_is_named_with_the_reason(own_app: App, own_page: Page) -> None:
    upload(own_page, own_app, "**空**.txt", b"")
    expect(own_page.get_by_text("没有读入的文件")).to_be_visible()
    expect(own_page.locator("li strong")).to_have_text("**空**.txt")


def test_the_app_follows_an_ingest_by_another_process(own_app: App, own_page: Page) -> None:
    page = own_page
    for number, name in enumerate(("lincang.txt", "yuzhong.txt"), 1):
        line = [HENGCE, "ingest", CORPUS / name, "--home", own_app.home]
        subprocess.run(line, check=True, capture_output=True)
        page.locator("nav a", has_text="文库").click()
        expect(page.locator("tbody tr")).to_have_count(number)
        page.locator("nav a", has_text="检索").click()
        page.get_by_text("可以这样问").wait_for()


def test_a_damaged_library_is_named_with_what_to_do(own_app: App, own_page: Page) -> None:
    own_app.home.mkdir(exist_ok=True)
    (own_app.home / "generations" / "000001").mkdir(parents=True)
    (own_app.home / "generations" / "000001" / "manifest.json").write_text("{")
    (own_app.home / "current").write_text("000001")
    own_page.goto(f"{own_app.address}/duties")
    expect(drawn(own_page).locator(".notice")).to_contain_text("hengce rebuild")


def test_an_app_that_has_ended_says_so_in_chinese(own_app: App, own_page: Page) -> None:
    own_app.process.terminate()
    expect(own_page.get_by_text("连接已断开")).to_be_visible()
    expect(own_page.get_by_text("请在终端重新运行")).to_be_visible()
