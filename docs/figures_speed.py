"""Write what the benchmark of speed measured: tables, sentences, a chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

Told = Mapping[str, Any]


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first to the right."""
    lines = [header, ["---", *["--:"] * (len(header) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def speed(told: Told) -> str:
    """Return how fast columns are inferred."""
    rows = [
        [f"{c['columns']:,} x {c['rows']:,}", f"{c['columns_per_second']:,.0f}",
         f"{c['seconds']['least']:.3f}", f"{c['cpu_seconds']['least']:.3f}",
         f"{c['again_cpu_seconds']:.3f}",
         "" if c["peak_mb"] is None else f"{c['peak_mb']:,.0f}"]
        for c in told["cases"].values()
    ]  # fmt: skip
    header = ("columns x rows", "columns/s", "seconds", "CPU seconds", "the same again", "peak MB")
    return f"{told['cores']} cores, model `{told['model']}`.\n\n{table(header, rows)}"


def speed_growth(told: Told) -> str:
    """Return what more rows and more columns cost."""
    rows = [
        [f"{g['times']} times the {g['more']}", g["small"], g["large"],
         f"{g['ratio_seconds']:.2f}", f"{g['ratio_cpu_seconds']:.2f}"]
        for g in told["growth"]
    ]  # fmt: skip
    return table(("", "from", "to", "times the seconds", "times the CPU seconds"), rows)


def speed_threads(told: Told) -> str:
    """Return what more threads bring."""
    first = told["threads"][0]["seconds"]["least"]
    rows = [
        [str(t["threads"]), f"{t['seconds']['least']:.3f}", f"{t['cpu_seconds']['least']:.3f}",
         f"{first / t['seconds']['least']:.2f}"]
        for t in told["threads"]
    ]  # fmt: skip
    return table(("threads", "seconds", "CPU seconds", "times as fast"), rows)


def speed_stages(told: Told) -> str:
    """Return where the time goes."""
    whole = told["stages"]["all"]["cpu_seconds"]
    parts = {name: cost["cpu_seconds"] for name, cost in told["stages"].items() if name != "all"}
    parts["the rest"] = max(0.0, whole - sum(parts.values()))
    rows = [[name, f"{1000 * x:.1f}", f"{x / whole:.0%}"] for name, x in parts.items()]
    rows.append(["all", f"{1000 * whole:.1f}", "100%"])
    return table(("stage", "CPU milliseconds", "share"), rows)


def speed_encoder(told: Told) -> str:
    """Return how near the cell encoder comes to the peak."""
    engine = told["engine"]
    layers = [
        [f"`{layer['layer']}`", f"{layer['direct']:,}",
         f"{layer['times']} of {layer['rows']} x {layer['inner']} by "
         f"{layer['inner']} x {layer['columns']}" if layer["times"] else "looked up",
         f"{layer['needed']:,}",
         "" if layer["alone_seconds"] is None else
         f"{128e-9 * layer['needed'] / layer['alone_seconds']:.1f}"]
        for layer in engine["layers"]
    ]  # fmt: skip
    layers.append(
        ["all", f"{engine['direct_per_cell']:,}", "", f"{engine['needed_per_cell']:,}", ""]
    )
    shares = [
        [str(t["threads"]), f"{t['cells_per_second']:,.0f}", f"{t['peak_per_second'] / 1e9:.1f}",
         f"{t['share_direct_with_look_up']:.0%}", f"{t['share_direct']:.0%}",
         f"{t['share_needed']:.0%}"]
        for t in engine["by_threads"]
    ]  # fmt: skip
    return "\n\n".join(
        [
            table(
                ("layer", "multiply-adds as defined", "products made", "their multiply-adds",
                 "10^9 per second alone"), layers,
            ),
            table(
                ("threads", "cells/s", "peak, 10^9 multiply-adds/s", "as defined",
                 "as defined, without the look-up", "products made"), shares,
            ),
        ]
    )  # fmt: skip


def speed_cold(told: Told) -> str:
    """Return what a whole process costs, and what teaching costs."""
    cold, teaching = told["cold_start"], told["teaching"]
    extend, text = teaching["extend"], teaching["fit_text"]
    lines = [
        f"* A process that reads a CSV of {cold['columns']} columns and {cold['rows']:,} rows, "
        f"loads the model, infers and prints: {cold['cpu_seconds']['median']:.2f} s of CPU beyond "
        "`import pandas`.",
        f"* `extend` with {extend['columns']} columns of {extend['cells']} cells: "
        f"{extend['seconds']['median']:.2f} s ({extend['cpu_seconds']['median']:.2f} s of CPU).",
    ]
    if text:
        lines.append(
            f"* `fit_text` with {text['texts']:,} texts of {text['sentences']} sentences: "
            f"{text['seconds']:.1f} s ({text['cpu_seconds']:.1f} s of CPU)."
        )
    return "\n".join(lines)


def speed_published(told: Told) -> str:
    """Return how the published flow compares."""
    published = told["published"]
    if not published:
        return "Not measured."
    rows = [
        [name, f"{published[key]['seconds']['median']:.2f}",
         f"{published[key]['cpu_seconds']['median']:.2f}"]
        for name, key in (("published flow", "published"), ("`infer`", "ours"))
    ]  # fmt: skip
    rows.append(["ratio", f"{published['ratio_seconds']:.0f}", f"{published['ratio_cpu']:.0f}"])
    return (
        f"{published['columns']} columns of 10,000 rows; the published flow reads "
        f"{published['cells_per_column']} cells of each.\n\n"
        f"{table(('', 'seconds', 'CPU seconds'), rows)}"
    )


BLOCKS: dict[str, tuple[str, Callable[[Told], str]]] = {
    f.__name__: ("infer_speed", f)
    for f in (
        speed, speed_growth, speed_threads, speed_stages, speed_encoder, speed_cold,
        speed_published,
    )
}  # fmt: skip

STYLE = """
    text { font-family: system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif;
           font-size: 13px; fill: #1f2328; }
    .head { font-weight: 600; }
    .dim { fill: #59636e; font-size: 12px; }
    .bar { fill: #0969da; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; } .dim { fill: #9198a1; } .bar { fill: #4493f8; }
    }"""


def stages_chart(told: Told) -> str:
    """Return the stages as an SVG of bars."""
    cost = {k: 1000 * v["cpu_seconds"] for k, v in told["stages"].items() if k != "all"}
    longest = max(cost.values())
    case = told["cases"]["100 x 10,000"]
    title = f"CPU milliseconds by stage, {case['columns']} columns of {case['rows']:,} rows"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {60 + 28 * len(cost)}" '
        'role="img" aria-labelledby="title">',
        f'  <title id="title">{escape(title)}</title>',
        f"  <style>{STYLE}\n  </style>",
        f'  <text class="head" x="10" y="26">{escape(title)}</text>',
    ]
    for i, (name, value) in enumerate(cost.items()):
        y, width = 44 + 28 * i, 430 * value / longest
        lines += [
            f'  <text x="200" y="{y + 14}" text-anchor="end">{escape(name)}</text>',
            f'  <rect class="bar" x="210" y="{y}" width="{width:.1f}" height="18" rx="2"/>',
            f'  <text class="dim" x="{218 + width:.1f}" y="{y + 14}">{value:.1f}</text>',
        ]
    return "\n".join([*lines, "</svg>", ""])


CHARTS: dict[str, tuple[str, Callable[[Told], str]]] = {
    "speed_stages.svg": ("infer_speed", stages_chart)
}
