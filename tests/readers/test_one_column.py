"""Files of one column with separators in its cells, and tables that look like such files."""

from __future__ import annotations

import pytest

from pandas_semtype.readers import ReadOptions, read_table

ONE_COLUMN = {
    "decimal commas": ("Gewicht", ["4,25", "17,80", "3,05", "120,00"]),
    "decimal commas, one row": ("Kurs", ["1,0875"]),
    "thousands with points": ("Umsatz netto", ["2.345,10", "980,00", "12.000,99", "7,50"]),
    "thousands with commas": ("turnover", ["2,345", "13,980", "112,000"]),
    "millions with commas": ("people", ["2,345,100", "13,980,007", "1,200,000"]),
    "negative amounts with a currency": ("Saldo", ["-4,20 €", "18,99 €", "-1,05 €"]),
    "a currency in front": ("cost", ["$2,345.50", "$1,980.00", "$9,000.10"]),
    "percentages": ("Anteil in %", ["4,2 %", "18,9 %", "1,0 %"]),
    "positions": ("position", ["47.37,8.54", "-33.87,151.21", "40.71,-74.01"]),
    "surname first": ("member", ["Roe, Jane", "Poe, Edgar", "Lee, Ang", "Eco, Umberto"]),
    "places": ("Ort", ["Genf, Schweiz", "Linz, Österreich", "Kiel, Deutschland"]),
    "dates in words": ("held on", ["March 3, 2021", "April 14, 2022", "May 25, 2023"]),
    "lists of three": ("colours", ["red, green, blue", "teal, pink, grey", "gold, tan, plum"]),
    "lists with semicolons": ("roles", ["reader; editor", "editor; owner", "reader; owner"]),
    "times of day": ("start", ["08:15", "09:45", "17:30"]),
    "times with seconds": ("start", ["08:15:01", "09:45:59", "17:30:10"]),
    "names of people": ("person", ["Jane Roe", "Edgar Poe", "Ang Lee", "Umberto Eco"]),
    "a name of two words": ("full name", ["Jane Roe", "Edgar Poe", "Ang Lee", "Umberto Eco"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", ONE_COLUMN)
def test_separators_in_every_cell_of_one_column_separate_nothing(tmp_path, kind):
    name, cells = ONE_COLUMN[kind]
    (tmp_path / "a.csv").write_text("\n".join([name, *cells, ""]), encoding="utf-8")
    table = read_table(tmp_path / "a.csv")
    assert table.frame.to_dict("list") == {name: cells}
    assert not [note for note in table.notes if "above" in note or "names" in note]


def test_a_title_above_one_column_of_numbers_with_commas(tmp_path):
    text = "Kurse im Mai\n\nKurs\n4,25\n17,80\n3,05\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    table = read_table(tmp_path / "a.csv")
    assert table.frame.to_dict("list") == {"Kurs": ["4,25", "17,80", "3,05"]}
    assert "2 lines above the table left out" in table.notes


@pytest.mark.parametrize(
    ("text", "name", "n_cells"),
    [
        ("post\n\nfirst\nsecond\n", "post", 2),
        ("post\nfirst\n\nsecond\n5\n6\n7\n8\n9\n", "post", 8),
        ("n\n\n5\n6\n\n7\n", "n", 4),
        ("who@where.example\n\nwho\nann@inn.example\nbob@inn.example\n", "who", 2),
    ],
)
def test_blank_lines_in_one_column_hide_no_name(tmp_path, text, name, n_cells):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    frame = read_table(tmp_path / "a.csv").frame
    assert (frame.columns.tolist(), len(frame)) == ([name], n_cells)


TWO_COLUMNS = {
    "a header with the separator": ("a,b", ["4,25", "17,80", "3,05"], ["a", "b"]),
    "a title above names": ("Prices", ["item,cost", "tea,3", "jam,4"], ["item", "cost"]),
    "a title above names and blanks": ("Ages", ["name, age", "Jo, 31", "Al, 45"], ["name", " age"]),
    "a title and a blank line": (
        "Prices\n", ["4,25", "17,80", "3,05"], ["column_1", "column_2"],
    ),
    "a comment": ("# by hand", ["4,25", "17,80", "3,05"], ["column_1", "column_2"]),
    "row names of R": ("x", ["1,20.5", "2,21.0", "3,22.5"], ["column_1", "column_2"]),
    "quoted cells": ("Staff", ['"Roe", "Jane"', '"Poe", "Edgar"'], ["Roe", ' "Jane"']),
    "tabs": ("Report", ["kind\tn", "tea\t3", "jam\t4"], ["kind", "n"]),
    "blanks between words and numbers": ("item n", ["tea 3", "jam 4", "oil 9"], ["item", "n"]),
    "blanks between numbers": ("Run 7", ["1.5 2.5 3.0", "1.0 0.5 7.0", "4.0 2.5 9.0"], None),
}  # fmt: skip


@pytest.mark.parametrize("kind", TWO_COLUMNS)
def test_tables_below_a_title_stay_tables(tmp_path, kind):
    head, rows, names = TWO_COLUMNS[kind]
    (tmp_path / "a.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    frame = read_table(tmp_path / "a.csv").frame
    assert frame.shape[1] == (3 if names is None else 2)
    assert names is None or frame.columns.tolist() == names


def test_a_separator_that_is_given_separates(tmp_path):
    (tmp_path / "a.csv").write_text("Kurs\n1,10\n1,20\n1,15\n", encoding="utf-8")
    assert read_table(tmp_path / "a.csv", ReadOptions(sep=",")).frame.shape == (3, 2)
    (tmp_path / "b.csv").write_text("sep=,\nKurs\n1,10\n1,20\n1,15\n", encoding="utf-8")
    assert read_table(tmp_path / "b.csv").frame.shape == (3, 2)
