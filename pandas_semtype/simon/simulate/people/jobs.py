"""Columns of occupations and positions."""

from __future__ import annotations

from functools import cache
from importlib import import_module

import numpy as np

from ..draw import choices, mixture, sometimes_upper, subset
from ..lists import word_list
from ..pools import LOCALES, MIMESIS_LOCALES, as_pool, faker_pool, mimesis_list
from ..registry import Column, generator
from ..templates import Slot, compose

__all__ = ["job_slots", "plural_occupation"]

_JOB_LOCALES = (
    "ar_AA", "ar_DZ", "az_AZ", "bn_BD", "bs_BA", "cs_CZ", "da_DK", "de_AT", "de_DE", "el_GR",
    "en_US", "es_ES", "fa_IR", "fi_FI", "fr_CH", "fr_DZ", "fr_FR", "hr_HR", "hu_HU", "hy_AM",
    "ja_JP", "ka_GE", "ko_KR", "mk_MK", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "ru_RU", "sk_SK",
    "th_TH", "tr_TR", "uk_UA", "vi_VN", "zh_CN", "zh_TW",
)  # fmt: skip
_IRREGULAR = {"man": "men", "woman": "women", "Clergy": "Clergy", "Salesperson": "Salespersons"}
_ENGLISH = (
    "{stem}", "{domain} {stem}", "{senior} {stem}", "{senior} {domain} {stem}", "{stem} {I|II|III}",
    "{senior} {stem}, {domain}", "{domain} {stem} {I|II|III|IV|V}", "Director of {domain}",
    "Head of {domain}", "VP of {domain}", "Senior Vice President, {domain}", "{stem} - {domain}",
    "Chief {domain} Officer", "{domain} Manager", "Vice President {domain}", "{domain} Coordinator",
    "{domain} Associate", "{domain} Specialist", "Manager, {domain}", "{domain} Intern",
    "{stem} ({domain})", "{stem}/{stem}", "{domain} & {domain} Manager", "{domain} Lead",
    "Assistant to the {stem}", "{stem}, {domain}", "EVP, {domain}", "{exec}", "{exec}",
    "{domain} {stem}",
    "{exec}, {domain}", "Team Lead {domain}", "{domain} Director", "{senior} Director, {domain}",
    "{domain} Consultant", "{domain} Engineer", "{senior} {domain} Engineer", "{domain} Analyst",
    "Professor of {domain}", "{senior} {stem} - {??}", "{domain} Engineer {1-5}", "{stem} {?}",
)  # fmt: skip
_OCCUPATIONS = (
    "{stems}", "{domain} {stems}", "{stems} and {stems}", "{stems}, {stems}, and {stems}",
    "{domain} and {domain} {stems}", "{stems}, {domain}", "{stems}, All Other",
    "{stems} and {stems}",
    "First-Line Supervisors of {stems}", "{stems}, Except {domain}", "{domain} {stems} and {stems}",
    "First-Line Supervisors of {domain} Workers", "Helpers--{stems}", "{domain} Managers",
    "{stems}, {stems}, {stems}, and {stems}", "{domain} Technicians",
    "{domain} Teachers, Postsecondary",
    "{domain} Setters, Operators, and Tenders, Metal and Plastic", "{domain} Workers, All Other",
    "{domain} Engineers", "{domain} and {domain} Specialists", "{domain} Operators and Tenders",
    "{domain}, {domain}, and {domain} {stems}", "{stems}, {domain} and {domain}",
    "{domain} Scientists",
    "{domain} Mechanics and Installers", "{domain} Clerks, Except {domain}", "{domain} Inspectors",
    "{domain} Supervisors/Managers", "{stem} Occupations", "{domain} Support Workers",
    "{domain} Repairers", "{domain}, {domain} and {domain} Workers",
)  # fmt: skip


def plural_occupation(title: str) -> str:
    """Return the plural of an occupation: ``Lay-Up Cutter`` becomes ``Lay-Up Cutters``."""
    for singular, plural in _IRREGULAR.items():
        if title.endswith(singular):
            return title[: -len(singular)] + plural
    if title.endswith(("s", "sh", "ch", "x", "z")):
        return title + "es"
    if title.endswith("y") and title[-2] not in "aeiou":
        return title[:-1] + "ies"
    return title + "s"


@cache
def _plurals() -> np.ndarray:
    return as_pool(plural_occupation(stem) for stem in word_list("jobs", "stems"))


def job_slots() -> dict[str, Slot]:
    """Return slots of the grammars of positions."""
    return {
        "stem": word_list("jobs", "stems"),
        "stems": _plurals(),
        "domain": word_list("jobs", "domains"),
        "senior": word_list("jobs", "seniority"),
        "exec": word_list("jobs", "executives"),
    }


@cache
def _faker_jobs(locale: str) -> np.ndarray:
    provider = import_module(f"faker.providers.job.{locale}").Provider
    jobs = getattr(provider, "jobs", ())
    return as_pool(job for job in map(str, jobs) if "{" not in job)


@generator("job_title", weight=2.0, case=True, typos=True)
def positions(rng: np.random.Generator, n: int) -> list[str]:
    """Return English positions with seniority, field and level."""
    cells = compose(rng, subset(rng, _ENGLISH, 4, len(_ENGLISH)), n, job_slots())
    return sometimes_upper(rng, cells, probability=0.15)


@generator("job_title", weight=2.0, case=True)
def occupation_groups(rng: np.random.Generator, n: int) -> list[str]:
    """Return occupations in the plural, as statistics classify them."""
    cells = compose(rng, subset(rng, _OCCUPATIONS, 5, len(_OCCUPATIONS)), n, job_slots())
    kind = rng.random()
    if kind < 0.2:  # without the comma before the last
        cells = [cell.replace(", and ", " and ") for cell in cells]
    elif kind < 0.3:
        cells = [cell.replace(" and ", " & ") for cell in cells]
    elif kind < 0.4:
        cells = [cell[:1] + cell[1:].lower() for cell in cells]
    return sometimes_upper(rng, cells, probability=0.08)


@generator("job_title", weight=2.0, case=True)
def occupations_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    """Return occupations of one country, any script."""
    kind = rng.random()
    if kind < 0.3:
        locale = LOCALES[int(rng.integers(len(LOCALES)))]
        return sometimes_upper(rng, choices(rng, faker_pool("job", locale), n))
    locale = _JOB_LOCALES[int(rng.integers(len(_JOB_LOCALES)))]
    return sometimes_upper(rng, choices(rng, _faker_jobs(locale), n))


@cache
def _mimesis_jobs() -> tuple[str, ...]:
    return tuple(
        loc for loc in MIMESIS_LOCALES if len(mimesis_list(loc, "person", "occupation")) > 30
    )


@generator("job_title", weight=2.0, case=True)
def occupations_of_mimesis(rng: np.random.Generator, n: int) -> list[str]:
    """Return occupations of one language; the English list is the one drawn most."""
    locales = _mimesis_jobs()
    locale = "en" if rng.random() < 0.35 else locales[int(rng.integers(len(locales)))]
    return sometimes_upper(rng, choices(rng, mimesis_list(locale, "person", "occupation"), n))


@generator("job_title", weight=1.0, case=True)
def contact_positions(rng: np.random.Generator, n: int) -> list[str]:
    """Return positions of a contact list: short, abbreviated, titles of owners."""
    slots = job_slots()
    draws = [
        lambda r, k: choices(r, word_list("jobs", "executives"), k),
        lambda r, k: compose(r, ("{domain} {stem}", "{domain} Manager", "{stem}"), k, slots),
        lambda r, k: compose(r, ("{exec}", "{exec} & {exec}", "{exec}, {domain}"), k, slots),
    ]
    cells = mixture(rng, draws[: int(rng.integers(1, 4))], n)
    return [cell.lower() for cell in cells] if rng.random() < 0.12 else cells


@generator("job_title", weight=1.0)
def government_positions(rng: np.random.Generator, n: int) -> list[str]:
    """Return positions of public payrolls, in capitals and abbreviated."""
    templates = ("{stem} {I|II|III|IV}", "{domain} {stem}", "{stem}-{domain}", "SR {stem}",
                 "ASST {stem}", "{stem} (HOURLY)", "{domain} {stem} {1-6}", "PRIN {domain} {stem}",
                 "SUPVSR OF {stems}", "{domain} AIDE", "{stem}, {domain}",
                 "CHIEF {stem}")  # fmt: skip
    slots = job_slots()
    shapes = subset(rng, templates, 3, 12)
    draws = [lambda r, k: choices(r, word_list("jobs", "government"), k)] * int(rng.integers(0, 3))
    draws.append(lambda r, k: compose(r, shapes, k, slots))
    cells = [cell.upper() for cell in mixture(rng, draws, n)]
    if rng.random() < 0.3:
        long, short = ("ASSISTANT", "MANAGER", "TECHNICIAN"), ("ASST", "MGR", "TECH")
        for word, cut in zip(long, short, strict=True):
            cells = [cell.replace(word, cut) for cell in cells]
    return cells


@generator("job_title", weight=0.5, case=True, repeats=0.5)
def military_ranks(rng: np.random.Generator, n: int) -> Column:
    """Return military ranks, which one may call categories as well."""
    pool = word_list("jobs", "military")
    kept = subset(rng, pool, 8, len(pool))
    return Column(choices(rng, kept, n), ignore=("categorical", "ordinal"))


@generator("job_title", weight=1.2, case=True)
def advertised_positions(rng: np.random.Generator, n: int) -> list[str]:
    """Return German, French and Spanish positions, many with their gender mark."""
    language = ("de", "fr", "es")[int(rng.integers(3))]
    marks = {
        "de": ("(m/w/d)", "(w/m/d)", "m/w/d", "(m/w)", "(d/m/w)", "(all genders)", "(m/f/d)"),
        "fr": ("H/F", "(H/F)", "F/H", "(F/H)", "h/f", "(CDI)"),
        "es": ("(H/M)", "h/m", "(M/H)", "(Remoto)", "- Medio Tiempo", "Senior"),
    }[language]
    mark = marks[int(rng.integers(len(marks)))]
    shapes = {
        "de": ("{job}", "Senior {job}", "{job} {domain}", "{job} in Teilzeit", "Leitung {domain}"),
        "fr": ("{job}", "{job} senior", "{job} {domain}", "{job} confirmé"),
        "es": ("{job}", "{job} Senior", "{job} de {domain}", "{job} Jr."),
    }[language]
    jobs = word_list("jobs", language)
    if language == "de" and rng.random() < 0.5:
        jobs = _faker_jobs("de_AT")
    elif language == "fr" and rng.random() < 0.5:
        jobs = _faker_jobs("fr_FR")
    slots: dict[str, Slot] = {
        "job": jobs,
        "domain": ("IT", "Marketing", "HR", "Export", "SAP", "CRM"),
    }
    cells = compose(rng, (shapes[0], *subset(rng, shapes, 1, 4)), n, slots)
    fraction = float(rng.choice([0.0, 0.5, 1.0]))
    drawn = rng.random(n).tolist()
    return [f"{c} {mark}" if d < fraction else c for c, d in zip(cells, drawn, strict=True)]
