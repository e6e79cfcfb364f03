"""Charts as SVG: lines over a square, and a confusion matrix. No package draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..markup import Markup, text

__all__ = ["CHART_STYLE", "Line", "line_chart", "matrix"]

_SIZE, _LEFT, _BOTTOM, _EDGE = 240, 44, 40, 12
_TICKS = 5
_DASHES = ("", "7 3", "2 3", "9 3 2 3", "5 2", "1 4")
"""One per line: colours alone do not tell lines apart for everybody, and not on paper."""

CHART_STYLE = """
.charts { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin: 0; padding: 0; }
.charts figure { margin: 0; max-width: 22rem; }
.charts figcaption { font-weight: 600; margin-bottom: .25rem; }
.charts svg { width: 20rem; max-width: 100%; height: auto; display: block; }
.charts svg text { font: 10px system-ui, sans-serif; fill: currentColor; }
.charts .axis { stroke: currentColor; opacity: .45; fill: none; }
.charts .guide { stroke: currentColor; opacity: .45; stroke-dasharray: 3 3; fill: none; }
.charts .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
.charts .l0 { stroke: #0b6fb8; } .charts .l1 { stroke: #b3480a; } .charts .l2 { stroke: #3c7d22; }
.charts .l3 { stroke: #8c4bb0; } .charts .l4 { stroke: #7d6a00; } .charts .l5 { stroke: #b02a5b; }
.charts p { margin: .25rem 0; font-size: .85rem; }
.confusion { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.confusion th, .confusion td { padding: .3rem .6rem; text-align: right; border: 1px solid #8886; }
.confusion th { font-weight: 600; overflow-wrap: anywhere; max-width: 12rem; }
"""
"""The style of both; colours are readable on light and on dark pages."""


@dataclass(frozen=True)
class Line:
    """Hold one line of a chart.

    Parameters
    ----------
    name : str
        What the legend calls it; empty if there is but one.
    x, y : sequence of float
        Its points, inside the axes.
    dots : bool, default False
        Whether points are marked.
    """

    name: str
    x: Sequence[float]
    y: Sequence[float]
    dots: bool = False


def line_chart(
    title: str,
    names: tuple[str, str],
    lines: Sequence[Line],
    *,
    x_range: tuple[float, float] = (0.0, 1.0),
    y_range: tuple[float, float] = (0.0, 1.0),
    diagonal: bool = False,
    levels: Sequence[float] = (),
    note: str = "",
) -> Markup:
    """Return a chart with its heading and legend.

    Parameters
    ----------
    title : str
        What it shows.
    names : pair of str
        What stands on the axes.
    lines : sequence of Line
        At most six can be told apart.
    x_range, y_range : pair of float, default (0, 1)
        What the axes span.
    diagonal : bool, default False
        Draw the line from corner to corner.
    levels : sequence of float
        Horizontal lines for comparison.
    note : str, optional
        A sentence below it.

    Examples
    --------
    >>> from pandas_semtype.fakenews.charts import Line, line_chart
    >>> chart = line_chart("ROC", ("false", "true"), [Line("<b>", (0, 1), (0, 1))])
    >>> chart.count("<polyline"), "<b>" in chart
    (1, False)
    """

    def at(x: float, y: float) -> tuple[float, float]:
        wide = (x - x_range[0]) / ((x_range[1] - x_range[0]) or 1)
        high = (y - y_range[0]) / ((y_range[1] - y_range[0]) or 1)
        return _LEFT + _SIZE * wide, _EDGE + _SIZE * (1 - high)

    right, low = _LEFT + _SIZE, _EDGE + _SIZE
    parts = [f'<path class="axis" d="M{_LEFT} {_EDGE}V{low}H{right}"/>']
    for step in range(_TICKS + 1):
        x, y = (start + step / _TICKS * (stop - start) for start, stop in (x_range, y_range))
        across, up = at(x, y)
        parts.append(
            f'<text x="{across:.1f}" y="{low + 14}" text-anchor="middle">{_number(x)}</text>'
            f'<text x="{_LEFT - 5}" y="{up + 3:.1f}" text-anchor="end">{_number(y)}</text>'
        )
    middle = _EDGE + _SIZE / 2
    parts.append(
        f'<text x="{_LEFT + _SIZE / 2}" y="{low + 32}" text-anchor="middle">{text(names[0])}</text>'
        f'<text x="11" y="{middle}" text-anchor="middle" transform="rotate(-90 11 {middle})">'
        f"{text(names[1])}</text>"
    )
    if diagonal:
        parts.append(f'<path class="guide" d="M{_LEFT} {low}L{right} {_EDGE}"/>')
    for level in levels:
        _, up = at(x_range[0], level)
        parts.append(f'<path class="guide" d="M{_LEFT} {up:.1f}H{right}"/>')
    for number, line in enumerate(lines):
        kind = number % len(_DASHES)
        dashes = f' stroke-dasharray="{_DASHES[kind]}"' if _DASHES[kind] else ""
        places = [at(x, y) for x, y in zip(line.x, line.y, strict=True)]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline class="curve l{kind}"{dashes} points="{points}"/>')
        if line.dots:
            parts += [f'<circle class="curve l{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
                      for x, y in places]  # fmt: skip
    said = text(f"{title}: {names[1]} by {names[0]}")
    legend = "" if len(lines) < 2 else _legend(lines)
    below = f"<p>{text(note, 400)}</p>" if note else ""
    return Markup(
        f"<figure><figcaption>{text(title)}</figcaption>"
        f'<svg role="img" aria-label="{said}" viewBox="0 0 {right + _EDGE} {low + _BOTTOM}">'
        f"<title>{said}</title>{''.join(parts)}</svg>{legend}{below}</figure>"
    )


def _legend(lines: Sequence[Line]) -> str:
    items = []
    for number, line in enumerate(lines):
        kind = number % len(_DASHES)
        dashes = f' stroke-dasharray="{_DASHES[kind]}"' if _DASHES[kind] else ""
        sample = (
            '<svg aria-hidden="true" viewBox="0 0 30 8" style="width:30px;display:inline">'
            f'<path class="curve l{kind}"{dashes} d="M0 4H30"/></svg>'
        )
        items.append(f"<span>{sample} {text(line.name, 40)}</span>")
    return f"<p>{' &nbsp; '.join(items)}</p>"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.2g}"


def matrix(title: str, names: Sequence[Any], counts: Sequence[Sequence[int]]) -> Markup:
    """Return a confusion matrix: the true classes are its rows.

    Parameters
    ----------
    title : str
        What it shows.
    names : sequence
        Names of the classes.
    counts : sequence of sequence of int
        Texts by true and predicted class.
    """
    head = "".join(f'<th scope="col">{text(name, 40)}</th>' for name in names)
    rows = []
    for name, row in zip(names, counts, strict=True):
        total = sum(row) or 1
        cells = "".join(
            f'<td style="background:rgb(11 111 184 / {0.55 * count / total:.2f})">{count:,}</td>'
            for count in row
        )
        rows.append(f'<tr><th scope="row">{text(name, 40)}</th>{cells}</tr>')
    return Markup(
        f"<figure><figcaption>{text(title)}</figcaption>"
        f'<table class="confusion"><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
        "<p>Rows: true class. Columns: predicted class.</p></figure>"
    )
