"""JSON, columnar files, workbooks, databases, compression, standard input and patterns."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import sys
from types import SimpleNamespace

import pandas as pd
import pytest

from pandas_semtype.errors import MissingDependencyError
from pandas_semtype.readers import FileError, ReadOptions, UsageError, read_table, sources

RECORDS = [{"x": "007", "y": "é"}, {"x": "8", "y": None}]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", json.dumps(RECORDS)),
        ("a.json", "\n".join(map(json.dumps, RECORDS))),
        ("a.jsonl", "\n".join(map(json.dumps, RECORDS)) + "\n\n"),
        ("a.json", json.dumps({"x": ["007", "8"], "y": ["é", None]})),
        ("a.json", json.dumps({"count": 2, "items": RECORDS})),
        ("no_suffix", json.dumps(RECORDS)),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_shapes_of_json(tmp_path, name, text, encoding):
    (tmp_path / name).write_text(text, encoding=encoding)
    options = ReadOptions(format="json") if name == "no_suffix" else None
    frame = read_table(tmp_path / name, options).frame
    assert frame["x"].tolist() == ["007", "8"]
    assert frame["y"].tolist() == ["é", None]


def test_json_keeps_what_it_says(tmp_path):
    file = tmp_path / "a.json"
    text = '[{"n": 1, "date": "1", "odd": "\\ud800"}, {"date": "2024-05-06", "odd": [1, {"a": 2}]}]'
    file.write_text(text, encoding="utf-8")
    frame = read_table(file).frame
    assert frame["date"].tolist() == ["1", "2024-05-06"]
    assert frame["odd"].tolist() == ["\ud800", [1, {"a": 2}]]
    assert frame["n"].tolist()[0] == 1


@pytest.mark.parametrize(
    ("rows", "names", "n"),
    [
        (
            [["town", "people"], ["Bergen", 291], ["Molde", 32], ["Oslo", None]],
            ["town", "people"],
            3,
        ),
        ([["day", "day"], ["2024-05-06", "2024-06-05"]], ["day", "day"], 1),
        ([["Bergen", "north"], ["Molde", "west"]], ["column_1", "column_2"], 2),
        ([["Bergen", 291], ["Molde", 32]], ["column_1", "column_2"], 2),
        ([["a", "b"], [1, [2, 3]], [4]], ["a", "b"], 2),
        ([["new", "old"], [True, False], [False, True]], ["new", "old"], 2),
        ([["a", "b"], [[1], {"c": 2}], [[3], {"c": 4}]], ["a", "b"], 2),
        ([["a"], [1, 2]], ["column_1", "column_2"], 2),
    ],
)
def test_lists_of_json_have_names_where_the_first_is_unlike_the_others(tmp_path, rows, names, n):
    file = tmp_path / "a.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    table = read_table(file)
    assert table.frame.columns.tolist() == names
    assert len(table.frame) == n
    assert table.frame.iloc[-1, 0] == rows[-1][0]
    named = "names of the columns in the first list"
    assert table.notes == [named if n < len(rows) else "lists without names of columns"]


def test_json_that_is_no_table(tmp_path):
    file = tmp_path / "a.json"
    for text, message in (
        ("3", "holds no table"),
        ("[1, 2]", "holds no table"),
        ('{"a": [1], "b": [1, 2]}', "different lengths"),
        ("[" * 100_000, "nested too deeply"),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(FileError, match=message):
            read_table(file)


@pytest.mark.parametrize(
    ("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
def test_compressed_files(tmp_path, suffix, pack):
    for name in (f"a.csv{suffix}", f"a.tsv{suffix}", "packed.csv"):  # also without the suffix
        (tmp_path / name).write_bytes(pack(b"x\n007\n"))
        assert read_table(tmp_path / name).frame["x"].tolist() == ["007"]


def test_zstandard(tmp_path):
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    with pa.CompressedOutputStream(str(tmp_path / "a.csv.zst"), "zstd") as stream:
        stream.write(b"x;y\n007;1\n008;2\n")
    assert read_table(tmp_path / "a.csv.zst").frame["x"].tolist() == ["007", "008"]


@pytest.mark.parametrize("kind", ["parquet", "feather", "orc"])
def test_columnar_files_keep_their_dtypes(tmp_path, kind):
    pytest.importorskip("pyarrow", reason="pyarrow is optional")
    frame = pd.DataFrame({"x": ["007"], "day": pd.to_datetime(["2024-05-06"])})
    getattr(frame, f"to_{kind}")(tmp_path / f"a.{kind}")
    (tmp_path / "nameless").write_bytes((tmp_path / f"a.{kind}").read_bytes())
    for name in (f"a.{kind}", "nameless"):
        read = read_table(tmp_path / name).frame
        assert read["x"].tolist() == ["007"]
        assert read["day"].tolist() == frame["day"].tolist()


def test_a_table_of_sqlite(tmp_path):
    file = tmp_path / "shop.db"
    connection = sqlite3.connect(file)
    connection.execute('CREATE TABLE "or""ders" (mail TEXT, n INTEGER, n2 REAL)')
    connection.execute('INSERT INTO "or""ders" VALUES (\'a@example.org\', 1, NULL)')
    connection.execute("CREATE VIEW later AS SELECT 1 AS one")
    connection.commit()
    connection.close()
    before = file.read_bytes()
    table = read_table(file)
    assert table.frame["mail"].tolist() == ["a@example.org"]
    assert table.notes == ["table 'or\"ders' of 2 (choose with --table)"]
    assert read_table(file, ReadOptions(table="later")).frame["one"].tolist() == [1]
    with pytest.raises(UsageError, match=r"no table 'x'\. Its tables: "):
        read_table(file, ReadOptions(table="x"))
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["shop.db"]


def test_a_database_without_a_table(tmp_path):
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.execute("PRAGMA user_version = 3")
    connection.close()
    with pytest.raises(FileError, match="has no table"):
        read_table(tmp_path / "a.db", ReadOptions(format="sqlite"))


def test_a_table_of_duckdb(tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is optional")
    with duckdb.connect(str(tmp_path / "a.duckdb")) as connection:
        connection.execute("CREATE TABLE t AS SELECT 'x' AS a, DATE '2024-05-06' AS day")
    frame = read_table(tmp_path / "a.duckdb").frame
    assert frame["a"].tolist() == ["x"]
    assert str(frame["day"].iloc[0]).startswith("2024-05-06")


def test_sheets_of_a_workbook(tmp_path):
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is optional")
    book = openpyxl.Workbook()
    book.active.append(["Orders of May"])
    book.active.append([])
    for row in (["id", "amount", "who"], [1, 2.5, "Ann"], [2, 3.5, None], [3, 1, "Bob"]):
        book.active.append(row)
    book.create_sheet("empty")
    more = book.create_sheet("more")
    more.append(["a", "b"])
    more.append(["x", 1])
    book.save(tmp_path / "a.xlsx")
    table = read_table(tmp_path / "a.xlsx")
    assert table.frame.columns.tolist() == ["id", "amount", "who"]
    assert table.frame["amount"].tolist() == [2.5, 3.5, 1]
    assert table.notes == ["sheet 'Sheet' of 2 (choose with --table)",
                           "2 rows above the table left out"]  # fmt: skip
    assert read_table(tmp_path / "a.xlsx", ReadOptions(table="more")).frame.shape == (1, 2)
    with pytest.raises(UsageError, match=r"no sheet 'x'\. Its sheets: 'Sheet', 'empty', 'more'"):
        read_table(tmp_path / "a.xlsx", ReadOptions(table="x"))


def test_a_workbook_without_a_reader_names_the_extra(tmp_path, monkeypatch):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04")
    monkeypatch.setattr("pandas_semtype.readers.workbook.find_spec", lambda _: None)
    with pytest.raises(MissingDependencyError, match=r"pandas-semtype\[excel\]"):
        read_table(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"x;y\n1;2\n3;4\n", {"x": ["1", "3"], "y": ["2", "4"]}),
        (gzip.compress(b"x,y\n1,2\n", mtime=0), {"x": ["1"], "y": ["2"]}),
        (b'[{"x": "1"}]', {"x": ["1"]}),
    ],
)
def test_standard_input(monkeypatch, content, expected):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    table = read_table("-")
    assert table.frame.to_dict("list") == expected
    assert table.name == "standard input"


def test_patterns_stand_for_files(tmp_path):
    for name in ("b.csv", "a.csv", "c.txt"):
        (tmp_path / name).write_text("x\n1\n", encoding="utf-8")
    pattern = str(tmp_path / "*.csv")
    found = [str(tmp_path / name) for name in ("a.csv", "b.csv")]
    assert sources([pattern, found[0], "-"]) == [*found, "-"]
    odd = tmp_path / "odd[1].csv"
    odd.write_text("x\n1\n", encoding="utf-8")
    assert sources([str(odd)]) == [str(odd)]
    with pytest.raises(FileError, match="No file matches"):
        sources([str(tmp_path / "*.parquet")])
    with pytest.raises(UsageError, match="can be read once"):
        sources(["-", "-"])
