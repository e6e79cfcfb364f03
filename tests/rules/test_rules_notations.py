"""Notations that look like a label: chords, ranks, codes, names of users, mixtures."""

import base64
import json
import random
import string

import pandas as pd
import pytest

import pandas_semtype

CAPITALS = string.ascii_uppercase
ROOTS = ["A", "Bb", "C", "C#", "D", "E", "F", "G"]
GIVEN = ["anna", "peter", "laura", "simon", "carla", "oscar", "diana", "mary"]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
SURNAMES = ["clark", "scott", "lewis", "wilson", "smith", "jones", "adams", "nelson"]
PREFECTURES = (12, 100, 150, 330, 530, 602, 812, 980)


def drawn(rng, letters, n):
    return "".join(rng.choice(letters) for _ in range(n))


def rank(rng):
    day = rng.randint(1, 31)
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def british(rng):
    year = rng.choice([8, 12, 19, 23, 58, 66, 70])
    return f"{drawn(rng, CAPITALS, 2)}{year:02d} {drawn(rng, CAPITALS, 3)}"


def british_code(rng):
    area = rng.choice(["LS", "M", "B", "SW"])
    return f"{area}{rng.randint(1, 19)} {rng.randint(1, 9)}{drawn(rng, 'ABDEFGHJLN', 2)}"


def told(make, name=None, n=30, seed=1):
    rng = random.Random(seed)
    frame = pd.DataFrame({name or "x": pd.Series([make(rng) for _ in range(n)], dtype=object)})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=name is not None).at(0)


def encoded(rng):
    return base64.b64encode(rng.randbytes(rng.randint(9, 45))).decode()


def token(rng):
    parts = [json.dumps({"alg": "HS256"}).encode(), json.dumps({"sub": rng.random()}).encode()]
    parts.append(rng.randbytes(32))
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


def interval(rng):
    low = rng.uniform(0, 40)
    return f"({low:.3f}, {low + rng.uniform(1, 20):.3f}]"


def mixed_pair(rng):
    return f"{rng.choice('0123456789')}{rng.choice('ABCDEF')}"


NOT = {
    "codes with years nobody drove": (
        "license_plate",
        lambda r: f"{drawn(r, CAPITALS, 2)}{r.randint(0, 99):02d}{drawn(r, CAPITALS, 3)}",
    ),
    "letters and digits at random": (
        "license_plate",
        lambda r: drawn(r, CAPITALS + string.digits, 7),
    ),
    "codes of all letters": (
        "license_plate",
        lambda r: f"{drawn(r, CAPITALS, 3)}{r.randint(100, 999)}",
    ),
    "articles": (
        "license_plate",
        lambda r: f"{r.choice(['BX', 'QT'])}-{r.randint(100, 999)}-{r.choice(['GR', 'WH', 'PK'])}",
    ),
    "makers of network cards": (
        "license_plate",
        lambda r: "-".join(mixed_pair(r) for _ in range(3)),
    ),
    "wide amounts": ("projected_coordinate", lambda r: f"{r.uniform(120_000, 890_000):.2f}"),
    "chords": (
        "gene_symbol",
        lambda r: r.choice(ROOTS) + r.choice(["", "m", "m7", "maj7", "sus4", "7", "dim"]),
    ),
    "Base64": ("hash", encoded),
    "tokens": ("hash", token),
    "object ids": (
        "hash",
        lambda r: f"{r.randint(0x55000000, 0x68000000):08x}{r.randbytes(8).hex()}",
    ),
    "Japanese codes": (
        "phone",
        lambda r: f"{r.choice(PREFECTURES):03d}-{r.randint(1, 9999):04d}",
    ),
    "counties": (
        "postal_code",
        lambda r: f"{r.choice([1, 6, 13, 36, 48]):02d}{2 * r.randint(0, 90) + 1:03d}",
    ),
    "letters that Canada leaves out": (
        "postal_code",
        lambda r: "".join(r.choice(CAPITALS) + r.choice(string.digits) for _ in range(3)),
    ),
    "ranks": ("quarter", lambda r: r.choice(["1st", "2nd", "3rd", "4th"])),
    "a year of bytes": ("mac_address", lambda r: r.randbytes(8).hex(" ")),
    "numbers of a program": ("hex_color", lambda r: f"0x{r.randint(0, 0xFFFFFF):06X}"),
    "half-open intervals": ("geo_coordinate", interval),
    "won and lost": ("house_number", lambda r: f"{r.randint(0, 20)}-{r.randint(0, 20)}"),
    "extensions": ("address_line", lambda r: f"ext. {r.randint(100, 9999)}"),
    "Roman numerals": ("name_suffix", lambda r: r.choice(ROMAN)),
    "call numbers": (
        "file_path",
        lambda r: (
            f"{drawn(r, CAPITALS, 2)}{r.randint(10, 9999)}.{r.choice(CAPITALS)}{r.randint(10, 99)}"
        ),
    ),
    "preprints": (
        "float",
        lambda r: f"{r.randint(8, 24):02d}{r.randint(1, 12):02d}.{r.randint(1, 99999):05d}",
    ),
    "three numbers": ("int", lambda r: ",".join(str(r.randint(0, 255)) for _ in range(3))),
    "firms with numbers among them": (
        "last_name",
        lambda r: r.choice(["Bayer", "Ford", "Roche", r.randint(10, 5000), r.randint(10, 5000)]),
    ),
    "volumes": ("address_line", lambda r: f"Vol. {r.randint(1, 40)}"),
    "tables": ("version", lambda r: f"Table {r.randint(1, 9)}.{r.randint(1, 9)}"),
    "seats": ("street_name", lambda r: f"Row {r.randint(1, 30)} Seat {r.choice('ABC')}"),
    "won, lost, drawn": ("marital_status", lambda r: r.choice("WLD")),
    "padded codes of states": ("int", lambda r: f"{r.choice([1, 4, 6, 12, 29, 36, 48, 56]):02d}"),
}


@pytest.mark.parametrize(("label", "make"), NOT.values(), ids=NOT)
@pytest.mark.parametrize("n", [14, 30])
def test_a_notation_is_not_the_label(label, make, n):
    result = told(make, n=n)
    assert result.label != label


TOWNS = """
Ulm Jena Essen Bergen Turku Lund Ghent Mons Chur Split Varna Brno Porto Vigo Cork Derby Waco Tulsa
Recife Natal Salta Quito Cali Tunis Fes Accra Kano Lusaka Busan Kobe Hanoi Surat Lahore Basra
"""


@pytest.mark.parametrize("n", [10, 15, 30])
def test_towns_are_no_people(n):
    for seed in range(4):
        towns = random.Random(seed).sample(TOWNS.split(), n)
        frame = pd.DataFrame({"x": towns})
        found = pandas_semtype.infer(frame, model="simon_v2", use_names=False).at(0)
        assert found.label not in ("last_name", "first_name", "person_name"), towns


IS = {
    "British plates": ("license_plate", british),
    "plates of several countries": (
        "license_plate",
        lambda r: r.choice(
            [
                f"{drawn(r, CAPITALS, 2)}-{r.randint(100, 999)}-{drawn(r, CAPITALS, 2)}",
                f"{r.choice('KMB')}-{drawn(r, CAPITALS, 2)} {r.randint(10, 9999)}",
                f"{r.randint(1000, 9999)} {drawn(r, CAPITALS, 3)}",
                f"MH{r.randint(10, 49)}{drawn(r, CAPITALS, 2)}{r.randint(1000, 9999)}",
                f"{drawn(r, CAPITALS, 2)}{r.randint(52, 70)} {drawn(r, CAPITALS, 3)}",
            ]
        ),
    ),
    "eastings of a town": ("projected_coordinate", lambda r: f"{r.uniform(451_000, 468_000):.2f}"),
    "eastings of a country, with tenths": (
        "projected_coordinate",
        lambda r: f"{r.randint(120_000, 890_000)}.{r.randint(1, 9)}",
    ),
    "local numbers": ("phone", lambda r: f"{r.randint(220, 989)}-{r.randint(1000, 9999)}"),
    "codes of the USA": ("postal_code", lambda r: f"{r.randint(501, 99_950):05d}"),
    "British codes": ("postal_code", british_code),
    "days of a month": ("day", rank),
    "suites": ("address_line", lambda r: f"{r.choice(['Suite', 'Apt.'])} {r.randint(1, 90)}"),
    "marriages": ("marital_status", lambda r: r.choice("SMDW")),
    "hardware": ("mac_address", lambda r: r.randbytes(6).hex(":")),
    "longer addresses of hardware": ("mac_address", lambda r: r.randbytes(8).hex(":")),
    "colours": ("hex_color", lambda r: f"#{r.randint(0, 0xFFFFFF):06X}"),
    "commits": ("hash", lambda r: r.randbytes(20).hex()),
    "places": ("geo_coordinate", lambda r: f"({r.uniform(40, 60):.4f}, {r.uniform(5, 20):.4f})"),
    "files": (
        "file_path",
        lambda r: f"report_{r.randint(1, 99)}.{r.choice(['pdf', 'xlsx', 'mp4'])}",
    ),
    "behind names": ("name_suffix", lambda r: r.choice(["Jr.", "Sr.", "II", "III", "IV"])),
    "amounts of India": (
        "int",
        lambda r: f"{r.randint(10, 99)},{r.randint(10, 99)},{r.randint(100, 999)}",
    ),
    "accounts": (
        "username",
        lambda r: f"{r.choice('abcdej')}{r.choice(SURNAMES)}{r.randint(1, 99)}",
    ),
    "accounts of two names": ("username", lambda r: f"{r.choice(GIVEN)}.{r.choice(SURNAMES)}"),
    "surnames": ("last_name", lambda r: r.choice([*SURNAMES, "hughes", "morris", "evans"]).title()),
}


@pytest.mark.parametrize(("label", "make"), IS.values(), ids=IS)
def test_the_label_stays(label, make):
    assert told(make).label == label


GENES = "TP53 EGFR KRAS PTEN C9 F8 MYC ALK RET BRAF JAK2 CDH1 TET2 IDH1 NOTCH1 FBXW7 ATM MLH1 SF3B1"


def test_genes_are_no_chords():
    frame = pd.DataFrame({"x": GENES.split()})
    found = pandas_semtype.infer(frame, model="simon_v2", use_names=False).at(0)
    assert found.label == "gene_symbol"


def russian(rng):
    letters = drawn(rng, "ABEKMHOPCTYX", 3)
    return f"{letters[0]}{rng.randint(1, 999):03d}{letters[1:]}{rng.choice([77, 99, 197, 178, 50])}"


NAMED = {
    "plate": ("license_plate", russian),
    "license_plate": ("license_plate", NOT["codes of all letters"][1]),
    "easting": ("projected_coordinate", NOT["wide amounts"][1]),
    "quarter": ("quarter", NOT["ranks"][1]),
    "color": ("hex_color", NOT["numbers of a program"][1]),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_name_brings_the_label_back(name):
    label, make = NAMED[name]
    assert told(make, name).label == label


TAKEN_BY = {
    "Japanese codes": "postal_code",
    "ranks": "ordinal",
    "wide amounts": "float",
    "object ids": "identifier",
    "counties": "code",
}


@pytest.mark.parametrize("kind", TAKEN_BY)
def test_what_takes_its_place(kind):
    assert told(NOT[kind][1]).label == TAKEN_BY[kind]


COUNTS = ["serves {}", "Serves {}", "set of {}", "box of {}", "pair of {}", "seats {}",
          "sleeps {}", "pack of {} pens", "lot de {}", "Packung mit {}", "caja de {}",
          "for {} adults"]  # fmt: skip
STEPS = ["Tier {}", "Stage {}", "Grade {}", "Step {}", "Klasse {}", "{} stars"]


@pytest.mark.parametrize("form", COUNTS)
@pytest.mark.parametrize("name", ["x", "size"])
@pytest.mark.parametrize("numbers", [(2, 4, 6), (1, 2, 3, 4, 5, 6, 8)])
def test_how_many_there_are_is_no_step_of_a_scale(form, name, numbers):
    frame = pd.DataFrame({name: [form.format(number) for number in numbers] * 9})
    assert pandas_semtype.infer(frame, model="simon_v2").types[name] != "ordinal"


@pytest.mark.parametrize("form", STEPS)
def test_steps_of_a_scale_stay(form):
    frame = pd.DataFrame({"x": [form.format(number) for number in (1, 2, 3, 4, 5)] * 9})
    assert pandas_semtype.infer(frame, model="simon_v2").types["x"] == "ordinal"
