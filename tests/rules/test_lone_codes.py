"""One or two short codes fit several lists by chance: without a name they stay codes."""

import random
import string

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.lone_codes import lone_code_opinions
from pandas_semtype.simon.rules.short_codes import USUAL_COUNTRIES
from pandas_semtype.simon.rules.vocabularies import postal_states

GENERAL = {"text", "categorical", "code", "boolean", "unknown", "ordinal"}


def inferred(codes, name=None, n=60):
    cells = [codes[i * i % len(codes)] for i in range(1, n)] + list(codes)
    frame = pd.DataFrame({name or "x": cells})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=name is not None).at(0).label


@pytest.mark.parametrize("code", ["W", "E", "QX", "by", "is", "Mi", "Ns", "ke", "ro"])
def test_a_constant_stays_modest(code):
    assert inferred([code]) in GENERAL


@pytest.mark.parametrize(
    "codes", [["S", "W"], ["U", "W"], ["Z", "W"], ["GF", "VA"], ["HM", "MU"], ["lu", "tg"],
              ["Me", "Ke"], ["Ao", "Mo"], ["Bi", "Ti"]]
)  # fmt: skip
def test_two_codes_stay_modest(codes):
    assert inferred(codes) in GENERAL


@pytest.mark.parametrize("size", [1, 2])
def test_constants_at_random_get_no_specific_label(size):
    rng = random.Random(11)
    words = ["".join(rng.choices(string.ascii_uppercase, k=size)) for _ in range(60)]
    words = [word for word in words if word not in USUAL_COUNTRIES | postal_states()]
    frame = pd.DataFrame({f"x{i}": [word] * 40 for i, word in enumerate(words)})
    told = {p.label for p in pandas_semtype.infer(frame, model="simon_v2", use_names=False)}
    assert told <= GENERAL


@pytest.mark.parametrize(
    ("name", "codes", "label"),
    [
        ("state", ["OH"], "state"),
        ("country", ["TZ"], "country_code"),
        ("country", ["TZ", "RW"], "country_code"),
        ("language", ["sv"], "language_code"),
        ("sex", ["M"], "gender"),
        ("race", ["W", "B"], "ethnicity"),
        ("Kanton", ["BE", "ZH"], "state"),
        ("direction", ["N"], "compass_direction"),
    ],
)
def test_a_name_brings_the_label_back(name, codes, label):
    assert inferred(codes, name) == label


@pytest.mark.parametrize(
    ("codes", "label"),
    [
        (["OH", "PA"], "state"),
        (["en", "fr"], "language_code"),
        (["M", "F"], "gender"),
        (["Mo", "Di"], "day_of_week"),
        (["NB", "SB"], "compass_direction"),
    ],
)
def test_usual_codes_and_words_of_one_list_need_no_name(codes, label):
    assert label not in {o.label for o in lone_code_opinions(cells_of(codes * 9))}


@pytest.mark.parametrize(
    ("code", "label"), [("UT", "state"), ("NY", "state"), ("US", "country_code")]
)
def test_a_usual_code_in_capitals_is_what_it_is(code, label):
    assert label not in {o.label for o in lone_code_opinions(cells_of([code] * 9))}
    assert inferred([code]) == label


def test_more_or_longer_codes_are_left_alone():
    for codes in (["KE", "TZ", "UG", "RW"], ["USA"], ["12"], ["Ж"]):
        assert lone_code_opinions(cells_of(codes * 5)) == []
