"""`hengce targets`: what is to be reached or kept to."""

from hengce.graph.scope import Scope
from hengce.ui.commands.asking import answer
from hengce.ui.commands.options import described, format_option, home_option, scope_options
from hengce.ui.settings import Settings, say


@described(
    "目标与标准：指标、数值、期限和范围。",
    "Targets and standards with figure, deadline and scope.",
    say(
        "hengce targets --level 县级 --format csv > targets.csv",
        "hengce targets --level county --format csv > targets.csv",
    ),
)
@scope_options
@format_option("table", "json", "csv")
@home_option
def command(scope: Scope, form: str, settings: Settings) -> None:
    """Prints the table."""
    answer("targets", scope, form, settings)
