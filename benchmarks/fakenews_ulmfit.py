"""ULMFiT from a small language model: beside tfidf, from nothing, and with parts left out.

--data is a folder of CSV files with the columns text and label, --source a directory written by
pandas_semtype.fakenews.lm_training, which must not have read the texts tested on. --corpus FOLDER
writes the texts such a language model may read, and does nothing else. Every finished cell is
written to --json, and a run that is started again leaves it out.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, rounded, table

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.fakenews.report import make_report

NAME = "fakenews_ulmfit"
SETS = ("constraint_covid", "covid_rumor")
CORPUS = (*SETS, "liar", "clickbait", "horne2017", "horne2017_satire")
# A language model of half an hour has learned little, hence half the published dropout; few texts
# make few batches of 64, hence smaller ones.
RECIPE = {"lm_epochs": 2, "dropout": 0.5, "batch": 16}
ABLATIONS = {
    "without language model tuning": {"lm_epochs": 0},
    "without gradual unfreezing": {"gradual": False},
    "without discriminative rates": {"fall": 1.0},
}
METRICS = ("accuracy", "macro_f1", "auc")


def split(data: Path, name: str, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return four fifths to train on and one to test on; the split is stratified."""
    from sklearn.model_selection import train_test_split

    frame = pd.read_csv(data / f"{name}.csv").dropna(subset=["text", "label"])
    train, test = train_test_split(frame, test_size=0.2, random_state=seed, stratify=frame["label"])
    return train, test


def write_corpus(data: Path, folder: Path, seed: int) -> None:
    """Write the texts a language model may read: no row that is tested on."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in CORPUS:
        read = name in SETS
        frame = split(data, name, seed)[0] if read else pd.read_csv(data / f"{name}.csv")
        frame[["text"]].to_csv(folder / f"{name}.csv", index=False)


def entry_of(proba: np.ndarray, model: FakeNewsClassifier, test: pd.DataFrame) -> dict[str, Any]:
    """Return the metrics of probabilities."""
    codes = test["label"].map(list(model.classes).index).to_numpy()
    measured = make_report(codes, proba, model.classes)
    return {name: getattr(measured, name) for name in METRICS}


def fit(
    encoder: str | list[str], train: pd.DataFrame, test: pd.DataFrame, seed: int, **options: Any
) -> tuple[FakeNewsClassifier, dict[str, Any]]:
    """Fit, predict, and return the model and its metrics."""
    started, cpu = time.perf_counter(), time.process_time()
    model = FakeNewsClassifier(encoder, random_state=seed, check_leaks=False, **options)
    model.fit(train["text"], train["label"])
    spent = {"fit_seconds": time.perf_counter() - started, "fit_cpu": time.process_time() - cpu}
    cpu = time.process_time()
    proba = model.predict_proba(test["text"]).to_numpy()
    spent["predict_cpu"] = time.process_time() - cpu
    return model, {**entry_of(proba, model, test), **spent}


def perplexities(encoder: Any) -> dict[str, float]:
    """Return the perplexity, on held-out texts, of the tuned language models."""
    last = {d: entries[-1:] for d, entries in encoder.lm_history.items()}
    return {d: e[0]["val_perplexity"] for d, e in last.items() if e and "val_perplexity" in e[0]}


def one_direction(
    model: FakeNewsClassifier, encoder: Any, direction: str, test: pd.DataFrame
) -> dict[str, Any]:
    """Return the metrics of one direction of a fitted encoder."""
    proba = encoder.proba_of_directions(test["text"].tolist(), [direction])
    return entry_of(proba, model, test)


def described(folder: Path) -> dict[str, Any]:
    """Return sizes and origin of a directory of language models."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    words = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    about = {**config["about"], "words": len(words)}
    return {"sizes": config["sizes"], "directions": config["directions"], "about": about}


Cell = Callable[[pd.DataFrame, pd.DataFrame], dict[str, dict[str, Any]]]


def cells(options: Any) -> dict[str, Cell]:
    """Return what is measured; a cell gives one or more rows."""
    recipe = {**RECIPE, "source": [str(folder) for folder in options.source]}
    if options.quick:
        recipe |= {"lm_epochs": 1, "epochs": 2}
    seed = options.seed
    sizes = described(options.source[0])["sizes"]

    def tfidf(train: pd.DataFrame, test: pd.DataFrame) -> dict[str, dict[str, Any]]:
        return {"tfidf": fit("tfidf", train, test, seed)[1]}

    def whole(train: pd.DataFrame, test: pd.DataFrame) -> dict[str, dict[str, Any]]:
        model, metrics = fit(
            ["ulmfit", "tfidf"], train, test, seed, ulmfit=recipe, folds=options.folds
        )
        encoder = model.encoder.members["ulmfit"]
        texts = test["text"].tolist()
        cpu = time.process_time()
        own = entry_of(encoder.predict_proba(texts), model, test)
        own |= {"predict_cpu": time.process_time() - cpu, "perplexity": perplexities(encoder)}
        return {
            "ulmfit": own,
            **{
                f"ulmfit, {d} alone": one_direction(model, encoder, d, test)
                for d in ("forward", "backward")
                if d in encoder._tensors
            },
            "ulmfit+tfidf": {**metrics, "weights": model.encoder.weights},
        }

    def without(changes: dict[str, Any], name: str) -> Cell:
        def cell(train: pd.DataFrame, test: pd.DataFrame) -> dict[str, dict[str, Any]]:
            own = {**recipe, **changes, "directions": ["forward"]}
            model, metrics = fit("ulmfit", train, test, seed, **own)
            return {f"forward, {name}": {**metrics, "perplexity": perplexities(model.encoder)}}

        return cell

    return {
        "tfidf": tfidf,
        "from nothing": without({"source": None, **sizes}, "from nothing"),
        **{name: without(changes, name) for name, changes in ABLATIONS.items()},
        "both and stack": whole,
    }


def published_sizes(seed: int, *, quick: bool) -> dict[str, Any]:
    """Return what networks of the published sizes cost; their weights are random."""
    from pandas_semtype.fakenews.encoder import TextTask
    from pandas_semtype.fakenews.ulmfit.encoder import UlmfitEncoder

    n, n_words = (8, 50) if quick else (64, 5000)
    rng = np.random.default_rng(seed)
    texts = [" ".join(f"word{i}" for i in rng.integers(n_words, size=100)) for _ in range(n)]
    texts += [" ".join(f"word{i}" for i in range(n_words))]  # so that each has a row
    sizes = {"embedding": 8, "hidden": 8} if quick else {}
    spent = {}
    # The first round only loads libraries, whose time would count as the classifier's.
    for name, epochs in (("warm-up", 0), ("classifier", 0), ("with language model", 1)):
        encoder = UlmfitEncoder(
            source=None,
            directions=["forward"],
            lm_epochs=epochs,
            epochs=1,
            gradual=False,
            min_count=1,
            max_tokens=101,
            batch=16,
            **sizes,
        )
        began = time.process_time()
        encoder.fit(TextTask(texts, np.arange(n + 1) % 2, 2, np.ones(n + 1), seed=seed))
        spent[name] = time.process_time() - began
        began = time.process_time()
        encoder.predict_proba(texts[:n])
        spent["predict"] = time.process_time() - began
    return {
        "words": len(encoder.vocabulary),
        "tokens": 101,
        "texts": n + 1,
        "language_epoch": (spent["with language model"] - spent["classifier"]) / (n + 1),
        "classifier_epoch": spent["classifier"] / (n + 1),
        "predict": spent["predict"] / n,
    }


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the language models, the accuracy by set, and the cost."""
    return {
        "ulmfit_language": language(results),
        "ulmfit_accuracy": accuracy(results),
        "ulmfit_cost": cost(results),
    }


def accuracy(results: Mapping[str, Any]) -> str:
    """Return the accuracy of ULMFiT beside tfidf, from nothing, and with parts left out."""
    parts = []
    for name, entry in results["sets"].items():
        rows = [
            [row, *(f"{metrics[key]:.3f}" for key in METRICS)]
            for row, metrics in sorted(entry["rows"].items())
        ]
        parts.append(
            f"`{name}`, {entry['train']:,} texts to train on, {entry['test']:,} to test on; the "
            f"most frequent class is {entry['majority']:.3f} of them.\n\n"
            f"{table(('encoder', 'accuracy', 'macro F1', 'AUC'), rows)}"
        )
    return "\n\n".join(parts)


def language(results: Mapping[str, Any]) -> str:
    """Return the perplexity of the language models by epoch, where it is known."""
    if not all("history" in source["about"] for source in results["source"]):
        return "Language models that were trained elsewhere."
    rows = [
        [
            direction,
            entry["epoch"],
            f"{entry['perplexity']:.1f}",
            f"{entry['val_perplexity']:.1f}",
        ]
        for source in results["source"]
        for direction, entries in source["about"]["history"].items()
        for entry in entries
    ]
    sizes, about = results["source"][0]["sizes"], results["source"][-1]["about"]
    header = ("direction", "epoch", "perplexity in training", "on held-out texts")
    return (
        f"{about['tokens']:,} tokens of {about['texts']:,} texts: {about['origin']}. "
        f"{about['words']:,} words, {100 * about['unknown']:.1f} % of the tokens unknown; "
        f"embeddings of {sizes['embedding']} numbers, {sizes['hidden']} units, {sizes['layers']} "
        f"layers; seed {about['plan']['seed']}.\n\n{table(header, rows)}"
    )


def cost(results: Mapping[str, Any]) -> str:
    """Return the CPU seconds for 1,000 texts."""
    rows = [
        [
            f"`{name}`",
            row,
            f"{1000 * metrics['fit_cpu'] / entry['train']:.1f}",
            f"{1000 * metrics['predict_cpu'] / entry['test']:.1f}",
        ]
        for name, entry in results["sets"].items()
        for row, metrics in sorted(entry["rows"].items())
        if metrics.get("fit_cpu") is not None
    ]
    text = table(("texts", "encoder", "to fit", "to predict"), rows)
    large = results.get("published_sizes")
    if large is None:
        return text
    return text + (
        f"\n\nThe published sizes (400 / 1152 / 3, {large['words']:,} words, random weights, which "
        f"make no difference to time), texts of {large['tokens']} tokens, one direction: "
        f"{1000 * large['language_epoch']:,.0f} s for an epoch of the language model, "
        f"{1000 * large['classifier_epoch']:,.0f} s for an epoch of the whole classifier, "
        f"{1000 * large['predict']:,.0f} s to predict."
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    command = parser(__doc__)
    command.add_argument("--data", type=Path, required=True, help="folder of CSV files")
    command.add_argument(
        "--source", type=Path, nargs="+", help="directory of a language model, or of each direction"
    )
    command.add_argument("--corpus", type=Path, help="write the texts for a language model here")
    command.add_argument("--sets", nargs="+", default=SETS)
    command.add_argument("--cells", nargs="+", help="some of the cells")
    command.add_argument("--most", type=int, default=2000, help="texts of a set to train on")
    command.add_argument("--most-tested", type=int, default=2000, help="texts of a set to test on")
    command.add_argument(
        "--published-sizes", action="store_true", help="measure the cost of these sizes, then stop"
    )
    command.add_argument("--folds", type=int, default=2, help="of the stack")
    options = command.parse_args(arguments)
    if options.corpus:
        write_corpus(options.data, options.corpus, options.seed)
        return 0
    if options.source is None:
        command.error("--source is needed")
    results: dict[str, Any] = {"sets": {}}
    if options.json is not None and options.json.is_file():
        known = json.loads(options.json.read_text(encoding="utf-8"))
        results |= {name: known[name] for name in ("sets", "published_sizes") if name in known}
    results |= {"source": [described(folder) for folder in options.source], "recipe": RECIPE}
    if options.published_sizes:
        results["published_sizes"] = published_sizes(options.seed, quick=options.quick)
        finish(options, NAME, results)
        return 0
    for name in options.sets:
        train, test = split(options.data, name, options.seed)
        train = train.iloc[: 200 if options.quick else options.most]
        test = test.iloc[: options.most_tested]
        entry = results["sets"].setdefault(name, {"rows": {}, "done": []})
        majority = float((test["label"] == train["label"].mode()[0]).mean())
        entry |= {"train": len(train), "test": len(test), "majority": majority}
        for cell, measure in cells(options).items():
            if cell in entry["done"] or (options.cells and cell not in options.cells):
                continue
            print(f"{name}: {cell}", file=sys.stderr, flush=True)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                entry["rows"] |= rounded(measure(train, test))
            entry["done"].append(cell)
            finish(options, NAME, results)
    finish(options, NAME, results, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
