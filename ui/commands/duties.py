"""`hengce duties`: who is responsible for what."""

from hengce.graph.scope import Scope
from hengce.ui.commands.asking import answer
from hengce.ui.commands.options import described, format_option, home_option, scope_options
from hengce.ui.settings import Settings, say


@described(
    "谁负责什么：哪个部门以什么角色负责哪项措施，附逐一列出的部门职责。",
    "Who is responsible for what: bodies, their roles and measures, and the duties that documents list body by body.",
    say(
        "hengce duties --function 教育 --role 牵头 --region 渝中区",
        "hengce duties --function 教育 --role lead --region 渝中区",
    ),
)
@scope_options
@format_option("table", "json", "csv")
@home_option
def command(scope: Scope, form: str, settings: Settings) -> None:
    """Prints the table."""
    answer("duties", scope, form, settings)
