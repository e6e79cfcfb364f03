"""Validators: the forms in which people write values, and strangers that look like them."""

import numpy as np
import pandas as pd
import pytest

from pandas_semtype import infer
from pandas_semtype.simon.rules.validators import validators

WRITTEN = {
    "airport_code": "JFK / KJFK|KJFK (JFK)|MEL/YMML",
    "bic": "UBSW CH ZH 80A|DEUT-DE-FF|nbagit3t",
    "credit_card": "4111.1111.1111.1111|3782.822463.10005",
    "crypto_address": "XpESxaUmonkq8RaLLp46Brx2K39ggQe226|DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L"
    "|GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN"
    "|bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
    "|4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T"
    "|15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"
    "|bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=1"
    "|ethereum:0x52908400098527886E0F7030069857D2E4169EE7@1"
    "|EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2",
    "currency": "Bs\u00a05,681|DH 18|547\u00a0Lm|1 200 FCFA|KSh 1,500/=|Tk. 500|2500 DA|250 грн"
    "|CFA2,194.61|Br 12.50|Bs.S 3|S/3,455|S/. 120.50",
    "currency_code": "MAD / SLE|XPF=>LBP|EUR/USD|EUR-USD",
    "doi": "doi.org/10.1007/x|https://www.doi.org/10.1007/x|urn:doi:10.1000/1|Doi: 10.1000/1",
    "duration": "35.2 ngày|7.47hari|9.9 saat|10′45″|8-years|3 ημέρες|5 ساعات|3 दिन|2 นาที|2 ชม."
    "|5 óra",
    "geo_coordinate": "14T QR 243 997|4QFJ12345678|+5055+00557/|+40.75-074.00/"
    "|17°02'26\"  63°09'02\"|8FVC9G8F+6W",
    "house_number": "895 Haus 6|nº 17|86 no. 2|12 корп. 3|д. 12к3|12, Bldg 4|№ 5|12а|N6W23001",
    "icd_code": "8B43.0|7R25.U|GQ70|1Y93.3|8B43.0/XN109|D25–D34",
    "imei": "IMEI: 490154203237518|490154/20/323751/8|3569380356438091|IMEISV: 3569380356438091",
    "ip_address": "10.53.168.77/255.255.0.0|10.0.0.0/0.0.0.255|128[.]145[.]1[.]28"
    "|2001[:]db8::1|[2001:db8::1]:443",
    "isbn": "978-0-306-40615-7 (pbk.)|0306406152 (hardcover : alk. paper)|9780306406157 :$25.00"
    "|080442957X pbk.|eISBN 978-0-306-40615-7",
    "mac_address": "eth0 9e:fb:ba:8d:0c:5e|d7:ee:24:26:d4:88 (br0)|B7-C9-2D-XX-XX-XX"
    "|00:11:22:33:44:55 (Apple, Inc.)|[9e:fb:ba:8d:0c:5e]|(9e-fb-ba-8d-0c-5e)",
    "orcid": "ORCID iD 0000-0002-1825-0097|orcid.org/0000-0002-1825-0097|(0000-0002-1825-0097)"
    "|ORCID: 0000-0002-1694-233x",
    "percent": "47,8 Prozent|12 procent|3.5 Percent|40 por ciento|7 pour cent|12 v.H.|15 процентов",
    "postal_code": "D-50667|LT-01103|SE-114 55|MD-2001|CH 8001|TX 75001|H-1051",
    "projected_coordinate": "9117909.65mN|N1764110|2223453 mE|410719.48 m|E 351 234|X=351234.5",
    "ssn": "SSN: 149-73-1991|217 - 62 - 3558|182-76-XXXX|149.73.1991",
    "unix_time": "1727241050.39",
    "username": "AD\\ekrogh|iampot#8081|~inger-knutsen|@Aertas@mastodon.social|_bob_|HQ\\PC-12$",
    "version": "3.4.8-2ubuntu2|v8.16-245-g6f1bb22|~8.12.9|>=3.12.1|~=1.2.3|8_6_18|1.8.0_292"
    "|1:2.0.1-3ubuntu1|2.0.0+20130313|1.2.3 (build 44)|3.2.1-4",
}
SHAPES = (
    '{"coordinates":[[1,2]],"type":"LineString"}',
    "<POLYGON ((1 2, 3 4))>",
    '{"rings":[[[32.5746,0.3066,0]]]}',
)

STRANGERS = {
    "airport_code": "JFK / LAX|QQQ / ZZZZ|and/orxx",
    "credit_card": "4111.1111.1111.1112|4111111111111.111|212.555.0187",
    "crypto_address": "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKS3WV"
    "|XpESxaUmonkq8RaLLp46Brx2K39ggQe227"
    "|npub10elfcs4fr0l0r8af98jlmgdh9c8tcxjvz9qkw038js35mp4dma8qzvjptg"
    "|GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVM"
    "|bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb|bitcoin:hello"
    "|bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q",
    "currency": "MT12|DH18|12 MT|le 12|bs 12|12 lm|DHL 12|Nu 12x",
    "currency_code": "MAD / XQQ|AB/CD|and/or",
    "doi": "doi.org/about|https://example.org/10.1007|www.doi.org",
    "duration": "3 saatchi|12 napkins|6′2″|5 nappe|12 anise",
    "geo_coordinate": "14TQR24399|14 TQR|+5055|12°-15°|20° / 25°|99T QR 243 997|+9955+00557/",
    "house_number": "12 Main 6|Haus|12 kg 5 m|no. x",
    "icd_code": "II70|1111.1|AB1|8BB3.0|GO70",
    "imei": "IMEI: 490154203237519|4111111111111111|IMEI 12345",
    "ip_address": "10.53.168.77/255.0.255.0|300[.]1[.]1[.]1|a[.]b[.]c[.]d",
    "isbn": "978-0-306-40615-8 (pbk.)|978-0-306-40615-7 is out of print|0306406152: a title",
    "mac_address": "eth0 deadbeef0123|commit deadbeef0123|eth0 10:20|XX-XX-XX-XX-XX-XX",
    "orcid": "ORCID 0000-0002-1825-0098|orcid.org/about",
    "projected_coordinate": "45.5 m|N45|351234 kg|XYZ",
    "ssn": "149-73 1991|SSN: 000-12-3456|555-0187|149-7-31991|987-65-XXXX",
    "username": "C:\\x|a\\b\\c|hello#world|name@host.org|@a b|~",
    "version": "12.5-13.5|212.555-0187|8_6",
}


@pytest.mark.parametrize("label", sorted(WRITTEN))
def test_forms_that_people_write_pass(label):
    cells = WRITTEN[label].split("|")
    assert [cell for cell in cells if not validators()[label]([cell])[0]] == []


@pytest.mark.parametrize("label", sorted(STRANGERS))
def test_strangers_that_look_alike_do_not_pass(label):
    cells = STRANGERS[label].split("|")
    assert [cell for cell in cells if validators()[label]([cell])[0]] == []


def test_json_and_text_of_shapes():
    geometry = validators()["geometry"]
    assert geometry(SHAPES).all()
    strangers = ('{"coordinates": [1, 2]}', '{"type": "Point"}', "<b>POINT</b>", '{"points": 3}')
    assert not geometry(strangers).any()
    cells = [f'{{"coordinates": [{i}.5, {i}], "type": "Point"}}' for i in range(20)]
    assert infer(pd.DataFrame({"geometry": cells})).types["geometry"] != "json"


def test_what_has_no_check_digit_is_no_proof():
    keys = ["4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T"]
    versions = [f"35693803564380{i:02d}" for i in range(10, 30)]
    for label, cells in (("crypto_address", keys), ("imei", versions)):
        assert validators()[label](cells).all()
        assert not validators()[label].proves(cells, len(cells))


def test_primes_are_feet_unless_seconds_go_beyond_inches():
    duration = validators()["duration"]
    assert duration(["10′45″", "3′05″", "4′2″"]).all()
    assert not duration(["6′2″", "5′11″", "5′9″"]).any()


@pytest.mark.parametrize("host", ["https://doi.org/", "doi.org/", "https://www.doi.org/"])
def test_addresses_of_works_are_their_numbers(host):
    cells = [f"{host}10.10{i}/abc-{i * 7}" for i in range(10, 30)]
    assert infer(pd.DataFrame({"doi": cells})).types["doi"] == "doi"


@pytest.mark.parametrize("host", ["https://orcid.org/", "orcid.org/", "http://www.orcid.org/"])
def test_addresses_of_people_are_their_numbers(host):
    known = ("0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X")
    assert infer(pd.DataFrame({"x": [host + code for code in known]})).types["x"] == "orcid"
    others = ["https://example.org/" + code for code in known]
    assert infer(pd.DataFrame({"x": others})).types["x"] == "uri"


def test_seconds_with_fractions_are_moments_if_the_name_says_so():
    rng = np.random.default_rng(17)
    seconds = rng.uniform(1.3e9, 1.7e9, 40).round(3)
    found = infer(pd.DataFrame({"unix_time": seconds, "amount": seconds})).types
    assert found["unix_time"] == "unix_time"
    assert found["amount"] == "float"
    small = infer(pd.DataFrame({"unix_time": seconds / 1e4})).types
    assert small["unix_time"] != "unix_time"
