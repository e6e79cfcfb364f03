"""Years of eras, and days without a year."""

from __future__ import annotations

import pytest

from pandas_semtype.parsing import ParseFacts, facts_of_cells
from pandas_semtype.parsing.date_reading import reader
from pandas_semtype.parsing.date_shapes import formats_of
from pandas_semtype.parsing.dates import date_reader, find_dates, write_date
from pandas_semtype.parsing.eras import year_of_era
from pandas_semtype.parsing.yearless import NO_YEAR, fraction_without_year


def read_all(*cells):
    form = find_dates(dict.fromkeys(cells, 1)).format
    read = date_reader(form)
    return form, [read(cell) for cell in cells]


def days(*texts):
    iso = reader("%Y-%m-%d", "")
    return [iso(text) for text in texts]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["平成9年11月03日", "平成10年01月29日"], ["1997-11-03", "1998-01-29"]),
        (["令和元年6月7日", "令和6年12月8日"], ["2019-06-07", "2024-12-08"]),
        (["昭和39年10月10日", "平成元年2月24日"], ["1964-10-10", "1989-02-24"]),
        (["明治33年4月5日", "大正12年9月1日"], ["1900-04-05", "1923-09-01"]),
        (["S39.10.10", "H07.01.17", "R02.03.04"], ["1964-10-10", "1995-01-17", "2020-03-04"]),
        (["H7.1.7", "R2.3.4"], ["1995-01-07", "2020-03-04"]),
        (["昭和39/10/10", "平成7/1/17"], ["1964-10-10", "1995-01-17"]),
        (["民國88年9月21日", "民國110年4月2日"], ["1999-09-21", "2021-04-02"]),
        (["101年02月03日", "112年10月30日"], ["2012-02-03", "2023-10-30"]),
        (["㍻9年11月3日", "㋿2年1月9日"], ["1997-11-03", "2020-01-09"]),
    ],
)
def test_years_of_eras(cells, expected):
    form, moments = read_all(*cells)
    assert moments == days(*expected)
    assert (form.order, form.ambiguous) == ("year_first", False)


@pytest.mark.parametrize(
    "cells",
    [
        ["昭和39年10月10日", "平成元年2月24日"],
        ["H07.01.17", "R02.03.04", "T12.09.01"],
        ["民國88年9月21日", "民國110年4月2日"],
        ["099年02月03日", "112年10月30日"],
    ],
)
def test_writing_years_of_eras_goes_back(cells):
    form, moments = read_all(*cells)
    assert [write_date(moment, form) for moment in moments] == cells
    facts = facts_of_cells(dict.fromkeys(cells, 1), "datetime")
    assert ParseFacts.from_dict(facts.to_dict()) == facts


def test_a_day_is_never_the_year_before_the_signs_of_year_and_month():
    form, moments = read_all("19年05月27日", "20年11月06日")
    assert form.formats == ("%y年%m月%d日",)
    assert moments == days("2019-05-27", "2020-11-06")
    assert read_all("19년 5월 27일")[1] == days("2019-05-27")


@pytest.mark.parametrize(
    "cell", ["慶応03年5月6日", "平成23年13月4日", "平成23年2月40日", "AH20.03.09", "X20.03.09"]
)
def test_what_is_no_year_of_an_era(cell):
    assert not any("%y" in form or "%E" in form for form in formats_of(cell) if "年" in form)
    assert not any("%E" in form for form in formats_of(cell))


def test_an_era_that_is_unknown():
    with pytest.raises(ValueError, match="no year of an era"):
        year_of_era("慶応3")


def test_letters_are_eras_where_the_label_says_so_alone():
    versions = dict.fromkeys(["M3.10.12", "R12.5.6", "S1.2.3", "T4.4.4"], 3)
    assert facts_of_cells(versions, "unknown").kind == "text"
    assert facts_of_cells(versions, "datetime").kind == "date"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["4 มีนาคม 2563", "29 ธันวาคม 2564"], ["2020-03-04", "2021-12-29"]),
        (["4 มี.ค. 2563", "29 ธ.ค. 2564"], ["2020-03-04", "2021-12-29"]),
        (["4 มี.ค. 63", "29 ธ.ค. 64"], ["2020-03-04", "2021-12-29"]),
        (["๔/๓/๒๕๖๓", "๒๙/๑๒/๒๕๖๔"], ["2020-03-04", "2021-12-29"]),
        (["4 มีนาคม 2020", "29 ธันวาคม 2021"], ["2020-03-04", "2021-12-29"]),
        (["4 मार्च 2020", "29 दिसंबर 2021"], ["2020-03-04", "2021-12-29"]),
    ],
)
def test_names_with_signs_of_vowels(cells, expected):
    form, moments = read_all(*cells)
    assert moments == days(*expected)
    is_buddhist = not any("202" in cell for cell in cells)
    assert form.spelling.calendar == ("buddhist" if is_buddhist else "")


def test_years_ahead_in_other_scripts_stay():
    form, moments = read_all("29/12/2564", "04/03/2563")
    assert form.spelling.calendar == ""
    assert moments == days("2564-12-29", "2563-03-04")


@pytest.mark.parametrize(
    "cells",
    [
        ["Mar 4", "Dec 29", "Jun 17"],
        ["Mar  4 06:07:08", "Dec 29 16:17:18"],
        ["Dec 29 16:17", "Jun 17 06:07"],
        ["4-Mar", "29-Dec"],
        ["4. März", "29. Dezember"],
        ["4 июня", "29 декабря", "17 мая"],
        ["3월 4일", "12월 29일"],
        ["3月4日", "12月29日"],
        ["3月4日 10時30分", "12月29日 11時40分"],
        ["June 4th", "December 29th"],
        [f"{month} 15" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug")],
        [f"{month} 28" for month in ("Jan", "Feb")] + ["Mar 30", "Apr 31"] + ["May 9"]
        + [f"Jul {day}" for day in range(1, 31)],
    ],
)  # fmt: skip
@pytest.mark.parametrize("label", ["datetime", "date_of_birth", "measure"])
def test_days_without_a_year_are_no_dates(cells, label):
    facts = facts_of_cells(dict.fromkeys(cells, 1), label)
    assert (facts.kind, facts.note) == ("text", NO_YEAR)


@pytest.mark.parametrize(
    "cells",
    [
        ["Mar '14", "Dec '13"],
        ["Mar-14", "Dec-13"],
        ["MAR14", "DEC13"],
        ["Mar 14", "Dec 98", "Jun 03"],
        ["March 31", "June 31", "February 31"],
        [f"{m} {y}" for y in (18, 19) for m in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
                                                "Aug", "Sep", "Oct", "Nov", "Dec")],
        ["Mar 2014", "Dec 2013"],
        ["4 Mar 14", "29 Dec 13"],
        ["Mar 4 2014 06:07:08", "Dec 29 2013 16:17:18"],
        ["May 2014 06:07", "June 2014 16:17"],
    ],
)  # fmt: skip
def test_what_proves_a_year(cells):
    facts = facts_of_cells(dict.fromkeys(cells, 1), "datetime")
    assert facts.kind in ("date", "datetime")
    assert None not in facts.parse(cells)


def test_cells_that_are_no_days():
    cells = [
        "2014年3月4日",
        "平成23年5月",
        "3 apples",
        "Mar 2014",
        "Mar '14",
        "45 May",
        "12",
        "may",
    ]
    assert fraction_without_year(dict.fromkeys(cells, 1)) == 0


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        ("[07/Nov/2019:10:04:05 -0300]", "[%d/%b/%Y:%H:%M:%S %z]"),
        ("07/Nov/2019:10:04:05 +0000", "%d/%b/%Y:%H:%M:%S %z"),
        ("07NOV2019:10:04:05", "%d%b%Y:%H:%M:%S"),
        ("07NOV19:10:04:05.25", "%d%b%y:%H:%M:%S.%f"),
        ("07NOV2019", "%d%b%Y"),
    ],
)
def test_logs_of_servers_and_sas(cell, form):
    assert formats_of(cell) == (form,)


@pytest.mark.parametrize("cell", ["1234:10:20", "00:10:20:30", "2019:10:04"])
def test_colons_that_are_no_time(cell):
    assert formats_of(cell) == ()
