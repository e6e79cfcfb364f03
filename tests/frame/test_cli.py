"""The command line: files in, tables and JSON out, exit codes, and never a stack trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pandas as pd
import pytest
from cli_helpers import ROOT, refused, run

import pandas_semtype
from pandas_semtype import InferenceResult
from pandas_semtype.cli import commands, reading
from pandas_semtype.cli.output import aligned, one_line
from pandas_semtype.errors import MissingDependencyError, OfflineError
from pandas_semtype.readers import Table, read_table
from pandas_semtype.types import catalogue

AIRPORTS = ROOT / "examples" / "airports.csv"


@pytest.fixture
def contacts_csv(tmp_path):
    file = tmp_path / "contacts.csv"
    lines = [f"user{i}@example.org,{i},NA" for i in range(12)]
    file.write_text("\n".join(["mail,number,note", *lines]) + "\n", encoding="utf-8")
    return file


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
    frame = read_table(contacts_csv).frame
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


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--columns", "mails"], "Did you mean 'mail'?"),
        (["--types", "emails"], "Did you mean 'email'?"),
        (["--types", "email", "emails"], "Did you mean 'email'?"),
        (["--types", "base", "email"], "alone"),
        (["--threshold", "2"], "a number from 0 to 1"),
        (["--threshold", "high"], "--threshold is not valid. Received: 'high'. Pass a number."),
        (["--sep", ""], "--sep is empty"),
        (["--unknown"], "There is no option --unknown"),
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

    monkeypatch.setattr(reading, "read_table", fail)
    err = refused(capsys, "infer", contacts_csv, code=code)
    assert message in err
    assert "secret" not in err


def test_warnings_are_one_line(capsys, monkeypatch, contacts_csv, double):
    def read(*_, **__):
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.warn("something\nodd", UserWarning, stacklevel=1)
        return Table("a.csv", pd.DataFrame({"a": ["1"]}))

    monkeypatch.setattr(reading, "read_table", read)
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
    assert len(out.splitlines()) == 1 + len(catalogue())
    assert out.split()[:4] == ["label", "kind", "implies", "description"]
    _, out, _ = run(capsys, "labels", "--json")
    assert json.loads(out)[6]["label"] == "email"
    _, out, _ = run(capsys, "labels", "--model", "simon_v2", "--json")
    assert "email" in [row["label"] for row in json.loads(out)]


def test_models_are_a_command(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("PANDAS_SEMTYPE_CACHE", str(tmp_path))
    code, out, _ = run(capsys, "models", "list")
    assert code == 0
    assert str(tmp_path) in out
    assert "simon_v2" in [
        row["name"] for row in json.loads(run(capsys, "models", "list", "--json")[1])
    ]
    refused(capsys, "models", "purge", code=2)


def test_help_and_version_exit_with_0(capsys):
    code, out, _ = run(capsys, "--help")
    assert code == 0
    for code in (0, 1, 2, 3, 4, 130):
        assert f"{code} " in out.partition("exit codes: ")[2]
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


@pytest.mark.parametrize(
    ("given", "use_names"),
    [([], None), (["--names"], True), (["--no-names"], False), (["--use-names"], True)],
)
def test_names_of_columns_count_unless_told_otherwise(given, use_names):
    options = commands._parser().parse_args(["infer", "any.csv", *given])
    assert options.use_names is use_names
