"""Short forms of names of columns, and what cells do not tell: chassis, marriages, cards."""

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.personal_names import personal_name


@pytest.mark.parametrize(
    "name", ["F. Nac.", "f_nac", "D. Nasc.", "Szül.", "Nar.", "synt.", "Ημ. γέν.", "F.dato", "ddn"]
)
def test_short_forms_of_birth_dates(name):
    assert personal_name(name, "datetime").category == "birth date"


@pytest.mark.parametrize("name", ["Nar.", "synt", "ddn", "F. dato"])
def test_above_texts_and_numbers_they_mean_something_else(name):
    assert personal_name(name, "categorical") is None
    assert personal_name(name, "int") is None


@pytest.mark.parametrize(
    "name",
    ["Fam.Stand", "Familienstand", "Stan cyw.", "ESTADO_CIVIL", "état civil", "stato civile",
     "Burgerlijke staat", "Medeni Hali", "Семейное положение", "婚姻状况", "혼인상태"],
)  # fmt: skip
@pytest.mark.parametrize("label", ["categorical", "code", "text"])
def test_marriages_are_told_by_name(name, label):
    found = personal_name(name, label)
    assert (found.category, found.kind) == ("family", "indirect")


@pytest.mark.parametrize("name", ["marital status date", "estado", "stan", "stand", "civil works"])
def test_other_states_are_no_marriages(name):
    assert personal_name(name, "categorical") is None


@pytest.mark.parametrize(
    "name", ["VIN", "Şase No", "chassis_no", "Fahrgestellnummer", "numero de bastidor", "车架号"]
)
def test_chassis_are_vehicles(name):
    assert personal_name(name, "identifier").category == "vehicle"
    assert personal_name(name, "float") is None


@pytest.mark.parametrize("name", ["chassis type", "vin count", "chassis", "vino"])
def test_what_is_said_of_a_chassis_is_no_vehicle(name):
    assert personal_name(name, "identifier") is None


@pytest.mark.parametrize("name", ["IMSI", "iccid"])
def test_numbers_of_cards_are_told_where_they_are_long(name):
    assert personal_name(name, "identifier", numbered=True).category == "online identifier"
    assert personal_name(name, "code") is None


@pytest.mark.parametrize(("name", "found"), [("Raça/Cor", True), ("Raça", False), ("Cor", False)])
def test_breeds_and_colours_are_no_ethnic_groups(name, found):
    assert (personal_name(name, "color") is not None) is found


def test_columns_are_found():
    frame = pd.DataFrame(
        {
            "Fam.Stand": ["vh", "led", "gesch", "vh", "verw"] * 8,
            "PersNr": [f"{n * 37:08d}" for n in range(40)],
            "Menge": range(40),
        }
    )
    found = pandas_semtype.infer(frame, model="simon_v2").personal_data()
    assert list(found["column"]) == ["Fam.Stand", "PersNr"]
