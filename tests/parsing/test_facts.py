"""Facts: label and cells together decide; results carry them, lazily and without cells."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from decimal import Decimal

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.errors import ArgumentError
from pandas_semtype.parsing import KINDS, FactsOnDemand, ParseFacts, facts_of_cells
from pandas_semtype.parsing.booleans import _WORDS, find_booleans
from pandas_semtype.parsing.durations import find_durations, read_duration, write_duration
from pandas_semtype.parsing.lists import find_delimiter, split_list
from pandas_semtype.parsing.missing import is_null_token
from pandas_semtype.parsing.serials import find_serials, read_serial, write_serial
from pandas_semtype.parsing.words import format_in_words
from pandas_semtype.types import catalogue


def facts_of(label, *cells, **options):
    return facts_of_cells(dict.fromkeys(cells, 1), label, **options)


EXAMPLES = [
    facts_of("currency", "1.234,50 €", "n/a", "17,00 €"),
    facts_of("datetime", "31.12.2019", "1.2.2020"),
    facts_of("datetime", "1 mayo 2020 10:00"),
    facts_of("boolean", "Ja", "Nein"),
    facts_of("duration", "90 min", "45 min"),
    facts_of("unix_time", "1690001234"),
    facts_of("list", "a;b", "c"),
    facts_of("postal_code", "01067"),
    facts_of("text", "a word"),
]


@pytest.mark.parametrize("facts", EXAMPLES, ids=lambda facts: facts.kind)
def test_facts_go_to_json_and_back(facts):
    assert ParseFacts.from_dict(json.loads(json.dumps(facts.to_dict()))) == facts
    assert pickle.loads(pickle.dumps(facts)) == facts
    assert facts.kind in KINDS


def test_other_data_is_refused():
    for data in ({}, {"kind": "number"}, {"kind": "date", "dates": {"x": 1}}):
        with pytest.raises((KeyError, TypeError, ValueError)):
            ParseFacts.from_dict(data)


@pytest.mark.parametrize(
    ("label", "cells", "kind"),
    [
        ("int", ["1", "2"], "integer"),
        ("int", ["1", "2.5"], "decimal"),
        ("float", ["1", "2"], "decimal"),
        ("int", ["007", "012"], "text"),
        ("month", ["01", "12"], "integer"),
        ("text", ["1,5", "2,25"], "decimal"),
        ("text", ["15", "22"], "text"),
        ("unknown", ["15", "22"], "integer"),
        ("text", ["2020-01-31", "2021-12-24"], "date"),
        ("text", ["until 2020-01-31", "until 2021-12-24"], "text"),
        ("datetime", ["until 2020-01-31", "until 2021-12-24"], "date"),
        ("identifier", ["15", "22"], "text"),
        ("phone", ["2020-01-31"], "text"),
        ("categorical", ["1", "2"], "category"),
        ("categorical", ["yes", "no"], "boolean"),
        ("categorical", ["1", "0"], "category"),
        ("boolean", ["1", "0"], "boolean"),
        ("boolean", ["allow", "deny"], "category"),
        ("industry_code", ["10", "20"], "text"),
        ("gender", ["m", "f"], "category"),
        ("time", ["10:30", "11:00"], "time"),
        ("datetime", ["45123", "44000"], "excel_date"),
        ("int", ["45123", "44000"], "integer"),
        ("datetime", ["2019-Q3", "2020-Q1"], "quarter"),
        ("year", ["1999", "2001"], "year"),
        ("duration", ["2 weeks", "3 days"], "duration"),
        ("duration", ["3 months", "2 years"], "text"),
        ("list", ["a|b", "c|d"], "list"),
        ("json", ["{}"], "json"),
        ("int", ["-", "N/A"], "empty"),
        ("int", [], "empty"),
    ],
)
def test_label_and_cells_decide(label, cells, kind):
    assert facts_of(label, *cells).kind == kind


@pytest.mark.parametrize("label", [*catalogue(), "unknown", "a_label_of_the_user"])
def test_every_label_takes_any_cells(label):
    cells = ["1.234,5", "2020-01-31", "yes", "a word", "", "N/A", "12 kg", "00501", "\u0663", "{}"]
    facts = facts_of(label, *cells)
    assert facts.kind in KINDS
    assert len(facts.parse(cells)) == len(cells)


@pytest.mark.parametrize(
    ("structure", "kind"),
    [("list", "list"), ("json", "json"), ("binary", "text"), ("ordered", "category")],
)
def test_structure_decides_before_the_label(structure, kind):
    assert facts_of("float", "1.5", structure=structure).kind == kind


def test_parse_and_format():
    dates = facts_of("datetime", "31.12.2019", "01.02.2020")
    assert dates.parse(["31.12.2019", None, "x"]) == [dt.date(2019, 12, 31), None, None]
    assert dates.format([dt.date(2019, 12, 31), pd.NaT]) == ["31.12.2019", None]
    zoned = facts_of("datetime", "2020-01-31T10:00:00+02:00")
    moment = zoned.parse(["2020-01-31T10:00:00+02:00"])[0]
    assert moment.utcoffset() == dt.timedelta(hours=2)
    assert zoned.format([moment]) == ["2020-01-31T10:00:00+02:00"]
    times = facts_of("time", "10:30", "9:05")
    assert times.parse(["9:05"]) == [dt.time(9, 5)]
    assert times.format([dt.time(9, 5)]) == ["9:05"]
    lengths = facts_of("duration", "PT1H30M")
    assert lengths.parse(["PT1H30M"]) == [dt.timedelta(hours=1.5)]
    assert lengths.format([dt.timedelta(hours=1.5)]) == ["PT1H30M"]
    assert EXAMPLES[0].parse(["n/a", "2,00 €"]) == [None, Decimal("2.00")]
    assert EXAMPLES[8].parse(["a word", None]) == ["a word", None]


def test_null_tokens():
    for cell in ("N/A", "n.a.", " - ", "Not Provided", "", "NaN", "\u2014", "k.A."):
        assert is_null_token(cell), cell
    for cell in ("0", "no", "nob", "Nantes", "-1", "N/A - new"):
        assert not is_null_token(cell), cell
    assert facts_of("country_code", "NA", "DE").null_tokens == ()


def test_no_word_of_truth_is_a_null_token():
    for pair in _WORDS:
        assert not any(map(is_null_token, pair)), pair


def test_booleans():
    assert find_booleans({"YES": 1}).write(False) == "NO"
    assert find_booleans({"True": 1}).write(False) == "False"
    assert find_booleans({"yes": 1, "no": 1, "maybe": 1}) is None
    assert find_booleans({"yes": 1}, one_word=False) is None
    assert find_booleans({"yes": 1, "nein": 1}) is None


def test_durations():
    assert read_duration("1 day 02:00:00") == 26 * 3_600_000_000
    assert read_duration("1 hour and 5 mins") == 65 * 60_000_000
    assert read_duration("-00:00:01.5") == -1_500_000
    for cell in ("1:30", "", "h", "3 months", "P1Y", "5", "99999999999999 weeks"):
        assert read_duration(cell) is None, cell
    assert find_durations({"90 min": 1, "x": 1}) == (" min", 0.5)
    for style, text in (("clock", "26:00:01"), ("iso", "P1DT2H1S"), (" s", "93601 s")):
        assert write_duration(93_601_000_000, style) == text
        assert read_duration(text) == 93_601_000_000


def test_serials():
    assert find_serials({"1690001234567": 1}) == ("ms", 1.0)
    assert find_serials({"12": 1}) == ("", 0.0)
    for cell, unit in (("1690001234", "s"), ("1690001234567", "ms"), ("45123.5", "excel")):
        assert write_serial(read_serial(cell, unit), unit) == cell
    assert read_serial("60", "excel") is None  # 29 February 1900
    assert read_serial("x", "s") is None


def test_lists():
    assert find_delimiter({"a, b": 1, "c": 3}) == ""
    assert split_list("['a', 'b']", find_delimiter({"['a', 'b']": 1})) == ["a", "b"]
    assert split_list("[]", ", ") == []


def test_results_carry_facts():
    frame = pd.DataFrame({"d": ["31.12.2019", "24.12.2020"] * 5, "w": ["a word", "two words"] * 5})
    result = frame.semtype.infer()
    assert result["d"].parse.formats == ("%d.%m.%Y",)
    assert result["w"].parse.kind in ("text", "category")
    again = pandas_semtype.InferenceResult.from_dict(json.loads(json.dumps(result.to_dict())))
    assert [column.parse for column in again] == [column.parse for column in result]
    assert again == result
    assert frame["d"].semtype.infer().parse == result["d"].parse
    old = result.to_dict()
    for column in old["columns"]:
        del column["parse"]
    assert pandas_semtype.InferenceResult.from_dict(old)["d"].parse is None


def test_cells_do_not_leave_the_process():
    secret = "31.12.2019 Mrs Secret"
    result = pd.DataFrame({"d": [secret, "24.12.2020 Mr Hidden"] * 5}).semtype.infer()
    stored = pickle.dumps(result)
    assert b"Secret" not in stored
    assert "Hidden" not in json.dumps(result.to_dict())
    assert pickle.loads(stored)["d"].parse == result["d"].parse


def test_facts_are_found_out_once(monkeypatch):
    asked = []
    real = facts_of_cells

    def counted(*args, **kwargs):
        asked.append(args)
        return real(*args, **kwargs)

    monkeypatch.setattr("pandas_semtype.parsing.on_demand.facts_of_cells", counted)
    result = pd.DataFrame({"n": ["1,5", "2,5"] * 5, "m": ["a", "b"] * 5}).semtype.infer()
    assert not asked
    assert result["n"].parse is result["n"].parse
    assert len(asked) == 1
    assert FactsOnDemand.known(result["n"].parse).facts is result["n"].parse


def test_a_check_digit_or_a_tick_is_no_missing_value():
    for cells in ({"1": 3, "2": 2, "X": 1}, {"x": 4, "xx": 2, "xxx": 1}):
        assert facts_of_cells(cells, "categorical").null_tokens == ()


@pytest.mark.parametrize(
    ("words", "stray", "true", "unread"),
    [
        (("on", "off"), "standby", ("on",), ("standby",)),
        (("True", "False"), "2", ("True",), ("2",)),
        (("yes", "no"), "y", ("yes", "y"), ()),
        (("oui", "non"), "N", ("oui",), ()),
        (("sí", "no"), "s", ("sí", "s"), ()),
    ],
)
def test_truth_values_with_a_stray_cell(words, stray, true, unread):
    facts = facts_of_cells({words[0]: 14, words[1]: 11, stray: 1}, "boolean")
    assert facts.kind == "boolean"
    assert facts.booleans.true == true
    assert (facts.fraction < 1) == bool(unread)
    read = facts.reader()
    assert [cell for cell in (*words, stray) if read(cell) is None] == list(unread)


def test_too_many_stray_cells_make_categories_and_say_why():
    facts = facts_of_cells({"on": 5, "off": 5, "standby": 4, "broken": 3}, "boolean")
    assert (facts.kind, facts.note) == ("category", "only 59% of the cells are on or off")
    facts = facts_of_cells({"red": 5, "blue": 5}, "boolean")
    assert facts.kind == "category"
    assert "no two words" in facts.note


@pytest.mark.parametrize(
    ("cells", "label", "words"),
    [
        (["31.12.2023 10:15", "1.2.2024 09:00"], "datetime", "day.month.year hour:minute"),
        (["12/31/2023", "1/22/2024"], "datetime", "month/day/year"),
        (["1'234.5", "12'345.25"], "float", "decimal point, apostrophe between thousands"),
        (["(12.5)", "3.25", "(7.5)"], "float", "decimal point, negative numbers in brackets"),
        (["12 kg", "3 kg"], "measure", "in kg"),
        (["ja", "nein"], "boolean", "ja and nein"),
        (["1690001234", "1690009999"], "unix_time", "in seconds"),
    ],
)
def test_formats_in_words(cells, label, words):
    assert format_in_words(facts_of_cells(dict.fromkeys(cells, 1), label))[1] == words


def test_odd_values_are_refused():
    facts = facts_of_cells({"1,5": 1, "2,25": 1}, "float")
    for values in (5, "a", [object()], [[1]]):
        with pytest.raises(ArgumentError, match="values"):
            facts.format(values)
    for cells in (5, [b"1"], [3]):
        with pytest.raises(ArgumentError, match="cells"):
            facts.parse(cells)
    assert facts.parse(pd.Series(["1,5", None])) == [Decimal("1.5"), None]
    for data in (None, [], {"kind": "no such"}, {"kind": "decimal", "numbers": 5}):
        with pytest.raises(ArgumentError, match="to_dict"):
            ParseFacts.from_dict(data)


@pytest.mark.parametrize("cell", ["9992231h 30m", "1h 30999999m", "53000000 days 00:00:01"])
def test_long_lengths_of_time_are_read_again(cell):
    micros = read_duration(cell)
    style, _ = find_durations({cell: 1})
    assert read_duration(write_duration(micros, style)) == micros
