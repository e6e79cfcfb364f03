"""Several encoders as one: weighed by how well each does on texts it was not fitted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np

from ..errors import ArgumentError, CheckpointError, NotFittedError
from .choice import check_options, fit_options
from .encoder import TextEncoder, encoder_class
from .splitting import fold_of

__all__ = ["Stack"]

_FOLDS = 3
_PULL = 1.0
"""Texts' worth of pull of the weights towards equal ones."""
_LEAST = 1e-7


class Stack:
    """Combine encoders: a weighted sum of their log-probabilities.

    The texts are cut into folds, groups and near-copies whole. Every encoder is fitted once
    per fold on the texts of the others, and judges the texts of the fold. The weights, none
    below 0, are those with the least loss of these judgements; with few texts they stay
    near equal ones. Then every encoder is fitted on all texts.

    Parameters
    ----------
    members : mapping of str to mapping
        Names of encoders with their options.
    folds : int, default 3
        Each costs a fit of every encoder.

    Attributes
    ----------
    weights : dict of str to float
        Weight of each encoder, after `fit`.
    histories : dict of str to list
        What each encoder noted in its last fit.
    """

    wants_groups = True

    def __init__(self, members: Mapping[str, Mapping[str, Any]], *, folds: int = _FOLDS) -> None:
        if isinstance(folds, bool) or not isinstance(folds, (int, np.integer)) or folds < 2:
            raise ArgumentError.of("folds", folds, "a whole number of at least 2")
        self.name = "+".join(members)
        self._options = {name: dict(options) for name, options in members.items()}
        self.folds = int(folds)
        self.members: dict[str, TextEncoder] = self._fresh()
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

    @property
    def uses_validation(self) -> bool:
        """Whether an encoder stops early."""
        return any(getattr(kind, "uses_validation", True) for kind in self.members.values())

    def _fresh(self) -> dict[str, TextEncoder]:
        return {name: encoder_class(name)(**own) for name, own in self._options.items()}

    def fit(
        self,
        texts: Sequence[str],
        y: np.ndarray,
        *,
        n_classes: int,
        weights: np.ndarray,
        valid: tuple[Sequence[str], np.ndarray] | None = None,
        random_state: int = 0,
        progress: bool | None = None,
        groups: np.ndarray | None = None,
    ) -> list[dict[str, float]]:
        """Learn from texts; see `TextEncoder.fit`.

        Texts that share a number in `groups` are in one fold.
        """
        owner = np.arange(len(y)) if groups is None else groups
        fold = _folds(y, owner, self.folds, n_classes, random_state)
        shared: dict[str, Any] = {
            "n_classes": n_classes,
            "random_state": random_state,
            "progress": progress,
        }

        def fitted(encoder: TextEncoder, rows: np.ndarray) -> list[dict[str, float]]:
            own = weights[rows] / weights[rows].mean()
            return encoder.fit(
                [texts[i] for i in rows.tolist()], y[rows], weights=own, valid=valid,
                **shared, **fit_options(encoder, owner[rows]),
            )  # fmt: skip

        logs = np.zeros((len(self._options), len(y), n_classes))
        for turn in np.unique(fold):
            train, test = np.flatnonzero(fold != turn), np.flatnonzero(fold == turn)
            for place, encoder in enumerate(self._fresh().values()):
                fitted(encoder, train)
                logs[place, test] = _logs(encoder.predict_proba([texts[i] for i in test.tolist()]))
        found = _combination(logs, y, weights)
        self.members = self._fresh()
        everything = np.arange(len(y))
        self.histories = {name: fitted(one, everything) for name, one in self.members.items()}
        self.weights = dict(zip(self.members, found.tolist(), strict=True))
        entry = {"epoch": 1.0, **_figures("", _mixed(logs, found), y)}
        for name, part, weight in zip(self.members, logs, found.tolist(), strict=True):
            own = _figures("", np.exp(part), y)
            entry |= {f"{name}_loss": own["loss"], f"{name}_accuracy": own["accuracy"]}
            entry[f"{name}_weight"] = weight
        if valid is not None:
            entry |= _figures("val_", self.predict_proba(valid[0]), valid[1])
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
            members.append({
                "name": name, "options": options, "config": config, "weight": self.weights[name],
            })  # fmt: skip
            files |= {f"{name}-{file}": content for file, content in own.items()}
        return {"members": members, "folds": self.folds, "histories": self.histories}, files

    @classmethod
    def from_checkpoint(cls, config: Mapping[str, Any], files: Mapping[str, bytes]) -> Self:
        """Return the stack that `to_checkpoint` described."""
        told = {str(member["name"]): member for member in config["members"]}
        if len(told) < 2:
            raise CheckpointError.damaged("config.json", "a stack has at least two encoders")
        stack = cls.__new__(cls)
        stack.name, stack.folds, stack.members = "+".join(told), int(config["folds"]), {}
        stack.histories = {name: list(own) for name, own in config["histories"].items()}
        stack.weights = {name: float(member["weight"]) for name, member in told.items()}
        stack._options = {name: dict(member["options"]) for name, member in told.items()}
        for name, member in told.items():
            own = {
                file.removeprefix(f"{name}-"): content
                for file, content in files.items()
                if file.startswith(f"{name}-")
            }
            stack.members[name] = encoder_class(name).from_checkpoint(member["config"], own)
        return stack


def _plain(value: Any) -> Any:
    """Return an option as JSON has it; a path as text."""
    return (
        value if isinstance(value, (bool, int, float, str, list, dict, type(None))) else str(value)
    )


def _folds(y: np.ndarray, groups: np.ndarray, folds: int, n_classes: int, seed: int) -> np.ndarray:
    """Return the fold of every text; fewer folds if a class has too few groups."""
    per_class = [len(np.unique(groups[y == k])) for k in range(n_classes)]
    most = min(folds, *per_class)
    if most < 2:
        raise ArgumentError(
            f"Encoders cannot be combined with so few texts. Received: a class with "
            f"{min(per_class)} group(s) of texts (near-copies are one). Give more texts of it, or "
            "use one encoder."
        )
    return fold_of(y, groups, most, seed)


def _logs(proba: np.ndarray) -> np.ndarray:
    return np.asarray(np.log(np.clip(proba, _LEAST, 1.0)))


def _mixed(logs: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the probabilities of a weighted sum of log-probabilities."""
    total = np.tensordot(weights, logs, axes=1)
    powers = np.exp(total - total.max(axis=1, keepdims=True))
    found: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return found


def _combination(logs: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the weight of each encoder with the least loss, pulled towards equal ones."""
    from scipy.optimize import minimize

    equal = np.full(len(logs), 1 / len(logs))
    truth = logs[:, np.arange(len(y)), y]

    def loss(own: np.ndarray) -> tuple[float, np.ndarray]:
        proba = _mixed(logs, own)
        of_truth = np.maximum(proba[np.arange(len(y)), y], 1e-300)
        value = -float(weights @ np.log(of_truth))
        gradient = ((proba * logs).sum(axis=2) - truth) @ weights
        pull = own - equal
        return value + _PULL * float(pull @ pull), gradient + 2 * _PULL * pull

    done = minimize(loss, equal, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(logs))
    return np.asarray(done.x if done.x.sum() > 0 else equal)


def _figures(prefix: str, proba: np.ndarray, y: np.ndarray) -> dict[str, float]:
    of_truth = np.maximum(proba[np.arange(len(y)), y], 1e-12)
    right = float((proba.argmax(axis=1) == y).mean())
    return {f"{prefix}loss": -float(np.log(of_truth).mean()), f"{prefix}accuracy": right}
