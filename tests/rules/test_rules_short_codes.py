"""Short codes: which list they are of, and where none decides."""

import pandas as pd
import pytest
from rule_samples import by_kind, cells_of

from pandas_semtype import infer
from pandas_semtype.simon.rules.region_codes import region_code_opinions
from pandas_semtype.simon.rules.short_codes import short_code_opinions
from pandas_semtype.simon.rules.vocabularies import airports

AMERICA = ["TX", "NY", "CA", "OH", "WY", "NJ", "KS", "OK"]


@pytest.mark.parametrize(
    ("cells", "label", "reason"),
    [
        ("AD AF AG AI BE BG CZ DK FI GB HU", "country_code", "values:country_codes"),
        ("us gb fr it nl be ch at pl", "country_code", "values:country_codes"),
        ("AFG ALB DZA DEU FRA GBR", "country_code", "values:country_codes"),
        ("GER SUI NED ALG BUL CRO DEN GRE", "country_code", "values:country_codes"),
        ("USD EUR GBP JPY CHF SEK", "currency_code", "values:currency_codes"),
        ("TX NY CA OH WY NJ KS OK", "state", "values:states"),
        ("ON QC BC AB MB SK NS", "state", "values:states"),
        ("SP RJ MG RS PR SC BA PE CE", "state", "values:states"),
        ("WA UT NV SP QC CA RJ AB NY TX", "state", "values:states"),
        ("NSW VIC QLD WA SA TAS", "state", "values:states"),
        ("JFK LAX CDG FRA AMS ORD", "airport_code", "values:airport_codes"),
        ("KJFK EGLL LFPG EDDF EHAM KORD", "airport_code", "values:airport_codes"),
        ("en de fr es it zh ja", "language_code", "values:language_codes"),
        ("eng fra deu spa ita zho jpn", "language_code", "values:language_codes"),
        ("EST CST MST PST CET UTC CEST", "timezone", "values:zone_codes"),
    ],
)
def test_settles(cells, label, reason):
    assert by_kind(short_code_opinions(cells_of(cells.split())), "settles") == {label: reason}


@pytest.mark.parametrize(
    "cells",
    [
        "CA DE AL",  # states or countries
        "AM PM",
        "EU AS NA AF SA OC AN",  # continents
        "ABC DEF GHI JKL MNO PQR STU",
        "XL M S L XXL",
        "mr ms dr",
        "A1 B2 C3 D4",
        "12 13 14",
        "Ohio Utah Iowa",
    ],
)
def test_leaves_alone(cells):
    assert not by_kind(short_code_opinions(cells_of(cells.split())), "settles")


def test_few_codes_support():
    found = short_code_opinions(cells_of(["USD", "EUR"]))
    assert by_kind(found, "supports") == {"currency_code": "values:currency_codes"}
    assert by_kind(found, "forbids") == {"categorical": "values:currency_codes"}
    (alone,) = [o for o in short_code_opinions(cells_of(["PA"])) if o.kind == "supports"]
    assert alone.label == "state"
    assert alone.score < found[0].score


def test_codes_of_no_list_forbid():
    letters = ["ZX", "QQ", "XZ", "WX", "YY", "QJ", "XX", "QZ"]
    assert by_kind(short_code_opinions(cells_of(letters)), "forbids") == {
        "country_code": "values:not_country_codes",
        "language_code": "values:not_language_codes",
    }
    tickers = ["MMM", "AOS", "ABT", "ACN", "AES", "AFL", "AIG", "AIZ", "KEY", "TGT", "WMT", "XYL"]
    denied = by_kind(short_code_opinions(cells_of(tickers)), "forbids")
    assert {"country_code", "currency_code"} <= set(denied)
    assert "stock_ticker" not in denied


def test_a_dense_list_needs_more_cells_than_a_thin_one():
    small = sorted(airports("iata") - airports("local"))[5::97]
    settled = [
        n for n in range(1, 40) if by_kind(short_code_opinions(cells_of(small[:n])), "settles")
    ]
    assert not settled or min(settled) >= 9, "half of all triples of letters are airports"


def test_codes_that_few_cells_lack_are_still_of_the_list():
    assert by_kind(short_code_opinions(cells_of([*AMERICA * 5, "ZZ"])), "settles")
    assert not by_kind(short_code_opinions(cells_of([*AMERICA, "ZZ", "QQ", "JJ", "XX"])), "settles")


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        (["US-CA", "DE-BY", "FR-75", "BR-SP", "CA-ON"], "state"),
        (["US.CA", "US.NY", "US.TX", "US.OH", "US.WY"], "state"),
        (["en_US", "de_DE", "pt-BR"], "language_code"),
        (["en-us", "de", "zh_Hant_TW", "es-419"], "language_code"),
    ],
)
def test_tags(cells, label):
    assert set(by_kind(region_code_opinions(cells_of(cells)), "settles")) == {label}


@pytest.mark.parametrize(
    "cells", [["AB-123", "XQ-45", "DE-1"], ["US-XX", "US-QQ"], ["a_b", "c_d"], ["BRK-B", "BF-B"]]
)
def test_other_codes_of_two_parts(cells):
    assert not by_kind(region_code_opinions(cells_of(cells)), "settles")


def test_few_regions_support():
    (found,) = region_code_opinions(cells_of(["US-CA", "US-NY"]))
    assert (found.label, found.kind, found.reason) == ("state", "supports", "format:region_code")


def test_fields_with_codes_of_their_country_are_airports():
    codes = [
        "00M",
        "01G",
        "02A",
        "04Y",
        "1B1",
        "33M",
        "K22",
        "M24",
        "O05",
        "U55",
        "ELV",
        "AVK",
        "JFK",
    ]
    known = airports("local") | airports("iata")
    codes = [code for code in codes if code in known]
    assert len(codes) >= 10
    frame = pd.DataFrame({"iata": [*codes, "ZZ9", "EDF1"]})
    assert infer(frame)["iata"].label == "airport_code"
