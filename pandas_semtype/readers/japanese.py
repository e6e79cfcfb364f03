"""Japanese texts by how their characters follow one another: Shift JIS, EUC, ISO-2022-JP."""

from __future__ import annotations

import codecs
import re

__all__ = ["japanese", "shifting"]

_SHIFTS = {
    re.compile(rb"\x1b\$[@B]|\x1b\([IJ]"): ("iso2022_jp", "iso2022_jp_ext"),
    re.compile(rb"\x1b\$\)C"): ("iso2022_kr",),
}
"""What changes the characters in encodings of seven bits."""
_WORD = re.compile(r"(?:[^\W_]|[^\x00-\x7f])+")
_GOOD = re.compile("[ぁ-ゖァ-ヺー々〆、。「」・　〒～！-～｡｢｣､･]")  # noqa: RUF001
_HALF = re.compile("[ｦ-ﾟ]")
_IMPLAUSIBLE = re.compile(
    # Marks of voice behind what has none, and what begins no word.
    "(?<![ｳｶ-ｺｻ-ｿﾀ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ|(?<![ｦ-ﾟ])[ｧ-ｰﾝ]"
)
_RANGES = {re.compile("[ｱ-ｿ]"): 0.15, re.compile("[ﾐ-ﾜ]"): 0.08, re.compile("[ﾝﾞ]"): 0.05}
"""Kana, and the least fraction of them: other scripts, read as kana, are in one range."""
_BESIDE_LATIN = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])")
_KANA = re.compile("[ぁ-ゖァ-ヺ]|[ｦ-ﾟ]")
_MOST_ODD = 0.06
_MOST_BESIDE_LATIN = 0.3
_LEAST_KANA = 0.05
_FEWEST = 10
_LEVEL_2 = 0xD0


def shifting(head: bytes) -> str | None:
    r"""Return the encoding of seven bits that a text has, by what shifts its characters.

    Parameters
    ----------
    head : bytes
        The beginning of the text.

    Examples
    --------
    >>> from pandas_semtype.readers.japanese import shifting
    >>> shifting("市;神戸".encode("iso2022_jp")), shifting(b"a;b")
    ('iso2022_jp', None)
    """
    if b"\x1b" not in head or not head.isascii():
        return None
    codes = [code for shift, codes in _SHIFTS.items() if shift.search(head) for code in codes]
    return next((code for code in codes if _decoded(head, code) is not None), None)


def japanese(telling: bytes, fewest: int = _FEWEST) -> str | None:
    """Return the Japanese encoding in which a text reads as Japanese; None if it does in none.

    Parameters
    ----------
    telling : bytes
        The lines of the text that are not ASCII.
    fewest : int, default 10
        Characters of the distinct words that are enough.

    Examples
    --------
    >>> from pandas_semtype.readers.japanese import japanese
    >>> japanese("ﾔﾏﾀﾞ ﾀﾛｳ;ﾐﾂﾋﾞｼ".encode("cp932")), japanese("Größe".encode("cp1252"))
    ('cp932', None)
    """
    for code in ("euc_jp", "cp932"):  # kana of half width in EUC reads as some in Shift JIS, too
        text = _decoded(telling, code)
        if text is not None and _reads_well(text, fewest, kana=code == "euc_jp"):
            return code
    return None


def _decoded(data: bytes, code: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(code)().decode(data, False)
    except UnicodeError:
        return None


def _reads_well(text: str, fewest: int, *, kana: bool) -> bool:
    """Return whether words are such as stand in Japanese tables.

    With ``kana``, some have to be in that: the kanji of EUC-JP alone may be Chinese as well.
    """
    # A word that is repeated says nothing more, and one in ASCII nothing at all.
    words = sorted(word for word in set(_WORD.findall(text)) if not word.isascii())
    joined = "\n".join(words)
    half = len(_HALF.findall(joined))
    high = [char for char in joined if not char.isascii()]
    odd = len(_IMPLAUSIBLE.findall(joined))
    odd += sum(not _HALF.match(char) and not _usual(char) for char in high)
    latin = len(_BESIDE_LATIN.findall(joined))
    n = len(high)
    if n < fewest or odd > _MOST_ODD * n or latin > _MOST_BESIDE_LATIN * n:
        return False
    if kana and len(_KANA.findall(joined)) < _LEAST_KANA * n:
        return False
    return half < _FEWEST or all(
        len(among.findall(joined)) >= least * half for among, least in _RANGES.items()
    )


def _usual(char: str) -> bool:
    if _GOOD.match(char):
        return True
    if not "\u4e00" <= char <= "\u9fff":
        return False
    try:
        return char.encode("euc_jp")[0] < _LEVEL_2  # the kanji of daily use
    except UnicodeEncodeError:
        return False
