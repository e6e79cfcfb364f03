"""Texts of one column in whose cells stands what separates columns in other texts."""

from __future__ import annotations

import re

from .dialect import Dialect, Row
from .layout import is_comment, surely_names

__all__ = ["holds_one_column"]

_LONGEST_NAME = 60
_UNIT = r"[^\W\d_]{0,3}[€$£¥%]?"
_PART = re.compile(rf"\s*{_UNIT}\s?[-+(]?\s?{_UNIT}\s?\d[\d. '\u00a0]*\s?{_UNIT}\)?\s*")
"""What one number leaves on either side of a comma in it."""
_THOUSANDS = re.compile(r"\D{0,4}\d{1,3}(?:,\d{3})+(?:\.\d+)?\D{0,4}")


def holds_one_column(text: str, rows: list[Row], dialect: Dialect) -> bool:
    r"""Return whether a character that separates fields stands inside the cells of one column.

    The first line does not have it, which makes it the name of that column, and what stands
    below is written as a number with a comma, or as words with a blank behind every comma.

    Parameters
    ----------
    text : str
        The beginning of the text.
    rows : list of Row
        Its rows, split by the dialect.
    dialect : Dialect
        What seemed to separate fields.

    Examples
    --------
    >>> from pandas_semtype.readers.dialect import Dialect, rows_of
    >>> from pandas_semtype.readers.one_column import holds_one_column
    >>> for text in ("price\n1,50\n12,50\n", "price,n\n1,50\n12,50\n"):
    ...     holds_one_column(text, list(rows_of(text, Dialect(","))), Dialect(","))
    True
    False
    """
    sep = dialect.sep
    quoted = dialect.quote + sep in text or sep + dialect.quote in text
    if quoted or len(rows) < 2 or all(len(fields) == 1 for *_, fields in rows):
        return False  # whoever quotes a field means what stands beside it as a separator
    titled = len(rows) > 2 and rows[0][1] < rows[1][0] and len(rows[0][2]) == 1
    if titled and sep == "," and surely_names(rows[1][2], [[sep.join(r)] for *_, r in rows[2:]]):
        rows = rows[1:]  # a title and a blank line above the name and numbers
    (_, end, head), (below, *_) = rows[0], rows[1]
    body = [fields for *_, fields in rows[1:]]
    if sep == " " and any("" in fields[1:-1] for fields in body):
        return True  # runs of blanks that align nothing stand in texts
    if sep == " " and len(head) == 2:
        return not any(_column_has_numbers(body, place) for place in (0, 1))
    if len(head) != 1 or end != below or not _could_be_name(head[0]):
        return False
    if sep in {" ", ":"}:  # stand in cells of any kind; numbers alone are set apart by blanks
        return sep == ":" or len(body[0]) == 2 or not _all_numbers(body)
    if sep == "\t" or _counts_up(body) or surely_names(body[0], body[1:]):
        return False  # row names of R, or a title above a table
    if sep == "," and all(_is_number_with_commas(fields) for fields in body):
        return True
    return all(field[:1] == " " for fields in body for field in fields[1:])


def _could_be_name(text: str) -> bool:
    name = text.strip()
    return len(name) <= _LONGEST_NAME and name[-1:] not in {".", ":"} and not is_comment(name)


def _is_number_with_commas(fields: list[str]) -> bool:
    """Return whether fields are the parts of one number, or of a pair such as a position."""
    if len(fields) > 2:
        return _THOUSANDS.fullmatch(",".join(fields).strip()) is not None
    return all(map(_PART.fullmatch, fields))


def _counts_up(body: list[list[str]]) -> bool:
    first = [fields[0].strip() for fields in body]
    return len(first) > 2 and first == [str(number) for number in range(1, len(first) + 1)]


def _all_numbers(body: list[list[str]]) -> bool:
    return all(_PART.fullmatch(field) for fields in body for field in fields)


def _column_has_numbers(body: list[list[str]], place: int) -> bool:
    cells = [fields[place] for fields in body if place < len(fields)]
    return 2 * sum(any(map(str.isdigit, cell)) for cell in cells) > len(cells)
