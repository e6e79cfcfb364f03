"""Simulated columns of identifiers, codes and numbers with check digits."""

from __future__ import annotations

import re
from importlib import import_module

import numpy as np
import pytest

pytest.importorskip("faker")
pytest.importorskip("wordfreq")
pytest.importorskip("stdnum")

from pandas_semtype.simon.simulate import load_generators
from pandas_semtype.simon.simulate.keys import national_europe, national_world, tax_numbers
from pandas_semtype.simon.simulate.registry import Column, generators_of

load_generators()


def columns_of(label: str, name: str, n: int = 60, seeds: int = 12) -> list[Column]:
    (source,) = [g for g in generators_of(label) if g.name == name]
    made = [source.make(np.random.default_rng(seed), n) for seed in range(seeds)]
    return [m if isinstance(m, Column) else Column(list(m)) for m in made]


def cells_of(label: str, name: str) -> list[str]:
    return [cell for column in columns_of(label, name) for cell in column.values]


@pytest.mark.parametrize(
    ("label", "name", "standard"),
    [
        ("ean", "ean_13", "ean"), ("orcid", "orcid_dashed", "isni"),
        ("imei", "imei_numbers", "imei"),
        ("security_id", "isin", "isin"), ("security_id", "cusip", "cusip"),
        ("bic", "bic_codes", "bic"),
        ("security_id", "sedol", "gb.sedol"), ("identifier", "cas_numbers", "casrn"),
        ("routing_number", "aba_numbers", "us.rtn"),
    ],
)  # fmt: skip
def test_check_digits_are_those_of_the_standard(label: str, name: str, standard: str) -> None:
    checked = import_module(f"stdnum.{standard}")
    bare = [c.removeprefix("CAS ") for c in cells_of(label, name)]
    bare = [c.zfill(9) for c in bare] if standard == "us.rtn" else bare
    assert [c for c in bare if not checked.is_valid(c)] == []


def test_vehicles_have_the_check_digit_of_north_america() -> None:
    values = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True))
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    for cell in cells_of("vin", "vin_numbers"):
        vin = cell.upper()
        assert re.fullmatch(r"[A-HJ-NPR-Z0-9]{17}", vin)
        total = sum(w * int(values.get(c, c)) for w, c in zip(weights, vin, strict=True))
        assert vin[8] == "0123456789X"[total % 11]


@pytest.mark.parametrize(
    ("country", "standard"),
    [
        ("brazil", "br.cpf"), ("spain", "es.nif"), ("italy", "it.codicefiscale"),
        ("france", "fr.nir"),
        ("sweden", "se.personnummer"), ("poland", "pl.pesel"), ("romania", "ro.cnp"),
        ("netherlands", "nl.bsn"), ("belgium", "be.nn"), ("bulgaria", "bg.egn"),
        ("czechia", "cz.rc"),
        ("turkey", "tr.tckimlik"), ("india", "in_.aadhaar"), ("south_africa", "za.idnr"),
        ("canada", "ca.sin"), ("chile", "cl.rut"), ("switzerland", "ch.ssn"), ("baltic", "ee.ik"),
        ("thailand", "th.pin"), ("finland", "fi.hetu"), ("norway", "no.fodselsnummer"),
        ("denmark", "dk.cpr"), ("china", "cn.ric"), ("korea", "kr.rrn"), ("mexico", "mx.curp"),
    ],
)  # fmt: skip
def test_personal_numbers_are_valid(country: str, standard: str) -> None:
    checked = import_module(f"stdnum.{standard}")
    make = getattr(national_europe, country, None) or getattr(national_world, country)
    cells = [c for seed in range(6) for c in make(np.random.default_rng(seed), 40)]
    valid = sum(checked.is_valid(c) for c in cells if "*" not in c) / sum(
        "*" not in c for c in cells
    )
    assert valid > 0.97  # a few fall on an area, a day or a word that is not in use


@pytest.mark.parametrize(
    ("country", "standards"),
    [
        ("france", "fr.siren fr.siret fr.tva"), ("italy", "it.iva"), ("spain", "eu.vat es.cif"),
        ("austria", "at.uid"), ("belgium", "be.vat"), ("brazil", "br.cnpj"),
        ("america", "ar.cuit mx.rfc co.nit cl.rut pe.ruc"), ("india", "in_.pan in_.gstin"),
        ("australia", "au.abn au.acn"), ("north", "no.orgnr se.orgnr dk.cvr fi.ytunnus"),
    ],
)  # fmt: skip
def test_tax_numbers_are_valid(country: str, standards: str) -> None:
    modules = [import_module(f"stdnum.{name}") for name in standards.split()]
    make = getattr(tax_numbers, f"_{country}")
    cells = [c for seed in range(8) for c in make(np.random.default_rng(seed), 30)]
    assert sum(any(m.is_valid(c) for m in modules) for c in cells) / len(cells) > 0.97


@pytest.mark.parametrize(
    ("label", "name", "pattern"),
    [
        ("doi", "doi_bare", r"10\.\d{4,5}/\S+"),
        ("unix_time", "unix_times", r"\d{9,10}(\d{3}){0,3}"),
        ("house_number", "house_numbers", r"\d+[ -]?[A-Fa-f]?"),
        ("icd_code", "icd_10_codes", r"(?i)[A-Z]\d\d.*"),
        ("industry_code", "sic_codes", r"\d{2,4}"),
        ("industry_code", "naics_codes", r"\d{2,6}(\.0)?|\d\d-\d\d"),
        ("username", "handles", r"\S+"),
        ("hash", "short_hashes", r"(0x)?([0-9a-f]{7,16}|[0-9A-F]{7,16})"),
        ("identifier", "zero_padded_numbers", r"\d{3,14}"),
        ("identifier", "numbers_of_records", r"\d+"),
        ("postal_code", "postal_codes_of_six_digits", r"\d{6}"),
        ("postal_code", "postal_codes_of_four_digits", r"\d{4}"),
        ("phone", "phones_as_plain_digits", r"\d{9,13}(\.0)?"),
        ("int", "one_number", r"-?[\d,]+"),
        ("text", "page_ranges", r"\D*\d+(\D+\d+)?"),
    ],
)
def test_cells_have_the_form_of_their_label(label: str, name: str, pattern: str) -> None:
    assert [c for c in cells_of(label, name) if not re.fullmatch(pattern, c)] == []


def test_padded_numbers_are_no_ints_and_plain_ones_may_be() -> None:
    for column in columns_of("identifier", "zero_padded_numbers"):
        assert any(c[0] == "0" for c in column.values)
        assert len({len(c) for c in column.values}) == 1
        assert "int" not in column.ignore
    for name in ("numbers_of_records", "row_counters"):
        assert all("int" in c.ignore for c in columns_of("identifier", name))


def test_keys_that_repeat_may_be_called_codes_or_categories() -> None:
    columns = columns_of("identifier", "cases_and_permits", seeds=40)
    repeating = [c for c in columns if len(set(c.values)) < 36]
    assert 2 <= len(repeating) <= 15
    assert all({"categorical", "code"} <= set(c.ignore) for c in repeating)


def test_constant_columns_are_made() -> None:
    assert all(len(set(c.values)) == 1 for c in columns_of("int", "one_number"))
    assert all(len(set(c.values)) == 1 for c in columns_of("code", "one_code"))
    numbers = {c.values[0] for c in columns_of("int", "one_number", seeds=40)}
    assert {"0", "1"} <= numbers


def test_old_generators_of_codes_are_not_drawn_as_texts_or_numbers() -> None:
    superseded = {
        "text": ("codes_of_random_shape", "codes_with_prefix", "registration_numbers"),
        "int": ("identifiers", "padded_codes", "epochs"),
        "categorical": ("short_codes", "single_letters", "numbers_as_codes"),
    }
    for label, names in superseded.items():
        weights = {g.name: g.weight for g in generators_of(label)}
        assert [weights[name] for name in names] == [0.0] * len(names)
