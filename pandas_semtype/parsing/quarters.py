"""Quarters of years as people write them, and numbers before a year that are no month."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["COUNTED", "WORDED", "quarter_in", "without_thirds"]

_WORD = (
    r"(?:quarter|quartal|quartile?r|qtr|kwartaal|kwarta\u0142|kvartal|kvart\u00e1l|trimestre|trimester(?=\W*\d{4})"
    r"|trim|\u043a\u0432\u0430\u0440\u0442\u0430\u043b|\u043a\u0432)\.?"
)
_END = r"(?:st|nd|rd|th|er|\u00e8me|e|de|te|o|\u00ba|\u00aa|\.)?"
_YEAR = r"(?P<{0}>\d{{4}})"
_SHORT = r"(?P<{0}>\d{{4}}|\d{{2}})"
_FORMS = tuple(
    re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])(?![/\-]\d)", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR.format('y')}(?P<a>[\s\-_/.]?[QT])(?P<q>[1-4])",
        rf"(?P<a>[QT])(?P<q>[1-4])(?P<b>[\s\-_/.,'\u2019]{{1,2}}){_SHORT.format('y')}",
        rf"(?P<q>[1-4])(?P<a>[QT][\s\-_/.'\u2019]?){_SHORT.format('y')}",
        r"(?P<y>\d{2})(?P<a>[QT])(?P<q>[1-4])",
        rf"(?P<q>[1-4])(?P<a>{_END}[\s\-]?{_WORD}"
        rf"[\s\-_/.,]{{1,2}}(?:(?:of|de|del|\u0433)\s)?){_YEAR.format('y')}",
        rf"(?P<a>{_WORD}\s?)(?P<q>[1-4])(?P<b>[\s\-_/.,]{{1,2}}(?:(?:of|de|del)\s)?){_YEAR.format('y')}",
        rf"{_YEAR.format('y')}(?P<a>[\s\-_/.,]{{1,2}}{_WORD}\s?)(?P<q>[1-4])",
        rf"{_YEAR.format('y')}(?P<a>[\s\-_/.,]{{1,2}})(?P<q>[1-4])"
        rf"(?P<b>{_END}[\s\-]?{_WORD})",
    )
)

WORDED = re.compile(rf"%q{_END}[\s\-]?{_WORD}|{_WORD}\s?%q", re.IGNORECASE)
"""The word for a quarter and its number, in a format: no word beside it."""

COUNTED = re.compile(
    r"(?<![^\W\d_])(?<!%)(?:[a-ln-z]|kw|cw|wk|weeks?|woche|semaine|semana|settimana|sem|uke|uge|vecka|hafta"
    r"|quarter|qtr|quartal|trim|trimestre|trimester|tertial|term|semest(?:er|re)|half|halbjahr|halvår"
    r"|nr|no|num|n\u00ba|issue|heft|ausgabe|vol|volume|part|teil|round|season|series)[.:]?\s?-?%m",
    re.IGNORECASE,
).search
"""The number of a week, a half, an issue before a year, in a format that takes it for a month."""


def quarter_in(text: str) -> tuple[int, int, str] | None:
    """Return where a quarter and its year stand, and their format; None if there are none.

    Parameters
    ----------
    text : str
        A cell with ASCII digits.

    Examples
    --------
    >>> from pandas_semtype.parsing.quarters import quarter_in
    >>> quarter_in("Q3/20"), quarter_in("1er trimestre 2021")
    ((0, 5, 'Q%q/%y'), (0, 18, '%qer trimestre %Y'))
    >>> quarter_in("Q1 2020/21") is None
    True
    """
    for form in _FORMS:
        match = form.search(text)
        if match is None:
            continue
        marks = match.groupdict()
        year = "%Y" if len(match["y"]) == 4 else "%y"
        parts = {"y": year, "q": "%q", "a": marks["a"], "b": marks.get("b") or ""}
        order = sorted((n for n in parts if marks.get(n) is not None), key=match.start)
        return match.start(), match.end(), "".join(parts[name] for name in order)
    return None


def without_thirds(found: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return cells and their formats without those in which T may be a third of a year.

    T1 to T4 are quarters in French and Spanish; without a fourth, T1 to T3 may be terms or
    thirds of a year.

    Parameters
    ----------
    found : mapping of str to tuple of str
        Cells and the formats each may have.
    """
    of_t = {cell for cell, forms in found.items() if any(map(_OF_T, forms))}
    if not of_t or any(_FOURTH(cell) for cell in of_t):
        return dict(found)
    return {cell: forms for cell, forms in found.items() if cell not in of_t}


_OF_T = re.compile(r"[Tt]%q|%q[Tt](?![^\W\d_])").search
_FOURTH = re.compile(r"[Tt]4(?!\d)|(?<!\d)4[Tt]").search
