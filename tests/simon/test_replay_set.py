"""The replay set: packed and read back, for other labels, joined, made of simulated columns."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from transfer_helpers import LABELS, SHAPE, columns, emails, numbers, sample, tiny_model

from pandas_semtype.checkpoint import REPLAY_FILE
from pandas_semtype.errors import CheckpointError
from pandas_semtype.presets import list_models
from pandas_semtype.simon.model import Model
from pandas_semtype.simon.replay_set import NO_LABEL, Replay, replay_of


def small(labels, rows, origin, held=None):
    """Return a replay set of a few columns with two features and a vector of two."""
    n = len(rows)
    return replay_of(
        labels, np.arange(4 * n, dtype=float).reshape(n, 4) / (4 * n), 2, np.array(rows),
        np.array([labels.index(name) if name in labels else NO_LABEL for name in origin]), origin,
        np.zeros(n, bool) if held is None else np.array(held), np.arange(n),
        np.arange(6 * n).reshape(n, 2, 3), np.ones((n, 5)),
    )  # fmt: skip


def test_inputs_are_kept_to_8_bits():
    classifier = tiny_model()
    samples = [sample(cells) for cells in columns(emails, 3) + columns(numbers, 3)]
    plain = classifier.model.inputs(samples, cell_means=True)
    kept = replay_of(
        LABELS, plain, SHAPE.dense, np.zeros((6, 4)), np.zeros(6), ["x"] * 6, np.zeros(6, bool),
        np.arange(0), np.zeros((0, 2, 16)), np.zeros((0, 1)),
    )  # fmt: skip
    assert kept.inputs() == pytest.approx(plain, abs=float(plain.max()) / 200)
    assert kept.widths == (SHAPE.dense, 2 * SHAPE.cell_units)


def test_pack_and_unpack():
    replay = tiny_model().model.replay
    again = Replay.unpack(replay.pack())
    for field in fields(Replay):
        one, two = getattr(replay, field.name), getattr(again, field.name)
        assert np.array_equal(one, two), field.name
        assert type(one) is type(two)
    assert replay.pack() == again.pack()


@pytest.mark.parametrize("content", [b"", b"not a zip file", None])
def test_damaged_files(content):
    if content is None:
        whole = tiny_model().model.replay.pack()
        content = whole[: len(whole) // 2]
    with pytest.raises(CheckpointError, match=r"replay\.npz cannot be read"):
        Replay.unpack(content)


def test_fewer_labels():
    replay = small(
        ("categorical", "datetime", "int", "text", "year"),
        [[0, 1, 1, 0, 1], [0, 0, 1, 0, 0], [1, 0, 0, -1, 0]],
        ["year", "int", "categorical"],
    )
    fewer = replay.relabelled(("datetime", "int", "text"))
    assert fewer.targets.tolist() == [[1, 1, 0], [0, 1, 0], [0, 0, -1]]
    # Two labels are left of a year, and both are implied by it: the first one.
    assert fewer.primary.tolist() == [0, 1, NO_LABEL]
    assert fewer.origin == replay.origin
    assert fewer.relabelled(("text",)).primary.tolist() == [NO_LABEL] * 3


def test_more_labels():
    replay = small(("int", "text"), [[1, 0], [0, 1]], ["int", "text"])
    more = replay.relabelled(("doi", "int", "text"))
    assert more.targets.tolist() == [[-1, 1, 0], [-1, 0, 1]]
    assert more.primary.tolist() == [1, 2]


def test_selected_columns():
    replay = tiny_model().model.replay
    some = replay.selected(np.array([5, 0, 13]))
    assert some.inputs().tolist() == replay.inputs()[[5, 0, 13]].tolist()
    assert len(some) == 3
    for place, row in enumerate(some.whole):
        old = [5, 0, 13][row]
        where = replay.whole.tolist().index(old)
        assert np.array_equal(some.characters[place], replay.characters[where])


def test_joined():
    one = small(("int", "text"), [[1, 0]], ["int"])
    two = small(("int", "text"), [[0, 1], [0, 1]], ["text", "doi"])
    both = one.joined(two)
    assert len(both) == 3
    assert both.origin == ("int", "text", "doi")
    assert both.whole.tolist() == [0, 1, 2]
    assert both.inputs() == pytest.approx(np.concatenate([one.inputs(), two.inputs()]), abs=0.01)


def test_with_replay_gives_f1():
    make_replay = pytest.importorskip(
        "pandas_semtype.simon.training.make_replay", reason="simulating needs the extra 'train'"
    )
    model = tiny_model().model
    assert set(model.held_f1) == set(LABELS)
    assert all(0 <= f1 <= 1 for f1 in model.held_f1.values())
    without = model.derive(replay=None, without=("held_f1",))
    assert without.replay is None
    assert REPLAY_FILE not in without.files
    assert make_replay.with_replay(without, model.replay).held_f1 == model.held_f1


def test_command_line_simulates_the_columns(tmp_path):
    pytest.importorskip("faker", reason="simulating needs the extra 'train'")
    from pandas_semtype.simon.replay import main

    tiny_model().save(tmp_path / "m")
    assert main([str(tmp_path / "m"), "--per-label", "2", "--held", "3", "--seed", "4"]) == 0
    replay = Model.load(tmp_path / "m").replay
    assert replay.held.sum() == 3 * len(LABELS)
    assert sorted(set(replay.origin)) == list(LABELS)
    # Broad labels have more columns: they take many forms.
    fitted = [name for name, held in zip(replay.origin, replay.held, strict=True) if not held]
    assert fitted.count("text") > fitted.count("email") == 2
    email = replay.targets[replay.origin.index("email")]
    assert email[LABELS.index("text")] == 1  # by the catalogue
    assert replay.characters.shape[1:] == (12, SHAPE.head + SHAPE.tail)


@pytest.mark.parametrize("name", [name for name in list_models() if name.startswith("simon_v")])
def test_shipped_replay_sets(name):
    model = Model.load(name)
    if model.replay is None:
        pytest.skip("published without a replay set")
    assert len(model.files[REPLAY_FILE]) <= 60_000 * len(model.labels)
    assert model.replay.labels == model.labels
    assert set(model.held_f1) == set(model.labels)
