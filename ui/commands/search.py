"""`hengce search`: provisions found by words, phrases and questions."""

import json

import click

from hengce.graph.scope import Scope
from hengce.search import result_to_json, search
from hengce.search.index import Filters
from hengce.ui.commands.hits import result_to_lines
from hengce.ui.commands.options import FILTERS, Labelled, described, format_option, home_option, scope_options
from hengce.ui.commands.output import show_lines
from hengce.ui.export import table_to_csv
from hengce.ui.labels import HAS
from hengce.ui.library import open_library
from hengce.ui.names import resolve_scope
from hengce.ui.present import HITS
from hengce.ui.settings import Settings, say


@described(
    "全文检索条款：词语不分先后；“原文短语”按字查找；-词 表示不要；词之间用“或者”放宽；也可以直接提问。",
    "Searches the provisions: words in any order, “exact phrases”, -without, OR between words, or a whole question.",
    say("hengce search 托育机构备案 --level 县级", "hengce search 托育机构备案 --level county"),
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar=say("检索词…", "QUERY…"))
@scope_options
@click.option("--has", type=Labelled(HAS), help=say("条款中须有的事实", "A kind of fact the provision must hold"))
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=10,
    show_default=True,
    metavar="N",
    help=say("最多几条", "At most"),
)
@format_option("table", "json", "csv")
@home_option
def command(words: tuple[str, ...], scope: Scope, form: str, settings: Settings, **more: object) -> None:
    """Prints what was found."""
    query = _query(words)
    if not query and scope == Scope() and not more["has"]:
        raise click.UsageError(
            say("请写检索词，或至少一个筛选条件。", "Write what to search for, or at least one filter.")
        )
    with open_library(settings.home, settings.servers) as library:
        resolved = resolve_scope(scope, library.index)
        filters = Filters(has=more["has"], **{name: getattr(resolved, name) for name in FILTERS})  # type: ignore[arg-type]  # click gives objects
        result = search(library.index, query, filters, int(str(more["limit"])))
    if form == "json":
        click.echo(json.dumps(result_to_json(result), ensure_ascii=False))
    elif form == "csv":
        click.echo(table_to_csv(HITS.table(result.hits)), nl=False)
    else:
        show_lines(*result_to_lines(result))


command.context_settings["ignore_unknown_options"] = True  # `-备案` is a word to leave out, not an option


def _query(words: tuple[str, ...]) -> str:
    """The words as one query. Raises: NoSuchOption for what was meant as an option."""
    for word in words:
        if word.startswith("--") and word[2:3].isascii() and word[2:3].isalpha():
            raise click.NoSuchOption(word)
    return " ".join(words)
