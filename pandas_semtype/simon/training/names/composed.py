"""Names of columns composed of the words of lists: what a name is about decides its label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from .word_lists import WordList, shares, word_lists

__all__ = ["NamedLabel", "composed_names", "empty_names"]


@dataclass(frozen=True, slots=True)
class NamedLabel:
    """Hold a name and what it speaks for.

    Parameters
    ----------
    name : str
    target : mapping of str to float
        Shares of labels, 1 at most in all; what is left is what any name would be.
    weight : float
    listed : bool, default False
        Whether the name is an entry of a list as it stands.
    """

    name: str
    target: Mapping[str, float]
    weight: float
    listed: bool = False


_SURE, _WEAK = 0.95, 0.5
"""What of a name is settled by a strong word, and by words that are weak alone."""

_HEAD_LAST = frozenset(
    ("en", "de", "nl", "sv", "da", "nb", "fi", "hu", "tr", "zh", "ja", "ko", "hi", "et", "lt", "lv")
)
_JOINED = frozenset(("de", "nl", "sv", "da", "nb", "fi", "hu", "zh", "ja", "ko", "th", "et"))
"""Languages that write words of a compound together."""

_DECIDING = frozenset(
    ("int", "quantity", "code", "identifier", "categorical", "datetime", "text", "boolean",
     "float", "uri", "email", "phone", "postal_code", "city", "country", "address", "person_name",
     "year", "time", "language", "color", "state")
)  # fmt: skip
"""Labels whose words are heads of names of two parts."""

_QUESTIONS = (
    "is",
    "has",
    "was",
    "can",
    "should",
    "are",
    "had",
    "does",
    "allow",
    "allows",
    "enable",
)
_COUNTS = ("num", "n", "nb", "number_of", "count_of", "no_of", "total", "total_number_of", "cnt",
           "nr", "count")  # fmt: skip
_MEASURES = ("avg", "mean", "average", "median", "std", "pct", "percent", "min", "max", "sum",
             "percentage_of", "share_of", "ratio_of", "rate_of")  # fmt: skip
_OF = {"date_of": "datetime", "type_of": "categorical", "description_of": "text", "time_of": "time",
       "year_of": "year", "id_of": "identifier", "code_of": "code"}  # fmt: skip
_TRANSPARENT = ("city", "state", "country", "county", "company", "product", "department",
                "language", "color", "industry", "species", "street_name",
                "place_name")  # fmt: skip
"""Labels that a word names with and without "name": "country_name"."""

_CODED = ("isbn", "iban", "vin", "hash", "user_agent", "doi", "ean", "imei", "ssn", "orcid", "uuid",
          "mac_address", "ip_address", "security_id", "bic", "routing_number", "tax_id",
          "national_id", "credit_card", "icd_code", "industry_code", "mime_type", "timezone",
          "hex_color", "version", "license_plate", "stock_ticker", "airport_code", "gene_symbol",
          "chemical_formula", "crypto_address", "postal_code", "email", "username", "currency_code",
          "language_code", "country_code", "url_domain", "unix_time")  # fmt: skip
"""Labels whose words say what kind of code a column has: "isbn_code" is an ISBN all the same."""

_SUFFIXES = ("code", "number", "no", "num", "id", "value", "string", "str", "text", "nr", "field")

_CONNECTORS = {"fr": "de", "es": "de", "pt": "de", "it": "di", "ca": "de", "ro": "de", "nl": "van",
               "id": "untuk", "sw": "ya"}  # fmt: skip

_BALANCE = 0.5
_LONGER = 0.5
"""Fraction of the pairs of words that stand with a third one before them, too."""

_EACH = 5
_PER_HEAD = 100
_PER_STARTER = 250


def composed_names(rng: np.random.Generator) -> Iterator[NamedLabel]:
    """Yield names of all languages: words alone, with others beside them, and joined.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws which words stand together.
    """
    made: list[NamedLabel] = []
    for words in word_lists():
        scale = 2.0 if words.language == "en" else 1.0
        made += [replace(name, weight=scale * name.weight) for name in _of_language(words, rng)]
    # Heads such as "count" make many names of few labels: weigh the others up, half-way.
    of_label: dict[str, float] = defaultdict(float)
    for name in made:
        of_label[_first(name)] += name.weight
    mean = sum(of_label.values()) / len(of_label)
    for name in made:
        yield replace(name, weight=name.weight * (mean / of_label[_first(name)]) ** _BALANCE)


def _first(name: NamedLabel) -> str:
    return max(name.target, key=lambda label: name.target[label])


def _of_language(words: WordList, rng: np.random.Generator) -> Iterator[NamedLabel]:
    strong: dict[str, list[str]] = {}
    for phrase, entry in words.phrases.items():
        target, sure = _target(entry)
        yield from _spellings(phrase, target, 3.0 if sure else 1.0, words.language)
        for label, strength in entry.items():
            if strength > 1:
                strong.setdefault(label, []).append(phrase)
        if sure and words.modifiers:
            for modifier in _drawn(rng, words.modifiers, 2 * _EACH):
                yield from _together(modifier, phrase, target, 0.5, words)
    yield from _by_head(words, strong, rng)
    if words.language == "en":
        yield from _english(words, strong, rng)


def _target(entry: Mapping[str, float]) -> tuple[dict[str, float], bool]:
    total = sum(entry.values())
    sure = max(entry.values()) > 1
    target: dict[str, float] = {}
    for label, strength in entry.items():
        for one, share in shares(label).items():
            part = (_SURE if sure else _WEAK) * strength / total * share
            target[one] = target.get(one, 0.0) + part
    return target, sure


def _spellings(
    phrase: str, target: Mapping[str, float], weight: float, language: str
) -> Iterator[NamedLabel]:
    yield NamedLabel(phrase, target, weight, listed=True)
    if "_" in phrase:
        yield NamedLabel(phrase.replace("_", ""), target, 0.5 * weight)
    if language == "de":  # "hoehe" stands for "höhe" too, of which transliteration makes "hohe"
        plain = phrase.replace("ae", "a").replace("oe", "o").replace("ue", "u")
        if plain != phrase:
            yield NamedLabel(plain, target, weight)


def _together(
    modifier: str, phrase: str, target: Mapping[str, float], weight: float, words: WordList
) -> Iterator[NamedLabel]:
    last = words.language in _HEAD_LAST
    pair = (modifier, phrase) if last else (phrase, modifier)
    yield NamedLabel("_".join(pair), target, weight)
    if words.language in _JOINED:
        yield NamedLabel("".join(pair), target, weight)
    if words.language in _CONNECTORS:
        yield NamedLabel(f"{phrase}_{_CONNECTORS[words.language]}_{modifier}", target, weight)
    if not last:  # English word order in other languages is common in tables
        yield NamedLabel(f"{modifier}_{phrase}", target, 0.5 * weight)


def _by_head(
    words: WordList, strong: Mapping[str, Sequence[str]], rng: np.random.Generator
) -> Iterator[NamedLabel]:
    """Yield pairs of words of which the head decides."""
    content = [(label, phrase) for label, phrases in strong.items() for phrase in phrases]
    if len(content) < 2:
        return
    for label in sorted(_DECIDING & strong.keys()):
        for phrase in strong[label]:
            target, _ = _target(words.phrases[phrase])
            for i in rng.permutation(len(content))[:_EACH]:
                beside, other = content[i]
                pair = f"{other}_{phrase}"
                if beside == label or pair in words.phrases or f"{phrase}_{other}" in words.phrases:
                    continue
                yield from _together(other, phrase, target, 0.25, words)


def _english(
    words: WordList, strong: Mapping[str, Sequence[str]], rng: np.random.Generator
) -> Iterator[NamedLabel]:
    content = sorted({p for label, ps in strong.items() if label != "boolean" for p in ps})
    for head, label in words.heads.items():
        target = {one: _SURE * share for one, share in shares(label).items()}
        yield NamedLabel(head, target, 1.0)
        for other in _drawn(rng, (*content, *words.modifiers), _PER_HEAD):
            if f"{other}_{head}" not in words.phrases:
                yield NamedLabel(f"{other}_{head}", target, 0.35)
                if other not in words.modifiers and rng.random() < _LONGER:
                    more = words.modifiers[int(rng.integers(len(words.modifiers)))]
                    yield NamedLabel(f"{more}_{other}_{head}", target, 0.35)
    for starters, target, weight in (
        (_QUESTIONS, {"boolean": _SURE}, 0.3),
        (_COUNTS, {"int": 0.8, "float": 0.15}, 0.3),
        (_MEASURES, {"float": 0.7, "int": 0.25}, 0.25),
    ):
        for starter in starters:
            for other in _drawn(rng, content, _PER_STARTER):
                if f"{starter}_{other}" not in words.phrases:
                    yield NamedLabel(f"{starter}_{_plural(rng, other)}", target, weight)
    for starter, label in _OF.items():
        for other in _drawn(rng, content, _PER_HEAD // 2):
            if f"{starter}_{other}" not in words.phrases:
                yield NamedLabel(f"{starter}_{other}", {label: _SURE}, 0.3)
    for label in _TRANSPARENT:
        for phrase in strong.get(label, ()):
            if not phrase.endswith("_name"):
                yield NamedLabel(f"{phrase}_name", {label: 0.9}, 0.7)
    for label in _CODED:
        for phrase in strong.get(label, ()):
            for suffix in _drawn(rng, _SUFFIXES, 4):
                if f"{phrase}_{suffix}" not in words.phrases:
                    yield NamedLabel(f"{phrase}_{suffix}", {label: 0.9}, 0.5)
    # The code of a state is a state, too; those of other things are codes.
    for phrase in strong.get("state", ()):
        if "name" not in phrase:
            for suffix in ("code", "cd", "abbr"):
                yield NamedLabel(f"{phrase}_{suffix}", {"state": 0.55, "code": 0.4}, 0.7)


def _plural(rng: np.random.Generator, phrase: str) -> str:
    return phrase + "s" if rng.random() < 0.4 and not phrase.endswith("s") else phrase


def _drawn(rng: np.random.Generator, words: Sequence[str], size: int) -> list[str]:
    picked = rng.permutation(len(words))[:size]
    return [words[i] for i in picked]


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_STEMS = ("c", "col", "column", "field", "v", "var", "x", "f", "attr", "unnamed", "feature", "a",
          "b", "y", "z", "q", "item", "data", "value_x", "k", "level", "p", "s", "t", "tmp", "foo",
          "xx", "new", "old", "misc", "other", "extra")  # fmt: skip


def empty_names(rng: np.random.Generator, size: int) -> Iterator[NamedLabel]:
    """Yield names that say nothing: generated ones, and letters at random.

    Parameters
    ----------
    rng : numpy.random.Generator
    size : int
        How many.
    """
    for i in range(size):
        if i % 3 == 0:
            stem = _STEMS[int(rng.integers(len(_STEMS)))]
            name = f"{stem}{'_' if rng.random() < 0.3 else ''}{int(rng.integers(0, 300))}"
        elif i % 3 == 1:
            name = "".join(_LETTERS[j] for j in rng.integers(0, 26, int(rng.integers(1, 9))))
        else:
            name = "".join("0123456789abcdef"[j] for j in rng.integers(0, 16, 12))
        yield NamedLabel(name, {}, 0.5)
