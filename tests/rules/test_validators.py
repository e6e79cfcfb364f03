"""Validators: published or computed numbers and words pass, near misses do not."""

import random
import re
import subprocess
import sys
import time
from importlib import import_module

import pandas as pd
import pytest

from pandas_semtype import infer
from pandas_semtype.parsing.units import CURRENCY_CODES, CURRENCY_SYMBOLS, read_affix
from pandas_semtype.simon.rules.cells import Cells
from pandas_semtype.simon.rules.key_shapes import NATIONAL, TAX, WEAK
from pandas_semtype.simon.rules.notations import notation_opinions
from pandas_semtype.simon.rules.validators import validators
from pandas_semtype.types import catalogue

VALID = {
    "age": "7|42|103|45 years|18 mo|30代",
    "airport_code": "JFK|EGLL|cdg|KJFK",
    "bic": "DEUTDEFF|BNPAFRPP|CHASUS33XXX|NEDSZAJJ",
    "boolean": "true|No|0|Y|sí|да|はい|✓|OUI",
    "chemical_formula": "H2O|C6H12O6|CuSO4·5H2O|Ca(OH)2|Fe2(SO4)3|NH4+",
    "compass_direction": "N|SSW|North-East|westbound|Süd|N/B",
    "continent": "Africa|EU|North America|Europe|Asie",
    "country": "Japan|Deutschland|Korea, Republic of|日本|USA|Burma",
    "country_code": "US|DEU|GER|276|uk",
    "credit_card": "4111 1111 1111 1111|5555555555554444|378282246310005|****-****-****-4242"
    "|4556 73** **** 5899|510510XXXXXX5100|37XX-XXXXXX-X1005|4556 7375 **** 5899",
    "crypto_address": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
    "|bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
    "|0x52908400098527886E0F7030069857D2E4169EE7|3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"
    "|rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
    "currency": "$5|€ 3,50|12.00 USD|1 200 kr|₹1,00,000|CHF 9.90|3 dollars",
    "currency_code": "USD|eur|DEM|JPY",
    "date_of_birth": "1962-03-09|9/3/1962|12 Mai 1971",
    "datetime": "2021-05-02T08:30:00Z|31.12.99|3/4/2020|20240229|Mon 3 May 2021|15 октября 2015 г."
    "|17 जून 2011|12 नव॰ 2018|12\u200f/11\u200f/2018"
    "|令和3年5月1日|25/10|2019-07|12:30|17 août 1999|[29/Jan/2020:10:00:01|24061988|06241988",
    "day": "1|31|07|2nd",
    "day_of_week": "Monday|tues|mi.|星期一|月|الأحد|weekend|SAT|пятница|Mon-Fri",
    "doi": "10.1000/182|https://doi.org/10.1038/nphys1170|doi:10.1002/(SICI)1097-4571",
    "duration": "3 h|1:30:00|PT3M|2 weeks|45 min|3 Tage|5 лет|half an hour|120 ms",
    "ean": "4006381333931|73513537|036000291452|36000291452|10614141000415",
    "email": "ann@example.org|Bob <b@x.co.uk>|kim (at) host.net",
    "file_path": "/usr/bin|C:\\x|photo.jpeg|src/a.py",
    "float": "1|2.5|1e-3|1.234,5|(3.20)|٣٧٫٢٧|-inf",
    "gender": "M|female|Divers|男|weiblich|Male (cis)",
    "gene_symbol": "TP53|HLA-DRB1|C9orf72|mt-Co1",
    "geo_coordinate": "40.7128, -74.006|(1.5, 103.8)|48°51'N 2°21'E|POINT (2.35 48.85)"
    "|1 Main St (40.7128, -74.0060)",
    "geometry": "POINT (1 2)|SRID=4326;POLYGON((0 0, 1 0, 1 1, 0 0))|MULTIPOLYGON EMPTY"
    '|0101000000000000000000F03F0000000000000040|{"type": "Point", "coordinates": [1, 2]}',
    "hash": "d41d8cd98f00b204e9800998ecf8427e|44cb63e|$2b$12$abcdefghijklmnopqrstuv",
    "hex_color": "#fff|#A1B2C3|c0ffee|0xFFAA00",
    "honorific": "Mr|Dr.|Señora|Prof. Dr.|Mme|Herr",
    "house_number": "12|12a|7-9|221B|10 bis|12/3",
    "html": "<p>hi</p>|a &amp; b|x<br/>y",
    "iban": "GB82 WEST 1234 5698 7654 32|DE89370400440532013000|FR1420041010050500013M02606",
    "icd_code": "E11.9|J45|250.00|V58.1|S72.001A",
    "imei": "490154203237518|356938035643809|35-693803-564380-9",
    "industry_code": "541330|62.01|C10|0111|31-33",
    "int": "12|1,234|-5|1.0|1 234 567|3,82,867",
    "ip_address": "10.0.0.1|192.168.1.0/24|::1|2001:db8::ff00:42:8329|10.1.2.3:8080",
    "isbn": "978-0-306-40615-7|0306406152|080442957X|ISBN 9783161484100",
    "json": '{"id": 18, "ok": false}|[1, 2]|[]|{\'a\': None}|(1, "b")',
    "county": "Kent|Cook County|강남구|수원시|朝阳区|三重郡|Rhein-Neckar-Kreis",
    "language": "English|Français|Spanish, French|Greek (modern)|中文",
    "language_code": "en|deu|pt-BR|zh_Hant",
    "latitude": "45.5|-89.99|40°26'46\"N|51,5",
    "license_plate": "AB-123-CD|7XYZ123|В123АВ 77",
    "list": "a, b|x;y|1/2",
    "longitude": "-122.42|179.9|2°21'03\"E",
    "mac_address": "00:1A:2b:3C:4d:5E|00-1A-2B-3C-4D-5E|001a.2b3c.4d5e|001A2B3C4D5E",
    "measure": "5 kg|12.5cm|3 m²|72°F|6'2\"",
    "mime_type": "text/html|application/json; charset=utf-8|image/svg+xml",
    "month": "1|12|07|3.0",
    "month_name": "January|sept.|Mai|Oktober|3月|يناير|Jan-2020|MARCH",
    "name_suffix": "Jr.|III|PhD|Esq|M.D., Ph.D.",
    "national_id": "880320-0016|131052-308T|44051401359|RCCMNL83S18D969H|390.533.447-05"
    "|752316 926 3|151086 95088|1112.22.333|54362315-K"
    "|840917-1******|170384-****|330106********471X",
    "orcid": "0000-0002-1825-0097|0000-0001-5109-3700|https://orcid.org/0000-0002-1694-233X",
    "percent": "5%|12.5 %|٪٥|3 percent",
    "phone": "+49 30 123456|(212) 555-0187|555-0187|1-800-FLOWERS|03-1234-5678",
    "postal_code": "10115|SW1A 1AA|BFPO 58|K1A 0B6|12345-6789|01-234|100-0001|1234 AB"
    "|D02 AF30|385200|LV-1050",
    "projected_coordinate": "4812345.6|351234|-12000.5",
    "quarter": "Q1|2020Q3|1st quarter|Q4 FY21|H2|2015, Quarter 1|III",
    "routing_number": "021000021|011000015|121000358|21000021",
    "security_id": "US0378331005|DE000BAY0017|037833100|38259P508|B0YBKJ7|0263494",
    "ssn": "078-05-1120|219099999|XXX-XX-1234",
    "state": "Texas|CA|Bayern|US-NY|Hokkaido|Карелия",
    "stock_ticker": "AAPL|BRK.B|SAP.DE|^GSPC",
    "tax_id": "ATU13585627|DE 136,695 976|GB 980 7806 84|IT 00743110157|PL 8567346215"
    "|NL4495445B01|53 004 085 616|16.727.230/0001-97|91-1144442|CHE-107.787.577 IVA",
    "time": "08:30|7:05 pm|23h15|0830|9 AM|12:00:01.5|午後3時|9.30 Uhr",
    "timezone": "Europe/Paris|UTC+2|CEST|Eastern Standard Time|+05:30",
    "unix_time": "1690001234|1690001234000|1690001234000000|1690001234.5|950000000",
    "uri": "https://a.org/x|www.a.org|mailto:a@b.org|urn:isbn:1|a.org/b|10.1000/182",
    "url_domain": "example.org|www.bbc.co.uk|EXAMPLE.COM|a.b.io|xn--bcher-kva.example|localhost",
    "user_agent": "Mozilla/5.0 (X11)|curl/7.68.0|Googlebot",
    "username": "@bob42|kim_lee|jdoe",
    "uuid": "123e4567-e89b-12d3-a456-426614174000|{123E4567-E89B-12D3-A456-426614174000}",
    "version": "1.12.3|v2.0|3.11.0rc1|numpy-1.26.4|2.x",
    "vin": "1M8GDM9AXKP042788|WVWZZZ1JZXW000001|1HGBH41JXMN109186",
    "year": "2019|1850|c. 1900|2563|FY19|1990s|令和3年",
    "year_range": "2018-2019|2018/19|FY19/20|1999 to 2003|2020-present",
}

INVALID = {
    "age": "1999|abc|-5",
    "airport_code": "QQQ1|ZZZZZ|12",
    "bic": "DEUTQQFF|ABC|DEUTDEF",
    "boolean": "deny|manual|red|7",
    "chemical_formula": "hello|J2O|Xy3",
    "compass_direction": "up the hill|Q|12",
    "continent": "Paris|Kansas|zz",
    "country": "Kansas|Zorban|kg",
    "country_code": "QQ|ZZZ|hello",
    "credit_card": "4111 1111 1111 1112|0000-0001-9325-8671|1234"
    "|1556 73** **** 5899|8411******21|455673*****589912345",
    "crypto_address": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"
    "|bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"
    "|0x1234|hello",
    "currency": "c.76A>T|30代|^b7.*$|12 kg|AB12|64k|3.5 Mio.|12명|7 млн",
    "currency_code": "VSP|ABC|usdollar",
    "date_of_birth": "hello|99/99/1999",
    "datetime": "201506E098757|0/1|7/10|31.13.2020|2020-13-01|1.12.3|@bob42|not an email|T1-04128"
    "|2018/19|20241301|40/40/2020|31042020|24061488",
    "day": "32|Monday|1.5",
    "day_of_week": "manual|東城区|deny|12",
    "doi": "10.5|11.1000/182|hello",
    "duration": '{"a": 3}|44|AB-12|hello',
    "ean": "4006381333932|1234|4006381333931x",
    "email": "@bob42|a@b|hello world",
    "file_path": "hello|Dr Smith",
    "float": "abc|12 kg|1-2|201506E098757",
    "gender": "Part|Full|Hand|%",
    "gene_symbol": "hello world|12|a, b",
    "geo_coordinate": "(0.51, 0.23)|[0.1, 0.2, 0.3, 0.4]|512.5, 900.1|hello|12",
    "geometry": "POINTLESS|{'type': 'x'}|12",
    "hash": "hello|12345|0x12",
    "hex_color": "SDS011|0x44CB|c386bbc4|44cb63e",
    "honorific": "banana|12",
    "house_number": "Main Street|hello",
    "html": "a < b|x > y and z|plain",
    "iban": "GB83 WEST 1234 5698 7654 32|JA28920061700000000",
    "icd_code": "hello|1111111|A1",
    "imei": "490154203237519|12345",
    "industry_code": "hello|12345678",
    "int": "1.5|abc|7001002H",
    "ip_address": "300.1.1.1|nova.compute|1.2.3",
    "isbn": "978-0-306-40615-8|0306406153|NA-99999999-Z6",
    "json": "(17, 57)|{a}|hello|{id: 18",
    "county": "이순신|세종|王小明|東京",
    "language": "Thai, Pizza|French, Japanese, Desserts|yes",
    "language_code": "QQ|kilogram",
    "latitude": "91|4812345|hello",
    "license_plate": "a very long sentence here|x!",
    "list": "hello|12",
    "longitude": "N14°24'E|361|hello",
    "mac_address": '{"id": 18}|10.3201/j.neuron|00:1A:2B',
    "measure": '{"a": 1}|44|<5>',
    "mime_type": "mrem/quarter|a/b|hello",
    "month": "13|Jan",
    "month_name": "W.|manual",
    "name_suffix": "banana|12",
    "national_id": "880320-0017|131052-308U|44.0514|hello|841317-1******|******-1234567|840917-1",
    "orcid": "0000-0002-1825-0098|0000-0002-1825",
    "percent": "3-7%|12 (40%)|5|percent|50 pp",
    "phone": "EP 1 698 656 A1|12|hello world|a1",
    "postal_code": "LH 3586|64-17-5|101-117|10234.0|hello|M705-701",
    "projected_coordinate": "45.5|hello",
    "quarter": "Q5|hello|Q",
    "routing_number": "021000022|991000021|123",
    "security_id": "US0378331006|037833101|hello",
    "ssn": "000-12-3456|987-65-4321|12-3456789",
    "state": "US-97|kg|English Brown Ale|Zorban",
    "stock_ticker": "hello world|aapl",
    "tax_id": "ATU13585626|IT 00743110158|hello",
    "time": "1st|@bob42|25:00|12:75|hello",
    "timezone": "hello world there|12",
    "unix_time": "45123|12|hello",
    "uri": "hello|12|ann(at)box7.com|ann [at] box.org",
    "url_domain": "nova.compute.manager|com.acme.auth.UserService|mem.total|hello",
    "user_agent": "hello|12",
    "username": "hello world|a/b",
    "uuid": "123e4567-e89b-12d3-a456|hello",
    "version": "hello|12|a.b.c",
    "vin": "1M8GDM9AXKP042789|IOQ|ABCDEFGHJKLMNPRST",
    "year": "hello|99999",
    "year_range": "2019-01|7-9-2020|2020-1990|hello",
}


WHOLE = {"national_id", "tax_id", "time", "datetime"}
"""Validators that look at the column as a whole."""


def test_every_validator_is_tested_and_of_the_catalogue():
    assert set(VALID) == set(INVALID) == set(validators()) <= set(catalogue())


@pytest.mark.parametrize("label", sorted(VALID))
def test_valid_cells_pass(label):
    cells = VALID[label].split("|")
    # A column of numbers of people or firms is of one country: one cell at a time.
    assert [c for c in cells if not validators()[label]([c])[0]] == []


@pytest.mark.parametrize("label", sorted(INVALID))
def test_other_cells_do_not_pass(label):
    cells = INVALID[label].split("|")
    assert [c for c in cells if validators()[label]([c])[0]] == []


@pytest.mark.parametrize("label", sorted(VALID.keys() - WHOLE))
def test_many_cells_at_once_are_judged_as_one_by_one(label):
    cells = [*VALID[label].split("|"), *INVALID[label].split("|"), "", " ", "\u0663", "x" * 1000]
    one_by_one = [bool(validators()[label]([cell])[0]) for cell in cells]
    assert validators()[label](cells).tolist() == one_by_one


@pytest.mark.parametrize("label", ["national_id", "tax_id"])
def test_a_column_of_numbers_is_of_one_country(label):
    validator = validators()[label]
    polish = {"national_id": "pl.pesel", "tax_id": "pl.nip"}[label]
    is_valid = import_module(f"stdnum.{polish}").is_valid
    rng, cells = random.Random(7), []
    while len(cells) < 12:
        code = f"{rng.randrange(50, 99):02d}0{rng.randrange(1, 10)}{rng.randrange(1, 29):02d}"
        code += f"{rng.randrange(10**4):04d}" if label == "national_id" else "123"
        cells += [code + digit for digit in "0123456789" if is_valid(code + digit)]
    passed = int(validator(cells).sum())
    assert passed == len(cells)
    assert validator.proves(cells, passed)
    wrong = [cell[:-1] + str((int(cell[-1]) + 1) % 10) for cell in cells]
    assert not validator.proves(wrong, int(validator(wrong).sum()))


FORMS = ("12.50 {}", "1,204{}", "{} 12.50", "{}980", "3.7 Mio. {}", "85k {}", "85k{}", "4 млн {}")


@pytest.mark.parametrize("form", FORMS)
def test_what_the_parser_reads_as_money_is_an_amount(form):
    currency = validators()["currency"]
    cells = [form.format(mark) for mark in (*CURRENCY_SYMBOLS, *CURRENCY_CODES)]
    read = []
    for cell in cells:
        number = re.search(r"\d[\d.,]*", cell)
        affix = read_affix(cell[: number.start()].strip(), cell[number.end() :].strip())
        read += [cell] if affix is not None and affix.currency else []
    assert len(read) > 100
    assert [cell for cell in read if not currency([cell])[0]] == []


def test_half_redacted_numbers_of_people_are_proved_by_their_dates():
    rng, national = random.Random(8), validators()["national_id"]

    def redacted(month, mark):
        day = f"{rng.randrange(50, 99)}{month():02d}{rng.randrange(1, 29):02d}"
        return [f"{day}-{rng.choice('12')}{mark * 6}" for _ in range(12)]

    for mark in "*X#":
        dated = redacted(lambda: rng.randrange(1, 13), mark)
        assert national.proves(dated, int(national(dated).sum()))
    undated = redacted(lambda: rng.randrange(32, 99), "*")
    assert national.excludes(int(national(undated).sum()), len(undated))


NUMBERS_OF_PEOPLE = {
    "uk insurance": "JG103759A|PW 25 40 11 D|eh118822b|CE-55-01-93-C",
    "german health insurance": "T000000014|M310119802|q 847592015",
    "german pension insurance": "15070649C103|65 180539 W 001|12 190367 K 001",
    "uk patients": "943 476 5919|4010232137|401-023-2137",
}


@pytest.mark.parametrize("kind", NUMBERS_OF_PEOPLE)
def test_numbers_of_people_of_one_country(kind):
    cells = NUMBERS_OF_PEOPLE[kind].split("|")
    assert validators()["national_id"](cells).all()


@pytest.mark.parametrize(
    "cells",
    [
        ["GB103759A", "DG103759A", "JO103759A", "JG103759E", "JG10375A", "NT254011D"],
        ["T000000015", "M310119807", "Q847592019", "TT00000001"],
        ["15070649C104", "65180539W002", "12131367K006", "1219036K7006"],
    ],
    ids=["uk insurance", "german health insurance", "german pension insurance"],
)
def test_numbers_like_those_of_people(cells):
    assert not validators()["national_id"](cells).any()


def test_insurance_numbers_without_a_check_digit_are_no_proof():
    rng, national = random.Random(21), validators()["national_id"]
    parts = [f"WX{rng.randrange(10**6):06d}A" for _ in range(30)]
    assert national(parts).all()
    assert not national.proves(parts, len(parts))


def test_digits_that_pass_a_weak_rule_are_no_proof():
    rng = random.Random(3)
    cells = [str(rng.randrange(10**7, 10**8)) for _ in range(40)]  # any could be of Argentina
    national = validators()["national_id"]
    passed = int(national(cells).sum())
    assert not national.excludes(passed, len(cells))
    assert not national.proves(cells, passed)


@pytest.mark.parametrize(("module", "shape"), NATIONAL + TAX)
def test_python_stdnum_has_the_modules(module, shape):
    assert callable(import_module(f"stdnum.{module}").is_valid)


def test_weak_modules_are_in_use():
    assert {module for module, _ in NATIONAL + TAX} >= WEAK


def test_cells_to_prove_follow_from_chance():
    known = validators()
    assert known["isbn"].cells_to_prove == 3
    assert known["crypto_address"].cells_to_prove == 1
    assert known["username"].cells_to_prove is None
    assert not known["username"].proves(["a"] * 50, 50)


def test_up_to_three_cells_must_all_fail():
    color = validators()["hex_color"]
    assert color.excludes(0, 3)
    assert not color.excludes(1, 3)
    assert color.excludes(2, 10)
    assert not color.excludes(3, 10)


def test_digits_at_random_have_no_check_digit():
    rng = random.Random(5)
    for label, low in (("credit_card", 4 * 10**15), ("isbn", 978 * 10**10), ("imei", 35 * 10**13)):
        cells = [str(low + rng.randrange(10**9)) for _ in range(40)]
        assert validators()[label].excludes(int(validators()[label](cells).sum()), 40)


def test_rules_import_python_stdnum_when_a_number_asks_for_it():
    code = (
        "import sys\nfrom pandas_semtype.simon.rules.validators import validators\n"
        "v = validators();"
        "v['email'](['a@b.org']); assert 'stdnum' not in sys.modules;"
        "v['imei'](['490154203237518']); assert 'stdnum' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["since", "date", "created", "c0"])
def test_nothing_but_years_is_no_moment_whatever_the_name(name):
    datetime = validators()["datetime"]
    assert not datetime(["1950", "1987", "2004"]).any()
    assert datetime(["1950", "May 1987", "2004-06-01"]).all()
    years = [*range(1950, 2020, 3)] * 3
    for cells in (years, [str(year) for year in years]):
        found = infer(pd.DataFrame({name: cells})).types[name]
        assert found != "datetime"


def test_any_digits_are_no_tax_number():
    rng = random.Random(7)
    cells = [" ".join(str(rng.randint(100, 999)) for _ in range(4)) for _ in range(40)]
    assert validators()["tax_id"](cells).mean() < 0.5


@pytest.mark.parametrize(
    "cell",
    [
        ",".join(["0.123456"] * 3000),
        "[" + ",".join(["0.123456"] * 3000) + "]",
        "a" * 30_000,
        "a" + " " * 30_000 + "b",
    ],
    ids=["numbers", "array", "word", "spaces"],
)
def test_huge_cells_take_no_time_that_grows_with_the_square(cell):
    cells = Cells([cell, cell[1:], cell[2:]], [1] * 3, 3, 3, 3, 1)
    start = time.process_time()
    notation_opinions(cells)
    for validator in validators().values():
        validator(cells.values)
    assert time.process_time() - start < 2.0
