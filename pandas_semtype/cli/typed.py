"""``pandas-semtype cast|diff|schema``: what follows from the types of the columns.

Each verb is there if the package offers what it calls.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from .. import __all__ as public_names
from ..readers import UsageError
from ..results import InferenceResult
from ..shown import value_shown
from .infer import add_inference, inferred
from .output import note, one_line, say
from .reading import (
    add_columns,
    add_reading,
    add_reading_options,
    columns_of,
    read_one,
    read_options,
)
from .writing import add_output, check_output, is_of_texts, write_table, write_text

__all__ = ["DIFFERENT", "add_parsers"]

DIFFERENT = 4
"""Exit code of ``diff --check`` if a change breaks what reads the table."""

_SCHEMAS = {
    "table-schema": "to_table_schema",
    "json-schema": "to_json_schema",
    "sql": "to_sql",
    "markdown": "to_markdown",
}
_NUMBERS = ("floating", "integer", "mixed-integer-float")
"""What pandas calls columns of them, of any dtype."""


def add_parsers(commands: Any, epilog: str) -> None:
    """Add the commands to the parsers of a command line.

    Parameters
    ----------
    commands : argparse action
        What ``ArgumentParser.add_subparsers`` returns.
    epilog : str
        What the help ends with.
    """

    def parser(name: str, text: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(
            name, help=text, description=text.capitalize() + ".", epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        return made

    if "cast" in public_names:
        cast = parser("cast", "write a table with proper dtypes")
        add_reading(cast, several=False)
        add_columns(cast, "cast; all by default")
        cast.add_argument(
            "--errors", choices=("coerce", "raise", "keep"), default="coerce",
            help="what becomes of a column with cells that cannot be read",
        )  # fmt: skip
        add_output(cast, "the table")
        add_inference(cast)
        cast.set_defaults(run=_cast)
    if hasattr(InferenceResult, "diff"):
        diff = parser("diff", "say what changed between two tables")
        diff.add_argument("file", metavar="OLD", help="the older table")
        diff.add_argument("other", metavar="NEW", help="the newer table")
        add_reading_options(diff)
        diff.add_argument("--json", action="store_true", help="print JSON")
        diff.add_argument(
            "--check", action="store_true", help=f"exit with {DIFFERENT} if a change is breaking"
        )
        add_inference(diff)
        diff.set_defaults(run=_diff)
    if hasattr(InferenceResult, "to_table_schema"):
        schema = parser("schema", "write a schema of the table")
        add_reading(schema, several=False)
        known = [name for name, method in _SCHEMAS.items() if hasattr(InferenceResult, method)]
        schema.add_argument("--as", dest="kind", choices=known, default=known[0])
        schema.add_argument("--name", help="name of the table in SQL")
        schema.add_argument("--dialect", help="dialect of SQL, as postgresql")
        add_output(schema, "the schema")
        add_inference(schema)
        schema.set_defaults(run=_schema)


def _cast(options: argparse.Namespace) -> int:
    import pandas as pd

    from .. import cast
    from ..casting.marks import evidence_lost
    from ..cells.marks_kept import has_decimal_commas, keep_decimal_commas

    check_output(options.output, options.force)
    table = read_one(options.file, read_options(options))
    if any(pd.api.types.infer_dtype(column) in _NUMBERS for _, column in table.frame.items()):
        # Who writes 1.5 as a number and 1,127 beside it as a text did not take that for one.
        keep_decimal_commas(table.frame)
    done: Any = cast(
        table.frame,
        inferred(table.frame, options),
        columns=columns_of(table.frame, options.columns),
        errors=options.errors,
    )
    frame, report = done if isinstance(done, tuple) else (done, None)
    is_kept = has_decimal_commas(frame) and is_of_texts(options.output)
    if is_kept and (places := evidence_lost(frame, report)):
        # Whole numbers have no mark: one column stays as it was written, to show the others.
        frame.isetitem(places[0], table.frame.iloc[:, places[0]])
    write_table(frame, options.output)
    if report is not None:
        for line in str(report).splitlines():
            note(one_line(line))
    return 0


def _diff(options: argparse.Namespace) -> int:
    how = read_options(options)
    results = [inferred(read_one(p, how).frame, options) for p in (options.file, options.other)]
    difference: Any = results[0].diff(results[1])
    if options.json:
        records = difference.to_frame().to_json(orient="records")
        say(json.dumps({"breaking": bool(difference.breaking), "changes": json.loads(records)}))
    else:
        say(str(difference))
    return DIFFERENT if options.check and difference.breaking else 0


def _schema(options: argparse.Namespace) -> int:
    check_output(options.output, options.force, table=False)
    for option in ("name", "dialect") if options.kind != "sql" else ():
        if (given := getattr(options, option)) is not None:
            raise UsageError(
                f"--{option} is for --as sql. Received: --{option} {value_shown(given)} with --as "
                f"{options.kind}. Leave it out."
            )
    table = read_one(options.file, read_options(options))
    result = inferred(table.frame, options)
    method: Any = getattr(result, _SCHEMAS[options.kind])
    named = {}
    if options.kind == "sql":
        stem = re.sub(r"\W+", "_", Path(table.name).name.partition(".")[0]).strip("_")
        named = {"name": options.name or stem or "table"}
        named |= {"dialect": options.dialect} if options.dialect else {}
    made = method(**named)
    text = made if isinstance(made, str) else json.dumps(made, indent=2)
    write_text(text.rstrip("\n") + "\n", options.output)
    return 0
