"""Near-copies (near-duplicates): texts that share half of their runs of eight words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

import numpy as np

from ...folding import UNSPACED, bare_letters

__all__ = ["merge_groups", "near_copies"]

RUN = 8
"""Words of a run (shingle)."""

OVERLAP = 0.5
"""Fraction of the runs of the shorter text that near-copies share."""

_WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
"""A word; where no blanks stand between words, a letter."""
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_FACTOR = 0x9E3779B97F4A7C15
_BATCH = 65_536  # pairs compared at once


def near_copies(texts: Sequence[str]) -> np.ndarray:
    """Return the number of the group of near-copies each text belongs to.

    Two texts are near-copies if the one with fewer distinct runs of eight words shares at
    least half of them with the other. Case, punctuation, accents, invisible characters, links
    and what is left of HTML are ignored, and so is the Unicode form. In Chinese, Japanese, Thai
    and other scripts without blanks between words, each letter counts as a word. A text of fewer
    words is one run. For each of its runs, a text is compared with the first and the previous text
    that has it, so the time grows with the length of the texts, not with the square of their
    number.

    Parameters
    ----------
    texts : sequence of str
        Texts.

    Returns
    -------
    ndarray of int
        From 0, in order of first appearance.

    Examples
    --------
    >>> from pandas_semtype.fakenews.leakage.duplicates import near_copies
    >>> post = "the mayor said on Monday that the bridge would be closed for a week"
    >>> near_copies([post, "a new bakery opens", "UPDATE: " + post + "!"]).tolist()
    [0, 1, 0]
    """
    from scipy.sparse.csgraph import connected_components

    if not len(texts):
        return np.empty(0, dtype=np.intp)
    owners, runs = _runs(texts)
    first, second = _candidates(owners, runs)
    table = _table(owners, runs, len(texts))
    sizes = np.diff(table.indptr)
    kept = np.zeros(len(first), dtype=bool)
    for start in range(0, len(first), _BATCH):
        part = slice(start, start + _BATCH)
        a, b = first[part], second[part]
        common = np.asarray(table[a].multiply(table[b]).sum(axis=1)).ravel()
        kept[part] = common >= OVERLAP * np.minimum(sizes[a], sizes[b])
    graph = _graph(first[kept], second[kept], len(texts))
    return _in_order(connected_components(graph, directed=False)[1])


def merge_groups(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Join groups: texts that share a group of either kind share one of the result.

    Parameters
    ----------
    one, other : ndarray of int
        Group of each text, by two criteria.
    """
    from scipy.sparse.csgraph import connected_components

    n, shift = len(one), int(one.max(initial=-1)) + 1
    graph = _graph(one, other + shift, shift + int(other.max(initial=-1)) + 1)
    return _in_order(connected_components(graph, directed=False)[1][one]) if n else one


def _runs(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the text of each distinct run, and the run as a 64-bit number."""
    known: dict[str, int] = {}
    by_text = [
        [known.setdefault(word, len(known) + 1) for word in _words(text)] or [0] for text in texts
    ]
    lengths = np.array([len(part) for part in by_text])
    ids = np.array([number for part in by_text for number in part], dtype=np.uint64)
    owner = np.repeat(np.arange(len(by_text)), lengths)
    place = np.arange(len(ids)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    left = lengths[owner] - place  # words from here to the end of the text
    mixed = np.zeros(len(ids), dtype=np.uint64)
    for j in range(RUN):
        # A text of fewer words is one run: what would come after its end is left out.
        inside = np.flatnonzero(left > j)
        mixed[inside] = (mixed[inside] ^ ids[inside + j]) * np.uint64(_FACTOR)
        mixed[inside] ^= mixed[inside] >> np.uint64(29)
    kept = (left >= RUN) | (place == 0)
    owner, mixed = owner[kept], mixed[kept]
    order = np.lexsort((mixed, owner))
    owner, mixed = owner[order], mixed[order]
    distinct = np.ones(len(owner), dtype=bool)
    distinct[1:] = (owner[1:] != owner[:-1]) | (mixed[1:] != mixed[:-1])
    return owner[distinct], mixed[distinct]


def _words(text: str) -> list[str]:
    """Return words in lower case, no links and tags; without any, what spaces separate."""
    plain = _LINK.sub(" ", text) if "://" in text or "www." in text else text
    if "<" in plain:
        plain = _TAG.sub(" ", plain)
    if "&" in plain:
        plain = unescape(plain)
    return _WORD.findall(bare_letters(plain.casefold())) or text.split()


def _candidates(owners: np.ndarray, runs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of texts that share a run: each with the previous and the first one."""
    order = np.argsort(runs, kind="stable")  # owners stay in order inside a run
    runs, owners = runs[order], owners[order]
    same = runs[1:] == runs[:-1]
    starts = np.concatenate([[True], ~same])
    leader = owners[np.maximum.accumulate(np.where(starts, np.arange(len(runs)), 0))]
    later = owners[1:][same]
    pairs = np.concatenate(
        [np.stack([owners[:-1][same], later]), np.stack([leader[1:][same], later])], axis=1
    )
    count = int(owners.max()) + 1
    distinct = np.unique(pairs[0] * count + pairs[1])
    return distinct // count, distinct % count


def _table(owners: np.ndarray, runs: np.ndarray, count: int) -> Any:
    from scipy.sparse import csr_matrix

    _, columns = np.unique(runs, return_inverse=True)
    data = np.ones(len(owners), dtype=np.float32)
    return csr_matrix((data, (owners, columns)), shape=(count, int(columns.max()) + 1))


def _graph(first: np.ndarray, second: np.ndarray, count: int) -> Any:
    from scipy.sparse import coo_matrix

    return coo_matrix((np.ones(len(first), dtype=bool), (first, second)), shape=(count, count))


def _in_order(groups: np.ndarray) -> np.ndarray:
    """Return groups numbered by first appearance."""
    _, first, owner = np.unique(groups, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.intp)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[owner]
