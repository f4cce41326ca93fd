"""Who answers for a row of a task table, by the heads of its columns: 牵头单位, 责任单位, 配合单位."""

import re
from functools import lru_cache
from typing import Final

from hengce.ingest.extract.bodies.lists import read_units
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.shares import Part, Share
from hengce.ingest.model import Parsed, Row, Table

LEAD_COLUMN: Final = re.compile(r"牵头|主办|主责|主要责任")
SUPPORT_COLUMN: Final = re.compile(r"(?:配合|协办|参与|参加|协同|协助)")
INNER_OFFICE: Final = re.compile(
    r"处室|科室|内设|领导|责任人|联系人"
)  # 市卫健委内牵头处室 names parts of one body, or persons
DUTY_COLUMN: Final = re.compile(
    r"(?:责任|负责|落实|实施|承办|主管|执行|承担|指导|推进)(?:单位|部门|主体|机构|处室|科室)|^(?:单位|部门)$"
)


def shares_in_rows(parsed: Parsed, reader: BodyReader) -> dict[str, list[list[Share]]]:
    """The shares of each row of a task table, by the number of its provision."""
    shares = dict[str, list[list[Share]]]()
    for table in parsed.tables:
        for row in table.rows:
            if found := _row_shares(parsed.text, table, row, reader):
                shares.setdefault(row.provision, []).append(found)
    return shares


def _row_shares(text: str, table: Table, row: Row, reader: BodyReader) -> list[Share]:
    shares = []
    for header, cell in zip(table.header, row.cells, strict=False):
        part = _column_part(header)
        if part is not None:
            shares.append(Share(part, read_units(text, cell.start, cell.end, reader)))
    return shares


@lru_cache(maxsize=256)
def _column_part(header: str) -> Part | None:
    if INNER_OFFICE.search(header):
        return None
    if LEAD_COLUMN.search(header):
        return "lead"
    if SUPPORT_COLUMN.search(header):
        return "support"
    return "duty" if DUTY_COLUMN.search(header) else None
