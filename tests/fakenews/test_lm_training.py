"""Language models of one's own: any texts, stopped and resumed, used as a source."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from ulmfit_helpers import texts_and_classes

from pandas_semtype.errors import ArgumentError
from pandas_semtype.fakenews.ulmfit import train_language_model
from pandas_semtype.fakenews.ulmfit.data import Corpus, read_texts
from pandas_semtype.fakenews.ulmfit.language_model import Sizes
from pandas_semtype.fakenews.ulmfit.open_source import open_sources
from pandas_semtype.fakenews.ulmfit.tokens import SPECIAL

pytestmark = pytest.mark.torch
TEXTS = [f"{text} again {i}" for i, text in enumerate(texts_and_classes()[0])]


def test_texts_of_folders_tables_and_files(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("one\npart\n\n" + "two " * 800 + "\n\nthree")
    (tmp_path / "a" / "y.csv").write_text("text,n\nfour,1\n,2\n  ,3\n")
    pd.DataFrame({"text": ["five", None]}).to_parquet(tmp_path / "z.parquet")
    (tmp_path / "skipped.html").write_text("<b>no</b>")
    found = list(read_texts([tmp_path]))
    assert [text.split()[0] for text in found] == ["one", "three", "four", "five"]
    assert list(read_texts([tmp_path / "a" / "y.csv"], "n")) == ["1", "2", "3"]
    for path, message in (("no.txt", "files or folders that exist"), ("skipped.html", r"\.txt")):
        with pytest.raises(ArgumentError, match=message):
            list(read_texts([tmp_path / path]))
    with pytest.raises(ArgumentError, match="one of text, n"):
        list(read_texts([tmp_path / "a" / "y.csv"], "body"))


def test_some_texts_are_set_apart():
    corpus = Corpus.of([*TEXTS, *TEXTS], min_count=2, most_words=8, valid=0.25)
    assert (len(corpus.train), len(corpus.valid)) == (36, 12)
    assert len(corpus.vocabulary) == len(SPECIAL) + 8
    assert 0 < corpus.unknown < 1
    with pytest.raises(ArgumentError, match=r"at least 2 texts\. Received: 1"):
        Corpus.of(["alone"])


def test_streams_give_every_token_and_what_follows_it():
    import torch

    from pandas_semtype.fakenews.ulmfit.data import Streams, in_direction

    texts = [np.arange(10 * i, 10 * i + 10) for i in range(6)]
    streams = Streams(texts, 3, 8)
    windows = list(streams.windows(np.array([5, 0, 1, 2, 3, 4])))
    assert len(windows) == len(streams) == 3
    x, y = (torch.cat(parts, dim=1) for parts in zip(*windows, strict=True))
    assert x.shape == (3, 19)
    assert x[0, :12].tolist() == [*range(50, 60), 0, 1]
    assert torch.equal(x.flatten()[1:], y.flatten()[:-1])
    assert in_direction(texts[0], "backward").tolist() == list(range(9, -1, -1))
    assert Streams(texts[:1], 64, 72).streams == 1


def test_a_training_that_was_stopped_goes_on_as_if_it_had_not(tmp_path):
    import torch

    from pandas_semtype.fakenews.ulmfit.pretraining import Plan, Pretraining

    corpus = Corpus.of(TEXTS, min_count=2)
    arguments = (corpus, Sizes(8, 12, 2), "backward", Plan(epochs=2, streams=4, window=20))
    whole = Pretraining(*arguments, tmp_path / "whole")
    assert whole.run(log=lambda line: None)
    stops, epochs = 0, []
    while True:
        part = Pretraining(*arguments, tmp_path / "parts")
        if part.run(seconds=0, log=lambda _: None, after_epoch=lambda: epochs.append(1)):
            break
        stops += 1
    assert stops >= whole.total - 2
    assert len(epochs) == 2
    assert part.step == whole.step == whole.total
    for name, tensor in whole.tensors().items():
        assert torch.equal(part.tensors()[name], tensor), name
    expected = [{k: v for k, v in e.items() if k != "seconds"} for e in whole.history]
    assert [{k: v for k, v in e.items() if k != "seconds"} for e in part.history] != []
    assert part.history[-1]["val_perplexity"] == expected[-1]["val_perplexity"]
    other = (corpus, Sizes(8, 12, 2), "forward", Plan(epochs=2, streams=4, window=20))
    with pytest.raises(ArgumentError, match="a training of other texts, sizes or settings"):
        Pretraining(*other, tmp_path / "parts")


def test_the_command_makes_a_source(tmp_path, capsys):
    table = tmp_path / "posts.csv"
    pd.DataFrame({"post": TEXTS * 3}).to_csv(table, index=False)
    arguments = [
        "--texts", str(table), "--column", "post", "--out", str(tmp_path / "run"), "--epochs", "3",
        "--embedding", "12", "--hidden", "16", "--layers", "2", "--streams", "4", "--window", "20",
        "--words", "40", "--peak", "0.02", "--origin", "posts", "--dropout", "0",
    ]  # fmt: skip
    assert train_language_model.main(arguments) == 0
    printed = capsys.readouterr().out
    assert "forward epoch 3 perplexity" in printed
    source = tmp_path / "run" / "model"
    assert printed.splitlines()[-1] == f"source={str(source)!r}"
    history = json.loads((tmp_path / "run" / "history.json").read_text())
    assert list(history) == ["forward", "backward"]
    first, last = history["forward"][0], history["forward"][-1]
    assert last["val_perplexity"] < first["val_perplexity"] < 49
    models = open_sources(source)
    assert models["backward"].sizes == Sizes(12, 16, 2)
    card = (source / "README.md").read_text()
    assert f"{last['val_perplexity']:.1f} after 3 epochs" in card
    assert "posts." in card
    assert train_language_model.main(arguments) == 0  # it was done: nothing is trained again
    assert "epoch" not in capsys.readouterr().out


def test_the_command_has_its_old_name():
    from pandas_semtype.fakenews import lm_training

    assert lm_training.main is train_language_model.main


def test_a_run_without_a_whole_epoch_has_no_source_yet(tmp_path, capsys):
    table = tmp_path / "posts.csv"
    pd.DataFrame({"text": TEXTS}).to_csv(table, index=False)
    arguments = ["--texts", str(table), "--out", str(tmp_path / "run"), "--embedding", "8",
                 "--hidden", "8", "--layers", "1", "--streams", "1", "--minutes", "0"]  # fmt: skip
    assert train_language_model.main(arguments) == 0
    assert "No epoch is whole yet" in capsys.readouterr().out
    assert (tmp_path / "run" / "forward.state").exists()
    with pytest.raises(ArgumentError, match="epochs is not valid"):
        train_language_model.main([*arguments, "--epochs", "0"])
