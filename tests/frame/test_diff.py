"""Two results compared: twenty edits of a table, each with what must be said of it."""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype import InferenceResult, collect_evidence, infer, infer_evidence
from pandas_semtype.diff import compared
from pandas_semtype.digest import ColumnDigest
from pandas_semtype.errors import ArgumentError

N = 300


def table(start=0, n_rows=N):
    i = np.arange(start, start + n_rows)
    return pd.DataFrame(
        {
            "mail": [f"user{k}@example.org" for k in i],
            "town": [["Oslo", "Lima", "Bonn", "Kyiv", "Quito"][k % 5] for k in i],
            "uuid": [f"{k:08x}-0000-4000-8000-{k * 7:012x}" for k in i],
            "year": 1950 + i % 70,
            "price": (i * 37 % 9973) / 100,
            "url": [f"https://example.org/page/{k}" for k in i],
        }
    )


def edited(**columns):
    return table().assign(**columns)


def renamed(**names):
    return table().rename(columns=names)


HALF = ["Riga" if k % 2 else town for k, town in enumerate(table()["town"])]
FLOATS = table()["year"].astype(float).where(np.arange(N) % 9 != 0)

NOTES = [f"note number {k}, with words" for k in range(N)]
OTHERS = ["url", "price", "year", "uuid", "town", "mail"]
LATER = table(start=N)

EDITS = {
    # name: (frame after, changes by column, breaking)
    "nothing": (table(), {}, False),
    "rows in another order": (table().sample(frac=1, random_state=1), {}, False),
    "columns in another order": (table()[OTHERS], {}, False),
    "new column": (edited(flag=[True, False] * (N // 2)), {"flag": "new"}, False),
    "new columns": (edited(a=range(N), b="x"), {"a": "new", "b": "new"}, False),
    "column gone": (table().drop(columns="price"), {"price": "gone"}, True),
    "columns gone": (table()[OTHERS[:5]], {"mail": "gone"}, True),
    "only one left": (table()[["mail"]], dict.fromkeys(OTHERS[:5], "gone"), True),
    "renamed": (renamed(mail="contact"), {"contact": "renamed"}, True),
    "two renamed": (renamed(mail="a", url="b"), {"a": "renamed", "b": "renamed"}, True),
    "repeating cells renamed": (renamed(town="city"), {"city": "renamed"}, True),
    "numbers renamed": (renamed(price="cost"), {"cost": "renamed"}, True),
    "names swapped": (renamed(mail="url", url="mail"), {"mail": "type", "url": "type"}, True),
    "renamed, in another order": (
        renamed(year="since")[["since", "mail", "town", "uuid", "price", "url"]],
        {"since": "renamed"},
        True,
    ),
    "one gone, another new": (
        table().drop(columns="year").assign(note=NOTES),
        {"year": "gone", "note": "new"},
        True,
    ),
    "other type": (edited(mail=table()["url"]), {"mail": "type"}, True),
    "numbers become text": (edited(price=NOTES), {"price": "type"}, True),
    "half of the cells": (edited(town=HALF), {}, False),
    "gaps": (edited(year=FLOATS), {}, False),
    "other rows": (LATER, {}, False),
    "other rows, renamed": (LATER.rename(columns={"mail": "to"}), {"to": "renamed"}, True),
    "no rows": (table().iloc[:0], dict.fromkeys(table(), "type"), True),
}


@pytest.fixture(scope="module")
def before():
    return infer(table())


@pytest.mark.parametrize("edit", EDITS)
def test_edits(edit, before):
    after, expected, breaking = EDITS[edit]
    diff = before.diff(infer(after))
    frame = diff.to_frame()
    found = {
        row.before if row.change == "gone" else row.after: row.change
        for row in frame.itertuples()
        if row.change
    }
    assert found == expected
    assert diff.breaking is breaking
    assert len(diff) == len(expected)
    assert repr(diff).splitlines()[0].endswith(", breaking") is breaking
    back = infer(after).diff(before)
    assert {"new": len(diff.gone), "gone": len(diff.new)} == {
        "new": len(back.new), "gone": len(back.gone),
    }  # fmt: skip


def test_evidence_of_all_rows_finds_the_same():
    before = infer_evidence(collect_evidence(table(n_rows=3000)))
    after = infer_evidence(
        collect_evidence(table(start=300, n_rows=3000).rename(columns={"mail": "m"}))
    )
    diff = before.diff(after)
    assert diff.renamed == {"mail": "m"}
    moved = diff.to_frame().set_index("after")["moved"]
    assert moved["m"] == pytest.approx(0.1, abs=0.07)  # 256 hashes: 4 standard deviations
    assert moved["town"] == pytest.approx(0, abs=0.01)


def test_moved_cells():
    before = infer(table())
    moved = before.diff(infer(edited(town=HALF))).to_frame().set_index("after")["moved"]
    assert moved["town"] == pytest.approx(0.5, abs=0.01)
    assert moved["mail"] == 0
    missing = before.diff(infer(edited(year=FLOATS))).to_frame().set_index("after")["missing"]
    assert missing["year"] == pytest.approx(1 / 9, abs=0.01)


def test_samples_of_long_columns_say_nothing_of_cells_that_never_repeat():
    long = infer(table(n_rows=3000))
    moved = long.diff(infer(table(n_rows=3000), random_state=1)).to_frame().set_index("after")
    assert np.isnan(moved.loc["mail", "moved"])
    assert moved.loc["town", "moved"] < 0.2
    assert long.diff(infer(table(n_rows=3000).rename(columns={"mail": "m"}))).renamed == {
        "mail": "m"
    }


def test_two_columns_of_a_type_are_not_told_apart_by_their_type():
    long = table(n_rows=3000)
    one = infer(long.assign(second=long["mail"].str.replace("user", "client")))
    after = long.rename(columns={"mail": "a"}).assign(b=long["mail"].str.replace("user", "client"))
    diff = one.diff(infer(after, random_state=3))
    assert diff.renamed == {}
    assert sorted(diff.new) == ["a", "b"]


@dataclass(frozen=True)
class Facts:
    format: str


class Parsed:
    """A prediction that knows how its cells are parsed."""

    def __init__(self, prediction, parse):
        self._prediction, self.parse = prediction, parse

    def __getattr__(self, name):
        return getattr(self._prediction, name)


@pytest.mark.parametrize("facts", [Facts, lambda text: {"format": text}, str])
def test_day_and_month_exchanged(facts):
    days = pd.DataFrame({"day": pd.date_range("2024-01-01", periods=200).strftime("%d/%m/%Y")})
    (column,) = infer(days)
    columns = [Parsed(column, facts(form)) for form in ("%d/%m/%Y", "%m/%d/%Y")]
    diff = compared([(columns[0], None)], [(columns[1], None)])
    row = diff.to_frame().iloc[0]
    assert (row["change"], row["format_before"], row["format_after"]) == (
        "format", "%d/%m/%Y", "%m/%d/%Y",
    )  # fmt: skip
    assert diff.breaking
    assert not compared([(columns[0], None)], [(columns[0], None)]).breaking


def test_a_more_specific_type_breaks_nothing(before):
    mail = before["mail"]
    assert "text" in mail.labels
    vague = replace(mail, label="text", labels=("text",))
    assert not compared([(vague, None)], [(mail, None)]).breaking
    assert compared([(mail, None)], [(vague, None)]).breaking


def test_names_that_repeat():
    frame = table()[["mail", "url", "mail"]].set_axis(["a", "a", "a"], axis=1)
    assert len(infer(frame).diff(infer(frame))) == 0
    diff = infer(frame).diff(infer(frame.iloc[:, :2]))
    assert diff.gone == ["a"]


def test_digests_go_along(before):
    kept = InferenceResult.from_dict(json.loads(json.dumps(before.to_dict(digests=True))))
    after = infer(renamed(town="city"))
    assert kept.diff(after).renamed == {"town": "city"}
    assert pickle.loads(pickle.dumps(before)).diff(after).renamed == {"town": "city"}
    # Without digests the cells are not known, and a town is found by its type alone.
    bare = InferenceResult.from_dict(before.to_dict())
    assert bare == before
    assert "digest" not in before.to_dict()["columns"][0]
    assert bare.diff(after).to_frame()["moved"].isna().all()
    other = before.to_dict(digests=True)["columns"][0]["digest"]
    assert ColumnDigest.from_dict({**other, "hash": 1}) is None


def test_how_a_diff_is_shown(before):
    diff = before.diff(infer(table().rename(columns={"mail": "<b>"}).drop(columns="url")))
    assert repr(diff).startswith("SchemaDiff: 2 columns changed, breaking\n")
    assert "&lt;b&gt;" in diff._repr_html_()
    assert repr(before.diff(before)) == "SchemaDiff: no column changed"
    with pytest.raises(ArgumentError, match="another InferenceResult"):
        before.diff(table())
    assert pandas_semtype.SchemaDiff is type(diff)


def test_a_changed_format_is_told_in_words():
    days = pd.date_range("2022-05-01", periods=200)
    paid = [f"{i * 41 % 7919 / 100:.2f}" for i in range(200)]
    one = pd.DataFrame(
        {"due": days.strftime("%d.%m.%Y"), "paid": paid, "open": ["on", "off"] * 100}
    )
    two = one.assign(
        due=days.strftime("%Y-%m-%d"),
        paid=[cell.replace(".", ",") for cell in paid],
        open=["ja", "nein"] * 100,
    )
    diff = infer(one).diff(infer(two))
    text = repr(diff)
    assert "date format: day.month.year -> year-month-day" in text
    assert "number format: decimal point -> decimal comma" in text
    assert "truth values: on and off -> ja and nein" in text
    assert "ParseFacts" not in text + diff._repr_html_() + diff.to_frame().to_string()
    row = diff.to_frame().iloc[0]
    assert (row["format_before"], row["format_after"]) == (
        "date format: day.month.year", "date format: year-month-day",
    )  # fmt: skip


def test_single_cells_make_no_other_format():
    cells = [f"{i * 41 % 7919 / 100:.2f}" for i in range(400)]
    one = infer(pd.DataFrame({"paid": cells}))
    for other in ([*cells[:-8], *["n/a"] * 8], [*cells[:-4], *["7.125"] * 4]):
        assert len(one.diff(infer(pd.DataFrame({"paid": other})))) == 0
