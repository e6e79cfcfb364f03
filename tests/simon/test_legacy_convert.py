"""The published checkpoints: read without Keras, refused when they differ, run as they ran."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from published import forward, random_weights, write_keras2

import pandas_semtype
from pandas_semtype.errors import CheckpointError, FrameTypeError, MissingDependencyError
from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.legacy import read_published
from pandas_semtype.simon.reading_2019 import PublishedReader
from pandas_semtype.store import entries

pytest.importorskip("h5py", reason="reading published files needs the extra 'legacy'")

ALPHABET = "\n !#$%&'()*+,-./0123456789:;=?@ALNU^_abcdefghijklmnopqrstuvwxyz{}~×"


@pytest.fixture(scope="module")
def weights():
    return random_weights()


@pytest.fixture(scope="module")
def whole(weights, tmp_path_factory):
    return write_keras2(tmp_path_factory.mktemp("h5") / "text-class.17-0.04.hdf5", weights)


@pytest.fixture(scope="module")
def classifier(whole):
    return read_published(whole)


def real_columns(n_rows: int = 700) -> pd.DataFrame:
    """Return columns as tables have them, some longer than 500 cells, some sparse or short."""
    rng = np.random.default_rng(3)
    names = ["Abner Dalrymple", "Hank Aaron", "Ty Cobb", "José Canseco", "Ichiro Suzuki"]
    days = pd.date_range("1871-05-04", periods=n_rows, freq="37D")
    frame = pd.DataFrame(
        {
            "player": rng.choice(names, n_rows),
            "seasons": rng.integers(1, 27, n_rows),
            "average": rng.normal(0.27, 0.04, n_rows).round(3),
            "hall_of_fame": rng.choice([0, 1], n_rows, p=[0.9, 0.1]),
            "born": days,
            "seen": days + pd.to_timedelta(rng.integers(0, 86400, n_rows), unit="s"),
            "mail": [
                f"{n.split()[0].lower()}.{i}@example.org"
                for i, n in enumerate(rng.choice(names, n_rows))
            ],
            "site": [f"https://example.org/players/{i}?tab=stats" for i in range(n_rows)],
            "phone": [f"+1 (555) {i:03d}-{9999 - i}" for i in range(n_rows)],
            "note": [f"A longer remark about game {i}, which goes on. ✓" for i in range(n_rows)],
            "active": rng.choice([True, False], n_rows),
        }
    )
    frame["sparse"] = frame["mail"].where(rng.random(n_rows) < 0.05)
    frame["few"] = [*names, *[None] * (n_rows - len(names))]
    frame["blank"] = ["", "  ", "x"] * (n_rows // 3) + [""] * (n_rows % 3)
    frame["nothing"] = np.nan
    return frame


def original_ids(cells: list[str]) -> np.ndarray:
    """Return ids as the original numbers them; written cell by cell, as it did."""
    ids = np.full((len(cells), 20), -1)
    for row, cell in enumerate(cells):
        text = cell.lower()[-20:]
        for place, character in enumerate(reversed(text)):
            known = ALPHABET.find(character)
            ids[row, 19 - place] = known if known >= 0 else ALPHABET.find(" ")
    return ids


# -- the network ---------------------------------------------------------------------


def test_scores_are_those_of_the_network(classifier, weights):
    """Against a forward pass written for this test, on random characters."""
    rng = np.random.default_rng(1)
    ids = rng.integers(-1, 67, (4, 500, 20))
    ids[2] = ids[2, :1]  # one cell again and again
    ids[3, :, :15] = -1  # short cells
    distinct, places = np.unique(ids.reshape(-1, 20), axis=0, return_inverse=True)
    found = classifier.model.score_encoded(
        (distinct + 1).astype(np.uint8), places.reshape(4, 500), np.zeros((4, 0), np.float32)
    )
    np.testing.assert_allclose(found, forward(weights, ids), rtol=0, atol=1e-5)
    assert np.ptp(found) > 0.5  # they are not all alike


def test_scores_of_real_columns(classifier, weights):
    frame = real_columns()[["player", "average", "site", "sparse", "few", "nothing"]]
    found = classifier.predict_proba(frame)
    expected = forward(weights, classifier.encode_frame(frame).astype(int) - 1)
    filled = [name for name in frame if name != "nothing"]
    np.testing.assert_allclose(
        found.loc[filled],
        expected[[frame.columns.get_loc(name) for name in filled]],
        rtol=0,
        atol=1e-5,
    )
    assert found.loc["nothing"].isna().all()
    assert list(found.index) == list(frame.columns)


@pytest.mark.parametrize(
    ("n_labels", "name"),
    [(9, "simon_2019_base"), (11, "simon_2019_base_stat"), (18, "simon_2019_base_stat_geo")],
)
def test_labels_follow_from_the_number_of_outputs(n_labels, name, tmp_path):
    path = write_keras2(tmp_path / "x.h5", random_weights(n_labels), whole=False)
    classifier = read_published(path)
    assert classifier.labels == entries()[name].labels
    assert len(classifier.labels) == n_labels
    assert set(classifier.thresholds.values()) == {0.5}
    assert classifier.model.max_cells == 500


def test_other_labels_have_to_be_given(tmp_path):
    path = write_keras2(tmp_path / "x.h5", random_weights(3))
    with pytest.raises(CheckpointError, match=r"has 3 outputs\. Received: 0 labels"):
        read_published(path)
    with pytest.raises(CheckpointError, match=r"has 3 outputs\. Received: 2 labels"):
        read_published(path, ["a", "b", "b"])
    assert read_published(path, ["a", "b", "c"]).labels == ("a", "b", "c")


def test_without_onnx_the_error_says_what_to_install(whole, monkeypatch):
    for name in ("onnx", "pandas_semtype.simon.network.onnx_export"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingDependencyError, match=r'pip install "pandas-semtype\[legacy\]"'):
        read_published(whole)


# -- which cells are read --------------------------------------------------------------


def test_the_first_500_cells_that_are_not_missing(classifier):
    values = [None if i % 3 == 0 else f"Cell {i:05d} of the table É" for i in range(2000)]
    ids = classifier.encode_frame(pd.DataFrame({"a": values}))
    kept = [value for value in values if value is not None][:500]
    assert ids.shape == (1, 500, 20)
    np.testing.assert_array_equal(ids[0].astype(int) - 1, original_ids(kept))


def test_a_short_column_is_filled_up_with_its_own_cells(classifier):
    frame = pd.DataFrame({"a": [str(i) for i in range(50)] + [None] * 700})
    ids = classifier.encode_frame(frame, random_state=4)[0]
    own = original_ids([str(i) for i in range(50)])
    np.testing.assert_array_equal(ids[:50].astype(int) - 1, own)
    drawn = classifier.model.reader.cells.decode(ids[50:])
    assert set(drawn) <= {str(i) for i in range(50)}
    assert len(set(drawn)) > 40  # at random, and with replacement
    assert len(drawn) == 450
    np.testing.assert_array_equal(ids, classifier.encode_frame(frame, random_state=4)[0])
    assert (ids != classifier.encode_frame(frame, random_state=5)[0]).any()


def test_a_column_without_cells_is_the_text_nan(classifier):
    frame = pd.DataFrame({"a": [None, np.nan], "b": [pd.NaT, pd.NaT]})
    ids = classifier.encode_frame(frame)
    np.testing.assert_array_equal(ids.astype(int) - 1, [original_ids(["NaN"] * 500)] * 2)
    assert classifier.predict_proba(frame).isna().all(axis=None)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("short", " " * 0 + "short"),
        ("the last twenty characters count", "ty characters count"),
        ("UPPER", "upper"),
        ("a\tb", "a b"),
        ("naïve 北京", "na ve   "),
        ("2 × 3", "2 × 3"),
        ("", ""),
        ("  ", "  "),
        ("\n", "\n"),
        (12, "12"),
        (1.5, "1.5"),
        (True, "true"),
        (pd.Timestamp("2020-01-31"), "2020-01-31"),
    ],
)
def test_a_cell_as_the_original_reads_it(cell, read, classifier):
    ids = classifier.encode_frame(pd.DataFrame({"a": pd.Series([cell], dtype=object)}))[0, 0]
    expected = original_ids([read])[0] if len(read) < 20 else None
    if expected is not None and not str(cell).startswith("the last"):
        np.testing.assert_array_equal(ids.astype(int) - 1, expected)
    assert (
        classifier.model.reader.cells.decode(ids[None])[0].strip("\n ").endswith(read.strip("\n "))
    )


def test_another_column_changes_nothing(classifier):
    frame = real_columns(40)
    alone = classifier.predict_proba(frame[["mail"]])
    np.testing.assert_allclose(classifier.predict_proba(frame).loc[["mail"]], alone, atol=1e-6)


def test_odd_frames(classifier):
    frame = real_columns(5)[["mail", "seasons"]].set_axis(["x", "x"], axis=1)
    assert classifier.predict_proba(frame).shape == (2, 9)
    assert classifier.predict_proba(pd.DataFrame()).shape == (0, 9)
    assert classifier.encode_frame(pd.DataFrame()).shape == (0, 500, 20)
    with pytest.raises(FrameTypeError):
        classifier.encode_frame([["a"]])


# -- as any other model ------------------------------------------------------------------


def test_saved_and_loaded_it_is_the_same(classifier, tmp_path):
    classifier.save(tmp_path / "m")
    again = pandas_semtype.load(tmp_path / "m")
    assert isinstance(again, SimonClassifier)
    assert isinstance(again.model.reader, PublishedReader)
    assert again.model_id == classifier.model_id
    frame = real_columns(30)
    pd.testing.assert_frame_equal(again.predict_proba(frame), classifier.predict_proba(frame))
    assert "float32" in {str(a.dtype) for a in np.load(tmp_path / "m" / "weights.npz").values()}


def test_infer_with_it(classifier):
    frame = real_columns(600)
    result = pandas_semtype.infer(frame, model=classifier, use_rules=False)
    assert list(result.proba.columns) == list(classifier.labels)
    assert result.types["nothing"] == "unknown"
    few = pandas_semtype.infer(frame, model=classifier, max_cells=20)
    assert few.types.index.equals(frame.columns)


def test_infer_reads_repeated_cells_as_often_as_they_stand_there(classifier, monkeypatch):
    """A sample of all rows of a short column holds what the original reads, in any order."""
    from pandas_semtype.sampling import sample_series

    sample = sample_series(pd.Series(["yes"] * 400 + ["no"] * 100))
    seen = []
    read = PublishedReader._read

    def watched(self, columns, cell_means=False):
        seen.extend(columns)
        return read(self, columns, cell_means)

    monkeypatch.setattr(PublishedReader, "_read", watched)
    classifier.infer_samples([sample])
    assert len(seen[0]) == 500
    assert seen[0].count("yes") == 400


# -- against Keras 2 itself ----------------------------------------------------------------


@pytest.fixture(scope="module")
def keras_folder(tmp_path_factory):
    pytest.importorskip("tf_keras", reason="the Keras 2 API writes the files")
    folder = tmp_path_factory.mktemp("keras2")
    chosen = ["player", "average", "site", "seen", "sparse", "few"]
    real_columns()[chosen].to_pickle(folder / "real.pkl")
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(Path(pandas_semtype.__file__).parents[1])])
    environment = {
        **os.environ,
        "PYTHONPATH": path,
        "TF_USE_LEGACY_KERAS": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "-1",
    }
    done = subprocess.run(
        [sys.executable, str(here / "keras2_files.py"), str(folder)],
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


@pytest.mark.tf
@pytest.mark.slow
@pytest.mark.parametrize("file", ["whole.h5", "trained.h5", "weights.h5", "later_names.h5"])
def test_predictions_are_those_of_keras_2(file, keras_folder):
    classifier = read_published(keras_folder / file)
    frame = pd.read_pickle(keras_folder / "real.pkl")
    with np.load(keras_folder / "scores.npz") as scores:
        found = classifier.predict_proba(frame).to_numpy()
        np.testing.assert_allclose(found, scores["real"], rtol=0, atol=1e-5)
        ids = scores["ids"]
        found = classifier.model.score_encoded(
            (ids.reshape(-1, 20) + 1).astype(np.uint8),
            np.arange(ids.shape[0] * 500).reshape(-1, 500),
            np.zeros((len(ids), 0), np.float32),
        )
        np.testing.assert_allclose(found, scores["random"], rtol=0, atol=1e-5)
        assert np.ptp(scores["random"]) > 0.2
        assert np.ptp(scores["real"]) > 0.2


@pytest.mark.tf
@pytest.mark.slow
def test_the_summary_is_the_published_one(keras_folder):
    report = json.loads((keras_folder / "keras3.json").read_text())
    for count in ("3,202,416", "1,287,168", "328,192", "601,000", "24,200", "2,880", "32,896"):
        assert count in report["summary"]
    assert "3,892,857" in report["summary"]
    assert report["difference"] <= 1e-5  # of our network in Keras 3 and the file's in Keras 2
