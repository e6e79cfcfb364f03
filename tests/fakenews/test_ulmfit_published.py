"""Published archives: fetched, read without running anything, matched, converted once."""

from __future__ import annotations

import io
import pickle
from pathlib import Path

import pytest
from helpers import seal
from loopback import Loopback
from store_cases import packed
from ulmfit_helpers import SIZES, WORDS, archive, serve, state_dict

from pandas_semtype import configure, list_models
from pandas_semtype.errors import (
    ArgumentError,
    CheckpointError,
    DirectionWarning,
    ModelNotFoundError,
    OfflineError,
)
from pandas_semtype.fakenews.ulmfit.fastai_cache import archives_of
from pandas_semtype.fakenews.ulmfit.language_model import LanguageModel, match_vocabulary
from pandas_semtype.fakenews.ulmfit.open_source import check_source, open_sources
from pandas_semtype.fakenews.ulmfit.published import direction_of, read_words
from pandas_semtype.fakenews.ulmfit.tokens import SPECIAL
from pandas_semtype.fakenews.ulmfit.vocabulary import Vocabulary
from pandas_semtype.store import registry

pytestmark = pytest.mark.torch
BOTH = ("wt103_fwd", "wt103_bwd")


@pytest.fixture
def server():
    server = Loopback()
    yield server
    server.close()


@pytest.fixture
def cache(tmp_path):
    configure(cache_dir=tmp_path / "cache")
    return tmp_path / "cache"


def saved(state) -> bytes:
    import torch

    stream = io.BytesIO()
    torch.save(state, stream)
    return stream.getvalue()


def write(tmp_path, body, name="wt103-fwd.tgz") -> Path:
    path = tmp_path / name
    path.write_bytes(body)
    return path


class Hostile:
    """Make a directory when it is unpickled."""

    def __init__(self, place):
        self.place = place

    def __reduce__(self):
        return Path.mkdir, (Path(self.place),)


def test_what_is_known_of_the_published_files_is_in_the_registry():
    forward, backward = (registry.entries()[name] for name in BOTH)
    assert (forward.size, backward.size) == (105_067_061, 105_205_312)
    assert forward.head_md5 == "7d1114cd9684bf9d1ca3c9f6a54da6f9"
    assert backward.head_md5 == "20b06f5830fd5a891d21044c28d3097f"
    assert not set(BOTH) & set(list_models())  # a language model types no columns


def test_presets_are_fetched_checked_and_converted_once(cache, server, monkeypatch):
    import torch

    serve(monkeypatch, server, fwd=archive("fwd"), bwd=archive("bwd"))
    with pytest.warns(UserWarning, match="No hash is published"):
        found = open_sources(BOTH)
    assert list(found) == ["forward", "backward"]
    weights = found["forward"].weights["forward"]
    original = state_dict(seed=3 + ord("f"))
    assert torch.equal(weights["embedding"], original["0.encoder.weight"])
    assert torch.equal(weights["layers.1.weight_hh"], original["0.rnns.1.weight_hh_l0_raw"])
    assert torch.equal(weights["decoder_bias"], original["1.decoder.bias"])
    assert found["forward"].vocabulary.words == tuple(WORDS)
    assert found["forward"].sizes == SIZES
    assert len(server.asked) == 2
    kept = sorted(path.name for path in (cache / "converted").rglob("*.safetensors"))
    assert kept == ["backward.safetensors", "forward.safetensors"]

    def never(*_):
        raise AssertionError("converted again")

    monkeypatch.setattr("pandas_semtype.fakenews.ulmfit.open_source.read_published", never)
    again = open_sources(BOTH, ("backward",))
    assert list(again) == ["backward"]
    assert torch.equal(
        again["backward"].weights["backward"]["embedding"],
        found["backward"].weights["backward"]["embedding"],
    )
    assert len(server.asked) == 2


def test_a_file_with_another_beginning_is_refused(cache, server, monkeypatch):
    body = archive("fwd")
    serve(monkeypatch, server, fwd=body)
    wrong = bytes([body[0] ^ 1]) + body[1:]
    path = cache / "files" / "wt103_fwd" / "wt103-fwd.tgz"
    path.parent.mkdir(parents=True)
    path.write_bytes(wrong)
    with (
        pytest.warns(UserWarning, match=r"expected MD5 \w+ of the first MiB"),
        pytest.warns(UserWarning, match="No hash is published"),
    ):
        open_sources("wt103_fwd")


def test_offline_the_error_says_where_to_put_the_file(cache):
    configure(offline=True)
    with pytest.raises(OfflineError) as caught:
        open_sources(BOTH)
    for part in ("wt103-fwd.tgz", str(cache / "files" / "wt103_fwd"), "PANDAS_SEMTYPE_"):
        assert part in str(caught.value)


def test_an_archive_a_folder_and_a_mapping(tmp_path):
    path = write(tmp_path, archive("bwd"), "wt103-bwd.tgz")
    (direction,) = open_sources(path)
    assert direction == "backward"
    with pytest.warns(DirectionWarning, match="backward language model and is given as the forw"):
        (direction,) = open_sources({"forward": path})
    assert direction == "forward"
    folder = tmp_path / "own"
    open_sources(path)["backward"].save(folder)
    model = open_sources(str(folder))["backward"]
    assert model.about["origin"] == "wt103-bwd.tgz"
    with pytest.raises(CheckpointError, match="no forward model"):
        open_sources(folder, ("forward",))
    with pytest.raises(CheckpointError, match="Two sources are backward models"):
        open_sources([folder, path])


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("lstm_fwd.pth", "forward"),
        ("wt103-bwd", "backward"),
        ("backward_lm", "backward"),
        ("fwdish", None),
        ("fwd-and-bwd", None),
        ("model", None),
    ],
)
def test_directions_are_recognised_by_names(name, direction):
    assert direction_of(Path(name)) == direction


def test_a_known_word_keeps_its_row_and_a_new_one_gets_the_mean(tmp_path):
    import torch

    model = open_sources(write(tmp_path, archive()))["forward"]
    tensors = model.weights["forward"]
    new = Vocabulary([*SPECIAL, "moon", "unheard"])
    found = match_vocabulary(tensors, model.vocabulary, new)
    assert torch.equal(found["embedding"][9], tensors["embedding"][WORDS.index("moon")])
    assert torch.allclose(found["embedding"][10], tensors["embedding"].mean(dim=0))
    assert torch.allclose(found["decoder_bias"][10], tensors["decoder_bias"].mean())
    assert torch.equal(found["layers.0.weight_hh"], tensors["layers.0.weight_hh"])
    assert found["embedding"].shape == (11, 8)


def test_old_names_and_a_saved_optimiser_are_understood(tmp_path):
    import torch

    state = state_dict()
    for i in range(3):
        state[f"0.rnns.{i}.module.weight_hh_l0"] = state.pop(f"0.rnns.{i}.weight_hh_l0_raw")
    body = archive(weights=saved({"model": state, "opt": {"lr": 0.1}}))
    found = open_sources(write(tmp_path, body))["forward"].weights["forward"]
    assert torch.equal(found["layers.2.weight_hh"], state["0.rnns.2.module.weight_hh_l0"])


def test_filling_words_that_repeat_are_kept_apart(tmp_path):
    path = tmp_path / "itos.pkl"
    path.write_bytes(pickle.dumps([*WORDS, "xxfake", "xxfake"]))
    found = read_words(path)
    assert len(found) == len(WORDS) + 2
    assert found.numbers["xxfake"] == len(WORDS)


@pytest.mark.parametrize("place", ["words", "weights"])
def test_a_hostile_pickle_is_refused_and_not_run(tmp_path, place):
    mark = tmp_path / "it-ran"
    hostile = Hostile(mark)
    given = {
        "words": {"words": pickle.dumps([*WORDS, hostile])},
        "weights": {"weights": saved({**state_dict(), "0.extra": hostile})},
    }[place]
    path = write(tmp_path, archive(**given))
    with pytest.raises(CheckpointError, match=r"no plain list of words|more than tensors"):
        open_sources(path)
    assert not mark.exists()
    pickle.loads(pickle.dumps(hostile))
    assert mark.exists()  # it would have run


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"words": pickle.dumps(WORDS[:-1])}, "vocabulary has 24 words, and the forward embedding"),
        ({"words": pickle.dumps({"a": 1})}, "no plain list of words"),
        ({"words": b"\x80"}, "no plain list of words"),
        ({"weights": b"cut"}, "more than tensors, or is damaged"),
        (
            {"weights": {"1.decoder.bias": None}},
            "decoder_bias of the forward model has the shape N",
        ),
        ({"weights": {"0.rnns.1.weight_hh_l0_raw": (64, 15)}}, "layers.1.weight_hh of the forward"),
        ({"weights": {"2.other": (3,)}}, "it has a tensor '2.other'"),
        ({"weights": {"1.decoder.weight": (25, 8)}}, "other weights than its embedding"),
        ({"weights": {"0.encoder.weight": None}}, "it has no embedding"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_does_not_fit_is_refused(tmp_path, changes, message):
    import torch

    if isinstance(changes.get("weights"), dict):
        values = {n: s if s is None else torch.zeros(s) for n, s in changes["weights"].items()}
        changes = {"weights": saved(state_dict(**values))}
    with pytest.raises(CheckpointError, match=message):
        open_sources(write(tmp_path, archive(**changes)))


def test_what_is_no_source(tmp_path):
    for value in (3, [], [""], {"sideways": "x"}, {"forward": 3}):
        with pytest.raises(ArgumentError, match="source is not valid"):
            check_source(value)
    with pytest.raises(ModelNotFoundError, match="Did you mean 'wt103_fwd'"):
        open_sources("wt103_fw")
    (tmp_path / "empty").mkdir()
    with pytest.raises(CheckpointError, match=r"no config\.json"):
        open_sources(tmp_path / "empty")
    with pytest.raises(CheckpointError, match=r"one file \*\.pkl"):
        open_sources(write(tmp_path, archive_without_words()))
    with pytest.raises(CheckpointError, match="damaged"):
        open_sources(write(tmp_path, b"<html>not found</html>"))
    other = tmp_path / "other"
    open_sources(write(tmp_path, archive()))["forward"].save(other)
    text = (other / "config.json").read_text().replace("awd-lstm", "simon")
    (other / "config.json").write_text(text)
    seal(other)
    with pytest.raises(CheckpointError, match="kind 'simon'"):
        LanguageModel.load(other)


def archive_without_words() -> bytes:
    from store_cases import member

    return packed(member("wt103-fwd/lstm_fwd.pth", saved(state_dict())))


# -- what fastai has downloaded ---------------------------------------------------------------


@pytest.mark.parametrize("config", [None, "[DEFAULT]\narchive = packed\ndata = data\n"])
def test_the_cache_of_fastai_is_used(cache, server, monkeypatch, tmp_path, config):
    serve(monkeypatch, server, fwd=archive("fwd"))
    home = tmp_path / "fastai"
    folder = home / ("archive" if config is None else "packed")
    folder.mkdir(parents=True)
    if config is not None:
        (home / "config.ini").write_text(config)
    kept = folder / "wt103-fwd.tgz"
    kept.write_bytes(archive("fwd"))
    monkeypatch.setenv("FASTAI_HOME", str(home))
    configure(offline=True)
    with pytest.warns(UserWarning, match="No hash is published") as told:
        found = open_sources("wt103_fwd")
    assert str(kept) in str(told[0].message)
    assert found["forward"].vocabulary.words == tuple(WORDS)
    assert not server.asked
    # What was checked is kept: the file of fastai may go, or change.
    kept.write_bytes(b"something else")
    assert list(open_sources("wt103_fwd")) == ["forward"]


@pytest.mark.parametrize("damage", ["cut", "changed", "other"])
def test_a_damaged_file_of_fastai_is_not_used(cache, server, monkeypatch, tmp_path, damage):
    body = archive("fwd")
    serve(monkeypatch, server, fwd=body)
    kept = tmp_path / "fastai" / "archive" / "wt103-fwd.tgz"
    kept.parent.mkdir(parents=True)
    wrong = {"cut": body[:-1], "changed": b"\0" + body[1:], "other": archive("bwd")}
    kept.write_bytes(wrong[damage])
    monkeypatch.setenv("FASTAI_HOME", str(tmp_path / "fastai"))
    configure(offline=True)
    with pytest.raises(OfflineError):
        open_sources("wt103_fwd")
    configure(offline=False)
    with pytest.warns(UserWarning, match="No hash is published") as told:
        open_sources("wt103_fwd")
    assert str(kept) not in str(told[0].message)
    assert len(server.asked) == 1
    assert kept.read_bytes() == wrong[damage]  # it is not ours


def test_a_config_of_fastai_that_cannot_be_read_is_no_error(monkeypatch, tmp_path):
    monkeypatch.setenv("FASTAI_HOME", str(tmp_path))
    (tmp_path / "config.ini").write_bytes(b"\xff\x00[")
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "wt103-fwd.tgz").touch()
    assert archives_of("wt103-fwd.tgz") == [tmp_path / "archive" / "wt103-fwd.tgz"]
    assert archives_of("wt103-bwd.tgz") == []
