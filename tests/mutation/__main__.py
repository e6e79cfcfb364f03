"""Change one thing in a room, run its tests, and tell which changes nobody noticed.

``python -m tests.mutation sampling --mutants 60``; the same seed gives the same changes. The tests
are collected once, and each change is made in a fork of that process, where the tests that run the
changed line are run, the quickest first. Of what is no part of a function all of them are run, in a
fork that imports the changed file afresh; with ``--afresh`` so is what nobody noticed. The files
stay as they are. Needs a system that can fork.
"""

from __future__ import annotations

import argparse
import ast
import json
import random
import sys
from pathlib import Path

from .changes import is_inside_function, mutated, sites
from .rooms import ROOMS
from .running import ROOT, Runner, collected


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--mutants", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--enough", type=float, default=20.0, help="CPU seconds of tests that are run per change"
    )
    parser.add_argument("--afresh", action="store_true", help="ask twice about what is missed")
    parser.add_argument("--only", help="numbers of changes in the sample, as '3,17'")
    parser.add_argument("--results", type=Path, help="JSON lines of what was noticed; they grow")
    options = parser.parse_args()
    room = ROOMS[options.room]
    trees = {
        file: ast.parse((ROOT / "pandas_semtype" / file).read_text("utf-8")) for file in room.files
    }
    every = [(file, *site) for file, tree in trees.items() for site in sites(tree)]
    chosen = random.Random(options.seed).sample(every, min(options.mutants, len(every)))
    wanted = set(map(int, options.only.split(","))) if options.only else set(range(len(chosen)))
    paths = {file: str(ROOT / "pandas_semtype" / file) for file in room.files}
    out = sys.stdout  # pytest takes it away
    said_by_place: dict[int, str] = {}

    def work(runner: Runner) -> None:
        lines, seconds = runner.covered(list(paths.values()))
        with open(1, "w", closefd=False) as shown:
            shown.write(f"{len(seconds)} of {len(runner.items)} tests pass without a change\n")
        for place, (file, number, kind) in enumerate(chosen):
            if place not in wanted:
                continue
            source, line = mutated(trees[file], number, kind)
            inside = is_inside_function(trees[file], number)
            ran = [test for test, own in lines.items() if (paths[file], line) in own]
            names, spent = [], 0.0
            for test in sorted(ran if inside else seconds, key=lambda test: seconds[test]):
                spent += seconds[test]
                if spent < options.enough or not names:
                    names.append(test)
            change = (_module(file), paths[file], source)
            cpu = 30 + 5 * min(spent, options.enough)
            passes = runner.passes if inside else runner.passes_afresh
            passed = passes(change, names, cpu + 30) if names else True
            if passed and names and inside and options.afresh:
                passed = runner.passes_afresh(change, names, cpu + 30)
            said = "NOT NOTICED" if passed else "noticed" if passed is False else "too long"
            said_by_place[place] = said
            record = {"room": options.room, "seed": options.seed, "place": place, "file": file,
                      "line": line, "kind": kind, "said": said, "tests": len(ran)}  # fmt: skip
            with open(1, "w", closefd=False) as shown:
                shown.write(f"{place} {file}:{line} {kind}: {said} ({len(ran)} tests run it)\n")
            if options.results:
                with options.results.open("a", encoding="utf-8") as results:
                    results.write(json.dumps(record) + "\n")

    collected([f"tests/{test}" for test in room.tests], work)
    missed = list(said_by_place.values()).count("NOT NOTICED")
    out.write(
        f"{options.room}: {len(said_by_place) - missed} of {len(said_by_place)} noticed, "
        f"{len(every)} sites\n"
    )
    return 0


def _module(file: str) -> str:
    return "pandas_semtype." + file.removesuffix(".py").replace("/", ".")


if __name__ == "__main__":
    raise SystemExit(main())
