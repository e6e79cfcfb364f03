"""``pandas-semtype mask``: a file without its personal data."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from ..privacy import METHODS
from ..readers import FIRST_ROW_IN_DOUBT, FileError, UsageError
from ..shown import value_shown
from .infer import add_inference, inferred
from .output import note, one_line
from .reading import add_columns, add_reading, columns_of, read_one, read_options
from .writing import add_output, check_output, write_table

__all__ = ["add_parser"]

_LOCALE = "en_US"
KEY_VARIABLE = "PANDAS_SEMTYPE_KEY"
"""Environment variable of the secret; an argument could be read by other users."""


def add_parser(commands: Any, epilog: str) -> None:
    """Add the command to the parsers of a command line.

    Parameters
    ----------
    commands : argparse action
        What ``ArgumentParser.add_subparsers`` returns.
    epilog : str
        What the help ends with.
    """
    parser = commands.add_parser(
        "mask",
        help="replace personal data by pseudonyms, made-up values or labels",
        description=(
            "Write a table with the cells of columns that hold personal data replaced. "
            f"The secret of pseudonyms comes from --key-file or the variable {KEY_VARIABLE}; "
            "without one it is new, and nobody knows it."
        ),
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading(parser, several=False)
    add_columns(parser, "mask; those with personal data by default")
    parser.add_argument("--method", choices=METHODS, default=METHODS[0])
    parser.add_argument("--key-file", metavar="FILE", help="file whose content is the secret")
    parser.add_argument("--locale", help=f"whose names --method faker makes; {_LOCALE} by default")
    add_output(parser, "the table")
    add_inference(parser)
    parser.set_defaults(run=_mask)


def _key(path: str | None) -> bytes | None:
    if path is None:
        given = os.environ.get(KEY_VARIABLE)
        return given.encode() if given else None
    try:
        key = Path(path).read_bytes().strip()
    except (OSError, ValueError) as error:  # a name that no file can have
        reason = getattr(error, "strerror", None) or "no file has such a name"
        raise FileError(f"The key file {path} cannot be read: {reason}. Give another.") from error
    if not key:
        raise UsageError(f"The key file {path} is empty. Write a secret into it.")
    return key


def _mask(options: argparse.Namespace) -> int:
    from ..privacy import mask

    check_output(options.output, options.force)
    if options.locale is not None and options.method != "faker":
        raise UsageError(
            f"--locale is for --method faker. Received: --locale {value_shown(options.locale)} "
            f"with --method {options.method}. Leave it out."
        )
    key = _key(options.key_file)
    table = read_one(options.file, read_options(options))
    if FIRST_ROW_IN_DOUBT in table.notes:
        raise UsageError(
            f"The first row of {table.name} is taken as names, though it looks like the cells "
            "below it, and names are not masked. Pass --no-header if it holds cells, --header if "
            "it holds names."
        )
    columns = columns_of(table.frame, options.columns)
    if options.use_names is None:
        options.use_names = True  # a birth date is told by its name alone
    needed = columns is None or options.method != "pseudonym"
    result = inferred(table.frame, options) if needed else None
    masked = mask(
        table.frame,
        columns,
        method=options.method,
        key=key,
        result=result,
        locale=options.locale or _LOCALE,
    )
    write_table(masked, options.output)
    if columns is None and result is not None:
        found = result.personal_data()
        direct = found[found["kind"] != "indirect"]
        by_name = direct["reason"] == "name"
        names = ", ".join(
            one_line(name, 40) + " (by its name)" * bool(told)
            for name, told in zip(direct["column"], by_name, strict=True)
        )
        note(f"masked: {names or 'no column'}")
        left = ", ".join(one_line(x, 40) for x in found.loc[found["kind"] == "indirect", "column"])
        if left:
            note(f"left as they are, though they may help to identify somebody: {left}")
    return 0
