"""Every error of the public interface is one of ours, whatever is passed."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

pytest.importorskip("hypothesis", reason="values are drawn by hypothesis")

from helpers import steers
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from odd_values import NoEqual, NoText, Text, makers

import pandas_semtype
from pandas_semtype import session
from pandas_semtype.config import OPTIONS
from pandas_semtype.errors import ActivationWarning, SemtypeError

SAVED = Path(__file__).parent / "saved_by_0_1"
FRAME = pd.DataFrame(
    {
        "a": ["x@y.zz", "b@c.de"] * 6,
        "b": [f"T{i}-{i * 7}" for i in range(12)],
        "c": range(12),
    }
)
MODEL = pandas_semtype.load(SAVED / "columns")
TEXTS = pandas_semtype.load(SAVED.with_name("saved_by_0_2") / "texts")
WORDS = ["one two", "three four"] * 4
EXTEND = {"new_class": "code", "examples": ["b"], "base": MODEL, "activate": False}
LABELS = {"a": "mail", "b": "code"}

Call = Callable[[object], object]


def with_option(name: str) -> Call:
    def call(value: object) -> None:
        with pandas_semtype.option_context(**{name: value}):
            pandas_semtype.get_option(name)

    return call


def infer_with(name: str) -> Call:
    return lambda value: pandas_semtype.infer(FRAME, **{"model": MODEL, name: value})


def extend_with(name: str) -> Call:
    return lambda value: FRAME.semtype.extend(**{**EXTEND, name: value})


def classifier_with(name: str) -> Call:
    return lambda value: pandas_semtype.FakeNewsClassifier("tfidf", **{name: value})


def selected(*labels: object) -> pd.DataFrame:
    with pandas_semtype.using(MODEL):
        return FRAME.semtype.select(*labels)


def activated(value: object) -> None:
    pandas_semtype.activate(value)


def used(value: object) -> None:
    with pandas_semtype.using(value):
        pass


def result_with(name: str) -> Call:
    def call(value: object) -> None:
        data = pandas_semtype.infer(FRAME, model=MODEL).to_dict()
        shown(pandas_semtype.InferenceResult.from_dict({**data, name: value}))

    return call


def column_with(name: str) -> Call:
    def call(value: object) -> None:
        data = pandas_semtype.infer(FRAME, model=MODEL).to_dict()
        data["columns"][0][name] = value
        shown(pandas_semtype.InferenceResult.from_dict(data))

    return call


def shown(result: pandas_semtype.InferenceResult) -> None:
    for text in (repr(result), result._repr_html_(), result.to_csv(), *map(repr, result)):
        assert not steers(text)
    result.to_frame()


def named(value: object) -> None:
    try:
        columns = pd.Index([value, "b"], dtype=object, tupleize_cols=False)
        frame = pd.DataFrame([["x", "y"]] * 5, columns=columns)
        columns.get_indexer_for(["b"])
        columns.is_unique  # noqa: B018
    except Exception:  # noqa: BLE001 - pandas has no frame with such a name
        return
    shown(pandas_semtype.infer(frame, model=MODEL, use_names=True))


def series_named(value: object) -> None:
    try:
        series = pd.Series(["x"] * 5, name=value)
    except TypeError:  # no hash, no name
        return
    assert not steers(repr(series.semtype.infer(model=MODEL)))


def saved(value: object) -> None:
    MODEL.save(value)


def result_item(value: object) -> object:
    return pandas_semtype.infer(FRAME, model=MODEL)[value]


CALLS: dict[str, Call] = {
    **{
        f"infer {name}": infer_with(name)
        for name in (
            "columns", "model", "types", "max_cells", "threshold", "use_rules", "mode",
            "use_names", "random_state", "progress",
        )
    },
    **{
        f"extend {name}": extend_with(name)
        for name in (
            "new_class", "examples", "base", "implies", "negatives", "chunk", "replace",
            "keep_cells", "random_state",
        )
    },
    **{
        f"option {name}": with_option(name)
        for name in OPTIONS
    },
    **{
        f"get {name}": lambda value, name=name: pandas_semtype.get_option(name, value)
        for name in OPTIONS
    },
    **{f"result {name}": result_with(name) for name in ("levels", "columns", "labels", "mode")},
    **{
        f"column {name}": column_with(name)
        for name in ("name", "type", "score", "reason", "labels", "net_score", "alternatives",
                     "proba")
    },
    **{
        f"classifier {name}": classifier_with(name)
        for name in ("class_weight", "validation", "check_leaks", "about", "random_state")
    },
    "infer frame": lambda value: pandas_semtype.infer(value, model=MODEL),
    "infer cells": lambda value: pandas_semtype.infer(
        pd.DataFrame({"a": pd.Series([value] * 5, dtype=object)}), model=MODEL
    ),
    "infer names": named,
    "series name": series_named,
    "series random_state": lambda value: FRAME["a"].semtype.infer(model=MODEL, random_state=value),
    "select": selected,
    "select several": lambda value: selected("email", value),
    "load": pandas_semtype.load,
    "get_option": pandas_semtype.get_option,
    "semtype": pandas_semtype.semtype,
    "configure": lambda value: pandas_semtype.configure(threshold=value),
    "activate": activated,
    "using": used,
    "deactivate": pandas_semtype.deactivate,
    "result item": result_item,
    "result in": lambda value: value in pandas_semtype.infer(FRAME, model=MODEL),
    "result at": lambda value: pandas_semtype.infer(FRAME, model=MODEL).at(value),
    "result from": pandas_semtype.InferenceResult.from_dict,
    "save": saved,
    "save overwrite": lambda value: MODEL.save("m", overwrite=value),
    "restrict": MODEL.restrict,
    "predict": MODEL.predict,
    "predict_proba": MODEL.predict_proba,
    "encode_frame": MODEL.encode_frame,
    "from_frame": lambda value: pandas_semtype.SimonClassifier.from_frame(
        value, LABELS, base=MODEL
    ),
    "from_frame labels": lambda value: pandas_semtype.SimonClassifier.from_frame(
        FRAME, value, base=MODEL
    ),
    "from_frame base": lambda value: pandas_semtype.SimonClassifier.from_frame(
        FRAME, LABELS, base=[value]
    ),
    "from_frame implies": lambda value: pandas_semtype.SimonClassifier.from_frame(
        FRAME, LABELS, base=MODEL, implies=value
    ),
    "text classify": lambda value: FRAME["a"].text.classify(model=[value]),
    "classifier": pandas_semtype.FakeNewsClassifier,
    "fit texts": lambda value: pandas_semtype.FakeNewsClassifier("tfidf").fit(value, ["a", "b"]),
    "fit y": lambda value: pandas_semtype.FakeNewsClassifier("tfidf").fit(WORDS, value),
    "fit groups": lambda value: pandas_semtype.FakeNewsClassifier("tfidf").fit(
        WORDS, ["a", "b"] * 4, groups=value
    ),
    "predict texts": TEXTS.predict,
    "load texts": pandas_semtype.FakeNewsClassifier.load,
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _elsewhere(tmp_path_factory):
    """Whatever is saved under an odd name is saved where it may be."""
    with contextlib.chdir(tmp_path_factory.mktemp("odd")):
        yield


@given(name=st.sampled_from(sorted(CALLS)), make=makers())
@example(name="infer columns", make=lambda: 10**5000)
@example(name="infer random_state", make=lambda: -(10**5000))
@example(name="infer names", make=lambda: 10**5000)
@example(name="infer names", make=NoText)
@example(name="select", make=lambda: pd.NA)
@example(name="result levels", make=list)
@example(name="column score", make=NoEqual)
@example(name="load", make=lambda: Text("q"))
@example(name="save", make=lambda: "~/\x00")
@settings(
    max_examples=250,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_what_is_raised_is_ours(name, make):
    before, message = dict(session._active), ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            CALLS[name](make())
    except SemtypeError as error:
        message = str(error)
    finally:
        session._active.clear()
        session._active.update(before)
        pandas_semtype.configure(threshold=None)
    assert not steers(message)
    assert len(message) < 2000


SECRET = [f"S3CR3T-{i}" for i in range(12)]


@pytest.mark.parametrize(
    "call",
    [
        lambda cells: FRAME.semtype.extend("code", cells, base=MODEL, activate=False),
        lambda cells: FRAME.semtype.extend("code", ["b"], negatives=cells, base=MODEL),
        lambda cells: pandas_semtype.infer(FRAME, cells, model=MODEL),
        lambda cells: pandas_semtype.infer(FRAME, types=cells, model=MODEL),
        lambda cells: pandas_semtype.infer(FRAME, types=cells[:1], model=MODEL),
        lambda cells: pandas_semtype.infer(FRAME, types=pd.Series(cells), model=MODEL),
        lambda cells: pandas_semtype.infer(FRAME, threshold={cells[0]: 0.5}, model=MODEL),
        lambda cells: pandas_semtype.infer(FRAME, threshold=dict.fromkeys(cells, 0.5), model=MODEL),
        lambda cells: MODEL.restrict(cells),
        lambda cells: selected(*cells),
    ],
)
def test_cells_in_place_of_names_are_not_shown(call):
    with pytest.raises(SemtypeError) as caught:
        call(list(SECRET))
    assert "S3CR3T" not in str(caught.value)


def test_a_misspelt_label_is_shown():
    for value in ("emial", ["emial"], {"emial"}):
        with pytest.raises(SemtypeError, match=r"emial.*Did you mean 'email'"):
            pandas_semtype.infer(FRAME, types=value, model=MODEL)


def told_here(caught) -> bool:
    """Return whether the warning names the line of the caller."""
    (found,) = [entry for entry in caught if entry.category is ActivationWarning]
    return found.filename == __file__


@pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning")
def test_a_fitted_model_is_activated_where_it_is_said_alone():
    with pytest.warns(ActivationWarning, match="extend made its model the active one") as caught:
        made = pandas_semtype.extend(FRAME, "code", ["b"], base=MODEL)
    assert told_here(caught)
    assert session.active_model() is made
    session.deactivate()
    with pytest.warns(ActivationWarning) as caught:
        FRAME.semtype.extend("code", ["b"], base=MODEL)
    assert told_here(caught)
    session.deactivate()
    FRAME.semtype.extend("code", ["b"], base=MODEL, activate=False)
    pandas_semtype.extend(FRAME, "code", ["b"], base=MODEL, activate=False)
    assert session.active_model() is None
    texts = pd.Series(WORDS)
    with pytest.warns(ActivationWarning, match="fit made its model") as caught:
        fitted = texts.text.fakenews.fit(["a", "b"] * 4, encoder="tfidf")
    assert told_here(caught)
    assert session.active_model("fakenews") is fitted
