"""Columns of numbers of persons, told by their check digits whatever the verdict says."""

from __future__ import annotations

import json
import random
from importlib import import_module

import pandas as pd
import pytest

from pandas_semtype import InferenceResult
from pandas_semtype.simon.rules.identity_numbers import _LEFT_OUT, _checks, passing_numbers
from pandas_semtype.simon.rules.validators_keys import check_of

SHAPES = {
    "at.vnr": "4ddd010180",
    "be.nn": "710415ddddd",
    "bg.egn": "790310dddd",
    "br.cpf": "ddddddddddd",
    "ca.sin": "5dddddddd",
    "ch.ssn": "756dddddddddd",
    "cl.rut": "1dddddddd",
    "cz.rc": "845617dddd",
    "de.idnr": "8dddddddddd",
    "do.cedula": "402dddddddd",
    "ec.ci": "170ddddddd",
    "gr.amka": "d50891ddddd",
    "hr.oib": "ddddddddddd",
    "is_.kennitala": "220768ddd9",
    "in_.aadhaar": "7ddddddddddd",
    "il.idnr": "2dddddddd",
    "kr.rrn": "8206111dddddd",
    "nl.bsn": "2dddddddd",
    "no.fodselsnummer": "130494ddddd",
    "pl.pesel": "660731ddddd",
    "ro.cnp": "280092412dddd",
    "si.emso": "d708976505ddd",
    "th.pin": "3dddddddddddd",
    "tr.tckimlik": "4dddddddddd",
    "ua.rntrc": "3ddddddddd",
    "za.idnr": "9202205ddd08d",
}


def drawn(shape, seed, n=40):
    """Return different numbers of a shape whose other digits are drawn."""
    draw = random.Random(f"{shape} {seed}")
    cells: dict[str, None] = {}
    while len(cells) < n:
        cells["".join(draw.choice("0123456789") if c == "d" else c for c in shape)] = None
    return list(cells)


def valid(module, seed, n=40):
    is_valid = import_module(f"stdnum.{module}").is_valid
    cells: dict[str, None] = {}
    for cell in (c for turn in range(400) for c in drawn(SHAPES[module], f"{seed} {turn}")):
        if is_valid(cell):
            cells[cell] = None
            if len(cells) == n:
                break
    return list(cells)


@pytest.mark.parametrize("module", SHAPES)
def test_numbers_of_persons_pass_whatever_has_become_of_them(module):
    cells = valid(module, 1, 12)
    assert len(cells) >= 9
    assert passing_numbers(cells) == 1.0
    assert passing_numbers([f" {cell} " for cell in cells]) == 1.0
    # Read as numbers, they lose the zeros in front, and become floats where others are missing.
    assert passing_numbers([str(int(cell)) for cell in cells]) >= 0.8
    assert passing_numbers([f"{float(cell):.1f}" for cell in cells]) >= 0.8
    wrong = [cell[:-1] + str((int(cell[-1]) + 3) % 10) for cell in cells[:2]]
    assert passing_numbers(wrong + cells[2:]) >= 0.8 or len(cells) < 12
    assert passing_numbers(wrong + cells[2:6]) == 0.0


@pytest.mark.parametrize("module", [module for module, _ in _checks() if module in SHAPES])
def test_digits_of_the_same_look_do_not_pass(module):
    for seed in range(20):
        assert passing_numbers(drawn(SHAPES[module], seed, 10)) == 0.0


def test_a_check_passes_no_more_than_one_cell_in_nine_by_chance():
    draw = random.Random(5)
    for module, shape in _checks():
        if module not in SHAPES:
            continue
        cells = valid(module, 2, 8)
        others = [
            cell[:-4] + "".join(draw.choice("0123456789") for _ in range(4))
            for cell in cells
            for _ in range(60)
        ]
        passed = sum(shape.fullmatch(c) is not None and check_of(module)(c) for c in others)
        assert passed <= 0.16 * len(others), module
    assert {"dk.cpr", "us.ssn", "gb.nhs", "gb.nino"} <= _LEFT_OUT


def test_ordinary_numbers_do_not_pass():
    first = 417_302_995
    for step in (1, 3, 7, 9, 10, 11, 13, 97, 100, 1000):
        for more in (0, 10**9, 10**10, 10**12):
            assert passing_numbers([str(first + more + i * step) for i in range(64)]) == 0.0
    assert passing_numbers([f"2024{m:02d}{d:02d}" for m in range(1, 9) for d in range(1, 9)]) == 0.0
    assert passing_numbers([f"24{m:02d}{d:02d}0001" for m in range(1, 9) for d in range(1, 9)]) == 0
    # Sheets count the days of a register, and a year before 1954 had no check digit.
    assert passing_numbers([f"24{m:02d}{d:02d}001" for m in range(1, 9) for d in range(1, 9)]) == 0
    assert passing_numbers([str(n * 86400) for n in range(17000, 17064)]) == 0.0
    assert passing_numbers([f"-{cell}" for cell in valid("nl.bsn", 3)]) == 0.0
    assert passing_numbers([]) == 0.0
    assert passing_numbers(["x" * 9000] * 9) == 0.0


@pytest.mark.parametrize("module", ["nl.bsn", "th.pin", "ro.cnp", "is_.kennitala", "in_.aadhaar"])
def test_they_are_listed_without_a_name_and_masked(module):
    cells = valid(module, 4, 30)
    frame = pd.DataFrame({"c": cells, "qty": range(len(cells))})
    result = frame.semtype.infer()
    found = result.personal_data()
    assert found["column"].tolist() == ["c"]
    assert found["kind"].tolist() == ["direct"]  # few that look so are phones, by their label
    masked = frame.semtype.mask(key="a key of these tests", result=result)
    assert not set(masked["c"]) & set(cells)
    again = InferenceResult.from_dict(json.loads(json.dumps(result.to_dict())))
    pd.testing.assert_frame_equal(again.personal_data(), found)
    numbers = pd.DataFrame({"c": [int(cell) for cell in cells]}).semtype.infer()
    assert numbers.personal_data()["kind"].tolist() == ["direct"]
    others = pd.DataFrame({"c": drawn(SHAPES[module], 9)}).semtype.infer().personal_data()
    assert "check digits" not in others["reason"].tolist()


CPFS = (
    "11144477735", "52998224725", "12345678909", "98765432100", "39053344705", "15350946056",
    "86288366757",
)  # fmt: skip


@pytest.mark.parametrize("form", ["{}", "{} ", "'{}'", '"{}"'])
def test_what_surrounds_them_does_not_matter(form):
    result = pd.DataFrame({"x": [form.format(cpf) for cpf in CPFS]}).semtype.infer()
    assert result.personal_data()["category"].tolist() == ["identity number"]


def test_a_word_among_floats_does_not_hide_them():
    cells = [f"{cpf}.0" for cpf in CPFS] + [f"{cpf}.0" for cpf in ("71428793860", "87748248800")]
    assert passing_numbers([*cells, "refused"]) == 0.9


def test_a_result_of_the_last_release_tells_no_check_digits():
    cells = valid("nl.bsn", 6)
    plain = pd.DataFrame({"c": cells}).semtype.infer().to_dict()
    assert plain["columns"][0]["holds"].pop("checked") == 1.0
    assert plain["columns"][0]["holds"].pop("numbered") == 1.0
    old = InferenceResult.from_dict(plain).personal_data()
    assert "check digits" not in old["reason"].tolist()
