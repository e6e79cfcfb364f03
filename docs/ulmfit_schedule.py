"""Draw the learning rates of ULMFiT, from the code that sets them, into docs/ulmfit_schedule.svg.

``--check`` changes nothing and fails if the drawing is not up to date.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docs" / "ulmfit_schedule.svg"
STEPS = 10_000
GROUPS = ("embedding", "LSTM 1", "LSTM 2", "LSTM 3", "head")
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640, 300, 64, 16, 44

sys.path.insert(0, str(ROOT))


def drawing() -> str:
    """Return the drawing: one line per group of layers over 10,000 steps."""
    from pandas_semtype.fakenews.ulmfit.schedule import PEAK, group_peaks, slanted_triangular

    inner = WIDTH - LEFT - 24, HEIGHT - TOP - BOTTOM

    def x(step: int) -> float:
        return LEFT + inner[0] * step / STEPS

    def y(rate: float) -> float:
        return TOP + inner[1] * (1 - rate / PEAK)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12" fill="#333">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for tick in range(6):
        rate = PEAK * tick / 5
        parts.append(
            f'<path d="M{LEFT} {y(rate):.1f}h{inner[0]}" stroke="#ddd"/>'
            f'<text x="{LEFT - 6}" y="{y(rate) + 4:.1f}" text-anchor="end">{rate:.3f}</text>'
        )
        step = STEPS * tick // 5
        parts.append(
            f'<text x="{x(step):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">'
            f"{step:,}</text>"
        )
    for place, (group, peak) in reversed(list(enumerate(zip(GROUPS, group_peaks(5), strict=True)))):
        steps = range(0, STEPS + 1, STEPS // 10)
        rates = [slanted_triangular(step / STEPS, peak=peak) for step in steps]
        points = " ".join(f"{x(s):.1f},{y(r):.1f}" for s, r in zip(steps, rates, strict=True))
        line = f'fill="none" stroke="hsl(215 60% {75 - 13 * place}%)" stroke-width="2"'
        row = TOP + 20 + 18 * (4 - place)
        parts.append(
            f'<polyline points="{points}" {line}/><path d="M{WIDTH - 190} {row - 4}h20" {line}/>'
            f'<text x="{WIDTH - 164}" y="{row}">{group}, up to {peak:.5f}</text>'
        )
    parts.append(
        f'<text x="{LEFT + inner[0] / 2}" y="{HEIGHT - 8}" text-anchor="middle">step</text></svg>'
    )
    return "\n".join(parts) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the drawing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    options = parser.parse_args(arguments)
    if options.check:
        return int(FILE.read_text(encoding="utf-8") != drawing())
    FILE.write_text(drawing(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
