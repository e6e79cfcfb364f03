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
from ..readers import UsageError
from . import completion, extend, fakenews, infer, mask, models, page, typed
from .output import aligned, note, one_line, say
from .parser import Parser

__all__ = ["main"]

OK, DATA_ERROR, USAGE_ERROR, MISSING, INTERRUPTED = 0, 1, 2, 3, 130

_EXITS = f"""exit codes: {OK} done, {DATA_ERROR} the data or the model cannot be used,
{USAGE_ERROR} wrong arguments, {MISSING} a package is missing or a file cannot be fetched,
{typed.DIFFERENT} diff --check: a change is breaking, {INTERRUPTED} interrupted"""


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
    except SystemExit as stop:  # the parser has printed why
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
    except MemoryError:
        return _failed(
            "there is not enough memory. Close other programs, or read less.", DATA_ERROR
        )
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
    parser = Parser(
        prog="pandas-semtype",
        description="Infer what the columns of a table mean, and work with that.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"pandas-semtype {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    infer.add_parser(commands, _EXITS)
    page.add_parser(commands, _EXITS)
    mask.add_parser(commands, _EXITS)
    typed.add_parsers(commands, _EXITS)
    extend.add_parser(commands, _EXITS)
    fakenews.add_parser(commands, _EXITS)
    labels = commands.add_parser("labels", help="list the semantic types")
    labels.add_argument("--model", help="a preset or directory: list the labels it knows")
    labels.add_argument("--json", action="store_true", help="print JSON")
    labels.set_defaults(run=_labels)
    models.add_parser(commands)
    doctor = commands.add_parser("doctor", help="show versions, extras and settings")
    doctor.add_argument("--json", action="store_true", help="print JSON")
    doctor.set_defaults(run=_doctor)
    completion.add_parser(commands, parser)
    return parser


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
        say(aligned(("label", "kind", "implies", "description"), rows))
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
