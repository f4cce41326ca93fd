"""How far an ingest has come, as a bar on the page."""

from pathlib import Path

import streamlit as st


class BarProgress:
    """A progress bar that an ingest moves."""

    def __init__(self) -> None:
        self._bar = st.progress(0.0, "正在准备…")
        self._total, self._done = 1, 0

    def started(self, total: int) -> None:
        """Shows how many files there are."""
        self._total = max(total, 1)
        self._bar.progress(0.0, f"共 {total} 份文件")

    def resumed(self, number: int) -> None:
        """Moves the bar to where the ingest that was broken off had come."""
        self._done += number
        self._bar.progress(
            self._done / self._total, f"接着上次没有做完的导入：{number} 份文件已读过，共 {self._total} 份"
        )

    def advanced(self, path: Path, *, ok: bool) -> None:  # noqa: ARG002  # part of the protocol; names are not shown
        """Moves the bar on by one file."""
        self._done += 1
        outcome = "已读完" if ok else "读不了"
        self._bar.progress(min(self._done / self._total, 1.0), f"第 {self._done} 份{outcome}，共 {self._total} 份")

    def storing(self, documents: int) -> None:
        """Says that reading is over."""
        self._bar.progress(1.0, f"正在写入文库，共 {documents} 份文件")

    def finished(self) -> None:
        """Takes the bar away."""
        self._bar.empty()
