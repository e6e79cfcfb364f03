"""CPU seconds to count n-grams: the counter of this package beside those of scikit-learn.

All count tokens and pairs of tokens, and runs of 2 to 5 characters. The CSV has a column
text; its first --most rows are read.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from _report import finish, parser, table

KINDS = ("word", "char")
WORDS = {"token_pattern": r"\w+|[^\w\s]", "ngram_range": (1, 2)}
CHARACTERS = {"analyzer": "char", "ngram_range": (2, 5)}
REPEATS = 3


def spent(work: Callable[[], Any]) -> float:
    """Return the least CPU seconds of a few runs."""
    seconds = []
    for _ in range(REPEATS):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)


def measure(texts: list[str]) -> dict[str, dict[str, float]]:
    """Return CPU seconds to find the n-grams of texts, and to count known ones."""
    from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer

    from pandas_semtype.fakenews.ngrams import count_grams

    texts = [f" {' '.join(text.split())} " for text in texts]  # theirs put no spaces around
    known = {kind: count_grams(texts, kind, min_df=2)[1] for kind in KINDS}
    plain = [CountVectorizer(min_df=2, **options).fit(texts) for options in (WORDS, CHARACTERS)]
    hashed = [
        HashingVectorizer(norm=None, alternate_sign=False, n_features=2**22, **options)
        for options in (WORDS, CHARACTERS)
    ]
    found = sum(map(len, known.values()))
    assert found == sum(len(one.vocabulary_) for one in plain), "they count different n-grams"
    return {
        "count_grams": {
            "fit": spent(lambda: [count_grams(texts, kind, min_df=2) for kind in KINDS]),
            "transform": spent(lambda: [count_grams(texts, k, own) for k, own in known.items()]),
        },
        "CountVectorizer": {
            "fit": spent(lambda: [one.fit_transform(texts) for one in plain]),
            "transform": spent(lambda: [one.transform(texts) for one in plain]),
        },
        "HashingVectorizer": {
            # It learns nothing: fitting is counting.
            "fit": (seconds := spent(lambda: [one.transform(texts) for one in hashed])),
            "transform": seconds,
        },
    }


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the CPU seconds of each counter."""
    rows = [
        [f"`{name}`", case["fit"], case["transform"]] for name, case in results["cases"].items()
    ]
    return {"fakenews_ngrams": table(("counter", "CPU s to fit", "CPU s to transform"), rows)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    command = parser(__doc__)
    command.add_argument("--data", type=Path, required=True, help="a CSV file")
    command.add_argument("--most", type=int, default=5000, help="texts at most")
    options = command.parse_args(arguments)
    texts = pd.read_csv(options.data)["text"].dropna().astype(str).tolist()
    cases = measure(texts[: 300 if options.quick else options.most])
    finish(options, "fakenews_ngrams", {"texts": len(texts), "cases": cases}, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
