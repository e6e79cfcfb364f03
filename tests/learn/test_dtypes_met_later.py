"""Rows have the same numbers in whatever dtype a later table holds them."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="SemanticTyper needs it")

from pandas_semtype import SemanticTyper
from pandas_semtype.errors import TreatmentWarning

N = 120
RNG = np.random.default_rng(77)
DAYS = pd.date_range("2021-03-01", periods=N)
FRAME = pd.DataFrame(
    {
        "fee": [f"${k:,.2f}" for k in RNG.gamma(2, 900, N)],
        "member": RNG.choice(["ja", "nein"], N),
        "joined": DAYS.strftime("%d.%m.%Y"),
        "visits": RNG.integers(0, 400, N),
        "left": DAYS,
        "born": [day.date() for day in DAYS],
        "waited": pd.to_timedelta(RNG.integers(60, 9000, N), unit="s"),
        "depth": RNG.normal(0, 4, N).round(3),
        "wood": RNG.choice(["ash", "elm", "fir"], N),
        "badge": [f"KX-{7 * k + 500}" for k in range(N)],
    }
)


@pytest.fixture(scope="module")
def typer():
    return SemanticTyper().fit(FRAME)


def same(typer, changed):
    pd.testing.assert_frame_equal(typer.transform(changed), typer.transform(FRAME))


def test_dictionaries_of_arrow_are_what_they_hold(typer):
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    table = pa.Table.from_pandas(FRAME)
    table = pa.table({name: table[name].dictionary_encode() for name in table.column_names})
    frame = table.to_pandas(types_mapper=pd.ArrowDtype)
    assert all("dictionary" in str(dtype) for dtype in frame.dtypes)
    same(typer, frame)
    texts = ["fee", "member", "joined"]
    again = SemanticTyper().fit(frame)
    assert again.treatments_[texts].tolist() == ["number", "number", "moment"]
    typed = frame.semtype.cast(report=False)
    assert [str(typed[name].dtype).split("[")[0] for name in texts] == [
        "Float64", "boolean", "datetime64",
    ]  # fmt: skip


def test_a_dictionary_with_an_order_keeps_it():
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    steps = pd.Categorical(RNG.choice(["lo", "mid", "hi"], N), ["lo", "mid", "hi"], ordered=True)
    plain = pd.DataFrame({"tide": steps})
    frame = pa.Table.from_pandas(plain).to_pandas(types_mapper=pd.ArrowDtype)
    typer = SemanticTyper().fit(frame)
    assert typer.treatments_["tide"] == "ordered"
    assert typer.transform(frame)["tide"].tolist() == steps.codes.tolist()
    assert frame.semtype.cast(report=False)["tide"].dtype == frame["tide"].dtype


@pytest.mark.parametrize("name", ["left", "born", "waited", "visits", "fee"])
def test_categories_are_what_they_hold(typer, name):
    same(typer, FRAME.astype({name: "category"}))


@pytest.mark.parametrize("name", ["left", "born", "waited"])
def test_categories_of_moments_are_learned_as_moments(typer, name):
    again = SemanticTyper().fit(FRAME.astype({name: "category"}))
    assert again.treatments_[name] == typer.treatments_[name]


@pytest.mark.parametrize("gap", [None, np.nan, pd.NaT, pd.NA])
def test_periods_beside_any_gap(gap):
    months = pd.DataFrame({"month": DAYS.to_period("M")})
    objects = months["month"].astype(object)
    objects[:3] = gap
    found = SemanticTyper().fit(months).transform(objects.to_frame())
    assert found.iloc[:3].isna().all(axis=None)
    assert found.iloc[3:].equals(SemanticTyper().fit(months).transform(months).iloc[3:])


@pytest.mark.parametrize("name", ["fee", "joined", "wood"])
def test_sparse_texts(typer, name):
    same(typer, FRAME.astype({name: "Sparse[object]"}))
    frame = FRAME[[name]].astype("Sparse[object]")
    assert SemanticTyper().fit(frame).treatments_[name] == typer.treatments_[name]


@pytest.mark.parametrize("dtype", ["object", "float64", "Float64"])
def test_zeros_keep_their_minus(dtype):
    cells = [-0.0, 0.0, 1.5, -2.25, None] * 9
    typer = SemanticTyper().fit(pd.DataFrame({"drift": np.linspace(-2, 2, 45)}))
    found = typer.transform(pd.DataFrame({"drift": pd.Series(cells, dtype=dtype)}))["drift"]
    assert np.signbit(found[:4]).tolist() == [True, False, False, True]


KEYS = [
    [f"KX-{7 * k + 500}" for k in range(60)],
    [f"{k:06d}" for k in range(60)],
    [str(10**20 + 3 * k) for k in range(60)],
    [f"a{k:03d} " for k in range(60)],
]


@pytest.mark.parametrize("cells", KEYS)
def test_blanks_around_a_key_make_no_other_one(cells):
    frame = pd.DataFrame({"key": cells})
    typer = SemanticTyper(roles={"key": "identifier"}).fit(frame)
    expected = typer.transform(frame)
    for change in ("  {}", "{}   ", "\t{} "):
        padded = pd.DataFrame({"key": [change.format(cell) for cell in cells]})
        pd.testing.assert_frame_equal(typer.transform(padded), expected)


def test_keys_that_differ_in_blanks_stay_apart():
    frame = pd.DataFrame({"key": [f"b{k // 2:03d}{' ' * (k % 2)}" for k in range(60)]})
    typer = SemanticTyper(roles={"key": "identifier"}).fit(frame)
    assert sorted(typer.transform(frame)["key"]) == list(range(60))


WOODS = [
    [str(word) for word in RNG.permutation(["oak", "ash", "elm", "fir"])[:k]]
    for k in RNG.integers(0, 4, N)
]
COUNTS = [RNG.integers(0, 5, k).tolist() for k in RNG.integers(0, 4, N)]


@pytest.mark.parametrize("lists", [WOODS, COUNTS], ids=["words", "numbers"])
@pytest.mark.parametrize("make", [np.array, tuple, lambda cells: np.array(cells, dtype=object)])
def test_arrays_in_cells_are_lists(lists, make):
    frame = pd.DataFrame({"held": [None, *lists]})
    cells = pd.Series([None, *map(make, lists)], dtype=object)
    changed = pd.DataFrame({"held": cells})
    expected = SemanticTyper().fit_transform(frame)
    assert expected["held_n"].tolist()[1:] == list(map(len, lists))
    pd.testing.assert_frame_equal(SemanticTyper().fit(frame).transform(changed), expected)
    pd.testing.assert_frame_equal(SemanticTyper().fit_transform(changed), expected)


def test_lists_of_a_parquet_file(tmp_path):
    pytest.importorskip("pyarrow", reason="pyarrow is optional")
    frame = pd.DataFrame({"held": WOODS})
    frame.to_parquet(tmp_path / "woods.parquet")
    expected = SemanticTyper().fit_transform(frame)
    for options in ({}, {"dtype_backend": "pyarrow"}):
        read = pd.read_parquet(tmp_path / "woods.parquet", **options)
        pd.testing.assert_frame_equal(SemanticTyper().fit_transform(read), expected)


def test_signalling_gaps_and_periods_of_two_kinds_are_no_error():
    decimals = pd.DataFrame({"rate": [Decimal("1.5"), Decimal("sNaN"), Decimal(3)] * 20})
    assert SemanticTyper().fit_transform(decimals).isna().to_numpy().sum() == 20
    periods = [pd.Period("2021-03", "M"), pd.Period("2021", "Y")] * 20
    with pytest.warns(TreatmentWarning, match="objects of several classes: Period"):
        assert len(SemanticTyper().fit_transform(pd.DataFrame({"when": periods}))) == 40
