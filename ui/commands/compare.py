"""`hengce compare`: measures side by side, topic × region."""

import click

from hengce.graph.scope import Scope
from hengce.ui.commands.asking import show_reply
from hengce.ui.commands.options import described, format_option, home_option, within_option
from hengce.ui.library import open_library
from hengce.ui.names import resolve_document, resolve_region, resolve_topic
from hengce.ui.questions import ask_comparison, ask_likeness
from hengce.ui.settings import Settings, say


@described(
    "按主题对比各地措施：条款、牵头单位、指标和优惠。",
    "Measures side by side: provisions, leading bodies, targets and concessions by topic and region.",
    "hengce compare --topic 设施规划建设 --regions 吉林省,渝中区",
)
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar=say("主题", "TOPIC"),
    help=say("主题名称或代号，可写多次", "Name or key of a topic, may be repeated"),
)
@click.option(
    "--like",
    default=None,
    metavar=say("文号", "DOCUMENT"),
    help=say(
        "不按主题，按用词相似对比这份文件的每条措施（文号见 hengce documents）",
        "Instead of topics: compare each measure of this document by the likeness of words (ids: hengce documents)",
    ),
)
@click.option(
    "--regions",
    default="",
    metavar=say("地区,…", "REGION,…"),
    help=say("要对比的地区，逗号分隔；不写则为全部", "Regions, separated by commas; all without it"),
)
@within_option
@format_option("table", "json", "csv")
@home_option
def command(topics: tuple[str, ...], regions: str, form: str, settings: Settings, **more: object) -> None:
    """Prints the comparison."""
    like, within = str(more["like"] or ""), bool(more["within"])
    if bool(topics) == bool(like):
        raise click.UsageError(say("对比需要 --topic 或 --like 之一。", "Comparing needs either --topic or --like."))
    if like and within:
        raise click.UsageError(say("--within 只用于按主题对比。", "--within goes with --topic only."))
    with open_library(settings.home, settings.servers) as library:
        wanted = [resolve_region(region, library.index) for region in split_names(regions)]
        if like:
            reply = ask_likeness(library, resolve_document(like, library.graph), wanted)
        else:
            keys = [resolve_topic(topic, library.index).key for topic in topics]
            reply = ask_comparison(library.graph, keys, wanted, Scope(within=within))
    show_reply(form, reply)


def split_names(names: str) -> list[str]:
    """The names in a list separated by commas of either width.

    >>> split_names("吉林省，渝中区,")
    ['吉林省', '渝中区']
    """
    return [name.strip() for name in names.replace("，", ",").replace("、", ",").split(",") if name.strip()]
