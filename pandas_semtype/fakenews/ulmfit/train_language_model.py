"""Train language models for ULMFiT: ``python -m pandas_semtype.fakenews.lm_training``."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import ArgumentError
from .data import Corpus, read_texts
from .language_model import DIRECTIONS, LanguageModel, Sizes, require_ulmfit

if TYPE_CHECKING:
    from .pretraining import Plan, Pretraining

__all__ = ["main", "train"]

MODEL = "model"
"""Directory in the folder of a run, to be passed as ``source=``."""


def train(
    corpus: Corpus,
    out: str | Path,
    *,
    sizes: Sizes,
    plan: Plan,
    directions: Sequence[str] = DIRECTIONS,
    minutes: float | None = None,
    origin: str = "",
    log: Callable[[str], Any] = print,
) -> Path | None:
    """Train language models; a run that was stopped is resumed.

    Parameters
    ----------
    corpus : Corpus
        The texts.
    out : path
        Folder of the run; one that exists is resumed.
    sizes : Sizes
        Sizes of the networks.
    plan : Plan
        Settings of the training.
    directions : sequence of {"forward", "backward"}
        Directions to train, one after the other.
    minutes : float, optional
        Stop after this time; start again to go on.
    origin : str
        Where the texts come from, for the card.
    log : callable
        Takes each line of the log.

    Returns
    -------
    Path or None
        The directory to pass as ``source=``, rewritten after each epoch; None before the
        first one has ended.
    """
    from .network import one_thread
    from .pretraining import Pretraining

    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + 60 * minutes if minutes is not None else float("inf")
    history: dict[str, list[dict[str, float]]] = {}
    weights: dict[str, Any] = {}
    made = None

    def publish(run: Pretraining) -> Path:
        history[run.direction], weights[run.direction] = run.history, run.tensors()
        text = json.dumps(history, indent=1)
        (out / "history.json").write_text(text + "\n", encoding="utf-8")
        about = {
            "origin": origin,
            "plan": asdict(plan),
            "tokens": corpus.n_tokens,
            "texts": len(corpus.train),
            "unknown": round(corpus.unknown, 4),
            "history": history,
        }
        model = LanguageModel(corpus.vocabulary, sizes, weights, about)
        return model.save(out / MODEL, _card(model))

    for direction in directions:
        with one_thread():
            run = Pretraining(corpus, sizes, direction, plan, out / f"{direction}.state")
            if run.history:
                made = publish(run)
            left = end - time.monotonic()
            whole = run.run(seconds=left, log=log, after_epoch=partial(publish, run))
        made = out / MODEL if run.history else made
        if not whole:
            break
    return made


def _card(model: LanguageModel) -> str:
    about = model.about
    lines = [
        "# A language model for ULMFiT",
        "",
        f"- Network: AWD-LSTM, {model.sizes.layers} layers, {model.sizes.embedding} numbers per "
        f"word, {model.sizes.hidden} units, {len(model.vocabulary):,} words.",
        f"- Learnt from {about['tokens']:,} tokens of {about['texts']:,} texts"
        + (f": {about['origin']}." if about["origin"] else "."),
        f"- Unknown tokens in the texts set apart: {100 * about['unknown']:.1f} %.",
    ]
    for direction, entries in about["history"].items():
        last = entries[-1]
        lines.append(
            f"- Perplexity of the {direction} model on texts set apart: "
            f"{last['val_perplexity']:.1f} after {last['epoch']} epochs ({last['seconds']:.0f} s)."
        )
    return "\n".join([*lines, "", f"Plan: `{json.dumps(about['plan'])}`", ""])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.fakenews.lm_training", description=__doc__
    )
    parser.add_argument(
        "--texts",
        action="append",
        required=True,
        metavar="PATH",
        help=".csv, .tsv, .parquet, .txt or .md file, or a folder of them; may be repeated",
    )
    parser.add_argument("--column", default="text", help="column of the tables")
    parser.add_argument("--out", required=True, help="folder of the run; resumed if it exists")
    parser.add_argument("--directions", nargs="+", choices=DIRECTIONS, default=list(DIRECTIONS))
    parser.add_argument("--words", type=int, default=10_000, help="size of the vocabulary")
    parser.add_argument("--min-count", type=int, default=3, help="times a word must occur")
    for name, default in Sizes(200, 600, 2).to_dict().items():
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--streams", type=int, default=32, help="texts side by side")
    parser.add_argument("--window", type=int, default=70, help="tokens of a step")
    parser.add_argument("--peak", type=float, default=5e-3, help="highest learning rate")
    parser.add_argument("--dropout", type=float, default=0.3, help="times the published rates")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, help="stop after this time; start again to go on")
    parser.add_argument("--origin", default="", help="where the texts are from, for the card")
    options = parser.parse_args(arguments)
    if options.epochs < 1:
        raise ArgumentError.of("epochs", options.epochs, "at least 1")
    require_ulmfit()
    from .pretraining import Plan

    corpus = Corpus.of(
        read_texts(options.texts, options.column),
        min_count=options.min_count,
        most_words=options.words,
        random_state=options.seed,
    )
    print(
        f"{corpus.n_tokens:,} tokens, {len(corpus.train):,} texts, "
        f"{len(corpus.vocabulary):,} words, {100 * corpus.unknown:.1f} % unknown",
        flush=True,
    )
    plan = Plan(
        epochs=options.epochs,
        streams=options.streams,
        window=options.window,
        peak=options.peak,
        dropout=options.dropout,
        seed=options.seed,
    )
    made = train(
        corpus,
        options.out,
        sizes=Sizes(options.embedding, options.hidden, options.layers),
        plan=plan,
        directions=options.directions,
        minutes=options.minutes,
        origin=options.origin,
        log=lambda line: print(line, flush=True),
    )
    print(f"source={str(made)!r}" if made else "No epoch is whole yet: start again to go on.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
