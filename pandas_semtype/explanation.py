"""Why a column has its label: evidence by source, and the cells that fit the label or do not."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from .shown import text_of, value_shown

__all__ = ["CellCheck", "Evidence", "Explanation", "first_odd", "log_odds"]

_SHOWN_ODD = 5
"""Odd cells that are kept."""
_SHOWN_CHARS = 40
"""Characters of an odd cell that are shown."""
_NOT_KEPT = (
    "what rules, name and neighbours said, and the check of cells, is not in to_dict() and schemas"
)
_EDGE = 1e-4
"""Scores more extreme than this give no larger log-odds."""
_WIDEST = 10.0
"""Log-odds of the longest bar; more is certain."""
_BAR = 120
"""Width of the longest bar in pixels, to either side."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold what one source says for or against one label.

    Parameters
    ----------
    source : str
        Where it comes from: ``"network"``, ``"rule"``, ``"name"``, ``"neighbours"``, or a
        further one.
    reason : str
        What exactly, such as ``"format:email"``; "" where the source says it all.
    label : str
        The label it is about.
    log_odds : float
        What it adds to the log-odds of the label; infinite where it settles or forbids it.

    Examples
    --------
    >>> from pandas_semtype.explanation import Evidence
    >>> Evidence("rule", "format:email", "email", float("inf")).label
    'email'
    """

    source: str
    reason: str
    label: str
    log_odds: float


@dataclass(frozen=True, slots=True)
class CellCheck:
    """Hold how the cells of a column fare with the validator of a label.

    Parameters
    ----------
    label : str
        The label.
    what : str
        What a cell must be, for people, such as ``"an e-mail address"``.
    fraction : float
        Of the cells that were tested, or of the distinct ones, whichever is more.
    n_tested : int
        Distinct cells that were tested.
    n_odd : int
        Those of them that are something else.
    odd : tuple of str
        The first of them. They do not go into pickles.
    rows : tuple of int
        Positions of rows in which they stand.
    """

    label: str
    what: str
    fraction: float
    n_tested: int
    n_odd: int = 0
    odd: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()

    def located(self, first: Callable[[Collection[str]], Mapping[str, int]] | None) -> CellCheck:
        """Return the check with the rows of one sample in which the odd cells stand.

        Parameters
        ----------
        first : callable or None
            From texts to their first rows, such as `pandas_semtype.sampling.RowsRead.first`;
            None where rows are not known.
        """
        if not self.odd or first is None:
            return replace(self, rows=())
        known = sorted((row, text) for text, row in first(self.odd).items())
        return replace(
            self, odd=tuple(text for _, text in known), rows=tuple(row for row, _ in known)
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Leave the content of cells behind: a result that is stored or sent has none."""
        kept = (self.label, self.what, self.fraction, self.n_tested, self.n_odd, (), self.rows)
        return CellCheck, kept


class Explanation:
    """Hold why a column has its label; `ColumnPrediction.explain` makes it.

    Sources are rows: what the network says, each rule by its reason, the name of the column, its
    neighbours. It prints as a table, and in a notebook as one with bars.

    Parameters
    ----------
    name : hashable
        Name of the column.
    label : str
        Its label.
    score : float
        Probability that the label is right, 0 to 1.
    reason : str
        What decided.
    evidence : sequence of Evidence
        In the order in which it counted.
    check : CellCheck, optional
        The cells, where the label has a validator.
    show_cells : bool, default False
        Show the content of odd cells, and not only their rows.
    complete : bool, default True
        Whether every source is among the evidence; a result that was stored as JSON has the
        network alone, and the table says so.

    Examples
    --------
    >>> from pandas_semtype.explanation import CellCheck, Evidence, Explanation
    >>> told = Explanation(
    ...     "mail", "email", 0.98, "net", [Evidence("network", "", "email", 5.25)],
    ...     CellCheck("email", "an e-mail address", 0.975, 40, 1, ("bob(at)",), (17,)),
    ... )
    >>> print(told)
    'mail': email, 0.98, because of net
    source   reason  label  log-odds
    network          email      +5.2  +++++
    0.97 of the cells are each an e-mail address; others stand in row 17
    >>> told.to_frame()["log_odds"].tolist()
    [5.25]
    """

    __slots__ = ("_show_cells", "check", "complete", "evidence", "label", "name", "reason", "score")

    def __init__(
        self,
        name: Hashable,
        label: str,
        score: float,
        reason: str,
        evidence: Sequence[Evidence] = (),
        check: CellCheck | None = None,
        *,
        show_cells: bool = False,
        complete: bool = True,
    ) -> None:
        self.complete = complete
        self.name, self.label, self.score, self.reason = name, label, score, reason
        self.evidence = tuple(evidence)
        self.check = check
        self._show_cells = show_cells

    def to_frame(self) -> pd.DataFrame:
        """Return the evidence, a row per source, reason and label.

        Returns
        -------
        DataFrame
            With the columns ``source``, ``reason``, ``label`` and ``log_odds``.
        """
        return pd.DataFrame(
            {
                "source": pd.Series([e.source for e in self.evidence], dtype="str"),
                "reason": pd.Series([e.reason for e in self.evidence], dtype="str"),
                "label": pd.Series([e.label for e in self.evidence], dtype="str"),
                "log_odds": pd.Series([e.log_odds for e in self.evidence], dtype="float64"),
            }
        )

    def __repr__(self) -> str:
        lines = [self._title()]
        rows = [
            (e.source, _printable(e.reason), _printable(e.label), _signed(e.log_odds))
            for e in self.evidence
        ]
        if rows:
            header = ("source", "reason", "label", "log-odds")
            widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
            for row, item in zip((header, *rows), (None, *self.evidence), strict=True):
                cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
                cells[-1] = row[-1].rjust(widths[-1])
                bar = "" if item is None else _text_bar(item.log_odds)
                lines.append("  ".join([*cells, bar]).rstrip())
        lines += self._cells()
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """Return the same as a table of HTML, with bars."""
        from html import escape

        rows = "".join(
            f"<tr><td>{escape(e.source)}</td><td>{escape(_printable(e.reason))}</td>"
            f"<td>{escape(_printable(e.label))}</td>"
            f'<td style="text-align:right">{escape(_signed(e.log_odds))}</td>'
            f"<td>{_svg_bar(e.log_odds)}</td></tr>"
            for e in self.evidence
        )
        header = "".join(
            f"<th>{text}</th>" for text in ("source", "reason", "label", "log-odds", "")
        )
        below = "".join(f"<p>{escape(line)}</p>" for line in self._cells())
        return (
            f"<div><p>{escape(self._title())}</p>"
            f"<table><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>{below}</div>"
        )

    def _title(self) -> str:
        is_text = issubclass(type(self.name), (str, tuple))
        name = value_shown(self.name) if is_text else _printable(text_of(self.name))
        return (
            f"{name}: {_printable(self.label)}, {self.score:.2f}, "
            f"because of {_printable(self.reason)}"
        )

    def _cells(self) -> list[str]:
        check = self.check
        if check is None:
            return [] if self.complete else [_NOT_KEPT]
        # The check may be that of the best guess, which was not sure enough for a verdict.
        asked = "" if check.label == self.label else f"as {_printable(check.label)}: "
        if not check.n_odd:
            return [f"{asked}all {check.n_tested} distinct cells tested are each {check.what}"]
        # Never 1.00 where a cell failed.
        share = math.floor(check.fraction * 100) / 100
        text = f"{asked}{share:.2f} of the cells are each {check.what}"
        if not check.rows:
            return [text]
        if self._show_cells and check.odd:
            pairs = zip(check.rows, check.odd, strict=True)
            told = ", ".join(f"{row} ({_printable(cell)!r})" for row, cell in pairs)
        else:
            told = ", ".join(map(str, check.rows))
        noun = "row" if len(check.rows) == 1 else "rows"
        more = " and more" if check.n_odd > len(check.rows) else ""
        return [f"{text}; others stand in {noun} {told}{more}"]


def log_odds(score: float) -> float:
    """Return the log-odds of a score; those of scores beyond 0.0001 and 0.9999 are alike.

    Parameters
    ----------
    score : float
        0 to 1.

    Examples
    --------
    >>> from pandas_semtype.explanation import log_odds
    >>> log_odds(0.5)
    0.0
    """
    inside = min(max(score, _EDGE), 1.0 - _EDGE)
    return math.log(inside / (1.0 - inside))


def first_odd(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the odd cells that are kept of all that were found."""
    return tuple(cells[:_SHOWN_ODD])


def _printable(text: str) -> str:
    """Return a text on one line, without control characters, cut where it is long."""
    plain = "".join(c if c.isprintable() else "\ufffd" for c in text)
    return plain if len(plain) <= _SHOWN_CHARS else plain[: _SHOWN_CHARS - 1] + "\u2026"


def _signed(log_odds: float) -> str:
    if math.isinf(log_odds):
        return "settled" if log_odds > 0 else "impossible"
    return f"{log_odds:+.1f}"


def _text_bar(log_odds: float) -> str:
    size = round(min(abs(log_odds), _WIDEST))
    return ("+" if log_odds > 0 else "-") * size


def _svg_bar(log_odds: float) -> str:
    """Return a bar to the right for evidence in favour, to the left for evidence against."""
    width = min(abs(log_odds), _WIDEST) / _WIDEST * _BAR
    left, colour = (_BAR, "#2a7f62") if log_odds > 0 else (_BAR - width, "#b3423a")
    return (
        f'<svg width="{2 * _BAR}" height="12" role="img" aria-label="{_signed(log_odds)}">'
        f'<rect x="{left:.1f}" y="1" width="{width:.1f}" height="10" fill="{colour}"/>'
        f'<line x1="{_BAR}" y1="0" x2="{_BAR}" y2="12" stroke="#888"/></svg>'
    )
