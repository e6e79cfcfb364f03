"""Running the command line in this process."""

from __future__ import annotations

from pathlib import Path

import pandas_semtype
from pandas_semtype.cli import main

ROOT = Path(pandas_semtype.__file__).parents[1]


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    return code, printed.out, printed.err


def refused(capsys, *arguments, code):
    """Return the message of a command that must fail with an exit code."""
    got, out, err = run(capsys, *arguments)
    assert (got, out) == (code, "")
    # One line, in which the cause stands; warnings may stand above it.
    assert err.splitlines()[-1].startswith("pandas-semtype: error: ")
    assert "usage:" not in err
    return err
