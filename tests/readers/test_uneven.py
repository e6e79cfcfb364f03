"""Rows of several lengths, two tables in a file, and first rows that may be cells."""

from __future__ import annotations

import pytest

from pandas_semtype.readers import FIRST_ROW_IN_DOUBT, FileError, ReadOptions, read_table


def read(tmp_path, text, **options):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    return read_table(tmp_path / "a.csv", ReadOptions(**options))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("p;q;r\n10;20\n30;40;50;60\n7;8;9\n", "4 fields in line 3"),
        ("kind,n\nash,1\noak,2\nkind,n,m\nelm,3,4\nfir,5,6\nyew,7,8\n", "3 fields in line 4"),
        ("no,who,age\n7,Olsen, Eva,31\n8,Berg, Tom,42\n9,Dahl, Liv,53\n", "4 fields in line 2"),
    ],
    ids=["uneven", "a wider table below", "a comma in every name"],
)
def test_longer_rows_are_an_error_that_names_the_line(tmp_path, text, told):
    with pytest.raises(FileError, match=told) as raised:
        read(tmp_path, text)
    assert "Olsen" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("p,q,r\n1,2,3\n8,9,8\n\nu,v\n4,5\n6,7\n", "line 5 looks like the names of a second table"),
        ("p,q\n1,2\n3,4\n\nu,v\n4,5\n6,7\n", "line 5 looks like the names of a second table"),
        ("p,q,r\n1,2,3\nu,v\n4,5\n6,7\n", "lines 3, 4, 5"),
    ],
)
def test_a_second_table_is_told_with_its_line(tmp_path, text, told):
    assert any(told in note for note in read(tmp_path, text).notes)


def test_row_names_of_r_stay_and_are_told(tmp_path):
    table = read(tmp_path, "mpg,cyl\nMazda,21.0,6\nDatsun,22.8,4\nHornet,21.4,6\n")
    assert table.frame.columns.tolist() == ["column_1", "mpg", "cyl"]
    assert "3 fields in line 2, below 2 names, the last ones" in table.notes


@pytest.mark.parametrize(
    "text",
    ["Olsen,Eva,Odense\nBerg,Tom,Aarhus\nDahl,Liv,Kolding\n", "Eva Olsen\nTom Berg\nLiv Dahl\n"],
)
def test_a_first_row_like_the_cells_is_told(tmp_path, text):
    assert FIRST_ROW_IN_DOUBT in read(tmp_path, text).notes
    for header in (True, False):
        assert FIRST_ROW_IN_DOUBT not in read(tmp_path, text, header=header).notes


@pytest.mark.parametrize(
    "text",
    [
        "Nachname,Vorname,Ort\nBerg,Tom,Aarhus\nDahl,Liv,Kolding\n",
        "Baum,Wuchs\nEsche,hoch\nEiche,hoch\nEibe,klein\nUlme,hoch\nTanne,hoch\n",
        "Baum,Alter\nEsche,7\nEiche,8\n",
        "baum_art,ort\nesche,ulm\neiche,bonn\n",
        "post\nfirst\nsecond\n",
    ],
)
def test_names_are_not_doubted(tmp_path, text):
    assert FIRST_ROW_IN_DOUBT not in read(tmp_path, text).notes
