"""Mail addresses in cells of other labels, and numbers that can be dialled."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pandas as pd
import pytest

from pandas_semtype import InferenceResult
from pandas_semtype.personal import personal_frame
from pandas_semtype.personal_cells import NOTHING, holds_mail, personal_cells
from pandas_semtype.simon.rules.full_names import full_names

KEY = "a key of these tests"


@pytest.mark.parametrize(
    "text",
    ["mailto:eva@post.dk?subject=x", "<b>eva.o+1@post.co.uk</b>", "{'m': 'li@a.dk'}", "to li@a.dk.",
     "https://a.dk/?m=eva%40post.dk", "eva(at)post.dk", "eva [at] post [dot] dk", "ева@почта.рф"],
)  # fmt: skip
def test_mail_addresses_are_seen_in_any_text(text):
    assert holds_mail(text)


@pytest.mark.parametrize(
    "text", ["@eva", "eva@", "see @ 9.30", "pkg@1.2.3", "a(b)c.dk", "(at) home", "at x.dk", ""]
)
def test_other_signs_are_no_mail_addresses(text):
    assert not holds_mail(text)


def test_fractions_are_those_of_the_distinct_cells():
    dialled = ["785 383 236", "+49 (30) 123-4567", "0171/5550123", "785383236.0", " 5550123 "]
    assert personal_cells(dialled).dialled == 1.0
    assert personal_cells(["123456", "1" * 16, "12.5", "a5550123", "2024"]).dialled == 0.0
    assert personal_cells(["li@a.dk", "none", "5550123", "x"]) == (0.25, 0.25, 0.25, 0.0, 0.0)
    assert personal_cells([]) == NOTHING


def test_long_numbers_are_seen_in_groups_masked_and_as_floats():
    long = [
        "12.345.678-9", "1960101123456", "123 456 789", "AB 1234567", "7912240018123456",
        "4183 **** **** 1943", "XXXXXXXX1234", "530911-1234", "12345678Z", "930620160.0",
        "756.9297.9933.74", "123.456.789-01", "27.506.388", "123.456.789",
    ]  # fmt: skip
    assert personal_cells(long).numbered == 1.0
    short = [
        "123456", "0.84147098", "-0.5440211", "1234567.25", "12,345,678.5", "2024", "12.34567",
        "xxxxxxxxxx", "abcdef1234567", "1" * 30, "3.14159265", "seen on 123456789",
        "0.123-1.456", "1.234-1.456", "1234.567", "12.03.2024",
    ]  # fmt: skip
    assert personal_cells(short).numbered == 0.0


COLUMNS = {
    "links": [f"mailto:guest{i}@post.dk" for i in range(24)],
    "json": [json.dumps({"id": i, "who": f"guest{i}@post.dk"}) for i in range(24)],
    "dicts": [{"id": i, "who": f"guest{i}@post.dk"} for i in range(24)],
    "lists": [[f"guest{i}@post.dk", "x"] for i in range(24)],
    "pages": [f"<p>Ask <a href='mailto:g{i}@post.dk'>us</a></p>" for i in range(24)],
}


def test_columns_with_mail_addresses_inside_are_direct_and_masked():
    frame = pd.DataFrame({**COLUMNS, "site": [f"https://post.dk/{i}" for i in range(24)]})
    result = frame.semtype.infer()
    found = result.personal_data()
    assert found["column"].tolist() == list(COLUMNS)
    assert set(found["kind"]) == {"direct"}
    assert "mail addresses inside" in set(found["reason"])
    again = InferenceResult.from_dict(json.loads(json.dumps(result.to_dict())))
    pd.testing.assert_frame_equal(again.personal_data(), found)
    masked = frame.semtype.mask(key=KEY, result=result)
    assert masked["site"].equals(frame["site"])
    for name in COLUMNS:
        text = " ".join(map(str, masked[name]))
        assert "post.dk" not in text
        hosts = re.findall(r"@([\w.-]*\w)", text)
        assert len(hosts) == 24
        assert all(host.endswith(".example") for host in hosts)
    hidden = frame.semtype.mask(method="redact", result=result)
    assert set(hidden["links"]) == {"[uri]"}


def test_a_few_mail_addresses_are_not_most_cells():
    notes = [f"Parcel {i} came late, and the box was wet" for i in range(20)]
    notes[:5] = [f"{note}, write to li{i}@a.dk" for i, note in enumerate(notes[:5])]
    assert pd.DataFrame({"notes": notes}).semtype.infer().personal_data().empty


PEOPLE = {
    "validé par": ["MERCIER Paul", "ROUSSEL Anne", "BERGER Luc", "FONTAINE Marie"],
    "Freigabe": ["Schulz, Karin", "Wolf, Stefan", "Braun, Petra"],
    "operatore": ["Bianchi Paolo", "Greco Laura", "Marino Stefano", "Costa Elisa"],
    "operator": ["Hansen, Erik", "Larsen, Anna", "Olsen, Nils"],
    "lead": ["Kathryn Simmons", "Douglas Warren", "Teresa Fowler", "Janet Hicks"],
}


@pytest.mark.parametrize("use_names", ["auto", False])
@pytest.mark.parametrize("heading", PEOPLE)
def test_few_colleagues_are_names_whatever_the_column_is_called(heading, use_names):
    frame = pd.DataFrame({heading: PEOPLE[heading] * 30})
    frame["km"] = range(len(frame))
    result = frame.semtype.infer(use_names=use_names)
    found = result.personal_data()
    assert found[["column", "category", "kind"]].to_numpy().tolist() == [
        [heading, "name", "direct"]
    ]
    again = InferenceResult.from_dict(json.loads(json.dumps(result.to_dict())))
    pd.testing.assert_frame_equal(again.personal_data(), found)
    masked = frame.semtype.mask(key=KEY, result=result)
    assert not set(masked[heading]) & set(frame[heading])


def test_cells_that_are_names_of_people_say_so_where_the_label_says_little():
    frame = pd.DataFrame({"Freigabe": ["Schulz, Karin", "Wolf, Stefan", "Braun, Petra"] * 30})
    frame["km"] = range(len(frame))
    one = frame.semtype.infer()["Freigabe"]
    assert one.holds.named > 0.5
    for label in ("categorical", "text", "company", "unknown"):
        said = personal_frame([replace(one, label=label, alternatives=())])
        assert said["reason"].tolist() == ["names of people"]
    for label in ("city", "product", "person_name"):
        said = personal_frame([replace(one, label=label, alternatives=())])
        assert "names of people" not in set(said["reason"])


@pytest.mark.parametrize(
    "values",
    [
        ["Not Started", "On Hold", "In Progress", "Grace Period"],
        ["San Antonio", "Santa Monica", "Baton Rouge", "Virginia Beach"],
        ["Alfa Romeo", "Aston Martin", "Land Rover", "Opel Corsa", "Skoda Octavia"],
        ["Olive Oil", "Basil Pesto", "Ginger Ale", "Earl Grey", "Cherry Pie"],
        ["Human Resources", "Legal Affairs", "Sales Europe", "Customer Service"],
    ],
)
def test_categories_of_two_words_are_no_people(values):
    frame = pd.DataFrame({"group": values * 30, "km": range(30 * len(values))})
    assert frame.semtype.infer().personal_data().empty


def test_a_full_name_has_the_given_name_at_either_end():
    assert (
        full_names(["Bianchi Paolo", "Paolo Bianchi", "BIANCHI, Paolo", "Van den Berg Anna"]) == 1
    )
    assert full_names(["San Jose", "Paolo bianchi", "Karl Marx Straße", "Dr Anna", "Anna 2"]) == 0
    remarks = [
        "Paolo Bianchi (D)",
        "BIANCHI, Paolo - padre",
        "Anna Bianchi / QA",
        "Bianchi Eva (2b)",
    ]
    assert full_names(remarks) == 1
    assert full_names(["Bianchi (Paolo)", "Paolo - Bianchi", "Rome (Bianchi Paolo)"]) == 0
    assert full_names(["Bianchi Paolo"]) == 0  # one alone may be anything
    assert full_names([]) == 0
