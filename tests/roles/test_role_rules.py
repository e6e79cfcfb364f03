"""Rules of roles, at their bounds: what settles a role, what excludes one, what a shape counts."""

from __future__ import annotations

import math
import pickle
from zlib import crc32

import numpy as np
import pandas as pd
import pytest

from pandas_semtype.roles import Column, Uniqueness, assign_roles, count_distinct, uniqueness
from pandas_semtype.roles.assign import roles_excluded
from pandas_semtype.roles.features import COUNT_NAMES, VERDICT_NAMES, count_features
from pandas_semtype.roles.kinds import LEARNED
from pandas_semtype.roles.model import NOT_ASKED, plain_inputs
from pandas_semtype.roles.name_evidence import N_BUCKETS, buckets_of, name_evidence
from pandas_semtype.roles.numbers import moments_of, numbers_of, written_numbers
from pandas_semtype.roles.patterns import is_scale, settled_role
from pandas_semtype.roles.shape import SHAPE_NAMES, shape_of
from pandas_semtype.roles.source import ColumnRoles
from pandas_semtype.roles.trees import Trees

MANY = Uniqueness(40, 20, 0)


class Says:
    """A model of roles that says the same of every column."""

    def __init__(self, *best: str) -> None:
        self.row = [float(len(best) - best.index(r)) if r in best else 0.0 for r in LEARNED]
        self.asked = 0

    def probabilities(self, columns):
        self.asked += len(columns)
        return np.array([self.row] * len(columns))


def role(label="", score=0.0, *best, values=("a", "b"), counts=MANY) -> str:
    return assign_roles([Column(values, counts, label, score)], Says(*best))[0]


def test_only_a_sure_guess_excludes_roles():
    assert roles_excluded("uuid", 0.9) == {"number_text", "datetime", "url", "list"}
    assert roles_excluded("uuid", 0.899) == frozenset()
    assert roles_excluded("a label of a user", 1.0) == frozenset()
    assert roles_excluded("text", 1.0) == frozenset()
    assert "url" not in roles_excluded("url", 1.0)
    assert "datetime" not in roles_excluded("date", 1.0)


def test_what_is_excluded_is_not_chosen():
    assert role("uuid", 0.95, "datetime", "url", "identifier") == "identifier"
    assert role("uuid", 0.4, "datetime", "url", "identifier") == "datetime"
    assert role("uuid", 0.95, "numeric", "identifier") == "identifier"  # no cell is a number
    numbers = Uniqueness(40, 20, 0, "", 1.0, 50.0)
    assert role("uuid", 0.95, "numeric", "identifier", counts=numbers) == "identifier"
    assert role("uuid", 0.4, "numeric", "identifier", counts=numbers) == "numeric"


def test_codes_of_post_are_no_measures():
    numbers = Uniqueness(40, 20, 0, "", 501.0, 99950.0)
    for cells in (("30117", "30117-4402"), ("LS1 4DY", "G12 8QQ"), ("00501", "73301")):
        for wrong in ("numeric", "number_text", "list", "datetime"):
            options = {"values": cells, "counts": numbers}
            assert role("postal_code", 0.95, wrong, "identifier", **options) == "identifier"
            assert role("postal_code", 0.6, wrong, "identifier", **options) == wrong
        assert role("postal_code", 0.95, "categorical", "identifier", values=cells) == "categorical"


@pytest.mark.parametrize("label", ["user_agent", "ip_address", "hash", "iban", "version"])
def test_one_value_is_no_list_whatever_its_marks(label):
    assert role(label, 0.95, "list", "number_text", "other") == "other"
    assert role(label, 0.7, "list", "other") == "list"
    for open_label in ("text", "address", "person_name", "email"):
        assert role(open_label, 0.95, "list", "other") == "list"


def test_years_are_points_in_time_everywhere():
    many, few = Uniqueness(90, 40, 0, "", 1931.0, 2012.0), Uniqueness(90, 5, 0, "", 2019.0, 2023.0)
    cells = {"values": ("1931", "2012", "1977")}
    for counts in (many, few):
        for said in ("categorical", "numeric", "identifier"):
            assert role("year", 0.6, said, counts=counts, **cells) == "datetime"
    assert role("year", 0.4, "categorical", counts=few, **cells) == "categorical"


def test_a_guess_is_not_sure_unless_it_is_said():
    column = Column(["a", "b"], MANY, label="uuid")
    assert assign_roles([column], Says("datetime", "identifier")) == ["datetime"]


def test_categories_in_an_order_are_ordinal():
    assert role("ordinal", 0.6, "categorical") == "ordinal"
    assert role("ordinal", 0.59, "categorical") == "categorical"
    assert role("ordinal", 0.99, "text") == "text"
    assert role("categorical", 0.99, "categorical") == "categorical"
    scale = {"values": tuple("12345"), "counts": Uniqueness(20, 5, 0, "", 1.0, 5.0)}
    assert role("int", 0.99, "categorical", **scale) == "ordinal"
    assert role("int", 0.99, "numeric", **scale) == "numeric"


def test_the_model_is_asked_about_what_is_left():
    model = Says("text")
    columns = [
        Column(["a", "b"], MANY), Column([], Uniqueness(3, 0, 3)),
        Column(["a", "b"], MANY, structure="list"), Column(["a"], Uniqueness(3, 1, 0)),
    ]  # fmt: skip
    assert assign_roles(columns, model) == ["text", "empty", "list", "constant"]
    assert model.asked == 1
    assert assign_roles(columns[1:], model) == ["empty", "list", "constant"]
    assert model.asked == 1


OBJECT, LIST, WORD = '{"a": 1}', "[1, 2]", "word"


@pytest.mark.parametrize(("cells", "expected"), [
    ([OBJECT] * 4 + [WORD], "json"), ([OBJECT] * 3 + [WORD], None), ([LIST] * 4 + [WORD], "list"),
    ([LIST] * 3 + [WORD], None), ([OBJECT] * 2 + [LIST] * 2, None), ([], None),
    ([LIST] * 16 + [WORD] * 50, "list"), ([WORD] * 16 + [LIST] * 99, None),
    (["[{}, {}]"], "json"), (["[]"], "list"), (["[{}, 1]"], "list"), (["(1, 2)"], None),
    (["{1, 2}"], "list"), (["{]"], None), (["[1}"], None), (["  [1]\n"], "list"),
    (["{" + "a" * 898 + "}"], "json"), (["{" + "a" * 897 + "}"], None),
    (["[" + "a" * 898 + "]"], "list"), (["[" + "a" * 897 + "]"], None),
    (["[" + " " * 38 + "{" + "a" * 900 + "]"], "json"),
    (["[" + " " * 39 + "{" + "a" * 900 + "]"], "list"),
    (["[" + "1," * 9998 + "1]"], "list"), (["[" + "1," * 10_000 + "1]"], None),
])  # fmt: skip
def test_objects_and_lists_settle_a_role_if_four_of_five_are(cells, expected):
    assert settled_role(cells, "", Uniqueness(200, 100, 0)) == expected


@pytest.mark.parametrize(("counts", "values", "expected"), [
    ((15, 5, 0, "", 1.0, 5.0), "12345", True), ((14, 5, 0, "", 1.0, 5.0), "12345", False),
    ((18, 5, 3, "", 1.0, 5.0), "12345", True), ((17, 5, 3, "", 1.0, 5.0), "12345", False),
    ((99, 11, 0, "", 0.0, 10.0), "12345", True), ((99, 12, 0, "", 0.0, 11.0), "12345", False),
    ((99, 4, 0, "", 1.0, 4.0), "1234", False), ((99, 5, 0, "", 2.0, 6.0), "23456", False),
    ((99, 5, 0, "", 1.0, 6.0), "12346", False), ((99, 5, 0, "", 1.0, 5.0), ["1", "+2", " 3"], True),
    ((99, 5, 0, "", 1.0, 5.0), ["1", "2.0"], False), ((99, 5, 0), "12345", False),
])  # fmt: skip
def test_a_scale_has_five_to_eleven_levels_without_gaps(counts, values, expected):
    assert is_scale(list(values), Uniqueness(*counts)) is expected


FLAGS = {
    "int": ("-12", "1.5"), "decimal": ("1.5", "12"), "thousands": ("1,234,567", "1234567"),
    "comma": ("12,5", "12.5"), "unit": ("5 kg", "5"), "range": ("3-5", "35"),
    "date": ("2021-05-06", "20210506"), "url": ("https://a.org/b", "a/b"),
    "email": ("a@b.org", "a@b org."), "brackets": ("(a)", "(a"), "object": ('{"a": 1}', "[1]"),
    "tag": ("a <b>c", "a < b"), "code": ("AB-12", "AB-CD"), "leading_zero": ("007", "700"),
    "sentence_end": ("It is so.", "It is so"), "capital": ("Oak", "oak"), "upper": ("OAK", "Oak"),
    "digit_first": ("1a", "a1"), "digit_last": ("a1", "1a"), "commas": ("a,b", "a;b"),
    "semicolons": ("a;b", "a,b"), "pipes": ("a|b", "a/b"), "slashes": ("a/b", "a|b"),
    "newlines": ("a\nb", "a b"), "underscores": ("a_b", "a-b"), "ascii": ("oak", "\xf6l"),
    "word": ("oak", "oak1"),
}  # fmt: skip


def shape(*cells: str) -> dict[str, float]:
    return dict(zip(SHAPE_NAMES, shape_of(cells).tolist(), strict=True))


@pytest.mark.parametrize("name", FLAGS)
def test_a_flag_is_the_fraction_of_the_cells_that_have_it(name):
    there, missing = FLAGS[name]
    assert shape(there)[name] == 1
    assert shape(missing)[name] == 0
    assert shape(there, missing, missing, missing)[name] == 0.25


@pytest.mark.parametrize("name", ["thousands", "comma", "unit", "range", "date"])
def test_a_plain_number_is_nothing_else(name):
    assert shape("1.5")[name] == shape("20")[name] == 0


def test_what_cells_measure():
    found = shape("the oak; 12,5")
    assert found["mean_length"] == pytest.approx(math.log1p(13))
    assert found["mean_words"] == pytest.approx(math.log1p(3))
    assert found["mean_digits"] == pytest.approx(3 / 13)
    assert found["mean_letters"] == pytest.approx(6 / 13)
    assert found["mean_spaces"] == pytest.approx(2 / 13)
    assert found["mean_punctuation"] == pytest.approx(2 / 13)
    assert found["mean_stop_words"] == pytest.approx(1 / 3)
    assert found["mean_items"] == pytest.approx(math.log1p(3))
    assert found["mean_item_length"] == pytest.approx(math.log1p(13 / 3))
    assert found["mean_number_runs"] == pytest.approx(math.log1p(1))
    assert found["spread_length"] == 0
    two = shape("ab", "abcd")
    lengths = [math.log1p(2), math.log1p(4)]
    assert two["mean_length"] == pytest.approx(np.mean(lengths))
    assert two["spread_length"] == pytest.approx(np.std(lengths))


def test_what_columns_measure():
    found = shape("oak 12", "oak 345", "Elm 7")
    assert found["same_length"] == 1
    assert found["patterns"] == pytest.approx(2 / 3)
    assert found["longest"] == pytest.approx(math.log1p(7))
    assert found["shared_words"] == pytest.approx(1 / 5)
    assert shape("ab1", "ab2", "ab34")["prefix"] == pytest.approx(math.log1p(2))
    assert shape("ab", "abc")["prefix"] == pytest.approx(math.log1p(2))
    assert shape("abc")["prefix"] == 0
    numbers = shape("-1", "0", "10", "10.25", "x")
    assert numbers["number_share"] == pytest.approx(4 / 5)
    assert numbers["negative"] == pytest.approx(1 / 5)
    assert numbers["small"] == pytest.approx(2 / 5)
    assert numbers["low"] == pytest.approx(-math.log1p(1))
    assert numbers["high"] == pytest.approx(math.log1p(10.25))
    assert numbers["mean"] == pytest.approx(math.log1p(19.25 / 4))
    assert numbers["spread"] == pytest.approx(math.log1p(np.std([-1, 0, 10, 10.25])))
    assert (numbers["whole"], numbers["decimals"], numbers["sorted"]) == (0.75, 2, 1)
    assert numbers["span"] == pytest.approx(math.log1p(12.25 / 4))
    assert shape("3", "2", "9")["sorted"] == 0.5
    assert shape("7")["sorted"] == 0.5
    assert shape("word")["sorted"] == 0


def test_only_five_cells_say_what_grows_with_their_number():
    five = ["1", "22", "333", "4444", "55555"]
    whole, more = shape(*five), shape(*five, "-7", "none of it", "x" * 50)
    for name in SHAPE_NAMES[-16:]:
        assert more[name] == whole[name]
    assert more["int"] == 6 / 8
    patterns = shape("a" * 60 + "1", "a" * 60 + "B")
    assert patterns["patterns"] == 0.5  # the first 60 characters are compared
    assert shape("a" * 59 + "1", "a" * 59 + "B")["patterns"] == 1


def counted(*counts) -> dict[str, float]:
    return dict(zip(COUNT_NAMES, count_features(Uniqueness(*counts)).tolist(), strict=True))


def test_what_counts_say():
    found = counted(12, 4, 3, "decreasing", 1.0, 8.0)
    log = math.log10
    assert found == pytest.approx({
        "log_rows": log(13), "log_distinct": log(5), "unique": 4 / 9, "missing": 0.25,
        "log_repeats": log(9 / 4), "all_distinct": 0, "monotone": -1, "log_present": log(10),
        "is_number": 1, "log_minimum": log(2), "log_maximum": log(9), "density": 0.5,
        "from_zero_or_one": 1, "log_mean": 0, "log_deviation": 0, "mean_in_range": 0,
        "deviation_of_range": 0, "variation": 0, "log_range": 0,
    }, abs=1e-6)  # fmt: skip
    assert counted(0, 0, 0)["missing"] == 1
    moments = counted(9, 9, 0, "increasing", 0.0, 8.0, 2.0, 4.0)
    assert (moments["all_distinct"], moments["monotone"]) == (1, 1)
    assert moments["mean_in_range"] == 0.25
    assert (moments["deviation_of_range"], moments["variation"]) == (0.5, 2)
    assert moments["log_range"] == pytest.approx(log(8))


# -- counts of whole columns ---------------------------------------------------------------------


def test_counts_are_compared_by_their_numbers():
    one, other = Uniqueness(9, 4, 2), Uniqueness(9, 4, 2, minimum=math.nan)
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other, Uniqueness(9, 4, 3), Uniqueness(8, 4, 2)}) == 3
    assert one != (9, 4, 2)
    assert one.n_present == 7


@pytest.mark.parametrize(("cells", "expected"), [
    ([1, 1, 2], ("increasing", 2)), ([2, 1, 1], ("decreasing", 2)), ([1, 1, 1], ("", 1)),
    ([1, 2, 1], ("", 2)), ([5], ("", 1)), ([1.5, None, 2.5], ("increasing", 2)),
    (["3", "2", "2"], ("decreasing", 2)), ([True, False], ("decreasing", 2)),
])  # fmt: skip
def test_directions(cells, expected):
    found = count_distinct(pd.Series(cells))
    assert (found.monotone, found.n_distinct) == expected


@pytest.mark.parametrize("cells", [[1, 2, 3, 6], [-5, 5, 0, 0], [10.5, 11.5], [7, 7, 7]])
@pytest.mark.parametrize("dtype", ["float64", "Float64", "object", "string"])
def test_moments_of_numbers(cells, dtype):
    plain = [str(x) for x in cells] if dtype == "string" else cells
    found = count_distinct(pd.Series([*plain, None], dtype=dtype))
    assert (found.n, found.n_missing, found.n_present) == (len(cells) + 1, 1, len(cells))
    assert found.mean == pytest.approx(np.mean(cells))
    assert found.deviation == pytest.approx(np.std(cells), rel=1e-8, abs=1e-9)


def test_numbers_and_moments_of_columns():
    assert numbers_of(pd.Series([1.5, np.nan])).tolist() == [1.5]
    assert numbers_of(pd.Series([True, False])).tolist() == [True, False]
    assert numbers_of(pd.Series([3, None], dtype="Int64")).tolist() == [3]
    assert numbers_of(pd.Series(pd.to_datetime(["2020-01-01"]))) is None
    assert numbers_of(pd.Series(["a"])) is None
    assert numbers_of(pd.Series([1j])) is None
    for zone in (None, "UTC"):
        moments = pd.Series(pd.to_datetime(["2020-01-02", None, "2020-01-01"]).tz_localize(zone))
        found = moments_of(moments)
        assert len(found) == 2
        assert found[0] > found[1]
        counts = count_distinct(moments)
        assert (counts.n_distinct, counts.n_missing, counts.monotone) == (2, 1, "decreasing")
    assert len(moments_of(pd.Series(pd.to_timedelta(["1s", "2s"])))) == 2
    assert moments_of(pd.Series([1, 2])) is None
    assert moments_of(pd.Series(["2020-01-01"])) is None


def test_categories_that_occur_are_counted():
    found = count_distinct(
        pd.Series(pd.Categorical(["a", "a", " ", None, "b"], list("abc ")[::-1]))
    )
    assert (found.n, found.n_distinct, found.n_missing) == (5, 2, 2)


@pytest.mark.parametrize(("cells", "expected"), [
    (["1", " 2.5 ", "3"], [1, 2.5, 3]), (["1" * 31], [float("1" * 31)]), (["1" * 32], None),
    (["1", "2", "3 m"], None), (["x1", "2"], None), ([True, 2, 2.5], [1, 2, 2.5]), ([], []),
    ([1, [2], 3], None), (["1", "nan1", "2"], None), ([1.0, math.nan, 2], [1, 2]),
])  # fmt: skip
def test_texts_as_numbers(cells, expected):
    boxed = np.empty(len(cells), dtype=object)
    boxed[:] = cells
    found = written_numbers(boxed)
    assert (None if found is None else found.tolist()) == expected


# -- what the model reads ------------------------------------------------------------------------


def test_scores_are_read_by_their_labels():
    first = len(COUNT_NAMES) + len(VERDICT_NAMES) + len(SHAPE_NAMES)
    scores = np.array([0.25, math.nan, 0.75], dtype=np.float32)

    def read(labels, scores=scores, wanted=("c", "b", "a")):
        column = Column(["x"], MANY, scores=scores, labels=labels)
        row = plain_inputs([column], wanted)[0]
        assert len(row) == first + len(wanted)
        return row[first:].tolist()

    assert read(("a", "b", "c")) == [0.75, NOT_ASKED, 0.25]
    assert read(("a", "b", "d")) == [NOT_ASKED] * 3
    assert read(("a", "b", "c"), None) == [NOT_ASKED] * 3
    assert read((), None, ()) == []


def rows_of(*parts: str) -> tuple[int, ...]:
    return tuple(sorted({crc32(part.encode()) % N_BUCKETS for part in parts}))


def test_parts_of_names():
    assert buckets_of("ab_cd") == rows_of(
        "w:ab", "first:ab", "w:cd", "last:cd", "c:<ab", "c:ab>", "c:<ab>", "c:<cd", "c:cd>",
        "c:<cd>", "n:2",
    )  # fmt: skip
    assert buckets_of("x") == rows_of("w:x", "first:x", "last:x", "c:<x>", "n:1")
    assert set(rows_of("w:#", "last:#", "c:<#>")) <= set(buckets_of("ab_12"))
    assert set(rows_of("n:6")) <= set(buckets_of("a b c d e f")) & set(
        buckets_of("a b c d e f g h")
    )
    assert set(rows_of("n:5")) <= set(buckets_of("a b c d e"))


def test_what_names_say_is_less_their_mean():
    table = np.arange(N_BUCKETS * 2, dtype=np.float32).reshape(N_BUCKETS, 2) % 7
    bias = np.array([1.0, -3.0], dtype=np.float32)
    found = name_evidence(["x", 5], table, bias)
    rows = list(buckets_of("x"))
    logits = table[rows].sum(axis=0) / math.sqrt(len(rows)) + bias
    assert found[0] == pytest.approx(logits - logits.mean(), rel=1e-5)
    assert found[1].tolist() == [0, 0]


def test_a_tree_goes_left_up_to_its_threshold():
    ints = {"feature": [1, 0, 0], "left": [1, 1, 2], "right": [2, 1, 2], "root": [0], "owner": [0]}
    arrays = {name: np.array(values, dtype=np.int32) for name, values in ints.items()}
    floats = {"threshold": [2.5, 0, 0], "value": [0, 1, -1], "start": [0.5, 0]}
    arrays |= {name: np.array(values, dtype=np.float32) for name, values in floats.items()}
    trees = Trees(**arrays, depth=1)
    inputs = np.array([[9, 2.5], [-9, 2.75], [0, -4]], dtype=np.float32)
    found = trees.probabilities(inputs)
    odds = np.exp([1.5, -0.5, 1.5])
    assert found[:, 0] == pytest.approx(odds / (1 + odds))
    assert found.sum(axis=1) == pytest.approx(1)
    again = Trees.from_arrays(trees.arrays())
    assert again.probabilities(inputs) == pytest.approx(found)
    assert again.probabilities(np.tile(inputs, (3000, 1))) == pytest.approx(
        np.tile(found, (3000, 1))
    )


def test_columns_are_counted_once_and_only_those_that_are_asked_for():
    frame = pd.DataFrame({"a": [1, 2, 2], "b": ["x", "x", None], "c": [1.5, 2.5, 3.5]})
    read: list[int] = []

    def column(position):
        read.append(position)
        return frame.iloc[:, position]

    columns = [Column(["1", "2"], MANY), Column(["x"], MANY), Column(["1.5", "2.5"], MANY)]
    roles = ColumnRoles(columns, column)
    assert roles.uniqueness(1) == Uniqueness(3, 1, 1)
    assert roles.uniqueness(1).n_missing == 1
    assert read == [1]
    assert roles.role(1) == "constant"
    assert read == [1, 0, 2]
    assert roles.roles() == [roles.role(i) for i in range(3)]
    again = pickle.loads(pickle.dumps(roles))
    assert [again.role(i) for i in range(3)] == roles.roles()
    assert [again.uniqueness(i) for i in range(3)] == [roles.uniqueness(i) for i in range(3)]
    assert read == [1, 0, 2]
    known = ColumnRoles(columns, counts=[Uniqueness(3, 1, 0)] * 3)
    assert known.roles() == ["constant"] * 3


@pytest.mark.parametrize("chunk", [1, 2, 3, 4])
def test_the_last_two_rows_count_wherever_a_chunk_ends(chunk, monkeypatch):
    monkeypatch.setattr(uniqueness, "_CHUNK", chunk)
    for n in range(2, 11):
        rising = count_distinct(pd.Series(range(n)))
        assert (rising.monotone, rising.n_distinct) == ("increasing", n)
        turned = count_distinct(pd.Series([*range(n), 0]))
        assert (turned.monotone, turned.n_distinct) == ("", n)
        texts = count_distinct(pd.Series([f"k{i}" for i in range(n)] + ["k0"]))
        assert texts.n_distinct == n
