"""Columns of units of organisations, and of programmes and agencies that look like them."""

from __future__ import annotations

import numpy as np

from ..abbreviations import abbreviated, cut
from ..draw import categorical, choices, choose, skewed, sometimes, subset
from ..lists import word_list
from ..name_books import all_surnames
from ..pools import city_names, faker_pool
from ..registry import Column, generator
from ..templates import Slot, compose

__all__: list[str] = []

_KINDS = ("corporate", "medical", "academic", "retail")
_LANGUAGES = ("de", "fr", "es", "pt", "nl", "it", "ru", "zh", "ja", "ko", "ar", "tr", "pl")
_GOVERNMENT = (
    "{subject}", "{subject}", "Department of {subject}", "Dept. of {subject}", "Dept of {subject}",
    "{subject} Department", "{subject} Dept", "Office of {subject}", "Bureau of {subject}",
    "Division of {subject}", "{subject} Division", "{subject}, Department of", "{subject} Bureau",
    "{office}", "{office}'s Office", "Office of the {office}", "{subject} Commission",
    "{subject} Services", "{subject} Authority", "Board of {subject}", "{subject} Unit",
    "{subject} Administration", "Ministry of {subject}", "{subject} and {subject}",
    "{subject} Section", "{subject} & {subject}", "Agency of {subject}", "{subject}, Office of",
    "{subject} Programs", "{subject} Operations", "{city} Department of {subject}",
    "{DPW|DOT|DPH|PD|FD|HR|OMB} - {subject}", "{subject} - {subject}", "{subject}/{subject}",
    "{subject} ({??})",
)  # fmt: skip
_CODED = ("{code} {name}", "{code} - {name}", "{code}-{name}", "{name} ({code})", "{code}: {name}")


def _government(rng: np.random.Generator, n: int) -> list[str]:
    slots: dict[str, Slot] = {
        "subject": word_list("departments", "subjects"),
        "office": word_list("departments", "offices"),
        "city": city_names("US")[:400],
    }
    return compose(rng, subset(rng, _GOVERNMENT, 1, 9), n, slots)


def _few(rng: np.random.Generator, names: list[str], n: int) -> list[str]:
    """Draw cells of a handful of names, or let each stand as it is."""
    names = list(dict.fromkeys(names))
    if sometimes(rng, 0.7):
        return categorical(rng, names[: int(rng.integers(2, min(len(names), 45) + 2))], n)
    return skewed(rng, names, n, float(rng.uniform(1, 2)))


def _worn(rng: np.random.Generator, names: list[str]) -> list[str]:
    kind = rng.random()
    if kind < 0.2:
        return cut(rng, abbreviated(rng, names))
    if kind < 0.4:
        return abbreviated(rng, names)
    return [name.upper() for name in names] if kind < 0.58 else names


@generator("department", weight=3.0, repeats=0.0)
def departments_of_governments(rng: np.random.Generator, n: int) -> Column:
    """Return departments, offices and divisions of one government, cut and in capitals or not."""
    names = _worn(rng, _government(rng, max(4, n // 2)))
    return Column(_few(rng, names, n), ignore=("categorical", "company"))


@generator("department", weight=2.0, repeats=0.0)
def departments_of_organisations(rng: np.random.Generator, n: int) -> Column:
    """Return departments of a firm, a hospital, a university or a shop."""
    pool = word_list("departments", choose(rng, _KINDS))
    names = subset(rng, pool, 3, 60)
    if sometimes(rng, 0.12):
        form = choose(
            rng, ("{} Department", "{} Dept.", "Department of {}", "Dept. of {}", "{} Team")
        )
        names = [form.format(name) for name in names]
    if sometimes(rng, 0.25):
        names = [name.upper() for name in names]
    return Column(_few(rng, names, n), ignore=("categorical", "industry", "product"))


@generator("department", weight=1.0, repeats=0.0)
def departments_with_codes(rng: np.random.Generator, n: int) -> Column:
    """Return departments with the number of their account: ``0300 - Fire``."""
    kind = rng.random()
    if kind < 0.7:
        names = _government(rng, 30)
    else:
        names = subset(rng, word_list("departments", choose(rng, _KINDS)), 20, 40)
    codes = compose(rng, (choose(rng, ("{##}", "{###}", "{0###}", "{??}", "{###}0", "{??}{#}",
                                       "{1###}")),), len(names))  # fmt: skip
    form = choose(rng, _CODED)
    names = [form.format(code=code, name=x) for code, x in zip(codes, names, strict=True)]
    if sometimes(rng, 0.4):
        names = [name.upper() for name in names]
    return Column(_few(rng, names, n), ignore=("categorical", "code"))


@generator("department", weight=2.0, repeats=0.0)
def departments_in_other_languages(rng: np.random.Generator, n: int) -> Column:
    """Return departments of one of thirteen languages."""
    pool = word_list("departments", choose(rng, _LANGUAGES))
    names = subset(rng, pool, 3, len(pool))
    if sometimes(rng, 0.2):
        names = [name.upper() for name in names]
    return Column(_few(rng, names, n), ignore=("categorical", "company", "industry"))


@generator("department", weight=0.7, repeats=0.0)
def departments_by_initials(rng: np.random.Generator, n: int) -> Column:
    """Return departments of which many are acronyms: ``HPD``, ``DOT``, ``Parks``."""
    names = _government(rng, 40)
    fraction = float(rng.uniform(0.4, 1.0))
    prefix = choose(rng, ("", "", "D", "NY"))
    short = [prefix + "".join(w[0] for w in name.split() if w[0].isupper()) for name in names]
    names = [
        s if at < fraction and 1 < len(s) < 6 else name
        for s, name, at in zip(short, names, rng.random(len(names)).tolist(), strict=True)
    ]
    return Column(_few(rng, names, n), ignore=("categorical", "company", "code", "stock_ticker"))


# ---- what looks like departments -----------------------------------------------------------------


@generator("company", weight=1.0, repeats=0.2)
def agencies_of_registers(rng: np.random.Generator, n: int) -> Column:
    """Return agencies, cities, schools and districts as payees: cut, short, last word first."""
    slots: dict[str, Slot] = {
        "city": city_names("US"), "state": faker_pool("state"), "last": all_surnames(),
        "subject": word_list("departments", "subjects"),
    }  # fmt: skip
    templates = (
        "City of {city}", "{city}, City of", "Town of {city}", "{city} School District",
        "{last} County Sheriff's Office", "{state} Department of {subject}", "{city} Police Dept",
        "{city} Housing Authority", "{city} Unified School District", "County of {last}",
        "{state} State University", "{city} Volunteer Fire Department", "{city} Public Library",
        "University of {state}", "Village of {city}", "{state} Dept of {subject}",
        "US Department of {subject}", "{last} County Treasurer", "{city} Water District",
        "Port of {city}", "{city} Chamber of Commerce", "Boys & Girls Club of {city}",
    )  # fmt: skip
    cells = _worn(rng, compose(rng, subset(rng, templates, 3, 14), n, slots))
    return Column(cells, ignore=("department", "categorical"))


@generator("text", weight=0.5, repeats=0.0)
def programmes(rng: np.random.Generator, n: int) -> Column:
    """Return programmes, projects and funds: no departments, though their words are the same."""
    slots: dict[str, Slot] = {
        "program": word_list("departments", "programs"),
        "subject": word_list("departments", "subjects"), "city": city_names("US")[:800],
    }  # fmt: skip
    templates = (
        "{program} Program", "{program}", "{subject} Improvement Project", "{city} {program}",
        "{program} Grant", "{program} - Phase {1-4}", "{subject} Fund", "{program} FY{10-25}",
        "{city} {subject} Modernization Project", "{subject} Capital Projects Fund",
        "{program} ({1-40}-{##})", "{city} {program} Initiative", "Rehabilitation of {city} Bridge",
    )  # fmt: skip
    return Column(_worn(rng, compose(rng, subset(rng, templates, 3, 12), n, slots)))


@generator("job_title", weight=1.5, repeats=0.2)
def abbreviated_positions(rng: np.random.Generator, n: int) -> Column:
    """Return positions of public payrolls cut to a width: ``ADMIN ASST II``, ``SUPVNG ENGR-U``."""
    slots: dict[str, Slot] = {
        "stem": word_list("jobs", "stems"), "domain": word_list("jobs", "domains"),
        "subject": word_list("departments", "subjects"),
    }  # fmt: skip
    templates = (
        "{domain} Assistant {I|II|III}", "Administrative Assistant {1-4}", "{domain} {stem}",
        "Senior {domain} {stem}", "{stem} {I|II|III|IV}", "Assistant {stem}", "{domain} Manager",
        "Deputy Director, {subject}", "Director of {subject}", "{domain} Technician {1-3}",
        "{stem}-{U|E|EXM|NON SUPVR|HRLY}", "Supervisor of {subject}", "Chief {domain} {stem}",
        "{domain} Specialist {A|B|C}", "Principal {domain} {stem}", "{stem} - {40 HR/WK|SEASONAL}",
        "{domain} {stem}, Grade {10-35}", "{subject} Commissioner", "Police Officer",
        "Correctional Officer {I|II}", "Clerk {I|II|III}", "Maintenance Worker {I|II|III}",
    )  # fmt: skip
    cells = compose(rng, subset(rng, templates, 4, 20), n, slots)
    if sometimes(rng, 0.7):
        cells = abbreviated(rng, cells)
    return Column(choices(rng, cut(rng, cells), n) if sometimes(rng, 0.3) else cut(rng, cells))


@generator("code", weight=0.4, repeats=0.0)
def codes_of_departments(rng: np.random.Generator, n: int) -> Column:
    """Return departments by a code alone: ``0300``, ``POL``, ``FIN-02``."""
    form = choose(rng, ("{0###}", "{??}{##}", "{???}", "{?}{##}", "{???}-{0#}", "{###}0"))
    names = compose(rng, (form,), int(rng.integers(4, 40)))
    return Column(categorical(rng, list(dict.fromkeys(names)), n), ignore=("department", "int"))
