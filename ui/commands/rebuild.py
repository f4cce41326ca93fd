"""`hengce rebuild`: graph and index made again from the sources."""

from hengce.ui.commands.options import described, format_option, home_option
from hengce.ui.commands.output import failures_to_screen, show, show_lines
from hengce.ui.present import Table
from hengce.ui.settings import Settings, language, say


@described(
    "从文库中保存的原文重新提取事实，重建图数据库和索引，并与原来的核对。",
    "Reads the sources kept in the library again, makes graph and index anew and compares them with what they held.",
    "hengce rebuild",
)
@format_option("table", "json", "csv")
@home_option
def command(form: str, settings: Settings) -> int:
    """Rebuilds, prints what differs, and returns the exit code."""
    from hengce.ui.commands.progress import watcher
    from hengce.ui.library import rebuild

    report = rebuild(settings.home, watcher(), settings.servers)
    differences = [message.in_language(language()) for message in report.differences]
    if form == "table":
        same = say("事实、图数据库和索引与原来一致。", "Facts, graph and index are as they were.")
        show_lines(
            say(f"已重建 {report.documents} 份文件。", f"{report.documents} documents rebuilt."), *differences or [same]
        )
    else:
        table = Table((say("差异", "Difference"),), tuple((line,) for line in differences))
        show(form, table, [{"documents": report.documents, "differences": differences}])
    failures_to_screen(report.failures)
    return int(bool(report.failures))
