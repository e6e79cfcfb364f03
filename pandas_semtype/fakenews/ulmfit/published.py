"""Published archives of language models, read without executing anything in them."""

from __future__ import annotations

import pickletools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import CheckpointError
from .language_model import LanguageModel, Sizes
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["direction_of", "is_published", "read_published", "read_words"]

_MOST_BYTES = 64 << 20
_LAYER = re.compile(r"0\.rnns\.(\d+)\.(weight_hh_l0_raw|module\.(weight_ih|bias_ih|bias_hh)_l0)")
_SEEN_TWICE = re.compile(r"0\.encoder_dp\.emb\.weight|0\.rnns\.\d+\.module\.weight_hh_l0")


def read_words(path: Path) -> Vocabulary:
    """Read a pickled list of words without a machine that runs pickles.

    Raises
    ------
    CheckpointError
        If it holds anything but a list of distinct words.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise CheckpointError.damaged(path, f"a vocabulary has at most {_MOST_BYTES:,} bytes")
    try:
        words = _words(path.read_bytes())
    except (IndexError, KeyError, OSError, ValueError) as error:
        reason = "it is no plain list of words"
        if type(error) is ValueError:
            reason += f" ({str(error)[:80]})"
        raise CheckpointError.damaged(path, reason) from error
    # The published list is padded to a multiple of 8 with words that repeat.
    seen: dict[str, int] = {}
    for i, word in enumerate(words):
        words[i] = word if word not in seen else f"{word} {i}"
        seen.setdefault(word, i)
    return Vocabulary(words)


_WORD = {"BINUNICODE", "BINUNICODE8", "SHORT_BINUNICODE", "UNICODE"}
_STORE = {"BINPUT", "LONG_BINPUT", "MEMOIZE", "PUT"}
_FETCH = {"BINGET", "GET", "LONG_BINGET"}


def _words(content: bytes) -> list[str]:
    """Return the words of a pickle that is one list of them.

    What has been stored is kept in a dictionary: a place that a pickle names costs nothing by
    being large, as it does where the places before it are made too.

    Raises
    ------
    IndexError, KeyError, ValueError
        If it does anything else, or ends early.
    """
    words: list[str] | None = None
    pending: list[str] = []  # words above the list, to be appended
    stored: dict[int, str | None] = {}  # None is the list itself
    started = marked = False
    for operator, argument, _ in pickletools.genops(content):
        name = operator.name
        if name in ("PROTO", "FRAME"):
            continue
        if name == "STOP":
            if words is None or pending or marked:
                break
            return words
        if name in ("EMPTY_LIST", "LIST") and words is None and not (name == "LIST" and not marked):
            words, pending = pending, []
            started, marked = True, False
        elif name == "MARK" and not marked and not pending:
            marked = True
        elif name in _WORD and (marked or (started and not pending)):
            pending.append(str(argument))
        elif name in _STORE:
            place = len(stored) if name == "MEMOIZE" else int(str(argument))
            stored[place] = pending[-1] if pending else None
        elif name in _FETCH:
            word = stored[int(str(argument))]
            if word is None:
                raise ValueError("the list holds itself")
            pending.append(word)
        elif name == "APPEND" and words is not None and len(pending) == 1 and not marked:
            words.append(pending.pop())
        elif name == "APPENDS" and words is not None and marked:
            words += pending
            pending, marked = [], False
        else:
            raise ValueError(f"it has the operation {name}")
    raise ValueError("it ends with no list")


def _one(folder: Path, pattern: str) -> Path:
    found = sorted(path for path in folder.rglob(pattern) if path.is_file())
    if len(found) != 1:
        raise CheckpointError(
            f"{folder} should hold one file {pattern}. Received: {len(found)}. Give the archive "
            "of one language model, or its folder."
        )
    return found[0]


def is_published(folder: Path) -> bool:
    """Return whether a folder looks like an unpacked archive."""
    return any(folder.rglob("*.pth")) and any(folder.rglob("*.pkl"))


def direction_of(path: Path) -> str | None:
    """Return the direction that the names of a folder or file imply, None if they do not."""
    names = [path.name, *(file.name for file in path.rglob("*"))] if path.is_dir() else [path.name]
    found = {
        direction
        for name in names
        for direction, mark in (("forward", r"fwd|forward"), ("backward", r"bwd|backward"))
        if re.search(rf"(?<![a-z])({mark})(?![a-z])", name.lower())
    }
    return found.pop() if len(found) == 1 else None


def read_published(folder: Path, direction: str, about: Mapping[str, Any]) -> LanguageModel:
    """Read an unpacked archive: ``*.pth`` with the weights, ``*.pkl`` with the words.

    Parameters
    ----------
    folder : Path
        The unpacked archive.
    direction : {"forward", "backward"}
        Reading direction.
    about : mapping
        Further information, kept with the model.

    Raises
    ------
    CheckpointError
        If it holds anything but words and tensors, or tensors of other names or shapes
        than those of an AWD-LSTM for these words.
    """
    words = read_words(_one(folder, "*.pkl"))
    path = _one(folder, "*.pth")
    tensors = _plain(_state(path), path)
    embedding = tensors.get("embedding")
    if embedding is None or embedding.ndim != 2:
        raise CheckpointError.damaged(path, "it has no embedding")
    layers = sum(name.endswith("weight_hh") for name in tensors)
    first = tensors.get("layers.0.weight_hh")
    hidden = embedding.shape[1] if first is None or layers < 2 else first.shape[1]
    sizes = Sizes(int(embedding.shape[1]), int(hidden), max(layers, 1))
    model = LanguageModel(words, sizes, {direction: tensors}, about)
    model.check(path)
    return model


def _state(path: Path) -> Mapping[str, Tensor]:
    """Load a state dict; only tensors and plain containers are accepted."""
    import torch

    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:
        # torch has many exceptions for refused content, truncated files and no files at all.
        reason = f"it holds more than tensors, or is damaged ({type(error).__name__})"
        raise CheckpointError.damaged(path, reason) from error
    if isinstance(state, dict) and isinstance(state.get("model"), dict):
        state = state["model"]  # saved together with an optimiser
    if not isinstance(state, dict) or not all(torch.is_tensor(t) for t in state.values()):
        raise CheckpointError.damaged(path, "it is no table of tensors by name")
    return state


def _plain(state: Mapping[str, Tensor], path: Path) -> dict[str, Tensor]:
    """Return the tensors by the names of `Sizes.shapes`; any other one is refused."""
    found: dict[str, Tensor] = {}
    for name, tensor in state.items():
        layer = _LAYER.fullmatch(name)
        if layer:
            found[f"layers.{layer[1]}.{layer[3] or 'weight_hh'}"] = tensor.float()
        elif name == "0.encoder.weight":
            found["embedding"] = tensor.float()
        elif name == "1.decoder.bias":
            found["decoder_bias"] = tensor.float()
        elif name != "1.decoder.weight" and not _SEEN_TWICE.fullmatch(name):
            raise CheckpointError.damaged(path, f"it has a tensor {name[:60]!r}")
    # Older files hold the recurrent weights under the second name alone.
    for name, tensor in state.items():
        if re.fullmatch(r"0\.rnns\.\d+\.module\.weight_hh_l0", name):
            found.setdefault(f"layers.{name.split('.')[2]}.weight_hh", tensor.float())
    decoder = state.get("1.decoder.weight")
    if decoder is not None and "embedding" in found:
        import torch

        if not torch.equal(decoder.float(), found["embedding"]):
            raise CheckpointError.damaged(path, "its decoder has other weights than its embedding")
    return found
