"""Text for people: aligned tables, notes, and nothing a terminal would obey."""

from __future__ import annotations

import sys
from collections.abc import Sequence
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


def _write(stream: object, text: str) -> None:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    shown = text.encode(encoding, "backslashreplace").decode(encoding)
    stream.write(shown + "\n")  # type: ignore[attr-defined]


def one_line(value: object, longest: int | None = None) -> str:
    r"""Return a text that stays on its line and cannot steer a terminal.

    Parameters
    ----------
    value : object
        What to show, such as a column name.
    longest : int, optional
        Characters after which it is cut.

    Examples
    --------
    >>> one_line("two\nlines"), one_line("a long name", 8)
    ('two\\nlines', 'a lon...')
    """
    text = "".join(c if c.isprintable() else repr(c)[1:-1] for c in str(value))
    return text if longest is None or len(text) <= longest else text[: longest - 3] + "..."


def _width(text: str) -> int:
    """Return the places a text takes on a terminal."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def aligned(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table with aligned columns; columns without any text are left out.

    Parameters
    ----------
    header : sequence of str
        Names of the columns.
    rows : sequence of sequence of str
        Texts, as many per row as there are names.

    Examples
    --------
    >>> print(aligned(["name", "note", "n"], [["a", "", "1"], ["long", "", "20"]]))
    name  n
    a     1
    long  20
    """
    kept = [i for i in range(len(header)) if not rows or any(row[i] for row in rows)]
    lines = [[line[i] for i in kept] for line in (header, *rows)]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(kept))]
    return "\n".join(
        "  ".join(
            text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )
