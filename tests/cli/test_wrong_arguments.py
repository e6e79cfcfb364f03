"""Arguments that are wrong: one line, with what was given and how to mend it."""

from __future__ import annotations

import argparse
import sys

import pytest
from cli_helpers import refused, run

from pandas_semtype.cli.commands import _parser

_FIT = ["fakenews", "fit", "--text", "a", "--label", "b"]


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "t.csv"
    file.write_text("a,b\n1,x@example.org\n2,y@example.org\n", encoding="utf-8")
    return file


def _leaves(parser, path=()):
    """Yield the parsers of all commands, with the words that lead to them."""
    below = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not below:
        yield path, parser
    for action in below:
        for name, inner in action.choices.items():
            yield from _leaves(inner, (*path, name))


def _options():
    for path, parser in _leaves(_parser()):
        for action in parser._actions:
            if action.choices or action.type in (int, float):
                yield path, action


@pytest.mark.parametrize(
    ("path", "action"), [pytest.param(p, a, id=" ".join((*p, a.dest))) for p, a in _options()]
)
def test_a_wrong_value_is_shown_with_what_would_be_right(capsys, path, action):
    given = [action.option_strings[-1], "wröng"] if action.option_strings else ["wröng"]
    err = refused(capsys, *path, *given, code=2)
    assert len(err.splitlines()) == 1
    assert "is not valid. Received: 'wröng'. Pass" in err
    assert all(str(choice) in err for choice in action.choices or ())
    assert err.rstrip().endswith(f"Help: pandas-semtype {' '.join(path)} --help")


@pytest.mark.parametrize("path", [path for path, _ in _leaves(_parser())], ids=" ".join)
def test_an_unknown_option_of_any_command_is_named_without_its_value(capsys, path):
    needed = {"labels": [], "doctor": [], "completion": ["bash"]}
    if path[0] in needed or path == ("models", "list"):
        given = needed.get(path[0], [])
        err = refused(capsys, *path, *given, "--sekret=hunter2", code=2)
        assert "There is no option --sekret." in err
        assert "hunter2" not in err


@pytest.mark.parametrize(
    ("given", "option"),
    [
        ("-khunter2", "-k"),
        ("-k=hunter2", "-k"),
        ("-k hunter2", "-k"),
        ("-k\nhunter2", "-k"),
        ("--sekret hunter2", "--sekret"),
        ("--sekret:hunter2", "--sekret"),
        ("-7hunter2", "-7"),
    ],
)
def test_what_follows_an_unknown_option_is_not_shown(capsys, given, option):
    for command in (["doctor"], ["models", "list"]):
        err = refused(capsys, *command, given, code=2)
        assert f"There is no option {option}. Help" in err
        assert "hunter2" not in err


@pytest.mark.parametrize(
    ("given", "option"),
    [
        ("--json=hunter2", "--json"),
        pytest.param(
            "-hunter2",
            "--help",
            marks=pytest.mark.skipif(sys.version_info >= (3, 13), reason="it is taken for -h"),
        ),
    ],
)
def test_a_value_of_an_option_that_takes_none_is_not_shown(capsys, given, option):
    err = refused(capsys, "doctor", given, code=2)
    assert f"{option} takes no value" in err
    assert "unter2" not in err


def test_a_long_option_with_one_hyphen_is_still_understood(capsys, table):
    err = refused(capsys, "infer", table, "-columns", "a", code=2)
    assert "There is no option -c. Did you mean --columns?" in err


def test_near_options_commands_and_values_are_named(capsys, table):
    assert "Did you mean --columns?" in refused(capsys, "infer", table, "--columm", "a", code=2)
    assert "Did you mean infer?" in refused(capsys, "infr", table, code=2)
    assert "Did you mean best_guess?" in refused(
        capsys, "infer", table, "--mode", "BEST_GUESS", code=2
    )
    assert "Received also: 'x'" in refused(capsys, "schema", table, "x", code=2)
    assert "Received also: '-'" in refused(capsys, "schema", table, "-", code=2)


def test_a_hidden_option_is_not_proposed(capsys, table):
    assert "Did you mean --use-names" not in refused(capsys, "infer", table, "--use-name", code=2)


@pytest.mark.parametrize(
    "told", ["json", "ndjson", "parquet", "feather", "orc", "excel", "sqlite", "duckdb"]
)
def test_a_format_that_the_file_contradicts_is_named_as_the_cause(capsys, table, told):
    if told not in ("json", "ndjson", "sqlite"):
        needed = {"excel": "python_calamine", "duckdb": "duckdb"}
        pytest.importorskip(needed.get(told, "pyarrow"))
    err = refused(capsys, "infer", table, "--format", told, code=1)
    assert f"Received: --format {told}" in err
    assert "say csv. Leave it out." in err
    assert ("To print the result as JSON, pass --json." in err) == ("json" in told)
    assert "--json" not in refused(capsys, "schema", table, "--format", told, code=1)


def test_a_format_that_the_file_confirms_is_not_the_cause(capsys, tmp_path):
    file = tmp_path / "x.json"
    file.write_text("{", encoding="utf-8")
    assert "Received" not in refused(capsys, "infer", file, "--format", "json", code=1)
    # Its suffix says another one, its content does not: the format is right, and a row is wrong.
    file.write_text("a,b\n1,2\n3,4,5\n6,7\n", encoding="utf-8")
    err = refused(capsys, "infer", file, "--format", "csv", code=1)
    assert "Received" not in err
    assert "line 3" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["mask", "--locale", "de_DE"], "--locale is for --method faker"),
        (["schema", "--dialect", "mysql"], "--dialect is for --as sql"),
        (["schema", "--as", "markdown", "--name", "t"], "--name is for --as sql"),
        (["report", "-o", "x.pdf"], "Received: --output 'x.pdf'"),
        ([*_FIT, "--report", "x.csv"], "--report 'x.csv'"),
        ([*_FIT, "--save", ""], "--save '', which is empty"),
    ],
)  # fmt: skip
def test_options_that_would_do_nothing_or_harm_are_refused(capsys, table, arguments, message):
    n = 2 if arguments[0] == "fakenews" else 1
    assert message in refused(capsys, *arguments[:n], table, *arguments[n:], code=2)


def test_models_are_not_saved_over_files(capsys, table):
    for command in (
        ["extend", table, "--label", "x", "--columns", "a", "--save", table],
        ["fakenews", "fit", table, "--text", "b", "--label", "a", "--save", table],
    ):
        assert "which is a file" in refused(capsys, *command, code=2)


def test_an_empty_path_is_no_folder(capsys):
    assert "A path is empty" in refused(capsys, "infer", "", code=1)


def test_help_is_still_printed(capsys):
    code, out, err = run(capsys, "infer", "--help")
    assert (code, err) == (0, "")
    assert "usage: pandas-semtype infer" in out
