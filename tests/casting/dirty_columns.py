"""Columns as files have them, each with what a cast makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Dirty:
    """A column, its label, and what is expected of its cast with nullable dtypes."""

    cells: list[Any]
    label: str
    dtype: str
    values: list[Any]
    lossless: bool = True
    refused: bool = False
    unparsed: list[int] = field(default_factory=list)
    tokens: int = 0
    reason: str = ""


def stays(cells: list[Any], label: str, reason: str = "", *, refused: bool = False) -> Dirty:
    """Return a column whose cells stay as they are."""
    return Dirty(cells, label, "string", cells, refused=refused, reason=reason)


def dates(*texts: str, zone: str = "") -> dict[str, Any]:
    return {"dtype": f"datetime64[us{', ' + zone if zone else ''}]", "values": list(texts)}


DIRTY = {
    # Numbers, and the marks in them.
    "german": Dirty(["1.234,50", "17,25", "-3,00"], "float", "Float64", [1234.5, 17.25, -3.0]),
    "swiss": Dirty(["1'234.50", "9.05"], "float", "Float64", [1234.5, 9.05]),
    "french": Dirty(["170 872,5", "9,1"], "float", "Float64", [170872.5, 9.1]),
    "narrow_spaces": Dirty(["4\u202f870,5", "12,0"], "float", "Float64", [4870.5, 12.0]),
    "lakh": Dirty(["3,82,867.00", "54,100.75"], "float", "Float64", [382867.0, 54100.75]),
    "arabic": Dirty(["\u0663\u0667\u066b\u0662\u0667"], "float", "Float64", [37.27]),
    "devanagari": Dirty(["\u0967\u0968", "\u096d"], "int", "Int64", [12, 7]),
    "thousands": Dirty(["1,204", "5,678", "987"], "int", "Int64", [1204, 5678, 987]),
    "many_points": Dirty(["1.234.567,00", "2.000,00"], "float", "Float64", [1234567.0, 2000.0]),
    "brackets": Dirty(["(45.20)", "1,003.10"], "float", "Float64", [-45.2, 1003.1]),
    "trailing_minus": Dirty(["12.50-", "3.25"], "float", "Float64", [-12.5, 3.25]),
    "true_minus": Dirty(["\u22124.5", "2.5"], "float", "Float64", [-4.5, 2.5]),
    "plus": Dirty(["+546", "-12"], "int", "Int64", [546, -12]),
    "bare_point": Dirty([".25", "-.5", "1.75"], "float", "Float64", [0.25, -0.5, 1.75]),
    "uneven_decimals": Dirty(["8.0", "7.25"], "float", "Float64", [8.0, 7.25]),
    "multipliers": Dirty(["3.5k", "2M", "120"], "int", "Int64", [3500, 2_000_000, 120], False,
                         reason="k is read as 1,000, M is read as 1,000,000"),
    "powers": Dirty(["1e5", "2.5E-3"], "float", "Float64", [100000.0, 0.0025], False),
    "white_space": Dirty([" 12 ", "7"], "int", "Int64", [12, 7], False),
    "spelled_twice": Dirty(["1.5", "1.50"], "float", "Float64", [1.5, 1.5], False,
                           reason="zeros behind the decimals of 1 cell are not kept, which makes "
                           "them equal to others"),
    "infinite": Dirty(["1.5", "inf", "-inf"], "float", "Float64",
                      [1.5, float("inf"), float("-inf")]),
    # What stands beside numbers.
    "euros": Dirty(["1.234,50 €", "17,00 €"], "currency", "Float64", [1234.5, 17.0],
                   reason="in €"),
    "dollars": Dirty(["$1,234.50", "-$3.00"], "currency", "Float64", [1234.5, -3.0],
                     reason="in $"),
    "codes_of_money": Dirty(["EUR 5", "EUR 1,200"], "currency", "Int64", [5, 1200],
                            reason="in EUR"),
    "two_currencies": stays(["$5", "€7", "$8"], "currency", "several currencies", refused=True),
    "percent": Dirty(["45%", "3%"], "percent", "Int64", [45, 3], reason="in %, not fractions"),
    "kilograms": Dirty(["12.5 kg", "3.0 kg"], "measure", "Float64", [12.5, 3.0],
                       reason="in kg"),
    "grams_among_kilograms": Dirty(["12 kg", "3 kg", "800 g"], "measure", "Float64",
                                   [12.0, 3.0, 0.8], False, reason="in kg"),
    "weights_and_lengths": stays(["12 kg", "3 m", "8 kg"], "measure", "units of different kinds",
                                 refused=True),
    "kilograms_among_pounds": stays(["12 lb", "3 lb", "8 kg"], "measure",
                                    "units that do not convert exactly", refused=True),
    # Codes.
    "padded": stays(["00501", "02134", "10001"], "int", "leading zeros", refused=True),
    "postal_codes": stays(["01067", "04109", "10115"], "postal_code", "leading zeros"),
    "phones": stays(["030 123456", "+49 30 99"], "phone"),
    "keys": stays(["1001", "1002", "1003"], "identifier"),
    "codes": stays(["10", "20", "10"], "code"),
    # Missing values.
    "null_tokens": Dirty(["1.5", "N/A", "-", "NOT PROVIDED"], "float", "Float64",
                         [1.5, None, None, None], False, tokens=3),
    "one_null_token": Dirty(["1.5", "N/A", "N/A"], "float", "Float64", [1.5, None, None],
                            tokens=2),
    "blank": Dirty(["3", "", "4"], "int", "Int64", [3, None, 4], tokens=1),
    "namibia": stays(["NA", "DE", "FR"], "country_code"),
    # Dates.
    "points": Dirty(["31.12.2019", "01.02.2020"], "datetime",
                    **dates("2019-12-31", "2020-02-01")),
    "american": Dirty(["2/28/2021", "3/1/2021"], "datetime", **dates("2021-02-28", "2021-03-01")),
    "in_words": Dirty(["EOW: Sunday, May 9, 1976", "EOW: Friday, June 14, 1985"], "datetime",
                      **dates("1976-05-09", "1985-06-14")),
    "german_months": Dirty(["9. März 1976", "12. Mai 1980"], "datetime",
                           **dates("1976-03-09", "1980-05-12")),
    "russian_months": Dirty(["15 октября 2015", "3 мая 2016"], "datetime",
                            **dates("2015-10-15", "2016-05-03")),
    "short_months": Dirty(["05-JAN-21", "17-MAY-99"], "datetime",
                          **dates("2021-01-05", "1999-05-17"), reason="two-digit years"),
    "japanese": Dirty(["2020年5月9日", "2021年12月1日"], "datetime",
                      **dates("2020-05-09", "2021-12-01")),
    "afternoon": Dirty(["12/31/2019 11:59 PM", "01/02/2020 12:05 AM"], "datetime",
                       **dates("2019-12-31 23:59", "2020-01-02 00:05")),
    "zoned": Dirty(["2020-01-31T14:05:06Z", "2021-02-01T00:00:00Z"], "datetime",
                   **dates("2020-01-31 14:05:06+00:00", "2021-02-01 00:00:00+00:00", zone="UTC")),
    "two_offsets": Dirty(["2020-03-28 12:00+01:00", "2020-03-30 12:00+02:00"], "datetime",
                         **dates("2020-03-28 11:00+00:00", "2020-03-30 10:00+00:00", zone="UTC"),
                         lossless=False),
    "some_zoned": stays(["2020-01-31T14:05Z", "2021-02-01T00:00"], "datetime",
                        "some cells have a time zone, others none", refused=True),
    "compact": Dirty(["20200131", "20211224"], "datetime", **dates("2020-01-31", "2021-12-24")),
    "two_formats": Dirty(["2020-01-31", "24 Dec 2021"], "datetime",
                         **dates("2020-01-31", "2021-12-24"), lossless=False),
    "month_and_year": Dirty(["May 2020", "June 2021"], "datetime",
                            **dates("2020-05-01", "2021-06-01"),
                            reason="a month without a day in 2 cells, read as its first day"),
    "ambiguous": stays(["01/02/2020", "03/04/2020"], "datetime",
                       "day and month cannot be told apart; pass dayfirst=True or dayfirst=False",
                       refused=True),
    "both_orders": stays(["13/02/2020", "02/14/2020", "01/02/2020"], "datetime",
                         refused=True,
                         reason="some cells can only be day first, others only month first; "
                         "pass dayfirst=True or dayfirst=False"),
    "unix": Dirty(["1690001234", "1700000000"], "unix_time",
                  **dates("2023-07-22 04:47:14+00:00", "2023-11-14 22:13:20+00:00", zone="UTC")),
    "unix_ms": Dirty(["1690001234567"], "unix_time",
                     **dates("2023-07-22 04:47:14.567+00:00", zone="UTC")),
    "spreadsheet": Dirty(["45123", "44000.5"], "datetime",
                         **dates("2023-07-16", "2020-06-18 12:00")),
    "quarters": Dirty(["2019-Q3", "2020-Q1"], "quarter", "period[Q-DEC]", ["2019Q3", "2020Q1"]),
    "years": Dirty(["1999", "2024"], "year", "Int64", [1999, 2024]),
    "times": stays(["10:30", "23:59"], "time", refused=True,
                   reason="pandas has no dtype for times of day; dtype_backend='pyarrow' has one"),
    # Lengths of time, truth values, categories, texts.
    "clock": Dirty(["01:30:00", "100:00:05"], "duration", "timedelta64[us]",
                   ["0 days 01:30:00", "4 days 04:00:05"]),
    "iso_durations": Dirty(["PT1H30M", "P2D"], "duration", "timedelta64[us]",
                           ["0 days 01:30:00", "2 days"]),
    "minutes": Dirty(["90 min", "45 min"], "duration", "timedelta64[us]",
                     ["0 days 01:30:00", "0 days 00:45:00"]),
    "minutes_or_hours": stays(["1:30", "2:15"], "duration", "the cells are no lengths of time",
                              refused=True),
    "yes_no": Dirty(["Yes", "No", "Yes"], "boolean", "boolean", [True, False, True]),
    "ja_nein": Dirty(["ja", "nein", "unknown"], "boolean", "boolean", [True, False, None],
                     tokens=1),
    "two_cases": Dirty(["Y", "y", "N"], "boolean", "boolean", [True, True, False], False),
    "categories": Dirty(["low", "high", "low"], "ordinal", "category", ["low", "high", "low"]),
    "lists": stays(["red;gold", "blue", "red;blue"], "list"),
    "objects": stays(['{"a": 1}', '{"a": 2}'], "json"),
    "texts": stays(["a word", "another", "3"], "text"),
    # Cells that do not parse, and cells that no dtype holds.
    "odd_cells": Dirty([*map(str, range(40)), "lost", "see note"], "int", "Int64",
                       [*range(40), None, None], False, unparsed=[40, 41]),
    "no_such_day": Dirty([*(f"{d:02d}/01/2021" for d in range(1, 31)), "31/02/2021"], "datetime",
                         "datetime64[us]", [*(f"2021-01-{d:02d}" for d in range(1, 31)), None],
                         False, unparsed=[30],
                         reason="1 cell with a day or time that does not exist"),
    "too_few_parse": stays(["1", "2", "<= 10", "<= 10"], "int",
                           "only 50% of the cells are numbers", refused=True),
    "unsigned": Dirty([str(2**63 + 1), "7"], "int", "UInt64", [2**63 + 1, 7]),
    "too_large": stays([str(2**64 + 1), "-7"], "int", refused=True, reason="the whole numbers are "
                       "too large for 64 bits, and a float would round them"),
    "too_precise": stays(["0.12345678901234567890", "1.5"], "float", refused=True,
                         reason="the numbers have more digits than float64 holds"),
    "digits_of_a_float": Dirty([f"{0.1:.20f}", f"{2.3:.20f}"], "float", "Float64", [0.1, 2.3],
                               False),
}  # fmt: skip
