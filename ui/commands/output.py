"""Results on the screen: as a table for people, or as CSV or JSON for programs."""

import shutil
import sys
from collections.abc import Sequence

import click

from hengce.ui.export import rows_to_json, table_to_csv
from hengce.ui.library.report import Failure
from hengce.ui.present import Table
from hengce.ui.settings import language, say

PLAIN_WIDTH = 160  # a table that goes to a file or a pipe; a terminal says its own width


def show(form: str, table: Table, rows: Sequence[object]) -> None:
    """Prints the table, or the rows behind it as JSON."""
    if form == "json":
        click.echo(rows_to_json(rows))
    elif form == "csv":
        click.echo(table_to_csv(table), nl=False)
    else:
        show_table(table)


def show_table(table: Table) -> None:
    """Prints the table for people, with the number of rows; says so when there are none."""
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    if not table.rows:
        click.echo(say("没有符合条件的内容。", "Nothing fits."))
        return
    is_watched = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if is_watched else PLAIN_WIDTH
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in table.headings:
        if is_watched and heading == say("文件", "Document"):  # long, and the same in many rows
            grid.add_column(heading, no_wrap=True, overflow="ellipsis", max_width=width // 5)
        else:
            grid.add_column(heading, overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    Console(width=width, highlight=False).print(grid)
    click.echo(say(f"共 {len(table.rows)} 条", f"{len(table.rows)} rows"), err=True)


def show_lines(*lines: str) -> None:
    """Prints the lines."""
    for line in lines:
        click.echo(line)


def failures_to_screen(failures: Sequence[Failure]) -> None:
    """Names each file that could not be taken in, with the reason."""
    for failure in failures:
        reason = failure.reason.in_language(language())
        click.echo(say("未能读取", "Not read") + f" {failure.path}{say('：', ': ')}{reason}", err=True)
