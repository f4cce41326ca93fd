"""`hengce documents`: the documents held."""

from hengce.graph.scope import Scope
from hengce.ui.commands.asking import answer
from hengce.ui.commands.options import described, format_option, home_option, scope_options
from hengce.ui.settings import Settings, say


@described(
    "文库中的文件，附各类事实的数量。",
    "The documents in the library, with the number of facts of each kind.",
    say("hengce documents --level 县级", "hengce documents --level county"),
)
@scope_options
@format_option("table", "json", "csv")
@home_option
def command(scope: Scope, form: str, settings: Settings) -> None:
    """Prints the table."""
    answer("documents", scope, form, settings)
