"""`hengce citations`: which document names which."""

from hengce.graph.scope import Scope
from hengce.ui.commands.asking import answer
from hengce.ui.commands.options import described, format_option, home_option, scope_options
from hengce.ui.settings import Settings


@described(
    "文件之间的引用：依据和提及，标明是否已入库。",
    "Which document cites which, as its basis or in passing, and whether the library holds it.",
    "hengce citations --region 杭锦旗",
)
@scope_options
@format_option("table", "json", "csv")
@home_option
def command(scope: Scope, form: str, settings: Settings) -> None:
    """Prints the table."""
    answer("citations", scope, form, settings)
