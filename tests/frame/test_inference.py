"""Choosing columns and models, asking the model, collecting the answers.

The model here is a test double, see `helpers`: it needs no network and no files.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from helpers import PlainVerdict, TestDouble, calls

import pandas_semtype
from pandas_semtype import configure, option_context, session, using
from pandas_semtype.errors import (
    ArgumentError,
    CheckpointError,
    ColumnSelectionError,
    FrameTypeError,
    ModelNotFoundError,
)
from pandas_semtype.inference import infer, infer_series, infer_types, positions_of_types
from pandas_semtype.results import InferenceResult


@pytest.fixture
def double():
    return TestDouble()


def test_one_answer_per_column_in_order(contacts, double):
    result = infer(contacts, model=double)
    assert isinstance(result, InferenceResult)
    assert result.types.to_dict() == {
        "mail": "email",
        "city": "text",
        "note": "text",
        "number": "int",
    }
    assert list(result.columns) == list(contacts.columns)
    assert result.proba.shape == (4, 4)
    assert result.model_id == "double"
    assert double.asked == [(4, None, None, True, None)]
    assert pandas_semtype.infer is infer


def test_the_frame_is_never_changed(awkward, double):
    before, columns = awkward.copy(deep=True), awkward.columns
    awkward.attrs["kept"] = 1
    result = infer(awkward, model=double)
    pd.testing.assert_frame_equal(awkward, before, check_flags=False)
    assert awkward.columns is columns
    assert awkward.attrs == {"kept": 1}
    assert len(result) == awkward.shape[1]


@pytest.mark.parametrize("seed", range(3))
def test_permuting_columns_permutes_answers(contacts, double, seed):
    order = np.random.default_rng(seed).permutation(contacts.shape[1])
    moved = infer(contacts.iloc[:, order], model=double)
    still = infer(contacts, model=double)
    assert [moved.at(i) for i in range(4)] == [still.at(int(i)) for i in order]


def test_adding_a_column_changes_no_other_answer(double):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"a": [f"u{i}@x.org" if i % 3 else "7" for i in rng.integers(0, 9, 5000)]})
    alone = infer(frame, model=double)["a"]
    wide = frame.assign(b=1.5, c="x", d=None)[["d", "c", "a", "b"]]
    assert infer(wide, model=double)["a"] == alone
    assert infer(wide, "a", model=double)["a"] == alone
    assert infer_series(wide["a"], model=double) == alone


def test_permuting_the_rows_of_a_short_column_changes_nothing(contacts, double):
    moved = contacts.sample(frac=1, random_state=1)
    assert infer(moved, model=double).types.equals(infer(contacts, model=double).types)


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (None, ["mail", "city", "note", "number"]),
        ("city", ["city"]),
        (["number", "mail"], ["number", "mail"]),
        (("number", "mail"), ["number", "mail"]),
        (["mail", "mail"], ["mail"]),
        (pd.Index(["note"]), ["note"]),
        ([], []),
    ],
)
def test_columns_are_chosen_by_name(contacts, double, columns, expected):
    assert list(infer(contacts, columns, model=double).columns) == expected


def test_one_name_may_stand_for_several_columns(double):
    frame = pd.DataFrame([["a@b.c", 1, "x"]], columns=["a", "b", "a"])
    result = infer(frame, "a", model=double)
    assert list(result.columns) == ["a", "a"]
    assert [p.label for p in result] == ["email", "text"]
    levels = frame.set_axis(pd.MultiIndex.from_tuples([("x", 1), ("x", 2), ("y", 1)]), axis=1)
    assert list(infer(levels, "x", model=double).columns) == [("x", 1), ("x", 2)]
    assert list(infer(levels, ("y", 1), model=double).columns) == [("y", 1)]
    assert list(infer(levels, [("y", 1), ("x", 1)], model=double).columns) == [("y", 1), ("x", 1)]
    both = infer(levels, (("y", 1), ("x", 1)), model=double)
    assert list(both.columns) == [("y", 1), ("x", 1)]


@pytest.mark.parametrize("names", [[0, 1, 2], [None, 2.5, True], [("a", 1), "b", 3]])
def test_names_of_any_type(double, names):
    frame = pd.DataFrame([["a@b.c", 1, "x"]])
    frame.columns = pd.Index(names, tupleize_cols=False)
    assert [p.label for p in infer(frame, model=double)] == ["email", "int", "text"]
    for name, label in zip(names, ["email", "int", "text"], strict=True):
        assert infer(frame, [name], model=double).at(0).label == label


@pytest.mark.parametrize("columns", ["mial", ["mail", "mial"], ("mail", "mial"), 7])
def test_unknown_columns_are_named(contacts, double, columns):
    with pytest.raises(ColumnSelectionError, match="There is no column"):
        infer(contacts, columns, model=double)
    with pytest.raises(ColumnSelectionError, match="Did you mean 'mail'"):
        infer(contacts, "mial", model=double)
    assert double.asked == []


def test_columns_without_values_are_unknown_and_not_shown_to_the_model(double):
    frame = pd.DataFrame(
        {"none": [None] * 3, "nan": [np.nan] * 3, "blank": ["", " ", None], "n": [1, 2, 3]}
    )
    result = infer(frame, model=double)
    assert result.types.tolist() == ["unknown", "unknown", "unknown", "int"]
    assert result.reasons.tolist() == ["no_values"] * 3 + ["net"]
    assert result.proba.isna().all(axis=1).tolist() == [True, True, True, False]
    assert double.asked[0][0] == 1


@pytest.mark.parametrize("frame", [pd.DataFrame(), pd.DataFrame(index=range(3))])
def test_empty_frames_have_empty_results(double, frame):
    result = infer(frame, model=double)
    assert len(result) == 0
    assert result.types.empty
    assert result.proba.shape == (0, 4)
    assert result.to_dict()["columns"] == []


def test_frames_without_rows(double):
    result = infer(pd.DataFrame({"a": [], "b": []}), model=double)
    assert result.types.tolist() == ["unknown", "unknown"]
    assert double.asked == []


def test_one_row(double):
    assert infer(pd.DataFrame({"a": ["x@y.z"]}), model=double).types["a"] == "email"


@pytest.mark.parametrize("frame", [[1, 2], {1, 2}, np.zeros(2), pd.Series([1]), None, 7])
def test_only_frames_are_frames(double, frame):
    with pytest.raises(FrameTypeError, match="Expected a pandas DataFrame"):
        infer(frame, model=double)


def test_series(double):
    mails = pd.Series(["a@b.c"] * 3, index=[1, 1, 1], name=("x", 1))
    prediction = infer_series(mails, model=double)
    assert (prediction.name, prediction.label) == (("x", 1), "email")
    assert infer_series(pd.Series([1, 2]), model=double).name is None
    assert infer_series(pd.Series([], dtype=object), model=double).reason == "no_values"
    with pytest.raises(FrameTypeError, match="Expected a pandas Series"):
        infer_series(mails.to_frame(), model=double)


def test_types_are_narrowed_in_the_order_of_the_model(contacts, double):
    infer(contacts, model=double, types=["text", "int", "text"])
    infer(contacts, model=double, types="base")
    infer(contacts, model=double, types="all")
    infer(contacts, model=double, types="email")
    asked = [types for _, types, *_ in double.asked]
    assert asked == [("int", "text"), ("email", "int", "text", "float"), None, ("email",)]
    narrow = infer(contacts, model=double, types=["text", "int"])
    assert list(narrow.proba.columns) == ["int", "text"]


@pytest.mark.parametrize("types", ["emial", ["email", "emial"], [], 5, ["citty"]])
def test_wrong_types_are_refused_before_any_work(contacts, double, types):
    with pytest.raises(ArgumentError, match="types"):
        infer(contacts, model=double, types=types)
    with pytest.raises(ArgumentError, match="Did you mean 'email'"):
        infer(pd.DataFrame(), model=double, types="emial")
    assert double.asked == []


@pytest.mark.parametrize("threshold", [-0.1, 1.1, float("nan"), "high", True, {"email": 2}])
def test_wrong_thresholds_are_refused_before_any_work(contacts, double, threshold):
    with pytest.raises(ArgumentError, match="threshold"):
        infer(contacts, model=double, threshold=threshold)
    with pytest.raises(ArgumentError, match="Did you mean 'email'"):
        infer(contacts, model=double, threshold={"emial": 0.5})
    assert double.asked == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("max_cells", 0), ("max_cells", 1.5), ("use_rules", "no"), ("random_state", -1), ("model", 7)],
)
def test_other_wrong_arguments_are_refused(contacts, double, name, value):
    with pytest.raises(ArgumentError, match=name):
        infer(contacts, **{"model": double, name: value})


def test_arguments_and_options_reach_the_model(contacts, double):
    infer(contacts, model=double, threshold=0.5, use_rules=False, max_cells=9)
    with option_context(threshold=0.25, max_cells=7):
        infer(contacts, model=double, threshold={"email": 1})
        infer(contacts, model=double)
    assert [asked[2:] for asked in double.asked] == [
        (0.5, False, 9),
        ({"email": 1.0}, True, 7),
        (0.25, True, 7),
    ]


def test_more_cells_need_more_rows(double):
    frame = pd.DataFrame({"a": np.arange(5000)})
    seen = []
    double.infer_samples = lambda samples, **options: (
        seen.append(samples[0].n_sampled),
        TestDouble().infer_samples(samples, **options),
    )[1]
    for cells in (None, 10, 2000):
        infer(frame, model=double, max_cells=cells)
    assert seen == [512, 512, 2000]


def test_models_argument_beats_using_beats_options(contacts):
    argument, scoped, active, option = map(TestDouble, ["argument", "scoped", "active", "option"])
    configure(model=option)
    assert infer(contacts).model_id == "option"
    session.activate(active)
    assert infer(contacts).model_id == "active"
    with using(scoped), option_context(model=option):
        assert infer(contacts).model_id == "scoped"
        assert infer(contacts, model=argument).model_id == "argument"


def test_presets_and_directories_are_resolved(contacts, tmp_path):
    for model in ("simon_v99", tmp_path / "nowhere"):
        with pytest.raises(ModelNotFoundError, match="neither a preset nor a directory"):
            infer(contacts, model=model)
    with pytest.raises(ModelNotFoundError, match="'simon_v99'"), using("simon_v99"):
        infer(contacts)
    with pytest.raises(CheckpointError, match=r"it has no config\.json"):
        infer(contacts, model=tmp_path)


def test_directories_are_loaded_again_only_when_changed(monkeypatch, tmp_path):
    from pandas_semtype import loading

    monkeypatch.setattr(loading, "load", lambda directory: TestDouble(directory.name))
    (tmp_path / "config.json").write_text("{}")
    first = loading.load_once(tmp_path)
    assert loading.load_once(str(tmp_path)) is first
    (tmp_path / "config.json").write_text("{ }")
    assert loading.load_once(tmp_path) is not first


def test_wide_frames_are_done_in_parts(double):
    frame = pd.DataFrame(np.arange(600).reshape(2, 300))
    result = infer(frame, model=double)
    assert [asked[0] for asked in double.asked] == [128, 128, 44]
    assert result.types.eq("int").all()
    assert result == infer(frame, model=double, progress=True)


def test_progress_is_silent_unless_wanted(double, capsys):
    infer(pd.DataFrame(np.arange(600).reshape(2, 300)), model=double)
    assert capsys.readouterr() == ("", "")
    infer(pd.DataFrame({"a": [1]}), model=double, progress=True)
    assert "columns" in capsys.readouterr().err


def test_types_are_remembered_by_content(contacts, double):
    with using(double):
        first = infer_types(contacts)
        assert infer_types(contacts.copy()) == first
        assert len(double.asked) == 1
        # Moved and renamed columns are known, changed ones are not.
        other = contacts.rename(columns={"city": "town"})[["note", "town", "mail"]]
        other["mail"] = 5
        assert infer_types(other).types.to_dict() == {"note": "text", "town": "text", "mail": "int"}
        assert [asked[0] for asked in double.asked] == [4, 1]
        with option_context(threshold=0.4):
            infer_types(contacts)
        assert [asked[0] for asked in double.asked] == [4, 1, 4]
    with using(TestDouble()) as same_name:
        infer_types(contacts)
        assert len(same_name.asked) == 1


def test_infer_fills_the_memory_and_does_not_use_it(contacts, double):
    session.activate(double)
    infer(contacts)
    infer(contacts)
    assert len(double.asked) == 2
    infer_types(contacts)
    assert len(double.asked) == 2
    session.forget()
    infer_types(contacts)
    assert len(double.asked) == 3


def test_models_that_cannot_be_watched_are_asked_every_time(contacts):
    class Slotted:
        __slots__ = ("asked", "infer_samples", "labels", "model_id")

    inner, model = TestDouble(), Slotted()
    model.infer_samples, model.labels, model.model_id = inner.infer_samples, inner.labels, "s"
    with using(model):
        assert infer_types(contacts) == infer_types(contacts)
    assert len(inner.asked) == 2


def test_positions_of_types(contacts, double):
    contacts["empty"] = None
    with using(double):
        assert positions_of_types(contacts, ["text", "int"]) == [1, 2, 3]
        assert positions_of_types(contacts, ["unknown"]) == [4]
        assert positions_of_types(contacts, ["float"]) == []
        with pytest.raises(ArgumentError, match="Did you mean 'email'"):
            positions_of_types(contacts, ["emial"])
        with pytest.raises(ArgumentError, match="at least one label"):
            positions_of_types(contacts, [])


def test_answers_about_100_columns_take_few_calls_beside_the_model(double):
    frame = pd.DataFrame({f"c{i}": np.arange(10_000) + i for i in range(100)})
    double.infer_samples = lambda samples, **_: (
        [PlainVerdict("int", 1.0, "net", "int", 1.0, ("int",))] * len(samples),
        np.zeros((len(samples), 4)),
    )
    infer(frame, model=double)
    per_column = calls(lambda: infer(frame, model=double)) / frame.shape[1]
    assert per_column < 500  # 360 when the order of cells and their digests came


@pytest.mark.parametrize("max_cells", [4097, 10**6, 10**30])
def test_cells_that_would_fill_the_memory_are_refused(max_cells):
    with pytest.raises(ArgumentError, match="from 1 to 4096"):
        pandas_semtype.infer(pd.DataFrame({"a": range(30)}), max_cells=max_cells)


@pytest.mark.parametrize("columns", [["secret-0", "secret-1"], pd.Series(["secret-0"] * 3)])
def test_cells_given_as_names_are_not_shown(columns):
    with pytest.raises(ColumnSelectionError, match="None of the") as caught:
        pandas_semtype.infer(pd.DataFrame({"a": range(30)}), columns=columns)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("model", [None, 5, [], ""])
def test_load_checks_its_argument(model):
    with pytest.raises(ArgumentError, match="model is not valid"):
        pandas_semtype.load(model)


def test_a_name_too_long_for_a_path_is_no_model():
    with pytest.raises(ModelNotFoundError) as caught:
        pandas_semtype.load("x" * 100_000)
    assert len(str(caught.value)) < 1000


def test_a_threshold_too_large_for_a_float():
    with pytest.raises(ArgumentError, match="threshold"):
        pandas_semtype.infer(pd.DataFrame({"a": range(30)}), threshold=10**400)
