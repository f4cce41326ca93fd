"""`hengce concessions`: what is waived, cut, subsidised or priced lower."""

from hengce.graph.scope import Scope
from hengce.ui.commands.asking import answer
from hengce.ui.commands.options import described, format_option, home_option, scope_options
from hengce.ui.settings import Settings


@described(
    "税费优惠、补贴和价格优惠：项目、方式和对象。",
    "Taxes and fees waived or cut, subsidies and lower prices.",
    "hengce concessions --region 临沧市",
)
@scope_options
@format_option("table", "json", "csv")
@home_option
def command(scope: Scope, form: str, settings: Settings) -> None:
    """Prints the table."""
    answer("concessions", scope, form, settings)
