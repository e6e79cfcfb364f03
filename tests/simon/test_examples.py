"""Examples of a new class: what is accepted, and what is refused before any training."""

from __future__ import annotations

from contextlib import nullcontext

import numpy as np
import pandas as pd
import pytest

from pandas_semtype.errors import ArgumentError, ColumnSelectionError, ExampleError
from pandas_semtype.simon.transfer.examples import columns_of, gather
from pandas_semtype.simon.transfer.label_names import check_alike, check_label

CELLS = ["a1", "b2", "c3", "d4"]
OTHER = ["x-1", "y-2", "z-3"]
FRAME = pd.DataFrame({"one": CELLS, "two": [*OTHER, None], "none": [None] * 4})


def values(examples, **options):
    return [sorted(sample.values) for sample in columns_of(examples, "code", **options)]


@pytest.mark.parametrize(
    ("examples", "expected"),
    [
        (pd.Series(CELLS), [CELLS]),
        ([pd.Series(CELLS), pd.Series(OTHER)], [CELLS, OTHER]),
        ([CELLS, tuple(OTHER)], [CELLS, OTHER]),
        ([np.array(CELLS), pd.Index(OTHER), pd.array(CELLS)], [CELLS, OTHER, CELLS]),
        (FRAME[["one", "two"]], [CELLS, OTHER]),
        (iter([CELLS]), [CELLS]),
        ([[1, 2.5, None, 3]], [["1.0", "2.5", "3.0"]]),
    ],
)
def test_columns_in_every_form(examples, expected):
    got = values(examples)
    if expected == [["1.0", "2.5", "3.0"]]:
        assert len(got[0]) == 3
    else:
        assert got == expected


@pytest.mark.parametrize("names", ["one", ["one"], ("one",), pd.Index(["one"])])
def test_names_of_columns(names):
    assert values(names, frame=FRAME) == [CELLS]


def test_names_beside_columns():
    assert values(["one", pd.Series(OTHER), OTHER], frame=FRAME) == [CELLS, OTHER, OTHER]


def test_a_name_that_several_columns_share_stands_for_all():
    frame = pd.concat([FRAME["one"], FRAME["two"].rename("one")], axis=1)
    assert values("one", frame=frame) == [CELLS, OTHER]


def test_tuples_as_names():
    frame = pd.DataFrame(
        [["a", "b"], ["c", "d"], ["e", "f"]],
        columns=pd.MultiIndex.from_tuples([("x", 1), ("x", 2)]),
    )
    assert values(("x", 1), frame=frame) == [["a", "c", "e"]]
    assert len(values([("x", 1), ("x", 2)], frame=frame)) == 2


def test_unknown_names():
    with pytest.raises(ColumnSelectionError, match="Did you mean 'one'"):
        values("oen", frame=FRAME)


@pytest.mark.parametrize("examples", ["one", CELLS, 5, {"a": CELLS}, {1, 2}, [5], np.zeros((2, 2))])
def test_what_is_no_column(examples):
    with pytest.raises(ArgumentError, match=r"list of Series"):
        values(examples)


def test_chunks():
    long = pd.Series([f"v{i}" for i in range(50)])
    pieces = columns_of(long, "code", chunk=20)
    assert [len(piece.values) for piece in pieces] == [20, 20, 10]
    assert len(columns_of(long, "code", chunk=22)) == 2  # six cells are less than half a piece
    assert len(columns_of(long[:6], "code", chunk=20)) == 1
    gap = pd.concat([long[:20], pd.Series([None] * 20), long[20:40]])
    assert len(columns_of(gap, "code", chunk=20)) == 2
    many = pd.Series(np.arange(100_000))
    assert len(columns_of(many, "code", chunk=20)) == 200


@pytest.mark.parametrize("chunk", [0, 2, -1, 2.5, True, "20"])
def test_chunks_of_no_size(chunk):
    with pytest.raises(ArgumentError, match="chunk"):
        columns_of(pd.Series(CELLS), "code", chunk=chunk)


@pytest.mark.parametrize("examples", [None, [], pd.DataFrame(), iter([])])
def test_no_examples(examples):
    with pytest.raises(ExampleError, match=r"needs at least 1 example columns\. Received: 0"):
        gather("code", examples)


@pytest.mark.parametrize(
    ("examples", "received"),
    [([["a"]], 1), ([CELLS, ["a", None]], 1), (FRAME[["none"]], 0), ([["", " ", None, np.nan]], 0)],
)
def test_too_few_cells(examples, received):
    with pytest.raises(ExampleError, match=f"Received: {received}. Give at least 3") as caught:
        gather("code", examples)
    assert "a1" not in str(caught.value)


@pytest.mark.parametrize(
    "label",
    [
        *("", "two words", "1st", "a/b", "x" * 65, "unknown", "base", "all", "a\nb", 5, None),
        *(
            "..",
            ".",
            "...",
            "-",
            "_",
            "__",
            ".a",
            "a..",
            "a-.",
            "a..b",
            "--help",
            "a-",
            "../a",
            "a\\b",
        ),
        *("a\0b", "Unknown", "ALL", "None", "nan", "NULL", "e\u0301", "\uff43ity", "ci\u200bty"),
    ],
)
def test_names_that_no_class_can_have(label):
    with pytest.raises(ExampleError, match="cannot be the name of a class"):
        gather(label, [CELLS])


@pytest.mark.parametrize("other", ["Doi", "DOI"])
def test_names_that_differ_in_writing_alone(other):
    with pytest.raises(ExampleError, match="differs from 'doi' in case"):
        gather({"doi": [CELLS], other: [["u1", "u2", "u3", "u4"]]})


@pytest.mark.parametrize(
    ("label", "known", "refused"),
    [
        ("City", ["city"], True),
        ("postal.code", ["postal_code"], True),
        ("STRASSE", ["straße"], True),
        ("iban.", ["iban"], True),
        ("_iban", ["iban"], True),
        ("city", ["city"], False),
        ("cities", ["city"], False),
        ("city2", ["city"], False),
        ("postalcode", ["postal_code"], True),
        ("PostalCode", ["postal_code"], True),
        ("U-R-L", ["url"], True),
        ("level_1_2", ["level_12"], False),
        ("level-1.2", ["level_1_2"], True),
        ("sub_way", ["Subway"], True),
    ],
)
def test_names_are_compared_with_labels_of_the_model(label, known, refused):
    with pytest.raises(ExampleError) if refused else nullcontext():
        check_alike([label], known)


@pytest.mark.parametrize(
    "label",
    [
        "नदी",
        "订单号",
        "id_2",
        "e-mail",
        "Order_No.",
        "Tel.",
        "__x__",
        "doi",
        "order-number",
        "iso.6346",
        "größe",
        "x" * 64,
        "π",
    ],
)
def test_names_that_a_class_can_have(label):
    assert check_label(label) == label


def test_several_classes():
    one, two = gather({"shelf": [CELLS], "ref": [OTHER]}, implies={"ref": "text"})
    assert (one.label, one.implies, two.implies) == ("shelf", (), ("text",))
    assert (one.n_cells, two.n_cells) == (4, 3)
    with pytest.raises(ArgumentError, match="mapping holds the examples"):
        gather({"code": [CELLS]}, [CELLS])
    with pytest.raises(ExampleError):
        gather({})
    with pytest.raises(ArgumentError, match="Did you mean 'ref'"):
        gather({"code": [CELLS], "ref": [OTHER]}, implies={"reff": "text"})


def test_what_is_implied():
    assert gather("code", [CELLS], implies=["text", "hash"])[0].implies == ("text", "hash")
    assert gather("email", [CELLS])[0].implies == ("text",)  # as the catalogue says
    assert gather("email", [CELLS], implies=())[0].implies == ()
    for wrong in ("code", [5]):
        with pytest.raises(ArgumentError, match="implies"):
            gather("code", [CELLS], implies=wrong)


def test_duplicates_are_left_out():
    (one,) = gather("code", [CELLS, CELLS[::-1], OTHER])
    assert (len(one.columns), one.n_duplicates) == (2, 1)


@pytest.mark.parametrize("other", [CELLS, [*CELLS, "e5"], [*CELLS[:3], "x", "y"]])
def test_contradictions(other):
    with pytest.raises(ExampleError, match="column 0 of 'code' is also given for 'ref'") as caught:
        gather({"code": [CELLS], "ref": [OTHER, other]})
    assert "a1" not in str(caught.value)
    assert gather({"code": [CELLS], "ref": [other]}, implies={"code": "ref"})


def test_a_few_common_cells_are_no_contradiction():
    assert gather({"code": [[*CELLS, "n1"]], "ref": [[*OTHER, "n1"]]})


def test_mixed_scripts():
    cells = ["漢字-12", "каталог 7", "αβγ", "é\u0301", "\ud800", "\U0001f600"]
    (sample,) = columns_of([cells], "code")
    assert len(sample.values) == 6


def test_names_of_columns_that_are_read_once_are_known_too():
    columns = [pd.Series(CELLS, name="shelf mark"), pd.Series(CELLS[::-1] * 2, name="shelf mark")]
    (given,) = gather("code_x", columns)
    assert given.names
    for once in (iter(columns), (column for column in columns)):
        assert gather("code_x", once)[0].names == given.names
