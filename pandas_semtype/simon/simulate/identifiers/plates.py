"""Generators of vehicle registration plate columns."""

from __future__ import annotations

import numpy as np

from ..draw import choices, choose
from ..lists import keyed
from ..pools import faker_pool
from ..registry import Column, generator
from ..templates import fill, fill_any
from ..words import word_slugs

FAKER_LOCALES = (
    "ar_JO", "ar_SA", "de_DE", "de_AT", "de_CH", "en_CA", "en_GB", "en_NZ", "en_PH", "en_US",
    "es_AR", "es_CL", "es_CO", "es_ES", "es_MX", "et_EE", "fi_FI", "fr_FR", "he_IL", "hu_HU",
    "id_ID", "it_IT", "ja_JP", "ko_KR", "lt_LT", "nl_BE", "nl_NL", "no_NO", "pl_PL", "pt_BR",
    "pt_PT", "ro_RO", "ru_RU", "sk_SK", "sv_SE", "th_TH", "tr_TR", "uk_UA", "vi_VN", "zh_CN",
)  # fmt: skip


def plates(rng: np.random.Generator, n: int) -> list[str]:
    """Return n plates of one country: one series or several."""
    known = keyed("plates")
    series = known["US"] if rng.random() < 0.2 else known[choose(rng, sorted(known))]
    drawn = choices(rng, series, choose(rng, (1, 1, 2, len(series))))
    return fill_any(rng, drawn, n)


@generator("license_plate", weight=5.0, repeats=0.1)
def plate_of_country(rng: np.random.Generator, n: int) -> list[str]:
    cells = plates(rng, n)
    style = rng.random()
    if style < 0.15:
        cells = [c.replace(" ", "").replace("-", "") for c in cells]
    elif style < 0.2:
        cells = [c.replace("-", " ") for c in cells]
    elif style < 0.25:
        cells = [c.replace(" ", "-") for c in cells]
    return [c.lower() for c in cells] if rng.random() < 0.03 else cells


@generator("license_plate", weight=1.5, repeats=0.1)
def plate_of_many_countries(rng: np.random.Generator, n: int) -> list[str]:
    known = keyed("plates")
    drawn = choices(rng, sorted(known), choose(rng, (2, 4, 10, len(known))))
    return fill_any(rng, [choose(rng, known[c]) for c in drawn], n)


@generator("license_plate", weight=2.5, repeats=0.1)
def plate_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    return choices(rng, faker_pool("license_plate", choose(rng, FAKER_LOCALES)), n)


@generator("license_plate", weight=0.7, repeats=0.1)
def plate_with_origin(rng: np.random.Generator, n: int) -> list[str]:
    state = fill(rng, "??", int(rng.integers(2, 12)))
    form = choose(rng, ("{0} {1}", "{1} ({0})", "{0}-{1}", "{0}: {1}", "{1} {0}", "{0}·{1}"))
    cells = plates(rng, n)
    return [form.format(a, b) for a, b in zip(choices(rng, state, n), cells, strict=True)]


@generator("license_plate", weight=0.3, repeats=0.1)
def plate_vanity(rng: np.random.Generator, n: int) -> Column:
    words = [w.upper()[:7] for w in choices(rng, word_slugs(), n)]
    digits = fill_any(rng, ("#", "##", "%", "###"), n)
    drop = str.maketrans("", "", "AEIOU")
    cells = [
        w + d if i % 2 else w.translate(drop) + d
        for i, (w, d) in enumerate(zip(words, digits, strict=True))
    ]
    return Column([c[:8] for c in cells])
