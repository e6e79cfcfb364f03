"""Documents as columns: the sentences of a text, cut to what the encoder reads, are cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import numpy as np
import pandas as pd

from ...errors import FrameTypeError, MissingDependencyError
from ...sampling import ColumnSample

__all__ = ["pieces_of", "sample_documents", "sentences_of"]


def _segmenter() -> Callable[[str, str], Iterable[str]]:
    try:
        from sentencex import segment
    except ImportError as error:
        raise MissingDependencyError.of("sentencex", "text", "Splitting texts") from error
    found: Callable[[str, str], Iterable[str]] = segment
    return found


def sentences_of(text: str, language: str = "en") -> list[str]:
    """Return the sentences of a text; needs the extra ``text``.

    Parameters
    ----------
    text : str
        Any text; a line break ends a sentence too.
    language : str, default "en"
        ISO 639 code; it decides which abbreviations do not end a sentence.
    """
    segment = _segmenter()
    parts = (part for line in text.splitlines() if line.strip() for part in segment(language, line))
    return [sentence for part in parts if (sentence := part.strip())]


def pieces_of(sentence: str, length: int) -> list[str]:
    """Return a sentence as pieces of at most `length` characters, cut between words.

    The cell encoder reads that many characters: the middle of anything longer would be
    lost.

    Parameters
    ----------
    sentence : str
        Any text; a word that is longer than a piece is cut.
    length : int
        Maximum number of characters of a piece.

    Examples
    --------
    >>> from pandas_semtype.simon.text.documents import pieces_of
    >>> pieces_of("the quick brown fox", 10)
    ['the quick', 'brown fox']
    """
    out: list[str] = []
    for word in sentence.split():
        if out and len(out[-1]) + 1 + len(word) <= length:
            out[-1] += " " + word
            continue
        out += [word[i : i + length] for i in range(0, len(word), length)]
    return out


def sample_documents(
    documents: pd.Series, length: int, *, language: str = "en", max_cells: int = 512
) -> list[ColumnSample]:
    """Return each document as the sample of a column whose cells are its sentences.

    Parameters
    ----------
    documents : Series
        One text per row; missing ones give samples without cells.
    length : int
        Characters the encoder reads of a cell.
    language : str, default "en"
        Language of the texts.
    max_cells : int, default 512
        Maximum number of cells of a document, from its beginning.

    Raises
    ------
    FrameTypeError
        If `documents` is not a Series.
    MissingDependencyError
        If the splitter is not installed.
    """
    if not isinstance(documents, pd.Series):
        raise FrameTypeError.of(documents, "a pandas Series of texts")
    return [
        _sample(pieces, max_cells)
        for pieces in (_pieces(text, length, language) for text in _texts(documents))
    ]


def _texts(documents: pd.Series) -> list[str]:
    """Return texts, an empty one where it is missing."""
    missing = documents.isna().to_numpy()
    values = documents.astype(object).tolist()
    # A lone surrogate cannot be encoded, and no splitter can read it.
    return [
        "" if gone else str(value).encode("utf-8", "replace").decode("utf-8")
        for value, gone in zip(values, missing, strict=True)
    ]


def _pieces(text: str, length: int, language: str) -> Iterator[str]:
    for line in text.splitlines():
        for sentence in sentences_of(line, language) if line.strip() else ():
            yield from pieces_of(sentence, length)


def _sample(pieces: Iterator[str], max_cells: int) -> ColumnSample:
    counts = Counter(islice(pieces, max_cells))
    total = counts.total()
    tally = np.fromiter(counts.values(), dtype=np.int64, count=len(counts))
    return ColumnSample(list(counts), tally, total, total, 0)
