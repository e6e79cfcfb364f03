"""Fuzz targets: ``python -m tests.fuzz TARGET ... --runs N``; counts go on where they ended.

With ``--seconds`` each target is read for so long, in seconds of CPU, in place of a number of runs.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pandas_semtype.errors import SemtypeError

from .targets import TARGETS, drawn

MOST_SECONDS = 20
"""CPU time after which an input counts as one that hangs."""
_BATCH = 5000
_SHOWN = 3


class HangError(Exception):
    """An input took too long."""


@dataclass
class Found:
    """Hold what came of some inputs."""

    runs: int = 0
    refused: int = 0
    foreign: list[bytes] = field(default_factory=list)
    seconds: float = 0.0
    slowest: float = 0.0


@contextmanager
def _limited() -> Iterator[None]:
    """Raise in calls that take too long; on Windows nothing does."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGPROF, stop)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def fuzz(target: str, runs: int, start: int = 0) -> Found:
    """Draw and read inputs of a target, from one number on."""
    call, found = TARGETS[target], Found(runs)
    timed = hasattr(signal, "setitimer")
    began = time.process_time()
    with _limited():
        for number in range(start, start + runs):
            content = drawn(target, number)
            if timed:
                signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
            before = time.process_time()
            try:
                call(content)
            except SemtypeError:
                found.refused += 1
            except Exception:  # noqa: BLE001 - what is looked for
                if len(found.foreign) < _SHOWN:
                    traceback.print_exc()
                found.foreign.append(content)
            found.slowest = max(found.slowest, time.process_time() - before)
    found.seconds = time.process_time() - began
    return found


def _counted(entry: dict[str, float], found: Found) -> None:
    entry["runs"] += found.runs
    entry["refused"] += found.refused
    entry["foreign"] += len(found.foreign)
    entry["seconds"] = round(entry["seconds"] + found.seconds, 3)
    entry["slowest"] = max(entry["slowest"], round(found.slowest, 3))


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="+", choices=[*TARGETS, "all"], metavar="TARGET")
    parser.add_argument("--runs", type=int, default=1000, help="inputs per target")
    parser.add_argument("--until", type=int, help="inputs per target, those of the counts included")
    parser.add_argument("--seconds", type=float, help="CPU time per target, in place of runs")
    parser.add_argument("--counts", type=Path, help="JSON file of the inputs read so far")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    counts = {}
    if options.counts and options.counts.is_file():
        counts = json.loads(options.counts.read_text("utf-8"))
    failed = False
    for target in TARGETS if "all" in options.targets else options.targets:
        entry = counts.setdefault(target, {})
        for name in ("runs", "refused", "foreign", "seconds", "slowest"):
            entry.setdefault(name, 0)
        left = options.runs
        if options.until is not None:
            left = max(0, options.until - entry["runs"])
        began = time.process_time()
        while left > 0:
            size = min(_BATCH, left)
            if options.seconds is not None:
                if time.process_time() - began > options.seconds:
                    break
                left, size = 2, 200
            found = fuzz(target, size, entry["runs"])
            _counted(entry, found)
            left -= size if options.seconds is None else 0
            for number, content in enumerate(found.foreign[:_SHOWN]):
                Path(f"foreign-{target}-{entry['runs']}-{number}").write_bytes(content)
            failed |= bool(found.foreign)
            if options.counts:  # whoever stops the command loses a batch at most
                part = options.counts.with_suffix(".part")
                part.write_text(json.dumps(counts, indent=1, sort_keys=True) + "\n", "utf-8")
                part.replace(options.counts)
        sys.stdout.write(f"{target}: {json.dumps(entry)}\n")
        sys.stdout.flush()
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
