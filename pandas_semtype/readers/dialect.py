"""What separates and quotes the fields of a delimited text, from its first lines."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

__all__ = ["NO_SEPARATOR", "Dialect", "Row", "find_dialect", "rows_in", "rows_of", "usual_width"]

NO_SEPARATOR = "\x1f"
"""The separator of a text of one column: a character that stands in no text."""

_COMMON = (",", ";", "\t", "|")
_RARE = ("^", "~", "\x01", "\u00a6")
_LAST = (" ", ":")
"""What also stands in cells of any table: separators only where nothing else is one."""
_READ_LINES = 150
_READ_CHARS = 30_000
_LONG_RUN = re.compile(r"""([^\s"'`\\,;|^~:\x01\u00a6]{200})[^\s"'`\\,;|^~:\x01\u00a6]+""")
"""What could be no separator and no quotation mark: the end of a long run says nothing, and the
detector would read it in quadratic time."""
_MOSTLY = 0.9
_MOST = 0.6
_FEWEST = 3
"""Rows, with the one of names, below which nothing is said of their lengths."""
_PLAIN_NAME = re.compile(r"[^\W\d](?:[\w.()/-]| (?=\S)){0,39}").fullmatch
_SAYS_ITSELF = re.compile(r'\ufeff?"?sep=(.)"?\s*$', re.IGNORECASE)

Row = tuple[int, int, list[str]]
"""How many lines stand before a row, how many before the one after it, and its fields."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """Hold how the fields of a text are separated and quoted.

    Parameters
    ----------
    sep : str
        What separates fields.
    quote : str, default '"'
        What encloses fields.
    escape : str, optional
        What escapes a quotation mark in a field, where it is not doubled.
    """

    sep: str
    quote: str = '"'
    escape: str | None = None


def rows_of(text: str, dialect: Dialect) -> Iterator[Row]:
    """Yield the rows of a text that has something in them.

    Parameters
    ----------
    text : str
        The text; a last line that is cut makes a last row that is.
    dialect : Dialect
        How it is written; a separator of several characters is no dialect of the csv module,
        so that its rows are split without regard to quotes.
    """
    yield from rows_in(
        text.splitlines(keepends=True) if "\r" in text else text.split("\n"), dialect
    )


def rows_in(lines: Iterable[str], dialect: Dialect, *, empty: bool = False) -> Iterator[Row]:
    """Yield the rows of lines that have something in them.

    Parameters
    ----------
    lines : iterable of str
        The lines of a text.
    dialect : Dialect
        How it is written, as in `rows_of`.
    empty : bool, default False
        Also yield rows of one empty field in quotes, which are no blank lines.
    """
    if len(dialect.sep) > 1:
        for number, line in enumerate(lines):
            if line.strip():
                yield number, number + 1, line.rstrip("\r\n").split(dialect.sep)
        return
    reader = csv.reader(
        (line.replace("\0", "") for line in lines),
        delimiter=dialect.sep,
        quotechar=dialect.quote,
        escapechar=dialect.escape,
    )
    limit = csv.field_size_limit(1 << 30)
    before = 0
    try:
        for row in reader:
            if any(field.strip() for field in row) or len(row) > 1 or (empty and row == [""]):
                yield before, reader.line_num, row
            before = reader.line_num
    except csv.Error:  # a quotation mark that is never closed: the parser of the file says so
        return
    finally:
        csv.field_size_limit(limit)


def usual_width(rows: list[Row]) -> tuple[int, float]:
    """Return how many fields most rows have, and the fraction of the rows that have as many.

    Parameters
    ----------
    rows : list of Row
        Rows, of which those at the beginning may stand above the table.
    """
    if not rows:
        return 0, 0.0
    widths = Counter(len(fields) for *_, fields in rows)
    # Between widths as frequent as one another the wider one: what stands above is narrow.
    width, number = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return width, number / len(rows)


def find_dialect(text: str, hint: str | None = None) -> tuple[Dialect, int]:
    r"""Return how a text is written, and how many lines at its top say so.

    Parameters
    ----------
    text : str
        The beginning of a text, in whole lines.
    hint : str, optional
        The separator that the name of the file promises.

    Returns
    -------
    dialect : Dialect
    skip : int
        1 if the first line is one such as ``sep=;``, which spreadsheets write, else 0.

    Examples
    --------
    >>> from pandas_semtype.readers.dialect import find_dialect
    >>> find_dialect("a;b\n1,5;2\n2,5;3\n")[0].sep
    ';'
    """
    first, _, rest = text.partition("\n")
    said = _SAYS_ITSELF.match(first.rstrip("\r"))
    if said:
        return replace(_detected(rest), sep=said[1]), 1
    found = _detected(text)
    if hint is not None and _is_table(text, replace(found, sep=hint)):
        return replace(found, sep=hint), 0
    if found.sep in (*_COMMON, *_RARE) and _is_table(text, found):
        return found, 0
    # A plain table is what its common separator makes it, whatever else looks regular in it.
    for sep in _COMMON:
        if _is_table(text, Dialect(sep)):
            return Dialect(sep), 0
    if found.sep in _LAST and _is_table(text, found, strictly=True):
        return found, 0
    for sep in _COMMON:
        if _is_uneven_table(text, Dialect(sep)):
            return Dialect(sep), 0
    for sep in _COMMON:
        if _is_below_names(text, Dialect(sep)):
            return Dialect(sep), 0
    # One column. Its texts may have commas in them, which then separate nothing.
    whole = usual_width(list(rows_of(text, Dialect(",")))) == (1, 1.0)
    return Dialect("," if whole else NO_SEPARATOR), 0


def _is_uneven_table(text: str, dialect: Dialect) -> bool:
    """Return whether most rows have as many fields as the first: a table with broken rows."""
    rows = list(rows_of(text, dialect))
    width, fraction = usual_width(rows)
    return width > 1 and fraction >= _MOST and len(rows[0][2]) == width


def _is_below_names(text: str, dialect: Dialect) -> bool:
    """Return whether the first row plainly holds names, and most below it several fields.

    Such a file is no column of texts with commas in them: its rows are of several lengths, which
    is for the user to know.
    """
    rows = [fields for *_, fields in rows_of(text, dialect)]
    if len(rows) < _FEWEST or len(rows[0]) < 2 or len(set(rows[0])) < len(rows[0]):
        return False
    wide = sum(len(fields) > 1 for fields in rows[1:])
    return all(map(_PLAIN_NAME, rows[0])) and wide >= _MOST * (len(rows) - 1)


def _is_table(text: str, dialect: Dialect, *, strictly: bool = False) -> bool:
    """Return whether nearly all rows below the first wide one have as many fields."""
    rows = list(rows_of(text, dialect))
    width, _ = usual_width(rows)
    if width < 2 or (strictly and len(rows) < 3):
        return False
    start = next(i for i, (*_, fields) in enumerate(rows) if len(fields) >= width)
    # Shorter rows are padded when the file is read, but a table is not made of them.
    same = sum(len(fields) == width for *_, fields in rows[start:]) / len(rows[start:])
    return start < len(rows) / 2 + 1 and same >= (1.0 if strictly else _MOSTLY)


def _detected(text: str) -> Dialect:
    """Ask the detector, which weighs regular rows against cells that look like data."""
    from clevercsv import Detector

    sample = "\n".join(text[:_READ_CHARS].splitlines()[:_READ_LINES])
    sample = _LONG_RUN.sub(r"\1", sample)
    try:
        found = Detector().detect(sample, delimiters=[*_COMMON, *_RARE, *_LAST])
    except Exception:  # noqa: BLE001 - a detector that fails is one that found nothing
        found = None
    if found is None or not found.delimiter:
        return Dialect(",")
    return Dialect(
        found.delimiter, found.quotechar or '"', "\\" if found.escapechar == "\\" else None
    )
