"""How far an ingest has come: a bar on a terminal, plain lines elsewhere."""

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from hengce.ui.library.report import Progress as Watcher
from hengce.ui.settings import say


def watcher() -> Watcher:
    """The bar when a person watches, else the lines."""
    return Bar() if sys.stderr.isatty() else Lines()


class Bar:
    """A bar with counts and the time left."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task: TaskID | None = None

    def started(self, total: int) -> None:
        """Shows the empty bar."""
        self._task = self._progress.add_task(say("读取", "Reading"), total=total)
        self._progress.start()

    def resumed(self, number: int) -> None:
        """Says that the bar begins further on."""
        if self._task is not None:
            self._progress.console.print(_going_on(number), highlight=False)
            self._progress.update(self._task, advance=number)

    def advanced(self, path: Path, *, ok: bool) -> None:  # noqa: ARG002  # failures are told at the end, by reason
        """Moves on by one."""
        if self._task is not None:
            self._progress.update(self._task, advance=1, description=path.name)

    def storing(self, documents: int) -> None:
        """Says that graph and index are being written."""
        if self._task is not None:
            words = say(f"写入 {documents} 份文件", f"Storing {documents} documents")
            self._progress.update(self._task, description=words)

    def finished(self) -> None:
        """Takes the bar away."""
        self._progress.stop()


class Lines:
    """A line for each file."""

    def __init__(self) -> None:
        self._total = self._done = 0

    def started(self, total: int) -> None:
        """Remembers how many there are."""
        self._total = total

    def resumed(self, number: int) -> None:
        """Prints how many need not be read again."""
        self._done += number
        click.echo(_going_on(number), err=True)

    def advanced(self, path: Path, *, ok: bool) -> None:
        """Prints which file is done."""
        self._done += 1
        verdict = say("已读", "read") if ok else say("未能读取", "not read")
        click.echo(f"[{self._done}/{self._total}] {verdict} {path}", err=True)

    def storing(self, documents: int) -> None:
        """Prints that graph and index are being written."""
        click.echo(say(f"正在写入 {documents} 份文件……", f"Storing {documents} documents …"), err=True)

    def finished(self) -> None:
        """The report that follows says it."""


def _going_on(number: int) -> str:
    return say(
        f"接着上次没有做完的导入：{number} 份文件已读过，不再重读。",
        f"Going on with the ingest that was broken off: {number} documents have been read already.",
    )
