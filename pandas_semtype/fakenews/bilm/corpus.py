"""Training texts of a language model: tokens as ids, in streams and windows."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...errors import ArgumentError
from ..tokens import tokenise
from .characters import BOS, EOS, character_ids

__all__ = ["UNKNOWN", "Corpus", "Window", "hold_out", "read_texts"]

UNKNOWN = "<UNK>"
"""The entry of the vocabulary for every token that is not in it."""

_FIRST = np.array([1, 0]).reshape(2, 1, 1)  # id of the mark a text begins with, by direction


def read_texts(sources: Iterable[str | Path], columns: Sequence[str] = ("text",)) -> list[str]:
    """Read the distinct texts of CSV files and of folders of text files.

    Parameters
    ----------
    sources : iterable of path
        CSV files, and folders whose ``*.txt`` files are one text each; UTF-8.
    columns : sequence of str
        Columns that hold texts; a CSV file must have one of them.

    Raises
    ------
    ArgumentError
        If a source is neither, or lacks all of the columns.
    """
    csv.field_size_limit(sys.maxsize)
    found: dict[str, None] = {}
    for source in map(Path, sources):
        if source.is_dir():
            files = sorted(source.rglob("*.txt"))
            texts: Iterable[str] = [file.read_text(encoding="utf-8") for file in files]
        elif source.is_file():
            texts = _column_texts(source, columns)
        else:
            raise ArgumentError.of("texts", str(source), "a CSV file or a folder of .txt files")
        found.update(dict.fromkeys(text for text in texts if text.strip()))
    return list(found)


def _column_texts(file: Path, columns: Sequence[str]) -> list[str]:
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        wanted = [name for name in columns if name in (reader.fieldnames or ())]
        if not wanted:
            raise ArgumentError.of("column", ", ".join(columns), f"names of columns of {file.name}")
        return [row[name] or "" for row in reader for name in wanted]


def hold_out(texts: Sequence[str], fraction: float, seed: int) -> tuple[list[str], list[str]]:
    """Split texts into those to train on and a held-out fraction."""
    order = np.random.default_rng((seed, 1)).permutation(len(texts))
    n = max(1, round(fraction * len(texts)))
    held_out = {int(i) for i in order[:n]}
    train = [text for i, text in enumerate(texts) if i not in held_out]
    return train, [texts[i] for i in sorted(held_out)]


@dataclass(frozen=True)
class Window:
    """Hold the input of one training step: both directions of the same stretch of text.

    Parameters
    ----------
    ids : ndarray, shape (distinct tokens, characters)
        Character ids of the distinct tokens of the step.
    index : ndarray, shape (2, streams, steps)
        Tokens to read, as rows of `ids`; forward and backward.
    targets : ndarray, shape (2, streams, steps)
        The next token in reading order for each, as vocabulary ids.
    starts : ndarray of bool, shape (2, streams, steps)
        Whether a text begins with this token; the state is reset there.
    """

    ids: np.ndarray
    index: np.ndarray
    targets: np.ndarray
    starts: np.ndarray


class Corpus:
    """Hold tokenised texts as ids.

    Parameters
    ----------
    texts : iterable of str
        Texts; those without tokens are left out.
    vocabulary : sequence of str or int
        The words of the softmax, or the number of most frequent ones to take.
    max_chars : int
        As in `BilmSettings`.
    """

    def __init__(
        self, texts: Iterable[str], vocabulary: Sequence[str] | int, max_chars: int
    ) -> None:
        self.texts = [tokens for tokens in map(tokenise, texts) if tokens]
        counts = Counter(token for text in self.texts for token in text)
        if isinstance(vocabulary, int):
            # The most frequent come first: negative samples are drawn by rank.
            words = [word for word, _ in counts.most_common(max(1, vocabulary - 3))]
            vocabulary = [EOS, BOS, UNKNOWN, *words]
        self.vocabulary = list(vocabulary)
        number = {word: i for i, word in enumerate(self.vocabulary)}
        types = [EOS, BOS, *counts]
        place = {token: i for i, token in enumerate(types)}
        self.characters = character_ids(types, max_chars)
        unknown = number[UNKNOWN]
        self.words = np.array([number.get(token, unknown) for token in types], np.int32)
        self.numbers = [
            np.array([1, *(place[token] for token in text), 0], np.int32) for text in self.texts
        ]

    @property
    def n_tokens(self) -> int:
        """Number of tokens of all texts, the marks of their ends not included."""
        return sum(map(len, self.texts))

    @property
    def unknown_share(self) -> float:
        """Fraction of the tokens that are not in the vocabulary."""
        unknown = self.vocabulary.index(UNKNOWN)
        return float(np.mean(self.words[np.concatenate(self.numbers)] == unknown))

    def n_windows(self, streams: int, steps: int) -> int:
        """Return the number of windows of one epoch."""
        return (sum(map(len, self.numbers)) // streams - 1) // steps

    def windows(
        self, rng: np.random.Generator, streams: int, steps: int, first: int = 0
    ) -> Iterator[Window]:
        """Yield the windows of one epoch, the texts in a new order.

        All texts are concatenated and cut into streams. One direction reads the streams from
        the start, the other from the end, so that in both the state carries over from one
        window to the next.

        Parameters
        ----------
        rng : Generator
            Draws the order of the texts.
        streams, steps : int
            Number of parallel streams, and tokens per window.
        first : int
            Number of windows to skip.
        """
        order = rng.permutation(len(self.numbers))
        joined = np.concatenate([self.numbers[i] for i in order])
        length = len(joined) // streams
        ahead = joined[: length * streams].reshape(streams, length)
        both = np.stack([ahead, ahead[:, ::-1]])
        for k in range(first, (length - 1) // steps):
            part = both[:, :, k * steps : (k + 1) * steps + 1]
            read = part[:, :, :-1]
            types, index = np.unique(read, return_inverse=True)
            index = index.reshape(read.shape).astype(np.int32)
            starts = read == _FIRST
            yield Window(self.characters[types], index, self.words[part[:, :, 1:]], starts)
