"""Call the package many times and tell what memory, handles and answers do.

``python -m tests.soak infer --calls 10000``, ``extend --calls 1000``,
``threads --workers 32 --calls 1000``, ``fork --workers 8 --calls 40``, and the same with ``spawn``.
With ``--json FILE`` the result is added to a file. Memory and handles are read from ``/proc``, so
they need Linux.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import multiprocessing
import os
import sys
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import pandas_semtype

from .work import answers, different, frames, in_process

SMALL = Path(__file__).parents[1] / "frame" / "saved_by_0_1" / "columns"
"""A model that reads a column in a few milliseconds."""
_POINTS = 200


def state() -> dict[str, float]:
    """Return memory in KiB, open handles and threads of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return {
        "rss": pages * os.sysconf("SC_PAGE_SIZE") / 1024,
        "handles": len(os.listdir("/proc/self/fd")),
        "threads": threading.active_count(),
    }


def slope(points: list[tuple[int, float]]) -> float:
    """Return by how many KiB memory grows per call, from the second half of the calls."""
    half = points[len(points) // 2 :]
    x, y = np.array(half, dtype=float).T
    return float(np.polyfit(x, y, 1)[0])


def repeat(call: Callable[[], object], calls: int) -> dict[str, Any]:
    """Call a function many times, and return what memory and handles did."""
    call()
    before, points, began = state(), [], time.process_time()
    for number in range(1, calls + 1):
        call()
        if number % max(1, calls // _POINTS) == 0:
            points.append((number, state()["rss"]))
    after = state()
    return {
        "calls": calls,
        "cpu_seconds": round(time.process_time() - began, 1),
        "rss_before_mib": round(before["rss"] / 1024, 1),
        "rss_half_mib": round(points[len(points) // 2][1] / 1024, 1),
        "rss_after_mib": round(after["rss"] / 1024, 1),
        "slope_kib_per_call": round(slope(points), 4),
        "handles": [before["handles"], after["handles"]],
        "threads": [before["threads"], after["threads"]],
    }


def many_infer(calls: int, model: str) -> dict[str, Any]:
    """Infer frames whose cells are new in every call."""
    source = frames()
    return repeat(lambda: pandas_semtype.infer(next(source), model=model), calls)


def many_extend(calls: int) -> dict[str, Any]:
    """Extend the small model by the same label, from other cells in every call."""
    base, source = pandas_semtype.load(SMALL), frames()

    def call() -> None:
        frame = pd.concat([next(source) for _ in range(2)], ignore_index=True)
        frame.semtype.extend("address", ["mail"], base=base, activate=False)

    return repeat(call, calls)


def many_threads(workers: int, calls: int, model: str) -> dict[str, Any]:
    """Infer in many threads at once, and compare with what one thread says."""
    right = {place: labels for place, *labels in answers(0, 20, model)}
    wrong: list[int] = []
    failed: list[str] = []

    def work(number: int) -> None:
        try:
            wrong.append(different(answers(number, calls, model), right))
        except Exception as error:  # noqa: BLE001 - it is told below
            failed.append(repr(error))

    before = state()
    threads = [threading.Thread(target=work, args=(n,)) for n in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "workers": workers, "calls": workers * calls, "different": sum(wrong), "failed": failed,
        "handles": [before["handles"], state()["handles"]],
        "rss_mib": [round(before["rss"] / 1024), round(state()["rss"] / 1024)],
    }  # fmt: skip


def many_processes(how: str, workers: int, calls: int, model: str) -> dict[str, Any]:
    """Infer in many processes, made after this one has inferred."""
    right = {place: labels for place, *labels in answers(0, 20, model)}
    context = multiprocessing.get_context(how)
    with context.Pool(workers) as pool:
        tasks = [(n, calls, model, right) for n in range(workers)]
        different = pool.map(in_process, tasks, chunksize=1)
    return {"how": how, "workers": workers, "calls": workers * calls, "different": sum(different)}


def _title(options: argparse.Namespace) -> str:
    if options.small or options.what == "extend":
        return "small"
    return options.model or "shipped"


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["infer", "extend", "threads", "fork", "spawn"])
    parser.add_argument("--calls", type=int, default=100)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--model", default=None, help="by default the shipped one")
    parser.add_argument("--small", action="store_true", help="a small model in its place")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    model = str(SMALL) if options.small else options.model
    if options.what == "infer":
        found = many_infer(options.calls, model)
    elif options.what == "extend":
        found = many_extend(options.calls)
    elif options.what == "threads":
        found = many_threads(options.workers, options.calls, model)
    else:
        found = many_processes(options.what, options.workers, options.calls, model)
    found = {
        "what": options.what, "model": _title(options),
        "date": dt.date.today().isoformat(), **found,
    }  # fmt: skip
    sys.stdout.write(json.dumps(found) + "\n")
    if options.json:
        with options.json.open("a", encoding="utf-8") as out:
            out.write(json.dumps(found) + "\n")
    return int(bool(found.get("different") or found.get("failed")))


if __name__ == "__main__":
    raise SystemExit(main())
