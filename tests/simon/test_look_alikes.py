"""Labels that a user adds take what they were taught, and not what rules know as something else."""

import numpy as np
import pandas as pd
import pytest
from sampling_helpers import columns_of_words

import pandas_semtype
from pandas_semtype.errors import ExampleError
from pandas_semtype.sampling import sample_frame
from pandas_semtype.simon.transfer.examples import gather
from pandas_semtype.simon.transfer.look_alikes import look_alikes, traits_of, without_words_of

pytestmark = [
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning"),
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.ForgettingWarning"),
]

_WORDS = """
German French Italian Spanish Polish Dutch Swedish Danish Brazilian Mexican Canadian American
British Irish Chinese Japanese Korean Indian Turkish Greek Russian Ukrainian Kenyan Nigerian
Egyptian Israeli Australian Chilean Peruvian Swiss Austrian Belgian Portuguese Czech Finnish
"""
ADJECTIVES = _WORDS.split()
OTHERS = {
    "country": ["Germany", "France", "Kenya", "Peru", "Chile", "Japan", "Turkey", "Norway"],
    "language": ["English", "Hindi", "Swahili", "Arabic", "Urdu", "Tamil", "Zulu", "Hausa"],
    "city": ["Chicago", "Houston", "Phoenix", "Seattle", "Boston", "Denver", "Atlanta", "Miami"],
    "last_name": ["Rutledge", "Barlow", "Burke", "Nielsen", "Barnett", "Horne", "Carr", "Jensen",
                  "Muller", "Schmidt", "Kowalski"],
    "first_name": ["James", "Mary", "Linda", "Robert", "Susan", "Karen", "Thomas", "Nancy"],
}  # fmt: skip


def gtin(rng):
    body = rng.integers(0, 10, 12)
    return "".join(map(str, [*body, -int(body @ ([1, 3] * 6)) % 10]))


def without_nationality():
    model = pandas_semtype.load("simon_v2")
    return model.restrict([label for label in model.labels if label != "nationality"])


@pytest.fixture(scope="module")
def nations():
    frame = columns_of_words(ADJECTIVES, 6, 20)
    return pandas_semtype.extend(
        frame, "nationality", list(frame), base=without_nationality(), activate=False
    )


@pytest.fixture(scope="module")
def barcodes():
    rng = np.random.default_rng(3)
    frame = pd.DataFrame({f"c{i}": [gtin(rng) for _ in range(50)] for i in range(4)})
    return pandas_semtype.extend(frame, "barcode", list(frame), base="simon_v2", activate=False)


@pytest.mark.parametrize("label", OTHERS)
def test_a_taught_label_does_not_take_what_rules_know(nations, label):
    frame = pd.DataFrame({"x": OTHERS[label] * 6})
    assert pandas_semtype.infer(frame, model=nations)["x"].label == label


def test_a_taught_label_takes_its_own(nations):
    frame = pd.DataFrame({"x": ADJECTIVES[::2] * 3})
    told = pandas_semtype.infer(frame, model=nations)["x"]
    assert told.label == "nationality"


def test_what_all_examples_pass_is_asked_of_other_cells(barcodes):
    rng = np.random.default_rng(8)
    frame = pd.DataFrame(
        {
            "right": [gtin(rng) for _ in range(60)],
            "wrong": ["".join(map(str, rng.integers(0, 10, 13))) for _ in range(60)],
        }
    )
    told = pandas_semtype.infer(frame, model=barcodes).types
    assert told["right"] == "barcode"
    assert told["wrong"] != "barcode"


def test_traits_are_saved_with_the_model(barcodes, tmp_path):
    barcodes.save(tmp_path / "m")
    again = pandas_semtype.load(tmp_path / "m")
    assert again.model.traits == barcodes.model.traits
    assert again.model.traits["barcode"]["requires"] == ["ean"]


def test_a_kind_of_what_a_rule_settles_may_be_taught():
    cells = [f"{x}.{y}@acme.example" for x in "abcdefgh" for y in "klmno"]
    one = gather("work_email", pd.Series(cells))[0]
    assert traits_of(one)["settled"] == ["email"]
    base = pandas_semtype.load("simon_v2")
    model = base.extend(
        "work_email", [pd.Series(cells[i::3]) for i in range(3)], negatives=[
            pd.Series([f"{x}{y}@mail.example" for x in "abcdefgh" for y in "klmno"])
        ],
    )  # fmt: skip
    frame = pd.DataFrame({"x": [f"{x}.{y}@acme.example" for x in "pqrst" for y in "vwxyz"]})
    assert pandas_semtype.infer(frame, model=model)["x"].label == "work_email"


def test_words_of_the_examples_are_nobodys_negatives():
    classes = gather("nationality", columns_of_words(ADJECTIVES, 4, 30))
    made = look_alikes(classes, 0)
    taken = {word.lower() for word in ADJECTIVES}
    assert made
    assert taken.isdisjoint(v.lower() for column in made for v in column.values)
    assert [c.values for c in look_alikes(classes, 0)] == [c.values for c in made]
    given = sample_frame(pd.DataFrame({"x": ["Danish", "Urdu", "Hindi", "Danish", "Polish"]}))
    (kept,) = without_words_of(classes, given)
    assert sorted(kept.values) == ["Hindi", "Urdu"]
    assert kept.counts.tolist() == [1, 1]


def test_a_class_about_a_list_has_no_look_alikes_from_it():
    towns = ["Cleveland", "Dayton", "Akron", "Toledo", "Boston", "Denver", "Tucson", "Spokane"]
    made = look_alikes(gather("league_town", pd.DataFrame({"x": towns * 3})), 0)
    assert len(made) < len(look_alikes(gather("adjective", pd.Series(ADJECTIVES)), 0))


def test_numbers_have_no_look_alikes_of_words():
    assert look_alikes(gather("sku", pd.Series([f"{i:05d}" for i in range(40)])), 0) == []


def test_negatives_that_share_words_are_taken_without_them():
    frame = columns_of_words(ADJECTIVES, 3, 20)
    tongues = pd.Series(["Danish", "Polish", "Greek", "Urdu", "Hindi", "Swahili", "Zulu"])
    pandas_semtype.extend(
        frame, "nationality", list(frame), negatives=[tongues], base=without_nationality(),
        activate=False,
    )  # fmt: skip
    with pytest.raises(ExampleError, match="counter-examples"):
        pandas_semtype.extend(
            frame, "nationality", list(frame), negatives=[frame["c0"]], base=without_nationality(),
            activate=False,
        )  # fmt: skip
