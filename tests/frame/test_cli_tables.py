"""Files the command line reads: cells stay as they are written, and errors show none."""

from __future__ import annotations

import gzip

import pytest
from cli_helpers import refused, run

from pandas_semtype.readers import ReadOptions, read_table


def test_a_csv_that_is_not_utf8_is_read_and_the_guess_is_told(capsys, double, tmp_path):
    file = tmp_path / "latin.csv"
    file.write_bytes("name\nJosé\nZoë\n".encode("latin-1"))
    code, out, err = run(capsys, "infer", file)
    assert (code, "name" in out) == (0, True)
    assert err == f"pandas-semtype: {file}: encoding cp1252\n"
    assert run(capsys, "infer", file, "--encoding", "latin-1")[2] == ""
    assert "all others are plain ASCII. Pass the encoding it has with --encoding" in refused(
        capsys, "infer", file, "--encoding", "utf-8", code=1
    )
    assert "no text encoding 'latin-x'" in refused(
        capsys, "infer", file, "--encoding", "latin-x", code=2
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b'x,y\n1,"secret\n', "a quotation mark that begins in row 2 that is never"),
        ("a.csv", b'x,y\n1,2\n3,4\n5,"secret,6\n7,8\n', "in row 4"),
        ("a.csv", b"x,y\n1,2\n1,2\n1,2,3,4\n1,2\n1,2\n", "4 fields in line 4"),
        ("a.json", b"{secret", "cannot be read as json: expecting property name"),
        ("a.json", b'[{"a": 1},\n secret]', "line 2, column 2"),
        ("a.json", b'"secret"', "it holds no table"),
        ("a.jsonl", b'{"a": 1}\n{secret}\n', "in line 2"),
        ("a.csv.gz", b"secret", "it is no gzip file, as its suffix says"),
        ("a.csv.gz", gzip.compress(b"secret,secret\n" * 99, mtime=0)[:-9], "cannot be read"),
        ("a.csv.xz", b"\xfd7zXZ\x00secret", "cannot be read: "),
        ("a.csv.bz2", b"BZh9secret", "cannot be read: "),
        ("a.parquet", b"secret", "cannot be read as parquet"),
        ("a.sqlite", b"secret" * 99, "cannot be read as sqlite"),
    ],
)
def test_broken_files_give_a_sentence_without_cells(tmp_path, capsys, name, content, message):
    if "parquet" in name:
        pytest.importorskip("pyarrow", reason="pyarrow is optional")
    (tmp_path / name).write_bytes(content)
    err = refused(capsys, "infer", tmp_path / name, code=1)
    assert message in err
    assert "secret" not in err


def test_files_that_are_not_there_or_no_files(tmp_path, capsys, double):
    assert "does not exist" in refused(capsys, "infer", tmp_path / "a.csv", code=1)
    (tmp_path / "b.csv").mkdir()
    assert "is a directory" in refused(capsys, "infer", tmp_path / "b.csv", code=1)
    assert "no file" in refused(capsys, "infer", tmp_path / "*.tsv", code=1).lower()
    refused(capsys, "infer", "a\0b", code=1)
    for address in ("https://example.org/a.csv", "s3://example/a.csv", "file:///a.csv"):
        assert "opens no connection" in refused(capsys, "infer", address, code=2)
    (tmp_path / "unknown").write_bytes(b"\0\1\2\3\0\0\0\0")
    assert "Pass --format" in refused(capsys, "infer", tmp_path / "unknown", code=2)


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("a.json", ["--sep", "x"], "--sep is for csv"),
        ("a.json", ["--skip", "1"], "--skip is for csv, excel"),
        ("a.json", ["--skip-uneven"], "--skip-uneven is for csv"),
        ("a.json", ["--no-header"], "--no-header is for"),
        ("a.csv", ["--table", "x"], "--table is for excel, sqlite, duckdb"),
        ("a.csv", ["--skip", "-1"], "--skip is a number of lines"),
        ("a.csv", ["--sep", ""], "--sep is empty"),
    ],
)
def test_options_that_do_not_go_with_the_file(tmp_path, capsys, name, arguments, message):
    (tmp_path / name).write_text('[{"a": 1}]', encoding="utf-8")
    assert message in refused(capsys, "infer", tmp_path / name, *arguments, code=2)


@pytest.fixture
def orders(tmp_path):
    file = tmp_path / "orders.csv"
    rows = [f"user{i}@example.net,{i}" for i in range(12)]
    file.write_text("\n".join(["mail,n", *rows]) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("skip", ["13", "14", "700", "9" * 30])
@pytest.mark.parametrize("verb", ["infer", "mask", "cast"])
def test_skipping_everything_leaves_nothing(capsys, orders, verb, skip):
    message = refused(capsys, verb, orders, "--skip", skip, code=2)
    assert "leaves nothing" in message
    assert ("13 lines" in message) == (skip != "13")


def test_lines_above_the_table_may_be_many(capsys, double, tmp_path):
    file = tmp_path / "long.csv"
    above = "".join(f"remark {i}, about nothing; at all\n" for i in range(20_000))
    file.write_text(above + "a;b\n1;2\n3;4\n", encoding="utf-8")
    table = read_table(file, ReadOptions(skip=20_000))
    assert table.frame.to_dict("list") == {"a": ["1", "3"], "b": ["2", "4"]}


@pytest.mark.parametrize("sep", ["ab", "comma,", "\n", '"', "sem"])
def test_what_is_no_separator(capsys, orders, sep):
    assert "semicolon" in refused(capsys, "infer", orders, "--sep", sep, code=2)


@pytest.mark.parametrize(
    ("sep", "mark"),
    [("semicolon", ";"), ("TAB", "\t"), ("pipe", "|"), ("::", "::"), ("\u00a6", "\u00a6")],
)
def test_separators_by_name(capsys, double, tmp_path, sep, mark):
    file = tmp_path / "a.csv"
    file.write_text(f"a{mark}b\n1{mark}2\n3{mark}4\n", encoding="utf-8")
    code, out, _ = run(capsys, "infer", file, "--sep", sep)
    assert code == 0
    assert "2 columns" in out


def test_a_number_of_thousands_of_digits(capsys, tmp_path):
    for name, text in (
        ("a.json", '[{"n": ' + "7" * 6000 + "}]"),
        ("a.ndjson", '{"n": 1}\n{"n": ' + "7" * 6000 + "}\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        message = refused(capsys, "infer", tmp_path / name, code=1)
        assert "digits" in message
        assert "quotation marks" in message
        assert "777" not in message


@pytest.mark.parametrize("encoding", ["nonsense", "", "base64", "a\0b"])
def test_no_such_encoding(capsys, orders, encoding):
    assert "no text encoding" in refused(capsys, "infer", orders, "--encoding", encoding, code=2)


def test_the_column_that_is_missing_is_named(capsys, orders):
    assert "no column 'm'" in refused(capsys, "infer", orders, "--columns", "mail,m", code=2)


@pytest.mark.parametrize(
    ("output", "code"), [("", 2), ("a\0.csv", 2), ("x" * 400 + ".csv", 1), ("none/a.csv", 1)]
)
def test_outputs_that_cannot_be(capsys, orders, output, code):
    place = orders.parent / output if output else output
    refused(capsys, "mask", orders, "-o", place, "--columns", "mail", code=code)


def test_a_directory_is_no_output(capsys, orders):
    (orders.parent / "made.csv").mkdir()
    for force in ([], ["--force"]):
        message = refused(capsys, "mask", orders, "-o", orders.parent / "made.csv", *force, code=2)
        assert "is a directory" in message
