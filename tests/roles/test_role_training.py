"""Examples of roles are read and drawn as they are, and what was fitted is what is shipped."""

from __future__ import annotations

import csv
import gzip
import json

import numpy as np
import pytest

from pandas_semtype.errors import ExampleError
from pandas_semtype.roles import Column, assign_roles
from pandas_semtype.roles.kinds import LEARNED
from pandas_semtype.roles.model import RoleModel
from pandas_semtype.simon.training.roles.examples import portal_examples, sortinghat_examples
from pandas_semtype.simon.training.roles.fit import fit_roles, folds_by_table, name_table
from pandas_semtype.simon.training.roles.simulated import simulated_examples

ROW = {
    "Record_id": "3", "Attribute_name": "wage", "y_act": "embedded-number", "total_vals": "90",
    "num_nans": "10", "num_of_dist_val": "40", "mean": "0.0", "std_dev": "0.0",
    "min_val": "0.0", "max_val": "0.0",
    "sample_1": "$4", "sample_2": "$4", "sample_3": "NaN", "sample_4": "$9", "sample_5": "",
}  # fmt: skip


def written(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_column_of_the_benchmark_is_five_cells_and_counts(tmp_path):
    text, number = sortinghat_examples(
        written(
            tmp_path / "a.csv",
            [
                ROW,
                {
                    **ROW,
                    "min_val": "2",
                    "max_val": "7",
                    "mean": "3",
                    "std_dev": "1.5",
                    "y_act": "list",
                },
            ],
        )
    )
    assert (text.sample.values, text.sample.counts.tolist()) == (["$4", "$9"], [2, 1])
    assert (text.sample.n_sampled, text.sample.n_missing) == (5, 2)
    assert (text.counts.n, text.counts.n_distinct, text.counts.n_missing) == (90, 40, 10)
    assert np.isnan(text.counts.minimum)
    assert (number.counts.minimum, number.counts.maximum) == (2, 7)
    assert np.isnan(text.counts.mean)
    assert (number.counts.mean, number.counts.deviation) == (3, 1.5)
    assert (text.role, number.role) == ("number_text", "list")
    assert text.table == number.table
    with pytest.raises(ExampleError, match="SortingHat"):
        sortinghat_examples(written(tmp_path / "b.csv", [{"x": 1}]))


def test_columns_of_portals_are_taken_where_the_type_leaves_no_doubt(tmp_path):
    def entry(kind, semantic, values):
        return {"table": "x/data.example.org/t", "field": 0, "name": "n", "base_type": kind,
                "semantic_type": semantic, "values": values}  # fmt: skip

    entries = [
        entry("String", "URI.URL", [f"https://example.org/{i}" for i in range(30)]),
        entry("LocalDate", "yyyy", ["2020", "2021"] * 20),
        entry("Double", "", [f"{i}.25" for i in range(30)]),
        entry("String", "", ["a", "b"] * 20),
    ]
    with gzip.open(tmp_path / "p.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in entries)
    found = portal_examples(tmp_path / "p.jsonl.gz")
    assert sorted(example.role for example in found) == ["numeric", "url"]


def test_simulated_columns_depend_on_the_seed_alone():
    one, two, other = simulated_examples(2), simulated_examples(2), simulated_examples(2, seed=5)
    prints = [[e.sample.fingerprint() for e in drawn] for drawn in (one, two, other)]
    assert prints[0] == prints[1] != prints[2]
    assert {e.role for e in one} <= set(LEARNED)


def test_columns_of_one_table_are_in_one_fold():
    examples = [e for e in simulated_examples(3) for _ in range(2)]
    fold = folds_by_table(examples)
    assert (fold[::2] == fold[1::2]).all()
    assert set(fold) == set(range(5))


def test_parts_of_names_speak_for_roles():
    names = ["user_id", "order_id", "item_id", "birth_date", "start_date", "end_date"] * 3
    k, d = LEARNED.index("identifier"), LEARNED.index("datetime")
    table, _ = name_table(names, np.array([k, k, k, d, d, d] * 3))
    from pandas_semtype.roles.name_evidence import name_evidence

    found = name_evidence(["page_id", "due_date", 4], table, np.zeros(len(LEARNED)))
    assert found[0].argmax() == k
    assert found[1].argmax() == d
    assert not found[2].any()


def test_what_is_fitted_is_what_is_written():
    examples = simulated_examples(8)
    scores = np.full(2, 0.5, dtype=np.float32)
    columns = [
        Column(e.sample.values, e.counts, "text", 0.4, scores, ("text", "int"), name=f"n{i}")
        for i, e in enumerate(examples)
    ]
    fitted = fit_roles(examples, columns, "tiny-0")
    content = fitted.to_bytes()
    again = RoleModel.from_bytes(content)
    assert (again.labels, again.network) == (("text", "int"), "tiny-0")
    assert np.array_equal(again.probabilities(columns), fitted.probabilities(columns))
    assert fit_roles(examples, columns, "tiny-0").to_bytes() == content
    right = np.mean(
        [r == e.role for r, e in zip(assign_roles(columns, again), examples, strict=True)]
    )
    assert right > 0.8
