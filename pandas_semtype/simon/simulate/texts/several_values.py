"""Columns of several values in one cell: tags, cuisines, amenities, authors, codes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import numpy as np

from ..draw import choose, integers, sample, sometimes
from ..lists import vocabularies
from ..name_books import all_given, all_surnames
from ..pools import as_pool, city_names
from ..registry import Column, generator
from ..templates import fill
from ..words import capitalised, plain

__all__ = ["joined"]

_GLUES = ((", ", 10), (",", 4), ("; ", 4), (";", 4), ("|", 3), (" | ", 1.5), ("/", 1), (" / ", 1),
          ("\n", 0.6), (" & ", 0.3), (" - ", 0.4), (" · ", 0.3), ("、", 0.4), (" + ", 0.3),
          ("~", 0.2),
          ("||", 0.2), ("#", 0.1), (" and ", 0.2), ("•", 0.1), (";#", 0.2), ("^", 0.2))  # fmt: skip


def joined(
    rng: np.random.Generator, pool: np.ndarray | list[str], n: int, most: int = 5, least: int = 1
) -> list[str]:
    """Return cells of several different members of a pool, with one delimiter."""
    glue = choose(rng, [g for g, _ in _GLUES], [w for _, w in _GLUES])
    most = min(most, len(pool))
    sizes = np.minimum(least + rng.geometric(rng.uniform(0.25, 0.6), n) - 1, most)
    top = max(most * 2, int(len(pool) * rng.random()))
    drawn = (min(top, len(pool)) * rng.random(int(sizes.sum())) ** rng.uniform(1, 2.5)).astype(int)
    order = rng.permutation(len(pool)).tolist()
    flat, at, cells = drawn.tolist(), 0, []
    alphabetic = sometimes(rng, 0.25)
    for k in sizes.tolist():
        members = list(dict.fromkeys(pool[order[i]] for i in flat[at : at + k]))
        at += k
        cells.append(glue.join(sorted(members) if alphabetic else members))
    short = [i for i, c in enumerate(cells) if glue not in c]
    if len(short) > 0.6 * n and len(pool) > 1:  # most cells of a list hold several
        for i in short[: len(short) // 2 + 1]:
            a, b = sample(rng, pool, 2)
            cells[i] = f"{a}{glue}{b}"
    if sometimes(rng, 0.08):
        end = glue.strip() or glue
        cells = [c + end for c in cells]
    return cells


@cache
def _topics() -> tuple[np.ndarray, ...]:
    return tuple(as_pool(v) for v in vocabularies("list_topics"))


@generator("list", weight=7.0, repeats=0.1)
def topical_lists(rng: np.random.Generator, n: int) -> Column:
    """Join values of one subject: cuisines, amenities, genres, symptoms, skills."""
    cells = joined(rng, choose(rng, _topics()), n, int(rng.integers(2, 12)))
    kind = rng.random()
    if kind < 0.08:
        cells = [c.lower() for c in cells]
    elif kind < 0.14:
        cells = [c.upper() for c in cells]
    return Column(cells, ignore=("text", "categorical"))


def _undelimited(values: Iterable[str]) -> list[str]:
    """Return the values that hold no character which may delimit them."""
    return [value for value in values if not any(c in value for c in ",;|/")]


@generator("list", weight=4.0, repeats=0.1)
def lists_of_categories(rng: np.random.Generator, n: int) -> Column:
    """Join categories of any subject, or phrases: Federal Benefits;Health Care;Housing."""
    if sometimes(rng, 0.55):
        values = _undelimited(choose(rng, vocabularies("categorical")))
        while len(values) < 4:
            more = _undelimited(choose(rng, vocabularies("categorical")))
            values = list(dict.fromkeys((*values, *more)))
    else:
        words = sample(rng, capitalised("en", 300, 9_000), 40)
        pairs = list(pairwise(words))
        glue = choose(rng, (" ", " and ", " ", " & ", " of "))
        pairs = pairs[: int(rng.integers(4, 39))]
        values = list(dict.fromkeys(f"{a}{glue}{b}" for a, b in pairs))
    cells = joined(rng, values, n, int(rng.integers(2, 7)))
    kind = rng.random()
    if kind < 0.08:
        cells = [c.upper() for c in cells]
    elif kind < 0.12:
        cells = [c.replace(" ", "_").lower() for c in cells]
    return Column(cells, ignore=("text", "categorical"))


@generator("list", weight=2.0, repeats=0.05)
def tag_lists(rng: np.random.Generator, n: int) -> Column:
    """Join tags and keywords."""
    words = sample(rng, plain("en", 300, 9_000), int(rng.integers(10, 300)))
    kind = choose(
        rng, ("plain", "hash", "snake", "angle", "capital", "phrase"), (5, 1, 1, 0.7, 2, 3)
    )
    if kind == "angle":
        return Column([f"<{c}>" for c in _glued(rng, words, n, "><")], ignore=("text", "html"))
    if kind == "hash":
        return Column(_glued(rng, [f"#{w}" for w in words], n, " "), ignore=("text",))
    if kind == "snake":
        words = [f"{a}_{b}" for a, b in zip(words, words[::-1], strict=True)]
    elif kind == "capital":
        words = [w.capitalize() for w in words]
    elif kind == "phrase":
        words = [f"{a} {b}" for a, b in pairwise(words)] + words[:5]
    return Column(joined(rng, words, n, int(rng.integers(3, 10)), int(rng.integers(1, 3))),
                  ignore=("text",))  # fmt: skip


def _glued(rng: np.random.Generator, pool: list[str], n: int, glue: str) -> list[str]:
    sizes = rng.integers(2, 6, n).tolist()
    flat, at, cells = rng.integers(0, len(pool), sum(sizes)).tolist(), 0, []
    for k in sizes:
        cells.append(glue.join(dict.fromkeys(pool[i] for i in flat[at : at + k])))
        at += k
    return cells


@generator("list", weight=2.0, repeats=0.05)
def lists_of_names(rng: np.random.Generator, n: int) -> Column:
    """Join people, cities or words with capitals: authors, cast, stops."""
    kind = rng.random()
    if kind < 0.6:
        first = sample(rng, all_given(), 400)
        last = sample(rng, all_surnames(), 400)
        form = choose(rng, ("{a} {b}", "{a} {b}", "{i}. {b}", "{b} {i}", "{b}, {i}.", "{b} {i}."))
        pool = [form.format(a=a, i=a[:1], b=b) for a, b in zip(first, last, strict=False)]
        cells = joined(rng, pool, n, 6, 2) if "," not in form else _glued(rng, pool, n, "; ")
        return Column(cells, ignore=("text", "person_name"))
    pool = sample(rng, city_names() if kind < 0.8 else capitalised("en", 300, 9_000), 300)
    return Column(joined(rng, pool, n, 6, 2), ignore=("text",))


@generator("list", weight=2.0, repeats=0.1)
def lists_of_codes(rng: np.random.Generator, n: int) -> Column:
    """Join codes or numbers: 12;15;18, A01, B07, 3|5|8."""
    pattern = choose(rng, ("%", "%#", "%##", "%###", "?##", "??", "???", "?#", "??-###", "?##.#",
                           "0##", "%####", "????", "%#.#"))  # fmt: skip
    pool = list(dict.fromkeys(fill(rng, pattern, int(rng.integers(8, 120)))))
    cells = joined(rng, pool, n, int(rng.integers(2, 9)), 2)
    if sometimes(rng, 0.12):
        brackets = choose(rng, ("[]", "{}", "()"))
        cells = [f"{brackets[0]}{c}{brackets[1]}" for c in cells]
    return Column(cells, ignore=("text", "code", "json"))


@generator("list", weight=1.0, repeats=0.05)
def pairs_of_keys_and_values(rng: np.random.Generator, n: int) -> Column:
    """Join pairs: Parking:yes, Pool:no; width=12; size=3."""
    keys = sample(rng, capitalised("en", 300, 4_000), 8)
    between, glue = (
        choose(rng, (":", ": ", "=", " = ")),
        choose(rng, (", ", "; ", ";", "|", " | ", "&")),
    )
    values = choose(
        rng, (("yes", "no"), ("true", "false"), ("1", "2", "3", "12", "40"), ("Low", "High"))
    )
    many = sometimes(rng, 0.5)
    sizes = integers(rng, 2, 5 if many else 3, n)
    drawn = rng.integers(0, len(values), sum(sizes)).tolist()
    cells, at = [], 0
    for k in sizes:
        cells.append(glue.join(f"{keys[i]}{between}{values[drawn[at + i]]}" for i in range(k)))
        at += k
    return Column(cells, ignore=("text",))
