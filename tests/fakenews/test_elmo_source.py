"""From a handle, an address or a directory to a module that runs."""

import shutil
import sys

import elmo_module
import numpy as np
import pytest
from loopback import Loopback, content

from pandas_semtype import configure
from pandas_semtype.errors import (
    ArgumentError,
    CheckpointError,
    ModelIntegrityError,
    ModelNotFoundError,
    OfflineError,
)
from pandas_semtype.fakenews.elmo.module import HubModule
from pandas_semtype.fakenews.elmo.source import digest_of, entry_of, locate, read
from pandas_semtype.store.registry import entries

TEXTS = [["Hello", "w\u00f6rld", "x" * 70], ["a"], ["one", "two", "three", "four"]]

pytestmark = pytest.mark.tf


@pytest.fixture
def cache(tmp_path):
    configure(cache_dir=str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def server():
    made = Loopback()
    yield made
    made.close()


@pytest.fixture
def copied(elmo_directory, tmp_path):
    return shutil.copytree(elmo_directory, tmp_path / "copy")


def expected_sums(weights, texts):
    return np.stack([elmo_module.reference(weights, text).sum(axis=0) for text in texts])


# -- running -------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", ["tokens", "default"])
def test_both_signatures_give_the_layers(elmo_directory, elmo_weights, signature):
    module = read(elmo_directory, signature)
    assert (module.n_layers, module.dim) == (3, 16)
    expected = expected_sums(elmo_weights, TEXTS)
    np.testing.assert_allclose(module.sums(TEXTS), expected, atol=1e-4, rtol=1e-5)
    assert module.start == pytest.approx([0.2, -0.4, 0.1])
    assert module.scale == 1.5


def test_a_mix_that_is_not_a_softmax_is_left_alone(elmo_directory, monkeypatch):
    outputs = HubModule._outputs

    def other(self, *given):
        found = outputs(self, *given)
        return {**found, "elmo": 2 * found["elmo"]}

    monkeypatch.setattr(HubModule, "_outputs", other)
    module = HubModule(elmo_directory)
    assert (module.start, module.scale) == ([0.0, 0.0, 0.0], 1.0)


def test_without_tensorflow_hub_the_directory_is_loaded_all_the_same(
    elmo_directory, elmo_weights, monkeypatch
):
    monkeypatch.setitem(sys.modules, "tensorflow_hub", None)
    found = HubModule(elmo_directory).sums(TEXTS[:1])
    np.testing.assert_allclose(found, expected_sums(elmo_weights, TEXTS[:1]), atol=1e-4)


def test_a_module_and_the_published_file_of_its_weights_give_the_same(
    elmo_directory, elmo_weights, tmp_path
):
    folder = elmo_module.write_published(tmp_path / "published", elmo_weights)
    published = read(folder)
    texts = [*TEXTS, ["one", "two"] * 40]
    expected = read(elmo_directory).sums(texts)
    np.testing.assert_allclose(published.sums(texts), expected, rtol=1e-5, atol=1e-4)
    assert published.layers(TEXTS).shape == (3, 4, 3, 16)
    assert digest_of(folder) != digest_of(elmo_directory)


# -- directories that are not right --------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["saved_model.pb", "variables/variables.index", "variables/variables.data*"]
)
def test_a_missing_file_is_named(copied, name):
    next(copied.glob(name)).unlink()
    with pytest.raises(CheckpointError, match=f"it has no {name.partition('*')[0]}"):
        read(copied)


def test_damaged_variables_and_graphs_are_reported(copied):
    data = next(copied.glob("variables/variables.data*"))
    raw = bytearray(data.read_bytes())
    raw[len(raw) // 2] ^= 255
    data.write_bytes(raw)
    with pytest.raises(CheckpointError, match="cannot be loaded as a module"):
        read(copied)
    (copied / "saved_model.pb").write_bytes(b"not a graph")
    with pytest.raises(CheckpointError, match="cannot be loaded as a module"):
        read(copied)


def test_other_modules_are_reported(elmo_directory, tmp_path, monkeypatch):
    import tensorflow as tf

    class Other(tf.Module):
        @tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
        def __call__(self, x):
            return {"embedding": tf.zeros([tf.shape(x)[0], 8])}

    other = Other()
    folder = tmp_path / "other"
    tf.saved_model.save(other, str(folder), signatures={"default": other.__call__})
    with pytest.raises(CheckpointError, match="no signature 'tokens', but default"):
        read(folder)
    with pytest.raises(CheckpointError, match="no output 'word_emb'"):
        read(folder, "default")
    outputs = HubModule._outputs
    monkeypatch.setattr(
        HubModule,
        "_outputs",
        lambda self, *given: {k: v[..., :6] for k, v in outputs(self, *given).items()},
    )
    with pytest.raises(CheckpointError, match=r"sizes \[6, 6, 6\]"):
        HubModule(elmo_directory)


def test_a_directory_of_anything_else(tmp_path):
    with pytest.raises(CheckpointError, match=r"no saved_model\.pb"):
        read(tmp_path)
    with pytest.raises(ArgumentError, match="signature"):
        read(tmp_path, "words")


# -- fetching ------------------------------------------------------------------------------


def test_the_handle_is_fetched_once_from_the_store(elmo_directory, elmo_weights, cache, server):
    body = elmo_module.pack(elmo_directory)
    server.serve("/elmo/elmo_3.tar.gz", content(body))
    configure(base_url=server.url)
    with pytest.warns(UserWarning, match=r"No hash is published for elmo_3\.tar\.gz"):
        path = locate("https://tfhub.dev/google/elmo/3")
    assert path == cache / "unpacked" / "elmo" / "content"
    found = read(path).sums(TEXTS)
    np.testing.assert_allclose(found, expected_sums(elmo_weights, TEXTS), atol=1e-4)
    configure(offline=True)
    for source in (None, "google/elmo/3", "https://tfhub.dev/google/elmo/3/"):
        assert locate(source) == path
    assert len(server.asked) == 1
    assert digest_of(path) == digest_of(elmo_directory)


def test_another_content_than_the_first_is_refused(elmo_directory, cache, server, tmp_path):
    body = elmo_module.pack(elmo_directory)
    server.serve("/elmo/elmo_3.tar.gz", content(body))
    configure(base_url=server.url)
    with pytest.warns(UserWarning, match="trusted"):
        locate(None)
    for place in ("files", "unpacked", "records"):
        shutil.rmtree(cache / place)
    changed = bytearray(body)
    changed[-5] ^= 1
    server.serve("/elmo/elmo_3.tar.gz", content(bytes(changed)))
    with pytest.raises(ModelIntegrityError, match=r"elmo_3\.tar\.gz"):
        locate(None)


def test_an_address_is_asked_for_the_archive(elmo_directory, cache, server):
    body = elmo_module.pack(elmo_directory)
    url = server.serve("/mine/elmo/1", content(body))
    server.answers["/mine/elmo/1?tf-hub-format=compressed"] = server.answers.pop("/mine/elmo/1")
    with pytest.warns(UserWarning, match="trusted"):
        path = locate(url)
    assert (path / "saved_model.pb").is_file()
    assert path.parent.name.startswith("elmo-")
    archive = server.serve("/mine.tar.gz", content(body))
    with pytest.warns(UserWarning, match="trusted"):
        assert locate(archive) != path


def test_an_archive_without_variables_is_refused(elmo_directory, cache, server, copied):
    (copied / "variables" / "variables.index").unlink()
    url = server.serve("/m.tar.gz", content(elmo_module.pack(copied)))
    with pytest.raises(ModelIntegrityError, match=r"lacks variables/variables\.index"):
        locate(url)
    assert not list((cache / "unpacked").rglob("saved_model.pb"))


def test_offline_names_file_folder_variable_and_other_encoders(cache):
    configure(offline=True)
    with pytest.raises(OfflineError) as caught:
        locate(None)
    message = str(caught.value)
    for part in (
        "elmo_3.tar.gz", str(cache / "files" / "elmo"), "PANDAS_SEMTYPE_OFFLINE",
        "PANDAS_SEMTYPE_BASE_URL", "source=", "'tfidf'", "'ulmfit'",
    ):  # fmt: skip
        assert part in message


@pytest.mark.parametrize("source", ["nowhere", "google/elmo", ""])
def test_what_is_neither_handle_nor_directory(cache, source):
    with pytest.raises(ModelNotFoundError, match="google/elmo/3"):
        locate(source)


def test_addresses_are_checked():
    with pytest.raises(ArgumentError, match="https"):
        entry_of("http://example.org/elmo")
    assert entry_of("./folder") is None
    entry = entries()["elmo"]
    assert entry.urls[0] == "https://tfhub.dev/google/elmo/3?tf-hub-format=compressed"
    assert entry.hash_kind == "none"
