"""Rows that end early and blank lines: no cell moves, and what was filled up is told."""

from __future__ import annotations

import pandas as pd
import pytest

from pandas_semtype.readers import ReadOptions, read_table

FILLED = "too few fields filled up with empty cells"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("p,q,r\n1,2,3\n4,5\n6,7,8\n", f"1 row with {FILLED}, line 3"),
        ('p,q,r\n1,2,3\n\n4,"5\n6",7\n8\n9,0\n', f"2 rows with {FILLED}, lines 6, 7"),
        ("Stock\n\np;q;r\n" + "1;2;3\n" * 12 + "7;8\n", f"1 row with {FILLED}, line 16"),
        ("p,q,r\n" + "1,2,3\n" * 900 + "4\n" * 12, f"12 rows with {FILLED}, lines 902, 903"),
    ],
)
def test_rows_that_end_early_are_told_with_their_lines(tmp_path, text, told):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert read_table(tmp_path / "a.csv").notes[-1].startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "p,q,r\n1,2,\n4,,\n6,7,8\n",
        'p,q,r\n1,2,""\n\n4,5,6\n',
        "p;q\n" + "1;2;\n" * 4,
        '"x","y"\n"1",5,""\n"2",6,7\n',
        "p,q,r\n1,2,\n   \n3,4,5\n",
    ],
)
def test_empty_cells_at_the_end_of_a_row_are_not_told(tmp_path, text):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert not [note for note in read_table(tmp_path / "a.csv").notes if "few fields" in note]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_of_one_column_are_empty_cells(tmp_path, end):
    file = tmp_path / "a.csv"
    lines = ["post", "first", "", "second, with a comma", "", "", "third", '""', "fourth", "", ""]
    file.write_text(end.join(lines), encoding="utf-8", newline="")
    table = read_table(file)
    cells = table.frame["post"]
    assert cells.fillna("").tolist() == [
        "first", "", "second, with a comma", "", "", "third", "", "fourth",
    ]  # fmt: skip
    assert table.notes == ["separator none, one column", "3 blank lines read as empty cells"]


def test_blank_lines_around_the_cells_of_one_column_are_none(tmp_path):
    file = tmp_path / "a.csv"
    for text in ("post\n\none\ntwo\n\n\n", "post\none\ntwo\n", 'post\none\n"two"\n'):
        file.write_text(text, encoding="utf-8")
        table = read_table(file)
        assert (table.frame["post"].tolist(), table.notes) == (["one", "two"], [])
    file.write_text("post\none\n\ntwo\n", encoding="utf-8")
    assert read_table(file).notes == ["1 blank line read as an empty cell"]
    file.write_text('post\n"one\n\nmore"\n""\n', encoding="utf-8")
    table = read_table(file)
    assert (table.frame["post"].fillna("").tolist(), table.notes) == (["one\n\nmore", ""], [])


def test_blank_lines_of_several_columns_are_left_out(tmp_path):
    (tmp_path / "a.csv").write_text("p,q\n1,2\n\n\n3,4\n", encoding="utf-8")
    table = read_table(tmp_path / "a.csv")
    assert (len(table.frame), table.notes) == (2, [])
    assert len(read_table(tmp_path / "a.csv", ReadOptions(sep=",", header=False)).frame) == 3


@pytest.mark.parametrize("cells", [[None, "4.5"], [None, None, "oak", None, "ash"], ["oak", None]])
def test_a_missing_first_cell_of_one_column_is_a_cell(tmp_path, cells):
    frame = pd.DataFrame({"tree": cells})
    frame.to_csv(tmp_path / "a.csv", index=False)
    read = read_table(tmp_path / "a.csv").frame["tree"]
    assert [None if cell != cell else cell for cell in read] == cells


@pytest.mark.parametrize("skip", [None, 1])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_of_names_longer_than_the_head(tmp_path, skip, end):
    names = [f"sample_number_{k}" for k in range(30_000)]
    lines = [*["made in March"] * bool(skip), ",".join(names), ",".join(["0.5"] * 30_000)]
    (tmp_path / "a.csv").write_text(end.join([*lines, ""]), encoding="utf-8", newline="")
    frame = read_table(tmp_path / "a.csv", ReadOptions(skip=skip)).frame
    assert frame.columns.tolist() == names
    assert frame.shape == (1, 30_000)
