"""`hengce export`: an answer as a file."""

from dataclasses import replace
from pathlib import Path

import click

from hengce.graph.scope import Scope
from hengce.ui.commands.asking import ask
from hengce.ui.commands.compare import split_names
from hengce.ui.commands.options import described, home_option, scope_options
from hengce.ui.export import check_suffix, write_export
from hengce.ui.library import Library, open_library
from hengce.ui.names import resolve_region, resolve_scope, resolve_topic
from hengce.ui.questions import QUESTIONS, Reply, ask_comparison
from hengce.ui.settings import Settings, say

KINDS = (*QUESTIONS, "compare")


@described(
    "把任何一种结果按文件后缀导出为 xlsx、csv 或 JSON。compare 用 --topic 和 --region 选择主题和地区（逗号分隔）。",
    "Writes any of the answers as xlsx, csv or JSON, as the name of the file says. compare takes its topics and "
    "regions, separated by commas, from --topic and --region.",
    "hengce export concessions concessions.xlsx --region 临沧市",
)
@click.argument("kind", type=click.Choice(KINDS), metavar=say("种类", "KIND"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar=say("文件", "FILE"))
@scope_options
@home_option
def command(kind: str, file: Path, scope: Scope, settings: Settings) -> None:
    """Writes the file and says how many rows it has."""
    check_suffix(file)
    with open_library(settings.home, settings.servers) as library:
        reply = _compared(scope, library) if kind == "compare" else ask(kind, scope, library)
    write_export(file, reply.table, reply.rows)
    count = len(reply.table.rows)
    click.echo(say(f"已导出 {count} 条到 {file}。", f"{count} rows written to {file}."), err=True)


def _compared(scope: Scope, library: Library) -> Reply:
    if not scope.topic:
        raise click.UsageError(say("导出对比需要 --topic。", "Exporting a comparison needs --topic."))
    regions = [resolve_region(region, library.index) for region in split_names(scope.region or "")]
    topics = [resolve_topic(topic, library.index).key for topic in split_names(scope.topic)]
    rest = resolve_scope(replace(scope, region=None, topic=None), library.index)
    return ask_comparison(library.graph, topics, regions, rest)
