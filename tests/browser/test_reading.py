"""From a search to the sentence: the way every user goes."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import App, drawn, open_tab

Visit = Callable[[str], Page]
LINCANG = "临政办发〔2020〕112号"


@pytest.fixture(scope="module")
def colleague(browser: Browser) -> Iterator[Page]:
    """The tab of somebody else, who knows nothing but the address."""
    with open_tab(browser) as colleague:
        yield colleague


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_search_leads_to_a_fact_and_its_evidence(visit: Visit) -> None:
    page = visit("")
    page.get_by_placeholder("输入词语").fill("托育机构备案")
    page.keyboard.press("Enter")
    page.locator("ol > li a.heading").first.click()
    expect(page.locator(".reader .block.chosen")).to_be_visible()
    mark = page.locator(".reader mark.on.kind-responsibility").first
    words = mark.inner_text()
    mark.click()
    card = page.locator(".panel .fact").first
    expect(card.locator("blockquote strong")).to_have_text(words)
    expect(card).to_contain_text("角色")
    assert query(page)["fact"]


def test_the_words_searched_for_are_marked(visit: Visit) -> None:
    page = visit("?q=“新建居住区”")
    expect(page.locator("ol > li mark").first).to_have_text("新建居住区")


def test_a_facet_narrows_the_search_and_can_be_taken_back(visit: Visit) -> None:
    page = visit("?q=备案")
    page.locator(".facets a", has_text="临沧市").click()
    page.locator(".understood .term.chosen", has_text="临沧市").wait_for()
    assert query(page) == {"q": ["备案"], "region": ["临沧市"]}
    assert set(page.locator(".where .region").all_inner_texts()) == {"临沧市"}
    page.locator(".understood .term.chosen").click()
    expect(page.locator(".understood .term.chosen")).to_have_count(0)
    assert query(page) == {"q": ["备案"]}


def test_back_returns_to_the_results(visit: Visit) -> None:
    page = visit("?q=备案")
    page.locator("ol > li a.heading").first.click()
    page.locator(".reader").wait_for()
    page.go_back()
    expect(page.locator("ol > li a.heading").first).to_be_visible()
    expect(page.get_by_placeholder("输入词语")).to_have_value("备案")


def test_a_row_of_a_table_opens_its_sentence(visit: Visit) -> None:
    page = visit("targets?region=临沧市")
    page.locator("tbody tr").filter(has_text="≥90%").first.locator("td a").first.click()
    expect(page.locator(".panel .fact").first).to_contain_text("90%")
    expect(page.locator(".reader mark.chosen").first).to_be_in_viewport()


def test_the_heads_of_a_table_stand_over_its_columns(visit: Visit) -> None:
    page = visit("document?id=渝中府办〔2020〕28号&provision=A.1")
    heads = page.locator(".reader .rows thead th")
    expect(heads).to_have_text(["序号", "工作内容", "具体任务", "牵头单位", "责任单位"])
    expect(page.locator(".reader .block.attachment", has_text="牵头单位")).to_have_count(0)


def test_a_cell_of_the_comparison_opens_its_provision(visit: Visit) -> None:
    page = visit("compare")
    heading = page.locator("td .entry a.heading").first
    number = heading.inner_text().split()[0]
    heading.click()
    expect(page.locator(".reader .block.chosen")).to_have_attribute("data-number", number)


def test_topics_at_the_entrance_stand_under_their_field(visit: Visit) -> None:
    page = visit("")
    group = page.locator("section", has_text="按主题看：婴幼儿照护（5 份文件）")
    group.locator("a", has_text="登记备案").click()
    page.locator(".understood .term.chosen", has_text="登记备案").wait_for()
    assert query(page) == {"topic": ["registration"]}


def test_regions_come_in_the_order_of_their_codes(visit: Visit) -> None:
    page = visit("")
    links = page.locator("section", has_text="按地区看").locator("a")
    expect(links).to_have_text(["襄汾县1 份", "杭锦旗1 份", "吉林省1 份", "渝中区1 份", "临沧市1 份"])


def test_a_comparison_without_topics_leads_to_them(visit: Visit) -> None:
    page = visit("compare?topic=")
    expect(page.locator("td .entry")).to_have_count(0)
    page.locator("section", has_text="选一个主题：婴幼儿照护").locator("a", has_text="登记备案").click()
    page.locator("td .entry").first.wait_for()
    assert query(page) == {"topic": ["登记备案"]}
    expect(page.locator("tbody th")).to_have_text(["登记备案"])


def test_a_comparison_with_nothing_to_show_leads_on(visit: Visit) -> None:
    page = visit("compare?topic=登记备案&region=云南省")
    page.get_by_text("连同下辖地区").click()
    expect(page.locator("td .entry .region").first).to_have_text("临沧市")
    assert query(page) == {"topic": ["登记备案"], "region": ["云南省"], "within": ["true"]}


def test_measures_are_told_apart_from_topics(visit: Visit) -> None:
    page = visit("compare")
    expect(page.locator("th.corner")).to_have_text("主题")
    page.get_by_text("按相似").click()
    expect(page.locator("th.corner")).to_have_text("措施")
    expect(page.locator("td .entry a.heading").first).to_contain_text("相似度")


def test_a_region_without_documents_leads_to_those_below(visit: Visit) -> None:
    page = visit("duties?region=云南省")
    page.get_by_text("连同下辖地区的 1 份文件").click()
    expect(page.locator("tbody tr td").first).to_have_text("临沧市")
    expect(page.get_by_role("checkbox")).to_be_checked()
    assert query(page) == {"region": ["云南省"], "within": ["true"]}


def test_a_choice_can_be_taken_back_where_nothing_fits(visit: Visit) -> None:
    page = visit("duties?region=杭锦旗&department=海关")
    page.get_by_text("去掉 部门：海关").click()
    page.locator("tbody tr").first.wait_for()
    assert query(page) == {"region": ["杭锦旗"]}


def test_a_document_is_found_by_its_words(visit: Visit) -> None:
    page = visit("document?find=云南 照护")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator("tbody a").first.click()
    expect(page.locator("h1")).to_contain_text("临沧市")


def test_findings_are_narrowed_by_kind(visit: Visit) -> None:
    page = visit("library?view=待核&finding=引用未入库&region=临沧市")
    kinds = page.locator("tbody tr td:nth-child(2)")
    kinds.first.wait_for()
    assert set(kinds.all_inner_texts()) == {"引用未入库"}


def test_the_panel_is_closed_and_facts_are_opened_by_keys(visit: Visit) -> None:
    page = visit(f"document?id={LINCANG}&provision=2.3.1")
    page.locator(".reader .block.chosen mark.on").first.focus()
    page.keyboard.press("Space")
    expect(page.locator(".panel .fact").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".panel h3").first).to_have_text("文件信息")
    assert query(page) == {"id": [LINCANG]}


def test_a_bar_opens_its_sentence(visit: Visit) -> None:
    page = visit("concessions?view=图")
    page.locator("a.piece").first.click()
    expect(page.locator(".panel .fact").first).to_be_visible()


def test_a_name_in_the_web_narrows_it(visit: Visit) -> None:
    page = visit("duties?view=关系图")
    page.locator(".web .right a", has_text="临沧市").click()
    page.locator(".web .left a", has_text="临沧市").first.wait_for()
    assert query(page)["region"] == ["临沧市"]


def test_a_provision_of_the_outline_shows_all_its_facts(visit: Visit) -> None:
    page = visit(f"document?id={LINCANG}")
    page.locator(".outline a", has_text="发展目标").click()
    expect(page.locator(".panel .line").first).to_be_visible()
    assert query(page)["provision"] == ["1.2"]


def test_marks_of_a_kind_can_be_hidden_by_address(visit: Visit) -> None:
    page = visit(f"document?id={LINCANG}")
    page.locator("button.switch.kind-responsibility").click()
    expect(page.locator("mark.kind-responsibility")).to_have_count(0)
    page.reload()
    drawn(page).locator("mark.on").first.wait_for()
    expect(page.locator("mark.kind-responsibility")).to_have_count(0)


@pytest.mark.parametrize(
    "address",
    [
        "?q=哪些任务由教育部门牵头？&region=渝中区",
        "duties?region=临沧市&function=卫生健康&role=负责",
        "duties?view=关系图&region=襄汾县",
        "compare?topic=登记备案&region=临沧市&region=渝中区",
        "targets?view=图&unit=个",
        "concessions?category=税",
        f"document?id={LINCANG}&provision=2.3.1",
        "library?view=待核",
        "duties?region=云南省&within=true&role=负责",
        "compare?view=按相似&region=吉林省",
        "document?find=云南",
        "?q=备案&region=云南省&within=true",
    ],
)
def test_an_address_shows_a_colleague_the_same_view(address: str, visit: Visit, colleague: Page, app: App) -> None:
    page = visit(address)
    mine = shown(page)
    colleague.goto(page.url)
    assert shown(drawn(colleague)) == mine
    assert parse_qs(urlsplit(page.url).query) == parse_qs(urlsplit(f"{app.address}/{address}").query)


def shown(page: Page) -> list[str]:
    """The texts of the view's parts, when they have come to rest."""
    page.wait_for_timeout(700)  # selections are drawn after their component
    return page.locator(".root").all_inner_texts()


def test_an_unknown_document_is_answered_with_those_there_are(visit: Visit) -> None:
    page = visit("document?id=没有这份")
    expect(page.get_by_text("文库里没有这份文件")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(5)


def test_a_search_without_hits_says_what_to_do(visit: Visit) -> None:
    page = visit("?q=“量子纠缠航母”")
    expect(page.get_by_text("没有找到符合的条款")).to_be_visible()


@pytest.mark.parametrize(
    "words", ["（((“", "\"'`|-", "NOT", "[" * 3000], ids=["brackets", "quotes", "operator", "long"]
)
def test_odd_words_are_no_failure(words: str, visit: Visit) -> None:
    page = visit("")
    page.get_by_placeholder("输入词语").fill(words)
    page.keyboard.press("Enter")
    page.locator(".layout").wait_for()
    expect(page.locator(".notice")).to_have_count(0)
