"""The benchmark of names measures what it says."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest

import pandas_semtype

ROOT = Path(pandas_semtype.__file__).parents[1]
SCRIPT = ROOT / "benchmarks" / "names_accuracy.py"

pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="benchmarks are not installed")


@pytest.fixture(scope="module")
def benchmark():
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        spec = importlib.util.spec_from_file_location("names_accuracy", SCRIPT)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPT.parent))
    return module


def test_names_that_say_nothing_are_worth_what_the_prior_is(benchmark):
    log_prior = np.log([0.5, 0.3, 0.2])
    truth = np.array([0] * 5 + [1] * 3 + [2] * 2)
    found = benchmark.metrics_of(np.zeros((10, 3)), log_prior, truth)
    assert found["log_loss"] == pytest.approx(found["log_loss_of_prior"])
    assert (found["top_1"], found["top_3"]) == (0.5, 1.0)
    assert found["calibration_error"] < 0.6


def test_names_that_say_everything_leave_nothing(benchmark):
    truth = np.array([0, 1, 2] * 5)
    found = benchmark.metrics_of(50.0 * np.eye(3)[truth], np.log(np.full(3, 1 / 3)), truth)
    assert found["log_loss"] < 1e-6
    assert found["calibration_error"] < 1e-6
    assert (found["top_1"], found["macro_f1"]) == (1.0, 1.0)


def test_a_name_is_the_same_however_it_is_spelled(benchmark):
    assert benchmark.spelled("Zip Code") == benchmark.spelled("zip_code") == "zipcode"
    assert benchmark.spelled("город") == "gorod"


def test_the_report_shows_every_way(benchmark):
    entry = benchmark.metrics_of(np.zeros((6, 2)), np.log([0.5, 0.5]), np.array([0, 1] * 3))
    results = {
        "columns": 6, "portals": 1, "largest_portal": 6, "informative": 1.0,
        "metrics": {"labelled by hand": entry},
    }  # fmt: skip
    assert "labelled by hand" in benchmark.report(results)["names"]
