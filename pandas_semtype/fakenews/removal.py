"""What is taken out of texts before a model reads them: tokens that leak, and style."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Self

from ..checks import listed
from ..errors import ArgumentError
from ..folding import UNSPACED, letter_marks

__all__ = ["STYLE_NAME", "Removal"]

STYLE_NAME = "style"
"""Name of what is taken out when texts are to be written alike."""

_LINK = re.compile(r"https?://\S+|www\.\S+")
_NUMBER = re.compile(r"(?<!\w)\d+(?!\w)")
_WAY = 2
"""What a word is: since 2, the marks of its letters belong to it. A model keeps the way of its
training texts, so that texts are read as they were then."""
_TOKEN_KINDS = ("token", "beginning", "end", "label in text")


class Removal:
    """Take tokens out of texts, and write texts alike.

    Parameters
    ----------
    tokens : sequence of str
        Taken out wherever they stand as whole words, in any case; anywhere, where a script has no
        blanks between words.
    style : bool, default False
        Leave words in lower case alone: no punctuation, links or line breaks, and every
        number as 0.
    way : int, default 2
        What a word is; 1 for models of releases in which marks of letters ended one.

    Examples
    --------
    >>> from pandas_semtype.fakenews.removal import Removal
    >>> Removal(["agency"])("(Agency) Prices rose 3 %.")
    '( ) Prices rose 3 %.'
    >>> Removal([], style=True)("BREAKING: prices rose 30 % https://example.org")
    'breaking prices rose 0'
    """

    def __init__(self, tokens: Sequence[str], *, style: bool = False, way: int = _WAY) -> None:
        self.tokens, self.style, self.way = tuple(dict.fromkeys(tokens)), style, way
        letters = r"\w" if way == 1 else rf"\w{letter_marks()}"
        self._word = re.compile(f"[{letters}]+")
        forms = self.tokens if way == 1 else [form for one in self.tokens for form in _forms(one)]
        # The longest first, so that none hides another that begins alike.
        ordered = sorted(dict.fromkeys(forms), key=len, reverse=True)
        choice = "|".join(_whole(token, letters) for token in ordered)
        self._pattern = re.compile(choice, re.IGNORECASE) if choice else None

    @classmethod
    def of(cls, without: Any) -> Self | None:
        """Return what a user means by ``without=``; None for nothing.

        Parameters
        ----------
        without : str, finding or sequence of these, optional
            Tokens, ``"style"``, or findings of a leak report.

        Raises
        ------
        ArgumentError
            If one is something else, or a finding that nothing can be taken out for.
        """
        if without is None:
            return None
        # A finding has a kind and names; a report has findings.
        given = getattr(without, "findings", without)
        parts = [given] if isinstance(given, str) or hasattr(given, "kind") else _listed(given)
        tokens: list[str] = []
        style = False
        for part in parts:
            kind, names = getattr(part, "kind", None), getattr(part, "names", ())
            if kind in _TOKEN_KINDS:
                tokens += names
            elif STYLE_NAME in [one for one in (part, kind) if isinstance(one, str)]:
                style = True
            elif isinstance(part, str) and part.strip():
                tokens.append(part.strip())
            elif kind is None:
                raise ArgumentError.of("without", part, _EXPECTED)
        if parts and not tokens and not style and all(hasattr(part, "kind") for part in parts):
            kinds = tuple(part.kind for part in parts)
            raise ArgumentError(
                f"Nothing can be taken out of texts for these findings. Received: {kinds}. "
                "Follow the advice of each, or pass findings of tokens or style."
            )
        return cls(tokens, style=style) if tokens or style else None

    def __call__(self, text: str) -> str:
        """Return a text without all this, perhaps nothing but spaces."""
        if self._pattern is not None:
            text = self._pattern.sub(" ", text)
        if self.style:
            plain = _NUMBER.sub("0", _LINK.sub(" ", text).lower())
            text = " ".join(self._word.findall(plain))
        return text

    def to_dict(self) -> dict[str, Any]:
        """Return a description of plain values."""
        return {"tokens": list(self.tokens), "style": self.style, "way": self.way}

    @classmethod
    def from_dict(cls, values: Any) -> Self | None:
        """Return what `to_dict` described, None for None."""
        if values is None:
            return None
        way = values.get("way", 1)
        if way not in (1, _WAY):
            raise ValueError("texts were read in a way that this version does not know")
        tokens = [str(token) for token in values["tokens"]]
        return cls(tokens, style=bool(values["style"]), way=way)


_UNSPACED = re.compile(rf"[{UNSPACED}]")


def _forms(token: str) -> list[str]:
    """Return a token with its marks and its letters as one, and apart."""
    forms = [unicodedata.normalize(form, token) for form in ("NFC", "NFD")]
    # In lower case the Turkish capital is two characters, which match no capital.
    return [token, *forms, token.replace("i\u0307", "\u0130")]


def _whole(token: str, letters: str) -> str:
    """Return a pattern of a token as a word; letters of Chinese and the like have no bounds."""
    before = "" if _UNSPACED.match(token) else f"(?<![{letters}])"
    behind = "" if _UNSPACED.match(token[-1:]) else f"(?![{letters}])"
    return f"{before}{re.escape(token)}{behind}"


_EXPECTED = "tokens, 'style', or findings of a leak report"


def _listed(given: Any) -> list[Any]:
    if isinstance(given, (bytes, dict)) or not isinstance(given, Iterable):
        raise ArgumentError.of("without", given, _EXPECTED)
    return listed("without", given, _EXPECTED)
