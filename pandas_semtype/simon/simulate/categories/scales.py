"""Columns of ordered categories: levels, bands, ranks, grades."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from ..draw import categorical, choose, sometimes
from ..lists import vocabularies
from ..registry import Column, generator
from ..words import content_words

__all__: list[str] = []


def _steps(rng: np.random.Generator, values: list[str], n: int, *ignore: str) -> Column:
    """Return an ordinal column: the frequencies have a hump, or are skewed in any way."""
    values = list(dict.fromkeys(values))
    values = values[: max(2, n)]
    k = len(values)
    if k > 2 and sometimes(rng, 0.5):
        shape = np.exp(
            -((np.arange(k) - rng.uniform(0, k - 1)) ** 2) / (2 * (k * rng.uniform(0.15, 0.6)) ** 2)
        )
        places = rng.choice(k, n, p=(shape + 0.02) / (shape + 0.02).sum())
        cells = [values[i] for i in places.tolist()]
    else:
        cells = categorical(rng, [values[i] for i in rng.permutation(k).tolist()], n)
    return Column(cells, also=("text",), ignore=ignore)


def _part(rng: np.random.Generator, values: tuple[str, ...] | list[str]) -> list[str]:
    """Return a run of neighbours of a scale, mostly all of it."""
    k = len(values)
    if k < 4 or sometimes(rng, 0.65):
        return list(values)
    size = int(rng.integers(3, k + 1))
    start = int(rng.integers(0, k - size + 1))
    return list(values[start : start + size])


@generator("ordinal", weight=6.0, repeats=0.0)
def known_scales(rng: np.random.Generator, n: int) -> Column:
    """Draw steps of one of the listed scales."""
    values = _part(rng, choose(rng, vocabularies("ordinal")))
    kind = rng.random()
    if kind < 0.05:
        values = [v.upper() for v in values]
    elif kind < 0.10:
        values = [v.lower() for v in values]
    elif kind < 0.20:
        form = choose(
            rng,
            ["{i} - {v}", "{i}. {v}", "{v} ({i})", "{i}={v}", "({i}) {v}", "{i}: {v}", "{i} {v}"],
        )
        first = choose(rng, [0, 1, 1])
        values = [form.format(i=i, v=v) for i, v in enumerate(values, first)]
    return _steps(rng, values, n)


_SCHOOLS = (
    ("No schooling", "None", "No formal education", "No qualification", "Less than high school"),
    ("Primary", "Primary school", "Elementary school", "Grades 1-8", "Basic education"),
    ("High school", "Secondary", "HS graduate", "GED", "High school or equivalent", "A levels"),
    ("Some college", "Some college, no degree", "Vocational", "Trade school", "Certificate"),
    ("Associate", "Associate's", "Associate degree", "2-year degree", "Diploma", "Foundation"),
    ("Bachelor", "Bachelor's", "Bachelor degree", "4-year degree", "Undergraduate", "BA/BSc"),
    ("Master", "Master's", "Master degree", "Graduate degree", "Postgraduate", "MA/MSc"),
    ("Doctorate", "PhD", "Doctoral degree", "Doctoral", "Professional degree", "Postdoctoral"),
)


@generator("ordinal", weight=1.2, repeats=0.0)
def schooling(rng: np.random.Generator, n: int) -> Column:
    """Draw levels of schooling, each in one of its usual names."""
    tail = choose(rng, ["", "", "", " degree", " level", " or equivalent", " completed"])
    values = []
    for names in _part(rng, [str(i) for i in range(len(_SCHOOLS))]):
        name = choose(rng, _SCHOOLS[int(names)])
        values.append(name if " " in name or sometimes(rng, 0.2) else name + tail)
    if sometimes(rng, 0.2):
        values = [v.lower() for v in values]
    return _steps(rng, values, n)


@generator("ordinal", weight=1.5, repeats=0.0)
def numbered_steps(rng: np.random.Generator, n: int) -> Column:
    """Add numbers to a word of rank: P1, Level 3, Tier 2, Stage IIb, Severity 4."""
    word = choose(
        rng,
        ["P", "P-", "Priority ", "Level ", "Lvl ", "L", "Tier ", "Tier-", "Grade ", "Stage ",
         "Step ", "Phase ",
         "Sev", "Sev-", "Severity ", "S", "Year ", "Rank ", "Division ", "Band ", "Class ",
         "Quintile ", "Decile ",
         "Quartile ", "Q", "Stufe ", "Niveau ", "Nivel ", "Fase ", "Klasse ", "Cycle ", "Category ",
         "Risk ",
         "Gen ", "Age ", "Round ", "Уровень ", "Степень ", "レベル", "第", "Grad ", "Trin ",
         "Poziom ",
         "Seviye "],
    )  # fmt: skip
    k = int(rng.integers(3, 8))
    roman = ("I", "II", "III", "IV", "V", "VI", "VII")
    first = choose(rng, [0, 1, 1, 1])
    tails = list(roman[:k]) if sometimes(rng, 0.2) else [str(i) for i in range(first, first + k)]
    if sometimes(rng, 0.12):
        tails = [t + s for t in tails for s in ("a", "b")]
    return _steps(rng, [word + t for t in tails], n)


@generator("ordinal", weight=2.0, repeats=0.0)
def bands_of_age(rng: np.random.Generator, n: int) -> Column:
    """Write age bands: 18-24, 65+, under 5, 0 to 4 years."""
    width = choose(rng, [5, 5, 10, 10, 10, 15, 20])
    first = choose(rng, [0, 0, 15, 16, 18, 18, 20, 25])
    last = first + width * int(rng.integers(3, max(4, (95 - first) // width)))
    unit = choose(rng, ["", "", "", "", " years", " yrs", " ans", " Jahre", " años", "歳", " лет"])
    join = choose(rng, ["-", "-", "-", " - ", "–", " to ", "_", "~"])
    bands = [f"{a}{join}{a + width - 1}{unit}" for a in range(first, last, width)]
    if sometimes(rng, 0.25) and first == 18:
        bands[0] = f"18{join}24{unit}"
    top = choose(
        rng,
        ["{}+", "{}+", "{} and over", "{} or older", ">{}", "{} plus", "{}{}+", "≥{}", "over {}"],
    )
    bands.append(top.format(last, "") + unit)
    if first and sometimes(rng, 0.4):
        bands.insert(
            0, choose(rng, ["<{}", "Under {}", "under {}", "0-{}", "Less than {}"]).format(first)
        )
    if sometimes(rng, 0.1):
        bands = [choose(rng, ["Age ", "age_", "Ages "]) + b for b in bands]
    return _steps(rng, bands, n)


@generator("ordinal", weight=1.5, repeats=0.0)
def bands_of_money(rng: np.random.Generator, n: int) -> Column:
    """Write bands of income or price: $25,000 - $49,999, <20k, 100K+, $$$."""
    if sometimes(rng, 0.15):
        sign = choose(rng, ["$", "$", "€", "£", "₹"])
        return _steps(rng, [sign * i for i in range(1, int(rng.integers(4, 6)))], n, "currency")
    edges = np.array(
        choose(
            rng,
            [
                (10, 25, 50, 75, 100, 150),
                (20, 40, 60, 80, 120),
                (5, 10, 15, 20, 30),
                (15, 30, 60, 90),
            ],
        )
    )
    sign = choose(rng, ["$", "$", "$", "", "€", "£", "Rs. ", "₹"])
    if sometimes(rng, 0.5):
        texts = [f"{sign}{e}{choose(rng, ['K', 'K'])}" for e in edges.tolist()]
        upper = texts[1:]
        if sometimes(rng, 0.4):
            texts, upper = [t.lower() for t in texts], [t.lower() for t in upper]
    else:
        texts = [f"{sign}{e},000" for e in edges.tolist()]
        upper = [f"{sign}{e - 1},999" for e in edges.tolist()[1:]]
    join = choose(rng, [" - ", " to ", "-", " – "])
    bands = [f"{a}{join}{b}" for a, b in zip(texts, upper, strict=False)]
    bands.insert(
        0,
        choose(rng, ["< {}", "<{}", "Less than {}", "Under {}", "0 - {}", "Up to {}"]).format(
            texts[0]
        ),
    )
    bands.append(
        choose(
            rng, ["{}+", "> {}", "{} or more", "More than {}", "{} and above", "Over {}"]
        ).format(texts[-1])
    )
    return _steps(rng, bands, n, "currency")


@generator("ordinal", weight=1.5, repeats=0.0)
def bins_of_numbers(rng: np.random.Generator, n: int) -> Column:
    """Write intervals of any number: (0, 10], [5,10), 11-50, 51-200, 10+, Q1."""
    k = int(rng.integers(3, 9))
    kind = rng.random()
    if kind < 0.3:
        edges = [0, 1, 10, 50, 200, 500, 1000, 5000, 10_000][: k + 1]
    elif kind < 0.7:
        step = choose(rng, [1, 2, 5, 10, 20, 25, 50, 100, 1000])
        edges = [step * i for i in range(k + 1)]
    else:
        edges = sorted({int(v) for v in np.cumsum(rng.integers(1, 60, k + 1))})
    form = choose(
        rng,
        ["({a}, {b}]", "[{a}, {b})", "[{a},{b})", "{a}-{c}", "{a} - {c}", "{a} to {b}", "{a}-{b}",
         "{a}–{c}",
         "{a}<x<={b}", "{a}_{b}", "{a}..{b}", "{a} bis unter {b}", "{a}-{c} employees",
         "{a} - {c} km", "{a}%-{b}%",
         "de {a} à {b}", "({a:.1f}, {b:.1f}]", "from {a} to {c}"],
    )  # fmt: skip
    pairs = pairwise(edges)
    bins = [form.format(a=a, b=b, c=max(a, b - 1)) for a, b in pairs]
    if sometimes(rng, 0.5):
        bins.append(
            choose(rng, ["{}+", ">{}", ">= {}", "{} or more", "over {}", "> {}"]).format(edges[-1])
        )
    return _steps(rng, bins, n)


@generator("ordinal", repeats=0.0)
def ranks(rng: np.random.Generator, n: int) -> Column:
    """Write ranks: 1st 2nd 3rd, 1., 1er, 2º, 3-й, first place."""
    k = int(rng.integers(3, 11))
    form = choose(rng, ["en", "en", "en", "{}.", "{}º", "{}ª", "{}e", "{}-й", "{}°", "第{}", "{}位",
                      "No. {}", "#{}",
                      "{}ème", "{}:a", "{}-os"])  # fmt: skip
    if form == "en":
        ends = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}
        tail = choose(
            rng,
            ["", "", "", " place", " grade", " floor", " quarter", " class", " year", " edition"],
        )
        values = [f"{i}{ends.get(i, 'th')}{tail}" for i in range(1, k + 1)]
    else:
        values = [form.format(i) for i in range(1, k + 1)]
    return _steps(rng, values, n)


@generator("ordinal", repeats=0.0)
def stars(rng: np.random.Generator, n: int) -> Column:
    """Write ratings: 4 stars, ★★★☆☆, 5/5, 3 out of 5, ***."""
    top = choose(rng, [5, 5, 5, 3, 4, 10])
    form = choose(rng, ["{i} stars", "{i} star", "{i}-star", "{i}/{t}", "{i} / {t}",
                        "{i} out of {t}",
                      "{f}{e}", "{f}",
                      "{s}", "{i}★", "{i} Sterne", "{i} étoiles", "{i} estrellas", "{i} stelle",
                      "{i} hvězdy",
                      "{i} of {t}", "{i}*", "{i}.0 out of {t} stars", "{i}星"])  # fmt: skip
    values = [
        form.format(i=i, t=top, f="★" * i, e="☆" * (top - i), s="*" * i) for i in range(1, top + 1)
    ]
    if form == "{i} stars" and sometimes(rng, 0.6):
        values[0] = "1 star"
    return _steps(rng, values, n)


@generator("ordinal", repeats=0.0)
def spans_of_experience(rng: np.random.Generator, n: int) -> Column:
    """Write bands of time: < 1 year, 1-3 years, 10+ years, within 24 hours."""
    unit = choose(
        rng,
        [
            "years",
            "years",
            "yrs",
            "months",
            "days",
            "hours",
            "weeks",
            "Jahre",
            "ans",
            "años",
            "anos",
        ],
    )
    edges = choose(
        rng,
        [
            (1, 3, 5, 10),
            (1, 2, 5, 10, 20),
            (3, 6, 12, 24),
            (7, 14, 30, 90),
            (2, 4, 8),
            (1, 5, 10, 15, 20),
        ],
    )
    join = choose(rng, ["-", "-", " to ", " - "])
    values = [
        choose(rng, ["< {} {}", "<{} {}", "Less than {} {}", "Under {} {}"]).format(edges[0], unit)
    ]
    values += [f"{a}{join}{b} {unit}" for a, b in pairwise(edges)]
    values.append(
        choose(rng, ["{}+ {}", "> {} {}", "More than {} {}", "Over {} {}"]).format(edges[-1], unit)
    )
    return _steps(rng, values, n, "duration")


@generator("ordinal", weight=1.2, repeats=0.0)
def degrees_of_a_word(rng: np.random.Generator, n: int) -> Column:
    """Grade any word: not fresh, slightly fresh, very fresh; low rent, high rent."""
    word = choose(rng, content_words("en", 150, 6000))
    scale = choose(
        rng,
        ["not {w}|slightly {w}|moderately {w}|very {w}|extremely {w}",
         "low {w}|medium {w}|high {w}",
         "not {w}|somewhat {w}|{w}|very {w}", "{w} - low|{w} - medium|{w} - high",
         "no {w}|some {w}|much {w}",
         "low_{w}|mid_{w}|high_{w}", "less {w}|same {w}|more {w}",
         "least {w}|less {w}|{w}|more {w}|most {w}",
         "no {w}|minor {w}|moderate {w}|severe {w}", "small {w}|medium {w}|large {w}",
         "un{w}|partly {w}|fully {w}",
         "minimal {w}|moderate {w}|extensive {w}", "early {w}|middle {w}|late {w}",
         "{w} 1|{w} 2|{w} 3|{w} 4",
         "lower {w}|middle {w}|upper {w}", "junior {w}|{w}|senior {w}|chief {w}",
         "poor {w}|fair {w}|good {w}",
         "mild {w}|moderate {w}|severe {w}", "sub-{w}|{w}|super-{w}", "pre-{w}|{w}|post-{w}"],
    )  # fmt: skip
    values = scale.format(w=word).split("|")
    kind = rng.random()
    if kind < 0.5:
        values = [v[:1].upper() + v[1:] for v in values]
    elif kind < 0.6:
        values = [v.upper() for v in values]
    return _steps(rng, values, n)


@generator("ordinal", weight=0.7, repeats=0.0)
def ratings_in_digits(rng: np.random.Generator, n: int) -> Column:
    """Repeat the digits of a rating: 1 to 5, 1 to 4, 0 to 3."""
    first = choose(rng, [0, 1, 1, 1])
    top = choose(rng, [3, 4, 4, 5, 5, 7, 10])
    column = _steps(rng, [str(i) for i in range(first, top + 1)], n)
    column.also = ("int",)
    return column
