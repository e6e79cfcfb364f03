"""Six hexadecimal digits: colours, and numbers of devices, aircraft and changes."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from rule_samples import cells_of

from pandas_semtype.simon.rules.hex_numbers import hex_number_opinions


def told(cells, name=None, mode="medium_confidence"):
    frame = pd.DataFrame({name or "x": cells})
    return frame.semtype.infer(mode=mode, use_names=name is not None).at(0)


def drawn(least, most, n=90, seed=5):
    rng = random.Random(seed)
    return [rng.randint(least, most) for _ in range(n)]


NUMBERS = {
    "aircraft of France": [f"{x:06x}" for x in drawn(0x380000, 0x3BFFFF)],
    "cards": [f"{x:06X}" for x in drawn(0, 0xFFFFFF)],
    "changes": [f"{x:06x}" for x in drawn(0x100000, 0xFFFFFF, seed=8)],
    "in a row": [f"{0x7C3A10 + x:06x}" for x in range(90)],
    "with gaps": [f"{0xD41C08 + 3 * x:06X}" for x in range(40)],
    "readings": [f"{x:06x}" for x in drawn(0x200000, 0xEFFFFF, 30)] * 20,
}


@pytest.mark.parametrize("numbers", NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize("name", [None, "aircraft", "sensor_id", "rev", "card"])
def test_numbers_are_no_colours(numbers, name):
    assert told(numbers, name, "high_confidence").label != "hex_color"
    assert told(numbers, name).label in ("identifier", "code")


@pytest.mark.parametrize("numbers", NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize("name", ["color", "hex_colour", "Farbe"])
def test_a_name_makes_colours_of_them(numbers, name):
    assert told(numbers, name).label == "hex_color"


PALETTES = {
    "lines of a metro": "FFCD00 003CA6 837902 CF009E FF7E2E 6ECA97 FA9ABA E19BDF B6BD00 C9910D "
    "704B1C 007852 6EC4E8 62259D",
    "paints": "B71C1C D32F2F F44336 880E4F C2185B E91E63 4A148C 7B1FA2 9C27B0 311B92 512DA8 673AB7 "
    "1A237E 303F9F 3F51B5 0D47A1 1976D2 2196F3 01579B 0288D1 03A9F4 006064 0097A7 00BCD4 004D40",
    "greys": "111111 222222 2b2b2b 3c3c3c 4f4f4f 666666 7a7a7a 8c8c8c 9d9d9d b0b0b0 c4c4c4 eeeeee",
    "few": "4E79A7 F28E2B E15759 76B7B2 59A14F EDC948 B07AA1 FF9DA7 9C755F BAB0AC",
    "pale": "fce4ec f3e5f5 ede7f6 e8eaf6 e3f2fd e1f5fe e0f7fa e0f2f1 e8f5e9 f1f8e9 f9fbe7 fffde7",
    "shades of red": "ffebee ffcdd2 fdb9bd ff8a80 fb7a75 ff5252 ff1744 f50057 fa3d3d f6685e f99a95",
}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("times", [1, 9])
def test_palettes_are_colours(palette, times):
    assert told(palette.split() * times).label == "hex_color"


def test_colours_of_pictures_have_parts_that_are_near_each_other():
    rng = random.Random(3)
    cells = []
    for _ in range(80):
        light = rng.randint(30, 225)
        parts = [max(1, min(254, light + rng.randint(-25, 25))) for _ in range(3)]
        cells.append("".join(f"{part:02x}" for part in parts))
    assert hex_number_opinions(cells_of(cells)) == []


@pytest.mark.parametrize(
    "cells",
    [["3c4a11"] * 9, ["#3c4a11", "#4d5b22"] * 9, [f"{x:05x}" for x in range(70_000, 70_020)]],
)
def test_other_columns_are_not_looked_at(cells):
    assert hex_number_opinions(cells_of(list(dict.fromkeys(cells)))) == []


def tone(rng):
    red = rng.randint(150, 253)
    green = red - rng.randint(20, 59)
    return f"{red:02x}{green:02x}{green - rng.randint(20, 59):02x}"


@pytest.mark.parametrize("seed", range(3))
def test_tones_of_one_hue_are_colours(seed):
    rng = random.Random(seed)
    assert hex_number_opinions(cells_of([tone(rng) for _ in range(60)])) == []
    numbers = [f"{x:06x}" for x in drawn(0x3C0000, 0x4BFFFF, 60, seed)]  # of two countries
    assert hex_number_opinions(cells_of(numbers))
