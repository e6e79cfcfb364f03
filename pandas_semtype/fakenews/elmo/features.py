"""ELMo features of texts: the mean over tokens of each layer, computed once per text."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ...checks import flag, whole
from ...errors import ArgumentError
from ...progress import progress_bar
from .. import tokens
from ..feature_cache import FeatureCache, text_key
from ..tokens import split_at_spaces, tokenise, windows
from .module import SIGNATURES
from .source import Reader, digest_of, locate, read

__all__ = ["ElmoFeatures"]

_BATCH = 64  # most windows that are run at once
_PADDED = 4096  # most tokens that are run at once, padding included
_GROUP = 512  # most texts whose features are computed at once


class _Part(NamedTuple):
    """One window of a text."""

    text: int
    words: Sequence[str]


class ElmoFeatures:
    """Compute and cache the ELMo features of texts.

    Parameters
    ----------
    source : str or path-like, optional
        As for `locate`.
    signature : {"tokens", "default"}, default "tokens"
        ``"tokens"`` splits texts by the rules of Moses, ``"default"`` at spaces only.
    window : int, default 128
        Tokens per window; the windows of a longer text are averaged, weighted by length.
    max_tokens : int, optional
        Tokens read from the beginning of a text; by default all.
    cache : bool, default True
        Cache features on disk.
    """

    def __init__(
        self,
        source: str | os.PathLike[str] | None = None,
        *,
        signature: str = "tokens",
        window: int = 128,
        max_tokens: int | None = None,
        cache: bool = True,
    ) -> None:
        if source is not None and (not isinstance(source, (str, os.PathLike)) or not str(source)):
            raise ArgumentError.of("source", source, "a handle, an address or a directory")
        if signature not in SIGNATURES:
            raise ArgumentError.of("signature", signature, f"one of {', '.join(SIGNATURES)}")
        self.source = None if source is None else os.fspath(source)
        self.signature = signature
        self.window = whole("window", window)
        self.max_tokens = None if max_tokens is None else whole("max_tokens", max_tokens)
        self.cache = flag("cache", cache)

    def to_config(self) -> dict[str, object]:
        """Return the arguments of the constructor as plain values."""
        return {
            "source": self.source,
            "signature": self.signature,
            "window": self.window,
            "max_tokens": self.max_tokens,
            "cache": self.cache,
        }

    # -- the source ---------------------------------------------------------------------

    def locate(self, progress: bool | None = None) -> Path:
        """Return the directory of the source; it is downloaded if necessary."""
        return locate(self.source, progress=progress)

    def digest(self, progress: bool | None = None) -> str:
        """Return the SHA-256 of the source."""
        return digest_of(self.locate(progress))

    def reader(self, progress: bool | None = None) -> Reader:
        """Return the loaded source."""
        return read(self.locate(progress), self.signature)

    # -- texts --------------------------------------------------------------------------

    def split(self, text: str) -> list[str]:
        """Return the tokens of a text, up to the limit."""
        found = (split_at_spaces if self.signature == "default" else tokenise)(
            text, self.max_tokens
        )
        # A module cannot run on no tokens: a blank text is one empty word.
        return found or [""]

    def encode(
        self,
        texts: Sequence[str],
        *,
        shape: tuple[int, int] | None = None,
        progress: bool | None = None,
    ) -> np.ndarray:
        """Return the features of texts, shape (n, n_layers, dim).

        Each distinct text is run once, or not at all if its features are cached.

        Parameters
        ----------
        texts : sequence of str
            Texts.
        shape : pair of int, optional
            Number of layers and vector size if known: then nothing is loaded while every
            text is cached.
        progress : bool, optional
            Show a progress bar.
        """
        path = self.locate(progress)
        loaded: list[Reader] = []

        def reader() -> Reader:
            if not loaded:
                loaded.append(read(path, self.signature))
            return loaded[0]

        if shape is None:
            shape = (reader().n_layers, reader().dim)
        rows: dict[str, list[int]] = {}
        for i, text in enumerate(texts):
            rows.setdefault(text, []).append(i)
        found = np.empty((len(texts), *shape), np.float32)
        kept = self.kept(shape, path)
        new = False
        with progress_bar(len(rows), "texts", progress=progress, what="reading texts") as advance:
            for group in _groups(list(rows), _GROUP):
                missing = []
                for text in group:
                    value = kept.get(text_key(text)) if kept is not None else None
                    if value is None:
                        missing.append(text)
                    else:
                        found[rows[text]] = value
                advance(len(group) - len(missing))
                if missing:
                    means = self._run(missing, reader(), shape, advance)
                    for text, value in zip(missing, means, strict=True):
                        found[rows[text]] = value
                        if kept is not None:
                            new |= kept.put(text_key(text), value)
        if kept is not None and new:
            with contextlib.suppress(OSError):
                kept.trim()
        return found

    def kept(self, shape: tuple[int, int], path: Path | None = None) -> FeatureCache | None:
        """Return the cache of features, None if there is none."""
        if not self.cache:
            return None
        digest = digest_of(path or self.locate())
        settings = f"{self.signature}-{self.window}-{self.max_tokens}-{tokens.VERSION}"
        return FeatureCache(f"elmo-{digest[:32]}-{settings}", shape)

    def _run(
        self,
        texts: Sequence[str],
        reader: Reader,
        shape: tuple[int, int],
        advance: Callable[[int], object],
    ) -> np.ndarray:
        """Return the features of distinct texts."""
        parts = []
        for i, text in enumerate(texts):
            parts += [_Part(i, words) for words in windows(self.split(text), self.window)]
        sums = np.zeros((len(texts), *shape))
        counts, left = np.zeros(len(texts)), np.zeros(len(texts), int)
        for part in parts:
            counts[part.text] += len(part.words)
            left[part.text] += 1
        for batch in _batches(parts):
            made = reader.sums([list(part.words) for part in batch])
            if made.shape[1:] != shape:
                raise ArgumentError.of("shape", made.shape[1:], f"a source of {shape}")
            owners = [part.text for part in batch]
            np.add.at(sums, owners, made)
            np.subtract.at(left, owners, 1)
            advance(int(np.sum(left[np.unique(owners)] == 0)))
        return (sums / counts[:, None, None]).astype(np.float32)


def _groups(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _batches(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Yield batches of windows of similar length, so that there is little padding."""
    batch: list[_Part] = []
    for part in sorted(parts, key=lambda part: len(part.words), reverse=True):
        full = len(batch) == _BATCH or (len(batch) + 1) * len((batch or [part])[0].words) > _PADDED
        if batch and full:
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch
