"""`hengce extract`: the facts of documents, printed and not kept."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from hengce.ingest.codec import extraction_to_json
from hengce.ingest.errors import PolicyError
from hengce.ingest.model import Extraction
from hengce.ingest.read import documents_in
from hengce.ui.commands.options import described, format_option
from hengce.ui.commands.output import show_table
from hengce.ui.export import table_to_csv
from hengce.ui.present import Table
from hengce.ui.settings import language, say

KINDS = {
    "provisions": ("条款", "provision"),
    "responsibilities": ("责任", "responsibility"),
    "duties": ("职责", "duty"),
    "targets": ("指标", "target"),
    "concessions": ("税费优惠", "concession"),
    "citations": ("引用", "citation"),
    "coordination_bodies": ("协调机构", "coordination body"),
    "findings": ("待核", "finding"),
}


@described(
    "从文件中提取全部事实并打印，不写入文库。",
    "Prints all facts of the documents; the library stays as it is.",
    "hengce extract corpus/lincang.txt corpus/jilin.txt --format jsonl > facts.jsonl",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=say("文件…", "FILE…"))
@format_option("table", "json", "jsonl", "csv")
def command(files: tuple[Path, ...], form: str) -> int:
    """Prints what could be read, names what could not, and returns the exit code."""
    bad: list[PolicyError] = []
    documents = [document for path in files for document in documents_in(path)]
    extractions = _extracted(documents, bad)
    if form in ("json", "jsonl"):
        indent = 1 if form == "json" and len(documents) == 1 else None
        for extraction in extractions:
            click.echo(json.dumps(extraction_to_json(extraction), ensure_ascii=False, indent=indent))
    else:
        table = Table(_headings(), tuple(row for extraction in extractions for row in _rows(extraction)))
        if form == "csv":
            click.echo(table_to_csv(table), nl=False)
        elif table.rows or not bad:
            show_table(table)
    for error in bad:
        click.echo(say("未能读取：", "Not read: ") + error.message.in_language(language()), err=True)
    return max((error.exit_code for error in bad), default=0)


def _extracted(files: Iterable[Path], bad: list[PolicyError]) -> Iterator[Extraction]:
    from hengce.ingest.pipeline import extract

    for file in files:
        try:
            yield extract(file)
        except PolicyError as error:
            bad.append(error)


def _headings() -> tuple[str, ...]:
    return tuple(
        say(*names) for names in (("文件", "Document"), ("事实", "Fact"), ("条款", "Provision"), ("原文", "Words"))
    )


def _rows(extraction: Extraction) -> Iterator[tuple[str | None, ...]]:
    name = Path(extraction.source.path).name
    for key, names in KINDS.items():
        for fact in getattr(extraction, key):
            number = fact.number if key == "provisions" else fact.provision
            words = "" if fact.start is None else extraction.text[fact.start : fact.end]
            yield name, say(*names), number, say(fact.zh, fact.en) if key == "findings" else words
