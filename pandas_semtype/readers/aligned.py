"""Texts whose columns are aligned by blanks, as programs print them: fixed width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .dialect import Row
from .layout import column_names, find_layout
from .source import FileError, Source

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Alignment", "find_alignment", "read_aligned"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK = re.compile(" +")
_BLANKS = re.compile(r" {2,}")
_RULE = re.compile(r"[-=+ ]+")
_FEWEST = 3
_SURE = 4
_MOST_ABOVE = 20
_HEAD_LINES = 400
_LONGEST = 2000
"""Longer lines hold texts: what programs align is meant to be seen."""
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Alignment:
    """Hold where the columns of an aligned text stand.

    Parameters
    ----------
    above : int
        Lines above the table.
    gaps : tuple of slice
        The places that are blank between two columns; none if two or more blanks stand between
        all fields.
    width : int
        How many columns there are.
    """

    above: int
    gaps: tuple[slice, ...]
    width: int

    def fields(self, line: str) -> list[str] | None:
        """Return the fields of a line; None if it is not aligned like the others.

        Parameters
        ----------
        line : str
            A line with something in it.
        """
        if not self.gaps:
            fields = _BLANKS.split(line.strip())
            return fields if len(fields) == self.width else None
        padded = line.ljust(self.gaps[-1].stop)
        cuts = [0]
        for gap in self.gaps:
            # A longer cell may reach into the gap, from either side.
            free = max(_BLANK.finditer(padded[gap]), key=lambda run: len(run[0]), default=None)
            if free is None:
                return None
            cuts.append(gap.start + free.end())
        return [padded[i:j].strip() for i, j in zip(cuts, [*cuts[1:], None], strict=True)]


def find_alignment(text: str) -> Alignment | None:
    r"""Return how the columns of a text are aligned by blanks; None if they are not.

    Parameters
    ----------
    text : str
        The beginning of a text, in whole lines.

    Examples
    --------
    >>> from pandas_semtype.readers.aligned import find_alignment
    >>> found = find_alignment("name      n\nAnn       5\nBo Lee   17\n")
    >>> found.fields("Eve Long  3")
    ['Eve Long', '3']
    """
    lines = _LINE_END.split(text)[:_HEAD_LINES]
    if "\t" in text:
        return None
    blank = next((i for i, line in enumerate(lines[:_MOST_ABOVE]) if not line.strip()), None)
    found = [
        _alignment([line for line in lines[above:] if line.strip()], above)
        for above in ((0,) if blank is None else (0, blank + 1))
    ]
    # A title that runs across the gaps hides them.
    return max(filter(None, found), key=lambda one: one.width, default=None)


def _alignment(lines: list[str], above: int) -> Alignment | None:
    rows = [line for line in lines if not _RULE.fullmatch(line)]
    if len(rows) < _FEWEST:
        return None
    gaps = _gaps(rows)
    spaced = sum(_BLANKS.search(line.strip()) is not None for line in rows)
    numbers = {len(_BLANKS.split(line.strip())) for line in rows}
    if len(numbers) == 1 and max(numbers) > max(len(gaps) + 1, 2):
        return Alignment(above, (), numbers.pop())
    if not gaps or spaced < _MOSTLY * len(rows):
        return None
    return Alignment(above, gaps, len(gaps) + 1)


def _gaps(lines: list[str]) -> tuple[slice, ...]:
    """Return the places between columns, which are blank in every line."""
    longest = max(map(len, lines))
    if longest > _LONGEST:
        return ()
    padded = [line.ljust(longest) for line in lines]
    outline = "".join(
        " " if all(line[place] == " " for line in padded) else "x" for place in range(longest)
    )
    offset = len(outline) - len(outline.lstrip())
    gaps = [
        slice(offset + run.start(), offset + run.end()) for run in _BLANK.finditer(outline.strip())
    ]
    ends = [*(gap.start for gap in gaps[1:]), longest]
    return tuple(
        gap for gap, end in zip(gaps, ends, strict=False) if _separates(gap, end, padded)
    )  # fmt: skip


def _separates(gap: slice, end: int, lines: list[str]) -> bool:
    """Return whether a gap stands between columns, and not between the words of one."""
    head, *body = (line[gap.stop : end].strip() for line in lines)
    if not any(body) or (not head and gap.stop - gap.start == 1):
        return False
    # Words of few cells may happen to end at the same place; more blanks than one pad something.
    padding = any(_BLANKS.search(line[gap.start - 1 : gap.stop + 1]) for line in lines)
    return len(lines) >= _SURE or (padding and all((head, *body)))


def read_aligned(
    source: Source, code: str, alignment: Alignment, skip: int | None, header: bool | None
) -> tuple[pd.DataFrame, list[str]]:
    """Read a text whose columns are aligned by blanks.

    Parameters
    ----------
    source : Source
        The file.
    code : str
        Its encoding.
    alignment : Alignment
        Where its columns stand, by its first lines.
    skip, header
        Lines above the table, and whether it has a row of names; found out if None.

    Returns
    -------
    frame : DataFrame
        Every column as text; only empty cells are missing.
    notes : list of str

    Raises
    ------
    FileError
        If a line further down is not aligned like the first ones.
    """
    import pandas as pd

    before = (skip or 0) + alignment.above
    with source.open() as binary:
        lines = _LINE_END.split(binary.read().decode(code))
    rows: list[Row] = []
    for number, line in enumerate(lines[before:], start=before):
        if not line.strip() or _RULE.fullmatch(line):
            continue
        fields = alignment.fields(line)
        if fields is None:
            raise FileError(
                f"{source.name} has columns that are aligned by blanks, and line {number + 1} is "
                "not aligned like the first ones. Align it, or pass a separator with --sep "
                "(sep= of ReadOptions)."
            )
        rows.append((number, number + 1, fields))
    layout = find_layout(rows[:_HEAD_LINES], header, at_top=skip is not None)
    names, made_up = column_names(layout.header, alignment.width)
    body = [fields for number, _, fields in rows if number >= layout.start]
    kind = pd.Series(["text"]).dtype  # what read_csv makes of texts, which depends on pandas
    cells = {
        place: pd.Series([fields[place] or float("nan") for fields in body], dtype=kind)
        for place in range(alignment.width)
    }
    frame = pd.DataFrame(cells)
    frame.columns = names
    notes = ["columns aligned by blanks"]
    above = max(before, layout.above)
    if above > (skip or 0):
        notes.append(f"{above} line{'s' * (above != 1)} above the table left out")
    if layout.header is None and header is None:
        notes.append("no row of names (pass --header if the first row holds them)")
    elif made_up and layout.header is not None:
        notes.append(f"{made_up} column{'s' * (made_up != 1)} without a name")
    return frame, notes
