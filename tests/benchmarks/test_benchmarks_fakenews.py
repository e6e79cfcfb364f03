"""The benchmarks of text encoders run, and their results are right on small data."""

from __future__ import annotations

import json

import pytest
from news import news
from test_benchmarks import BENCHMARKS, read, run

pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="benchmarks are not installed")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "sets"
    made.mkdir()
    frame = news(120)
    frame["label"] = (frame["label"] == "fake").astype(int)
    frame["text"] += " secretword"
    frame.to_csv(made / "invented.csv", index=False)
    return made


def test_accuracy(folder, tmp_path):
    out = tmp_path / "results.json"
    done = run("fakenews_accuracy", "--data", folder, "--quick", "--json", out)
    entry = read(out)["sets"]["invented"]
    assert (entry["texts"], entry["splits"]) == (120, 2)
    assert set(entry["encoders"]) == {"majority class", "style", "tfidf"}
    majority, tfidf = entry["encoders"]["majority class"], entry["encoders"]["tfidf"]
    assert (majority["accuracy"], majority["auc"]) == (0.5, 0.5)
    assert majority["macro_f1"] == pytest.approx(1 / 3, abs=1e-4)
    assert tfidf["accuracy"] >= 0.95
    assert tfidf["fit_seconds"] > 0
    assert tfidf["texts_per_second"] > 0
    assert "secretword" not in done.stdout + out.read_text(encoding="utf-8")
    more = ("--encoder", "tfidf:C=0.001,min_df=60", "--update")
    run("fakenews_accuracy", "--data", folder, "--quick", "--json", out, *more)
    again = read(out)["sets"]["invented"]["encoders"]
    assert again["style"] == entry["encoders"]["style"]
    assert again["tfidf"]["auc"] < tfidf["auc"]


def test_baselines(folder, tmp_path):
    out = tmp_path / "baselines.json"
    chosen = ("--baselines", "word LR", "NB-LR", "SVC calibrated")
    done = run("text_baselines", "--data", folder, "--quick", "--json", out, *chosen)
    results = read(out)
    own = results["sets"]["invented"]["classifiers"]
    assert list(own) == ["tfidf", *chosen[1:]]
    assert all(entry["auc"] > 0.95 for entry in own.values())
    assert own["tfidf"]["against"] == {"mean": 0, "error": 0}
    assert "tfidf less best" in done.stdout
    assert "secretword" not in done.stdout + out.read_text(encoding="utf-8")


def test_encoders_on_the_command_line(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    script = pytest.importorskip("fakenews_accuracy")
    assert script.encoder_of("tfidf") == ("tfidf", {})
    assert script.encoder_of("elmo:source=a/b.c,epochs=3") == (
        "elmo",
        {"source": "a/b.c", "epochs": 3},
    )
    assert script.encoder_of("elmo+tfidf:elmo.source=a,folds=3") == (
        ["elmo", "tfidf"],
        {"elmo": {"source": "a"}, "folds": 3},
    )


def test_speed(folder, tmp_path):
    out = tmp_path / "speed.json"
    arguments = ("--sizes", 90, "--data", folder / "invented.csv", "--json", out)
    run("fakenews_speed", *arguments)
    results = read(out)
    assert results["encoder"] == "tfidf"
    assert [case["texts"] for case in results["cases"].values()] == [90, 120]
    for case in results["cases"].values():
        for part in ("leaks", "near-copies", "fit", "predict"):
            assert case[part]["cpu_seconds"] > 0
    assert "secretword" not in json.dumps(results)


def test_scale(tmp_path, monkeypatch):
    out = tmp_path / "scale.json"
    run("fakenews_scale", "--quick", "--parts", "fit", "score", "--sizes", 300, "--json", out)
    results = read(out)
    assert [case["texts"] for part in ("fitted", "scored") for case in results[part]] == [300, 300]
    assert results["fitted"][0]["features"] > 1000
    # What was measured before stays when another part is measured again.
    run("fakenews_scale", "--quick", "--parts", "fit", "--sizes", 200, "--json", out)
    again = read(out)
    assert again["scored"] == results["scored"]
    assert again["fitted"][0]["texts"] == 200
    monkeypatch.syspath_prepend(BENCHMARKS)
    script = pytest.importorskip("fakenews_scale")
    growth = {"marks": {"tfidf": [0.1, 0.2], "explain": [0.2, 0.8]}}
    blocks = script.report({**again, "lengths": [50, 100], "growth": growth})
    assert "0.80 s, 4.0 times" in blocks["fakenews_growth"]
    assert "200" in blocks["fakenews_fitted"]
    lengths = [len(make(1000)[:1000]) for make in script.PATTERNS.values()]
    assert min(lengths) > 900


def test_encoders_of_ones_own(folder, tmp_path):
    out = tmp_path / "encoders.json"
    run("fakenews_encoders", "--data", folder, "--sets", "invented", "--quick", "--json", out)
    encoders = read(out)["sets"]["invented"]["encoders"]
    assert len(encoders) == 3
    for case in encoders.values():
        assert case["difference"] < 1e-6
        assert case["auc"] > 0.5


def test_counting_of_ngrams(folder, tmp_path):
    out = tmp_path / "ngrams.json"
    run("fakenews_ngrams", "--data", folder / "invented.csv", "--quick", "--json", out)
    cases = read(out)["cases"]
    assert set(cases) == {"count_grams", "CountVectorizer", "HashingVectorizer"}
    assert all(case[part] >= 0 for case in cases.values() for part in ("fit", "transform"))
