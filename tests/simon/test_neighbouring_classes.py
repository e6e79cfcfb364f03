"""What a label that was added takes from columns of the same shape, and from other words."""

from __future__ import annotations

import string

import numpy as np
import pandas as pd
import pytest
from sampling_helpers import columns_of_words
from transfer_helpers import sample

import pandas_semtype
from pandas_semtype.simon.decision.user_labels import _marked
from pandas_semtype.simon.transfer.augmentation import are_words
from pandas_semtype.simon.transfer.examples import gather
from pandas_semtype.simon.transfer.fit_head import _look_alike_weights
from pandas_semtype.simon.transfer.look_alikes import traits_of

pytestmark = [
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning"),
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.ForgettingWarning"),
]

_FABRICS = """
Denim Linen Corduroy Chiffon Taffeta Organza Velvet Tweed Flannel Jersey Poplin Muslin Gabardine
Satin Crepe Damask Brocade Seersucker Twill Cashmere Mohair Batiste Voile Jacquard
"""
_MEDICINES = """
Xarelto Zyrtec Cetirizine Diclofenac Naproxen Lisinopril Enalapril Digoxin Heparin Insulin
Morphine Codeine Tramadol Fentanyl Diazepam Lorazepam Citalopram Fluoxetine
"""
FABRICS, MEDICINES = _FABRICS.split(), _MEDICINES.split()


def accession(rng):
    """Make a key such as P1ABC2."""
    a, b, c = rng.choice(list(string.ascii_uppercase), 3)
    return f"{rng.choice(list('OPQ'))}{rng.integers(10)}{a}{b}{c}{rng.integers(10)}"


def postal_code(rng):
    """Make a postal code of Canada."""
    a, b, c = rng.choice(list("ABCEGHJKLMNPRSTVXY"), 3)
    one, two, three = rng.integers(10, size=3)
    return f"{a}{one}{b} {two}{c}{three}"


def column(make, seed, n=30):
    rng = np.random.default_rng(seed)
    return [make(rng) for _ in range(n)]


def labels_of(model, columns):
    frame = pd.DataFrame({f"x{i}": cells for i, cells in enumerate(columns)})
    return frame.semtype.infer(model=model).types.to_list()


@pytest.fixture(scope="module")
def accessions():
    examples = [column(accession, seed) for seed in range(4)]
    return pandas_semtype.load("simon_v2").extend("accession", examples)


def test_a_code_with_a_mark_that_no_example_has_is_another(accessions):
    assert set(labels_of(accessions, [column(postal_code, 50 + i) for i in range(4)])) == {
        "postal_code"
    }
    assert labels_of(accessions, [column(accession, 80 + i) for i in range(4)]) == ["accession"] * 4


def test_a_class_of_words_leaves_other_words_alone():
    examples = columns_of_words(FABRICS, 4, 18)
    model = pandas_semtype.load("simon_v2").extend("fabric", examples)
    rng = np.random.default_rng(5)
    others = [rng.choice(MEDICINES, 40).tolist() for _ in range(4)]
    own = [rng.choice(FABRICS, 40).tolist() for _ in range(4)]
    assert "fabric" not in labels_of(model, others)
    assert labels_of(model, own) == ["fabric"] * 4


def test_marks_are_those_of_codes_in_several_columns():
    def marks(*columns):
        return traits_of(gather("mine", [list(cells) for cells in columns])[0]).get("marks")

    tyres = [["205/55 R16", "195/65 R15", "225/45 R17"], ["185/60 R14", "175/70 R13", "1"]]
    assert marks(*tyres) is None
    assert marks(*tyres, ["155/80 R13", "165/70 R14", "245/40 R18"]) == [" ", "/"]
    assert marks(["K4T", "L1A", "B2B"], ["K9T", "L7A", "B3B"], ["K1T", "L0A", "B4B"]) == []
    assert marks(*[[f"Tosca: act {i}", f"Aida: act {i}", "Norma"] for i in range(4)]) is None
    assert marks(*[["oak", "beech", f"elm{'m' * i}"] for i in range(4)]) is None


def test_some_odd_cells_make_no_other_code():
    cells = ["P1ABC2"] * 4 + ["P1 ABC2"]
    assert not _marked(cells, [])
    assert _marked(["K1A 0B1"] * 9 + ["K1A0B1"], ["-"])
    assert not _marked([" K1A-0B1 "], ["-"])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["French horn", "Oboe", "Double-bass", "Tuba"], True),
        (["Fidelio: Ouvertüre", "Aida: Akt", "Così fan tutte"], True),
        (["acgtacgt", "ccgtta", "ggacta"], False),
        (["MVLSPADKTN", "GKVGAHAGEY"], False),
        (["K4TR29", "L1AB02"], False),
        (["anna@example.org", "otto@example.org"], False),
        (["3 apples", "12 pears", "7 plums"], False),
        (["Nf3", "Qxe5", "Rd1"], False),
    ],
)
def test_words_are_told_from_codes(cells, expected):
    assert are_words(sample(cells)) is expected


def test_the_nearest_columns_of_other_classes_weigh_more():
    logits = np.arange(300.0)[:, None]
    targets = np.zeros((300, 1))
    targets[290:] = -1.0
    weights = _look_alike_weights(logits, targets)[:, 0]
    assert (weights[290:] == 1).all()  # of unknown class
    assert (weights[190:290] > 1).all()
    assert (weights[:190] == 1).all()
