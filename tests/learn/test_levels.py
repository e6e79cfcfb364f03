"""Levels of categories: numbers by their size, spellings that are one level, new numbers."""

from __future__ import annotations

import unicodedata

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="SemanticTyper needs it")

from sklearn.base import clone
from sklearn.ensemble import HistGradientBoostingRegressor

from pandas_semtype import SemanticTyper, semtype_pipeline
from pandas_semtype.learn.categories import CategoryEncoder
from pandas_semtype.learn.levels import all_numbers, in_order, one_spelling
from pandas_semtype.learn.passthrough import kept
from pandas_semtype.parsing import ParseFacts


def codes(cells, later, form="ordinal", most=None):
    encoder = CategoryEncoder.fitted(pd.Series(cells), form, most)
    return encoder.encode(pd.Series(later)).columns[0].tolist()


@pytest.mark.parametrize(
    "cells", [list(range(14)), [str(k) for k in range(14)], [float(k) - 6 for k in range(14)]]
)
@pytest.mark.parametrize("form", ["ordinal", "category"])
def test_whole_numbers_keep_their_order(cells, form):
    assert codes(cells * 3, cells, form) == [float(k) for k in range(14)]


def test_levels_of_a_category_dtype_stand_in_order():
    encoder = CategoryEncoder.fitted(pd.Series([11, 2, 9, 103] * 30), "category", None)
    assert (encoder.form, encoder.levels) == ("category", ("2", "9", "11", "103"))


def test_a_new_number_stands_between_those_of_the_training_data():
    assert codes([2, 4, 8, 16] * 3, [5, 1, 40, None]) == [1.25, 0.0, 3.0, -1.0]
    assert codes(["b", "d", "f"] * 3, ["c", None]) == [-1.0, -1.0]


def test_a_new_number_beside_rare_ones_is_rare():
    assert codes([3, 3, 3, 7, 7, 90, 91], [8, 91, 3], most=3) == [2.0, 2.0, 0.0]


def test_numbers_within_texts_count():
    assert in_order(["Bay 12", "Bay 3", "Aisle 20"]) == ["Aisle 20", "Bay 3", "Bay 12"]
    assert in_order(["1e2", "-5", "3.5"]) == ["-5", "3.5", "1e2"]
    assert in_order(["²", "10", "9"]) == ["9", "10", "²"]
    assert not all_numbers(["1", "01"])
    assert not all_numbers(["nan", "2"])
    assert not all_numbers([])


def test_blanks_and_case_make_no_level():
    cells = ["Larch", "Larch", "LARCH", "larch ", "  Larch"] * 4 + ["Beech"] * 3
    encoder = CategoryEncoder.fitted(pd.Series(cells), "onehot", None)
    assert encoder.suffixes == ("_Beech", "_Larch")
    new = encoder.encode(pd.Series(["LaRcH", "beech\t", "yew"]))
    assert [column.tolist() for column in new.columns] == [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]
    assert new.n_odd == 1
    passed = kept(pd.Series(cells), "category", encoder, ParseFacts("text"))
    assert set(passed) == {"Larch", "Beech"}


def test_case_of_one_or_two_letters_may_mean_something():
    assert len(set(one_spelling({"AA": 9, "Aa": 8, "aa": 7}).values())) == 3
    assert len(set(one_spelling({"m": 9, "M": 8}).values())) == 2
    assert len(set(one_spelling({"IT": 9, "IT ": 8}).values())) == 1
    # A cell of later rows has the only level it can be.
    assert codes(["IT", "FR"] * 5, ["it", "fr "]) == [1.0, 0.0]
    assert codes(["AA", "aa"] * 5, ["Aa"]) == [-1.0]


def test_accents_that_stand_apart_make_no_level():
    apart = [unicodedata.normalize("NFD", name) for name in ("Örebro", "Malmö", "Ås", "が")]
    whole = [unicodedata.normalize("NFC", name) for name in apart]
    assert apart != whole
    assert codes(whole * 9, apart) == codes(whole * 9, whole)
    assert codes(apart * 9, whole) == codes(apart * 9, apart)
    both = CategoryEncoder.fitted(pd.Series((whole + apart) * 9), "ordinal", None)
    assert len(both.levels) == len(whole)
    # A letter with an accent is another one than the letter without.
    assert codes(["Örebro", "Malmö"] * 9, ["Orebro", "Malmo"]) == [-1.0, -1.0]


def test_floats_of_later_rows_are_the_numbers_of_the_training_data():
    assert codes([101, 205, 310] * 4, ["101.0", "310.00", "205"]) == [0.0, 2.0, 1.0]
    assert codes(["01", "1"] * 4, ["1", "01"]) == [1.0, 0.0]


def test_trees_lose_nothing_by_a_count_that_seems_a_category():
    boosting = pytest.importorskip("sklearn.ensemble").HistGradientBoostingRegressor(max_iter=30)
    rng = np.random.default_rng(11)
    laps = pd.Series(rng.integers(0, 25, 200))
    y = laps * 0.9 + rng.normal(0, 1, 200)
    encoder = CategoryEncoder.fitted(laps, "category", None)
    seen = np.array(encoder.encode(laps).columns[0]).reshape(-1, 1)
    plain = boosting.fit(laps.to_frame(), y).score(laps.to_frame(), y)
    assert boosting.fit(seen, y).score(seen, y) == pytest.approx(plain, abs=1e-6)


def test_few_levels_keep_their_sets_however_few_rows_they_have():
    rng = np.random.default_rng(3)
    sites = ["Aspen", "Birch", "Cedar", "Dogwood", "Elder", "Fir"]
    effect = dict(zip(sites, (9.0, -4.0, 7.0, -6.0, 5.0, -8.0), strict=True))
    frame = pd.DataFrame({"site": rng.choice(sites, 90), "depth": rng.normal(size=90).round(2)})
    target = frame["site"].map(effect) + 0.3 * frame["depth"]
    boosting = HistGradientBoostingRegressor(max_iter=60, random_state=0)
    pipeline = semtype_pipeline(boosting).fit(frame[:60], target[:60])
    assert pipeline[:-1].transform(frame)["site"].dtype == "category"
    codes_alone = clone(pipeline).set_params(semantictyper__categories="ordinal")
    codes_alone.fit(frame[:60], target[:60])
    score, of_codes = (one.score(frame[60:], target[60:]) for one in (pipeline, codes_alone))
    assert score > of_codes + 0.1
    many = pd.DataFrame({"site": [f"{site}{k}" for site in sites for k in range(5)] * 3})
    made = semtype_pipeline(boosting).fit(many, np.arange(90) % 7)[:-1].transform(many)
    assert made["site"].dtype == "float64"  # thirty levels of three rows are codes


def test_later_cells_are_kept_as_the_levels_that_they_are():
    cells = pd.Series(["Larch", "LARCH", "Larch", "Beech", "Elm", "101"] * 4)
    later = pd.Series(["larch", " beech", "elm", "101.0", "yew", None])
    for most in (None, 2):
        encoder = CategoryEncoder.fitted(cells, "ordinal", most)
        passed = kept(later, "category", encoder, ParseFacts("text"))
        assert list(passed)[:5] == ["Larch", "Beech", "Elm", "101", "yew"]
        assert list(passed.categories) == ["101", "Beech", "Elm", "Larch", "yew"]


def test_a_fit_makes_no_columns_that_nobody_asked_for(monkeypatch):
    made = []
    monkeypatch.setattr(CategoryEncoder, "encode", lambda *_: made.append(1))
    SemanticTyper().fit(pd.DataFrame({"wood": ["Larch", "Beech", "Elm"] * 30}))
    assert made == []
