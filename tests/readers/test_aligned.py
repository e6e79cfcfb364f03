"""Texts whose columns are aligned by blanks, and texts that only have many blanks."""

from __future__ import annotations

import pytest

from pandas_semtype.readers import FileError, ReadOptions, read_table

ALIGNED = {
    "names and numbers": """\
Who         Years  Where          Post
Jo Ann         71  San Sebastian 20001
Mia             8  Rio           11222
Otto Carl      45  Le Havre      76600
""",
    "missing cells below a rule": """\
Orders of June

no   buyer       day         cost
---  ----------  ----------  -----
1    Jo Ann      2023-06-01  10.50
2                2023-06-02   7.00
3    Otto                     0.99
""",
    "output of a program": """\
    PID TTY          TIME CMD
      7 ?        00:01:03 init
     70 pts/3    00:00:00 sh
   7001 pts/4    00:20:00 top -b
""",
    "moments": """\
moment                  n  by
2023-06-01 12:30:01     7  Jo Ann
2023-06-02 13:30:01  1800  Otto
2023-06-03 14:30:01    12  Mia
""",
}
EXPECTED = {
    "names and numbers": [
        ["Who", "Years", "Where", "Post"],
        ["Jo Ann", "71", "San Sebastian", "20001"],
        ["Mia", "8", "Rio", "11222"],
        ["Otto Carl", "45", "Le Havre", "76600"],
    ],
    "missing cells below a rule": [
        ["no", "buyer", "day", "cost"],
        ["1", "Jo Ann", "2023-06-01", "10.50"],
        ["2", None, "2023-06-02", "7.00"],
        ["3", "Otto", None, "0.99"],
    ],
    "output of a program": [
        ["PID", "TTY", "TIME", "CMD"],
        ["7", "?", "00:01:03", "init"],
        ["70", "pts/3", "00:00:00", "sh"],
        ["7001", "pts/4", "00:20:00", "top -b"],
    ],
    "moments": [
        ["moment", "n", "by"],
        ["2023-06-01 12:30:01", "7", "Jo Ann"],
        ["2023-06-02 13:30:01", "1800", "Otto"],
        ["2023-06-03 14:30:01", "12", "Mia"],
    ],
}


@pytest.mark.parametrize("kind", ALIGNED)
@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_columns_aligned_by_blanks_are_columns(tmp_path, kind, name):
    (tmp_path / name).write_text(ALIGNED[kind], encoding="utf-8")
    table = read_table(tmp_path / name)
    names, *rows = EXPECTED[kind]
    frame = table.frame
    assert frame.columns.tolist() == names
    assert frame.astype(object).where(frame.notna(), None).to_numpy().tolist() == rows
    assert "columns aligned by blanks" in table.notes


def test_what_is_said_of_an_aligned_text_counts(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("by hand\n" + ALIGNED["moments"], encoding="utf-8")
    assert read_table(file, ReadOptions(skip=1)).frame.columns.tolist() == ["moment", "n", "by"]
    assert read_table(file, ReadOptions(skip=1, header=False)).frame.shape == (4, 3)
    assert read_table(file, ReadOptions(sep=";")).frame.shape[1] == 1


def test_a_longer_cell_far_below_is_not_cut(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("code     n\n" + "ab       1\n" * 500 + "abcdef 777\n", encoding="utf-8")
    assert read_table(file).frame.iloc[-1].tolist() == ["abcdef", "777"]
    file.write_text("code     n\n" + "ab       1\n" * 500 + "abcdefghi 7\n", encoding="utf-8")
    with pytest.raises(FileError, match="line 502 is not aligned") as caught:
        read_table(file)
    assert "abcdefghi" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("So it  is.  Or is it?\nIt may  be,  or not.\nWho  knows?\n", None),
        ("a b\n1 2\n3 4\n", ["a", "b"]),
        ("who,    where\nJo,     Rome\nMia,    Oslo\nOtto,   Bern\n", ["who", "    where"]),
        ("who    ;n  \nJo     ;12 \nMia    ;7  \nOtto   ;301\n", ["who    ", "n  "]),
        ("Who is it\nJo  Ann\nMia Lee\nOtto Low\n", ["Who is it"]),
    ],
)
def test_blanks_alone_align_nothing(tmp_path, text, names):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    table = read_table(tmp_path / "a.csv")
    assert "columns aligned by blanks" not in table.notes
    assert names is None or table.frame.columns.tolist() == names
    assert names is not None or table.frame.shape[1] == 1
