"""Chinese, Japanese and Korean phrases with numbers are no addresses, and no days."""

import random

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.lookalikes import lookalike_opinions
from pandas_semtype.simon.rules.validators import validators

PLACES = {"address", "address_line", "street_name"}


def cells(make, n=60, seed=3):
    rng = random.Random(seed)
    return [make(rng) for _ in range(n)]


def inferred(values, name=None):
    frame = pd.DataFrame({name or "x": values})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=name is not None).at(0).label


PHRASES = {
    "seats": lambda r: f"指定席{r.randint(1, 50)}番",
    "totals": lambda r: f"累計{r.randint(1, 80)}件",
    "guests": lambda r: f"大人{r.randint(1, 4)}名 子供{r.randint(0, 3)}名",
    "classes": lambda r: f"{r.choice('一二三')}年级{r.randint(1, 9)}班",
    "packs": lambda r: f"每盒{r.choice([10, 20, 50])}片",
    "doses": lambda r: f"每日{r.randint(1, 4)}次，每次{r.randint(1, 3)}粒",
    "limits": lambda r: f"先着{r.randint(5, 60)}名様",
    "articles": lambda r: f"第{r.randint(1, 90)}条",
    "Korean doses": lambda r: f"{r.choice(['아목시실린', '이부프로펜'])} {r.randint(1, 9)}00mg bid",
    "Korean totals": lambda r: f"합계 {r.randint(1, 80)}건",
    "Korean staff": lambda r: f"사원 {r.randint(1, 40)}명",
    "meals": lambda r: r.choice(["素泊まり", "二食付", "夕食のみ", "朝食バイキング"]),
    "stock": lambda r: r.choice(["入荷待ち", "売り切れ", "残りわずか"]),
}
ADDRESSES = {
    "Tokyo": lambda r: f"港区赤坂{r.randint(1, 9)}丁目{r.randint(1, 20)}番{r.randint(1, 9)}号",
    "hyphens": lambda r: f"赤坂{r.randint(1, 9)}-{r.randint(1, 20)}-{r.randint(1, 9)}",
    "Sapporo": lambda r: f"北{r.randint(1, 30)}条西{r.randint(1, 20)}",
    "Chinese": lambda r: f"解放路{r.randint(1, 300)}号",
    "rooms": lambda r: f"{r.choice('AB')}座{r.randint(101, 1900)}室",
    "Korean": lambda r: f"을지로 {r.randint(1, 300)}",
    "Korean flats": lambda r: f"{r.randint(101, 120)}동 {r.randint(101, 1900)}호",
    "streets": lambda r: f"{r.choice(['明治', '青山', '甲州'])}通り",
}


@pytest.mark.parametrize("make", PHRASES.values(), ids=PHRASES)
def test_phrases_are_no_addresses(make):
    found = {o.label for o in lookalike_opinions(cells_of(cells(make))) if o.kind == "doubts"}
    assert found >= PLACES
    assert inferred(cells(make)) not in PLACES | {"datetime"}


@pytest.mark.parametrize("make", ADDRESSES.values(), ids=ADDRESSES)
def test_addresses_are_not_doubted(make):
    found = lookalike_opinions(cells_of(cells(make)))
    assert not [o for o in found if o.reason == "values:no_place"]


def test_a_name_brings_an_address_back():
    assert inferred([f"赤坂タワー{n}" for n in range(1, 40)], "住所") == "address"


@pytest.mark.parametrize(
    ("cell", "passes"),
    [
        ("2019年5月", True), ("令和5年", True), ("5日午後", True),
        ("3월 4일", True), ("10시", True), ("1周", True), ("3학년 5반", False), ("제4조", False),
        ("12개월분", False), ("第7回", False), ("4名", False),
    ],
)  # fmt: skip
def test_moments_name_years_months_or_days(cell, passes):
    assert bool(validators()["datetime"]([cell, cell])[0]) is passes


def test_school_classes_are_no_days():
    values = cells(lambda r: f"{r.randint(1, 3)}학년 {r.randint(1, 9)}반")
    assert inferred(values) != "datetime"
    assert inferred(values, "학년") != "datetime"
