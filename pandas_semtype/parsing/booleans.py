"""Words of truth in pairs: which one is true, and which pair the cells of a column are of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["BooleanWords", "find_booleans", "mostly_booleans"]

_PAIRS = """
true false|yes no|y n|t f|on off|1 0|1.0 0.0|ja nein|j n|wahr falsch|oui non|o n|vrai faux|sí no
si no|s n|verdadero falso|sì no|vero falso|sim não|sim nao|verdadeiro falso|ja nee|waar onwaar
ja nej|sand falsk|sann falsk|sant usant|tak nie|prawda fałsz|ano ne|pravda nepravda|áno nie|da ne
igen nem|igaz hamis|да нет|д н|истина ложь|так ні|ναι όχι|evet hayır|doğru yanlış|نعم لا|כן לא|是 否
はい いいえ|예 아니오|हाँ नहीं|ya tidak|kyllä ei|jah ei|taip ne|jā nē|enabled disabled
sann usann|sant falskt|ja nei|já nei|satt ósatt|tosi epätosi|da nu|adevărat fals|да не
вярно невярно|тачно нетачно|tačno netačno|točno netočno|tiesa netiesa|tõene väär|верно неверно
істина хибність|αληθές ψευδές|αληθής ψευδής|σωστό λάθος|var yok|אמת שקר|صحيح خطأ|بله خیر
درست نادرست|دارد ندارد|हां नहीं|सही गलत|सत्य असत्य|হ্যাঁ না|সত্য মিথ্যা|ஆம் இல்லை|உண்மை பொய்
ใช่ ไม่ใช่|จริง เท็จ|มี ไม่มี|có không|đúng sai|benar salah|ndiyo hapana|kweli uongo|真 偽|あり なし
真 假|有 无|有 無|对 错|對 錯|네 아니요|참 거짓|있음 없음
active inactive|✓ ✗|✔ ✘|☑ ☐|○ ×|✅ ❌|✅ ✖
"""
_WORDS: tuple[tuple[str, str], ...] = tuple(
    (pair.split()[0], pair.split()[1]) for pair in _PAIRS.strip().replace("\n", "|").split("|")
)


@dataclass(frozen=True, slots=True)
class BooleanWords:
    """Hold how a column writes true and false.

    Parameters
    ----------
    true, false : tuple of str
        Spellings as they stand in the cells, the most frequent first; a spelling that does
        not occur is the usual one.

    Examples
    --------
    >>> from pandas_semtype.parsing.booleans import find_booleans
    >>> words = find_booleans({"Ja": 3, "Nein": 2})
    >>> words.read("ja"), words.write(False)
    (True, 'Nein')
    """

    true: tuple[str, ...]
    false: tuple[str, ...]

    def table(self) -> Mapping[str, bool]:
        """Return which value each spelling stands for, in lower case."""
        known = dict.fromkeys((word.casefold() for word in self.false), False)
        known.update(dict.fromkeys((word.casefold() for word in self.true), True))
        return MappingProxyType(known)

    def read(self, cell: str) -> bool | None:
        """Return the value of a cell, None if it is neither word."""
        return self.table().get(cell.strip().casefold())

    def write(self, value: bool) -> str:
        """Return the most frequent spelling of a value."""
        return self.true[0] if value else self.false[0]


def find_booleans(cells: Mapping[str, int], *, one_word: bool = True) -> BooleanWords | None:
    """Return the pair of words that the cells of a column are of.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    one_word : bool, default True
        Be content with one word of a pair, in a column where nothing else occurs.

    Returns
    -------
    BooleanWords or None
        None unless all cells are words of one pair.
    """
    spellings: dict[str, list[str]] = {}
    for cell in sorted(cells, key=lambda cell: -cells[cell]):
        spellings.setdefault(cell.strip().casefold(), []).append(cell.strip())
    if not spellings or len(spellings) > 2 or (len(spellings) < 2 and not one_word):
        return None
    for true, false in _WORDS:
        keys = true.casefold(), false.casefold()  # a Greek sigma changes at the end of a word
        if spellings.keys() <= set(keys):
            like = next(iter(cells)).strip()
            return BooleanWords(
                _spelled(spellings.get(keys[0], ()), true, like),
                _spelled(spellings.get(keys[1], ()), false, like),
            )
    return None


def mostly_booleans(cells: Mapping[str, int]) -> tuple[BooleanWords, float] | None:
    """Return the words of truth that most cells are, of one pair or of several.

    A column that has ``yes`` and ``no`` may have ``1``, ``0``, ``true`` and ``false`` from
    another program: they are read too, and so is every other pair of which both words occur.
    A single letter is read where a word of the most frequent pair begins with it, and ``y``, ``n``,
    ``t`` and ``f`` among English words.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.

    Returns
    -------
    BooleanWords and float, or None
        The words, those of the most frequent pair first, and the fraction of the cells that are
        any of them, 0 to 1. None unless both words of a pair occur, or a word that is true and
        one that is false, and nothing else.

    Examples
    --------
    >>> from pandas_semtype.parsing.booleans import mostly_booleans
    >>> words, fraction = mostly_booleans({"yes": 6, "no": 2, "y": 1, "x": 1})
    >>> words.true, words.false, fraction
    (('yes', 'y'), ('no',), 0.9)
    >>> mostly_booleans({"ja": 5, "nein": 3, "1": 1, "0": 1})[0].true
    ('ja', '1')
    """
    spellings: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for cell in sorted(cells, key=lambda cell: -cells[cell]):
        word = cell.strip()
        spellings.setdefault(word.casefold(), []).append(word)
        counts[word.casefold()] = counts.get(word.casefold(), 0) + cells[cell]
    whole = [pair for pair in _WORDS if counts.keys() >= set(pair)]
    near = whole or [pair for pair in _WORDS if counts.keys() & set(pair)]
    if not near:
        return None
    near.sort(key=lambda pair: -counts.get(pair[0], 0) - counts.get(pair[1], 0))
    main = near[0]
    # Signs have no letters that short answers could begin with.
    spoken = next((pair for pair in near if pair[0] not in _SIGNS), main)
    values = _read_beside(spoken, counts.keys())
    fraction = sum(counts[word] for word in values) / sum(counts.values())
    if not whole and (fraction < 1 or len(set(values.values())) < 2):
        return None
    found = []
    for usual, value in zip(main, (True, False), strict=True):
        words = [word for word in counts if values.get(word) is value]
        # The main pair comes first: values are written by it.
        words.sort(key=lambda word: (word != usual, -counts[word], word))
        found.append(tuple(dict.fromkeys(one for word in words for one in spellings[word])))
    return BooleanWords(found[0], found[1]), fraction


_ENGLISH = frozenset(("true", "false", "yes", "no", "y", "n", "t", "f", "on", "off"))
_SIGNS = frozenset(("1", "0", "1.0", "0.0", "✓", "✗", "✔", "✘", "☑", "☐", "✅", "❌", "✖"))
"""What stands beside words of any language."""
_STATES = frozenset(("active", "inactive", "enabled", "disabled"))
"""What is no answer: a disabled account and an inactive one are not the same."""


def _read_beside(main: tuple[str, str], words: AbstractSet[str]) -> dict[str, bool]:
    """Return the value of each word of a column whose most frequent pair is known."""
    beside = {word for pair in _WORDS if words >= set(pair) for word in pair}
    # "ja" is a word of "ja nein", "ja nee" and "ja nej".
    beside |= {word for pair in _WORDS if set(pair) & set(main) for word in pair}
    beside = ((beside | _ENGLISH | _SIGNS) - _STATES) | set(main)
    english = set(main) <= _ENGLISH | _SIGNS
    known = {
        word: value for pair in _WORDS for word, value in zip(pair, (True, False), strict=True)
    }
    found = {}
    for word in words & known.keys():
        read = word in beside
        if len(word) == 1 and word.isalpha():
            begun = [value for one, value in zip(main, (True, False), strict=True)
                     if one.startswith(word)]  # fmt: skip
            # In "on off" an "o" would be either, and a "t" is no short "tidak".
            short = begun == [known[word]] or (english and word in _ENGLISH)
            read = short or word in main
        if read:
            found[word] = known[word]
    return found


def _spelled(found: Iterable[str], usual: str, like: str) -> tuple[str, ...]:
    """Return the spellings found, or the usual one in the case of the other word."""
    unique = tuple(dict.fromkeys(found))
    if unique:
        return unique
    if like.isupper():
        return (usual.upper(),)
    return (usual.capitalize(),) if like[:1].isupper() else (usual,)
