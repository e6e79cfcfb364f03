"""The command line: ``pandas-semtype infer FILE`` and what helps with it."""

from __future__ import annotations

from .commands import main

__all__ = ["main"]
