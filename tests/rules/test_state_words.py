"""Words for the state of something are names of nobody, whatever their column is called."""

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.state_words import _WORDS, state_word_opinions

GENERAL = {"categorical", "text", "code", "unknown", "boolean", "ordinal"}
STATES = {
    "English": ["Shipped", "Delivered", "Returned"],
    "small letters": ["waiting", "on hold", "done"],
    "German": ["storniert", "in Arbeit", "geliefert"],
    "French": ["En cours", "Annulé", "Terminé"],
    "Spanish": ["pendiente", "anulado", "pagado"],
    "Italian": ["Sospeso", "Chiuso", "In corso"],
    "Polish": ["opłacone", "anulowane", "w toku"],
    "Swedish": ["pågående", "avslutad", "öppen"],
    "Turkish": ["Beklemede", "İptal"],
    "Russian": ["в пути", "отменён", "доставлен"],
    "frequencies": ["weekly", "monthly", "yearly"],
    "one": ["Offline"],
}


def inferred(cells, name):
    return pandas_semtype.infer(pd.DataFrame({name: cells * 20}), model="simon_v2").at(0).label


@pytest.mark.parametrize("cells", STATES.values(), ids=STATES)
@pytest.mark.parametrize("name", ["city", "company", "first name", "nationality", "Ort"])
def test_states_are_no_names(cells, name):
    assert "company" in {o.label for o in state_word_opinions(cells_of(cells))}
    assert inferred(cells, name) in GENERAL


@pytest.mark.parametrize(
    ("name", "cells", "label"),
    [
        ("city", ["Kiel", "Open", "Trier"], "city"),
        ("company", ["Online AG", "Cash Ltd"], "company"),
        ("first name", ["Anna", "Otto", "Emil"], "first_name"),
        ("color", ["red", "blue", "green"], "color"),
    ],
)
def test_names_keep_their_label(name, cells, label):
    assert state_word_opinions(cells_of(cells)) == []
    assert inferred(cells, name) == label


def test_no_word_is_a_code():
    assert min(map(len, _WORDS)) > 2


def test_families_may_be_called_so():
    found = {o.label for o in state_word_opinions(cells_of(["Frei", "Gut"]))}
    assert "last_name" not in found
