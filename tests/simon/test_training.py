import json
import shutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

pytestmark = pytest.mark.tf
keras = pytest.importorskip("keras", reason="training needs the extra 'train'")
pytest.importorskip("faker", reason="training needs the extra 'train'")

from training_helpers import SMALL, column, small_recipe, write_columns  # noqa: E402

from pandas_semtype.errors import ArgumentError, CheckpointError, OptionError  # noqa: E402
from pandas_semtype.simon.classifier import SimonClassifier  # noqa: E402
from pandas_semtype.simon.training import run as training  # noqa: E402
from pandas_semtype.simon.training.pool import ColumnPool  # noqa: E402
from pandas_semtype.simon.training.publish import main as publish_main  # noqa: E402
from pandas_semtype.simon.training.publish import publish  # noqa: E402
from pandas_semtype.simon.training.recipe import Recipe  # noqa: E402
from pandas_semtype.simon.training.run import learning_rate, train  # noqa: E402
from pandas_semtype.simon.training.simulation import Simulation, simulated_block  # noqa: E402
from pandas_semtype.simon.training.start import read_start  # noqa: E402


def history_of(folder):
    return json.loads((folder / "history.json").read_text(encoding="utf-8"))


def state_of(folder, name="last"):
    with np.load(folder / f"{name}.npz") as arrays:
        return json.loads(str(arrays["state"])), {k: arrays[k] for k in arrays.files}


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A run of 40 steps."""
    folder = tmp_path_factory.mktemp("run") / "a"
    train(small_recipe(), folder, steps=40, workers=0)
    return folder


TWICE = """
import sys
from pandas_semtype.simon.training.command import main
for steps in ("2", "40"):
    assert main([*sys.argv[1:], "--steps", steps, "--workers", "0"]) == 0
"""


@pytest.mark.parametrize("backend", ["tensorflow", "torch"])
def test_the_command_learns_and_resumes(backend, tmp_path):
    pytest.importorskip(backend)
    out, recipe = tmp_path / "run", tmp_path / "recipe.json"
    recipe.write_text(json.dumps(SMALL), encoding="utf-8")
    options = ["--recipe", str(recipe), "--out", str(out), "--backend", backend]
    command = [sys.executable, "-c", TWICE, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    entries = history_of(out)
    assert [entry["step"] for entry in entries] == [2, 40]
    assert entries[-1]["val_loss"] < 0.8 * entries[0]["val_loss"]
    assert state_of(out)[0]["backend"] == backend


def test_a_run_goes_on_where_it_stopped(finished, tmp_path):
    folder = shutil.copytree(finished, tmp_path / "run")
    before = state_of(folder)
    train(small_recipe(), folder, steps=43, workers=0)
    after = state_of(folder)
    assert after[0]["step"] == 43
    assert after[0]["history"][0] == before[0]["history"][0]
    assert after[0]["seconds"] > before[0]["seconds"]
    # Three steps at the end of the rate: the weights are still about what they were.
    moved = [np.abs(after[1][f"w{i}"] - before[1][f"w{i}"]).max() for i in (2, 4, 10)]
    assert 0 < max(moved) < 0.02


def test_a_saved_state_is_taken_back_whole(finished, tmp_path):
    run = training.Run(small_recipe(), finished)
    assert run.resume()
    saved = state_of(finished)[1]
    again = run.steps.state()
    assert run.step == 40
    assert again
    for name, value in again.items():
        assert value == pytest.approx(saved[name]), name


def test_half_a_state_is_never_seen(finished, monkeypatch):
    run = training.Run(small_recipe(), finished)
    run.resume()
    before = (finished / "last.npz").read_bytes()

    def cut(file, **arrays):
        file.write(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(training.np, "savez", cut)
    with pytest.raises(KeyboardInterrupt):
        run.save("last")
    assert (finished / "last.npz").read_bytes() == before


def test_the_clock_ends_a_run(tmp_path):
    train(small_recipe(validation_columns=32), tmp_path, minutes=0.01, workers=0)
    entries = history_of(tmp_path)
    assert entries[-1]["seconds"] >= 0.6
    train(small_recipe(validation_columns=32), tmp_path, minutes=0.01, workers=0)
    assert history_of(tmp_path) == entries  # its time is over


def test_one_end_is_needed(tmp_path):
    for options in ({}, {"minutes": 1.0, "steps": 1}):
        with pytest.raises(ArgumentError, match="either minutes or steps"):
            train(small_recipe(), tmp_path, workers=0, **options)


def test_a_run_of_other_labels_is_not_gone_on_with(finished):
    with pytest.raises(CheckpointError, match="other labels or sizes"):
        train(small_recipe(labels=["email", "int"]), finished, steps=1, workers=0)


def test_a_start_of_other_labels_keeps_what_it_knows(finished, tmp_path):
    recipe = small_recipe(labels=["email", "float", "uuid"])
    run = training.Run(recipe, tmp_path, read_start(finished))
    assert run.new_labels == ("float",)
    old, new = state_of(finished, "best")[1], {v.path: np.asarray(v) for v in run.network.weights}
    names = [v.path for v in training.Run(small_recipe(), tmp_path).network.weights]
    old = {name: old[f"w{i}"] for i, name in enumerate(names)}
    assert new["scores/kernel"][:, [0, 2]] == pytest.approx(old["scores/kernel"][:, [0, 2]])
    assert new["scores/bias"][1] == pytest.approx(np.log(0.01 / 0.99))
    assert not new["scores/kernel"][:, 1].any()
    assert new["cell_forward/kernel"] == pytest.approx(old["cell_forward/kernel"])
    # What the votes for email tell the features still comes from the votes for email.
    row = 2 * 6
    assert new["features/kernel"][row] == pytest.approx(old["features/kernel"][row])
    assert new["features/kernel"][row + 2] == pytest.approx(old["features/kernel"][row + 2])
    assert not new["features/kernel"][row + 1].any()
    assert new["features/kernel"][row + 3 :] == pytest.approx(old["features/kernel"][row + 3 :])
    train(recipe, tmp_path / "b", steps=40, workers=0, start=finished)
    entry = history_of(tmp_path / "b")[-1]
    assert entry["val_accuracy"] > 0.8
    assert state_of(tmp_path / "b")[0]["recipe"]["start"] == "best"


def test_a_start_is_a_model_a_run_or_its_weights(finished, tmp_path):
    publish(finished, "first", max_cells=4, n_columns=64).save(tmp_path / "first")
    starts = [read_start(p) for p in (finished, finished / "best.npz", tmp_path / "first")]
    assert {start.labels for start in starts} == {("email", "int", "uuid")}
    kernels = [start.weights["scores/kernel"] for start in starts]
    assert kernels[0] == pytest.approx(kernels[1])
    assert kernels[0] == pytest.approx(kernels[2], abs=2e-3)  # half precision
    assert starts[2].name.startswith("first-")


def test_a_start_of_other_sizes_is_refused(finished, tmp_path):
    other = {**SMALL["architecture"], "dense": 20, "document_units": 5}
    with pytest.raises(ArgumentError, match="differs in document_units, dense"):
        train(small_recipe(architecture=other), tmp_path, steps=1, workers=0, start=finished)
    assert not (tmp_path / "last.npz").exists()


@pytest.mark.parametrize("content", [b"", b"no archive", None])
def test_a_start_that_cannot_be_read(content, tmp_path):
    path = tmp_path / "weights.npz"
    if content is None:
        np.savez(path, w0=np.zeros(3))
    else:
        path.write_bytes(content)
    with pytest.raises(CheckpointError, match="cannot be read"):
        read_start(path)


def test_a_folder_that_is_neither_model_nor_run(tmp_path):
    with pytest.raises(CheckpointError, match="neither a model nor a training run"):
        read_start(tmp_path)


@pytest.mark.parametrize(
    ("layers", "kept"),
    [("document", ("cell_", "convolution_")), ("recurrent", ("convolution_",))],
)
def test_layers_above_others_learn_alone(layers, kept, finished, tmp_path):
    above = small_recipe(layers=layers)
    with pytest.raises(ArgumentError, match="layers below"):
        train(above, tmp_path / "b", steps=2, workers=0)
    train(above, tmp_path / "b", steps=4, workers=0, start=finished)
    before, after = state_of(finished, "best")[1], state_of(tmp_path / "b")[1]
    names = [v.path for v in training.Run(small_recipe(), tmp_path).network.weights]
    moved = {
        name for i, name in enumerate(names)
        if np.abs(after[f"w{i}"] - before[f"w{i}"]).max() > 1e-5
    }  # fmt: skip
    assert any(name.startswith("document_forward") for name in moved)
    assert any(name.startswith("cell_forward") for name in moved) == (layers == "recurrent")
    assert not any(name.startswith(kept) for name in moved)


@pytest.mark.parametrize("layers", ["document", "recurrent"])
def test_frozen_layers_learn_on_torch(layers, finished, tmp_path):
    pytest.importorskip("torch")
    recipe = tmp_path / "recipe.json"
    recipe.write_text(json.dumps({**SMALL, "layers": layers}), encoding="utf-8")
    command = [
        sys.executable, "-m", "pandas_semtype.simon.training", "--recipe", recipe, "--out",
        tmp_path / "run", "--steps", "30", "--workers", "0", "--backend", "torch",
        "--from", finished,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    before, after = state_of(finished, "best")[1], state_of(tmp_path / "run")[1]
    names = [v.path for v in training.Run(small_recipe(), tmp_path / "c").network.weights]
    moved = {
        name.split("/")[0] for i, name in enumerate(names)
        if np.abs(after[f"w{i}"] - before[f"w{i}"]).max() > 1e-5
    }  # fmt: skip
    assert "document_forward" in moved
    assert ("cell_forward" in moved) == (layers == "recurrent")
    assert not any(name.startswith("convolution_") for name in moved)


def test_real_columns_are_trained_on_and_validated_on(tmp_path, capsys):
    lines = [
        column(
            f"p{p}.example.org/t.csv", f, "e", [f"a{i}{p}@b.org" for i in range(20)], label="email"
        )
        for p in range(12)
        for f in range(3)
    ]
    folder = write_columns(tmp_path / "real", lines)
    train(small_recipe(), tmp_path / "run", steps=20, workers=0, real=folder)
    assert "real columns held out" in capsys.readouterr().out
    assert history_of(tmp_path / "run")[-1]["real_accuracy"] >= 0.0


def test_the_pool_keeps_the_newest_and_is_found_again(tmp_path):
    recipe = small_recipe()
    pool = ColumnPool(tmp_path, recipe.label_names, n_characters=12, capacity=100)
    for number in range(2):
        pool.add(simulated_block(recipe, number, 64))
    assert (len(pool), pool.written) == (100, 128)
    again = ColumnPool(tmp_path, recipe.label_names, n_characters=12, capacity=100)
    newest = simulated_block(recipe, 1, 64)
    rng = np.random.default_rng(0)
    places = again.draw(rng, 30, newest=64)
    block = again.taken(places, np.arange(24))
    kept = {row.tobytes() for row in newest.characters}
    assert all(row.tobytes() in kept for row in block.characters[:10])
    with pytest.raises(CheckpointError, match="other labels, sizes or number"):
        ColumnPool(tmp_path, ("email",), n_characters=12, capacity=100)


def test_blocks_come_from_another_process():
    recipe = small_recipe(block_columns=8)
    simulation = Simulation(recipe, 3, workers=1)
    try:
        block = next(iter(simulation.ready(wait=True)))
    finally:
        simulation.close()
    assert np.array_equal(block.characters, simulated_block(recipe, 3, 8).characters)


def test_a_killed_worker_is_replaced(capsys):
    simulation = Simulation(small_recipe(block_columns=8), 0, workers=1)
    try:
        next(iter(simulation.ready(wait=True)))
        for process in list(simulation._pool._processes.values()):
            process.kill()
            process.join()
        assert len(next(iter(simulation.ready(wait=True))).primary) == 8
    finally:
        simulation.close()


def test_learning_rate_warms_up_and_falls_to_its_end():
    recipe = small_recipe(learning_rate=1.0, final_learning_rate=0.1, warm_steps=50)
    rates = [learning_rate(recipe, int(1000 * p), p) for p in np.linspace(0, 1, 101)]
    assert rates[0] == pytest.approx(0.02)
    assert max(rates) == pytest.approx(1.0, abs=0.02)
    assert int(np.argmax(rates)) <= 6
    assert rates[-1] == pytest.approx(0.1)
    assert np.all(np.diff(rates[6:]) < 0)


def test_publishing_a_run(finished, tmp_path, capsys):
    model = publish(finished, "mini", n_columns=64, notes="## Seen\n")
    assert model.labels == ("email", "int", "uuid")
    assert all(0.15 <= limit <= 0.35 for limit in model.thresholds.values())
    assert "## Seen" in model.card
    assert "| uuid |" in model.card
    arguments = [str(finished), str(tmp_path / "mini"), "--columns", "32"]
    assert publish_main(arguments) == 0
    assert "mini" in capsys.readouterr().out
    assert SimonClassifier.load(tmp_path / "mini").labels == model.labels


def test_shipped_recipes_are_read():
    recipe = Recipe.read(None)
    assert recipe.labels == "all"
    assert recipe.shape.dense == 256


def test_a_recipe_of_unknown_keys_is_refused():
    with pytest.raises(OptionError, match="batch_columns"):
        Recipe.from_dict({"batch_column": 3})
    with pytest.raises(ArgumentError, match="precision"):
        replace(Recipe(), precision="half")
