"""Features of texts: the same alone and in a crowd, computed once, kept and checked."""

import elmo_module
import numpy as np
import pytest

from pandas_semtype import configure
from pandas_semtype.errors import ArgumentError
from pandas_semtype.fakenews.elmo.features import ElmoFeatures
from pandas_semtype.fakenews.elmo.module import HubModule
from pandas_semtype.fakenews.feature_cache import text_key
from pandas_semtype.fakenews.tokens import tokenise, windows

WORDS = ["the", "council", "voted", "\u00fcber", "a", "secret", "plan", "123", "\U0001f600"]
TEXTS = [
    " ".join(WORDS[(3 * i + k * k) % 9] for k in range(n))
    for i, n in enumerate((1, 40, 3, 17, 200, 5, 64, 2, 129, 11))
]

pytestmark = pytest.mark.tf


@pytest.fixture(autouse=True)
def cache(tmp_path):
    configure(cache_dir=str(tmp_path / "cache"))
    return tmp_path / "cache" / "features"


@pytest.fixture
def runs(monkeypatch):
    """The windows the module is run on."""
    found = []
    sums = HubModule.sums

    def counted(self, texts):
        found.extend(texts)
        return sums(self, texts)

    monkeypatch.setattr(HubModule, "sums", counted)
    return found


def test_a_batch_of_mixed_lengths_equals_one_by_one(elmo_directory, elmo_weights):
    features = ElmoFeatures(elmo_directory, cache=False)
    together = features.encode(TEXTS)
    alone = np.concatenate([features.encode([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    shuffled = features.encode(TEXTS[::-1])[::-1]
    np.testing.assert_allclose(shuffled, alone, atol=1e-5)
    for i in (0, 3, 5):
        expected = elmo_module.reference(elmo_weights, tokenise(TEXTS[i])).mean(axis=0)
        np.testing.assert_allclose(together[i], expected, atol=1e-5)


def test_long_texts_are_read_in_windows_that_count_by_length(elmo_directory, elmo_weights, runs):
    features = ElmoFeatures(elmo_directory, window=30, cache=False)
    (found,) = features.encode([TEXTS[4]])
    assert sorted(map(len, runs)) == sorted(map(len, windows(tokenise(TEXTS[4]), 30)))
    parts = [elmo_module.reference(elmo_weights, list(p)) for p in runs]
    np.testing.assert_allclose(found, np.concatenate(parts).mean(axis=0), atol=1e-5)
    cut = ElmoFeatures(elmo_directory, max_tokens=30, cache=False).encode([TEXTS[4]])[0]
    expected = elmo_module.reference(elmo_weights, tokenise(TEXTS[4])[:30]).mean(axis=0)
    np.testing.assert_allclose(cut, expected, atol=1e-5)


def test_the_signature_default_splits_at_spaces(elmo_directory, elmo_weights):
    text = "It's over, isn't it?"
    (found,) = ElmoFeatures(elmo_directory, signature="default", cache=False).encode([text])
    expected = elmo_module.reference(elmo_weights, text.split()).mean(axis=0)
    np.testing.assert_allclose(found, expected, atol=1e-5)
    (other,) = ElmoFeatures(elmo_directory, cache=False).encode([text])
    assert np.abs(other - found).max() > 0.01


@pytest.mark.parametrize("text", ["", "  \n", "\x00", "\U0001f600", "\ud800", "a\x00b"])
@pytest.mark.parametrize("signature", ["tokens", "default"])
def test_texts_of_nothing_and_of_anything_have_features(elmo_directory, text, signature):
    features = ElmoFeatures(elmo_directory, signature=signature, cache=False)
    assert np.isfinite(features.encode([text, "and another"])).all()


def test_each_distinct_text_is_run_once(elmo_directory, runs):
    features = ElmoFeatures(elmo_directory)
    first = features.encode(["a b", "c", "a b", "a b"])
    assert sorted(runs) == [["a", "b"], ["c"]]
    np.testing.assert_array_equal(first[0], first[2])
    again = ElmoFeatures(elmo_directory).encode(["c", "a b"])
    np.testing.assert_array_equal(again, first[[1, 0]])
    assert len(runs) == 2
    ElmoFeatures(elmo_directory, window=1).encode(["a b"])  # other settings
    assert len(runs) == 4
    assert features.encode([]).shape == (0, 3, 16)


def test_features_of_another_module_are_not_taken(elmo_directory, tmp_path, runs):
    ElmoFeatures(elmo_directory).encode(["a b"])
    weights = elmo_module.draw_weights(seed=9)
    other = elmo_module.write_published(tmp_path / "other", weights)
    found = ElmoFeatures(other).encode(["a b"])
    expected = elmo_module.reference(weights, ["a", "b"]).mean(axis=0)
    np.testing.assert_allclose(found[0], expected, atol=1e-5)


def test_one_flipped_byte_in_the_cache_is_found_and_mended(elmo_directory, cache, runs):
    features = ElmoFeatures(elmo_directory)
    first = features.encode(["a b", "c"])
    (path,) = cache.glob(f"*/*/{text_key('a b')}")
    whole = path.read_bytes()
    path.write_bytes(whole[:40] + bytes([whole[40] ^ 1]) + whole[41:])
    np.testing.assert_allclose(features.encode(["a b", "c"]), first, atol=1e-5)
    assert runs[2:] == [["a", "b"]]
    np.testing.assert_allclose(features.encode(["a b", "c"]), first, atol=1e-5)
    assert len(runs) == 3


def test_the_cache_is_bounded(elmo_directory, cache, monkeypatch):
    from pandas_semtype.fakenews import feature_cache as module

    size = 16 + 4 * 3 * 16
    monkeypatch.setattr(module, "MAX_BYTES", 4 * size)
    features = ElmoFeatures(elmo_directory)
    features.encode([f"text {i}" for i in range(10)])
    assert sum(1 for path in cache.rglob("*") if path.is_file()) <= 4
    ElmoFeatures(elmo_directory, cache=False).encode(["uncached"])
    assert not list(cache.rglob(text_key("uncached")))


def test_the_published_files_of_a_module_give_its_features(elmo_directory, elmo_weights, tmp_path):
    folder = elmo_module.write_published(tmp_path / "published", elmo_weights)
    found = ElmoFeatures(folder).encode(TEXTS)
    np.testing.assert_allclose(found, ElmoFeatures(elmo_directory).encode(TEXTS), atol=1e-5)


def test_pooling_and_mixing_can_change_places(elmo_directory, elmo_weights):
    features = ElmoFeatures(elmo_directory, cache=False).encode(TEXTS)
    rng = np.random.default_rng(0)
    for _ in range(20):
        mixing, scale = rng.dirichlet(np.ones(3)), rng.uniform(0.2, 3)
        pooled_then_mixed = scale * np.einsum("k,nkd->nd", mixing, features)
        for i in (0, 2, 5):
            layers = elmo_module.reference(elmo_weights, tokenise(TEXTS[i]))
            mixed_then_pooled = (scale * np.einsum("k,tkd->td", mixing, layers)).mean(axis=0)
            np.testing.assert_allclose(pooled_then_mixed[i], mixed_then_pooled, atol=1e-5)


@pytest.mark.parametrize(
    "options",
    [{"source": 3}, {"source": ""}, {"signature": "words"}, {"window": 0}, {"window": True},
     {"max_tokens": 1.5}, {"cache": "yes"}],
)  # fmt: skip
def test_options_are_checked(options):
    with pytest.raises(ArgumentError, match=next(iter(options))):
        ElmoFeatures(**options)
