"""Write the texts to train a language model on before fakenews_accuracy.py evaluates it.

All texts of the sets go into one CSV, without labels, except the test texts of the first split of
that benchmark: on that split the model has seen no test text. Of the test texts of the other
splits it has seen most.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from _report import parser


def key(text: str) -> str:
    """Return what two copies of a text have in common."""
    return " ".join(text.casefold().split())


def tested(frame: pd.DataFrame, most: int, seed: int) -> set[str]:
    """Return the texts of the first test split."""
    from sklearn.model_selection import StratifiedShuffleSplit

    if len(frame) > most:
        frame = frame.sample(most, random_state=seed)
    cut = StratifiedShuffleSplit(1, test_size=0.2, random_state=seed)
    _, rows = next(cut.split(frame["text"], frame["label"]))
    return set(frame["text"].iloc[rows].map(key))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the texts."""
    command = parser(__doc__)
    command.add_argument("--data", type=Path, required=True, help="folder of CSV files")
    command.add_argument("--sets", nargs="+", required=True, help="names of files, without .csv")
    command.add_argument("--most", type=int, default=5000, help="rows of a set at most")
    command.add_argument("--out", type=Path, required=True, help="CSV with the column text")
    options = command.parse_args(arguments)
    texts: list[str] = []
    held_out: set[str] = set()
    for name in options.sets:
        frame = pd.read_csv(options.data / f"{name}.csv").dropna(subset=["text", "label"])
        held_out |= tested(frame, options.most, options.seed)
        texts += frame["text"].tolist()
    # A text of one set may stand in another one, where it is tested on.
    kept = [text for text in dict.fromkeys(texts) if key(text) not in held_out]
    with options.out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["text"])
        writer.writerows([text] for text in kept)
    print(f"{len(kept)} of {len(texts)} texts; {len(held_out)} are tested on")
    return 0


if __name__ == "__main__":
    sys.exit(main())
