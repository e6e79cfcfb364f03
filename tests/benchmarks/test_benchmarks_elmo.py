"""The benchmarks of ELMo run, and their results are right on small data."""

import csv
import json

import numpy as np
import pytest
from test_benchmarks import BENCHMARKS, read, run

pytestmark = [
    pytest.mark.tf,
    pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="benchmarks are not installed"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("sets")
    rng = np.random.default_rng(0)
    words = (["council", "vote", "road", "school"], ["secret", "truth", "hidden", "cure"])
    with (made / "one.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "label"])
        for i in range(60):
            writer.writerow([f"{i} " + " ".join(rng.choice(words[i % 2], 5)), i % 2])
    return made


def test_elmo_cache(folder, tmp_path):
    file = tmp_path / "f.json"
    run("elmo_cache", "--data", folder / "one.csv", "--quick", "--json", file)
    results = read(file)
    assert results["texts"] == 24
    assert results["accuracy"]["features"] == results["accuracy"]["end_to_end"]
    assert results["largest_difference"] < 1e-4
    once, head = results["features_once"]["cpu"], results["head"]["cpu"]
    assert results["ratio_cpu"] == pytest.approx(
        results["end_to_end"]["cpu"] / (once + head), rel=1e-3
    )


def test_texts_for_the_language_model_are_not_those_tested_on(folder, tmp_path):
    run("fakenews_lm_texts", "--data", folder, "--sets", "one", "--out", tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        kept = [row["text"] for row in csv.DictReader(file)]
    assert len(kept) == 48
    file = tmp_path / "f.json"
    run("fakenews_elmo", "--data", folder, "--sets", "one", "--ways", "tfidf", "--json", file)
    results = read(file)["sets"]["one"]
    assert results["tested"] == 12
    assert results["ways"]["tfidf"]["accuracy"] == 1
    assert json.loads(file.read_text())["benchmark"] == "fakenews_elmo"
