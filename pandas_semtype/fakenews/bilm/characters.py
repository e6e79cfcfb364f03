"""Tokens as character ids: their UTF-8 bytes between two marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

__all__ = ["BOS", "EOS", "character_ids", "index_tokens"]

_BOS, _EOS, _BOW, _EOW, _PAD = 256, 257, 258, 259, 260

# Tokens that no text can hold: the tokeniser leaves no control characters.
BOS = "\x02"
"""Marks the beginning of a text."""
EOS = "\x03"
"""Marks the end of a text."""
_SPECIAL = {BOS: _BOS, EOS: _EOS}


def character_ids(tokens: Sequence[str], max_chars: int = 50) -> np.ndarray:
    """Return the character ids of tokens.

    Parameters
    ----------
    tokens : sequence of str
        Tokens, `BOS` and `EOS` among them.
    max_chars : int, default 50
        Ids per token: two marks and the first bytes of the token.

    Returns
    -------
    ndarray of int32, shape (n, max_chars)
        Ids from 1 to 261; 0 is reserved for the padding of texts.

    Examples
    --------
    >>> from pandas_semtype.fakenews.bilm.characters import character_ids
    >>> character_ids(["Hi"], 6).tolist()
    [[259, 73, 106, 260, 261, 261]]
    """
    ids = np.full((len(tokens), max_chars), _PAD, np.int32)
    for row, token in zip(ids, tokens, strict=True):
        special = _SPECIAL.get(token)
        if special is None:
            raw = token.encode("utf-8", "surrogatepass")[: max_chars - 2]
            row[1 : 1 + len(raw)] = np.frombuffer(raw, np.uint8)
            end = 1 + len(raw)
        else:
            row[1] = special
            end = 2
        row[0], row[end] = _BOW, _EOW
    return ids + 1


def index_tokens(texts: Iterable[Sequence[str]]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the distinct tokens of texts, and every text as positions among them.

    Each distinct token passes the convolutions once, however often it occurs.

    Parameters
    ----------
    texts : iterable of sequences of str
        Tokens of each text.

    Returns
    -------
    tokens : list of str
        Distinct tokens; the first is `EOS`, which ends texts and pads them.
    index : ndarray of int32, shape (n, most tokens + 2)
        `BOS`, the tokens and `EOS`, as positions in `tokens`.
    lengths : ndarray of int32, shape (n,)
        Number of tokens of each text, the two marks not included.
    """
    texts = list(texts)
    place = {EOS: 0, BOS: 1}
    lengths = np.array([len(text) for text in texts], np.int32)
    index = np.zeros((len(texts), int(lengths.max(initial=0)) + 2), np.int32)
    index[:, 0] = place[BOS]
    for row, text in zip(index, texts, strict=True):
        row[1 : 1 + len(text)] = [place.setdefault(token, len(place)) for token in text]
    return list(place), index, lengths
