"""Formats: what each takes, and what comes near but is something else."""

import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from rule_samples import cells_of

from pandas_semtype.inference import infer
from pandas_semtype.simon.rules.formats import FORMATS, format_opinions
from pandas_semtype.types import catalogue

TAKEN = {
    "format:date_compact": [
        ["20240131", "19991231", "20200229"],
        ["20240131T235959Z", "20240201T000000Z", "20240202T120000Z"],
        ["31012024", "28021999", "01121950"], ["01312024", "02281999", "12011950"],
        ["05061988", "11111911", "09102087"],
    ],
    "format:email": [
        ["a.b@c.org", "INFO@AGENCY.GOV", "jo+tag@mail.example.co.uk"],
        ["Jo Doe <jo@doe.net>", '"Doe, Jo" <jo@doe.net>', "<x@y.de>"],
        ["a@b.com; c@d.com", "e@f.com", "g@h.com, i@j.com"],
    ],
    "format:email_hidden": [
        ["kim(at)host.example", "lee [at] host [dot] example", "x{at}y.org"],
        ["a.b(at)c-d.ac.uk", "e_f (at) g.io", "h[AT]i.de"],
    ],
    "format:uuid": [
        ["6f9619ff-8b86-d011-b42d-00cf4fc964ff", "6F9619FF-8B86-D011-B42D-00CF4FC964FF"],
        ["{6f9619ff-8b86-d011-b42d-00cf4fc964ff}", "{6f9619ff-8b86-d011-b42d-00c04fc964f0}"],
    ],
    "format:uuid_bare": [[f"{k:012x}4abc8{k:015x}" for k in range(10**11, 10**11 + 6)]],
    "format:orcid": [
        ["https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1694-233X"],
        ["orcid.org/0000-0002-1825-0097", "http://www.orcid.org/0000-0001-5109-3700/"],
    ],
    "format:uri": [
        ["http://a.org/b?c=d", "https://x.y/", "ftp://files.org/a b.txt", "s3://bucket/key"],
        ["urn:isbn:0451450523", "urn:ietf:rfc:2648", "mailto:a@b.org"],
        ["data:image/png;base64,iVBORw0KGgo=", "data:text/plain;charset=utf-8,x"],
    ],
    "format:uri_bare": [
        ["example.org/about", "shop.example.co.uk/a?b=1", "acme.de:8080/x", "example.com"],
        ["news.example.fr/2024/05", "EXAMPLE.COM/Path", "a.b.net#top"],
    ],
    "format:mac_address": [
        ["00:1b:44:11:3a:b7", "00:1B:44:11:3A:FF"],
        ["00-1b-44-11-3a-b7", "aa-bb-cc-dd-ee-ff"],
        ["001b.4411.3ab7", "aabb.ccdd.eeff"],
    ],
    "format:ipv4": [["192.168.0.1", "10.200.3.4", "8.8.8.8"], ["192.168.0.0/24", "172.16.0.0/12"]],
    "format:ipv6": [["2001:db8::1", "fe80::1%eth0", "::1", "2001:0db8:0:0:0:0:0:1"]],
    "format:digest": [
        ["d41d8cd98f00b204e9800998ecf8427e", "9e107d9d372bb6826bd81d3542a419d6"],
        ["DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"],
    ],
    "format:marked_digest": [
        ["$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW"],
        ["sha256:" + "0f" * 32, "sha256:" + "a1" * 32],
    ],
    "format:hex_color": [["#ff0000", "#00FF00", "#abcdef"], ["#f00", "#0af", "#abc"]],
    "format:iso_date": [
        ["2020-02-29", "1999-12-31"],
        ["2020-02-29T12:30:00Z", "2020-03-01 08:00:00.123+02:00", "2020-03-01T08:00"],
        ["2020/2/9", "2021/12/31"],
    ],
    "format:date": [["31/12/1999", "1/2/2003"], ["12/31/1999 11:59 PM", "1/2/2003 1:00 AM"],
                    ["31.12.1999", "01.02.2003"]],
    "format:date_in_words": [
        ["Jan 5, 2020", "December 31, 1999"], ["5 January 2020", "31-Dec-99"],
        ["Monday, 5 January 2020", "Tue, 6 Jan 2020 10:00:00 GMT"],
    ],
    "format:dates_mixed": [["2020-01-05", "5 Jan 2020", "5/1/2020"]],
    "format:time_am_pm": [["9:30 AM", "12:05 pm"], ["9:30:15 a.m.", "11:00:00 p.m."]],
    "format:percent": [["12%", "3.5 %", "-0,7%"], ["< 5%", "100%"]],
    "format:currency": [
        ["$1,234.50", "-$3", "($12.00)"], ["12,50 €", "1.000 €"], ["USD 12", "USD 1,300.00"],
        ["£3.5m", "£12k"], ["kr 100", "kr. 250,00"], ["R$ 10,00", "R$ 3,50"],
        ["₹45.4 Lakh", "₹2 Cr"], ["12.7 Mio. €", "-3,1 Mrd. €"], ["310k €", "9k€"],
        ["2.9 млн руб.", "14 тыс. руб."], ["80.25 ر.س", "1,204.00 د.إ"], ["ج.م 12", "ج.م 7.50"],
        ["18,500원", "3,000원"], ["1,980円", "25万円"], ["36.90元", "1208元"],
        ["3.1 Mio. EUR", "12 Mrd. EUR"],
    ],
    "format:coordinates": [
        ["40.7128, -74.0060", "(51.5072, -0.1276)"],
        ["40°26′46″N 79°58′56″W", "48°51'24\"N 2°21'03\"E"],
    ],
    "format:latitude": [
        ["48°51'24\"N", "33°52'04\"S"], ["48.8566° N", "33.8568° S"], ["N 48.8566", "S 33.8568"],
        ["48 51 24 N", "33-52-04S"], ["48 51.403N", "33 52.1 South"],
    ],
    "format:longitude": [
        ["2°21'03\"E", "151°12'26\"E"], ["2.3522° E", "70.6693° W"], ["W 70.6693", "E 2.3522"],
        ["70:40:09W", "2d21m3sE"],
    ],
    "format:mime_type": [["text/html; charset=utf-8", "image/png", "application/vnd.ms-excel"]],
    "format:user_agent": [
        ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36", "curl/7.68.0", "okhttp/4.9.1"],
    ],
    "format:file_path": [
        ["C:\\Users\\jo\\a.txt", "\\\\server\\share\\b"], ["/usr/lib/x", "/home/jo/a b.txt"],
        ["./src/a.py", "../b.c"],
    ],
    "format:file_name": [["report 2020.pdf", "data/IMG_0001.JPG", "archive.tar.gz"]],
    "format:domain": [
        ["example.com", "VPN2.AGENCY.GOV", "*.example.org", "bbc.co.uk"],
        ["heise.de", "mail.orange.fr"],
    ],
    "format:timezone": [
        ["Europe/Paris", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC"],
        ["UTC+02:00", "UTC-5", "(UTC+01:00) Amsterdam, Berlin, Bern"],
    ],
    "format:phone_international": [
        ["+49 711 2842222", "+55 (12) 3923-5555", "+1 (514) 721-4711", "+420 2 4172 5555"],
        ["+4915123456789", "+33612345678"],
    ],
    "format:phone_us": [
        ["(212) 555-0100", "212-555-0100 x12", "212.555.0100", "+1-212-555-0100"],
    ],
    "format:duration": [
        ["1h 20m", "3h 5m"], ["90 min", "2 hours, 5 minutes"], ["PT3M", "P1DT12H"],
        ["1 days 02:03:04", "0 days 00:10:00"],
    ],
    "format:age": [
        ["31세", "7세", "102 세"], ["25歳", "9才"], ["33岁"], ["4 years old", "71 yrs old"],
        ["8 y/o", "12 yo"], ["40 Jahre alt"],
    ],
    "format:year_marked": [["1998년", "2015 년"], ["2011年", "1899年"], ["1941 г.", "2003 г."]],
    "format:counted": [
        ["75 Stück", "1.200 Stück", "3 Stk."], ["8 pcs", "120pcs."], ["14 шт.", "9 шт"],
        ["6個", "31個"], ["40명", "1,500명"], ["3개", "12개"], ["2 szt.", "5 szt."],
    ],
    "format:measure": [["12 kg", "3.5kg"], ["100 km/h", "62 mph"], ["20 °C", "-3.5 °C"]],
}  # fmt: skip

NEAR = [
    ["see a@b", "@handle", "a at b.org"], ["x(at)home", "y(at)work"],
    ["f(at)1.5", "g(at)2.5"],
    ["6f9619ff-8b86-d011-b42d", "6f9619ff-8b86"],
    ["12:30", "note: http", "Re: hello there"],
    ["12-34-56-78-90-12", "11-22-33-44-55-66"],
    ["12:30:45", "23:59:59"],
    ["1.2.3.4", "2.0.0.1", "10.0.1.2"],
    ["256.1.1.1", "999.0.0.1"],
    ["12345678901234567890123456789012", "22345678901234567890123456789013"],
    ["deadbeef", "cafebabe"],
    ["#123", "#456", "#7890"], ["#100234", "#100235", "#100236"], ["#python", "#summer"],
    ["2020-13-45", "2020-00-10"], ["555-1234", "555-9876"], ["2019-2020", "2020-2021"],
    ["31012024", "02281999", "12251950"],  # two orders
    ["31012224", "28021799", "01121950"], ["41012024", "32121999", "50121950"],
    ["04711815", "17102012", "90210345"],
    ["13/13/2020", "32/01/2020"], ["1/2", "3/4"], ["May Smith", "June Carter"],
    ["march on", "may be"],
    ["13:45", "09:10"], ["12", "13.5"], ["12 percent", "100 per cent"],
    ["64k", "1.2k", "980k"], ["3 Mio.", "12 Mio."], ["12층", "30층"], ["5 GEL", "40 GEL"],
    ["3万", "25万"], ["평원 3", "남원 12"],
    ["$AAPL", "$MSFT"], ["USDA", "EURO"], ["40.71, 12.3", "0.85, 1.23"], ["140.123, 95.456"],
    ["and/or", "text or image"], ["Audio/Video", "Image/Sound"],
    ["a/b", "and/or", "w/ milk"], ["/5", "/10"],
    ["J. Smith", "St. Louis", "e.g. this"], ["report.final", "v1.alpha"], ["SAP.DE", "BMW.DE"],
    ["Europe", "America"], ["+12.5", "+3.75"], ["+123456", "+99"],
    ["123-456", "12-3456-789"], ["000-12-3456", "666-12-3456", "912-12-3456"],
    ["12 Main St", "5 High St"], ["5 m", "3 g"], ["12N", "5S"], ["12.5 N", "3.2 N"],
    ["10 E", "12 W"], ["12 E 45th", "3 W 4th"], ["1.5e3", "2E"],
    ["10 K", "3 M"], ["3 dogs", "2 cats"],
    ["17세기", "18세기"], ["300세", "410세"], ["5月", "12月"], ["3年", "12年"],
    ["2008년 5월", "2009년 6월"],
    ["3 years", "52 years"], ["7 Jahre", "81 Jahre"], ["개 3", "명 4"], ["14 Stufen", "3 Stangen"],
]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "cells"),
    [(reason, cells) for reason, columns in TAKEN.items() for cells in columns],
)
def test_takes(reason, cells):
    (found,) = [o for o in format_opinions(cells_of(cells)) if o.kind == "settles"]
    assert found.reason == reason
    assert found.score == 1.0


def test_every_format_that_settles_is_tested():
    assert {f.reason for f in FORMATS if f.kind == "settles"} == set(TAKEN)


def by_reason(cells):
    return {o.reason: (o.kind, o.label) for o in format_opinions(cells_of(cells))}


def test_formats_that_mean_other_things_too_only_support():
    assert by_reason(["078-05-1120", "219-09-9999"])["format:ssn"] == ("supports", "ssn")
    assert by_reason(["XXX-XX-1120", "XXX-XX-9999"])["format:ssn"] == ("supports", "ssn")
    pairs = by_reason(["(-1.561, 2.242)", "(-0.204, 1.118)"])
    assert pairs == {"format:pairs": ("supports", "geo_coordinate")}
    changes = by_reason(["+49157526", "+606069138", "+7215220"])
    assert changes == {"format:phone_bare": ("supports", "phone")}
    payload = by_reason(["CF 24 31 9A 15 23", "00 A1 7F 22 0C D4"])
    assert payload == {"format:six_bytes": ("supports", "mac_address")}


@pytest.mark.parametrize(
    "cells",
    [
        ["5.19.6.1", "2.7.11.204", "3.4.21.112", "1.1.1.270"[:-1]],  # enzymes
        ["5.3.218.88", "5.3.219.140", "5.4.101.2"],  # versions of a file
    ],
)
def test_numbers_with_a_small_first_part_are_no_addresses(cells):
    assert "format:ipv4" not in by_reason(cells)


def test_unknown_kinds_of_works_are_no_media_types():
    assert not by_reason(["text/essay", "audio/song", "text/poem", "image/fresco"])
    assert "format:mime_type" in by_reason(["text/html", "text/x-essay", "audio/song"])


def test_digits_alone_are_no_hexadecimal_numbers():
    found = format_opinions(cells_of(["#204", "#1731", "#55", "#874364"]))
    against = {o.label for o in found if o.kind == "forbids"}
    assert against == {"hex_color", "mac_address"}
    assert [(o.label, o.kind) for o in found if o.reason == "format:issue_numbers"] == [
        ("identifier", "supports")
    ]
    assert not [o for o in format_opinions(cells_of(["#204", "#173"])) if o.kind == "forbids"]


def test_labels_are_known():
    assert {f.label for f in FORMATS} <= set(catalogue())


@pytest.mark.parametrize("cells", NEAR, ids=lambda cells: cells[0])
def test_leaves_alone(cells):
    assert not [o for o in format_opinions(cells_of(cells)) if o.kind == "settles"]


@pytest.mark.parametrize("reason", sorted(TAKEN))
def test_one_in_ten_of_another_kind_is_too_many(reason):
    cells = [*(TAKEN[reason][0] * 30)[:27], "something quite different", "?!", "and more of it"]
    assert not [o for o in format_opinions(cells_of(cells)) if o.reason == reason]


@pytest.mark.parametrize("reason", sorted(TAKEN))
def test_one_in_fifty_of_another_kind_is_borne(reason):
    cells = [*(TAKEN[reason][0] * 50)[:49], "something quite different"]
    assert reason in [o.reason for o in format_opinions(cells_of(cells))]


def test_few_small_octets_support_only():
    (found,) = format_opinions(cells_of(["1.2.3.4", "2.0.0.1", "10.0.1.2"]))
    assert (found.label, found.kind) == ("ip_address", "supports")


@pytest.mark.parametrize(
    "form",
    ["{}(at)box{}.example", "{} [at] box{}.example", "{}(at)ab{}.org", "{}[at]b{}[dot]eu"],
)
def test_hidden_addresses_of_mail_are_no_links(form):
    cells = [form.format(name, k) for name in ("ann", "bo.li", "c_d") for k in range(8)]
    (found,) = format_opinions(cells_of(cells))
    assert (found.label, found.kind) == ("email", "settles")
    assert infer(pd.DataFrame({"c0": cells}), model="simon_v2")["c0"].label == "email"
    words = [cell.replace("at", "on") for cell in cells]
    assert "email" not in [o.label for o in format_opinions(cells_of(words))]


@pytest.mark.parametrize("unit", ["years", "yrs", "Jahre", "ans", "лет"])
def test_years_alone_are_an_age_where_the_name_says_so(unit):
    cells = [f"{(k * 37) % 83 + 4} {unit}" for k in range(60)]
    labels = {(o.label, o.kind) for o in format_opinions(cells_of(cells))}
    assert labels == {("duration", "supports"), ("age", "supports")}
    columns = {"age": "age", "Alter": "age", "contract length": "duration", "c0": "duration"}
    for name, label in columns.items():
        told = infer(pd.DataFrame({name: cells}), model="simon_v2")
        assert told[name].label == label
    longer = [f"{k * 37} {unit}" for k in range(1, 60)]
    assert "age" not in {o.label for o in format_opinions(cells_of(longer))}


@pytest.mark.parametrize("start", ["10.4.0", "10.0.7", "172.16.5", "172.31.0"])
def test_addresses_of_private_networks_are_addresses(start):
    cells = [f"{start}.{k}" for k in range(2, 20)]
    reasons = {o.reason for o in format_opinions(cells_of(cells))}
    assert reasons & {"format:ipv4_private", "format:ipv4"}
    assert infer(pd.DataFrame({"c0": cells}), model="simon_v2")["c0"].label == "ip_address"


@pytest.mark.parametrize(
    "cells",
    [
        [f"{a}.0.0.{b}" for a in (9, 10, 11) for b in range(8)],
        [f"172.{k}.0.1" for k in (1, 2, 40, 50)],
        [f"10.{k}.2" for k in range(9)],
        ["10.0.0.1", "10.0.0.2"],
    ],
)
def test_what_is_in_no_private_network_may_be_a_version(cells):
    assert "format:ipv4_private" not in [o.reason for o in format_opinions(cells_of(cells))]


def test_versions_by_name_stay_versions():
    cells = [f"10.{k % 3}.{k % 5}.{k % 7}" for k in range(30)]
    told = infer(pd.DataFrame({"software_version": cells}), model="simon_v2")
    assert told["software_version"].label == "version"


def test_colors_without_sign_are_supported():
    colors = ["a1b2c3", "00ffee", "12ab90", "fe09dd", "c0ffee"]
    (found,) = format_opinions(cells_of(colors))
    assert (found.label, found.kind) == ("hex_color", "supports")
    assert not format_opinions(cells_of(["facade", "decade", "beaded", "dabbed"]))
    assert not format_opinions(cells_of(["123456", "234567", "345678", "456789"]))


PIECES = [
    "1", "1.", "1 ", "a", "a.", "a@", "a:", "/a", "-1", "$1,", "1 min ", "1°1'", "+1 ", "1h 1m ",
]  # fmt: skip


def test_no_pattern_backtracks_without_end():
    """Long cells that nearly match: what takes more than linear time does not end at all."""
    code = (
        "import sys\n"
        "from rule_samples import cells_of\n"
        "from pandas_semtype.simon.rules.formats import format_opinions\n"
        f"for piece in {PIECES!r}:\n"
        "    cells = [(piece * 100_000)[:100_000] + str(i) for i in range(64)]\n"
        "    format_opinions(cells_of([*cells, 'x' * 100_000]))\n"
        "print('done')\n"
    )
    path = os.pathsep.join(filter(None, sys.path))
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stdout.strip() == "done", ran.stderr


def test_order_of_cells_does_not_matter():
    rng = np.random.default_rng(0)
    for reason, columns in TAKEN.items():
        cells = columns[0] * 3
        rng.shuffle(cells)
        assert reason in [o.reason for o in format_opinions(cells_of(cells))]
