"""Columns of one value: a download keeps one town, one year, one status, zeros only.

About one column in eight of public files is constant.  Each label has a generator of its constants
here, so that one distinct cell does not speak for any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from ..dates import calendar_parts, datetimes, spans_of_years
from ..draw import choose, log_uniform, sometimes
from ..lists import vocabularies
from ..people import agencies, companies, jobs, person_names
from ..places import addresses, cities, countries, postal, states
from ..registry import Column, Make, generator
from ..texts import free_text, titles
from ..web import emails, uris
from ..words import content_words
from . import booleans, coded_values, few_values, scales
from .specific_words import labels_of_words

__all__: list[str] = []


def _repeated(rng: np.random.Generator, cells: list[str], n: int) -> list[str]:
    """Return the first cell `n` times; in one column of six, one or two rows differ."""
    out = [cells[0]] * n
    if n > 2 and sometimes(rng, 0.15):
        for _ in range(int(rng.integers(1, 3))):
            out[int(rng.integers(n))] = cells[-1]
    return out


def _constant(makes: tuple[Make, ...], *ignore: str) -> Callable[..., Column]:
    """Return a generator that repeats a cell of one of the given generators."""

    def constant(rng: np.random.Generator, n: int) -> Column:
        made = choose(rng, makes)(rng, 5)
        column = made if isinstance(made, Column) else Column(list(made))
        cells = _repeated(rng, list(column.values), n)
        labels = dict.fromkeys((*column.ignore, *ignore, "categorical"))
        true = {column.primary, *column.also}
        return Column(cells, column.primary, column.also, tuple(x for x in labels if x not in true))

    return constant


_WORDS: dict[str, tuple[float, tuple[Make, ...], tuple[str, ...]]] = {
    "city": (2.0, (cities.city_of_one_country, cities.city_of_us_state, cities.city_upper_case,
                   cities.city_of_the_usa, cities.city_by_population), ("county", "state")),
    "state": (2.0, (states.state_us_name, states.state_us_code, states.state_us_code_by_population,
                    states.state_name_of_one_country), ("code", "country_code", "city")),
    "country": (1.5, (countries.country_in_english, countries.country_in_another_language,
                      countries.country_upper_case), ()),
    "country_code": (1.0, (countries.country_code_alpha2, countries.country_code_alpha3),
    ("code",)),
    "postal_code": (1.5, (postal.postal_code_us, postal.postal_code_us_as_number,
                          postal.postal_code_of_one_country), ("int", "code", "identifier")),
    "company": (2.0, (companies.companies_by_grammar, agencies.hospitals, agencies.universities,
                      companies.famous_companies, agencies.agencies_as_employers), ("department",)),
    "datetime": (2.5, (datetimes.numeric_days, datetimes.numeric_timestamps,
                       datetimes.days_at_midnight, datetimes.iso_timestamps, datetimes.named_days),
                 ("date_of_birth",)),
    "address": (1.2, (addresses.address_us_street, addresses.address_of_one_country), ()),
    "person_name": (0.8, (person_names.names_of_one_locale, person_names.names_in_any_format), ()),
    "job_title": (0.7, (jobs.positions, jobs.government_positions), ("department",)),
    "email": (0.5, (emails.email_plain,), ()),
    "uri": (1.0, (uris.uri_pages, uris.uri_home_pages), ()),
    "ordinal": (1.0, (scales.known_scales, scales.bands_of_age), ()),
    "month_name": (0.3, (calendar_parts.english_months,), ()),
    "day_of_week": (0.3, (calendar_parts.english_days,), ()),
    "time": (0.3, (calendar_parts.times_of_day,), ()),
    "year_range": (0.8, (spans_of_years.spans_of_one_year, spans_of_years.fiscal_labels),
    ("code",)),
    "quarter": (0.6, (spans_of_years.quarters_alone, spans_of_years.quarters_of_years), ("code",)),
    "text": (2.0, (free_text.remarks, free_text.answers_and_fragments, titles.paper_titles,
                   free_text.sentences_of_words), ()),
}  # fmt: skip
for _label, (_weight, _makes, _ignore) in _WORDS.items():
    _make = _constant(_makes, *_ignore)
    _make.__name__ = f"constant_{_label}"
    generator(_label, weight=_weight, repeats=0.0)(_make)


@generator("int", weight=5.0, repeats=0.0)
def constant_int(rng: np.random.Generator, n: int) -> Column:
    """Repeat 0, 1, -999, a round number or any other."""
    kind = rng.random()
    if kind < 0.5:
        cell = choose(rng, ("0", "1", "2", "3", "100", "-1", "10", "4", "5", "-999", "999", "9999",
                            "99", "-9999", "12", "6", "8", "7", "-99", "1000"),
                      (14, 12, 4, 2, 2, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))  # fmt: skip
    elif kind < 0.8:
        cell = str(int(log_uniform(rng, 2, 10 ** rng.uniform(1, 8))))
    else:
        step = choose(rng, (5, 10, 50, 100, 1000))
        cell = str(int(rng.integers(1, 200)) * step)
    other = str(int(rng.integers(0, 10)))
    ignore: tuple[str, ...] = ("categorical", "code", "ordinal", "identifier")
    if cell in ("0", "1"):
        ignore = (*ignore, "boolean")
    return Column(_repeated(rng, [cell, other], n), ignore=ignore)


@generator("float", weight=3.0, repeats=0.0)
def constant_float(rng: np.random.Generator, n: int) -> Column:
    """Repeat 0.0, 0.00, 1.0, 0,0000 or any decimal."""
    kind = rng.random()
    places = int(rng.integers(1, 5))
    if kind < 0.45:
        cell = f"{choose(rng, (0, 0, 0, 0, 1, 1, 100, -1, -999, 10, 50)):.{places}f}"
    elif kind < 0.6:
        cell = f"{int(log_uniform(rng, 1, 1e6))}.{'0' * places}"
    else:
        cell = f"{log_uniform(rng, 0.01, 10 ** rng.uniform(0, 7)):.{places}f}"
    if sometimes(rng, 0.15):
        cell = cell.replace(".", ",")
    return Column([cell] * n, ignore=("categorical", "int"))


@generator("categorical", weight=4.5, repeats=0.0)
def constant_word(rng: np.random.Generator, n: int) -> Column:
    """Repeat one value of a vocabulary, one phrase or one code in every row."""
    kind = rng.random()
    also_right: Iterable[str] = ()
    if kind < 0.3:
        values = list(choose(rng, vocabularies("categorical")))
        cell, also_right = choose(rng, values), labels_of_words(values)
    elif kind < 0.75:
        make = choose(rng, (few_values.phrases_as_categories, few_values.words_as_categories,
                            few_values.technical_kinds, few_values.known_categories,
                            few_values.names_in_code))  # fmt: skip
        made = make(rng, 4)
        cell, also_right = made.values[0], made.ignore
    elif kind < 0.9:
        make = choose(rng, (coded_values.short_codes, coded_values.abbreviations,
                            coded_values.prefixed_codes))  # fmt: skip
        cell = make(rng, 4).values[0]
    else:
        cell = choose(rng, content_words("en", 150, 6_000))
    if sometimes(rng, 0.25):
        cell = cell.upper()
    ignore = tuple(dict.fromkeys(("code", "boolean", *also_right)))
    return Column([cell] * n, also=("text",), ignore=ignore)


@generator("categorical", weight=0.6, repeats=0.0)
def constant_token(rng: np.random.Generator, n: int) -> Column:
    """Repeat a token that says nothing: NULL, Unknown, Not Applicable, *."""
    cell = choose(rng, ("NULL", "Unknown", "Not Applicable", "N/A", "NA", "None", "NOT PROVIDED",
                        "Not Available", "UNKNOWN", "*", "-", "Total", "All", "ALL", "Other", "Nee",
                        "n.v.t.", "Onbekend", "Not Stated", "Unassigned", "TBD", "<Null>", "#N/A",
                        "No Data", "Not Collected", "Suppressed", "Nvt", "S/D",
                        "No aplica"))  # fmt: skip
    return Column([cell] * n, ignore=("text", "code", "boolean"))


@generator("boolean", weight=1.2, repeats=0.0)
def constant_truth(rng: np.random.Generator, n: int) -> Column:
    """Repeat one word of truth in every row."""
    made = choose(rng, (booleans.usual_truths, booleans.truths_of_the_world))(rng, 6)
    column = made if isinstance(made, Column) else Column(list(made))
    words = [c for c in column.values if not c.strip().isdigit()] or ["true"]
    ignore = tuple(
        x for x in dict.fromkeys((*column.ignore, "categorical")) if x not in column.also
    )
    return Column(_repeated(rng, [words[0]], n), also=column.also, ignore=ignore)


@generator("year", weight=1.0, repeats=0.0)
def constant_year(rng: np.random.Generator, n: int) -> Column:
    """Repeat one year."""
    last = 2024 - int(rng.exponential(6))
    cells = [str(last), str(last - 1)]
    if sometimes(rng, 0.08):
        cells = [f"{c}.0" for c in cells]
    return Column(_repeated(rng, cells, n), ignore=("categorical", "code"))
