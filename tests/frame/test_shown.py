"""Nothing that is printed steers a terminal, a page or a spreadsheet, or tells a password."""

from __future__ import annotations

import json
import subprocess
import sys

import pandas as pd
import pytest
from helpers import steers

import pandas_semtype
from pandas_semtype.cli.doctor import examine
from pandas_semtype.errors import ArgumentError, ColumnSelectionError
from pandas_semtype.shown import escaped, guarded, text_of, value_shown, without_secrets

STEERING = (
    "\x1b]0;title\x07",
    "\x08",
    "\x7f",
    "\x9b",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u2028",
    "\ud800",
)


class NoText:
    def __repr__(self):
        raise RuntimeError


@pytest.mark.parametrize("mark", STEERING)
@pytest.mark.parametrize("kind", ["name", "level", "several levels", "object"])
def test_names_of_columns(mark, kind, double):
    name = f"a{mark}b"
    if kind == "several levels":
        if mark == "\ud800":
            pytest.skip("pandas has no such levels")
        columns = pd.MultiIndex.from_tuples([(name, 1), ("x", 2)], names=[name, "n"])
    elif kind == "object":
        columns = pd.Index([type("N", (), {"__repr__": lambda _: name})(), "x"], dtype=object)
    else:
        columns = pd.Index([name, "x"], dtype=object, name=name if kind == "level" else None)
    frame = pd.DataFrame([["u", "v"]] * 3, columns=columns)
    result = pandas_semtype.infer(frame, model=double)
    for text in (repr(result), result._repr_html_(), result.to_csv(), repr(result.at(0))):
        assert mark not in text
        assert not steers(text)
    assert escaped(mark) in repr(result)


def test_names_of_other_types_are_printed_as_before(double):
    for columns in (
        pd.Index([1, 2]), pd.Index([1.5, None]), pd.date_range("2020-01-01", periods=2),
        pd.period_range("2020", periods=2, freq="Y"), pd.Index([True, "é"], dtype=object),
        pd.Index([("a", 1), "b"], dtype=object, tupleize_cols=False),
    ):  # fmt: skip
        result = pandas_semtype.infer(pd.DataFrame([["u", "v"]] * 3, columns=columns), model=double)
        table = result.to_frame()[["type", "score", "reason"]]
        plain = table.to_string(float_format="{:.2f}".format).splitlines()
        shown = repr(result).splitlines()[1:]
        assert [line.split("  ")[0] for line in shown] == [line.split("  ")[0] for line in plain]
    frame = pd.DataFrame([["u", "v"]] * 3, columns=pd.Index([NoText(), 10**5000], dtype=object))
    assert "<NoText>" in repr(pandas_semtype.infer(frame, model=double))
    assert "<int of 16610 bits>" in repr(pandas_semtype.infer(frame, model=double))


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", " =", "\uff1d"])
def test_formulas_in_reports(begins, double):
    frame = pd.DataFrame({f"{begins}SUM(1)": ["u"] * 3, "-1.5": ["v"] * 3, "plain": ["w"] * 3})
    lines = pandas_semtype.infer(frame, model=double).to_csv().splitlines()
    assert lines[0].startswith("name,type,score")
    assert lines[1].startswith(("'", "\\t"))
    assert lines[2].startswith("-1.5,")
    assert lines[3].startswith("plain,")
    assert guarded("") == ""


def test_messages_show_received_values_bounded():
    assert value_shown("x" * 10**6) == "'" + "x" * 76 + "..."
    assert value_shown([1, "cell"]) == "<list>"
    assert value_shown((1, ("a", [2]))) == "(1, ('a', <list>))"
    assert value_shown(NoText()) == text_of(NoText()) == "<NoText>"
    assert str(ArgumentError.of("n\x1b", "\x1b", "x")).isprintable()
    assert "<int of" in str(ColumnSelectionError.missing(10**5000, ["a"]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://ann:hunter2@h.example/x?token=q#f", "https://***@h.example/x?***"),
        ("http://token@h.example", "http://***@h.example"),
        ("HTTPS://h.example:8080/a b", "HTTPS://h.example:8080/a b"),
        ("socks5h://a:b@[::1]:9, next", "socks5h://***@[::1]:9, next"),
        ("a@b.example", "a@b.example"),
        ("https://a:b@c:d@h.example/", "https://***@h.example/"),
    ],
)
def test_addresses_lose_their_secrets(text, shown):
    assert without_secrets(text) == shown


@pytest.mark.parametrize("scheme", ["https", "http"])
def test_doctor_and_errors_tell_no_password(scheme, monkeypatch, double):
    address = f"{scheme}://ann:{'hunter2' * 30}@h.example/x?key=zq9w8"
    monkeypatch.setenv("PANDAS_SEMTYPE_BASE_URL", address)
    told = json.dumps(examine()[0])
    assert "h.example" in told
    assert "hunter2" not in told
    assert "zq9w8" not in told
    with pytest.raises(ArgumentError) as caught:
        pandas_semtype.get_option("base_url", f"ftp://ann:{'hunter2' * 30}@h.example")
    assert "hunter2" not in str(caught.value)


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is of Linux")
@pytest.mark.parametrize(
    ("redirected", "message"),
    [(">&-", "standard output is closed"), ("> /dev/full", "No space left on device")],
)
def test_output_that_cannot_be_written_is_told_in_a_sentence(redirected, message):
    command = f"{sys.executable} -m pandas_semtype labels {redirected}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")
def test_too_little_memory_is_told_in_a_sentence(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,x@y.zz\n2,z@y.zz\n")
    code = (
        "import resource, sys, pandas_semtype.cli as cli\n"
        "from pandas_semtype.cli import commands\n"
        "def main(arguments): raise MemoryError\n"
        "commands.main = main\n"
        "sys.exit(cli.main([]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("pandas-semtype: error: there is not enough memory")
