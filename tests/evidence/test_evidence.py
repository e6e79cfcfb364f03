"""Evidence of parts adds up: in any order, any tree, and to what one part would have said."""

from __future__ import annotations

import json
import zlib

import numpy as np
import pandas as pd
import pytest
from families import families

import pandas_semtype
from pandas_semtype import FrameEvidence, collect_evidence, infer, infer_evidence
from pandas_semtype.errors import ArgumentError, FrameError, FrameTypeError
from pandas_semtype.evidence.drawing import drawn
from pandas_semtype.evidence.priority import PrioritySample
from pandas_semtype.sampling import sample_frame
from pandas_semtype.text_hashes import hashes_of

hypothesis = pytest.importorskip("hypothesis", reason="hypothesis is in the extra test")
st = hypothesis.strategies

CELLS = st.one_of(
    st.none(), st.text(max_size=3), st.integers(-3, 3), st.floats(width=16), st.booleans(),
    st.datetimes(), st.lists(st.integers(0, 2), max_size=2),
)  # fmt: skip
SETTINGS = hypothesis.settings(max_examples=60, deadline=None, derandomize=True)


@st.composite
def parts(draw, n_parts):
    """Return parts of a frame with two columns, each part with dtypes of its own."""
    made = []
    for _ in range(n_parts):
        rows = draw(st.lists(st.tuples(CELLS, st.integers(0, 99)), max_size=12))
        cells = pd.Series([cell for cell, _ in rows], dtype=object)
        if draw(st.booleans()):
            cells = cells.infer_objects()
        made.append(pd.DataFrame({"a": cells, "b": [number for _, number in rows]}))
    return [FrameEvidence.of(frame, size=64) for frame in made]


@SETTINGS
@hypothesis.given(parts(3))
def test_merging_is_associative_and_commutative(three):
    one, two, other = three
    left, right = one.merge(two).merge(other), one.merge(two.merge(other))
    assert left == right
    assert left == other.merge(two).merge(one)
    assert FrameEvidence.merged([two, other, one]) == left
    assert left.columns[0].n_rows == sum(part.n_rows for part in three)


@SETTINGS
@hypothesis.given(parts(2))
def test_bytes_and_back(two):
    both = two[0].merge(two[1])
    assert FrameEvidence.from_bytes(both.to_bytes()) == both
    assert FrameEvidence.from_dict(json.loads(json.dumps(both.to_dict()))) == both


@SETTINGS
@hypothesis.given(st.lists(st.integers(0, 400), max_size=600), st.integers(1, 5))
def test_counts_of_kept_things_are_exact(numbers, n_parts):
    texts = [f"cell {number}" for number in numbers]
    samples = [
        PrioritySample.of(hashes_of(part), [1] * len(part), part, 32)
        for part in (texts[start::n_parts] for start in range(n_parts))
    ]
    merged = samples[0]
    for sample in samples[1:]:
        merged = merged.merge(sample)
    for text, count in zip(merged.texts, merged.counts.tolist(), strict=True):
        assert count == texts.count(text)
    if len(set(texts)) < 32:
        assert merged.n_distinct == len(set(texts))


def test_the_number_of_distinct_cells_is_estimated():
    hashes = hashes_of([f"cell {i}" for i in range(200_000)])
    sample = PrioritySample.of(hashes, np.ones(len(hashes)), [None] * len(hashes), 1024)
    assert sample.n_distinct == pytest.approx(200_000, rel=0.15)  # 5 standard deviations


def pieces(frame, n_parts):
    return [frame.iloc[rows] for rows in np.array_split(np.arange(len(frame)), n_parts)]


def test_1_2_and_64_partitions_say_the_same():
    frame = families(3000)
    whole = collect_evidence(frame)
    expected = infer_evidence(whole)
    for n_parts in (2, 64):
        merged = FrameEvidence.merged(map(FrameEvidence.of, pieces(frame, n_parts)))
        assert [a.name for a, b in zip(merged.columns, whole.columns, strict=True) if a != b] == []
        assert infer_evidence(merged) == expected
    shuffled = FrameEvidence.of(frame.sample(frac=1, random_state=1))
    assert infer_evidence(shuffled) == expected


def test_verdicts_are_those_of_pandas():
    frame = families(3000)
    found, expected = infer_evidence(collect_evidence(frame)), infer(frame)
    assert found.types.to_dict() == expected.types.to_dict()
    # Of a long column other rows are drawn: what decides between network and offsets may differ.
    reasons = pd.DataFrame({"found": found.reasons, "expected": expected.reasons})
    soft = ["net", "combination:shares", "values:cities", "values:cities_not_people"]
    ruled = ~reasons.isin(soft).all(axis=1)
    assert ruled.sum() > len(reasons) / 2
    assert reasons.found[ruled].equals(reasons.expected[ruled])


def test_small_frames_give_all_their_cells():
    frame = families(300)
    for one, other in zip(collect_evidence(frame).columns, sample_frame(frame), strict=True):
        sample = one.sample()
        assert dict(zip(sample.values, sample.counts.tolist(), strict=True)) == dict(
            zip(other.values, other.counts.tolist(), strict=True)
        ), one.name
        assert (sample.n_rows, sample.n_sampled, sample.n_missing, sample.structure) == (
            other.n_rows, other.n_sampled, other.n_missing, other.structure,
        )  # fmt: skip


def test_frequent_cells_stay_frequent():
    """Half of the rows are one cell, which a sample of distinct cells would nearly never hold."""
    cells = pd.Series([f"c{i}" for i in range(40_000)])
    cells[::2] = "often"
    frame = pd.DataFrame({"a": cells, "row": range(len(cells))})
    sample = collect_evidence(frame).columns[0].sample()
    counts = dict(zip(sample.values, sample.counts.tolist(), strict=True))
    assert 200 < counts.pop("often") < 310
    assert set(counts.values()) == {1}


def test_nearly_empty_columns_are_read_from_their_cells():
    frame = pd.DataFrame({"a": [None] * 20_000, "row": range(20_000)}, dtype=object)
    frame.loc[::500, "a"] = [f"u{i}@example.org" for i in range(40)]
    sample = collect_evidence(frame).columns[0].sample()
    assert len(sample.values) == 40
    assert (sample.n_sampled, sample.n_missing) == (20_000, 19_960)


def test_how_numbers_and_moments_are_written_depends_on_the_whole_column():
    days = pd.date_range("2024-01-01", periods=4)
    first = pd.DataFrame({"n": [1.0, 2.0], "t": days[:2], "z": days[:2].tz_localize("Asia/Tokyo")})
    times = days[2:] + pd.Timedelta("1h 0.25s")
    last = pd.DataFrame({"n": [1.5, None], "t": times, "z": times.tz_localize("Asia/Tokyo")})
    merged = FrameEvidence.of(first).merge(FrameEvidence.of(last))
    samples = sample_frame(pd.concat([first, last]))
    for column, expected in zip(merged.columns, samples, strict=True):
        assert sorted(column.sample().values) == sorted(expected.values)
    alone = [sorted(column.sample().values) for column in FrameEvidence.of(first).columns]
    assert alone == [["1", "2"], ["2024-01-01", "2024-01-02"], ["2024-01-01", "2024-01-02"]]


def test_draws_are_as_frequent_as_the_cells():
    rng = np.random.default_rng(5)
    counts = np.array([10, 0, 90], dtype=np.int64)
    totals = sum(drawn(counts, 100, 20, rng) for _ in range(300))
    assert totals.sum() == 6000
    assert totals[1] == 0
    assert 500 < totals[0] < 700
    many = drawn(np.array([10**8, 3 * 10**8]), 4 * 10**8, 512, rng)
    assert many.sum() == 512
    # Rows of what was not kept fall on what was kept and not drawn.
    assert drawn(np.ones(600, dtype=np.int64), 10**6, 512, rng).max() == 1
    assert drawn(np.ones(0, dtype=np.int64), 0, 512, rng).sum() == 0


def test_tomorrow_is_merged_with_yesterday(tmp_path):
    frame = families(2000)
    for number, part in enumerate(pieces(frame, 3)):
        (tmp_path / f"{number}").write_bytes(collect_evidence(part).to_bytes())
    days = [FrameEvidence.from_bytes(file.read_bytes()) for file in tmp_path.iterdir()]
    assert FrameEvidence.merged(days) == collect_evidence(frame)


def test_chunks_files_and_frames(tmp_path):
    frame = families(1000)[["mail", "town_gaps", "zip", "year"]]
    frame.to_csv(tmp_path / "frame.csv", index=False)
    options = {"dtype": str, "keep_default_na": False, "na_values": [""]}
    expected = collect_evidence(pd.read_csv(tmp_path / "frame.csv", **options))
    assert collect_evidence(tmp_path / "frame.csv") == expected
    with pd.read_csv(tmp_path / "frame.csv", chunksize=300, **options) as chunks:
        assert collect_evidence(chunks) == expected


def test_names_need_not_be_text():
    names = pd.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 2)], names=["x", None])
    frame = pd.DataFrame(np.arange(9).reshape(3, 3), columns=names)
    evidence = FrameEvidence.from_bytes(collect_evidence(frame).to_bytes())
    assert infer_evidence(evidence).columns.equals(names)


def test_what_is_no_evidence():
    frame = pd.DataFrame({"a": [1], "b": [2]})
    evidence = FrameEvidence.of(frame)
    with pytest.raises(FrameError, match="without 'b'; with 'c' too"):
        evidence.merge(FrameEvidence.of(frame.rename(columns={"b": "c"})))
    with pytest.raises(FrameError, match="in another order"):
        evidence.merge(FrameEvidence.of(frame[["b", "a"]]))
    with pytest.raises(FrameError, match="The evidence has 0 partitions"):
        FrameEvidence.merged([])
    with pytest.raises(FrameTypeError, match="Collect it with"):
        infer_evidence(frame)
    with pytest.raises(ArgumentError, match="at least 64"):
        collect_evidence(frame, size=10)
    plain = evidence.to_dict()
    for data in (b"", b"x", evidence.to_bytes()[:-9]):
        with pytest.raises(ArgumentError, match=r"what FrameEvidence\.to_bytes returned"):
            FrameEvidence.from_bytes(data)
    for change in ({"format": 2}, {"hash": 1}, {"columns": 3}, {"n_rows": "x"}, {"levels": None}):
        with pytest.raises(ArgumentError):
            FrameEvidence.from_dict({**plain, **change})
    assert pandas_semtype.FrameEvidence.from_dict(plain) == evidence


@pytest.mark.parametrize(
    "content",
    [
        zlib.compress(b"[" * 100_000),
        zlib.compress(b'{"format":1}' * 9)[:-3],
        zlib.compress(b'{"format": 1, "hash": 0, "columns": {}, "levels": []}'),
    ],
    ids=["deep", "cut", "other"],
)
def test_bytes_that_hold_no_evidence(content):
    with pytest.raises(ArgumentError):
        FrameEvidence.from_bytes(content)


def test_bytes_that_unpack_to_more_than_is_read(monkeypatch):
    from pandas_semtype.evidence import frame as module

    monkeypatch.setattr(module, "_MOST_BYTES", 1000)
    with pytest.raises(ArgumentError):
        FrameEvidence.from_bytes(zlib.compress(b" " * 100_000))
