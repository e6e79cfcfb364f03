"""The root of every error of the package."""

from __future__ import annotations

from ..shown import escaped

__all__ = ["SemtypeError"]

_LONGEST_MESSAGE = 1_500
"""Characters of a message: a path of a hundred thousand is shown by its beginning."""


class SemtypeError(Exception):
    """Root of every error of the package."""

    def __str__(self) -> str:
        # KeyError would show the repr of its message, line breaks and quotes escaped. Paths and
        # names of files are part of messages, and anybody may have chosen them.
        text = str(self.args[0]) if len(self.args) == 1 else super().__str__()
        text = escaped(text, keep="\n")
        return text if len(text) <= _LONGEST_MESSAGE else text[: _LONGEST_MESSAGE - 3] + "..."
