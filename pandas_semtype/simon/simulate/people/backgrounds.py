"""Columns of marital status, and of races and ethnic groups."""

from __future__ import annotations

import numpy as np

from ..draw import categorical, choose, recased, sometimes, subset
from ..lists import vocabularies
from ..registry import Column, generator

__all__: list[str] = []


def _answers(rng: np.random.Generator, name: str, n: int, *ignore: str) -> Column:
    """Repeat all or most answers of one question, often with one for unknown."""
    values = list(choose(rng, vocabularies(name)))
    if sometimes(rng, 0.45) and len(values) > 2:
        values = subset(rng, values, 2, len(values))
    if sometimes(rng, 0.2):
        values.append(
            choose(rng, ("Unknown", "Other", "Not stated", "Not Reported", "N/A", "Refused",
                   "UNKNOWN",
                         "Prefer not to say", "Declined", "Missing", "All", "Total",
                         "Not Specified",
                         "NS", "No Response", "Data not available"))
        )  # fmt: skip
    values = list(dict.fromkeys(values))
    if sometimes(rng, 0.06):
        form = choose(rng, ("{i} - {v}", "{i}. {v}", "{v} ({i})", "{i}={v}", "{v}, Total"))
        values = [form.format(i=i + 1, v=v) for i, v in enumerate(values)]
    return Column(categorical(rng, recased(rng, values), n), ignore=("text", *ignore))


@generator("marital_status", weight=4.0, repeats=0.0)
def marital_statuses(rng: np.random.Generator, n: int) -> Column:
    """Draw words for being single, married, divorced or widowed, in many languages."""
    return _answers(rng, "marital_status", n)


@generator("marital_status", weight=1.0, repeats=0.0)
def marital_codes(rng: np.random.Generator, n: int) -> Column:
    """Draw letters and short forms for marital status."""
    values = list(
        choose(rng, (("S", "M", "D", "W"), ("S", "M", "D", "W", "X"), ("M", "S", "D", "W", "U"),
                     ("MAR", "SIN", "DIV", "WID"), ("M", "S", "D", "W", "P"), ("C", "S", "D", "V"),
                     ("S", "M", "D", "W", "L"), ("L", "V", "G", "W"), ("LD", "VH", "GS", "VW"),
                     ("MARR", "SING", "DIVR", "WIDW", "SEPR"), ("NM", "M", "SEP", "D", "W"),
                     ("Sgl", "Mar", "Div", "Wid", "Sep"), ("C", "S", "V", "D", "UL")))
    )  # fmt: skip
    if sometimes(rng, 0.3):
        values = subset(rng, values, 3, len(values))
    return Column(categorical(rng, values, n), ignore=("code", "text"))


@generator("ethnicity", weight=7.0, repeats=0.0)
def ethnic_groups(rng: np.random.Generator, n: int) -> Column:
    """Draw races and ethnic groups of the question of one census or one agency."""
    return _answers(rng, "ethnicity", n, "nationality")


@generator("ethnicity", weight=2.0, repeats=0.0)
def ethnic_codes(rng: np.random.Generator, n: int) -> Column:
    """Draw letters and short forms for races."""
    values = list(
        choose(rng, (("W", "B", "H", "A", "U"), ("W", "B", "H", "A", "I", "U"), ("W", "B", "H",
               "O"),
                     ("A", "B", "I", "U", "W", "X", "Z"), ("WH", "BL", "HI", "AS", "OT"), ("B",
                     "W"),
                     ("WHT", "BLK", "HIS", "ASN", "UNK"), ("W", "B", "A", "P", "I", "O"), ("H",
                     "N", "U"),
                     ("AI", "AS", "BL", "HI", "PI", "WH", "MR"), ("W", "B", "O", "A", "M", "S"),
                     ("NHW", "NHB", "NHA", "HISP", "OTH"), ("W1", "W2", "B1", "B2", "A1", "A2",
                     "M1", "O9"),
                     ("IC1", "IC2", "IC3", "IC4", "IC5", "IC6"), ("WHI", "BLA", "HIS", "API",
                     "OTH")))
    )  # fmt: skip
    if sometimes(rng, 0.3):
        values = subset(rng, values, 2, len(values))
    if sometimes(rng, 0.05):
        values += [v.lower() for v in values[:2]]
    return Column(categorical(rng, values, n), ignore=("code", "text", "gender"))


@generator("ethnicity", weight=1.0, repeats=0.0)
def races_and_sexes(rng: np.random.Generator, n: int) -> Column:
    """Draw several races at once, or a race with its ethnicity."""
    races = ("White", "Black or African American", "Asian", "American Indian or Alaska Native",
             "Native Hawaiian or Other Pacific Islander", "Other", "Black", "Hispanic", "Latino",
             "Native American", "Pacific Islander", "Middle Eastern")  # fmt: skip
    glue = choose(rng, (", ", "; ", " and ", "/", " | ", "-", " & ", ",", " / "))
    chosen = subset(rng, races, 4, 8)
    pairs = [f"{a}{glue}{b}" for a in chosen[:5] for b in chosen[3:] if a != b]
    tail = choose(rng, (" alone", " only", ", non-Hispanic", " (Non-Hispanic)", "", "", " Male"))
    values = [f"{c}{tail}" for c in chosen] + subset(rng, pairs, 1, 6)
    return Column(categorical(rng, recased(rng, values), n), ignore=("text", "list"))
