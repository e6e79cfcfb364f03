"""The benchmark of ULMFiT runs, goes on where it stopped, and keeps test rows to itself."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from ulmfit_helpers import archive

import pandas_semtype
from pandas_semtype.fakenews.ulmfit.encoder import UlmfitEncoder
from pandas_semtype.fakenews.ulmfit.open_source import open_sources

BENCHMARKS = Path(pandas_semtype.__file__).parents[1] / "benchmarks"
pytestmark = [
    pytest.mark.torch,
    pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="benchmarks are not installed"),
]


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("fakenews_ulmfit")


@pytest.fixture
def data(tmp_path):
    """Make a folder of sets without near-copies."""
    folder = tmp_path / "data"
    folder.mkdir()
    rng = np.random.default_rng(0)
    words = np.array([f"word{i}" for i in range(300)])
    for name in (
        "constraint_covid",
        "covid_rumor",
        "liar",
        "clickbait",
        "horne2017",
        "horne2017_satire",
    ):
        y = np.arange(60) % 2
        texts = [" ".join([*rng.choice(words, 15), "aliens" if one else "council"]) for one in y]
        pd.DataFrame({"text": texts, "label": y}).to_csv(folder / f"{name}.csv")
    return folder


def test_a_corpus_has_no_row_that_is_tested_on(script, data, tmp_path):
    script.main(["--data", str(data), "--corpus", str(tmp_path / "corpus")])
    for name in script.SETS:
        read = set(pd.read_csv(tmp_path / "corpus" / f"{name}.csv")["text"])
        train, test = script.split(data, name, 0)
        assert read == set(train["text"])
        assert len(test) == 12
        assert not read & set(test["text"])
    assert len(pd.read_csv(tmp_path / "corpus" / "liar.csv")) == 60


FIT, LANGUAGE_EPOCH, PREDICT = 7.0, 41.0, 3.0


class Clock:
    """Seconds that pass only while an encoder is fitted or asked, so many for each thing done."""

    def __init__(self, monkeypatch, script):
        self.now, self.epochs = 1000.0, []
        fit, predict = UlmfitEncoder.fit, UlmfitEncoder.predict_proba

        def fitted(encoder, *args, **options):
            found = fit(encoder, *args, **options)
            self.epochs.append(len(encoder.lm_history.get("forward", ())))
            self.now += FIT + LANGUAGE_EPOCH * self.epochs[-1]
            return found

        def predicted(encoder, *args, **options):
            found = predict(encoder, *args, **options)
            self.now += PREDICT
            return found

        monkeypatch.setattr(UlmfitEncoder, "fit", fitted)
        monkeypatch.setattr(UlmfitEncoder, "predict_proba", predicted)
        told = SimpleNamespace(process_time=lambda: self.now, perf_counter=lambda: self.now)
        monkeypatch.setattr(script, "time", told)


def test_cells_are_measured_once(script, data, tmp_path, capsys, monkeypatch):
    (tmp_path / "wt103-fwd.tgz").write_bytes(archive())
    source = tmp_path / "source"
    open_sources(tmp_path / "wt103-fwd.tgz")["forward"].save(source)
    results = tmp_path / "results.json"
    arguments = [
        "--data",
        str(data),
        "--source",
        str(source),
        "--json",
        str(results),
        "--quick",
        "--sets",
        "covid_rumor",
        "--cells",
        "tfidf",
    ]
    script.main(arguments)
    script.main([*arguments, "without gradual unfreezing", "both and stack", "from nothing"])
    assert capsys.readouterr().err.count("covid_rumor: tfidf") == 1
    entry = json.loads(results.read_text())["sets"]["covid_rumor"]
    assert entry["done"] == [
        "tfidf",
        "from nothing",
        "without gradual unfreezing",
        "both and stack",
    ]
    assert set(entry["rows"]) == {
        "tfidf",
        "forward, without gradual unfreezing",
        "forward, from nothing",
        "ulmfit",
        "ulmfit, forward alone",
        "ulmfit+tfidf",
    }
    alone, whole = entry["rows"]["ulmfit, forward alone"], entry["rows"]["ulmfit"]
    assert alone["auc"] == whole["auc"]  # the source has one direction
    assert set(entry["rows"]["ulmfit+tfidf"]["weights"]) == {"ulmfit", "tfidf"}
    clock = Clock(monkeypatch, script)
    script.main([*arguments, "--published-sizes"])
    found = json.loads(results.read_text())
    assert found["sets"]["covid_rumor"] == entry
    sizes = found["published_sizes"]
    n = sizes["texts"]
    # The first of three fits only loads libraries; the last one tunes a language model too.
    assert clock.epochs == [0, 0, 1]
    assert sizes["classifier_epoch"] == pytest.approx(FIT / n, rel=1e-3)
    assert sizes["language_epoch"] == pytest.approx(LANGUAGE_EPOCH / n, rel=1e-3)
    assert sizes["predict"] == pytest.approx(PREDICT / (n - 1), rel=1e-3)
    assert min(sizes.values()) > 0
