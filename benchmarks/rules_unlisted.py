"""What the lists of names do to columns that are not in them: the net against the verdict.

Simulated columns of names that no training saw are judged twice: as they are, and with those
cells only that no list of their own label holds. Rules that take the silence of a list for
evidence would lower the second figure. Needs the extra ``train``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from _report import finish, parser, table

import pandas_semtype
from pandas_semtype.simon.rules.name_classes import CLASSES, classes_of
from pandas_semtype.simon.rules.name_model import OWN_CLASSES
from pandas_semtype.simon.simulate import all_sources
from pandas_semtype.simon.simulate.corpus import Sampled, draw_column, sample_of

OTHERS = ("text", "categorical", "ordinal", "stock_ticker", "airport_code", "currency_code")
ROWS = 400
FEWEST = 8


def unlisted(sample: Sampled, label: str) -> Sampled | None:
    """Return a column without the cells that the lists of its label hold; None if few remain."""
    own = {CLASSES.index(name) for name in OWN_CLASSES[label]}
    found = classes_of(sample.values, len(sample.values))
    kept = [i for i, place in enumerate(found) if place not in own]
    if len(kept) < FEWEST or len(kept) == len(found):
        return None
    counts = sample.counts[kept]
    n = int(counts.sum())
    return Sampled([sample.values[i] for i in kept], counts, n, n, 0)


def said(model: Any, samples: Sequence[Sampled], *, use_rules: bool = True) -> list[Any]:
    """Return verdicts on simulated columns."""
    return list(
        model.infer_samples(
            samples, types=None, threshold=None, use_rules=use_rules, max_cells=None
        )[0]
    )


def drawn(per_label: int, seed: int) -> list[tuple[str, str, Sampled]]:
    """Return columns as (way, label, sample)."""
    rng = np.random.default_rng((seed, 77))
    sources = all_sources()
    columns: list[tuple[str, str, Sampled]] = []
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


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--model", default="simon_v1", help="preset or directory")
    options_parser.add_argument("--columns", type=int, default=150, help="columns per label")
    options = options_parser.parse_args(arguments)
    model = pandas_semtype.load(options.model)
    columns = drawn(8 if options.quick else options.columns, options.seed + 2**20)
    verdicts = said(model, [sample for _, _, sample in columns])
    figures: dict[str, dict[str, dict[str, Any]]] = {}
    changed: Counter[tuple[str, str, str, str]] = Counter()
    for way in ("as drawn", "unlisted"):
        for label in (*OWN_CLASSES, *OTHERS):
            mine = [
                v for (w, x, _), v in zip(columns, verdicts, strict=True) if (w, x) == (way, label)
            ]
            if not mine:
                continue
            figures.setdefault(way, {})[label] = {
                "columns": len(mine),
                "net": float(np.mean([v.net_label == label for v in mine])),
                "verdict": float(np.mean([v.label == label for v in mine])),
            }
            changed.update(
                (way, label, v.label, v.reason)
                for v in mine
                if v.net_label == label and v.label != label
            )
    for way, labels in figures.items():
        rows = [(x, f["columns"], f["net"], f["verdict"]) for x, f in labels.items()]
        mean = [float(np.mean([f[key] for f in labels.values()])) for key in ("net", "verdict")]
        rows.append(("mean", sum(f["columns"] for f in labels.values()), *mean))
        table((f"{way}: label", "columns", "net", "verdict"), rows)
    spoiled = [(*key, n) for key, n in changed.most_common(20)]
    table(("right for the net, not as a verdict", "label", "said", "reason", "columns"), spoiled)
    finish(
        options,
        "rules_unlisted",
        {
            "model": model.model_id,
            "rows": ROWS,
            "figures": figures,
            "spoiled": [
                dict(zip(("way", "label", "said", "reason", "columns"), row, strict=True))
                for row in spoiled
            ],
        },
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
