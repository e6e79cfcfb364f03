"""Columns that a model labels by their names, for a network that reads cells alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from training_helpers import column, write_columns

import pandas_semtype
from pandas_semtype.errors import ArgumentError
from pandas_semtype.simon.model import Model
from pandas_semtype.simon.simulate.corpus import sample_of
from pandas_semtype.simon.training.portals.blocks import targets_of
from pandas_semtype.simon.training.portals.columns import UNLABELLED, is_held_out, real_columns
from pandas_semtype.simon.training.portals.hand_labels import HandLabel, hand_labels
from pandas_semtype.simon.training.portals.labels import AUTHOR, HAND, PSEUDO
from pandas_semtype.simon.training.pseudo_labels import (
    main,
    pseudo_label,
    unlabelled_tables,
    write_labels,
)
from pandas_semtype.simon.training.targets import MASKED, OPEN

SHIPPED = Path(pandas_semtype.__file__).parent / "models" / "simon_v2"
TRAINED = next(p for p in (f"data{i}.example.org" for i in range(99)) if not is_held_out(p))
HELD_OUT = next(p for p in (f"data{i}.example.org" for i in range(99)) if is_held_out(p))
DEGREES = [f"{40 + i / 7:.5f}" for i in range(30)]
MAILS = [f"n{i}@example.org" for i in range(30)]


@pytest.fixture
def folder(tmp_path):
    lines = [
        column(f"x/{portal}/{table}.csv", field, name, values)
        for portal in (TRAINED, HELD_OUT)
        for table in ("a", "b")
        for field, (name, values) in enumerate(
            [("latitude", DEGREES), ("longitude", DEGREES), ("contact", MAILS), ("void", [None])]
        )
    ]
    write_columns(tmp_path, [column(f"x/{TRAINED}/c.csv", 0, "mail", MAILS, label="email")])
    return write_columns(tmp_path, lines, UNLABELLED)


def test_only_tables_of_portals_that_are_trained_on_are_read(folder):
    tables = list(unlabelled_tables(folder, [f"x/{TRAINED}/b.csv"]))
    assert [{c.table for _, c in table} for table in tables] == [
        {f"x/{TRAINED}/a.csv"},
        {f"x/{TRAINED}/c.csv"},
    ]
    assert [field for field, _ in tables[0]] == [0, 1, 2, 3]


def test_names_settle_what_cells_leave_open(folder):
    model = Model.load("simon_v2")
    found = pseudo_label(model, list(unlabelled_tables(folder)))
    table = f"x/{TRAINED}/a.csv"
    # The same cells in both columns: only the names differ.
    assert found[table, 0].label == "latitude"
    assert found[table, 1].label == "longitude"
    assert found[table, 2].label == "email"
    assert (table, 3) not in found
    assert pseudo_label(model, list(unlabelled_tables(folder)), sure=1.1) == {}


def test_labels_are_written_as_they_are_read(tmp_path):
    labels = {("t,1.csv", 4): HandLabel("city", ("county", "text")), ("a", 0): HandLabel("int")}
    write_labels(tmp_path / "labels.csv", labels)
    assert hand_labels(tmp_path / "labels.csv") == labels


def test_the_command_writes_labels_and_leaves_out_the_tables_of_others(folder, tmp_path, capsys):
    drawn, out = tmp_path / "drawn.csv", tmp_path / "out.csv"
    write_labels(drawn, {(f"x/{TRAINED}/b.csv", 2): HandLabel("email")})
    asked = [str(SHIPPED), "--data", str(folder), "--labels", str(drawn)]
    assert main([*asked, "--out", str(out)]) == 0
    found = hand_labels(out)
    assert {table for table, _ in found} == {f"x/{TRAINED}/a.csv", f"x/{TRAINED}/c.csv"}
    assert f"{len(found)} of 5 columns" in capsys.readouterr().out


def test_an_author_outweighs_a_model_and_nothing_held_out_is_taken(folder):
    given = {
        (f"x/{portal}/{table}.csv", field): HandLabel("latitude", ("float",))
        for portal in (TRAINED, HELD_OUT)
        for table, field in (("a", 0), ("c", 0))
    }
    columns = {(c.portal, c.table, c.name): c for c in real_columns(folder, pseudo=given)}
    taught = columns[TRAINED, f"x/{TRAINED}/a.csv", "latitude"]
    assert (taught.label, taught.basis, taught.also) == ("latitude", PSEUDO, ("float",))
    assert columns[TRAINED, f"x/{TRAINED}/c.csv", "mail"].basis == AUTHOR
    assert all(c.basis != PSEUDO for c in columns.values() if c.held_out)


def test_who_read_a_column_outweighs_a_model_and_no_column_of_his_is_left_out(folder):
    table = f"x/{TRAINED}/a.csv"
    by_model = {(table, field): HandLabel("latitude") for field in range(3)}
    by_hand = {(table, 0): HandLabel("float", ("latitude", "int"))}
    by_hand[f"x/{HELD_OUT}/a.csv", 0] = HandLabel("float")
    columns = {
        (c.portal, c.table, c.name): c for c in real_columns(folder, pseudo=by_model, hand=by_hand)
    }
    taught = columns[TRAINED, table, "latitude"]
    assert (taught.label, taught.basis, taught.also) == ("float", HAND, ("latitude", "int"))
    assert [c.basis for c in columns.values()].count(HAND) == 1


def test_a_model_masks_nothing_and_denies_nothing_that_it_cannot_exclude():
    labels = ["categorical", "city", "county", "email", "place_name"]
    sample = sample_of(["Oslo", "Bergen", "Tromso"])
    by_author = targets_of("city", sample, labels)
    by_model = targets_of("city", sample, labels, ["county"])
    assert by_author[labels.index("place_name")] == MASKED
    assert by_model[labels.index("place_name")] == OPEN
    assert by_model[labels.index("county")] == OPEN
    assert by_model[labels.index("city")] == 1
    assert not np.any(by_model == MASKED)
    assert by_model[labels.index("email")] == 0


def test_labels_without_the_columns_they_are_of_are_refused(tmp_path):
    pytest.importorskip("keras", reason="training needs the extra 'train'")
    from training_helpers import small_recipe

    from pandas_semtype.simon.training.run import train

    write_labels(tmp_path / "labels.csv", {("a", 0): HandLabel("int")})
    with pytest.raises(ArgumentError, match="real=None"):
        train(small_recipe(), tmp_path / "run", steps=1, pseudo_labels=tmp_path / "labels.csv")
    with pytest.raises(ArgumentError, match="real=None"):
        train(small_recipe(), tmp_path / "run", steps=1, taught_labels=tmp_path / "labels.csv")
