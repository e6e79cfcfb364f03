"""Several encoders combined: each is weighted by its loss on texts it was not fitted on."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Self

import numpy as np

from ..checks import whole
from ..errors import ArgumentError, CheckpointError, NotFittedError
from .encoder import TextEncoder, TextTask
from .encoders import ENCODERS, check_options, encoder_class, make_encoder, restore_encoder
from .mixing import mixed, mixing_weights
from .report import loss_and_accuracy
from .splitting import fold_of
from .vectors.source import Source

__all__ = ["Stack"]

_FOLDS = 3
_PENALTIES = (np.inf, 1000.0, 100.0, 10.0, 1.0)
"""Strengths of the L2 penalty that keeps the weights near the best encoder alone, in texts."""

_MIN_PROBABILITY = 1e-7
"""Bounds what one member that is wrong with certainty costs."""


class Stack(TextEncoder):
    """Combine encoders: a weighted sum of their log-probabilities.

    The texts are cut into folds, groups and near-copies whole. Every encoder is fitted once
    per fold on the texts of the other folds, and predicts the texts of its own. The
    weights, none below 0, minimise the cross-entropy of these out-of-fold predictions, and are
    drawn towards the best encoder alone, which is what remains if a mixture is not better on
    texts its weights were not fitted to. Then every encoder is fitted on all texts.

    Parameters
    ----------
    members : mapping of str to mapping
        Names of encoders with their options.
    folds : int, default 3
        Each costs a fit of every encoder.
    fitted : mapping of str to TextEncoder, optional
        Encoders that have been fitted already, by name.
    objects : mapping of str to object, optional
        What was given as an encoder in place of a name, by the name it got.

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
        objects: Mapping[str, Any] | None = None,
    ) -> None:
        self.folds = whole("folds", folds, 2)
        self.name = "+".join(members)
        self._options = {name: dict(options) for name, options in members.items()}
        self._objects = dict(objects or {})
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
        named: dict[str, Any] = {}
        objects: dict[str, Any] = {}
        for one in names:
            name = one
            if not (isinstance(one, str) and one in ENCODERS):
                made = make_encoder(one, {})
                name = made.name
                source = getattr(made, "source", None)
                objects[name] = source if isinstance(source, Source) else one
            named[name] = one
        if len(names) < 2 or len(named) < len(names):
            expected = "at least two different names in the list, or one name alone"
            raise ArgumentError.of("encoder", tuple(names), expected)
        unknown = [name for name in options if name not in (*named, "folds")]
        if unknown:
            expected = (
                f"folds, or the options of one encoder by its name: {next(iter(named))}={{...}}"
            )
            raise ArgumentError.of("options", tuple(unknown), expected)
        members: dict[str, Mapping[str, Any]] = {}
        for name in named:
            own = options.get(name, {})
            if not isinstance(own, Mapping):
                raise ArgumentError.of(name, own, "a mapping of options of this encoder")
            if name not in objects:
                check_options(encoder_class(name), own)
            members[name] = own
        return cls(members, folds=options.get("folds", _FOLDS), objects=objects)

    def _new_members(self) -> dict[str, TextEncoder]:
        return {
            name: make_encoder(_fresh(self._objects[name]), own)
            if name in self._objects
            else make_encoder(name, own)
            for name, own in self._options.items()
        }

    def check_installed(self) -> None:
        """Ask every encoder; see `TextEncoder.check_installed`."""
        for member in self._new_members().values():
            member.check_installed()

    def fit(self, task: TextTask) -> list[dict[str, float]]:
        """Learn from labelled texts; see `TextEncoder.fit`.

        Texts that share a number in ``task.groups`` are in one fold.
        """
        task = replace(task, groups=task.owners)
        with contextlib.ExitStack() as during:
            for one in self._objects.values():
                if isinstance(one, Source):
                    during.enter_context(one.remembering())
            return self._fit(task)

    def _fit(self, task: TextTask) -> list[dict[str, float]]:
        fold = _folds(task, self.folds)
        logs = np.zeros((len(self._options), len(task), task.n_classes))
        for k in np.unique(fold):
            train, test = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
            for place, member in enumerate(self._new_members().values()):
                member.fit(task.take(train))
                logs[place, test] = _logs(member.predict_proba(task.take(test).texts))
        weights = _combination(logs, task.y, task.weights, fold)
        everything = task.take(np.arange(len(task)))
        self.members = self._new_members()
        self.histories = {name: one.fit(everything) for name, one in self.members.items()}
        self.weights = dict(zip(self.members, weights.tolist(), strict=True))
        entry = {"epoch": 1.0, **loss_and_accuracy(task.y, mixed(logs, weights))}
        for name, own in zip(self.members, logs, strict=True):
            metrics = loss_and_accuracy(task.y, mixed(own[None], np.ones(1)))
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
        return self.predict_known(texts)[0]

    def predict_known(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Return probabilities, and which texts an encoder with a weight knows anything of."""
        if not self.weights:
            raise NotFittedError.of("fakenews")
        weights = {name: weight for name, weight in self.weights.items() if weight > 0}
        found = [self.members[name].predict_known(texts) for name in weights]
        logs = np.stack([_logs(proba) for proba, _ in found])
        known = np.any([own for _, own in found], axis=0)
        return mixed(logs, np.array(list(weights.values()))), known

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
    def from_checkpoint(
        cls, config: Mapping[str, Any], files: Mapping[str, bytes], given: Any = None
    ) -> Self:
        """Return the stack that `to_checkpoint` described.

        Parameters
        ----------
        config, files : mapping
            What `to_checkpoint` returned.
        given : object or mapping of str to object, optional
            What turns texts into vectors, where that is not part of the files.
        """
        members = {str(member["name"]): member for member in config["members"]}
        if len(members) < 2:
            raise CheckpointError.damaged("config.json", "a stack has at least two encoders")
        fitted: dict[str, TextEncoder] = {}
        objects: dict[str, Any] = {}
        for name, member in members.items():
            own = {
                file.removeprefix(f"{name}-"): content
                for file, content in files.items()
                if file.startswith(f"{name}-")
            }
            # One object alone is for the one encoder that asks for it.
            asks = bool(member["config"].get("vectors", {}).get("asks"))
            mine = given.get(name) if isinstance(given, Mapping) else given if asks else None
            fitted[name] = restore_encoder(name, member["config"], own, mine)
            if isinstance(source := getattr(fitted[name], "source", None), Source):
                objects[name] = source
        options = {name: member["options"] for name, member in members.items()}
        stack = cls(options, folds=int(config["folds"]), fitted=fitted, objects=objects)
        stack.weights = {name: float(member["weight"]) for name, member in members.items()}
        if not all(0 <= weight < np.inf for weight in stack.weights.values()):
            raise CheckpointError.damaged("config.json", "a weight of an encoder is none")
        stack.histories = {name: list(own) for name, own in config["histories"].items()}
        return stack


def _fresh(given: Any) -> Any:
    """Return an encoder object of its own for each fit; what only makes vectors is shared."""
    return copy.deepcopy(given) if isinstance(given, TextEncoder) else given


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


def _best(logs: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the weights that leave the encoder with the least cross-entropy alone."""
    losses = -(logs[:, np.arange(len(y)), y] @ weights)
    found: np.ndarray = np.eye(len(logs))[int(losses.argmin())]
    return found


def _combination(
    logs: np.ndarray, y: np.ndarray, weights: np.ndarray, fold: np.ndarray
) -> np.ndarray:
    """Return the weight of each encoder.

    Weights are drawn towards the best encoder alone. How firmly is chosen by the cross-entropy
    of texts that neither encoders nor weights were fitted to. The best encoder stays alone if
    no mixture has a lower cross-entropy on them, or if mixtures are right less often by more
    than the standard error.
    """
    tried: dict[float, np.ndarray] = {}
    for penalty in _PENALTIES:
        own = tried[penalty] = np.empty(logs.shape[1:])
        for k in np.unique(fold):
            train, test = fold != k, fold == k
            best = _best(logs[:, train], y[train], weights[train])
            found = best
            if np.isfinite(penalty):
                found = mixing_weights(logs[:, train], y[train], weights[train], best, penalty)
            own[test] = mixed(logs[:, test], found)
    rows = np.arange(len(y))
    losses = {
        penalty: -float(weights @ np.log(np.maximum(proba[rows, y], 1e-300)))
        for penalty, proba in tried.items()
    }
    best = _best(logs, y, weights)
    # Of equal ones the firmest, which comes first.
    penalty = min(losses, key=lambda key: losses[key])
    if not np.isfinite(penalty):
        return best
    right = [(tried[key].argmax(axis=1) == y).astype(float) * weights for key in (penalty, np.inf)]
    lost = right[1] - right[0]
    if lost.mean() > lost.std() / np.sqrt(len(lost)):
        return best
    return mixing_weights(logs, y, weights, best, penalty)
