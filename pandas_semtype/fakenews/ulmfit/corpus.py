"""Corpora: free text in tables and folders, as tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...errors import ArgumentError
from .tokens import tokenize
from .vocabulary import Vocabulary

__all__ = ["Corpus", "read_texts"]

_TEXT_FILES = {".txt", ".md"}
_TABLES = {".csv": ",", ".tsv": "\t"}
_PARAGRAPH_CHARS = 2_000


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

    Raises
    ------
    ArgumentError
        If a path is of no such kind, or a table has no such column.
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
    taken: list[str] = []
    size = 0
    for part in filter(None, (" ".join(part.split()) for part in text.split("\n\n"))):
        taken.append(part)
        size += len(part)
        if size >= _PARAGRAPH_CHARS:
            yield "\n".join(taken)
            taken, size = [], 0
    if taken:
        yield "\n".join(taken)


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
    """Hold texts as numbers, some of them set apart to measure perplexity on.

    Parameters
    ----------
    vocabulary : Vocabulary
        Of the texts to learn from.
    train, valid : sequence of ndarray
        Numbers of the tokens of each text.
    """

    vocabulary: Vocabulary
    train: Sequence[np.ndarray]
    valid: Sequence[np.ndarray]

    @property
    def n_tokens(self) -> int:
        """Tokens of the texts to learn from."""
        return sum(map(len, self.train))

    @property
    def unknown(self) -> float:
        """Share of tokens, set apart, that the vocabulary does not know."""
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
        """Tokenise texts, and set some apart.

        Parameters
        ----------
        texts : iterable of str
            Texts; repeated ones count once.
        min_count, most_words : int
            As for `Vocabulary.of`.
        valid : float, default 0.05
            Share of texts to set apart, at least one.
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
        apart = set(order[:n_valid].tolist())
        learnt = [t for i, t in enumerate(tokens) if i not in apart]
        vocabulary = Vocabulary.of(learnt, min_count=min_count, most=most_words)
        return cls(
            vocabulary,
            [vocabulary.ids(t) for t in learnt],
            [vocabulary.ids(tokens[i]) for i in sorted(apart)],
        )
