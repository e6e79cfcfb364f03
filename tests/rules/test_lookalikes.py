"""What looks like a label by its shape and is something else; what is the label stays so."""

import random
import string

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.lookalikes import lookalike_opinions

LETTERS = "ABCEFGHJKLMNPRSTVWXY"


def digits(rng, n):
    return "".join(rng.choice(string.digits) for _ in range(n))


def letters(rng, n):
    return "".join(rng.choice(LETTERS) for _ in range(n))


def told(make, name=None, n=30, seed=1):
    rng = random.Random(seed)
    cells = [make(rng) for _ in range(n)]
    frame = pd.DataFrame({name or "x": cells})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=name is not None).at(0)


NOT = {
    "tickets": ("license_plate", lambda r: f"{r.choice(['DATA', 'WEB'])}-{r.randint(90, 4000)}"),
    "works": ("license_plate", lambda r: f"KV {r.randint(10, 620)}"),
    "disks": ("license_plate", lambda r: f"{r.choice([64, 250, 500, 750, 960])} GB HDD"),
    "intervals of shares": ("percent", lambda r: f"{r.randint(1, 40)}\u2013{r.randint(41, 99)} %"),
    "counts with shares": ("percent", lambda r: f"{r.randint(3, 90)} ({r.uniform(1, 99):.1f} %)"),
    "scores of letters": (
        "postal_code",
        lambda r: f"A{r.randint(1, 4)}B{r.randint(1, 5)}C{r.randint(1, 6)}",
    ),
    "flights": ("postal_code", lambda r: f"{r.choice(['LH', 'OS', 'KL'])} {r.randint(1000, 4999)}"),
    "bearings": ("longitude", lambda r: f"S{r.randint(10, 89)}°{r.randint(10, 59)}'W"),
    "chapters": (
        "version",
        lambda r: ".".join(str(r.randint(1, 8)) for _ in range(3)),
    ),
    "Julian days": ("projected_coordinate", lambda r: f"{r.uniform(2_451_000, 2_459_000):.3f}"),
    "vectors": ("geo_coordinate", lambda r: f"({r.gauss(0, 0.9):.5f}, {r.gauss(0, 0.9):.5f})"),
    "points": ("json", lambda r: f"({r.randint(0, 800)}, {r.randint(0, 600)})"),
    "dishes": ("language", lambda r: r.choice(["Turkish", "Peruvian", "Korean", "French", "Thai"])),
    "units": ("country_code", lambda r: r.choice(["in", "cm", "km", "ml"])),
    "sections": ("address", lambda r: f"§ {r.randint(1, 900)} {r.choice(['ABGB', 'UGB', 'StGB'])}"),
    "remarks": (
        "address",
        lambda r: (
            f"Die Pumpe {r.choice(['steht', 'leckt'])} seit Tagen, bitte Tor "
            f"{r.randint(1, 40)} nutzen."
        ),
    ),
    "numbered notes": (
        "address",
        lambda r: f"{r.choice(['قيد الفحص', 'تم الدفع', 'ملغى من العميل'])} {r.randint(1, 9)}",
    ),
    "patents": (
        "phone",
        lambda r: f"EP {r.randint(1, 3)} {digits(r, 3)} {digits(r, 3)} {r.choice(['A1', 'B1'])}",
    ),
    "all is OK": ("state", lambda _: "OK"),
    "licences": (
        "postal_code",
        lambda r: f"{r.choice(['EW', 'EK', 'PW', 'QN', 'EC', 'HN'])}-{digits(r, 5)}",
    ),
    "short licences": (
        "postal_code",
        lambda r: f"{r.choice(['EW', 'XQ', 'PW', 'QN'])}-{digits(r, 4)}",
    ),
    "articles with one head": ("hex_color", lambda r: f"BA{digits(r, 4)}"),
}


@pytest.mark.parametrize(("label", "make"), NOT.values(), ids=NOT)
@pytest.mark.parametrize("n", [8, 30])
def test_a_shape_is_not_a_label(label, make, n):
    result = told(make, n=n)
    assert result.label != label
    assert label not in result.labels


IS = {
    "plates of Slovakia": (
        "license_plate",
        lambda r: f"{r.choice(['BA', 'KE', 'ZA', 'NR'])}-{digits(r, 3)}{letters(r, 2)}",
    ),
    "shares": ("percent", lambda r: f"{r.randint(1, 99)},{digits(r, 1)} %"),
    "large shares": ("percent", lambda r: f"{r.randint(1, 9)} {digits(r, 3)} %"),
    "codes of one city": (
        "postal_code",
        lambda r: f"M{r.randint(1, 9)}{letters(r, 1)} {r.randint(1, 9)}{letters(r, 1)}"
        f"{r.randint(1, 9)}",
    ),
    "codes of one area": (
        "postal_code",
        lambda r: f"K1A {r.randint(0, 9)}{letters(r, 1)}{r.randint(1, 9)}",
    ),
    "codes of many countries": (
        "postal_code",
        lambda r: r.choice(["D-{0}{1}", "A-{0}", "CH-{0}", "F-{0}{1}", "L-{0}", "DK-{0}"]).format(
            r.randint(1000, 9999), r.randint(0, 9)
        ),
    ),
    "colours": (
        "hex_color",
        lambda r: r.choice(["{:06X}", "FF{:04X}"]).format(r.randint(0x1000, 0xFFFF)),
    ),
    "degrees west": ("longitude", lambda r: f"{r.randint(60, 130)}°{r.randint(10, 59)}'W"),
    "releases": (
        "version",
        lambda r: f"{r.randint(1, 4)}.{r.randint(0, 12)}.{r.choice([0, 0, 1, 2, 3, 11])}",
    ),
    "places": ("geo_coordinate", lambda r: f"({r.uniform(5, 9):.5f}, {r.uniform(-3, 1):.5f})"),
    "objects": ("json", lambda r: f'{{"a": {r.randint(1, 9)}, "b": [{r.randint(1, 9)}, 2]}}'),
    "tongues": (
        "language",
        lambda r: r.choice(["Turkish", "Hindi", "Korean", "French", "Swahili", "Thai", "Dutch"]),
    ),
    "countries": ("country_code", lambda r: r.choice(["DE", "FR", "NL", "PL", "IT", "ES", "AT"])),
    "streets in Arabic": (
        "address_line",
        lambda r: f"شارع {r.choice(['الحرية', 'الجيش', 'النيل'])} {r.randint(1, 90)}",
    ),
    "states": ("state", lambda r: r.choice(["OK", "IN", "OR", "TX", "KS"])),
    "surnames with initials": (
        "person_name",
        lambda r: f"{r.choice(['Соколов', 'Волков'])} {r.choice('АВИП')}.{r.choice('СН')}.",
    ),
    "surnames with an initial": (
        "person_name",
        lambda r: f"{r.choice(['Steiner', 'Egger', 'Lechner', 'Pichler'])} {r.choice('ABCDM')}.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("label", "make"), IS.values(), ids=IS)
def test_the_label_stays(label, make):
    assert told(make).label == label


def test_cantons_are_no_series():
    values = [f"{canton} {number}" for canton in ("ZH", "BE", "VD") for number in (10_417, 8_812)]
    plates, tickets = values, [value.replace("ZH", "ZQ") for value in values]
    assert lookalike_opinions(cells_of(plates)) == []
    assert [o.heir for o in lookalike_opinions(cells_of(tickets))] == ["identifier"]


NAMED = {
    "Kennzeichen": ("license_plate", lambda r: f"KA {r.randint(10_000, 99_999)}"),
    "version": ("version", NOT["chapters"][1]),
    "country_code": ("country_code", lambda r: r.choice(["in", "mm", "ml"])),
    "language": (
        "language",
        lambda r: r.choice(["German", "Swiss", "French", "Dutch", "Turkish", "Polish"]),
    ),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_name_brings_the_label_back(name):
    label, make = NAMED[name]
    assert told(make, name).label == label


@pytest.mark.parametrize(
    ("name", "cells", "label"),
    [
        ("state", "draft review final", "state"),
        ("order_state", "new paid shipped", "state"),
        ("st", "OK NOK WARN", "state"),
        ("duration", "T41S T9S T77S", "duration"),
        ("duration", "3x 8x 11x", "duration"),
        ("duration", "7.5/10 3.0/10 9.1/10", "duration"),
        ("quarter", "0 1 2 3", "quarter"),
        ("house_number", "12/30 7/30 21/30 18/30 29/30", "house_number"),
    ],
)
def test_a_name_does_not_make_it_so(name, cells, label):
    frame = pd.DataFrame({name: cells.split() * 12})
    assert pandas_semtype.infer(frame, model="simon_v2")[name].label != label


@pytest.mark.parametrize(
    ("name", "cells", "label"),
    [
        ("state", "TX CA OK", "state"),
        ("state", "Bayern Hessen Sachsen", "state"),
        ("quarter", "1 2 3 4", "quarter"),
        ("duration", "3_gün 5_gün 12_gün", "duration"),
        ("house_number", "12 7a 21 18/2 3", "house_number"),
    ],
)
def test_a_name_that_fits_does(name, cells, label):
    frame = pd.DataFrame({name: cells.replace("_", "\u00a0").split(" ") * 12})
    assert pandas_semtype.infer(frame, model="simon_v2")[name].label == label
