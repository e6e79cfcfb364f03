"""Token ids for training: free text as a corpus, streams end to end, batches side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ...errors import ArgumentError
from .tokens import tokenize
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from torch import Tensor

__all__ = [
    "Corpus",
    "Streams",
    "TextBatches",
    "in_direction",
    "pad_texts",
    "read_texts",
    "similar_lengths",
]

MOST_TOKENS = 16_384
"""Most tokens of a batch, padding included: what bounds the memory of a step."""

_SORTED_AT_ONCE = 50  # batches whose texts are sorted by length together

_TEXT_FILES = {".txt", ".md"}
_TABLES = {".csv": ",", ".tsv": "\t"}
_PARAGRAPH_CHARS = 2_000


# -- free text -------------------------------------------------------------------------------


def read_texts(paths: Iterable[str | Path], column: str = "text") -> Iterator[str]:
    """Yield the texts of files and folders.

    Parameters
    ----------
    paths : iterable of path
        ``.txt`` and ``.md`` files, cut between paragraphs into texts of about 2,000
        characters; ``.csv``, ``.tsv`` and ``.parquet`` tables, a text per row; folders of
        any of these.
    column : str, default "text"
        Column of the tables.

    Yields
    ------
    str
        Texts that are not blank.

    Raises
    ------
    ArgumentError
        If a path is of another kind, or a table lacks the column.
    """
    for path in map(Path, paths):
        if path.is_dir():
            known = {*_TEXT_FILES, *_TABLES, ".parquet"}
            inside = (file for file in sorted(path.rglob("*")) if file.suffix.lower() in known)
            yield from read_texts(inside, column)
        elif path.is_file() and path.suffix.lower() in _TEXT_FILES:
            yield from _paragraphs(path.read_text(encoding="utf-8", errors="replace"))
        elif path.is_file():
            yield from _column(path, column)
        else:
            raise ArgumentError.of("texts", str(path), "files or folders that exist")


def _paragraphs(text: str) -> Iterator[str]:
    paragraphs: list[str] = []
    size = 0
    for part in filter(None, (" ".join(part.split()) for part in text.split("\n\n"))):
        paragraphs.append(part)
        size += len(part)
        if size >= _PARAGRAPH_CHARS:
            yield "\n".join(paragraphs)
            paragraphs, size = [], 0
    if paragraphs:
        yield "\n".join(paragraphs)


def _column(path: Path, column: str) -> Iterator[str]:
    import pandas as pd

    suffix = path.suffix.lower()
    if suffix not in _TABLES and suffix != ".parquet":
        raise ArgumentError.of("texts", str(path), ".txt, .md, .csv, .tsv or .parquet files")
    if suffix == ".parquet":
        frame = pd.read_parquet(path)
    else:
        frame = pd.read_csv(path, sep=_TABLES[suffix], encoding_errors="replace", dtype=str)
    if column not in frame:
        raise ArgumentError.of("column", column, f"one of {', '.join(map(str, frame.columns))}")
    for text in frame[column].dropna():
        if str(text).strip():
            yield str(text)


@dataclass(frozen=True)
class Corpus:
    """Hold texts as token ids, some of them held out to measure perplexity.

    Parameters
    ----------
    vocabulary : Vocabulary
        Vocabulary of the training texts.
    train, valid : sequence of ndarray
        Token ids of each text.
    """

    vocabulary: Vocabulary
    train: Sequence[np.ndarray]
    valid: Sequence[np.ndarray]

    @property
    def n_tokens(self) -> int:
        """Number of tokens of the training texts."""
        return sum(map(len, self.train))

    @property
    def unknown(self) -> float:
        """Fraction of the held-out tokens that are not in the vocabulary."""
        flat = np.concatenate(self.valid)
        return float((flat == self.vocabulary.unknown).mean())

    @classmethod
    def of(
        cls,
        texts: Iterable[str],
        *,
        min_count: int = 3,
        most_words: int = 10_000,
        valid: float = 0.05,
        random_state: int = 0,
    ) -> Corpus:
        """Tokenise texts and hold some out.

        Parameters
        ----------
        texts : iterable of str
            Texts; repeated ones count once.
        min_count, most_words : int
            As for `Vocabulary.of`.
        valid : float, default 0.05
            Fraction of the texts to hold out; at least one is.
        random_state : int, default 0
            Seed of their choice.
        """
        tokens = list(tokenize(dict.fromkeys(texts)))
        if len(tokens) < 2:
            raise ArgumentError(
                f"A language model needs at least 2 texts. Received: {len(tokens)}. Give more."
            )
        order = np.random.default_rng(random_state).permutation(len(tokens))
        n_valid = min(len(tokens) - 1, max(1, round(valid * len(tokens))))
        held_out = set(order[:n_valid].tolist())
        train = [t for i, t in enumerate(tokens) if i not in held_out]
        vocabulary = Vocabulary.of(train, min_count=min_count, most=most_words)
        return cls(
            vocabulary,
            [vocabulary.ids(t) for t in train],
            [vocabulary.ids(tokens[i]) for i in sorted(held_out)],
        )


# -- texts end to end, as a language model reads them ----------------------------------------


def in_direction(ids: np.ndarray, direction: str) -> np.ndarray:
    """Return the tokens of a text in the reading direction of a model.

    A backward model reads the whole text from its end, the mark of its beginning last.
    """
    return ids[::-1] if direction == "backward" else ids


class Streams:
    """Cut texts into consecutive windows for truncated backpropagation through time.

    The texts are concatenated and cut into parallel streams, so that the state after a
    window is the one its successor begins with.

    Parameters
    ----------
    texts : sequence of ndarray
        Token ids of each text, in reading direction.
    streams : int
        Number of parallel streams; fewer if there are not enough tokens.
    window : int
        Tokens per window.
    """

    def __init__(self, texts: Sequence[np.ndarray], streams: int, window: int) -> None:
        self._texts, self._window = texts, window
        self.n_tokens = sum(map(len, texts))
        # A stream of less than two windows would leave the state nothing to carry.
        self.streams = max(1, min(streams, (self.n_tokens - 1) // (2 * window)))
        self._length = (self.n_tokens - 1) // self.streams

    def __len__(self) -> int:
        return (self._length + self._window - 1) // self._window

    def windows(self, order: np.ndarray | None = None) -> Iterator[tuple[Tensor, Tensor]]:
        """Yield tokens and the tokens that follow each of them, both (streams, window).

        Parameters
        ----------
        order : ndarray of int, optional
            Order of the texts; the given one by default.
        """
        import torch

        texts = self._texts if order is None else [self._texts[i] for i in order]
        flat = torch.from_numpy(np.concatenate(texts).astype(np.int64))
        end = self._length * self.streams
        x = flat[:end].reshape(self.streams, self._length)
        y = flat[1 : end + 1].reshape(self.streams, self._length)
        for start in range(0, self._length, self._window):
            yield x[:, start : start + self._window], y[:, start : start + self._window]


# -- texts side by side, as a classifier reads them ------------------------------------------


def similar_lengths(lengths: np.ndarray, order: np.ndarray, most: int) -> list[np.ndarray]:
    """Cut an order of texts into batches of at most `most` texts and `MOST_TOKENS` tokens.

    Parameters
    ----------
    lengths : ndarray of int
        Number of tokens of each text.
    order : ndarray of int
        Positions of the texts; each batch is returned with the longest text first.
    most : int
        Most texts of a batch.
    """
    batches: list[np.ndarray] = []
    for start in range(0, len(order), most * _SORTED_AT_ONCE):
        part = order[start : start + most * _SORTED_AT_ONCE]
        part = part[np.argsort(-lengths[part], kind="stable")]
        while len(part):
            n = int(np.clip(MOST_TOKENS // max(lengths[part[0]], 1), 1, most))
            batches.append(part[:n])
            part = part[n:]
    return batches


def pad_texts(texts: Sequence[np.ndarray], padding: int) -> tuple[Tensor, Tensor]:
    """Return token ids (n, longest), padded at the end, and the lengths of the texts."""
    import torch

    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    ids = np.full((len(texts), lengths.max()), padding, dtype=np.int64)
    for row, text in zip(ids, texts, strict=True):
        row[: len(text)] = text
    return torch.from_numpy(ids), torch.from_numpy(lengths)


class TextBatches:
    """Iterate over the batches of one epoch after another, each in a new order.

    Parameters
    ----------
    texts : sequence of ndarray
        Token ids of each text.
    y : ndarray of int, shape (n,)
        Classes.
    weights : ndarray of float, shape (n,)
        Weight of each text.
    extra : ndarray of float, shape (n, k)
        Further features.
    most : int
        Most texts of a batch.
    padding : int
        Token id of the padding.
    rng : Generator
        Draws the orders.
    """

    def __init__(
        self,
        texts: Sequence[np.ndarray],
        y: np.ndarray,
        weights: np.ndarray,
        extra: np.ndarray,
        *,
        most: int,
        padding: int,
        rng: np.random.Generator,
    ) -> None:
        import torch

        self._texts, self._padding, self._most, self._rng = texts, padding, most, rng
        self._y = torch.tensor(np.asarray(y, dtype=np.int64))
        self._weights = torch.tensor(np.asarray(weights, dtype=np.float32))
        self._extra = torch.tensor(np.asarray(extra, dtype=np.float32))
        self._lengths = np.array([len(text) for text in texts])
        self._next = self._plan()

    def _plan(self) -> list[np.ndarray]:
        order = self._rng.permutation(len(self._texts))
        batches = similar_lengths(self._lengths, order, self._most)
        return [batches[i] for i in self._rng.permutation(len(batches))]

    def __len__(self) -> int:
        """Return the number of batches of the next epoch."""
        return len(self._next)

    def __iter__(self) -> Iterator[tuple[Tensor, ...]]:
        for rows in self._next:
            ids, lengths = pad_texts([self._texts[i] for i in rows], self._padding)
            yield ids, lengths, self._extra[rows], self._y[rows], self._weights[rows]
        self._next = self._plan()
