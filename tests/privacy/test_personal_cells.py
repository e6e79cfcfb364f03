"""Mail addresses in cells of other labels, and numbers that can be dialled."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from pandas_semtype import InferenceResult
from pandas_semtype.personal_cells import NOTHING, holds_mail, personal_cells

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
    assert personal_cells(["li@a.dk", "none", "5550123", "x"]) == (0.25, 0.25, 0.25, 0.0)
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
