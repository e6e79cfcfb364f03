"""``pandas-semtype report``: a page about a file, or about two side by side."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from .infer import add_inference, inferred
from .output import note
from .reading import add_reading, read_one, read_options
from .writing import add_output, check_output, write_text

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
        "report",
        help="write a page about the columns of a file",
        description="Write one HTML file about a table: types, distributions, odd cells, warnings.",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading(parser, several=False)
    parser.add_argument("--other", metavar="FILE", help="a second table to show beside the first")
    parser.add_argument(
        "--examples", choices=("masked", "all", "none"), default="masked",
        help="cells that are shown: with personal data masked, all as they are, or none",
    )  # fmt: skip
    parser.add_argument("--title", help="heading of the page")
    add_output(parser, "the page")
    add_inference(parser)
    parser.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> int:
    from ..report_page import make_report

    check_output(options.output, options.force, page=True)
    how = read_options(options)
    table = read_one(options.file, how)
    other = read_one(options.other, how) if options.other else None
    page = make_report(
        table.frame,
        inferred(table.frame, options),
        other=None if other is None else other.frame,
        other_result=None if other is None else inferred(other.frame, options),
        examples=options.examples,
        title=options.title or Path(table.name).name,
        other_title=None if other is None else Path(other.name).name,
    )
    write_text(page.to_html(), options.output)
    if options.output != "-":
        note(f"written to {options.output}")
    return 0
