"""Views of a model: some of its labels."""

from __future__ import annotations

import pytest
from transfer_helpers import columns, containers, emails, frame_of, tiny_model

from pandas_semtype import infer
from pandas_semtype.errors import ArgumentError
from pandas_semtype.simon.classifier import SimonClassifier

pytestmark = pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning")


def test_scores_are_those_of_the_whole_model(tmp_path):
    model = tiny_model()
    view = model.restrict(["int", "email"])
    assert view.labels == ("email", "int")
    frame = frame_of(emails, 3)
    whole = model.predict_proba(frame)[["email", "int"]]
    assert view.predict_proba(frame).to_numpy() == pytest.approx(whole.to_numpy(), abs=1e-6)
    view.save(tmp_path / "view")
    assert SimonClassifier.load(tmp_path / "view").labels == ("email", "int")


def test_a_view_is_extended():
    view = tiny_model().restrict("text").restrict(["text"])
    assert view.labels == ("text",)
    classifier = view.extend("container", columns(containers, 4))
    found = infer(frame_of(containers, 10, seed=9), model=classifier).types
    assert (found == "container").mean() >= 0.9
    assert classifier.model.backbone_labels == list(tiny_model().labels)


def test_a_label_that_was_left_out_is_fitted_again():
    view = tiny_model().restrict(["categorical", "int", "text"])
    # The replay set still has the e-mails the model once knew, as texts.
    replay = view.model.replay
    assert replay.primary[replay.origin.index("email")] == view.labels.index("text")
    classifier = view.extend("email", columns(emails, 4, seed=5))
    found = infer(frame_of(emails, 10, seed=9), model=classifier).types
    assert (found == "email").all()
    assert classifier.model.implies == {"email": ("text",)}


def test_labels_the_model_does_not_have():
    with pytest.raises(ArgumentError, match="Did you mean 'email'"):
        tiny_model().restrict(["emial"])
