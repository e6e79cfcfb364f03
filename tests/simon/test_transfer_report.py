"""Reports of extensions."""

from __future__ import annotations

import json

import pytest

from pandas_semtype.simon.transfer.report import LabelReport, TransferReport, card_section

LABEL_REPORT = LabelReport(
    "doi", 5, 100, 1, "uri", 0.9, ["text"], 0.4,
    {"f1": 0.9, "recall": 0.95, "false_share": 0.001}, {"uri": 2},
)  # fmt: skip
REPORT = TransferReport(
    base="simon-1234",
    taught=[LABEL_REPORT],
    before={"int": 0.9, "text": 0.8, "uri": 1.0},
    after={"int": 0.9, "text": 0.85, "uri": 0.9},
    held={"int": 50, "text": 50, "uri": 50},
    adjusted=["uri"],
    solver="convex",
    unfreeze="head",
    test={"columns": 6, "right": 5},
    seconds=1.5,
)


def test_macro_f1_and_changes():
    assert REPORT.macro_f1 == pytest.approx((0.9, 2.65 / 3))
    assert REPORT.changed == pytest.approx({"uri": -0.1, "text": 0.05})
    assert list(REPORT.changed) == ["uri", "text"]
    assert REPORT.lost() == {"uri": (1.0, 0.9)}
    assert REPORT.lost(0.2) == {}


def test_plain_values_and_back():
    values = json.loads(json.dumps(REPORT.to_dict()))
    assert "seconds" not in values  # no two runs share it
    again = TransferReport.from_dict({**values, "unknown": 1})
    assert again.seconds is None
    assert again.to_dict() == REPORT.to_dict()


def test_frame():
    frame = REPORT.to_frame()
    assert frame.loc["uri", "change"] == pytest.approx(-0.1)
    assert frame.index.name == "label"


def test_text():
    text = str(REPORT)
    for part in ("doi: 5 columns, 100 cells; nearest old label uri (0.90)", "2 of uri",
                 "uri: 1.000 -> 0.900 (-0.100)", "1.50 s", "test columns right: 5 of 6",
                 "recall 0.95"):  # fmt: skip
        assert part in text
    assert " s" not in str(TransferReport.from_dict(REPORT.to_dict())).splitlines()[-1]


def test_card():
    section = card_section(REPORT)
    assert "| doi | 5 | 100 | text | uri | 0.40 | 0.95 |" in section
    assert "| uri | 1.000 | 0.900 |" in section
    few = TransferReport("m", [LabelReport("a", 1, 3, 0, "int", 1.0, [], 0.5, {}, {})], {}, {}, {},
                         [], "convex", "head")  # fmt: skip
    assert "| a | 1 | 3 | - | int | 0.50 | not measured |" in card_section(few)
