"""The network of the biLM, its weights and what it reads."""

import contextlib
import json

import elmo_module
import numpy as np
import pytest

from pandas_semtype.errors import CheckpointError
from pandas_semtype.fakenews.bilm.characters import BOS, EOS, character_ids, index_tokens
from pandas_semtype.fakenews.bilm.settings import PUBLISHED, BilmSettings
from pandas_semtype.fakenews.bilm.weights import (
    assign_weights,
    from_hub_names,
    read_hdf5,
    weights_of,
    write_hdf5,
)

TEXTS = [["Hello", "w\u00f6rld", "x" * 70, "."], ["a"], ["one", "two"] * 20, ["\U0001f600", "b"]]
SETTINGS = BilmSettings.from_options(elmo_module.OPTIONS)


@pytest.fixture(scope="module")
def weights():
    return elmo_module.draw_weights(seed=3)


def built(settings=SETTINGS):
    from pandas_semtype.fakenews.bilm.layers import BilmNetwork

    network = BilmNetwork(settings)
    network.build()
    return network


def layers_of(network, texts):
    tokens, index, lengths = index_tokens(texts)
    ids = character_ids(tokens, network.settings.max_chars)
    return np.asarray(network(ids, index, lengths))


# -- sizes ---------------------------------------------------------------------------------


def test_the_published_model_has_93_6_million_parameters():
    assert PUBLISHED.count() == 93_600_864
    shapes = PUBLISHED.shapes()
    assert len(shapes) == 37
    assert shapes["RNN_1/RNN/MultiRNNCell/Cell1/LSTMCell/W_0"] == (1024, 16384)
    assert PUBLISHED.dim == 1024


def test_options_go_and_come_back(tmp_path):
    assert BilmSettings.from_options(PUBLISHED.to_options()) == PUBLISHED
    assert SETTINGS.to_options() == elmo_module.OPTIONS
    file = tmp_path / "options.json"
    for text in ("", "{}", '{"lstm": {}, "char_cnn": []}'):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(CheckpointError, match=r"options\.json cannot be read"):
            BilmSettings.read(file)


@pytest.mark.parametrize(
    ("change", "message"),
    [({"activation": "gelu"}, "activation 'gelu'"), ({"max_characters_per_token": 2}, "wider")],
)
def test_options_of_another_model_are_refused(change, message):
    options = {**elmo_module.OPTIONS, "char_cnn": {**elmo_module.OPTIONS["char_cnn"], **change}}
    with pytest.raises(CheckpointError, match=message):
        BilmSettings.from_options(options)


# -- characters ----------------------------------------------------------------------------


def test_characters_are_bytes_between_marks():
    for token in ("Hi", "\u00e9t\u00e9", "x" * 47, "x" * 48, "x" * 90, ""):
        assert character_ids([token])[0].tolist() == elmo_module.token_ids(token)
    assert character_ids([BOS, EOS]).tolist() == [
        elmo_module.token_ids("", 256),
        elmo_module.token_ids("", 257),
    ]


def test_distinct_tokens_are_counted_once():
    tokens, index, lengths = index_tokens([["a", "b", "a"], [], ["b"]])
    assert tokens == [EOS, BOS, "a", "b"]
    assert index.tolist() == [[1, 2, 3, 2, 0], [1, 0, 0, 0, 0], [1, 3, 0, 0, 0]]
    assert lengths.tolist() == [3, 0, 1]


# -- vectors -------------------------------------------------------------------------------


@pytest.mark.tf
def test_vectors_are_those_of_the_reference(weights):
    network = built()
    assign_weights(network, from_hub_names(weights))
    found = layers_of(network, TEXTS)
    assert found.shape == (4, 40, 3, 16)
    for row, text in zip(found, TEXTS, strict=True):
        expected = elmo_module.reference(weights, text)
        np.testing.assert_allclose(row[: len(text)], expected, atol=1e-5)
        assert not row[len(text) :].any()
    # Bounds are reached: else the test would not see that they are missing.
    bounds = elmo_module.reference(weights, TEXTS[2])[:, 1]
    assert (np.abs(bounds) == elmo_module.CLIP).any()


@pytest.mark.tf
def test_a_loop_and_its_written_out_form_agree(weights, monkeypatch):
    from pandas_semtype.fakenews.bilm import layers

    network = built()
    assign_weights(network, from_hub_names(weights))
    written_out = layers_of(network, TEXTS[:2])
    monkeypatch.setattr(layers, "_UNROLLED", 0)
    np.testing.assert_allclose(layers_of(network, TEXTS[:2]), written_out, atol=1e-5)


@pytest.mark.tf
def test_a_text_that_begins_forgets_the_one_before():
    from pandas_semtype.fakenews.bilm.layers import ProjectedLSTM

    rng = np.random.default_rng(0)
    x = rng.normal(size=(2, 7, 8)).astype(np.float32)
    layer = ProjectedLSTM(SETTINGS, residual=False)
    keep = np.ones((2, 7, 1), np.float32)
    keep[:, 3] = 0
    both, state = layer(x, None, keep)
    after, last = layer(x[:, 3:])
    np.testing.assert_allclose(both[:, 3:], after, atol=1e-6)
    np.testing.assert_allclose(state[0], last[0], atol=1e-6)
    first, handed = layer(x[:, :2])
    second, _ = layer(x[:, 2:], handed)
    whole, _ = layer(x)
    np.testing.assert_allclose(np.concatenate([first, second], axis=1), whole, atol=1e-6)


@pytest.mark.tf
def test_the_mix_has_four_parameters():
    from pandas_semtype.fakenews.bilm.layers import ScalarMix

    layer = ScalarMix(start=[0.2, -0.4, 0.1], scale=1.5)
    given = np.random.default_rng(0).normal(size=(5, 3, 16)).astype(np.float32)
    found = np.asarray(layer(given))
    mixing = np.exp([0.2, -0.4, 0.1])
    expected = 1.5 * np.einsum("k,nkd->nd", mixing / mixing.sum(), given)
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert layer.count_params() == 4
    again = ScalarMix.from_config(layer.get_config())
    np.testing.assert_allclose(np.asarray(again(given)), found)


# -- files ---------------------------------------------------------------------------------


@pytest.mark.tf
def test_the_published_layout_goes_in_and_out(weights, tmp_path):
    folder = elmo_module.write_published(tmp_path / "published", weights)
    read = read_hdf5(folder / "tiny_weights.hdf5", SETTINGS)
    for key, value in from_hub_names(weights).items():
        np.testing.assert_array_equal(read[key], value)
    network = built()
    assign_weights(network, read)
    write_hdf5(tmp_path / "again.hdf5", weights_of(network))
    again = read_hdf5(tmp_path / "again.hdf5", SETTINGS)
    assert list(again) == list(read)
    assert all((again[key] == read[key]).all() for key in read)


@pytest.mark.needs("h5py")
def test_files_of_another_model_are_refused(weights, tmp_path):
    folder = elmo_module.write_published(tmp_path, weights)
    file = folder / "tiny_weights.hdf5"
    with pytest.raises(CheckpointError, match=r"lacks 8 of 37 weights, such as CNN/W_cnn_3"):
        read_hdf5(file, PUBLISHED)
    other = BilmSettings(**{**vars(SETTINGS), "cell": 17})
    with pytest.raises(CheckpointError, match=r"W_0 has the shape \(16, 64\), and \(16, 68\)"):
        read_hdf5(file, other)
    file.write_bytes(file.read_bytes()[:3000])
    with pytest.raises(CheckpointError, match="no whole HDF5 file"):
        read_hdf5(file, SETTINGS)


@pytest.mark.parametrize("part", ["lstm", "char_cnn"])
@pytest.mark.parametrize("value", [float("inf"), float("nan"), [], {}, None, "x", [[1, 2, 3]]])
def test_options_with_values_that_are_no_sizes(part, value, tmp_path):
    own = elmo_module.OPTIONS[part]
    file = tmp_path / "options.json"
    for name in own:
        changed = {**elmo_module.OPTIONS, part: {**own, name: value}}
        file.write_text(json.dumps(changed), encoding="utf-8")
        with contextlib.suppress(CheckpointError):
            BilmSettings.read(file)
    file.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(CheckpointError):
        BilmSettings.read(file)
