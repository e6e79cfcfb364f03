"""Fitting the map from scores to probabilities, on simulated and on real columns."""

from __future__ import annotations

import csv
import json

import numpy as np
import pandas as pd
import pytest
from training_helpers import column, write_columns

from pandas_semtype.errors import ExampleError
from pandas_semtype.metrics import expected_calibration_error
from pandas_semtype.simon.decision.confidence import logit
from pandas_semtype.simon.model import Model
from pandas_semtype.simon.training import calibration
from pandas_semtype.simon.training.calibration import calibrate, cross_fitted, fit
from pandas_semtype.simon.training.judged import Judged, judged_real
from pandas_semtype.simon.training.labelled_tables import labelled_tables
from pandas_semtype.simon.training.portals.columns import is_held_out

LABELS = ["city", "email", "int"]


def verdicts(n, shift, seed, sources=("a", "b", "c"), boast=2.0):
    """Return verdicts whose log-odds are too high by a factor, and by a shift per label."""
    rng = np.random.default_rng(seed)
    labels = [LABELS[i] for i in rng.integers(3, size=n)]
    truth = rng.normal(1.5, 1.5, n)
    right = rng.uniform(size=n) < 1 / (1 + np.exp(-truth))
    logits = boast * (truth - np.array([shift.get(label, 0.0) for label in labels]))
    return Judged(labels, 1 / (1 + np.exp(-logits)), right, [sources[i % 3] for i in range(n)])


def error(confidence, judged):
    return expected_calibration_error(
        confidence.probabilities(judged.scores, judged.labels), judged.right
    )


def test_boasts_of_a_label_are_found_on_simulated_columns():
    shift = {"city": -1.0, "email": 1.0}
    simulated = verdicts(6000, shift, 1)
    found = fit(simulated, None, LABELS)
    assert found.slope == pytest.approx(0.5, abs=0.06)
    assert found.offsets["email"] - found.offsets["city"] == pytest.approx(2.0, abs=0.35)
    fresh = verdicts(6000, shift, 2)
    assert error(found, fresh) < 0.03 < expected_calibration_error(fresh.scores, fresh.right)


def test_real_columns_move_all_labels_together():
    simulated = verdicts(6000, {"city": -1.0}, 1)
    real = verdicts(400, {"city": -1.0}, 2, boast=4.0)
    before, after = fit(simulated, None, LABELS), fit(simulated, real, LABELS)
    assert after.slope < 0.7 * before.slope
    fresh = verdicts(6000, {"city": -1.0}, 3, boast=4.0)
    assert error(after, fresh) < error(before, fresh)


def test_offsets_that_do_not_hold_on_real_columns_are_not_trusted():
    simulated = verdicts(6000, {"city": -2.0}, 1)
    real = verdicts(1500, {}, 2)
    offsets = fit(simulated, real, LABELS).offsets
    assert abs(offsets["city"] - offsets["int"]) < 0.6
    assert abs(np.subtract(*[fit(simulated, None, LABELS).offsets[x] for x in LABELS[::2]])) > 1.2


def test_a_label_with_few_columns_keeps_near_the_others():
    plain = verdicts(3000, {}, 1)
    odd = Judged(["city"] * 3, np.full(3, 0.9), np.zeros(3, dtype=bool), ["a"] * 3)
    rare = Judged(
        ["int" if x == "city" else x for x in plain.labels] + odd.labels,
        np.concatenate([plain.scores, odd.scores]),
        np.concatenate([plain.right, odd.right]),
        plain.sources + odd.sources,
    )
    offsets = fit(rare, None, LABELS).offsets
    assert -0.8 < offsets["city"] - offsets["int"] < 0.0


def test_bars_are_lower_for_labels_that_are_nearly_always_right():
    rng = np.random.default_rng(0)
    n = 2000
    labels = ["email"] * n + ["city"] * n
    scores = np.concatenate([rng.uniform(0.6, 1, n), rng.uniform(0.3, 1, n)])
    right = np.concatenate([np.ones(n, dtype=bool), rng.uniform(size=n) < scores[n:] ** 2])
    bars = fit(Judged(labels, scores, right, ["a"] * 2 * n), None, LABELS).bars
    high = bars["high_confidence"]
    assert high["email"] < high["city"]
    assert set(bars["medium_confidence"].values()) == {0.35}
    assert all(0.6 <= bar <= 0.97 for bar in high.values())


def test_a_source_is_judged_by_a_map_that_has_not_seen_it(monkeypatch):
    seen = []
    fitted = calibration._fitted

    def spy(by_label, simulated, real, labels):
        seen.append(set(real.sources))
        return fitted(by_label, simulated, real, labels)

    monkeypatch.setattr(calibration, "_fitted", spy)
    simulated, real = verdicts(500, {}, 1), verdicts(90, {}, 2)
    parts = cross_fitted(simulated, real, LABELS)
    assert sorted(np.concatenate([places for places, _ in parts]).tolist()) == list(range(90))
    for (places, _), known in zip(parts, seen, strict=True):
        assert {real.sources[i] for i in places}.isdisjoint(known)


def test_log_odds_have_bounds():
    assert np.isfinite(logit(np.array([0.0, 1.0]))).all()


@pytest.fixture
def folder(tmp_path):
    pd.DataFrame({"m": [f"u{i}@example.org" for i in range(9)], "n": range(9)}).to_csv(
        tmp_path / "a.csv", index=False
    )
    with (tmp_path / "labels.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["path", "column", "primary", "acceptable", "source"])
        writer.writerow(["a.csv", "m", "email", "email;text", "us"])
        writer.writerow(["a.csv", "n", "int", "int", "us"])
    return tmp_path


def test_labelled_tables_are_read_as_text(folder):
    table = next(labelled_tables(folder))
    assert (table.path, table.columns, table.source) == ("a.csv", ("m", "n"), "us")
    assert table.truth[0].acceptable == ("email", "text")
    assert table.frame["n"].tolist() == [str(i) for i in range(9)]
    with pytest.raises(ExampleError, match=r"has no labels\.csv"):
        next(labelled_tables(folder / "nothing"))


def test_one_command_calibrates_a_model_and_writes_its_card(folder, tmp_path, capsys):
    pytest.importorskip("faker", reason="the extra train is not installed")
    directory = tmp_path / "model"
    shipped = Model.load("simon_v2")
    shipped.save(directory)
    arguments = [str(directory), "--data", str(folder), "--columns", "60"]
    for _ in range(2):  # the second time it replaces what the first has written
        assert calibration.main(arguments) == 0
    assert "2 real columns" in capsys.readouterr().out
    made = Model.load(directory)
    entry = json.loads((directory / "config.json").read_text())["calibration"]
    assert entry["real_columns"] == 2
    assert entry["simulated_columns"] > 50
    assert set(entry["offsets"]) == set(made.labels)
    assert made.card.count("## Calibration") == 1
    assert made.card.index("## Calibration") < made.card.index("## Limits")
    assert {name: made.files[name] for name in made.files} == dict(shipped.files)


def test_portals_that_are_held_out_are_judged(tmp_path):
    held_out = next(p for p in (f"p{i}.org" for i in range(99)) if is_held_out(p))
    trained = next(p for p in (f"p{i}.org" for i in range(99)) if not is_held_out(p))
    mails = [f"u{i}@example.org" for i in range(20)]
    lines = [
        column(f"x/{held_out}/t.csv", 0, "m", mails, label="email"),
        # A header that hints at nothing does not say that numbers are no years: nobody knows.
        column(f"x/{held_out}/t.csv", 1, "n", [str(y) for y in range(1990, 2020)], label="int"),
        column(f"x/{trained}/t.csv", 0, "m", mails, label="email"),
    ]
    found = judged_real(Model.load("simon_v2"), [write_columns(tmp_path, lines)])
    assert (found.labels, found.sources) == (["email"], [held_out])
    assert found.right.all()


def test_without_real_columns_none_are_reported():
    pytest.importorskip("faker", reason="the extra train is not installed")
    made = calibrate(Model.load("simon_v2"), n_columns=40)
    assert made.config["calibration"]["real_columns"] == 0
    assert "ece" not in made.config["calibration"]
    assert len(judged_real(made, []).scores) == 0
