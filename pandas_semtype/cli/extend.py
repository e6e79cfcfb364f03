"""``pandas-semtype extend``: a model that knows a new label, from example columns of a file."""

from __future__ import annotations

import argparse
from typing import Any

from .output import say
from .reading import add_reading, columns_of, read_one, read_options
from .writing import check_folder

__all__ = ["add_parser"]


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
        "extend",
        help="extend a model by a label, from example columns",
        description=(
            "Save a model that knows one more label, from columns of a file that are of it; "
            "ask it with: pandas-semtype infer FILE --model DIRECTORY."
        ),
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading(parser, several=False)
    parser.add_argument("--label", required=True, help="name of the new label")
    parser.add_argument(
        "--columns", nargs="+", action="extend", required=True, metavar="NAME",
        help="example columns",
    )  # fmt: skip
    parser.add_argument(
        "--negatives", nargs="+", action="extend", metavar="NAME",
        help="columns that look alike and are not of the label",
    )  # fmt: skip
    parser.add_argument(
        "--implies", nargs="+", action="extend", metavar="LABEL", help="labels that hold too"
    )
    parser.add_argument("--chunk", type=int, help="cut columns into examples of this many rows")
    parser.add_argument("--base", metavar="MODEL", help="a preset or directory to extend")
    parser.add_argument("--replace", action="store_true", help="fit a label again that exists")
    parser.add_argument("--save", required=True, metavar="DIRECTORY", help="where the model goes")
    parser.set_defaults(run=_extend)


def _extend(options: argparse.Namespace) -> int:
    from ..loading import resolve_model

    check_folder(options.save)
    table = read_one(options.file, read_options(options))
    model = resolve_model("extend", options.base).extend(
        options.label,
        columns_of(table.frame, options.columns),
        frame=table.frame,
        negatives=columns_of(table.frame, options.negatives),
        implies=options.implies,
        chunk=options.chunk,
        replace=options.replace,
    )
    model.save(options.save)
    say(str(model.report))
    say(f"saved to {options.save}")
    return 0
