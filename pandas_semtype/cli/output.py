"""What the commands print: aligned tables and notes, without control characters."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TextIO
from unicodedata import combining, east_asian_width

__all__ = ["aligned", "note", "one_line", "say"]


def say(text: str) -> None:
    """Write a line to standard output.

    Parameters
    ----------
    text : str
        Characters the output cannot encode are written as escapes.
    """
    _write(sys.stdout, text)


def note(text: str) -> None:
    """Write a line to standard error.

    Parameters
    ----------
    text : str
        Characters the output cannot encode are written as escapes.
    """
    _write(sys.stderr, f"pandas-semtype: {text}")


def _write(stream: TextIO, text: str) -> None:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    shown = text.encode(encoding, "backslashreplace").decode(encoding)
    stream.write(shown + "\n")


def one_line(value: object, longest: int | None = None) -> str:
    r"""Return a text on one line, its control characters escaped.

    Parameters
    ----------
    value : object
        What to show, such as a column name.
    longest : int, optional
        Characters after which it is cut; all are kept by default.

    Examples
    --------
    >>> one_line("two\nlines"), one_line("a long name", 8)
    ('two\\nlines', 'a lon...')
    """
    text = "".join(c if c.isprintable() else repr(c)[1:-1] for c in str(value))
    return text if longest is None or len(text) <= longest else text[: longest - 3] + "..."


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def aligned(header: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> str:
    """Return a table with aligned columns; columns without any text are left out.

    Parameters
    ----------
    header : sequence of str or None
        Names of the columns; None for a table without them.
    rows : sequence of sequence of str
        Texts, as many in every row.

    Returns
    -------
    str
        The lines of the table, without trailing spaces.

    Examples
    --------
    >>> print(aligned(["name", "note", "n"], [["a", "", "1"], ["long", "", "20"]]))
    name  n
    a     1
    long  20
    """
    table = rows if header is None else (header, *rows)
    n_columns = len(table[0]) if table else 0
    kept = [i for i in range(n_columns) if not rows or any(row[i] for row in rows)]
    lines = [[line[i] for i in kept] for line in table]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(kept))]
    return "\n".join(
        "  ".join(
            text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )
