"""The table of reasons: it says what the code does, and no more."""

import ast
import re
from importlib.resources import files
from pathlib import Path

import pytest
from rule_samples import sample_of
from test_rules_formats import TAKEN

import pandas_semtype.simon.rules
from pandas_semtype.simon.rules import (
    name_model,
    named_cells,
    scales,
    short_codes,
    vocabularies,
    word_lists,
)
from pandas_semtype.simon.rules.all_rules import opinions
from pandas_semtype.simon.rules.formats import FORMATS
from pandas_semtype.simon.rules.impossible import reason_of
from pandas_semtype.simon.rules.opinion import family
from pandas_semtype.simon.rules.reasons import reasons, reasons_of
from pandas_semtype.simon.rules.validators import validators
from pandas_semtype.types import catalogue

FOLDER = Path(pandas_semtype.simon.rules.__file__).parent
REASON = re.compile(r"(?:checksum|format|values|range|cardinality|dtype|impossible):[a-z0-9_]+")
DATA = files("pandas_semtype.simon.rules") / "data"

TICKERS = ["MMM", "AOS", "ABT", "ACN", "AES", "AFL", "AIG", "AIZ", "KEY", "TGT", "WMT", "XYL"]
WORDS = [f"{a}{b}" for a in ("zor", "kep", "mil", "dax") for b in ("ban", "tol", "wik", "rus")]
WITNESSES = {
    "checksum:luhn": ["4111 1111 1111 1111", "5555-5555-5555-4444"],
    "checksum:iban": ["GB82 WEST 1234 5698 7654 32", "DE89370400440532013000"],
    "checksum:isbn": ["9780306406157", "978-3-16-148410-0", "979-10-90636-07-1"],
    "checksum:nhs": ["401 023 2137", "943 476 5919"],
    "format:ipv4_private": ["10.4.0.1", "10.4.0.2", "172.31.0.9"],
    "format:years": ["3 years", "1 year", "12 yrs"],
    "format:years_of_age": ["33 Jahre", "87 Jahre", "5 Jahre"],
    "format:ipv4_or_version": ["1.2.3.4", "2.0.0.1", "10.0.1.2"],
    "format:hex_color_bare": ["a1b2c3", "00ffee", "12ab90", "fe09dd", "c0ffee"],
    "format:hex_numbers": [f"{0x3C4A10 + 5 * i:06x}" for i in range(12)],
    "format:json_object": ['{"n": 3}', '{"n": 4, "m": [1]}', "{}"],
    "format:html_element": ["<p>one</p>", "<div><p>two</p></div>", "<P>3</P>"],
    "format:one_unit": ["310 m", "95 m", "1200 m", "640 m", "78 m"],
    "format:zeros_in_front": ["004715802", "120448317", "031556092", "778120034"],
    "format:several_values": [
        f"{a};{b}" for a in ("ash", "oak", "elm") for b in ("elm", "ash", "oak")
    ],
    "format:bands": ["18-24", "25-34", "35-44", "45-54", "55+"] * 4,
    "format:geometry": ["POINT (3 4)", "POINT (5 12)", "LINESTRING (0 0, 1 2)", "POINT (8 1)"],
    "format:short_dates": ["10/27/15", "10/28/15", "10/29/15"],
    "format:legal_form": ["Nordlicht GmbH", "Hansen & Sohn KG", "Alpenbahn AG"],
    "format:tokens": ["RQ17-0660", "7855C", "IFB769-041516", "503-17-0167_3", "OW807034"],
    "format:region_code": ["US-CA", "DE-BY", "FR-75", "BR-SP", "CA-ON"],
    "format:quarters": ["2019 Q3", "2020 Q1"],
    "format:numbered_heads": [f"Kap. {n}" for n in range(2, 14)],
    "format:numbered_prefixes": [f"FR-{n:02d}" for n in range(2, 14)],
    "format:locale": ["en_US", "de_DE", "pt-BR"],
    "values:boolean_words": ["yes", "no"],
    "values:zero_one": ["0", "1", "1"],
    "values:infinities": ["inf", "-inf"],
    "values:gender_words": ["male", "female"],
    "values:months": ["January", "March", "December"],
    "values:weekdays": ["Monday", "Tuesday", "Sunday"],
    "values:numbers": ["101", "102", "103"],
    "values:no_digits": ["red", "green", "blue"],
    "values:own_cities": ["Тула", "Омск", "Калуга"],
    "values:own_people": ["王芳", "李伟", "刘洋", "陈静"],
    "values:foreign_jobs": ["Buchhalter", "Elektriker", "Erzieherin", "Dachdecker"],
    "format:own_streets": ["ул. Мира, 5", "пр-т Ленина, д. 7", "пер. Садовый, 12"],
    "values:counties": [
        "Bexar",
        "Zavala",
        "Harris",
        "Wichita",
        "Loving",
        "Uvalde",
        "Llano",
        "Nueces",
    ],
    "range:numbering": [str(n) for n in range(1, 25)],
    "values:departments": ["Department of Health", "Dept. of Corrections", "Judiciary"],
    "values:units_not_firms": ["Department of Labor", "Division of Parks", "Office of the Mayor"],
    "values:zip_codes": ["97202", "10027", "33133", "60614", "98117", "73301", "48104", "55408"],
    "format:addressed_names": ["Mr Dean (Leeds)", "Mrs Webb (Kent)", "Mr Oliver (York)"],
    "format:same_letters": [f"{n} TL" for n in (1200, 2500, 3100, 4750, 8000)],
    "format:ordinal_points": [f"{n}. kt." for n in range(1, 9)],
    "values:placeholders": ["see file", "ditto", "TBA"] * 6,
    "values:zeros": ["0", "0.0"] * 6,
    "values:state_of_things": ["open", "closed", "in progress"] * 6,
    "values:lone_number": ["48.85"] * 12,
    "values:no_place": ["合計80件", "合計33件", "合計46件"],
    "values:lone_codes": ["GF", "SR"] * 6,
    "values:country_codes": ["AFG", "ALB", "DZA", "DEU", "FRA", "GBR"],
    "values:currency_codes": ["USD", "EUR"],
    "values:language_codes": ["en", "de", "fr", "es", "it", "zh", "ja"],
    "values:airport_codes": ["JFK", "LAX", "CDG", "FRA", "AMS", "ORD"],
    "values:zone_codes": ["EST", "CST", "MST", "PST", "CET", "UTC", "CEST"],
    "values:states": ["Kansas"],
    "values:countries": ["Japan", "Peru"],
    "values:languages": ["English", "Spanish", "Swahili", "Hindi"],
    "values:zones": ["Eastern Standard Time", "Tokyo Standard Time", "Japan Standard Time"],
    "values:cities": ["Cleveland", "Dayton", "Akron", "Toledo", "Youngstown", "Mansfield"],
    "values:places": ["Akron, Ohio", "Reno, Nevada", "London, United Kingdom", "Austin, TX"],
    "values:family_names": ["Rutledge", "Barlow", "Burke", "Nielsen", "Barnett", "Horne", "Carr"],
    "values:given_names": ["James", "Mary", "Linda", "Robert", "Susan", "Karen", "Thomas", "Nancy"],
    "values:people": ["Mary Smith", "Jones, Robert", "Karen L. Burke", "Thomas Barnett"],
    "values:organisations": [
        "Acme Holdings Ltd",
        "Blue River Brewing Company",
        "Foo GmbH",
        "Z Inc",
    ],
    "values:occupations": ["Civil Engineers", "Dental Assistant", "Truck driver", "Nurse"],
    "values:streets": ["Main Street", "Rue de la Paix", "Oak Lane", "Hauptstrasse", "Elm Road"],
    "values:scales": ["Low", "Medium", "High"] * 4,
    "values:sizes": ["S", "M", "L", "XL"] * 4,
    "values:aggregates": ["Europe", "Asia", "Africa", "North America"] * 4,
    "values:not_country_codes": TICKERS,
    "values:not_currency_codes": TICKERS,
    "values:not_language_codes": ["ZX", "QQ", "XZ", "WX", "YY", "QJ", "XX", "QZ"],
    "values:not_airport_codes": ["JX1Q", "QZ9Z", "XXQQ", "WQXZ", "ZZQJ", "QQQJ", "XJQW", "WWXX"],
    "values:not_countries": WORDS,
    "values:not_languages": WORDS,
    "values:not_states": ["Europe", "Asia", "Oceania", "Americas"],
    "values:not_cities": ["Europe", "Asia", "Oceania", "Americas"],
    "range:decimals": ["1.5", "2", "3.25"],
    "range:exponents": ["4E02", "7E11", "12E05"],
    "range:whole_numbers": ["10", "-20", "45"],
    "range:latitude": ["12.5", "91.25", "-93.5"],
    "range:longitude": ["12.5", "490.25", "-193.5"],
    "range:year": ["999", "20011", "31"],
    "range:unix_time": [str(1_512_345_678 + 345_679 * i) for i in range(30)],
    "range:some_months": ["3", "4", "5", "9", "10"],
    "range:far_years": ["1730", "1955", "2011", "2077", "2090", "1822"],
    "range:age": ["1999", "2001", "2020"],
    "range:not_an_identifier": ["-5", "3", "8"],
    "range:credit_card": ["12345678", "23456789"],
    "range:short_numbers": ["12", "13", "14"],
    "range:boolean": ["0", "1", "2"],
    "cardinality:all_distinct": WORDS,
    "cardinality:mostly_distinct": [f"v{i}" for i in range(90)] + ["v0"] * 10,
    "cardinality:many_values": [f"v{i % 20}" for i in range(200)],
    "cardinality:many_numbers": [str(i % 44) for i in range(400)],
    "cardinality:constant": ["1"] * 12,
    "cardinality:constant_word": ["deny"] * 12,
    "cardinality:few_values": ["red", "blue", "red", "red"] * 4,
    "format:numbered_series": ["WEB-417", "WEB-1203", "OPS-88", "WEB-2051", "OPS-960"],
    "format:outline_numbers": [f"{i}.{j}.{i + j}" for i in (1, 2, 4) for j in (1, 3, 5)],
    "format:numbered_phrases": ["قيد الفحص 4", "تم الدفع 12", "قيد الفحص 7"],
    "format:no_address": ["§ 12 KSchG", "§ 40 AVG", "§ 7 Abs. 2 VStG"],
    "format:initials": ["Huber K.", "Moreau P.M.", "Nowak J."],
    "values:units": ["cm", "in", "mm"],
    "values:state_words": ["OK", "OK", "OK"],
    "values:nations": ["Mexican", "Italian", "Thai", "Greek"],
    "range:julian_days": ["2451234.5", "2453005.25", "2456789.125"],
    "format:no_plates": ["UJ94HCL", "QQ66DSB", "WZ83URP", "AB40CDE", "LM99TRE"],
    "format:plates": ["VE-936-QB", "MH12AB1234", "DY61 VRE", "B-XY 407", "4021 YZH", "7ABC123"],
    "format:chords": ["Am7", "F#m", "Cmaj7", "G", "Dsus4"],
    "format:ranks": ["1st", "2nd", "3rd", "4th"] * 4,
    "format:roman_numerals": ["IV", "VIII", "II", "XI"],
    "format:results": ["12-7", "3-1", "0-20", "11-10", "5-2"],
    "format:extension": ["ext. 3046", "ext. 1287", "ext. 4198"],
    "format:named_cells": ["VIN: 1HGCM82633A004352", "VIN: 1M8GDM9AXKP042788"],
    "format:named_keys": ["Order No. 744323", "Order No. 31207", "Order No. 9", "Order No. 55018"],
    "format:named_quantities": ["Age: 58", "Age: 7", "Age: 41", "Age: 33"],
    "format:rates": ["71 per hour", "8 per hour", "13 per day", "59 per hour"],
    "format:limits": ["within 14 days", "within 3 weeks", "within 1 hour", "within 90 days"],
    "format:sizes": ["71x48x16", "14x92x96", "45x25x52", "9x30x12"],
    "format:inks": ["88/75/38/5", "0/72/69/4", "6/17/43/88", "100/3/5/0"],
    "format:three_bytes": ["78,68,4", "193,159,48", "244, 216, 222", "0,0,7"],
    "format:out_of": ["37/50", "12/50", "50/50", "8.5/50"],
    "format:pace": ["4:56/km", "5:12/km", "6:03 / km", "4:41/km"],
    "format:assigned": ["RETRIES=3", "MODE=fast", "level = 7", "HOST=db1"],
    "format:marked_months": ["2015M09", "2015M10", "2015M11", "2015M12"],
    "format:notes": ["F#3", "G4", "Bb2", "C5"],
    "format:references": ["$A$25:$C$42", "$C$8", "$B$1:$B$90", "$AA$7"],
    "format:words_and_keys": [f"CARD PAYMENT {w} {k}" for k, w in enumerate(WORDS[:4], 482_100)],
    "format:paths_in_xml": ["/a/b[@id='5']", "//b[2]/c", "/a/b[c]", "/a/b[@id='7']"],
    "format:paths_in_json": ["$.items[0].name", "$.total", "$.items[*]", "$..id"],
    "format:signed_codes": ["D-50667", "A-1010", "CH-8001", "F-75004"],
    "format:joined_names": ["Lyon - Madrid", "Ulm - Graz", "Linz \u2013 Ulm"],
    "format:firms_of_people": ["Baker & Sons", "Ochoa y Hijos", "Lind Brothers"],
    "format:articles": ["The Dark Horse", "The Old Mill", "The Ferry"],
    "values:buildings": ["Trinity Church", "Grace Chapel", "St. Mary's Church"],
    "format:bands_in_thousands": ["36k-52k", "52k-70k", "70k-95k", "$12k - $20k"],
    "format:decades": ["1950s", "1960s", "1970s", "1990s"],
    "format:beyond_a_day": ["92:51:16", "4:12:09", "130:00:05", "11:59:59"],
    "format:units_of_time": ["2h05m4.5s", "11h35m45.8s", "0h9m1.0s", "3h59m59s"],
    "format:several_amounts": ["3 bd / 2 ba", "1 bd / 1 ba", "4 bd / 2.5 ba", "2 bed, 1 bath"],
    "format:roman_quarters": ["I/2020", "II/2020", "III/2020", "IV/2020", "I/2021"],
    "format:flights": ["LH 441", "UA 88", "U2 7312", "BA 1304", "LH 902"],
    "format:counts": ["serves 2", "serves 4", "serves 6"],
    "format:page_ranges": [f"({page}-{page + 9})" for page in range(1024, 1240, 10)],
    "format:lives": ["(1802-1871)", "(1911-1999)", "(1740-1801)", "(1688-1750)"],
    "format:sixtieths": ["11 35 45.85", "19 34 22.7", "2 00 09", "23 59 59.1"],
    "format:british_grid": ["TQ 192 493", "SU 708 037", "NT 2550 7390", "SK 552 122"],
    "format:half_open": ["(0.25, 5.5]", "(5.5, 9.125]", "(9.125, 12.0]"],
    "format:prefix_0x": ["0x09F1AF", "0x6A2D39", "0x13265E"],
    "format:object_id": [f"5f{i:06x}{i * 7919:016x}" for i in range(11, 80, 7)],
    "format:base64": [
        "YmVkb3cg",
        "ZWp4ZyBiZ3hr",
        "bWMgdW1mIHpv",
        "aGVsbG8gd29ybGQ=",
        "Zm9vIGJhcg==",
    ],
    "values:cities_not_people": ["Tunis", "Busan", "Kobe", "Hanoi", "Recife", "Quito", "Lahore"],
    "format:numbered_parts": ["Vol. 14", "Vol. 7", "Vol. 19"],
    "values:won_and_lost": ["W", "L", "D", "W"],
    "format:arxiv": ["1312.72867", "1902.92729", "2102.54635", "0711.00417", "2312.10001"],
    "format:japanese_codes": ["100-0001", "530-0012", "060-0807", "812-0011", "150-0043"],
    "format:county_codes": ["06037", "48201", "17031", "36061", "04013"],
    "range:hundredths": ["123456.78", "702233.5", "234567.1", "418020.25", "990110.9"],
    "values:names_in_handles": ["jsmith42", "tom.clark", "anna_clark", "tscott7", "peter.hall"],
    "values:some_numbers": ["Toyota", "3001", "Bayer", "274", "Ford"],
    "format:digits_alone": ["#204", "#1731", "#55", "#918"],
    "format:issue_numbers": ["#204", "#1731", "#55", "#918"],
    "format:small_first_part": ["5.19.6.1", "2.7.11.204", "3.4.21.112", "1.1.1.27"],
    "format:pairs": ["-1.561, 2.242", "0.314, -1.108"],
    "format:phone_bare": ["+49157526", "+60606913", "+12345678"],
    "format:six_bytes": ["CF 24 31 9A 15 23", "00 1B 44 11 3A B7"],
    "format:ssn": ["219-09-9999", "457-55-5462"],
}
"""A column for each rule but the formats that settle, which are in `TAKEN`."""


AGAINST = ("forbids", "doubts", "yields")


def in_code():
    """Return (reason, label, against) as they stand in calls and tables of the rules."""
    found = set()
    for file in FOLDER.glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        tuples = {
            target.id: {n.value for n in ast.walk(line.value) if isinstance(n, ast.Constant)}
            for line in tree.body
            if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple)
            for target in line.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Dict):
                groups = [[key, value] for key, value in zip(node.keys, node.values, strict=True)]
            elif isinstance(node, ast.Call):
                groups = [[*node.args, *(k.value for k in node.keywords if k.arg != "heir")]]
            else:
                groups = [node.elts] if isinstance(node, ast.Tuple) else []
            called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            forbids = called in ("forbid", "hand_over")
            for group in groups:
                words = [n.value for n in group if isinstance(n, ast.Constant)]
                words += [
                    w
                    for n in group
                    if isinstance(n, ast.Starred)
                    for w in tuples.get(getattr(n.value, "id", ""), ())
                ]
                named = [w for w in words if isinstance(w, str) and REASON.fullmatch(w)]
                for label in set(catalogue()) & {w for w in words if isinstance(w, str)}:
                    if len(named) == 1:
                        against = forbids or any(k in words for k in AGAINST) or ":not_" in named[0]
                        found.add((named[0], label, against))
    return found


def rivals():
    """Return what lists say of labels that do not stand beside the reason.

    Names and codes forbid others beside the label they support; words in front of cells have the
    labels that they name.
    """
    names = {(r, label, True) for r in name_model._REASONS.values() for label in name_model._RIVALS}
    codes = {(r, "categorical", True) for r in short_codes._REASONS.values()}
    named = {("format:named_cells", label, False) for label in named_cells._NAMED.values()}
    return names | codes | named


OF_VALIDATORS = {
    **{reason_of(label): f"(nearly) no cell is {v.what}: no `{label}`"
       for label, v in validators().items()},
    **{reason_of(label, proved=True): f"the cells are each {v.what}: `{label}`"
       for label, v in validators().items() if v.can_prove},
}  # fmt: skip
"""Reasons that follow from the registry of validators, and what the table says of them."""
WRITTEN = sorted(set(reasons()) - set(OF_VALIDATORS))
"""Reasons that stand in the code."""


def test_the_table_is_what_the_code_says():
    rows = [reasons()[name] for name in WRITTEN if name != "impossible:others"]
    table = {(r.name, label, False) for r in rows for label in r.labels}
    table |= {(r.name, label, True) for r in rows for label in r.against}
    assert table == in_code() | rivals()


def test_the_table_has_every_validator():
    assert {n: r.meaning for n, r in reasons().items() if n in OF_VALIDATORS} == OF_VALIDATORS
    for label in validators():
        row = reasons()[reason_of(label)]
        assert (row.kinds, row.labels, row.against) == (("forbids",), (), (label,))
        row = reasons().get(reason_of(label, proved=True))
        assert row is None or (row.kinds, row.labels) == (("supports",), (label,))
    general = reasons()["impossible:others"]
    assert set(general.labels) == {"categorical", "float", "identifier", "int", "text"}


def test_every_reason_in_the_code_is_in_the_table():
    quoted = re.compile(rf'"({REASON.pattern})"')
    texts = [file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py")]
    assert {name for text in texts for name in quoted.findall(text)} == set(WRITTEN)


def test_formats_have_their_kinds():
    for known in FORMATS:
        assert reasons()[known.reason].kinds == (known.kind,)
        assert reasons()[known.reason].labels == (known.label,)


@pytest.mark.parametrize(
    "name", [n for n in WRITTEN if not n.startswith(("dtype:", "impossible:"))]
)
def test_every_rule_gives_its_opinion_and_none_beyond_the_table(name):
    columns = [WITNESSES[name]] if name in WITNESSES else TAKEN[name]
    for cells in columns:
        found = opinions(sample_of(cells))
        assert name in {opinion.reason for opinion in found}
        for opinion in found:
            row = reasons()[opinion.reason]
            assert opinion.kind in (*row.kinds, *(("forbids",) if row.against else ()))
            if opinion.kind in AGAINST:
                assert any(opinion.label in family(label) for label in row.against)
            else:
                assert opinion.label in row.labels


def test_rules_read_the_lists_of_the_table(monkeypatch):
    read = []
    text = vocabularies._text
    monkeypatch.setattr(vocabularies, "_text", lambda name: read.append(name) or text(name))
    caches = [
        value
        for module in (vocabularies, scales, short_codes, word_lists)
        for value in vars(module).values()
        if callable(getattr(value, "cache_clear", None))
    ]
    for name in ("values:months", "values:gender_words", "values:scales", "format:locale"):
        for cached in caches:
            cached.cache_clear()
        read.clear()
        assert opinions(sample_of(WITNESSES[name]))
        assert set(reasons()[name].lists) <= set(read)


def test_lists_of_the_table_are_shipped_and_all_are_used():
    shipped = {
        file.name.removesuffix(".txt") for file in DATA.iterdir() if file.name[-4:] == ".txt"
    }
    assert {name for r in reasons().values() for name in r.lists} == shipped


def test_rows_are_whole():
    for reason in reasons().values():
        assert reason.meaning
        assert set(reason.kinds) <= {"settles", "supports", *AGAINST}
        assert any(k in reason.kinds for k in AGAINST) == (not reason.labels)
        assert set(reason.labels + reason.against) <= set(catalogue())
        if reason.kinds == ("forbids",):
            assert reason.against
    assert [r.name for r in reasons_of("iban")] == [
        "checksum:iban",
        "values:numbers",
        "values:no_digits",
        "format:named_cells",
        "format:named_keys",
        "impossible:iban",
        "proved:iban",
    ]
    assert reasons_of("no such label") == ()


def test_the_table_is_not_read_in_inference():
    reasons.cache_clear()
    for cells in WITNESSES.values():
        opinions(sample_of(cells))
    assert reasons.cache_info().currsize == 0
