"""Standard output that tells in a sentence why it cannot be written."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from ..errors import SemtypeError

__all__ = ["OutputError", "guarded_output", "told"]


class OutputError(SemtypeError, OSError):
    """Standard output cannot be written."""

    @classmethod
    def of(cls, error: OSError) -> OutputError:
        """Build the error of what the system said."""
        reason = error.strerror or type(error).__name__
        return cls(f"Standard output cannot be written: {reason}. Send it to another place.")


class _Output:
    """Write to a stream; a failure of the system becomes an `OutputError`."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write a text."""
        with _told_as_output(self._stream):
            return self._stream.write(text)

    def flush(self) -> None:
        """Write what is kept back."""
        with _told_as_output(self._stream):
            self._stream.flush()


@contextlib.contextmanager
def _told_as_output(stream: TextIO) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # whoever read it has enough
        raise
    except OSError as error:
        # Nothing must be written when the process ends either: that would be a second error.
        with contextlib.suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise OutputError.of(error) from error


@contextlib.contextmanager
def guarded_output() -> Iterator[None]:
    """Write to standard output through a guard, inside a ``with`` block."""
    stream = sys.stdout
    guard: Any = _Output(stream)
    sys.stdout = guard
    try:
        yield
    finally:
        if sys.stdout is guard:
            sys.stdout = stream


def told(reason: str, code: int) -> int:
    """Write an error to standard error if it can be written, and return an exit code."""
    with contextlib.suppress(Exception):
        sys.stderr.write(f"pandas-semtype: error: {reason}\n")
    return code
