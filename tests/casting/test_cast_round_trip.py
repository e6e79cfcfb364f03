"""What a cast calls lossless is written as the same cells again, whatever the numbers and dates."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing.date_reading import Moment, Spelling
from pandas_semtype.parsing.dates import DateFormat, write_date
from pandas_semtype.parsing.numbers import NumberFormat, write_number

hypothesis = pytest.importorskip("hypothesis", reason="the extra test is not installed")
from hypothesis import strategies as st  # noqa: E402 - after the check that it is there

BOUNDED = hypothesis.settings(
    derandomize=True, deadline=None, max_examples=40, database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)  # fmt: skip

FORMATS = st.builds(
    NumberFormat,
    decimal=st.just("."),
    grouping=st.sampled_from(["", ",", "'", " "]),
    decimals=st.sampled_from([0, 1, 2, 3, None]),
    negative=st.sampled_from(["-", "\u2212", "()", "trailing"]),
    suffix=st.sampled_from(["", " kg", "%", " €"]),
    zero=st.sampled_from(["0", "\u0660"]),
)
DIRT = st.sampled_from(["", "N/A", "x", " 7", "1,2,3", "1.5.2", "(4", "12 34", "\u00bd", "1e400"])
DATES = ["%d.%m.%Y", "%Y-%m-%d", "%m/%d/%Y", "%d %B %Y", "%B %d, %Y", "%d-%b-%y", "%Y%m%d", "%H:%M",
         "%Y-%m-%dT%H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "on %A, %d %B %Y"]  # fmt: skip


def cast_back(cells, label, **options):
    """Return the cells that the cast of a column is written as, and its entry of the report."""
    frame = pd.DataFrame({"x": pd.Series(cells, dtype=object)})
    new, report = pandas_semtype.cast(frame, types={"x": label}, **options)
    entry = report["x"]
    if not (entry.facts.is_parsed and entry.converted) or entry.refused:
        return new["x"].tolist(), entry
    return entry.facts.format(new["x"]), entry


@BOUNDED
@hypothesis.given(
    form=FORMATS,
    numbers=st.lists(
        st.decimals(-(10**9), 10**9, places=3, allow_nan=False), min_size=1, max_size=12
    ),
    dirt=st.lists(DIRT, max_size=1),
)
def test_numbers(form, numbers, dirt):
    cells = [write_number(number, form) for number in numbers] + dirt
    label = {"%": "percent", " kg": "measure", " €": "currency"}.get(form.suffix, "float")
    for backend in ("numpy_nullable", "numpy"):
        written, entry = cast_back(cells, label, dtype_backend=backend)
        if entry.lossless:
            assert written == cells
        assert len(written) == len(cells)


@BOUNDED
@hypothesis.given(st.lists(st.integers(-(2**70), 2**70), min_size=1, max_size=8))
def test_whole_numbers(numbers):
    cells = [str(number) for number in numbers]
    written, entry = cast_back(cells, "int")
    assert entry.lossless
    assert written == cells


@BOUNDED
@hypothesis.given(st.lists(st.floats(allow_nan=False), min_size=1, max_size=8))
def test_floats_as_python_writes_them(numbers):
    cells = [repr(number) for number in numbers]
    written, entry = cast_back(cells, "float")
    if entry.lossless:
        assert written == cells
    if entry.converted and not entry.refused and not len(entry.unparsed):
        frame = pd.DataFrame({"x": pd.Series(cells, dtype=object)})
        new = pandas_semtype.cast(frame, types={"x": "float"}, report=False)
        assert [float(value) for value in new["x"]] == numbers


@BOUNDED
@hypothesis.given(
    form=st.sampled_from(DATES),
    moments=st.lists(
        st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2068, 12, 31)), min_size=1, max_size=8
    ),
    padded=st.booleans(),
    language=st.sampled_from(["en", "de", "es", "ru"]),
    dirt=st.lists(DIRT, max_size=1),
)
def test_dates(form, moments, padded, language, dirt):
    spelling = Spelling(padded=padded or form == "%Y%m%d", language=language, am_pm="PM")
    dates = DateFormat((form,), spelling=spelling)
    whole = [moment.replace(microsecond=0) for moment in moments]
    exact = [Moment((m - dt.datetime(1970, 1, 1)) // dt.timedelta(microseconds=1)) for m in whole]
    cells = [write_date(moment, dates) for moment in exact] + dirt
    written, entry = cast_back(cells, "datetime", dayfirst="%d.%m" in form)
    if entry.lossless:
        assert written == cells
    if not dirt and "%d" in form and "%b" not in form and entry.converted and not entry.refused:
        assert entry.lossless, entry


@BOUNDED
@hypothesis.given(
    cells=st.lists(st.text(max_size=12), min_size=1, max_size=8),
    label=st.sampled_from(
        ["int", "float", "datetime", "time", "duration", "boolean", "currency", "measure",
         "quarter", "unix_time", "year", "categorical", "text", "unknown", "list", "identifier"]
    ),
)  # fmt: skip
def test_any_text_is_kept_or_reported(cells, label):
    written, entry = cast_back(cells, label)
    assert len(written) == len(cells)
    if entry.lossless:
        assert written == cells
    lost = set(entry.unparsed.tolist())
    for place, (cell, back) in enumerate(zip(cells, written, strict=True)):
        if back is None:
            assert place in lost or cell in entry.null_tokens


@BOUNDED
@hypothesis.given(
    cells=st.lists(
        st.text(alphabet="0123456789-/.:, TZ+apmQ%$()eE'", max_size=20), min_size=1, max_size=6
    ),
    label=st.sampled_from(["float", "datetime", "duration", "unix_time", "unknown", "currency"]),
)
def test_near_numbers_and_near_dates_never_raise(cells, label):
    written, entry = cast_back(cells, label, dayfirst=True)
    if entry.lossless:
        assert written == cells
