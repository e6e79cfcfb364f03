"""Names of people and firms of twelve languages in their own script and order."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from ..draw import choices, choose, sometimes, subset
from ..lists import keyed, word_list
from ..name_books import NameBook, name_book
from ..places.world_cities import LANGUAGES, WEIGHTS, towns_of
from ..pools import as_pool, faker_pool, mimesis_list
from ..registry import Column, generator
from ..templates import Slot, compose
from .companies import brand_names

__all__: list[str] = []

_LOCALES = {
    "nl": ("nl_NL", "nl_NL", "nl_BE"), "es": ("es_ES", "es_MX", "es_CO", "es_AR", "es_CL"),
    "pt": ("pt_BR", "pt_BR", "pt_PT"), "ru": ("ru_RU",), "ar": ("ar_SA", "ar_EG", "ar_PS", "ar_DZ"),
    "zh": ("zh_CN", "zh_CN", "zh_TW"), "ja": ("ja_JP",), "ko": ("ko_KR",),
    "hi": ("hi_IN", "hi_IN", "ne_NP"), "tr": ("tr_TR",), "pl": ("pl_PL",), "el": ("el_GR",),
}  # fmt: skip
_NO_TAIL = ("{f}", "{l}", "{l}{f:i}")  # too short to be a whole name, unless among others


def _language(rng: np.random.Generator) -> str:
    return choose(rng, LANGUAGES, WEIGHTS)


@cache
def _patronymics() -> np.ndarray:
    stems = [name for name in name_book("ru_RU").first if name[-1] in "бвгдзклмнпрстф"]
    return as_pool([*(s + "ович" for s in stems), *(s + "овна" for s in stems),
                    "Ильич", "Ильинична", "Сергеевна", "Сергеевич", "Андреевич", "Андреевна",
                    "Юрьевич", "Юрьевна", "Анатольевна", "Васильевич", "Николаевна"])  # fmt: skip


def _book(rng: np.random.Generator, language: str) -> NameBook:
    return name_book(choose(rng, _LOCALES[language]))


def _slots(book: NameBook) -> dict[str, Slot]:
    return {
        "f": book.first, "g": book.first, "h": book.first, "l": book.last, "k": book.last,
        "p": _patronymics(),
    }  # fmt: skip


def _cased(rng: np.random.Generator, cells: list[str]) -> list[str]:
    return [cell.upper() for cell in cells] if sometimes(rng, 0.15) else cells


@generator("person_name", weight=6.0, repeats=0.1)
def people_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Return people of one language in one or two of its orders and abbreviations."""
    language = _language(rng)
    forms = keyed("world_names")[f"{language} people"]
    if sometimes(rng, 0.75):
        use = [forms[int(rng.integers(min(len(forms), 3)))]]
    else:
        use = [form for form in subset(rng, forms, 1, 3) if form not in _NO_TAIL] or [forms[0]]
    cells = compose(rng, use, n, _slots(_book(rng, language)))
    if language == "zh" and sometimes(rng, 0.4):  # one given name of one character, one of two
        cells = [cell[:3] if len(cell) > 3 and " " not in cell else cell for cell in cells]
    return Column(_cased(rng, cells))


@generator("first_name", weight=2.5, repeats=0.2)
def given_names_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Return given names of one language in its script."""
    language = choose(rng, LANGUAGES, (2, 3, 3, 4, 3, 2, 3, 2, 3, 1.5, 1.5, 1.5))
    book = _book(rng, language)
    few = book.first[rng.permutation(len(book.first))[: int(choose(rng, (8, 60, 400, 3000)))]]
    return Column(_cased(rng, choices(rng, few, n)))


@generator("last_name", weight=2.5, repeats=0.2)
def family_names_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Return family names of one language in its script, double ones where usual."""
    language = _language(rng)
    book = _book(rng, language)
    forms = {
        "nl": ("{l}", "{l}", "van {l}", "de {l}", "van der {l}", "{l}, van", "{l}-{k}"),
        "es": ("{l}", "{l} {k}", "{l} {k}"), "pt": ("{l}", "da {l}", "{l} {k}", "de {l}"),
        "zh": ("{l}",), "ar": ("{l}", "{l}"),
    }.get(language, ("{l}",))  # fmt: skip
    cells = compose(rng, subset(rng, forms, 1, 3), n, _slots(book))
    return Column(_cased(rng, cells))


# ---- firms ---------------------------------------------------------------------------------------


@cache
def _listed(language: str) -> np.ndarray:
    """Return known firms of a language and those that Faker makes up."""
    names: list[str] = mimesis_list(language, "finance", "company", "name").tolist()
    if language not in {"hi", "ar", "tr"}:
        names += faker_pool("company", _LOCALES[language][0]).tolist()
    return as_pool(name for name in names if not re.search(r"[Ff]aker", name))


@generator("company", weight=8.0, repeats=0.1)
def firms_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Return firms of one language with its legal forms: ``株式会社``, ``有限公司``, ``Ltda``."""
    language = _language(rng)
    book = _book(rng, language)
    slots: dict[str, Slot] = {
        "w": word_list("firms", f"{language}_words"), "t": word_list("firms", f"{language}_trades"),
        "l": book.last, "f": book.first, "c": towns_of(language)[:600], "b": brand_names,
    }  # fmt: skip
    forms = word_list("firms", f"{language}_forms").tolist()
    cells = compose(rng, subset(rng, forms, 2, len(forms)), n, slots)
    if len(_listed(language)) > 20 and sometimes(rng, 0.5):
        known, at = choices(rng, _listed(language), n), rng.random(n).tolist()
        limit = float(rng.uniform(0.1, 1.0))
        cells = [k if x < limit else c for k, c, x in zip(known, cells, at, strict=True)]
    return Column(_cased(rng, cells), ignore=("place_name",))


@generator("job_title", weight=2.0, repeats=0.3)
def occupations_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Return occupations in the script of a language, few or many."""
    code = choose(rng, ("ru", "ru", "zh", "ja", "ko", "ar", "nl", "tr", "pl", "el", "es", "pt"))
    pool = mimesis_list(code, "person", "occupation")
    few = pool[rng.permutation(len(pool))[: int(choose(rng, (6, 40, 400)))]]
    cells = choices(rng, few, n)
    return Column(cells, ignore=("categorical",) if len(set(cells)) < 0.6 * n else ())
