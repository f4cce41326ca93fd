"""`hengce doctor`: whether all is well with the library and the servers, and what to do where it is not."""

from hengce.ui.commands.options import described, format_option, home_option
from hengce.ui.commands.output import show
from hengce.ui.present import Table
from hengce.ui.settings import Settings, language, say


@described(
    "检查设置、原文、图谱和检索库：能否使用、版本和数量是否相符，不妥之处说明怎么办。",
    "Checks settings, sources, graph and index: whether they can be used, their versions and counts, and what to do.",
    "hengce doctor",
)
@format_option("table", "json", "csv")
@home_option
def command(form: str, settings: Settings) -> int:
    """Prints what was looked at, and returns 0 when there is nothing to do."""
    from hengce.ui.library.examination import examine

    checks = list(examine(settings.home, settings.servers))
    headings = (say("项目", "Subject"), say("状态", "State"), say("所见", "Found"), say("怎么办", "To do"))
    states = {True: say("正常", "well"), False: say("不妥", "not well")}
    told = [[each.in_language(language()) for each in (check.subject, check.found, check.advice)] for check in checks]
    cells = tuple(
        (subject, states[check.ok], found, advice) for check, (subject, found, advice) in zip(checks, told, strict=True)
    )
    rows = [
        {"subject": subject, "ok": check.ok, "found": found, "advice": advice, "counts": dict(check.counts)}
        for check, (subject, found, advice) in zip(checks, told, strict=True)
    ]
    show(form, Table(headings, cells), rows)
    return int(not all(check.ok for check in checks))
