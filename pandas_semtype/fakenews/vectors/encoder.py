"""Vectors of texts, whoever makes them, and a logistic regression on top."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np

from ...arrays import finite
from ...checkpoint import pack_arrays, unpack_arrays
from ...checks import whole
from ...errors import ArgumentError, CheckpointError, NotFittedError, NotSavedWarning
from ..encoder import TextEncoder, TextTask
from ..linear_head import (
    CS,
    DEFAULT_C,
    fit_head,
    log_losses,
    logits_of,
    probabilities,
    splits_of,
    walk,
)
from ..report import loss_and_accuracy
from ..tokens import parts_of
from .source import Source
from .sources import restore_source, source_of

__all__ = ["VectorEncoder"]

_HEAD, _PREFIX = "vector_head.npz", "vectors_"
_BATCH = 256
_PROBES = ("The council met on Monday.", "Nobody knows why!", "12 of 30 answers were given.")
"""Texts whose vectors tell at load whether the right encoder was given."""

_PROBE_TOLERANCE = 1e-2
_log = logging.getLogger(__name__)


class VectorEncoder(TextEncoder):
    """Classify texts by vectors of any origin.

    Vectors are standardised (sparse ones only scaled), and a logistic regression is fitted to
    them. What `source` answers with probabilities, such as a pipeline that ends in a
    classifier, is taken as it is.

    Parameters
    ----------
    source : Source
        What turns texts into vectors, see `source_of`.
    C : float, optional
        Inverse of the strength of regularisation; chosen on held-out training texts by
        default.
    max_chars : int, optional
        Most characters that are read at once; the vector of a longer text is the mean of its
        parts, weighted by length. By default 1,000 for sentence-transformers, which would cut
        longer texts, else whole texts.
    """

    uses_validation = False

    def __init__(
        self, source: Source, *, C: float | None = None, max_chars: int | None = None
    ) -> None:
        if C is not None and (
            isinstance(C, bool) or not isinstance(C, (int, float)) or not 0 < C < np.inf
        ):
            raise ArgumentError.of("C", C, "a number above 0")
        self.source = source
        self.C = None if C is None else float(C)
        self.max_chars = None if max_chars is None else whole("max_chars", max_chars)
        self.name = f"{source.kind}_{source.label}"
        self._head: dict[str, np.ndarray] = {}
        self._n_classes = 0
        self._checked = True

    def __repr__(self) -> str:
        return f"VectorEncoder({self.name})"

    @classmethod
    def of(cls, given: Any, options: Mapping[str, Any]) -> Self | None:
        """Return an encoder for what a user gave; None if it makes no vectors.

        Parameters
        ----------
        given : object
            See `source_of`.
        options : mapping
            ``C`` and ``max_chars``.
        """
        source = source_of(given)
        if source is None:
            return None
        unknown = [name for name in options if name not in ("C", "max_chars")]
        if unknown:
            raise ArgumentError.of("options", tuple(unknown), "some of C, max_chars")
        return cls(source, **options)

    def fit(self, task: TextTask) -> list[dict[str, float]]:
        """Learn from labelled texts; see `TextEncoder.fit`."""
        self.source = self.source.fresh()
        if self.source.learns:
            self.source.fit(task.texts, task.y)
        self._n_classes, self._checked, self._head = task.n_classes, True, {}
        entry: dict[str, float] = {"epoch": 1.0}
        if not self.source.classifies:
            entry["C"] = self._fit_head(task)
        else:
            self._head = {"n_classes": np.array(task.n_classes)}
        entry |= loss_and_accuracy(task.y, self.predict_proba(task.texts))
        if task.valid is not None:
            texts, y = task.valid
            entry |= loss_and_accuracy(y, self.predict_proba(texts), "val_")
        return [entry]

    def _fit_head(self, task: TextTask) -> float:
        x = self._read(task.texts)
        if isinstance(x, np.ndarray):
            center = x.mean(axis=0)
            # The norm of a row is about 1, as it is for tf-idf, so the same C make sense.
            scale = 1 / (np.maximum(x.std(axis=0), 1e-9) * np.sqrt(x.shape[1]))
        else:
            norms = np.sqrt(np.asarray(x.multiply(x).sum(axis=1)).ravel())
            center = np.zeros(1)
            scale = np.array([1 / max(1e-9, float(norms.mean()))])
        x = self._scaled(x, center, scale)
        splits = [] if self.C is not None else splits_of(task)

        def loss(place: int) -> float:
            total = 0.0
            for train, test in splits:
                head = fit_head(
                    x[train], task.y[train], task.n_classes, task.weights[train], CS[place],
                    task.seed, roughly=True,
                )  # fmt: skip
                total += float(
                    task.weights[test] @ log_losses(logits_of(x[test], head), task.y[test])
                )
            return total

        chosen = self.C or (CS[walk(loss, 1, len(CS))] if splits else DEFAULT_C)
        coef, intercept = fit_head(x, task.y, task.n_classes, task.weights, chosen, task.seed)
        self._head = {"center": center, "scale": scale, "coef": coef, "intercept": intercept}
        try:
            self._head["probe"] = self._probe()
        except Exception as error:  # noqa: BLE001 - as of a function that looks up known texts
            _log.info("%s cannot be checked at load: %s", self.name, type(error).__name__)
        return float(chosen)

    def _read(self, texts: Sequence[str]) -> Any:
        """Return the vectors of texts, after checking that they are numbers, one row per text."""
        from scipy.sparse import csr_matrix, issparse

        parts, mean = parts_of(texts, self.max_chars or self.source.max_chars)
        found = self.source.read(parts)
        if issparse(found):
            x: Any = csr_matrix(found).astype(np.float64)
            values, shape = x.data, x.shape
        else:
            if callable(getattr(found, "detach", None)):  # a tensor that wants its gradient
                found = found.detach().cpu()
            try:
                x = np.asarray(found, dtype=np.float64)
            except (ArithmeticError, TypeError, ValueError):
                # What it returned may be the texts, which the error of numpy shows.
                raise ArgumentError(
                    f"The encoder {self.name} returned something that is no array of numbers. "
                    f"Received: {type(found).__name__}. Return one row of numbers per text."
                ) from None
            values, shape = x, x.shape
        if len(shape) != 2 or shape[0] != len(parts) or not shape[1]:
            raise ArgumentError(
                f"The encoder {self.name} returned an array of another shape. Received: {shape} "
                f"for {len(parts)} texts. Return one row of numbers per text."
            )
        if not np.isfinite(values).all():
            raise ArgumentError(
                f"The encoder {self.name} returned numbers that are not finite. Received: "
                f"{int((~np.isfinite(values)).sum())} of them. Return finite numbers."
            )
        return x if mean is None else mean @ x

    @staticmethod
    def _scaled(x: Any, center: np.ndarray, scale: np.ndarray) -> Any:
        return (x - center) * scale if isinstance(x, np.ndarray) else x * float(scale[0])

    def _probe(self) -> np.ndarray:
        found = self.source.vectors(list(_PROBES))
        return np.asarray(found.todense() if hasattr(found, "todense") else found, np.float32)

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the probability of every class; see `TextEncoder.predict_proba`.

        Raises
        ------
        CheckpointError
            If the vectors are not those of the encoder the model was fitted with.
        ArgumentError
            If the encoder returns no array of finite numbers with one row per text.
        """
        if not self._head:
            raise NotFittedError.of("fakenews")
        self._check()
        parts = [np.empty((0, self._n_classes))]
        for start in range(0, len(texts), _BATCH):
            x = self._read(texts[start : start + _BATCH])
            parts.append(self._proba(x))
        return np.concatenate(parts)

    def _proba(self, x: Any) -> np.ndarray:
        if not self.source.classifies:
            if x.shape[1] != self._head["coef"].shape[1]:
                raise self._other()
            x = self._scaled(x, self._head["center"], self._head["scale"])
            return probabilities(logits_of(x, (self._head["coef"], self._head["intercept"])))
        if x.shape[1] != self._n_classes:
            raise ArgumentError(
                f"The encoder {self.name} returned probabilities of other classes. Received: "
                f"{x.shape[1]} columns for {self._n_classes} classes. Fit it on texts of every "
                "class."
            )
        return np.asarray(x)

    def _check(self) -> None:
        """Compare vectors with those of training, once after loading."""
        if self._checked:
            return
        probe = self._head.get("probe")
        if probe is not None:
            found = self._probe()
            known = np.abs(probe[np.isfinite(probe)]).max(initial=0)
            most = _PROBE_TOLERANCE * max(1e-9, float(known))
            if found.shape != probe.shape or not np.allclose(
                found, probe, rtol=0, atol=most, equal_nan=True
            ):
                raise self._other()
        self._checked = True

    def _other(self) -> CheckpointError:
        return CheckpointError(
            f"The encoder {self.name} returns other vectors than when the model was fitted. "
            "Received: other numbers for the same texts. Load the model with the encoder it was "
            "fitted with, or fit it again."
        )

    def to_checkpoint(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return what `from_checkpoint` needs; see `TextEncoder.to_checkpoint`.

        A function, or an object that holds one, is not saved: `from_checkpoint` asks for it.
        Where it learned something that would be lost with the process, a warning says so.
        """
        if not self._head:
            raise NotFittedError.of("fakenews")
        own = self.source.files()
        if own is None and self.source.learns:
            warnings.warn(NotSavedWarning.of(self.name), stacklevel=3)
        config = {
            "vectors": {
                "kind": self.source.kind,
                "title": self.source.title,
                "asks": own is None,
                "learns": self.source.learns,
                "n_classes": self._n_classes,
            },
            "C": self.C,
            "max_chars": self.max_chars,
        }
        files = {f"{_PREFIX}{name}": content for name, content in (own or {}).items()}
        return config, {_HEAD: pack_arrays(self._head), **files}

    @classmethod
    def from_checkpoint(
        cls, config: Mapping[str, Any], files: Mapping[str, bytes], given: Any = None
    ) -> Self:
        """Return the encoder that `to_checkpoint` described.

        Parameters
        ----------
        config, files : mapping
            What `to_checkpoint` returned.
        given : object, optional
            What turns texts into vectors, where that is not part of the files.

        Raises
        ------
        CheckpointError
            If it is missing, or is another one, or the files are damaged.
        """
        about = config["vectors"]
        own = {
            name.removeprefix(_PREFIX): content
            for name, content in files.items()
            if name.startswith(_PREFIX)
        }
        source = restore_source(str(about["kind"]), str(about["title"]), own, given)
        encoder = cls(source, C=config["C"], max_chars=config["max_chars"])
        encoder.name = f"{about['kind']}_{Source.label_of(str(about['title']))}"
        encoder._n_classes = int(about["n_classes"])
        encoder._head = _checked_head(
            unpack_arrays(files[_HEAD], _HEAD), encoder._n_classes, source.classifies
        )
        encoder._checked = False
        if given is not None:
            encoder._check()
        return encoder


def _checked_head(
    head: dict[str, np.ndarray], n_classes: int, is_classifier: bool
) -> dict[str, np.ndarray]:
    """Return the arrays of a file, if they can be those of a head for these classes."""
    if is_classifier:
        return head
    for name, n_dim in (("center", 1), ("scale", 1), ("coef", 2), ("intercept", 1)):
        if name not in head:
            raise CheckpointError.damaged(_HEAD, f"it lacks the array {name!r}")
        finite(head[name], name, _HEAD)
        if head[name].ndim != n_dim or not head[name].size:
            raise CheckpointError.damaged(_HEAD, f"the array {name!r} has another shape")
    n_rows, width = head["coef"].shape
    fits = n_rows == (1 if n_classes == 2 else n_classes) and len(head["intercept"]) == n_rows
    if not fits or not {len(head["center"]), len(head["scale"])} <= {1, width}:
        raise CheckpointError.damaged(_HEAD, "its arrays do not fit each other or the classes")
    if "probe" in head and head["probe"].dtype.kind != "f":
        raise CheckpointError.damaged(_HEAD, "the array 'probe' has another dtype")
    return head
