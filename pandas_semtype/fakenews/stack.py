"""Several encoders combined: each is weighted by its loss on texts it was not fitted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Self

import numpy as np

from ..checks import whole
from ..errors import ArgumentError, CheckpointError, NotFittedError
from .encoder import (
    TextEncoder,
    TextTask,
    check_options,
    encoder_class,
    make_encoder,
    restore_encoder,
)
from .report import loss_and_accuracy
from .splitting import fold_of

__all__ = ["Stack"]

_FOLDS = 3
_PENALTY = 1.0
"""Strength of the L2 penalty that keeps the weights near equal ones, in texts."""
_MIN_PROBABILITY = 1e-7
"""Bounds what one member that is wrong with certainty costs."""


class Stack(TextEncoder):
    """Combine encoders: a weighted sum of their log-probabilities.

    The texts are cut into folds, groups and near-copies whole. Every encoder is fitted once
    per fold on the texts of the other folds, and predicts the texts of its own. The
    weights, none below 0, minimise the cross-entropy of these out-of-fold predictions; with
    few texts a penalty keeps them near equal ones. Then every encoder is fitted on all texts.

    Parameters
    ----------
    members : mapping of str to mapping
        Names of encoders with their options.
    folds : int, default 3
        Each costs a fit of every encoder.
    fitted : mapping of str to TextEncoder, optional
        Encoders that have been fitted already, by name.

    Attributes
    ----------
    members : dict of str to TextEncoder
        The encoders.
    weights : dict of str to float
        Weight of each encoder, after `fit`.
    histories : dict of str to list
        History of the last fit of each encoder.
    """

    def __init__(
        self,
        members: Mapping[str, Mapping[str, Any]],
        *,
        folds: int = _FOLDS,
        fitted: Mapping[str, TextEncoder] | None = None,
    ) -> None:
        self.folds = whole("folds", folds, 2)
        self.name = "+".join(members)
        self._options = {name: dict(options) for name, options in members.items()}
        self.members = self._new_members() if fitted is None else dict(fitted)
        # An encoder that stops early needs held-out texts.
        self.uses_validation = any(one.uses_validation for one in self.members.values())
        self.weights: dict[str, float] = {}
        self.histories: dict[str, list[dict[str, float]]] = {}

    @classmethod
    def of(cls, names: Sequence[Any], options: Mapping[str, Any]) -> Self:
        """Return a stack from what a user writes.

        Parameters
        ----------
        names : sequence of str
            At least two different names of encoders.
        options : mapping
            ``folds``, and a mapping of options by name of an encoder.

        Raises
        ------
        ArgumentError
            If names or options cannot be used.
        """
        if len(names) < 2 or len(set(map(str, names))) < len(names):
            expected = "at least two different names in the list, or one name alone"
            raise ArgumentError.of("encoder", tuple(names), expected)
        kinds = {name: encoder_class(name) for name in names}
        unknown = [name for name in options if name not in (*names, "folds")]
        if unknown:
            expected = f"folds, or the options of one encoder by its name: {names[0]}={{...}}"
            raise ArgumentError.of("options", tuple(unknown), expected)
        members: dict[str, Mapping[str, Any]] = {}
        for name in names:
            own = options.get(name, {})
            if not isinstance(own, Mapping):
                raise ArgumentError.of(name, own, "a mapping of options of this encoder")
            check_options(kinds[name], own)
            members[name] = own
        return cls(members, folds=options.get("folds", _FOLDS))

    def _new_members(self) -> dict[str, TextEncoder]:
        return {name: make_encoder(name, own) for name, own in self._options.items()}

    def fit(self, task: TextTask) -> list[dict[str, float]]:
        """Learn from labelled texts; see `TextEncoder.fit`.

        Texts that share a number in ``task.groups`` are in one fold.
        """
        task = replace(task, groups=task.owners)
        fold = _folds(task, self.folds)
        logs = np.zeros((len(self._options), len(task), task.n_classes))
        for k in np.unique(fold):
            train, test = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
            for place, member in enumerate(self._new_members().values()):
                member.fit(task.take(train))
                logs[place, test] = _logs(member.predict_proba(task.take(test).texts))
        weights = _combination(logs, task.y, task.weights)
        everything = task.take(np.arange(len(task)))
        self.members = self._new_members()
        self.histories = {name: one.fit(everything) for name, one in self.members.items()}
        self.weights = dict(zip(self.members, weights.tolist(), strict=True))
        entry = {"epoch": 1.0, **loss_and_accuracy(task.y, _mixed(logs, weights))}
        for name, own in zip(self.members, logs, strict=True):
            metrics = loss_and_accuracy(task.y, _mixed(own[None], np.ones(1)))
            entry |= {f"{name}_{metric}": value for metric, value in metrics.items()}
            entry[f"{name}_weight"] = self.weights[name]
        if task.valid is not None:
            held_out, y = task.valid
            entry |= loss_and_accuracy(y, self.predict_proba(held_out), "val_")
        return [entry]

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the probability of every class; see `TextEncoder.predict_proba`."""
        if not self.weights:
            raise NotFittedError.of("fakenews")
        logs = np.stack([_logs(encoder.predict_proba(texts)) for encoder in self.members.values()])
        return _mixed(logs, np.array(list(self.weights.values())))

    def to_checkpoint(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return what `from_checkpoint` needs; see `TextEncoder.to_checkpoint`."""
        if not self.weights:
            raise NotFittedError.of("fakenews")
        members: list[dict[str, Any]] = []
        files: dict[str, bytes] = {}
        for name, encoder in self.members.items():
            config, own = encoder.to_checkpoint()
            options = {key: _plain(value) for key, value in self._options[name].items()}
            members.append(
                {
                    "name": name,
                    "options": options,
                    "config": config,
                    "weight": self.weights[name],
                }
            )
            files |= {f"{name}-{file}": content for file, content in own.items()}
        return {"members": members, "folds": self.folds, "histories": self.histories}, files

    @classmethod
    def from_checkpoint(cls, config: Mapping[str, Any], files: Mapping[str, bytes]) -> Self:
        """Return the stack that `to_checkpoint` described."""
        members = {str(member["name"]): member for member in config["members"]}
        if len(members) < 2:
            raise CheckpointError.damaged("config.json", "a stack has at least two encoders")
        fitted = {}
        for name, member in members.items():
            own = {
                file.removeprefix(f"{name}-"): content
                for file, content in files.items()
                if file.startswith(f"{name}-")
            }
            fitted[name] = restore_encoder(name, member["config"], own)
        options = {name: member["options"] for name, member in members.items()}
        stack = cls(options, folds=int(config["folds"]), fitted=fitted)
        stack.weights = {name: float(member["weight"]) for name, member in members.items()}
        stack.histories = {name: list(own) for name, own in config["histories"].items()}
        return stack


def _plain(value: Any) -> Any:
    """Return an option as JSON has it; a path as text."""
    return (
        value if isinstance(value, (bool, int, float, str, list, dict, type(None))) else str(value)
    )


def _folds(task: TextTask, folds: int) -> np.ndarray:
    """Return the fold of every text; fewer folds if a class has too few groups."""
    groups = task.owners
    per_class = [len(np.unique(groups[task.y == k])) for k in range(task.n_classes)]
    most = min(folds, *per_class)
    if most < 2:
        raise ArgumentError(
            f"Encoders cannot be combined with so few texts. Received: a class with "
            f"{min(per_class)} group(s) of texts (near-copies are one). Give more texts of it, or "
            "use one encoder."
        )
    return fold_of(task.y, groups, most, task.seed)


def _logs(proba: np.ndarray) -> np.ndarray:
    return np.asarray(np.log(np.clip(proba, _MIN_PROBABILITY, 1.0)))


def _mixed(logs: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the probabilities of a weighted sum of log-probabilities."""
    from scipy.special import softmax

    return np.asarray(softmax(np.tensordot(weights, logs, axes=1), axis=1))


def _combination(logs: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the weight of each encoder that minimises the penalised cross-entropy."""
    from scipy.optimize import minimize

    equal = np.full(len(logs), 1 / len(logs))
    of_truth = logs[:, np.arange(len(y)), y]

    def objective(own: np.ndarray) -> tuple[float, np.ndarray]:
        proba = _mixed(logs, own)
        likelihood = np.maximum(proba[np.arange(len(y)), y], 1e-300)
        loss = -float(weights @ np.log(likelihood))
        gradient = ((proba * logs).sum(axis=2) - of_truth) @ weights
        off = own - equal
        return loss + _PENALTY * float(off @ off), gradient + 2 * _PENALTY * off

    found = minimize(objective, equal, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(logs))
    return np.asarray(found.x if found.x.sum() > 0 else equal)
