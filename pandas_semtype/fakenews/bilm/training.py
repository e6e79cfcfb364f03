"""Train a biLM on texts: ``python -m pandas_semtype.fakenews.bilm.training``."""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np

from .characters import BOS, EOS
from .corpus import Corpus, hold_out, read_texts
from .settings import BilmSettings
from .weights import weights_of, write_hdf5

__all__ = ["BilmRecipe", "train"]

SMALL = BilmSettings(
    filters=((1, 16), (2, 32), (3, 64), (4, 64), (5, 32)),
    n_highway=1,
    max_chars=24,
    projection=64,
    cell=256,
)
"""Sizes suited to about a million tokens and less than an hour on one core."""

_OPTIONS, _WEIGHTS, _VOCABULARY, _ABOUT = (
    "options.json",
    "weights.hdf5",
    "vocabulary.txt",
    "training.json",
)

_SHOWN = {BOS: "<S>", EOS: "</S>"}  # as published vocabularies write them


@dataclass(frozen=True)
class BilmRecipe:
    """Hold everything a training depends on except the texts.

    Parameters
    ----------
    settings : BilmSettings
        Sizes of the network.
    vocabulary : int
        Number of words of the softmax, the most frequent of the texts. Features need no
        vocabulary: they are made from characters.
    samples : int
        Number of negative samples; 0 takes the full softmax.
    epochs : int
        Epochs; the learning rate decays to a twentieth over all of them.
    streams, steps : int
        Number of parallel streams of text, and tokens per gradient step.
    learning_rate : float
        Peak learning rate, after a short warm-up.
    dropout : float
        As in `LanguageModel`.
    valid_share : float
        Fraction of the texts held out to measure perplexity.
    seed : int
        Seed of weights, order of texts, dropout and negative samples.
    """

    settings: BilmSettings = field(default=SMALL)
    vocabulary: int = 10_000
    samples: int = 1024
    epochs: int = 4
    streams: int = 64
    steps: int = 20
    learning_rate: float = 3e-3
    dropout: float = 0.1
    valid_share: float = 0.05
    seed: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the recipe as plain values."""
        return {**asdict(self), "settings": self.settings.to_options()}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> BilmRecipe:
        """Return the recipe that `to_dict` described; missing values get their defaults."""
        settings = values.get("settings")
        made = SMALL if settings is None else BilmSettings.from_options(settings, "recipe")
        known = {f.name for f in fields(cls)} - {"settings"}
        return cls(settings=made, **{k: v for k, v in values.items() if k in known})

    def rate(self, progress: float) -> float:
        """Return the learning rate at a fraction of the whole training."""
        if progress < 0.02:
            return self.learning_rate * max(progress / 0.02, 0.05)
        return self.learning_rate * float(0.525 + 0.475 * np.cos(np.pi * min(progress, 1.0)))


class _Run:
    """One training: model, texts, history and the files that resume it."""

    def __init__(self, recipe: BilmRecipe, texts: Sequence[str], out: Path) -> None:
        from .objective import LanguageModel

        self.recipe, self.out = recipe, out
        train, held_out = hold_out(texts, recipe.valid_share, recipe.seed)
        self.corpus = Corpus(train, recipe.vocabulary, recipe.settings.max_chars)
        self.held_out = Corpus(held_out, self.corpus.vocabulary, recipe.settings.max_chars)
        self.n_windows = self.corpus.n_windows(recipe.streams, recipe.steps)
        self.model = LanguageModel(
            recipe.settings,
            len(self.corpus.vocabulary),
            samples=recipe.samples,
            dropout=recipe.dropout,
            rate=recipe.learning_rate,
            seed=recipe.seed,
        )
        self.history: list[dict[str, float]] = []
        self.best: dict[str, float] = {}  # metrics of the published state
        self.step, self.seconds, self.losses = 0, 0.0, [0.0, 0.0]
        self.states = self.model.states(recipe.streams)

    @property
    def epoch(self) -> int:
        return len(self.history)

    def _variables(self) -> list[Any]:
        model = self.model
        states = [part for side in self.states for state in side for part in state]
        return [*model.variables, *model.optimizer.variables, model.seeds.state, *states]

    def save(self) -> None:
        """Write everything the training resumes from, atomically."""
        arrays = {f"v{i}": np.asarray(v) for i, v in enumerate(self._variables())}
        state = {
            "recipe": self.recipe.to_dict(),
            "step": self.step,
            "seconds": self.seconds,
            "history": self.history,
            "losses": self.losses,
            "tokens": self.corpus.n_tokens,
            "best": self.best,
        }
        part = self.out / "last.part.npz"
        with part.open("wb") as stream:
            np.savez(stream, allow_pickle=False, state=np.array(json.dumps(state)), **arrays)
        part.replace(self.out / "last.npz")

    def resume(self) -> bool:
        """Resume from a saved state if there is one; return whether there was."""
        path = self.out / "last.npz"
        if not path.exists():
            return False
        with np.load(path, allow_pickle=False) as arrays:
            state = json.loads(str(arrays["state"]))
            same = json.loads(json.dumps(self.recipe.to_dict())) == state["recipe"]
            if not same or state["tokens"] != self.corpus.n_tokens:
                raise SystemExit(
                    f"{self.out} holds a training with another recipe or other texts. Choose "
                    "another folder, or start it as it was started."
                )
            values = [arrays[f"v{i}"] for i in range(len(arrays.files) - 1)]
        self.history, self.losses = state["history"], state["losses"]
        self.best = state.get("best", {})
        self.step, self.seconds = state["step"], state["seconds"]
        n_states = sum(len(state) for side in self.states for state in side)
        variables = self._variables()[: len(values) - n_states]
        for variable, value in zip(variables, values, strict=False):
            variable.assign(value)
        rest = iter(values[len(variables) :])
        self.states = [[[next(rest) for _ in state] for state in side] for side in self.states]
        return True

    def publish(self, entry: dict[str, float]) -> None:
        """Write the model in the published layout, with its vocabulary and softmax."""
        self.best = entry
        weights, settings = weights_of(self.model.network), self.recipe.settings
        weights["char_embed"][0] = 0.0  # never read in training
        part = self.out / f"{_WEIGHTS}.part"
        write_hdf5(part, weights)
        part.replace(self.out / _WEIGHTS)
        self._write(_OPTIONS, settings.to_options())
        words = "\n".join(_SHOWN.get(word, word) for word in self.corpus.vocabulary)
        (self.out / _VOCABULARY).write_text(words + "\n", encoding="utf-8")
        np.savez(
            self.out / "softmax.npz",
            weights=np.asarray(self.model.softmax),
            bias=np.asarray(self.model.softmax_bias),
        )

    def write_record(self) -> None:
        """Write a record of the training: recipe, texts and metrics."""
        about = {
            "recipe": self.recipe.to_dict(),
            "parameters": self.recipe.settings.count(),
            "texts": len(self.corpus.texts),
            "tokens": self.corpus.n_tokens,
            "held_out_texts": len(self.held_out.texts),
            "held_out_tokens": self.held_out.n_tokens,
            "unknown_share": self.held_out.unknown_share,
            "cpu_seconds": round(self.seconds, 1),
            "published": self.best,
            "history": self.history,
        }
        self._write(_ABOUT, about)

    def _write(self, name: str, values: Any) -> None:
        (self.out / name).write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")

    def windows(self) -> Any:
        """Yield the remaining windows of the current epoch."""
        rng = np.random.default_rng((self.recipe.seed, 2, self.epoch))
        first = self.step - self.epoch * self.n_windows
        return self.corpus.windows(rng, self.recipe.streams, self.recipe.steps, first)

    def take_step(self, window: Any) -> None:
        """Take one gradient step."""
        recipe = self.recipe
        progress = self.step / (self.n_windows * recipe.epochs)
        self.model.optimizer.learning_rate = recipe.rate(progress)
        rng = np.random.default_rng((recipe.seed, 3, self.step))
        loss, self.states = self.model.train(window, self.states, rng)
        self.losses = [self.losses[0] + loss, self.losses[1] + 1]
        self.step += 1

    def evaluate(self) -> dict[str, float]:
        """Measure the perplexity of the held-out texts."""
        forward, backward = self.model.perplexities(self.held_out)
        return {
            "epoch": self.step / self.n_windows,
            "loss": self.losses[0] / max(1.0, self.losses[1]),
            "perplexity_forward": forward,
            "perplexity_backward": backward,
            "cpu_seconds": round(self.seconds, 1),
        }

    def end_epoch(self, entry: dict[str, float]) -> None:
        """Record the metrics of an epoch."""
        self.losses = [0.0, 0.0]
        self.history.append(entry)

    def is_best(self, entry: dict[str, float]) -> bool:
        """Return whether no published state was better."""
        return not self.best or _perplexity(entry) <= _perplexity(self.best)


def _perplexity(entry: dict[str, float]) -> float:
    return math.sqrt(entry["perplexity_forward"] * entry["perplexity_backward"])


def train(
    texts: Sequence[str],
    out: str | Path,
    recipe: BilmRecipe | None = None,
    *,
    minutes: float | None = None,
    save_minutes: float = 3.0,
) -> Path:
    """Train a biLM on texts, from scratch or resuming a training that was stopped.

    Parameters
    ----------
    texts : sequence of str
        Unlabelled texts. A fraction is held out to measure perplexity.
    out : path
        Folder of the run. The same call resumes from ``last.npz``. The model with the least
        perplexity so far is in ``options.json`` and ``weights.hdf5``, the published layout:
        the folder can be passed as ``source=`` to the encoder ``elmo``. ``training.json``
        records recipe, texts and metrics.
    recipe : BilmRecipe, optional
        Sizes and rates.
    minutes : float, optional
        Stop after this time and evaluate; call again to resume.
    save_minutes : float
        Minutes between two saves within an epoch.

    Returns
    -------
    Path
        The folder.
    """
    recipe, out = recipe or BilmRecipe(), Path(out)
    out.mkdir(parents=True, exist_ok=True)
    run = _Run(recipe, texts, out)
    if run.n_windows < 1:
        raise SystemExit(
            f"The texts have {run.corpus.n_tokens} tokens, too few for a step of "
            f"{recipe.streams} streams of {recipe.steps} tokens. Give more texts."
        )
    run.resume()
    started = saved = time.monotonic()
    spent = time.process_time()
    print(
        f"{len(run.corpus.texts)} texts, {run.corpus.n_tokens} tokens, {run.n_windows} steps "
        f"per epoch, from step {run.step}; {len(run.held_out.texts)} texts held out",
        flush=True,
    )
    stop = False
    while run.epoch < recipe.epochs and not stop:
        for window in run.windows():
            run.take_step(window)
            now, cpu = time.monotonic(), time.process_time()
            run.seconds, spent = run.seconds + cpu - spent, cpu
            stop = minutes is not None and now - started > 60 * minutes
            if stop or now - saved > 60 * save_minutes:
                saved = now
                run.save()
                loss = run.losses[0] / run.losses[1]
                print(f"step {run.step} loss {loss:.4f} cpu {run.seconds:.0f} s", flush=True)
            if stop:
                break
        whole = run.step == (run.epoch + 1) * run.n_windows
        entry = run.evaluate()
        print(" ".join(f"{k} {v:.5g}" for k, v in entry.items()), flush=True)
        if whole:
            run.end_epoch(entry)
        if run.is_best(entry):
            run.publish(entry)
        run.write_record()
        run.save()
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.fakenews.bilm.training", description=__doc__
    )
    parser.add_argument("texts", nargs="+", help="CSV files, or folders of .txt files")
    parser.add_argument("--column", action="append", help="column of texts (default: text)")
    parser.add_argument("--out", required=True, help="folder of the run; resumed if it exists")
    parser.add_argument("--recipe", type=Path, help="JSON file of BilmRecipe values")
    parser.add_argument("--epochs", type=int, help="passes over the texts")
    parser.add_argument("--seed", type=int, help="seed of everything drawn")
    parser.add_argument("--minutes", type=float, help="stop after this time")
    options = parser.parse_args(arguments)
    values = json.loads(options.recipe.read_text(encoding="utf-8")) if options.recipe else {}
    for name in ("epochs", "seed"):
        if getattr(options, name) is not None:
            values[name] = getattr(options, name)
    texts = read_texts(options.texts, options.column or ("text",))
    train(texts, options.out, BilmRecipe.from_dict(values), minutes=options.minutes)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
