"""Models that release 0.1 saved: they load, and answer what they answered then.

`models_0_1` holds directories that release 0.1 wrote, fitted to invented posts, with the answers
it gave to the texts beside them. They are never written again.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import pandas_semtype
from pandas_semtype.errors import CheckpointError
from pandas_semtype.fakenews.tfidf import TfidfEncoder

SAVED = Path(__file__).parent / "models_0_1"


@pytest.fixture(params=["two_classes", "three_classes"])
def saved(request):
    answers = json.loads((SAVED / f"{request.param}.json").read_text(encoding="utf-8"))
    return pandas_semtype.load(SAVED / request.param), answers


def test_answers_are_those_of_release_0_1(saved):
    model, answers = saved
    assert answers["version"] == "0.1.0"
    assert list(model.classes) == answers["classes"]
    proba = model.predict_proba(answers["texts"]).to_numpy()
    # Only the order in which a processor adds numbers may differ.
    assert np.allclose(proba, answers["proba"], rtol=0, atol=1e-12)
    assert model.predict(answers["texts"]).tolist() == answers["predicted"]


def test_it_is_saved_again_as_it_is(saved, tmp_path):
    model, answers = saved
    again = pandas_semtype.load(model.save(tmp_path / "again"))
    proba = again.predict_proba(answers["texts"]).to_numpy()
    assert proba.tolist() == model.predict_proba(answers["texts"]).to_numpy().tolist()


def test_words_add_up_to_the_log_odds(saved):
    model, answers = saved
    encoder = model.encoder
    for text in answers["texts"]:
        cut = text[: encoder.max_chars]
        words = encoder.word_scores(text, 1)
        assert len(words) == len(text.split())
        if len(answers["classes"]) == 2:
            proba = encoder.predict_proba([cut])[0]
            odds = np.log(proba[1] / proba[0])
            assert words.sum() == pytest.approx(odds - float(encoder._intercept[0]), abs=1e-6)


def test_fitted_again_it_counts_as_this_version_does(saved):
    model, _ = saved
    encoder = TfidfEncoder.from_checkpoint(*model.encoder.to_checkpoint())
    assert encoder.to_checkpoint()[0]["ngrams"] == 1
    again = model.fit(["one word", "another word"] * 10, ["a", "b"] * 10)
    assert again.encoder.to_checkpoint()[0]["ngrams"] == 2


def test_a_way_of_a_later_version_is_refused(saved):
    config, files = saved[0].encoder.to_checkpoint()
    with pytest.raises(CheckpointError, match="way 3, not one of 1, 2"):
        TfidfEncoder.from_checkpoint({**config, "ngrams": 3}, files)
