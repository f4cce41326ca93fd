"""Tables as files that open in a spreadsheet, and as JSON."""

import csv
import errno
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from pathlib import Path

from hengce.ingest.errors import ConfigError, StoreError, system_reason
from hengce.ui.library.home import write_whole
from hengce.ui.present import Cell, Table

SUFFIXES = (".xlsx", ".csv", ".json")
FORMULA_SIGNS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "＝",
    "＋",
    "－",
    "＠",
)  # OWASP, CSV Injection: how a cell begins that a spreadsheet would run
SHEET_ROWS = 1_048_576  # Excel's limit, heading included
CELL_CHARACTERS = 32_767  # likewise
SHEET_LINKS = 65_530  # likewise
OPEN = "查看"  # in a linked cell without words
COLUMN_WIDTH = (8, 60)  # in characters: narrower is hard to read, wider hides the next column


@dataclass(frozen=True, slots=True)
class Links:
    """Where the cells of a column lead: an address for each row."""

    column: int
    addresses: Sequence[str]


def table_to_xlsx(table: Table, sheet: str = "Hengce", links: Links | None = None) -> bytes:
    """A workbook with one sheet; text is text, whatever it begins with.

    Not handled: rows and links past Excel's limits and characters past a cell's are left out.
    """
    import xlsxwriter  # only exports need it, and every command would pay for its import

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        page = book.add_worksheet(sheet[:31])
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        page.write_row(0, 0, table.headings, book.add_format({"bold": True}))
        for number, row in enumerate(table.rows[: SHEET_ROWS - 1], 1):
            page.write_row(number, 0, [_clipped(cell) for cell in row], wrapped)
        if links:
            form = book.add_format({"valign": "top", "font_color": "#1f4e79", "underline": 1})
            for number, address in enumerate(links.addresses[:SHEET_LINKS], 1):
                words = str(table.rows[number - 1][links.column] or OPEN)
                page.write_url(number, links.column, address, form, string=words)
        for column, width in enumerate(_widths(table)):
            page.set_column(column, column, width)
        page.freeze_panes(1, 0)
        if table.rows:
            page.autofilter(0, 0, min(len(table.rows), SHEET_ROWS - 1), len(table.headings) - 1)
    return buffer.getvalue()


def table_to_csv(table: Table) -> str:
    """The table as CSV after RFC 4180; a text cell that a spreadsheet would run is prefixed with `'`.

    >>> table_to_csv(Table(("项目",), (("=1+1",), (-2,)))).split()
    ['项目', "'=1+1", '-2']
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(table.headings)
    writer.writerows([_guarded(cell) for cell in row] for row in table.rows)
    return buffer.getvalue()


def rows_to_json(rows: Iterable[object]) -> str:
    """The rows with all their fields as a JSON array."""
    plain = [asdict(row) if is_dataclass(row) and not isinstance(row, type) else row for row in rows]
    return json.dumps(plain, ensure_ascii=False, indent=1)


def write_export(file: Path, table: Table, rows: Sequence[object]) -> None:
    """Writes `file` as its name says: the table as xlsx or csv, the rows as JSON.

    Guarantees: the whole file or none; csv begins with a byte order mark, by which Excel knows UTF-8.
    Raises: ConfigError for another suffix, StoreError when the file cannot be written.
    """
    check_suffix(file)
    if file.suffix == ".xlsx":
        content = table_to_xlsx(table)
    elif file.suffix == ".csv":
        content = table_to_csv(table).encode("utf-8-sig")
    else:
        content = rows_to_json(rows).encode()
    try:
        if not file.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "no folder")
        write_whole(file, content)
    except OSError as error:
        reason = system_reason(error)
        raise StoreError(
            f"写不了 {file}：{reason.zh}。请换一个位置，或先关闭打开着它的程序。",
            f"{file} cannot be written: {reason.en}. Choose another place, or close the program that has it open.",
        ) from error


def check_suffix(file: Path) -> None:
    """Raises ConfigError when `file` is of no kind that can be written."""
    if file.suffix not in SUFFIXES:
        raise ConfigError(
            f"导出文件 {file.name} 的后缀应为 {'、'.join(SUFFIXES)} 之一。",
            f"The name of the export {file.name} must end in one of {', '.join(SUFFIXES)}.",
        )


def _clipped(cell: Cell) -> Cell:
    return cell[:CELL_CHARACTERS] if isinstance(cell, str) else cell


def _guarded(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell


def _widths(table: Table) -> list[int]:
    low, high = COLUMN_WIDTH
    columns = zip(table.headings, *table.rows[:200], strict=True)  # the first rows are enough to judge by
    return [max(low, min(high, max(_width(cell) for cell in column))) for column in columns]


def _width(cell: Cell) -> int:
    lines = str("" if cell is None else cell).split("\n")
    return max(sum(2 if ord(sign) > 0x2E80 else 1 for sign in line) for line in lines) + 2  # Han is two wide
