"""Rates, sizes, assignments and such are no keys; keys and labels of a like shape stay."""

import random

import pandas as pd
import pytest

import pandas_semtype

WORDS = ["retries", "mode", "host", "region", "depth", "buffer", "target", "locale"]


def told(make, n=30, seed=5):
    rng = random.Random(seed)
    frame = pd.DataFrame({"x": [make(rng) for _ in range(n)]})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=False).at(0)


NO_KEYS = {
    "rates": lambda r: f"{r.randint(2, 400)} per {r.choice(['hour', 'minute', 'day'])}",
    "rates in German": lambda r: f"{r.randint(2, 400)} pro {r.choice(['Stunde', 'Tag', 'Woche'])}",
    "limits": lambda r: f"within {r.randint(2, 60)} {r.choice(['days', 'weeks'])}",
    "boxes": lambda r: f"{r.randint(5, 80)}x{r.randint(5, 80)}x{r.randint(5, 80)}",
    "boards": lambda r: f"{r.randint(10, 99)}×{r.randint(10, 240)} mm",
    "screens": lambda r: r.choice(["1024x768", "1440x900", "3440x1440", "640x480", "2560x1080"]),
    "inks": lambda r: "/".join(str(r.randint(0, 100)) for _ in range(4)),
    "colours": lambda r: ",".join(str(r.randint(0, 255)) for _ in range(3)),
    "points": lambda r: f"{r.randint(9, 40)}/40",
    "paces": lambda r: f"{r.randint(3, 7)}:{r.randint(0, 59):02d}/km",
    "settings": lambda r: f"{r.choice(WORDS).upper()}={r.randint(1, 64)}",
    "queries": lambda r: f"?{r.choice(WORDS)}={r.randint(1, 64)}&page={r.randint(1, 9)}",
    "formulas": lambda r: f"=SUM({r.choice('BCD')}{r.randint(1, 9)}:E{r.randint(10, 90)})",
    "ranges of versions": lambda r: f">={r.randint(1, 4)}.{r.randint(0, 9)}.0,<{r.randint(5, 9)}.0",
    "TeX": lambda r: f"$\\sqrt{{{r.randint(2, 99)}}}$",
    "cells of sheets": lambda r: f"${r.choice('ABK')}${r.randint(1, 400)}",
    "paths in JSON": lambda r: f"$.{r.choice(WORDS)}[{r.randint(0, 9)}].{r.choice(WORDS)}",
    "paths in XML": lambda r: f"/{r.choice(WORDS)}/item[@id='{r.randint(1, 90)}']",
    "bookings": lambda r: f"SEPA TRANSFER {r.choice(WORDS).upper()} {r.randint(10**5, 10**6)}",
    "followers": lambda r: f"{r.randint(2, 990)}{r.choice('kmb')}",
}


@pytest.mark.parametrize("make", NO_KEYS.values(), ids=NO_KEYS)
@pytest.mark.parametrize("n", [8, 50])
def test_expressions_are_of_a_general_label(make, n):
    assert told(make, n=n).label in ("text", "categorical", "measure", "version")


def test_marked_months_have_an_order():
    make = lambda r: f"{r.randint(2005, 2023)}M{r.randint(1, 12):02d}"  # noqa: E731
    assert told(make).label == "ordinal"


def test_tones_are_codes():
    make = lambda r: f"{r.choice('ACDEFG')}{r.choice(['', '#', 'b'])}{r.randint(1, 6)}"  # noqa: E731
    assert told(make, n=60).label in ("code", "categorical")


KEYS = {
    "cases of a year": ("identifier", lambda r: f"{r.randint(11, 2900)}/2021"),
    "files": ("identifier", lambda r: f"{r.randint(100_000, 109_999)}-{r.randint(20_000, 29_999)}"
                                      f"-{r.randint(10, 9999)}"),
    "objects": ("identifier", lambda r: f"1.2.840.{r.randint(10_000, 99_999)}.{r.randint(1, 9)}"
                                        f".{r.randint(1, 90)}"),
    "plots": ("identifier", lambda r: f"{r.randint(11, 90)}/{r.randint(101, 990)}"
                                      f"/{r.randint(1000, 9999)}"),
    "licences with a letter": ("identifier", lambda r: f"{r.choice(['GK', 'EV'])}-"
                                                       f"{r.randint(0, 99_999):05d}"
                                                       f"{r.choice(['', ' (H)', ' (R)'])}"),
    "places in a store": ("identifier", lambda r: f"{r.randint(1, 30):02d}-{r.randint(1, 72):02d}"
                                                  f"-{r.randint(1, 6):02d}"),
    "paths": ("file_path", lambda r: f"/srv/[{r.randint(1, 90)}]/{r.choice(WORDS)}.csv"),
    "numbers in groups": ("identifier", lambda r: " ".join(f"{r.randint(0, 9999):04d}"
                                                           for _ in range(4))),
    "parts": ("identifier", lambda r: f"TX{r.randint(10_000, 99_999)}{r.choice('KMB')}"),
    "currencies": ("currency", lambda r: f"$.{r.randint(10, 99)}"),
    "times": ("duration", lambda r: f"{r.randint(2, 60)} hours"),
    "days": ("datetime", lambda r: f"{r.randint(2015, 2023)}-{r.randint(1, 12):02d}"
                                   f"-{r.randint(1, 28):02d}"),
    "addresses": ("ip_address", lambda r: ".".join(str(r.randint(20, 250)) for _ in range(4))),
    "versions": ("version", lambda r: f"{r.randint(1, 9)}.{r.randint(0, 30)}"
                                      f".{r.choice([0, 0, 1, 4])}"),
    "telephones": ("phone", lambda r: f"{r.randint(201, 989)}-{r.randint(200, 999)}"
                                      f"-{r.randint(1000, 9999)}"),
    "amounts": ("currency", lambda r: f"S/ {r.randint(2, 99)},{r.randint(100, 999)}.50"),
}  # fmt: skip


@pytest.mark.parametrize(("label", "make"), KEYS.values(), ids=KEYS)
def test_keys_and_labels_of_a_like_shape_stay(label, make):
    assert told(make).label == label


TIMES_AND_PLACES = {
    "decades": ("year_range", lambda r: f"{r.randint(176, 201)}0s"),
    "long times": (
        "duration",
        lambda r: f"{r.randint(2, 120)}:{r.randint(0, 59):02d}:{r.randint(0, 59):02d}",
    ),
    "times with units": (
        "duration",
        lambda r: f"{r.randint(1, 30)}h{r.randint(0, 59):02d}m{r.uniform(1, 59):.1f}s",
    ),
    "squares of Great Britain": (
        "geo_coordinate",
        lambda r: f"{r.choice(['NZ', 'TL', 'SP'])} {r.randint(100, 999)} {r.randint(100, 999)}",
    ),
    "times of day": (
        "time",
        lambda r: f"{r.randint(0, 23)}:{r.randint(0, 59):02d}:{r.randint(0, 59):02d}",
    ),
    "seconds": ("duration", lambda r: f"{r.randint(3, 2900)}s"),
    "degrees": (
        "geo_coordinate",
        lambda r: f"{r.randint(40, 60)}°{r.randint(0, 59):02d}'N {r.randint(2, 30)}°01'E",
    ),
}


@pytest.mark.parametrize(("label", "make"), TIMES_AND_PLACES.values(), ids=TIMES_AND_PLACES)
def test_times_and_places_are_told(label, make):
    assert told(make, n=40).label == label


def test_one_time_beyond_a_day_is_a_slip():
    rng = random.Random(8)
    times = [f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}:00" for _ in range(60)]
    for cells, label in ((["31:10:00", *times], "time"), (["31:10:00", "40:05:00"], "duration")):
        made = iter([*cells, *times])
        assert told(lambda _, made=made: next(made), n=60).label == label


NOT = {
    "rounded seconds": ("year_range", lambda r: f"{r.choice([1000, 1200, 1500, 1640, 1800])}s"),
    "telephones of France": (
        "identifier",
        lambda r: f"0{r.randint(1, 7)}" + "".join(f".{r.randint(0, 99):02d}" for _ in range(4)),
    ),
    "wide amounts": (
        "identifier",
        lambda r: f"{r.randint(101, 999)}.{r.randint(0, 999):03d}.{r.randint(0, 999):03d}",
    ),
    "channels": ("address_line", lambda r: f"Ch. {r.randint(2, 69)}"),
    "brightness of stars": ("duration", lambda r: f"{r.uniform(2, 14):.2f} mag"),
    "angles": ("duration", lambda r: f"{r.uniform(0, 6):.2f} rad"),
    "flats": ("measure", lambda r: f"{r.randint(1, 5)} bd / {r.randint(1, 3)} ba"),
    "bands of pay": ("identifier", lambda r: f"{r.randint(11, 40)}k-{r.randint(41, 90)}k"),
    "places in the sky": (
        "longitude",
        lambda r: f"{r.randint(0, 23):02d} {r.randint(0, 59):02d} {r.uniform(10, 59):.2f}",
    ),
}


@pytest.mark.parametrize(("label", "make"), NOT.values(), ids=NOT)
def test_expressions_are_not_what_they_look_like(label, make):
    assert told(make, n=40).label != label
