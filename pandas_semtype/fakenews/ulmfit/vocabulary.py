"""Vocabularies: words as token ids."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Self

import numpy as np

from ...errors import CheckpointError
from .tokens import PAD, SPECIAL, UNK

__all__ = ["Vocabulary"]


class Vocabulary:
    """Map the words of a language model to token ids.

    Parameters
    ----------
    words : sequence of str
        In the order of their ids; no word twice, ``xxunk`` and ``xxpad`` among them.

    Examples
    --------
    >>> vocabulary = Vocabulary.of([["xxbos", "old", "news"], ["xxbos", "news"]], min_count=2)
    >>> len(vocabulary), vocabulary.words[-1]
    (10, 'news')
    >>> vocabulary.ids(["xxbos", "old", "news"]).tolist()
    [2, 0, 9]
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self.numbers = {word: number for number, word in enumerate(self.words)}
        if len(self.numbers) != len(self.words) or not {UNK, PAD} <= set(self.numbers):
            raise CheckpointError(
                f"The vocabulary cannot be used. Received: {len(self.words)} words, "
                f"{len(self.numbers)} of them distinct. Each word must stand there once, and "
                f"{UNK} and {PAD} must be among them."
            )
        self.unknown, self.padding = self.numbers[UNK], self.numbers[PAD]

    def __len__(self) -> int:
        return len(self.words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vocabulary) and self.words == other.words

    def __hash__(self) -> int:
        return hash(self.words)

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]], *, min_count: int = 3, most: int = 60_000) -> Self:
        """Return the vocabulary of the frequent words of tokenised texts.

        Parameters
        ----------
        texts : iterable of sequence of str
            Tokens of each text.
        min_count : int, default 3
            Least number of occurrences of a word.
        most : int, default 60000
            Largest number of words, special tokens not counted; the most frequent are kept.
        """
        counts = Counter(word for text in texts for word in text)
        for mark in SPECIAL:
            counts.pop(mark, None)
        # Ties are broken alphabetically, so that the order of the texts does not matter.
        ranked = sorted(counts, key=lambda word: (-counts[word], word))
        return cls([*SPECIAL, *(word for word in ranked[:most] if counts[word] >= min_count)])

    def ids(self, tokens: Sequence[str]) -> np.ndarray:
        """Return the ids of tokens; unknown words share one."""
        numbers, unknown = self.numbers, self.unknown
        return np.array([numbers.get(token, unknown) for token in tokens], dtype=np.int32)

    def rows_in(self, other: Vocabulary) -> np.ndarray:
        """Return the id of each word in another vocabulary, -1 if it is not in it."""
        return np.array([other.numbers.get(word, -1) for word in self.words], dtype=np.int64)

    def to_json(self) -> bytes:
        """Return the words as a JSON list."""
        return json.dumps(list(self.words), ensure_ascii=False, indent=0).encode()

    @classmethod
    def from_json(cls, content: bytes) -> Self:
        """Return the vocabulary that `to_json` described.

        Raises
        ------
        CheckpointError
            If it is not a list of words.
        """
        try:
            words = json.loads(content)
        except (RecursionError, ValueError) as error:
            raise CheckpointError.damaged("vocab.json", "it is no JSON") from error
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise CheckpointError.damaged("vocab.json", "it is no list of words")
        return cls(words)
