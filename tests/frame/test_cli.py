"""The command line: files in, tables and JSON out, exit codes, and never a stack trace."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pandas as pd
import pytest
from helpers import TestDouble

import pandas_semtype
from pandas_semtype import InferenceResult, configure
from pandas_semtype.cli import commands, doctor, main
from pandas_semtype.cli.output import aligned, one_line
from pandas_semtype.cli.tables import FileError, UsageError, read_table
from pandas_semtype.errors import MissingDependencyError, OfflineError

ROOT = Path(pandas_semtype.__file__).parents[1]
AIRPORTS = ROOT / "examples" / "airports.csv"


@pytest.fixture
def double():
    """Make a model without a network the default one."""
    model = TestDouble()
    configure(model=model)
    return model


@pytest.fixture
def contacts_csv(tmp_path):
    file = tmp_path / "contacts.csv"
    lines = [f"user{i}@example.org,{i},NA" for i in range(12)]
    file.write_text("\n".join(["mail,number,note", *lines]) + "\n", encoding="utf-8")
    return file


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    return code, printed.out, printed.err


def refused(capsys, *arguments, code):
    """Return the message of a command that must fail with an exit code."""
    got, out, err = run(capsys, *arguments)
    assert (got, out) == (code, "")
    assert err.startswith(("pandas-semtype: error: ", "usage: "))
    return err


def test_infer_prints_an_aligned_table(capsys, double, contacts_csv):
    code, out, err = run(capsys, "infer", contacts_csv)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split() == ["column", "type", "score", "reason"]
    assert [line.split()[:2] for line in lines[1:4]] == [
        ["mail", "email"],
        ["number", "int"],
        ["note", "text"],
    ]
    assert len({line.index(line.split()[1]) for line in lines[:4]}) == 1
    assert lines[-1] == "3 columns, 12 rows, model double"


def test_infer_prints_json_that_is_a_result(capsys, double, contacts_csv):
    code, out, _ = run(capsys, "infer", contacts_csv, "--json")
    parsed = json.loads(out)
    assert (code, parsed["rows"], parsed["file"]) == (0, 12, str(contacts_csv))
    frame = read_table(contacts_csv)
    assert InferenceResult.from_dict(parsed) == pandas_semtype.infer(frame)


def test_infer_passes_its_options_on(capsys, double, contacts_csv):
    arguments = ["--types", "email", "int", "--threshold", "0.25", "--columns", "note", "mail"]
    code, out, _ = run(capsys, "infer", contacts_csv, *arguments, "--all-labels")
    assert code == 0
    assert double.asked == [(2, ("email", "int"), 0.25, True, None)]
    lines = out.splitlines()
    assert lines[0].endswith("all labels")
    assert [line.split()[0] for line in lines[1:3]] == ["note", "mail"]
    run(capsys, "infer", contacts_csv, "--types", "base")
    assert double.asked[1][1] == double.labels


def test_the_shipped_model_types_the_example(capsys):
    code, out, err = run(capsys, "infer", AIRPORTS, "--json")
    types = {row["name"]: row["type"] for row in json.loads(out)["columns"]}
    assert (code, err) == (0, "")
    found = {name: types[name] for name in ("contact", "map", "clock", "country", "position")}
    assert found == {
        "contact": "email",
        "map": "uri",
        "clock": "timezone",
        "country": "country_code",
        "position": "geo_coordinate",
    }


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


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--columns", "mails"], "Did you mean 'mail'?"),
        (["--types", "emails"], "Did you mean 'email'?"),
        (["--types", "email", "emails"], "Did you mean 'email'?"),
        (["--types", "base", "email"], "alone"),
        (["--threshold", "2"], "a number from 0 to 1"),
        (["--threshold", "high"], "invalid float"),
        (["--sep", ""], "--sep is empty"),
        (["--unknown"], "unrecognized arguments"),
    ],
)
def test_wrong_arguments_exit_with_2(capsys, double, contacts_csv, arguments, message):
    assert message in refused(capsys, "infer", contacts_csv, *arguments, code=2)


def test_a_model_that_is_not_there_exits_with_1(capsys, contacts_csv, tmp_path):
    err = refused(capsys, "infer", contacts_csv, "--model", "simon_v9", code=1)
    assert "There is no model 'simon_v9'" in err
    err = refused(capsys, "labels", "--model", tmp_path, code=1)
    assert "config.json" in err


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (MissingDependencyError.of("pyarrow", "parquet", "Reading"), 3, "pandas-semtype[parquet]"),
        (OfflineError.of("weights", "there"), 3, "weights is needed"),
        (ImportError("no", name="onnxruntime"), 3, "onnxruntime cannot be imported"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (RuntimeError("a secret cell"), 1, "unexpected RuntimeError at test_cli.py:"),
    ],
)
def test_exit_codes_of_what_goes_wrong(capsys, monkeypatch, contacts_csv, error, code, message):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(commands, "read_table", fail)
    err = refused(capsys, "infer", contacts_csv, code=code)
    assert message in err
    assert "secret" not in err


def test_warnings_are_one_line(capsys, monkeypatch, contacts_csv, double):
    def read(*_, **__):
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.warn("something\nodd", UserWarning, stacklevel=1)
        return pd.DataFrame({"a": ["1"]})

    monkeypatch.setattr(commands, "read_table", read)
    code, _, err = run(capsys, "infer", contacts_csv)
    assert (code, err) == (0, "pandas-semtype: warning: something\\nodd\n")


def test_names_of_columns_cannot_break_the_table(capsys, double, tmp_path):
    file = tmp_path / "a.json"
    names = ["two\nlines", "\x1b[31mred", "長い名前", "n" * 90, "\u202eleft"]
    file.write_text(json.dumps([dict.fromkeys(names, "1")]), encoding="utf-8")
    code, out, _ = run(capsys, "infer", file)
    lines = out.splitlines()
    assert code == 0
    assert len(lines) == 8
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert max(map(len, lines)) < 80


def test_tables_and_lines():
    assert aligned(("a", "b"), []) == "a  b"
    assert aligned(("a", "b"), [("長い", "1"), ("x", "2")]) == "a     b\n長い  1\nx     2"
    assert one_line("a\tb\ud800") == "a\\tb\\ud800"
    assert one_line("abcdef", 5) == "ab..."


def test_labels_lists_the_catalogue(capsys):
    code, out, _ = run(capsys, "labels")
    assert code == 0
    assert len(out.splitlines()) == 56
    _, out, _ = run(capsys, "labels", "--json")
    assert json.loads(out)[6]["label"] == "email"
    _, out, _ = run(capsys, "labels", "--model", "simon_v1", "--json")
    assert "email" in [row["label"] for row in json.loads(out)]


def test_models_are_a_command(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("PANDAS_SEMTYPE_CACHE", str(tmp_path))
    code, out, _ = run(capsys, "models", "list")
    assert code == 0
    assert str(tmp_path) in out
    assert "simon_v1" in [
        row["name"] for row in json.loads(run(capsys, "models", "list", "--json")[1])
    ]
    refused(capsys, "models", "purge", code=2)


REQUIRED = {
    re.split(r"[^\w-]", line)[0]
    for line in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
}


def test_doctor_prints_versions_extras_and_settings(capsys, monkeypatch, double):
    monkeypatch.setenv("PANDAS_SEMTYPE_THREADS", "2")
    lines = [
        "pandas>=2.2",
        "no-core-package",
        'faker>=30; extra == "train"',
        'no-such-package>=3; extra == "other"',
        'pandas-semtype[train,other]; extra == "test"',
        'pytest>=8.2; extra == "test"',
    ]
    monkeypatch.setattr(doctor.metadata, "requires", lambda _: lines)
    code, out, _ = run(capsys, "doctor", "--json")
    parsed = json.loads(out)
    assert code == 0
    assert parsed["versions"]["pandas"] == pd.__version__
    assert parsed["versions"]["no-core-package"] == "missing"
    assert parsed["extras"]["test"] == parsed["extras"]["other"] == "missing no-such-package"
    assert parsed["settings"]["threads"] == "2 (from PANDAS_SEMTYPE_THREADS)"
    assert parsed["models"]["trial"] == "double says email of e-mail addresses"
    assert parsed["models"]["presets"].split(", ")[-1] == "simon_v1"
    _, out, _ = run(capsys, "doctor")
    assert "\n  threads " in out


def test_doctor_reports_what_is_wrong(capsys, monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_MODEL", "gone")
    monkeypatch.setenv("PANDAS_SEMTYPE_THREADS", "many")

    def unknown(_):
        raise doctor.metadata.PackageNotFoundError

    monkeypatch.setattr(doctor.metadata, "requires", unknown)
    code, out, _ = run(capsys, "doctor", "--json")
    parsed = json.loads(out)
    assert code == 1
    assert "There is no model 'gone'" in parsed["models"]["trial"]
    assert parsed["settings"]["threads"].startswith("wrong: ")
    assert list(parsed["extras"]) == ["extras"]
    assert set(parsed["versions"]) >= REQUIRED, "they are read from the source tree"


def test_doctor_lists_every_required_package(capsys):
    parsed = json.loads(run(capsys, "doctor", "--json")[1])
    assert set(parsed["versions"]) >= REQUIRED
    assert "missing" not in parsed["versions"].values()


def test_help_and_version_exit_with_0(capsys):
    code, out, _ = run(capsys, "--help")
    assert code == 0
    assert "exit codes" in out
    assert run(capsys, "--version")[1] == f"pandas-semtype {pandas_semtype.__version__}\n"
    assert "--encoding" in run(capsys, "infer", "--help")[1]
    refused(capsys, code=2)


def process(*arguments, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "pandas_semtype", *arguments],
        capture_output=True,
        check=False,
        env=environment,
        timeout=300,
        stdin=subprocess.DEVNULL,
        **options,
    )


def test_the_module_runs_and_any_output_encoding_will_do(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("größe,長い名前\n1,2\n", encoding="utf-8")
    done = process("infer", str(file), env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"gr\xf6\xdfe" in done.stdout
    done = process("infer", str(tmp_path / "b.csv"))
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes break otherwise elsewhere")
def test_a_reader_that_stops_early_is_no_error():
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pandas_semtype", "labels"],
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
            timeout=300,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")
