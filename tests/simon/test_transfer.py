"""Extending a model: a new label, the old ones kept, the base untouched."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from transfer_helpers import (
    LABELS,
    MAKERS,
    columns,
    containers,
    emails,
    frame_of,
    moves,
    numbers,
    sample,
    tiny_model,
)

from pandas_semtype import infer
from pandas_semtype.checkpoint import REPLAY_FILE
from pandas_semtype.errors import (
    ArgumentError,
    CheckpointError,
    ExampleError,
    ForgettingWarning,
    KnownTypeWarning,
)
from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.transfer.fit_result import _warn_of_forgetting
from pandas_semtype.simon.transfer.report import TransferReport

# An untrained network is sure of itself: it has a confident label for everything.
pytestmark = pytest.mark.filterwarnings(
    "ignore::pandas_semtype.errors.KnownTypeWarning:transfer_helpers|test_transfer"
)


@pytest.fixture(scope="module")
def base():
    return tiny_model()


@pytest.fixture(scope="module")
def extended(base):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", KnownTypeWarning)
        return base.extend("container", columns(containers, 5), implies="text")


def fraction(model, label, make, count=20, **options):
    found = infer(frame_of(make, count, seed=99, n=30), model=model, **options).types
    return float((found == label).mean())


def test_the_new_label_is_predicted(extended):
    assert extended.labels == tuple(sorted([*LABELS, "container"]))
    assert fraction(extended, "container", containers) >= 0.95


@pytest.mark.parametrize("label", MAKERS)
def test_the_old_labels_are_kept(base, extended, label):
    assert fraction(extended, "container", MAKERS[label]) <= 0.05
    before = fraction(base, label, MAKERS[label], use_rules=False)
    assert fraction(extended, label, MAKERS[label], use_rules=False) >= before - 0.05


def test_the_base_is_not_changed(base):
    before = (base.model_id, base.labels, base.head.kernel.tobytes(), base.model.files[REPLAY_FILE])
    config = dict(base.model.config)
    base.extend("move", columns(moves, 2))
    assert (
        base.model_id,
        base.labels,
        base.head.kernel.tobytes(),
        base.model.files[REPLAY_FILE],
    ) == before
    assert base.model.config == config


def test_old_scores_change_only_where_examples_contradict_them(base, extended):
    kept = [label for label in LABELS if label not in extended.report.adjusted]
    frame = frame_of(emails, 3)
    before, after = base.predict_proba(frame)[kept], extended.predict_proba(frame)[kept]
    assert after.to_numpy() == pytest.approx(before.to_numpy(), abs=1e-6)


def test_what_is_implied_holds_too(extended):
    prediction = infer(frame_of(containers, 1, seed=4), model=extended)["c0"]
    assert prediction.labels[:2] == ("container", "text")
    assert extended.model.implies == {"container": ("text",)}
    assert extended.model.taught == ("container",)


def test_the_same_seed_gives_the_same_model_bit_for_bit(base, extended):
    again = base.extend("container", columns(containers, 5), implies="text")
    assert again.model_id == extended.model_id
    assert again.model.files == extended.model.files
    other = base.extend("container", columns(containers, 5), implies="text", random_state=1)
    assert other.model_id != extended.model_id


def test_save_and_load(extended, tmp_path):
    extended.save(tmp_path / "first")
    (tmp_path / "first").rename(tmp_path / "moved")
    again = SimonClassifier.load(tmp_path / "moved")
    frame = frame_of(containers, 4)
    pd.testing.assert_frame_equal(again.predict_proba(frame), extended.predict_proba(frame))
    assert (again.labels, again.thresholds) == (extended.labels, extended.thresholds)
    assert again.report == TransferReport.from_dict(extended.report.to_dict())
    assert again.report.seconds is None
    assert again.history == extended.history
    assert again.card == extended.card
    assert infer(frame, model=str(tmp_path / "moved")).types.eq("container").all()


def test_report(base, extended):
    report = extended.report
    (added,) = report.taught
    assert (added.label, added.columns) == ("container", 5)
    assert (added.cells, added.implies) == (100, ["text"])
    assert added.nearest in LABELS
    assert 0 < added.nearest_score <= 1
    assert added.threshold == extended.thresholds["container"]
    assert set(added.validation) == {"f1", "recall", "false_share"}
    assert report.base == base.model_id
    assert report.before == pytest.approx(base.model.held_f1, abs=1e-3)
    assert set(report.after) == set(LABELS)
    assert report.seconds > 0
    assert base.report is None


def test_card(base, extended):
    assert extended.card.startswith(base.card.rstrip())
    assert "## Extended: container" in extended.card
    assert "| container | 5 | 100 | text |" in extended.card
    assert base.model_id in extended.card


def test_history_has_the_steps_of_the_solver(extended):
    assert len(extended.history) > 3
    assert extended.history[-1]["loss"] < extended.history[0]["loss"]
    assert set(extended.history[0]) == {"epoch", "loss", "accuracy"}


def test_an_extended_model_is_extended(base, extended):
    both = extended.extend("move", columns(moves, 5))
    assert set(both.labels) == {*LABELS, "container", "move"}
    assert both.model.taught == ("container", "move")
    assert fraction(both, "container", containers) >= 0.95
    assert fraction(both, "move", moves) >= 0.9
    assert "container" in both.report.before
    assert "## Extended: container" in both.card
    assert "## Extended: move" in both.card
    assert both.name == "tiny+container+move"
    assert both.model.backbone_labels == list(LABELS)


def test_several_classes_at_once(base):
    examples = {"container": columns(containers, 4), "move": columns(moves, 4)}
    classifier = base.extend(examples, implies={"container": "text"})
    assert fraction(classifier, "container", containers) >= 0.95
    assert fraction(classifier, "move", moves) >= 0.9
    assert [one.label for one in classifier.report.taught] == ["container", "move"]
    assert classifier.model.implies == {"container": ("text",), "move": ()}


def test_one_class_may_imply_another(base):
    examples = {"code": columns(containers, 3), "vessel": columns(containers, 3, seed=5)}
    model = base.extend(examples, implies={"vessel": "code"})
    result = infer(frame_of(containers, 10, seed=9), model=model)
    assert all("code" in column.labels for column in result)


def test_a_class_is_replaced(base, extended):
    with pytest.raises(ExampleError, match="replace=True"):
        extended.extend("container", columns(moves, 4))
    replaced = extended.extend("container", columns(moves, 4), replace=True)
    assert replaced.labels == extended.labels
    assert fraction(replaced, "container", moves) >= 0.9
    assert "container" not in replaced.report.before
    assert replaced.model.implies == {"container": ()}


def test_a_class_of_the_catalogue_is_replaced(base):
    classifier = base.extend("email", columns(containers, 5), replace=True)
    assert classifier.labels == LABELS
    assert fraction(classifier, "email", containers) >= 0.9
    assert classifier.model.taught == ("email",)
    assert "email" not in classifier.report.before


def test_one_example_will_do(base):
    model = base.extend("container", [columns(containers, 1)[0]])
    assert fraction(model, "container", containers) >= 0.85
    assert model.report.taught[0].validation


def test_one_long_column(base):
    long = pd.Series(columns(containers, 1, n=400)[0])
    model = base.extend("container", long, chunk=20)
    assert model.report.taught[0].columns == 20
    assert fraction(model, "container", containers) >= 0.9
    assert base.extend("container", long).report.taught[0].columns == 1


def test_a_class_of_one_value(base):
    model = base.extend("flag", [["on"] * 10, ["on"] * 30])
    assert model.thresholds["flag"] == 0.5
    assert model.report.taught[0].validation == {}
    assert infer(pd.DataFrame({"a": ["on"] * 20}), model=model).types["a"] == "flag"


def test_counter_examples(base):
    alike = [[cell.replace("MSCU", "ABCX") for cell in cells] for cells in columns(containers, 4)]
    model = base.extend("container", columns(containers, 4, seed=3), negatives=alike)
    assert fraction(model, "container", containers) >= 0.8
    with pytest.raises(ExampleError, match="also given for 'counter-examples'"):
        base.extend("container", columns(containers, 2), negatives=columns(containers, 1))


def test_duplicates_are_reported(base):
    cells = columns(containers, 2)
    label_report = base.extend("container", [*cells, cells[0]]).report.taught[0]
    assert (label_report.columns, label_report.duplicates) == (2, 1)


def test_a_user_label_goes_before_rules(base):
    uuids = [f"{i:08x}-0000-4000-8000-{i * 7919:012x}" for i in range(200)]
    frame = pd.DataFrame({"a": uuids[:100], "b": uuids[100:]})
    model = base.extend("session", frame[["a"]], chunk=20)
    prediction = infer(frame, model=model)["b"]
    assert (prediction.label, prediction.reason) == ("session", "taught")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"unfreeze": "everything"}, "unfreeze='everything'"),
        ({"solver": "sgd"}, "solver='sgd'"),
        ({"replace": "yes"}, "replace='yes'"),
        ({"implies": "txet"}, "Did you mean 'text'"),
        ({"random_state": -1}, "random_state"),
        ({"chunk": 1}, "chunk=1"),
    ],
)
def test_bad_arguments(base, options, message):
    with pytest.raises(ArgumentError, match=message):
        base.extend("container", columns(containers, 2), **options)


def test_labels_that_imply_each_other(base):
    examples = {"one": columns(containers, 2), "two": columns(moves, 2)}
    with pytest.raises(ArgumentError, match="do not imply each other"):
        base.extend(examples, implies={"one": "two", "two": "one"})


def test_errors_come_before_any_training(base, monkeypatch):
    def trained(*args, **kwargs):
        raise AssertionError("trained")

    monkeypatch.setattr("pandas_semtype.simon.transfer.extend.prepare", trained)
    for examples in (None, [], [["a"]], [[None] * 5]):
        with pytest.raises(ExampleError):
            base.extend("container", examples)
    with pytest.raises(ExampleError):
        base.extend("email", columns(containers, 2))


def test_a_model_without_a_replay_set(base):
    bare = SimonClassifier(base.model.derive(replay=None))
    with pytest.raises(CheckpointError, match="no replay set"):
        bare.extend("container", columns(containers, 2))


def test_known_types_are_reported(base):
    more = columns(emails, 2, seed=50)
    with pytest.warns(KnownTypeWarning, match="2 of 2 example columns of 'contact' as 'email'"):
        base.extend("contact", more)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ForgettingWarning)  # they are alike, after all
        warnings.simplefilter("error", KnownTypeWarning)
        base.extend("contact", more, implies="email")
        base.extend("number", columns(numbers, 2, seed=50))  # int says nothing of meaning


def report_of(before, after, n_held_out):
    return TransferReport(
        "m", [], {"int": before}, {"int": after}, {"int": n_held_out}, [], "convex", "head"
    )


def test_forgetting_is_reported():
    with pytest.warns(ForgettingWarning, match=r"'int' from 0\.90 to 0\.85"):
        _warn_of_forgetting(report_of(0.9, 0.85, 100))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        _warn_of_forgetting(report_of(0.9, 0.885, 100))
        _warn_of_forgetting(report_of(0.9, 0.8, 6))  # what a single column makes
        _warn_of_forgetting(report_of(0.9, 0.95, 100))


def test_cells_of_examples_are_kept_on_request_alone(base):
    plain = base.extend("container", columns(containers, 3))
    kept = base.extend("container", columns(containers, 3), keep_cells=True)
    origins = [{m.replay.origin[row] for row in m.replay.whole} for m in (plain.model, kept.model)]
    assert "container" not in origins[0]
    assert "container" in origins[1]


def test_mixed_scripts(base):
    rng = np.random.default_rng(0)
    kinds = ("漢字{}", "{}км", "№{}", "αβ-{}")
    cells = [kinds[i % 4].format(rng.integers(99)) for i in range(40)]
    model = base.extend("mixed", [cells])
    assert model.infer_samples([sample(cells)])[0][0].label == "mixed"


@pytest.mark.parametrize("keep_cells", [5, "yes", None])
def test_keeping_cells_is_yes_or_no(keep_cells):
    model = SimonClassifier.load("simon_v2")
    with pytest.raises(ArgumentError, match="keep_cells"):
        model.extend("ticket", [["Q-1", "Q-2", "Q-3"]], keep_cells=keep_cells)
