"""``pandas-semtype infer``: what the columns of files mean."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from ..readers import Table, UsageError
from ..verdict import MODES
from .output import aligned, one_line, say
from .reading import add_columns, add_reading, columns_of, tables

if TYPE_CHECKING:
    from ..results import InferenceResult

__all__ = ["add_inference", "add_parser", "inferred"]

_LONGEST_NAME = 40


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
        "infer",
        help="infer the semantic type of every column",
        description="Infer the semantic type of every column of one or several files.",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading(parser)
    parser.add_argument(
        "--json", action="store_true",
        help="print InferenceResult.to_dict(), one object per line and file",
    )  # fmt: skip
    parser.add_argument(
        "--all-labels", action="store_true", help="show every label above its threshold"
    )
    parser.add_argument(
        "--roles", action="store_true",
        help="show what to do with every column, and the fraction of distinct cells",
    )  # fmt: skip
    add_columns(parser, "infer")
    add_inference(parser)
    parser.set_defaults(run=_infer)


def add_inference(parser: argparse.ArgumentParser) -> None:
    """Add the options of an inference.

    Parameters
    ----------
    parser : ArgumentParser
    """
    group = parser.add_argument_group("inference")
    group.add_argument(
        "--types", nargs="+", action="extend", metavar="LABEL",
        help="labels to choose from, or base, extended, all",
    )  # fmt: skip
    group.add_argument("--model", help="a preset or a model directory")
    group.add_argument("--threshold", type=float, help="score a label needs, 0 to 1")
    group.add_argument("--mode", choices=MODES, help="confidence a label needs")
    group.add_argument(
        "--names", action=argparse.BooleanOptionalAction, dest="use_names", default=None,
        help="let names of columns and the columns beside them break ties, or not",
    )  # fmt: skip
    group.add_argument("--use-names", action="store_true", default=None, help=argparse.SUPPRESS)
    group.add_argument(
        "--progress", action=argparse.BooleanOptionalAction, default=None,
        help="show a progress bar; by default for long work at a terminal",
    )  # fmt: skip


def inferred(frame: Any, options: argparse.Namespace, columns: Any = None) -> InferenceResult:
    """Infer the columns of a frame as the options of a command say.

    Parameters
    ----------
    frame : DataFrame
    options : Namespace
        With the options of `add_inference`.
    columns : list of str, optional
        Names of columns.
    """
    from ..inference import infer

    # What was not said is left to infer.
    named = {} if options.use_names is None else {"use_names": options.use_names}
    return infer(
        frame,
        columns,
        model=options.model,
        types=_types(options.types),
        threshold=options.threshold,
        mode=options.mode,
        progress=options.progress,
        **named,
    )


def _types(names: list[str] | None) -> str | list[str] | None:
    """Return what `infer` takes: one group by its name, or labels."""
    from ..types import GROUPS

    if names is None or len(names) == 1:
        return names[0] if names else None
    if not set(names).isdisjoint(GROUPS):
        raise UsageError("--types takes one of base, extended and all alone. Pass it, or labels.")
    return names


def _infer(options: argparse.Namespace) -> int:
    from .several import each_table

    def show(table: Table, several: bool) -> None:
        result = inferred(table.frame, options, columns_of(table.frame, options.columns))
        if options.json:
            content = {"file": table.name, "rows": len(table.frame), **result.to_dict()}
            if table.notes:
                content["notes"] = table.notes
            say(json.dumps(content, allow_nan=False))
        else:
            _print(table, result, several, options)

    return each_table(options, show, tables)


def _print(
    table: Table, result: InferenceResult, several: bool, options: argparse.Namespace
) -> None:
    header: tuple[str, ...] = (
        "column", "type", "score", "reason", "network's opinion", "all labels",
    )  # fmt: skip
    rows: list[tuple[str, ...]] = []
    for column in result:
        overruled = column.net_label != column.label
        rows.append(
            (
                one_line(column.name, _LONGEST_NAME),
                column.label,
                f"{column.score:.2f}",
                column.reason,
                f"{column.net_label} {column.net_score:.2f}" if overruled else "",
                ", ".join(column.labels) if options.all_labels else "",
            )
        )
    if options.roles:
        header = (*header, "role", "unique")
        rows = [
            (*row, str(column.role), f"{column.unique:.2f}" if column.unique >= 0 else "")
            for row, column in zip(rows, result, strict=True)
        ]
    if several:
        say(f"{one_line(table.name)}\n")
    say(aligned(header, rows))
    n_rows = len(table.frame)
    n_columns = f"{len(result)} column{'s' * (len(result) != 1)}"
    end = "\n" if several else ""
    say(f"\n{n_columns}, {n_rows:,} row{'s' * (n_rows != 1)}, model {result.model_id}{end}")
