"""Columns of second-level areas: counties, districts, municipalities of many countries."""

from __future__ import annotations

import numpy as np

from ..draw import categorical, choices, choose, closed_vocabulary, sometimes, subset
from ..lists import keyed, word_list
from ..pools import object_array
from ..registry import Column, generator
from ..spelling import strip_accents
from . import gazetteer

__all__: list[str] = []

_LISTED = ("de", "pl", "in", "nl", "uk", "ie", "ke", "ca", "ru", "zh", "ja", "ko", "tr", "ar")
_DEEPEST = (
    "GB",
    "IT",
    "FR",
    "PH",
    "UG",
    "EE",
    "CZ",
    "MA",
    "BD",
    "LT",
    "ES",
    "ID",
    "BE",
    "LK",
    "IE",
)
_ODD = ("Multiple", "Statewide", "Out of State", "Unknown", "Other", "Various", "Not Available")
_ALSO = ("city", "state", "categorical", "text")


def _us(rng: np.random.Generator) -> np.ndarray:
    """Return counties of one, several or all of the states of the USA."""
    names, states = gazetteer.us_counties()
    if sometimes(rng, 0.75):
        codes = subset(rng, gazetteer.us_states()[1], 1, int(choose(rng, (1, 1, 3, 9))))
        chosen = names[np.isin(states.astype(str), codes)]
        return chosen if len(chosen) else names
    return names


def _styled(rng: np.random.Generator, names: np.ndarray) -> np.ndarray:
    kind = rng.random()
    if kind < 0.6:
        cut = (" County", " Parish", " Borough", " Census Area", " Municipality", " city")
        plain = names.tolist()
        for word in cut:
            plain = [name.removesuffix(word) for name in plain]
        names = object_array(plain)
        form = rng.random()
        if form < 0.05:
            names = object_array(f"{name} Co." for name in plain)
        elif form < 0.08:
            names = object_array(f"County of {name}" for name in plain)
        elif form < 0.1:
            names = object_array(f"{name} Co" for name in plain)
    elif kind < 0.66:
        state = choose(rng, gazetteer.us_states()[int(rng.integers(2))])
        names = object_array(f"{name}, {state}" for name in names)
    if sometimes(rng, 0.42):
        names = object_array(name.upper() for name in names)
    if sometimes(rng, 0.15):
        names = object_array(
            n.replace("'", "").replace(".", "").replace("St ", "Saint ") for n in names
        )
    return names


def _odd(rng: np.random.Generator, cells: list[str]) -> list[str]:
    if not sometimes(rng, 0.12):
        return cells
    word, at = choose(rng, _ODD), (rng.random(len(cells)) < rng.uniform(0.01, 0.1)).tolist()
    word = word.upper() if cells[0].isupper() else word
    return [word if x else cell for cell, x in zip(cells, at, strict=True)]


@generator("county", weight=5.0, repeats=0.1)
def counties_of_the_usa(rng: np.random.Generator, n: int) -> Column:
    """Return counties with or without the word, in capitals or not, few or all of a state."""
    names = _styled(rng, _us(rng))
    return Column(_odd(rng, closed_vocabulary(rng, names, n).tolist()), ignore=_ALSO)


@generator("county", weight=1.2, repeats=0.0)
def few_counties(rng: np.random.Generator, n: int) -> Column:
    """Return the counties around one city: one, two or a handful."""
    names = _styled(rng, _us(rng)).tolist()
    few = subset(rng, names, 1, int(choose(rng, (2, 5, 12))))
    return Column(_odd(rng, categorical(rng, few, n)), ignore=_ALSO)


@generator("county", weight=3.0, repeats=0.1)
def districts_of_the_world(rng: np.random.Generator, n: int) -> Column:
    """Return districts and municipalities of another country, with or without the kind."""
    code = choose(rng, _LISTED)
    names = word_list("districts", code)
    form = ""
    if sometimes(rng, 0.35):
        form = {
            "de": choose(rng, ("Landkreis {}", "LK {}", "{}, Landkreis", "Kreis {}")),
            "in": "{} District", "nl": choose(rng, ("Gemeente {}", "gemeente {}")), "ie": "Co. {}",
            "ke": "{} County", "ca": "{} County", "tr": "{} İlçesi", "ar": "محافظة {}",
        }.get(code, "")  # fmt: skip
    if code == "ru":
        form = choose(
            rng, ("{} район", "{}", "{} р-н", "{} р-н", "р-н {}", "{} муниципальный район")
        )
    if code == "pl" and sometimes(rng, 0.6):
        names = object_array(name.removeprefix("powiat ") for name in names)
    if form:
        names = object_array(form.format(name) for name in names)
    if sometimes(rng, 0.2) and code not in ("zh", "ja", "ko", "ar"):
        names = object_array(name.upper() for name in names)
    if sometimes(rng, 0.15):
        names = object_array(strip_accents(name) for name in names)
    return Column(closed_vocabulary(rng, names, n).tolist(), ignore=_ALSO)


@generator("county", weight=1.5, repeats=0.1)
def subdivisions_below_the_first(rng: np.random.Generator, n: int) -> Column:
    """Return subdivisions of the second level that ISO 3166-2 knows."""
    names = gazetteer.subdivisions(choose(rng, _DEEPEST), deepest=True).name
    if sometimes(rng, 0.2):
        names = object_array(strip_accents(name).upper() for name in names)
    return Column(closed_vocabulary(rng, names, n).tolist(), ignore=_ALSO)


@generator("county", weight=1.2, repeats=0.1)
def municipalities_as_areas(rng: np.random.Generator, n: int) -> Column:
    """Return municipalities with the word that says so: ``Gemeinde``, ``kommun``."""
    forms_of = keyed("municipalities")
    country = choose(rng, tuple(forms_of))
    forms = forms_of[country]
    names = gazetteer.cities_of(country).name
    use = subset(rng, forms, 1, len(forms))
    few = choices(rng, names, int(rng.integers(3, 200)))
    names = object_array(choose(rng, use).format(name) for name in dict.fromkeys(few))
    if sometimes(rng, 0.15):
        names = object_array(name.upper() for name in names)
    return Column(closed_vocabulary(rng, names, n).tolist(), ignore=(*_ALSO, "company"))


# ---- what looks like these -----------------------------------------------------------------------


@generator("categorical", weight=0.5, repeats=0.0)
def numbered_districts(rng: np.random.Generator, n: int) -> Column:
    """Return districts, wards and precincts by number: ``District 3``, ``Ward 12``."""
    word = choose(rng, ("District", "Ward", "Precinct", "Council District", "Zone", "Region",
                        "Dist", "Congressional District", "Area", "Beat", "Distrito", "Wijk",
                        "Bezirk", "Arrondissement"))  # fmt: skip
    form = choose(rng, ("{w} {k}", "{w} {k}", "{w} {k:02d}", "{w} No. {k}", "{w}-{k}", "{k}th {w}"))
    names = [form.format(w=word, k=k) for k in range(1, int(rng.integers(4, 40)))]
    if sometimes(rng, 0.25):
        names = [name.upper() for name in names]
    ignore = ("ordinal", "county", "code")
    return Column(categorical(rng, names, n), also=("text",), ignore=ignore)
