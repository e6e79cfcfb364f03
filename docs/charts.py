"""Charts of the documentation, drawn as SVG from what the benchmarks measured."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

__all__ = ["CHARTS", "Line", "chart"]

_WIDTH, _HEIGHT = 560, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 150, 44, 54

_STYLE = """\
    text { font-family: system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif;
      font-size: 13px; fill: #1f2328; }
    .head { font-weight: 600; }
    .dim { fill: #59636e; font-size: 12px; }
    .axis { fill: none; stroke: #818b98; stroke-width: 1.2; }
    .grid { stroke: #d1d9e0; stroke-width: 0.8; }
    .a { stroke: #0969da; } .b { stroke: #9a6700; } .c { stroke: #1a7f37; } .d { stroke: #818b98; }
    .a, .b, .c, .d { fill: none; stroke-width: 2; }
    .d { stroke-dasharray: 5 4; stroke-width: 1.4; }
    .dot-a { fill: #0969da; } .dot-b { fill: #9a6700; } .dot-c { fill: #1a7f37; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .dim { fill: #9198a1; }
      .grid { stroke: #3d444d; }
      .axis, .d { stroke: #9198a1; }
      .a { stroke: #4493f8; } .b { stroke: #d29922; } .c { stroke: #3fb950; }
      .dot-a { fill: #4493f8; } .dot-b { fill: #d29922; } .dot-c { fill: #3fb950; }
    }
"""


@dataclass(frozen=True)
class Line:
    """Hold one line of a chart.

    Parameters
    ----------
    name : str
        What the legend calls it.
    points : sequence of (float, float)
    style : {"a", "b", "c", "d"}
        Three colours with dots, or a dashed line without.
    """

    name: str
    points: Sequence[tuple[float, float]]
    style: str = "a"


def chart(
    title: str,
    axes: tuple[str, str],
    lines: Sequence[Line],
    *,
    x_ticks: Sequence[float],
    y_ticks: Sequence[float],
    logarithmic: bool = False,
) -> str:
    """Return a line chart as SVG.

    Parameters
    ----------
    title : str
        Told above it.
    axes : tuple of str
        Names of the two axes.
    lines : sequence of Line
        What is drawn, in this order.
    x_ticks, y_ticks : sequence of float
        Ticks; the first and the last are the ends of the axes.
    logarithmic : bool, default False
        Draw x by its logarithm.
    """

    def across(x: float) -> float:
        scale: Callable[[float], float] = math.log if logarithmic else float
        first, last = scale(x_ticks[0]), scale(x_ticks[-1])
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (scale(x) - first) / (last - first)

    def up(y: float) -> float:
        part = (y - y_ticks[0]) / (y_ticks[-1] - y_ticks[0])
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * part

    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'aria-labelledby="title">',
        f'  <title id="title">{escape(title)}</title>',
        f"  <style>\n{_STYLE}  </style>",
        f'  <text class="head" x="{_LEFT}" y="24">{escape(title)}</text>',
    ]
    for y in y_ticks:
        out.append(f'  <line class="grid" x1="{_LEFT}" y1="{up(y):.1f}" x2="{right}" '
                   f'y2="{up(y):.1f}"/>')  # fmt: skip
        out.append(f'  <text class="dim" x="{_LEFT - 8}" y="{up(y) + 4:.1f}" '
                   f'text-anchor="end">{y:g}</text>')  # fmt: skip
    for x in x_ticks:
        out.append(f'  <text class="dim" x="{across(x):.1f}" y="{bottom + 18}" '
                   f'text-anchor="middle">{x:g}</text>')  # fmt: skip
    out.append(f'  <path class="axis" d="M{_LEFT} {_TOP} V{bottom} H{right}"/>')
    out.append(f'  <text x="{(_LEFT + right) / 2:.0f}" y="{_HEIGHT - 14}" '
               f'text-anchor="middle">{escape(axes[0])}</text>')  # fmt: skip
    middle = (_TOP + bottom) / 2
    out.append(f'  <text x="18" y="{middle:.0f}" text-anchor="middle" '
               f'transform="rotate(-90 18 {middle:.0f})">{escape(axes[1])}</text>')  # fmt: skip
    for i, line in enumerate(lines):
        places = [(across(x), up(y)) for x, y in line.points]
        path = " L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        out.append(f'  <path class="{line.style}" d="M{path}"/>')
        if line.style != "d":
            out += [f'  <circle class="dot-{line.style}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
                    for x, y in places]  # fmt: skip
        height = _TOP + 12 + 22 * i
        out.append(f'  <path class="{line.style}" d="M{right + 12} {height} h20"/>')
        out.append(f'  <text class="dim" x="{right + 38}" y="{height + 4}">'
                   f"{escape(line.name)}</text>")  # fmt: skip
    return "\n".join([*out, "</svg>"]) + "\n"


def reliability(told: Mapping[str, Any]) -> str:
    """Return how often verdicts are right, by their score."""
    measured = [(b["score"], b["right"]) for b in told["reliability"]]
    lines = [Line("as it should be", [(0.0, 0.0), (1.0, 1.0)], "d"), Line("measured", measured)]
    title = f"Scores of {told['columns']} real columns and how many are right"
    ticks = (0, 0.2, 0.4, 0.6, 0.8, 1)
    return chart(title, ("score", "share that is right"), lines, x_ticks=ticks, y_ticks=ticks)


def coverage(told: Mapping[str, Any]) -> str:
    """Return precision against coverage, as the bar rises."""
    curve = [(e["coverage"], e["precision"]) for e in told["curve"] if e["precision"] is not None]
    lines = [Line("one bar for all", sorted(set(curve)))]
    for style, (mode, entry) in zip("cb", list(told["modes"].items())[1:], strict=True):
        lines.append(Line(mode.replace("_", " "), [(entry["coverage"], entry["precision"])], style))
    return chart(
        "Fewer answers, more of them right", ("share of columns with an answer", "precision"),
        lines, x_ticks=(0.4, 0.6, 0.8, 1), y_ticks=(0.8, 0.85, 0.9, 0.95, 1),
    )  # fmt: skip


def cells(told: Mapping[str, Any]) -> str:
    """Return accuracy by the number of cells that are read."""
    points = {int(n): entry for n, entry in told["cells"].items()}
    lines = [
        Line(name, [(n, entry[key]) for n, entry in sorted(points.items())], style)
        for name, key, style in (
            ("strict", "strict", "a"), ("macro F1", "macro_f1", "c"),
            ("net, macro F1", "net_macro_f1", "b"),
        )
    ]  # fmt: skip
    lines.append(Line("default", [(told["max_cells"], 0.8), (told["max_cells"], 1.0)], "d"))
    return chart(
        "Accuracy by cells of a column", ("distinct cells the net reads", "accuracy"), lines,
        x_ticks=(4, 8, 16, 32, 64, 128), y_ticks=(0.8, 0.85, 0.9, 0.95, 1), logarithmic=True,
    )  # fmt: skip


CHARTS: Mapping[str, tuple[str, Callable[[Mapping[str, Any]], str]]] = {
    "reliability.svg": ("infer_trust", reliability),
    "coverage.svg": ("infer_trust", coverage),
    "cells.svg": ("infer_size", cells),
}
"""File in docs/, the benchmark it is drawn from, and what draws it."""
