"""Formulas that no program has computed are told, and those with a value are not."""

from __future__ import annotations

import io
import zipfile

import pytest

from pandas_semtype.readers import ReadOptions, read_table
from pandas_semtype.readers.formulas import without_values

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is optional")


def workbook(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


ROWS = [["net", "tax", "sum"]] + [[k, k * 0.2, f"=A{k + 2}+B{k + 2}"] for k in range(30)]


def test_formulas_without_a_value_are_counted_by_column(tmp_path):
    table = read_table(workbook(tmp_path / "a.xlsx", {"May & June": ROWS}))
    assert table.frame["sum"].isna().all()
    assert table.notes == [
        "30 formulas without a value in column C, read as missing (open and save the file in a "
        "spreadsheet program)"
    ]


def test_only_those_of_the_sheet_that_is_read(tmp_path):
    plain = [["a", "b"], [1, 2], [3, 4], [5, 6]]
    file = workbook(tmp_path / "a.xlsx", {"first": plain, "second": [["x"], ["=1+1"], [3]]})
    assert not any("formula" in note for note in read_table(file).notes)
    notes = read_table(file, ReadOptions(table="second")).notes
    assert [note[:40] for note in notes] == ["1 formula without a value in column A, r"]


@pytest.mark.parametrize(
    ("cell", "n"),
    [
        ('<c r="B2"><f>A2</f><v>3</v></c>', 0),
        ('<c r="B2" t="str"><f>A2</f><v></v></c>', 0),  # an empty text
        ('<c r="B2" t="e"><f>A2</f><v>#REF!</v></c>', 0),
        ('<c r="B2" s="3"/><c r="C2"><v>3</v></c>', 0),
        ('<c r="B2"><f>A2</f><v></v></c>', 1),
        ('<c r="B2"><f>A2</f><v/></c>', 1),
        ('<c r="B2"><f t="shared" si="0"/></c>', 1),
        ('<c s="1" r="B2"/><c r="AB2"><f>A2</f></c>', 1),
        ('<x:c r="B2"><x:f>A2</x:f></x:c>', 1),
    ],
)
def test_cells_of_all_kinds(cell, n):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<sheets><sheet name='a' r:id='rId1'/></sheets>")
        relation = '<Relationship Id="rId1" Target="/xl/worksheets/s.xml"/>'
        archive.writestr("xl/_rels/workbook.xml.rels", relation)
        archive.writestr("xl/worksheets/s.xml", f"<sheetData><row>{cell}</row></sheetData>")
    assert sum(without_values(buffer, "a").values()) == n
    assert without_values(buffer, "b") == {}


def test_nothing_is_said_of_other_files():
    assert without_values(io.BytesIO(b"no archive"), "a") == {}


def test_empty_rows_inside_a_table_are_told(tmp_path):
    rows = [["port", "ships"], ["Bari", 4], [None, None], ["Brest", 7], [None, None], ["Riga", 2]]
    table = read_table(workbook(tmp_path / "a.xlsx", {"one": [*rows, [None, None]]}))
    assert table.frame["port"].tolist() == ["Bari", "Brest", "Riga"]
    assert table.notes == ["2 empty rows left out"]


def test_a_damaged_sheet_has_no_formulas(tmp_path):
    content = bytearray(workbook(tmp_path / "a.xlsx", {"one": ROWS}).read_bytes())
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    content[start + 60 : start + 160] = b"\xff" * 100
    assert without_values(io.BytesIO(bytes(content)), "one") == {}
