"""`hengce check`: the findings."""

from hengce.graph.scope import Scope
from hengce.ui.commands.asking import answer
from hengce.ui.commands.options import described, format_option, home_option, scope_options
from hengce.ui.settings import Settings


@described(
    "列出待核事项：看到了但没有把握读对的内容。",
    "What was seen and could not be read or resolved for sure.",
    "hengce check --region 吉林省",
)
@scope_options
@format_option("table", "json", "csv")
@home_option
def command(scope: Scope, form: str, settings: Settings) -> None:
    """Prints the table."""
    answer("check", scope, form, settings)
