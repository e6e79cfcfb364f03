"""Numbers behind a word that stands in front of no address are none; behind others they may be."""

import random

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.numbered_heads import numbered_head_opinions

PLACES = {"address", "address_line", "street_name", "house_number"}


def numbered(head, most=70, n=90, seed=4):
    rng = random.Random(seed)
    return [f"{head}{rng.randint(1, most)}" for _ in range(n)]


def inferred(cells, name=None):
    frame = pd.DataFrame({name or "x": cells})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=name is not None).at(0).label


THINGS = ["Kap. ", "Rz. ", "Par. ", "Lfg. ", "Pumpe ", "Kolli ", "Vitrine ", "Carton ", "Tavolo ",
          "Rack ", "Doss. ", "D.N.I. A", "kap. ", "PALETTE ", "Zyl. "]  # fmt: skip
LINES = ["Apt ", "Ste. ", "Whg. ", "Appt ", "Depto. ", "Interno ", "Scala ", "\u043a\u0432. ",
         "lgh ", "Daire ", "Postbus ", "m. ", "Trlr ", "B\u00e2t. ", "Haus "]  # fmt: skip


@pytest.mark.parametrize("head", THINGS)
def test_what_is_numbered_is_no_address(head):
    assert "address_line" in {o.label for o in numbered_head_opinions(cells_of(numbered(head)))}
    assert inferred(numbered(head)) not in PLACES
    assert inferred(numbered(head, 90_000, 300)) not in PLACES


@pytest.mark.parametrize("head", LINES)
def test_lines_of_addresses_stay_possible(head):
    assert not numbered_head_opinions(cells_of(numbered(head)))


@pytest.mark.parametrize("head", ["Ul. ", "Rte. ", "Lindenstr. ", "Cra. ", "Haslach ", "Calle "])
def test_streets_and_villages_may_be_addresses(head):
    found = {o.label for o in numbered_head_opinions(cells_of(numbered(head)))}
    assert found <= {"address_line"}


def test_few_cells_and_several_words_say_nothing():
    mixed = [f"{head} {n}" for head in ("Kiste", "Regal", "Tank") for n in range(1, 9)]
    for cells in (numbered("Kap. ", 4), mixed, ["Kap. 1a und 2", "Kap. 3 ff."] * 9):
        assert numbered_head_opinions(cells_of(cells)) == []
