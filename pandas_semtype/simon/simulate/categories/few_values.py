"""Columns of few words or phrases that repeat: statuses, kinds, groups of anything."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import (
    categorical,
    choose,
    log_uniform,
    number_of_categories,
    recased,
    sample,
    sometimes,
)
from ..lists import lines, vocabularies
from ..registry import Column, generator
from ..words import WORD_LANGUAGES, content_words
from .specific_words import labels_of_words

__all__ = ["categories_of"]

_OTHERS = ("Other", "other", "OTHER", "Unknown", "Misc", "Others", "None", "Not specified", "All",
           "Total", "Unclassified", "General", "Mixed", "N/A", "Undefined", "Various")  # fmt: skip


def categories_of(rng: np.random.Generator, n: int, typical: float = 6.0) -> int:
    """Return a number of categories that lets values of a column of `n` cells repeat."""
    most = max(2, min(90, n // 4), min(6, n // 2))
    if sometimes(rng, 0.2):
        return round(log_uniform(rng, 2, most))
    return number_of_categories(rng, most, 2, min(typical, n / 5))


_OF_ETHNICITY = {"asian", "hispanic or latino", "not hispanic or latino", "native american"}


def _column(rng: np.random.Generator, values: list[str], n: int, *ignore: str) -> Column:
    values = list(dict.fromkeys(v for v in values if v))
    if len(values) > 2 and sometimes(rng, 0.06):
        values[int(rng.integers(len(values)))] = choose(rng, _OTHERS)
        values = list(dict.fromkeys(values))
    if _OF_ETHNICITY & {value.lower() for value in values}:
        ignore = tuple(dict.fromkeys((*ignore, "ethnicity")))
    return Column(categorical(rng, values, n), also=("text",), ignore=ignore)


def _language(rng: np.random.Generator, english: float = 0.6) -> str:
    return "en" if sometimes(rng, english) else choose(rng, WORD_LANGUAGES)


def _words(rng: np.random.Generator, language: str, k: int) -> list[str]:
    """Return `k` words, frequent ones or rarer ones."""
    high = choose(rng, [1500, 5000, 12_000])
    return sample(rng, content_words(language, 150, high), k)


# ---- vocabularies that exist -------------------------------------------------------------------


@generator("categorical", weight=6.0, repeats=0.0)
def known_categories(rng: np.random.Generator, n: int) -> Column:
    """Draw values of one of the listed vocabularies, all of them or some."""
    values = list(choose(rng, vocabularies("categorical")))
    labels = labels_of_words(values)
    if len(values) > 2 and sometimes(rng, 0.5):
        values = sample(rng, values, int(rng.integers(2, len(values) + 1)))
    elif sometimes(rng, 0.7):
        values = [values[i] for i in rng.permutation(len(values)).tolist()]
    values = values[: max(2, n // 2)]
    kind = rng.random()
    if kind < 0.06:
        values = [v.upper() for v in values]
    elif kind < 0.12:
        values = [v.lower() for v in values]
    elif kind < 0.17:
        values = [v.lower().replace(" ", choose(rng, ["_", "-"])) for v in values]
    elif kind < 0.20:
        values = [f"{i} - {v}" for i, v in enumerate(values, 1)]
    return _column(rng, values, n, *labels)


@generator("categorical", repeats=0.0)
def combined_categories(rng: np.random.Generator, n: int) -> Column:
    """Join values of two vocabularies: Retail / North, Bus - Adult, men|blue."""
    first, second = (choose(rng, vocabularies("categorical")) for _ in range(2))
    join = choose(rng, [" / ", " - ", "/", ": ", " > ", "|", ", ", "_", " (", " & ", "; "])
    k = categories_of(rng, n)
    close = ")" if join == " (" else ""
    values = [choose(rng, first) + join + choose(rng, second) + close for _ in range(k)]
    return _column(rng, values, n)


@generator("categorical", weight=1.0, repeats=0.0)
def paths_of_categories(rng: np.random.Generator, n: int) -> Column:
    """Write places in a hierarchy: Home > Garden > Tools, sport/team, A.1.b."""
    language = _language(rng)
    tops = recased(rng, _words(rng, language, int(rng.integers(1, 5))))
    subs = recased(rng, _words(rng, language, 12))
    join = choose(rng, [" > ", "/", " / ", ".", "::", " | ", "\\", " - ", ": ", " » "])
    depth = int(rng.integers(2, 4))
    k = categories_of(rng, n, 10.0)
    values = [join.join([choose(rng, tops), *sample(rng, subs, depth - 1)]) for _ in range(k)]
    return _column(rng, values, n)


@generator("categorical", weight=0.6, repeats=0.0)
def sets_of_categories(rng: np.random.Generator, n: int) -> Column:
    """List several categories in one cell: Comedy, Drama; red|blue."""
    values = choose(rng, [v for v in vocabularies("categorical") if len(v) > 3])
    labels = labels_of_words(values)
    join = choose(rng, [", ", "|", ";", "; ", ",", "/", " & ", " + "])
    k = categories_of(rng, n, 10.0)
    size = int(rng.integers(2, 4))
    sets = [join.join(sample(rng, values, int(rng.integers(1, size + 1)))) for _ in range(k)]
    return _column(rng, sets, n, *labels)


# ---- vocabularies that no list knows -------------------------------------------------------------


@generator("categorical", weight=5.0, repeats=0.0)
def words_as_categories(rng: np.random.Generator, n: int) -> Column:
    """Draw single words of one language."""
    values = recased(rng, _words(rng, _language(rng), categories_of(rng, n)))
    return _column(rng, values, n)


@generator("categorical", weight=5.0, repeats=0.0)
def phrases_as_categories(rng: np.random.Generator, n: int) -> Column:
    """Draw phrases of two to five words, joined as labels of categories are."""
    language = _language(rng, 0.7)
    k = categories_of(rng, n)
    longest = choose(rng, [2, 2, 2, 3, 3, 5])
    shortest = 1 if sometimes(rng, 0.4) else min(2, longest)
    lengths = rng.integers(shortest, longest + 1, k).tolist()
    pool = _words(rng, language, max(8, 2 * k))
    join = choose(
        rng, [" ", " ", " ", " ", " ", "-", "_", " & ", "/", " and ", " of ", " - ", ", "]
    )
    phrases = []
    for size in lengths:
        chosen = sample(rng, pool, size)
        if size > 2 and join not in (" ", "_", "-"):
            phrases.append(f"{chosen[0]} {chosen[1]}{join}{' '.join(chosen[2:])}")
        else:
            phrases.append(join.join(chosen))
    return _column(rng, recased(rng, phrases), n)


@generator("categorical", weight=1.0, repeats=0.0)
def phrases_with_remarks(rng: np.random.Generator, n: int) -> Column:
    """Add remarks in brackets, numbers or codes: Supply (bulk), 01 - Supply, Supply [S]."""
    words = recased(rng, _words(rng, _language(rng, 0.7), 2 * categories_of(rng, n)))
    half = len(words) // 2
    form = choose(
        rng,
        ["{a} ({b})", "{i:02d} - {a}", "{i}. {a}", "{c}: {a}", "{a} [{c}]", "{a} ({c})", "{i} {a}",
         "({i}) {a}", "{c} - {a}", "{a} {i}", "{a}, {b}", "{a} - {b}", "{i:02d}_{a}",
         "{a} (non-{b})",
         "{a} with {b}", "{a} without {b}", "{a}/{b}", "{c}{i:02d} {a}", "#{i} {a}",
         "{a} {b} only"],
    )  # fmt: skip
    values = [
        form.format(a=a, b=b.lower(), c=a[:2].upper(), i=i)
        for i, (a, b) in enumerate(zip(words[:half], words[half:], strict=False), 1)
    ]
    return _column(rng, values, n)


@generator("categorical", weight=1.5, repeats=0.0)
def opposites(rng: np.random.Generator, n: int) -> Column:
    """Draw two values of which one denies the other, or two words that are just two."""
    language = _language(rng, 0.75)
    a, b = _words(rng, language, 2)
    form = choose(
        rng,
        ["{a}|non-{a}", "{a}|not {a}", "{a}|no {a}", "with {a}|without {a}", "{a}|un{a}",
         "{a}|other",
         "{a}|{b}", "{a}|{b}", "{a}|{b}", "{a}|{b}", "{a} only|{a} and {b}",
         "internal {a}|external {a}",
         "{a}|none", "{a}|in{a}", "new {a}|old {a}", "{a}|all", "main {a}|sub {a}"],
    )  # fmt: skip
    values = recased(rng, form.format(a=a, b=b).split("|"))
    if sometimes(rng, 0.5):
        values = values[::-1]
    return _column(rng, values, n)


@generator("categorical", weight=1.2, repeats=0.0)
def names_in_code(rng: np.random.Generator, n: int) -> Column:
    """Write identifiers of programs: snake_case, kebab-case, camelCase, dotted.names."""
    k = categories_of(rng, n)
    pool = [w for w in _words(rng, "en", 4 * k + 8) if w.isascii()]
    kind = choose(rng, ["_", "_", "-", ".", "camel", "Pascal", "UPPER", ":"])
    values = []
    for size in rng.integers(1, 4, k).tolist():
        chosen = sample(rng, pool, size)
        if kind in ("camel", "Pascal"):
            joined = "".join(w.title() for w in chosen)
            values.append(joined[:1].lower() + joined[1:] if kind == "camel" else joined)
        elif kind == "UPPER":
            values.append("_".join(chosen).upper())
        else:
            values.append(kind.join(chosen))
    return _column(rng, values, n)


_STARTS = ("b", "br", "c", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "pr",
           "r", "s", "sk", "st", "t", "tr", "v", "w", "z", "", "", "th", "sh")  # fmt: skip
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou", "ie", "oo", "y", "ö", "é")
_ENDS = ("", "", "", "n", "r", "l", "s", "m", "nd", "rk", "x", "ck", "st", "ng", "t")


@generator("categorical", weight=0.8, repeats=0.0)
def made_up_names(rng: np.random.Generator, n: int) -> Column:
    """Repeat proper names that mean nothing: islands, brands, projects, teams, machines."""
    k = min(categories_of(rng, n, 4.0), 20)
    values = []
    for size in rng.integers(1, 4, k).tolist():
        parts = [
            choose(rng, _STARTS) + choose(rng, _VOWELS) + choose(rng, _ENDS) for _ in range(size)
        ]
        values.append("".join(parts).title())
    if sometimes(rng, 0.2):
        tail = choose(
            rng,
            ["Team {}", "Project {}", "{} line", "{} Series", "Site {}", "{} Island", "{} Unit"],
        )
        values = [tail.format(v) for v in values]
    return _column(rng, values, n, "city", "last_name", "company")


@generator("categorical", weight=0.5, repeats=0.0)
def one_value(rng: np.random.Generator, n: int) -> Column:
    """Repeat one value in every row, or in all but a few."""
    values = recased(rng, _words(rng, _language(rng), 2))
    if sometimes(rng, 0.5):
        values = list(choose(rng, vocabularies("categorical"))[:2])
    cells = [values[0]] * n
    if sometimes(rng, 0.3):
        cells[int(rng.integers(n))] = values[-1]
    return Column(cells, also=("text",))


# ---- names of things that science counts ---------------------------------------------------


@cache
def _parts(name: str) -> dict[str, list[str]]:
    split = (line.split(": ", 1) for line in lines(name))
    return {key: rest.split(" | ") for key, rest in split}


@generator("categorical", weight=0.0, repeats=0.0)
def species(rng: np.random.Generator, n: int) -> Column:
    """Draw names of living things: Latin, common, both, or shortened."""
    parts = _parts("organisms")
    k = categories_of(rng, n, 4.0)
    genus = (
        sample(rng, parts["genus"], k) if sometimes(rng, 0.7) else [choose(rng, parts["genus"])] * k
    )
    epithets = sample(rng, parts["epithet"], k)
    adjectives = sample(rng, parts["adjective"], k)
    nouns = (
        sample(rng, parts["noun"], k) if sometimes(rng, 0.5) else [choose(rng, parts["noun"])] * k
    )
    form = choose(
        rng,
        ["{g} {e}", "{g} {e}", "{a} {n}", "{a} {N}", "{a} {N} ({g} {e})", "{a} {n} ({g} {e})",
         "{s}. {e}",
         "{g} {e} ({a} {n})", "{g} sp.", "{e}", "{N}", "{n}", "{g}_{e}", "{N}, {a}",
         "{a} {N} - {g} {e}",
         "{g} {e} L.", "{g}", "{a}"],
    )  # fmt: skip
    rows = zip(genus, epithets, adjectives, nouns, strict=False)
    values = [form.format(g=g, e=e, a=a, n=w, N=w.title(), s=g[0]) for g, e, a, w in rows]
    return _column(rng, values, n)


@generator("categorical", weight=1.2, repeats=0.0)
def indicators(rng: np.random.Generator, n: int) -> Column:
    """Draw names of statistical series, with their unit in brackets or after a comma."""
    parts = _parts("indicators")
    k = categories_of(rng, n, 10.0)
    form = choose(
        rng, ["{s} ({u})", "{s} ({u})", "{s} ({u})", "{s}, {u}", "{s} [{u}]", "{s}", "{s} - {u}"]
    )
    unit = choose(rng, parts["unit"]) if sometimes(rng, 0.3) else None
    values = [
        form.format(s=s, u=unit or choose(rng, parts["unit"]))
        for s in sample(rng, parts["subject"], k)
    ]
    return _column(rng, values, n)


@generator("categorical", weight=1.0, repeats=0.0)
def technical_kinds(rng: np.random.Generator, n: int) -> Column:
    """Build kinds of devices, vehicles, contracts: Twin engine, Rotary pump single stage."""
    heads = ["single", "twin", "multi", "fixed", "rotary", "mobile", "portable", "heavy", "light",
             "open", "closed", "dry", "wet", "manual", "automatic", "standard", "special", "low",
             "high", "upper", "lower", "front", "rear", "remote", "local", "partial",
             "full"]  # fmt: skip
    middles = ["stage", "axle", "phase", "door", "deck", "shaft", "pressure", "voltage", "level",
               "term", "rate", "site", "use", "speed", "user", "case", "load", "frame"]  # fmt: skip
    tails = _words(rng, "en", 4)
    form = choose(rng, ["{a} {m}", "{a} {m} {t}", "{t} {a} {m}", "{a}-{m} {t}", "{a}-{m}",
                      "{t}, {a} {m}",
                      "{t} ({a} {m})", "{a} {m} {b} {t}"])  # fmt: skip
    values = [
        form.format(a=a, b=b, m=m, t=choose(rng, tails))
        for a, b, m in zip(
            sample(rng, heads, 12),
            sample(rng, heads, 12),
            sample(rng, middles, 12),
            strict=True,
        )
    ]
    return _column(rng, recased(rng, values[: min(12, categories_of(rng, n))]), n)
