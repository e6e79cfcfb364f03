"""How encoders are asked for: names, objects, and encoders of the keyword protocol."""

from __future__ import annotations

import numpy as np
import pytest
from news import news

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ArgumentError
from pandas_semtype.fakenews.encoder import TextEncoder, TextTask
from pandas_semtype.fakenews.encoders import KeywordEncoder, adapt, encoder_class, make_encoder


class Keywords:
    """TEST DOUBLE of an encoder whose fit takes keywords, groups among them."""

    name = "keywords"
    wants_groups = True
    uses_validation = False
    blank = None

    def fit(
        self, texts, y, *, n_classes, weights, valid=None, random_state=0, progress=None,
        groups=None,
    ):  # fmt: skip
        self.given = {
            "texts": texts, "y": y, "n_classes": n_classes, "weights": weights, "valid": valid,
            "random_state": random_state, "progress": progress, "groups": groups,
        }  # fmt: skip
        return [{"epoch": 1, "loss": 0.5}]

    def predict_proba(self, texts):
        return np.tile([0.25, 0.75], (len(texts), 1))

    def word_scores(self, text, target):
        return [float(len(word)) for word in text.split()]

    def to_checkpoint(self):
        return {}, {}

    @classmethod
    def from_checkpoint(cls, config, files):
        return cls()


class Inherited(TextEncoder):
    """TEST DOUBLE of a subclass that was written for the keyword protocol."""

    name = "inherited"
    fit, predict_proba, to_checkpoint = Keywords.fit, Keywords.predict_proba, Keywords.to_checkpoint
    from_checkpoint = Keywords.from_checkpoint


class Least(TextEncoder):
    """TEST DOUBLE of an encoder that keeps all defaults."""

    name = "least"

    def fit(self, task):
        self.task = task
        return []

    def predict_proba(self, texts):
        return np.tile([0.5, 0.5], (len(texts), 1))

    def to_checkpoint(self):
        return {}, {}

    @classmethod
    def from_checkpoint(cls, config, files):
        return cls()


@pytest.mark.parametrize("kind", [Keywords, Inherited])
def test_an_encoder_with_keywords_is_given_the_task(kind):
    encoder = kind()
    adapted = adapt(encoder)
    assert isinstance(adapted, KeywordEncoder)
    assert adapt(adapted) is adapted
    task = TextTask(
        ["a", "b"], np.array([0, 1]), 2, np.ones(2), valid=(["c"], np.array([0])), seed=5,
        progress=True,
    )  # fmt: skip
    assert adapted.fit(task) == [{"epoch": 1, "loss": 0.5}]
    given = encoder.given
    assert (given["texts"], given["valid"]) == (task.texts, task.valid)
    assert (given["n_classes"], given["random_state"], given["progress"]) == (2, 5, True)
    if kind is Keywords:  # the other one does not ask for groups
        assert given["groups"].tolist() == [0, 1]
        assert adapted.uses_validation is False
        assert adapted.word_scores("two words", 1).tolist() == [3.0, 5.0]
    else:
        assert given["groups"] is None
        assert adapted.uses_validation
        assert adapted.word_scores("two words", 1) is None


def test_the_model_keeps_the_object_that_was_given():
    frame = news(40)
    encoder = Keywords()
    model = FakeNewsClassifier(encoder, check_leaks=False).fit(frame["text"], frame["label"])
    assert model.encoder is encoder
    assert len(encoder.given["groups"]) == 40
    assert model.explain(["aa b"], top=1)["effect"].tolist() == [2.0]
    least = Least()
    model = FakeNewsClassifier(least, check_leaks=False).fit(frame["text"], frame["label"])
    assert model.encoder is least
    assert least.task.valid is not None  # by default texts are held out
    assert least.blank is None
    assert least.word_scores("a", 0) is None
    assert Least.option_names() == []


def test_what_is_no_encoder_is_refused():
    for wrong in (3, Keywords, Least, object()):
        with pytest.raises(ArgumentError, match="a name, a list of names or an encoder"):
            make_encoder(wrong, {})
    with pytest.raises(ArgumentError, match="one of elmo, ulmfit, tfidf"):
        encoder_class("bert")
    with pytest.raises(ArgumentError, match="some of C, case, naive_bayes, min_df, max_chars"):
        make_encoder("tfidf", {"size": 3})


def test_options_of_ulmfit_are_those_of_its_sizes_and_recipe():
    encoder = make_encoder("ulmfit", {"source": None, "hidden": 12, "min_count": 1})
    assert (encoder.sizes.hidden, encoder.recipe.min_count) == (12, 1)
    assert repr(encoder) == "UlmfitEncoder(source=None, hidden=12, min_count=1)"
    expected = "some of source, directions, processes, device, embedding, .*lm_epochs, .*peak"
    with pytest.raises(ArgumentError, match=expected):
        make_encoder("ulmfit", {"size": 3})
    with pytest.raises(TypeError, match="size"):
        encoder_class("ulmfit")(size=3)
