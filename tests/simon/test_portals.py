import json

import numpy as np
import pytest
from training_helpers import column, write_columns

from pandas_semtype.errors import ArgumentError, ExampleError
from pandas_semtype.simon.features.alphabet import alphabet
from pandas_semtype.simon.features.cell_encoder import CellEncoder
from pandas_semtype.simon.simulate.corpus import sample_of
from pandas_semtype.simon.training.portals.blocks import real_block, targets_of
from pandas_semtype.simon.training.portals.columns import UNLABELLED, is_held_out, real_columns
from pandas_semtype.simon.training.portals.labels import (
    author_label,
    generic_label,
    header_label,
    masks,
)
from pandas_semtype.simon.training.targets import MASKED, OPEN
from pandas_semtype.types import catalogue

MAILS = [f"a{i}@example.org" for i in range(20)]


def test_the_held_out_fifth_is_settled_by_the_name_of_the_portal():
    portals = [f"data{i}.example.org" for i in range(1000)]
    held = [portal for portal in portals if is_held_out(portal)]
    assert 150 < len(held) < 250
    # These stand for ever: a portal that changed sides would be measured after training on it.
    assert held[:4] == [
        "data19.example.org",
        "data28.example.org",
        "data32.example.org",
        "data37.example.org",
    ]


def test_no_portal_is_on_both_sides(tmp_path):
    lines = [
        column(f"x/p{p}/t{t}.csv", 0, "mail", MAILS, label="email")
        for p in range(20)
        for t in range(2)
    ]
    columns = real_columns(write_columns(tmp_path, lines))
    assert len(columns) == 40
    sides = {}
    for each in columns:
        sides.setdefault(each.portal, set()).add(each.held_out)
    assert all(len(side) == 1 for side in sides.values())
    assert {True, False} == set().union(*sides.values())


@pytest.mark.parametrize(
    ("author_type", "cells", "label"),
    [
        ("NAME.FIRST", ["Ann"], "first_name"),
        ("STATE_PROVINCE.COUNTY_US", ["Kent"], "county"),
        ("STATE_PROVINCE.STATE_US", ["NY"], "state"),
        ("POSTAL_CODE.ZIP5_US", ["10001"], "postal_code"),
        ("COUNTRY.TEXT_EN", ["United States"], "country"),
        ("COUNTRY.TEXT_EN", ["US", "USA"], "country_code"),
        ("URI.URL", ["https://a.org/b"], "uri"),
        ("URI.URL", ["a.org", "www.b.com"], "url_domain"),
        ("ONE_ZERO", ["1", "0"], "boolean"),
        ("ONE_ZERO", ["1", "1"], ""),
        ("CHECKDIGIT.LUHN", ["79927398713"], "tax_id"),
        ("yyyy", ["1999"], "year"),
        ("MM/dd/yyyy hh:mm:ss a", ["01/02/1999 01:02:03 PM"], "datetime"),
        ("H:mm", ["7:30"], "time"),
        ("SIGNED", ["-3"], ""),
        ("SOMETHING.ELSE", ["x"], None),
    ],
)
def test_types_of_the_author(author_type, cells, label):
    assert author_label(author_type, cells) == label


@pytest.mark.parametrize(
    ("header", "cells", "label"),
    [
        ("City", ["Rome", "Oslo"], "city"),
        ("city", ["12", "13"], None),
        ("Zip Code", ["10001", "10001-2345"], "postal_code"),
        ("the_geom", ["POINT (1 2)"], "geometry"),
        ("Latitude", ["41.1234", "-3.55"], "latitude"),
        ("latitude", ["41", "42"], None),
        ("fiscal_year", ["2018", "2019"], "year"),
        ("fiscal_year", ["2018-2019", "FY19/20"], "year_range"),
        ("OBJECTID", [str(i) for i in range(30)], "identifier"),
        ("OBJECTID", ["1"] * 30, None),
        ("Status Code", ["A1", "B2"] * 5, "code"),
        ("Country", ["US", "DE"], "country_code"),
        ("whatever", ["Rome"], None),
    ],
)
def test_headers_that_the_cells_bear_out(header, cells, label):
    assert header_label(header, cells) == label


@pytest.mark.parametrize(
    ("header", "cells", "label"),
    [
        ("total", [str(i * 7) for i in range(20)], "int"),
        ("id_total", [str(i * 7) for i in range(20)], None),
        ("rate", [f"{i}.5" for i in range(20)], "float"),
        ("group", ["red", "blue"] * 30, "categorical"),
        ("remark", [f"this is the {i} long remark" for i in range(20)], "text"),
        ("total", ["001", "002"] * 10, None),
    ],
)
def test_kinds_of_cells_where_the_header_hints_at_nothing(header, cells, label):
    assert generic_label(header, cells) == label


def test_all_labels_of_the_tables_are_spelt_right():
    known = set(catalogue())
    for label, (masked, open_too) in masks().items():
        unknown = {label, *masked, *open_too} - known
        assert not unknown, (label, unknown)


def test_what_a_source_cannot_know_is_masked():
    labels = ("categorical", "city", "place_name", "email", "text")
    varied = sample_of([f"Town {i}" for i in range(10)])
    assert targets_of("city", varied, labels).tolist() == [0, 1, MASKED, 0, 1]
    repeated = sample_of(["Rome", "Oslo"] * 5)
    assert targets_of("city", repeated, labels).tolist() == [OPEN, 1, MASKED, 0, 1]


def test_blocks_hold_every_sample_of_every_column(tmp_path):
    lines = [
        column("x/p/t.csv", 0, "mail", [*MAILS, None, ""], label="email"),
        column("x/p/t.csv", 1, "n", [str(i) for i in range(40)], label="int"),
    ]
    columns = real_columns(write_columns(tmp_path, lines))
    encoder = CellEncoder(alphabet("universal"), head=4, tail=8)
    block = real_block(columns, ("email", "int"), encoder, samples=2, max_cells=6)
    assert block.characters.shape == (4, 6, 12)
    assert block.primary.tolist() == [("email", "int").index(c.label) for c in columns] * 2
    again = real_block(columns, ("email", "int"), encoder, samples=2, max_cells=6)
    assert np.array_equal(block.characters, again.characters)
    other = real_block(columns, ("email", "int"), encoder, samples=2, max_cells=6, seed=1)
    assert not np.array_equal(block.characters, other.characters)


def test_columns_without_a_label_use_header_and_kind(tmp_path):
    lines = [column("x/p/t.csv", 0, "City", ["Rome"] * 12, semantic_type="")]
    write_columns(tmp_path, lines)
    more = [
        column("x/q/u.csv", 0, "total", [str(i * 3) for i in range(20)]),
        column("x/q/u.csv", 1, "blank", [None, " "]),
        column("x/q/u.csv", 2, "ward", ["7"] * 20),
    ]
    write_columns(tmp_path, more, UNLABELLED)
    found = {c.name: (c.label, c.basis) for c in real_columns(tmp_path)}
    assert found == {"City": ("city", "header"), "total": ("int", "kind")}
    assert {c.label for c in real_columns(tmp_path, ["int"])} == {"int"}


@pytest.mark.parametrize(
    ("lines", "error", "match"),
    [
        (
            [column("x/p/t.csv", 0, "n", ["1"], semantic_type="NOBODY.KNOWS")],
            ExampleError,
            "NOBODY",
        ),
        (
            [column("x/p/t.csv", 0, "n", ["1"], label="emial")],
            ArgumentError,
            "Did you mean 'email'",
        ),
        (["{cut"], ExampleError, "line 1"),
        ([column("x/p/t.csv", 0, "n", ["1"]), '{"table": 3}'], ExampleError, "line 2"),
        ([column("x/p/t.csv", 0, "n", "1234")], ExampleError, "line 1"),
        ([column("x/p/t.csv", 0, "n", [1, 2])], ExampleError, "line 1"),
        ([column("x/p/t.csv", 0, "n", MAILS)] * 2, ExampleError, "given twice"),
    ],
)
def test_folders_that_are_not_as_they_should_be(lines, error, match, tmp_path):
    with pytest.raises(error, match=match) as raised:
        real_columns(write_columns(tmp_path, lines))
    assert "1234" not in str(raised.value)


def test_a_portal_that_stands_in_both_files(tmp_path):
    line = column("x/p/t.csv", 0, "mail", MAILS, semantic_type="EMAIL")
    write_columns(tmp_path, [line])
    write_columns(tmp_path, [line], UNLABELLED)
    with pytest.raises(ExampleError, match="given twice"):
        real_columns(tmp_path)


def test_folders_without_columns(tmp_path):
    with pytest.raises(ExampleError, match=r"labelled\.jsonl\.gz"):
        real_columns(tmp_path)
    (tmp_path / "labelled.jsonl.gz").write_bytes(b"no archive")
    with pytest.raises(ExampleError, match="no column"):
        real_columns(tmp_path)
    write_columns(tmp_path, [json.dumps([1])])
    with pytest.raises(ExampleError, match="no column"):
        real_columns(tmp_path)
