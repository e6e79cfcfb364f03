"""Null tokens of many languages: missing among values, content among texts."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing.missing import is_null_token

TOKENS = [
    "n/d", "н/д", "нет данных", "Не указано", "brak danych", "不明", "未記入", "bilinmiyor",
    "Ismeretlen", "(leer)", "(vuoto)", "[null]", "ej uppgift", "Uppgift saknas", "nieznany",
    "não informado", "sem dados", "ukjent", "ei tietoa", "not measured", "Okänd",
]  # fmt: skip


@pytest.mark.parametrize("token", TOKENS)
def test_words_of_offices_are_missing_among_numbers(token):
    assert is_null_token(f" {token} ")
    cells = [f"{k}.{k % 7}5" for k in range(20)] + [token] * 3
    new, report = pandas_semtype.cast(pd.DataFrame({"x": cells}), types={"x": "float"})
    assert (str(new["x"].dtype), int(new["x"].isna().sum())) == ("Float64", 3)
    assert report["x"].null_tokens == (token,)


def test_among_texts_they_stay():
    frame = pd.DataFrame({"name": ["ukjent", "tom", "brak danych", "Oslo"] * 5})
    new = pandas_semtype.cast(frame, types={"name": "text"}, report=False)
    assert new["name"].tolist() == frame["name"].tolist()


@pytest.mark.parametrize(
    "word", ["brak", "なし", "無", "ingen", "<LOD", "offline", "ERR", "hidden", "tom", "b.d.", "x"]
)
def test_what_may_be_zero_a_bound_or_a_state_is_no_gap(word):
    assert not is_null_token(word)
