"""The log of a run: lines that are seen at once, also in a file."""

from __future__ import annotations

import sys

__all__ = ["say"]


def say(line: str) -> None:
    """Write one line to standard output."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
