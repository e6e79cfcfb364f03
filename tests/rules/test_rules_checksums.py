"""Check digits."""

import random

import numpy as np
import pandas as pd
import pytest
from rule_samples import by_kind, cells_of

from pandas_semtype import infer
from pandas_semtype.simon.rules.checksums import (
    checksum_opinions,
    is_card,
    is_iban,
    is_isbn10,
    luhn,
    mod_97,
)
from pandas_semtype.simon.rules.impossible import validated_opinions

CARDS = [
    "4111111111111111", "5555555555554444", "378282246310005", "6011111111111117",
    "3530111333300000", "30569309025904", "2223003122003222",
]  # fmt: skip
IBANS = ["GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "FR1420041010050500013M02606"]
ISBN_13 = ["9780306406157", "978-3-16-148410-0", "979-10-90636-07-1"]
ISBN_10 = ["0306406152", "0-8044-2957-X", "3-16-148410-X", "1861972717", "0201530821"]


@pytest.mark.parametrize("card", CARDS)
def test_luhn(card):
    assert luhn(card)
    assert is_card(card)
    wrong = card[:-1] + str((int(card[-1]) + 1) % 10)
    assert not luhn(wrong)
    assert not is_card(wrong)


def test_luhn_finds_swapped_neighbours():
    assert not luhn("4111111111111111".replace("41", "14", 1))


@pytest.mark.parametrize("iban", IBANS)
def test_mod_97(iban):
    assert is_iban(iban)
    assert is_iban(iban.lower())
    code = iban.replace(" ", "")
    assert mod_97(code)
    assert not mod_97(code[:-1] + str((int(code[-1]) + 1) % 10))


@pytest.mark.parametrize(
    ("cells", "label", "reason"),
    [
        (CARDS, "credit_card", "checksum:luhn"),
        (["4111 1111 1111 1111", "5555-5555-5555-4444"], "credit_card", "checksum:luhn"),
        (IBANS, "iban", "checksum:iban"),
        (ISBN_13, "isbn", "checksum:isbn"),
        (ISBN_10, "isbn", "checksum:isbn"),
        (["ISBN " + x for x in ISBN_10], "isbn", "checksum:isbn"),
        (ISBN_10 + ISBN_13, "isbn", "checksum:isbn"),
    ],
)
def test_settles(cells, label, reason):
    assert by_kind(checksum_opinions(cells_of(cells)), "settles") == {label: reason}


@pytest.mark.parametrize(
    "cells",
    [
        [c[:-1] + str((int(c[-1]) + 3) % 10) for c in CARDS],
        ["DE00370400440532013000", "GB00WEST12345698765432"],
        ["4006381333931", "9310779300005", "4012345678901"],  # EAN of no book
        ["35693803564380 9", "490154203237518"],  # IMEI: Luhn, but no card
        ["2.768024881018052", "3.141592653589793"],
        ["1234567890", "2345678901", "3456789012"],
        ["2010003160", "hello", "world of words"],
    ],
)
def test_leaves_alone(cells):
    assert not by_kind(checksum_opinions(cells_of(cells)), "settles")


def _patients(form="{}{}{}"):
    rng, found = random.Random(31), []
    while len(found) < 20:
        code = f"{rng.choice('46')}{rng.randrange(10**9):09d}"
        if is_isbn10(code):
            found.append(form.format(code[:3], code[3:6], code[6:]))
    return found


def test_ten_digits_may_be_those_of_patients():
    found = checksum_opinions(cells_of(_patients()))
    assert by_kind(found, "settles") == {}
    assert by_kind(found, "supports") == {"isbn": "checksum:isbn", "national_id": "checksum:nhs"}


@pytest.mark.parametrize("form", ["{} {} {}", "{}-{}-{}"])
def test_digits_in_groups_of_patients_are_no_books(form):
    found = checksum_opinions(cells_of(_patients(form)))
    assert by_kind(found, "supports") == {"national_id": "checksum:nhs"}
    assert by_kind(found, "settles") == {}


@pytest.mark.parametrize("more", ["750800017X", "7-5080-0041-2", "0306406152", "9787302423287"])
def test_some_books_among_ten_digits_settle_it(more):
    cells = [*_patients()[:15], more]
    assert by_kind(checksum_opinions(cells_of(cells)), "settles") == {"isbn": "checksum:isbn"}


@pytest.mark.parametrize(
    ("name", "label"), [("NHS number", "national_id"), ("isbn", "isbn"), ("ISBN-10", "isbn")]
)
def test_the_name_says_whose_ten_digits_are(name, label):
    frame = pd.DataFrame({name: _patients()})
    assert infer(frame, use_names=True).types[name] == label


def test_one_number_alone_supports():
    assert by_kind(checksum_opinions(cells_of(["4111111111111111"])), "supports")
    assert by_kind(checksum_opinions(cells_of(["0306406152"])), "supports")


def test_long_numbers_without_check_digit_forbid():
    rng = np.random.default_rng(1)
    cells = [str(x) for x in rng.integers(4 * 10**15, 5 * 10**15, 40)]
    found = validated_opinions(cells_of(cells), {"credit_card": 0.4, "isbn": 0.4, "int": 0.4})
    forbidden = {"credit_card": "impossible:credit_card", "isbn": "impossible:isbn"}
    assert by_kind(found, "forbids") == forbidden
