"""Words of a language, from the frequency lists of wordfreq."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from .draw import choose
from .pools import as_pool
from .spelling import slug

__all__ = [
    "CASELESS_LANGUAGES",
    "LATIN_LANGUAGES",
    "UNSPACED",
    "WORD_LANGUAGES",
    "capitalised",
    "content_words",
    "plain",
    "running_words",
    "slugs_of_a_language",
    "word_frequencies",
    "word_slugs",
]

LATIN_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "pl", "cs", "sk",
    "sl", "sh", "hu", "ro", "tr", "id", "ms", "fil", "lt", "lv", "vi", "ca",
)  # fmt: skip
CASED_LANGUAGES = (*LATIN_LANGUAGES, "ru", "uk", "bg", "mk", "el")
SPACED_CASELESS = ("ar", "fa", "ur", "he", "hi", "bn", "ta", "ko")
UNSPACED = ("zh", "ja")
CASELESS_LANGUAGES = SPACED_CASELESS + UNSPACED
WORD_LANGUAGES = CASED_LANGUAGES + CASELESS_LANGUAGES

# Simulated columns may be shown to people.
_COARSE = ("fuck", "shit", "sex", "porn", "nigg", "bitch", "rape", "cunt", "slut", "whore", "nazi")
_SLUG_LANGUAGES = ("en", "en", "en", "en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "tr")


@lru_cache(maxsize=64)
def word_frequencies(language: str, size: int = 25_000) -> tuple[np.ndarray, np.ndarray]:
    """Return the most frequent words of a language and their relative frequencies.

    Parameters
    ----------
    language : str
        A code of `WORD_LANGUAGES`.
    size : int, default 25_000
        How many of the words of wordfreq's small list are looked at.

    Returns
    -------
    words : ndarray of object
        Words of letters only, the most frequent first.
    frequencies : ndarray of float
        They sum to one.
    """
    import wordfreq

    table = wordfreq.get_frequency_dict(language, wordlist="small")
    inner = {"'", "’", "-", "\u200c"}
    kept = [
        (word, frequency)
        for word, frequency in list(table.items())[:size]
        if any(c.isalpha() for c in word) and not any(c.isdigit() or c in inner for c in word)
    ]
    kept.sort(key=lambda item: -item[1])
    words = np.empty(len(kept), dtype=object)
    words[:] = [word for word, _ in kept]
    frequencies = np.array([frequency for _, frequency in kept])
    return words, frequencies / frequencies.sum()


@cache
def _cumulative(language: str) -> tuple[np.ndarray, np.ndarray]:
    words, frequencies = word_frequencies(language)
    # The square root flattens Zipf's law: otherwise a fifth of all cells is "the".
    flat = np.sqrt(frequencies)
    return words, np.cumsum(flat / flat.sum())


def running_words(rng: np.random.Generator, language: str, n: int) -> list[str]:
    """Return `n` words of a language about as often as texts have them, lower case."""
    words, steps = _cumulative(language)
    index = np.minimum(np.searchsorted(steps, rng.random(n)), len(words) - 1)
    drawn: list[str] = words[index].tolist()
    return drawn


@cache
def content_words(language: str = "en", low: int = 150, high: int = 20_000) -> np.ndarray:
    """Return words of a frequency band that are longer than function words."""
    words, _ = word_frequencies(language)
    shortest = 2 if language in CASELESS_LANGUAGES else 4
    return as_pool(word for word in words[low:high] if len(word) >= shortest)


@cache
def capitalised(language: str = "en", low: int = 150, high: int = 20_000) -> np.ndarray:
    """Return `content_words` with a capital first letter."""
    return as_pool(word[:1].upper() + word[1:] for word in content_words(language, low, high))


@cache
def plain(language: str = "en", low: int = 150, high: int = 20_000) -> np.ndarray:
    """Return `content_words` of ASCII letters only, lower case."""
    return as_pool(w for w in content_words(language, low, high) if w.isascii() and w.isalpha())


@cache
def word_slugs(language: str = "en", size: int = 12000) -> np.ndarray:
    """Return the most frequent words of a language as slugs of 3 to 12 letters."""
    from wordfreq import top_n_list

    slugs = (slug(w) for w in top_n_list(language, size) if w.isalpha())
    return as_pool(
        w for w in slugs if 3 <= len(w) <= 12 and w.isalpha() and not any(x in w for x in _COARSE)
    )


def slugs_of_a_language(rng: np.random.Generator) -> np.ndarray:
    """Return `word_slugs` of one language, drawn; English most often."""
    return word_slugs(choose(rng, _SLUG_LANGUAGES))
