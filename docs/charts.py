"""Charts of the documentation, drawn with matplotlib from what the benchmarks measured.

The data of a chart stand in the metadata of its SVG file. So a chart can be compared with the
results by its numbers, whichever version of matplotlib drew it. To draw a chart again, delete its
file and run ``docs/figures.py``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

__all__ = ["Chart", "Line", "Panel", "charts", "read", "write"]

STYLE = Path(__file__).with_name("charts.mplstyle")
STEPS = 10_000
GROUPS = ("embedding", "LSTM 1", "LSTM 2", "LSTM 3", "head")
_DESCRIPTION = "{http://purl.org/dc/elements/1.1/}description"

Results = Mapping[str, Any]
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Line:
    """Hold one line of a chart.

    Parameters
    ----------
    name : str
        Its name in the legend.
    points : tuple of (float, float)
        Its points from left to right.
    reference : bool, default False
        Whether it is drawn dashed and grey, as something to compare with.
    """

    name: str
    points: Points
    reference: bool = False


@dataclass(frozen=True)
class Panel:
    """Hold the data of one pair of axes: lines, or horizontal bars.

    Parameters
    ----------
    axes : tuple of str
        Names of the two axes.
    lines : tuple of Line, default ()
        What is drawn, in this order.
    bars : tuple of (str, float), default ()
        Name and length of each bar from top to bottom, in place of lines.
    ticks : tuple of tuple of float, default ((), ())
        Ticks of the two axes, the first and the last of which are their ends; those of
        matplotlib by default.
    logarithmic : bool, default False
        Whether the first axis is logarithmic.
    """

    axes: tuple[str, str]
    lines: tuple[Line, ...] = ()
    bars: tuple[tuple[str, float], ...] = ()
    ticks: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    logarithmic: bool = False


@dataclass(frozen=True)
class Chart:
    """Hold the data of a chart: its title, and panels from left to right."""

    title: str
    panels: tuple[Panel, ...]

    @property
    def data(self) -> Any:
        """Everything as plain values of JSON."""
        return json.loads(json.dumps(asdict(self)))


def draw(chart: Chart) -> Any:
    """Return a chart as a figure of matplotlib."""
    from matplotlib.figure import Figure

    figure = Figure(layout="constrained")
    n_bars = max(len(panel.bars) for panel in chart.panels)
    if n_bars:
        figure.set_figheight(0.9 + 0.3 * n_bars)
    every = figure.subplots(1, len(chart.panels), squeeze=False)[0]
    for axes, panel in zip(every, chart.panels, strict=True):
        draw_panel(axes, panel)
    every[0].set_title(chart.title)
    lines, names = every[0].get_legend_handles_labels()
    if lines:
        every[-1].legend(lines, names, loc="upper left", bbox_to_anchor=(1, 1))
    return figure


def draw_panel(axes: Any, panel: Panel) -> None:
    """Draw one panel on axes of matplotlib."""
    for line in panel.lines:
        xs, ys = zip(*line.points, strict=True)
        dashed = {"color": "#7d8590", "linestyle": "--", "linewidth": 1.2}
        style = dashed if line.reference else {"marker": "o", "clip_on": False}
        axes.plot(xs, ys, label=line.name, **style)
    if panel.bars:
        names, lengths = zip(*panel.bars, strict=True)
        axes.bar_label(axes.barh(names, lengths), fmt="{:.1f}", padding=3)
        axes.invert_yaxis()
        axes.grid(axis="y", visible=False)
    if panel.logarithmic:
        axes.set_xscale("log")
    for axis, ticks, limit in zip(
        (axes.xaxis, axes.yaxis), panel.ticks, (axes.set_xlim, axes.set_ylim), strict=True
    ):
        if ticks:
            axis.set_ticks(ticks, [f"{tick:,g}" for tick in ticks])
            limit(ticks[0], ticks[-1])
    axes.set_xlabel(panel.axes[0])
    axes.set_ylabel(panel.axes[1])


def write(chart: Chart, file: Path) -> None:
    """Draw a chart into an SVG file, with its data; the same chart gives the same file."""
    import matplotlib.style

    with matplotlib.style.context(["default", STYLE]):
        metadata = {"Date": None, "Title": chart.title, "Description": json.dumps(chart.data)}
        draw(chart).savefig(file, format="svg", metadata=metadata)


def read(file: Path) -> Any:
    """Return the data of the chart in an SVG file; None if it has none."""
    if not file.is_file():
        return None
    found = ET.parse(file).find(f".//{_DESCRIPTION}")
    return None if found is None or not found.text else json.loads(found.text)


def reliability(results: Results) -> Chart:
    """Return the fraction of right verdicts by score."""
    measured = tuple((b["score"], b["right"]) for b in results["reliability"])
    ticks = (0, 0.2, 0.4, 0.6, 0.8, 1)
    lines = Line("ideal", ((0, 0), (1, 1)), reference=True), Line("measured", measured)
    panel = Panel(("score", "fraction that is right"), lines, ticks=(ticks, ticks))
    return Chart(f"Scores of {results['columns']} real columns and how many are right", (panel,))


def coverage(results: Results) -> Chart:
    """Return precision against coverage as the threshold rises."""
    curve = {
        (e["coverage"], e["precision"]) for e in results["curve"] if e["precision"] is not None
    }
    modes = [
        Line(mode.replace("_", " "), ((entry["coverage"], entry["precision"]),))
        for mode, entry in results["modes"].items()
        if mode != "best_guess"
    ]
    panel = Panel(
        ("fraction of columns with an answer", "precision"),
        (Line("one threshold for all", tuple(sorted(curve))), *modes),
        ticks=((0.4, 0.6, 0.8, 1), (0.8, 0.85, 0.9, 0.95, 1)),
    )
    return Chart("Fewer answers, more of them right", (panel,))


def cells(results: Results) -> Chart:
    """Return accuracy by the number of cells that are read."""
    names = {"strict": "strict", "macro F1": "macro_f1", "network, macro F1": "net_macro_f1"}
    lines = [
        Line(name, tuple((int(n), entry[key]) for n, entry in results["cells"].items()))
        for name, key in names.items()
    ]
    default = ((results["max_cells"], 0.8), (results["max_cells"], 1))
    panel = Panel(
        ("distinct cells the network reads", "accuracy"),
        (*lines, Line("default", default, reference=True)),
        ticks=((4, 8, 16, 32, 64, 128), (0.8, 0.85, 0.9, 0.95, 1)),
        logarithmic=True,
    )
    return Chart("Accuracy by the number of cells", (panel,))


def stages(results: Results) -> Chart:
    """Return the CPU time of each stage."""
    case = results["cases"]["100 x 10,000"]
    bars = [
        (name, round(1000 * cost["cpu_seconds"], 4))
        for name, cost in results["stages"].items()
        if name != "all"
    ]
    title = f"CPU time by stage, {case['columns']} columns of {case['rows']:,} rows"
    return Chart(title, (Panel(("CPU milliseconds", ""), bars=tuple(bars)),))


def history(results: Results) -> Chart:
    """Return loss and accuracy of the published transfer procedure by epoch."""
    epochs = results["solvers"]["keras"]["history"]
    panels = [
        Panel(
            ("epoch", metric),
            tuple(
                Line(name, tuple((entry["epoch"], entry[start + metric]) for entry in epochs))
                for start, name in (("", "training"), ("val_", "validation"))
            ),
            ticks=(tuple(range(0, len(epochs) + 1, 2)), ()),
        )
        for metric in ("loss", "accuracy")
    ]
    return Chart("The published procedure, epoch by epoch", tuple(panels))


def schedule() -> Chart:
    """Return the learning rates of ULMFiT, from the code that sets them."""
    from pandas_semtype.fakenews.ulmfit.schedule import PEAK, group_peaks, slanted_triangular

    steps = range(0, STEPS + 1, STEPS // 10)
    lines = [
        Line(
            f"{group}, up to {peak:.5f}",
            tuple((s, float(f"{slanted_triangular(s / STEPS, peak=peak):.6g}")) for s in steps),
        )
        for group, peak in zip(GROUPS, group_peaks(len(GROUPS)), strict=True)
    ]
    ticks = tuple(range(0, STEPS + 1, 2500)), tuple(round(PEAK * k / 5, 6) for k in range(6))
    panel = Panel(("step", "learning rate"), tuple(reversed(lines)), ticks=ticks)
    return Chart("Learning rates of the groups of layers", (panel,))


MEASURED: Mapping[str, tuple[str, Callable[[Results], Chart]]] = {
    "reliability.svg": ("infer_trust", reliability),
    "coverage.svg": ("infer_trust", coverage),
    "cells.svg": ("infer_size", cells),
    "speed_stages.svg": ("infer_speed", stages),
    "transfer_history.svg": ("extend_published", history),
}
"""The benchmark of each chart, and what makes the chart of its results."""


def charts(results: Path) -> dict[str, Chart]:
    """Return every chart by its file in ``docs/``, from a folder of results."""
    found = {"ulmfit_schedule.svg": schedule()}
    for name, (benchmark, make) in MEASURED.items():
        measured = json.loads((results / f"{benchmark}.json").read_text(encoding="utf-8"))
        found[name] = make(measured)
    return found
