"""Pieces of HTML that results and pages share: escaped text, bars of scores, a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from .shown import escaped, text_of

__all__ = ["TABLE_STYLE", "Markup", "cut", "meter", "small_table", "text"]

_LONGEST = 120

TABLE_STYLE = (
    ".semtype-result{border-collapse:collapse;font-variant-numeric:tabular-nums}"
    ".semtype-result th,.semtype-result td{padding:.25em .75em;text-align:left;"
    "border-bottom:1px solid #8886}"
    ".semtype-result meter{width:5em;height:.8em;vertical-align:middle}"
)
"""The style of `small_table`, which takes colours from the page it stands in."""


class Markup(str):
    """HTML that is complete and safe: never made of a name or a cell without `text`."""

    __slots__ = ()


def text(value: object, longest: int | None = _LONGEST) -> Markup:
    r"""Return a text as HTML, whatever it is.

    Parameters
    ----------
    value : object
        A name, a cell, a label.
    longest : int, optional
        Characters after which it is cut.

    Returns
    -------
    Markup
        Control characters and marks that turn the direction of writing are shown as escapes, so
        that no cell can rearrange the page.

    Examples
    --------
    >>> from pandas_semtype.markup import text
    >>> text("<b>\u202e")
    '&lt;b&gt;\\u202e'
    """
    return Markup(escape(escaped(cut(text_of(value), longest)), quote=True))


def cut(value: str, longest: int | None = _LONGEST) -> str:
    """Return the beginning of a text.

    Parameters
    ----------
    value : str
    longest : int, optional
        Characters that are kept, with the dots in place of the others; None keeps all.
    """
    return value if longest is None or len(value) <= longest else value[: longest - 1] + "\u2026"


def meter(score: float, what: str) -> Markup:
    """Return a bar of a score, which screen readers read as a number.

    Parameters
    ----------
    score : float
        From 0 to 1.
    what : str
        What is measured.
    """
    part = min(max(score, 0.0), 1.0)
    return Markup(
        f'<meter min="0" max="1" low="0.5" high="0.8" optimum="1" value="{part:.3f}" '
        f'aria-label="{text(what)}">{part:.2f}</meter>'
    )


def small_table(
    caption: str, header: Sequence[str], rows: Iterable[Sequence[Markup]], note: str = ""
) -> Markup:
    """Return a table that needs no page around it, for notebooks.

    Parameters
    ----------
    caption : str
        What the table is.
    header : sequence of str
        Names of its columns.
    rows : iterable of sequence of Markup
        The first cell of each is its heading.
    note : str, optional
        What stands below it.
    """
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in header)
    body = "\n".join(
        f'<tr><th scope="row">{row[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )  # fmt: skip
    below = f"<p>{text(note)}</p>" if note else ""
    return Markup(
        f"<div><style>{TABLE_STYLE}</style><p>{text(caption)}</p>\n"
        f'<table class="semtype-result"><thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody></table>{below}</div>"
    )
