"""Language models on disk: sizes, weights by direction, and weights for another vocabulary."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from ...checkpoint import Checkpoint, read_checkpoint
from ...checks import require
from ...errors import ArgumentError, CheckpointError
from ...saving import write_checkpoint
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from torch import Tensor

__all__ = [
    "DIRECTIONS",
    "KIND",
    "LanguageModel",
    "Sizes",
    "match_vocabulary",
    "pack",
    "require_ulmfit",
    "unpack",
]

KIND = "awd-lstm"
"""What the ``config.json`` of a language model says it is."""

DIRECTIONS = ("forward", "backward")
_VOCABULARY = "vocab.json"


def require_ulmfit() -> None:
    """Raise unless the packages of the extra ``ulmfit`` are installed.

    Raises
    ------
    MissingDependencyError
        With the name of the first package that is missing.

    Examples
    --------
    >>> require_ulmfit()
    """
    for package in ("torch", "fastai", "spacy", "safetensors"):
        require(package, "ulmfit", "ULMFiT")


@dataclass(frozen=True)
class Sizes:
    """Hold the sizes of an AWD-LSTM; the defaults are the published ones.

    Parameters
    ----------
    embedding : int, default 400
        Width of the embedding and of the output of the last layer.
    hidden : int, default 1152
        Units of the other layers.
    layers : int, default 3
        Number of LSTM layers.

    Examples
    --------
    >>> Sizes().shapes(60_000)["layers.0.weight_hh"]
    (4608, 1152)
    """

    embedding: int = 400
    hidden: int = 1152
    layers: int = 3

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= 16_384:
                raise ArgumentError.of(name, value, "a whole number from 1 to 16384")

    def shapes(self, n_words: int) -> dict[str, tuple[int, ...]]:
        """Return the shape of every tensor of a language model, by name.

        The decoder shares the weights of the embedding, and has a bias of its own.
        """
        shapes: dict[str, tuple[int, ...]] = {"embedding": (n_words, self.embedding)}
        for i in range(self.layers):
            inner = self.embedding if i == 0 else self.hidden
            outer = self.embedding if i == self.layers - 1 else self.hidden
            shapes |= {
                f"layers.{i}.weight_ih": (4 * outer, inner),
                f"layers.{i}.weight_hh": (4 * outer, outer),
                f"layers.{i}.bias_ih": (4 * outer,),
                f"layers.{i}.bias_hh": (4 * outer,),
            }
        return {**shapes, "decoder_bias": (n_words,)}

    def to_dict(self) -> dict[str, int]:
        """Return the sizes as plain values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the sizes that `to_dict` described."""
        return cls(**values)


@dataclass(frozen=True)
class LanguageModel:
    """Hold the language models of a source: a vocabulary, and weights by direction.

    Parameters
    ----------
    vocabulary : Vocabulary
        Words of the rows of the embedding.
    sizes : Sizes
        Sizes of the network.
    weights : mapping of str to mapping of str to Tensor
        Tensors by the names of `Sizes.shapes`, by direction.
    about : mapping
        Further information, as plain values.
    """

    vocabulary: Vocabulary
    sizes: Sizes
    weights: Mapping[str, Mapping[str, Tensor]]
    about: Mapping[str, Any]

    def check(self, where: object) -> None:
        """Raise a CheckpointError unless every tensor has the right name and shape."""
        shapes = self.sizes.shapes(len(self.vocabulary))
        if not self.weights or not set(self.weights) <= set(DIRECTIONS):
            raise CheckpointError.damaged(where, f"it has the directions {sorted(self.weights)}")
        for direction, tensors in self.weights.items():
            found = {name: tuple(tensor.shape) for name, tensor in tensors.items()}
            rows = found.get("embedding", (0,))[0]
            if rows != len(self.vocabulary):
                raise CheckpointError.damaged(
                    where,
                    f"the vocabulary has {len(self.vocabulary)} words, and the {direction} "
                    f"embedding {rows} rows",
                )
            for name in sorted(set(found) ^ set(shapes)) or sorted(shapes):
                if found.get(name) != shapes.get(name):
                    raise CheckpointError.damaged(
                        where,
                        f"{name} of the {direction} model has the shape {found.get(name)} in "
                        f"place of {shapes.get(name)}",
                    )

    def save(
        self, directory: str | os.PathLike[str], card: str = "", *, overwrite: bool = False
    ) -> Path:
        """Write a directory that can be passed as ``source=``; see `write_checkpoint`."""
        config = {
            "kind": KIND,
            "sizes": self.sizes.to_dict(),
            "directions": list(self.weights),
            "about": dict(self.about),
        }
        files = {f"{direction}.safetensors": pack(w) for direction, w in self.weights.items()}
        files[_VOCABULARY] = self.vocabulary.to_json()
        return write_checkpoint(directory, Checkpoint(config, files, card), overwrite=overwrite)

    @classmethod
    def load(cls, directory: str | os.PathLike[str]) -> LanguageModel:
        """Read a directory that `save` wrote.

        Raises
        ------
        CheckpointError
            If it is none, is damaged, or holds tensors of other names or shapes.
        """
        checkpoint = read_checkpoint(directory)
        config, files = checkpoint.config, checkpoint.files
        if config.get("kind") != KIND or _VOCABULARY not in files:
            raise CheckpointError.damaged(
                Path(directory) / "config.json", f"it is of the kind {config.get('kind')!r}"
            )
        try:
            sizes = Sizes.from_dict(config["sizes"])
            weights = {
                direction: unpack(files[f"{direction}.safetensors"], f"{direction}.safetensors")
                for direction in config["directions"]
            }
        except (KeyError, TypeError, ValueError) as error:
            raise CheckpointError.damaged(directory, "its configuration is incomplete") from error
        vocabulary = Vocabulary.from_json(files[_VOCABULARY])
        found = cls(vocabulary, sizes, weights, config.get("about", {}))
        found.check(directory)
        return found


def match_vocabulary(
    tensors: Mapping[str, Tensor], old: Vocabulary, new: Vocabulary
) -> dict[str, Tensor]:
    """Return the tensors of a language model for another vocabulary.

    A word in both keeps its row of the embedding and its bias; a new one gets the means over
    the old vocabulary, as published.

    Parameters
    ----------
    tensors : mapping of str to Tensor
        By the names of `Sizes.shapes`.
    old, new : Vocabulary
        Words of the rows before and after.
    """
    import torch

    rows = torch.from_numpy(new.rows_in(old))
    found = dict(tensors)
    for name in ("embedding", "decoder_bias"):
        values = tensors[name].float()
        matched = values[rows.clamp(min=0)]
        matched[rows < 0] = values.mean(dim=0)
        found[name] = matched
    return found


def pack(tensors: Mapping[str, Tensor]) -> bytes:
    """Return tensors as the content of a safetensors file."""
    from safetensors.torch import save

    return save({name: tensor.contiguous() for name, tensor in tensors.items()})


def unpack(content: bytes, name: str) -> dict[str, Tensor]:
    """Return the tensors of a safetensors file; unlike a pickle it holds no code.

    Raises
    ------
    CheckpointError
        If it is no such file.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load

    try:
        return dict(load(content))
    except SafetensorError as error:
        raise CheckpointError.damaged(name, str(error)) from error
