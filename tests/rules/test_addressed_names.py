"""People with the word that they are addressed by are people, and personal data."""

import random

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.addressed_names import addressed_name_opinions


def drawn(*parts, n=50, seed=2):
    rng = random.Random(seed)
    return ["".join(rng.choice(part) for part in parts) for _ in range(n)]


def result(cells, name="x"):
    frame = pd.DataFrame({name: cells})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=False)


JAPAN = ["\u5c71\u7530", "\u4e2d\u6751", "\u52a0\u85e4", "\u4f50\u3005\u6728", "\u5ca1\u672c"]
GIVEN = ["\u5065\u592a", "\u967d\u5b50", "\u3042\u304b\u308a", "\u771f\u7531\u7f8e"]
CHINA = list("\u5f20\u5468\u5434\u5f90\u5b59")
KOREA = ["\uae40\ubbfc\uc9c0", "\uc774\uc900\ud638", "\ubc15\uc218\ube48", "\ucd5c\ub3c4\uc724"]
PEOPLE = {
    "Japanese": drawn(JAPAN, ["\u69d8"]),
    "Japanese, in full": drawn(JAPAN, GIVEN, ["\u69d8", "\u69d8", ""]),
    "Japanese, with blanks": drawn(JAPAN, [" ", "\u3000"], GIVEN, ["\u6bbf", ""]),
    "Chinese": drawn(CHINA, ["\u5148\u751f", "\u5973\u58eb"]),
    "Chinese drivers": drawn(CHINA, ["\u5e08\u5085"]),
    "Chinese doctors": drawn(CHINA, ["\u533b\u751f"]),
    "Korean": drawn(KOREA, ["\ub2d8"]),
    "Korean, with ranks": drawn(KOREA, [" \uacfc\uc7a5", " \ub300\ub9ac"]),
    "English": drawn(["Mr ", "Ms "], ["Smith", "Tanner", "Holt", "Rees"], [" (York)", " (Hull)"]),
    "in capitals": drawn(["MR ", "MRS "], ["K WALSH", "P DEAN", "O HOLT", "J SMITH"]),
    "German": drawn(["Frau ", "Herr "], ["Kern", "Koch", "Vogt", "Stahl"], [" (2b)", " - Mathe"]),
    "Italian": drawn(["Sig. ", "Sig.ra "], ["Neri", "Sala", "Costa", "Riva"], [" (VR)", " (MI)"]),
    "French": drawn(
        ["Mme ", "M. "], ["Garnier", "Petit", "Le Goff", "Roche"], [" (SVT)", " (EPS)"]
    ),
    "Polish": drawn(["Pani ", "Pan "], ["Wilk", "Sikora", "Duda", "Bielak"], ["", ", 3b"]),
}
OTHERS = {
    "seniors": drawn(["Sr. ", "Jr. "], ["Developer", "Engineer", "Analyst", "Tester"]),
    "departments": drawn(["HR "], ["Manager", "Partner", "Services", "Assistant"]),
    "firms": drawn(["Dr. "], ["Oetker GmbH", "Maag AG", "Beck Ltd", "Wolff KG"]),
    "shops": drawn(["\u82b1", "\u672c", "\u9b5a", "\u8089"], ["\u5c4b\u3055\u3093"]),
    "guests": drawn(["\u304a\u5ba2", "\u7686", "\u5404\u4f4d", "\u5148\u774040\u540d"], ["\u69d8"]),
    "kinds of doctors": drawn(["\u773c", "\u5916", "\u5185", "\u5152"], ["\u79d1\u533b\u751f"]),
    "customers": drawn(["\uace0\uac1d", "\ud68c\uc6d0", "\uc190"], ["\ub2d8"]),
    "words": ["Fragile", "Keep dry", "This side up", "Do not stack"] * 9,
}  # fmt: skip


@pytest.mark.parametrize("cells", PEOPLE.values(), ids=PEOPLE)
def test_people_with_their_title(cells):
    told = result(cells)
    assert addressed_name_opinions(cells_of(cells))[0].label == "person_name"
    assert told["x"].label == "person_name"
    assert list(told.personal_data()["column"]) == ["x"]


@pytest.mark.parametrize("cells", OTHERS.values(), ids=OTHERS)
def test_others_are_none(cells):
    assert addressed_name_opinions(cells_of(cells)) == []


def test_two_names_may_be_anything():
    assert addressed_name_opinions(cells_of(["Mr Kent", "Mr Hull"] * 5)) == []
