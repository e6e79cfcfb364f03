"""Sources: directories of language models, forward, backward or both."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from ...errors import CheckpointError
from .sizes import Sizes
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["DIRECTIONS", "KIND", "LanguageModel", "pack", "unpack"]

KIND = "awd-lstm"
DIRECTIONS = ("forward", "backward")
_VOCABULARY = "vocab.json"


def pack(tensors: Mapping[str, Tensor]) -> bytes:
    """Return tensors as the content of a safetensors file."""
    from safetensors.torch import save

    return save({name: tensor.contiguous() for name, tensor in tensors.items()})


def unpack(content: bytes, name: str) -> dict[str, Tensor]:
    """Return the tensors of a safetensors file, in which nothing can be run.

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


@dataclass(frozen=True)
class LanguageModel:
    """Hold the language models of a source: a vocabulary, and weights by direction.

    Parameters
    ----------
    vocabulary : Vocabulary
        Words of the rows of the embedding.
    sizes : Sizes
        Of the network.
    weights : mapping of str to mapping of str to Tensor
        Tensors by our names, by direction.
    about : mapping
        Whatever else is worth knowing, as plain values.
    """

    vocabulary: Vocabulary
    sizes: Sizes
    weights: Mapping[str, Mapping[str, Tensor]]
    about: Mapping[str, Any]

    def check(self, where: object) -> None:
        """Raise a CheckpointError unless every tensor has the name and the shape it must."""
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
        """Write the directory that is given as ``source=``; see `write_checkpoint`."""
        config = {
            "kind": KIND, "sizes": self.sizes.to_dict(), "directions": list(self.weights),
            "about": dict(self.about),
        }  # fmt: skip
        files = {f"{direction}.safetensors": pack(w) for direction, w in self.weights.items()}
        files[_VOCABULARY] = self.vocabulary.to_json()
        return write_checkpoint(directory, Checkpoint(config, files, card), overwrite=overwrite)

    @classmethod
    def load(cls, directory: str | os.PathLike[str]) -> LanguageModel:
        """Read such a directory.

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
