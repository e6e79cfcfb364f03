"""What word lists do to names that are not in them: the network against the verdict.

Simulated columns of names that were never trained on are judged twice: as they are, and with only
those cells that are in no list of their own label. Rules that take the absence from a list for
evidence would lower the second accuracy. Needs the extra ``train``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from _report import finish, parser, shown, table

import pandas_semtype
from pandas_semtype.sampling import ColumnSample
from pandas_semtype.simon.rules.name_classes import CLASSES, classes_of
from pandas_semtype.simon.rules.name_model import OWN_CLASSES
from pandas_semtype.simon.simulate import all_sources
from pandas_semtype.simon.simulate.corpus import draw_column, sample_of

OTHERS = ("text", "categorical", "ordinal", "stock_ticker", "airport_code", "currency_code")
ROWS = 400
FEWEST = 8
KEYS = ("net", "verdict")


def unlisted(sample: ColumnSample, label: str) -> ColumnSample | None:
    """Return a column without the cells in the lists of its label; None if few remain."""
    own = {CLASSES.index(name) for name in OWN_CLASSES[label]}
    found = classes_of(sample.values, len(sample.values))
    kept = [i for i, place in enumerate(found) if place not in own]
    if len(kept) < FEWEST or len(kept) == len(found):
        return None
    counts = sample.counts[kept]
    n = int(counts.sum())
    return ColumnSample([sample.values[i] for i in kept], counts, n, n, 0)


def verdicts_of(
    model: Any, samples: Sequence[ColumnSample], *, use_rules: bool = True
) -> list[Any]:
    """Return verdicts on simulated columns."""
    return list(
        model.infer_samples(
            samples, types=None, threshold=None, use_rules=use_rules, max_cells=None
        )[0]
    )


def drawn(per_label: int, seed: int) -> list[tuple[str, str, ColumnSample]]:
    """Return columns as (way, label, sample)."""
    rng = np.random.default_rng((seed, 77))
    sources = all_sources()
    columns: list[tuple[str, str, ColumnSample]] = []
    for label in (*OWN_CLASSES, *OTHERS):
        for _ in range(per_label):
            cells, made, _ = draw_column(rng, [label], ROWS, sources, np.ones(1))
            if made.primary != label:
                continue
            sample = sample_of([cells[j] for j in rng.permutation(len(cells))])
            columns.append(("as drawn", label, sample))
            rest = unlisted(sample, label) if label in OWN_CLASSES else None
            if rest is not None:
                columns.append(("unlisted", label, rest))
    return columns


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the accuracy on all columns, and on cells that are in no list."""
    drawn, rest = results["figures"]["as drawn"], results["figures"]["unlisted"]
    rows = []
    for label, entry in drawn.items():
        other = rest.get(label)
        few = other is None or other["columns"] < 30
        others = ("", "") if few else (f"{other['net']:.2f}", f"{other['verdict']:.2f}")
        rows.append([f"`{label}`", f"{entry['net']:.2f}", f"{entry['verdict']:.2f}", *others])
    header = ("label", "network", "verdict", "unlisted: network", "verdict")
    return {"unlisted": table(header, rows)}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options_parser.add_argument("--columns", type=int, default=150, help="columns per label")
    options = options_parser.parse_args(arguments)
    model = pandas_semtype.load(options.model)
    columns = drawn(8 if options.quick else options.columns, options.seed + 2**20)
    verdicts = verdicts_of(model, [sample for _, _, sample in columns])
    accuracy: dict[str, dict[str, dict[str, Any]]] = {}
    changed: Counter[tuple[str, str, str, str]] = Counter()
    for way in ("as drawn", "unlisted"):
        for label in (*OWN_CLASSES, *OTHERS):
            mine = [
                v for (w, x, _), v in zip(columns, verdicts, strict=True) if (w, x) == (way, label)
            ]
            if not mine:
                continue
            accuracy.setdefault(way, {})[label] = {
                "columns": len(mine),
                "net": float(np.mean([v.net_label == label for v in mine])),
                "verdict": float(np.mean([v.label == label for v in mine])),
            }
            changed.update(
                (way, label, v.label, v.reason)
                for v in mine
                if v.net_label == label and v.label != label
            )
    for way, labels in accuracy.items():
        means = [float(np.mean([entry[key] for entry in labels.values()])) for key in KEYS]
        print(f"{way}, mean over {len(labels)} labels: {', '.join(map(shown, means))}")
    spoiled = [(*key, n) for key, n in changed.most_common(20)]
    header = ("right by the network, not as a verdict", "label", "verdict", "reason", "columns")
    print(f"\n{table(header, spoiled)}\n")
    finish(
        options,
        "rules_unlisted",
        {
            "model": model.model_id,
            "rows": ROWS,
            "figures": accuracy,
            "spoiled": [
                dict(zip(("way", "label", "said", "reason", "columns"), row, strict=True))
                for row in spoiled
            ],
        },
        report,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
