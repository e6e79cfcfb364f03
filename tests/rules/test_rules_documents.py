"""Documents in cells: what is wholly JSON or HTML, and what only looks like it."""

import json

import pandas as pd
import pytest
from rule_samples import cells_of

from pandas_semtype.inference import infer
from pandas_semtype.simon.rules.documents import (
    document_opinions,
    is_html_element,
    is_json_object,
)

JSON = [
    [json.dumps({"n": k}, separators=(",", ":")) for k in range(150)],
    [json.dumps({"key": f"v{k}", "sub": {"x": None}}) for k in range(40)],
    [json.dumps([{"q": k}, {"q": -k}], indent=1) for k in range(40)],
    [json.dumps([[k, 1], [2]]) for k in range(40)],
    [json.dumps({"long": "x" * (900 + 50 * (k % 3)), "k": k}) for k in range(30)],
    ["{}", '{"a": 1}', '{"b": [true, false]}'],
]
NO_JSON = [
    [f"[{k}]" for k in range(1, 41)],  # footnotes, or lists
    [json.dumps([k, k + 1]) for k in range(40)],
    ["{" + str(k) + "}" for k in range(40)],
    [f"{{name}} has {{{k}}}" for k in range(40)],
    ["{'a': " + str(k) + "}" for k in range(40)],
    [json.dumps({"type": "Point", "coordinates": [k, k]}) for k in range(40)],
    [*(json.dumps({"n": k}) for k in range(30)), *(f"see {k}" for k in range(10))],
]
HTML = [
    [f"<p>number {k}</p>" for k in range(40)],
    [f"<P CLASS=x>a<br>b &amp; {k}</P>" for k in range(40)],
    [f"<h2>t{k}</h2>\n<p>x <i>y</i></p>" for k in range(40)],
    [f'<a href="https://x.example/{k}"><img src="{k}.png"/></a>' for k in range(40)],
    [f"<div>{'word ' * (180 + k)}</div>" if k % 9 == 0 else f"<div>{k}</div>" for k in range(40)],
]
NO_HTML = [
    [f"<note>{k}</note>" for k in range(40)],
    [f"<title>book {k}</title>" for k in range(40)],
    [f"a <b>{k}</b>" for k in range(40)],
    [f"<p>{k}" for k in range(40)],
    [f"<b>{k}</i>" for k in range(40)],
    [f"<user{k}@mail.example>" for k in range(40)],
    [f"<{k}>" for k in range(40)],
    [f"<![x {k}>" for k in range(40)],
]


@pytest.mark.parametrize(
    ("label", "cells"),
    [("json", cells) for cells in JSON] + [("html", cells) for cells in HTML],
)
def test_whole_documents_settle(label, cells):
    (found,) = document_opinions(cells_of(cells))
    assert (found.label, found.kind, found.score) == (label, "settles", 1.0)
    assert infer(pd.DataFrame({"c0": cells}), model="simon_v2")["c0"].label == label


@pytest.mark.parametrize("cells", NO_JSON + NO_HTML, ids=lambda cells: cells[0][:20])
def test_what_only_looks_like_a_document_is_left_open(cells):
    assert document_opinions(cells_of(cells)) == []


def test_one_cell_in_fifty_may_be_cut():
    cells = [json.dumps({"n": k}) for k in range(60)]
    assert document_opinions(cells_of([*cells, '{"n": 61']))[0].score < 1.0
    assert document_opinions(cells_of([*cells[:20], '{"n": 61', '{"n": 62', '{"n"'])) == []


def test_long_cells_are_judged_by_their_ends():
    assert is_json_object('{"a": "' + "x" * 2000 + '"}')
    assert not is_json_object("{" + "x" * 2000 + "}")
    assert is_html_element("<p>" + "x" * 2000 + "</p>")
    assert not is_html_element("<page>" + "x" * 2000 + "</page>")
    assert not is_json_object("[" * 999)


@pytest.mark.parametrize(
    "values",
    [
        ["POINT (3 4)", "POINT (5 12)", "POINT (8 1)"],
        ["LINESTRING (0 0, 4 2)", "LINESTRING (1 7, 2 2)"],
        ["POLYGON ((0 0, 4 0, 4 3, 0 0))", "MULTIPOLYGON (((1 1, 5 1, 5 5, 1 1)))"],
        ["SRID=4326;POLYGON ((0 0, 4 0, 4 3, 0 0))", "SRID=4326;POINT (7 7)"],
    ],
)
def test_well_known_text_of_shapes_is_settled(values):
    (opinion,) = document_opinions(cells_of(values))
    assert (opinion.label, opinion.kind) == ("geometry", "settles")


@pytest.mark.parametrize(
    "values",
    [
        ["POINT (13.40 52.51)", "POINT (9.99 53.55)"],
        ["Point of sale", "Polygon Street 3"],
        ["POINT (3 4)", "see the map", "lost"],
    ],
)
def test_points_with_decimals_and_words_are_left_open(values):
    assert document_opinions(cells_of(values)) == []
