"""Exports: text stays text, whatever it begins with."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.errors import ConfigError, StoreError
from hengce.ui.export import CELL_CHARACTERS, table_to_csv, table_to_xlsx, write_export
from hengce.ui.present import Table

RUNNABLE = ["=HYPERLINK(\"http://x\")", "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1"]  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


def of(*cells: str | float | None) -> Table:
    return Table(tuple("列" for _ in cells), (cells,))


@pytest.mark.parametrize("text", RUNNABLE)
def test_sheet_holds_formulas_as_text(text: str) -> None:
    cell = openpyxl.load_workbook(io.BytesIO(table_to_xlsx(of(text)))).active["A2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_sheet_makes_no_links() -> None:
    names = zipfile.ZipFile(io.BytesIO(table_to_xlsx(of("http://example.com")))).namelist()
    assert not [name for name in names if name.endswith(".rels") and "worksheets" in name]


def test_sheet_keeps_numbers() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(table_to_xlsx(of(90, 4.5, None)))).active
    assert [cell.value for cell in sheet[2]] == [90, 4.5, None]


def test_sheet_cuts_what_a_cell_cannot_hold() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(table_to_xlsx(of("长" * 40_000)))).active
    assert len(sheet["A2"].value) == CELL_CHARACTERS


@pytest.mark.parametrize("text", RUNNABLE)
def test_csv_guards_formulas(text: str) -> None:
    assert list(csv.reader(io.StringIO(table_to_csv(of(text)))))[1] == [f"'{text}"]


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_csv_gives_back_all_other_text(cells: list[str]) -> None:
    row = list(csv.reader(io.StringIO(table_to_csv(of(*cells)), newline="")))[1:]
    assert [cell.removeprefix("'") for cell in (row or [[""]])[0]] == [cell.removeprefix("'") for cell in cells]


def test_other_suffixes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"\.xlsx、\.csv、\.json"):
        write_export(tmp_path / "a.doc", of("甲"), [])


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        write_export(tmp_path / "none" / "a.csv", of("甲"), [])


def test_nothing_is_left_beside_the_export(tmp_path: Path) -> None:
    write_export(tmp_path / "a.csv", of("甲"), [])
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]
