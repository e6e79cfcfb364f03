"""Cells of workbooks: read as those of a CSV are, and only empty ones missing."""

from __future__ import annotations

import pytest

from pandas_semtype.readers import read_table

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is optional")

WORDS = ["NA", "N/A", "n/a", "NULL", "null", "None", "nan", "-NaN", "<NA>", "1.#QNAN", "#NA", "-"]


def saved(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.filterwarnings("ignore")  # pandas tells of its next default
@pytest.mark.parametrize("engine", ["calamine", "openpyxl"])
def test_words_for_nothing_are_cells_and_names(tmp_path, monkeypatch, engine):
    if engine == "openpyxl":
        monkeypatch.setattr(
            "pandas_semtype.readers.workbook.find_spec", lambda name: name == "openpyxl" or None
        )
    else:
        pytest.importorskip("python_calamine", reason="python-calamine is optional")
    rows = [[word, number, "x"] for number, word in enumerate(WORDS)]
    file = saved(tmp_path / "a.xlsx", [["LATAM", "NA", "null"], *rows, ["NA"] * 3, ["", 5, None]])
    table = read_table(file)
    assert table.notes == []
    assert table.frame.columns.tolist() == ["LATAM", "NA", "null"]
    assert table.frame["LATAM"].tolist()[:-1] == [*WORDS, "NA"]
    assert table.frame["NA"].tolist() == [*range(len(WORDS)), "NA", 5]
    assert table.frame["null"].tolist()[:-1] == ["x"] * len(WORDS) + ["NA"]
    assert table.frame.iloc[-1].isna().tolist() == [True, False, True]


def test_words_for_nothing_are_told_when_numbers_are_cast(tmp_path):
    rows = [[number % 7 if number % 5 else "n/a"] for number in range(60)]
    frame = read_table(saved(tmp_path / "a.xlsx", [["stock"], *rows])).frame
    values, report = frame.semtype.cast()
    assert values["stock"].isna().sum() == 12
    assert values["stock"].dropna().tolist() == [n % 7 for n in range(60) if n % 5]
    assert report["stock"].n_null_tokens == 12
