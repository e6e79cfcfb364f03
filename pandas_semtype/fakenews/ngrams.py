"""Counts of word and character n-grams, each n-gram a 64-bit number.

Numbers in place of a vocabulary of strings make a fitted model hold no word of its texts, and
NumPy counts them without a Python call per n-gram. The lowest bit of a number says whether the
n-gram is made of letters and digits: what is known of a text by its spaces and full stops alone
is nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

import numpy as np

__all__ = [
    "FACTOR",
    "KINDS",
    "Grams",
    "Kind",
    "WordGrams",
    "count_grams",
    "extractor_of",
    "has_letters",
    "in_batches",
    "runs_of",
    "spread",
    "words_of_grams",
]

CHARACTERS = (2, 3, 4, 5)
"""Lengths of the runs of characters; a run may cross the spaces between words."""

_LEAST_LETTERS = 3  # a shorter run is known in nearly every text of a script
FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""What numbers are multiplied by when they are joined; its bits are those of the golden ratio."""

_SHIFT = np.uint64(32)
_ONE = np.uint64(1)
_SPACE = ord(" ")
_AT_ONCE = 1 << 19  # characters


class Grams(NamedTuple):
    """Hold the n-grams of some texts, one entry per occurrence.

    Parameters
    ----------
    owner : ndarray of int
        Position of the text.
    number : ndarray of uint64
        The number of the n-gram.
    first, last : ndarray of int
        The first and the last word it touches, as white space separates the words of all
        texts; empty unless they were asked for.
    """

    owner: np.ndarray
    number: np.ndarray
    first: np.ndarray
    last: np.ndarray


_NONE = np.empty(0, dtype=np.intp)


class CharacterGrams:
    """Number runs of characters, across the spaces between words.

    Runs of white space count as one space, and one is put before and after each text.

    Parameters
    ----------
    cased : bool, default False
        Whether capital letters count as such.
    """

    def __init__(self, *, cased: bool = False) -> None:
        self.cased = cased

    def __call__(self, texts: Sequence[str], *, places: bool = False) -> Grams:
        """Return every run of characters of some texts.

        Parameters
        ----------
        texts : sequence of str
            Texts.
        places : bool, default False
            Whether the words are asked for.
        """
        words = [(text if self.cased else text.lower()).split() for text in texts]
        padded = [f" {' '.join(part)} " for part in words]
        lengths = np.array([len(text) for text in padded], dtype=np.intp)
        codes = np.frombuffer("".join(padded).encode("utf-32-le", "replace"), dtype="<u4")
        owner = np.repeat(np.arange(len(texts)), lengths)
        distinct, back = np.unique(codes, return_inverse=True)
        is_letter = np.array([chr(code).isalnum() for code in distinct.tolist()], dtype=bool)
        # Characters other than letters and digits up to each place, to count those of a run.
        others = np.concatenate([[0], np.cumsum(~is_letter[back])]) if len(codes) else _NONE
        owners, numbers, starts, stops = [], [], [], []
        for length, mixed in runs_of(codes, CHARACTERS):
            inside = np.flatnonzero(owner[: len(mixed)] == owner[length - 1 :])
            letters = (others[inside + length] == others[inside]) & (length >= _LEAST_LETTERS)
            owners.append(owner[inside])
            numbers.append(_marked(spread(mixed[inside]), letters))
            if places:
                starts.append(inside)
                stops.append(inside + length - 1)
        if not owners:
            return Grams(_NONE, _NONE.astype(np.uint64), _NONE, _NONE)
        first = last = _NONE
        if places:
            start, stop = np.concatenate(starts), np.concatenate(stops)
            space = codes == _SPACE
            word = np.cumsum(~space & np.concatenate([[True], space[:-1]])) - 1
            # A space belongs to no word: a run that starts at one begins with the next word,
            # and one that ends at one ends with the word before it.
            first = np.where(space[start], word[start] + 1, word[start])
            last = word[stop]
        return Grams(np.concatenate(owners), np.concatenate(numbers), first, last)


def runs_of(codes: np.ndarray, lengths: Sequence[int]) -> Iterator[tuple[int, np.ndarray]]:
    """Yield the numbers of all runs of each length, by the place they start at; not spread yet.

    Parameters
    ----------
    codes : ndarray of int
        Code points of characters.
    lengths : sequence of int
        In ascending order; those that no run has are left out.
    """
    wide, mixed = codes.astype(np.uint64), np.zeros(len(codes), dtype=np.uint64)
    for length in range(1, lengths[-1] + 1):
        kept = len(codes) - length + 1
        if kept <= 0:
            break
        mixed = (mixed[:kept] + wide[length - 1 :]) * FACTOR
        if length in lengths:
            yield length, mixed


class WordGrams:
    """Number words, punctuation and pairs of these; the same in every process."""

    token: ClassVar[re.Pattern[str]] = re.compile(r"\w+|[^\w\s]")

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def _number(self, word: str) -> int:
        found = self._known.get(word)
        if found is None:
            digest = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
            found = self._known[word] = self.numbered(word, int.from_bytes(digest, "little"))
        return found

    def numbered(self, word: str, digest: int) -> int:
        """Return the number of a token, given its hash."""
        return digest & ~1 | any(map(str.isalnum, word))

    def joined(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """Return the numbers of pairs, given those of their tokens."""
        return _marked(spread(left * FACTOR + right), (left & right & _ONE).astype(bool))

    def __call__(self, texts: Sequence[str], *, places: bool = False) -> Grams:
        """Return every token and pair of tokens of some texts, in lower case.

        A token is a word or a mark of punctuation, or what a subclass takes for one.

        Parameters
        ----------
        texts : sequence of str
            Texts.
        places : bool, default False
            Whether the words, as white space separates them, are asked for.
        """
        find = self.token.findall
        by_text = [[self._number(word) for word in find(text.lower())] for text in texts]
        counts = np.array([len(part) for part in by_text], dtype=np.intp)
        numbers = np.array([number for part in by_text for number in part], dtype=np.uint64)
        owner = np.repeat(np.arange(len(texts)), counts)
        pairs = np.flatnonzero(owner[1:] == owner[:-1])
        both = self.joined(numbers[pairs], numbers[pairs + 1])
        first = last = _NONE
        if places:
            words = [word for text in texts for word in text.lower().split()]
            tokens = [len(find(word)) for word in words]
            word_of = np.repeat(np.arange(len(words)), tokens)
            first = np.concatenate([word_of, word_of[pairs]])
            last = np.concatenate([word_of, word_of[pairs + 1]])
        return Grams(
            np.concatenate([owner, owner[pairs]]), np.concatenate([numbers, both]), first, last
        )


def has_letters(known: np.ndarray) -> np.ndarray:
    """Return which n-grams are made of letters and digits.

    Runs of two characters count as made of none: of any script nearly all of them are known.

    Parameters
    ----------
    known : ndarray of uint64
        Numbers of n-grams.
    """
    return np.asarray((known & _ONE).astype(bool))


def words_of_grams(text: str, kind: str | Kind) -> Grams:
    """Return the n-grams of one text with the words they touch.

    Parameters
    ----------
    text : str
        One text; its words are what white space separates.
    kind : str or callable
        One of `KINDS`, by name or itself.
    """
    return extractor_of(kind)([text], places=True)


def extractor_of(kind: str | Kind) -> Callable[..., Grams]:
    """Return what extracts the n-grams of a kind, by its name or the callable that makes it."""
    return KINDS[kind]() if isinstance(kind, str) else kind()


def _marked(numbers: np.ndarray, letters: np.ndarray) -> np.ndarray:
    """Return numbers whose lowest bit is whether there are only letters and digits."""
    return np.asarray(numbers & ~_ONE | letters.astype(np.uint64))


def spread(numbers: np.ndarray) -> np.ndarray:
    """Return the numbers with their high bits mixed into the low ones."""
    mixed = numbers ^ (numbers >> _SHIFT)
    mixed *= FACTOR
    out: np.ndarray = mixed ^ (mixed >> _SHIFT)
    return out


Kind = Callable[[], Callable[..., Grams]]
"""Makes what extracts the n-grams of one kind from texts."""

KINDS: Mapping[str, Kind] = {
    "word": WordGrams,
    "char": CharacterGrams,
    "cased": lambda: CharacterGrams(cased=True),
}
"""What extracts the n-grams of each kind."""


def count_grams(
    texts: Sequence[str], kind: str | Kind, known: np.ndarray | None = None, min_df: int = 1
) -> tuple[Any, np.ndarray]:
    """Count how often every n-gram occurs in every text.

    Parameters
    ----------
    texts : sequence of str
        Texts.
    kind : {"word", "char", "cased"} or callable
        Tokens and pairs of tokens in lower case; runs of 2 to 5 characters in lower case; or
        these runs with their capital letters. A callable makes another extractor.
    known : ndarray of uint64, optional
        Sorted numbers of the n-grams to count; others are ignored.
    min_df : int, default 1
        Without `known`: least number of texts an n-gram must occur in.

    Returns
    -------
    counts : csr_matrix
        One row per text, one column per n-gram.
    known : ndarray of uint64
        The number of each column, sorted.

    Examples
    --------
    >>> from pandas_semtype.fakenews.ngrams import count_grams
    >>> counts, known = count_grams(["a red red house", "the red house"], "word", min_df=2)
    >>> counts.shape, sorted(counts.toarray()[0].tolist())
    ((2, 3), [1.0, 1.0, 2.0])
    """
    from scipy.sparse import csr_matrix, vstack

    grams = extractor_of(kind)
    tables, names = [], []
    for batch in in_batches(texts):
        owner, number, _, _ = grams(batch)
        if known is None:
            distinct, column = np.unique(number, return_inverse=True)
            names.append(distinct)
            tables.append(_table(owner, column, len(batch), len(distinct)))
        else:
            column, there = _places(known, number)
            tables.append(_table(owner[there], column[there], len(batch), len(known)))
    if known is None:
        known = _frequent(names, tables, min_df)
        tables = [
            _renamed(table, *_places(known, own), len(known))
            for table, own in zip(tables, names, strict=True)
        ]
    if not tables:
        return csr_matrix((0, len(known))), known
    return vstack(tables, format="csr").astype(np.float64), known


def _places(known: np.ndarray, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the column of each number, and whether it is a known one."""
    if not len(known):
        return np.zeros(len(numbers), dtype=np.intp), np.zeros(len(numbers), dtype=bool)
    column = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    return column, known[column] == numbers


def _frequent(names: list[np.ndarray], tables: list[Any], min_df: int) -> np.ndarray:
    """Return the sorted numbers of the n-grams that occur in enough texts."""
    if not names:
        return np.empty(0, dtype=np.uint64)
    df = [np.bincount(t.indices, minlength=t.shape[1]) for t in tables]
    distinct, column = np.unique(np.concatenate(names), return_inverse=True)
    total = np.bincount(column, np.concatenate(df), minlength=len(distinct))
    return np.asarray(distinct[total >= min_df])


def _renamed(table: Any, column: np.ndarray, there: np.ndarray, columns: int) -> Any:
    """Return a table with its known columns alone, in their new places."""
    from scipy.sparse import csr_matrix

    kept = there[table.indices]
    ends = np.concatenate([[0], np.cumsum(kept)])[table.indptr]
    indices = column[table.indices[kept]].astype(np.int32)
    return csr_matrix((table.data[kept], indices, ends), shape=(table.shape[0], columns))


def in_batches(
    texts: Sequence[str], characters: int | None = None, most: int | None = None
) -> Iterator[list[str]]:
    """Yield texts, as many at a time as memory is meant to hold.

    Parameters
    ----------
    texts : sequence of str
        Texts.
    characters : int, optional
        Length of all texts of a batch from which on it is full; by default half a million, of
        which n-grams are extracted at once.
    most : int, optional
        Texts of a batch at most; any number by default.
    """
    full = _AT_ONCE if characters is None else characters
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= full or len(batch) == most:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _table(owner: np.ndarray, column: np.ndarray, rows: int, columns: int) -> Any:
    """Return how often each column occurs in each row."""
    from scipy.sparse import csr_matrix

    ones = np.ones(len(owner), dtype=np.float32)
    return csr_matrix((ones, (owner, column)), shape=(rows, columns))
