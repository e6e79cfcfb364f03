"""Columns drawn at random, with labels given one by one."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

from pandas_semtype.context.weights import ContextWeights
from pandas_semtype.errors import ArgumentError, ExampleError
from pandas_semtype.simon.training.context_weights import Tables, fit, log_loss, tables_of
from pandas_semtype.simon.training.portals.hand_labels import HandLabel, hand_labels
from pandas_semtype.simon.training.portals.random_columns import (
    labelled_columns,
    random_tables,
)
from pandas_semtype.verdict import Verdict

HEADER = "table,field,label,also\n"


@pytest.fixture
def folder(tmp_path):
    columns = [
        {"table": "x/data.example.org/a.csv", "field": 1, "name": "town", "values": ["Oslo", None]},
        {"table": "x/data.example.org/a.csv", "field": 0, "name": "id", "values": ["1", "2"]},
        {"table": "x/data.example.org/b.csv", "field": 0, "name": "n", "values": ["7", "8"]},
    ]
    for name, some in (("labelled", columns[:1]), ("unlabelled", columns[1:])):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(column) + "\n" for column in some)
    return tmp_path


def labels_file(folder, text):
    file = folder / "labels.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_labels_are_read_by_place(folder):
    file = labels_file(folder, HEADER + "x/data.example.org/a.csv,1,city,county text\n")
    assert hand_labels(file) == {
        ("x/data.example.org/a.csv", 1): HandLabel("city", ("county", "text"))
    }


def test_tables_come_with_the_columns_nobody_labelled(folder):
    file = labels_file(folder, HEADER + "x/data.example.org/a.csv,1,city,\n")
    tables = random_tables(folder, file)
    assert [[c.name for c in table] for table in tables] == [["id", "town"]]
    assert [c.truth for c in tables[0]] == [None, HandLabel("city")]
    assert [column.name for column, _ in labelled_columns(tables)] == ["town"]
    assert random_tables(folder, file, held_out=True) == []
    assert len(random_tables(folder, file, held_out=False)) == 1


@pytest.mark.parametrize(
    ("text", "error", "told"),
    [
        ("table,label\n", ExampleError, "first line"),
        (HEADER + "t,0,no_such_label,\n", ArgumentError, "no_such_label"),
        (HEADER + "t,0,city,no_such_label\n", ArgumentError, "no_such_label"),
        (HEADER + "t,first,city,\n", ExampleError, "line 2"),
        (HEADER + "t,0,city,\nt,0,text,\n", ExampleError, "twice"),
    ],
)
def test_wrong_files_are_refused(folder, text, error, told):
    with pytest.raises(error, match=told):
        hand_labels(labels_file(folder, text))


def test_labels_of_another_folder_are_refused(folder):
    file = labels_file(folder, HEADER + "x/data.example.org/c.csv,0,city,\n")
    with pytest.raises(ExampleError, match="1 labelled columns are not in"):
        random_tables(folder, file)


def test_names_that_tell_more_get_a_higher_weight():
    labels = ("city", "text")
    cells, names = np.tile([0.45, 0.55], (40, 1)), np.tile([2.0, -1.0], (40, 1))
    credit = np.tile([1.0, 0.0], (40, 1))
    members = [np.array([i]) for i in range(40)]
    told = Tables(cells, names, members, credit, np.ones(40), labels)
    wrong = Tables(cells, -names, members, credit, np.ones(40), labels)
    start = ContextWeights()
    assert fit(told, start).names > start.names > fit(wrong, start).names
    assert log_loss(fit(wrong, start), wrong) < log_loss(start, wrong)


def test_columns_that_a_rule_settles_tell_nothing(folder):
    file = labels_file(folder, HEADER + "x/data.example.org/a.csv,1,city,\n")
    tables = random_tables(folder, file)
    scores = np.array([0.6, 0.4])
    free = Verdict("city", 0.6, "net", "city", 0.6, ("city",), scores)
    fixed = Verdict("city", 0.6, "x", "city", 0.6, ("city",), scores, settled=True)
    for town, told in ((free, True), (fixed, False)):
        made = tables_of(tables, [[Verdict.without_values(), town]], ("city", "text"))
        assert made.credit.any() == told
