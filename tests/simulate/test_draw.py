"""The tool kit of generators: draws, patterns, templates, spelling."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pytest

from pandas_semtype.simon.simulate import draw, spelling, templates
from pandas_semtype.simon.simulate.pools import as_pool, object_array


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def test_choose_honours_weights_of_any_sum(rng):
    drawn = Counter(draw.choose(rng, "abc", (6, 0, 2)) for _ in range(4000))
    assert set(drawn) == {"a", "c"}
    assert 0.7 < drawn["a"] / 4000 < 0.8
    assert {draw.choose(rng, ["x", "y"]) for _ in range(50)} == {"x", "y"}


def test_sometimes_is_a_probability(rng):
    assert not any(draw.sometimes(rng, 0.0) for _ in range(50))
    assert all(draw.sometimes(rng, 1.0) for _ in range(50))


def test_numbers_stay_within_bounds(rng):
    for _ in range(200):
        assert 2 <= draw.log_uniform(rng, 2, 50) <= 50
        assert 2 <= draw.number_of_categories(rng, 9) <= 9
    assert draw.number_of_categories(rng, 1, 2) == 2
    assert set(draw.integers(rng, 3, 6, 200)) == {3, 4, 5}


@pytest.mark.parametrize("size", [3, 40, 200])
def test_sample_gives_different_positions(rng, size):
    drawn = draw.sample(rng, list(range(100)), size)
    assert len(drawn) == len(set(drawn)) == min(size, 100)
    kept = draw.subset(rng, list(range(100)), size, size)
    assert len(kept) == len(set(kept)) == min(size, 100)


def test_sample_is_not_short_when_positions_repeat(rng):
    class Repeating:
        permutation = staticmethod(rng.permutation)

        @staticmethod
        def integers(high: int, size: int) -> np.ndarray:
            return np.full(size, high - 1)

    assert len(set(draw.sample(Repeating(), range(100), 2))) == 2


def test_cells_come_from_the_pool(rng):
    pool = object_array(["a", "b", "c", "c"])
    for cells in (
        draw.choices(rng, pool, 60),
        draw.choices(rng, ["a", "b", "c"], 60),
        draw.choice_array(rng, pool, 60).tolist(),
        draw.skewed(rng, pool, 60),
        draw.categorical(rng, pool, 60),
        draw.closed_vocabulary(rng, pool, 60).tolist(),
    ):
        assert len(cells) == 60
        assert set(cells) <= {"a", "b", "c"}
        assert {type(cell) for cell in cells} == {str}


def test_the_first_members_are_the_frequent_ones(rng):
    cells = Counter(draw.skewed(rng, "abcdefghij", 2000))
    assert cells["a"] > 4 * cells["j"]
    positions = Counter(draw.zipf_positions(rng, 10, 2000).tolist())
    assert positions[0] > 4 * positions[9] > 0


def test_category_frequencies_sum_to_one(rng):
    for k in (1, 2, 9):
        for _ in range(40):
            assert draw.category_frequencies(rng, k).sum() == pytest.approx(1.0)


def test_mixture_asks_each_draw_for_its_cells(rng):
    asked = []

    def of(mark):
        def cells(_, k):
            asked.append(k)
            return [mark] * k

        return cells

    cells = draw.mixture(rng, [of("a"), of("b"), of("c")], 50)
    assert sum(asked) == 50
    assert sorted(Counter(cells).values()) == sorted(asked)


def test_characters(rng):
    assert all(re.fullmatch("[ab]{5}", cell) for cell in draw.characters(rng, 5, "ab", 30))


def test_redrawn_keeps_the_first_cells(rng):
    cells = draw.redrawn(rng, [str(i) for i in range(100)], 0.1, 0.2)
    assert len(cells) == 100
    assert {int(c) for c in cells} <= set(range(20))


def test_repeating_columns_may_be_called_categorical():
    assert "categorical" in draw.column(["NY", "NY", "CA", "NY"]).ignore
    assert "categorical" not in draw.column(["NY", "CA", "TX"]).ignore


def test_fill_knows_every_class(rng):
    pattern = r"#%!?*^~&[A-CX3]\#-a"
    shape = re.compile(r"\d[1-9][2-9][A-Z][a-z][0-9a-f][A-Z\d][A-Za-z\d][A-CX3]#-a")
    cells = templates.fill(rng, pattern, 300)
    assert all(shape.fullmatch(cell) for cell in cells)
    assert {cell[8] for cell in cells} == set("ABCX3")
    assert templates.fill(rng, "##", 0) == []
    assert templates.fill(rng, "", 2) == ["", ""]
    assert {len(cell) for cell in templates.fill_any(rng, ("#", "??"), 40)} == {1, 2}


def test_compose_fills_every_kind_of_slot(rng):
    made = templates.compose(rng, ["{word:u}-{??##}-{1-9}-{01-12}-{x|y}"], 50, {"word": ["ab"]})
    shape = re.compile(r"AB-[A-Z]{2}\d\d-[1-9]-(0[1-9]|1[0-2])-[xy]")
    assert all(shape.fullmatch(cell) for cell in made)


def test_compose_sets_the_case_and_calls_functions(rng):
    slots = {"word": lambda _, k: ["the art of war"] * k}
    (cell,) = set(templates.compose(rng, ["{word:t}|{word:c}|{word:i}|{word:l}"], 3, slots))
    assert cell == "The Art of War|The art of war|T|the art of war"


def test_compose_names_the_unknown_slot(rng):
    with pytest.raises(KeyError, match="nothing"):
        templates.compose(rng, ["{nothing}"], 1)


def test_titlecase_keeps_small_words_and_capitals():
    assert spelling.titlecase("the art of IBM") == "The Art of IBM"


def test_slugs_are_plain_ascii():
    assert spelling.slug("Straße d'Été No. 5", "-") == "strasse-dete-no-5"
    assert spelling.slug("서울") == ""


def test_accents_are_dropped_from_latin_text_only():
    assert spelling.strip_accents("Łódź Ærøskøbing Đà Nẵng") == "Lodz Aeroskobing Da Nang"
    for text in ("서울", "القاهرة", "กรุงเทพ", "Ижевск"):
        assert spelling.strip_accents(text) == text


def test_pools_are_distinct_arrays_are_not():
    assert as_pool(["b", " a ", "b", "", "x\ny"]).tolist() == ["b", "a", "x, y"]
    assert object_array(["b", 1, "b"]).tolist() == ["b", "1", "b"]
