"""What a page says when something stands in its way, and what to do about it."""

import streamlit as st

from hengce.ingest.errors import PolicyError
from hengce.ui.components.address import address
from hengce.ui.components.frontend import show
from hengce.ui.components.links import LinkGroup, LinksView, TextLink
from hengce.ui.components.words import Notice
from hengce.ui.crash_log import write_crash

PAUSE = 5.0  # seconds until a page that cannot be shown is tried again


def show_empty() -> None:
    """Says that the library holds nothing yet, with the way to the upload."""
    way = TextLink("去上传文件", address("library", {"view": "上传"}))
    show("links", LinksView((LinkGroup("文库里还没有文件。放入几份政策文件，这里就有内容了。", (way,)),)), key="empty")


def show_hint(text: str) -> None:
    """Says why there is nothing to see here, and what to do."""
    show("notice", Notice(text, is_hint=True), key=text)


def show_refusal(error: PolicyError) -> None:
    """Says why the page cannot be shown and what to do."""
    show("notice", Notice(error.message.zh))


def show_until_back(error: PolicyError) -> None:
    """Says why the page cannot be shown, and shows it by itself when it can be."""
    show_refusal(error)
    _try_again([error])


@st.fragment(run_every=PAUSE)
def _try_again(told: list[PolicyError]) -> None:
    if told:  # the error has only just been shown
        told.clear()
    else:
        st.rerun()


def show_crash(error: Exception) -> None:
    """Says that the program is at fault; the details go to its log."""
    log = write_crash(error)
    where = f"详情记在 {log}。" if log else ""
    show("notice", Notice(f"这一页出了意外的错误，数据没有受影响。请刷新再试；再出现时请报告。{where}"))
