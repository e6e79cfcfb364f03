"""Cells that say in front what they are; those that begin alike and say nothing."""

import random
import uuid

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.named_cells import behind_names, named_cell_opinions


def told(make, name=None, n=30, seed=3):
    rng = random.Random(seed)
    frame = pd.DataFrame({name or "x": [make(rng) for _ in range(n)]})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=name is not None).at(0)


def host(r):
    return ".".join(str(r.randint(11, 220)) for _ in range(4))


BANKS = ["OKOYFIHH", "SWEDSESS", "KREDBEBB", "CRESCHZZ80A", "UNCRITMM", "BSCHESMM", "POFICHBEXXX"]
NAMED = {
    "addresses": ("ip_address", lambda r: f"IP: {host(r)}"),
    "addresses after an equals sign": ("ip_address", lambda r: f"ip={host(r)}"),
    "cards of networks": (
        "mac_address",
        lambda r: "MAC " + ":".join(f"{r.randint(0, 255):02x}" for _ in range(6)),
    ),
    "telephones": ("phone", lambda r: f"Tel.: 0{r.randint(211, 899)}/{r.randint(10**5, 10**7)}"),
    "French telephones": (
        "phone",
        lambda r: "Tél. 0" + " ".join(f"{r.randint(10, 99)}" for _ in range(5)),
    ),
    "banks": ("bic", lambda r: f"BIC: {r.choice(BANKS)}"),
    "banks with both words": ("bic", lambda r: f"BIC/SWIFT {r.choice(BANKS)}"),
    "German codes": ("postal_code", lambda r: f"PLZ {r.randint(10_001, 99_998)}"),
    "codes": ("postal_code", lambda r: f"ZIP: {r.randint(10_001, 99_950)}"),
    "digests": ("hash", lambda r: f"SHA1 {r.randbytes(20).hex()}"),
    "ids": ("uuid", lambda r: f"GUID: {uuid.UUID(int=r.getrandbits(128), version=4)}"),
    "mail": ("email", lambda r: f"E-Mail: k{r.randint(1, 999)}@nordlicht.example.org"),
    "orders": ("identifier", lambda r: f"Order No. {r.randint(20_000, 900_000)}"),
    "references": ("identifier", lambda r: f"Ref: {r.randint(10_000, 99_999)}/{r.choice('AB')}"),
    "invoices": ("identifier", lambda r: f"Rechnung {r.randint(2000, 60_000)}"),
    "files of libraries": ("identifier", lambda r: f"OCLC {r.randint(10**6, 10**8)}"),
    "ages": ("text", lambda r: f"Age: {r.randint(18, 95)}"),
    "prices of things": ("text", lambda r: f"Preis: {r.randint(3, 950)}"),
}


@pytest.mark.parametrize(("label", "make"), NAMED.values(), ids=NAMED)
def test_what_cells_say_in_front_counts(label, make):
    assert told(make).label in (label, "categorical" if label == "text" else label)


OTHERS = {
    "days of orders": (
        "identifier",
        lambda r: f"Order: {r.randint(2001, 2020)}-{r.randint(10, 12)}-{r.randint(10, 28)}",
    ),
    "amounts of contracts": (
        "identifier",
        lambda r: f"Contract: {r.randint(10**4, 10**5)}.{r.randint(10, 99)}",
    ),
    "telephones of clients": (
        "identifier",
        lambda r: f"Client {r.randint(201, 989)}-{r.randint(200, 999)}-{r.randint(1000, 9999)}",
    ),
    "kinds of protection": ("ip_address", lambda r: f"IP {r.choice([20, 44, 54, 65, 67, 68])}"),
    "towns": ("phone", lambda r: f"Tel Aviv {r.randint(10_000, 99_999)}"),
    "homes": ("phone", lambda r: f"Mobile home {r.randint(1, 90)}"),
    "designs": ("uri", lambda r: f"Web design {r.choice('ABCDEF')}"),
    "taxes": ("tax_id", lambda r: f"VAT {r.choice([0, 5, 7, 19, 20, 21])}%"),
    "houses": ("identifier", lambda r: f"No. {r.randint(1, 90)}"),
    "levels": ("identifier", lambda r: f"Level {r.randint(1, 5)}"),
}


@pytest.mark.parametrize(("label", "make"), OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("n", [6, 40])
def test_what_stands_behind_must_be_of_the_label(label, make, n):
    assert told(make, n=n).label != label


def test_wrong_check_digits_settle_nothing():
    wrong = ["ISBN: 0306406153", "ISBN: 0141439514", "ISBN: 0262033845"]
    assert not any(o.kind == "settles" for o in named_cell_opinions(cells_of(wrong)))


def test_one_look_is_enough_for_other_columns():
    for values in (["red wine", "red tea"], ["12", "13"], ["IP 67", "Class II"], ["", "x"]):
        assert behind_names(cells_of(values)) is None


def test_a_few_cells_without_the_word_are_no_reason_against_it():
    cells = [f"MAC: 00:1B:44:11:3A:{k:02X}" for k in range(40)] + ["see manual"]
    (opinion,) = named_cell_opinions(cells_of(cells))
    assert (opinion.label, opinion.kind) == ("mac_address", "settles")


def test_cells_stay_as_they_are():
    frame = pd.DataFrame({"x": [f"PLZ {k}" for k in (10115, 20095, 50667, 80331, 4109)]})
    cast, _ = frame.semtype.cast()
    assert cast["x"].astype(str).tolist() == frame["x"].tolist()


def running(word, first, digits, n=90, step=1):
    return [f"{word} {first + step * k:0{digits}d}" for k in range(n)]


PLAINLY_OTHERS = {
    "zeros in front": ("phone", running("TEL", 3, 8)),
    "in a row": ("phone", running("Phone", 61_200_417, 8)),
    "by tens": ("phone", running("Telefon:", 5_000_010, 7, step=10)),
    "the same in all rows": ("phone", ["TEL 82640177"] * 50),
    "days": ("phone", [f"Fax {y}{m:02d}17" for y in range(2001, 2019) for m in range(1, 13, 3)]),
    "codes with zeros in front": ("postal_code", running("PLZ", 1, 5)),
    "codes in a row": ("postal_code", running("zip", 39_880, 5)),
    "one code": ("postal_code", ["zip 16944"] * 30),
    "tax numbers in a row": ("tax_id", running("VAT", 330_000_000, 9)),
}


@pytest.mark.parametrize(("label", "values"), PLAINLY_OTHERS.values(), ids=PLAINLY_OTHERS)
def test_a_word_does_not_settle_what_digits_plainly_are_not(label, values):
    (opinion,) = named_cell_opinions(cells_of(values))
    assert (opinion.label, opinion.kind) == (label, "supports")
    frame = pd.DataFrame({"order_ref": values})
    if len(set(values)) > 1:
        assert pandas_semtype.infer(frame, model="simon_v2").types["order_ref"] == "identifier"


def drawn(word, low, high, n=60, seed=11):
    rng = random.Random(seed)
    return [f"{word} {rng.randrange(low, high)}" for _ in range(n)]


STILL = {
    "any digits": ("phone", drawn("TEL", 10**7, 10**8)),
    "a few that repeat": ("phone", drawn("TEL", 10**7, 10**8, n=5) * 9),
    "one row": ("phone", ["TEL 82640177"]),
    "one number as people write it": ("phone", ["Tel.: 0221/8264017"] * 40),
    "codes of one large town": ("postal_code", [f"ZIP {c}" for c in range(77_002, 77_049)]),
    "German codes": ("postal_code", drawn("PLZ", 10_001, 99_000)),
    "names in a row": ("ip_address", [f"IP 10.0.0.{k}" for k in range(90)]),
}


@pytest.mark.parametrize(("label", "values"), STILL.values(), ids=STILL)
def test_a_word_still_settles_what_digits_may_be(label, values):
    (opinion,) = named_cell_opinions(cells_of(values))
    assert (opinion.label, opinion.kind) == (label, "settles")


def test_a_name_says_again_that_running_numbers_are_called():
    frame = pd.DataFrame({"phone": running("TEL", 61_200_417, 8)})
    assert pandas_semtype.infer(frame, model="simon_v2").types["phone"] == "phone"
