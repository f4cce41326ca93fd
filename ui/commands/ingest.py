"""`hengce ingest`: documents into the library."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from hengce.ingest.read import readable_kinds
from hengce.ui.commands.options import described, format_option, home_option
from hengce.ui.commands.output import failures_to_screen, show
from hengce.ui.library.report import IngestReport
from hengce.ui.present import Table
from hengce.ui.settings import Settings, say


@described(
    "把文件或文件夹读入文库：没有变化的跳过，改过的换新；原文保留一份。",
    "Reads files and folders into the library: unchanged ones are skipped, changed ones take the place of the old.",
    "hengce ingest corpus",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=say("路径…", "PATH…"))
@click.option("--prune", is_flag=True, help=say("文件已不在的，从文库中移除", "Remove documents whose file is gone"))
@format_option("table", "json", "csv")
@home_option
def command(paths: tuple[Path, ...], prune: bool, form: str, settings: Settings) -> int:  # click's options
    """Reads the files, prints what became of each, and returns the exit code."""
    from hengce.ui.commands.progress import watcher
    from hengce.ui.library import ingest

    report = ingest(settings.home, paths, prune=prune, progress=watcher(), servers=settings.servers)
    if form == "table":
        click.echo(summary(report))
    else:
        rows = tuple(_rows(report))
        headings = (say("结果", "Outcome"), say("文件", "File"))
        show(form, Table(headings, rows), [dict(zip(("outcome", "path"), row, strict=True)) for row in rows])
    failures_to_screen(report.failures)
    return int(bool(report.failures))


def summary(report: IngestReport) -> str:
    """What an ingest did, in a sentence or two."""
    counts = [f"{name} {len(paths)}" for name, paths in _outcomes(report) if paths]
    held = say(f"文库现有 {report.documents} 份文件。", f"The library holds {report.documents} documents.")
    if not any(paths for _, paths in _outcomes(report)):
        kinds = readable_kinds()
        return say(f"没有找到可以读取的文件（{kinds.zh}）。", f"Found no file to read ({kinds.en}). ") + held
    if not report.changed and not report.failures and not report.missing:
        return say("文件都没有变化，无需更新。", "Nothing has changed; there was nothing to do. ") + held
    hint = say("（文件已不在的可用 --prune 移除）", " (--prune removes those that are gone)") if report.missing else ""
    return say("，", ", ").join(counts) + hint + say("。", ". ") + held


def _outcomes(report: IngestReport) -> tuple[tuple[str, Sequence[Path]], ...]:
    return (
        (say("新增", "added"), report.added),
        (say("更新", "updated"), report.updated),
        (say("未变", "unchanged"), report.unchanged),
        (say("移除", "removed"), report.removed),
        (say("文件已不在", "gone"), report.missing),
        (say("内容重复", "duplicate"), tuple(path for path, _ in report.duplicates)),
        (say("按新规则重读", "read by new rules"), report.rederived),
        (say("未能读取", "not read"), tuple(failure.path for failure in report.failures)),
    )


def _rows(report: IngestReport) -> Iterator[tuple[str, str]]:
    for name, paths in _outcomes(report):
        yield from ((name, str(path)) for path in paths)
