"""Train a language model of one direction from scratch; a run can be stopped and resumed.

This file is imported inside functions: it needs PyTorch and fastai.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

from ...errors import ArgumentError
from .data import Corpus, Streams, in_direction
from .language_model import Sizes
from .losses import next_token_loss, perplexity
from .network import language_model, plain_tensors
from .schedule import slanted_triangular

__all__ = ["Plan", "Pretraining"]


@dataclass(frozen=True)
class Plan:
    """Hold the settings of a training.

    Parameters
    ----------
    epochs : int, default 3
        Passes over the texts.
    streams, window : int
        Parallel streams of text, and tokens per step.
    peak : float, default 0.005
        Peak learning rate of the slanted triangle over the whole training.
    dropout : float, default 0.3
        Multiplies the published dropout rates, which are meant for a much larger corpus
        than can be trained on here in an hour.
    clip : float, default 1.0
        Largest norm of a gradient.
    seed : int, default 0
        Seed of weights, order and dropout.
    """

    epochs: int = 3
    streams: int = 32
    window: int = 70
    peak: float = 5e-3
    dropout: float = 0.3
    clip: float = 1.0
    seed: int = 0


_SILENCE = 30.0  # seconds without a line in the log, at most, once a step is done


def _clock(seconds: float) -> str:
    """Return a time as hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


class Pretraining:
    """Train one direction step by step.

    Parameters
    ----------
    corpus : Corpus
        The texts.
    sizes : Sizes
        Sizes of the network.
    direction : {"forward", "backward"}
        Reading direction.
    plan : Plan
        Settings of the training.
    state : Path
        File to resume from and to save to.
    """

    def __init__(
        self, corpus: Corpus, sizes: Sizes, direction: str, plan: Plan, state: Path
    ) -> None:
        self.sizes, self.direction, self.plan, self.state = sizes, direction, plan, state
        # Plain values, so that it equals what is read from JSON.
        described = {**asdict(plan), **sizes.to_dict(), "words": len(corpus.vocabulary)}
        self.described = {**described, "tokens": corpus.n_tokens, "direction": direction}
        train = [in_direction(text, direction) for text in corpus.train]
        valid = [in_direction(text, direction) for text in corpus.valid]
        self.n_texts = len(train)
        self.train = Streams(train, plan.streams, plan.window)
        self.valid = Streams(valid, plan.streams, plan.window)
        self.step = 0
        self.history: list[dict[str, float]] = []
        self.seconds = 0.0
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(plan.seed)
            self.model = language_model(len(corpus.vocabulary), sizes, dropout=plan.dropout)
            self.random = torch.get_rng_state()
        self.names = {p: name for name, p in self.model.named_parameters()}
        self.optimizer = torch.optim.Adam(self.names, lr=plan.peak, betas=(0.8, 0.99))
        self._resume()

    @property
    def total(self) -> int:
        """Number of steps of the whole training."""
        return self.plan.epochs * len(self.train)

    @property
    def done(self) -> bool:
        """Whether the last step was taken and its perplexity recorded."""
        return len(self.history) >= self.plan.epochs

    def tensors(self) -> dict[str, Tensor]:
        """Return a copy of the current weights, by the names of `Sizes.shapes`."""
        return plain_tensors(self.model[0], self.model[1].decoder)

    def run(
        self,
        *,
        seconds: float = float("inf"),
        every: int = 200,
        log: Callable[[str], Any] = print,
        after_epoch: Callable[[], Any] = lambda: None,
    ) -> bool:
        """Train to the end or for a time; return whether the end was reached.

        Parameters
        ----------
        seconds : float, optional
            Time after which to save and stop; no limit by default.
        every : int, default 200
            Steps after which the state is saved, with a line in the log. There is a line every
            half minute, too.
        log : callable
            Takes a line of text.
        after_epoch : callable
            Called after each epoch.
        """
        began, before = time.monotonic(), self.seconds
        told, first = began, self.step
        with torch.random.fork_rng(devices=[]):
            torch.set_rng_state(self.random)
            while not self.done:
                epoch, skip = divmod(self.step, len(self.train))
                rng = np.random.default_rng((self.plan.seed, epoch))
                losses: list[float] = []
                for i, (x, y) in enumerate(self.train.windows(rng.permutation(self.n_texts))):
                    if i < skip:
                        continue
                    if i == 0:
                        self.model.reset()
                    losses.append(self._take_step(x, y))
                    self.step += 1
                    last = i == len(self.train) - 1
                    late = time.monotonic() - began > seconds
                    keep = not last and (late or self.step % every == 0)
                    if keep:
                        self._save(before + time.monotonic() - began)
                    if keep or time.monotonic() - told > _SILENCE:
                        told = time.monotonic()
                        now = float(np.exp(np.mean(losses[-every:])))
                        where = f"{self.direction} step {self.step} of {self.total}"
                        left = (told - began) / (self.step - first) * (self.total - self.step)
                        log(
                            f"{where}, epoch {epoch + 1} of {self.plan.epochs}, "
                            f"perplexity {now:.1f}, {_clock(left)} left"
                        )
                    if late and not last:
                        return False
                self._end_epoch(epoch, losses, before + time.monotonic() - began, log)
                after_epoch()
                if time.monotonic() - began > seconds and not self.done:
                    return False
        return True

    def _take_step(self, x: Tensor, y: Tensor) -> float:
        progress = self.step / max(self.total - 1, 1)
        for group in self.optimizer.param_groups:
            group["lr"] = slanted_triangular(progress, peak=self.plan.peak)
        self.model.train()
        loss, likelihood = next_token_loss(self.model(x), y)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # as PyTorch declares it
        torch.nn.utils.clip_grad_norm_(self.names, self.plan.clip)
        self.optimizer.step()
        return float(likelihood)

    def _end_epoch(
        self, epoch: int, losses: list[float], seconds: float, log: Callable[[str], Any]
    ) -> None:
        entry = {
            "epoch": epoch + 1,
            "perplexity": round(float(np.exp(np.mean(losses))), 2),
            "val_perplexity": round(perplexity(self.model, self.valid.windows()), 2),
            "seconds": round(seconds, 1),
        }
        self.history.append(entry)
        self.model.reset()
        self._save(seconds)
        log(self.direction + "".join(f" {name} {value}" for name, value in entry.items()))

    # -- the state on disk -----------------------------------------------------------------

    def _save(self, seconds: float) -> None:
        """Write everything the next step depends on, atomically."""
        self.seconds, self.random = seconds, torch.get_rng_state()
        tensors = {f"model.{name}": p.detach() for p, name in self.names.items()}
        for p, name in self.names.items():
            for key, value in self.optimizer.state[p].items():
                tensors[f"adam.{key}.{name}"] = value
        for i, layer in enumerate(self.model[0].hidden):
            tensors |= {f"state.{i}.{j}": value for j, value in enumerate(layer)}
        tensors["random"] = self.random
        about = {
            "step": self.step,
            "history": self.history,
            "seconds": seconds,
            "described": self.described,
        }
        part = self.state.with_name(self.state.name + ".part")
        whole = {name: value.contiguous() for name, value in tensors.items()}
        save_file(whole, part, metadata={"about": json.dumps(about)})
        part.replace(self.state)

    def _resume(self) -> None:
        if not self.state.exists():
            return
        with safe_open(self.state, framework="pt") as file:
            about = json.loads(file.metadata()["about"])
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        if about["described"] != self.described:
            raise ArgumentError(
                f"{self.state} is of a training of other texts, sizes or settings. Received: "
                f"{self.described}, there: {about['described']}. Give another folder."
            )
        self.step, self.history = about["step"], about["history"]
        self.seconds, self.random = about["seconds"], tensors["random"]
        with torch.no_grad():
            for p, name in self.names.items():
                p.copy_(tensors[f"model.{name}"])
                self.optimizer.state[p] = {
                    key: tensors[f"adam.{key}.{name}"] for key in ("step", "exp_avg", "exp_avg_sq")
                }
        encoder = self.model[0]
        encoder.reset()
        encoder.hidden = [
            (tensors[f"state.{i}.0"], tensors[f"state.{i}.1"]) for i in range(encoder.n_layers)
        ]
        encoder.bs = encoder.hidden[0][0].shape[1]
