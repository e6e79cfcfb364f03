"""What a cast returned, cast again: not a value changes, in frames, parts of them and files."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.cells.marks_kept import has_decimal_commas
from pandas_semtype.cli.commands import main
from pandas_semtype.readers import read_table

hypothesis = pytest.importorskip("hypothesis", reason="the extra test is not installed")
from hypothesis import strategies as st  # noqa: E402 - after the check that it is there

N = 30


def commas(decimals, low, high, unit=""):
    return lambda r: [f"{x:.{decimals}f}".replace(".", ",") + unit for x in r.uniform(low, high, N)]


def grouped(mark, high):
    return lambda r: [f"{x:,}".replace(",", mark) for x in r.integers(1000, high, N)]


def days(first, second):
    pairs = lambda r: zip(r.integers(1, first, N), r.integers(1, second, N), strict=True)  # noqa: E731
    return lambda r: [f"{a:02d}/{b:02d}/2024" for a, b in pairs(r)]


COLUMNS = {
    "litres": commas(3, 1, 90),
    "price per litre": commas(3, 1, 2),
    "paid": commas(2, 1, 900, " €"),
    "share": commas(1, 1, 99, " %"),
    "width": commas(2, 1, 400),
    "weight": commas(3, 1, 900, " kg"),
    "leukocytes": grouped(".", 9_000),
    "population": grouped(",", 90_000),
    "inhabitants": grouped(".", 9_000_000),
    "size": lambda r: [f"{x:.3f}" if x < 5 else str(int(x * 300)) for x in r.uniform(2, 9, N)],
    "rate": lambda r: [f"{x:.2f}" for x in r.uniform(1, 900, N)],
    "from": days(13, 13),
    "until": days(29, 13),
    "paid on": days(13, 29),
    "verse": lambda r: [f"{k % 12},{end}" for k, end in enumerate(r.choice([2, 20, 15], N))],
    "member": lambda r: list(r.choice(["ja", "nein"], N)),
}


def frame_of(names, seed):
    r = np.random.default_rng(seed)
    return pd.DataFrame({name: COLUMNS[name](r) for name in names})


def same(one, other):
    """Return whether two columns hold the same; a float may become the whole number that it is."""
    if pd.api.types.is_numeric_dtype(one.dtype) and pd.api.types.is_numeric_dtype(other.dtype):
        return one.astype("Float64").equals(other.astype("Float64"))
    return one.equals(other)


FRAMES = st.builds(
    frame_of,
    st.lists(st.sampled_from(sorted(COLUMNS)), min_size=2, max_size=4, unique=True),
    st.integers(0, 999),
)
BOUNDED = hypothesis.settings(
    derandomize=True, deadline=None, max_examples=8, database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)  # fmt: skip


BACKENDS = ["numpy_nullable", "numpy"] + ["pyarrow"] * (find_spec("pyarrow") is not None)
SUFFIXES = ["csv", "tsv", "json", "jsonl"] + ["xlsx"] * (find_spec("openpyxl") is not None)


@BOUNDED
@hypothesis.given(frame=FRAMES, backend=st.sampled_from(BACKENDS))
def test_a_second_cast_changes_no_value(frame, backend):
    once, _ = frame.semtype.cast(dtype_backend=backend)
    twice, report = once.semtype.cast(dtype_backend=backend)
    for name in frame:
        assert same(once[name], twice[name]), report[name].reason
        part, entry = once[[name]].semtype.cast(dtype_backend=backend)
        assert same(once[name], part[name]), entry[name].reason
        assert same(once[name], once[name].semtype.cast(dtype_backend=backend)[0])


@BOUNDED
@hypothesis.given(frame=FRAMES, suffix=st.sampled_from(SUFFIXES))
def test_a_second_run_of_the_command_changes_no_cell(tmp_path_factory, frame, suffix):
    folder = tmp_path_factory.mktemp("cast")
    paths = [folder / "0.csv", folder / f"1.{suffix}", folder / f"2.{suffix}"]
    frame.to_csv(paths[0], sep=";", index=False)
    for source, target in pairwise(paths):
        assert main(["cast", str(source), "-o", str(target)]) == 0
    once, twice = (read_table(path).frame for path in paths[1:])
    for name in frame:
        assert same(once[name], twice[name])


@pytest.fixture(scope="module")
def fuel():
    return frame_of(["litres", "price per litre", "paid", "leukocytes"], 3)


def test_a_part_is_cast_as_in_the_whole_frame(fuel):
    result = fuel.semtype.infer()
    whole, report = pandas_semtype.cast(fuel, result)
    left = [name for name in fuel if report[name].refused]
    assert left, "the model has other labels, and the test says nothing"
    for name in fuel:
        assert same(whole[name], pandas_semtype.cast(fuel[[name]], result)[0][name])
        assert same(whole[name], fuel.semtype.cast(columns=[name])[0][name])


def test_columns_that_are_cast_one_after_the_other(fuel):
    whole = fuel.semtype.cast(report=False)
    new = fuel
    for name in ["paid", "litres", "price per litre", "leukocytes"]:
        new = new.semtype.cast(columns=[name], report=False)
        assert whole[name].astype(str).tolist() == new[name].astype(str).tolist()


def test_a_frame_remembers_only_what_counts_and_keeps_the_rest(fuel):
    fuel = fuel.copy()
    fuel.attrs["source"] = "till"
    once = fuel.semtype.cast(report=False)
    assert once.attrs["source"] == "till"
    assert has_decimal_commas(once)
    assert not has_decimal_commas(fuel)
    types = {"litres": "float", "price per litre": "float", "leukocytes": "int"}
    asked, report = once.semtype.cast(types=types)
    assert report["litres"].converted
    assert asked["litres"].max() < 90
    assert asked["leukocytes"].min() >= 1000
    assert asked.attrs == {"source": "till"}
    assert once.semtype.cast(types={"leukocytes": "float"})[0]["leukocytes"].max() < 10
    plain = pd.DataFrame({"rate": ["1.25", "2.5"], "n": ["1", "2"]})
    assert plain.semtype.cast(report=False).attrs == {}


def test_american_numbers_become_numbers_beside_numbers_of_a_frame():
    r = np.random.default_rng(5)
    frame = pd.DataFrame({"population": grouped(",", 90_000)(r), "rate": r.uniform(1, 9, N)})
    once, report = frame.semtype.cast()
    assert once["population"].min() >= 1000
    assert report["population"].reason.startswith("a comma before three digits groups")
    assert once.attrs == {}
    beside = pd.DataFrame({"population": ["1,204", "987", "5,678"] * 4})
    assert pandas_semtype.cast(beside, types={"population": "int"})[1]["population"].reason == ""


def test_commas_beside_smaller_numbers_stay_as_well():
    frame = frame_of(["paid", "width"], 2).assign(stock=["1,204", "987", "5,678"] * (N // 3))
    once, report = frame.semtype.cast()
    assert same(once["stock"], once.semtype.cast(report=False)["stock"]), report["stock"]


def test_a_file_says_that_its_decimals_have_commas(fuel, tmp_path, capsys):
    fuel.to_csv(tmp_path / "fuel.csv", sep=";", index=False)
    assert main(["cast", str(tmp_path / "fuel.csv"), "-o", str(tmp_path / "new.csv")]) == 0
    assert "decimals are written with a comma" in capsys.readouterr().err
    paid = pd.read_csv(tmp_path / "new.csv", decimal=",")["paid"]
    assert paid.dtype == float
    rates = frame_of(["rate", "width"], 1)[["rate"]]
    rates.to_csv(tmp_path / "rates.csv", index=False)
    assert main(["cast", str(tmp_path / "rates.csv")]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[1].count(".") == 1
    assert "decimals are written" not in err


def test_whole_numbers_that_alone_show_decimal_commas_stay_as_written(tmp_path):
    frame_of(["litres", "inhabitants", "member"], 4).to_csv(
        tmp_path / "0.csv", sep=";", index=False
    )
    for k in (0, 1):
        assert main(["cast", str(tmp_path / f"{k}.csv"), "-o", str(tmp_path / f"{k + 1}.csv")]) == 0
    texts = [(tmp_path / f"{k}.csv").read_text() for k in (1, 2)]
    assert texts[0] == texts[1]


def test_the_reader_takes_thousands_for_no_decimal_commas(tmp_path):
    path = tmp_path / "t.csv"
    for cells, is_told in ((["1,127", "2,250", "9,300"], False), (["1,12", "2,250", "9,3"], True)):
        pd.DataFrame({"x": cells, "y": ["a", "b", "c"]}).to_csv(path, index=False)
        assert ("decimal comma" in read_table(path).notes) is is_told
