"""Text folding: accents and compatibility forms do not count where names are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["UNSPACED", "bare_letters", "fold", "letter_marks"]

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which put no blanks between words;
for the character class of a pattern."""


_WITH_MARKS = (
    (0x300, 0x3100), (0xA660, 0xAC00), (0xFB1E, 0xFE30), (0x101FD, 0x17000), (0x1BC9D, 0x1F000),
)  # fmt: skip
"""Where combining marks are in Unicode, with room for those of versions to come; a test looks
whether that is still so."""


@lru_cache(maxsize=1)
def letter_marks() -> str:
    r"""Return the marks that belong to letters, for the character class of a pattern.

    ``\w`` has none of them: accents that stand apart, and the vowel signs of Indian scripts, would
    end a word in its middle. The two joiners between letters are among them.

    Examples
    --------
    >>> import re
    >>> from pandas_semtype.folding import letter_marks
    >>> re.findall(rf"[\w{letter_marks()}]+", "re\u0301el!") == ["re\u0301el"]
    True
    """
    every = (code for first, end in _WITH_MARKS for code in range(first, end))
    found = [code for code in every if unicodedata.category(chr(code)).startswith("M")]
    runs: list[list[int]] = []
    for code in [0x200C, 0x200D, *found]:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    """Return a pattern of the combining marks: a call per character would take its time."""
    every = (chr(code) for first, end in _WITH_MARKS for code in range(first, end))
    return re.compile(f"[{re.escape(''.join(filter(unicodedata.combining, every)))}]+")


def fold(text: str) -> str:
    """Return text without accents, full-width and other compatibility forms as plain ones.

    Letters that Unicode does not decompose, such as "ø", stay; so does the case.

    Parameters
    ----------
    text : str
        Text in any script.

    Returns
    -------
    str
        The NFKD form of `text` (Unicode Standard Annex #15) without combining marks.

    Examples
    --------
    >>> from pandas_semtype.folding import fold
    >>> fold("São Paulo"), fold("№ 5"), fold("Søren")
    ('Sao Paulo', 'No 5', 'Søren')
    """
    if text.isascii():
        return text
    return _marks().sub("", unicodedata.normalize("NFKD", text))


def bare_letters(text: str) -> str:
    r"""Return text without any marks on letters, and without characters that are not seen.

    Unlike `fold`, it takes the vowel signs of Indian scripts and Thai as well, which belong to
    letters though ``\w`` does not match them, zero-width spaces, soft hyphens and byte order
    marks. Syllables of Korean stay whole.

    Parameters
    ----------
    text : str
        Text in any script.

    Returns
    -------
    str
        The NFKC form of `text` (Unicode Standard Annex #15) without marks and format characters.

    Examples
    --------
    >>> from pandas_semtype.folding import bare_letters
    >>> bare_letters("re\u0301el") == bare_letters("r\xe9el") == bare_letters("re\u200bel")
    True
    >>> bare_letters("\u0915\u093f\u0924\u093e\u092c").isalpha()
    True
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text)
    gone = [ord(c) for c in set(text) if unicodedata.category(c) in _UNSEEN]
    return unicodedata.normalize("NFC", text.translate(dict.fromkeys(gone)))


_UNSEEN = frozenset({"Mn", "Mc", "Me", "Cf"})
