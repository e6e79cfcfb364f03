"""Active models: what is no model is refused at once, and says so."""

import pandas as pd
import pytest
from helpers import TestDouble

import pandas_semtype
from pandas_semtype import session
from pandas_semtype.errors import ArgumentError, ModelNotFoundError
from pandas_semtype.results import InferenceResult
from pandas_semtype.sampling import sample_frame
from pandas_semtype.simon.classifier import SimonClassifier

FRAME = pd.DataFrame({"a": [f"u{i}@example.org" for i in range(12)]})


@pytest.fixture(autouse=True)
def _none_is_left_active():
    yield
    session.deactivate()


@pytest.mark.parametrize("model", [5, None, b"simon_v2", [], SimonClassifier, TestDouble, object()])
def test_what_is_no_model_cannot_be_active(model):
    with pytest.raises(ArgumentError, match=r"^model is not valid"):
        pandas_semtype.activate(model)
    with pytest.raises(ArgumentError, match=r"^model is not valid"), pandas_semtype.using(model):
        pass
    assert session.active_model() is None


@pytest.mark.parametrize("name", ["no such model", "simon_v99", "./nowhere"])
def test_names_of_nothing_cannot_be_active(name):
    with pytest.raises(ModelNotFoundError, match="There is no model"):
        pandas_semtype.activate(name)
    assert session.active_model() is None


def test_there_are_three_tasks():
    with pytest.raises(ArgumentError, match="one of semtype, text, fakenews"):
        pandas_semtype.activate("simon_v2", task="columns")


def test_models_and_names_of_models_can():
    model = TestDouble()
    pandas_semtype.activate(model)
    assert session.active_model() is model
    with pandas_semtype.using("simon_v2") as name:
        assert session.active_model() == name == "simon_v2"
    assert session.active_model() is model


@pytest.mark.parametrize("base", [5, "", "  ", 2.5, SimonClassifier])
def test_a_wrong_base_is_named_as_the_caller_named_it(base):
    with pytest.raises(ArgumentError, match=r"^base is not valid"):
        pandas_semtype.extend(FRAME, "x", ["a"], base=base)


@pytest.mark.parametrize("samples", [None, 5, "a", [1], [None], FRAME, {"a": 1}])
def test_only_samples_are_inferred(samples):
    with pytest.raises(ArgumentError, match=r"^samples is not valid"):
        pandas_semtype.load("simon_v2").infer_samples(samples)


def test_samples_may_come_one_by_one():
    model = pandas_semtype.load("simon_v2")
    verdicts, proba = model.infer_samples(iter(sample_frame(FRAME)))
    assert [v.label for v in verdicts] == ["email"]
    assert proba.shape == (1, len(model.labels))


@pytest.mark.parametrize("model", [5, None, ["simon_v2"]])
def test_a_result_has_the_name_of_its_model(model):
    data = pandas_semtype.infer(FRAME, model="simon_v2").to_dict()
    with pytest.raises(ArgumentError, match=r"^model is not valid"):
        InferenceResult.from_dict({**data, "model": model})


def test_a_label_that_is_not_asked_for_is_not_another_one():
    frame = FRAME.assign(length=pd.to_timedelta(range(12), unit="h"))
    for types in (["datetime", "int"], ["city"]):
        assert set(pandas_semtype.infer(frame, model="simon_v2", types=types).types) == {"unknown"}
    told = pandas_semtype.infer(frame, model="simon_v2", types=["text", "city"])
    assert told.types.tolist() == ["text", "text"]


def test_frames_of_any_width_are_remembered(monkeypatch):
    monkeypatch.setattr(session, "_results", session._Recent(8))
    model = TestDouble()
    asked = []
    infer_samples = model.infer_samples

    def counted(samples, **options):
        asked.append(len(samples))
        return infer_samples(samples, **options)

    model.infer_samples = counted
    wide = pd.DataFrame({f"c{i}": [i, i + 1, i + 2] for i in range(300)})
    with pandas_semtype.using(model):
        first = wide.semtype.types
        assert sum(asked) == 300
        assert wide.semtype.types.equals(first)
        wide.semtype.select(first.iloc[0])
    assert sum(asked) == 300
    session.forget()
    assert session._results._size == 8
