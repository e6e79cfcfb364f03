"""The command line: ``pandas-semtype infer FILE`` and what helps with it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from . import commands
from .outlet import guarded_output, told

__all__ = ["main"]

_FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; whatever happens, it ends with a sentence and an exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        Those of the process by default.

    Returns
    -------
    int
        The exit code.
    """
    if sys.stdout is None:  # it was closed before the process began
        return told("standard output is closed, so nothing can be printed. Open it.", _FAILED)
    try:
        with guarded_output():
            return commands.main(arguments)
    except MemoryError:
        return told("there is not enough memory. Close other programs, or read less.", _FAILED)
    except Exception as error:  # noqa: BLE001 - of the handlers themselves: stderr may be gone
        return told(f"{type(error).__name__} while an error was told.", _FAILED)
