"""Train on features computed once, and with the language model in every step: CPU, accuracy.

The texts are those of one CSV with the columns text and label, say constraint_covid.csv. Without
--source the language model is a biLM of middling size with random weights: what is measured is
time, and whether both ways end at the same model.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import pandas as pd
from _report import finish, parser, table

from pandas_semtype import configure
from pandas_semtype.fakenews.bilm.settings import BilmSettings

MIDDLING = BilmSettings(
    filters=((1, 32), (2, 32), (3, 64), (4, 128)), projection=128, cell=1024, n_highway=2
)
SMALL = BilmSettings(filters=((1, 8), (2, 8)), projection=16, cell=32, n_highway=1)


def random_model(folder: Path, settings: BilmSettings, seed: int) -> Path:
    """Write a biLM with random weights in the published layout."""
    import json

    import keras

    from pandas_semtype.fakenews.bilm.layers import BilmNetwork
    from pandas_semtype.fakenews.bilm.weights import weights_of, write_hdf5

    keras.utils.set_random_seed(seed)
    network = BilmNetwork(settings)
    network.build()
    write_hdf5(folder / "weights.hdf5", weights_of(network))
    (folder / "options.json").write_text(json.dumps(settings.to_options()), encoding="utf-8")
    return folder


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return a result, CPU seconds and seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    made = work()
    return made, time.process_time() - cpu, time.perf_counter() - wall


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the cost of each step, and how near both ways come to each other."""
    names = {
        "features_once": "features, each text once",
        "head": "head on features",
        "features_from_cache": "features, from the cache",
        "end_to_end": "model in every step",
    }
    rows = [
        [name, f"{results[key]['cpu']:.1f}", f"{results[key]['seconds']:.1f}"]
        for key, name in names.items()
    ]
    accuracy, parameters = results["accuracy"], results["parameters"]
    model = "a module" if parameters is None else f"a biLM of {parameters:,} parameters"
    text = (
        f"{results['texts']} texts of `{results['data']}`, {results['tokens']:,} tokens, "
        f"{results['epochs']} epochs in batches of 4, {model}, {results['cores']} cores.\n\n"
        f"{table(('', 'CPU seconds', 'seconds'), rows)}\n\n"
        f"End to end takes {results['ratio_cpu']:.1f} times the CPU of features and head together, "
        f"{results['ratio_cpu_cached']:.1f} times that of a second training, whose features are "
        f"in the cache. Accuracy on as many other texts is {accuracy['features']:.3f} and "
        f"{accuracy['end_to_end']:.3f}; probabilities differ by "
        f"{results['largest_difference']:.0e} at most."
    )
    return {"elmo_cache": text}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    command = parser(__doc__)
    command.add_argument("--data", type=Path, required=True, help="CSV with text and label")
    command.add_argument("--source", help="directory of a module or of a biLM")
    command.add_argument("--texts", type=int, default=160, help="texts to train on, and to test")
    command.add_argument("--epochs", type=int, default=10)
    options = command.parse_args(arguments)
    import keras
    import tensorflow as tf

    from pandas_semtype.fakenews.elmo.features import ElmoFeatures
    from pandas_semtype.fakenews.elmo.head import build_head
    from pandas_semtype.fakenews.elmo.layer import elmo_classifier

    n, epochs = (24, 2) if options.quick else (options.texts, options.epochs)
    frame = pd.read_csv(options.data).dropna(subset=["text", "label"])
    frame = frame.drop_duplicates("text").sample(2 * n, random_state=options.seed)
    texts, y = frame["text"].tolist(), pd.factorize(frame["label"])[0]
    train, test = texts[:n], texts[n:]
    with tempfile.TemporaryDirectory() as folder:
        configure(cache_dir=str(Path(folder) / "cache"))
        source = options.source
        if source is None:
            settings = SMALL if options.quick else MIDDLING
            source = str(random_model(Path(folder), settings, options.seed))
        features = ElmoFeatures(source)
        reader = features.reader()
        whole = elmo_classifier(source, cache=False, seed=options.seed)
        head = build_head(
            reader.n_layers,
            reader.dim,
            2,
            start=reader.start,
            scale=reader.scale,
            seed=options.seed,
        )
        head.compile(keras.optimizers.Adam(1e-3), "binary_crossentropy", metrics=["accuracy"])
        fit = {"epochs": epochs, "batch_size": 4, "shuffle": False, "verbose": 0}
        strings = tf.constant(train)[:, None]
        whole.predict(strings[:4], verbose=0)  # tracing is not measured
        reader.sums([["a"]])
        found, cpu_features, wall_features = timed(lambda: features.encode(train))
        _, cpu_head, wall_head = timed(lambda: head.fit(found, y[:n], **fit))
        _, cpu_again, wall_again = timed(lambda: features.encode(train))
        _, cpu_whole, wall_whole = timed(lambda: whole.fit(strings, y[:n], **fit))
        tested = features.encode(test)
        one = head.predict(tested, verbose=0)
        other = whole.predict(tf.constant(test)[:, None], batch_size=64, verbose=0)
    right = [float(np.mean((proba[:, 0] > 0.5) == y[n:])) for proba in (one, other)]
    results = {
        "data": options.data.name,
        "texts": n,
        "epochs": epochs,
        "tokens": sum(len(features.split(text)) for text in train),
        "dim": reader.dim,
        "parameters": MIDDLING.count() if options.source is None else None,
        "features_once": {"cpu": cpu_features, "seconds": wall_features},
        "head": {"cpu": cpu_head, "seconds": wall_head},
        "features_from_cache": {"cpu": cpu_again, "seconds": wall_again},
        "end_to_end": {"cpu": cpu_whole, "seconds": wall_whole},
        "ratio_cpu": cpu_whole / (cpu_features + cpu_head),
        "ratio_cpu_cached": cpu_whole / (cpu_again + cpu_head),
        "accuracy": {"features": right[0], "end_to_end": right[1]},
        "largest_difference": float(np.abs(one - other).max()),
    }
    finish(options, "elmo_cache", results, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
