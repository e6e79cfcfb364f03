"""Histories: sequences of epochs that can be drawn."""

from __future__ import annotations

import sys

import pytest

from pandas_semtype.errors import ArgumentError, MissingDependencyError
from pandas_semtype.history import History

ENTRIES = [
    {"epoch": 1, "loss": 0.9, "accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.4},
    {"epoch": 2, "loss": 0.5, "accuracy": 0.75, "val_loss": 0.6, "val_accuracy": 0.7},
]


def test_it_is_a_sequence_of_its_entries():
    history = History(ENTRIES)
    assert len(history) == 2
    assert history[-1]["loss"] == 0.5
    assert [entry["epoch"] for entry in history] == [1, 2]
    assert history == ENTRIES
    assert history == History(ENTRIES)
    assert history != ENTRIES[:1]
    assert history[:1] == ENTRIES[:1]
    assert History() != "text"


def test_entries_are_copies():
    entries = [{"loss": 1.0}]
    history = History(entries)
    entries[0]["loss"] = 2.0
    history.to_list()[0]["loss"] = 3.0
    assert history[0]["loss"] == 1.0


def test_repr_shows_the_last_epoch():
    assert repr(History()) == "History(no epochs)"
    assert "2 epochs; last: loss 0.5" in repr(History(ENTRIES))


def test_frame():
    frame = History(ENTRIES).to_frame()
    assert frame.index.tolist() == [1, 2]
    assert frame.loc[2, "val_loss"] == 0.6
    assert History().to_frame().empty


def test_plot_draws_loss_and_accuracy():
    matplotlib = pytest.importorskip("matplotlib", reason="plotting needs matplotlib")
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure = History(ENTRIES).plot()
    loss, accuracy = figure.axes
    assert [line.get_label() for line in loss.lines] == ["training", "validation"]
    assert loss.lines[1].get_ydata().tolist() == [1.0, 0.6]
    assert accuracy.get_ylabel() == "accuracy"
    plt.close(figure)
    figure = History([{"loss": 1.0}]).plot()  # without validation and without accuracy
    assert [len(axis.lines) for axis in figure.axes] == [1, 0]
    plt.close(figure)


def test_plot_on_given_axes():
    pytest.importorskip("matplotlib", reason="plotting needs matplotlib").use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(2)
    assert History(ENTRIES).plot(axes) is figure
    plt.close(figure)


def test_nothing_to_plot():
    with pytest.raises(ArgumentError, match="no epochs"):
        History().plot()


def test_plot_without_matplotlib(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(MissingDependencyError, match=r"with pip install matplotlib\."):
        History(ENTRIES).plot()
