"""Workbooks that commands write hold texts as texts."""

from __future__ import annotations

import pandas as pd
import pytest
from cli_helpers import run

from pandas_semtype.cli.writing import write_table
from pandas_semtype.readers import UsageError, read_table

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is optional")

ODD = ["=1+1", '=HYPERLINK("http://a.example/","x")', "=", "==", "#N/A", "#DIV/0!", "+1", "@A1"]


def test_texts_that_look_like_formulas_or_errors_stay_texts(tmp_path):
    frame = pd.DataFrame({"=name": ODD, "n": range(len(ODD))})
    write_table(frame, str(tmp_path / "a.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [cell.data_type for cell in sheet["A"]] == ["s"] * (len(ODD) + 1)
    assert [cell.data_type for cell in sheet["B"]][1:] == ["n"] * len(ODD)
    read = read_table(tmp_path / "a.xlsx").frame
    assert read["=name"].tolist() == ODD
    assert read["n"].tolist() == list(range(len(ODD)))


@pytest.mark.parametrize("command", ["cast", "mask"])
def test_commands_write_no_formula(capsys, double, tmp_path, command):
    file = tmp_path / "a.csv"
    file.write_text("who,note\n" + "ann@a.example,=1+1\nbo@a.example,=A1\n" * 5, encoding="utf-8")
    out = tmp_path / "b.xlsx"
    code, _, _ = run(capsys, command, file, "-o", out)
    assert code == 0
    assert read_table(out).frame["note"].tolist() == ["=1+1", "=A1"] * 5
    assert all(
        cell.data_type == "s" for row in openpyxl.load_workbook(out).active.rows for cell in row
    )


def test_a_text_longer_than_a_cell_is_an_error(tmp_path):
    frame = pd.DataFrame({"a": ["x" * 32_767, "y" * 32_768]})
    with pytest.raises(UsageError, match="column 1 of the table has longer texts"):
        write_table(frame, str(tmp_path / "a.xlsx"))
    assert list(tmp_path.iterdir()) == []
    for odd in (pd.DataFrame({"a": [["z" * 32_768]]}), pd.DataFrame({"n" * 32_768: [1]})):
        with pytest.raises(UsageError, match="column 1 of the table has longer texts"):
            write_table(odd, str(tmp_path / "a.xlsx"))
    write_table(frame.iloc[:1], str(tmp_path / "a.xlsx"))
    assert read_table(tmp_path / "a.xlsx").frame["a"].str.len().tolist() == [32_767]
