"""Closed lists of words: a column that has none of them is something else."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.sampling import sample_series
from pandas_semtype.simon.decision.known_words import other_words, shared_words
from pandas_semtype.simon.transfer.examples import gather
from pandas_semtype.simon.transfer.look_alikes import traits_of

pytestmark = [
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning"),
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.ForgettingWarning"),
]

KITCHEN = [
    "Schneebesen",
    "Kelle",
    "Sieb",
    "Reibe",
    "Pfanne",
    "Topf",
    "Nudelholz",
    "Mörser",
    "Schäler",
    "Backform",
    "Trichter",
    "Zange",
    "Wender",
    "Messbecher",
    "Hobel",
    "Dose",
]
BIRDS = [
    "Amsel",
    "Drossel",
    "Fink",
    "Star",
    "Meise",
    "Elster",
    "Krähe",
    "Specht",
    "Zeisig",
    "Lerche",
    "Sperling",
    "Kuckuck",
]
WEAVING = [
    "lanzadera",
    "urdimbre",
    "trama",
    "telar",
    "peine",
    "bobina",
    "ovillo",
    "hilo",
    "huso",
    "rueca",
    "lizo",
    "enjulio",
    "madeja",
    "canilla",
]
KITCHEN_ES = [
    "olla",
    "sartén",
    "cazo",
    "cuchara",
    "plato",
    "vaso",
    "jarra",
    "tetera",
    "horno",
    "taza",
    "fuente",
    "cuchillo",
]
TEA = ["茶碗", "茶杓", "茶筅", "棗", "水指", "釜", "風炉", "柄杓", "建水", "蓋置", "袱紗", "茶巾"]
TREES = ["松", "杉", "檜", "桜", "楓", "梅", "柳", "欅", "銀杏", "椿", "竹", "樫"]


def drawn(words, seed, n=25):
    rng = np.random.default_rng(seed)
    some = rng.permutation(words)[: max(4, round(len(words) * rng.uniform(0.5, 0.9)))]
    return [str(word) for word in rng.choice(some, n)]


def samples(*columns):
    return [sample_series(pd.Series(column)) for column in columns]


@pytest.mark.parametrize("n", [1, 2, 5])
def test_words_that_come_again_are_a_list(n):
    keys = shared_words(samples(*[drawn(KITCHEN, seed, 60) for seed in range(n)]))
    assert not other_words(drawn(KITCHEN, 9), keys)
    assert not other_words([word.upper() + " " for word in drawn(KITCHEN, 9)], keys)
    assert other_words(BIRDS, keys)
    assert not other_words([*BIRDS, *KITCHEN[:3], *KITCHEN[-3:]], keys)
    # Of hashes of two bytes nobody can tell a word.
    assert all(len(key) == 4 for key in keys)


@pytest.mark.parametrize(
    "columns",
    [
        [KITCHEN],
        [KITCHEN[:8], KITCHEN[8:]],
        [KITCHEN, BIRDS, [*WEAVING, *KITCHEN]],
        [["oak", "elm"] * 9] * 3,
        [],
    ],
)
def test_words_that_do_not_come_again_are_no_list(columns):
    assert shared_words(samples(*columns)) is None


def test_words_that_rules_settle_and_codes_have_no_list():
    months = ["January", "March", "May", "July", "June", "April"]
    for columns in ([drawn(months, s) for s in range(3)], [["A1", "A2", "A3", "A4"] * 5] * 3):
        assert "words" not in traits_of(gather("mine", columns)[0])
    assert "words" in traits_of(gather("mine", [drawn(KITCHEN, s) for s in range(3)])[0])


@pytest.mark.parametrize(
    ("words", "others"), [(KITCHEN, BIRDS), (WEAVING, KITCHEN_ES), (TEA, TREES)]
)
def test_other_words_of_the_language_are_not_taken(tmp_path, words, others):
    model = pandas_semtype.load("simon_v2").extend("trade", [drawn(words, s) for s in range(4)])
    model.save(tmp_path / "model")
    frame = pd.DataFrame({"a": drawn(words, 50), "b": drawn(others, 51), "c": drawn(others, 52)})
    frame["d"] = drawn(words[:6] + others[:4], 54)
    for one in (model, pandas_semtype.load(tmp_path / "model")):
        types = frame.semtype.infer(model=one, use_names=False).types
        assert types["a"] == "trade"
        assert not (types[["b", "c"]] == "trade").any()


def test_words_of_an_open_class_may_be_others():
    rng = np.random.default_rng(3)
    syllables = ["ka", "lo", "mi", "ren", "dor", "tas", "vel", "ur", "nim", "osh"]

    def names(n=30):
        return ["".join(rng.choice(syllables, 3)).title() for _ in range(n)]

    model = pandas_semtype.load("simon_v2").extend("elf", [names() for _ in range(5)])
    assert "words" not in model.model.traits["elf"]
    assert (
        pd.DataFrame({"x": names()}).semtype.infer(model=model, use_names=False).types["x"] == "elf"
    )
