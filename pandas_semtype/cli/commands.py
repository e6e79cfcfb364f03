"""The commands, their arguments, and what the process exits with."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import traceback
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from .. import __version__
from ..errors import (
    ArgumentError,
    ColumnSelectionError,
    MissingDependencyError,
    OfflineError,
    OptionError,
    SemtypeError,
)
from ..verdict import MODES
from . import models
from .output import aligned, note, one_line, say
from .tables import UsageError, read_table

__all__ = ["main"]

OK, DATA_ERROR, USAGE_ERROR, MISSING, INTERRUPTED = 0, 1, 2, 3, 130

_EXITS = f"""exit codes: {OK} done, {DATA_ERROR} the data or the model cannot be used,
{USAGE_ERROR} wrong arguments, {MISSING} a package is missing or a file cannot be fetched"""
_LONGEST_NAME = 40


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        Those of the process by default.

    Returns
    -------
    int
        The exit code.
    """
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has printed why
        return int(stop.code or OK)
    try:
        with _plain_warnings():
            code = int(options.run(options) or OK)
            sys.stdout.flush()
            return code
    except (MissingDependencyError, OfflineError) as error:
        return _failed(error, MISSING)
    except (UsageError, ArgumentError, ColumnSelectionError, OptionError) as error:
        return _failed(error, USAGE_ERROR)
    except SemtypeError as error:
        return _failed(error, DATA_ERROR)
    except ImportError as error:
        return _failed(f"{error.name or 'A package'} cannot be imported. Reinstall it.", MISSING)
    except KeyboardInterrupt:
        return _failed("interrupted", INTERRUPTED)
    except BrokenPipeError:
        # Whoever read the output has enough; nothing must be written to it at exit either.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as error:  # noqa: BLE001 - people get a sentence, never a stack trace
        return _failed(_unexpected(error), DATA_ERROR)


def _failed(error: object, code: int) -> int:
    note(f"error: {one_line(error)}")
    return code


def _unexpected(error: Exception) -> str:
    """Return what is needed to report a bug; the message could show cells."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(last.filename)}:{last.lineno}"
    return f"unexpected {type(error).__name__} at {where}. Please report it."


@contextlib.contextmanager
def _plain_warnings() -> Iterator[None]:
    def show(message: Warning | str, *_: Any, **__: Any) -> None:
        note(f"warning: {one_line(message)}")

    with warnings.catch_warnings():
        warnings.showwarning = show
        yield


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pandas-semtype",
        description="Infer what the columns of a table mean.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"pandas-semtype {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_infer(commands)
    labels = commands.add_parser("labels", help="list the semantic types")
    labels.add_argument("--model", help="a preset or directory: list the labels it knows")
    labels.add_argument("--json", action="store_true", help="print JSON")
    labels.set_defaults(run=_labels)
    models.add_parser(commands)
    doctor = commands.add_parser("doctor", help="show versions, extras and settings")
    doctor.add_argument("--json", action="store_true", help="print JSON")
    doctor.set_defaults(run=_doctor)
    return parser


def _add_infer(commands: Any) -> None:
    infer = commands.add_parser(
        "infer",
        help="infer the semantic type of every column of a file",
        description="Infer the semantic type of every column of a CSV, Parquet or JSON file.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    infer.add_argument("file", metavar="FILE", help="CSV, Parquet or JSON, by its suffix")
    infer.add_argument("--json", action="store_true", help="print InferenceResult.to_dict()")
    infer.add_argument(
        "--types", nargs="+", action="extend", metavar="LABEL",
        help="labels to choose from, or base, extended, all",
    )  # fmt: skip
    infer.add_argument(
        "--columns", nargs="+", action="extend", metavar="NAME", help="columns to infer"
    )
    infer.add_argument("--model", help="a preset or a model directory")
    infer.add_argument("--threshold", type=float, help="score a label needs, 0 to 1")
    infer.add_argument(
        "--mode", choices=MODES, help="confidence a label needs, else the column is unknown"
    )
    infer.add_argument(
        "--use-names", action="store_true",
        help="let names of columns and the columns beside them break ties",
    )  # fmt: skip
    infer.add_argument("--sep", help="separator of a CSV; a comma, a tab for .tsv")
    infer.add_argument("--encoding", help="encoding of a CSV or JSON; UTF-8")
    infer.add_argument(
        "--all-labels", action="store_true", help="show every label above its threshold"
    )
    infer.set_defaults(run=_infer)


def _infer(options: argparse.Namespace) -> int:
    from ..inference import infer

    sep = "\t" if options.sep == "\\t" else options.sep
    if sep == "":
        raise UsageError("--sep is empty. Pass a character, for example --sep ';'.")
    frame = read_table(options.file, sep=sep, encoding=options.encoding)
    result = infer(
        frame,
        options.columns,
        model=options.model,
        types=_types(options.types),
        threshold=options.threshold,
        mode=options.mode,
        use_names=options.use_names,
    )
    if options.json:
        content = {"file": options.file, "rows": len(frame), **result.to_dict()}
        say(json.dumps(content, allow_nan=False))
        return OK
    header = ("column", "type", "score", "reason", "network's opinion", "all labels")
    rows = []
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
    say(aligned(header, rows))
    n_columns = f"{len(result)} column{'s' * (len(result) != 1)}"
    say(f"\n{n_columns}, {len(frame):,} row{'s' * (len(frame) != 1)}, model {result.model_id}")
    return OK


def _types(names: list[str] | None) -> str | list[str] | None:
    """Return what `infer` takes: one group by its name, or labels."""
    from ..types import GROUPS

    if names is None or len(names) == 1:
        return names[0] if names else None
    if not set(names).isdisjoint(GROUPS):
        raise UsageError("--types takes one of base, extended and all alone. Pass it, or labels.")
    return names


def _labels(options: argparse.Namespace) -> int:
    from ..types import SemanticType, catalogue

    known = catalogue()
    labels: Sequence[str] = tuple(known)
    if options.model is not None:
        from ..loading import load

        labels = load(options.model).labels
    # A model may have labels of its own, of which the catalogue knows nothing.
    kinds = [known.get(label, SemanticType(label, (), "", "", "")) for label in labels]
    if options.json:
        say(json.dumps([asdict(kind) for kind in kinds]))
    else:
        rows = [(k.label, k.role, ", ".join(k.implies), k.description) for k in kinds]
        say(aligned(("label", "role", "implies", "description"), rows))
    return OK


def _doctor(options: argparse.Namespace) -> int:
    from .doctor import examine

    sections, healthy = examine()
    if options.json:
        say(json.dumps(sections))
    else:
        texts = []
        for title, entries in sections.items():
            rows = [(f"  {name}", one_line(text)) for name, text in entries.items()]
            texts.append(aligned((title, ""), rows))
        say("\n\n".join(texts))
    return OK if healthy else DATA_ERROR
