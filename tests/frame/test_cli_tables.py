"""Files the command line reads: cells stay as they are written, and errors show none."""

from __future__ import annotations

import gzip

import pandas as pd
import pytest
from cli_helpers import refused, run

from pandas_semtype.cli.tables import FileError, UsageError, read_table


def test_cells_of_a_csv_stay_as_they_are_written(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("zip,code,gap\n00501,NA,\n07030,null,x\n", encoding="utf-8")
    frame = read_table(file)
    assert frame["zip"].tolist() == ["00501", "07030"]
    assert frame["code"].tolist() == ["NA", "null"]
    assert frame["gap"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("name", "text", "options"),
    [
        ("a.csv", "x,y\n1,é\n", {}),
        ("a.CSV", "x,y\n1,é\n", {}),
        ("a.tsv", "x\ty\n1\té\n", {}),
        ("a.txt", "x;y\n1;é\n", {"sep": ";"}),
        ("a.csv", "x::y\n1::é\n", {"sep": "::"}),
        ("a.jsonl", '{"x": "1", "y": "é"}\n', {}),
        ("a.json", '[{"x": "1", "y": "é"}]', {}),
    ],
)
@pytest.mark.parametrize("encoding", [None, "utf-8-sig", "utf-16"])
def test_text_files(tmp_path, name, text, options, encoding):
    file = tmp_path / name
    file.write_text(text, encoding=encoding or "utf-8")
    given = encoding if encoding == "utf-16" else None
    frame = read_table(file, encoding=given, **options)
    assert frame.to_dict("list") == {"x": ["1"], "y": ["é"]}


def test_json_keeps_what_it_says(tmp_path):
    file = tmp_path / "a.json"
    text = '[{"n": 1, "date": "1", "odd": "\\ud800"}, {"date": "2024-05-06", "odd": [1, {"a": 2}]}]'
    file.write_text(text, encoding="utf-8")
    frame = read_table(file)
    assert frame["date"].tolist() == ["1", "2024-05-06"]
    assert frame["odd"].tolist() == ["\ud800", [1, {"a": 2}]]
    assert frame["n"].tolist()[0] == 1
    file.write_text('{"x": ["a", "b"]}', encoding="utf-8")
    assert read_table(file)["x"].tolist() == ["a", "b"]


def test_compressed_and_parquet_files(tmp_path):
    for name, text in (("a.csv.gz", b"x\n007\n"), ("a.jsonl.gz", b'{"x": "007"}\n\n')):
        packed = tmp_path / name
        packed.write_bytes(gzip.compress(text))
        assert read_table(packed)["x"].tolist() == ["007"]
    pytest.importorskip("pyarrow", reason="pyarrow is optional")
    frame = pd.DataFrame({"x": ["007"], "day": pd.to_datetime(["2024-05-06"])})
    frame.to_parquet(tmp_path / "a.parquet")
    pd.testing.assert_frame_equal(read_table(tmp_path / "a.parquet"), frame)


def test_more_fields_than_names_lose_nothing(tmp_path, capsys):
    file = tmp_path / "a.csv"
    file.write_text("x,y\n1,2,3\n4,5,6\n", encoding="utf-8")
    assert read_table(file).iloc[0].tolist() == ["1", "2", "3"]
    assert "more fields than column names" in capsys.readouterr().err


def test_one_column_with_another_separator_is_noted(tmp_path, capsys):
    file = tmp_path / "a.csv"
    file.write_text("x;y\n1;2\n", encoding="utf-8")
    assert read_table(file).shape == (1, 1)
    assert "If the separator is ';', pass it with --sep." in capsys.readouterr().err


def test_a_csv_that_is_not_utf8_names_the_option(capsys, double, tmp_path):
    file = tmp_path / "latin.csv"
    file.write_bytes("name\nJosé\nZoë\n".encode("latin-1"))
    err = refused(capsys, "infer", file, code=1)
    assert "is not UTF-8" in err
    assert "--encoding" in err
    assert "Jos" not in err
    assert run(capsys, "infer", file, "--encoding", "latin-1")[0] == 0
    assert "no text encoding 'latin-x'" in refused(
        capsys, "infer", file, "--encoding", "latin-x", code=2
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "is empty"),
        (
            "a.csv",
            b'x,y\n1,"secret\n',
            "a quotation mark in row 2 (the names are row 1) that is never",
        ),
        ("a.csv", b'x,y\n1,2\n3,4\n5,"secret,6\n7,8\n', "in row 4"),
        ("a.csv", b"x,y\n1,2\n1,2,3,4\n", "line 3"),
        ("a.json", b"{secret", "cannot be read as json"),
        ("a.json", b'"secret"', "cannot be read as json"),
        ("a.csv.gz", b"secret", "cannot be read as csv"),
        ("a.parquet", b"secret", "cannot be read as parquet"),
    ],
)
def test_broken_files_give_a_sentence_without_cells(tmp_path, capsys, name, content, message):
    if "parquet" in name:
        pytest.importorskip("pyarrow", reason="pyarrow is optional")
    (tmp_path / name).write_bytes(content)
    err = refused(capsys, "infer", tmp_path / name, code=1)
    assert message in err
    assert "secret" not in err


def test_files_that_are_not_there_or_of_unknown_kind(tmp_path, capsys, double):
    assert "does not exist" in refused(capsys, "infer", tmp_path / "a.csv", code=1)
    (tmp_path / "b.csv").mkdir()
    assert "is a directory" in refused(capsys, "infer", tmp_path / "b.csv", code=1)
    (tmp_path / "folder").mkdir()
    assert "Give one file in it" in refused(capsys, "infer", tmp_path / "folder", code=1)
    for address in ("https://example.org/a.csv", "s3://example/a.csv", "file:///a.csv"):
        assert "opens no connection" in refused(capsys, "infer", address, code=2)
    assert "Known suffixes: .csv" in refused(capsys, "infer", tmp_path / "a.xlsx", code=2)
    assert "Known suffixes: .csv" in refused(capsys, "infer", tmp_path / "a", code=2)


def test_options_that_do_not_go_with_the_file(tmp_path):
    for name, option in (("a.json", "sep"), ("a.parquet", "sep"), ("a.parquet", "encoding")):
        (tmp_path / name).write_text("{}", encoding="utf-8")
        with pytest.raises(UsageError, match=f"--{option}|no encoding"):
            read_table(tmp_path / name, **{option: "x"})
    with pytest.raises(FileError):
        read_table(tmp_path / "b.csv")
