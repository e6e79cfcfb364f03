"""TensorFlow Hub modules in the TF1 format: loading, inspecting, running."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ...checks import require
from ...errors import CheckpointError

__all__ = ["SIGNATURES", "HubModule"]

SIGNATURES = ("tokens", "default")
_OUTPUTS = ("word_emb", "lstm_outputs1", "lstm_outputs2")
_GRAPH, _INDEX, _MARK = "saved_model.pb", "variables/variables.index", "tfhub_module.pb"
_MIX = ("aggregation/weights", "aggregation/scaling")


class HubModule:
    """Run a module with the outputs of google/elmo, from its directory.

    The module is frozen: its TensorFlow 1 loops have no gradient.

    Parameters
    ----------
    folder : path
        The unpacked directory.
    signature : {"tokens", "default"}
        ``"tokens"`` passes tokens, ``"default"`` passes texts that the module splits at spaces.

    Attributes
    ----------
    n_layers, dim : int
        Number of layers, and size of the vector of a token.
    start : list of float
        Weights of the layers stored in the module.
    scale : float
        Scale of their mix stored in the module.
    """

    def __init__(self, folder: str | Path, signature: str = "tokens") -> None:
        self.folder, self.signature = Path(folder), signature
        check_files(self.folder)
        self._module = _load(self.folder)
        self._run = self._look_up(signature)
        found = self._outputs(*map(_tensor, self.prepare([["a", "b"]])))
        probe = {name: np.asarray(value) for name, value in found.items()}
        widths = [probe[name].shape[-1] for name in _OUTPUTS]
        ranks = {probe[name].ndim for name in _OUTPUTS}
        if ranks != {3} or not 2 * widths[0] == widths[1] == widths[2]:
            raise self._other(f"its outputs have the sizes {widths}")
        self.n_layers, self.dim = 3, int(widths[1])
        self.start, self.scale = self._mix(probe)

    def _other(self, reason: str) -> CheckpointError:
        return CheckpointError(
            f"{self.folder} is no module like google/elmo: {reason}. Give the directory of one, or "
            "a biLM trained with python -m pandas_semtype.fakenews.bilm.training."
        )

    def _look_up(self, name: str) -> Any:
        found = getattr(self._module, "signatures", {})
        if name not in found:
            names = ", ".join(sorted(found)) or "none"
            raise self._other(f"it has no signature {name!r}, but {names}")
        run = found[name]
        missing = [output for output in _OUTPUTS if output not in run.structured_outputs]
        if missing:
            raise self._other(f"it has no output {missing[0]!r}")
        return run

    def _mix(self, probe: dict[str, np.ndarray]) -> tuple[list[float], float]:
        """Return the mix stored in the module, or the plain one if it cannot be reproduced."""
        from scipy.special import softmax

        plain = [0.0] * self.n_layers, 1.0
        named = {v.name.removesuffix(":0"): v for v in getattr(self._module, "variables", ())}
        values = [
            next(
                (v.numpy() for name, v in named.items() if ("/" + name).endswith("/" + tail)), None
            )
            for tail in _MIX
        ]
        if values[0] is None or values[1] is None or "elmo" not in probe:
            return plain
        if values[0].shape != (self.n_layers,) or np.size(values[1]) != 1:
            return plain
        weights, scale = values[0].astype(float), float(np.ravel(values[1])[0])
        mixed = scale * np.einsum("k,btkd->btd", softmax(weights), _layers(np, probe))
        # No documentation says whether a module takes the softmax of its weights.
        if not np.allclose(mixed, probe["elmo"], rtol=1e-3, atol=1e-4):
            return plain
        return weights.tolist(), scale

    def prepare(self, texts: Sequence[Sequence[str]]) -> tuple[np.ndarray, ...]:
        """Return the arguments of `run` for tokenised texts, of the types in `kinds`."""
        lengths = np.array([len(text) for text in texts], np.int32)
        raw = [[_encoded(token) for token in text] for text in texts]
        if self.signature == "default":
            return np.array([b" ".join(text) for text in raw], object), lengths
        padded = np.full((len(texts), int(lengths.max(initial=1))), b"", object)
        for row, text in zip(padded, raw, strict=True):
            row[: len(text)] = text
        return padded, lengths

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """Type and number of axes of each array of `prepare`."""
        return [("string", 1 if self.signature == "default" else 2), ("int32", 1)]

    def _outputs(self, given: Any, lengths: Any) -> dict[str, Any]:
        if self.signature == "default":
            found: dict[str, Any] = self._run(given)
        else:
            found = self._run(tokens=given, sequence_len=lengths)
        return found

    def run(self, given: Any, lengths: Any) -> Any:
        """Return the sum over tokens of every layer, as a tensor."""
        import tensorflow as tf

        layers = _layers(tf, self._outputs(given, lengths))
        inside = tf.sequence_mask(lengths, tf.shape(layers)[1], tf.float32)
        return tf.einsum("btkd,bt->bkd", layers, inside)

    def sums(self, texts: Sequence[Sequence[str]]) -> np.ndarray:
        """Return the sum over tokens of every layer, shape (n, n_layers, dim).

        Parameters
        ----------
        texts : sequence of sequences of str
            Tokens of each text; at least one per text.
        """
        return np.asarray(self.run(*map(_tensor, self.prepare(texts))))


def _tensor(value: np.ndarray) -> Any:
    import tensorflow as tf

    return tf.constant(value)


def _encoded(token: str) -> bytes:
    return token.encode("utf-8", "replace")


def _layers(xp: Any, outputs: dict[str, Any]) -> Any:
    """Return the three layers; the word vector is repeated for both directions."""
    word, first, second = (outputs[name] for name in _OUTPUTS)
    return xp.stack([xp.concat([word, word], axis=-1), first, second], axis=2)


def check_files(folder: Path) -> None:
    """Raise an error if a directory lacks a file of a module.

    Raises
    ------
    CheckpointError
        With the name of the file.
    """
    missing = [name for name in (_GRAPH, _INDEX) if not (folder / name).is_file()]
    if not missing and not list(folder.glob("variables/variables.data-*")):
        missing = ["variables/variables.data-00000-of-00001"]
    if missing:
        raise CheckpointError(
            f"{folder} is no whole module of TensorFlow Hub: it has no {missing[0]}. Unpack the "
            "archive anew, or leave out source= so that it is fetched."
        )


def _load(folder: Path) -> Any:
    """Load a module with tensorflow_hub or, where that cannot be imported, without it."""
    tf = require("tensorflow", "elmo", "Running ELMo")
    with warnings.catch_warnings():
        # tensorflow_hub imports pkg_resources, which warns that it is deprecated.
        warnings.simplefilter("ignore")
        try:
            import tensorflow_hub as hub
        except Exception:  # noqa: BLE001 - whatever it lacks: tf_keras, pkg_resources ...
            hub = None
    # A TF1 module has a graph without tags.
    tags: Any = [] if (folder / _MARK).is_file() else None
    try:
        if hub is not None:
            return hub.load(str(folder), tags=tags)
        return tf.saved_model.load(str(folder), tags=tags)
    except (tf.errors.OpError, OSError, ValueError, RuntimeError, KeyError) as error:
        reason = " ".join(str(error).split())[:200]
        raise CheckpointError(
            f"{folder} cannot be loaded as a module of TensorFlow Hub: {reason}. Unpack the "
            "archive anew, or fetch it again after pandas-semtype models purge elmo."
        ) from error
